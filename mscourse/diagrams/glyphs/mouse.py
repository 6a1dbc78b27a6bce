"""A mouse from the side, facing left."""

import numpy as np

from mscourse.diagrams.glyphs.body import smooth
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring, through
from mscourse.diagrams.glyphs.paint import rounded, shape, tapered
from mscourse.figures.page import Page

_OUTLINE = (
    (0, 20), (6, 27), (16, 34), (30, 41), (52, 48), (74, 45), (88, 33), (91, 19), (82, 8), (62, 4), (38, 4),
    (20, 8), (8, 14),
)  # fmt: skip
_TAIL = ((88, 14), (104, 8), (122, 13), (140, 7))
_FEET = ((24, 3), (34, 2.4), (68, 2.4), (79, 3))


def mouse(page: Page, foot: Spot, width: float = 90, z: float = 10) -> None:
    """Draw a mouse; `foot` is the ground under its nose, `width` from nose to rump in units."""
    scale, hue = width / 91, page.theme.control

    def at(points: object) -> FloatArray:
        placed: FloatArray = np.asarray(points, float) * scale + np.asarray(foot, float)
        return placed

    tail = through(at(_TAIL), 40).xy
    tapered(page, tail, np.linspace(3.4, 1.0, len(tail) - 1), hue.ink, z - 0.1)
    for x, y in _FEET:
        paw = ring(at([(x, y)])[0], 5 * scale, stretch=(1.3, 0.55))
        shape(page, paw, fill=hue.fill, edge=hue.ink, width="thin", z=z - 0.1)
    rounded(page, smooth(at(_OUTLINE)), hue.fill, edge=hue.ink, width="thin", z=z)
    for spot, size in (((25, 42), 8.5), ((31, 39), 7.0)):
        ear = ring(at([spot])[0], size * scale, stretch=(0.9, 1.1))
        shape(page, ear, fill=hue.wash, edge=hue.ink, width="thin", z=z + 0.2)
