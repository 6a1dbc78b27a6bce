"""Panels of own batches against a bank of donor lines: what each person's dose takes, and who waits when."""

import math
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import people
from mscourse.diagrams.panels import WIDTH, Axis, marker, panel
from mscourse.figures.page import Page

_X = Axis(0, 3, 62, WIDTH - 20, (0, 1, 2, 3))
_Y = Axis(-1, 5, 58, 226, tuple(range(-1, 6)))
_PEOPLE = {0: "1", 1: "10", 2: "100", 3: "1,000"}
_DAYS = {-1: "0.1", 0: "1", 1: "10", 2: "100", 3: "1,000", 4: "10,000", 5: "100,000"}
SCALE = (-200.0, 450.0)
"""Days before and after the moment when somebody needs the cells."""
_T = Axis(*SCALE, 12, WIDTH - 12, (-200, 0, 200, 400))


@dataclass(frozen=True)
class Bank:
    """What a dose takes, in days of the clean room for each person; arrays of shape (counts,).

    Attributes
    ----------
    people : ndarray
        To be treated in all.
    own, donor : ndarray
        With a batch for each person, and with a bank.
    here : tuple of float
        The number of people that is marked, and both costs there.
    """

    people: FloatArray
    own: FloatArray
    donor: FloatArray
    here: tuple[float, float, float]


def costs(bank: Bank) -> Page:
    """Draw what a person's dose takes against how many people there are, for both ways."""
    page = panel("What does one person's dose take?", "days of the clean room; all illustrative")
    theme = page.theme
    for power in _Y.ticks:
        y = _Y.spot(power)
        stroke(page, [(_X.start, y), (_X.stop, y)], theme.rule, width="hair", z=1)
        page.text((_X.start - 7, y - 4), _DAYS[round(power)], "small", colour=theme.muted, align="right")
    for power in _X.ticks:
        x = _X.spot(power)
        stroke(page, [(x, _Y.start - 4), (x, _Y.start)], theme.muted, width="thin", z=2)
        page.text((x, _Y.start - 18), _PEOPLE[round(power)], "small", colour=theme.muted, align="center")
    middle = (_X.start + _X.stop) / 2
    page.text((middle, 20), "people to treat", "small", colour=theme.muted, align="center")
    counts = _X.at(np.log10(bank.people))
    own, donor = (_Y.at(np.log10(one)) for one in (bank.own, bank.donor))
    stroke(page, np.column_stack([counts, own]), theme.therapy.mark, width="bold", z=5)
    stroke(page, np.column_stack([counts, donor]), theme.control.ink, width="bold", dashes=(4, 2.4), z=5)
    at = _X.spot(math.log10(bank.here[0]))
    marker(page, at, _Y.spot(math.log10(bank.here[1])), theme.therapy.ink, seen=True)
    marker(page, at, _Y.spot(math.log10(bank.here[2])), theme.control.ink, seen=True)
    page.text(
        (_X.stop, 238), "solid: own cells", "small", weight=600, colour=theme.therapy.ink, align="right"
    )
    page.text((_X.start, 238), "dashed: bank of donor lines", "small", weight=600, colour=theme.control.ink)
    return page


@dataclass(frozen=True)
class Wait:
    """How long a batch takes, and how long it takes on average if failed batches are made again; days."""

    once: float
    average: float


def waits(own: Wait, donor: float, lines: int) -> Page:
    """Draw who waits: own cells are begun when somebody needs them, a donor's long before.

    Parameters
    ----------
    own : Wait
        For one person's batch.
    donor : float
        Days of a donor batch, made beforehand.
    lines : int
        In the bank.
    """
    page = panel("Who waits, and how long?", "0: the day on which somebody needs the cells")
    theme = page.theme
    foot, top = 112.0, 240.0
    zero = _T.spot(0)
    for tick in _T.ticks:
        x = _T.spot(tick)
        stroke(page, [(x, foot - 4), (x, foot)], theme.muted, width="thin", z=2)
        words = f"{abs(tick):g}"
        if tick > 0:
            words = f"{words} later"
        elif tick < 0:
            words = f"{words} before"
        page.text(
            (max(x, 8) if tick < 0 else x, foot - 18),
            words,
            "small",
            colour=theme.muted,
            align="left" if tick < 0 else "center",
        )
    stroke(page, [(_T.start, foot), (_T.stop, foot)], theme.muted, width="thin", z=2)
    stroke(page, [(zero, foot), (zero, top)], theme.ink, dashes=(3, 3), width="thin", z=2)
    people(page, np.array([(zero, top - 4)]), ["quiet"], 22)
    page.text((zero + 16, top - 10), "somebody needs the cells", "small", colour=theme.muted)
    green, grey = theme.therapy, theme.control
    y = 186.0
    page.text((zero + 8, y + 17), "own cells", weight=600, colour=green.ink)
    more = _T.spot(min(own.average, SCALE[1]))
    shape(
        page,
        _box(_T.spot(own.once), max(more, _T.spot(own.once) + 0.2), y),
        edge=green.ink,
        width="thin",
        z=4,
    )
    shape(page, _box(zero, _T.spot(own.once), y), fill=green.fill, edge=green.ink, width="thin", z=5)
    page.text(
        (_T.stop, y - 15), f"{own.once:.0f} days; {own.average:.0f} with repeats", "small", align="right"
    )
    y = 136.0
    page.text((zero + 8, y + 1), "a donor's: in the freezer", weight=600, colour=grey.ink)
    start, stop = _T.spot(-donor - 20), _T.spot(-20)
    shape(page, _box(start, stop, y), fill=grey.fill, edge=grey.ink, width="thin", z=5)
    page.text((start, y + 17), "made before", "small", colour=theme.muted)
    page.text((7, 66), "What the days leave out", "small", weight=600)
    page.text((7, 49), "own: matches; keeps own genes and faults", "small", colour=theme.muted)
    what = "one line" if lines == 1 else f"{lines} lines"
    page.text((7, 33), f"donor: {what}, so some match better than others,", "small", colour=theme.muted)
    page.text((7, 17), "and drugs against rejection may be needed", "small", colour=theme.muted)
    return page


def _box(left: float, right: float, low: float) -> FloatArray:
    return np.array([(left, low), (right, low), (right, low + 11), (left, low + 11)])


__all__ = ["SCALE", "Bank", "Wait", "costs", "waits"]
