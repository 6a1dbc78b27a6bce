"""No evidence of disease activity, year by year, and relapses that become fewer."""

import numpy as np

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, same, sourced, ticks
from mscourse.evidence.plots.survival import years
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plane import Name, Plane, Trace, plane_chart
from mscourse.figures.row_chart import Ground
from mscourse.figures.steps import Course, Kept, Seen, step_frames

_COHORTS = (
    ("rotstein_2015_neda", "Boston", "an MS centre; relapsing MS", ("neda_3", "neda_3_7_y")),
    (
        "olmsted_neda",
        "Olmsted County",
        "all of a county; relapsing MS",
        ("neda_maintained", "neda_maintained_2_y", "neda_maintained_5_y", "neda_maintained_10_y"),
    ),
    ("prosperini_neda_pira", "Italy", "on interferon or glatiramer", ("neda_3_in_first_2_y",)),
)


def _seen(one: Outcome) -> Seen:
    when, value = years(one), drawn_value(one)
    after = "1 year" if when == 1 else f"{when} years"
    counted = f" ({one.events} of {one.n})" if one.events is not None and one.n is not None else ""
    return Seen(when, value, f"{after}: {printing.number(value)}{counted}")


def neda_kept(library: Library) -> Chart:
    """How many still had no evidence of disease activity, in three cohorts."""
    courses = []
    for record, heading, beside, names in _COHORTS:
        points = tuple(_seen(library[record][name]) for name in names)
        courses.append(
            Course(heading, f"{library[record].short_name}: {beside}", "no limits printed", points)
        )
    told = "; ".join(
        f"{course.heading}, {', '.join(point.words for point in course.points)}" for course in courses
    )
    later = library["prosperini_neda_pira"]["later_disability_accrual"]
    words = around(
        "neda_kept",
        title="Few people show nothing for long",
        subtitle="No evidence of disease activity (NEDA): of 100 people, by years",
        footer="Points as published; nothing between them was read. The cohorts differ in drugs, in how often they were "
        f"scanned and in what they counted. In Italy {later.events} of the {later.n} with nothing seen in two years gained "
        "disability later.",
        alt=f"Three small frames of people with no evidence of disease activity, in 100, by years. {told}. The share falls fast in "
        "the first years.",
        caption="Having nothing to show is common for a year and rare for a decade. Of 100 people with relapsing MS, how many "
        "still had no evidence of disease activity; published points of three cohorts.",
    )
    table = DataTable(
        ("Cohort", "Who", "After", "Of 100 people"),
        tuple(
            (course.heading, course.beside, *point.words.split(": "))
            for course in courses
            for point in course.points
        ),
    )
    chart = step_frames(
        words,
        (Kept("No relapse, no new lesion, no worsening", tuple(courses)),),
        ((0, "0"), (5, "5"), (10, "10")),
        table,
    )
    return sourced(chart, library, [record for record, *_ in _COHORTS])


def relapse_decline(library: Library) -> Chart:
    """How the relapse rate falls over the decades, by one published percentage."""
    record = library["tremlett_2008_relapse"]
    fall, counted = record["decline_of_relapse_rate_per_5_years"], record["relapses_recorded"]
    quiet = record["at_least_one_relapse_free_5_year_spell"]
    when = np.arange(5, 31, 5)
    left = 100 * (1 - drawn_value(fall) / 100) ** ((when - when[0]) / 5)
    ends = [f"{left[place]:.0f}" for place in (0, -1)]
    words = around(
        "tremlett_2008_relapse",
        title="Relapses become rarer with the years, treated or not",
        subtitle="Relapse rate, in % of that five years after onset",
        footer=f"Drawn here from one published number: {printing.estimate(fall)} fewer every five years, from year 5 to 30; "
        f"{printing.number(drawn_value(counted))} relapses of {printing.number(counted.n or 0)} people. Part of the fall is choice: "
        "those with few relapses come to the clinic for longer. No interval was seen.",
        alt=f"A line that falls over the years since onset, from {ends[0]} percent at five years to {ends[1]} at thirty, by "
        f"{printing.estimate(fall)} every five years. It is drawn from one published number.",
        caption=f"The relapse rate fell by {printing.estimate(fall)} every five years, so a later year brings fewer relapses whatever is "
        f"done. {printing.number(quiet.events or 0)} of {printing.number(quiet.n or 0)} people had at least one stretch of five years without any.",
    )
    plane = Plane(
        Ground(5, 30, ticks(5, 10, 15, 20, 25, 30)),
        Ground(0, 110, ticks(0, 25, 50, 75, 100)),
        "years since onset",
    )
    trace = Trace(
        np.column_stack([when, left]).astype(np.float64),
        "axon",
        Name(same("relapses a year"), (11, 88), (12, 90)),
    )
    rows = tuple(
        (f"{year}", f"{value:.0f}") for year, value in zip(when.tolist(), left.tolist(), strict=True)
    )
    table = DataTable(("Years since onset", "% of the rate at five years"), rows)
    return sourced(plane_chart(words, plane, (trace,), table), library, [record.id])
