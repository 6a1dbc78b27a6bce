"""Forest plots of stromal cells (MSC), each outcome on a scale of its own."""

from math import exp, log, sqrt
from statistics import NormalDist

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import USUAL, per_arm, row, sized, spread
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.row_chart import Ground

SMALL = (
    "llufriu_2014.cumulative_gadolinium_enhancing_lesions",
    "cumulative_gadolinium_enhancing_lesions_placebo",
)
LARGE = "uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary"


def ratio_of_means(first: Outcome, second: Outcome) -> tuple[float, float, float, float]:
    """Divide two means whose intervals were published, as if they were independent.

    Returns
    -------
    tuple of float
        Ratio, low and high limit at 95 %, and the standard error of its logarithm.

    Raises
    ------
    ValueError
        If one of them has no value or no confidence interval.

    """
    if first.interval is None or second.interval is None:
        message = f"{first.id} and {second.id} need an interval each; draw the ratio without one"
        raise ValueError(message)
    error = sqrt(sum(spread(found, ratio=True) ** 2 for found in (first.interval, second.interval)))
    middle = log(drawn_value(first) / drawn_value(second))
    reach = NormalDist().inv_cdf(0.5 + USUAL / 200) * error
    return exp(middle), exp(middle - reach), exp(middle + reach), error


def small_trial(library: Library) -> tuple[Row, float]:
    """Return the ratio of the small trial as a row, with the standard error of its logarithm."""
    record = library["llufriu_2014"]
    value, low, high, error = ratio_of_means(library.outcome(SMALL[0]), record[SMALL[1]])
    words = (
        f"{printing.number(value, 2)} ({printing.number(low, 2)}{printing.DASH}{printing.number(high, 2)})"
    )
    return (
        Row(
            record.short_name,
            words,
            "relapsing; divided here",
            value,
            low,
            high,
            "square",
            people=printing.number(record.population.n or 0),
            area=error**-2,
        ),
        error,
    )


def large_trial(library: Library) -> Row:
    """Return the ratio of the large trial as a row."""
    record = library[LARGE.partition(".")[0]]
    people = printing.number(record.population.n or 0)
    return row(
        library.outcome(LARGE),
        record.short_name,
        record=record,
        beside="relapsing and progressive",
        people=people,
    )


def _share(library: Library, outcome: str, label: str, beside: str, people: str = "") -> Row:
    one = library.outcome(outcome)
    value = drawn_value(one)
    return Row(label, f"{printing.number(value)} in 100", beside, value, kind="ring", people=people)


def msc_trials(library: Library) -> Chart:
    """Every trial of MSC with a comparison group, its outcome written beside it."""
    small, large, spine, many, fat = (
        library[name]
        for name in (
            "llufriu_2014",
            "uccelli_2021_mesems",
            "petrou_2020",
            "harris_2024_mscnp_phase2",
            "fernandez_2018_adipose",
        )
    )
    lesions = Group(
        "Vein: lesions that take up contrast", sized((small_trial(library)[0], large_trial(library)))
    )
    failed = "petrou_2020.treatment_failure_edss_progression"
    worse = Group(
        f"Spinal fluid, vein or sham ({spine.short_name}): disability worse",
        tuple(
            _share(library, outcome, label, "per half-year cycle", per_arm(spine, arm))
            for outcome, label, arm in (
                (failed, "cells, spinal fluid", 0),
                (f"{failed}_intravenous", "cells, vein", 1),
                (f"{failed}_sham", "sham", 2),
            )
        ),
    )
    better = Group(
        f"Spinal fluid: cells or salt water ({many.short_name}), disability better",
        tuple(
            _share(library, f"harris_2024_mscnp_phase2.{outcome}", label, "within a year", per_arm(many, arm))
            for outcome, label, arm in (
                ("edss_plus_improvement_primary", "cells, spinal fluid", 0),
                ("edss_plus_improvement_primary_saline", "salt water", 1),
            )
        ),
    )
    narrative = fat["treatment_effect_measures"]
    unclear = Group(
        f"Cells from fat, by vein ({fat.short_name}): effect",
        (
            Row(
                "placebo, then two doses",
                f"printed in words: {printing.words(narrative.text or '')}",
                "",
                people=per_arm(fat, 0, 1, 2),
            ),
        ),
    )
    groups = (lesions, worse, better, unclear)
    said = {(group.heading, one.label): one.words for group in groups for one in group.rows}
    words = around(
        "msc_trials",
        title="Five trials, three outcomes, no single answer",
        subtitle="Trials of stromal cells (MSC) with a comparison group, each outcome on its own scale; "
        "95 % intervals where they can be given",
        footer=f"Rows in order of year. The ratio of {small.short_name} was divided here from two published "
        "means and their intervals. The shares of Petrou pool treatment cycles, so they are no fractions of "
        "the groups. Nothing is pooled: outcomes, routes and cells differ.",
        alt=f"Trials of stromal cells on their own scales. Lesion ratio: {small.short_name} "
        f"{lesions.rows[0].words}, {large.short_name} {lesions.rows[1].words}. Worse, in 100: spinal fluid "
        f"{worse.rows[0].words.split()[0]}, vein {worse.rows[1].words.split()[0]}, sham "
        f"{worse.rows[2].words.split()[0]}. Better, in 100: spinal fluid "
        f"{better.rows[0].words.split()[0]}, salt "
        f"water {better.rows[1].words.split()[0]}. {fat.short_name}: {narrative.text}.",
        caption="The largest trial showed no clear difference in lesions; one centre reported far fewer "
        "people worse, another showed no more people better. Trials of stromal cells with a comparison "
        "group: lesions as ratios, people in 100, each on its own scale.",
    )
    ratio = Ground(
        0.05,
        2.2,
        ticks(0.05, 0.1, 0.2, 0.5, 1, 2),
        logarithmic=True,
        neutral=1,
        sides=("fewer lesions with cells", "more"),
    )
    share = Ground(0, 50, ticks(0, 10, 20, 30, 40, 50))
    sections = [
        Section(
            ratio, (lesions,), "A ratio: 1 means no difference", ("", "People", "Ratio\n(95 % interval)")
        ),
        Section(share, (worse, better, unclear), "Shares: people in 100", ("", "People", "")),
    ]
    table = DataTable(
        ("Group or study", "Route and outcome", "Found"),
        tuple((label, heading, found) for (heading, label), found in said.items()),
    )
    chart = forest(
        words,
        sections,
        table,
        key=(("square", "randomised, with interval"), ("ring", "share without an interval")),
    )
    return sourced(chart, library, [one.id for one in (small, large, spine, many, fat)])


