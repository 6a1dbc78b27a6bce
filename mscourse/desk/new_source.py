"""The cells of a new exercise in its chapter's notebook of exercises, begun beside the others."""

from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mscourse.desk.source import BEGIN, BEGIN_HIDDEN, END, END_HIDDEN
from mscourse.writing import write_whole

TITLE = """# Exercises of chapter {number:02}: FILL IN

Write each function in its cell, run the cell, then run the check under it. A check says what holds so far \
and which idea to think of again; after three tries it offers hints. Nothing you write leaves your machine."""
IMPORTS = """from mscourse import check, task
from mscourse.exercises import exercise, learner, points"""
LEARNER = """# Your name, or the number you were given: the checks then draw
# numbers of your own.
learner("")"""
ANSWER = f"""def {{name}}(x):
    {BEGIN}
    return x  # FILL IN
    {END}"""
MARKS = f"""{BEGIN_HIDDEN}
@exercise("{{key}}.{{name}}").case(
    "FILL IN", idea="FILL IN", look="FILL IN", hidden=True
)
def _(ask):
    return None if ask.number(3) > ask.number(2) else ask.saw(3)
{END_HIDDEN}
points("{{key}}.{{name}}", {{name}})"""
PROOF = """WRONG = {{
    "FILL IN": {{"FILL IN": lambda x: -x}},  # case: what is wrong, and the answer
}}
prove("{key}.{name}", {name}, WRONG, keys=("FILL IN",))"""


def begin(number: int, key: str, name: str, root: Path = Path()) -> Path:
    """Append an exercise's cells to its chapter's notebook, which is begun too where there is none.

    Parameters
    ----------
    number, key
        Of the chapter.
    name
        That of the function which a learner writes.
    root
        The course's folder.

    Returns
    -------
    Path
        The notebook.

    """
    path = root / "exercises" / f"{number:02}_{key}.ipynb"
    notebook = nbformat.read(path, as_version=4) if path.exists() else _fresh(number)
    own = {"key": key, "name": name}
    cells = [
        (new_markdown_cell("## FILL IN"), "words"),
        (new_code_cell(f'task("{key}.{name}")'), "task"),
        (new_code_cell(ANSWER.format(**own)), "answer"),
        (new_code_cell(f'check("{key}.{name}", {name})'), "check"),
        (new_code_cell(MARKS.format(**own)), "marks"),
        (new_code_cell(PROOF.format(**own)), "proof"),
    ]
    for place, (cell, part) in enumerate(cells):
        cell.id = f"{name}-{place}"[:64]
        cell.metadata["mscourse"] = {"exercise": f"{key}.{name}", "part": part}
        notebook.cells.append(cell)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, f"{nbformat.writes(notebook).rstrip()}\n")
    return path


def _fresh(number: int) -> Any:
    learner, proof = new_code_cell(LEARNER), new_code_cell("from mscourse.desk.proof import prove")
    learner.metadata["mscourse"], proof.metadata["mscourse"] = {"part": "learner"}, {"part": "proof"}
    cells = [new_markdown_cell(TITLE.format(number=number)), new_code_cell(IMPORTS), learner, proof]
    for place, cell in enumerate(cells):
        cell.id = f"head-{place}"
    return new_notebook(cells=cells)
