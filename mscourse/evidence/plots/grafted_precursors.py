"""Grafted precursors: mice born without myelin, and people with a hurt spinal cord; everybody is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Outcome
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Layout, Page
from mscourse.figures.palette import Colour, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line
from mscourse.figures.small_series import Series, SeriesGroup, check_series, draw_group, height, small_series

_WEEKS_A_YEAR = 52
_AXIS = 60
_BAND = 42.0
_LEFT = 330.0


def _counted(label: str, one: Outcome, beside: str) -> Series:
    """Draw an outcome as a series."""
    if one.events is None or one.n is None:
        message = f"{one.id} has no count of how many; put it into a table instead"
        raise ValueError(message)
    return Series(label, beside, one.events, one.n)


def _none(label: str, one: Outcome, beside: str) -> Series:
    """Draw a harm that nobody had; the record gives it as a bare 0."""
    if one.value != 0 or one.n is None:
        message = f"{one.id} is no longer 0; read the words of its chart again"
        raise ValueError(message)
    return Series(label, beside, 0, one.n, "square")


def _numbered(row: Series) -> Series:
    """Put the count in front of the name."""
    return replace(row, label=f"{_of(row)} {row.label}")


def _of(row: Series) -> str:
    return f"{row.marked} of {row.of}"


def cord_grafts(library: Library) -> Chart:
    """Gains and harms in people with an injured cord who were given precursors; there is no control group."""
    first, long = library["fessler_2022_lctopc1"], library["mckenna_2022_grnopc1"]
    level, two = (
        first["at_least_one_motor_level_gained_one_side"],
        first["at_least_two_motor_levels_gained_one_side"],
    )
    n, total = printing.number(first.population.n or 0), round(drawn_value(first["serious_adverse_events"]))
    gains = (
        _counted("gained a level of movement", level, f"people given {level.comparison}"),
        _counted("gained two levels", two, "the same people"),
    )
    events = Series(
        f"{total} serious events in {n} people", "from any cause, within a year", total, total, "square"
    )
    harms = (
        _none("a growing mass on a scan", first["enlarging_mass_on_mri"], f"all {n} people, within a year"),
        _none(
            "a serious event from the treatment",
            long["serious_events_related_to_cells_injection"],
            f"another study, {long.followup}",
        ),
    )
    groups = (
        SeriesGroup("Movement after a year, on one side at least", tuple(map(_numbered, gains))),
        SeriesGroup("Harm", (events, *map(_numbered, harms))),
    )
    better, best, mass, late = (_of(row) for row in (*gains, *harms))
    words = around(
        "cord_grafts",
        title="Nearly all gained a level; how many would have without cells is unknown",
        subtitle="Precursors injected into a hurt spinal cord; filled: it happened to that person",
        footer=f"Single groups: {first.short_name} and {long.short_name}. Spinal cord injury, not MS. "
        "Many people regain a level without cells. A square is an event, or somebody who was harmed. "
        "The counts of levels come from the company.",
        alt=f"Rows of icons. Of people with a spinal cord injury who were given precursors, {better} "
        f"gained a level of movement and {best} gained two. There were {total} serious events in {n} "
        f"people. A growing mass was seen in {mass}, a serious event from the treatment in {late}. No "
        "control group.",
        caption=f"{better} people gained a level of movement, and no group without cells says how many "
        "would have. Precursors injected into a hurt spinal cord; everybody is drawn.",
    )
    table = DataTable(
        ("What", "How many", "Whom"),
        (
            *((row.label, _of(row), row.beside) for row in (*gains, *harms)),
            ("serious events", f"{total} events", f"in {n} people, {events.beside}"),
        ),
    )
    return sourced(small_series(words, groups, table), library, [first.id, long.id])


def _group(group: SeriesGroup, page: Page, y: float) -> None:
    draw_group(page, y, group)


# ---- mice born without compact myelin ----


@dataclass(frozen=True)
class _Lane:
    """A stretch or a moment on the axis of weeks: its name, a quieter line, and where it lies."""

    label: str
    beside: str
    start: float
    stop: float | None
    words: str
    kind: str


@dataclass(frozen=True)
class _MiceChart:
    """Call it to draw one layout in one theme."""

    words: Words
    heading: str
    lanes: tuple[_Lane, ...]
    groups: tuple[SeriesGroup, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(layout), layout, theme, titled=titled)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        band = _BAND if layout == "wide" else _BAND + 26
        yield 6, nothing
        yield 30 + band * len(self.lanes) + 34, self._weeks
        for group in self.groups:
            yield height(group, layout), partial(_group, group)
        yield 4, nothing

    def _weeks(self, page: Page, y: float) -> None:
        theme = page.theme
        page.text((MARGIN, y - 20), self.heading, "heading")
        left = MARGIN + 4 if page.phone else _LEFT
        scale = Scale(0, _AXIS, left, page.width - MARGIN - 8)
        band = _BAND + 26 if page.phone else _BAND
        top, low = y - 30, y - 30 - band * len(self.lanes)
        for tick in range(0, _AXIS + 1, 10):
            line(page, [(scale(tick), low), (scale(tick), top)], theme.rule, "hair", z=0.5)
            page.text((scale(tick), low - 15), f"{tick}", "small", colour=theme.muted, align="center")
        for number, lane in enumerate(self.lanes):
            head = top - band * number
            page.text((MARGIN, head - 16), lane.label, weight=600)
            page.text((MARGIN, head - 16 - LEADING["small"]), lane.beside, "small", colour=theme.muted)
            _draw_lane(page, scale, head - (band - 14 if page.phone else band / 2), lane)


def _draw_lane(page: Page, scale: Scale, y: float, lane: _Lane) -> None:
    theme = page.theme
    colours: dict[str, Colour] = {
        "life": theme.control.ink,
        "grafted": theme.therapy.ink,
        "myelin": theme.myelin.ink,
    }
    colour = colours[lane.kind]
    stop = lane.start if lane.stop is None else lane.stop
    if lane.kind == "grafted":  # dashed: only some of them came that far
        stroke(page, [(scale(lane.start), y), (scale(stop), y)], colour, width="bold", dashes=(4, 2.4), z=4)
    elif lane.stop is not None:
        line(page, [(scale(lane.start), y), (scale(stop), y)], colour, "bold", z=4)
    for end in {lane.start, stop} if lane.kind == "myelin" else {stop}:
        line(page, [(scale(end), y - 6), (scale(end), y + 6)], colour, "bold", z=4)
    right = scale(stop) + 8 + page.measure(lane.words, "small") < page.width - 8
    at = (scale(stop) + 8, y - 4) if right else (scale(stop) - 8, y + 5)
    page.text(at, lane.words, "small", colour=colour, align="left" if right else "right")


def shiverer_mice(library: Library) -> Chart:
    """How long mice born without compact myelin lived, when grafts had made it, and who could walk."""
    young, adult = library["windrem_2008"], library["windrem_2020"]
    paradox, scans = library["lyczek_2017_shiverer_paradox"], library["uchida_2012_hucnssc"]
    lived = young["survived_more_than_a_year"]
    dead = float((young["maximum_survival_of_controls"].text or "").removeprefix("all dead before "))
    mature = drawn_value(paradox["time_to_mature_myelin_by_human_cells"])
    pair = scans["time_to_mri_visible_myelination"].pair or (0.0, 0.0)
    walked = _counted("with a graft", adult["able_to_stay_on_treadmill"], adult.short_name)
    alone = _counted("without a graft", adult["able_to_stay_on_treadmill_untreated_shiverer"], "same study")
    lanes = (
        _Lane("Without a graft", young.short_name, 0, dead, f"all dead before {dead:g}", "life"),
        _Lane(
            "Grafted at birth, human precursors",
            young.short_name,
            0,
            _WEEKS_A_YEAR,
            f"{lived.events} of {lived.n} lived more than a year",
            "grafted",
        ),
        _Lane(
            "Human precursors: mature myelin",
            f"another study, {paradox.year}",
            mature,
            None,
            f"{mature:g}",
            "myelin",
        ),
        _Lane(
            "Human neural stem cells: myelin on scans",
            f"{scans.short_name}, after the graft",
            *pair,
            printing.words(scans["time_to_mri_visible_myelination"].text or ""),
            "myelin",
        ),
    )
    group = SeriesGroup("Grafted as adults: stayed on a treadmill", (_numbered(walked), _numbered(alone)))
    words = around(
        "shiverer_mice",
        title="Few mice lived long, and longer life began before the new myelin was mature",
        subtitle="Shiverer mice, born without compact myelin; nothing attacks myelin in them",
        footer="Mice, not people with MS; some had no immune defence, so that the graft was not rejected. "
        "The lanes come from different laboratories and cells, and must not be subtracted. The treadmill "
        "was tried at "
        f"{printing.words(adult['able_to_stay_on_treadmill'].timepoint or '')}.",
        alt=f"An axis of weeks. Mice without a graft: all dead before {dead:g}. Grafted at birth: "
        f"{lived.events} of "
        f"{lived.n} lived more than a year. Mature myelin from human cells at {mature:g} weeks in "
        "another study. Below, "
        f"icons: {_of(walked)} grafted adults stayed on a treadmill, {_of(alone)} without.",
        caption=f"{lived.events} of {lived.n} grafted mice lived more than a year, and in another "
        "study longer life "
        "came before mature myelin. Shiverer mice are born without compact myelin; weeks, and "
        "everybody drawn.",
    )
    table = DataTable(
        ("What", "Found", "Study"),
        (
            *(
                (one.label, f"{one.words} weeks" if one.kind == "myelin" else one.words, one.beside)
                for one in lanes
            ),
            *((row.label, _of(row), f"treadmill, {row.beside}") for row in (walked, alone)),
        ),
    )
    check_series(words.name, (group,))
    drawn = _MiceChart(words, "Life, and the making of myelin, in weeks", lanes, (group,))
    chart = Chart(words.name, words.alt, drawn, words.caption, table)
    return sourced(chart, library, [young.id, paradox.id, scans.id, adult.id])
