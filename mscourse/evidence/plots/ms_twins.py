"""How often a co-twin or a sibling of somebody with MS has it too, in two countries."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

CANADA, DENMARK = "willer_2003_twins", "hansen_2005_twins"
_BRACKETED = re.compile(r"([\d.]+) \(([\d.]+)\)")
_NINETY_FIVE = 1.96  # standard errors to both sides


def with_error(one: Outcome) -> tuple[float, float]:
    """Read a share and its standard error, both of a hundred, from a text such as "25.3 (4.4)".

    Raises
    ------
    ValueError
        If the outcome does not print both.
    """
    found = _BRACKETED.fullmatch(one.text or "")
    if found is None or one.brackets != "standard error":
        message = f"{one.id} does not print a share and its standard error; leave it out of the picture"
        raise ValueError(message)
    return float(found[1]), float(found[2])


def ms_twins(library: Library) -> Chart:
    """Draw shares of co-twins and siblings who have MS too, with their intervals."""
    canada, denmark = library[CANADA], library[DENMARK]
    groups = []
    for heading, ours, theirs in (
        ("Identical co-twins", "identical_twins", "identical_twins"),
        ("Fraternal co-twins", "fraternal_twins", "fraternal_twins"),
        ("Siblings who are no twins", "non_twin_siblings", ""),
    ):
        share, error = with_error(canada[ours])
        rows = [
            Estimate(
                "Canada",
                share,
                f"{printing.number(share)} of 100",
                f"{canada.short_name}; standard error {printing.number(error)}",
                max(share - _NINETY_FIVE * error, 0),
                share + _NINETY_FIVE * error,
            )
        ]
        if theirs:
            one = denmark[theirs]
            if one.interval is None:
                message = f"{one.id} has no interval; leave its row out"
                raise ValueError(message)
            low, high = one.interval.low, one.interval.high
            rows.append(
                Estimate(
                    "Denmark",
                    drawn_value(one),
                    f"{printing.number(drawn_value(one))} of 100 ({printing.limits(one.interval)})",
                    denmark.short_name,
                    low,
                    high,
                )
            )
        groups.append((heading, rows))
    identical, fraternal, sibling = (rows[0] for _, rows in groups)
    there = groups[0][1][1]
    words = around(
        "ms_twins",
        title="Most identical twins of people with MS do not have MS",
        subtitle="Of 100 co-twins or siblings of people with MS, how many have MS too; 95 % intervals",
        footer=f"Canada: {canada.population.inclusion}; its intervals were worked out here, as "
        f"{_NINETY_FIVE} standard errors to both sides. Denmark: "
        f"{printing.words(denmark.population.inclusion or '')}. Twins share a home and a childhood "
        "as well as genes.",
        alt=f"Dots with intervals. Identical co-twins who have MS too: Canada {identical.words}, Denmark "
        f"{there.words}. Fraternal co-twins: Canada {fraternal.words}, Denmark {groups[1][1][1].words}. "
        f"Siblings who are no twins, Canada: {sibling.words}. The small counts make wide intervals.",
        caption=f"About {printing.number(identical.value)} of 100 identical co-twins of people with MS have "
        "it too, and most do not. Shares with 95 % intervals, Canada and Denmark.",
    )
    table = DataTable(
        ("Relative", "Where", "Have MS too"),
        tuple((heading, row.label, row.words) for heading, rows in groups for row in rows),
    )
    chart = dot_plot(words, groups, Ground(0, 42, ticks(0, 10, 20, 30, 40)), table)
    return sourced(chart, library, [CANADA, DENMARK])
