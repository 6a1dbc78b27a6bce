"""What lies behind the things that are named: tissue is dense, and empty paper would say otherwise."""

from collections.abc import Iterable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from mscourse.diagrams.glyphs.curves import FloatArray, ring
from mscourse.diagrams.glyphs.paint import shape
from mscourse.figures.audit import text_boxes
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour, mix

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in units."""


def scatter(box: Box, pitch: float, seed: int) -> FloatArray:
    """Spread points over a box evenly, yet in no visible rows.

    Parameters
    ----------
    box : Box
        Where.
    pitch : float
        Distance of neighbours in units, give or take a quarter.
    seed : int
        The same seed gives the same points.

    Returns
    -------
    ndarray, shape (n, 2)
        The points, row by row.
    """
    left, bottom, right, top = box
    rng = np.random.default_rng(seed)
    rows = np.arange(bottom, top, pitch * np.sqrt(3) / 2)
    points = [
        (x + pitch / 2 * (number % 2), y)
        for number, y in enumerate(rows)
        for x in np.arange(left, right, pitch)
    ]
    spread = np.array(points).reshape(-1, 2)
    return spread + rng.uniform(-pitch / 4, pitch / 4, spread.shape)


def outside(points: FloatArray, boxes: Iterable[Box], margin: float) -> FloatArray:
    """Keep the points, shape (n, 2), that stay `margin` units clear of every box."""
    clear = np.ones(len(points), dtype=bool)
    for left, bottom, right, top in boxes:
        within_x = (points[:, 0] > left - margin) & (points[:, 0] < right + margin)
        within_y = (points[:, 1] > bottom - margin) & (points[:, 1] < top + margin)
        clear &= ~(within_x & within_y)
    return points[clear]


def occupied(page: Page, lowest: float) -> list[Box]:
    """Boxes of everything on a page that is drawn at height `lowest` or above, its words included."""
    boxes: list[Box] = [(text.x0, text.y0, text.x1, text.y1) for text in text_boxes(page.figure)]
    for artist in page.ax.get_children():
        points = _outline(artist)
        if artist.get_zorder() >= lowest and len(points):
            (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
            boxes.append((left, bottom, right, top))
    return boxes


def _outline(artist: Artist) -> FloatArray:
    if isinstance(artist, Line2D):
        return np.asarray(artist.get_xydata(), float)
    if isinstance(artist, Collection):
        return np.vstack([np.asarray(path.vertices, float) for path in artist.get_paths()])
    if isinstance(artist, PathPatch):
        return np.asarray(artist.get_path().vertices, float)
    return np.empty((0, 2))


def far_fibre(page: Page, centre: FloatArray, radius: float, ground: Colour, *, wrapped: bool) -> None:
    """Draw a fibre that runs toward the reader, far behind: a pale core, with a pale ring if `wrapped`.

    It stays far below the contrast of anything that is named, so that it reads as ground.
    """
    myelin, core = page.theme.myelin, page.theme.axon
    seed = int(100 * radius)
    if wrapped:
        coat = ring(centre, radius / 0.68, wobble=0.06, seed=seed)
        shape(page, coat, fill=mix(ground, myelin.fill, 0.30), z=0.7)
    shape(page, ring(centre, radius, wobble=0.06, seed=seed), fill=mix(ground, core.fill, 0.34), z=0.71)
