"""Answers by dose of one partner: more was not simply better."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.rows import published
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line, marker

RESPONDERS = (
    "improvement_responders",
    "improvement_responders_3_mg_kg",
    "improvement_responders_10_mg_kg",
    "improvement_responders_30_mg_kg",
    "improvement_responders_100_mg_kg",
)
ODDS = (
    "",
    "odds_of_response",
    "odds_of_response_10_mg_kg_vs_placebo",
    "odds_of_response_30_mg_kg_vs_placebo",
    "odds_of_response_100_mg_kg_vs_placebo",
)
_HIGH, _FOOT = 190.0, 96.0


@dataclass(frozen=True)
class _Dose:
    """One group: its dose (0 for placebo) and name, how many people, per cent improved, and odds in words."""

    dose: float
    name: str
    people: str
    improved: float
    odds: str


@dataclass(frozen=True)
class _DoseChart:
    """Call it to draw one layout in one theme."""

    words: Words
    doses: tuple[_Dose, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(), layout, theme, titled=titled)

    def _blocks(self) -> Iterator[Block]:
        yield 8, nothing
        yield _HIGH + _FOOT, self._plot

    def _plot(self, page: Page, y: float) -> None:
        theme = page.theme
        left = MARGIN + (30.0 if page.phone else 126.0)
        right = float(page.width - MARGIN)
        low, high = y - _HIGH, y - 16
        rise = Scale(0, 100, low, high)
        for tick in (0, 25, 50, 75, 100):
            line(page, [(left - 4, rise(tick)), (right, rise(tick))], theme.rule, "hair", z=0.5)
            page.text((left - 10, rise(tick) - 4), f"{tick}", "small", colour=theme.muted, align="right")
        places = self._places(page, left, right)
        placebo = rise(self.doses[0].improved)
        stroke(
            page,
            [(places[0], placebo), (right, placebo)],
            theme.control.mark,
            dashes=(4, 3),
            width="line",
            z=2,
        )
        spots = [(x, rise(one.improved)) for x, one in zip(places, self.doses, strict=True)]
        stroke(page, spots[1:], theme.therapy.mark, width="thin", z=3)
        for (x, up), one in zip(spots, self.doses, strict=True):
            hue = theme.therapy if one.dose else theme.control
            marker(page, (x, up), "square", hue.ink, 5.5)
            # Beside the line to the point before: above where it rises, below where it falls.
            place = up + 12 if one is not self.doses[-1] else up - 24
            page.text(
                (x, place), f"{one.improved:g}{printing.SPACE}%", colour=hue.ink, weight=600, align="center"
            )
            page.text((x, low - 20), one.name, weight=600, colour=hue.ink, align="center")
            page.text((x, low - 38), one.people, "small", colour=theme.muted, align="center")
            number, _, limits = one.odds.partition(" ")
            page.text((x, low - 58), number, "small", align="center")
            page.text((x, low - 73), limits or " ", "small", colour=theme.muted, align="center")
        self._heads(page, low)

    def _places(self, page: Page, left: float, right: float) -> list[float]:
        """Place placebo, then doses on a scale of powers."""
        inset = 26.0 if page.phone else 44.0
        first, gap = left + inset, (right - left) * (0.18 if page.phone else 0.2)
        scale = Scale(log(self.doses[1].dose), log(self.doses[-1].dose), first + gap, right - inset)
        return [first if not one.dose else scale(log(one.dose)) for one in self.doses]

    @staticmethod
    def _heads(page: Page, low: float) -> None:
        muted = page.theme.muted
        if page.phone:
            return
        for down, words in (
            (20, "mg for each kg"),
            (38, "people"),
            (58, "odds ratio"),
            (73, "(95 % interval)"),
        ):
            page.text((MARGIN, low - down), words.replace(" %", f"{printing.SPACE}%"), "small", colour=muted)
        page.text((MARGIN, low + _HIGH / 2 - 10), "per cent\nimproved", "small", colour=muted)


def opicinumab_doses(library: Library) -> Chart:
    """Show how many people improved at each dose of an antibody that was added to interferon."""
    record = library["cadavid_2019_synergy"]
    doses = []
    for number, (share, odds) in enumerate(zip(RESPONDERS, ODDS, strict=True)):
        arm = record.arms[number]
        dose = float(arm.name.partition(" ")[0]) if number else 0.0
        doses.append(
            _Dose(
                dose,
                f"{dose:g}" if number else "placebo",
                printing.number(arm.n or 0),
                drawn_value(record[share]),
                published(record[odds], 2) if number else "1",
            )
        )
    trend = record["linear_dose_trend_primary"]
    told = ", ".join(f"{one.improved:g}{printing.SPACE}%" for one in doses)
    shown = printing.p_value(trend)
    people = printing.number(record.population.n or 0)
    words = around(
        "opicinumab_doses",
        title="More of one partner did not help more: the largest dose fell below placebo",
        subtitle="Opicinumab added to interferon in relapsing MS; per cent improved, by dose",
        footer=f"{record.short_name}: {people} people, randomised, {record.followup}. Below the axis: "
        f"dose in mg for "
        "each kg, people, odds ratio against placebo with 95 % interval where one was read. The planned test "
        f"for a trend over doses failed ({shown}); the bend is an exploratory finding.",
        alt=f"Per cent of people who improved at placebo and four rising doses: {told}. The points rise "
        f"to the "
        "third dose and fall below placebo at the fourth. A dashed line marks placebo. The planned test "
        "for a "
        "trend over doses failed.",
        caption=f"Per cent of people who improved with placebo and with four doses of opicinumab, all on "
        f"interferon: "
        f"{told}. Relapsing MS, {people} people, {record.followup}; the planned test for a trend failed "
        f"({shown}), and intervals are 95 %.",
    )
    table = DataTable(
        ("Dose, mg/kg", "People", "Improved", "Odds ratio v placebo (95 % interval)"),
        tuple((one.name, one.people, f"{one.improved:g} %", one.odds) for one in doses),
    )
    chart = Chart(words.name, words.alt, _DoseChart(words, tuple(doses)), words.caption, table)
    return sourced(chart, library, [record.id])
