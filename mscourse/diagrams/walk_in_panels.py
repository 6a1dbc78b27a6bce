"""Panels of a trial that waits for an event: the curves of one, and the hazard ratios of many like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import Pen, shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, across, draw_across, draw_upward, panel, upward
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

LAST = 5.0
"""Years that are drawn."""
EDGES = np.geomspace(0.02, 4, 28)
"""Edges of the columns of hazard ratios; what lies outside is counted in the first or last."""
_ROOM = 81.0  # from the left, so that a flag fits there
_TICKS = (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4)


@dataclass(frozen=True)
class Arm:
    """One arm of the trial that is drawn: its steps, and how many of its people had the event.

    Attributes
    ----------
    time, free : ndarray, shape (n,)
        Years at which the curve falls, and the share in per cent from each on.
    events, people : int
        Events seen, and people counted in this arm.
    """

    time: FloatArray
    free: FloatArray
    events: int
    people: int


def two_curves(control: Arm, treated: Arm, truth: str) -> Page:
    """Draw both arms' curves; each falls where an event was seen."""
    page = panel("One trial: free of worsening", "per cent of each arm, as the trial counts it")
    theme = page.theme
    x, y = across(0, LAST, (0, 1, 2, 3, 4, 5)), upward(0, 100, (0, 20, 40, 60, 80, 100))
    draw_upward(page, y)
    draw_across(page, x, "years since randomisation")
    for arm, colour, dashes in (
        (control, theme.control.ink, (4.0, 2.4)),
        (treated, theme.therapy.mark, None),
    ):
        steps = _steps(arm)
        points = np.column_stack([x.at(steps[:, 0]), y.at(steps[:, 1])])
        pen: Pen = {"width": "bold", "z": 6}
        if dashes:
            pen["dashes"] = dashes
        stroke(page, points, colour, **pen)
    _named(page, (x.start + 8, FOOT + 26), "solid: treated", treated, theme.therapy.ink)
    _named(page, (x.start + 8, FOOT + 9), "dashed: control", control, theme.control.ink)
    page.text((x.stop, HEIGHT - 56), truth, "small", weight=600, align="right")
    return page


def _steps(arm: Arm) -> FloatArray:
    """Give the corners of a curve from all free to the last year."""
    held = np.concatenate([[100.0], arm.free])
    corners = [(0.0, 100.0)]
    for number, at in enumerate(arm.time.tolist()):
        corners += [(at, held[number]), (at, held[number + 1])]
    corners.append((LAST, held[-1]))
    return np.array(corners)


def _named(page: Page, at: tuple[float, float], name: str, arm: Arm, ink: Colour) -> None:
    words = f"{name}, {arm.events} of {arm.people} worse"
    wide = page.measure(words, "small", 600)
    x, y = at
    ground = np.array([(x - 3, y - 4), (x + wide + 4, y - 4), (x + wide + 4, y + 11), (x - 3, y + 11)])
    shape(page, ground, fill=page.theme.paper, z=5)
    page.text(at, words, "small", weight=600, colour=ink)


@dataclass(frozen=True)
class Spread:
    """Hazard ratios of many trials of one kind.

    Attributes
    ----------
    counts : sequence of int
        Trials in each column between `EDGES`.
    truth, median, low, high : float
        The true hazard ratio; the middle of the estimates and the limits of the middle 95 %.
    trials : int
        How many there are.
    """

    counts: Sequence[int]
    truth: float
    median: float
    low: float
    high: float
    trials: int


def many_ratios(spread: Spread) -> Page:
    """Draw how often each hazard ratio was estimated, with the truth and the middle of the estimates."""
    page = panel(f"{spread.trials} such trials: hazard ratios", "columns: trials; bar: the middle 95 %")
    theme = page.theme
    start, stop = 20.0, WIDTH - 14.0
    foot, top = FOOT + 26, HEIGHT - 92.0

    def x(ratio: float) -> float:
        low, high = float(EDGES[0]), float(EDGES[-1])
        return start + (stop - start) * log(min(max(ratio, low), high) / low) / log(high / low)

    tallest = max(*spread.counts, 1)
    for left, right, count in zip(EDGES[:-1].tolist(), EDGES[1:].tolist(), spread.counts, strict=True):
        high = foot + (top - foot) * count / tallest
        box = np.array([(x(left), foot), (x(right), foot), (x(right), high), (x(left), high)])
        shape(page, box, fill=theme.control.fill, edge=theme.control.mark, width="hair", z=3)
    stroke(page, [(start, foot), (stop, foot)], theme.muted, width="thin", z=4)
    for tick in _TICKS:
        stroke(page, [(x(tick), FOOT - 4), (x(tick), FOOT)], theme.muted, width="thin", z=2)
        page.text((x(tick), FOOT - 15), _written(tick), "small", colour=theme.muted, align="center")
    stroke(page, [(start, FOOT), (stop, FOOT)], theme.muted, width="thin", z=2)
    page.text(
        ((start + stop) / 2, 11),
        "hazard ratio; 1: no difference",
        "small",
        colour=theme.muted,
        align="center",
    )
    stroke(page, [(x(1), FOOT), (x(1), top + 4)], theme.rule, width="line", z=2)
    y = FOOT + 13
    stroke(page, [(x(spread.low), y), (x(spread.high), y)], theme.ink, width="interval", z=6)
    for end in (spread.low, spread.high):
        stroke(page, [(x(end), y - 4), (x(end), y + 4)], theme.ink, width="interval", z=6)
    # Each flag points away from the other line.
    first, second = x(spread.median), x(spread.truth)
    middle, truth = f"middle {spread.median:.2f}", f"truth {spread.truth:g}"
    _flag(page, first, HEIGHT - 74, middle, theme.lesion.ink, left=first <= second and first > _ROOM)
    _flag(page, second, HEIGHT - 58, truth, theme.therapy.ink, left=second < first)
    return page


def _written(tick: float) -> str:
    """Write a ratio of the scale; the first column holds all that lies below it, nought too."""
    return f"\N{LESS-THAN OR EQUAL TO}{tick:g}" if tick == _TICKS[0] else f"{tick:g}"


def _flag(page: Page, x: float, top: float, words: str, ink: Colour, *, left: bool) -> None:  # noqa: PLR0913 - a flag is a place, words and a side
    """Mark a ratio by a line with a flag at its top."""
    stroke(page, [(x, FOOT), (x, top)], ink, width="line", z=7)
    wide = page.measure(words, "label", 600) + 8
    edge, low = (x - wide - 1 if left else x + 1), top - 12
    ground = np.array([(edge, low), (edge + wide, low), (edge + wide, low + 16), (edge, low + 16)])
    shape(page, ground, fill=page.theme.paper, z=8)
    align: Literal["left", "right"] = "right" if left else "left"
    page.text((x + (-5 if left else 5), top - 8), words, weight=600, colour=ink, align=align)


__all__ = ["EDGES", "LAST", "Arm", "Spread", "many_ratios", "two_curves"]
