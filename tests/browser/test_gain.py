"""The test before and after, sat by a learner: three sittings, by hand, with the clock moved on."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from mscourse.book.audit.browser import AXE
from mscourse.gain import before_and_after
from mscourse.gain.forms import Letter, places
from mscourse.gain.sitting import sitting
from mscourse.progress.document import Document
from mscourse.quizzes.records import Multiple, Numeric, Overclaim, Single
from mscourse.view import VARIABLE
from tests.browser.test_quizzes import FOOT, HEAD, KEY, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
BEGUN = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, browser: "Browser", monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv(VARIABLE, "page")
    made = Desk(tmp_path, browser)
    yield made
    for context in made.contexts:
        context.close()
    assert made.problems == []


@pytest.fixture
def opened(desk: Desk) -> Callable[..., "Tab"]:
    def start(form: str = "a", width: int = 900, theme: str = "light") -> "Tab":
        page = HEAD.replace("THEME", theme) + before_and_after().page()["html"] + FOOT
        path = desk.folder / "index.html"
        path.write_text(page, encoding="utf-8")
        tab = desk.visit(f"{path.as_uri()}?form={form}", width=width)
        tab.clock.install(time=BEGUN)
        tab.reload()
        return tab

    return start


def press(tab: "Tab", name: str) -> None:
    tab.locator(".ms-stage").get_by_role("button", name=name, exact=True).click()


def answer(tab: "Tab", number: int, form: Letter, *, rightly: bool) -> None:
    """Answer the question that stands on the stage."""
    stage, question = tab.locator(".ms-stage"), places()[number].questions[form]
    match question:
        case Single():
            at = next(n for n, one in enumerate(question.options) if one.right is rightly)
            stage.locator(".ms-choices input").nth(at).check()
        case Multiple():
            for n, one in enumerate(question.options):
                if one.right is rightly:
                    stage.locator(".ms-choices input").nth(n).check()
        case Overclaim():
            for n, piece in enumerate(question.pieces):
                if piece.right is rightly:
                    stage.locator(".ms-pieces input").nth(n).check()
        case Numeric():
            stage.locator(".ms-number").fill(f"{question.value:.4g}" if rightly else "77")


def sit(tab: "Tab", form: Letter, right: int) -> None:
    """Take one sitting from first button to last: the first `right` answers right, and sure of all."""
    press(tab, "Begin")
    for number in range(len(places())):
        answer(tab, number, form, rightly=number < right)
        tab.locator(".ms-sure").get_by_label("Sure", exact=True).check()
        press(tab, "Next" if number + 1 < len(places()) else "To the end")
        if number == 9:
            press(tab, "Go on")
    press(tab, "This sitting is over")


def stored(tab: "Tab") -> Document:
    return Document.from_json(tab.evaluate(f"localStorage.getItem('{KEY}')"))


def test_three_sittings_tell_what_changed_and_python_counts_the_same(opened: Callable[..., "Tab"]) -> None:
    tab = opened()
    sit(tab, "a", 6)
    assert "After the course" in tab.locator(".ms-stage").inner_text()
    assert "right" not in tab.locator(".ms-stage").inner_text().lower()  # nothing is told yet
    sit(tab, "b", 15)
    told = tab.locator(".ms-sum").inner_text()
    assert told.startswith("Before 6 of 20, after 15: 9 more.")
    assert "seldom luck" in told
    tab.locator(".ms-reasons summary").click()
    tab.locator(".ms-reasons .ms-question").last.wait_for()
    assert tab.locator(".ms-reasons .ms-verdict[data-mark=right]").count() == 15
    press(tab, "Back")
    assert "opens on 6 January 2027" in tab.locator(".ms-stage").inner_text()
    tab.clock.set_fixed_time("2027-01-07T10:00:00Z")
    tab.reload()
    sit(tab, "a", 13)
    assert "6 weeks later 13 of 20." in tab.locator(".ms-stage").inner_text()
    document = stored(tab)
    for name, score, form in (("before", 6, "a"), ("after", 15, "b"), ("later", 13, "a")):
        found = sitting(name, document, places())  # type: ignore[arg-type]  # the three names
        assert found is not None
        assert (found.score, found.form) == (score, form)
        assert len(found.sure_and_wrong) == 20 - score


def test_a_sitting_goes_on_where_it_was_left_and_loses_nothing(opened: Callable[..., "Tab"]) -> None:
    tab = opened("b")
    press(tab, "Begin")
    answer(tab, 0, "b", rightly=True)
    press(tab, "Next")
    answer(tab, 1, "b", rightly=True)
    tab.reload()
    assert "2 of 20 answered" in tab.locator(".ms-road").inner_text()
    press(tab, "Go on")
    assert "question 3 of 20" in tab.locator(".ms-how").inner_text()
    press(tab, "Back")
    assert tab.locator(".ms-number").input_value() == "0.5974"


def test_a_number_that_cannot_be_read_is_asked_for_again(opened: Callable[..., "Tab"]) -> None:
    tab = opened()
    press(tab, "Begin")
    press(tab, "Next")  # the first question may be left out
    tab.locator(".ms-number").fill("about one")
    press(tab, "Next")
    assert "Write a number" in tab.locator(".ms-told").inner_text()
    tab.locator(".ms-number").fill("1 %")
    press(tab, "Next")
    assert "question 3 of 20" in tab.locator(".ms-how").inner_text()


def test_questions_left_out_are_named_and_can_be_gone_back_to(opened: Callable[..., "Tab"]) -> None:
    tab = opened()
    press(tab, "Begin")
    for number in range(len(places())):
        if number != 4:
            answer(tab, number, "a", rightly=True)
        press(tab, "Next" if number + 1 < len(places()) else "To the end")
        if number == 9:
            press(tab, "Go on")
    assert "1 question without an answer" in tab.locator(".ms-stage").inner_text()
    press(tab, "Question 5")
    assert "question 5 of 20" in tab.locator(".ms-how").inner_text()


def test_the_keyboard_alone_is_enough_and_the_new_question_is_read_first(
    opened: Callable[..., "Tab"],
) -> None:
    tab = opened()
    tab.locator(".ms-stage").get_by_role("button", name="Begin").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "LEGEND"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowRight")
    held = stored(tab).answers["before.t01"].answer
    assert held == [2, 0]


@pytest.mark.parametrize(
    "junk",
    [{"before.begun": "z"}, {"before.t01": [9, "x"]}, {"before.t02": [3, ["a"]]}, {"before.done": True}],
    ids=["form", "sure", "answer", "done without begun"],
)
def test_what_is_stored_wrongly_does_no_harm(opened: Callable[..., "Tab"], junk: dict[str, Any]) -> None:
    tab = opened()
    entry = {"revision": 1, "status": "open", "tries": 0, "time": "2026-11-24T10:15:00Z"}
    answers = {name: {**entry, "answer": one} for name, one in junk.items()}
    whole = json.dumps({"course": "mscourse", "format": 1, "answers": answers})
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, whole])
    tab.reload()
    press(tab, "Begin")
    assert "question 1 of 20" in tab.locator(".ms-how").inner_text()


@pytest.mark.parametrize(("theme", "width"), [("light", 1200), ("dark", 320)])
def test_it_can_be_used_by_everyone_and_never_needs_sideways_scrolling(
    opened: Callable[..., "Tab"], theme: str, width: int
) -> None:
    tab = opened(theme=theme, width=width)
    sit(tab, "a", 3)
    sit(tab, "b", 4)
    tab.locator(".ms-reasons summary").click()
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert Axe().run(tab, options=AXE).response["violations"] == []
