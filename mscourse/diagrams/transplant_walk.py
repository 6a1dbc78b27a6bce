"""Panels of a walk through a transplant: the blood of one day, and counts and infections over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.graft import Kind, cells_in_row
from mscourse.diagrams.glyphs.paint import Pen, disc, shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, marker, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

NAMES: Mapping[Kind, str] = {
    "neutrophils": "neutrophils",
    "cd8": "CD8 T cells",
    "b_cells": "B cells",
    "cd4": "CD4 T cells",
}
ROW = 10
"""Cells in a row: as many as there are when the count is normal."""
STEPS = ("mobilise", "collect, freeze", "condition", "give back", "few white cells", "engraft", "rebuild")
EARLY, LATE = (-35.0, 30.0), (30.0, 730.0)
"""Days of the two stretches of the time axis: day by day, and on a logarithmic scale."""
_DASHES: Mapping[Kind, tuple[float, float] | None] = {
    "neutrophils": None,
    "cd8": None,
    "b_cells": (1.2, 1.8),
    "cd4": (4.6, 2.2),
}
_FINE = 0.35
_STRIP = 34.0
_MOST = 11.0  # infections for each patient-year at the top of the strip


@dataclass(frozen=True)
class Today:
    """The blood of one day.

    Attributes
    ----------
    step : int
        Which of `STEPS` the day belongs to, from 1.
    left_out : int
        The step that is not taken, or 0.
    words : str
        What happens, in a line.
    shares : mapping of Kind to float
        Counts as shares of normal.
    """

    step: int
    left_out: int
    words: str
    shares: Mapping[Kind, float]


@dataclass(frozen=True)
class Courses:
    """Counts and infections over time, at the same days.

    Attributes
    ----------
    days : ndarray, shape (n,)
        From the first day to the last.
    shares : mapping of Kind to ndarray
        Counts as shares of normal.
    hazard : ndarray, shape (n,)
        Infections for each patient-year.
    rescued : ndarray, shape (n,)
        Neutrophils if the cells are given back, for comparison.
    """

    days: FloatArray
    shares: Mapping[Kind, FloatArray]
    hazard: FloatArray
    rescued: FloatArray


def blood_today(today: Today) -> Page:
    """Draw the seven steps with the present one, and rows of ten cells, filled as far as they are there."""
    page = panel("The white cells of this day", "ten in a row: the normal count; outline: missing")
    theme = page.theme
    _steps(page, today)
    page.text((WIDTH / 2, 187), today.words, "label", weight=600, align="center")
    _vessel(page, 14.0, 172.0)
    for number, (kind, name) in enumerate(NAMES.items()):
        y = 149.0 - 37 * number
        page.text((10, y - 4), name, "label", colour=theme.immune.ink, weight=600)
        spots = np.column_stack([np.linspace(108, WIDTH - 17, ROW), np.full(ROW, y)])
        cells_in_row(page, kind, spots, 7.6, round(min(today.shares[kind], 1) * ROW))
    return page


def _vessel(page: Page, low: float, high: float) -> None:
    """Tint the ground of the rows as blood between two walls; it is scenery."""
    hue = page.theme.blood
    ends = np.array([(0, low), (WIDTH, low), (WIDTH, high), (0, high)])
    shape(page, ends, fill=hue.wash, z=0.5)
    for y in (low, high):
        stroke(page, [(0, y), (WIDTH, y)], hue.mark, width="bold", z=0.6)


def _steps(page: Page, today: Today) -> None:
    """Draw seven numbered discs on a line: the present one is filled, a step left out has a cross."""
    theme, y = page.theme, 217.0
    places = np.linspace(28, WIDTH - 28, len(STEPS)).tolist()
    stroke(page, [(places[0], y), (places[-1], y)], theme.rule, width="line", z=2)
    for number, x in enumerate(places, 1):
        here, out = number == today.step, number == today.left_out
        disc(page, (x, y), 10, fill=theme.ink if here else theme.paper, edge=theme.muted, width="thin", z=4)
        ink = theme.paper if here else theme.lesion.ink if out else theme.ink
        words = "\N{MULTIPLICATION SIGN}" if out else str(number)
        page.text((x, y - 4), words, "small", colour=ink, weight=600, align="center")


def _clock(page_left: float, cut: float, right: float) -> tuple[Axis, Axis]:
    return (
        Axis(*EARLY, page_left, cut - 5, (0, 10, 20)),
        Axis(float(np.log(LATE[0])), float(np.log(LATE[1])), cut + 5, right, ()),
    )


def _places(days: FloatArray, clock: tuple[Axis, Axis]) -> FloatArray:
    """Turn days into places; the gap between the two stretches is not a place."""
    near, far = clock
    late = far.at(np.log(np.maximum(days, LATE[0])))
    return np.where(days <= EARLY[1], near.at(days), late)


def counts_over_time(courses: Courses, day: float, shares: Mapping[Kind, float], *, rescued: bool) -> Page:
    """Draw counts over two years with the chosen day, and under them the infections that go with them.

    Parameters
    ----------
    courses : Courses
        What is drawn.
    day : float
        The chosen one.
    shares : mapping of Kind to float
        Counts on that day.
    rescued : bool
        Whether the neutrophils are those with cells given back; if not, these are drawn in grey beside them.
    """
    note = "log scale after day 30" if rescued else "grey: neutrophils with the cells given back"
    page = panel("Counts and infections over time", f"% of normal; {note}")
    theme = page.theme
    clock = _clock(34.0, 196.0, WIDTH - 14.0)
    y = Axis(0, 1.3, FOOT + _STRIP + 22, HEIGHT - 62, (0, 0.5, 1))
    strip = Axis(0, _MOST, FOOT, FOOT + _STRIP, (5, 10))
    for part in clock:
        for tick in y.ticks:
            level = y.spot(tick)
            stroke(page, [(part.start, level), (part.stop, level)], theme.rule, width="hair", z=1)
    for tick in y.ticks:
        page.text((28, y.spot(tick) - 4), f"{100 * tick:g}", "small", colour=theme.muted, align="right")
    for tick in strip.ticks:
        page.text((28, strip.spot(tick) - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    _time(page, clock)
    _risk(page, courses, clock, strip)
    grey = np.column_stack([_places(courses.days, clock), y.at(courses.rescued)])
    _line(
        page, grey, courses.days, theme.control.mark, {"width": "line", "alpha": 0 if rescued else 1, "z": 4}
    )
    for kind, values in courses.shares.items():
        colour = theme.ink if kind == "neutrophils" else theme.immune.mark
        pen: Pen = {"width": "bold", "z": 6}
        dashes = _DASHES[kind]
        if dashes:
            pen["dashes"] = dashes
        _line(page, np.column_stack([_places(courses.days, clock), y.at(values)]), courses.days, colour, pen)
    at = float(_places(np.array([day]), clock)[0])
    # Two pieces, so that the line never runs through the name between the two lanes.
    for foot, top in ((FOOT, strip.stop), (y.start, y.stop - 8)):
        stroke(page, [(at, foot), (at, top)], theme.therapy.ink, width="thin", z=5)
    for kind, share in shares.items():
        marker(page, at, y.spot(share), theme.ink if kind == "neutrophils" else theme.immune.mark, seen=True)
    _key(page, y)
    page.text(
        (clock[1].stop, strip.stop + 6), "infections a year", "small", colour=theme.lesion.ink, align="right"
    )
    return page


def _line(page: Page, points: FloatArray, days: FloatArray, colour: Colour, pen: Pen) -> None:
    """Draw a curve as one line that is open where the scale changes."""
    parts = []
    for chosen in (days <= EARLY[1], days > EARLY[1]):
        here = points[chosen]
        keep = corners(here[:, 0], here[:, 1], _FINE)
        parts.append(here[keep])
    whole = np.vstack([parts[0], [[np.nan, np.nan]], parts[1]])
    stroke(page, whole, colour, **pen)


def _risk(page: Page, courses: Courses, clock: tuple[Axis, Axis], strip: Axis) -> None:
    x, height = _places(courses.days, clock), strip.at(np.minimum(courses.hazard, _MOST))
    for chosen in (courses.days <= EARLY[1], courses.days > EARLY[1]):
        across, up = x[chosen], height[chosen]
        keep = corners(across, up, _FINE)
        outline = np.column_stack([across[keep], up[keep]])
        ground = np.vstack([outline, [(outline[-1, 0], strip.start), (outline[0, 0], strip.start)]])
        shape(page, ground, fill=page.theme.lesion.fill, edge=page.theme.lesion.mark, width="thin", z=3)


def _time(page: Page, clock: tuple[Axis, Axis]) -> None:
    muted = page.theme.muted
    near, far = clock
    marks: Sequence[tuple[float, str]] = [
        *((near.spot(day), f"{day}".replace("-", "\N{MINUS SIGN}")) for day in (-30, -15, 0, 15)),
        *((far.spot(float(np.log(day))), words) for day, words in ((91, "3 mo"), (365, "1 y"), (730, "2 y"))),
    ]
    for part in clock:
        stroke(page, [(part.start, FOOT), (part.stop, FOOT)], muted, width="thin", z=4)
    for shift in (-2.5, 2.5):
        middle = (near.stop + far.start) / 2 + shift
        stroke(page, [(middle - 2, FOOT - 4), (middle + 2, FOOT + 4)], muted, width="thin", z=4)
    for x, words in marks:
        stroke(page, [(x, FOOT - 4), (x, FOOT)], muted, width="thin", z=4)
        page.text((x, FOOT - 15), words, "small", colour=muted, align="center")
    page.text(
        ((near.start + far.stop) / 2, 11),
        "days from the day the cells go back",
        "small",
        colour=muted,
        align="center",
    )


def _key(page: Page, y: Axis) -> None:
    """Name the four curves above them, each beside a piece of its line."""
    theme, left = page.theme, 34.0
    short: Mapping[Kind, str] = {"neutrophils": "neutrophils", "cd8": "CD8 T", "b_cells": "B", "cd4": "CD4 T"}
    for kind, words in short.items():
        ink = theme.ink if kind == "neutrophils" else theme.immune.ink
        pen: Pen = {"width": "bold", "z": 6}
        dashes = _DASHES[kind]
        if dashes:
            pen["dashes"] = dashes
        colour = theme.ink if kind == "neutrophils" else theme.immune.mark
        stroke(page, [(left, y.stop + 3), (left + 18, y.stop + 3)], colour, **pen)
        page.text((left + 23, y.stop - 1), words, "small", colour=ink, weight=600)
        left += 35 + page.measure(words, "small", 600)


__all__ = ["EARLY", "LATE", "NAMES", "ROW", "STEPS", "Courses", "Today", "blood_today", "counts_over_time"]
