"""Relapses and worsening in the same trials: where the two effects of a drug part."""

from dataclasses import replace

from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.evidence.plots.rows import row
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.row_chart import Ground

Counted = tuple[str, str, str]
"""What was counted, in which trial and over what time, and the outcome that says it."""

# By year, all in relapsing MS; each trial with what it says of relapses, then of disability.
TRIALS: dict[str, tuple[Counted, ...]] = {
    "Natalizumab against placebo, relapsing MS": (
        ("Relapses", "AFFIRM, first year", "affirm_natalizumab.rate_ratio_first_year"),
        ("Worsening", "AFFIRM, two years", "affirm_natalizumab.sustained_edss_progression"),
    ),
    "Alemtuzumab against interferon, relapsing MS, first drug": (
        ("Relapses", "CARE-MS I, two years", "care_ms_1.relapse_rate_ratio"),
        ("Worsening", "CARE-MS I, two years", "care_ms_1.6_month_sustained_accumulation_of_disability"),
    ),
    "Alemtuzumab against interferon, relapsing MS, after another drug": (
        ("Relapses", "CARE-MS II, two years", "care_ms_2.relapse_rate_ratio"),
        ("Worsening", "CARE-MS II, two years", "care_ms_2.6_month_sustained_accumulation_of_disability"),
    ),
    "Ponesimod against teriflunomide, relapsing MS": (
        ("Relapses", "OPTIMUM", "optimum.rate_ratio"),
        ("Worsening", "OPTIMUM", "optimum.24_week_confirmed_disability_accumulation"),
    ),
    "Tolebrutinib against teriflunomide, relapsing MS": (
        ("Relapses", "GEMINI I and II", "gemini.pooled_rate_ratio"),
        ("Worsening", "GEMINI I and II", "gemini.6_month_confirmed_disability_worsening"),
    ),
}
_KEY: tuple[tuple[Sign, str], ...] = (("square", "randomised trial, with its interval"),)


def relapses_and_worsening(library: Library) -> Chart:
    """Draw for each trial the ratio of relapses above the ratio of worsening."""
    groups = [
        Group(heading, tuple(_drawn(library, one) for one in counted)) for heading, counted in TRIALS.items()
    ]
    first, last = groups[0], groups[-1]
    told = [one.words.replace(" (", ", interval ").rstrip(")") for one in (*first.rows, *last.rows)]
    words = around(
        "relapses_and_worsening",
        title="Fewer relapses and less worsening do not always go together",
        subtitle="Ratios of drug to comparator in the same trial, with 95 % intervals where no other is "
        "named; 1 means no difference",
        footer="Relapses: a ratio of rates; worsening is a hazard ratio for disability that "
        "was confirmed later. Drawn are trials of which both intervals were read. In the trials of "
        "tolebrutinib in relapsing MS the main aim, fewer relapses, was missed; what they say of worsening "
        "is then only a hint.",
        alt="Pairs of ratios from five comparisons in relapsing MS, relapses above worsening. Natalizumab "
        "against placebo: {} and {}. Tolebrutinib against teriflunomide: {} and {}. In between, worsening is "
        "slowed less, or less surely, than relapses.".format(*told),
        caption="One drug lowered relapses more than worsening; another was level with an older drug in "
        "relapses, and worsening was rarer on it. Ratios of drug to comparator in the same trial, with "
        "95 % intervals where no other level is named; nothing is pooled, and drugs are not to be compared "
        "by eye.",
    )
    marks = ticks(0.25, 0.35, 0.5, 0.7, 1, 1.4)
    ground = Ground(
        0.22, 1.45, marks, logarithmic=True, neutral=1, sides=("drug better", "comparator better")
    )
    section = Section(ground, tuple(groups), columns=("What was counted", "", "Ratio\n(95 % interval)"))
    table = DataTable(
        ("What was counted", "Trial", "Ratio (95 % interval)"),
        tuple(
            (one.label, f"{group.heading}, {one.beside}", one.words) for group in groups for one in group.rows
        ),
    )
    names = [outcome.partition(".")[0] for counted in TRIALS.values() for _, _, outcome in counted]
    return sourced(forest(words, [section], table, key=_KEY), library, names)


def _drawn(library: Library, counted: Counted) -> Row:
    label, trial, outcome = counted
    record = library[outcome.partition(".")[0]]
    # Two effects of one trial are not two weights: all squares are alike.
    return replace(row(library.outcome(outcome), label, record=record, beside=trial), area=None)
