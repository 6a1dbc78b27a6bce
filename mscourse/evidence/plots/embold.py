"""Donor T cells against a virus in progressive MS: the open phase, and the phase with placebo."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

EMBOLD = "embold_ata188"


def embold_phases(library: Library) -> Chart:
    """Draw how many of 100 got better in the open phase, and later on the cells and on placebo."""
    record = library[EMBOLD]
    opened, cells, placebo = (
        round(drawn_value(record[name]))
        for name in ("phase_1_for_contrast", "edss_better", "edss_better_placebo")
    )
    length = record["edss_better"].timepoint or ""
    groups = [
        (
            "Open phase",
            [Estimate("Cells", opened, f"{opened} of 100", "everybody knew; nobody compared", kind="ring")],
        ),
        (
            "Phase with placebo",
            [
                Estimate("Cells", cells, f"{cells} of 100", f"confirmed; {length}", kind="square"),
                Estimate("Placebo", placebo, f"{placebo} of 100", f"confirmed; {length}", kind="square"),
            ],
        ),
    ]
    words = around(
        "embold_phases",
        title=f"{opened} of 100 improved in the open phase; then {cells}, and {placebo} on placebo",
        subtitle="Donor T cells against the Epstein-Barr virus (ATA188), non-active progressive MS; of 100 "
        "people",
        footer="Our record holds no group sizes, so no interval is drawn. Scans and fluid markers gave no "
        f"supporting signal. A company notice of {record.year}; last looked at "
        f"{printing.day(record.checked)}.",
        alt=f"Three marks on a scale of 100 people whose disability improved. Donor T cells in an open "
        "phase: "
        f"{opened}, a ring. The same cells in a phase with placebo: {cells}, a square. Placebo in "
        "that phase: "
        f"{placebo}, more than with the cells.",
        caption=f"Seen without a comparison, and not with one: {opened} of 100 improved in the "
        "open phase, "
        f"then {cells} of 100 with the cells and {placebo} of 100 on placebo. ATA188 in non-active "
        "progressive MS.",
    )
    table = DataTable(
        ("Phase", "What was given", "Improved"),
        tuple((heading, row.label, row.words) for heading, rows in groups for row in rows),
    )
    chart = dot_plot(
        words,
        groups,
        Ground(0, 40, ticks(0, 10, 20, 30, 40)),
        table,
        key={"ring": "no comparison", "square": "randomised"},
    )
    return sourced(chart, library, [record.id])
