"""Panels of edits before birth: a bell of liability with a lens on its tail, and people of ten thousand."""

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import PERSON, POINTS_A_UNIT
from mscourse.diagrams.panels import WIDTH, Axis, panel
from mscourse.figures.page import Page

SLOTS = 100
"""Cases of ten thousand that a picture can hold."""
MOST_EDITED = 2700
"""People edited for one case spared that a picture can hold."""
_LEVEL = Axis(-4.0, 5.0, 14, WIDTH - 14, ())
_FOOT, _BELL = 62.0, 84.0
_LENS = Axis(1.9, 4.4, 138, WIDTH - 14, ())
_LENS_FOOT, _LENS_TOP, _LENS_HIGHEST = 158.0, 244.0, 0.032
_ROWS, _DOT_PITCH, _A_ROW = 27, 2.9, 100


@dataclass(frozen=True)
class Bell:
    """Liability in a population: mean and variance after edits (0 and 1 before), and the threshold, in SD."""

    shift: float
    variance: float
    threshold: float


def _density(x: FloatArray, shift: float, variance: float) -> FloatArray:
    return np.asarray(np.exp(-((x - shift) ** 2) / (2 * variance)) / np.sqrt(2 * np.pi * variance))


def bell_with_lens(bell: Bell, note: str, warning: str) -> Page:
    """Draw liability before and after edits, with the tail beyond the threshold magnified.

    Parameters
    ----------
    bell
        What is drawn.
    note
        A quiet line under the heading.
    warning
        What to keep in mind about this state; empty for most.
    """
    page = panel("Where is the line?", note)
    theme = page.theme
    x = np.linspace(_LEVEL.low, _LEVEL.high, 91)
    highest = float(_density(np.zeros(1), 0, 1)[0])

    def heights(shift: float, variance: float) -> FloatArray:
        return np.asarray(_FOOT + _BELL * _density(x, shift, variance) / highest)

    across = _LEVEL.at(x)
    before, after = heights(0, 1), heights(bell.shift, bell.variance)
    floor = np.full_like(across, _FOOT)
    shape(
        page,
        np.vstack([np.column_stack([across, after]), np.column_stack([across, floor])[::-1]]),
        fill=theme.control.fill,
        z=4,
    )
    stroke(page, np.column_stack([across, before]), theme.control.ink, width="thin", dashes=(3, 2.4), z=5)
    stroke(page, np.column_stack([across, after]), theme.therapy.mark, width="interval", z=5.5)
    stroke(page, [(_LEVEL.start, _FOOT), (_LEVEL.stop, _FOOT)], theme.muted, width="thin", z=6)
    limit = _LEVEL.spot(bell.threshold)
    stroke(page, [(limit, _FOOT - 6), (limit, _LENS_FOOT - 20)], theme.ink, width="line", z=7)
    page.text((limit, _FOOT - 20), "the line: MS beyond it", "small", align="center")
    page.text((_LEVEL.start - 7, _FOOT - 35), "liability: all causes, added up", "small", colour=theme.muted)
    page.text((_LEVEL.start - 7, _FOOT + 164), "green: edited", "small", colour=theme.therapy.ink, weight=600)
    page.text((_LEVEL.start - 7, _FOOT + 148), "dashed: before", "small", colour=theme.control.ink)
    _lens(page, bell)
    page.text((7, 12), warning or " ", "small", colour=theme.lesion.ink)
    return page


def _lens(page: Page, bell: Bell) -> None:
    """Draw the right end of the bell, its heights drawn several times as high."""
    theme = page.theme
    x0, x1, y0, y1 = _LENS.start, _LENS.stop, _LENS_FOOT, _LENS_TOP
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    shape(page, corners, fill=theme.paper, edge=theme.control.mark, width="thin", z=8)
    left, right = _LEVEL.spot(_LENS.low), _LEVEL.spot(_LENS.high)
    for start, end in (((left, _FOOT), (x0, y0)), ((right, _FOOT), (x1, y0))):
        stroke(page, [start, end], theme.control.mark, width="hair", z=2)
    x = np.linspace(_LENS.low, _LENS.high, 61)
    across = _LENS.at(x)

    def heights(shift: float, variance: float) -> FloatArray:
        tall = _density(x, shift, variance) / _LENS_HIGHEST
        return np.asarray(np.where(tall <= 1, y0 + (y1 - y0) * tall, np.nan))

    before, after = heights(0, 1), heights(bell.shift, bell.variance)
    beyond = np.linspace(bell.threshold, _LENS.high, 31)
    level = _LENS.at(beyond)

    def tail(shift: float, variance: float) -> FloatArray:
        tall = np.minimum(_density(beyond, shift, variance) / _LENS_HIGHEST, 1)
        top = np.column_stack([level, y0 + (y1 - y0) * tall])
        return np.vstack([top, [(level[-1], y0), (level[0], y0)]])

    shape(page, tail(0, 1), fill=theme.lesion.wash, edge=theme.lesion.mark, width="hair", z=9)
    shape(page, tail(bell.shift, bell.variance), fill=theme.lesion.mark, z=10)
    stroke(page, np.column_stack([across, before]), theme.control.ink, width="thin", dashes=(3, 2.4), z=11)
    stroke(page, np.column_stack([across, after]), theme.therapy.mark, width="interval", z=12)
    limit = _LENS.spot(bell.threshold)
    stroke(page, [(limit, y0), (limit, y1 - 22)], theme.ink, width="line", z=13)
    page.text((x1 - 6, y1 - 16), "under a lens", "small", colour=theme.muted, align="right")


