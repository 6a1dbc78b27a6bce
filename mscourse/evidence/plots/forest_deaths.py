"""Deaths from transplants: every series that counted them, and what they say together."""

import re

from mscourse.evidence import printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.pooling import PERCENT, all_the_same, share_row, unlike
from mscourse.evidence.records import Outcome
from mscourse.evidence.synthesis import Pooled, pool
from mscourse.evidence.synthesis.saying import share
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

# One series for each group of people: those that share people with another of the list are left out.
DEATHS = (
    "ruizarguelles2019_mexico.transplant_related_deaths",
    "burt2021_507.treatment_related_death",
    "melnichenko2022_russia.transplant_related_mortality",
    "muraro2017_longterm.death_within_100_days_considered_transplant",
    "boffa2021_italy.death_within_100_days",
    "silfverberg2024_sweden.treatment_related_death",
    "nicholas2021_london.transplant_related_death",
    "fischbach2026_germany.transplant_related_death",
    "kvistad2020_norway.mortality",
    "canadian_atkins2016.transplant_related_death",
)
PUBLISHED = "sormani2017_meta.transplant_related_mortality"
REASON = (
    "the risk of the procedure itself is asked for in every form of MS, and the prediction interval shows "
    "how "
    "far one number is from holding for all."
)


def deaths_together(library: Library) -> Pooled:
    """Pool the deaths of all series."""
    return pool(library, DEATHS, because=REASON)


def counted(one: Outcome) -> tuple[int, int]:
    """Return events and people of an outcome.

    Raises
    ------
    ValueError
        If one of them was not read.

    """
    if one.events is None or one.n is None:
        message = f"{one.id} has no counts; draw a series with events and people"
        raise ValueError(message)
    return one.events, one.n


def ahsct_deaths(library: Library) -> Chart:
    """Deaths from the transplant in every series, pooled here, beside what was published."""
    together = deaths_together(library)
    found = sorted(together.studies, key=lambda one: -(one.people or 0))
    rows = []
    for study in found:
        events, n = counted(library.outcome(study.outcome))
        low, high = exact_interval(events, n)
        value = events / n
        rows.append(
            Row(
                study.label,
                f"{share(value)} ({share(low)}{printing.DASH}{share(high)})",
                library[study.record].population.phenotype or "",
                PERCENT * value,
                PERCENT * low,
                PERCENT * high,
                "disc",
                people=f"{events} of {printing.number(n)}",
                share=study.weight,
            )
        )
    here = share_row("Together", together, "the grey bar: a further study")
    published = library.outcome(PUBLISHED)
    meta = library[PUBLISHED.partition(".")[0]]
    if published.interval is None:
        message = f"{published.id} has no interval; leave the published estimate out"
        raise ValueError(message)
    before = Row(
        meta.short_name,
        f"{printing.number(drawn_value(published))} ({printing.limits(published.interval)})",
        f"{meta.population.inclusion}, {printing.number(published.n or 0)} people",
        published.value,
        published.interval.low,
        published.interval.high,
        "diamond",
    )
    note = f"{unlike(together)}. {all_the_same(together)}"
    older = meta["trm_higher_in_older_studies"]
    years = printing.words(re.findall(r"\d{4}-\d{4}", meta.title)[0])
    groups = (
        Group("Series of transplants, each person in one series", (*rows, here), note),
        Group(f"Published before: studies of {years}", (before,)),
    )
    deaths = sum(study.events or 0 for study in found)
    words = around(
        "ahsct_deaths",
        title="Deaths from the transplant: few on the whole, and not one number for all",
        subtitle="People who died from the transplant (AHSCT), in 100, with exact 95 % intervals",
        footer="Rows in order of size. A disc's area is the series' weight; an arrow leaves the scale. The "
        "pooled "
        "number is the risk in the middle series, by a model that takes series without a death as they are. "
        "Series that share people with one of these were left out. Among "
        f"the studies pooled before, older ones had more deaths ({printing.p_value(older)}).",
        alt=f"{len(rows)} series of transplants with {deaths} deaths among "
        f"{printing.number(together.people or 0)} "
        f"people, as discs with wide intervals. Together {here.words} in 100, with a grey bar that reaches "
        "much "
        f"further. Below, the published estimate of older studies: {before.words} in 100.",
        caption="Most series saw few deaths or none, yet they differ so much that no one number holds for "
        "all. "
        "People who died from the transplant, in 100, with exact 95 % intervals; diamonds are pooled, the "
        "grey "
        "bar shows where a further series would be expected.",
    )
    ground = Ground(-0.3, 10, ticks(0, 2, 4, 6, 8, 10))
    section = Section(ground, groups, columns=("Series", "Deaths", "In 100\n(95 % interval)"), counted="died")
    table = DataTable(
        ("Series", "Who", "Deaths", "In 100 (95 % interval)"),
        tuple((one.label, one.beside, one.people, one.words) for one in (*rows, here, before)),
    )
    chart = forest(
        words,
        [section],
        table,
        key=(
            ("disc", "a series, sized by its weight"),
            ("diamond", "pooled"),
            ("expected", "expected in a further series"),
        ),
    )
    return sourced(
        chart,
        library,
        [*(study.record for study in found), meta.id],
    )
