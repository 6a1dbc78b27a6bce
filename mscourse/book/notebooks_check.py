"""What a stored notebook must be before nbval compares it: whole, quiet, the same everywhere, fit for a page.

nbval runs every cell and compares what it gives with what is stored. These rules look at what is stored.
"""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

from mscourse import opening
from mscourse.book.leaks import leaks

LINES, WIDTH = 8, 68  # of a cell that the reader sees
REASONED = {
    "nbval-ignore-output",
    "nbval-skip",
    "nbval-raises-exception",
    "raises-exception",
    "skip-execution",
}
UNSEEN = {"hide-input", "remove-input", "remove-cell"}
_COMMENT_TAG = re.compile(r"#\s*(?:NBVAL|PYTEST_VALIDATE)_\w+")
_SPEAKS = {"print", "display", "show", "quiz", "explore", "check", "task", "claims"}
_ENOUGH = 15  # letters; a reason is more than a word


def faults(notebook: Any, version: str) -> list[str]:
    """Return what is wrong with a stored notebook, in the order of its cells.

    Parameters
    ----------
    notebook
        As `nbformat` reads it.
    version
        Of the course, which the opening cell must name.

    """
    cells = [(number, one) for number, one in enumerate(notebook.cells, 1) if one.cell_type == "code"]
    found = list(_opening(cells, version))
    found += [f"cell {number}: {what}" for number, cell in cells for what in _cell(cell)]
    counts = [cell.execution_count for _number, cell in cells if cell.source.strip()]
    if counts != list(range(1, len(counts) + 1)):
        found.append("not run from top to bottom in one go. Run: make notebooks")
    if "widgets" in notebook.metadata:
        found.append("holds the state of widgets, which differs from run to run. Run: make notebooks")
    return found


def _opening(cells: list[tuple[int, Any]], version: str) -> Iterator[str]:
    if not cells or cells[0][1].source != opening.cell(version):
        yield f"does not open with the cell for version {version}. Run: make notebooks"
    elif opening.TAG not in cells[0][1].metadata.get("tags", []):
        yield f"the opening cell lacks the tag {opening.TAG}. Run: make notebooks"


def _cell(cell: Any) -> Iterator[str]:
    tags = set(cell.metadata.get("tags", []))
    if "part" not in cell.metadata.get("mscourse", {}):  # the source of exercises is no page
        yield from _width(cell.source, tags)
    yield from _tags(cell, tags)
    if speaks(cell.source) and not cell.outputs and not tags & REASONED:
        yield "gives an output and none is stored. Run: make notebooks"
    for output in cell.outputs:
        yield from _output(output, tags)


def _width(source: str, tags: set[str]) -> Iterator[str]:
    lines = source.splitlines()
    if len(lines) > LINES and not tags & UNSEEN:
        yield f"{len(lines)} lines; {LINES} at most. Move the rest into the package, or tag it hide-input"
    wide = max(map(len, lines), default=0)
    if wide > WIDTH:
        yield f"a line of {wide} characters; {WIDTH} at most, or a page cuts it"


def _tags(cell: Any, tags: set[str]) -> Iterator[str]:
    if _COMMENT_TAG.search(cell.source):
        yield "a comment tells nbval to look away. Use a tag, with its reason in the metadata"
    for tag in sorted(tags & REASONED):
        reason = cell.metadata.get("mscourse", {}).get("reason", "")
        if len(str(reason).strip()) < _ENOUGH:
            yield f'the tag {tag} has no reason. Add one: metadata {{"mscourse": {{"reason": "..."}}}}'


def _output(output: Any, tags: set[str]) -> Iterator[str]:
    if output.output_type == "error" and not tags & REASONED:
        yield "holds an error. Mend the cell, then run: make notebooks"
    if output.get("name") == "stderr":
        yield f"holds a message on stderr: {output.text.strip()[:60]!r}. Mend what it warns of"
    leak = next(leaks(_words(output), stored=True), None)
    if leak is not None:
        yield f"the output holds {leak!r}, which differs from machine to machine"


def _words(output: Any) -> str:
    """Return the text of an output, pictures left out."""
    data = [one for kind, one in output.get("data", {}).items() if not kind.startswith("image/")]
    parts = [output.get("text", ""), " ".join(output.get("traceback", []))]
    parts += [one if isinstance(one, str) else json.dumps(one) for one in data]
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "", " ".join(parts))


def speaks(source: str) -> bool:
    """Return whether running a cell gives an output, as far as its code tells.

    It does if a verb that shows something stands at the top, or if the last line is a value: a name or
    a number. A last line that calls something else may give nothing; there nbval sees what running gives.
    """
    try:
        body = ast.parse(re.sub(r"^(\s*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)).body
    except SyntaxError:
        return False
    calls = [one.value for one in body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)]
    if any(_called(one) in _SPEAKS for one in calls) and not source.rstrip().endswith(";"):
        return True
    last = body[-1] if body else None
    return (
        isinstance(last, ast.Expr)
        and not isinstance(last.value, ast.Call | ast.Await)
        and not (isinstance(last.value, ast.Constant) and last.value.value in {None, ...})
        and not source.rstrip().endswith(";")
    )


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
