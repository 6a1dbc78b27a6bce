"""CAR T cells in MS, drawn as people: those of whom something was reported, and those who are planned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler, wrapped

_LEFT, _TALL = 296.0, 11.5
_COLUMNS: dict[Layout, int] = {"wide": 40, "phone": 40}
_PITCH: dict[Layout, tuple[float, float]] = {"wide": (9.2, 15.0), "phone": (7.8, 14.0)}
_HEAD, _GAP = 34.0, 16.0


@dataclass(frozen=True)
class Row:
    """One study: its name, two quieter lines, how many people, and whether something was reported of them."""

    name: str
    who: str
    told: str
    count: int
    reported: bool = field(kw_only=True)


def cart_people(library: Library) -> Chart:
    """Draw everybody of whom something was reported, and everybody who is planned."""
    hamburg, bcma = library["fischbach_2024_car"], library["qin_2025_bcma"]
    randomised, world = library["kysa7_phase2"], library["bms986353_breakfree1"]
    donor, london = library["azercel_ms_phase1"], library["obecel_ms_phase1"]
    withdrawn = library["caba201_ms_withdrawn"]
    better, low = bcma["edss_9hpt_t25fw_better"], bcma["grade_3_or_higher_low_blood_counts"]
    days = re.search(r"\d+", low.timepoint or "")
    listed, ethics = world.arms[0].n or 0, round(drawn_value(world["planned_worldwide"]))
    reported = (
        Row(
            f"Against CD19, Hamburg {hamburg.year}",
            "progressive MS; short follow-up",
            "early laboratory signs; harms called manageable",
            hamburg.arms[0].n or 0,
            reported=True,
        ),
        Row(
            f"Against BCMA, {bcma.year}",
            "progressive MS; follow-up not read",
            f"{better.events} of {better.n} better on scales; {low.events} of {low.n} with severely low "
            f"blood counts{f' within {days[0]} days' if days else ''}",
            bcma.arms[0].n or 0,
            reported=True,
        ),
    )
    planned = (
        Row(
            "KYV-101, KYSA-7",
            "against CD19; progressive MS",
            f"the only randomised one; as listed in {randomised.year}",
            randomised.arms[0].n or 0,
            reported=False,
        ),
        Row(
            "BMS-986353 (NEX-T)",
            "against CD19; relapsing or progressive MS",
            f"{printing.number(ethics)} in another source; early on no harm to the brain, of how many was "
            "not read",
            listed,
            reported=False,
        ),
        Row(
            "Azer-cel, a donor's cells",
            "against CD19; progressive MS",
            f"first person treated, {donor['first_person_with_ms_treated'].timepoint}",
            round(drawn_value(donor["planned_size"])),
            reported=False,
        ),
        Row(
            "Obe-cel, BOBCAT",
            "against CD19; progressive MS",
            f"first person treated, {_when(london['first_person_treated'].timepoint)}",
            round(drawn_value(london["planned_size"])),
            reported=False,
        ),
        Row(
            "CABA-201",
            "company trial in MS",
            f"withdrawn ({withdrawn.year})",
            round(drawn_value(withdrawn["participants"])),
            reported=False,
        ),
    )
    seven, many = (sum(row.count for row in rows) for rows in (reported, planned))
    sizes = ", ".join(str(one.count) for one in planned[:4])
    used = (hamburg, bcma, randomised, world, donor, london, withdrawn)
    checked = min(one.checked for one in used)
    words = around(
        "cart_people",
        title=f"CAR T in MS: something was reported of {seven} people; {many} are planned",
        subtitle="Each icon is one person: filled, reported; outlined, planned",
        footer=f"Last checked {printing.day(checked)}. Nobody was compared in the reports; one of the trials "
        "has a group to compare. A phase 1 study of KYV-101 in San Francisco and one at Stanford are left "
        "out: how many they treat was not read. A planned person is no evidence.",
        alt=f"Rows of people. Filled, of whom something was reported: {reported[0].count} in Hamburg, "
        f"{reported[1].count} treated against BCMA. Outlined, planned: {sizes} in "
        f"four trials; {planned[4].count} in a trial that was withdrawn. Those planned fill most of the "
        "picture.",
        caption=f"Of CAR T cells in MS, results of {seven} people were reported, without a comparison, and "
        f"{many} people are planned in the trials that give a number. Filled: reported; outlined: planned; "
        "with what was said of each.",
    )
    table = DataTable(
        ("Study", "Who", "People", "What was said"),
        tuple(
            (row.name, row.who, f"{row.count} {'reported' if row.reported else 'planned'}", row.told)
            for row in (*reported, *planned)
        ),
    )
    groups = (("Reported", reported), ("Planned", planned))
    chart = Chart(words.name, words.alt, _People(words, groups), words.caption, table)
    return sourced(chart, library, [one.id for one in used])


def _when(text: str | None) -> str:
    """Leave out the day of a date such as "notice of 20 October 2025"."""
    found = re.search(r"[A-Z][a-z]+ \d{4}", text or "")
    return found[0] if found else "date not read"


@dataclass(frozen=True)
class _People:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: tuple[tuple[str, tuple[Row, ...]], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        for heading, rows in self.groups:
            yield _HEAD, _Head(heading)
            for row in rows:
                yield _row(page, row)
        yield 2, nothing


@dataclass(frozen=True)
class _Head:
    """A group's name."""

    words: str

    def __call__(self, page: Page, y: float) -> None:
        page.text((MARGIN, y - 22), self.words, "heading")


def _row(page: Page, row: Row) -> Block:
    wide = _LEFT - MARGIN - 20 if not page.phone else page.width - 2 * MARGIN - 40
    quiet = wrapped(page, row.who, wide, "small") + "\n" + wrapped(page, row.told, wide, "small")
    lines = quiet.count("\n") + 1
    text_high = LEADING["label"] + LEADING["small"] * lines
    pitch = _PITCH[page.layout]
    deep = -(-max(row.count, 1) // _COLUMNS[page.layout]) * pitch[1]
    high = max(text_high, deep) if not page.phone else text_high + deep + 4

    def draw(page: Page, y: float) -> None:
        page.text((MARGIN, y - 12), row.name, weight=600)
        page.text((MARGIN, y - 12 - LEADING["small"]), quiet, "small", colour=page.theme.muted)
        hue = page.theme.therapy if row.reported else page.theme.control
        number = page.width - MARGIN if page.phone else _LEFT - 12
        page.text((number, y - 12), str(row.count), weight=600, colour=hue.ink, align="right")
        if not row.count:
            return
        kind: Kind = "helped" if row.reported else "plain"
        start = (_LEFT + 4, y - 8.0) if not page.phone else (MARGIN + 5, y - text_high - 8)
        places = in_rows(start, _COLUMNS[page.layout], row.count, pitch)
        people(page, places, [kind] * row.count, _TALL)

    return high + _GAP, draw
