"""What is made from one source: the student's notebook, the one with solutions, and the one for nbgrader."""

import copy
from typing import Any

import nbformat

from mscourse.desk.source import exercise, part, stubbed, without_hidden, without_marks
from mscourse.exercises import exercise as find

SCHEMA = 3  # of nbgrader's metadata


def student(notebook: Any) -> Any:
    """Return the notebook as it is handed out: a stub for each answer, and no mark, proof or output.

    It carries nbgrader's metadata, so that servers that know it can collect and mark it.
    """
    made = graded(notebook)
    for cell in made.cells:
        cell.source = without_hidden(stubbed(cell.source)) if cell.cell_type == "code" else cell.source
    return made


def solved(notebook: Any) -> Any:
    """Return the notebook with solutions and hidden cases, for whoever teaches."""
    made = _kept(notebook)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.source = without_marks(cell.source)
    return made


def graded(notebook: Any) -> Any:
    """Return the notebook as nbgrader's instructor version: its metadata, solutions between its marks."""
    made = _kept(notebook)
    for cell in made.cells:
        own = _metadata(cell)
        if own is not None:
            cell.metadata["nbgrader"] = own
    return made


def _kept(notebook: Any) -> Any:
    """Copy a notebook without what stays with the authors, and without outputs."""
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if part(cell) != "proof"]
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.validate(made)
    return made


def total(name: str, hidden: str) -> float:
    """Return how many points an exercise can earn with its hidden cases.

    Parameters
    ----------
    name
        ``chapter.name``.
    hidden
        The code of its hidden cases; they are counted by their decorators, not run.

    """
    shown = sum(case.points for case in find(name).cases if not case.hidden)
    return shown + hidden.count("hidden=True")


def _metadata(cell: Any) -> dict[str, Any] | None:
    """Return what nbgrader wants to know of a cell; None for cells that are nobody's business."""
    kind, name = part(cell), exercise(cell)
    if not name or kind not in {"task", "answer", "check", "marks", "words"}:
        return None
    own: dict[str, Any] = {
        "schema_version": SCHEMA,
        "grade_id": f"{kind}-{name}".replace(".", "-").replace("_", "-"),
        "cell_type": cell.cell_type,
        "task": False,
        "grade": kind == "marks",
        "solution": kind == "answer",
        "locked": kind != "answer",
    }
    if kind == "marks":
        own["points"] = total(name, str(cell.source))
    return own
