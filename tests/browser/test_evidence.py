"""Tables, charts and claims on a page and in JupyterLab: readable, narrow, in both themes."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from mscourse import show
from mscourse.book.audit.browser import VIEWS, visit
from mscourse.evidence import claims, evidence
from tests.browser.lab import Lab
from tests.conftest import SmallBook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from mscourse.view import View

pytestmark = pytest.mark.browser
HEAD = 'md:# Evidence\n\n<div class="ms-head">\n\nWhat was found?\n\n</div>'
CELLS = (
    "from mscourse import show\nfrom mscourse.evidence import claims, evidence",
    "evidence.certainty('disease')",
    "evidence.table('disease')",
    "show(evidence.plot('ahsct_worsening'))",
    "show(evidence.plot('four_in_ten'))",
    "claims('b12')",
)


def test_a_page_of_evidence_has_no_findings_and_shows_one_drawing_a_width(
    browser: "Browser", small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", notebook(HEAD, *CELLS))
    status, said = small_book.build()
    assert status == 0, said
    base = small_book.html.as_uri() + "/"
    for view in VIEWS:
        if view.from_disk:
            assert visit(browser, base, "index.html", view).findings == []
    tab = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    tab.goto(base + "index.html")
    wide, phone = (tab.locator(f"#figure-ahsct-worsening .ms-{name}-only") for name in ("wide", "phone"))
    assert (wide.is_visible(), phone.is_visible()) == (True, False)
    # The same lines in the dark: letters are light, and in the page's typeface.
    letters = wide.locator("text").first.evaluate(
        "one => getComputedStyle(one).fill + getComputedStyle(one).fontFamily"
    )
    assert "Source Sans 3" in letters
    assert (
        tab.locator(".ms-claim p").nth(2).evaluate("one => getComputedStyle(one).color")
        == "rgb(238, 243, 247)"
    )
    tab.set_viewport_size({"width": 320, "height": 800})
    assert (wide.is_visible(), phone.is_visible()) == (False, True)
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    tab.close()


def test_stored_outputs_survive_jupyterlab(
    browser: "Browser", lab: Lab, notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "still")
    shown: list[View] = [evidence.table("disease"), show(evidence.plot("trapp_1998")), claims("b12")]
    stored = json.loads(notebook(*["1" for _ in shown]))
    for cell, view in zip(stored["cells"], shown, strict=True):
        bundle = {"data": view._repr_mimebundle_(), "metadata": {}, "output_type": "display_data"}
        cell["outputs"] = [bundle]
    tab = lab.open(browser, "evidence.ipynb", json.dumps(stored), run=False)
    tab.locator(".jp-OutputArea table").first.wait_for()
    assert tab.locator(".jp-OutputArea th[rowspan='3'] a").first.get_attribute("href", timeout=5000)
    assert tab.locator(".jp-OutputArea figure img").evaluate("one => one.naturalWidth") > 0
    assert "We would print:" in tab.locator(".jp-OutputArea blockquote").inner_text()
    tab.close()
