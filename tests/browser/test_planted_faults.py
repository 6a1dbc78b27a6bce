"""Every rule that needs a browser, proven by a planted fault in a clean page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.book.audit.browser import MEDIAN_WEIGHT, MOST_WEIGHT, VIEWS, View, Visit, visit, weight_findings
from mscourse.book.audit.findings import Rule
from mscourse.book.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
WIDE = VIEWS[0]
BY_SCRIPT = replace(WIDE, pressed_by="script")
NARROW = View(360, 740, "light", from_disk=False)
PAGE = """<!doctype html><html lang="en-GB"><head><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>button, summary, label { display: block; min-height: 32px }</style></head>
<body><main><h1>Title</h1><p>Text.</p><button>Press</button><details><summary>More</summary><p>Folded.</p></details>
PLANTED</main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    (folder / "index.html").write_text(PAGE.replace("PLANTED", ""))
    with serving(folder) as address:
        yield address


def look(browser: "Browser", folder: Path, served: str, planted: str = "", view: View = WIDE) -> Visit:
    (folder / "index.html").write_text(PAGE.replace("PLANTED", planted))
    return visit(browser, served, "index.html", view)


def test_a_clean_page_has_no_findings_and_tells_its_controls(
    browser: "Browser", folder: Path, served: str
) -> None:
    planted = (
        '<label>Loss <input type="range" min="0" max="100" value="97"></label>'
        '<label><input type="checkbox" checked> Nodes</label>'
    )
    seen = look(browser, folder, served, planted)
    assert seen.findings == []
    assert seen.controls == [
        'button "Press"',
        'DisclosureTriangle "More" expanded=False',
        'slider "Loss" value=97',
        'checkbox "Nodes" checked=true',
    ]


@pytest.mark.parametrize(
    ("planted", "rule", "words"),
    [
        ("<script>fetch('https://example.org/on-load').catch(() => 0)</script>", Rule.OTHER_HOST, "on-load"),
        (
            "<button onclick=\"fetch('https://example.org/on-click').catch(() => 0)\">Go</button>",
            Rule.OTHER_HOST,
            "on-click",
        ),
        (
            "<details ontoggle=\"new Image().src='https://example.org/on-open'\"><summary>Open</summary>x</details>",
            Rule.OTHER_HOST,
            "on-open",
        ),
        ("<p style='color:#bbb;background:#fff'>Too pale to read.</p>", Rule.ACCESSIBILITY, "color-contrast"),
        ("<input type='text'>", Rule.ACCESSIBILITY, "label"),
        (
            "<details><summary>Open</summary><p style='color:#ccc'>Pale when opened.</p></details>",
            Rule.ACCESSIBILITY,
            "color-contrast",
        ),
        ("<script>console.error('a fault')</script>", Rule.CONSOLE, "a fault"),
        ("<script>throw new Error('broken')</script>", Rule.CONSOLE, "broken"),
        ("<button onclick='undefined.x'>Break</button>", Rule.CONSOLE, "undefined"),
        ("<img src='none.png' alt=''>", Rule.CONSOLE, "404"),
        ("<button></button>", Rule.NOT_OPERABLE, "a button has no name"),
        ("<a href='index.html'></a>", Rule.NOT_OPERABLE, "a link has no name"),
    ],
)
def test_each_planted_fault_is_found(
    browser: "Browser", folder: Path, served: str, planted: str, rule: Rule, words: str
) -> None:
    found = [one for one in look(browser, folder, served, planted).findings if one.rule_name == rule.name]
    assert any(words in one.what for one in found), found


@pytest.mark.parametrize("view", [WIDE, BY_SCRIPT], ids=["mouse", "script"])
def test_what_a_control_does_when_pressed_is_found(
    browser: "Browser", folder: Path, served: str, view: View
) -> None:
    planted = (
        "<button onclick='undefined.x'>Break</button>"
        "<button onclick=\"this.insertAdjacentHTML('afterend', '<button onclick=later.y>New</button>')\">"
        "More</button>"
        "<label>Loss <input type='range' value='9' oninput='slid.z'></label>"
        "<div style='pointer-events:none'><button onclick='never.w'>Not for the pointer</button></div>"
    )
    told = " ".join(one.what for one in look(browser, folder, served, planted, view).findings)
    assert all(words in told for words in ("reading 'x'", "later", "slid"))
    assert "never" not in told


@pytest.mark.parametrize("view", [WIDE, BY_SCRIPT], ids=["mouse", "script"])
def test_a_fault_in_a_dialogue_is_found(browser: "Browser", folder: Path, served: str, view: View) -> None:
    planted = (
        "<dialog id='d'><p style='color:#ddd'>Pale in the dialogue.</p></dialog>"
        "<button onclick='d.showModal()'>Show</button>"
    )
    found = look(browser, folder, served, planted, view).findings
    assert any("with a dialogue open" in one.what for one in found)


@pytest.mark.parametrize("width", [350, 340])
def test_a_narrow_page_that_scrolls_sideways_is_found(
    browser: "Browser", folder: Path, served: str, width: int
) -> None:
    found = look(browser, folder, served, f"<div style='width:{width}px'>x</div>", NARROW).findings
    assert {one.rule_name for one in found} == {Rule.OVERFLOW.name}
    assert "320 px" in found[0].what


def test_a_request_to_another_host_is_noted_though_it_never_leaves(
    browser: "Browser", folder: Path, served: str
) -> None:
    planted = "<script>fetch('https://example.org/').catch(() => 0)</script>"
    seen = look(browser, folder, served, planted)
    assert "https://example.org/" in seen.requests


def test_a_page_is_weighed_as_it_comes_over_the_connection(
    browser: "Browser", folder: Path, served: str
) -> None:
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 400)
    light = look(browser, folder, served).weight
    heavy = look(browser, folder, served, "<script>fetch('noise.bin')</script><script src='a.js'></script>")
    assert 300 < light < 2000
    assert heavy.weight > light
    packed = look(browser, folder, served, f"<!-- {'words ' * 20000} -->").weight
    assert light < packed < light + 3000  # text comes packed


def test_pages_from_disk_are_visited_too(browser: "Browser", folder: Path) -> None:
    (folder / "index.html").write_text(
        PAGE.replace("PLANTED", "<script>fetch('x.json').catch(() => 0)</script>")
    )
    seen = visit(browser, f"{folder.as_uri()}/", "index.html", View(360, 740, "dark", from_disk=True))
    assert any(
        one.rule_name == Rule.CONSOLE.name for one in seen.findings
    )  # from disk a browser refuses to fetch


def test_heavy_pages_and_a_heavy_book_are_found() -> None:
    assert weight_findings({"a": MOST_WEIGHT, "b": 1, "c": MEDIAN_WEIGHT}) == []
    heavy = weight_findings({"a": MOST_WEIGHT + 1, "b": 1, "c": 2})
    assert [one.page for one in heavy] == ["a"]
    median = weight_findings({"a": MEDIAN_WEIGHT + 1, "b": MEDIAN_WEIGHT + 2, "c": 1})
    assert [one.page for one in median] == ["the book"]
    assert weight_findings({}) == []
