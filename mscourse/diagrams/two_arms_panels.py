"""Panels of an outcome against a factor in two arms: lines that run parallel or cross, and the gap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, Axis, across, draw_across, line, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour, Hue

LOWEST, HIGHEST = -3.0, 6.0
"""Ends of the scale of the outcome, points; somebody beyond is drawn at the end."""
_TICKS = (-2, 0, 2, 4, 6)
_AGES = (20, 30, 40, 50, 60)
_DOT = 2.6
_SIDE, _END = 34.0, 302.0
_GAPS = (-2.0, 3.0)


def _rising(low: float, high: float, ticks: Sequence[float]) -> Axis:
    """Give an upright axis that leaves room for a key above it."""
    return Axis(low, high, FOOT, HEIGHT - 82, ticks)


def _levels(page: Page, axis: Axis) -> None:
    """Draw the axis as numbers and hairlines, numbers below nought with a true minus."""
    for tick in axis.ticks:
        y = axis.spot(tick)
        stroke(page, [(_SIDE, y), (_END, y)], page.theme.rule, width="hair", z=1)
        page.text((_SIDE - 7, y - 4), _signed(tick, 0), "small", colour=page.theme.muted, align="right")


@dataclass(frozen=True)
class Arms:
    """A trial of two arms.

    Attributes
    ----------
    age, outcome : ndarray, shape (people,)
        Years, and points lost (more is worse).
    treated : ndarray of bool, shape (people,)
        Who is in which arm.
    with_it, without : ndarray, shape (2,)
        True mean outcome of both arms at the youngest and the oldest age.
    """

    age: FloatArray
    outcome: FloatArray
    treated: NDArray[np.bool_]
    with_it: FloatArray
    without: FloatArray


def two_lines(arms: Arms) -> Page:
    """Draw everyone as a dot, and the true mean of both arms as lines."""
    page = panel("What becomes of both arms", "points lost in two years; up is worse")
    theme = page.theme
    x, y = across(20, 60, _AGES, left=_SIDE), _rising(LOWEST, HIGHEST, _TICKS)
    _levels(page, y)
    draw_across(page, x, "age at the start, years")
    places = np.column_stack([x.at(arms.age), y.at(np.clip(arms.outcome, LOWEST, HIGHEST))])
    _dots(page, places[~arms.treated], theme.control, theme.paper)
    _dots(page, places[arms.treated], theme.therapy, theme.therapy.mark)
    ends = np.array([20.0, 60.0])
    line(page, x.at(ends), y.at(arms.without), theme.control.ink)
    line(page, x.at(ends), y.at(arms.with_it), theme.therapy.ink)
    _named(page, y)
    return page


def _named(page: Page, y: Axis) -> None:
    """Say which line is which over a small key, so that no name meets a dot."""
    top = y.stop + 14
    theme = page.theme
    for left, words, hue, dot in (
        (34.0, "treated", theme.therapy, theme.therapy.mark),
        (130.0, "untreated", theme.control, "none"),
    ):
        stroke(page, [(left, top), (left + 18, top)], hue.ink, width="bold", z=6)
        turn = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        ring = np.column_stack([left + 9 + 3.6 * np.cos(turn), top + 3.6 * np.sin(turn)])
        shape(page, ring, fill=theme.paper if dot == "none" else dot, edge=hue.mark, width="thin", z=7)
        page.text((left + 24, top - 4), words, "small", colour=hue.ink, weight=600)


def _dots(page: Page, places: FloatArray, hue: Hue, inside: Colour) -> None:
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * 0.72)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=inside,
            edgecolors=hue.mark,
            linewidths=0.8,
            zorder=4,
            clip_on=False,
        )
    )


@dataclass(frozen=True)
class Gap:
    """The gain of being treated, by age, points.

    Attributes
    ----------
    true : ndarray, shape (2,)
        At the youngest and the oldest age.
    age, low, high : ndarray, shape (n,)
        Ends of the 95 % interval of what the trial's people say.
    change : (float, float, float)
        How much the gain changes over twenty years: estimate and interval.
    """

    true: FloatArray
    age: FloatArray
    low: FloatArray
    high: FloatArray
    change: tuple[float, float, float]


def gain_by_age(gap: Gap) -> Page:
    """Draw the gap between the arms against age, true and as the trial's people tell it."""
    page = panel("Who gains how much?", "line: the true gap; band: what the people tell")
    theme = page.theme
    x, y = across(20, 60, _AGES, left=_SIDE), _rising(*_GAPS, (-2, -1, 0, 1, 2, 3))
    _levels(page, y)
    draw_across(page, x, "age at the start, years")
    stroke(page, [(_SIDE, y.spot(0)), (x.stop, y.spot(0))], theme.ink, width="thin", z=2)
    held = [np.clip(one, *_GAPS) for one in (gap.low, gap.high)]
    ages = x.at(gap.age)
    band = np.vstack([
        np.column_stack([ages, y.at(held[0])]), np.column_stack([ages, y.at(held[1])])[::-1],
    ])  # fmt: skip
    shape(page, band, fill=theme.therapy.wash, edge=theme.therapy.fill, width="line", z=1)
    ends = x.at([20.0, 60.0])
    line(page, ends, y.at(gap.true), theme.therapy.ink)
    for at, value, side in zip(ends.tolist(), gap.true.tolist(), ("left", "right"), strict=True):
        turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        spot = np.column_stack([at + 5 * np.cos(turn), y.spot(value) + 5 * np.sin(turn)])
        shape(page, spot, fill=theme.therapy.ink, edge=theme.paper, width="line", z=9)
        shift = 9 if side == "left" else -9
        page.text(
            (at + shift, y.stop + 10), f"true: {_signed(value)}", "small", weight=600,
            colour=theme.therapy.ink, align="left" if side == "left" else "right",
        )  # fmt: skip
    return page


def _signed(value: float, digits: int = 1) -> str:
    return f"{value:.{digits}f}".replace("-", "\N{MINUS SIGN}")


__all__ = ["HIGHEST", "LOWEST", "Arms", "Gap", "gain_by_age", "two_lines"]
