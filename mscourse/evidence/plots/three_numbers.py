"""One trial as three numbers: a ratio of rates, a gap between rates, and people without a relapse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from matplotlib.patches import Rectangle

from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import published
from mscourse.evidence.records import Interval, Record
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LINES, MARGIN, Layout, Page
from mscourse.figures.palette import Colour, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis, line, marker, pointer, whisker

RECORD = "affirm_natalizumab"
OF = 100
_COLUMN, _GAP, _HEAD, _BODY = 200.0, 34.0, 52.0, 206.0
_KEY = 20.0
_PITCH = (17.2, 19.4)


@dataclass(frozen=True)
class Affirm:
    """What is drawn: the ratio with its interval, both rates among a hundred people, and who is free."""

    ratio: float
    interval: Interval
    words: str
    rates: tuple[float, float]
    free: tuple[int, int]

    @property
    def fewer(self) -> int:
        """Relapses fewer among a hundred people in a year."""
        return round(self.rates[0] - self.rates[1])

    @property
    def gained(self) -> int:
        """People of a hundred who are free with the drug only."""
        return self.free[1] - self.free[0]


def read(record: Record) -> Affirm:
    """Read the three numbers.

    Raises
    ------
    ValueError
        If the ratio has no interval.

    """
    ratio = record["rate_ratio_first_year"]
    if ratio.interval is None:
        message = f"{ratio.id} has no interval; this picture draws one"
        raise ValueError(message)
    rates, free = (
        tuple(drawn_value(record[f"{name}{arm}"]) for arm in ("_placebo", ""))
        for name in ("adjusted_arr_first_year", "relapse_free_in_year_1")
    )
    return Affirm(
        drawn_value(ratio),
        ratio.interval,
        published(ratio, 2),
        (OF * rates[0], OF * rates[1]),
        (round(free[0]), round(free[1])),
    )


def affirm_three_numbers(library: Library) -> Chart:
    """Draw the first year of one trial three times."""
    record = library[RECORD]
    found = read(record)
    sizes = [printing.number(arm.n or 0) for arm in record.arms]
    before, on_drug = (f"{rate:.0f}" for rate in found.rates)
    ratio = f"{found.ratio:.2f}"
    words = around(
        "affirm_three_numbers",
        title=f"One result: a ratio of {ratio}, {found.fewer} fewer relapses, {found.gained} more people "
        "free",
        subtitle="Natalizumab against placebo in relapsing MS, first year of one randomised trial",
        footer=f"AFFIRM: {sizes[0]} people on natalizumab, {sizes[1]} on placebo. Only the ratio has an "
        "interval that was read (at 95 %). Nobody knows who the people are who are free with the drug "
        "only. The drug's harms have a picture of their own.",
        alt=f"One trial drawn three times. As a ratio: {ratio}, with its interval. As a gap: {before} "
        f"relapses a year among a hundred people on placebo and {on_drug} on the drug. As a hundred people: "
        f"{found.free[0]} free of relapses anyway, {found.gained} with the drug only, {OF - found.free[1]} "
        "not free.",
        caption=f"The same first year of one trial is a ratio of {ratio}, a gap of {found.fewer} relapses, "
        f"and {found.gained} more people without one. Natalizumab against placebo in relapsing MS: rate "
        "ratio with its 95 % interval, relapses a year among a hundred people, and a hundred people on the "
        "drug.",
    )
    table = DataTable(
        ("Number", "Placebo", "Natalizumab", "Compared"),
        (
            ("Rate ratio (95 % interval)", "", "", found.words),
            ("Relapses a year among 100 people", before, on_drug, f"{found.fewer} fewer"),
            (
                "Without a relapse in the first year",
                f"{found.free[0]} of 100",
                f"{found.free[1]} of 100",
                f"{found.gained} more of 100",
            ),
        ),
    )
    return sourced(
        Chart(words.name, words.alt, _Three(words, found), words.caption, table), library, [RECORD]
    )


@dataclass(frozen=True)
class _Three:
    """Call it to draw one layout in one theme."""

    words: Words
    found: Affirm

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(layout), layout, theme, titled=titled)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        yield 6, nothing
        parts = (self._ratio, self._gap, self._people)
        if layout == "wide":

            def side_by_side(page: Page, y: float) -> None:
                for number, part in enumerate(parts):
                    part(page, (MARGIN + number * (_COLUMN + _GAP), y))
                for number in (1, 2):
                    tip = MARGIN + number * (_COLUMN + _GAP) - 8
                    pointer(page, (tip, y - 13), 18, page.theme.muted)

            yield _HEAD + _BODY, side_by_side
        else:
            for part, height in zip(parts, (112.0, 212.0, 206.0), strict=True):
                yield _HEAD + height, partial(_at_margin, part)
        for kind, words in (
            ("quiet", "free of relapses in the first year anyway"),
            ("helped", "free with the drug only"),
            ("plain", "at least one relapse on the drug"),
        ):
            yield _KEY, _Sign(kind, words)  # type: ignore[arg-type]  # the three are kinds
        yield 4, nothing

    def _ratio(self, page: Page, at: tuple[float, float]) -> None:
        x, y = at
        ratio = f"{self.found.ratio:.2f}"
        _head(page, at, f"A ratio: {ratio}", "relapses on the drug,\nas a share of those on placebo")
        low = y - _HEAD - (76 if page.phone else 110)
        scale = Scale(0.2, 1.05, x + 4, x + _COLUMN - 8, logarithmic=True)
        marks = ticks(0.25, 0.5, 1)
        axis(page, scale, low, marks)
        line(page, [(scale(1), low), (scale(1), low + 42)], page.theme.ink)
        page.text((scale(1), low + 48), "no difference", "small", colour=page.theme.muted, align="right")
        interval = self.found.interval
        whisker(page, (scale(interval.low), scale(interval.high)), low + 22, page.theme.ink)
        marker(page, (scale(self.found.ratio), low + 22), "square", page.theme.ink, 5)

    def _gap(self, page: Page, at: tuple[float, float]) -> None:
        x, y = at
        _head(page, at, f"A gap: {self.found.fewer} fewer", "relapses a year\namong 100 people")
        theme = page.theme
        floor = y - _HEAD - 186
        up = Scale(0, 100, floor, floor + 174)
        looks = (
            ("placebo", theme.control.ink, theme.control.fill, theme.control.mark),
            ("drug", theme.therapy.ink, theme.therapy.mark, theme.therapy.ink),
        )
        for number, (rate, (name, ink, fill, edge)) in enumerate(zip(self.found.rates, looks, strict=True)):
            left = x + 10 + number * 66
            _box(page, (left, floor), (48, up(rate) - floor), (fill, edge))
            page.text((left + 24, up(rate) + 6), f"{rate:.0f}", "heading", colour=ink, align="center")
            page.text((left + 24, floor - 16), name, "small", colour=ink, weight=600, align="center")
        line(page, [(x + 2, floor), (x + 152, floor)], theme.muted)
        high, low = (up(rate) for rate in self.found.rates)
        for top in (high, low):
            line(page, [(x + (62 if top == high else 128), top), (x + 152, top)], theme.muted, "hair", z=6)
        line(page, [(x + 152, low), (x + 152, high)], theme.ink, "bold", z=7)
        page.text((x + 160, (low + high) / 2 - 5), f"{self.found.fewer}", "heading")

    def _people(self, page: Page, at: tuple[float, float]) -> None:
        x, y = at
        anyway, free = self.found.free
        _head(page, at, f"People: {free - anyway} more free", "of 100 on the drug,\nin the first year")
        counts: tuple[tuple[Kind, int], ...] = (
            ("quiet", anyway),
            ("helped", free - anyway),
            ("plain", OF - free),
        )
        kinds = [kind for kind, count in counts for _ in range(count)]
        people(page, in_rows((x + 10, y - _HEAD - 12), 10, OF, _PITCH), kinds, 16.5)


def _at_margin(part: Callable[[Page, tuple[float, float]], None], page: Page, y: float) -> None:
    part(page, (MARGIN, y))


def _head(page: Page, at: tuple[float, float], words: str, quiet: str) -> None:
    x, y = at
    page.text((x, y - 16), words, "heading")
    page.text((x, y - 33), quiet, "small", colour=page.theme.muted)


def _box(
    page: Page, corner: tuple[float, float], size: tuple[float, float], look: tuple[Colour, Colour]
) -> None:
    page.add(
        Rectangle(corner, *size, facecolor=look[0], edgecolor=look[1], linewidth=LINES["thin"], zorder=4)
    )


@dataclass(frozen=True)
class _Sign:
    """One line of the key."""

    kind: Kind
    words: str

    def __call__(self, page: Page, y: float) -> None:
        people(page, in_rows((MARGIN + 7, y - 10), 1, 1, _PITCH), [self.kind], 15)
        page.text((MARGIN + 22, y - 14), self.words, "small", colour=page.theme.muted)
