"""A risk as people imagined it, and as it was worked out for them."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.crowds import Denominator, Share, Signs, crowds

OF: Denominator = 1000
ASKED = (
    ("perceived_own_pml_risk_mean", "What they thought their risk was", "mean of the guesses"),
    ("calculated_actual_risk_mean", "What it was worked out to be", "mean of what was calculated"),
)


def pml_perceived(library: Library) -> Chart:
    """Risk of a brain infection (PML) as candidates for natalizumab saw it, and as it was calculated."""
    record = library["pml_perception_us"]
    found = [(heading, beside, record[name]) for name, heading, beside in ASKED]
    groups = [Share(heading, _of(one), beside, _count(one)) for heading, beside, one in found]
    asked = printing.number(found[0][2].n or 0)
    thought, actual = (_of(one) for _, _, one in found)
    words = around(
        "pml_perceived",
        title="The risk people imagined was far larger than the one worked out",
        subtitle=f"Risk of the brain infection (PML), among a thousand; {asked} people thinking about "
        "natalizumab",
        footer="A survey in the United States; means, and single answers lay far apart. Over how many years "
        "the risk was meant, we did not read.",
        alt=f"Two crowds of a thousand icons. Own risk of a brain infection as {asked} people imagined it, "
        f"on average: {thought}. The risk that was worked out for them, on average: {actual}, a part of one "
        "icon.",
        caption="On average they imagined a risk thousands of times the one worked out for them. "
        "A brain infection (PML) on natalizumab, among a thousand people.",
    )
    table = DataTable(("What was asked", "Of 1,000"), tuple((heading, _of(one)) for heading, _, one in found))
    chart = crowds(words, groups, OF, signs=Signs("has the infection", "does not"), numbers=table)
    return sourced(chart, library, [record.id])


def _count(one: Outcome) -> float:
    """Turn a percentage into people of a thousand."""
    return round(drawn_value(one) * OF / 100, 6)


def _of(one: Outcome) -> str:
    count = _count(one)
    return f"{printing.number(int(count) if count.is_integer() else count)} of {printing.number(OF)}"
