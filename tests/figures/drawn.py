"""What tests of charts share: invented words, and where the marks of a page lie."""

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from numpy.typing import NDArray

from mscourse.figures.chart import DataTable
from mscourse.figures.page import Page
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed

WORDS = Words(
    name="made_up",
    title=Headed("A finding", "A finding"),
    subtitle=Headed("What is drawn", "What is drawn"),
    footer=Headed("Invented.", "Invented."),
    alt="word " * 20,
    caption="A finding. What is drawn.",
)
TABLE = DataTable(("Row", "Number"), (("one", "1"),))
CRUMB = 1e-6


def corners(artist: Any) -> NDArray[np.float64]:
    """Points of a mark in units, shape (points, 2); none for a line of gaps only."""
    if isinstance(artist, Line2D):
        points = np.asarray(artist.get_xydata(), dtype=float)
        drawn: NDArray[np.float64] = points[~np.isnan(points).any(axis=1)]
        return drawn
    if isinstance(artist, Rectangle):
        x, y = artist.get_xy()
        return np.array([[x, y], [x + artist.get_width(), y + artist.get_height()]])
    return np.asarray(artist.get_xy(), dtype=float)


def marks(page: Page, kind: Any, layer: float) -> list[Any]:
    """The marks of a kind that lie in one layer of a page."""
    return [one for one in page.figure.findobj(kind) if one.get_zorder() == layer]


def within(page: Page) -> bool:
    """Whether every mark of a page lies on it."""
    own = page.ax.patch, page.figure.patch
    found = [
        one for kind in (Rectangle, Polygon, Line2D) for one in page.figure.findobj(kind) if one not in own
    ]
    points = np.vstack([corners(one) for one in found if len(corners(one))])
    low, high = points.min(axis=0), points.max(axis=0)
    return bool((low >= -CRUMB).all() and (high <= np.array([page.width, page.height]) + CRUMB).all())
