"""People, seen from the side and without faces: standing, with one stick, with two, in a wheelchair."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, shifted
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour

Aid = Literal["none", "one stick", "two sticks", "wheelchair"]

TALL = 42.0
"""Of somebody who stands, in units; a wheelchair with its rider is lower."""
_POINTS = 72 / UNITS_AN_INCH
_Z = 12.0
_LIMB, _STICK = 4.2, 1.9
_SEATED: tuple[tuple[float, float], ...] = ((-4.5, 25.0), (-5.0, 14.0), (5.5, 13.5), (7.5, 3.5))
_BACK_LEG = ((0.0, 20.0), (-2.5, 10.5), (-6.5, 1.9))
_FRONT_LEG = ((0.0, 20.0), (4.2, 11.5), (4.6, 1.9))
_FRONT_STICK, _BACK_STICK = ((9.2, 18.5), (12.5, 0.8)), ((-8.5, 18.5), (-11.5, 0.8))


def person(page: Page, foot: Spot, aid: Aid = "none", *, ink: Colour | None = None, fade: float = 1) -> None:
    """Draw somebody who goes to the right.

    Parameters
    ----------
    page : Page
        Where to draw.
    foot : Spot
        The ground between the feet, or under the seat.
    aid : {"none", "one stick", "two sticks", "wheelchair"}
        What they walk with, or ride.
    ink : Colour, optional
        Of the whole figure; the ink of bystanders.
    fade : float
        1 to be seen, 0 to stay there unseen.
    """
    body = ink or page.theme.control.ink
    if aid == "wheelchair":
        _rider(page, foot, body, fade)
        return
    for leg in (_BACK_LEG, _FRONT_LEG):
        _limb(page, foot, leg, body, (_LIMB, fade))
    _trunk(page, foot, body, fade)
    front = (
        ((1.4, 29.0), (5.5, 22.5), (9.2, 19.0)) if aid != "none" else ((1.4, 29.0), (4.6, 23.0), (7.2, 17.5))
    )
    back = ((-1.2, 29.0), (-5.0, 23.0), (-8.5, 19.0)) if aid == "two sticks" else ((-1.2, 29.0), (-4.4, 18.0))
    for arm in (front, back):
        _limb(page, foot, arm, body, (_LIMB - 1.2, fade))
    if aid != "none":
        _limb(page, foot, _FRONT_STICK, body, (_STICK, fade))
    if aid == "two sticks":
        _limb(page, foot, _BACK_STICK, body, (_STICK, fade))
    disc(page, shifted(foot, 1.2, 37.6), 4.5, fill=body, alpha=fade, z=_Z)


def _limb(
    page: Page,
    foot: Spot,
    points: Sequence[tuple[float, float]],
    ink: Colour,
    pen: tuple[float, float],
) -> None:
    """Draw one line through points around the foot; `pen` is its width in units, and how solid it is."""
    wide, fade = pen
    stroke(page, [shifted(foot, *point) for point in points], ink, width=wide * _POINTS, alpha=fade, z=_Z)


def _trunk(page: Page, foot: Spot, ink: Colour, fade: float) -> None:
    outline = np.array([(-3.4, 30.5), (3.6, 30.5), (3.0, 19.0), (-2.9, 19.0)]) + np.asarray(foot)
    shape(page, outline, fill=ink, edge=ink, width=1.4, alpha=fade, z=_Z)


def _rider(page: Page, foot: Spot, ink: Colour, fade: float) -> None:
    wheel, small = shifted(foot, -2.5, 9.5), shifted(foot, 10.0, 3.2)
    disc(page, wheel, 9.2, edge=ink, width=1.4, alpha=fade, z=_Z)
    disc(page, wheel, 1.5, fill=ink, alpha=fade, z=_Z)
    disc(page, small, 2.7, edge=ink, width=1.2, alpha=fade, z=_Z)
    _limb(page, foot, ((-12.5, 24.0), (-8.8, 24.0), (-8.2, 12.0)), ink, (_STICK, fade))
    _limb(page, foot, ((7.0, 3.4), (12.0, 3.4)), ink, (_STICK, fade))
    _limb(page, foot, _SEATED, ink, (_LIMB, fade))
    _limb(page, foot, ((-4.2, 24.0), (0.5, 17.5), (4.5, 18.0)), ink, (_LIMB - 1.2, fade))
    disc(page, shifted(foot, -3.6, 32.0), 4.5, fill=ink, alpha=fade, z=_Z)
