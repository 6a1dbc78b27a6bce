"""A person from the side, facing left, from head to hips: what cells that are given meet on their way.

Places are in the body's own units: the hips at 0, the crown at 440. `Body` puts them on a page.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import CubicSpline

from mscourse.diagrams.glyphs.curves import Curve, FloatArray, ribbon, through
from mscourse.diagrams.glyphs.paint import fade, rounded, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import mix

CROWN = 440
OUTLINE = (
    (14, -60), (18, -20), (14, 40), (7, 92), (10, 150), (4, 208), (12, 246), (32, 282), (46, 300), (47, 316),
    (34, 323), (19, 326), (12, 334), (13, 342), (9, 348), (11, 354), (8, 360), (2, 366), (3, 371), (11, 382),
    (11, 394), (18, 414), (36, 433), (62, 440), (92, 431), (112, 404), (113, 376), (104, 352), (95, 334),
    (93, 316), (98, 302), (111, 282), (121, 246), (120, 210), (109, 156), (111, 118), (124, 74), (130, 36),
    (126, -20), (128, -60),
)  # fmt: skip
ARM = (
    (64, 206), (46, 152), (14, 140), (-22, 134), (-46, 129), (-58, 129), (-66, 134), (-71, 131), (-68, 124),
    (-80, 121), (-92, 114), (-90, 109), (-78, 108), (-60, 107), (-44, 109), (16, 110), (60, 114), (86, 150),
    (88, 200),
)  # fmt: skip
LUNG = (
    (52, 276), (76, 268), (94, 240), (98, 200), (94, 164), (78, 170), (60, 180), (44, 172), (30, 168),
    (24, 196), (30, 236),
)  # fmt: skip
HEART = ((30, 214), (46, 212), (52, 196), (40, 178), (24, 186), (22, 204))
LIVER = ((20, 158), (48, 160), (72, 150), (66, 134), (40, 126), (20, 134))
CEREBRUM = (
    (21, 392), (24, 404), (35, 417), (52, 424), (71, 424), (88, 418), (101, 407), (105, 394), (101, 384),
    (89, 383), (77, 382), (66, 378), (52, 373), (41, 373), (38, 379), (43, 383), (35, 382), (25, 384),
)  # fmt: skip
CEREBELLUM = ((80, 380), (89, 382), (101, 380), (105, 373), (99, 366), (88, 364), (80, 368), (77, 375))
CHAMBER = ((46, 393), (58, 401), (74, 403), (88, 396), (90, 390), (80, 395), (66, 395), (56, 390))
CANAL = (
    (70, 380), (72, 362), (77, 336), (82, 312), (92, 280), (102, 240), (102, 200), (94, 160), (93, 130),
    (100, 96),
)  # fmt: skip
CORD_END = 132
"""Height at which the cord ends; below it the canal holds fluid and roots only, which is where needles go."""
FOLDS = (
    ((40, 385), (55, 390), (78, 391)),
    ((62, 424), (60, 410), (55, 398)),
    ((84, 420), (80, 408)),
    ((38, 416), (40, 404)),
)


@dataclass(frozen=True)
class Body:
    """Where the body stands on a page.

    Attributes
    ----------
    x, y : float
        Where its own origin lies, in units of the page.
    scale : float
        Units of the page for one of its own.
    """

    x: float
    y: float
    scale: float = 1.0

    def at(self, points: ArrayLike) -> FloatArray:
        """Put points on the page, shape (n, 2)."""
        placed: FloatArray = np.asarray(points, float) * self.scale + (self.x, self.y)
        return placed

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Put one point on the page."""
        return self.x + x * self.scale, self.y + y * self.scale

    def canal(self) -> Curve:
        """Follow the spinal canal from the base of the brain down, on the page."""
        return through(self.at(CANAL))


