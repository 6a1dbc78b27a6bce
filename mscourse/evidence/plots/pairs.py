"""Two-sided views: where two bodies of evidence disagree."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.forest_cells import large_trial, small_trial
from mscourse.evidence.plots.rows import sized
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign
from mscourse.figures.row_chart import Ground
from mscourse.figures.two_sided import Panel, two_sided


def msc_mice_and_people(library: Library) -> Chart:
    """Stromal cells in the mouse model and in people, on scales that cannot be laid over one another."""
    mice, large, small = library["meta_msc_eae_2020"], library["uccelli_2021_mesems"], library["llufriu_2014"]
    score = library.outcome("meta_msc_eae_2020.eae_clinical_score")
    if score.interval is None:
        message = f"{score.id} has no interval; leave the view of mice and people out"
        raise ValueError(message)
    pooled = Row(
        mice.short_name,
        f"{printing.number(drawn_value(score), 2)} ({printing.limits(score.interval, 2)})",
        printing.words(mice.population.inclusion or ""),
        score.value,
        score.interval.low,
        score.interval.high,
        "diamond",
    )
    people = sized((small_trial(library)[0], large_trial(library)))
    facts = {
        "The disease": (
            "set off on purpose, short and inflammatory",
            "relapsing or progressive MS, for years",
        ),
        "What was measured": ("a score of paralysis", "lesions that take up contrast"),
        "What may mislead": (
            "failures are printed less often, and cells are given at a good moment",
            "one dose by vein; lesions are neither walking nor thinking",
        ),
    }
    words = around(
        "msc_mice_and_people",
        title="Clearly better in mice, no difference shown in people",
        subtitle="Stromal cells (MSC) by two different measures, with 95 % intervals",
        footer="The two scales cannot be laid over one another: standard deviations of a score, and a ratio "
        "of "
        "counts. The ratio of the small trial was divided here from two published means. A diamond is many "
        "studies pooled by their authors.",
        alt=f"Two panels on different scales. In mice, a pooled score of paralysis is {pooled.words} "
        f"standard deviations with stromal cells. In people, the ratio of lesions that take up "
        f"contrast is {people[1].words} in the "
        f"large trial, across no difference, and {people[0].words} in a trial of {people[0].people} people.",
        caption="Stromal cells helped in mice; in people the largest trial showed no difference. "
        "Left, standard deviations of a score in animals; right, a ratio of lesions in people; "
        "95 % intervals, on scales that cannot be compared.",
    )
    spread = Ground(-2, 0.5, ticks(-2, -1.5, -1, -0.5, 0), neutral=0, sides=("better with cells", ""))
    ratio = Ground(
        0.05,
        2.2,
        ticks(0.05, 0.1, 0.2, 0.5, 1, 2),
        logarithmic=True,
        neutral=1,
        sides=("better with cells", ""),
    )
    panels = (
        Panel(
            "In animals (EAE)",
            Section(spread, (Group("", (pooled,)),), "Standard deviations, 0: no difference"),
            tuple((name, both[0]) for name, both in facts.items()),
        ),
        Panel(
            "In people",
            Section(ratio, (Group("", people),), "A ratio, 1: no difference"),
            tuple((name, both[1]) for name, both in facts.items()),
        ),
    )
    table = DataTable(
        ("Study", "Who", "Measure", "Found"),
        (
            (pooled.label, pooled.beside, "standardised difference", pooled.words),
            *((one.label, f"{one.people} people", "ratio of lesions", one.words) for one in people),
        ),
    )
    key: tuple[tuple[Sign, str], ...] = (
        ("diamond", "pooled"),
        ("square", "randomised, sized by the width of its interval"),
    )
    chart = two_sided(words, panels, table, key=key)
    return sourced(chart, library, [mice.id, large.id, small.id])
