"""The checks that every picture must pass before it is stored."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

from mscourse.figures.page import SIZES, UNITS_AN_INCH
from mscourse.figures.palette import contrast
from mscourse.figures.render import pixels

SMALLEST = SIZES["small"]
EDGE = 6
"""Text never comes nearer to an edge of the page than this, in units."""
READABLE = 4.5
"""Contrast of text on its ground that WCAG 2 asks for at level AA."""

# A line's box is taller than its ink and carries side bearings; boxes may share that much, in units.
_SLACK = (1.5, 4.0)


@dataclass(frozen=True)
class TextBox:
    """One line of a picture and the room it takes, in units from the bottom left of the page."""

    words: str
    size: float
    x0: float
    y0: float
    x1: float
    y1: float


def _lines(figure: Figure) -> list[Text]:
    texts = [artist for artist in figure.findobj(Text) if isinstance(artist, Text)]
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def text_boxes(figure: Figure) -> list[TextBox]:
    """Every visible line of a figure with its box."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    units = UNITS_AN_INCH / figure.dpi
    boxes = []
    for text in _lines(figure):
        box = text.get_window_extent(renderer)
        corners = (box.x0 * units, box.y0 * units, box.x1 * units, box.y1 * units)
        boxes.append(TextBox(text.get_text().replace("\n", " / "), float(text.get_fontsize()), *corners))
    return boxes


def audit(figure: Figure) -> list[str]:
    """Find the faults of a picture's lettering.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        A page's figure, one hundred units an inch.

    Returns
    -------
    list of str
        One sentence for each text that is smaller than 9 pt, comes within 6 units of an edge or leaves the
        frame, lies over other text, or lies on ground that leaves it less than 4.5:1 of contrast (a line, a
        cell or a gradient behind it). Empty when there is none.
    """
    boxes = text_boxes(figure)
    return [*_too_small(boxes), *_outside(figure, boxes), *_overlapping(boxes), *_hard_to_read(figure, boxes)]


def _too_small(boxes: list[TextBox]) -> list[str]:
    return [
        f"'{b.words}' is {b.size:.1f} pt: make it {SMALLEST:g} pt or larger"
        for b in boxes
        if b.size < SMALLEST
    ]


def _outside(figure: Figure, boxes: list[TextBox]) -> list[str]:
    width, height = (float(inches) * UNITS_AN_INCH for inches in figure.get_size_inches())
    return [
        f"'{b.words}' comes nearer than {EDGE} units to the edge of the page: move or break it"
        for b in boxes
        if b.x0 < EDGE or b.y0 < EDGE or b.x1 > width - EDGE or b.y1 > height - EDGE
    ]


def _overlapping(boxes: list[TextBox]) -> list[str]:
    return [
        f"'{a.words}' lies over '{b.words}': move one of them"
        for a, b in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > _SLACK[0] and min(a.y1, b.y1) - max(a.y0, b.y0) > _SLACK[1]
    ]


def _hard_to_read(figure: Figure, boxes: list[TextBox]) -> list[str]:
    """Compare each text with the pixels that its letters would cover."""
    texts = _lines(figure)
    lettered = pixels(figure)
    for text in texts:
        text.set_visible(False)
    try:
        ground = pixels(figure)
    finally:
        for text in texts:
            text.set_visible(True)
    # One pixel around each letter counts too: a line of the letters' own colour hides under them.
    inked = binary_dilation((lettered != ground).any(axis=-1), np.ones((3, 3), dtype=bool))
    faults = []
    for text, box in zip(texts, boxes, strict=True):
        under = _within(ground, box)[_within(inked, box)]
        ratio = _worst_contrast(text, under)
        if ratio < READABLE:
            faults.append(
                f"'{box.words}' has a contrast of {ratio:.1f} with something under it: give it plain ground"
            )
    return faults


def _within(picture: NDArray[Any], box: TextBox) -> NDArray[Any]:
    """Cut the pixels of a box out of a picture, whose top row comes first."""
    height, width = picture.shape[:2]
    rows = slice(max(0, int(height - box.y1)), max(0, int(np.ceil(height - box.y0))))
    return picture[rows, max(0, int(box.x0)) : min(width, int(np.ceil(box.x1)))]


def _worst_contrast(text: Text, under: NDArray[np.uint8]) -> float:
    ink = to_rgb(text.get_color())
    tones = np.unique(under, axis=0) / 255
    return min((contrast(ink, (r, g, b)) for r, g, b in tones.tolist()), default=np.inf)
