"""Gain and harm of one drug among the same number of people, side by side."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.harms import OF, months
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.crowds import Share, Signs, crowds

WORSE = ("6_month_confirmed_disability_progression", "6_month_confirmed_disability_progression_placebo")
SERIOUS = ("serious_adverse_events", "serious_adverse_events_placebo")

FREE = ("affirm_natalizumab.relapse_free_in_year_1", "affirm_natalizumab.relapse_free_in_year_1_placebo")
PML = (
    ("antibody_negative_no_prior_immunosuppressant_after_24_mo", "no antibody"),
    ("antibody_positive_index_le_1_5_25_48_mo", "antibody, low index"),
    ("antibody_positive_prior_immunosuppressant_25_48_mo", "antibody, and an immunosuppressant before"),
)


def hercules_both(library: Library) -> Chart:
    """Show who got worse and who had a serious event, on tolebrutinib and on placebo, of a thousand each."""
    record = library["hercules"]
    groups = [
        Share(
            f"{sentence}, {arm}",
            f"{_of(drawn_value(record[name]))} of 1,000",
            "",
            float(round(10 * drawn_value(record[name]))),
        )
        for sentence, names in (("Got worse", WORSE), ("Serious event", SERIOUS))
        for arm, name in zip(("on the drug", "on placebo"), names, strict=True)
    ]
    fewer, more = (round(groups[1].count - groups[0].count), round(groups[2].count - groups[3].count))
    sizes = [printing.number(arm.n or 0) for arm in record.arms]
    weeks = (record[WORSE[0]].timepoint or "").removeprefix("median ").removesuffix(" wk")
    words = around(
        "hercules_both",
        title=f"Of a thousand, {fewer} fewer got worse and {more} more had a serious event",
        subtitle="Tolebrutinib and placebo in secondary progressive MS without relapses, scaled to a "
        "thousand",
        footer=f"One trial, followed for a median of {weeks} weeks; {sizes[0]} people on the drug, "
        f"{sizes[1]} on placebo. Got worse: disability that was confirmed six months later. Which of the "
        "two weighs more, no count can say. No interval was read for serious events.",
        alt="Four crowds of a thousand icons from one trial in progressive MS, drug beside placebo. Got "
        f"worse: {groups[0].words} on the drug, {groups[1].words} on placebo. Serious event: "
        f"{groups[2].words} on the drug, {groups[3].words} on placebo.",
        caption=f"On one denominator: {fewer} fewer of 1,000 got worse on the drug, and {more} more had a "
        "serious event. Tolebrutinib against placebo in secondary progressive MS without relapses, each "
        "group scaled to a thousand people.",
    )
    table = DataTable(("What happened", "Of 1,000"), tuple((one.heading, one.words) for one in groups))
    chart = crowds(words, groups, OF, signs=Signs("happened to these", "did not happen"), numbers=table)
    return sourced(chart, library, [record.id])


def _of(percent: float) -> str:
    return printing.number(round(10 * percent))


def natalizumab_both(library: Library) -> Chart:
    """Show of a thousand on natalizumab who gains a year without a relapse and who gets an infection."""
    drug, placebo = (library.outcome(name) for name in FREE)
    gained = 10 * (round(drawn_value(drug)) - round(drawn_value(placebo)))
    record = library["pml_risk_natalizumab"]
    gain = Share(
        "Gain: no relapse in the first year, with the drug only",
        f"{gained} of 1,000",
        "trial against placebo",
        float(gained),
        gain=True,
    )
    harms = [
        Share(
            f"Harm: infection (PML), {who}",
            f"{printing.number(drawn_value(record[name]))} of 1,000",
            months(record[name]),
            drawn_value(record[name]),
        )
        for name, who in PML
    ]
    low, _, high = (printing.number(one.count) for one in harms)
    words = around(
        "natalizumab_both",
        title=f"{gained} of a thousand gain; the harm depends on who they are",
        subtitle="Natalizumab: gain in one trial, and a brain infection (PML) by what is known of a person",
        footer="Two sources and two times: the gain is of the first year in one trial, the infections are "
        "counted over later months of treatment, after the drug was licensed. No interval was read for the "
        "infections. Part of a square stands for less than one person in a thousand.",
        alt=f"Four crowds of a thousand icons on natalizumab. Gain: {gain.words} have no relapse in the "
        f"first year with the drug only. Harm, a brain infection, of 1,000: {low} without the antibody, "
        f"{harms[1].words} with the antibody at a low index, {high} with antibody and an earlier "
        "immunosuppressant.",
        caption=f"On one denominator: {gained} of 1,000 gain a year without a relapse, and {low} to {high} "
        "get a brain infection (PML). Natalizumab, by blood test and earlier treatment; gain from a trial, "
        "harm from surveillance, over different times.",
    )
    table = DataTable(
        ("What happened", "When", "Of 1,000"),
        tuple((one.heading, one.beside, one.words) for one in (gain, *harms)),
    )
    signs = Signs("had the infection", "neither", gained="free of relapses with the drug only")
    chart = crowds(words, [gain, *harms], OF, signs=signs, numbers=table)
    return sourced(chart, library, ["affirm_natalizumab", record.id])
