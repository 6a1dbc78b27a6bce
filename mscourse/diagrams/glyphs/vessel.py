"""A small vein beside the brain: blood, the wall that is the blood-brain barrier, what crosses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look
from mscourse.diagrams.glyphs.curves import Curve, FloatArray, Spot, ribbon, ring
from mscourse.diagrams.glyphs.paint import fade, rounded, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import mix

_THICK = 13
_FOOT, _FOOT_PITCH = 56, 62


@dataclass(frozen=True)
class Vessel:
    """The wall of a vessel with blood above and tissue below.

    Attributes
    ----------
    wall : Curve
        The middle of the wall, from left to right.
    top : float
        Where the blood fades into the paper, in units.
    pitch : float
        Length of a wall cell.
    opened : int
        The junction, counted from the left end, that a crossing cell has opened.
    """

    wall: Curve
    top: float
    pitch: float = 86
    opened: int = 3

    def junction(self, number: int) -> FloatArray:
        """Where two wall cells meet, counted from the left end, shape (2,)."""
        return self.wall.spot(self.pitch * number)

    def height(self, x: float) -> float:
        """Height of the wall at x, in units."""
        return float(np.interp(x, self.wall.xy[:, 0], self.wall.xy[:, 1]))

    def feet(self) -> list[float]:
        """Where the astrocyte end-feet lie along the wall; none where a cell comes through."""
        door = self.pitch * self.opened
        middles = np.arange(8, self.wall.length - 30, _FOOT_PITCH) + _FOOT / 2
        return [float(place) for place in middles if abs(place - door) > _FOOT_PITCH * 0.65]

    def under_foot(self, number: int) -> FloatArray:
        """Where an astrocyte's arm joins the foot of that number, counted from the left, shape (2,)."""
        return self.wall.spot(self.feet()[number], -17)


def blood(page: Page, vessel: Vessel) -> None:
    """Draw the plasma above the wall, which fades upward."""
    left, right = float(vessel.wall.xy[0, 0]), float(vessel.wall.xy[-1, 0])
    outline = np.vstack([vessel.wall.xy, [(right, vessel.top), (left, vessel.top)]])
    shape(page, outline, fill=page.theme.blood.wash, z=0.8)
    fade(page, (0, page.width, vessel.top - 34, vessel.top + 1), "up", z=0.9)


def red_cell(page: Page, centre: Spot, radius: float = 10.5, **look: Unpack[Look]) -> None:
    """Draw a red blood cell: a dented disc; `stretch` and `turn` tilt it."""
    hue, seed = page.theme.blood, look.get("seed", 0)
    stretch, turn = look.get("stretch", (1.0, 1.0)), look.get("turn", 0.0)
    edge = mix(hue.fill, hue.mark, 0.6)
    outline = ring(centre, radius, wobble=0.02, seed=seed, stretch=stretch, turn=turn)
    rounded(page, outline, hue.fill, edge=edge, width="hair", steps=6, z=1)
    dent = ring(centre, radius * 0.44, seed=seed, stretch=(stretch[0], stretch[1] * 0.8), turn=turn)
    shape(page, dent, fill=mix(hue.fill, hue.mark, 0.25), z=1.1)


def wall(page: Page, vessel: Vessel) -> None:
    """Draw wall cells sealed by tight junctions, the membrane under them, and astrocyte end-feet."""
    lining(page, vessel)
    end_feet(page, vessel.wall, vessel.feet())


def lining(page: Page, vessel: Vessel) -> None:
    """Draw wall cells sealed by tight junctions and the membrane under them; a cell comes through one gap."""
    curve = vessel.wall
    for number, start in enumerate(np.arange(0, curve.length - vessel.pitch * 0.4, vessel.pitch)):
        _wall_cell(page, vessel, number, float(start))
        if number not in {0, vessel.opened}:
            seal = [curve.spot(float(start), 4.5), curve.spot(float(start), -4)]
            stroke(page, seal, page.theme.blood.ink, width=3.0, z=4.4)
    door = vessel.pitch * vessel.opened
    gap = ((0, door - 11), (door + 11, curve.length)) if door < curve.length else ((0, curve.length),)
    for a, b in gap:
        membrane = curve.offset(np.linspace(a, b, 300), -9.5)
        stroke(page, membrane, page.theme.blood.mark, width="thin", z=3.5)


def end_feet(page: Page, curve: Curve, middles: Sequence[float]) -> None:
    """Draw the end-feet of astrocytes below a line, around places along it."""
    for middle in middles:
        q = np.linspace(middle - _FOOT / 2, middle + _FOOT / 2, 50)
        swell = np.sin(np.pi * np.linspace(0, 1, 50)) ** 0.7
        foot = ribbon(curve, q, -13 - 8 * swell, -12.5)
        shape(page, foot, fill=page.theme.control.fill, edge=page.theme.control.ink, width="hair", z=3)


def _wall_cell(page: Page, vessel: Vessel, number: int, start: float) -> None:
    hue, curve = page.theme.blood, vessel.wall
    left = 7 if number == vessel.opened else 1.5
    right = 7 if number + 1 == vessel.opened else 1.5
    s = np.linspace(start + left, min(start + vessel.pitch - right, curve.length), 80)
    hump = 0.42 + 0.58 * np.clip(np.sin(np.pi * np.linspace(0, 1, 80)), 0, 1) ** 1.2
    body = ribbon(curve, s, -_THICK * 0.4, _THICK * 0.75 * hump)
    rounded(page, body, hue.fill, edge=hue.ink, light=0.35, lean=(0, 0), steps=5, z=4)
    middle = curve.spot(float(s.mean()), _THICK * 0.12)
    heart = ring(middle, 4.2, wobble=0.03, seed=number, stretch=(2.6, 0.85))
    rounded(page, heart, mix(hue.mark, hue.fill, 0.3), edge=hue.ink, width="hair", steps=5, z=4.2)


def squeezing_cell(page: Page, centre: Spot, **look: Unpack[Look]) -> None:
    """Draw an immune cell half-way through the wall: an hourglass, its nucleus too."""
    hue, z = look.get("hue", page.theme.immune), look.get("z", 12)
    x, y = centre
    rounded(page, _hourglass((x, y - 1), 30, 12, 0.6), hue.fill, edge=hue.ink, lean=(-0.05, 0.1), z=z)
    core = _hourglass((x, y - 2), 18, 7.5, 0.55)
    rounded(page, core, hue.mark, edge=hue.ink, width="hair", light=0.25, lean=(0, 0), z=z + 0.2)


def _hourglass(centre: Spot, reach: float, width: float, waist: float) -> FloatArray:
    y = np.linspace(-reach, reach, 90)
    half = width * np.sqrt(1 - (y / reach) ** 2) * (1 - waist * np.exp(-((y / (reach * 0.28)) ** 2)))
    right = np.column_stack([centre[0] + half, centre[1] + y])
    left = np.column_stack([centre[0] - half, centre[1] + y])
    return np.vstack([right, left[::-1]])
