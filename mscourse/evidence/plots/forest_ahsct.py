"""Forest plots of transplants of one's own blood stem cells (AHSCT)."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.evidence.plots.pooling import why_not
from mscourse.evidence.plots.rows import per_arm, row, sized
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

# What was compared with what: name, outcome, arms of the record (treated, control). In order of year.
COMPARED = (
    (
        "Relapsing MS: disability getting worse",
        (
            ("drugs, mixed", "mist_burt2019.time_to_disease_progression_edss_rise_ge_1", (0, 1)),
            ("alemtuzumab", "muraro2025_london_vs_alz_ocr.disability_progression", (0, 1)),
            (
                "ocrelizumab",
                "muraro2025_london_vs_alz_ocr.disability_progression_ahsct_vs_ocrelizumab",
                (0, 2),
            ),
        ),
    ),
    (
        "Relapsing MS: a relapse",
        (
            ("alemtuzumab", "muraro2025_london_vs_alz_ocr.relapse", (0, 1)),
            ("ocrelizumab", "muraro2025_london_vs_alz_ocr.relapse_ahsct_vs_ocrelizumab", (0, 2)),
        ),
    ),
    (
        "Progressive MS: disability getting worse",
        (
            ("cyclophosphamide", "mariottini2022_spms_florence.progression_free_survival", (0, 1)),
            ("other drugs, mixed", "boffa2023_active_spms.time_to_6_month_confirmed_disability", (0, 1)),
            ("natalizumab", "kalincik2024_progressive.6_month_confirmed_edss_worsening", (0, 1)),
        ),
    ),
)
FLORENCE = "mariottini2022_spms_florence.progression_free_survival_cyclophosphamide"


def _no_ratio(library: Library) -> str:
    """Say what Florence printed instead of a ratio."""
    cells = library.outcome("mariottini2022_spms_florence.progression_free_survival")
    drug = library.outcome(FLORENCE)
    return (
        f"no ratio printed: {printing.number(cells.value or 0)} v {printing.number(drug.value or 0)} in "
        f"100 stayed free of worsening ({printing.p_value(cells)})"
    )


def ahsct_forest(library: Library) -> Chart:
    """Transplant against drugs, relapsing and progressive MS apart, with nothing pooled."""
    groups: list[Group] = []
    numbers: list[tuple[str, ...]] = []
    for heading, asked in COMPARED:
        rows = []
        for label, outcome, arms in asked:
            one, record = library.outcome(outcome), library[outcome.partition(".")[0]]
            people = per_arm(record, *arms)
            if one.measure == "hazard_ratio":
                rows.append(row(one, label, record=record, people=people))
            else:
                rows.append(Row(label, _no_ratio(library), "Florence", people=people))
            numbers.append((label, heading, rows[-1].beside, people, rows[-1].words))
        ratios = [name for _, name, _ in asked if library.outcome(name).measure == "hazard_ratio"]
        groups.append(Group(heading, tuple(rows), why_not(library, ratios)))
    sizes = iter(sized(one for group in groups for one in group.rows))
    groups = [Group(one.heading, tuple(next(sizes) for _ in one.rows), one.note) for one in groups]
    by_name = {(group.heading, one.label): one.words for group in groups for one in group.rows}
    relapsing, relapse, progressive = (heading for heading, _ in COMPARED)
    words = around(
        "ahsct_forest",
        title="One randomised trial shows a clear gain; other comparisons disagree",
        subtitle="Hazard ratios, transplant (AHSCT) against drugs, with 95 % intervals; 1 means no "
        "difference",
        footer="Rows in order of year. The larger a marker, the narrower its interval and the more the study "
        "would weigh. Groups that were not randomised may differ in what nobody measured.",
        alt="Hazard ratios, transplant against drugs. Relapsing MS, worsening: mixed drugs "
        f"{by_name[relapsing, 'drugs, mixed']}, alemtuzumab {by_name[relapsing, 'alemtuzumab']}, ocrelizumab "
        f"{by_name[relapsing, 'ocrelizumab']}; relapse: {by_name[relapse, 'alemtuzumab']} and "
        f"{by_name[relapse, 'ocrelizumab']}. Progressive MS, worsening: mixed drugs "
        f"{by_name[progressive, 'other drugs, mixed']}, natalizumab {by_name[progressive, 'natalizumab']}, "
        f"cyclophosphamide {by_name[progressive, 'cyclophosphamide']}.",
        caption="In relapsing MS only the randomised trial shows less worsening, and its drugs were mostly "
        "not alemtuzumab or ocrelizumab. In progressive MS the comparisons disagree. "
        "Hazard ratios for disability getting worse and for a relapse, transplant against drugs, with "
        "95 % intervals; relapsing and progressive MS stand apart, and nothing is pooled.",
    )
    ground = Ground(
        0.017,
        4.4,
        ticks(0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4),
        logarithmic=True,
        neutral=1,
        sides=("transplant better", "drug better"),
    )
    columns = ("Compared with", "People,\ntransplant v drug", "Hazard ratio\n(95 % interval)")
    table = DataTable(
        (
            "Compared with",
            "Who and what",
            "Study",
            "People, transplant v drug",
            "Hazard ratio (95 % interval)",
        ),
        tuple(numbers),
    )
    chart = forest(
        words,
        [Section(ground, tuple(groups), columns=columns)],
        table,
        key=(("square", "randomised trial"), ("disc", "comparison without randomisation")),
    )
    return sourced(chart, library, [one.partition(".")[0] for _, rows in COMPARED for _, one, _ in rows])
