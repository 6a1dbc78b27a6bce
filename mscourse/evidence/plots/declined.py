"""Why people would not be randomised, and what they chose instead, as people."""

from collections.abc import Sequence
from dataclasses import dataclass

from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

RECORD, STOPPED = "deliver_ms_2026", "coast"
OF = 100
REASONS = {
    "declined_for_preference": "preferred a particular drug",
    "declined_for_efficacy": "worried about the effect",
    "declined_for_safety": "worried about safety",
}
"""Reasons against randomisation, as they are named here."""
CHOICE = "chose_strong_treatment"
_PITCH = {"wide": (12.8, 19.0), "phone": (12.4, 19.0)}
_COLUMNS = {"wide": 50, "phone": 25}


@dataclass(frozen=True)
class Count:
    """One row: how many in a hundred, and of what."""

    count: int
    words: str
    kind: Kind


def read(library: Library) -> tuple[Count, ...]:
    """Read reasons and choice from the record."""
    record = library[RECORD]
    rows = [Count(round(drawn_value(record[name])), words, "harmed") for name, words in REASONS.items()]
    chosen = record[CHOICE]
    words = "chose early strong treatment, when free to choose"
    if chosen.events is not None and chosen.n is not None:
        words = f"{words} ({chosen.events} of {chosen.n})"
    return (*rows, Count(round(drawn_value(chosen)), words, "helped"))


@dataclass(frozen=True)
class _Declined:
    """Call it to draw one layout in one theme."""

    words: Words
    rows: Sequence[Count]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 6
        columns, pitch = _COLUMNS[layout], _PITCH[layout]
        names = [
            row.words if layout == "wide" else row.words.replace(", when", ",\nwhen") for row in self.rows
        ]
        heads = [34.0 + LEADING["label"] * name.count("\n") for name in names]
        crowd = pitch[1] * OF / columns + 12
        page = Page(round(sum(heads) + crowd * len(self.rows) + foot), layout, theme, heading)
        y = page.top
        for row, name, head in zip(self.rows, names, heads, strict=True):
            ink = page.theme.lesion.ink if row.kind == "harmed" else page.theme.therapy.ink
            page.text((MARGIN, y - 26), f"{row.count}", "heading", colour=ink)
            page.text((MARGIN + 28, y - 26), name, "label")
            kinds: list[Kind] = [row.kind if number < row.count else "plain" for number in range(OF)]
            people(page, in_rows((MARGIN + 6.0, y - head - pitch[1] / 2), columns, OF, pitch), kinds, 16)
            y -= head + crowd
        page.footer(footer)
        return page


def declined_randomisation(library: Library) -> Chart:
    """Draw why people would not be randomised in DELIVER-MS, and what they chose."""
    rows = read(library)
    record, stopped = library[RECORD], library[STOPPED]
    why = printing.words(stopped["status"].text or "").removeprefix("terminated: ")
    words = around(
        "declined_randomisation",
        title="Most of those who declined wanted to choose their drug",
        subtitle="DELIVER-MS, relapsing-remitting MS, never treated before: of 100 people, at entry",
        footer="Each sign is one of 100 people. The first three are reasons against being randomised, "
        "and they "
        "could overlap; the last is what people of the observed part took. COAST, a trial of "
        "transplants, was stopped "
        f"({stopped['status'].timepoint}): {why}.",
        alt="Four rows of a hundred people. Against being randomised: "
        + ", ".join(f"{row.count} {row.words}" for row in rows[:3])
        + f". When free to choose, {rows[3].count} took early strong treatment.",
        caption="Most of those who declined wanted to choose their drug. Reasons against being "
        "randomised, which could "
        "overlap, and the choice of those who were only observed; of 100 people, at entry to DELIVER-MS.",
    )
    table = DataTable(
        ("Of 100 people", "What"), tuple((printing.number(row.count), row.words) for row in rows)
    )
    return sourced(
        Chart(words.name, words.alt, _Declined(words, rows), words.caption, table),
        library,
        [record.id, stopped.id],
    )
