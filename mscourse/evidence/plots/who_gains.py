"""Who gains more? Ratios in chosen parts of trials, and groups after transplant without a comparison."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot, simple_forest
from mscourse.figures.row_chart import Estimate, Ground

SIPONIMOD, SCORE = "expand", "falet_2022_cate"
# Who, and the outcome; a trial's parts were chosen after it had been read.
PARTS = (
    (
        "Secondary progressive MS: siponimod",
        SIPONIMOD,
        (
            ("active disease", "3_month_cdp_active_spms_subgroup", "worsening kept up for 3 months"),
            ("the same people", "6_month_cdp_active_spms_subgroup", "worsening kept up for 6 months"),
            (
                "active, under 50 years",
                "3_month_cdp_active_spms_under_50_y",
                "worsening kept up for 3 months",
            ),
        ),
    ),
    (
        "Primary progressive MS: picked by a score",
        SCORE,
        (
            ("everyone", "hazard_ratio_whole_held_out_test_set", "all test people"),
            (
                "top half by the score",
                "hazard_ratio_top_50_pct_predicted_responders",
                "predicted to gain most",
            ),
            ("top 30 in 100", "hazard_ratio_top_30_pct_predicted_responders", "predicted to gain most"),
        ),
    ),
)
GROUPS = (
    (
        "No sign of disease",
        "burman2014_sweden",
        ("disease_free_survival_by_baseline_enhancing",),
        ("scan with active lesions before", "scan without"),
    ),
    (
        "No worsening of disability",
        "burt2021_507",
        ("progression_free_survival", "progression_free_survival_spms"),
        ("relapsing-remitting MS", "secondary progressive MS"),
    ),
    (
        "No relapse",
        "burt2021_507",
        ("relapse_free_survival", "relapse_free_survival_spms"),
        ("relapsing-remitting MS", "secondary progressive MS"),
    ),
)


def _ratio(one: Outcome) -> str:
    """Print a hazard ratio with its interval.

    Raises
    ------
    ValueError
        If it is none, or has no 95 % interval.

    """
    if one.measure != "hazard_ratio" or one.interval is None or one.interval.level != 95:  # noqa: PLR2004 - percent
        message = f"{one.id} is no hazard ratio with a 95 % interval; leave it out of this chart"
        raise ValueError(message)
    low, high = one.interval.low, one.interval.high
    # Two digits each: one source gives three, and rows of unlike digits are hard to compare.
    return f"{drawn_value(one):.2f} ({low:.2f}{printing.DASH}{high:.2f})"


def subgroup_ratios(library: Library) -> Chart:
    """Draw hazard ratios in parts of trials, chosen by a trait or by a score."""
    groups, rows = [], []
    for heading, record, asked in PARTS:
        estimates = []
        for who, name, beside in asked:
            one = library[record][name]
            ratio, people = _ratio(one), "" if one.n is None else printing.number(one.n)
            interval = one.interval
            estimates.append(
                Estimate(
                    who, drawn_value(one), ratio, beside=beside, low=interval.low if interval else None,
                    high=interval.high if interval else None, kind="square", people=people,
                )
            )  # fmt: skip
            rows.append((heading, f"{who}: {beside}", people, ratio))
        groups.append((heading, estimates))
    whole, _, best = groups[1][1]
    active = groups[0][1][0]
    words = around(
        "subgroup_ratios",
        title="In chosen parts of trials the effect looks larger; no difference was tested",
        subtitle="Hazard ratio for disability getting worse, drug against placebo, with 95 % intervals",
        footer="Siponimod: the EXPAND trial, parts chosen afterwards; as a whole "
        f"{printing.number(drawn_value(library[SIPONIMOD]['3_month_cdp']), 2)} for 3 months; its interval "
        "was not read. Score: antibodies against B cells, tried on people held out of the trials, looking "
        "back. No ratio of ratios was read.",
        alt="Forest plot of hazard ratios for worsening. Siponimod in secondary progressive MS with active "
        f"disease: {active.words}. A computer score in primary progressive MS: everyone {whole.words}, the "
        f"30 in 100 expected to gain most {best.words}. The intervals overlap.",
        caption="A part of a trial can look better than the whole; whether it gains more is another "
        "question, which needs a ratio of ratios. Hazard ratios for worsening disability; 1 means no "
        "difference.",
    )
    ground = Ground(
        0.15, 2.4, ticks(0.2, 0.4, 0.6, 1, 2), logarithmic=True, neutral=1,
        sides=("drug better", "placebo better"),
    )  # fmt: skip
    table = DataTable(("Trial", "Part", "People", "Hazard ratio (95 % interval)"), tuple(rows))
    chart = simple_forest(
        words, groups, ground, table, columns=("Part of the trial", "People", "Hazard ratio\n(95 % interval)")
    )
    return sourced(chart, library, [SIPONIMOD, SCORE])


def both_values(outcomes: tuple[Outcome, ...]) -> tuple[float, float]:
    """Return the values of two groups, from two outcomes or from one that holds a pair.

    Raises
    ------
    ValueError
        If there are not two.

    """
    if len(outcomes) == 1:
        (one,) = outcomes
        if one.pair is None or len(one.pair) != 2:  # noqa: PLR2004 - two groups
            message = f"{one.id} holds no pair; read the record again and mend this chart"
            raise ValueError(message)
        return one.pair
    first, second = outcomes
    return drawn_value(first), drawn_value(second)


def ahsct_by_group(library: Library) -> Chart:
    """Draw how groups of people did after transplant, where nobody was compared with them."""
    groups, rows = [], []
    for heading, record, names, who in GROUPS:
        study = library[record]
        outcomes = tuple(study[name] for name in names)
        when = (outcomes[0].timepoint or "").replace(" y", " years")
        title = f"{heading}, {when} ({study.short_name})"
        estimates = []
        for name, value, one in zip(who, both_values(outcomes), (*outcomes, outcomes[0]), strict=False):
            people = "" if one.n is None else f"{printing.number(one.n)} people"
            estimates.append(Estimate(name, value, printing.number(value), beside=people))
            rows.append((title, name, people, printing.number(value)))
        groups.append((title, estimates))
    scan, worse, calm = (both[1] for both in groups)
    words = around(
        "ahsct_by_group",
        title="After transplant, which group does better depends on what is counted",
        subtitle="Estimated people in 100 after transplant of own blood stem cells (AHSCT)",
        footer="No sign of disease: no relapse, new lesion or worsening. No group had an untreated one "
        "beside it, so these rows tell who does well, not who gains. Burman: mostly relapsing MS. No "
        "intervals were read.",
        alt=f"Dot plot, people in 100 after transplant. No sign of disease: {scan[0].words} with active "
        f"lesions before, {scan[1].words} without. No worsening: {worse[0].words} with relapsing-remitting, "
        f"{worse[1].words} with secondary progressive MS. No relapse: {calm[0].words} and {calm[1].words}, "
        "the other way round.",
        caption="Groups differ after transplant, and in one series the order turns round with what is "
        "counted. Without untreated people of the same kind this is prognosis, not gain. Estimated people "
        "in 100.",
    )
    table = DataTable(("What was counted", "Group", "People", "In 100"), tuple(rows))
    chart = dot_plot(words, groups, Ground(0, 100, ticks(0, 20, 40, 60, 80, 100)), table)
    return sourced(chart, library, [record for _, record, _, _ in GROUPS])
