"""nbval is strict: what runs and what is stored must be the same, also when one of them is nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from mscourse.book.notebooks import store

ROOT = Path(__file__).parents[2]


def validate(path: Path) -> str:
    """Run nbval as the Makefile does."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        str(path),
        "-p",
        "no:cacheprovider",
        "-q",
        "--rootdir",
    ]
    command += [
        str(path.parent),
        "-c",
        os.devnull,
        "--nbval-sanitize-with",
        str(ROOT / "tests/nbval_sanitize.cfg"),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=path.parent).stdout


def test_what_is_stored_and_what_runs_must_agree(
    tmp_path: Path, notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "still")
    path = tmp_path / "one.ipynb"
    path.write_text(notebook("md:# One", "6 * 7", "print('kept')", "x = 1"))
    store([path])
    book = nbformat.read(path, as_version=4)
    assert [len(one.outputs) for one in book.cells if one.cell_type == "code"] == [1, 1, 1, 0]
    assert "4 passed" in validate(path)

    book.cells[2].outputs[0].data["text/plain"] = "43"  # another value
    book.cells[3].outputs = []  # nothing stored
    book.cells[4].outputs = [nbformat.v4.new_output("stream", name="stdout", text="once\n")]  # nothing given
    nbformat.write(book, path)
    said = validate(path)
    assert "3 failed, 1 passed" in said, said


def test_the_cells_of_a_notebook_stay_in_one_kernel() -> None:
    nbval = next(line for line in (ROOT / "Makefile").read_text().splitlines() if "--nbval" in line)
    assert "-n auto --dist loadfile" in nbval  # else cells are dealt out, and a name is unknown next door


def test_no_lax_mode_is_left_in_the_commands() -> None:
    for name in ("Makefile", "README.md"):
        text = (ROOT / name).read_text()
        assert "--nbval chapters" in text
        assert "--nbval-lax" not in text
        assert "--nbval-current-env" not in text
