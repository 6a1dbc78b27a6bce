"""What a first report said, and what came after it: one that held, and one that did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.lines import Line2D

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.pooling import PERCENT
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line, marker

OPEN, ALONE = "embold_ata188", "phase_1_for_contrast"
INTERIM, FULL = "mist_interim_2018", "mist_burt2019"
_TALL, _HEAD, _FOOT = 170.0, 66.0, 40.0
_MOST = 70.0


@dataclass(frozen=True)
class Stage:
    """One report: how many in a hundred of those treated and of those beside them, each as it is printed.

    A number that is None was not there: nobody stood beside the treated.
    """

    name: str
    treated: tuple[float, str]
    beside: tuple[float, str] | None


@dataclass(frozen=True)
class Story:
    """A first report and what came after."""

    heading: str
    counted: str
    treated: str
    beside: str
    stages: tuple[Stage, Stage]


def _percent(library: Library, name: str) -> tuple[float, str]:
    value = drawn_value(library.outcome(name))
    return value, f"{printing.number(value)} in {PERCENT}"


def _counted(library: Library, name: str, people: int) -> tuple[float, str]:
    events = library.outcome(name).events
    if events is None:
        message = f"{name} has no count; leave the story out"
        raise ValueError(message)
    return PERCENT * events / people, f"{events} of {people}"


def _of(library: Library, name: str) -> int:
    people = library.outcome(name).n
    if people is None:
        message = f"{name} does not say of how many; leave the story out"
        raise ValueError(message)
    return people


def stories(library: Library) -> tuple[Story, Story]:
    """Read both stories from their records."""
    failure = "treatment_failure_edss_up_ge_1_0_sustained"
    sizes = {arm.name.split(":")[0]: arm.n or 0 for arm in library[FULL].arms}
    treated, control = sizes["HSCT"], sum(sizes.values()) - sizes["HSCT"]
    first = Story(
        "ATA188, progressive MS",
        "of 100 people, EDSS better",
        "cells",
        "placebo",
        (
            Stage("open, no control", _percent(library, f"{OPEN}.{ALONE}"), None),
            Stage(
                "with placebo",
                _percent(library, f"{OPEN}.edss_better"),
                _percent(library, f"{OPEN}.edss_better_placebo"),
            ),
        ),
    )
    interim = [f"{INTERIM}.{failure}_hsct", f"{INTERIM}.{failure}"]
    full = [f"{FULL}.patients_with_disease_progression", f"{FULL}.patients_with_disease_progression_dmt"]
    other = Story(
        "MIST, relapsing-remitting MS",
        "of 100 people, EDSS worse",
        "transplant",
        "drugs",
        (
            Stage("abstract", *(_counted(library, one, _of(library, one)) for one in interim)),
            Stage("full paper", _counted(library, full[0], treated), _counted(library, full[1], control)),
        ),
    )
    return first, other


@dataclass(frozen=True)
class _Stories:
    """Call it to draw one layout in one theme."""

    words: Words
    told: Sequence[Story]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 6
        high = _HEAD + _TALL + _FOOT
        rows = len(self.told) if layout == "phone" else 1
        page = Page(round(rows * high + foot), layout, theme, heading)
        wide = page.width - 2 * MARGIN if page.phone else (page.width - 2 * MARGIN - 36) / 2
        for number, story in enumerate(self.told):
            across = 0 if page.phone else number
            down = number if page.phone else 0
            self._story(page, story, (MARGIN + across * (wide + 36), page.top - down * high), wide)
        page.footer(footer)
        return page

    @staticmethod
    def _story(page: Page, story: Story, corner: tuple[float, float], wide: float) -> None:
        (x, y), theme = corner, page.theme
        page.text((x, y - 26), story.heading, "heading")
        page.text((x, y - 42), story.counted, "small", colour=theme.muted)
        base = y - _HEAD - _TALL
        up = Scale(0, _MOST, base, base + _TALL)
        left, right = x + 96.0, x + wide - 128.0
        for tick in range(0, 61, 20):
            line(page, [(x + 24, up(tick)), (x + wide, up(tick))], theme.rule, "hair", z=0.5)
            page.text((x + 18, up(tick) - 4), f"{tick}", "small", colour=theme.muted, align="right")
        line(page, [(x + 24, base), (x + wide, base)], theme.muted)
        for at, stage in zip((left, right), story.stages, strict=True):
            page.text((at, base - 17), stage.name, "small", weight=600, align="center")
        looks: tuple[tuple[Hue, Literal["-", "--"], str], ...] = (
            (theme.therapy, "-", story.treated),
            (theme.control, "--", story.beside),
        )
        for which, (hue, dash, name) in enumerate(looks):
            ends = [one.treated if which == 0 else one.beside for one in story.stages]
            _way(page, (left, right), ends, up, (hue, dash, name))


def _way(
    page: Page,
    across: tuple[float, float],
    ends: Sequence[tuple[float, str] | None],
    up: Scale,
    look: tuple[Hue, Literal["-", "--"], str],
) -> None:
    """Draw one group from the first report to the later one; one that was not there has no first point."""
    hue, dash, name = look
    first, later = ends
    if later is None:
        return
    if first is not None:
        places = ([across[0], across[1]], [up(first[0]), up(later[0])])
        page.add(Line2D(*places, color=hue.ink, linewidth=LINES["bold"], linestyle=dash, zorder=8))
        marker(page, (across[0], up(first[0])), "square", hue.ink, 5)
        page.text(
            (across[0] - 11, up(first[0]) - 4), first[1], "label", weight=600, colour=hue.ink, align="right"
        )
    marker(page, (across[1], up(later[0])), "square", hue.ink, 5)
    start = across[1] + 11
    page.text((start, up(later[0]) - 4), later[1], "label", weight=600, colour=hue.ink)
    page.text(
        (start + page.measure(later[1], "label", 600) + 6, up(later[0]) - 4), name, "small", colour=hue.ink
    )


def first_and_later(library: Library) -> Chart:
    """Draw what two first reports said beside what came after."""
    told = stories(library)
    ata, mist = told
    words = around(
        "first_and_later",
        title="One first report held, and one did not",
        subtitle="A first report and what came after it, people in 100; two different outcomes",
        footer="ATA188: group sizes were not read. MIST: the abstract leaves out those who had "
        "withdrawn; the counts of "
        "the paper were divided here by the people randomised. The two panels count different things.",
        alt=f"Two panels. {ata.heading}: {ata.stages[0].treated[1]} people better in an open phase, then "
        f"{ata.stages[1].treated[1]} with cells and {(ata.stages[1].beside or (0, ''))[1]} with placebo. "
        f"{mist.heading}: {mist.stages[0].treated[1]} worse after transplant in the abstract and "
        f"{mist.stages[1].treated[1]} in the paper; with drugs {(mist.stages[0].beside or (0, ''))[1]}, then "
        f"{(mist.stages[1].beside or (0, ''))[1]}.",
        caption="One first report held, and one did not. A first report without a comparison group was "
        "not borne "
        "out; an interim report of a randomised trial was. People in 100, two different outcomes.",
    )
    rows = tuple(
        (
            story.heading,
            stage.name,
            story.counted.partition(", ")[2],
            stage.treated[1],
            stage.beside[1] if stage.beside else "no such group",
        )
        for story in told
        for stage in story.stages
    )
    table = DataTable(("Trial", "Report", "Counted", "Treated", "Beside them"), rows)
    return sourced(
        Chart(words.name, words.alt, _Stories(words, told), words.caption, table),
        library,
        [OPEN, INTERIM, FULL],
    )
