"""Life between visits: a drug for walking."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.icons import Crowd, icon_array_pair

RESPONDERS = ("fampridine_2009.timed_walk_responders", "fampridine_2009.timed_walk_responders_placebo")
SECOND = (
    "fampridine_2009.responders_in_second_phase_3_trial",
    "fampridine_2009.responders_in_second_phase_3_trial_placebo",
)


def walking_responders(library: Library) -> Chart:
    """Show who walks faster on a drug for walking, and on placebo, as a hundred people each."""
    drug, placebo = (library.outcome(name) for name in RESPONDERS)
    second = [printing.number(round(drawn_value(library.outcome(name)))) for name in SECOND]
    asked = (("Fampridine", drug), ("Placebo", placebo))
    crowds = [
        Crowd(
            name,
            f"{printing.number(one.events or 0)} of {printing.number(one.n or 0)} people",
            round(drawn_value(one)),
            f"{round(drawn_value(one))} of 100",
        )
        for name, one in asked
    ]
    words = around(
        "walking_responders",
        title=f"{crowds[0].count} of 100 walked faster on the drug, {crowds[1].count} of 100 on placebo",
        subtitle="People with MS whose timed walk was faster at most visits on treatment, over fourteen "
        "weeks",
        footer=f"Each group is scaled to a hundred. A second trial found {second[0]} and {second[1]} of 100. "
        "The drug changes how bare fibres conduct while it is taken; it does not change the disease. Harms "
        "were not read.",
        alt=f"Two squares of a hundred icons, from one trial of a drug for walking. On fampridine "
        f"{crowds[0].count} are marked as walking faster, on placebo {crowds[1].count}. Most people in both "
        "groups are not marked.",
        caption=f"On a drug for walking {crowds[0].count} of 100 walked faster, and {crowds[1].count} of 100 "
        "on placebo. People whose timed walk was faster at most visits on treatment than before, "
        "over fourteen weeks, each group scaled to a hundred.",
    )
    table = DataTable(
        ("Group", "Counted", "Walked faster"), tuple((one.heading, one.beside, one.words) for one in crowds)
    )
    pair = (crowds[0], crowds[1])
    chart = icon_array_pair(words, pair, table, marked="walked faster", others="did not")
    return sourced(chart, library, ["fampridine_2009"])
