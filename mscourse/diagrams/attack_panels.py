"""Panels of chapter 02's explorables: diaries of attacks, one person's cells, a lesion seen from above."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import (
    FOOT,
    HEIGHT,
    WIDTH,
    Axis,
    across,
    draw_across,
    draw_upward,
    panel,
    upward,
)
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

_EDGE, _COUNTS = 12.0, 30.0  # left of the diaries, and the room for their counts at the right
_TOP_ROW, _LAST_ROW = HEIGHT - 66.0, FOOT + 14.0
_TALL = 6.5  # half the height of a mark in a diary
_FINE = 0.5  # units that a simplified line may stray
_KEY = HEIGHT - 54.0
_DASHES = (3.0, 2.0)
CIRCLES = 40
"""How many rings the lesion is painted with."""
REACH = 28.0
"""How far from its start a lesion is drawn, in the model's units of length."""


@dataclass(frozen=True)
class Diary:
    """One person's attacks.

    Attributes
    ----------
    years : ndarray, shape (attacks,)
        When each one began, in years from the start.
    """

    years: FloatArray


def diaries(people: Sequence[Diary], years: float, shown: int) -> Page:
    """Draw a line a person with a mark for every attack, and how many there were.

    Parameters
    ----------
    people : sequence of Diary
        From the top down, at least two.
    years : float
        How long they were watched.
    shown : int
        Whose cells stand in the other panel; their line is bold.
    """
    page = panel(f"Diaries of {len(people)} people", "a mark: an attack begins; right: attacks in all")
    theme = page.theme
    x = across(0, years, tuple(range(round(years) + 1)), left=_EDGE, right=WIDTH - _COUNTS)
    rows = np.linspace(_TOP_ROW, _LAST_ROW, len(people))
    for number, (one, y) in enumerate(zip(people, rows.tolist(), strict=True)):
        bold = number == shown
        ink = theme.ink if bold else theme.muted
        stroke(page, [(x.start, y), (x.stop, y)], ink if bold else theme.rule, width="thin", z=1)
        page.text((WIDTH - 8, y - 4), str(len(one.years)), "small", colour=ink, align="right")
        # One line with gaps for all marks of a person is lighter than a line for each.
        marks = np.full((3 * len(one.years) + 2, 2), np.nan)
        marks[-2:] = [(x.start, y), (x.start, y)]
        for place, at in enumerate(x.at(one.years).tolist()):
            marks[3 * place : 3 * place + 2] = [(at, y - _TALL), (at, y + _TALL)]
        stroke(page, marks, theme.lesion.mark, width=2.0, z=5)
    draw_across(page, x, "years")
    return page


def cells_of_one(days: FloatArray, effectors: FloatArray, line_at: float, onsets: FloatArray) -> Page:
    """Draw one person's attacking cells against time, and the line above which they count as an attack.

    Parameters
    ----------
    days : ndarray, shape (n,)
        Days of the records.
    effectors : ndarray, shape (n,)
        Active effector cells; the scale is logarithmic.
    line_at : float
        The number of cells with which an attack begins.
    onsets : ndarray, shape (attacks,)
        Days on which attacks begin.
    """
    page = panel(
        "Effectors of one person, thousands", "the bold diary; each step is ten times the one before"
    )
    theme = page.theme
    x = across(0, days[-1] / 365, (0, 1, 2), left=50)
    y = Axis(2.0, 6.0, FOOT, HEIGHT - 66, (2, 3, 4, 5, 6))
    for tick in y.ticks:
        level = y.spot(tick)
        stroke(page, [(x.start, level), (x.stop, level)], theme.rule, width="hair", z=1)
        page.text(
            (x.start - 6, level - 4), f"{10.0 ** (tick - 3):,g}", "small", colour=theme.muted, align="right"
        )
    level = y.spot(float(np.log10(line_at)))
    stroke(page, [(x.start, level), (x.stop, level)], theme.lesion.ink, width="thin", dashes=_DASHES, z=4)
    page.text((x.start - 6, level - 4), "attack", "small", colour=theme.lesion.ink, align="right", weight=600)
    places = x.at(days / 365)
    heights = y.at(np.clip(np.log10(np.maximum(effectors, 1.0)), y.low, y.high))
    keep = corners(places, heights, _FINE)
    stroke(page, np.column_stack([places[keep], heights[keep]]), theme.immune.mark, width=1.4, z=5)
    marks = np.full((3 * len(onsets) + 2, 2), np.nan)
    marks[-2:] = [(x.start, FOOT), (x.start, FOOT)]
    for place, at in enumerate(x.at(onsets / 365).tolist()):
        marks[3 * place : 3 * place + 2] = [(at, FOOT), (at, FOOT + 9)]
    stroke(page, marks, theme.lesion.mark, width=2.0, z=6)
    draw_across(page, x, "years")
    return page


