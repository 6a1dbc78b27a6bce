"""Panels of explorables: half a page wide, two of them side by side, or one below the other on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.page import LEADING, Page
from mscourse.figures.palette import Colour

WIDTH, HEIGHT = 320, 300
"""Size of every panel in units, so that two of them always stand level."""

_HEAD = 22  # from the top to the heading's baseline
FOOT, _NAME = 44, 11  # from the bottom to the axis, and to the baseline of its name
_LEFT = 7  # nothing is lettered within 6 units of the edge
_SIDE, _END = 38, 18  # from the left to the axis, and from the right
_UNDER_HEAD = 62
_TICK = 4


def panel(heading: str, note: str = "") -> Page:
    """Open a panel with its heading and a quiet line under it.

    It is drawn in the light theme's colours; the page's style sheet turns them dark where due.
    """
    page = Page(HEIGHT, "phone", "light", width=WIDTH)
    page.text((_LEFT, HEIGHT - _HEAD), heading, "heading")
    if note:
        page.text((_LEFT, HEIGHT - _HEAD - LEADING["small"] - 1), note, "small", colour=page.theme.muted)
    return page


@dataclass(frozen=True)
class Axis:
    """A straight scale: what its two ends mean, where they lie on the page, and what is written along it.

    Attributes
    ----------
    low, high : float
        Values at the ends.
    start, stop : float
        Where the ends lie, in units.
    ticks : sequence of float
        Values that are written.
    """

    low: float
    high: float
    start: float
    stop: float
    ticks: Sequence[float]

    def at(self, values: ArrayLike) -> FloatArray:
        """Where values lie, in units."""
        share = (np.asarray(values, float) - self.low) / (self.high - self.low)
        return np.asarray(self.start + share * (self.stop - self.start))

    def spot(self, value: float) -> float:
        """Where one value lies, in units."""
        return float(self.at(value))


def across(
    low: float, high: float, ticks: Sequence[float], *, left: float = _SIDE, right: float = WIDTH - _END
) -> Axis:
    """Give a panel's level axis."""
    return Axis(low, high, left, right, ticks)


def upward(low: float, high: float, ticks: Sequence[float]) -> Axis:
    """Give a panel's upright axis."""
    return Axis(low, high, FOOT, HEIGHT - _UNDER_HEAD, ticks)


def draw_across(page: Page, axis: Axis, name: str, *, foot: float = FOOT) -> None:
    """Draw a level axis with its ticks, their numbers and its name, which holds the unit."""
    muted = page.theme.muted
    stroke(page, [(axis.start, foot), (axis.stop, foot)], muted, width="thin", z=2)
    for tick in axis.ticks:
        x = axis.spot(tick)
        stroke(page, [(x, foot - _TICK), (x, foot)], muted, width="thin", z=2)
        words = f"{tick:g}".replace("-", "\N{MINUS SIGN}")
        page.text((x, foot - _TICK - 11), words, "small", colour=muted, align="center")
    page.text(((axis.start + axis.stop) / 2, _NAME), name, "small", colour=muted, align="center")


def draw_upward(page: Page, axis: Axis, side: float = _SIDE, far: float = WIDTH - _END) -> None:
    """Draw an upright axis as its numbers and a hairline across the panel at each of them."""
    for tick in axis.ticks:
        y = axis.spot(tick)
        stroke(page, [(side, y), (far, y)], page.theme.rule, width="hair", z=1)
        page.text((side - 7, y - 4), f"{tick:g}", "small", colour=page.theme.muted, align="right")


def line(page: Page, x: FloatArray, y: FloatArray, colour: Colour, *, bold: bool = True) -> None:
    """Draw a data curve; where a value is missing the curve has a gap."""
    width = "bold" if bold else "line"
    stroke(page, np.column_stack([x, y]), colour, width=width, z=6)  # type: ignore[arg-type]


def marker(page: Page, x: float, y: float, colour: Colour, *, seen: bool) -> None:
    """Draw the disc of the present state; unseen it stays there, so that all states have the same parts."""
    circle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    outline = np.column_stack([x + 6 * np.cos(circle), y + 6 * np.sin(circle)])
    shape(page, outline, fill=colour, edge=page.theme.paper, width="line", alpha=1 if seen else 0, z=9)


def cross(page: Page, x: float, y: float, colour: Colour, *, seen: bool) -> None:
    """Draw the cross of a state in which nothing arrives, or leave it unseen as `marker` does."""
    for turn in (1, -1):
        ends = [(x - 5.5, y - 5.5 * turn), (x + 5.5, y + 5.5 * turn)]
        stroke(page, ends, colour, width=3, alpha=1 if seen else 0, z=9)


def band(page: Page, axis: Axis, start: float, stop: float, colour: Colour) -> None:
    """Tint a panel between two values of its level axis."""
    x0, x1 = axis.spot(start), axis.spot(stop)
    low, high = FOOT, HEIGHT - _UNDER_HEAD
    corners = np.array([(x0, low), (x1, low), (x1, high), (x0, high)])
    shape(page, corners, fill=colour, z=0.5)


__all__ = [
    "FOOT",
    "HEIGHT",
    "WIDTH",
    "Axis",
    "across",
    "band",
    "cross",
    "draw_across",
    "draw_upward",
    "line",
    "marker",
    "panel",
    "upward",
]
