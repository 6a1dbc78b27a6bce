"""No evidence of disease activity, year by year, and relapses that become fewer."""

import numpy as np

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, same, sourced, ticks
from mscourse.evidence.plots.survival import years
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plane import Align, HueName, Name, Plane, Spot, Trace, plane_chart
from mscourse.figures.row_chart import Ground, Headed

# Record, how it is called, who was followed, its outcomes, where its name stands, and how.
_COHORTS: tuple[tuple[str, str, str, tuple[str, ...], Spot, Align], ...] = (
    (
        "olmsted_neda",
        "Olmsted County",
        "all with relapsing MS of a county",
        ("neda_maintained", "neda_maintained_2_y", "neda_maintained_5_y", "neda_maintained_10_y"),
        (5.1, 23),
        "left",
    ),
    ("rotstein_2015_neda", "Boston", "people of an MS centre", ("neda_3", "neda_3_7_y"), (7.25, 4), "left"),
    (
        "prosperini_neda_pira",
        "older drugs",
        "people on interferon or glatiramer",
        ("neda_3_in_first_2_y",),
        (1.85, 24),
        "right",
    ),
)


def _told(one: Outcome) -> str:
    counted = f" ({one.events} of {one.n})" if one.events is not None and one.n is not None else ""
    return f"{printing.number(drawn_value(one))}{counted}"


def _lines(heading: str) -> Headed:
    """Break a name of two plain words on a phone, where it has no room beside its disc."""
    return Headed(heading, heading.replace(" ", "\n")) if heading.islower() else same(heading)


def neda_kept(library: Library) -> Chart:
    """How many still had no evidence of disease activity, in three cohorts."""
    traces, rows, told = [], [], []
    for record, heading, who, names, at, align in _COHORTS:
        found = [library[record][name] for name in names]
        points = np.array([(years(one), drawn_value(one)) for one in found], dtype=float)
        hue: HueName = "axon" if record == "olmsted_neda" else "control"
        traces.append(Trace(points, hue, Name(_lines(heading), at, at, align), dashed=True, dots=True))
        rows += [(heading, who, f"{years(one)}", _told(one)) for one in found]
        told.append(f"{heading} " + ", ".join(f"{_told(one)} at {years(one)}" for one in found))
    later = library["prosperini_neda_pira"]["later_disability_accrual"]
    words = around(
        "neda_kept",
        title="Few people show nothing for long",
        subtitle="No evidence of disease activity (NEDA): no relapse, no new lesion, no worsening; of 100 "
        "with relapsing MS",
        footer="Discs are what was published; the dashes only join them. The cohorts differ in drugs, in "
        f"how often they were scanned and in what they counted. Boston also took people with a first "
        f"attack. On older drugs, {later.events} of the {later.n} with nothing seen in two years gained "
        "disability later. "
        "No interval was seen.",
        alt=f"Falling discs of three cohorts: of 100 people, those with no evidence of disease activity. "
        f"{'; '.join(told)} years."
        "",
        caption="Having nothing to show is common for a year and rare for a decade. Of 100 people with "
        "relapsing MS, how many "
        "still had no evidence of disease activity (NEDA); published points of three cohorts.",
    )
    plane = Plane(Ground(0, 10, ticks(0, 2, 4, 6, 8, 10)), Ground(0, 105, ticks(0, 25, 50, 75, 100)), "years")
    table = DataTable(("Cohort", "Who", "Years", "Of 100 people"), tuple(rows))
    return sourced(plane_chart(words, plane, traces, table), library, [record for record, *_ in _COHORTS])


def relapse_decline(library: Library) -> Chart:
    """How the relapse rate falls over the decades, by one published percentage."""
    record = library["tremlett_2008_relapse"]
    fall, counted = record["decline_of_relapse_rate_per_5_years"], record["relapses_recorded"]
    quiet = record["at_least_one_relapse_free_5_year_spell"]
    age = library["schwehr_2020_age"]["share_of_decline_attributed_to_age"]
    when = np.arange(5, 31, 5)
    left = 100 * (1 - drawn_value(fall) / 100) ** ((when - when[0]) / 5)
    ends = [f"{left[place]:.0f}" for place in (0, -1)]
    words = around(
        "tremlett_2008_relapse",
        title="Relapses become rarer with the years",
        subtitle="Relapse rate, in % of that five years after onset",
        footer=f"Drawn here from one published number: {printing.estimate(fall)} fewer every five years, "
        f"from year 5 to 30; {printing.number(drawn_value(counted))} relapses of "
        f"{printing.number(counted.n or 0)} people. A simulation laid {printing.estimate(age)} of the "
        "fall to age. No interval was seen.",
        alt=f"A line that falls over the years since onset, from {ends[0]} percent at five years to "
        f"{ends[1]} at thirty, by "
        f"{printing.estimate(fall)} every five years. It is drawn from one published number.",
        caption=f"The relapse rate fell by {printing.estimate(fall)} every five years, so a later year "
        f"tends to bring fewer relapses by itself. "
        f"{printing.number(quiet.events or 0)} of {printing.number(quiet.n or 0)} people had at least "
        f"one stretch of five years without any.",
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
    return sourced(plane_chart(words, plane, (trace,), table), library, [record.id, "schwehr_2020_age"])
