"""Panels of cuts that miss: cells with two, one or no copy edited, and what a test sees of unwanted edits."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.panels import WIDTH, Axis, marker, panel
from mscourse.figures.page import UNITS_AN_INCH, Page

HUNDRED = 100
_POINTS = 72 / UNITS_AN_INCH
_PITCH, _RADIUS, _GRID = 19.0, 7.6, (10.0, 40.0)
_SCALE = Axis(0.0, 7.0, 14, WIDTH - 26, ())
_TESTS = (14.0, 20.0)


def hundred_cells(both: int, one: int, rule: str) -> Page:
    """Draw a hundred cells as discs of two halves, a half for each copy; green where it is edited.

    Parameters
    ----------
    both, one
        Cells with both copies edited, and with one.
    rule
        Why there are so many with both, as it is printed.
    """
    page = panel("Two copies in every cell", "100 cells; a half for each copy, green if edited")
    theme = page.theme
    number = np.arange(HUNDRED)
    left, low = _GRID
    places = np.column_stack([left + _PITCH * (number % 10 + 0.5), low + _PITCH * (number // 10 + 0.5)])
    rank = np.random.default_rng(10).permutation(HUNDRED)
    side = np.random.default_rng(3).integers(0, 2, HUNDRED)
    radius = _RADIUS * _POINTS
    for half in (0, 1):
        # A half disc: the left one, and the right one.
        turn = np.linspace(np.pi / 2, 3 * np.pi / 2, 13) + np.pi * half
        outline = radius * np.column_stack([np.cos(turn), np.sin(turn)])
        edited = (rank < both) | ((rank < both + one) & (side == half))
        page.add(
            PathCollection(
                [Path(np.vstack([outline, outline[:1]]), closed=True)],
                offsets=places,
                offset_transform=page.ax.transData,
                facecolors=[theme.therapy.mark if it else theme.paper for it in edited.tolist()],
                edgecolors=theme.control.ink,
                linewidths=0.7,
                zorder=5,
                clip_on=False,
            )
        )
    x = left + 10 * _PITCH + 14
    for y, count, words in (
        (186, both, "both copies"),
        (130, one, "one copy"),
        (74, HUNDRED - both - one, "no copy"),
    ):
        page.text((x, y), f"{count}", "heading", colour=theme.therapy.ink if count else theme.muted)
        page.text((x, y - 17), words)
    page.text((7, 14), rule, "small", colour=theme.muted)
    return page


@dataclass(frozen=True)
class Missed:
    """Unwanted edits in a dose, and a test of some of its cells.

    Attributes
    ----------
    dose : float
        Cells in it.
    unwanted : float
        Unwanted edits in the dose.
    tested : float
        Cells that a test looks at.
    seeing : int
        Of a hundred such tests, those that see at least one.
    """

    dose: float
    unwanted: float
    tested: float
    seeing: int


def what_a_test_sees(missed: Missed, words: tuple[str, str, str]) -> Page:
    """Draw the dose, its unwanted edits and the cells of a test on one scale, and a hundred such tests.

    Parameters
    ----------
    missed
        The counts.
    words
        The dose, the unwanted edits and the cells tested as they are printed.
    """
    page = panel("What does a test see?", "cells, on a scale of powers of ten")
    theme = page.theme
    rows = (
        (232.0, missed.dose, theme.therapy, f"in the dose: {words[0]}"),
        (199.0, missed.unwanted, theme.lesion, f"unwanted edits in it: {words[1]}"),
        (166.0, missed.tested, theme.control, f"cells tested: {words[2]}"),
    )
    for y, count, hue, said in rows:
        end = _SCALE.spot(min(max(math.log10(max(count, 1.0)), _SCALE.low), _SCALE.high))
        page.text((_SCALE.start - 7, y), said, "small", colour=hue.ink, weight=600)
        stroke(page, [(_SCALE.start, y - 9), (_SCALE.stop, y - 9)], theme.rule, width="hair", z=1)
        stroke(page, [(_SCALE.start, y - 9), (end, y - 9)], hue.mark, width=4.2, z=3)
        marker(page, end, y - 9, hue.ink, seen=True)
    for power, name in ((0, "1"), (3, "1,000"), (6, "1 million")):
        x = _SCALE.spot(power)
        stroke(page, [(x, 149), (x, 153)], theme.muted, width="thin", z=2)
        page.text((x, 135), name, "small", colour=theme.muted, align="center")
    page.text((7, 106), f"{missed.seeing} of 100 such tests see one", weight=600)
    _tests(page, missed.seeing)
    return page


def _tests(page: Page, seeing: int) -> None:
    """Draw a hundred tests as dotted lines, which weigh a tenth of as many discs."""
    theme, pitch, a_row = page.theme, 14.6, 20
    left, low = _TESTS
    for row in range(HUNDRED // a_row):
        y = low + 15.5 * (HUNDRED // a_row - 1 - row)
        here = min(max(seeing - a_row * row, 0), a_row)
        for first, count, colours in (
            (0, here, (theme.lesion.ink, theme.lesion.mark)),
            (here, a_row - here, (theme.control.mark, theme.paper)),
        ):
            # Where none is to be seen, the line lies outside the page.
            x0, height = left + pitch * first, y if count else -60.0
            ends = (x0, x0 + pitch * (max(count, 1) - 1 + 0.3))
            for level, (width, colour) in enumerate(zip((10.4, 8.2), colours, strict=True)):
                dots = Line2D(
                    ends,
                    (height, height),
                    linewidth=width * _POINTS,
                    color=colour,
                    linestyle=(0, (0.001, pitch / width - 0.001)),
                    dash_capstyle="round",
                    zorder=5 + level,
                )
                dots.set_snap(False)
                page.add(dots)


__all__ = ["HUNDRED", "Missed", "hundred_cells", "what_a_test_sees"]
