"""Stub of a drawing of chapter 15."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Layout, Page
from mscourse.figures.palette import ThemeName


def claim_path() -> Drawing:
    """Stand in until the drawing is made."""
    return Drawing("claim_path", "Stub. " * 25, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw an empty page."""
    page = Page(120, layout, theme)
    page.footer("Schematic stub")
    return page
