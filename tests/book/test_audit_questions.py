"""The rules about questions, each proven by a planted fault."""

import json
from typing import Any

import pytest

from mscourse import quiz
from mscourse.book.audit.questions import audit_questions
from mscourse.book.audit.site import Page
from mscourse.view import VARIABLE

HEADINGS = (
    "predict-a-hot-bath the-idea-in-words three-lines-of-mathematics "
    "see-one-fibre-five-states from-fibre-to-symptom why-ms-starts"
)


def built(*names: str) -> str:
    return "".join(quiz(name).page()["html"] for name in names)


def found(html: str, name: str = "about.html") -> list[str]:
    sections = "".join(f'<section id="{one}"></section>' for one in HEADINGS.split())
    page = Page(name, f"<html><body><main>{sections}{html}</main></body></html>")
    findings = audit_questions(page)
    assert all(one.rule_name == "QUESTIONS" for one in findings)
    return [one.what for one in findings]


@pytest.fixture(autouse=True)
def page_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "page")


def changed(change: Any) -> str:
    """Return a quiz whose state was changed after it was built."""
    html = built("disease.q5")
    start, middle = html.split('<script type="application/json">')
    state, end = middle.split("</script>")
    whole = json.loads(state)
    change(whole)
    return f'{start}<script type="application/json">{json.dumps(whole)}</script>{end}'


def test_a_page_with_all_questions_of_its_chapter_has_no_findings() -> None:
    assert found(built("disease.predict_bath", "disease"), "chapters/01_disease.html") == []
    assert found(built("disease.q5")) == []  # on another page any may stand alone
    assert found("", "chapters/capstone.html") == []  # nothing in the bank, nothing to ask


def test_a_question_that_its_page_does_not_ask_is_found() -> None:
    missing = found(built("disease"), "chapters/01_disease.html")
    assert missing == ["disease.predict_bath is in the bank and not on its page"]


def test_a_question_that_stands_twice_is_found() -> None:
    assert found(built("disease", "disease.q5")) == ["disease.q5 stands on the page 2 times"]


def test_a_section_that_is_not_there_is_found() -> None:
    html = changed(lambda state: state["questions"][0].update(section="Nowhere", anchor="nowhere"))
    assert any("'Nowhere', which is no section" in one for one in found(html))


@pytest.mark.parametrize(
    "change",
    [
        {"revision": 7},
        {"prompt": "Another question."},
        {"options": []},
    ],
)
def test_a_page_that_lags_behind_the_bank_is_found(change: dict[str, Any]) -> None:
    html = changed(lambda state: state["questions"][0].update(change))
    assert found(html) == ["disease.q5 is not what the bank says; the page was built before a change"]


def test_a_question_that_is_not_in_the_bank_is_found() -> None:
    html = changed(lambda state: state["questions"][0].update(id="disease.q99"))
    assert found(html) == ["disease.q99 is not in the bank"]


@pytest.mark.parametrize("state", ["", "{", "[]", '{"questions": 3}', '{"questions": [1]}'])
def test_a_quiz_without_a_state_is_found(state: str) -> None:
    html = built("disease.q5")
    start, middle = html.split('<script type="application/json">')
    broken = f'{start}<script type="application/json">{state}</script>{middle.split("</script>")[1]}'
    assert found(broken) == ["the quiz quiz-disease-q5 has no state that can be read"]


def test_a_quiz_that_cannot_be_read_without_scripts_is_found() -> None:
    start, end = built("disease.q5").split('<div class="ms-fallback">')
    bare = f'{start}<div class="ms-fallback"></div><script{end.split("<script", 1)[1]}'
    assert found(bare) == [
        "the quiz quiz-disease-q5 lists 0 questions for readers without scripts, of 1",
        "the quiz quiz-disease-q5 lists 0 answers for readers without scripts, of 1",
    ]