def lesion_map(damage: FloatArray, distance: FloatArray) -> Page:
    """Draw a lesion from above: the deeper the tint, the more is destroyed; outlined, where it began.

    Parameters
    ----------
    damage : ndarray, shape (n,)
        Share destroyed, 0 to 1, at each distance from the start.
    distance : ndarray, shape (n,)
        In the model's units of length, rising.
    """
    page = panel("The lesion from above", "the deeper the tint, the more myelin is destroyed")
    theme = page.theme
    middle, radius = np.array([WIDTH / 2, (HEIGHT - 46) / 2 - 1]), 118.0
    circle, smooth = _circle(40), _circle(120)
    ends = np.linspace(0, radius, CIRCLES + 1)
    shape(page, middle + radius * smooth, fill=theme.myelin.wash, edge=theme.myelin.mark, z=1)
    for inner, outer in pairwise(ends.tolist()):
        here = float(np.interp((inner + outer) / 2 * REACH / radius, distance, damage))
        at = (inner + outer) / 2
        stroke(
            page,
            middle + at * np.vstack([circle, circle[:1]]),
            theme.lesion.mark,
            width=0.72 * (outer - inner) + 0.15,
            alpha=round(0.85 * here, 2),
            z=2,
        )
    return page


def _circle(corners_drawn: int) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, corners_drawn, endpoint=False)
    return np.column_stack([np.cos(turn), np.sin(turn)])


def profile(distance: FloatArray, cells: FloatArray, damage: FloatArray) -> Page:
    """Draw cells and what they destroyed against the distance from where the lesion began."""
    page = panel("From the middle outward")
    theme = page.theme
    x = across(0, REACH, (0, 5, 10, 15, 20, 25), left=34)
    y = upward(0, 2.5, (0, 0.5, 1, 1.5, 2, 2.5))
    draw_upward(page, y, side=34)
    near = distance <= REACH
    for values, colour, dashes in ((damage, theme.lesion.mark, _DASHES), (cells, theme.immune.mark, None)):
        across_page, up = x.at(distance[near]), y.at(np.clip(values[near], y.low, y.high))
        keep = corners(across_page, up, _FINE)
        _curve(page, np.column_stack([across_page[keep], up[keep]]), colour, dashes)
    left = 8.0
    for words, hue, dashes in (("cells", theme.immune, None), ("share destroyed", theme.lesion, _DASHES)):
        _curve(page, np.array([(left, _KEY + 4), (left + 20, _KEY + 4)]), hue.mark, dashes)
        page.text((left + 26, _KEY), words, "small", colour=hue.ink, weight=600)
        left += 40 + page.measure(words, "small", 600)
    draw_across(page, x, "distance from the start, the model's units")
    return page


def _curve(page: Page, points: FloatArray, colour: Colour, dashes: tuple[float, float] | None) -> None:
    if dashes is None:
        stroke(page, points, colour, width=2.0, z=6)
    else:
        stroke(page, points, colour, width=2.0, dashes=dashes, z=5)
