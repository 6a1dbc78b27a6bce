"""Brain volume after transplants: a fast loss at first and a slow one later, study by study."""

import re
from dataclasses import dataclass

import numpy as np

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, same, sourced, ticks
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plane import Name, Plane, Trace, plane_chart
from mscourse.figures.row_chart import Ground

YEARS = 5.0
"""For how long later losses are drawn: HALT-MS and Canada followed their people about so long."""
HALT, CANADA, ROCCA = "haltms_brain_volume", "lee2017_atrophy_canada", "rocca2007_atrophy"
HEALTHY = "destefano_2016_atrophy.brain_volume_change_per_year_healthy"
_YEARS = re.compile(r"([\d.]+) y")
_LOWEST = -4.6


@dataclass(frozen=True)
class Loss:
    """Brain volume lost in one study: in per cent since the transplant, by years; and later, a year."""

    points: tuple[tuple[float, float], ...]
    later: float | None = None

    @property
    def course(self) -> tuple[tuple[float, float], ...]:
        """The later part, from the last point on."""
        if self.later is None:
            return ()
        year, lost = self.points[-1]
        return (year, lost), (YEARS, lost + self.later * (YEARS - year))


def losses(library: Library) -> tuple[Loss, Loss, Loss]:
    """Read HALT-MS, Canada and Rocca 2007; losses are below nought.

    Raises
    ------
    ValueError
        If a time point holds no year.

    """
    canada = library.outcome(f"{CANADA}.accelerated_whole_brain_loss_after_treatment")
    found = _YEARS.search(canada.timepoint or "")
    if found is None:
        message = f"{canada.id} was seen at {canada.timepoint!r}; the chart needs years"
        raise ValueError(message)
    first = drawn_value(library.outcome(f"{HALT}.short_term_volume_loss"))
    steps = [
        drawn_value(library.outcome(f"{ROCCA}.brain_volume_loss{part}"))
        for part in ("", "_all", "_all_year_3")
    ]
    sums = np.cumsum(steps).tolist()
    return (
        Loss(((0.0, 0.0), (1.0, first)), drawn_value(library.outcome(f"{HALT}.long_term_rate"))),
        Loss(
            ((0.0, 0.0), (float(found[1]), -drawn_value(canada))),
            drawn_value(library.outcome(f"{CANADA}.long_term_atrophy")),
        ),
        Loss(((0.0, 0.0), *((year + 1.0, lost) for year, lost in enumerate(sums)))),
    )


def brain_volume(library: Library) -> Chart:
    """Draw what three studies lost of brain volume after a transplant, and healthy people's pace."""
    halt, canada, rocca = losses(library)
    pace = drawn_value(library.outcome(HEALTHY))
    rates = [printing.number(-(one.later or 0)) for one in (halt, canada)]
    firsts = [printing.number(-one.points[1][1]) for one in (halt, canada, rocca)]
    canada_years = printing.number(canada.points[1][0])
    people = [printing.number(library[name].population.n or 0) for name in (HALT, CANADA, ROCCA)]
    names = (
        f"HALT-MS, relapsing MS, {people[0]} people",
        f"Canada, aggressive MS, {people[1]} people",
        f"Rocca 2007, progressive MS, {people[2]} people",
    )
    short = [one.rpartition(",")[0] for one in names]
    empty = same("")
    traces = [
        Trace(
            np.array(halt.points),
            "lesion",
            Name(same(short[0]), (5.0, -2.56), (5.0, -2.56), "right"),
            dots=True,
        ),
        Trace(np.array(halt.course), "lesion", Name(empty, (1, -1), (1, -1)), dashed=True),
        Trace(
            np.array(canada.points),
            "lesion",
            Name(same(short[1]), (5.0, -3.14), (5.0, -3.14), "right"),
            dots=True,
        ),
        Trace(np.array(canada.course), "lesion", Name(empty, (1, -1), (1, -1)), dashed=True),
        Trace(
            np.array(rocca.points),
            "lesion",
            Name(same(short[2]), (3.3, -4.42), (3.3, -4.42), "right"),
            dots=True,
        ),
        Trace(
            np.array([(0.0, 0.0), (YEARS, YEARS * pace)]),
            "control",
            Name(same("healthy people"), (5.0, -0.72), (5.0, -0.6), "right"),
            dashed=True,
        ),
    ]
    words = around(
        "ahsct_brain_volume",
        title="The brain loses volume fast at first, and slowly later",
        subtitle="Brain volume in per cent since a transplant (AHSCT), by years; dots as published, "
        "dashes at the "
        "published yearly rate",
        footer="Three series without a comparison group, with different drugs and people. Rocca 2007 printed "
        f"the median of each year; they are added here. Canada lost {firsts[1]} % over about {canada_years} "
        "years. "
        "Early loss can be damage from before, the drugs, or water that leaves a brain that calms "
        "down; Canada "
        "found no sign of the last.",
        alt=f"Lines of brain volume falling over {YEARS:g} years after a transplant. HALT-MS "
        f"loses {firsts[0]} % in the first year, Canada {firsts[1]} % in {canada_years} years, Rocca 2007 "
        f"{firsts[2]} % "
        f"in the first year and less in each one after. Later HALT-MS loses {rates[0]} and Canada "
        f"{rates[1]} % a "
        "year.",
        caption=f"In the first year HALT-MS lost {firsts[0]} % and later {rates[0]} % a year; healthy "
        "people of "
        f"another study lost {printing.number(-pace)} % a year. Brain volume since the transplant, three "
        "series "
        "without a comparison group.",
    )
    plane = Plane(
        Ground(0, YEARS, ticks(0, 1, 2, 3, 4, 5)),
        Ground(_LOWEST, 0.0, ticks(-4, -3, -2, -1, 0)),
        "years since the transplant",
    )
    rows = (
        (names[0], f"{firsts[0]} % in the first year", f"{rates[0]} % a year"),
        (names[1], f"{firsts[1]} % in about {canada_years} years", f"{rates[1]} % a year"),
        (names[2], _each_year(rocca), "not printed"),
        ("healthy people, another study", "", f"{printing.number(-pace)} % a year"),
    )
    table = DataTable(("Study", "Lost at first", "Lost later"), rows)
    chart = plane_chart(words, plane, traces, table)
    return sourced(chart, library, [HALT, CANADA, ROCCA, HEALTHY.partition(".")[0]])


def _each_year(rocca: Loss) -> str:
    lost = np.diff([point[1] for point in rocca.points])
    return f"{', '.join(printing.number(round(-float(one), 2)) for one in lost)} % in years one to three"
