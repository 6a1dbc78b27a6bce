"""Donor T cells against a virus in progressive MS: the open phase, and the phase with placebo."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.icons import Crowd, icon_arrays

EMBOLD = "embold_ata188"


def embold_phases(library: Library) -> Chart:
    """Draw how many of 100 got better in the open phase, and later on the cells and on placebo."""
    record = library[EMBOLD]
    asked = (
        ("Cells, open phase", "phase_1_for_contrast", "everybody knew; nobody compared"),
        ("Cells, placebo phase", "edss_better", "confirmed, 12 months"),
        ("Placebo, same phase", "edss_better_placebo", "confirmed, 12 months"),
    )
    crowds = []
    for heading, name, beside in asked:
        count = round(drawn_value(record[name]))
        crowds.append(Crowd(heading, beside, count, f"{count} of 100 improved"))
    opened, cells, placebo = (one.count for one in crowds)
    words = around(
        "embold_phases",
        title=f"{opened} of 100 improved in the open phase; then {cells}, and {placebo} on placebo",
        subtitle="Donor T cells against the Epstein-Barr virus (ATA188) in progressive MS; of 100 people",
        footer="Shares scaled to a hundred; our record holds no group sizes, so no interval is drawn. "
        "Scans and fluid markers gave no supporting signal. Announced by the company in November "
        f"{record.year}; last looked at {printing.day(record.checked)}.",
        alt=f"Three squares of a hundred icons. Donor T cells in an open phase: {opened} marked as improved. "
        f"The same cells in a phase with placebo: {cells} marked. Placebo in the same phase: {placebo} "
        "marked, more than with the cells.",
        caption=f"What shone without a comparison did not hold: {opened} of 100 improved in the open phase, "
        f"then {cells} of 100 with the cells and {placebo} of 100 on placebo. ATA188 in progressive MS "
        "without relapses.",
    )
    table = DataTable(
        ("Phase", "Improved", "How"), tuple((one.heading, one.words, one.beside) for one in crowds)
    )
    return sourced(
        icon_arrays(words, crowds, table, marked="improved", others="did not improve"), library, [record.id]
    )
