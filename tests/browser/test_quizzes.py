"""Quizzes as a reader meets them: on a page from disk, by keyboard alone, on paper, and in JupyterLab."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mscourse import quiz
from mscourse.book.assets import lay_out
from mscourse.book.audit.browser import AXE
from mscourse.progress.document import Document
from mscourse.quizzes import bank
from mscourse.quizzes.records import Multiple, Numeric, Option, Ordering, Single
from mscourse.quizzes.view import Quiz
from mscourse.view import VARIABLE
from tests.browser.lab import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator
    from playwright.sync_api import Page as Tab

    from tests.browser.lab import Lab

pytestmark = pytest.mark.browser
KEY = "mscourse/1/progress"
HEAD = """<!doctype html><html lang="en-GB" data-theme="THEME"><head><meta charset="utf-8"><title>Quiz</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="mscourse/views.css"><link rel="stylesheet" href="mscourse/mscourse.css"></head>
<body><main><h1>Questions</h1>
<div class="bd-article" style="padding:0 max(var(--bleed),var(--gutter))!important">
<section id="the-idea-in-words"><h2>The idea, in words</h2></section>"""
FOOT = '</div></main><script src="mscourse/views.js"></script></body></html>'


class Desk:
    """A folder with a page of quizzes, and a browser to read it."""

    def __init__(self, folder: Path, browser: "Browser") -> None:
        self.folder = folder
        self.browser = browser
        self.problems: list[str] = []
        self.contexts: list[BrowserContext] = []
        lay_out(folder)

    def write(self, *views: Quiz, theme: str = "light") -> str:
        html = "".join(view.page()["html"] for view in views)
        path = self.folder / "index.html"
        path.write_text(
            HEAD.replace("THEME", theme) + html + FOOT,
            encoding="utf-8",
        )
        return path.as_uri()

    def open(self, *names: str, theme: str = "light", width: int = 900, **options: Any) -> "Tab":
        return self.visit(self.write(*(quiz(one) for one in names), theme=theme), width=width, **options)

    def visit(self, address: str, *, width: int = 900, **options: Any) -> "Tab":
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda one: self.problems.append(one.text) if one.type == "error" else None)
        tab.on("pageerror", lambda error: self.problems.append(str(error)))
        tab.on(
            "request",
            lambda one: (
                None if one.url.startswith(("file:", "data:", "blob:")) else self.problems.append(one.url)
            ),
        )
        tab.goto(address)
        return tab


@pytest.fixture
def desk(tmp_path: Path, browser: "Browser", monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv(VARIABLE, "page")
    made = Desk(tmp_path, browser)
    yield made
    for context in made.contexts:
        context.close()
    assert made.problems == []


def focused(tab: "Tab") -> str:
    return str(
        tab.evaluate(
            "document.activeElement.textContent || document.activeElement.getAttribute('aria-label') || ''"
        )
    )


def verdict(question: "Locator") -> str:
    return question.locator(".ms-verdict").inner_text()


def stored(tab: "Tab") -> dict[str, Any]:
    text = tab.evaluate(f"localStorage.getItem('{KEY}')")
    return {name: one.answer for name, one in Document.from_json(text).answers.items()} if text else {}


def test_a_wrong_choice_gets_its_own_reason_and_a_right_one_too(desk: Desk) -> None:
    tab = desk.open("disease.q5")
    question = tab.locator("#disease-q5")
    check = question.get_by_role("button", name="Check")
    check.click()
    assert verdict(question) == "Choose an answer first."
    asked = bank.questions("disease.q5")[0]
    assert isinstance(asked, Single)
    for option in asked.options:
        question.get_by_label(option.text).check()
        assert verdict(question) == ""  # a new answer takes old marks away
        check.click()
        assert option.why in verdict(question).replace("\n", " ")
        assert verdict(question).startswith("Right." if option.right else "Not this one.")
    assert tab.locator(".ms-tally").inner_text() == "0 of 1 right"


def test_a_multiple_choice_says_how_many_were_judged_rightly(desk: Desk) -> None:
    tab = desk.open("disease.q7")
    question = tab.locator("#disease-q7")
    question.get_by_label("A block that came with warmth.").check()
    question.get_by_label("A cut axon.").check()
    question.get_by_role("button", name="Check").click()
    assert verdict(question) == "Partly. 2 of 4 judged rightly. One more is right."
    assert "Not this one." in question.inner_text()
    assert "A new sheath takes far longer" not in question.inner_text()  # not chosen, so not told
    question.get_by_label("A cut axon.").uncheck()
    question.get_by_label("An extra delay").check()
    question.get_by_role("button", name="Check").click()
    assert verdict(question) == "Right."
    asked = bank.questions("disease.q7")[0]
    assert isinstance(asked, Multiple)
    assert all(option.why in question.inner_text() for option in asked.options)


def test_a_number_is_taken_with_comma_and_unit_and_enter_checks(desk: Desk) -> None:
    tab = desk.open("disease.q3")
    question = tab.locator("#disease-q3")
    box = question.get_by_role("textbox", name="Your answer in ms")
    asked = bank.questions("disease.q3")[0]
    assert isinstance(asked, Numeric)
    for written, told in (
        ("", "Write a number, such as 1.5 or 1,5."),
        ("much", "Write a number, such as 1.5 or 1,5."),
        ("0.17 km", "Give the answer in ms."),
        ("0.175 s", "The number fits ms, and you wrote another unit."),
        ("0", asked.misses[0].why),
        ("77", asked.otherwise),
        ("0,175 ms", "Right."),
        ("175 µs", "Right."),
    ):
        box.fill(written)
        box.press("Enter")
        assert told in verdict(question)
        assert tab.evaluate("document.activeElement.className") == "ms-number"


def answer_by_keyboard(tab: "Tab", begin: "Locator", questions: int) -> None:
    """Answer and check every question of a page or an output, from its first control on, with keys only.

    Only Tab, arrows, Home, End, Space, Enter and letters are pressed; the mouse rests.
    """
    begin.focus()
    done: set[str] = set()
    moved: set[str] = set()
    for _ in range(500):
        here = tab.evaluate(
            """() => { const one = document.activeElement, q = one.closest('.ms-question');
            return q && { id: q.id, tag: one.tagName, type: one.type, check: one.className === 'ms-check',
            up: (one.getAttribute('aria-label') || '').startsWith('Move up'),
            off: one.getAttribute('aria-disabled') }; }"""
        )
        if here is None:
            if len(done) == questions:
                break
        elif here["check"]:
            tab.keyboard.press("Enter")
            assert tab.evaluate("document.activeElement.className") == "ms-check"  # the focus stays
            assert tab.locator(f"#{here['id']} .ms-verdict").inner_text() != ""
            done.add(here["id"])
        elif here["type"] in {"radio", "checkbox"}:
            tab.keyboard.press("Space")
        elif here["type"] == "range":
            tab.keyboard.press("End")
            tab.keyboard.press("ArrowDown")
        elif here["type"] == "text":
            tab.keyboard.type("21")
        elif here["tag"] == "SELECT":
            tab.keyboard.press("ArrowDown")
        elif here["up"] and here["off"] == "false" and here["id"] not in moved:
            moved.add(here["id"])
            place = tab.evaluate("document.activeElement.getAttribute('aria-label')")
            tab.keyboard.press("Enter")
            assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == place
        tab.keyboard.press("Tab")
    assert len(done) == questions
    open_ones = [
        one
        for one in tab.locator(".ms-verdict").all()
        if one.inner_text().startswith(("Choose", "Write", "Draw", "Mark"))
    ]
    assert open_ones == []


FIRST_CONTROL = "input, select, button"


def test_everything_of_two_chapters_can_be_answered_by_keyboard_alone(desk: Desk) -> None:
    tab = desk.open("disease.predict_bath", "disease", "start")
    answer_by_keyboard(tab, tab.locator(".ms-question").first.locator(FIRST_CONTROL).first, 19)
    assert len(stored(tab)) == 19


def test_ordering_by_buttons_keeps_the_focus_and_tells_the_place(desk: Desk) -> None:
    tab = desk.open("start.q3")
    question = tab.locator("#start-q3")
    check = question.get_by_role("button", name="Check")
    first = question.locator(".ms-order > li").first
    up = first.get_by_role("button", name="Move up")
    assert up.get_attribute("aria-disabled") == "true"
    up.press("Enter")  # nothing happens, and nothing is lost
    name = first.get_by_role("button", name="Move down").get_attribute("aria-label")
    first.get_by_role("button", name="Move down").press("Enter")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == name
    tab.wait_for_function(
        "document.querySelector('#start-q3 [role=status].ms-vh').textContent.endsWith('place 2 of 5')"
    )
    check.click()
    assert re.match(r"(Not yet|Partly)\. \d of 5 in place\.", verdict(question))
    asked = bank.questions("start.q3")[0]
    assert isinstance(asked, Ordering)
    right = [item.text for item in asked.items]
    for place, text in enumerate(right):
        row = question.locator(".ms-order > li", has_text=text)
        while question.locator(".ms-order > li").all_inner_texts().index(row.inner_text()) > place:
            row.get_by_role("button", name="Move up").click()
    check.click()
    assert verdict(question).startswith("Right.")


def test_a_curve_is_drawn_with_the_mouse_and_compared_without_a_verdict(desk: Desk) -> None:
    tab = desk.open("disease.q1")
    question = tab.locator("#disease-q1")
    compare = question.get_by_role("button", name="Compare with the model")
    compare.click()
    assert verdict(question).startswith("Draw your curve first")
    pad = question.locator(".ms-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + 48, box["y"] + 30)
    tab.mouse.down()
    for step in range(1, 21):
        tab.mouse.move(
            box["x"] + 48 + step * (box["width"] - 66) / 20, box["y"] + 30 + step * (box["height"] - 80) / 20
        )
    tab.mouse.up()
    assert "Compare" not in verdict(question)
    compare.click()
    told = verdict(question)
    assert told.startswith("Compare the two.")
    assert "close to a straight line" in told
    assert not re.search(r"\b(wrong|right|not yet)\b", told, re.IGNORECASE)
    assert question.locator(".ms-model").count() == 1
    assert "blocked from 98.3 %" in question.locator(".ms-plot").inner_html()
    values = stored(tab)["disease.q1"]
    assert values == sorted(values, reverse=True)
    question.get_by_role("button", name="Clear marks").click()
    assert question.locator(".ms-model").count() == 0
    assert focused(tab) == "Compare with the model"


def test_a_curve_is_drawn_with_a_finger(desk: Desk) -> None:
    tab = desk.open("start.q5", width=360, has_touch=True, is_mobile=True)
    pad = tab.locator(".ms-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    session = tab.context.new_cdp_session(tab)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    before = tab.evaluate("scrollY")
    touch("touchStart", (box["x"] + 48, box["y"] + 190))
    for step in range(1, 15):
        touch("touchMove", (box["x"] + 48 + step * (box["width"] - 70) / 14, box["y"] + 190 - step * 8))
    touch("touchEnd")
    assert None not in stored(tab)["start.q5"]
    assert tab.evaluate("scrollY") == before  # drawing does not scroll the page


def test_answers_are_there_after_a_reload_and_marks_are_not(desk: Desk) -> None:
    tab = desk.open("disease")
    tab.get_by_label("Failure at high rate.").check()
    tab.locator("#disease-q5 .ms-check").click()
    tab.locator("#disease-q9 input").fill("22")
    tab.locator("#disease-q4 select").first.select_option("node")
    assert tab.locator(".ms-tally").inner_text() == "1 of 8 right"
    tab.reload()
    assert tab.get_by_label("Failure at high rate.").is_checked()
    assert tab.locator("#disease-q9 input").input_value() == "22"
    assert tab.locator("#disease-q4 select").first.input_value() == "0"
    assert tab.locator(".ms-tally").inner_text() == "1 of 8 right"
    assert verdict(tab.locator("#disease-q5")) == ""


def test_an_answer_to_another_revision_is_kept_and_not_shown(desk: Desk) -> None:
    tab = desk.open("disease.q5")
    old = {"revision": 7, "answer": 2, "status": "right", "tries": 1, "time": "2026-01-01T00:00:00Z"}
    whole = json.dumps({"course": "mscourse", "format": 1, "answers": {"disease.q5": old, "attack.q1": old}})
    tab.evaluate(f"text => localStorage.setItem('{KEY}', text)", whole)
    tab.reload()
    assert tab.locator("input:checked").count() == 0
    assert tab.locator(".ms-tally").inner_text() == "1 question. Try as often as you like."
    assert stored(tab) == {"disease.q5": 2, "attack.q1": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{ half", "no JSON"),
        ('{"course": "other"}', "no document of the course"),
        ('{"course": "mscourse", "format": 9, "answers": {}}', "newer version"),
        ('{"course": "mscourse", "format": 1, "answers": {"<img src=x onerror=alert(1)>": 1}}', "form"),
        ("x" * 1_000_001, "1000001 characters"),
    ],
)
def test_unusable_answers_in_the_browser_are_set_aside_with_a_message(
    desk: Desk, text: str, words: str
) -> None:
    tab = desk.open("disease.q5")
    tab.evaluate(f"text => localStorage.setItem('{KEY}', text)", text)
    tab.reload()
    assert words in tab.locator(".ms-messages").inner_text()
    tab.get_by_label("Block.").check()
    aside = tab.evaluate(
        "s => Object.keys(localStorage).filter(one => one.startsWith(s)).map(one => localStorage[one])",
        f"{KEY}.",
    )
    assert aside == [text]
    assert stored(tab) == {"disease.q5": 0}


def test_answers_go_into_a_file_and_come_from_one_and_can_be_erased(desk: Desk, tmp_path: Path) -> None:
    tab = desk.open("disease.q5", "start.q9", accept_downloads=True)
    tab.get_by_label("Block.").check()
    own = tab.locator("#quiz-disease-q5 .ms-own")
    own.locator("summary").click()
    with tab.expect_download() as caught:
        own.get_by_role("button", name="Save to a file").click()
    saved = Document.from_json(Path(caught.value.path()).read_bytes())
    assert saved.answers["disease.q5"].answer == 0

    theirs = tmp_path / "theirs.json"
    later = {"revision": 1, "answer": 2, "status": "right", "tries": 4, "time": "2099-01-01T00:00:00Z"}
    theirs.write_text(json.dumps({"course": "mscourse", "format": 1, "answers": {"start.q9": later}}))
    with tab.expect_file_chooser() as chooser:
        own.get_by_role("button", name="Take from a file").click()
    chooser.value.set_files(theirs)
    tab.locator("#start-q9 input:checked").wait_for()  # another quiz of the page shows it too
    assert "1 answer was taken" in tab.locator("#quiz-disease-q5 .ms-messages").inner_text()
    assert stored(tab) == {"disease.q5": 0, "start.q9": 2}

    for content, words in (("{ half", "no JSON"), ('{"course": "x"}', "no document of the course")):
        theirs.write_text(content)
        with tab.expect_file_chooser() as chooser:
            own.get_by_role("button", name="Take from a file").click()
        chooser.value.set_files(theirs)
        tab.locator("#quiz-disease-q5 .ms-messages", has_text=words).wait_for()
        assert stored(tab) == {"disease.q5": 0, "start.q9": 2}

    own.get_by_role("button", name="Erase", exact=True).click()
    assert focused(tab) == "Erase all my answers"
    own.get_by_role("button", name="Keep them").click()
    assert focused(tab) == "Erase"
    assert stored(tab) != {}
    own.get_by_role("button", name="Erase", exact=True).click()
    own.get_by_role("button", name="Erase all my answers").click()
    assert tab.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert tab.locator("input:checked").count() == 0


def test_two_tabs_lose_nothing(desk: Desk) -> None:
    one = desk.open("disease.q5", "disease.q9")
    two = one.context.new_page()
    two.goto(one.url)
    one.get_by_label("Block.").check()
    two.locator("#disease-q9 input").fill("21")
    # Browsers tell a tab a little later what another one stored.
    for _ in range(50):
        if len(stored(one)) > 1:
            break
        one.wait_for_timeout(100)
    assert stored(one) == {"disease.q5": 0, "disease.q9": "21"}


def test_a_browser_that_keeps_nothing_still_has_a_quiz(desk: Desk) -> None:
    address = desk.write(quiz("disease.q5"))
    context = desk.browser.new_context()
    desk.contexts.append(context)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })"
    )
    tab = context.new_page()
    tab.goto(address)
    tab.get_by_label("Failure at high rate.").check()
    tab.locator(".ms-check").click()
    assert verdict(tab.locator("#disease-q5")).startswith("Right.")
    assert "keeps nothing" in tab.locator(".ms-messages").inner_text()


def axe(tab: "Tab") -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab, options=AXE).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize(("theme", "width"), [("light", 900), ("dark", 360)])
def test_marks_and_notes_are_accessible_in_both_themes(desk: Desk, theme: str, width: int) -> None:
    tab = desk.open("disease", "start", theme=theme, width=width)
    tab.locator("input[type=radio]").first.check()
    for slider in tab.locator("input[type=range]").all():
        slider.press("Home")
    for box in tab.locator("input[type=checkbox]").all()[::2]:
        box.check()
    for choice in tab.locator("select").all():
        choice.select_option(index=1)
    for number in tab.locator("input[type=text]").all():
        number.fill("0")
    for check in tab.locator(".ms-check").all():
        check.click()
    for fold in tab.locator(".ms-own summary").all():
        fold.click()
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "touch", "least"), [(900, False, 24), (360, True, 44)])
def test_targets_are_large_enough(desk: Desk, width: int, *, touch: bool, least: int) -> None:
    tab = desk.open("disease", "start", width=width, has_touch=touch, is_mobile=touch)
    tab.locator(".ms-own summary").first.click()
    small = tab.evaluate(
        """least => [...document.querySelectorAll(".ms-live :is(button,select,summary,label,[type=text])")]
        .filter(one => one.offsetParent && !one.closest('.ms-paper'))
        .map(one => [one.textContent.slice(0, 30), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < least - 0.5 || box.width < 24)
        .map(([name, box]) => `${name} ${box.width} x ${box.height}`)""",
        least,
    )
    assert small == []


def test_on_paper_and_without_scripts_there_is_a_list_with_its_answers(desk: Desk) -> None:
    tab = desk.open("disease")
    tab.emulate_media(media="print")
    paper = tab.locator(".ms-paper")
    assert paper.is_visible()
    assert not tab.locator(".ms-check").first.is_visible()
    assert "21 of 100" in paper.inner_text()  # the fold is open
    quiet = desk.visit(desk.write(quiz("disease")), java_script_enabled=False)
    listed = quiet.locator(".ms-fallback")
    assert listed.is_visible()
    assert "Answers and reasons" in listed.inner_text()
    assert not quiet.get_by_text("21 of 100").is_visible()
    listed.locator("summary").click()
    assert quiet.get_by_text("21 of 100").is_visible()


def test_no_text_of_a_bank_and_no_answer_can_act(desk: Desk) -> None:
    nasty = (
        "\"'><script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
        "[x](javascript:window.hit=1) \u202e& `</script>`"
    )
    made = Single(
        id="nasty.q1",
        revision=1,
        objective="nasty.1",
        level="apply",
        section=nasty,
        prompt=nasty,
        options=(
            Option(nasty, nasty, right=True),
            Option(f"{nasty} 2", nasty, right=False, misconception="nasty.m1"),
        ),
    )
    tab = desk.visit(desk.write(Quiz((made,), nasty, ("nasty.q1",))))
    tab.locator("input[type=radio]").nth(1).check()
    tab.locator(".ms-check").click()
    for link in tab.locator(".ms-live a").all():
        assert link.get_attribute("href") is None or not str(link.get_attribute("href")).startswith(
            "javascript"
        )
    assert tab.evaluate("window.hit") is None
    assert "<script>window.hit = 1</script>" in tab.locator(".ms-prompt").inner_text()
    assert tab.locator(".ms-view").evaluate("one => one.querySelectorAll('img').length") == 0


def test_forced_colours_and_reduced_motion_keep_the_quiz_whole(desk: Desk) -> None:
    tab = desk.open("disease.q5", forced_colors="active", reduced_motion="reduce")
    tab.get_by_label("Block.").check()
    tab.locator(".ms-check").click()
    assert tab.evaluate("getComputedStyle(document.querySelector('.ms-verdict')).borderTopWidth") != "0px"


# ---- in JupyterLab ----


@pytest.fixture(scope="module")
def answering_lab(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[tuple[Lab, Path]]":
    """A JupyterLab whose kernels do not know that a test runs, and keep answers in a folder of the test."""
    place = tmp_path_factory.mktemp("answers")
    patch = pytest.MonkeyPatch()
    patch.setenv("MSCOURSE_PROGRESS", str(place))
    for name in ("PYTEST_VERSION", "PYTEST_CURRENT_TEST"):
        patch.delenv(name, raising=False)
    try:
        with serve(tmp_path_factory.mktemp("lab")) as lab:
            patch.undo()
            yield lab, place
    finally:
        patch.undo()


@pytest.fixture
def keeping_lab(answering_lab: "tuple[Lab, Path]") -> "tuple[Lab, Path]":
    """The same JupyterLab, for a reader who has answered nothing yet."""
    for kept in answering_lab[1].iterdir():
        kept.unlink()
    return answering_lab


def test_everything_can_be_answered_by_keyboard_alone_in_jupyterlab(
    browser: "Browser", keeping_lab: "tuple[Lab, Path]", notebook: Callable[..., str]
) -> None:
    names = ("disease.predict_bath", "disease", "start")
    cells = [f"from mscourse import quiz\nquiz({name!r})" for name in names]
    tab = keeping_lab[0].open(browser, "keys.ipynb", notebook(*cells))
    for place, questions in enumerate((1, 9, 9)):
        view = tab.locator(".jp-OutputArea .ms-quiz").nth(place)
        view.wait_for()
        answer_by_keyboard(tab, view.locator(".ms-question").first.locator(FIRST_CONTROL).first, questions)
    tab.close()


def test_a_quiz_in_jupyterlab_is_answered_by_keyboard_and_python_keeps_the_answers(
    browser: "Browser", keeping_lab: "tuple[Lab, Path]", notebook: Callable[..., str]
) -> None:
    lab, place = keeping_lab
    cells = (
        "from mscourse import quiz\none = quiz('disease.q5', 'disease.q1', 'disease.q9')\none",
        "quiz('start.q3')",
    )
    tab = lab.open(browser, "quiz.ipynb", notebook(*cells))
    first = tab.locator(".jp-OutputArea .ms-quiz").first
    first.wait_for()
    first.locator("input[type=radio]").first.focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")  # JupyterLab would have gone to the next cell
    assert tab.evaluate("document.activeElement.type") == "radio"
    first.locator(".ms-check").first.focus()
    tab.keyboard.press("Enter")
    assert first.locator(".ms-verdict").first.inner_text().startswith("Right.")
    slider = first.locator("input[type=range]").nth(2)
    slider.focus()
    for _ in range(3):
        tab.keyboard.press("ArrowUp")
    assert slider.get_attribute("aria-valuetext") == "23 m/s"
    assert tab.evaluate("document.activeElement.type") == "range"
    number = first.locator("input[type=text]")
    number.focus()
    tab.keyboard.type("21")
    tab.keyboard.press("Enter")
    assert first.locator("#disease-q9 .ms-verdict").inner_text().startswith("Right.")

    def kept() -> dict[str, Any]:
        path = place / "progress.json"
        return dict(Document.from_json(path.read_bytes()).answers) if path.is_file() else {}

    for _ in range(100):
        if "disease.q9" in kept() and kept()["disease.q9"].status == "right":
            break
        tab.wait_for_timeout(100)
    assert kept()["disease.q9"].answer == "21"
    assert kept()["disease.q5"].answer == 2
    assert kept()["disease.q1"].answer[2] == 23
    tab.close()

    again = lab.open(browser, "again.ipynb", notebook("from mscourse import quiz\nquiz('disease.q5')"))
    shown = again.locator(".jp-OutputArea .ms-quiz")
    shown.wait_for()
    assert shown.locator("input:checked").count() == 1
    assert shown.locator(".ms-tally").inner_text() == "1 of 1 right"
    shown.locator("summary").click()
    shown.get_by_role("button", name="Erase", exact=True).click()
    shown.get_by_role("button", name="Erase all my answers").click()
    assert shown.locator("input:checked").count() == 0
    for _ in range(100):
        if not kept():
            break
        again.wait_for_timeout(100)
    assert kept() == {}
    again.close()


def test_a_stored_quiz_opened_without_running_is_a_list(
    browser: "Browser", lab: "Lab", notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import nbformat

    monkeypatch.setenv(VARIABLE, "still")
    bundle = quiz("disease")._repr_mimebundle_()
    book = nbformat.reads(notebook("quiz('disease')"), as_version=4)
    book.cells[0].outputs = [nbformat.v4.new_output("execute_result", bundle, execution_count=1)]
    tab = lab.open(browser, "stored.ipynb", str(nbformat.writes(book)), run=False)
    output = tab.locator(".jp-RenderedHTMLCommon").first
    output.wait_for()
    assert "A person sees a single flash" in output.inner_text()
    assert not tab.get_by_text("21 of 100").is_visible()
    output.locator("summary").click()
    assert tab.get_by_text("21 of 100").is_visible()
    tab.close()
