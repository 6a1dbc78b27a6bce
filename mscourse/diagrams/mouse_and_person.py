"""The mouse experiment beside the trial in people: each disease, when cells come, what is looked at."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import syringe
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.mouse import mouse
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.people import Aid, person
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Two panels. Left, a mouse: its disease is set off on one day, rises and is watched whole, and cells "
    "come early; the curve with cells lies lower. Right, a person: attacks over years, one dose late on, "
    "and a narrow band with three scans is all that is watched."
)
HEADINGS = {
    "wide": Heading(
        "The mouse experiment and the trial ask different things",
        "Shaded: the time that is watched, beside the course of the illness",
    ),
    "phone": Heading(
        "The mouse experiment and the trial\nask different things",
        "Shaded: the time that is watched",
    ),
}
FOOTERS = {
    "wide": "Schematic: the curves are drawn for teaching and are no data; on the right a relapsing course, "
    "and the trial took progressive\ndisease too. EAE (experimental autoimmune encephalomyelitis) is set "
    "off in mice on purpose; it has some features of MS\nand lacks others.",
    "phone": "Schematic: the curves are drawn for teaching and are\nno data; below a relapsing course, and "
    "the trial took\nprogressive disease too. EAE (experimental autoimmune\nencephalomyelitis) is set off "
    "in mice on purpose; it has\nsome features of MS and lacks others.",
}


@dataclass(frozen=True)
class Side:
    """One of the two panels: its name, the axis of its time, and rows of what is asked and the answer."""

    name: str
    time: str
    rows: tuple[tuple[str, str], ...]


MICE = Side(
    "In mice (EAE)",
    "weeks",
    (
        ("the disease", "set off on purpose, on one day"),
        ("the cells", "given when the researcher chooses"),
        ("what is counted", "a score of paralysis, over weeks"),
        ("afterwards", "the tissue can be looked at"),
    ),
)
PEOPLE = Side(
    "In people (the largest trial)",
    "years",
    (
        ("the disease", "began years before the trial"),
        ("the cells", "one dose by vein, in active disease"),
        ("what is counted", "new lesions, at three scans"),
        ("afterwards", "no trial we know counted new myelin"),
    ),
)
BODIES = {"wide": 396, "phone": 756}
_WIDE = 322.0
# Left edge and top of the two panels.
CORNERS = {"wide": ((16.0, 390.0), (362.0, 390.0)), "phone": ((16.0, 748.0), (16.0, 422.0))}
_HIGH, _CHART = 108.0, 190.0
"""Height of the chart, and of its foot below a panel's top."""
_ROW = 20.0
_SUDDEN = 0.01
"""How long an attack takes to rise, as a share of the axis."""


