"""Panels on one dose of cells: how long they live beside what is felt, and what three scans would find."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, panel
from mscourse.figures.page import UNITS_AN_INCH, Page

LESIONS = 20
"""New lesions without cells at each scan, a dot each."""
_LEFT, _RIGHT = 38.0, WIDTH - 14.0
_UPPER, _LOWER = (168.0, 232.0), (46.0, 118.0)  # foot and top of the two charts
_TICKS = (0, 4, 8, 12, 16, 20, 24)
_FLAT = 0.35
"""Units that a drawn line may stray from the model's."""
_POINTS = 72 / UNITS_AN_INCH
_DOT, _PITCH = 3.9, 9.7
_RATIOS = (0.4, 0.6, 0.8, 1.0, 1.5)
_LOWEST, _HIGHEST = 0.36, 1.6
_ROOM = 0.6
"""Below this ratio the model's name stands right of its disc."""


@dataclass(frozen=True)
class Course:
    """What one dose does over time; every array of shape (days,).

    Attributes
    ----------
    weeks : ndarray
        When, weeks since the dose.
    alive : ndarray
        Living cells, in per cent of those given.
    ratio : ndarray
        New lesions, as a share of those without cells.
    scans : sequence of (float, float)
        Week of each scan, and the share of new lesions then.
    """

    weeks: FloatArray
    alive: FloatArray
    ratio: FloatArray
    scans: Sequence[tuple[float, float]]


