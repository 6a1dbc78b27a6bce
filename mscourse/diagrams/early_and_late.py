"""Panels on when a treatment starts: the course of a group over decades, and what is left by one year."""

from collections.abc import Mapping

import numpy as np

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.panels import (
    FOOT,
    across,
    band,
    draw_across,
    draw_upward,
    line,
    marker,
    panel,
    upward,
)
from mscourse.figures.page import Page, Weight

_FINE = 0.35  # units that a simplified line may stray
_CLEAR = 6
_FIRST, _APART = 70.0, 2.1
"""Where lines begin, after their names; and how far apart lines of a hundred people must be to be named."""


def courses(
    years: FloatArray,
    untreated: FloatArray,
    treated: FloatArray,
    time: tuple[float, float],
    seen: tuple[float, float, float],
) -> Page:
    """Draw who has reached the milestone over the years, without and with a treatment.

    Parameters
    ----------
    years : ndarray, shape (n,)
        Since onset.
    untreated, treated : ndarray, shape (n,)
        People of a hundred who have reached it by then.
    time : pair of float
        When the treatment starts and ends, in years.
    seen : tuple of float
        The year that is looked at, and both values there.
    """
    page = panel("Reached EDSS 6, of 100 people", "model; green ground: on the drug")
    theme = page.theme
    x, y = across(0, 30, (0, 5, 10, 15, 20, 25, 30)), upward(0, 80, (0, 20, 40, 60, 80))
    band(page, x, time[0], min(time[1], 30), theme.therapy.wash)
    draw_upward(page, y)
    draw_across(page, x, "years since onset")
    year, without, drug = seen
    stroke(
        page, [(x.spot(year), FOOT), (x.spot(year), y.stop)], theme.muted, width="thin", dashes=(3, 2.4), z=2
    )
    for values, colour in ((untreated, theme.control.mark), (treated, theme.therapy.mark)):
        at, heights = x.at(years), y.at(values)
        keep = corners(at, heights, _FINE)
        line(page, at[keep], heights[keep], colour)
    page.text((x.spot(23), y.spot(60)), "untreated", colour=theme.control.ink, align="right", weight=600)
    under = y.spot(float(treated[np.searchsorted(years, 22)])) - 16
    low = under < FOOT + _CLEAR
    foot = y.spot(float(treated[-1])) + 9 if low else under
    page.text((x.stop - 2, foot), "treated", colour=theme.therapy.ink, align="right", weight=600)
    marker(page, x.spot(year), y.spot(without), theme.control.ink, seen=True)
    marker(page, x.spot(year), y.spot(drug), theme.therapy.ink, seen=True)
    return page


def by_start(
    starts: FloatArray,
    curves: Mapping[float, FloatArray],
    now: tuple[float, float, float],
    untreated: float,
    year: int,
) -> Page:
    """Draw how many have reached the milestone by one year, against the year of the start.

    Parameters
    ----------
    starts : ndarray, shape (n,)
        Years since onset at which the treatment starts.
    curves : mapping of float to ndarray
        For each hazard ratio the people of a hundred, shape (n,).
    now : tuple of float
        The present ratio, start, and its value.
    untreated : float
        People of a hundred without treatment.
    year : int
        The year that is looked at.
    """
    page = panel(f"The same at year {year}, by start", "each line is a drug; the number is its hazard ratio")
    theme = page.theme
    x, y = across(0, 15, (0, 5, 10, 15), left=_FIRST), upward(0, 30, (0, 10, 20, 30))
    draw_upward(page, y)
    draw_across(page, x, "start of the drug, years since onset")
    level = y.spot(untreated)
    stroke(page, [(x.start, level), (x.stop, level)], theme.control.mark, width="line", dashes=(4, 3), z=3)
    page.text((x.start + 6, level + 6), "untreated", colour=theme.control.ink, weight=600)
    ratio, start, value = now
    for one, values in curves.items():
        at, heights = x.at(starts), y.at(values)
        keep = corners(at, heights, _FINE)
        chosen = one == ratio
        line(page, at[keep], heights[keep], theme.therapy.mark if chosen else theme.control.mark, bold=chosen)
    for one in _named({one: float(values[0]) for one, values in curves.items()}, ratio):
        ink = theme.therapy.ink if one == ratio else theme.control.ink
        weight: Weight = 600 if one == ratio else 400
        at_name = (_FIRST - 9, y.spot(float(curves[one][0])) - 4)
        page.text(at_name, f"{one:g}", "small", colour=ink, align="right", weight=weight)
    marker(page, x.spot(start), y.spot(value), theme.therapy.ink, seen=True)
    stroke(
        page,
        [(x.start, y.spot(value)), (x.stop, y.spot(value))],
        theme.therapy.mark,
        width="thin",
        dashes=(2.5, 2),
        z=4,
    )
    return page


def _named(firsts: Mapping[float, float], chosen: float) -> list[float]:
    """Choose the lines that can be named without their names touching: the chosen one first."""
    named = [chosen]
    for one, first in firsts.items():
        if all(abs(first - firsts[other]) > _APART for other in named):
            named.append(one)
    return named


__all__ = ["by_start", "courses"]
