"""Panels of the budget of cells: what each step leaves, and how much of a lesion that would fill."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import WIDTH, panel
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour

FIBRES = 100
"""In the drawn lesion: each stands for one in a hundred of its fibres."""
_POINTS_A_UNIT = 72 / UNITS_AN_INCH
_FLOOR, _TOP = 66.0, 218.0  # of the staircase, in units: one cell, and ten billion
_DECADES = 10
_LEFT, _STEP, _BAR = 54.0, 65.0, 48.0
_MARKS = ((0, "one cell"), (3, "1,000"), (6, "million"), (9, "billion"))
_GRID, _ROWS = (14.0, 99.0), 10  # lower left corner of the lesion's fibres
_PITCH = 14.0
_CORE, _COAT = 4.0, 6.2
_SCALE = (84.0, 306.0)  # of the doses, in units
_LEAST, _MOST = 5, 18  # decades of that scale


@dataclass(frozen=True)
class Step:
    """One step of the stairs: what is written under it (two lines), and how many cells it leaves."""

    name: str
    cells: float
    words: str


def staircase(steps: Sequence[Step], needed: float, needed_words: str) -> Page:
    """Draw what each step leaves as bars on a log scale, with a line at what the lesion would need.

    Parameters
    ----------
    steps : sequence of Step
        First the dose.
    needed : float
        Working cells that would fill the lesion.
    needed_words : str
        The same as it is printed.
    """
    page = panel("How many cells are left?", "a thousandfold from line to line; shares illustrative")
    theme = page.theme
    for decade, words in _MARKS:
        y = _height(10.0**decade)
        stroke(page, [(_LEFT, y), (WIDTH - 8, y)], theme.rule, width="hair", z=1)
        page.text((_LEFT - 7, y - 4), words, "small", colour=theme.muted, align="right")
    green = theme.therapy
    before = steps[0].cells
    for number, one in enumerate(steps):
        x = _LEFT + 6 + _STEP * number
        now, middle = _height(one.cells), x + _BAR / 2
        lost = _bar(x, now, _height(before))
        shape(page, lost, fill=theme.control.wash, edge=theme.control.fill, width="hair", z=2)
        shape(page, _bar(x, _FLOOR, now), fill=green.fill, edge=green.ink, width="thin", z=3)
        page.text((middle, _FLOOR - 17), one.words, "small", weight=600, colour=green.ink, align="center")
        page.text((middle, _FLOOR - 33), one.name, "small", colour=theme.muted, align="center")
        before = one.cells
    line = _height(needed)
    stroke(page, [(_LEFT, line), (WIDTH - 8, line)], theme.ink, dashes=(4, 3), z=4)
    words = f"dashed: {needed_words} would fill the lesion"
    page.text((WIDTH - 8, _TOP + 12), words, "small", weight=600, align="right")
    return page


def _height(cells: float) -> float:
    """Give the height of a number of cells; less than one cell has none."""
    decades = float(np.log10(max(cells, 1.0)))
    return _FLOOR + (_TOP - _FLOOR) * decades / _DECADES


def _bar(x: float, low: float, high: float) -> np.ndarray:
    high = max(high, low + 0.6)
    return np.array([(x, low), (x + _BAR, low), (x + _BAR, high), (x, high)])


@dataclass(frozen=True)
class Doses:
    """Numbers of cells on one scale: given, needed for the lesion at these shares, and all trials so far."""

    given: float
    needed: float
    ever: float


def lesion_filled(wrapped: int, doses: Doses, given_words: str, needed_words: str) -> Page:
    """Draw a lesion of a hundred fibres cut across, some with new sheaths, and the dose it would take.

    Parameters
    ----------
    wrapped : int
        Fibres with new sheaths, of 100.
    doses : Doses
        On the scale below.
    given_words, needed_words : str
        The first two as they are printed.
    """
    page = panel("How much of the lesion is filled?", "a hundred nerve fibres, cut across")
    theme = page.theme
    left, low = _GRID
    side = _PITCH * _ROWS
    middle = (left + side / 2 + _PITCH / 4, low + side / 2)
    # A superellipse: a lesion has no corners, and yet all rows of fibres lie in it.
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    reach = (side / 2 + 9) / (np.abs(np.cos(turn)) ** 5 + np.abs(np.sin(turn)) ** 5) ** 0.2
    ground = np.column_stack([middle[0] + reach * np.cos(turn) * 1.03, middle[1] + reach * np.sin(turn)])
    shape(page, ground, fill=theme.lesion.wash, z=0.5)
    number = np.arange(FIBRES)
    row, column = number // _ROWS, number % _ROWS
    # From the lesion's edge inwards: that is where cells arrive, and where repair is seen.
    depth = np.minimum.reduce([row, column, _ROWS - 1 - row, _ROWS - 1 - column])
    coated = np.zeros(FIBRES, dtype=bool)
    coated[np.lexsort((np.random.default_rng(5).random(FIBRES), depth))[:wrapped]] = True
    places = np.column_stack(
        [left + _PITCH * (column + 0.5 + 0.5 * (row % 2)), low + side - _PITCH * (row + 0.5)]
    ) + np.random.default_rng(3).uniform(-1, 1, (FIBRES, 2))
    myelin, core = theme.myelin, theme.axon
    _discs(
        page,
        places,
        _COAT,
        [myelin.fill if one else "none" for one in coated.tolist()],
        [myelin.ink if one else "none" for one in coated.tolist()],
    )
    _discs(page, places, _CORE, [core.fill] * FIBRES, [core.ink] * FIBRES)
    x = left + side + 28
    page.text((x, low + side - 14), f"{wrapped} of {FIBRES}", "heading", colour=theme.myelin.ink)
    page.text((x, low + side - 32), "fibres get\nnew sheaths", colour=theme.muted)
    page.text((x, low + 44), "amber: a bare fibre\nblue: its sheath", "small", colour=theme.muted)
    _doses(page, doses, given_words, needed_words)
    return page


def _discs(page: Page, places: np.ndarray, radius: float, fills: list[Colour], edges: list[Colour]) -> None:
    page.add(
        PathCollection(
            [Path.circle((0, 0), radius * _POINTS_A_UNIT)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=fills,
            edgecolors=edges,
            linewidths=0.7,
            zorder=5,
            clip_on=False,
        )
    )


def _doses(page: Page, doses: Doses, given_words: str, needed_words: str) -> None:
    """Draw the dose given and the dose it would take under one another, on one log scale."""
    theme = page.theme
    start, stop = _SCALE
    upper, lower = 64.0, 35.0

    def at(cells: float) -> float:
        share = (float(np.log10(cells)) - _LEAST) / (_MOST - _LEAST)
        return start + (stop - start) * min(max(share, 0.0), 1.0)

    ever = at(doses.ever)
    for y in (upper, lower):
        stroke(page, [(start, y), (stop, y)], theme.control.mark, width="thin", z=1)
        stroke(page, [(ever, y - 6), (ever, y + 6)], theme.ink, width="interval", z=2)
    note = "upright: all trials of pluripotent-derived cells"
    page.text((7, 13), note, "small", colour=theme.muted)
    for y, cells, name, words in (
        (upper, doses.given, "given", given_words),
        (lower, doses.needed, "it would take", needed_words),
    ):
        page.text((7, y - 4), name, "small", colour=theme.muted)
        x = at(cells)
        circle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        outline = np.column_stack([x + 5 * np.cos(circle), y + 5 * np.sin(circle)])
        fill = theme.therapy.mark if name == "given" else theme.paper
        shape(page, outline, fill=fill, edge=theme.therapy.ink, width="line", z=6)
        half = page.measure(words, "small", 600) / 2
        middle = min(max(x, start + half), WIDTH - 8 - half)
        page.text((middle, y + 9), words, "small", weight=600, colour=theme.therapy.ink, align="center")
