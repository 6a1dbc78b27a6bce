"""Small series of edited or engineered cells: sickle cell disease, and five people with progressive MS."""

import re

from mscourse.evidence import printing
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.small_series import Series, SeriesGroup, small_series

SICKLE, FIVE = "frangoul_2024_casgevy", "qin_2025_bcma"


def _counted(one: Outcome) -> tuple[int, int]:
    """Return how many of how many.

    Raises
    ------
    ValueError
        If the record does not hold both.
    """
    events = one.events if one.events is not None else one.value
    if events is None or one.n is None:
        message = f"{one.id} does not hold a count and its denominator; leave it out of the picture"
        raise ValueError(message)
    return int(events), one.n


def _digits(words: str | None) -> str:
    """Return the first whole number of a text, as it is printed there.

    Raises
    ------
    ValueError
        If there is none.
    """
    found = re.search(r"\d+", words or "")
    if found is None:
        message = f"{words!r} holds no number; say it without one"
        raise ValueError(message)
    return found[0]


def casgevy_people(library: Library) -> Chart:
    """Draw people with sickle cell disease after edited stem cells, gain and harm."""
    record = library[SICKLE]
    free, stays, cancers = (
        _counted(record[name])
        for name in ("free_of_severe_crises_12_months", "free_of_crisis_hospital_stays", "cancers")
    )
    treated = record.population.n or 0
    months = _digits(record["free_of_severe_crises_12_months"].timepoint)
    most = 100 * upper_bound(*cancers)
    groups = (
        SeriesGroup(
            "Gain, in those followed for a year or longer",
            (
                Series("free of severe crises", f"{free[0]} of {free[1]}, for {months} months", *free),
                Series("no hospital stay for a crisis", f"{stays[0]} of {stays[1]}", *stays),
            ),
        ),
        SeriesGroup(
            "Harm, in everybody treated",
            (Series("cancer", f"{cancers[0]} of {cancers[1]}", *cancers, "square"),),
        ),
    )
    words = around(
        "casgevy_people",
        title=f"{free[0]} of {free[1]} people with sickle cell disease were free of severe crises",
        subtitle="After own blood stem cells, edited, and strong chemotherapy; each icon is one person",
        footer=f"Followed for a {printing.words(record.followup or '')}; nobody was compared. "
        f"{treated} were treated. No cancer seen still allows up to {most:.0f} in 100 (exact one-sided 95 % "
        "bound). Other harms were like those of the chemotherapy (busulfan) and the transplant.",
        alt=f"Three rows of icons. Of {free[1]} people followed for a year or longer, {free[0]} were free of "
        f"severe crises and {stays[0]} had no hospital stay for one. Of {cancers[1]} treated, "
        f"{cancers[0]} got a cancer. Everybody had strong chemotherapy first.",
        caption=f"Where one gene in blood cells is at fault, editing helped: {free[0]} of {free[1]} people "
        f"with sickle cell disease were free of severe crises for a year. {treated} treated, after strong "
        "chemotherapy; nobody was compared.",
    )
    table = DataTable(
        ("What", "People"),
        tuple((row.label, f"{row.marked} of {row.of}") for group in groups for row in group.rows),
    )
    return sourced(small_series(words, groups, table), library, [record.id])


def cart_five(library: Library) -> Chart:
    """Draw five people with progressive MS after CAR T cells against BCMA, gain and harm."""
    record = library[FIVE]
    better, low, lesions = (
        _counted(record[name])
        for name in (
            "edss_9hpt_t25fw_better",
            "grade_3_or_higher_low_blood_counts",
            "new_lesions_on_mri",
        )
    )
    least = 100 - 100 * upper_bound(better[1] - better[0], better[1])
    most = 100 * upper_bound(*lesions)
    people = record.population.n or 0
    primary, secondary = (
        _digits(part) for part in (record.population.inclusion or "").partition(";")[0].split(",")
    )
    days = record["grade_3_or_higher_low_blood_counts"].timepoint or ""
    groups = (
        SeriesGroup(
            "Gain",
            (
                Series("better on scales", "disability, hand and walking", *better),
                Series("new lesions on scans", "at follow-up", *lesions),
            ),
        ),
        SeriesGroup(
            "Harm",
            (Series("severely low blood counts", f"grade 3 or higher, {days}", *low, "square"),),
        ),
    )
    words = around(
        "cart_five",
        title=f"{better[0]} of {better[1]} did better, and {low[0]} of {low[1]} had severely low blood "
        "counts",
        subtitle="CAR T cells against BCMA in progressive MS; each icon is one person",
        footer=f"{people} people ({primary} with primary, {secondary} with secondary progressive MS), "
        f"no group to compare; how long they were followed was not read. {better[0]} of {better[1]} fits "
        f"anything from {least:.0f} to 100 in 100, {lesions[0]} of {lesions[1]} anything "
        f"up to {most:.0f} (exact one-sided 95 % bounds). Read as an abstract on a forum.",
        alt=f"Three rows of {people} icons, people with progressive MS after CAR T cells against BCMA. "
        f"Better on scales of disability, hand and walking: {better[0]} of {better[1]}. New lesions: "
        f"{lesions[0]} of {lesions[1]}. Severely low blood counts: {low[0]} of {low[1]}.",
        caption=f"{better[0]} of {better[1]} people with progressive MS did better after CAR T cells against "
        f"BCMA, and {low[0]} of {low[1]} had severely low blood counts {days}. Nobody was compared, "
        "and so few people fit very different truths.",
    )
    table = DataTable(
        ("What", "People"),
        tuple((row.label, f"{row.marked} of {row.of}") for group in groups for row in group.rows),
    )
    return sourced(small_series(words, groups, table), library, [record.id])