def cells_and_signal(course: Course) -> Page:
    """Draw living cells above, and new lesions below, over the same weeks, with the three scans marked."""
    page = panel("The cells, and what is felt of them", "weeks after one dose; rates illustrative")
    theme = page.theme
    x = Axis(0, 24, _LEFT, _RIGHT, _TICKS)
    cells, lesions = Axis(0, 100, *_UPPER, (0, 50, 100)), Axis(0, 1, *_LOWER, (0, 0.5, 1))
    for axis in (cells, lesions):
        for tick in axis.ticks:
            y = axis.spot(tick)
            stroke(page, [(_LEFT, y), (_RIGHT, y)], theme.rule, width="hair", z=1)
            page.text((_LEFT - 7, y - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    for week, _ in course.scans:
        ends = [(x.spot(week), _LOWER[0]), (x.spot(week), _LOWER[1])]
        stroke(page, ends, theme.muted, width="thin", dashes=(1, 2.4), z=2)
    points = _line(x.at(course.weeks), cells.at(course.alive))
    ground = np.vstack([points, [(points[-1, 0], _UPPER[0]), (points[0, 0], _UPPER[0])]])
    shape(page, ground, fill=theme.therapy.fill, z=3)
    stroke(page, points, theme.therapy.ink, width="line", z=4)
    stroke(page, _line(x.at(course.weeks), lesions.at(course.ratio)), theme.lesion.mark, width="bold", z=6)
    for week, ratio in course.scans:
        disc(
            page,
            (x.spot(week), lesions.spot(ratio)),
            5,
            fill=theme.paper,
            edge=theme.lesion.ink,
            width="interval",
            z=9,
        )
    stroke(page, [(_LEFT, _UPPER[0]), (_RIGHT, _UPPER[0])], theme.muted, width="thin", z=5)
    stroke(page, [(_LEFT, _LOWER[0]), (_RIGHT, _LOWER[0])], theme.muted, width="thin", z=5)
    page.text(
        (_RIGHT, _UPPER[1] + 9),
        "living cells, % of those given",
        weight=600,
        colour=theme.therapy.ink,
        align="right",
    )
    page.text(
        (_RIGHT, _LOWER[1] + 13),
        "new lesions, 1: as without cells",
        weight=600,
        colour=theme.lesion.ink,
        align="right",
    )
    for tick in _TICKS:
        words = f"{tick}"
        page.text((x.spot(tick), _LOWER[0] - 15), words, "small", colour=theme.muted, align="center")
    page.text(
        ((_LEFT + _RIGHT) / 2, 11),
        "weeks; rings: the three scans",
        "small",
        colour=theme.muted,
        align="center",
    )
    return page


def _line(x: FloatArray, y: FloatArray) -> FloatArray:
    return np.column_stack([x, y])[corners(x, y, _FLAT)]


@dataclass(frozen=True)
class Found:
    """What the scans would find together, beside what one trial found.

    Attributes
    ----------
    scans : sequence of (float, float)
        Week of each scan, and the share of new lesions then.
    ratio : float
        The mean of the three.
    published : (float, float, float)
        Estimate, low and high limit of the trial of one dose by vein.
    tested : bool
        Whether that trial tested such a dose.
    """

    scans: Sequence[tuple[float, float]]
    ratio: float
    published: tuple[float, float, float]
    tested: bool


def three_scans(found: Found) -> Page:
    """Draw twenty lesions at each scan, those that do not come as outlines, and the ratio over all scans."""
    page = panel("What three scans would find", "dot: a new lesion; outline: one that does not come")
    theme = page.theme
    for number, (week, ratio) in enumerate(found.scans):
        y = HEIGHT - 68 - 24.0 * number
        left = round(LESIONS * ratio)
        page.text((7, y - 4), f"week {week:g}", colour=theme.ink)
        _dots(page, (64, y), left)
        page.text(
            (WIDTH - 8, y - 4), f"{left} of {LESIONS}", colour=theme.lesion.ink, weight=600, align="right"
        )
    _scale(page, found)
    return page


def _dots(page: Page, first: tuple[float, float], filled: int) -> None:
    number = np.arange(LESIONS)
    places = np.column_stack([first[0] + _PITCH * number + 3.0 * (number // 5), np.full(LESIONS, first[1])])
    hue = page.theme.lesion
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * _POINTS)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one < filled else "none" for one in number.tolist()],
            edgecolors=hue.mark,
            linewidths=1.0,
            zorder=5,
            clip_on=False,
        )
    )


def _scale(page: Page, found: Found) -> None:
    """Draw the ratio over all scans on a scale with the trial's interval."""
    theme = page.theme
    low, high = log(_LOWEST), log(_HIGHEST)

    def x(ratio: float) -> float:
        return 14 + (WIDTH - 28) * (log(ratio) - low) / (high - low)

    axis, mid = 46.0, 82.0
    page.text((7, 146), "All three scans, as a ratio", weight=600)
    estimate, below, above = found.published
    band = np.array([(x(below), axis), (x(above), axis), (x(above), 104), (x(below), 104)])
    shape(page, band, fill=theme.control.wash, z=1)
    page.text((x(below) + 3, 110), "the trial of one dose by vein", "small", colour=theme.control.ink)
    stroke(page, [(x(below), 97), (x(above), 97)], theme.control.ink, width="interval", z=4)
    for end in (below, above):
        stroke(page, [(x(end), 93), (x(end), 101)], theme.control.ink, width="interval", z=4)
    middle = x(estimate)
    square = np.array([(middle - 4, 93), (middle + 4, 93), (middle + 4, 101), (middle - 4, 101)])
    shape(page, square, fill=theme.control.ink, edge=theme.paper, width="thin", z=5)
    stroke(page, [(x(1), axis), (x(1), 104)], theme.ink, width="thin", z=2)
    stroke(page, [(14, axis), (WIDTH - 14, axis)], theme.muted, width="thin", z=3)
    for tick in _RATIOS:
        stroke(page, [(x(tick), axis - 4), (x(tick), axis)], theme.muted, width="thin", z=3)
        page.text((x(tick), axis - 16), f"{tick:g}", "small", colour=theme.muted, align="center")
    hue = theme.therapy
    spot = x(found.ratio), mid - 12
    disc(page, spot, 7, fill=hue.mark if found.tested else theme.paper, edge=hue.ink, width="interval", z=9)
    words = f"model: {found.ratio:.2f}"
    right = found.ratio < _ROOM
    at = spot[0] + (13 if right else -13)
    page.text((at, spot[1] - 4), words, weight=600, colour=hue.ink, align="left" if right else "right", z=10)
    page.text(
        (WIDTH / 2, 11),
        "1: no difference; ring: a dose or route it did not test",
        "small",
        colour=theme.muted,
        align="center",
    )
