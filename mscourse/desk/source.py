"""A notebook of exercises as it is written: one source for students, instructors and graders.

A cell says in its metadata, under ``mscourse``, which exercise it belongs to and which part it is:

``words``   text
``task``    shows what the exercise asks
``answer``  the function, with its solution between two marks
``check``   what a learner runs
``marks``   hidden cases between two marks, then the points
``proof``   wrong answers, each under the case that has to catch it; stays with the authors

A cell ``learner`` says who works; cells without a part are for everyone.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
STUB = "..."
PARTS = ("words", "task", "answer", "check", "marks", "proof", "learner")
NEEDED = ("task", "answer", "check", "marks", "proof")


class SourceError(ValueError):
    """A notebook of exercises is not what the desk needs; the message names file, exercise and remedy."""


@dataclass(frozen=True)
class Source:
    """One exercise as it is written.

    Attributes
    ----------
    id
        ``chapter.name``.
    answer
        The cell with the solution between its marks.
    marks, proof
        The cells of those parts.

    """

    id: str
    answer: str
    marks: str
    proof: str

    @property
    def name(self) -> str:
        """Name of the function to write."""
        return self.id.partition(".")[2]

    @property
    def solution(self) -> str:
        """The answer without marks."""
        return without_marks(self.answer)

    @property
    def starter(self) -> str:
        """The answer with a stub where the solution was."""
        return stubbed(self.answer)

    @property
    def hidden(self) -> str:
        """What lies between the marks of hidden cases; empty if there is none."""
        found = re.search(rf"{BEGIN_HIDDEN}\n(.*?){END_HIDDEN}", self.marks, re.DOTALL)
        return found[1] if found else ""


def part(cell: Any) -> str:
    """Return which part a cell is; empty for cells that are for everyone."""
    return str(cell.metadata.get("mscourse", {}).get("part", ""))


def exercise(cell: Any) -> str:
    """Return the exercise that a cell belongs to; empty for those that belong to none."""
    return str(cell.metadata.get("mscourse", {}).get("exercise", ""))


def stubbed(code: str) -> str:
    """Return code with a stub in the place of each solution."""
    return re.sub(
        rf"^([ \t]*){BEGIN}\n.*?{END}[ \t]*$", rf"\g<1>{STUB}", code, flags=re.DOTALL | re.MULTILINE
    )


def without_marks(code: str) -> str:
    """Return code with its solution and without the lines that mark it."""
    return re.sub(rf"^[ \t]*({BEGIN}|{END})[ \t]*\n?", "", code, flags=re.MULTILINE)


def without_hidden(code: str) -> str:
    """Return code without its hidden cases."""
    return re.sub(rf"^{BEGIN_HIDDEN}\n.*?^{END_HIDDEN}\n?", "", code, flags=re.DOTALL | re.MULTILINE)


def load(path: Path) -> Any:
    """Return a notebook of exercises.

    Raises
    ------
    SourceError
        If it can't be read, a part is unknown, or an exercise lacks a part or a mark.

    """
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as problem:
        message = (
            f"{path}: this is no notebook that can be read ({problem}); make it with jupytext or Jupyter"
        )
        raise SourceError(message) from problem
    for number, cell in enumerate(notebook.cells):
        if (found := part(cell)) and found not in PARTS:
            message = (
                f"{path}, cell {number + 1}: there is no part {found!r}; write one of {', '.join(PARTS)}"
            )
            raise SourceError(message)
    sources(notebook, path)
    return notebook


def sources(notebook: Any, path: Path = Path("the notebook")) -> tuple[Source, ...]:
    """Return the exercises of a notebook, in their order.

    Raises
    ------
    SourceError
        If an exercise lacks a part or a mark; the message says which.

    """
    parts: dict[str, dict[str, str]] = {}
    for cell in notebook.cells:
        if name := exercise(cell):
            parts.setdefault(name, {})[part(cell)] = str(cell.source)
    for name, own in parts.items():
        missing = [one for one in NEEDED if one not in own]
        if missing:
            message = (
                f"{path}: {name} has no cell for {', '.join(missing)}; add it with that part in its metadata"
            )
            raise SourceError(message)
        if own["answer"].count(BEGIN) != 1 or own["answer"].count(END) != 1:
            message = f"{path}: the answer of {name} needs {BEGIN!r} and {END!r} once, around its solution"
            raise SourceError(message)
        if own["marks"].count(BEGIN_HIDDEN) != own["marks"].count(END_HIDDEN):
            message = f"{path}: the marks of {name} open hidden cases and do not close them, or the reverse"
            raise SourceError(message)
    return tuple(Source(name, own["answer"], own["marks"], own["proof"]) for name, own in parts.items())