SAFETY = {
    "thompson_2020_msc_safety": (
        "fever",
        "infection",
        "clots_or_emboli",
        "acute_infusion_toxicity_other_than_fever",
        "malignancy",
        "death",
    ),
    "wang_2021_msc_safety": (
        "transient_fever",
        "injection_site_events",
        "fatigue",
        "constipation",
        "sleeplessness",
    ),
    "msc_safety_2023_152rct": ("fever",),
}


def msc_safety(library: Library) -> Chart:
    """Harms of MSC in controlled trials of all diseases, as three pooled analyses found them."""
    records = [library[name] for name in SAFETY]
    groups = []
    for record, names in zip(records, SAFETY.values(), strict=True):
        rows = [
            row(
                record[name],
                printing.sentence(printing.subject(record[name]).partition(" (")[0]),
                record=record,
                beside=printing.RATIOS[record[name].measure],
            )
            for name in names
        ]
        name = record.short_name if record.first_author else f"Analysis of {record.year}"
        heading = f"{name}: {printing.words(record.population.inclusion or '')}".replace("RCTs", "trials")
        groups.append(Group(heading, tuple(rows)))
    sizes = iter(sized(one for group in groups for one in group.rows))
    groups = [Group(one.heading, tuple(next(sizes) for _ in one.rows)) for one in groups]
    first, second, third = groups
    words = around(
        "msc_safety",
        title="In trials, fever is the harm that stands out",
        subtitle="Harms of stromal cells (MSC) in controlled trials, all diseases; ratios with 95 % "
        "intervals",
        footer="Three analyses that share many trials, so their rows do not add up. Cells made to a "
        "standard, "
        "mostly given by vein: this says nothing about injections into the spine or private clinics. The "
        "analysis of 2021 tested many outcomes; those shown are the ones it named.",
        alt="Ratios of harms, stromal cells against control, from three pooled analyses. "
        f"{records[0].short_name}: "
        f"fever {first.rows[0].words}, infection {first.rows[1].words}, clots {first.rows[2].words}, death "
        f"{first.rows[5].words}. {records[1].short_name}: fever {second.rows[0].words}. A third: fever "
        f"{third.rows[0].words}. Fever lies clearly above no difference in all three.",
        caption="Fever is commoner with cells in all three analyses; one looked at infection "
        "and clots and showed no clear difference. Ratios of "
        "harms "
        "in controlled trials of stromal cells in all diseases, with 95 % intervals; an arrow means that the "
        "interval leaves the scale.",
    )
    ground = Ground(
        0.5,
        10,
        ticks(0.5, 1, 2, 4, 8),
        logarithmic=True,
        neutral=1,
        sides=("fewer with cells", "more with cells"),
    )
    section = Section(ground, tuple(groups), columns=("Harm", "", "Ratio\n(95 % interval)"))
    table = DataTable(
        ("Harm", "Analysis", "Measure", "Ratio (95 % interval)"),
        tuple((one.label, group.heading, one.beside, one.words) for group in groups for one in group.rows),
    )
    key: tuple[tuple[Sign, str], ...] = (
        ("disc", "pooled by its authors, sized by the width of the interval"),
    )
    return sourced(forest(words, [section], table, key=key), library, SAFETY)
