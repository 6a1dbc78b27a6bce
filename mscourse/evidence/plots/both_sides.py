"""Gain and harm of one drug among the same number of people, side by side."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.harms import OF
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.crowds import Share, Signs, crowds

WORSE = ("6_month_confirmed_disability_progression", "6_month_confirmed_disability_progression_placebo")
SERIOUS = ("serious_adverse_events", "serious_adverse_events_placebo")


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
