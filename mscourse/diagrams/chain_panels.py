"""Panels of the chain of states: where people stand after some years, and who has passed the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.panels import (
    FOOT,
    HEIGHT,
    WIDTH,
    across,
    draw_across,
    draw_upward,
    line,
    marker,
    panel,
    upward,
)
from mscourse.figures.page import Page

STEPS = 10
_LEFT, _RIGHT = 10.0, WIDTH - 12.0
_DOT, _PITCH, _A_ROW = 3.6, 9.2, 3
PEOPLE = 100


@dataclass(frozen=True)
class Stand:
    """A hundred people after some years.

    Attributes
    ----------
    passed : ndarray of int, shape (10,)
        On each step, how many have ever stood at the gate or beyond it.
    others : ndarray of int, shape (10,)
        How many have not; none beyond the gate.
    """

    passed: Sequence[int]
    others: Sequence[int]


def standing(stand: Stand, start: int, gate: int, years: int) -> Page:
    """Draw a hundred people as dots on their steps; those who have passed the gate are filled."""
    page = panel(
        f"Where 100 people stand after {years} years", f"filled: have reached {gate}, even if better again"
    )
    theme = page.theme
    wide = (_RIGHT - _LEFT) / STEPS
    base = FOOT + 4
    stroke(page, [(_LEFT, base), (_RIGHT, base)], theme.muted, width="thin", z=2)
    x = _LEFT + wide * gate
    stroke(page, [(x, base - 4), (x, HEIGHT - 66)], theme.lesion.ink, width="line", dashes=(3.2, 2.4), z=2)
    page.text((x + 5, HEIGHT - 72), f"gate at {gate}", "small", colour=theme.lesion.ink, weight=600)
    places, filled = [], []
    for step in range(STEPS):
        passed = int(stand.passed[step])
        for number in range(passed + int(stand.others[step])):
            row, column = divmod(number, _A_ROW)
            at = _LEFT + wide * (step + 0.5) + _PITCH * (column - (_A_ROW - 1) / 2)
            places.append((at, base + 7 + _PITCH * row))
            filled.append(number < passed)
        strong = step == start
        page.text(
            (_LEFT + wide * (step + 0.5), base - 15),
            f"{step}",
            "small",
            align="center",
            weight=600 if strong else 400,
            colour=theme.ink if strong else theme.muted,
        )
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * 0.72)],
            offsets=np.array(places),
            offset_transform=page.ax.transData,
            facecolors=[theme.axon.mark if one else "none" for one in filled],
            edgecolors=[theme.axon.ink if one else theme.control.mark for one in filled],
            linewidths=0.9,
            zorder=5,
            clip_on=False,
        )
    )
    page.text(
        ((_LEFT + _RIGHT) / 2, 11),
        "step of the scale (EDSS); bold: where all began",
        "small",
        colour=theme.muted,
        align="center",
    )
    return page


def reached(
    years: FloatArray,
    share: FloatArray,
    natural: FloatArray,
    anchor: tuple[float, float],
    medians: Sequence[float],
) -> Page:
    """Draw how many of 100 have ever reached the gate, over thirty years, with published medians.

    Parameters
    ----------
    years, share, natural : ndarray, shape (n,)
        Years; shares of 0 to 1 as chosen, and with the chain as it is fitted (drawn grey).
    anchor : pair of float
        Years and share that the chain is fitted to.
    medians : sequence of float
        For each of some cohorts the years by which half had reached the gate.
    """
    page = panel("Have ever reached 6, of 100", "grey: fitted to the square; rings: half of a cohort")
    theme = page.theme
    x, y = across(0, 30, (0, 5, 10, 15, 20, 25, 30)), upward(0, 100, (0, 25, 50, 75, 100))
    draw_upward(page, y)
    draw_across(page, x, "years from the start")
    line(page, x.at(years), y.at(100 * natural), theme.control.mark, bold=False)
    line(page, x.at(years), y.at(100 * share), theme.axon.mark)
    at = (x.spot(anchor[0]), y.spot(100 * anchor[1]))
    box = np.array([(-4, -4), (4, -4), (4, 4), (-4, 4)]) + np.array(at)
    shape(page, box, fill=theme.control.ink, edge=theme.paper, width="thin", z=7)
    for median in medians:
        disc(page, (x.spot(median), y.spot(50)), 4.4, fill=theme.paper, edge=theme.ink, width="line", z=8)
    now = float(np.interp(15, years, share))
    marker(page, x.spot(15), y.spot(100 * now), theme.axon.ink, seen=True)
    return page
