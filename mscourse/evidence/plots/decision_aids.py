"""Decision aids: how many people come to know their risk with one and without, and the ratios behind it."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.evidence.plots.rows import pooled_row, told
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Section, forest
from mscourse.figures.light_crowds import OF, Marked, light_crowds
from mscourse.figures.row_chart import Ground

_AIDS, _NUMBERS = "stacey_2017_aids", "stacey_2011_numbers"


def aid_effects(library: Library) -> Chart:
    """Draw people of a thousand who judged their risk rightly, with usual care and with a decision aid."""
    record = library[_AIDS]
    one = record["accurate_risk_perception_2"]
    if one.pair is None:
        message = f"{one.id} holds no pair; give the people of a thousand with an aid and without"
        raise ValueError(message)
    with_aid, without = one.pair
    people = printing.number(record["accurate_risk_perception"].n or 0)
    groups = [
        Marked(heading, f"{printing.number(count)} of {printing.number(OF)}", int(count))
        for heading, count in (("Usual care", without), ("Decision aid", with_aid))
    ]
    more = printing.number(with_aid - without)
    words = around(
        "aid_effects",
        title=f"With a decision aid {more} more of {printing.number(OF)} people judged their risk rightly",
        subtitle=f"People of {printing.number(OF)} whose idea of their risk was right; "
        "randomised trials, all conditions",
        footer=f"Pooled trials with {people} people who faced a medical choice; the review is of many "
        "conditions, not of MS.",
        alt=f"Two crowds of a thousand icons. People who judged their risk rightly: with usual care "
        f"{groups[0].words}, with a decision aid {groups[1].words}. The second crowd is filled about twice "
        "as far, and even so not to its end.",
        caption=f"With a decision aid {groups[1].words} people judged their risk rightly, with usual care "
        f"{groups[0].words}. Randomised trials of many conditions, pooled; {people} people.",
    )
    table = DataTable(("Group", "Judged rightly"), tuple((group.heading, group.words) for group in groups))
    signs = ("judged their risk rightly", "did not")
    return sourced(light_crowds(words, groups, table, signs=signs), library, [record.id])


def aid_ratios(library: Library) -> Chart:
    """Draw what decision aids change, and what numbers in them do, as pooled ratios."""
    aids, numbers = library[_AIDS], library[_NUMBERS]

    def size(name: str) -> str:
        return f"{printing.number(aids[name].n or 0)} people"

    groups = (
        Group(
            "Decision aid against usual care",
            (
                pooled_row(
                    aids["accurate_risk_perception"],
                    "Judge the risk rightly",
                    size("accurate_risk_perception"),
                ),
                pooled_row(
                    aids["choice_congruent_with_informed_values"],
                    "Choice fits own values",
                    f"and is informed; {size('choice_congruent_with_informed_values')}",
                ),
            ),
        ),
        Group(
            "Judge the risk rightly, by how chances are told",
            (
                pooled_row(numbers["probabilities_as_numbers"], "In numbers", "aid with against without"),
                pooled_row(numbers["probabilities_as_words"], "In words", "aid with against without"),
            ),
        ),
    )
    rows = [row for group in groups for row in group.rows]
    words = around(
        "aid_ratios",
        title="With an aid more people know their risk; numbers help more than words",
        subtitle="Ratio of people who do so, pooled trials with 95 % intervals; all conditions",
        footer="The two groups come from two reviews and are not compared with each other by a test. "
        "Diamonds: pooled by the authors. Reviews of many conditions, not of MS.",
        alt=f"Four diamonds right of the line of no difference. {told(rows)}. Aids roughly double the share "
        "of people who do so; chances told in numbers do more than chances told in words.",
        caption="Decision aids about double the share of people who judge their risk rightly and who choose "
        "by their own values. Ratios with 95 % intervals, pooled over trials of many conditions.",
    )
    table = DataTable(
        ("What was compared", "Outcome", "Ratio (95 % interval)"),
        tuple((group.heading, row.label, row.words) for group in groups for row in group.rows),
    )
    ground = Ground(
        0.8, 3.2, ticks(1, 1.5, 2, 3), logarithmic=True, neutral=1, sides=("aid worse", "aid better")
    )
    section = Section(ground, groups, columns=("Outcome", "", "Ratio\n(95 % interval)"), better="right")
    return sourced(forest(words, [section], table), library, (_AIDS, _NUMBERS))
