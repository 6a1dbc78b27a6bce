"""From a skin cell to a trial: how often resetting works, how long steering takes, how many trials."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

_TABLE = "reprogramming_efficiency_table_2015"
# How a row is called, the quieter line under it, and its outcome.
METHODS = (
    ("Proteins", "human skin cells", "protein_transduction_human_fibroblasts"),
    ("Lentivirus", "another set of four factors", "lentiviral_osnl"),
    ("Retrovirus", "mouse skin cells; the first method", "retroviral_oskm_mouse_fibroblasts"),
    ("Plasmids", "rings of DNA that are lost later; mouse skin cells", "episomal_plasmids_mouse_fibroblasts"),
    ("Sendai virus", "stays outside the cell's DNA; human skin cells", "sendai_virus_human_fibroblasts"),
    ("Messenger RNA", "human skin cells", "synthetic_mrna_human_fibroblasts"),
    ("Micro-RNA", "small RNA, brought by a lentivirus", "microrna_by_lentivirus"),
)


def said(one: Outcome) -> tuple[float, str, bool]:
    """Return where a share lies, how it is printed, and whether it is only an upper bound.

    Raises
    ------
    ValueError
        If the record holds neither a number nor "about" or "up to" one.
    """
    if one.value is not None:
        return one.value, f"{printing.number(one.value)}{printing.SPACE}%", False
    text = one.text or ""
    for phrase in ("about ", "up to "):
        if text.startswith(phrase):
            return float(text.removeprefix(phrase)), f"{text}{printing.SPACE}%", phrase == "up to "
    message = f"{one.id} is {text!r}; draw a number, or 'about' or 'up to' one"
    raise ValueError(message)


def reset_efficiency(library: Library) -> Chart:
    """Skin cells that become colonies, by method, on a scale where each step is ten times the one before."""
    record = library[_TABLE]
    rows = []
    for label, beside, name in METHODS:
        value, printed, bound = said(record[name])
        rows.append(Estimate(label, value, printed, beside, below=bound))
    rows.sort(key=lambda row: row.value)
    least, most = rows[0], rows[-2]
    told = ", ".join(f"{row.label} {row.words}" for row in rows)
    words = around(
        "reset_efficiency",
        title=f"Most skin cells are not reset: with all but one method {printing.number(most.value)} in "
        f"100 or fewer",
        subtitle="Colonies of reset cells for 100 skin cells put in; each step is ten times the one before",
        footer="One review's table; cells, laboratories and ways of counting differ, so the order of methods "
        "is rough. The other cells are lost; one good colony can be grown on.",
        alt=f"Seven dots on a scale where each step is ten times the one before: share of skin "
        f"cells that became colonies. {told}.",
        caption="Resetting works rarely, and one colony is enough. Colonies of reset cells for 100 skin "
        "cells "
        f"put in, by method, from {least.words} to {most.words}, and for one method {rows[-1].words}; a "
        "review's table.",
    )
    numbers = DataTable(
        ("Method", "Cells", "Colonies for 100 cells put in"),
        tuple((row.label, row.beside, row.words) for row in rows),
    )
    ground = Ground(0.0005, 20, ticks(0.001, 0.01, 0.1, 1, 10), logarithmic=True)
    return sourced(dot_plot(words, [("", rows)], ground, numbers), library, [record.id])


# ---- days ----

_DAYS = (
    ("To a myelin progenitor", "douvaras_2014", "time_to_opc", "skin of people with primary progressive MS"),
    ("To a young myelin maker (O4)", "ehrlich_2017", "time_to_o4_positive_cells", "three added genes"),
    ("The same, with a myelin protein", "ehrlich_2017", "time_to_mbp_positive_cells", "three added genes"),
    (
        "To both of these marks",
        "garcia_leon_2018_sox10",
        "time_to_o4_and_mbp_positive_cells",
        "one added gene",
    ),
)


def protocol_days(library: Library) -> Chart:
    """Days until the first wanted cells in three laboratories, each with its own start and end."""
    rows = []
    for label, name, outcome, beside in _DAYS:
        record, one = library[name], library[name][outcome]
        days = printing.number(drawn_value(one))
        rows.append(Estimate(label, drawn_value(one), f"{days} days", f"{record.short_name}; {beside}"))
    told = "; ".join(f"{row.label[0].lower()}{row.label[1:]}, {row.words}" for row in rows)
    slow, later, fast = (rows[at].words for at in (0, 2, -1))
    words = around(
        "protocol_days",
        title=f"Steering took {slow}, and with added genes {fast.removesuffix(' days')} to {later}",
        subtitle="Days in the dish until the wanted cells appear, in three laboratories",
        footer="The protocols do not all begin or end with the same cell, so they are no race. An added "
        "gene is "
        "one more thing to make safe. O4: a mark of young myelin makers. Months of making and testing the "
        "line come before. Ehrlich 2017: read in a review's table.",
        alt=f"Four dots on a scale of days in the dish: {told}. With added genes it took fewer; start and "
        "end of the protocols differ.",
        caption="Steering takes weeks to months, and with added genes it took weeks. Days until the wanted "
        "cells appear, in three laboratories; the protocols do not all begin or end with the same cell.",
    )
    numbers = DataTable(
        ("What was reached", "Study", "Days"), tuple((row.label, row.beside, row.words) for row in rows)
    )
    ground = Ground(0, 90, ticks(0, 15, 30, 45, 60, 75, 90))
    used = dict.fromkeys(name for _, name, _, _ in _DAYS)
    return sourced(dot_plot(words, [("", rows)], ground, numbers), library, list(used))


# ---- trials ----


def pluripotent_trials(library: Library) -> Chart:
    """Count trials of cells made from pluripotent ones, all over the world, and those found in MS."""
    record = library["kirkeby_2025_landscape"]
    asked = (
        ("Trials", "regulated, of a treatment", "regulated_interventional_trials"),
        ("Products", "", "products"),
        ("Conditions aimed at", "", "indications"),
    )
    rows = [
        Estimate(label, drawn_value(record[name]), printing.number(drawn_value(record[name])), beside)
        for label, beside, name in asked
    ]
    rows.append(Estimate("Trials in MS", 0, "none found", "in what we read of the count", kind="ring"))
    trials, products, conditions = (row.words for row in rows[:3])
    dosed = record["people_dosed"].text or ""
    counted = record["regulated_interventional_trials"].timepoint or ""
    words = around(
        "pluripotent_trials",
        title=f"{trials} trials of cells made from pluripotent ones, and none found in MS",
        subtitle=f"World count to {counted}; embryonic and reset (induced) cells together",
        footer=f"By then {dosed} people had been given such cells, most for diseases of the eye or the "
        f"brain, or "
        "for cancer. A count of trials says nothing about what they found. We read the abstract and a "
        "notice of the university; none found is not none exists.",
        alt=f"Four rows on one scale. Regulated trials of cells made from pluripotent ones: {trials}. "
        f"Products: "
        f"{products}. Conditions aimed at: {conditions}. Trials in multiple sclerosis: an empty ring at "
        f"nought, "
        "none found.",
        caption=f"Cells made from pluripotent ones were in {trials} trials by {counted}; in MS we found "
        f"none. "
        "World count of regulated trials, products and conditions, embryonic and reset cells together.",
    )
    numbers = DataTable(("What was counted", "Number"), tuple((row.label, row.words) for row in rows))
    ground = Ground(0, 120, ticks(0, 20, 40, 60, 80, 100, 120))
    return sourced(dot_plot(words, [("", rows)], ground, numbers), library, [record.id])
