"""The mouse experiment beside the trial: what is alike, and what is not."""

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


def mouse_and_person() -> Drawing:
    """Give the drawing of the experiment and the trial."""
    return Drawing("mouse_and_person", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the two trials."""
    return Page(300, layout, theme, HEADINGS[layout] if titled else None)
