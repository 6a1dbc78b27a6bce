"""``quiz`` in its three modes, and the list that is read without scripts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from mscourse import quiz
from mscourse.progress import Store
from mscourse.quizzes import bank, sheet
from mscourse.quizzes.records import Label, Matching, Multiple, Ordering, Single
from mscourse.quizzes.state import anchor, question_state
from mscourse.view import PAGE_TYPE, VARIABLE

TIME = "2026-11-25T10:00:00Z"
QUESTIONS = [one for key in bank.chapters() for one in bank.chapter(key).questions]


def entry(answer: Any, **changed: Any) -> dict[str, Any]:
    return {"revision": 1, "answer": answer, "status": "right", "tries": 1, "time": TIME} | changed


def test_a_stored_quiz_is_a_list_with_its_answers_at_the_end_and_no_widget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    first, second = (quiz("disease")._repr_mimebundle_() for _ in range(2))
    assert first == second
    assert set(first) == {"text/plain", "text/html"}
    words = first["text/plain"]
    assert (
        words.index("optic nerve. How many") < words.index("ANSWERS AND REASONS") < words.index("21 of 100")
    )
    tree = BeautifulSoup(first["text/html"], "html.parser")
    assert {tag.name for tag in tree.select("*")} <= {
        *("p", "strong", "small", "ol", "ul", "li", "details", "summary", "em", "code", "a")
    }
    assert len(tree.find_all("ol")[0].find_all("li", recursive=False)) == 9
    details = tree.find("details")
    assert details is not None
    assert "10 a brainstem syndrome" not in details.get_text()


def test_a_page_holds_the_list_and_the_state_and_the_picture_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "page")
    bundle = quiz("disease")._repr_mimebundle_()
    html = bundle[PAGE_TYPE]["html"]
    assert html.startswith('<div class="ms-view" id="quiz-disease" data-module="quiz">')
    assert html.count("<svg") == 1
    assert len(html) < 60_000
    tree = BeautifulSoup(html, "html.parser")
    script = tree.select_one('script[type="application/json"]')
    assert script is not None
    state = json.loads(script.get_text())
    assert [one["id"] for one in state["questions"]] == [f"disease.q{n}" for n in range(1, 10)]


def test_ids_come_from_names() -> None:
    assert quiz("disease").element_id == "quiz-disease"
    assert quiz("disease.q3", "disease.predict_bath").element_id == "quiz-disease-q3-disease-predict-bath"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_state_says_everything_of_a_question_as_json(question: Any) -> None:
    told = question_state(question)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["id"] == question.id
    assert told["revision"] == question.revision


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_list_says_everything_of_a_question(question: Any) -> None:
    made = sheet.entry(question)
    told = " ".join(
        [made.prompt, made.answer, *(text for pair in (*made.choices, *made.reasons) for text in pair)]
    )
    if isinstance(question, (Single, Multiple)):
        parts = [text for one in question.options for text in (one.text, one.why)]
    elif isinstance(question, (Ordering, Label, Matching)):
        parts = [one.why for one in (question.items if isinstance(question, Ordering) else question.pairs)]
    else:
        parts = [question.why]
    assert all(part in told for part in parts)
    assert made.answer or question.is_prediction


def test_the_answer_of_an_ordering_on_paper_is_its_right_order() -> None:
    question = bank.questions("start.q3")[0]
    assert isinstance(question, Ordering)
    made = sheet.entry(question)
    signs = {text: sign for sign, text in made.choices}
    assert made.answer == ", ".join(signs[item.text] for item in question.items)


def test_an_anchor_is_what_the_book_gives_a_heading() -> None:
    from docutils.nodes import make_id

    for heading in (
        "The idea, in words",
        "See: one fibre, five states",
        "2 ways — “so”",
        "Predict: a hot bath",
    ):
        assert anchor(heading) == make_id(heading)


def test_answers_are_kept_in_a_file_and_come_back(tmp_path: Path) -> None:
    view = quiz("disease")
    assert view.store is None  # a test runs
    view.store = Store(tmp_path)
    view.widget.values = {"answers": {"disease.q9": entry("21")}}
    assert view.answers == {"disease.q9": "21"}
    assert Store(tmp_path).read().answers["disease.q9"].answer == "21"
    again = quiz("disease")
    again.store = Store(tmp_path)
    assert again.start()["answers"]["disease.q9"]["answer"] == "21"
    again.widget.values = {"answers": {}, "erased": TIME}
    assert Store(tmp_path).read().answers == {}
    assert again.answers == {}


@pytest.mark.parametrize(
    "values", [{"answers": 3}, {"answers": {"x": {}}}, {"answers": {"a.b": entry(float("nan"))}}]
)
def test_values_that_no_view_writes_are_not_kept(tmp_path: Path, values: dict[str, Any]) -> None:
    view = quiz("disease")
    view.store = Store(tmp_path)
    assert "not kept" in view.answer(values)["messages"][0]
    assert list(tmp_path.iterdir()) == []


def test_importing_the_course_reads_no_bank_and_no_markdown() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, mscourse; print([m for m in ('markdown_it', 'anywidget') if m in sys.modules])",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
