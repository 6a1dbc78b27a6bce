"""Stub."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A stub that will be drawn soon; it stands here so that the page can be written against its name, and "
    "it says so in enough words for the check."
)


def aid_anatomy() -> Drawing:
    """Give the drawing."""
    return Drawing("aid_anatomy", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw nothing yet."""
    page = Page(100, layout, theme)
    page.footer("Schematic.")
    return page
