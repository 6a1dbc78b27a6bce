"""People as icons, with one denominator for all groups of a picture."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.icons import Crowd, icon_arrays
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed


def four_in_ten(library: Library) -> Chart:
    """Improved after cells without a comparison, and in a trial with one: the missing column."""
    pooled = library.outcome("meta_msc_2023_jcm.improved")
    cells = library.outcome("harris_2024_mscnp_phase2.edss_plus_improvement_primary")
    saline = library.outcome("harris_2024_mscnp_phase2.edss_plus_improvement_primary_saline")
    asked = (
        ("Cells, pooled series", pooled, f"no comparison; {printing.interval(pooled)}"),
        ("Cells, placebo trial", cells, f"{cells.n} people with progressive MS"),
        ("Salt water, same trial", saline, f"{saline.n} people with progressive MS"),
    )
    crowds = [
        Crowd(name, beside, round(drawn_value(one)), f"{round(drawn_value(one))} of 100 improved")
        for name, one, beside in asked
    ]
    numbers = tuple((crowd.heading, crowd.words, crowd.beside) for crowd in crowds)
    first, second, third = (crowd.count for crowd in crowds)
    words = Words(
        name="four_in_ten",
        title=Headed(
            f"{first} in 100 improved with cells, and in a trial {third} in 100 improved with salt water",
            f"{first} in 100 improved with cells,\nand {third} in 100 with salt water",
        ),
        subtitle=Headed(
            "People with MS whose disability score improved; each icon stands for one in a hundred",
            "People with MS whose disability score\nimproved; each icon is one in a hundred",
        ),
        footer=Headed(
            "The trial's groups are scaled to a hundred. The two sources measured improvement differently:\n"
            "compare the two columns of the trial with each other.",
            "The trial's groups are scaled to a hundred. The two\nsources measured improvement differently: "
            "compare\n"
            "the two groups of the trial with each other.",
        ),
        alt=(
            f"Three squares of a hundred icons. Pooled figures of cells without a comparison group: {first} "
            "marked as "
            f"improved. A trial with placebo: {second} marked with cells, {third} marked with salt water. "
            "All three "
            "look alike."
        ),
        caption=(
            f"The missing column: without cells, {third} in 100 improved too. People whose disability score "
            "improved, "
            "in pooled figures without a comparison group and in one trial with a placebo group."
        ),
    )
    table = DataTable(("Group", "Improved", "Who"), numbers)
    chart = icon_arrays(words, crowds, table, marked="improved", others="did not improve")
    return sourced(chart, library, ["meta_msc_2023_jcm", "harris_2024_mscnp_phase2"])
