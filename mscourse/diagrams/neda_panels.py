"""Panels of no evidence of disease activity (NEDA): three chances multiplied, and what is left."""

from collections.abc import Mapping, Sequence

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import disc, shape
from mscourse.diagrams.panels import (
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

PARTS = ("no relapse", "and no new lesion on a scan", "and no worsening")
_LEFT, _RIGHT = 7.0, WIDTH - 16.0
_BAR, _PITCH = 11.0, 31.5


def products(shares: Mapping[int, Sequence[float]]) -> Page:
    """Draw for two times how one chance after another takes its part.

    Parameters
    ----------
    shares : mapping of int to sequence of float
        For each number of years, the shares left after one, two and three parts.
    """
    page = panel("Three chances, multiplied", "of 100 people, how many are still free")
    theme = page.theme
    y = HEIGHT - 62.0
    whole = _RIGHT - _LEFT - 34
    for years, left in shares.items():
        page.text((_LEFT, y), f"after {years} years", weight=600)
        y -= 17
        for number, (name, share) in enumerate(zip(PARTS, left, strict=True)):
            last = number == len(PARTS) - 1
            hue = theme.axon if last else theme.control
            page.text((_LEFT, y), name, "small", colour=hue.ink, weight=600 if last else 400)
            foot = y - 5 - _BAR
            corner = np.array([_LEFT, foot])
            for wide, fill, edge in (
                (whole, theme.control.wash, "none"),
                (max(whole * share, 0.6), hue.fill, hue.ink),
            ):
                box = np.array([(0, 0), (wide, 0), (wide, _BAR), (0, _BAR)]) + corner
                shape(page, box, fill=fill, edge=edge, width="hair", z=3)
            words = f"{100 * share:.0f}"
            page.text((_RIGHT, foot + 1), words, weight=600 if last else 400, align="right", colour=hue.ink)
            y -= _PITCH
        y -= 7
    return page


def decay(
    years: FloatArray,
    share: FloatArray,
    parts: Sequence[FloatArray],
    seen: Sequence[Sequence[tuple[float, float]]],
) -> Page:
    """Draw how many of 100 still have no evidence of activity, over the years, with published points.

    Parameters
    ----------
    years, share : ndarray, shape (n,)
        Years, and shares of 0 to 1.
    parts : sequence of ndarray, shape (n,)
        The three single chances, drawn grey.
    seen : sequence of sequence of pair
        Published points of two cohorts, as rings and as squares: years, and share of 0 to 1.
    """
    page = panel("Still no evidence, of 100", "grey: each chance alone; ring, square: two cohorts")
    theme = page.theme
    x, y = across(0, 10, (0, 2, 4, 6, 8, 10)), upward(0, 100, (0, 25, 50, 75, 100))
    draw_upward(page, y)
    draw_across(page, x, "years")
    for part in parts:
        line(page, x.at(years), y.at(100 * part), theme.control.mark, bold=False)
    line(page, x.at(years), y.at(100 * share), theme.axon.mark)
    for number, points in enumerate(seen):
        for time, value in points:
            at = (x.spot(time), y.spot(100 * value))
            if number == 0:
                disc(page, at, 4.2, fill=theme.paper, edge=theme.ink, width="line", z=8)
            else:
                box = np.array([(-3.8, -3.8), (3.8, -3.8), (3.8, 3.8), (-3.8, 3.8)]) + np.array(at)
                shape(page, box, fill=theme.ink, z=8)
    now = float(np.interp(2, years, share))
    marker(page, x.spot(2), y.spot(100 * now), theme.axon.ink, seen=True)
    return page
