"""Stub."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A picture that is still to come stands here, and this sentence holds its place until it does, with as "
    "many words as are needed for it."
)


def new_and_kept() -> Drawing:
    """Give the drawing."""
    return Drawing("new_and_kept", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:  # noqa: ARG001 - stub
    """Draw it."""
    page = Page(100, layout, theme)
    page.text((16, 50), "to come")
    return page
