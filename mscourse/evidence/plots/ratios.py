"""Ratios with their published intervals, one row a comparison, nothing pooled."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import Words, simple_forest
from mscourse.figures.row_chart import Estimate, Ground, Headed

# What was compared with what: name, outcome, arms of the record (treated, control), randomised.
WORSENING = (
    (
        "Relapsing MS",
        (
            ("drugs, mixed", "mist_burt2019.time_to_disease_progression_edss_rise_ge_1", (0, 1), True),
            ("alemtuzumab", "muraro2025_london_vs_alz_ocr.disability_progression", (0, 1), False),
            (
                "ocrelizumab",
                "muraro2025_london_vs_alz_ocr.disability_progression_ahsct_vs_ocrelizumab",
                (0, 2),
                False,
            ),
        ),
    ),
    (
        "Progressive MS",
        (
            (
                "other drugs, mixed",
                "boffa2023_active_spms.time_to_6_month_confirmed_disability",
                (0, 1),
                False,
            ),
            ("natalizumab", "kalincik2024_progressive.6_month_confirmed_edss_worsening", (0, 1), False),
        ),
    ),
)


def ahsct_worsening(library: Library) -> Chart:
    """Disability getting worse, transplant against drugs: one row a comparison, nothing pooled."""
    groups, numbers, told = [], [], []
    for heading, asked in WORSENING:
        rows = []
        for comparator, outcome, (treated, control), randomised in asked:
            one, record = library.outcome(outcome), library[outcome.partition(".")[0]]
            if one.measure != "hazard_ratio" or one.interval is None or one.interval.level != 95:  # noqa: PLR2004 - percent
                message = f"{one.id} is no hazard ratio with a 95 % interval; give it a row elsewhere"
                raise ValueError(message)
            people = " v ".join(printing.number(record.arms[arm].n or 0) for arm in (treated, control))
            ratio = f"{printing.number(drawn_value(one), 2)} ({printing.limits(one.interval, 2)})"
            rows.append(
                Estimate(
                    comparator,
                    drawn_value(one),
                    ratio,
                    beside=record.short_name,
                    low=one.interval.low,
                    high=one.interval.high,
                    kind="square" if randomised else "disc",
                    people=people,
                )
            )
            numbers.append((comparator, f"{heading}, {record.short_name}", people, ratio))
            told.append(f"{comparator} {printing.number(drawn_value(one), 2)}")
        groups.append((heading, rows))
    words = Words(
        name="ahsct_worsening",
        title=Headed(
            "One trial shows a clear gain; against newer drugs, none is shown",
            "One trial shows a clear gain;\nagainst newer drugs, none is shown",
        ),
        subtitle=Headed(
            "Hazard ratio for disability getting worse, transplant (AHSCT) against drugs, with 95 % "
            "intervals",
            "Hazard ratio for worsening disability,\ntransplant (AHSCT) against drugs, 95 % interval",
        ),
        footer=Headed(
            "Not pooled: comparators, patients and definitions of worsening differ. Groups that were not "
            "randomised "
            "were matched\nor weighted, yet may differ in what was not measured.",
            "Not pooled: comparators, patients and definitions\nof worsening differ. Groups that were not\n"
            "randomised may differ in what was not measured.",
        ),
        alt=(
            "Hazard ratios for worsening disability, transplant against drugs. Relapsing MS: {}, the only "
            "one far "
            "below 1; {}; {}. Progressive MS: {}, below 1; {}, with a wide interval across 1."
        ).format(*told),
        caption=(
            "One trial shows a clear gain; against newer drugs, none is shown. Hazard ratio for disability "
            "getting "
            "worse, transplant against drugs, with 95 % intervals; 1 means no difference."
        ),
    )
    ticks = tuple((tick, f"{tick:g}") for tick in (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4))
    sides = ("transplant better", "drug better")
    ground = Ground(0.017, 4.4, ticks, logarithmic=True, neutral=1, sides=sides)
    table = DataTable(
        ("Compared with", "Who and where", "People, transplant v drug", "Hazard ratio (95 % interval)"),
        tuple(numbers),
    )
    chart = simple_forest(
        words,
        groups,
        ground,
        table,
        columns=("Compared with", "People,\ntransplant v drug", "Hazard ratio\n(95 % interval)"),
        key={"square": "randomised trial", "disc": "comparison without randomisation"},
    )
    return sourced(
        chart, library, [outcome.partition(".")[0] for _, rows in WORSENING for _, outcome, _, _ in rows]
    )
