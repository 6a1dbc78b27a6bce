"""What two articles claim of each kind of cell, by what the course found of each claim."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around
from mscourse.evidence.verdicts import Claim
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Column, Entry, Line, Mark, matrix

KINDS = {
    "Blood stem cells": {"ahsct": 6},
    "Stromal cells (MSC)": {"msc": 7},
    "Induced pluripotent cells": {"ipsc": 8},
    "Myelin progenitors": {"opc": 9},
    "Gene-edited cells": {"gene_editing": 10},
    "Several together": {"combination": 11},
    "Cells in general": {"cell_therapy": 5, "trials": 12, "future": 15},
}
"""Rows; the chapters that settle their claims, and the numbers of these."""
COLUMNS: dict[str, tuple[Mark, tuple[str, ...]]] = {
    "Supported": ("square", ("Supported",)),
    "Partly": ("diamond", ("Partly",)),
    "Shown in animals only": ("triangle", ("Preclinical",)),
    "Not supported, or open": ("ring", ("Unsupported", "Open")),
}
"""Columns, their sign, and the first words of the verdicts that belong there."""
SHORT = {
    "a02": "repair myelin, restore function",
    "a03": "2024 brings breakthroughs",
    "a04": "an infusion regrows myelin",
    "a05": "own cells, out and back",
    "a06": "resets, lowers inflammation",
    "a07": "may repair myelin",
    "a08": "come from several tissues",
    "a09": "calm immunity, protect nerves",
    "a10": "become any kind of cell",
    "a11": "a promising source",
    "a12": "a stem cell for myelin-makers",
    "a13": "grafts regrow myelin",
    "a14": "strike the genetic root",
    "a15": "correct the mutations",
    "a16": "being explored together",
    "a17": "trials clear the way",
    "a20": "safe, effective, life-changing",
    "b06": "repair, calm, protect, regrow",
    "b07": "two approaches matter most",
    "b08": "chemotherapy resets immunity",
    "b09": "a reboot may halt MS",
    "b10": "fewer relapses, better life",
    "b11": "turn into various cells",
    "b12": "trials show regrowth",
    "b13": "relieve, and maybe slow",
    "b14": "early days, more data needed",
    "b16": "may halt the disease",
}
"""Each claim in a few words; its sentence stands on its card."""


def claims_by_cell(library: Library) -> Chart:
    """Sort every claim about cells by kind of cell and by verdict.

    Raises
    ------
    ValueError
        If a claim has no short form here, or its verdict begins with a word that no column knows.

    """
    found = {
        kind: [one for one in library.claims.values() if one.chapter in chapters]
        for kind, chapters in KINDS.items()
    }
    lines = [
        Line(
            kind,
            _where(KINDS[kind]),
            tuple(
                tuple(Entry(sign, one.id, _short(one)) for one in claims if column(one) == heading)
                for heading, (sign, _) in COLUMNS.items()
            ),
        )
        for kind, claims in found.items()
    ]
    everything = [one for claims in found.values() for one in claims]
    counts = {heading: sum(column(one) == heading for one in everything) for heading in COLUMNS}
    whole = printing.number(len(everything))
    told = ", ".join(f"{heading.lower()} {printing.number(count)}" for heading, count in counts.items())
    words = around(
        "claims_by_cell",
        title="The nearer a claim comes to repair, the less stands behind it",
        subtitle=f"What two popular articles claim of cells, {whole} claims, by kind of cell and verdict",
        footer="Claims are in the course's own few words; each card has the sentence, the reasons and the "
        "records. A verdict is dated and can change.",
        alt=f"A grid of {printing.number(len(KINDS))} kinds of cell by four verdicts, with {whole} claims: "
        f"{told}. What is supported tells how cells are got and given; that they regrow myelin is shown in "
        "animals only or not supported.",
        caption=f"Of {whole} claims about cells {printing.number(counts['Supported'])} are supported as they "
        "stand, and these tell where cells come from. Claims of two popular articles, by kind of cell and by "
        "verdict.",
    )
    rows = tuple(
        (one.id, kind, one.statement, one.verdict or "") for kind, claims in found.items() for one in claims
    )
    return matrix(
        words,
        [Column(heading, f"{printing.number(count)} of {whole}") for heading, count in counts.items()],
        lines,
        DataTable(("Claim", "Cells", "What the article says", "Verdict"), rows),
        foot="How many",
        key=[(sign, heading.lower()) for heading, (sign, _) in COLUMNS.items()],
    )


def column(one: Claim) -> str:
    """Return the column of a claim, by the first word of its verdict."""
    first = (one.verdict or "").replace(",", " ").replace(":", " ").split(" ")[0]
    for heading, (_, words) in COLUMNS.items():
        if first in words:
            return heading
    message = f"claim {one.id} has the verdict {one.verdict!r}; begin it with a word that a column knows"
    raise ValueError(message)


def _where(chapters: dict[str, int]) -> str:
    """Say which chapters settle the claims of a row."""
    numbers = [f"{number:02}" for number in chapters.values()]
    if len(numbers) == 1:
        return f"chapter {numbers[0]}"
    return f"chapters {', '.join(numbers[:-1])} and {numbers[-1]}"


def _short(one: Claim) -> str:
    if one.id not in SHORT:
        message = f"claim {one.id} has no short form; write one in {__name__}"
        raise ValueError(message)
    return SHORT[one.id]
