"""A transplant of one's own blood stem cells: seven steps, the counts that go with them, infection risk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.graft import Kind
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.marrow import marrow
from mscourse.diagrams.glyphs.paint import Pen, shape, stroke
from mscourse.diagrams.panels import Axis
from mscourse.diagrams.transplant_vignettes import MIXTURES, RESCUES, STEPS, TREATS, Mixture, vignette
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

ALT = (
    "Seven steps of a transplant: mobilise, collect, condition, give back, few cells, engraft, rebuild. "
    "Below, "
    "white cells fall to almost none; neutrophils return within weeks, CD8 T cells and B cells within "
    "months, "
    "CD4 T cells over years. Infection risk is highest while neutrophils are few. Without the cells they "
    "return "
    "later."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "The chemotherapy treats; the cells only shorten the gap in the blood",
        "Transplant of one's own blood stem cells, from weeks before to two years after",
    ),
    "phone": Heading(
        "The chemotherapy treats; the cells\nonly shorten the gap in the blood",
        "Transplant of one's own blood stem cells",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic before day 0 and in the marrow; after it, the course's model for one person. "
    "Risk per missing cell, and how\nmuch later neutrophils come without the cells, are illustrative. "
    "Cells are not to scale.",
    "phone": "Schematic before day 0 and in the marrow; after it,\nthe course's model. Risk per missing "
    "cell, and how\nmuch later neutrophils come without the cells,\nare illustrative. "
    "Cells are not to scale.",
}
BODIES: dict[Layout, int] = {"wide": 690, "phone": 1282}
_DAYS = ((-35.0, -19.0), (-7.0, 30.0), (30.0, 730.0))
_AT: Mapping[int, float] = {1: -29, 2: -23, 3: -3, 4: 0, 5: 5, 6: 11, 7: 130}
_LATER = (("3 mo", 91.0), ("6 mo", 182.0), ("1 year", 365.0), ("2 years", 730.0))
_MOST = 11.0
_SHORT_DASHES, _LONG_DASHES, _ILLUSTRATIVE = (1.2, 1.8), (4.6, 2.2), (3.0, 2.6)
_LOOKS: Mapping[Kind, tuple[float, float] | None] = {
    "neutrophils": None,
    "cd8": None,
    "b_cells": _SHORT_DASHES,
    "cd4": _LONG_DASHES,
}


@dataclass(frozen=True)
class Course:
    """What is drawn over time; each takes days from the day on which the cells go back.

    Attributes
    ----------
    counts
        Shares of the normal count, kind by kind.
    alone
        The same of neutrophils, had the cells not been given.
    risk
        Infections for each patient-year.

    """

    counts: Callable[[FloatArray], Mapping[Kind, FloatArray]]
    alone: Callable[[FloatArray], FloatArray]
    risk: Callable[[FloatArray], FloatArray]


def transplant_days(course: Course) -> Drawing:
    """Give the drawing of a transplant as a time line."""
    return Drawing("transplant_days", ALT, partial(draw, course))


def draw(course: Course, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the steps, the counts over time, the risk, and what three mixtures leave of the marrow."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    y = (_steps_below if page.phone else _steps_beside)(page, page.top - 8)
    clock = _clock(page)
    y = _counts(page, course, clock, y - (72 if page.phone else 52))
    y = _risk(page, course, clock, y - 26)
    _time(page, clock, y)
    _mixtures(page, y - 56)
    page.footer(FOOTERS[layout])
    return page


def _ink(page: Page, number: int) -> Colour:
    """Choose the ink of a step: therapy up to the cells, harm while they are few, immune cells after."""
    theme = page.theme
    return (
        theme.therapy.ink
        if number <= RESCUES
        else theme.lesion.ink
        if number == RESCUES + 1
        else theme.immune.ink
    )


def _steps_beside(page: Page, y: float) -> float:
    wide = (page.width - 2 * MARGIN) / len(STEPS)
    for one in STEPS:
        x = MARGIN + wide * (one.number - 0.5)
        vignette(page, one, (x, y - 42))
        ink = _ink(page, one.number)
        step(page, (x, y - 96), one.number, ink)
        page.text((x, y - 121), one.name, colour=ink, weight=600, align="center")
        page.text((x, y - 136), one.how, "small", colour=page.theme.muted, align="center")
    _said(page, (MARGIN + wide * (TREATS - 0.5), y - 152), "treats", wide)
    _said(page, (MARGIN + wide * (RESCUES - 0.5), y - 152), "rescues", wide)
    return y - 160


def _said(page: Page, at: tuple[float, float], words: str, wide: float) -> None:
    """Say under a step what it is for, on a ground of its own."""
    x, y = at
    half = min(page.measure(words, "label", 600) / 2 + 8, wide / 2)
    ground = np.array([(x - half, y - 6), (x + half, y - 6), (x + half, y + 12), (x - half, y + 12)])
    shape(page, ground, fill=page.theme.therapy.wash, edge=page.theme.therapy.ink, width="thin", z=3)
    page.text((x, y - 1), words, colour=page.theme.therapy.ink, weight=600, align="center")


def _steps_below(page: Page, y: float) -> float:
    for one in STEPS:
        middle, ink = y - 42, _ink(page, one.number)
        vignette(page, one, (MARGIN + 50, middle))
        step(page, (MARGIN + 118, middle + 4), one.number, ink)
        page.text((MARGIN + 134, middle + 3), one.name, colour=ink, weight=600)
        page.text((MARGIN + 134, middle - 13), one.how, "small", colour=page.theme.muted)
        said = {TREATS: "treats", RESCUES: "rescues"}.get(one.number)
        if said:
            _said(page, (page.width - MARGIN - 34, middle), said, 80)
        y -= 84
    return y


# ---- lanes ----


def _clock(page: Page) -> tuple[Axis, Axis, Axis]:
    left, right, gap = (52.0, 344.0, 9.0) if page.phone else (66.0, 674.0, 14.0)
    room = right - left - 2 * gap
    cuts = (0.17, 0.5) if page.phone else (0.22, 0.46)
    first, second = left + room * cuts[0], left + room * (cuts[0] + cuts[1])
    return (
        Axis(*_DAYS[0], left, first, ()),
        Axis(*_DAYS[1], first + gap, second + gap, (0, 10, 20, 30)),
        Axis(float(np.log(_DAYS[2][0])), float(np.log(_DAYS[2][1])), second + 2 * gap, right, ()),
    )


def _spot(clock: tuple[Axis, Axis, Axis], day: float) -> float:
    if day <= _DAYS[0][1]:
        return clock[0].spot(day)
    return clock[1].spot(day) if day <= _DAYS[1][1] else clock[2].spot(float(np.log(day)))


def _lane(page: Page, clock: tuple[Axis, Axis, Axis], ends: tuple[float, float], words: str) -> None:
    low, high = ends
    for part in clock:
        ground = np.array([(part.start, low), (part.stop, low), (part.stop, high), (part.start, high)])
        shape(page, ground, fill=page.theme.control.wash, z=0.1)
    page.text((clock[0].start, high + 7), words, weight=600)


def _stretches(clock: tuple[Axis, Axis, Axis]) -> list[tuple[FloatArray, FloatArray]]:
    """Return days and places of each stretch, close enough for smooth curves."""
    made = []
    for number, part in enumerate(clock):
        low, high = _DAYS[number]
        days = np.geomspace(low, high, 160) if number == len(clock) - 1 else np.linspace(low, high, 200)
        made.append((days, part.at(np.log(days) if number == len(clock) - 1 else days)))
    return made


def _counts(page: Page, course: Course, clock: tuple[Axis, Axis, Axis], top: float) -> float:
    theme, low = page.theme, top - 160
    for number, day in _AT.items():
        raised = 19.0 if page.phone and number % 2 == 0 else 0.0  # on a phone neighbours would meet
        step(page, (_spot(clock, day), top + 36 + raised), number, _ink(page, number))
    _lane(page, clock, (low, top), "White blood cells, share of normal")
    y = Axis(0, 1.34, low + 6, top, ())
    for value, words in ((0, "none"), (0.5, "half"), (1, "normal")):
        for part in clock:
            stroke(
                page,
                [(part.start, y.spot(value)), (part.stop, y.spot(value))],
                theme.rule,
                width="hair",
                z=0.4,
            )
        page.text((clock[0].start - 5, y.spot(value) - 4), words, "small", colour=theme.muted, align="right")
    for number, (days, x) in enumerate(_stretches(clock)):
        if number:
            alone = course.alone(days)
            after = days > 0
            late = np.column_stack([x[after], y.at(alone[after])])
            stroke(page, late, theme.muted, width="line", dashes=_ILLUSTRATIVE, z=5)
        for kind, values in course.counts(days).items():
            colour = theme.ink if kind == "neutrophils" else theme.immune.mark
            pen: Pen = {"width": "bold", "z": 7 if kind == "neutrophils" else 6}
            dashes = _LOOKS[kind]
            if dashes:
                pen["dashes"] = dashes
            stroke(page, np.column_stack([x, y.at(values)]), colour, **pen)
    _zero(page, clock, (low, top))
    _named(page, clock, y)
    return low


def _zero(page: Page, clock: tuple[Axis, Axis, Axis], ends: tuple[float, float]) -> None:
    """Mark day 0 inside a lane only, so that it never runs through a heading."""
    at = _spot(clock, 0)
    stroke(page, [(at, ends[0]), (at, ends[1])], page.theme.therapy.ink, width="thin", dashes=(3.0, 2.5), z=2)


def _named(page: Page, clock: tuple[Axis, Axis, Axis], y: Axis) -> None:
    theme = page.theme
    names = (
        (
            ("neutrophils", 29.5, 1.1, theme.ink, "right"),
            ("CD8 T", 66, 1.1, theme.immune.ink, "center"),
            ("B", 175, 1.1, theme.immune.ink, "center"),
            ("CD4 T", 730, 0.24, theme.immune.ink, "right"),
        )
        if page.phone
        else (
            ("neutrophils", 20, 1.1, theme.ink, "center"),
            ("CD8 T cells", 68, 1.1, theme.immune.ink, "center"),
            ("B cells", 180, 1.1, theme.immune.ink, "center"),
            ("CD4 T cells", 730, 0.24, theme.immune.ink, "right"),
        )
    )
    for words, day, level, colour, align in names:
        page.text((_spot(clock, day), y.spot(level)), words, colour=colour, weight=600, align=align)  # type: ignore[arg-type]
    late = "without\nthe cells" if page.phone else "neutrophils\nwithout the cells"
    page.text((_spot(clock, 30) - 4, y.spot(0.4)), late, "small", colour=theme.muted, align="right")


def _risk(page: Page, course: Course, clock: tuple[Axis, Axis, Axis], top: float) -> float:
    theme, low = page.theme, top - 66
    _lane(page, clock, (low, top), "Risk of infection")
    y = Axis(0, _MOST, low, top, (0, 5, 10))
    for days, x in _stretches(clock):
        up = y.at(np.minimum(course.risk(days), _MOST))
        outline = np.column_stack([x, up])
        ground = np.vstack([outline, [(x[-1], low), (x[0], low)]])
        shape(page, ground, fill=theme.lesion.fill, z=3)
        stroke(page, outline, theme.lesion.mark, width="line", z=4)
    for value, words in ((0, "low"), (_MOST * 0.86, "high")):
        page.text((clock[0].start - 6, y.spot(value) - 2), words, "small", colour=theme.muted, align="right")
    _zero(page, clock, (low, top))
    ink = theme.lesion.ink
    page.text(
        (_spot(clock, 12.5), low + 36),
        "bacteria" if page.phone else "bacteria, while\nneutrophils are few",
        colour=ink,
    )
    viruses = "viruses" if page.phone else "viruses, while T and B\ncells are few"
    page.text((clock[2].start + 8, low + 36), viruses, colour=ink)
    return low


def _time(page: Page, clock: tuple[Axis, Axis, Axis], y: float) -> None:
    muted = page.theme.muted
    for part in clock:
        stroke(page, [(part.start, y), (part.stop, y)], muted, width="thin", z=6)
    marks = [(f"day {day:g}" if day == 0 else f"{day:g}", float(day)) for day in clock[1].ticks]
    later = (_LATER[0], _LATER[-1]) if page.phone else _LATER
    for _, day in (*marks, *later):
        x = _spot(clock, day)
        stroke(page, [(x, y), (x, y - 4)], muted, width="thin", z=6)
    for words, day in (*marks, *later):
        x, last = _spot(clock, day), day == _DAYS[2][1]
        page.text(
            (x, y - 18), words, "small", colour=muted, align="right" if last and page.phone else "center"
        )
    page.text(
        ((clock[0].start + clock[0].stop) / 2, y - 18), "weeks before", "small", colour=muted, align="center"
    )
    for before, after in ((clock[0], clock[1]), (clock[1], clock[2])):
        middle = (before.stop + after.start) / 2
        for shift in (-2.5, 2.5):
            stroke(
                page, [(middle + shift - 2.5, y - 5), (middle + shift + 2.5, y + 5)], muted, width="thin", z=6
            )


# ---- mixtures ----


def _mixtures(page: Page, y: float) -> None:
    page.text((MARGIN, y + 6), "What three mixtures leave of the marrow", "heading")
    wide = (page.width - 2 * MARGIN) / (1 if page.phone else len(MIXTURES))
    for number, one in enumerate(MIXTURES):
        corner = (MARGIN, y - 82.0 * number) if page.phone else (MARGIN + wide * number, y)
        _mixture(page, corner, one)


def _mixture(page: Page, corner: tuple[float, float], one: Mixture) -> None:
    x, y = corner
    theme = page.theme
    if page.phone:
        marrow(page, (x + 46, y - 36), stem_cells=one.left)
        x, y = x + 104, y + 12
    else:
        marrow(page, (x + 46, y - 24), stem_cells=one.left)
        y -= 26
    page.text((x, y - 32), one.name, weight=600)
    page.text((x, y - 47), one.trials, "small", colour=theme.muted)
    page.text((x, y - 62), one.without, "small", colour=theme.ink)
