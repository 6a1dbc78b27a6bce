"""Panels of a thought experiment: less loss, more repair, or both, as four crowds and as four curves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.panels import (
    HEIGHT,
    across,
    draw_across,
    draw_upward,
    line,
    marker,
    panel,
    upward,
)
from mscourse.figures.crowds import Spot, dotted
from mscourse.figures.page import Page

A_ROW = 20
PEOPLE = 100
_LEFT, _COLUMN = 7.0, 164.0
_PITCH, _DOT = 7.4, 2.9
_TOPS = (HEIGHT - 76.0, HEIGHT - 200.0)
_Row = tuple[Spot, Spot]


@dataclass(frozen=True)
class Crowd:
    """A hundred people under one assumption.

    Attributes
    ----------
    loss, repair : str
        What is assumed, in two short lines.
    reached : int
        How many of a hundred have ever reached the milestone.
    """

    loss: str
    repair: str
    reached: int


def four_crowds(crowds: Sequence[Crowd], year: int, milestone: int) -> Page:
    """Draw the same hundred people four times: neither, less loss, more repair, both.

    Parameters
    ----------
    crowds : sequence of Crowd
        In this order; the first column holds natural loss, the second less of it.
    year, milestone : int
        When they are counted, and which step of the scale they have reached.
    """
    page = panel(f"By year {year}, of the same 100", f"filled: have reached EDSS {milestone}")
    theme = page.theme
    filled: list[_Row] = []
    empty: list[_Row] = []
    for number, crowd in enumerate(crowds):
        x, y = _LEFT + (number % 2) * (_COLUMN - _LEFT), _TOPS[number // 2]
        both = number == len(crowds) - 1
        page.text((x, y), crowd.loss, "small", colour=theme.muted)
        page.text((x, y - 14), crowd.repair, "small", colour=theme.muted)
        page.text((x, y - 34), f"{crowd.reached} of {PEOPLE}", "heading", weight=600 if both else 400)
        for first in range(0, PEOPLE, A_ROW):
            left, height = x + _DOT + 0.5, y - 47 - _PITCH * (first // A_ROW)
            spots = [(left + _PITCH * one, height) for one in range(A_ROW)]
            reached = min(max(crowd.reached - first, 0), A_ROW)
            filled += [(spots[0], spots[reached - 1])] if reached else []
            empty += [(spots[reached], spots[-1])] if reached < A_ROW else []
    for rows, width, colour in (
        (filled, 2 * _DOT, theme.axon.mark),
        (empty, 2 * _DOT, theme.control.mark),
        (empty, 2 * _DOT - 1.6, theme.paper),
    ):
        if rows:
            page.add(dotted(rows, (width, _PITCH), colour))
    return page


def four_curves(years: FloatArray, curves: Mapping[str, FloatArray], year: int, milestone: int) -> Page:
    """Draw how many of 100 have ever reached the milestone, over the years, under each assumption.

    Parameters
    ----------
    years : ndarray, shape (n,)
        Since the beginning.
    curves : mapping of str to ndarray, shape (n,)
        Shares of 0 to 1 for "neither", "less loss", "more repair" and "both".
    year, milestone : int
        Where the four are counted, and which step is meant.
    """
    page = panel(
        f"Have ever reached EDSS {milestone}, of 100", "solid: both; dashed: one alone; grey: neither"
    )
    theme = page.theme
    x, y = across(0, 30, (0, 5, 10, 15, 20, 25, 30)), upward(0, 75, (0, 25, 50, 75))
    draw_upward(page, y)
    draw_across(page, x, "years from the beginning")
    stroke(
        page,
        [(x.spot(year), y.start), (x.spot(year), y.spot(55))],
        theme.muted,
        width="thin",
        dashes=(3, 2.4),
        z=2,
    )
    looks = {
        "neither": (theme.control.mark, None),
        "more repair": (theme.myelin.mark, (5, 2.6)),
        "less loss": (theme.therapy.mark, (2.2, 2.2)),
        "both": (theme.axon.mark, None),
    }
    for name, (colour, dashes) in looks.items():
        points = np.column_stack([x.at(years), y.at(100 * curves[name])])
        if dashes is None:
            line(page, points[:, 0], points[:, 1], colour, bold=name == "both")
        else:
            stroke(page, points, colour, width="interval", dashes=dashes, z=6)
        now = float(np.interp(year, years, curves[name]))
        if name == "both":
            marker(page, x.spot(year), y.spot(100 * now), theme.axon.ink, seen=True)
    _key(page, {"more repair": theme.myelin.ink, "less loss": theme.therapy.ink}, looks)
    return page


def _key(
    page: Page, names: Mapping[str, str], looks: Mapping[str, tuple[str, tuple[float, float] | None]]
) -> None:
    """Name the two dashed lines in the free corner of the panel: their ends may lie too close for names."""
    y = HEIGHT - 76.0
    for name, ink in names.items():
        colour, dashes = looks[name]
        stroke(page, [(50, y + 4), (78, y + 4)], colour, width="interval", dashes=dashes or (9, 0.1), z=6)
        page.text((84, y), f"{name} alone", "small", colour=ink, weight=600)
        y -= 16


__all__ = ["PEOPLE", "Crowd", "four_crowds", "four_curves"]
