"""Parts of a whole as one bar."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import drawn_value, same, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.stacked import Part, stacked_bar

FIRST_SIGNS = {
    "long_tract_symptoms_and_signs": ("Long tracts of brain and cord", "Long tracts of brain\nand cord"),
    "multifocal": ("Several places", "Several places"),
    "optic_neuritis": ("Optic neuritis", "Optic neuritis"),
    "brainstem_syndrome": ("Brainstem", "Brainstem"),
}


def first_signs(library: Library) -> Chart:
    """Where first attacks show themselves: four parts of a hundred people."""
    record = library["cis_presentation_miller_2005"]
    parts = [
        Part(Headed(*names), drawn_value(record[outcome]), printing.number(drawn_value(record[outcome])))
        for outcome, names in FIRST_SIGNS.items()
    ]
    told = ", ".join(f"{part.name.wide.lower()} {part.words}" for part in parts)
    words = Words(
        name="first_signs",
        title=Headed(
            "First attacks show themselves in four ways", "First attacks show themselves\nin four ways"
        ),
        subtitle=same("Of 100 people with a first episode"),
        footer=Headed(
            "Long tracts carry movement and feeling between brain and body. From a review that quotes a "
            "large database.",
            "Long tracts carry movement and feeling between\nbrain and body. From a review that quotes a\n"
            "large database.",
        ),
        alt="One bar for 100 people with a first episode of MS, divided into four parts by where the signs "
        "came "
        f"from: {told}. The first part is nearly half of the bar.",
        caption=(
            "Nearly half of first episodes come from the long tracts. Of 100 people with a first episode, by "
            "where the signs came from."
        ),
    )
    table = DataTable(("Signs from", "Of 100 people"), tuple((part.name.wide, part.words) for part in parts))
    return sourced(stacked_bar(words, parts, table), library, [record.id])
