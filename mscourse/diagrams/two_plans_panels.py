"""Panels of one invented person under two plans: two fans of futures, and where a hundred of each end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, across, draw_across, draw_upward, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Hue

STEPS = 10
_TOP = HEIGHT - 82.0
_SIDE, _END = 30.0, WIDTH - 14.0
_ALL = 100


@dataclass(frozen=True)
class Fan:
    """Futures under one plan.

    Attributes
    ----------
    low, high, mean : ndarray, shape (years,)
        Ends of the middle half, and the mean, at each year.
    lowest, highest : ndarray, shape (years,)
        Ends of the middle eight in ten.
    drawn : ndarray, shape (years, futures)
        Single futures.
    ends : sequence of int
        Of a hundred, how many end on each step.
    """

    low: FloatArray
    high: FloatArray
    mean: FloatArray
    lowest: FloatArray
    highest: FloatArray
    drawn: FloatArray
    ends: Sequence[int]


def _plans(page: Page, with_it: Fan, without: Fan) -> tuple[tuple[Fan, Hue], tuple[Fan, Hue]]:
    return (without, page.theme.control), (with_it, page.theme.therapy)


def fans(years: FloatArray, with_it: Fan, without: Fan) -> Page:
    """Draw both fans over the same years: middle halves, means, and a few single futures."""
    page = panel("Two fans of futures", "bands: half, and 8 in 10, of futures; bold: means")
    theme = page.theme
    x = across(float(years[0]), float(years[-1]), (0, 2, 4, 6, 8, 10), left=_SIDE, right=_END)
    y = Axis(0, STEPS - 1, FOOT, _TOP, tuple(range(STEPS)))
    draw_upward(page, y, side=_SIDE, far=_END)
    draw_across(page, x, "years from the start; up: more disability (EDSS)")
    places = x.at(years)
    for number, (fan, hue) in enumerate(_plans(page, with_it, without)):
        for low, high, solid in ((fan.lowest, fan.highest, 0.3), (fan.low, fan.high, 0.5)):
            edges = [np.column_stack([places, y.at(low)]), np.column_stack([places, y.at(high)])[::-1]]
            shape(page, np.vstack(edges).round(1), fill=hue.fill, alpha=solid, z=2 + number)
        aside = 0.16 if number else -0.16
        _threads(page, places, y.at(fan.drawn + aside), hue)
    for fan, hue in _plans(page, with_it, without):
        stroke(page, np.column_stack([places, y.at(fan.mean)]).round(1), theme.paper, width=4.2, z=6)
        stroke(page, np.column_stack([places, y.at(fan.mean)]).round(1), hue.ink, width="bold", z=7)
    _key(page, _SIDE, _TOP + 12)
    return page


def _threads(page: Page, x: FloatArray, heights: FloatArray, hue: Hue) -> None:
    """Draw single futures as one path; heights of shape (years, futures)."""
    points, codes = [], []
    for future in heights.T:
        points.append(np.column_stack([x, future]).round())
        codes += [Path.MOVETO, *[Path.LINETO] * (len(x) - 1)]
    threads = Path(np.vstack(points), codes)
    page.add(
        PathPatch(threads, facecolor="none", edgecolor=hue.mark, linewidth=0.7, joinstyle="round", zorder=5)
    )


def _key(page: Page, left: float, y: float) -> None:
    theme = page.theme
    plans = ((left, theme.control, "plan A: untreated"), (left + 128, theme.therapy, "plan B: treated"))
    for x, hue, words in plans:
        stroke(page, [(x, y), (x + 18, y)], hue.ink, width="bold", z=6)
        page.text((x + 24, y - 4), words, "small", weight=600, colour=hue.ink)


def where_they_end(with_it: Fan, without: Fan, pairs: tuple[int, int, int], years: int) -> Page:
    """Draw where a hundred futures of each plan end, back to back, and a hundred pairs of them below.

    Parameters
    ----------
    with_it, without : Fan
        Treated and untreated.
    pairs : (int, int, int)
        Of a hundred pairs of futures: the treated one lower, level, higher.
    years : int
        When.
    """
    page = panel("Where 100 futures end", f"after {years} years; left: plan A, right: plan B")
    theme = page.theme
    middle, low, high = WIDTH / 2, 86.0, HEIGHT - 66.0
    pitch = (high - low) / STEPS
    widest = 108.0
    longest = max(30, *with_it.ends, *without.ends)
    for step in range(STEPS):
        y = low + pitch * (step + 0.5)
        page.text((middle, y - 4), f"{step}", "small", weight=600, align="center")
        for fan, hue, side in ((without, theme.control, -1), (with_it, theme.therapy, 1)):
            count = fan.ends[step]
            start = middle + side * 11
            end = start + side * widest * count / longest
            bar = np.array([(start, y - 5.6), (end, y - 5.6), (end, y + 5.6), (start, y + 5.6)]).round(1)
            shape(page, bar, fill=hue.mark, alpha=float(count > 0), z=4)
            page.text(
                (end + side * 5, y - 4), f"{count}" if count else " ", "small", colour=hue.ink,
                align="left" if side > 0 else "right",
            )  # fmt: skip
    _pairs(page, pairs)
    return page


def _pairs(page: Page, pairs: tuple[int, int, int]) -> None:
    """Draw a hundred pairs of futures as one bar."""
    theme = page.theme
    page.text((7, 62), "In 100 pairs of futures, plan B ends", "small", weight=600)
    left, high, low = 8.0, 52.0, 38.0
    scale = (WIDTH - 22.0) / _ALL
    looks = (
        (theme.therapy.mark, theme.therapy.ink, "lower"),
        (theme.control.fill, theme.control.ink, "level"),
        (theme.lesion.mark, theme.lesion.ink, "higher"),
    )
    at = 8.0
    for count, (fill, ink, words) in zip(pairs, looks, strict=True):
        right = left + scale * count
        bar = np.array([(left, low), (right, low), (right, high), (left, high)]).round(1)
        shape(page, bar, fill=fill, edge=theme.paper, width="thin", z=4)
        page.text((at, 18), f"{words} in {count}", "small", weight=600, colour=ink)
        left, at = right, at + 100


__all__ = ["STEPS", "Fan", "fans", "where_they_end"]
