"""Stub."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = "A picture that is being drawn: it will show the journey of a skin cell and its steps, each with its name, and here says only that."


def own_or_donor() -> Drawing:
    """Give the drawing."""
    return Drawing("own_or_donor", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw."""
    page = Page(100, layout, theme, Heading("Stub", "stub") if titled else None)
    page.footer("Schematic.")
    return page
