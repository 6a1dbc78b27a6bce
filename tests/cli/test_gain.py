"""``mscourse gain``: a folder of learners' files, and what is wrong with some of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse.progress.document import Document
from tests.cli.conftest import Answer
from tests.quizzes.test_gain import answered


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, form in enumerate("ab"):
        other = "b" if form == "a" else "a"
        answers = answered("before", form, {"t01": 1}, sure=3) | answered("after", other, {"t01": 0})
        (tmp_path / f"{number}.json").write_text(Document(answers).to_json(), encoding="utf-8")
    return tmp_path


def test_a_class_is_counted(folder: Path, call: Callable[[str], Answer]) -> None:
    done = call(f"gain {folder}")
    assert done.status == 0, done.err
    assert "2 learners with a finished sitting." in done.out
    assert "Form A first: 1 learner, +1.0 of 20 on average." in done.out
    assert "a number without a comparison" in done.out


def test_the_same_as_json_for_programmes(folder: Path, call: Callable[[str], Answer]) -> None:
    found = call(f"gain {folder} --json").data
    assert found["gains"] == {"a": [1], "b": [1]}
    assert len(found["questions"]) == 40


def test_a_broken_file_is_named_and_the_others_count(folder: Path, call: Callable[[str], Answer]) -> None:
    (folder / "9.json").write_text("{", encoding="utf-8")
    done = call(f"gain {folder}")
    assert done.status == 1
    assert "9.json was left out: it is no JSON document." in done.out
    assert "2 learners" in done.out


def test_an_empty_folder_says_what_belongs_there(tmp_path: Path, call: Callable[[str], Answer]) -> None:
    done = call(f"gain {tmp_path}")
    assert done.status == 1
    assert "have learners save theirs" in done.err
