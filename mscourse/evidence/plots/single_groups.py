"""Studies of stromal cells that treated one group: what was reported, and nobody to compare with."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.patients import Kind, people
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import wrapped

_PERSON, _PITCH = 13.0, 9.6
_HEAD = 30.0
_ROW = {"wide": 62.0, "phone": 124.0}
_ICONS, _NOBODY, _FOUND = 176.0, 416.0, 488.0
"""Where icons, the empty place and what was found begin when the page is wide."""


@dataclass(frozen=True)
class Asked:
    """What is taken from a record.

    Attributes
    ----------
    record : str
        Which one.
    who : str
        Cells, way in, and form of MS.
    gain, harm : tuple of str
        Name of an outcome and of a harm, each with the words behind its number; empty where none is a count.
    name : str
        Where author or year of the record were not read.

    """

    record: str
    who: str
    gain: tuple[str, str] | None
    harm: tuple[str, str]
    name: str = ""


ASKED = (
    Asked(
        "connick_2012_mscims",
        "marrow, vein; progressive",
        None,
        ("transient_rash_no_treatment_needed", "a short rash"),
    ),
    Asked(
        "cohen_2018_msc_phase1",
        "marrow, vein; relapsing or progressive",
        None,
        ("treatment_related_severe_or_serious_events", "serious harm from cells"),
    ),
    Asked(
        "riordan_2018_umbilical",
        "cord, vein; a private clinic",
        ("inactive_lesions_on_mri", "no active lesion at a year"),
        ("serious_adverse_events", "serious events"),
    ),
    Asked(
        "harris_2021_mscnp_2yr",
        "made nerve-like, spine; progressive",
        ("still_better_on_edss", "better EDSS after two years"),
        ("long_term_adverse_events_tied_to_treatment", "late harm from cells"),
    ),
    Asked(
        "ng01_openlabel_4yr",
        "marrow, spine; company page",
        ("stable_or_better", "stable or better, to four years"),
        ("serious_treatment_related_events", "serious harm from cells"),
        "NG01, open label",
    ),
    Asked(
        "cohen_2023_mscntf",
        "made to secrete, spine; progressive",
        None,
        ("stopped_because_of_procedure_related", "stopped: harm of the needle"),
    ),
    Asked(
        "shokati_2025_plmsc",
        "placenta, vein; progressive",
        None,
        ("headache", "a short headache"),
    ),
)
"""Studies with the outcomes that were counted in people; a p value alone has no people to draw."""


@dataclass(frozen=True)
class Group:
    """One study: name, cells and people; how many were treated, how many better; gain and harm."""

    name: str
    who: str
    treated: int
    better: int
    gain: str
    harm: str


def counted(one: Outcome, words: str) -> str:
    """Write a count with its words, such as "2 of 18: stopped"; a denominator only where one was read.

    Raises
    ------
    ValueError
        If the record has no count.

    """
    events = one.events if one.events is not None else one.value
    if events is None:
        message = f"{one.id} has no count; leave it out"
        raise ValueError(message)
    of = "" if one.n is None else f" of {printing.number(one.n)}"
    return f"{printing.number(events)}{of}: {words}"


def group(library: Library, asked: Asked) -> Group:
    """Take one study from its record."""
    record = library[asked.record]
    treated = (
        next((arm.n for arm in record.arms if arm.n and "treated" in arm.name), record.population.n) or 0
    )
    gain, better = "no count of people better", 0
    if asked.gain is not None:
        one = record[asked.gain[0]]
        gain, better = counted(one, asked.gain[1]), int(one.events or 0)
    harm = counted(record[asked.harm[0]], asked.harm[1])
    return Group(asked.name or record.short_name, asked.who, treated, better, gain, harm)


def msc_single_groups(library: Library) -> Chart:
    """Draw studies of one treated group each, with the place of a comparison group left empty."""
    groups = [group(library, asked) for asked in ASKED]
    most = max(groups, key=lambda one: one.better / one.treated)
    words = around(
        "msc_single_groups",
        title="Without a comparison group nobody can say what the cells did",
        subtitle="Studies of stromal cells (MSC) that treated one group; each sign is a person treated, "
        "filled: reported as better, stable or without active lesions",
        footer="Different outcomes at different times, so rows are not to be compared. Where a study printed "
        "no count of people who were better, no sign is filled. The signs are as many as were treated; a "
        "count may have a smaller denominator. One study compared its people with a register, which is no "
        "randomised group.",
        alt=f"{printing.number(len(groups))} rows, one for each study without a comparison group, of "
        f"{min(one.treated for one in groups)} to {max(one.treated for one in groups)} people. Beside each "
        f"row of people stands an empty dashed place: nobody. Reported as good most often in {most.name}: "
        f"{most.gain}. Harms are named beside.",
        caption="However many people are reported as better, no row says how many would have been so without "
        "cells. Studies of stromal cells with one treated group, apart from the trials with a comparison.",
    )
    table = DataTable(
        ("Study", "Cells and people", "Treated", "Reported", "Harm", "Compared with"),
        tuple(
            (one.name, one.who, printing.number(one.treated), one.gain, one.harm, "nobody at random")
            for one in groups
        ),
    )
    chart = Chart("msc_single_groups", words.alt, _Strip(words, groups), words.caption, table)
    return sourced(chart, library, [asked.record for asked in ASKED])


@dataclass(frozen=True)
class _Strip:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: Sequence[Group]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 6
        head = 4.0 if layout == "phone" else _HEAD
        page = Page(round(head + _ROW[layout] * len(self.groups) + foot), layout, theme, heading)
        if not page.phone:
            for x, words in ((_ICONS, "Treated"), (_NOBODY, "Compared"), (_FOUND, "Reported, and harm")):
                page.text((x, page.top - 20), words, "small", colour=page.theme.muted, weight=600)
        for number, one in enumerate(self.groups):
            y = page.top - head - _ROW[layout] * number
            page.rule(y)
            (_narrow if page.phone else _broad)(page, y, one)
        page.footer(footer)
        return page


def _broad(page: Page, y: float, one: Group) -> None:
    """Draw one study as a row."""
    page.text((MARGIN, y - 24), one.name, weight=600)
    who = wrapped(page, one.who, _ICONS - MARGIN - 10, "small")
    page.text((MARGIN, y - 40), who, "small", colour=page.theme.muted)
    _people(page, (_ICONS, y - 31), one)
    _nobody(page, (_NOBODY, y - 31))
    _told(page, (_FOUND, y - 26), one)


def _narrow(page: Page, y: float, one: Group) -> None:
    """Draw one study as a block."""
    page.text((MARGIN, y - 20), one.name, weight=600)
    page.text((MARGIN, y - 36), one.who, "small", colour=page.theme.muted)
    _people(page, (MARGIN, y - 58), one)
    _nobody(page, (page.width - MARGIN - 62.0, y - 58))
    _told(page, (MARGIN, y - 88), one)


def _people(page: Page, at: tuple[float, float], one: Group) -> None:
    kinds: list[Kind] = ["helped" if number < one.better else "plain" for number in range(one.treated)]
    spots = np.column_stack([at[0] + 6 + _PITCH * np.arange(one.treated), np.full(one.treated, at[1])])
    people(page, spots, kinds, _PERSON)


def _nobody(page: Page, at: tuple[float, float]) -> None:
    """Draw the empty place of a comparison group."""
    x, y = at
    outline = box(x, x + 60, y - 13, y + 13, 5)
    ink = page.theme.muted
    stroke(page, np.vstack([outline, outline[:1]]), ink, width="thin", dashes=(3, 2.4), z=4)
    page.text((x + 30, y - 4), "nobody", "small", colour=ink, align="center")


def _told(page: Page, at: tuple[float, float], one: Group) -> None:
    x, y = at
    ink = page.theme.therapy.ink if one.better else page.theme.muted
    page.text((x, y), one.gain, "small", colour=ink)
    page.text((x, y - LEADING["small"]), one.harm, "small", colour=page.theme.lesion.ink)
