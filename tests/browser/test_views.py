"""A view in a page from disk and in a real JupyterLab: it starts, answers, and keeps what it must.

An explorable made by the test stands for all views of its kind.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.book.server import serving
from tests.browser.lab import Lab
from tests.conftest import SmallBook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
ROOT = str(Path(__file__).parents[2])
CELL = (
    f"import sys; sys.path.append({ROOT!r})\n"
    """
from matplotlib.figure import Figure
from mscourse import choice, explore, span

def draw(fibre, loss, warmth):
    figure = Figure(figsize=(3.2, 2))
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.set(xlim=(0, 1), ylim=(30, 45), title=fibre)
    axes.plot([loss], [warmth], "o", color="#8A5D00")
    return figure

def say(fibre, loss, warmth):
    return f"The {fibre} fibre: {100 * loss:g} % gone, {warmth:g} °C."

explore(draw, say=say, name="toy", title="Toy?", task="Move it.", seen="It moved.", alt="A dot in a square.",
        fibre=choice("thin", "thick"), loss=choice(0, 0.5, 0.9, 1, unit="%", label="Myelin lost", start=0.9),
        warmth=span(35, 41, step=0.5, unit="°C", label="Temperature", start=37))
"""
)
FIRST = "The thin fibre: 90 % gone, 37 °C."
LOST = "The prepared pictures of this figure could not be loaded. The default state is shown."


@pytest.fixture(scope="module")
def toy_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small book with one explorable."""
    import nbformat

    patch = pytest.MonkeyPatch()
    patch.setenv("MSCOURSE_VIEW", "page")
    patch.setenv("MSCOURSE_KEPT", "")  # the build sets it; undone with the rest
    small = SmallBook(tmp_path_factory.mktemp("toy"))
    cells = [
        nbformat.v4.new_markdown_cell('# A page\n\n<div class="ms-head">\n\nWhy?\n\n</div>', id="c0"),
        nbformat.v4.new_code_cell(CELL, id="c1"),
    ]
    book = nbformat.v4.new_notebook(cells=cells)
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    small.page("index", nbformat.writes(book))
    status, said = small.build()
    assert status == 0, said
    yield small.html
    patch.undo()


class Toy:
    """The explorable as its reader meets it."""

    def __init__(self, tab: "Tab", within: str = "#explorable-toy") -> None:
        self.tab, self.root = tab, tab.locator(within)

    @property
    def sentence(self) -> str:
        return self.root.locator(".ms-sentence").inner_text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def dot(self) -> str:
        """Where the picture's dot is."""
        place = self.root.locator(".ms-panels svg use").last
        return f"{place.get_attribute('x')} {place.get_attribute('y')}"

    @property
    def marked(self) -> str:
        row = self.root.locator("tr[aria-current]")
        assert row.count() == 1
        return (row.locator("td").last.text_content() or "").replace("\N{NO-BREAK SPACE}", " ")

    def slider(self, name: str) -> "Locator":
        return self.root.get_by_role("slider", name=name)

    def number(self, name: str) -> "Locator":
        return self.root.get_by_role("textbox", name=name)

    def moved(self, before: str) -> None:
        """Wait until the picture differs."""
        self.tab.wait_for_function(
            """([id, before]) => {
                const use = [...document.querySelectorAll(`${id} .ms-panels svg use`)].at(-1);
                return use && `${use.getAttribute("x")} ${use.getAttribute("y")}` !== before;
            }""",
            arg=["#explorable-toy", before],
        )


@pytest.fixture(params=["disk", "server"])
def base(request: pytest.FixtureRequest, toy_book: Path) -> Iterator[str]:
    if request.param == "disk":
        yield f"{toy_book.as_uri()}/"
        return
    with serving(toy_book) as address:
        yield address


def test_a_finger_moves_a_slider_and_the_words_follow(browser: "Browser", base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto(f"{base}index.html")
    toy = Toy(tab)
    slider = toy.slider("Temperature")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    tab.touchscreen.tap(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
    tab.wait_for_function("!document.querySelector('.ms-sentence').textContent.includes('37')")
    assert "41 °C" in toy.sentence == toy.marked
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_mouse_keyboard_and_number_box_move_picture_words_and_table(
    browser: "Browser", base: str, theme: str
) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]  # one of its literals
    tab = context.new_page()
    problems: list[str] = []
    requests: list[str] = []
    tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(f"{base}index.html")
    toy = Toy(tab)
    assert toy.sentence == FIRST == toy.marked
    assert not [one for one in requests if "explorable-toy" in one]  # not before it is touched
    first = toy.dot

    loss = toy.slider("Myelin lost")
    loss.focus()
    tab.keyboard.press("ArrowRight")
    toy.moved(first)
    assert toy.sentence == "The thin fibre: 100 % gone, 37 °C." == toy.marked
    assert loss.get_attribute("aria-valuetext") == "100\N{NO-BREAK SPACE}%"
    assert len([one for one in requests if "explorable-toy" in one]) == 1
    tab.keyboard.press("Home")
    assert toy.sentence == "The thin fibre: 0 % gone, 37 °C."
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Myelin lost, in %"

    toy.number("Temperature").fill("39,8 °C")
    tab.keyboard.press("Enter")
    assert toy.sentence == "The thin fibre: 0 % gone, 40 °C."
    assert toy.number("Temperature").input_value() == "40"
    toy.number("Temperature").fill("warm")
    tab.keyboard.press("Enter")
    assert toy.number("Temperature").input_value() == "40"
    tab.keyboard.press("ArrowDown")
    assert toy.sentence == "The thin fibre: 0 % gone, 39.5 °C."

    toy.root.get_by_role("radio", name="thick").check()
    assert toy.sentence == "The thick fibre: 0 % gone, 39.5 °C."
    assert toy.root.locator(".ms-panels svg text", has_text="thick").count() == 1
    toy.slider("Temperature").scroll_into_view_if_needed()
    box = toy.slider("Temperature").bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + box["width"] - 5, box["y"] + box["height"] / 2)
    assert toy.sentence == "The thick fibre: 0 % gone, 41 °C."

    status = toy.root.get_by_role("status")
    tab.wait_for_function("document.querySelector('#explorable-toy [role=status]').textContent !== ''")
    assert status.text_content() == toy.root.locator(".ms-sentence").text_content()
    toy.root.get_by_role("button", name="Reset").click()
    assert toy.sentence == FIRST == toy.marked
    assert toy.dot == first
    assert toy.root.get_by_role("radio", name="thin").is_checked()
    ink = tab.evaluate("getComputedStyle(document.querySelector('#explorable-toy .ms-panels svg text')).fill")
    assert ink == {"light": "rgb(24, 35, 46)", "dark": "rgb(238, 243, 247)"}[theme]
    assert problems == []
    context.close()


