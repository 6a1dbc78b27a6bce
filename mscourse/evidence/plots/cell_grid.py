"""Which cells were tried for which job: studies by kind, and how sure we are of each job in MS."""

from dataclasses import dataclass

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Column, Entry, Line, Mark, matrix

REPLACE, MODULATE, SUPPORT, TISSUE = range(4)
JOBS = ("Replace immunity", "Modulate immunity", "Support", "Replace tissue")
STATEMENTS = ("cells_replace_immunity", "cells_modulate", "cells_support", "cells_replace_tissue")
"""Whose certainty stands under each job."""
NONE_FOUND = "no trial in MS found"
_MARKS: dict[str, Mark] = {
    "rct": "square",
    "crossover_rct": "square",
    "single_arm": "disc",
    "case_report": "ring",
    "preclinical": "triangle",
}
_IN_WORDS: dict[Mark, str] = {
    "square": "randomised",
    "disc": "one group",
    "ring": "a few people",
    "triangle": "animals",
}


@dataclass(frozen=True)
class Placed:
    """A record in the grid: its job, who took part, and whether they had another disease.

    `name` stands where the record names no first author.
    """

    record: str
    job: int
    who: str
    apart: bool = False
    name: str = ""

    def named(self, record: Record) -> str:
        """Name the study in few words."""
        return f"{self.name} {record.year}" if self.name else record.short_name


@dataclass(frozen=True)
class Kind:
    """A kind of cell and its studies."""

    label: str
    beside: str
    studies: tuple[Placed, ...]


KINDS = (
    Kind(
        "Blood stem cells",
        "after strong drugs (AHSCT)",
        (Placed("mist_burt2019", REPLACE, "relapsing MS"),),
    ),
    Kind(
        "Engineered T cells",
        "CAR-T",
        (
            Placed("fischbach_2024_car", MODULATE, "progressive MS"),
            Placed("qin_2025_bcma", MODULATE, "progressive MS", name="BCMA"),
        ),
    ),
    Kind(
        "Stromal cells",
        "MSC, by vein or spine",
        (
            Placed("uccelli_2021_mesems", MODULATE, "relapsing or progressive MS"),
            Placed("petrou_2020", SUPPORT, "progressive MS"),
        ),
    ),
    Kind(
        "Changed stromal cells",
        "made nerve-like, or to secrete",
        (
            Placed("harris_2024_mscnp_phase2", SUPPORT, "progressive MS"),
            Placed("cohen_2023_mscntf", SUPPORT, "progressive MS"),
        ),
    ),
    Kind(
        "Neural stem cells",
        "from fetal tissue",
        (
            Placed("genchi_2023_stems", SUPPORT, "progressive MS"),
            Placed("leone_2023_hnsc", SUPPORT, "progressive MS"),
        ),
    ),
    Kind(
        "Myelin progenitors",
        "OPC and their kin",
        (
            Placed("windrem_2020", TISSUE, "mice"),
            Placed("fessler_2022_lctopc1", TISSUE, "cord injury", apart=True),
        ),
    ),
    Kind(
        "Neurons from iPSC",
        "reset skin or blood cells",
        (Placed("sawamoto_2025_pd", TISSUE, "Parkinson disease", apart=True),),
    ),
)


def people(record: Record) -> int | None:
    """Count who was given something in a study: its population, or its arms where only those were read.

    A group that was taken from a register to compare with is not counted.
    """
    treated = [arm.n for arm in record.arms if arm.n and "treated" in arm.name]
    if treated:
        return treated[0]
    return record.population.n or sum(arm.n or 0 for arm in record.arms) or None


def sure(library: Library) -> tuple[str, ...]:
    """Return how sure the course is of each job in people with MS, from its statements.

    Raises
    ------
    ValueError
        If a statement is missing, or more than one word of it is about people.
    """
    known = {one.id: one for one in library.statements}
    found = []
    for name in STATEMENTS:
        if name not in known:
            message = f"the grid of cells needs the statement {name!r}; write it, or name another one here"
            raise ValueError(message)
        words = [one.level for one in known[name].certainty if "mice" not in (one.where or "")]
        if len(words) > 1:
            message = f"{name} has {len(words)} certainties in people; the grid has room for one"
            raise ValueError(message)
        found.append(words[0] if words else NONE_FOUND)
    return tuple(found)


def _entry(library: Library, placed: Placed) -> Entry:
    record = library[placed.record]
    mark, count = _MARKS[record.design], people(record)
    who = (
        placed.who
        if mark == "triangle" or count is None
        else f"{printing.number(count)} people, {placed.who}"
    )
    return Entry(mark, placed.named(record), who, placed.apart)


def cell_grid(library: Library) -> Chart:
    """Cell types by job: only the first job has been shown in a randomised trial to help people with MS."""
    certain = sure(library)
    lines = [
        Line(
            kind.label,
            kind.beside,
            tuple(
                tuple(_entry(library, one) for one in kind.studies if one.job == job)
                for job in range(len(JOBS))
            ),
        )
        for kind in KINDS
    ]
    boxes = [box for line in lines for box in line.boxes]
    empty = sum(not box for box in boxes)
    rows = tuple(
        (
            one.named(library[one.record]),
            kind.label,
            JOBS[one.job],
            _IN_WORDS[_MARKS[library[one.record].design]],
            _entry(library, one).beside,
        )
        for kind in KINDS
        for one in kind.studies
    )
    words = around(
        "cell_grid",
        title="One job is shown in people with MS; most boxes are empty",
        subtitle="Main studies in this course by kind of cell and by job",
        footer="An empty box: none of the main studies among this course's records; there may be others. A "
        "study stands where its authors aimed; what cells did may have been something else. Pale "
        "marks: another disease than MS.",
        alt="A grid of seven kinds of cell by four jobs, most boxes empty. Replace immunity holds one "
        f"randomised trial, certainty {certain[REPLACE]}. Modulate: three studies, {certain[MODULATE]}. "
        f"Support: five studies in progressive MS, {certain[SUPPORT]}. Replace tissue: mice, and people with "
        "other diseases; no trial in MS found.",
        caption="Only replacing immunity has been shown to help people, those with relapsing MS. Kinds of "
        "cell by the job they were given for, with main studies of this course and how sure we are; "
        f"harms stand in the table of evidence. Of {printing.number(len(boxes))} boxes "
        f"{printing.number(empty)} are empty.",
    )
    chart = matrix(
        words,
        [Column(job, word) for job, word in zip(JOBS, certain, strict=True)],
        lines,
        DataTable(("Study", "Cells", "Job", "Kind of study", "Who"), rows),
        foot="How sure, in people with MS",
        key=(
            ("square", "randomised"),
            ("disc", "one group, all treated"),
            ("ring", "a few people, described"),
            ("triangle", "animals"),
        ),
    )
    return sourced(chart, library, [one.record for kind in KINDS for one in kind.studies])
