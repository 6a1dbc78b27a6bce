"""Things of a decision: people at a table, a signpost, signs for numbers, wishes, daily life and money."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour

_POINTS = 72 / UNITS_AN_INCH
_TRUNK = ((-3.6, 17.0), (3.8, 17.0), (6.4, 36.0), (-1.8, 37.0))
_THIGH = ((0.0, 18.6), (13.0, 18.6), (13.6, 2.0), (17.6, 1.6))
_ARM = ((3.0, 34.0), (8.6, 25.6), (18.0, 28.4))
_CHAIR = (
    ((-6.0, 15.4), (9.0, 15.4)),
    ((-6.0, 15.4), (-7.4, 36.0)),
    ((-5.4, 15.4), (-6.4, 0)),
    ((8.0, 15.4), (8.8, 0)),
)
_HEAD, _HEAD_AT = 5.2, (4.2, 44.4)


@dataclass(frozen=True)
class Seat:
    """Where somebody sits: the floor under the seat, how large, which way they look (1 right, -1 left)."""

    floor: Spot
    scale: float = 1.0
    looks: int = 1

    def at(self, points: Sequence[tuple[float, float]]) -> FloatArray:
        """Place points that are measured from the floor under the seat."""
        local = np.asarray(points, float) * (self.scale * self.looks, self.scale)
        placed: FloatArray = local + np.asarray(self.floor, float)
        return placed


def seated(page: Page, seat: Seat, ink: Colour, *, wheels: bool = False, z: float = 12) -> None:
    """Draw somebody at a table, seen from the side and without a face, on a chair or in a wheelchair."""
    grey, size = page.theme.control, seat.scale

    def limb(points: Sequence[tuple[float, float]], wide: float, colour: Colour, above: float) -> None:
        stroke(page, seat.at(points), colour, width=wide * size * _POINTS, z=z + above)

    if wheels:
        wheel, small = seat.at([(-1.5, 9.4), (13.0, 3.0)])
        for spot, radius in ((wheel, 9.4), (small, 3.0)):
            disc(page, spot, radius * size, edge=grey.ink, width=1.3 * size * _POINTS, z=z - 0.1)
        disc(page, wheel, 1.3 * size, fill=grey.ink, z=z - 0.1)
        limb(((-6.6, 16.0), (-8.4, 34.0), (-12.0, 34.6)), 1.7, grey.ink, -0.1)
    else:
        for leg in _CHAIR:
            limb(leg, 1.7, grey.mark, -0.1)
    limb(_THIGH, 5.0, ink, 0)
    shape(page, seat.at(_TRUNK), fill=ink, edge=ink, width=2.6 * size * _POINTS, z=z)
    limb(_ARM, 3.4, ink, 0.3)
    disc(page, seat.at([_HEAD_AT])[0], _HEAD * size, fill=ink, z=z)


def table(page: Page, floor: Spot, scale: float = 1.0, width: float = 34, z: float = 13) -> None:
    """Draw a small round table from the side with a sheet of paper on it."""
    (x, y), grey = floor, page.theme.control
    top = y + 24.6 * scale
    stroke(page, [(x, y + 1), (x, top)], grey.ink, width=2.4 * scale * _POINTS, z=z)
    half = width / 2 * scale
    stroke(
        page, [(x - half * 0.5, y + 1), (x + half * 0.5, y + 1)], grey.ink, width=2.4 * scale * _POINTS, z=z
    )
    slab = box(x - half, x + half, top - 1.6 * scale, top + 1.6 * scale, 1.5)
    shape(page, slab, fill=grey.fill, edge=grey.ink, width="thin", z=z)


def heart(page: Page, centre: Spot, size: float, z: float = 14) -> None:
    """Draw a heart, `size` units wide: what matters to somebody."""
    fill, edge = page.theme.paper, page.theme.control.ink
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    x = 16 * np.sin(t) ** 3
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    outline = np.column_stack([x, y]) * size / 32 + np.asarray(centre, float)
    shape(page, outline, fill=fill, edge=edge, width="thin", z=z)


def house(page: Page, centre: Spot, size: float, z: float = 14) -> None:
    """Draw a house, `size` units wide: where and how somebody lives."""
    fill, edge = page.theme.paper, page.theme.control.ink
    half = size / 2
    walls = np.array([(-0.8, -1), (0.8, -1), (0.8, 0.1), (1.1, 0.1), (0, 1.1), (-1.1, 0.1), (-0.8, 0.1)])
    shape(page, walls * half + np.asarray(centre, float), fill=fill, edge=edge, width="thin", z=z)
    door = np.array([(-0.22, -1), (0.22, -1), (0.22, -0.3), (-0.22, -0.3)])
    shape(page, door * half + np.asarray(centre, float), fill=edge, z=z + 0.1)


def dots(page: Page, centre: Spot, size: float, z: float = 14) -> None:
    """Draw nine people as discs, `size` units wide: two who gain, one who is harmed."""
    theme, pitch = page.theme, size / 3
    for number in range(9):
        spot = (centre[0] + pitch * (number % 3 - 1), centre[1] + pitch * (1 - number // 3))
        hue = {0: theme.therapy, 1: theme.therapy, 8: theme.lesion}.get(number)
        fill, edge = (theme.paper, theme.control.ink) if hue is None else (hue.mark, hue.ink)
        disc(page, spot, pitch * 0.38, fill=fill, edge=edge, width="thin", z=z)


def signpost(page: Page, foot: Spot, height: float, z: float = 12) -> None:
    """Draw a post with three boards that point different ways."""
    (x, y), grey = foot, page.theme.control
    stroke(page, [(x, y), (x, y + height)], grey.ink, width=3.2 * _POINTS, z=z)
    for share, way in ((0.9, 1), (0.66, -1), (0.42, 1)):
        mid, long, high = y + share * height, 0.42 * height, 0.085 * height
        board = np.array([(-0.22, -1), (0.78, -1), (1, 0), (0.78, 1), (-0.22, 1)]) * (way * long, high) + (
            x,
            mid,
        )
        shape(page, board, fill=page.theme.paper, edge=grey.ink, width="thin", z=z + 0.1)


def coin(page: Page, centre: Spot, radius: float, z: float = 14) -> None:
    """Draw a coin."""
    hue = page.theme.axon
    disc(page, centre, radius, fill=hue.fill, edge=hue.ink, width="thin", z=z)
    disc(page, centre, radius * 0.62, edge=hue.ink, width="hair", z=z + 0.1)


def sheet(page: Page, corner: Spot, size: tuple[float, float], lines: int, z: float = 12) -> None:
    """Draw a sheet of paper with lines of writing; `corner` is its lower left."""
    (x, y), (wide, high), grey = corner, size, page.theme.control
    shape(page, box(x, x + wide, y, y + high, 2), fill=page.theme.paper, edge=grey.ink, width="thin", z=z)
    for number in range(lines):
        level = y + high - high * (number + 1) / (lines + 1)
        end = x + wide * (0.82 if number % 3 != 2 else 0.56)  # noqa: PLR2004 - every third line is short
        stroke(page, [(x + wide * 0.18, level), (end, level)], grey.mark, width="thin", z=z + 0.1)


__all__ = ["Seat", "coin", "dots", "heart", "house", "seated", "sheet", "signpost", "table"]
