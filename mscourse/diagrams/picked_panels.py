"""Panels of people picked by a score: one trial on its own people and on fresh ones, and twenty trials."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, panel
from mscourse.figures.page import Page

LOWEST, HIGHEST = 0.03, 3.0
"""Ends of the scale of ratios; what lies beyond is drawn at the end."""
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2)
_LEFT, _RIGHT = 12.0, WIDTH - 14.0
_FOOT, _TOP = 46.0, HEIGHT - 62.0
_FIRST, _ROW = 214.0, 42.0
_DOT = 3.4
_LIFTS = 5


@dataclass(frozen=True)
class Row:
    """An estimate with its interval: its name, ratio, limits, and whether it comes from fresh people."""

    name: str
    ratio: float
    low: float
    high: float
    fresh: bool


def _x(ratio: float) -> float:
    held = min(max(ratio, LOWEST), HIGHEST)
    return _LEFT + (_RIGHT - _LEFT) * log(held / LOWEST) / log(HIGHEST / LOWEST)


def _scale(page: Page, everyone: float) -> None:
    """Draw the scale, the line of no effect, and the true effect of everyone, dashed."""
    theme = page.theme
    stroke(page, [(_LEFT, _FOOT), (_RIGHT, _FOOT)], theme.muted, width="thin", z=2)
    for tick in _TICKS:
        stroke(page, [(_x(tick), _FOOT - 4), (_x(tick), _FOOT)], theme.muted, width="thin", z=2)
        page.text((_x(tick), _FOOT - 16), f"{tick:g}", "small", colour=theme.muted, align="center")
    stroke(page, [(_x(1), _FOOT), (_x(1), _TOP)], theme.ink, width="thin", z=1)
    dashes = (4.0, 3.0)
    stroke(
        page, [(_x(everyone), _FOOT), (_x(everyone), _TOP)], theme.therapy.ink, width="line", dashes=dashes,
        z=1,
    )  # fmt: skip
    words = "hazard ratio; below 1: treated do better"
    page.text(((_LEFT + _RIGHT) / 2, 12), words, "small", colour=theme.muted, align="center")


def one_trial(rows: Sequence[Row], everyone: float) -> Page:
    """Draw the best and the rest, in the trial's own people and in fresh ones."""
    page = panel("The most ordinary of twenty trials", "95 % intervals; dashed: the true effect in everyone")
    theme = page.theme
    _scale(page, everyone)
    for number, row in enumerate(rows):
        y = _FIRST - _ROW * number
        # Words stand on a strip of paper, so that no line runs through them.
        strip = np.array([
            (_LEFT - 4, y + 6), (_RIGHT + 4, y + 6), (_RIGHT + 4, y + 22), (_LEFT - 4, y + 22)
        ])  # fmt: skip
        shape(page, strip, fill=theme.paper, z=1.5)
        page.text((_LEFT - 2, y + 10), row.name, "small", weight=600 if row.fresh else 400)
        words = f"{row.ratio:.2f} ({row.low:.2f}\N{EN DASH}{row.high:.2f})"
        page.text((_RIGHT, y + 10), words, "small", align="right", weight=600 if row.fresh else 400)
        low, high = _x(row.low), _x(row.high)
        stroke(page, [(low, y), (high, y)], theme.ink, width="interval", z=5)
        for end in (low, high):
            stroke(page, [(end, y - 4), (end, y + 4)], theme.ink, width="interval", z=5)
        middle = _x(row.ratio)
        box = np.array([
            (middle - 4.5, y - 4.5), (middle + 4.5, y - 4.5), (middle + 4.5, y + 4.5), (middle - 4.5, y + 4.5)
        ])  # fmt: skip
        fill = theme.ink if row.fresh else theme.paper
        shape(page, box, fill=fill, edge=theme.ink, width="interval", z=6)
    return page


def twenty_trials(training: FloatArray, fresh: FloatArray, everyone: float, truth: float) -> Page:
    """Draw the ratio among the picked of every trial, in its own and in fresh people.

    Parameters
    ----------
    training, fresh : ndarray, shape (trials,)
        Ratios in the best third.
    everyone, truth : float
        True ratio of everyone, and of the third that truly gains most.
    """
    page = panel("The best third in all twenty", "dots: one trial each; bars: middle; triangle: all there is")
    theme = page.theme
    _scale(page, everyone)
    for values, name, y, own in (
        (training, "its own people", 160.0, True),
        (fresh, "fresh people", 74.0, False),
    ):
        strip = np.array([(_LEFT - 4, y + 40), (110, y + 40), (110, y + 58), (_LEFT - 4, y + 58)])
        shape(page, strip, fill=theme.paper, z=1.5)
        page.text((_LEFT - 2, y + 45), f"in {name}", "small", weight=600)
        number = np.arange(values.size)
        places = np.column_stack([[_x(one) for one in values], y - 12 + 11.0 * (number % _LIFTS)])
        page.add(
            PathCollection(
                [Path.circle((0, 0), _DOT * 0.72)],
                offsets=places,
                offset_transform=page.ax.transData,
                facecolors=theme.paper if own else theme.ink,
                edgecolors=theme.ink,
                linewidths=1.1,
                zorder=5,
                clip_on=False,
            )
        )
        middle = _x(float(np.exp(np.median(np.log(values)))))
        stroke(page, [(middle, y - 19), (middle, y + 38)], theme.ink, width="bold", z=4)
    x = _x(truth)
    tip = np.array([(x, _FOOT + 11), (x - 6, _FOOT), (x + 6, _FOOT)])
    shape(page, tip, fill=theme.therapy.mark, edge=theme.therapy.ink, width="thin", z=7)
    return page
