"""Panels of attacks before and after a transplant: fifty diaries, and attacks in each year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, across, draw_across, panel
from mscourse.figures.page import Page

_EDGE = 14.0
_TOP = HEIGHT - 66.0
_MARK = 1.7  # half the height of an attack's mark
MOST = 120
"""Attacks in a year at the top of the scale."""
_BAR = 0.58
_DASHES = (3.4, 2.4)


@dataclass(frozen=True)
class Watched:
    """How long everybody was watched, and when what was done; all in years from the start."""

    years: int
    transplant: float
    slow_until: float


def fifty_diaries(onsets: FloatArray, who: NDArray[np.int64], people: int, watched: Watched) -> Page:
    """Draw a line for each person with a mark where an attack begins.

    Parameters
    ----------
    onsets, who : ndarray, shape (attacks,)
        When each began, in years, and whose it was.
    people : int
        How many there are.
    watched : Watched
        Times.
    """
    page = panel(f"Diaries of {people} people", "a mark: an attack begins; tint: attackers grow slowly")
    theme = page.theme
    x = across(0, watched.years, tuple(range(watched.years + 1)), left=_EDGE, right=WIDTH - _EDGE)
    _slow(page, x, watched, _TOP + 5)
    rows = np.linspace(_TOP, FOOT + 5, people)
    lines = np.full((3 * people, 2), np.nan)
    lines[0::3] = np.column_stack([np.full(people, x.start), rows])
    lines[1::3] = np.column_stack([np.full(people, x.stop), rows])
    stroke(page, lines, theme.rule, width="hair", z=1)
    # One line with gaps for all marks is lighter than a line for each; it never is empty.
    marks = np.full((3 * len(onsets) + 2, 2), np.nan)
    marks[-2:] = [(x.start, FOOT), (x.start, FOOT)]
    at, level = x.at(onsets), rows[who]
    marks[:-2:3] = np.column_stack([at, level - _MARK])
    marks[1:-2:3] = np.column_stack([at, level + _MARK])
    stroke(page, marks.round(1), theme.lesion.mark, width=1.5, z=5)
    _transplant(page, x, watched, _TOP + 5)
    draw_across(page, x, "years")
    return page


def attacks_by_year(here: NDArray[np.int64], untouched: NDArray[np.int64], watched: Watched) -> Page:
    """Draw the attacks of each year as bars, and without a transplant as a dashed line of steps."""
    page = panel("Attacks in each year, all together", "bars: with the transplant; dashed: without it")
    theme = page.theme
    x = across(0, watched.years, tuple(range(watched.years + 1)), left=38, right=WIDTH - _EDGE)
    y = Axis(0, MOST, FOOT, _TOP, (0, 20, 40, 60, 80, 100, 120))
    _slow(page, x, watched, _TOP)
    for tick in y.ticks:
        stroke(page, [(x.start, y.spot(tick)), (x.stop, y.spot(tick))], theme.rule, width="hair", z=1)
        page.text((x.start - 7, y.spot(tick) - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    wide = (x.spot(1) - x.spot(0)) * _BAR / 2
    for year, count in enumerate(here.tolist()):
        middle, top = x.spot(year + 0.5), y.spot(min(count, MOST))
        box = np.array(
            [(middle - wide, FOOT), (middle + wide, FOOT), (middle + wide, top), (middle - wide, top)]
        )
        shape(page, box, fill=theme.lesion.fill, edge=theme.lesion.ink, width="thin", z=4)
    steps = [
        (x.spot(year + side), y.spot(count))
        for year, count in enumerate(untouched.tolist())
        for side in (0, 1)
    ]
    stroke(page, steps, theme.ink, width="line", dashes=_DASHES, z=6)
    _transplant(page, x, watched, _TOP)
    draw_across(page, x, "years")
    return page


def _slow(page: Page, x: Axis, watched: Watched, top: float) -> None:
    left, right = x.spot(watched.transplant), x.spot(watched.slow_until)
    box = np.array([(left, FOOT), (right, FOOT), (right, top), (left, top)])
    shape(page, box, fill=page.theme.therapy.wash, z=0.5)


def _transplant(page: Page, x: Axis, watched: Watched, top: float) -> None:
    at, ink = x.spot(watched.transplant), page.theme.therapy.ink
    stroke(page, [(at, FOOT), (at, top)], ink, width="line", z=7)
    page.text((at + 5, top + 4), "transplant", "small", colour=ink, weight=600)
