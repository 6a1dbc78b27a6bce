"""The coverage of objectives: read from chapters, complete, and a gap stops the build."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.book.coverage import Row, Shown, page, rows, talks_of
from mscourse.exercises import objectives
from mscourse.quizzes import bank
from mscourse.quizzes.state import anchor
from tests.conftest import SmallBook

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "teach" / "chapters.md").read_text(encoding="utf-8")
OPEN = [one for one in CHAPTERS if one.key in bank.chapters()]


def notebook_of(*cells: tuple[str, str]) -> str:
    made = [
        {"cell_type": kind, "metadata": {}, "source": [source], **({"outputs": []} if kind == "code" else {})}
        for kind, source in cells
    ]
    return json.dumps({"cells": made})


def test_a_page_tells_its_headings_and_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    path.write_text(
        notebook_of(
            ("markdown", "# A title\n\n## First: one"),
            (
                "code",
                "from mscourse.chapters import disease as room\nfrom mscourse.chapters.start import go",
            ),
            ("code", 'show(evidence.plot("trapp_1998"), caption="x")\nshow(axon_states(5))'),
            ("markdown", "## Second\n\n### A part of it\n\n#### Not this"),
            ("code", 'room.peel()\ngo()\nshow(room.still())\nquiz("disease.q1")\nx = room.peel()'),
        )
    )
    headings, shown = page(path)
    assert headings == ["First: one", "Second", "A part of it"]
    assert shown == [
        Shown("chart", "trapp_1998", "First: one", "First: one"),
        Shown("drawing", "axon_states", "First: one", "First: one"),
        Shown("explorable", "peel", "A part of it", "Second"),
        Shown("explorable", "go", "A part of it", "Second"),
        Shown("drawing", "still", "A part of it", "Second"),
    ]


def test_a_guide_tells_which_objective_its_questions_serve() -> None:
    guide = "## Chapter 01: one\n\n1. A? <!-- disease.2 -->\n2. No.\n\n## Two\n3. And? <!-- disease.2 -->"
    assert talks_of(guide) == {"disease.2": [("Chapter 01: one", "1"), ("Two", "3")]}
    known = {name for chapter in OPEN for name in bank.chapter(chapter.key).objectives}
    assert set(talks_of(GUIDE)) <= known
    assert len(talks_of(GUIDE)) >= len(OPEN)


def test_a_row_names_each_gap_and_its_remedy() -> None:
    assert len(Row("x.1", "Say it").lacks) == 3
    whole = Row("x.1", "Say it", ("See",), (), ("x.e",), ("x.q1",))
    assert whole.lacks == ()
    assert "no question tests it" in replace(whole, questions=()).lacks[0]
    assert "nothing lets a reader try it" in replace(whole, exercises=()).lacks[0]
    assert replace(whole, exercises=(), shown=(Shown("chart", "c", "See", "See"),)).lacks == ()


@pytest.mark.parametrize("chapter", OPEN, ids=lambda one: one.key)
def test_every_objective_of_an_open_chapter_is_taught_tried_and_tested(chapter: Chapter) -> None:
    questions = bank.chapter(chapter.key)
    found = rows(questions, ROOT / "chapters" / f"{chapter.stem}.ipynb", talks_of(GUIDE))
    assert [one.id for one in found] == list(questions.objectives)
    assert {one.id: one.lacks for one in found if one.lacks} == {}
    asked = {one.id for one in questions.questions if not one.is_prediction}
    assert {name for one in found for name in one.questions} == asked
    tasks = {name for name, goals in objectives().items() if name.startswith(f"{chapter.key}.") and goals}
    assert tasks <= {name for one in found for name in one.exercises}


def test_the_page_has_a_table_for_each_open_chapter_with_links(small_book: SmallBook) -> None:
    small_book.page("index", "# Home\n\n```{coverage}\n```\n")
    (small_book.folder / "chapters").mkdir()
    source = (ROOT / "chapters" / "01_disease.ipynb").read_text()
    (small_book.folder / "chapters" / "01_disease.ipynb").write_text(source)
    status, output = small_book.build()
    assert status == 0, output
    tree = BeautifulSoup(small_book.read("index"), "html.parser")
    table = tree.select_one("#coverage-disease table")
    assert table is not None
    lines = table.select("tbody tr")
    assert len(lines) == len(bank.chapter("disease").objectives)
    told = " ".join(lines[1].get_text(" ").split())
    assert "explorable peel" in told
    assert "exercise blocking loss" in told
    assert lines[1].find("a", href=lambda way: str(way).endswith("#answers-disease-q3"))
    assert lines[1].find("a", href=lambda way: str(way).endswith(f"#{anchor('Explore: peel the sheath')}"))


def test_a_gap_stops_the_build_and_says_what_to_do(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\n```{coverage}\n```\n")
    (small_book.folder / "chapters").mkdir()
    (small_book.folder / "chapters" / "01_disease.ipynb").write_text(notebook("md:# One\n\n## Another"))
    status, output = small_book.build()
    assert status != 0
    assert "disease.1: no section teaches it: give a question of it the heading that does" in " ".join(
        output.split()
    )
