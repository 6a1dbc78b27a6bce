"""Marking, in Python and in the page: one file of cases on which both have to agree."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mscourse.quizzes.bank import parse
from mscourse.quizzes.marking import LONGEST_NUMBER, mark
from mscourse.quizzes.records import AnyQuestion
from mscourse.quizzes.state import question_state
from mscourse.view import WEB

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))
QUESTIONS: dict[str, AnyQuestion] = {
    one.name: one for one in parse(yaml.safe_dump(VECTORS["bank"]).encode(), "vectors.yaml").questions
}
CASES = [(name, case) for name, cases in VECTORS["cases"].items() for case in cases]
# Everything that JSON can hold, and every question: whatever is stored, marking must live with it.
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)
NEARLY_NUMBERS = st.text("0123456789.,-+\u2212\u2013\u00a0\u202f\u202e 'eEmsµ%", max_size=LONGEST_NUMBER + 2)
ANSWERS = st.tuples(
    st.sampled_from(sorted(QUESTIONS)),
    JSON | NEARLY_NUMBERS | st.permutations([0, 1, 2]) | st.lists(st.integers(0, 4), max_size=5),
)


def as_json(name: str, answer: Any) -> dict[str, Any]:
    found = mark(QUESTIONS[name], answer)
    return {**vars(found), "parts": list(found.parts)}


@pytest.fixture(scope="module")
def tab(browser: "Browser") -> "Page":
    """A page that has the page's marker and nothing else."""
    page = browser.new_page()
    source = (WEB / "asking" / "marking.js").read_text(encoding="utf-8")
    page.add_script_tag(content=f"{source}\nwindow.mark = marking.mark;")
    page.evaluate("questions => { window.questions = questions }", states())
    return page


def states() -> dict[str, Any]:
    return {name: question_state(one) for name, one in QUESTIONS.items()}


def in_the_page(tab: "Page", asked: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tab.evaluate(
        "text => JSON.parse(text).map(([name, answer]) => window.mark(window.questions[name], answer))",
        json.dumps(asked),
    )
    return found


def expected(case: list[Any]) -> dict[str, Any]:
    _answer, status, got, of, code, *parts = case
    return {"status": status, "got": got, "of": of, "code": code} | ({"parts": parts[0]} if parts else {})


@pytest.mark.parametrize(("name", "case"), CASES)
def test_python_marks_every_case_as_written(name: str, case: list[Any]) -> None:
    found = as_json(name, case[0])
    assert {key: found[key] for key in expected(case)} == expected(case)


@pytest.mark.browser
def test_the_page_marks_every_case_as_written(tab: "Page") -> None:
    found = in_the_page(tab, [(name, case[0]) for name, case in CASES])
    for (name, case), one in zip(CASES, found, strict=True):
        assert {key: one[key] for key in expected(case)} == expected(case), (name, case)


@pytest.mark.browser
def test_both_mark_any_answer_alike(tab: "Page") -> None:
    # Many answers a question to the browser, which answers when it can.
    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(ANSWERS, min_size=5, max_size=20))
    def agree(asked: list[tuple[str, Any]]) -> None:
        assert in_the_page(tab, asked) == [as_json(name, answer) for name, answer in asked]

    agree()


@given(ANSWERS)
def test_no_answer_makes_marking_fail_and_no_count_is_off(asked: tuple[str, Any]) -> None:
    found = mark(QUESTIONS[asked[0]], asked[1])
    assert 0 <= found.got <= found.of
    assert found.parts == () or (sum(found.parts), len(found.parts)) == (found.got, found.of)
    assert (found.status == "right") == (found.of > 0 and found.got == found.of and found.status != "compare")


@given(st.floats(-1e6, 1e6), st.sampled_from(["{:.6f}", "{:.6e}", "{:,.6f}"]))
def test_a_number_is_read_however_it_is_written(value: float, form: str) -> None:
    from mscourse.quizzes.marking import read_number

    written = form.format(value)
    numbers, unit = read_number(written)
    assert unit == ""
    assert float(written.replace(",", "")) in numbers


def test_every_kind_of_question_has_cases() -> None:
    assert {one.kind for one in QUESTIONS.values()} >= {
        *("single", "multiple", "numeric", "ordering", "curve", "matching", "overclaim")
    }
    assert set(VECTORS["cases"]) == set(QUESTIONS)
