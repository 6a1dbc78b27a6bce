"""Instructors' pages: what they take from a chapter is what the chapter holds."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from mscourse.book.audit.texts import PAGES
from mscourse.book.teaching import answers, thoughts, time
from mscourse.quizzes import bank
from mscourse.quizzes.words import as_phrase
from tests.conftest import SmallBook

ROOT = Path(__file__).parents[2]
TEACH = sorted((ROOT / "teach").glob("*.md"))


@pytest.mark.parametrize("key", list(bank.chapters()))
def test_every_question_has_a_fold_with_its_answer_and_every_reason(key: str) -> None:
    tree = BeautifulSoup(answers(bank.chapter(key)), "html.parser")
    folds = tree.find_all("details")
    asked = bank.chapter(key).questions
    assert [one["id"] for one in folds] == [f"answers-{one.id.replace('.', '-')}" for one in asked]
    for fold, question in zip(folds, asked, strict=True):
        told = fold.get_text(" ")
        assert question.id in told
        assert any(
            words in told for words in ("Answer: ", "In this order:", "Paired like this:", "never graded")
        )
        known = [name for _, _, name in thoughts(question) if name]
        assert len(fold.select("li .ms-from")) == len(known)
        assert len(fold.select("ul > li")) >= max(1, len(known))
    options = [one for one in asked if one.kind == "single"]
    assert options
    for question in options:
        assert len(list(thoughts(question))) == len(question.options)  # type: ignore[union-attr]


def test_a_misconception_of_another_chapter_is_told_in_its_words() -> None:
    disease = bank.chapter("disease")
    borrowed = {
        name
        for one in disease.questions
        for _, _, name in thoughts(one)
        if name and not name.startswith("disease.")
    }
    assert borrowed
    shown = BeautifulSoup(answers(disease), "html.parser").get_text(" ")
    for name in borrowed:
        words = bank.chapter(name.partition(".")[0]).misconceptions[name]
        assert BeautifulSoup(as_phrase(words), "html.parser").get_text() in shown


def test_the_time_is_the_line_of_the_chapter(tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    cell = {
        "cell_type": "markdown",
        "source": ["- **Time** 35 minutes: 15 to read\n", "- **You need** rest\n"],
    }
    path.write_text(json.dumps({"cells": [cell]}))
    assert (
        BeautifulSoup(time(path), "html.parser").get_text()
        == "Time 35\xa0minutes: 15 to read, for one person alone."
    )
    path.write_text(json.dumps({"cells": []}))
    assert time(path) == ""


def test_the_pages_are_in_the_book_and_read_by_the_number_audit() -> None:
    listed = [
        one["file"]
        for part in yaml.safe_load((ROOT / "_toc.yml").read_text())["parts"]
        for one in part["chapters"]
    ]
    assert len(TEACH) == 7
    for path in TEACH:
        assert f"teach/{path.stem}" in listed
        assert f"teach/{path.name}" in PAGES


def test_every_open_chapter_has_its_part(small_book: SmallBook, notebook: Callable[..., str]) -> None:
    page = (ROOT / "teach" / "chapters.md").read_text()
    for key in bank.chapters():
        for part in ("time", "answers"):
            assert f"```{{teaching}} {key} {part}" in page
    small_book.page(
        "index", "# Home\n\n```{teaching} disease time\n```\n\n```{teaching} disease answers\n```\n"
    )
    (small_book.folder / "chapters").mkdir()
    head = notebook("md:# One\n\n- **Time** 90 minutes")
    (small_book.folder / "chapters" / "01_disease.ipynb").write_text(head)
    status, output = small_book.build()
    assert status == 0, output
    assert "90" in small_book.read("index")
    assert 'id="answers-disease-q5"' in small_book.read("index")


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("nowhere time", "Write one of: start, disease"),
        ("disease size", "Write one of: time, answers"),
        ("disease time", "no 01_disease.ipynb"),
    ],
)
def test_a_wrong_name_says_what_there_is(small_book: SmallBook, words: str, remedy: str) -> None:
    small_book.page("index", f"# Home\n\n```{{teaching}} {words}\n```\n")
    status, output = small_book.build()
    assert status != 0
    assert remedy in " ".join(output.split())