def mouse_and_person() -> Drawing:
    """Give the drawing of the experiment and the trial."""
    return Drawing("mouse_and_person", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both panels: who is ill, how the illness runs, when cells come, and what is watched of it."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (left, top), (right, other) = CORNERS[layout]
    wide = _WIDE if not page.phone else page.width - 2.0 * MARGIN
    _mice(page, (left, top), wide)
    _people(page, (right, other), wide)
    page.footer(FOOTERS[layout])
    return page


def _frame(page: Page, corner: tuple[float, float], wide: float, side: Side) -> tuple[float, float]:
    """Write a panel's name and rows, draw its axis of time, and return where the axis begins."""
    x, top = corner
    theme = page.theme
    page.text((x, top - 16), side.name, "heading")
    foot = top - _CHART
    stroke(page, [(x, foot), (x + wide, foot)], theme.muted, width="thin", z=6)
    page.text((x + wide, foot - 15), side.time, "small", colour=theme.muted, align="right")
    y = foot - 38
    for name, words in side.rows:
        page.text((x, y), name, "small", colour=theme.muted)
        page.text((x + 98, y), words)
        y -= _ROW
    return x, foot


def _watched(page: Page, foot: float, ends: tuple[float, float]) -> None:
    """Shade the time that is watched."""
    x0, x1 = ends
    box = np.array([(x0, foot), (x1, foot), (x1, foot + _HIGH), (x0, foot + _HIGH)])
    shape(page, box, fill=page.theme.therapy.wash, z=1)


def _curve(start: tuple[float, float], wide: float, rise: FloatArray) -> FloatArray:
    """Place a curve of heights from 0 to 1 on a panel's chart."""
    share = np.linspace(0, 1, rise.size)
    return np.column_stack([start[0] + wide * share, start[1] + (_HIGH - 16) * rise])


def _mice(page: Page, corner: tuple[float, float], wide: float) -> None:
    """Draw the mouse, its disease without and with cells, all of it watched."""
    theme = page.theme
    start = _frame(page, corner, wide, MICE)
    x, foot = start
    mouse(page, (x + wide - 118, corner[1] - 62), 70)
    _watched(page, foot, (x, x + wide))
    share = np.linspace(0, 1, 300)
    onset = 1 / (1 + np.exp(-(share - 0.36) / 0.045))
    without = onset * (0.86 - 0.16 * np.clip(share - 0.5, 0, 1))
    begin = 1 / (1 + np.exp(-(share - 0.40) / 0.03))
    treated = without * (1 - 0.58 * begin)
    stroke(page, _curve(start, wide, without), theme.lesion.mark, width="bold", z=5)
    stroke(page, _curve(start, wide, treated), theme.therapy.mark, width="bold", dashes=(4.5, 2), z=5.5)
    set_off, given = x + 8, x + wide * 0.36
    disc(page, (set_off, foot), 4.5, fill=theme.lesion.mark, edge=theme.lesion.ink, width="thin", z=9)
    page.text((set_off - 2, foot + 12), "disease\nset off", "small", colour=theme.lesion.ink, upward=True)
    syringe(page, (given, foot + 46), -0.75, 44)
    page.text((given - 36, foot + 88), "cells", "small", colour=theme.therapy.ink, align="right")
    page.text((x + wide - 6, foot + 84), "without cells", "small", colour=theme.lesion.ink, align="right")
    page.text((x + wide - 6, foot + 40), "with cells", "small", colour=theme.therapy.ink, align="right")


def _people(page: Page, corner: tuple[float, float], wide: float) -> None:
    """Draw the person, years of attacks, and the sliver of them that the trial watches."""
    theme = page.theme
    start = _frame(page, corner, wide, PEOPLE)
    x, foot = start
    aids: tuple[Aid, ...] = ("none", "one stick", "two sticks")
    for number, aid in enumerate(aids):
        person(page, (x + wide - 92 + 38 * number, corner[1] - 64), aid)
    share = np.linspace(0, 1, 900)
    rise = 0.10 + 0.42 * share**1.5
    for when, peak in ((0.08, 0.34), (0.21, 0.42), (0.33, 0.30), (0.47, 0.40), (0.58, 0.30), (0.86, 0.26)):
        since = share - when
        rise = rise + np.where(since >= 0, peak * np.exp(-np.maximum(since, 0) / 0.022), 0.0)
        rise = rise + np.where((since < 0) & (since > -_SUDDEN), peak * (1 + since / _SUDDEN), 0.0)
    stroke(page, _curve(start, wide, np.minimum(rise, 1.0)), theme.lesion.mark, width="line", z=5)
    given = x + wide * 0.68
    end = given + wide * 0.05
    _watched(page, foot, (given, end))
    for week in (4, 12, 24):
        place = given + (end - given) * week / 24
        stroke(page, [(place, foot - 4), (place, foot + 8)], theme.ink, width="line", z=9)
    syringe(page, (given, foot + 62), -0.75, 44)
    page.text((given - 36, foot + 104), "one dose", "small", colour=theme.therapy.ink, align="right")
    page.text((end + 6, foot + 8), "three scans", "small", colour=theme.ink)
    page.text((x + 2, foot - 15), "first attack", "small", colour=theme.lesion.ink)
