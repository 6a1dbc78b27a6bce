"""Panels of a wobbling ruler: readings of six people, and how many of a hundred are called worse."""

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, panel
from mscourse.figures.page import UNITS_AN_INCH, Page

SHOWN = 6
"""People whose readings are drawn."""
_COLUMNS, _GAP = 2, 16.0
_LEFT, _RIGHT = 7.0, WIDTH - 12.0
_TOP, _TALL, _ROOM = HEIGHT - 58, 54.0, 24.0  # of a frame, and the line of words above the next
_LOW, _HIGH = -2.6, 2.6  # points around the baseline that a frame shows; beyond them a disc stays at the edge
_EDGE = 0.4  # a disc beyond a frame stands just inside it
_A_ROW = 10
_POINTS = 72 / UNITS_AN_INCH
_PITCH = 13 / _POINTS  # whole points, so that places are short numbers in SVG
_ICON = 0.39 * 13


def readings(read: FloatArray, worse: NDArray[np.bool_], cut: float) -> Page:
    """Draw the readings of six people from left to right, each around their own first one.

    Parameters
    ----------
    read : ndarray, shape (6, visits + 1)
        Points above the true score at the beginning; the baseline first.
    worse : ndarray of bool, shape (6,)
        Who is called worse.
    cut : float
        How far above the baseline counts as worse, in points.
    """
    page = panel("Six people, read again and again", "ring: first reading; line: one point above it")
    wide = (_RIGHT - _LEFT - _GAP * (_COLUMNS - 1)) / _COLUMNS
    for number, (one, called) in enumerate(zip(read, worse.tolist(), strict=True)):
        left = _LEFT + (number % _COLUMNS) * (wide + _GAP)
        foot = _TOP - (number // _COLUMNS) * (_TALL + _ROOM) - _TALL
        _frame(page, (left, foot, wide), one, called=called, cut=cut)
    return page


def _frame(
    page: Page, place: tuple[float, float, float], read: FloatArray, *, called: bool, cut: float
) -> None:
    theme = page.theme
    left, foot, wide = place

    def up(value: float) -> float:
        return foot + _TALL * (min(max(value, _LOW + _EDGE), _HIGH - _EDGE) - _LOW) / (_HIGH - _LOW)

    corners = [(left, foot), (left + wide, foot), (left + wide, foot + _TALL), (left, foot + _TALL)]
    shape(page, np.array(corners), fill=theme.control.wash, z=0.5)
    stroke(page, [(left, up(0)), (left + wide, up(0))], theme.rule, width="thin", z=1)
    stroke(page, [(left, up(cut)), (left + wide, up(cut))], theme.ink, width="thin", dashes=(3, 2.4), z=1.5)
    x = np.linspace(left + 10, left + wide - 10, read.size)
    y = np.array([up(float(one)) for one in read - read[0]])
    stroke(page, np.column_stack([x, y]), theme.control.mark, width="thin", z=3)
    for number, (across, value) in enumerate(zip(x.tolist(), (read - read[0]).tolist(), strict=True)):
        over = number > 0 and value >= cut
        hue = theme.lesion if over else theme.control
        fill = theme.paper if number == 0 else hue.mark
        disc(page, (across, up(value)), 4.0, fill=fill, edge=hue.ink, width="thin", z=5)
    # Both words are always there, so that all states have the same parts.
    page.text(
        (left, foot - 14),
        "called worse" if called else "not called worse",
        "small",
        weight=600 if called else 400,
        colour=theme.lesion.ink if called else theme.muted,
    )


def called(count: int, agree: int, *, change: float) -> Page:
    """Draw a hundred people, those called worse filled, and how often two readings agree.

    Parameters
    ----------
    count : int
        How many are called worse.
    agree : int
        Of a hundred pairs of readings on one day, how many are the same.
    change : float
        What everybody has truly lost, in points; with 0 each call is a false alarm.
    """
    heading = "Whose change is found?" if change else "Who is called worse?"
    note = (
        f"everybody has truly lost {change:g} point"
        if change
        else "nobody has changed: each call is a false alarm"
    )
    page = panel(heading, note)
    theme = page.theme
    hue = theme.lesion
    left, first = _LEFT - 1, HEIGHT - 66
    number = np.arange(100)
    places = np.column_stack(
        [left + _PITCH * (number % _A_ROW + 0.5), first - _PITCH * (number // _A_ROW + 0.5)]
    )
    # Spread over the square, so that a row does not look like a group.
    filled = np.random.default_rng(5).permutation(100) < count
    page.add(
        PathCollection(
            [Path.circle((0, 0), _ICON)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one else "none" for one in filled],
            edgecolors=[hue.mark if one else theme.control.mark for one in filled],
            linewidths=1.0,
            zorder=5,
            clip_on=False,
        )
    )
    right = left + _A_ROW * _PITCH + 14
    page.text((right, first - 18), f"{count}", "title", colour=hue.ink)
    page.text((right, first - 36), "of 100\ncalled worse", colour=hue.ink)
    page.text((right, first - 96), f"{agree}", "title")
    page.text((right, first - 114), "of 100 pairs of\nreadings on one\nday agree", colour=theme.ink)
    page.text((_LEFT, 14), "filled: called worse in four visits", "small", colour=theme.muted)
    return page
