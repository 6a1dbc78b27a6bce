"""Releases: what is handed out, that it holds no solution, and that it is the same each time."""

import hashlib
import json
import zipfile
from pathlib import Path

import nbformat
import pytest

from mscourse.desk.release import ReleaseError, leaks, lock, release, secret_lines
from mscourse.desk.source import Source, load, sources
from tests.desk.sources import notebook

EXERCISES = Path(__file__).parents[2] / "exercises"
ALL = [one for path in sorted(EXERCISES.glob("*.ipynb")) for one in sources(load(path), path)]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of exercises with one small notebook."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    nbformat.write(notebook(), folder / "00_start.ipynb")
    return folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_students_and_instructors_get_what_is_theirs(tmp_path: Path) -> None:
    students = release("ms-spring", ("00", "disease"), tmp_path, EXERCISES)
    assert set(files(students)) == {
        "00_start.ipynb",
        "01_disease.ipynb",
        "README.md",
        "data/evidence.csv",
        "manifest.json",
        "requirements.txt",
    }
    assert set(files(tmp_path / "ms-spring-instructor")) == {
        "manifest.json",
        "nbgrader_config.py",
        "solutions/00_start.ipynb",
        "solutions/01_disease.ipynb",
        "source/00_start/00_start.ipynb",
        "source/01_disease/01_disease.ipynb",
    }
    assert not leaks(students, ALL)
    assert leaks(tmp_path / "ms-spring-instructor", ALL), "the same search finds the solutions where they are"
    held = json.loads((students / "manifest.json").read_text())["sha256"]
    assert held == {name: value for name, value in files(students).items() if name != "manifest.json"}
    with zipfile.ZipFile(tmp_path / "ms-spring.zip") as packed:
        assert {one.removeprefix("ms-spring/") for one in packed.namelist()} == set(files(students))


def test_every_exercise_has_lines_to_search_for() -> None:
    for one in ALL:
        assert secret_lines(one), one.id


def test_a_line_that_only_imports_is_no_secret_and_what_follows_is() -> None:
    imports = "    import numpy as np\n    from math import exp, log\n"
    solution = f"    ### BEGIN SOLUTION\n{imports}    return np.import_array(exp(x))\n    ### END SOLUTION\n"
    one = Source("start.f", f"def f(x):\n{solution}", "", "")
    assert secret_lines(one) == ["return np.import_array(exp(x))"]


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        release("ms", (), tmp_path / name, EXERCISES)
    assert files(tmp_path / "first") == files(tmp_path / "second")


def test_a_release_replaces_an_earlier_one_and_nothing_else(tmp_path: Path, own: Path) -> None:
    students = release("ms", (), tmp_path, own)
    (students / "left.txt").write_text("from before")
    release("ms", (), tmp_path, own)
    assert not (students / "left.txt").exists()
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "page.md").write_text("mine")
    with pytest.raises(ReleaseError, match="is there and is no earlier release"):
        release("thesis", (), tmp_path, own)
    assert (tmp_path / "thesis" / "page.md").read_text() == "mine"


def test_a_solution_outside_its_marks_is_not_released(tmp_path: Path, own: Path) -> None:
    made = notebook(
        check="check('start.upper_bound_zero', upper_bound_zero)\n# return 1 - (1 - level) ** (1 / n)"
    )
    nbformat.write(made, own / "00_start.ipynb")
    with pytest.raises(ReleaseError, match=r"would hold a solution \(00_start.ipynb, start.upper_bound_zero"):
        release("ms", (), tmp_path, own)
    assert not (tmp_path / "ms").exists()
    assert not (tmp_path / "ms.zip").exists()


@pytest.mark.parametrize("name", ["", "../up", "Spring", "a b", "x" * 60])
def test_names_that_are_no_folder_are_refused(name: str, tmp_path: Path, own: Path) -> None:
    with pytest.raises(ReleaseError, match="is no name for a course"):
        release(name, (), tmp_path, own)


def test_an_unknown_chapter_is_named(tmp_path: Path, own: Path) -> None:
    with pytest.raises(ReleaseError, match="no chapter 'ahsct' has exercises; there are: 00_start"):
        release("ms", ("ahsct",), tmp_path, own)
    with pytest.raises(ReleaseError, match="holds no notebook"):
        release("ms", (), tmp_path, tmp_path)


def test_the_lock_names_what_a_notebook_imports_and_no_tool_of_ours() -> None:
    names = [line.partition("==")[0] for line in lock().splitlines()]
    assert {"mscourse", "numpy", "scipy", "matplotlib", "pandas", "jupyterlab"} <= set(names)
    assert not {"pytest", "jupyter-book", "nbgrader"} & set(names)
    assert names == sorted(names)
