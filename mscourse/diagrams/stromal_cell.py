"""What a stromal cell is and is not: three marks in a dish, three fates there, and what it sends."""

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A green spindle cell in a dish, stuck to its floor. Three solid arrows lead to bone, cartilage and fat "
    "cells. Two arrows that are crossed out lead to a nerve cell and a myelin-making cell. Dashed arrows lead "
    "from the cell to immune cells: small bags and messengers that it sends."
)
HEADINGS = {
    "wide": Heading("A stromal cell", "What counts as one"),
    "phone": Heading("A stromal cell", "What counts as one"),
}


def what_an_msc_is() -> Drawing:
    """Give the drawing of what a stromal cell is and is not."""
    return Drawing("what_an_msc_is", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the cell, what it can become, and what it sends."""
    return Page(300, layout, theme, HEADINGS[layout] if titled else None)
