"""Panels of a trial with up to four groups: what each would show, and which questions get an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import people
from mscourse.diagrams.panels import WIDTH, Axis, panel
from mscourse.figures.page import Page

LEAST, MOST = -0.7, 1.6
"""Ends of the scale of gains, standard deviations."""
_SHOWN = 10
"""People drawn in a group, each for as many of the others."""
_NAMES = ("neither", "A", "B", "both")
_LEFT, _FIRST, _PITCH = 40.0, 74.0, 66.0
_FOOT, _TOP = 96.0, 236.0
_COLUMN = 15.0


@dataclass(frozen=True)
class Group:
    """One group: people in it (0 if the trial has no such group), its true gain, and half its interval."""

    people: int
    gain: float
    half: float


def groups(held: Sequence[Group], note: str) -> Page:
    """Draw what each group would gain, with the interval around it; a group that is not there is an outline.

    Parameters
    ----------
    held
        Neither, A, B and both, in this order. Gains and intervals in standard deviations.
    note
        What stands under the heading.
    """
    page = panel("What would each group show?", note)
    theme = page.theme
    rise = Axis(LEAST, MOST, _FOOT, _TOP, (0, 0.4, 0.8, 1.2))
    for tick in rise.ticks:
        y = rise.spot(tick)
        stroke(page, [(_LEFT, y), (WIDTH - 16, y)], theme.rule, width="hair", z=1)
        page.text((_LEFT - 7, y - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    for number, (one, name) in enumerate(zip(held, _NAMES, strict=True)):
        x = _FIRST + _PITCH * number
        there = one.people > 0
        hue = theme.control if number == 0 else theme.therapy
        y, zero = rise.spot(one.gain), rise.spot(0)
        low, high = min(y, zero), max(y, zero, zero + 1)
        bar = np.array([(x - _COLUMN, low), (x + _COLUMN, low), (x + _COLUMN, high), (x - _COLUMN, high)])
        shape(page, bar, fill=hue.fill, edge=hue.ink, width="thin", alpha=float(there), z=3)
        ends = [rise.spot(max(LEAST, min(MOST, one.gain + way * one.half))) for way in (-1, 1)]
        stroke(page, [(x, ends[0]), (x, ends[1])], theme.ink, width="interval", alpha=float(there), z=5)
        for end in ends:
            stroke(page, [(x - 5, end), (x + 5, end)], theme.ink, width="interval", alpha=float(there), z=5)
        empty = [(x - 22, _FOOT + 4), (x + 22, _FOOT + 4), (x + 22, _TOP - 6), (x - 22, _TOP - 6)]
        stroke(
            page,
            [*empty, empty[0]],
            theme.control.mark,
            width="thin",
            dashes=(3, 3),
            alpha=float(not there),
            z=2,
        )
        page.text(
            (x, (_FOOT + _TOP) / 2), " " if there else "?", "title", colour=theme.control.ink, align="center"
        )
        page.text((x, _FOOT - 16), name, weight=600, colour=hue.ink, align="center")
        _people(page, (x, _FOOT - 35), one.people)
        words = f"{one.people:,}" if there else "none"
        page.text((x, 15), words, "small", colour=theme.muted, align="center")
    page.text((7, 15), "people", "small", colour=theme.muted)
    return page


def _people(page: Page, middle: tuple[float, float], count: int) -> None:
    """Draw ten people for a group, or the outlines of ten who are not there."""
    number = np.arange(_SHOWN)
    places = np.column_stack([middle[0] + 9.6 * (number % 5 - 2), middle[1] - 14 * (number // 5)])
    people(page, places, ["quiet" if count else "plain"] * _SHOWN, 12.0)


@dataclass(frozen=True)
class Question:
    """A question, and the chance in per cent that the trial answers it; None if it has not the groups."""

    words: str
    beside: str
    chance: float | None


_WANTED = 80
_SURE = 99.5  # per cent from which no more is printed


def chances(asked: Sequence[Question], note: str) -> Page:
    """Draw for each question how likely the trial is to see it, or that it cannot be asked."""
    page = panel("Which questions can it answer?", note)
    theme = page.theme
    across = Axis(0, 100, 14, WIDTH - 66, (0, 50, 80, 100))
    step, top = 39.0, 230.0
    low = top - step * (len(asked) - 1) - 16
    for tick in across.ticks:
        page.text((across.spot(tick), low - 15), f"{tick:g}", "small", colour=theme.muted, align="center")
    page.text((7, 12), "chance of seeing it, per cent; upright line: usual aim", "small", colour=theme.muted)
    for row, one in enumerate(asked):
        y = top - step * row
        there = one.chance is not None
        chance = one.chance or 0.0
        page.text((14, y + 5), one.words, weight=600, colour=theme.ink if there else theme.control.ink)
        beside = (14 + page.measure(one.words, weight=600) + 8, y + 5)
        page.text(beside, one.beside or " ", "small", colour=theme.muted)
        ends = (y - 12, y)
        _bar(page, across, ends, there=there)
        bar = _box(across.start, across.spot(max(chance, 0.5)), *ends)
        shape(
            page, bar, fill=theme.therapy.fill, edge=theme.therapy.ink, width="thin", alpha=float(there), z=3
        )
        wanted = across.spot(_WANTED)
        stroke(page, [(wanted, y - 14), (wanted, y + 2)], theme.ink, width="line", alpha=float(there), z=5)
        words = "cannot" if not there else ">99 %" if chance >= _SURE else f"{chance:.0f} %"
        page.text((WIDTH - 10, y - 10), words, weight=600, align="right")
    return page


def _bar(page: Page, across: Axis, ends: tuple[float, float], *, there: bool) -> None:
    theme = page.theme
    box = _box(across.start, across.stop, *ends)
    shape(page, box, fill=theme.control.wash, alpha=float(there), z=1)
    stroke(
        page,
        np.vstack([box, box[:1]]),
        theme.control.mark,
        width="thin",
        dashes=(3, 3),
        alpha=float(not there),
        z=2,
    )


def _box(left: float, right: float, low: float, high: float) -> FloatArray:
    return np.array([(left, low), (right, low), (right, high), (left, high)])


__all__ = ["MOST", "Group", "Question", "chances", "groups"]
