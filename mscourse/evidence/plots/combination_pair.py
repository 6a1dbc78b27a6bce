"""Two trials of faster signals, one drug and that drug with another: each inside its own wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.patients import in_rows
from mscourse.diagrams.glyphs.patients import people as crowd
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.rows import published
from mscourse.evidence.records import Outcome
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line, marker, whisker

SINGLE = "green_2017_rebuild.p100_latency_crossover_model_primary"
PAIR = "ccmr2_2025.p100_latency_full_field_vep_primary"
WALL = "nobody was randomised across this line"
_LEAST, _MOST = -4.0, 1.0
_PITCH = (10.6, 19.0)
_ROW: dict[Layout, tuple[float, float]] = {"wide": (112.0, 158.0), "phone": (154.0, 214.0)}
"""Room of the first and of the second trial."""


@dataclass(frozen=True)
class _Trial:
    """One trial: its name, what was given to how many, and what was found."""

    name: str
    given: str
    counts: tuple[int, ...]
    words: tuple[str, ...]
    value: float
    low: float
    high: float
    found: str


@dataclass(frozen=True)
class _PairChart:
    """Call it to draw one layout in one theme."""

    words: Words
    trials: tuple[_Trial, _Trial]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(layout), layout, theme, titled=titled)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        yield 6, nothing
        for number, trial in enumerate(self.trials):
            high = _ROW[layout][number]
            yield high, partial(_draw, trial=trial, high=high)
            if number == 0:
                yield 34, _wall
        yield 44, _axis
        yield 4, nothing


def _scale(page: Page) -> Scale:
    left = MARGIN + 6.0 if page.phone else 396.0
    return Scale(_LEAST, _MOST, left, page.width - MARGIN - 8)


def _draw(page: Page, y: float, trial: _Trial, high: float) -> None:
    """Draw a trial: its people in their groups, and its difference on the scale."""
    theme, scale = page.theme, _scale(page)
    page.text((MARGIN, y - 16), trial.name, "heading")
    page.text((MARGIN, y - 32), trial.given, "small", colour=theme.muted)
    down = y - 54
    columns = 25
    for count, words, helped in zip(trial.counts, trial.words, (True, False), strict=True):
        if not count:
            continue
        places = in_rows((MARGIN + 6, down), columns, min(count, 2 * columns), _PITCH)
        rows = int(np.ceil(count / columns))
        crowd(page, places, ["helped" if helped else "quiet"] * len(places), 15)
        page.text((MARGIN, down - 19 * (rows - 1) - 22), words, "small", colour=theme.ink)
        down -= 19 * (rows - 1) + 40
    low, top = (y - high + 4, y - high + 42) if page.phone else (y - high + 10, y - 20)
    for tick in range(int(_LEAST), int(_MOST) + 1):
        colour = theme.ink if tick == 0 else theme.rule
        line(page, [(scale(tick), low), (scale(tick), top)], colour, "thin" if tick == 0 else "hair", z=0.5)
    middle = low + 12 if page.phone else (low + top) / 2 - 6
    whisker(page, (scale(trial.low), scale(trial.high)), middle, theme.ink)
    marker(page, (scale(trial.value), middle), "square", theme.ink, 5)
    page.text((scale(trial.value), middle + 11), trial.found, weight=600, align="center")


def _wall(page: Page, y: float) -> None:
    """Draw the wall between two trials."""
    ink, theme = page.theme.lesion.ink, page.theme
    middle = y - 17
    half = page.measure(WALL, weight=600) / 2 + 10
    centre = page.width / 2
    for ends in ((MARGIN, centre - half), (centre + half, page.width - MARGIN)):
        stroke(
            page, [(ends[0], middle), (ends[1], middle)], theme.lesion.mark, width="bold", dashes=(5, 3), z=4
        )
    page.text((centre, middle - 4), WALL, weight=600, colour=ink, align="center")


def _axis(page: Page, y: float) -> None:
    scale, theme = _scale(page), page.theme
    line(page, [(scale.start, y - 4), (scale.end, y - 4)], theme.muted)
    for tick in range(int(_LEAST), int(_MOST) + 1):
        words = f"{tick}".replace("-", printing.MINUS)
        page.text((scale(tick), y - 20), words, "small", colour=theme.muted, align="center")
    page.text((scale.start, y - 36), "faster", "small", colour=theme.muted)
    page.text((scale.end, y - 36), "slower", "small", colour=theme.muted, align="right")


def _limits(one: Outcome) -> tuple[float, float]:
    """Return the limits of an outcome's interval.

    Raises
    ------
    ValueError
        If it has none.

    """
    if one.interval is None:
        message = f"{one.id} has no interval; this chart compares nothing without one"
        raise ValueError(message)
    return one.interval.low, one.interval.high


def vep_not_a_pair(library: Library) -> Chart:
    """Show one drug in one trial and two drugs in another, with a wall between them."""
    single, both = library.outcome(SINGLE), library.outcome(PAIR)
    crossed, trial = library["green_2017_rebuild"], library["ccmr2_2025"]
    everybody = crossed.population.n or 0
    treated, placebo = (arm.n or 0 for arm in trial.arms)
    first = _Trial(
        f"Clemastine ({crossed.short_name})",
        "crossover: everybody had both, in turn",
        (everybody, 0),
        (f"{everybody} people: clemastine and placebo, in random order", ""),
        drawn_value(single),
        *_limits(single),
        published(single, 1),
    )
    second = _Trial(
        f"Metformin with clemastine ({trial.short_name})",
        "two groups; a conference report",
        (treated, placebo),
        (f"{treated} people: both drugs", f"{placebo} people: placebo"),
        drawn_value(both),
        *_limits(both),
        published(both, 1),
    )
    words = around(
        "vep_not_a_pair",
        title="One drug in one trial, two drugs in another: not a fair comparison",
        subtitle="Relapsing MS: change of the visual response, ms, drug minus placebo, 95 % interval",
        footer="Each difference is against the trial's own placebo. The trials differ in people, time "
        f"({crossed.followup} and {trial.followup}) and design, so that neither number says what "
        f"metformin added. "
        "The second saw no effect on disability or vision.",
        alt=f"Two trials with a wall between them. Above, clemastine in a crossover of {everybody} "
        f"people: {first.found} "
        f"ms. Below, metformin with clemastine in {treated} people against {placebo} on placebo: "
        f"{second.found} ms. "
        "On the wall: nobody was randomised across this line.",
        caption=f"With clemastine the visual response changed by {first.found} ms in one trial, and with "
        f"metformin "
        f"and clemastine by {second.found} ms in another. Nobody was randomised between them. Relapsing MS, "
        "against placebo, 95 % intervals; not a fair comparison.",
    )
    table = DataTable(
        ("Trial", "People", "Difference, ms (95 % interval)"),
        (
            (first.name, f"{everybody}, both in turn", first.found),
            (second.name, f"{treated} v {placebo}", second.found),
        ),
    )
    chart = Chart(words.name, words.alt, _PairChart(words, (first, second)), words.caption, table)
    return sourced(chart, library, [crossed.id, trial.id])
