"""A view in a page from disk and in a real JupyterLab: it starts, and Python answers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.lab import Lab
from tests.conftest import SmallBook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROOT = str(Path(__file__).parents[2])
CELL = f"import sys; sys.path.append({ROOT!r})\nfrom tests.test_view import Doubler\nDoubler()"


def test_a_view_takes_over_from_its_fallback_on_a_page_from_disk(
    browser: "Browser", small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", notebook('md:# A page\n\n<div class="ms-head">\n\nWhy?\n\n</div>', CELL))
    status, said = small_book.build()
    assert status == 0, said
    tab = browser.new_page()
    problems: list[str] = []
    tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    tab.goto((small_book.html / "index.html").as_uri())
    view = tab.locator("#explore-doubler")
    assert view.locator(".ms-live").inner_text().startswith("Twice </script>")
    assert view.locator(".ms-fallback").count() == 0
    assert problems == []
    tab.close()

    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((small_book.html / "index.html").as_uri())
    assert tab.locator("#explore-doubler").inner_text().strip() == "Twice, without scripts."
    context.close()


def test_a_view_is_live_in_jupyterlab(browser: "Browser", lab: Lab, notebook: Callable[..., str]) -> None:
    tab = lab.open(browser, "view.ipynb", notebook(CELL))
    tab.locator(".jp-OutputArea .ms-live").wait_for()
    assert "Twice" in tab.locator(".jp-OutputArea").inner_text()
    tab.close()
