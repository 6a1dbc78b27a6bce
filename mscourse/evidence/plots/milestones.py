"""The disability scale in published numbers: milestones, and agreement of two readings."""

from collections.abc import Sequence

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

# How a row is called, and its outcome.
_YEARS = (
    ("Ontario, seen from onset", "weinshenker_1989.median_time_to_dss_6_seen_from_onset"),
    ("Ontario, followed longer", "kremenchutzky_2006.median_time_to_dss_6"),
    ("Ontario, whole clinic", "weinshenker_1989.median_time_to_dss_6_total_population"),
    ("Gothenburg, all of a city", "tedeholm_2015_gothenburg.median_time_to_edss_6"),
)
_WHO = {
    "weinshenker_1989": "all forms of MS; clinic, before drugs",
    "kremenchutzky_2006": "all forms of MS; the same clinic",
    "tedeholm_2015_gothenburg": "relapsing MS or one attack; onset 1950 to 1964",
    "confavreux_vukusic_2006": "all forms of MS; hospital, before drugs",
}

# The share by age leaves out those who had one attack.
_RELAPSING = "relapsing MS; onset 1950 to 1964"


def _row(library: Library, label: str, name: str) -> Row:
    one = library.outcome(name)
    record = name.partition(".")[0]
    value = drawn_value(one)
    interval = one.interval if one.interval is not None and one.interval.kind == "ci" else None
    words = (
        printing.number(value)
        if interval is None
        else f"{printing.number(value)} ({printing.limits(interval)})"
    )
    return Row(
        label,
        words,
        f"{library[record].year}: {_WHO[record]}",
        value,
        None if interval is None else interval.low,
        None if interval is None else interval.high,
        "ring" if interval is None else "disc",
    )


def edss_milestones(library: Library) -> Chart:
    """Years from onset, and ages, at which half of several cohorts needed a walking aid."""
    years = tuple(_row(library, label, name) for label, name in _YEARS)
    ages = (
        _row(library, "Lyon", "confavreux_vukusic_2006.median_age_at_dss_6"),
        _at_age(library),
    )
    short, long = years[0].words, years[-1].words
    words = around(
        "edss_milestones",
        title="Half had reached a walking aid after nine years, or after twenty-six: it depends on whom one "
        "counts",
        subtitle="When half of a cohort had reached step 6 of the disability scale (EDSS or DSS)",
        footer="Half had not reached it by then. Ontario is one clinic, counted in three ways. Nearly "
        "all lived before today's drugs. Ring: no interval was printed where this was read. Disc: with "
        "its 95 % interval.",
        alt=f"Four rows of years from onset until half of a cohort needed a walking aid: {_told(years)}. "
        f"Below, two rows of the "
        f"age at which half did: {_told(ages)}. The years differ almost threefold, the ages hardly.",
        caption=f"The same milestone comes after {short} years or after {long}, depending on whom one "
        "counts and from when; by age two cohorts nearly agree. When half of a cohort had reached step "
        "6, which is a walking aid for about 100 metres; in people who fell ill long ago, and most without "
        "today's drugs.",
    )
    sections = (
        Section(
            Ground(0, 30, ticks(0, 5, 10, 15, 20, 25, 30)),
            (Group("", years),),
            "Years since onset",
            ("Cohort", "", "Years"),
        ),
        Section(
            Ground(40, 60, ticks(40, 45, 50, 55, 60)),
            (Group("", ages),),
            "Age",
            ("Cohort", "", "Age, years"),
        ),
    )
    table = DataTable(
        ("Cohort", "Who", "Clock", "Half by"),
        tuple(
            (row.label, row.beside, clock, f"{row.words} years")
            for clock, rows in (("since onset", years), ("age", ages))
            for row in rows
        ),
    )
    chart = forest(
        words, sections, table, key=(("ring", "no interval printed"), ("disc", "with 95 % interval"))
    )
    return sourced(
        chart, library, [*(name.partition(".")[0] for _, name in _YEARS), "confavreux_vukusic_2006"]
    )


def _at_age(library: Library) -> Row:
    """Give the row of a cohort that printed the share at an age: half.

    Raises
    ------
    ValueError
        If it is no longer a half.

    """
    one = library.outcome("tedeholm_2015_gothenburg.cumulative_risk_of_edss_6_at_age_55")
    if drawn_value(one) != 50:  # noqa: PLR2004 - half of a hundred
        message = f"{one.id} is no half any more; leave its age out of this chart"
        raise ValueError(message)
    age = float((one.timepoint or "").removeprefix("age "))
    record = library["tedeholm_2015_gothenburg"]
    return Row("Gothenburg", printing.number(round(age)), f"{record.year}: {_RELAPSING}", age, kind="ring")


def _told(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row.label} {row.words}" for row in rows)


# ---- agreement of two readings ----


def _percent(one: Outcome) -> str:
    return f"{printing.number(drawn_value(one))} in 100"


def edss_agreement(library: Library) -> Chart:
    """How often two examiners give the same score, in two studies thirty years apart."""
    trial, clinic, few = (
        library["noseworthy_1990_edss"],
        library["edss_2021_reliability"],
        library["goodkin_1992_edss"],
    )
    asked = (
        ("Two examiners in a trial", trial, trial["perfect_agreement_on_edss"], "the same score"),
        (
            "The same trial, one system",
            trial,
            trial["perfect_agreement_lowest_functional_system"],
            "the same grade (cerebellar system)",
        ),
        ("Junior and MS neurologist", clinic, clinic["perfect_agreement"], "the same score, the same day"),
        ("The same, with an app", clinic, clinic["perfect_agreement_with_app"], "the same score"),
    )
    rows = [
        Estimate(label, drawn_value(one), _percent(one), f"{record.year}: {beside}")
        for label, record, one, beside in asked
    ]
    same_hand, other_hand = (
        printing.number(drawn_value(few[name]), 1)
        for name in ("intra_rater_reproducibility", "inter_rater_reproducibility")
    )
    change = printing.number(drawn_value(trial["recommended_minimal_real_change"]), 1)
    told = ", ".join(f"{row.label[0].lower() + row.label[1:]} {row.words}" for row in rows)
    words = around(
        "edss_agreement",
        title="Two examiners agree on the score about two times in three",
        subtitle="Pairs of examinations of the same person that gave the same result, in 100",
        footer=f"The trial's authors took {change} point as the smallest change that is real. A small "
        f"study of stable people ({few.short_name}) found readings within {same_hand} point by one "
        f"examiner and {other_hand} points by four. No interval was seen.",
        alt=f"Four dots on a scale from 0 to 100 pairs of examinations that agree: {told}. About a third "
        "of the pairs differ, although nobody had changed between the two.",
        caption="About one pair of examinations in three gives two different scores. Pairs that agree "
        "exactly, in 100: a trial, "
        "and a clinic three decades later.",
    )
    table = DataTable(
        ("Pairs", "What agreed", "In 100"), tuple((row.label, row.beside, row.words) for row in rows)
    )
    ground = Ground(0, 100, ticks(0, 25, 50, 75, 100))
    return sourced(dot_plot(words, [("", rows)], ground, table), library, [trial.id, clinic.id, few.id])
