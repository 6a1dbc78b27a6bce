"""Two trials of cells in the spinal fluid, side by side: who, how often, what counted, and what was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import people
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

FIRST, SECOND = "petrou_2020", "harris_2024_mscnp_phase2"
_FAILED = "treatment_failure_edss_progression"
_BETTER = "edss_plus_improvement_primary"
_GAP, _ARM, _BAR = 24.0, 40.0, 25.0
_CLEAR = 4.0  # from the top of a page to what is lettered
_PERSON, _PITCH = 13.0, 11.2
_MOST = 50.0
"""End of the scale of shares, people in a hundred."""
_LAST_MONTH = 24.0
"""Right end of both trials' time, months."""
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(frozen=True)
class Arm:
    """A group: what it was given, how many people it had, what was found, and whether it got cells."""

    label: str
    people: int
    share: float
    words: str
    cells: bool


@dataclass(frozen=True)
class Trial:
    """One of the two trials.

    Attributes
    ----------
    name, place, cells : str
        Study, where and in whom, and which cells.
    arms : sequence of Arm
        Its groups.
    doses : tuple of float
        Months of the injections of the first treatment.
    change : float
        Month in which groups changed over, or were treated again.
    lasted : float
        Months in all.
    change_words : str
        What happened then.
    counted : str
        What the bars count.
    """

    name: str
    place: str
    cells: str
    arms: tuple[Arm, ...]
    doses: tuple[float, ...]
    change: float
    lasted: float
    change_words: str
    counted: str


def first_number(text: str, unit: str) -> float:
    """Read the number before a unit, such as 14 of "14 months in all".

    Raises
    ------
    ValueError
        If the text names none.

    """
    found = re.search(rf"(\d+) {unit}", text)
    if found is None:
        message = f"{text!r} names no number of {unit}s; look at the record again"
        raise ValueError(message)
    return float(found[1])


def injections(text: str) -> tuple[float, ...]:
    """Read the months of injections, such as 0, 2, ..., 10 of "six injections, every 2 months".

    Raises
    ------
    ValueError
        If the text does not say how many.

    """
    many = next((number for word, number in _NUMBERS.items() if text.startswith(f"{word} ")), None)
    if many is None:
        message = f"{text!r} does not begin with a number of injections; look at the record again"
        raise ValueError(message)
    every = first_number(text, "month")
    return tuple(every * number for number in range(many))


def _first(library: Library) -> Trial:
    record = library[FIRST]
    names = (_FAILED, f"{_FAILED}_intravenous", f"{_FAILED}_sham")
    labels = ("cells, spinal fluid", "cells, vein", "sham")
    change = re.search(r"at (\d+) months", record.followup or "")
    if change is None:
        message = f"{record.id} does not say when arms were switched; look at the record again"
        raise ValueError(message)
    return Trial(
        record.short_name,
        "Jerusalem; progressive MS with activity",
        "stromal cells as they grow",
        tuple(
            _arm(library, f"{FIRST}.{name}", label, record.arms[number].n or 0, cells=number < 2)  # noqa: PLR2004 - the third is the sham
            for number, (name, label) in enumerate(zip(names, labels, strict=True))
        ),
        (0.0,),
        float(change[1]),
        first_number(record.followup or "", "month"),
        "changed over, or treated again",
        "Counted: who got worse (EDSS), per half-year cycle",
    )


def _second(library: Library) -> Trial:
    record = library[SECOND]
    labels = ("cells, spinal fluid", "salt water, spinal fluid")
    year = 12 * first_number(record.followup or "", "year")
    return Trial(
        record.short_name,
        "New York; progressive MS",
        "stromal cells made nerve-like",
        tuple(
            _arm(library, f"{SECOND}.{name}", label, record.arms[number].n or 0, cells=number == 0)
            for number, (name, label) in enumerate(zip((_BETTER, f"{_BETTER}_saline"), labels, strict=True))
        ),
        injections(record.arms[0].name),
        year,
        2 * year,
        "groups changed over",
        "Counted: who got better (EDSS-Plus), within a year",
    )


def _arm(library: Library, outcome: str, label: str, number: int, *, cells: bool) -> Arm:
    value = drawn_value(library.outcome(outcome))
    return Arm(label, number, value, printing.number(value), cells)


def two_spinal_trials(library: Library) -> Chart:
    """Draw both trials by the same rows; what was counted differs, so the bars are not to be compared."""
    one, other = _first(library), _second(library)
    words = around(
        "msc_two_trials",
        title="Two trials of cells in the spinal fluid counted different things",
        subtitle="Each sign is a person; triangles are injections; bars are people in 100",
        footer=f"The shares of {one.name} pool treatment cycles, so they are no fractions of the groups, and "
        "were read in statements of the sponsor and the hospital. One trial counted who got worse, the other "
        "who got better: compare bars within a trial only. EDSS: scale of disability; EDSS-Plus adds walking "
        "speed and hand skill. Injections after the change are not drawn.",
        alt=f"Two panels. {one.name}: {_told(one)}; got worse, in 100: {_shares(one)}. {other.name}: "
        f"{_told(other)}; got better, in 100: {_shares(other)}. The first trial had one dose before groups "
        f"changed, the second {len(other.doses)} injections in a year.",
        caption="One trial reported far fewer people worse with cells, the other no more people better: they "
        "differ in cells, in doses, in groups and in what was counted. Both in progressive MS, in one centre "
        "each; bars are people in 100.",
    )
    table = DataTable(
        ("Trial", "Group", "People", "Counted", "In 100"),
        tuple(
            (trial.name, arm.label, printing.number(arm.people), trial.counted.partition(": ")[2], arm.words)
            for trial in (one, other)
            for arm in trial.arms
        ),
    )
    chart = Chart("msc_two_trials", words.alt, _TwoTrials(words, (one, other)), words.caption, table)
    return sourced(chart, library, [FIRST, SECOND])


