"""Panels of counts that return, with infections, and of a hundred clones that are old or new."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.graft import clones
from mscourse.diagrams.glyphs.paint import Pen, shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, marker, panel
from mscourse.figures.page import Page

Line = Literal["neutrophils", "natural_killers", "cd8", "b_cells", "naive_cd4"]
CLONES = 100
"""Clones that are drawn."""
FIRST, LAST = 5.0, 730.0
"""Days at the ends of the time axis, which is logarithmic."""
_TICKS = ((7, "1 wk"), (30, "1 mo"), (91, "3 mo"), (183, "6 mo"), (365, "1 y"), (730, "2 y"))
_STRIP, _MOST = 32.0, 11.0
_FINE = 0.35
_LOW_END = 0.35
"""A curve that ends lower has its name above it, since there is no room below."""
_NAMED: Mapping[Line, tuple[str, float, float, Literal["left", "center", "right"]]] = {
    "neutrophils": ("neutrophils", 6.0, 1.13, "left"),
    "natural_killers": ("NK", 25.0, 1.13, "center"),
    "cd8": ("CD8 T", 62.0, 1.13, "center"),
    "b_cells": ("B", 190.0, 1.13, "center"),
    "naive_cd4": ("naive\nCD4 T", 670.0, 0.0, "right"),
}
_DASHES: Mapping[Line, tuple[float, float] | None] = {
    "neutrophils": None,
    "natural_killers": (7.0, 1.8),
    "cd8": None,
    "b_cells": (1.2, 1.8),
    "naive_cd4": (4.6, 2.2),
}


@dataclass(frozen=True)
class Return:
    """Counts of one person over time.

    Attributes
    ----------
    days : ndarray, shape (n,)
        From `FIRST` to `LAST`.
    shares : mapping of Line to ndarray
        Counts as shares of normal.
    hazard : ndarray, shape (n,)
        Infections for each patient-year.
    spread : float
        How far the counts of healthy people lie apart: the normal band reaches from 1/spread to spread.
    """

    days: FloatArray
    shares: Mapping[Line, FloatArray]
    hazard: FloatArray
    spread: float


def return_curves(back: Return, day: float, here: Mapping[Line, float]) -> Page:
    """Draw how five kinds of cells return, a band of normal counts, and infections under them."""
    page = panel("Counts return, each at its pace", "% of normal; log scale of time; band: normal")
    theme = page.theme
    x = Axis(float(np.log(FIRST)), float(np.log(LAST)), 34.0, WIDTH - 14.0, ())
    y = Axis(0, 1.3, FOOT + _STRIP + 22, HEIGHT - 60, (0, 0.5, 1))
    strip = Axis(0, _MOST, FOOT, FOOT + _STRIP, (5, 10))
    low, high = y.spot(1 / back.spread), y.spot(back.spread)
    shape(
        page,
        np.array([(x.start, low), (x.stop, low), (x.stop, high), (x.start, high)]),
        fill=theme.control.wash,
        z=0.5,
    )
    for tick in y.ticks:
        stroke(page, [(x.start, y.spot(tick)), (x.stop, y.spot(tick))], theme.rule, width="hair", z=1)
        page.text((28, y.spot(tick) - 4), f"{100 * tick:g}", "small", colour=theme.muted, align="right")
    for tick in strip.ticks:
        page.text((28, strip.spot(tick) - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    stroke(page, [(x.start, FOOT), (x.stop, FOOT)], theme.muted, width="thin", z=4)
    for tick_day, words in _TICKS:
        at = x.spot(float(np.log(tick_day)))
        stroke(page, [(at, FOOT - 4), (at, FOOT)], theme.muted, width="thin", z=4)
        page.text((at, FOOT - 15), words, "small", colour=theme.muted, align="center")
    page.text(
        ((x.start + x.stop) / 2, 11),
        "time since the cells went back",
        "small",
        colour=theme.muted,
        align="center",
    )
    across = x.at(np.log(back.days))
    _area(page, across, strip.at(np.minimum(back.hazard, _MOST)), strip.start)
    page.text((x.stop, strip.stop + 6), "infections a year", "small", colour=theme.lesion.ink, align="right")
    for kind, values in back.shares.items():
        up = y.at(np.minimum(values, y.high))
        keep = corners(across, up, _FINE)
        pen: Pen = {"width": "bold", "z": 6}
        dashes = _DASHES[kind]
        if dashes:
            pen["dashes"] = dashes
        colour = theme.ink if kind == "neutrophils" else theme.immune.mark
        stroke(page, np.column_stack([across, up])[keep], colour, **pen)
        words, when, level, align = _NAMED[kind]
        if kind == "naive_cd4":
            end = float(values[-1])
            level = 0.46 * end if end > _LOW_END else end + 0.19
        ink = theme.ink if kind == "neutrophils" else theme.immune.ink
        page.text(
            (x.spot(float(np.log(when))), y.spot(level)), words, "small", colour=ink, weight=600, align=align
        )
    at = x.spot(float(np.log(day)))
    # The line stays in the lower lane, since it would run through a name in the upper one.
    stroke(page, [(at, FOOT), (at, strip.stop)], theme.therapy.ink, width="line", z=5)
    for kind, share in here.items():
        colour = theme.ink if kind == "neutrophils" else theme.immune.mark
        marker(page, at, y.spot(min(share, y.high)), colour, seen=True)
    return page


def _area(page: Page, across: FloatArray, up: FloatArray, low: float) -> None:
    keep = corners(across, up, _FINE)
    outline = np.column_stack([across, up])[keep]
    ground = np.vstack([outline, [(outline[-1, 0], low), (outline[0, 0], low)]])
    shape(page, ground, fill=page.theme.lesion.fill, edge=page.theme.lesion.mark, width="thin", z=3)


@cache
def _order() -> tuple[int, ...]:
    """Draw once which clones turn new first: one that is new in one state stays new where more are."""
    return tuple(np.random.default_rng(3).permutation(CLONES).tolist())


def hundred_clones(new: int, count: float) -> Page:
    """Draw a hundred CD4 clones, `new` of them new, over a bar of the count as a share of normal."""
    page = panel("Of 100 CD4 clones", "open: new from the thymus; filled: old, grown out again")
    theme, order = page.theme, _order()
    side = np.arange(10)
    spots = np.column_stack([24 + 17.0 * np.tile(side, 10), 222 - 15.4 * np.repeat(side, 10)])
    clones(page, spots, 6.2, [order[number] < new for number in range(CLONES)])
    for number, words, y in ((new, "new", 196.0), (CLONES - new, "old", 126.0)):
        page.text((218, y), str(number), "title", colour=theme.immune.ink)
        page.text((218, y - 19), words, "label", weight=600)
    low, high, left, right = 33.0, 47.0, 16.0, WIDTH - 16.0
    bar = Axis(0, 1, left, right, (0, 0.5, 1))
    page.text((left, 57), "All CD4 T cells, % of a normal count", "small", colour=theme.muted)
    for stop, fill in ((1.0, theme.paper), (min(count, 1.0), theme.immune.fill)):
        box = np.array([(left, low), (bar.spot(stop), low), (bar.spot(stop), high), (left, high)])
        shape(page, box, fill=fill, edge=theme.immune.ink, width="thin", z=3)
    for tick in bar.ticks:
        align: Literal["left", "center", "right"] = (
            "left" if tick == 0 else "right" if tick == 1 else "center"
        )
        page.text((bar.spot(tick), 17), f"{100 * tick:g}", "small", colour=theme.muted, align=align)
    return page
