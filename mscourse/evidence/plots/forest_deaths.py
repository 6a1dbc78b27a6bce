"""Deaths from transplants: every series that counted them, and what they say together."""

import re
from dataclasses import replace

from mscourse.evidence import printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.pooling import PERCENT, all_the_same, share_row, unlike
from mscourse.evidence.records import Outcome
from mscourse.evidence.synthesis import Pooled, Study, bodies
from mscourse.evidence.synthesis.saying import share
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground


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


def _row(library: Library, study: Study, weights: dict[str, float]) -> Row:
    """Draw one series with its exact interval."""
    events, n = counted(library.outcome(study.outcome))
    low, high = exact_interval(events, n)
    value = events / n
    return Row(
        study.label,
        f"{share(value)} ({share(low)}{printing.DASH}{share(high)})",
        library[study.record].population.phenotype or "",
        PERCENT * value,
        PERCENT * low,
        PERCENT * high,
        "disc",
        people=f"{events} of {printing.number(n)}",
        share=weights[study.outcome],
    )


def _part(library: Library, heading: str, part: Pooled, weights: dict[str, float]) -> Group:
    """Draw the series of an era by size, and all their people as one group."""
    rows = [_row(library, one, weights) for one in sorted(part.studies, key=lambda one: -(one.people or 0))]
    died = sum(one.events or 0 for one in part.studies)
    below = share_row("All people of these", part, "counted as one group")
    return Group(heading, (*rows, replace(below, people=f"{died} of {printing.number(part.people or 0)}")))


def ahsct_deaths(library: Library) -> Chart:
    """Deaths from the transplant in every series, by era and together, beside what was published."""
    body = bodies.ahsct_deaths(library)
    together, published = body.pooled, body.published
    if together is None or published is None or published.interval is None:
        message = (
            "the body of deaths after transplants has no pooled or no published number; draw its rows alone"
        )
        raise ValueError(message)
    weights = {one.outcome: one.weight for one in body.rows}
    # A part that only leaves something out repeats rows that stand already.
    parts = [(heading, part) for heading, part in body.groups if not heading.startswith("Without")]
    eras = [_part(library, heading, part, weights) for heading, part in parts]
    here = share_row("The middle series", together, "no person's risk; grey bar: a further series")
    by_way = {one.method: one for one in body.ways}
    deaths = sum(one.events or 0 for one in body.rows)
    # The middle alone would read as a low risk: what other ways give stands beside it.
    crude = share_row("All people of all series", by_way["exact"], "counted as one group")
    average = share_row("Average over series", by_way["beta-binomial"], "")
    counts = f"{printing.number(deaths)} of {printing.number(together.people or 0)}"
    beside = (average, replace(crude, people=counts))
    meta = library[published.id.partition(".")[0]]
    before = Row(
        meta.short_name,
        f"{printing.number(drawn_value(published))} ({printing.limits(published.interval)})",
        f"{meta.population.inclusion}, {printing.number(published.n or 0)} people",
        published.value,
        published.interval.low,
        published.interval.high,
        "diamond",
    )
    years = printing.words(re.findall(r"\d{4}-\d{4}", meta.title)[0])
    note = f"{unlike(together)}. {all_the_same(together)}"
    groups = (
        *eras,
        Group("All series together", (here, *beside), note),
        Group(f"Published before: studies of {years}", (before,)),
    )
    older = meta["trm_higher_in_older_studies"]
    first, last = eras[0].rows[-1], eras[-1].rows[-1]
    words = around(
        "ahsct_deaths",
        title="Deaths from the transplant: no one number holds for all",
        subtitle="People who died from the transplant (AHSCT), in 100, with 95 % intervals",
        footer="A model finds the middle series: half of such series would lie above it, and a disc's area "
        "is the weight there. Diamonds that count people as one group are too narrow. A few series may "
        "share people. "
        f"Among the studies pooled before, older ones had more deaths ({printing.p_value(older)}).",
        alt=f"Forest plot of {printing.number(len(body.rows))} series of transplants with "
        f"{printing.number(deaths)} deaths among {printing.number(together.people or 0)} people. Deaths in "
        f"100: early series {first.words}, recent series {last.words}. All series: the middle one "
        f"{here.words}, with a grey bar that reaches much further; the average {beside[0].words}; all people "
        f"as one group {crude.words}. Published for older studies: {before.words}.",
        caption="Series differ so much that no one number holds for all, and none is the risk of one "
        "person. People who died from the transplant, in 100, with 95 % intervals; diamonds are "
        "pooled, the grey bar shows where a further series would be expected.",
    )
    ground = Ground(-0.3, 10, ticks(0, 2, 4, 6, 8, 10))
    section = Section(ground, groups, columns=("Series", "Deaths", "In 100\n(95 % interval)"), counted="died")
    table = DataTable(
        ("Series", "Who", "Deaths", "In 100 (95 % interval)"),
        tuple((one.label, one.beside, one.people, one.words) for group in groups for one in group.rows),
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
        [*(one.record for one in body.rows), meta.id],
    )