def smooth(points: ArrayLike, samples: int = 160) -> FloatArray:
    """Outline a smooth closed shape through points, shape (samples, 2)."""
    spots = np.asarray(points, float)
    closed = np.vstack([spots, spots[:1]])
    knots = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    outline: FloatArray = CubicSpline(knots, closed, bc_type="periodic")(
        np.linspace(0, knots[-1], samples + 1)[:-1]
    )
    return outline


def person(page: Page, body: Body, foot: float, *, faded: bool = True, z: float = 1) -> None:
    """Draw the body's outline with the far arm held forward, open below `foot`, a height in its own units.

    It runs out into the paper there if `faded`; a chart that becomes SVG wants it plain.
    """
    hue = page.theme.control
    shape(page, smooth(body.at(ARM), 320), fill=hue.wash, edge=hue.mark, z=z)
    whole = smooth(body.at(OUTLINE), 320)
    low = body.spot(0, foot)[1]
    trunk = whole[whole[:, 1] >= low]
    shape(page, trunk, fill=hue.wash, z=z + 0.2)
    stroke(page, trunk, hue.mark, width="thin", z=z + 0.21)
    if faded:
        box = (trunk[:, 0].min() - 4, trunk[:, 0].max() + 4, low - 2, low + 34 * body.scale)
        fade(page, box, "down", z=z + 0.4)


def lung(page: Page, body: Body, z: float = 2) -> None:
    """Draw the lung of the near side."""
    hue = page.theme.blood
    shape(page, smooth(body.at(LUNG)), fill=hue.wash, edge=hue.mark, z=z)


def heart(page: Page, body: Body, z: float = 2.6) -> None:
    """Draw the heart."""
    hue = page.theme.blood
    rounded(page, smooth(body.at(HEART), 60), hue.fill, edge=hue.ink, width="thin", steps=6, z=z)


def liver(page: Page, body: Body, z: float = 2) -> None:
    """Draw the liver."""
    hue = page.theme.blood
    shape(page, smooth(body.at(LIVER), 60), fill=hue.wash, edge=hue.mark, width="thin", z=z)


def brain(page: Page, body: Body, z: float = 3) -> None:
    """Draw the brain in its fluid, with one of its chambers."""
    theme = page.theme
    middle = body.at([(63, 398)])[0]
    whole = smooth(body.at(CEREBRUM))
    fluid = middle + (whole - middle) * (1.1, 1.14)
    shape(page, fluid, fill=theme.paper, edge=theme.control.mark, width="hair", z=z - 0.2)
    shape(page, smooth(body.at(CEREBELLUM), 50), fill=theme.axon.wash, edge=theme.axon.ink, width="thin", z=z)
    shape(page, whole, fill=theme.axon.wash, edge=theme.axon.ink, width="thin", z=z + 0.1)
    for fold in FOLDS:
        stroke(
            page,
            through(body.at(fold), 24).xy,
            mix(theme.axon.wash, theme.axon.ink, 0.5),
            width="hair",
            z=z + 0.2,
        )
    shape(
        page, smooth(body.at(CHAMBER), 60), fill=theme.paper, edge=theme.control.mark, width="hair", z=z + 0.3
    )


def canal(page: Page, body: Body, width: float = 13, z: float = 2.8) -> None:
    """Draw the spinal canal with its fluid, `width` of its own units wide, and the cord in it."""
    theme, course = page.theme, body.canal()
    half = width / 2 * body.scale
    places = np.linspace(0, course.length, 90)
    blunt = half * np.sqrt(np.clip((course.length - places) / half, 0, 1))
    shape(
        page,
        ribbon(course, places, -blunt, blunt),
        fill=theme.paper,
        edge=theme.control.mark,
        width="hair",
        z=z,
    )
    end = float(np.interp(-body.spot(0, CORD_END)[1], -course.xy[:, 1], course.s))
    within = places[places <= end]
    taper = np.clip((end - within) / (26 * body.scale), 0.12, 1) * half * 0.42
    shape(
        page,
        ribbon(course, within, -taper, taper),
        fill=theme.myelin.wash,
        edge=theme.myelin.ink,
        width="hair",
        z=z + 0.3,
    )
