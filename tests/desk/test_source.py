"""The source of exercises and the versions made from it."""

from pathlib import Path

import nbformat
import pytest

from mscourse.desk.source import SourceError, load, sources, stubbed, without_hidden, without_marks
from mscourse.desk.versions import graded, solved, student
from tests.desk.sources import ANSWER, MARKS, NAME, notebook

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "exercises").glob("*.ipynb"))


def test_the_solution_lies_between_its_marks() -> None:
    assert stubbed(ANSWER) == "def upper_bound_zero(n, level):\n    ..."
    assert without_marks(ANSWER) == "def upper_bound_zero(n, level):\n    return 1 - (1 - level) ** (1 / n)\n"
    assert without_hidden(MARKS) == f"points({NAME!r}, upper_bound_zero)"


def test_a_source_knows_its_parts() -> None:
    (one,) = sources(notebook())
    assert (one.id, one.name) == (NAME, "upper_bound_zero")
    assert one.hidden == "secret = 'any level, hidden=True'\n"
    assert "..." in one.starter
    assert "..." not in one.solution


def code(made: object) -> str:
    return "\n".join(cell.source for cell in made.cells)  # type: ignore[attr-defined]  # nbformat has no types


def test_each_version_holds_what_it_may() -> None:
    whole = notebook()
    handed, taught, marked = student(whole), solved(whole), graded(whole)
    assert "1 - level" not in code(handed)
    assert "secret" not in code(handed)
    assert "prove" not in code(handed) + code(taught) + code(marked)
    assert "1 - level" in code(taught)
    assert "### BEGIN SOLUTION" not in code(taught)
    assert "### BEGIN SOLUTION" in code(marked)
    assert "secret" in code(marked)
    assert code(whole) == code(notebook()), "the source itself is left alone"


def test_nbgraders_metadata_say_who_answers_and_what_earns() -> None:
    own = {cell.metadata.mscourse.part: cell.metadata.nbgrader for cell in graded(notebook()).cells[2:]}
    assert own["answer"].solution
    assert not own["answer"].locked
    assert own["marks"].grade
    assert own["marks"].points == 9  # eight cases shown, one hidden
    assert own["check"].locked
    assert not own["check"].grade
    assert len({one.grade_id for one in own.values()}) == len(own)
    assert {one.schema_version for one in own.values()} == {3}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"check": ""}, "has no cell for check"),
        (
            {"answer": "def upper_bound_zero(n, level): ..."},
            "'### BEGIN SOLUTION' and '### END SOLUTION' once",
        ),
        ({"marks": "### BEGIN HIDDEN TESTS\nx = 1"}, "open hidden cases and do not close them"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        sources(notebook(**changed))


def test_files_that_are_no_source_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "00_start.ipynb"
    path.write_text("{")
    with pytest.raises(SourceError, match="this is no notebook that can be read"):
        load(path)
    made = notebook()
    made.cells[2].metadata["mscourse"]["part"] = "anwser"
    nbformat.write(made, path)
    with pytest.raises(SourceError, match=r"cell 3: there is no part 'anwser'; write one of words, task"):
        load(path)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_courses_own_sources_are_sound(path: Path) -> None:
    made = student(load(path))
    nbformat.validate(made)
    assert [cell for cell in made.cells if cell.source.rstrip().endswith("...")]


def test_there_is_a_source_for_every_chapter_with_exercises() -> None:
    from mscourse.exercises import CHAPTERS, objectives

    assert [path.stem.partition("_")[2] for path in SHIPPED] == list(CHAPTERS)
    there = [one.id for path in SHIPPED for one in sources(load(path), path)]
    assert there == list(objectives())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_chapters_stubs_are_those_of_the_source(path: Path) -> None:
    chapter = nbformat.read(ROOT / "chapters" / path.name, as_version=4)
    cells = [cell.source for cell in chapter.cells]
    for one in sources(load(path), path):
        assert one.starter in cells, f"{path.name}: the chapter shows another starter for {one.id}"
        assert f'check("{one.id}", {one.name})' in cells