def _told(trial: Trial) -> str:
    return " and ".join(f"{arm.people} {arm.label}" for arm in trial.arms)


def _shares(trial: Trial) -> str:
    return ", ".join(arm.words for arm in trial.arms)


@dataclass(frozen=True)
class _TwoTrials:
    """Call it to draw one layout in one theme."""

    words: Words
    trials: Sequence[Trial]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 4
        most = max(len(trial.arms) for trial in self.trials)
        phone = layout == "phone"
        heights = [self._height(len(trial.arms) if phone else most) for trial in self.trials]
        page = Page(round((sum(heights) if phone else heights[0]) + foot), layout, theme, heading)
        width = page.width - 2.0 * MARGIN if phone else (page.width - 2 * MARGIN - _GAP) / 2
        top = page.top
        for number, trial in enumerate(self.trials):
            left = MARGIN if phone else MARGIN + number * (width + _GAP)
            self._trial(page, (left, top), width, trial, len(trial.arms) if phone else most)
            if phone:
                top -= heights[number]
        page.footer(footer)
        return page

    @staticmethod
    def _height(arms: int) -> float:
        return _CLEAR + 64 + _ARM * arms + 84 + 24 + _BAR * arms + 34

    @staticmethod
    def _trial(page: Page, corner: tuple[float, float], width: float, trial: Trial, arms: int) -> None:
        x, y = corner[0], corner[1] - _CLEAR
        theme = page.theme
        page.text((x, y - 20), trial.name, "heading")
        page.text((x, y - 38), trial.place, "small", colour=theme.muted)
        page.text((x, y - 53), trial.cells, "small", colour=theme.therapy.ink)
        y -= 64
        for number, arm in enumerate(trial.arms):
            _people(page, (x, y - _ARM * number), arm)
        y -= _ARM * arms
        _time(page, (x, y), width, trial)
        y -= 84
        page.text((x, y - 12), trial.counted, "small", colour=theme.ink, weight=600)
        y -= 24
        for number, arm in enumerate(trial.arms):
            _bar(page, (x, y - _BAR * number), width, arm)


def _people(page: Page, corner: tuple[float, float], arm: Arm) -> None:
    """Draw the people of a group under its name."""
    x, y = corner
    ink = page.theme.therapy.ink if arm.cells else page.theme.control.ink
    page.text((x, y - 12), f"{arm.people}: {arm.label}", colour=ink)
    spots = np.column_stack([x + 6 + _PITCH * np.arange(arm.people), np.full(arm.people, y - 25.5)])
    people(page, spots, ["helped" if arm.cells else "quiet"] * arm.people, _PERSON)


def _time(page: Page, corner: tuple[float, float], width: float, trial: Trial) -> None:
    """Draw when injections were given, when groups changed, and how long the trial went on, in months."""
    x, y = corner
    theme = page.theme
    line = y - 50

    def at(month: float) -> float:
        return x + 6 + (width - 14) * month / _LAST_MONTH

    stroke(page, [(at(0), line), (at(trial.lasted), line)], theme.muted, width="line", z=4)
    for month in trial.doses:
        top = line + 14
        mark = np.array([(at(month) - 4.5, top), (at(month) + 4.5, top), (at(month), line + 3)])
        shape(page, mark, fill=theme.therapy.mark, edge=theme.therapy.ink, width="thin", z=6)
    change = at(trial.change)
    stroke(page, [(change, line - 5), (change, line + 20)], theme.ink, width="thin", dashes=(3, 2), z=5)
    page.text((change + 4, line + 12), trial.change_words, "small", colour=theme.ink)
    for month in (0.0, trial.change, trial.lasted):
        stroke(page, [(at(month), line - 4), (at(month), line)], theme.muted, width="thin", z=4)
        words = f"{month:g}" if month else "0 months"
        align = "left" if not month else "center"
        page.text(
            (at(month) - (4 if not month else 0), line - 17),
            words,
            "small",
            colour=theme.muted,
            align="center" if align == "center" else "left",
        )


def _bar(page: Page, corner: tuple[float, float], width: float, arm: Arm) -> None:
    """Draw a share of a hundred as a bar, its number behind it, its name before it."""
    x, y = corner
    hue = page.theme.therapy if arm.cells else page.theme.control
    start = x + 136
    page.text((start - 8, y - 15), arm.label, "small", colour=hue.ink, align="right")
    end = start + (x + width - 34 - start) * arm.share / _MOST
    shape(page, box(start, end, y - 19, y - 4, 1.5), fill=hue.fill, edge=hue.ink, width="thin", z=5)
    page.text((end + 6, y - 15), arm.words, weight=600, colour=hue.ink)
    stroke(page, [(start, y - 22), (start, y - 1)], page.theme.muted, width="thin", z=6)
