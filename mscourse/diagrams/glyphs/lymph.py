"""A lymph node, where immune cells meet, and the duct by which they leave it."""

import numpy as np

from mscourse.diagrams.glyphs.curves import Curve, FloatArray, Spot, ribbon
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import mix


def node_outline(centre: Spot, half: tuple[float, float]) -> FloatArray:
    """Outline a bean whose dent is on its right side, shape (200, 2); `half` is its half width and height."""
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    dent = 1 - 0.16 * np.exp(-((np.angle(np.exp(1j * angle)) / 0.34) ** 2))
    x, y = half[0] * dent * np.cos(angle), half[1] * dent**0.4 * np.sin(angle)
    return np.column_stack([centre[0] + x, centre[1] + y])


def lymph_node(page: Page, centre: Spot, half: tuple[float, float]) -> None:
    """Draw a lymph node cut open: a capsule, and a border of small crowded cells."""
    hue = page.theme.immune
    outer = node_outline(centre, half)
    rounded(page, outer, mix(hue.wash, hue.fill, 0.35), edge=hue.ink, light=0.25, lean=(0, 0), z=2)
    inner = node_outline(centre, (half[0] - 11, half[1] - 11))
    shape(page, inner, fill=hue.wash, edge=mix(hue.wash, hue.fill, 0.6), width="hair", z=2.1)
    rim = node_outline(centre, (half[0] - 5.5, half[1] - 5.5))
    steps = np.hypot(*np.diff(rim, axis=0, append=rim[:1]).T)
    far = np.concatenate([[0.0], np.cumsum(steps)])
    closed = np.vstack([rim, rim[:1]])
    for place in np.arange(0, far[-1] - 5, 12.0):
        spot = (np.interp(place, far, closed[:, 0]), np.interp(place, far, closed[:, 1]))
        disc(page, spot, 3.3, fill=hue.fill, z=2.2)


def duct(page: Page, course: Curve, width: float = 22) -> None:
    """Draw the duct that leads out of a node: a clear tube with thin walls."""
    hue, places = page.theme.immune, np.linspace(0, course.length, 160)
    shape(page, ribbon(course, places, -width / 2, width / 2), fill=hue.wash, z=1.8)
    for side in (-1, 1):
        stroke(
            page, course.offset(places, side * width / 2), mix(hue.fill, hue.mark, 0.5), width="thin", z=1.9
        )
