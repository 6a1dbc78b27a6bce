"""Stub: the drawing follows."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A drawing that is being made for this place and that will show the cells and the steps that the text "
    "around it names in order."
)


def cell_routes() -> Drawing:
    """Give the drawing."""
    return Drawing("cell_routes", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw a stub."""
    page = Page(200, layout, theme, Heading("Stub", "Stub") if titled else None)
    page.footer("Schematic.")
    return page
