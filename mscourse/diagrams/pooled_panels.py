"""Panels of a pooled result: a forest plot with its diamond, and the same studies pooled in every way."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, draw_across, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

MOST = 20.0
"""Per cent at the right end of the scales; what is longer ends there in a tip."""
_X = Axis(0, MOST, 84, WIDTH - 16, (0, 5, 10, 15, 20))
_FIRST, _PITCH = HEIGHT - 76.0, 23.0
_WAYS_X = Axis(0, MOST, 128, WIDTH - 16, (0, 5, 10, 15, 20))


@dataclass(frozen=True)
class StudyRow:
    """One study: its name, deaths of people, share and exact limits in per cent, and its weight of the pool.

    A weight of 0 means that it is left out.
    """

    name: str
    events: int
    people: int
    share: float
    low: float
    high: float
    weight: float


@dataclass(frozen=True)
class PooledRow:
    """A pooled share with its limits and, if there is one, the range for a new study; per cent."""

    share: float
    low: float
    high: float
    prediction: tuple[float, float] | None = None


def pooled_forest(rows: Sequence[StudyRow], pooled: PooledRow) -> Page:
    """Draw the studies with squares as large as their weights, the diamond, and where a new study may lie."""
    page = panel("Five invented series", "deaths in 100; square: weight; lines: 95 % intervals")
    theme = page.theme
    _grid(page, _X, 238)
    for number, row in enumerate(rows):
        y, kept = _FIRST - _PITCH * number, row.weight > 0
        ink = theme.ink if kept else theme.control.mark
        page.text((7, y - 4), row.name, "label", weight=600, colour=ink if kept else theme.muted)
        page.text((24, y - 4), f"{row.events} of {row.people}", "small", colour=theme.muted)
        _whisker(page, _X, y, (row.low, row.high), ink)
        half = 1.5 + 11 * row.weight**0.5
        at = _X.spot(min(row.share, MOST))
        box = np.array(
            [(at - half, y - half), (at + half, y - half), (at + half, y + half), (at - half, y + half)]
        )
        shape(page, box, fill=ink if kept else theme.paper, edge=ink, width="thin", z=6)
    y = _FIRST - _PITCH * len(rows) - 10
    page.text((7, y - 4), "together", weight=600, colour=theme.therapy.ink)
    _diamond(page, _X, y, pooled)
    stroke(
        page,
        [(_X.spot(min(pooled.share, MOST)), y), (_X.spot(min(pooled.share, MOST)), 238)],
        theme.therapy.mark,
        width="thin",
        dashes=(2, 2),
        z=2,
    )
    low, high = pooled.prediction or (0.0, 0.0)
    y -= 24
    seen = 1 if pooled.prediction else 0
    page.text((7, y - 4), "a new one" if seen else "a new one: not told", weight=600, colour=theme.lesion.ink)
    a, b = _X.spot(min(low, MOST)), _X.spot(min(high, MOST))
    bar = np.array([(a, y - 3.5), (b, y - 3.5), (b, y + 3.5), (a, y + 3.5)])
    shape(page, bar, fill=theme.lesion.fill, edge=theme.lesion.ink, width="thin", alpha=seen, z=5)
    _tip(page, _X, y, theme.lesion.ink, seen=bool(seen) and high > MOST)
    draw_across(page, _X, "deaths in 100 people")
    return page


def every_way(
    names: Sequence[str], ways: Sequence[tuple[PooledRow, PooledRow]], here: tuple[int, int]
) -> Page:
    """Draw the same studies pooled in every way; the chosen one is filled.

    Parameters
    ----------
    names : sequence of str
        What is done with studies without a death.
    ways : sequence of (PooledRow, PooledRow)
        For each: with one true risk, and with a risk of its own in each study.
    here : (int, int)
        Number of the chosen row, and which of the two.
    """
    page = panel(
        "The same series, pooled in every way", "upper: one true risk; lower: each its own; filled: yours"
    )
    theme = page.theme
    _grid(page, _WAYS_X, 238)
    for number, (name, pair) in enumerate(zip(names, ways, strict=True)):
        top = _FIRST - 46.0 * number
        page.text((7, top - 10), name, "small")
        for side, row in enumerate(pair):
            y, mine = top - 17.0 * side, here == (number, side)
            ink = theme.therapy.ink if mine else theme.control.ink
            _whisker(page, _WAYS_X, y, (row.low, row.high), ink)
            _diamond_at(
                page,
                (_WAYS_X.spot(min(row.share, MOST)), y),
                ink,
                theme.therapy.mark if mine else theme.paper,
            )
    draw_across(page, _WAYS_X, "deaths in 100 people, pooled")
    return page


def _grid(page: Page, x: Axis, top: float) -> None:
    for tick in x.ticks:
        stroke(page, [(x.spot(tick), FOOT), (x.spot(tick), top)], page.theme.rule, width="hair", z=1)


def _whisker(page: Page, x: Axis, y: float, ends: tuple[float, float], colour: Colour) -> None:
    low, high = ends
    stroke(page, [(x.spot(low), y), (x.spot(min(high, MOST)), y)], colour, width="line", z=4)
    stroke(page, [(x.spot(low), y - 3.5), (x.spot(low), y + 3.5)], colour, width="line", z=4)
    tall = 0.0 if high > MOST else 3.5
    end = x.spot(min(high, MOST))
    stroke(page, [(end, y - tall), (end, y + tall)], colour, width="line", z=4)
    _tip(page, x, y, colour, seen=high > MOST)


def _tip(page: Page, x: Axis, y: float, colour: Colour, *, seen: bool) -> None:
    """Let what runs on beyond the scale end in a tip, which is there unseen in every state."""
    tip = np.array([(x.stop + 5, y), (x.stop - 3, y + 4), (x.stop - 3, y - 4)])
    shape(page, tip, fill=colour, alpha=1 if seen else 0, z=5)


def _diamond(page: Page, x: Axis, y: float, row: PooledRow) -> None:
    low, high, at = (x.spot(min(one, MOST)) for one in (row.low, row.high, row.share))
    outline = np.array([(low, y), (at, y + 7), (high, y), (at, y - 7)])
    shape(page, outline, fill=page.theme.therapy.mark, edge=page.theme.therapy.ink, width="thin", z=6)


def _diamond_at(page: Page, at: tuple[float, float], ink: Colour, fill: Colour) -> None:
    x, y = at
    outline = np.array([(x - 6, y), (x, y + 5.5), (x + 6, y), (x, y - 5.5)])
    shape(page, outline, fill=fill, edge=ink, width="line", z=6)


__all__ = ["MOST", "PooledRow", "StudyRow", "every_way", "pooled_forest"]
