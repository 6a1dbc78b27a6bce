"""A variant linked with severity: two sets of people in which it was seen, and one in which it was not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.paint import shape
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler

FOUND, NOT = "imsgc_2023_severity", "campagna_2024_norep"
_SIZES = re.compile(r"([\d,]+) cases, replication in ([\d,]+)")


@dataclass(frozen=True)
class Set:
    """One set of people: its name, how many, what was found, and whether the link was seen."""

    name: str
    people: int
    told: str
    seen: bool = field(kw_only=True)


def severity_pair(library: Library) -> Chart:
    """Draw the sets of people by size, filled where the link was seen."""
    seen, missing = library[FOUND], library[NOT]
    sizes = _SIZES.fullmatch(seen.population.inclusion or "")
    if sizes is None:
        message = f"{seen.id} does not print its two sets of people; leave the picture out"
        raise ValueError(message)
    first, again = (int(one.replace(",", "")) for one in sizes.groups())
    years = printing.number(drawn_value(seen["shorter_time_to_walking_aid"]))
    failed = missing["rs10191329_and_longitudinal_severity"]
    sets = (
        Set("Searched", first, "a link with severity", seen=True),
        Set("Looked at again", again, "the link was seen again", seen=True),
        Set(
            "A registry, later", failed.n or 0, f"no link with severity over time (p {failed.p})", seen=False
        ),
    )
    words = around(
        "severity_pair",
        title="A variant linked with severity was not confirmed in a registry",
        subtitle="People with MS in each set; filled: the link was seen",
        footer=f"Two copies went with a walking aid {years} years earlier. The registry is smaller, holds "
        "people whose MS began with relapses, and measured severity in "
        "another way; so neither result settles it. Severity is another question than who gets MS.",
        alt=f"Three bars of people. Searched, {printing.number(first)}: a link. Looked at again, "
        f"{printing.number(again)}: seen again; two copies went with a walking aid {years} years earlier. "
        f"A registry, {printing.number(failed.n or 0)}, an outlined bar: no link.",
        caption=f"Even one variant linked with how MS goes, {years} years earlier to a walking aid with two "
        f"copies, was not confirmed in {printing.number(failed.n or 0)} people of a registry. Bars are "
        "people; filled where the link was seen.",
    )
    table = DataTable(
        ("Set", "People", "Found"), tuple((one.name, printing.number(one.people), one.told) for one in sets)
    )
    chart = Chart(words.name, words.alt, _Sets(words, sets), words.caption, table)
    return sourced(chart, library, [seen.id, missing.id])


@dataclass(frozen=True)
class _Sets:
    """Call it to draw one layout in one theme."""

    words: Words
    sets: tuple[Set, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        most = max(one.people for one in self.sets)
        yield 6, nothing
        for one in self.sets:
            yield 64, _Bar(one, (page.width - 2 * MARGIN) * one.people / most)
        yield 2, nothing


@dataclass(frozen=True)
class _Bar:
    """One set as a block."""

    one: Set
    wide: float

    def __call__(self, page: Page, y: float) -> None:
        theme = page.theme
        name = f"{self.one.name}: {printing.number(self.one.people)} people"
        page.text((MARGIN, y - 16), name, weight=600)
        page.text((MARGIN, y - 31), self.one.told, "small", colour=theme.muted)
        outline = box(MARGIN, MARGIN + self.wide, y - 51, y - 39, 3)
        fill = theme.control.mark if self.one.seen else theme.paper
        shape(page, outline, fill=fill, edge=theme.control.ink, width="thin", z=3)