def test_touch_drags_a_slider(browser: "Browser", toy_book: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto((toy_book / "index.html").as_uri())
    toy = Toy(tab)
    slider = toy.slider("Myelin lost")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    session = context.new_cdp_session(tab)
    y = box["y"] + box["height"] / 2
    thumb = box["x"] + 13 + (box["width"] - 26) * 2 / 3
    places = [thumb, thumb - 20, thumb - 60, box["x"] + 4]
    for kind, x in zip(("touchStart", "touchMove", "touchMove", "touchMove"), places, strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    tab.wait_for_function(
        "document.querySelector('#explorable-toy .ms-sentence').textContent.includes('0\\u00a0% gone')"
        " && !document.querySelector('#explorable-toy .ms-sentence').textContent.includes('90')"
    )
    assert toy.sentence == "The thin fibre: 0 % gone, 37 °C."
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_scripts_off_leave_the_first_state_and_the_table(browser: "Browser", toy_book: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((toy_book / "index.html").as_uri())
    toy = Toy(tab)
    assert toy.sentence == FIRST == toy.marked
    assert toy.root.locator(".ms-panels svg").is_visible()
    assert toy.root.get_by_role("slider").count() == 0
    toy.root.get_by_text("All states as a table").click()
    assert toy.root.locator("tbody tr").count() == 2 * 4 * 13
    assert toy.marked == FIRST
    toy.root.get_by_text("What you should have seen").click()
    assert toy.root.get_by_text("It moved.").is_visible()
    context.close()


def test_frames_that_cannot_be_loaded_are_missed_in_words(browser: "Browser", toy_book: Path) -> None:
    tab = browser.new_page()
    tab.route("**/explorable-toy-*.js", lambda route: route.abort())
    tab.goto((toy_book / "index.html").as_uri())
    toy = Toy(tab)
    toy.slider("Myelin lost").focus()
    toy.root.get_by_text(LOST).first.wait_for()
    first = toy.dot
    tab.unroute("**/explorable-toy-*.js")
    tab.keyboard.press("ArrowLeft")  # the next move tries again
    toy.moved(first)
    assert not toy.root.locator(".ms-notice").is_visible()
    tab.close()


def test_printed_paper_has_picture_values_and_no_sliders(browser: "Browser", toy_book: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto((toy_book / "index.html").as_uri())
    tab.emulate_media(media="print")
    toy = Toy(tab)
    assert not toy.slider("Myelin lost").is_visible()
    assert not toy.root.locator(".ms-reset").is_visible()
    assert toy.number("Myelin lost").is_visible()
    fill = tab.evaluate(
        "getComputedStyle(document.querySelector('#explorable-toy .ms-panels svg text')).fill"
    )
    assert fill in {"rgb(24, 35, 46)", "rgb(0, 0, 0)"}
    context.close()


def test_an_explorable_is_live_in_jupyterlab(
    browser: "Browser", lab: Lab, notebook: Callable[..., str]
) -> None:
    tab = lab.open(browser, "view.ipynb", notebook(CELL))
    toy = Toy(tab, ".jp-OutputArea .ms-live")
    toy.root.wait_for()
    assert toy.sentence == FIRST
    loss = toy.slider("Myelin lost")
    loss.focus()
    for key in ("ArrowRight", "Home"):  # JupyterLab would take them for itself
        tab.keyboard.press(key)
        assert tab.evaluate("document.activeElement.type") == "range"
    said = "The thin fibre: 0 % gone, 37 °C."
    toy.root.locator(
        ".ms-sentence",
        has_text=said.replace(" %", "\N{NO-BREAK SPACE}%").replace(" °", "\N{NO-BREAK SPACE}°"),
    ).wait_for()
    toy.number("Temperature").fill("36.6")
    tab.keyboard.press("Enter")
    toy.root.locator(".ms-sentence", has_text="36.6").wait_for()
    assert toy.slider("Temperature").get_attribute("aria-valuetext") == "36.6\N{NO-BREAK SPACE}°C"
    toy.root.get_by_text("States so far, as a table").click()
    assert toy.marked == "The thin fibre: 0 % gone, 36.6 °C."
    assert toy.root.locator("tbody tr").count() >= 3
    toy.root.get_by_role("button", name="Reset").click()
    toy.root.locator(".ms-sentence", has_text="90").wait_for()
    tab.close()
