"""Harms as people in crowds of a thousand."""

import re

from mscourse.evidence import printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.forest_deaths import counted
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.crowds import Denominator, Share, Signs, crowds

OF: Denominator = 1000
_YEARS = re.compile(r"(?:19|20)\d\d")

ERAS = (
    ("muraro2017_longterm.death_within_100_days_considered_transplant", "Many centres, early years"),
    ("burt2021_507.treatment_related_death", "Northwestern"),
    ("nicholas2021_london.transplant_related_death", "London"),
    ("silfverberg2024_sweden.treatment_related_death", "Sweden"),
)


def _era(inclusion: str) -> str:
    """Read the years in which people were transplanted."""
    years = _YEARS.findall(inclusion)
    if not years:
        message = f"{inclusion!r} names no year; leave the series out of a picture of eras"
        raise ValueError(message)
    if len(years) == 1:
        return f"before {years[0]}" if "before" in inclusion else f"from {years[0]}"
    return f"{years[0]}{printing.DASH}{years[-1]}"


def ahsct_deaths_by_era(library: Library) -> Chart:
    """Deaths from transplants in an early series and in three later ones, as crowds of a thousand."""
    groups, numbers = [], []
    for name, where in ERAS:
        one, record = library.outcome(name), library[name.partition(".")[0]]
        events, n = counted(one)
        low, high = (OF * limit for limit in exact_interval(events, n))
        count = OF * events / n
        said = f"{_whole(count)} of 1,000 died ({_whole(low)}{printing.DASH}{_whole(high)})"
        if events == 0:  # none of a few hundred is not none of a thousand
            said = f"none seen; up to {_whole(high)} of 1,000 fit"
        heading = f"{where}, {_era(record.population.inclusion or '')}"
        who = f"{printing.number(events)} of {printing.number(n)} people; {record.population.phenotype}"
        groups.append(Share(heading, said, who, float(round(count)), round(high)))
        numbers.append((heading, who, said))
    words = around(
        "ahsct_deaths_by_era",
        title="Fewer deaths in two of three later series",
        subtitle="Deaths from the transplant (AHSCT), each series scaled to a thousand people",
        footer="Intervals are exact, at 95 %. The series differ in how ill people were and in the drugs they "
        "were "
        "given, not only in their years: London treated more people with progressive MS than Sweden.",
        alt="Four crowds of a thousand icons. {}: {}. {}: {}. {}: {}. {}: {}. Outlined squares show the "
        "upper end "
        "of each interval.".format(*(part for group in groups for part in (group.heading, group.words))),
        caption="Of these four series the early one had the most deaths in a thousand, and one of the "
        "later three had nearly as many. Deaths from the transplant, each series scaled to a thousand; "
        "outlined squares reach to the upper end of the interval.",
    )
    table = DataTable(("Series", "Counted", "Scaled to a thousand"), tuple(numbers))
    signs = Signs("died, best estimate", "survived the transplant", "up to the upper end of the interval")
    chart = crowds(words, groups, OF, signs=signs, numbers=table)
    return sourced(chart, library, [name.partition(".")[0] for name, _ in ERAS])


def _whole(value: float) -> str:
    return printing.number(round(value))


PML = (
    ("antibody_negative_no_prior_immunosuppressant_after_24_mo", "No antibody"),
    ("antibody_positive_index_le_1_5_25_48_mo", "Antibody, low index"),
    ("antibody_positive_index_gt_1_5_25_48_mo", "Antibody, high index"),
    ("antibody_positive_prior_immunosuppressant_25_48_mo", "Antibody, immunosuppressant before"),
)


def pml_risk(library: Library) -> Chart:
    """Show a brain infection on natalizumab by what is known of a person, as crowds of a thousand."""
    record = library["pml_risk_natalizumab"]
    found = [(label, record[name]) for name, label in PML]
    groups = [
        Share(
            label,
            f"{printing.number(drawn_value(one))} of 1,000",
            f"{printing.words(one.name)}; {months(one)}",
            drawn_value(one),
        )
        for label, one in found
    ]
    words = around(
        "pml_risk_natalizumab",
        title="The same drug, and a risk that differs many times over",
        subtitle="A brain infection (PML) on natalizumab, among a thousand people, by what is known of them",
        footer="From surveillance after the drug was licensed, read in a reposted table. No interval "
        "was read. Part of a square stands for less than one person in a thousand. Doses "
        "at longer intervals are not counted here.",
        alt="Four crowds of a thousand icons, people on natalizumab for more than two years. Brain "
        "infection, in a "
        "thousand: {}, {}; {}, {}; {}, {}; {}, {}.".format(
            *(part for label, one in found for part in (label.lower(), printing.number(drawn_value(one))))
        ),
        caption="By a blood test and earlier treatment, the risk differs many times over. A brain "
        "infection "
        "(PML) on natalizumab, among a thousand people who had the drug for more than two years.",
    )
    table = DataTable(
        ("People", "Months of treatment", "Of 1,000"),
        tuple((printing.words(one.name), months(one), printing.number(drawn_value(one))) for _, one in found),
    )
    chart = crowds(words, groups, OF, signs=Signs("had the infection", "did not"), numbers=table)
    return sourced(chart, library, [record.id])


def months(one: Outcome) -> str:
    """Say for how long people had been treated."""
    return printing.words(one.comparison or "").replace(" mo", " months")


def hercules_harms(library: Library) -> Chart:
    """Serious events on tolebrutinib and on placebo, as crowds of a thousand."""
    record = library["hercules"]
    asked = (
        ("tolebrutinib", "serious_adverse_events", 0),
        ("placebo", "serious_adverse_events_placebo", 1),
    )
    groups = [
        Share(
            label.capitalize(),
            f"{_whole(10 * drawn_value(record[name]))} of 1,000 ({printing.estimate(record[name])})",
            f"{printing.number(record.arms[arm].n or 0)} people",
            float(round(10 * drawn_value(record[name]))),
        )
        for label, name, arm in asked
    ]
    more = round(groups[0].count - groups[1].count)
    helped = record["6_month_confirmed_disability_progression"]
    against = record["6_month_confirmed_disability_progression_placebo"]
    fewer = round(10 * (drawn_value(against) - drawn_value(helped)))
    words = around(
        "hercules_harms",
        title=f"{more} more in a thousand had a serious event on the drug",
        subtitle="Serious events in a trial of tolebrutinib in progressive MS, scaled to a thousand people",
        footer=f"In the same trial {fewer} fewer in a thousand got worse on the drug. The trial's groups are "
        "scaled "
        "to a thousand; no interval was read for serious events.",
        alt="Two crowds of a thousand icons from one trial in progressive MS. Serious events: "
        f"{groups[0].words} on "
        f"tolebrutinib, {groups[1].words} on placebo, {more} more in a thousand on the drug.",
        caption="More people had a serious event on the drug than on placebo. Serious events in a trial of "
        "tolebrutinib in progressive MS, each group scaled to a thousand people.",
    )
    table = DataTable(
        ("Group", "People", "Serious events"), tuple((one.heading, one.beside, one.words) for one in groups)
    )
    chart = crowds(words, groups, OF, signs=Signs("had a serious event", "had none"), numbers=table)
    return sourced(chart, library, [record.id])
