"""The real nbgrader, from the release to the table of marks: ten submissions of a class."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from mscourse.desk.release import release
from mscourse.desk.source import load, sources

ROOT = Path(__file__).parents[2]
STEM = "00_start"
SOURCE = load(ROOT / "exercises" / f"{STEM}.ipynb")
SOLUTIONS = {one.name: one.solution for one in sources(SOURCE)}
FULL = {"natural_frequency": 8.0, "upper_bound_zero": 9.0, "share_improved": 9.0, "ladder_errors": 6.0}
WHOLE = sum(FULL.values())


NEAR_SHARE = "def natural_frequency(e, n, per=100):\n    return e / n, per"
NO_NOISE = "def share_improved(wobble, effect, cut, rng, n):\n    return float(effect >= cut)"


def answered(**answers: str) -> Callable[[Any], None]:
    """Write answers into the cells of a notebook; the others are those of the solution."""

    def write(notebook: Any) -> None:
        for cell in notebook.cells:
            own = cell.metadata.get("mscourse", {})
            if own.get("part") == "answer":
                name = own["exercise"].partition(".")[2]
                cell.source = answers.get(name, SOLUTIONS[name])

    return write


def untouched(_notebook: Any) -> None: ...


def deletes_its_cells(notebook: Any) -> None:
    answered()(notebook)
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("mscourse", {}).get("exercise") != "start.ladder_errors"
    ]


SUBMITTED: dict[str, tuple[Callable[[Any], None], float]] = {
    "perfect": (answered(), WHOLE),
    "blank": (untouched, 0),
    # a pair, in order, the same for twice as many; not people, whole, for any `per`, nearest, or for many
    "share": (
        answered(natural_frequency=NEAR_SHARE),
        WHOLE - 5,
    ),
    # none seen is none possible: only that it is a fraction, for a handful too, and not for two sides, holds
    "zero": (answered(upper_bound_zero="def upper_bound_zero(n, level):\n    return 0"), WHOLE - 6),
    # everyone the same change: no noise, effect, wobble or generator in it, and another share
    "no_noise": (
        answered(share_improved=NO_NOISE),
        WHOLE - 5,
    ),
    "mice_believed": (answered(ladder_errors="def ladder_errors():\n    return {3, 5, 6}"), WHOLE - 1),
    "loops": (
        answered(upper_bound_zero="def upper_bound_zero(n, level):\n    while True:\n        pass"),
        WHOLE - FULL["upper_bound_zero"],
    ),
    "loops_in_a_cell": (
        answered(ladder_errors="while True:\n    pass"),
        WHOLE - FULL["ladder_errors"],
    ),
    "deletes": (deletes_its_cells, WHOLE - FULL["ladder_errors"]),
    "syntax": (answered(share_improved="def share_improved(:"), WHOLE - FULL["share_improved"]),
}


def nbgrader(course: Path, *words: str) -> str:
    environment = os.environ | {
        "HOME": str(course),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MSCOURSE_VIEW": "",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.timeout(600)  # ten notebooks are run, two of them to a limit
def test_nbgrader_collects_ten_submissions_and_gives_the_right_marks(tmp_path: Path) -> None:
    release("ms", ("00",), tmp_path, ROOT / "exercises")
    course = tmp_path / "ms-instructor"
    with (course / "nbgrader_config.py").open("a") as settings:
        settings.write("c.ExecutePreprocessor.timeout = 20\n")
    said = nbgrader(course, "generate_assignment", STEM)
    handed = course / "release" / STEM / f"{STEM}.ipynb"
    assert handed.is_file(), said
    text = handed.read_text()
    assert "hidden=True" not in text
    assert "1 - level" not in text
    told = [cell for cell in nbformat.reads(text, as_version=4).cells if "nbgrader" in cell.metadata]
    assert all(cell.metadata.nbgrader.get("checksum") for cell in told)
    assert len(told) == 5 * len(FULL)
    for student, (write, _) in SUBMITTED.items():
        folder = course / "submitted" / student / STEM
        folder.mkdir(parents=True)
        notebook = nbformat.read(handed, as_version=4)
        write(notebook)
        nbformat.write(notebook, folder / f"{STEM}.ipynb")
    said = nbgrader(course, "autograde", STEM)
    said += nbgrader(course, "export", "--to", "grades.csv")
    with (course / "grades.csv").open() as table:
        marks = {
            row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(table)
        }
    assert marks == {student: (points, WHOLE) for student, (_, points) in SUBMITTED.items()}, said[-4000:]
    shutil.rmtree(course)
