"""Forest plot of drugs that were meant to repair myelin: milliseconds and odds kept apart."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.evidence.plots.rows import per_arm, row, sized
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

LATENCY = (
    ("clemastine", "green_2017_rebuild.p100_latency_crossover_model_primary"),
    ("metformin with clemastine", "ccmr2_2025.p100_latency_full_field_vep_primary"),
)
DOSES = (
    "odds_of_response",
    "odds_of_response_10_mg_kg_vs_placebo",
    "odds_of_response_30_mg_kg_vs_placebo",
    "odds_of_response_100_mg_kg_vs_placebo",
)


def repair_drugs(library: Library) -> Chart:
    """Faster responses in two trials, and the odds of improvement by dose in a third."""
    faster = []
    for label, outcome in LATENCY:
        one, record = library.outcome(outcome), library[outcome.partition(".")[0]]
        people = printing.number(record.population.n or 0)
        faster.append(row(one, label, record=record, people=people, ratio=False, places=1))
    dosed, stopped = library["cadavid_2019_synergy"], library["trapms_2024_clemastine"]
    odds = [
        row(
            dosed[name],
            f"opicinumab {dosed.arms[number].name}",
            record=dosed,
            beside="",
            people=per_arm(dosed, number, 0),
        )
        for number, name in enumerate(DOSES, start=1)
    ]
    rule = stopped["met_individual_stopping_rule"]
    others = stopped["met_individual_stopping_rule_other_drugs"]
    halted = Row(
        "clemastine",
        f"{rule.events} of {rule.n} people met a rule to stop, {others.events} of {others.n} on other drugs",
        f"{stopped.short_name}, not randomised",
        people=printing.number(rule.n or 0),
    )
    latency = Group(
        "Relapsing MS: the response of the visual cortex",
        sized(faster),
        "Not pooled: one drug, and that drug with another.",
    )
    trend = dosed["linear_dose_trend_primary"]
    doses = Group(
        f"Relapsing MS: improved on a composite score ({dosed.short_name})",
        sized(odds),
        f"The planned test for a trend over doses failed ({printing.p_value(trend)}).",
    )
    words = around(
        "repair_drugs",
        title="Signals of repair in people are small, and doses do not line up",
        subtitle="Drugs meant to restore myelin; randomised against placebo, except in the last row",
        footer="Intervals are 95 %, where they were read. "
        "Milliseconds and odds are different things and stand on different scales. Rows in order of "
        "year, "
        "or of dose. The two trials of latency are not a fair comparison of the two treatments.",
        alt="Two scales. Visual delay, drug minus placebo: {} {} ms, {} {} ms. Odds of "
        "improvement by dose of another drug: {}, {}, {}, {}; no trend. In MS without "
        "relapses, not randomised, clemastine was stopped in {} of {} people, other drugs in {} of "
        "{}.".format(
            faster[0].label,
            faster[0].words,
            faster[1].label,
            faster[1].words,
            *(one.words for one in odds),
            rule.events,
            rule.n,
            others.events,
            others.n,
        ),
        caption="In relapsing MS two trials found a response that was a little faster, and a third no trend "
        "over its doses. Drugs meant to restore myelin, against placebo but for the last row, with 95 % "
        "intervals where they were read.",
    )
    ms = Ground(-4, 1, ticks(-4, -3, -2, -1, 0, 1), neutral=0, sides=("faster with drug", "slower"))
    ratio = Ground(
        0.4,
        4.4,
        ticks(0.5, 0.7, 1, 2, 4),
        logarithmic=True,
        neutral=1,
        sides=("placebo better", "drug better"),
    )
    sections = [
        Section(
            ms,
            (latency,),
            "Milliseconds: drug minus placebo",
            ("Drug", "People", "Difference, ms\n(95 % interval)"),
        ),
        Section(
            ratio,
            (doses, Group("MS that worsens without relapses", (halted,))),
            "Odds ratios: 1 means no difference",
            ("Dose", "People,\ndrug v placebo", "Odds ratio\n(95 % interval)"),
            better="right",
        ),
    ]
    table = DataTable(
        ("Drug or dose", "Study", "People", "Found"),
        tuple(
            (one.label, one.beside or dosed.short_name, one.people, one.words)
            for one in (*faster, *odds, halted)
        ),
    )
    chart = forest(
        words,
        sections,
        table,
        key=(("square", "randomised, sized by the width of its interval"), ("ring", "no interval was read")),
    )
    names = [outcome.partition(".")[0] for _, outcome in LATENCY]
    return sourced(chart, library, [*names, dosed.id, stopped.id])
