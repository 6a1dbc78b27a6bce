"""Life between visits: a drug for walking, and exercise and talking treatments against fatigue."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import pooled_row, published
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.icons import Crowd, icon_array_pair
from mscourse.figures.row_chart import Ground

RESPONDERS = ("fampridine_2009.timed_walk_responders", "fampridine_2009.timed_walk_responders_placebo")
SECOND = (
    "fampridine_2009.responders_in_second_phase_3_trial",
    "fampridine_2009.responders_in_second_phase_3_trial_placebo",
)
POOLED = (
    ("Exercise", "moss_morris_2019_fatigue.fatigue_exercise_13_comparisons"),
    ("Behavioural treatment", "moss_morris_2019_fatigue.fatigue_behavioural_treatment_16_comparisons"),
    ("Both together", "moss_morris_2019_fatigue.fatigue_both_combined_5_comparisons"),
)
NETWORK = (
    ("Balance exercise", "harrison_2021_fatigue_nma.balance_exercise"),
    ("Cognitive behavioural therapy", "harrison_2021_fatigue_nma.cognitive_behavioural_therapy"),
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


_KEY: tuple[tuple[Sign, str], ...] = (
    ("diamond", "pooled trials, with 95 % interval"),
    ("ring", "pooled, no interval read"),
)


def fatigue_effects(library: Library) -> Chart:
    """Draw pooled effects of exercise and behavioural treatment on fatigue, from two syntheses."""
    asked = [(label, library.outcome(name)) for label, name in POOLED]
    pooled, network = library["moss_morris_2019_fatigue"], library["harrison_2021_fatigue_nma"]
    first = [pooled_row(one, label, _in_brackets(one.name)) for label, one in asked]
    second = [
        Row(label, published(library.outcome(name), 2), "", drawn_value(library.outcome(name)), kind="ring")
        for label, name in NETWORK
    ]
    sections = (
        Section(
            Ground(-1.3, 0.3, ticks(-1.2, -0.8, -0.4, 0), neutral=0, sides=("less fatigue", "more")),
            (Group("", tuple(first)),),
            heading=f"Trials aimed at fatigue, {printing.number(pooled.population.n or 0)} people",
            columns=("Against control", "", "Difference\n(95 % interval)"),
        ),
        Section(
            Ground(-0.3, 1.3, ticks(0, 0.4, 0.8, 1.2), neutral=0, sides=("more", "less fatigue")),
            (Group("", tuple(second)),),
            heading=f"A later network of trials, {printing.number(network['trials_participants'].n or 0)} "
            "people",
            columns=("Against control", "", "Difference"),
            better="right",
        ),
    )
    told = [one.words.partition(" (")[0] for one in (*first, *second)]
    words = around(
        "fatigue_effects",
        title="Exercise and some talking treatments ease fatigue",
        subtitle="Fatigue against control, in standard deviations; the two analyses count in opposite "
        "directions",
        footer="In the first analysis the trials of exercise were rated as very low in quality and "
        "differed a lot. Nobody in such trials can be blinded. The network printed no interval where it "
        "was read.",
        alt="Differences in fatigue against control, in standard deviations. First analysis, less is "
        "better: exercise {}, behavioural treatment {}, both together {}, whose interval reaches no "
        "difference. Second analysis, more is better: balance exercise {}, cognitive behavioural therapy "
        "{}.".format(*told),
        caption="Exercise and behavioural treatment each eased fatigue in pooled trials; together the gain "
        "is not clear. Difference in fatigue against control in standard deviations, in two analyses that "
        "count in opposite directions.",
    )
    table = DataTable(
        ("Treatment", "Analysis", "Standardised difference (95 % interval)"),
        tuple((one.label, section.heading, one.words) for section in sections for one in section),
    )
    return sourced(forest(words, sections, table, key=_KEY), library, [pooled.id, network.id])


def _in_brackets(name: str) -> str:
    """Return what stands between brackets in an outcome's name: how many comparisons were pooled."""
    return name.partition("(")[2].rstrip(")")
