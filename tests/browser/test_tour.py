"""The tour as one file: made from its notebook, and a slider that moves with nothing else there."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.book.single_page import single_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


def test_the_stored_page_is_what_the_notebook_gives() -> None:
    made = single_page(ROOT / "chapters" / "tour.ipynb")
    assert (ROOT / "tour.html").read_text(encoding="utf-8") == made, "run: mscourse tour"


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1200])
def test_a_newcomer_moves_a_slider_with_only_the_file(tmp_path: Path, browser: "Browser", width: int) -> None:
    shutil.copy(ROOT / "tour.html", tmp_path)
    asked: list[str] = []
    problems: list[str] = []
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.on("request", lambda one: asked.append(one.url))
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.goto((tmp_path / "tour.html").as_uri())
    said = tab.locator(".ms-live").get_by_text("With no true effect")
    before = said.first.inner_text()
    slider = tab.get_by_label("Wobble", exact=False).and_(tab.locator("[type=range]"))
    slider.press("End")
    tab.wait_for_function(
        "(before) => !document.body.innerText.includes(before)", arg=before.split(",")[1].strip(" .")
    )
    assert said.first.inner_text() != before
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert problems == []
    assert [one for one in asked if not one.startswith(("file:", "data:", "blob:"))] == []
    tab.close()


@pytest.mark.browser
def test_without_scripts_the_tour_is_still_there(tmp_path: Path, browser: "Browser") -> None:
    shutil.copy(ROOT / "tour.html", tmp_path)
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((tmp_path / "tour.html").as_uri())
    assert tab.get_by_text("Compared with whom?").is_visible()
    assert tab.locator("svg").first.is_visible()
    context.close()