@dataclass(frozen=True)
class Spared:
    """Of ten thousand people, cases before and after; people edited for one case spared, None if none is."""

    before: float
    after: float
    edited: float | None


def of_ten_thousand(spared: Spared, words: tuple[str, str, str]) -> Page:
    """Draw the cases of ten thousand people as people, and everybody edited for one of them as dots.

    Parameters
    ----------
    spared
        The counts; cases up to `SLOTS`.
    words
        What is said of the cases, of the uncertainty, and of those edited.
    """
    page = panel("Of 10,000 people", "filled: gets MS; green outline: spared")
    theme = page.theme
    number = np.arange(SLOTS)
    before, after = round(spared.before), round(spared.after)
    # Few people stand larger, so that any count fills the same room.
    columns = 5 * ceil(sqrt(6.25 * max(before, 1)) / 5)
    pitch = 11.3 * 25 / columns
    places = _in_rows((4 + pitch / 2, 203.0 - 0.7 * min(pitch, 24)), columns, SLOTS, (pitch, 1.6 * pitch))
    tall = min(1.33 * pitch, 31.0)
    there = number < before
    ill = number < after
    page.add(
        PathCollection(
            [Path(np.asarray(PERSON.vertices, float) * tall * POINTS_A_UNIT, PERSON.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[
                theme.lesion.mark if now else theme.therapy.wash if seen else "none"
                for seen, now in zip(there.tolist(), ill.tolist(), strict=True)
            ],
            edgecolors=[
                theme.lesion.ink if now else theme.therapy.mark if seen else "none"
                for seen, now in zip(there.tolist(), ill.tolist(), strict=True)
            ],
            linewidths=0.9,
            zorder=5,
            clip_on=False,
        )
    )
    cases, range_words, edited_words = words
    page.text((7, 229), cases, weight=600)
    page.text((7, 212), range_words or " ", "small", colour=theme.muted)
    page.text((7, 103), edited_words, weight=600, colour=theme.therapy.ink)
    _field(page, 0 if spared.edited is None else round(spared.edited))
    return page


def _in_rows(first: tuple[float, float], columns: int, count: int, pitch: tuple[float, float]) -> FloatArray:
    number = np.arange(count)
    return np.column_stack(
        [first[0] + pitch[0] * (number % columns), first[1] - pitch[1] * (number // columns)]
    )


def _field(page: Page, count: int) -> None:
    """Draw people as small dots, a hundred to a row, one artist for all; the first one stands out."""
    theme = page.theme
    x: list[float] = []
    y: list[float] = []
    for row in range(_ROWS):
        here = min(max(count - _A_ROW * row, 0), _A_ROW)
        low = 92.0 - _DOT_PITCH * row
        start = 12.0
        # Where nobody stands, a dash of no length lies outside the page.
        end = start + _DOT_PITCH * (here - 1 + 0.3) if here else start
        x += [start, end, np.nan]
        y += [low if here else -50.0, low if here else -50.0, np.nan]
    width = 2.1
    dots = Line2D(
        x,
        y,
        linewidth=width * POINTS_A_UNIT,
        color=theme.control.mark,
        linestyle=(0, (0.001, _DOT_PITCH / width - 0.001)),
        dash_capstyle="round",
        zorder=3,
    )
    dots.set_snap(False)
    page.add(dots)
    one = np.array([(9.0, 89.0), (15.0, 89.0), (15.0, 95.0), (9.0, 95.0)])
    shape(
        page, one, fill=theme.therapy.mark, edge=theme.therapy.ink, width="hair", alpha=float(count > 0), z=6
    )


__all__ = ["MOST_EDITED", "SLOTS", "Bell", "Spared", "bell_with_lens", "of_ten_thousand"]
