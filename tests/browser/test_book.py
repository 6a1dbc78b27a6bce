"""The built book in a real browser: every page, in every view, and the ways a reader goes through it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.book.audit.browser import CONTROLS, VIEWS, View, visit, weight_findings
from mscourse.book.audit.files import audit_files
from mscourse.book.audit.report import ONLY_SERVED
from mscourse.book.audit.served import objectives_served
from mscourse.book.audit.site import Site
from mscourse.book.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGES = sorted(Site(ROOT, ROOT / "_toc.yml").expected_pages or ())
pytestmark = pytest.mark.book
browser_only = pytest.mark.browser


@pytest.fixture(scope="session")
def address(book: Path) -> Iterator[str]:
    with serving(book) as where:
        yield where


def test_the_files_of_the_book_have_no_findings(book: Path) -> None:
    assert [str(one) for one in audit_files(Site(book, ROOT / "_toc.yml", objectives_served()))] == []


@browser_only
@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_findings(
    browser: "Browser", book: Path, address: str, page: str, view: View, request: pytest.FixtureRequest
) -> None:
    if view.from_disk and page in ONLY_SERVED:
        view = replace(view, from_disk=False)
    seen = visit(browser, f"{book.as_uri()}/" if view.from_disk else address, page, view)
    assert [str(finding) for finding in seen.findings] == []
    if view != VIEWS[0]:
        return
    assert weight_findings({page: seen.weight}) == []
    snapshot = SNAPSHOTS / f"{page.replace('/', '-').removesuffix('.html')}.txt"
    told = "\n".join(seen.controls) + "\n"
    if request.config.getoption("--update-snapshots"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(told, encoding="utf-8")
    assert snapshot.is_file(), (
        f"no snapshot of {page} yet; look at the page, then run: pytest --update-snapshots"
    )
    assert told == snapshot.read_text(encoding="utf-8")


def test_every_snapshot_belongs_to_a_page_and_names_roles_that_are_checked() -> None:
    names = {f"{page.replace('/', '-').removesuffix('.html')}.txt" for page in PAGES}
    there = {path.name for path in SNAPSHOTS.iterdir()}
    assert there == names, "run: pytest --update-snapshots; delete the file of a page that is gone"
    for path in SNAPSHOTS.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.split(" ")[0] in CONTROLS


@browser_only
def test_an_address_that_leads_nowhere_gets_the_books_own_page_at_any_depth(
    browser: "Browser", address: str
) -> None:
    tab = browser.new_page()
    answer = tab.goto(f"{address}no/such/page.html")
    assert answer is not None
    assert answer.status == 404
    assert tab.locator("article h1").first.inner_text() == "Nothing is kept at this address"
    family = tab.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Source Sans 3" in family  # its style sheet was found from there
    tab.locator(".bd-sidebar-primary a", has_text="01 The disease").click()
    assert tab.locator("article h1").first.inner_text().startswith("Chapter 01")
    tab.close()


@browser_only
def test_a_chapter_is_whole_with_scripts_off(browser: "Browser", book: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 1000})
    tab = context.new_page()
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    picture = tab.locator("figure.ms-figure img.only-light").first
    picture.scroll_into_view_if_needed()
    assert picture.is_visible()
    assert not tab.locator("figure.ms-figure img.only-dark").first.is_visible()
    assert tab.locator(".katex-html").first.is_visible()
    assert "\\frac" not in tab.locator("article.bd-article").inner_text()
    fold = tab.locator("details.ms-seen").first
    fold.locator("summary").click()
    assert "38.3 m/s" in fold.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    context.close()


@browser_only
def test_the_keyboard_alone_reaches_the_text_and_turns_the_light_off(browser: "Browser", book: Path) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 1000})
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#main-content")
    tab.locator("button.theme-switch-button:visible").focus()
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    seen = set()
    for _ in range(3):
        tab.keyboard.press("Enter")
        seen.add(tab.evaluate("document.documentElement.dataset.mode"))
        assert tab.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Colour mode: ")
    assert seen == {"light", "dark", "auto"}
    assert outline == "solid"


@browser_only
def test_the_drawer_of_chapters_opens_tells_so_and_gives_the_focus_back(
    browser: "Browser", book: Path
) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    button = tab.get_by_role("button", name="Chapters")
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert tab.locator("dialog[open]").get_by_role("link", name="About and corrections").is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert button.get_attribute("aria-expanded") == "false"
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "Chapters"
    tab.close()


@browser_only
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_only_the_pictures_of_the_theme_in_use_are_loaded(browser: "Browser", book: Path, theme: str) -> None:
    context = browser.new_context(color_scheme="dark" if theme == "dark" else "light")
    tab = context.new_page()
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url) if request.url.endswith(".webp") else None)
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    tab.locator("figure.ms-figure img:visible").first.scroll_into_view_if_needed()
    tab.wait_for_function("[...document.images].some(one => one.currentSrc && one.complete)")
    assert len(loaded) == 1
    assert f"/axon_states_wide_{theme}-" in loaded[0]
    context.close()


@browser_only
def test_on_paper_the_text_is_black_the_picture_light_and_nothing_is_cut(
    browser: "Browser", book: Path
) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 1000})
    context.add_init_script("localStorage.setItem('mode', 'dark'); localStorage.setItem('theme', 'dark')")
    tab = context.new_page()
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert tab.locator("figure.ms-figure img.only-light").first.is_visible()
    assert not tab.locator("figure.ms-figure img.only-dark").first.is_visible()
    picture = "getComputedStyle(document.querySelector('figure.ms-figure img.only-light')).filter"
    assert tab.evaluate(picture) == "none"  # the theme dims pictures in the dark
    code = "getComputedStyle(document.querySelector('div.highlight pre span')).color"
    assert tab.evaluate(code) == "rgb(0, 0, 0)"
    assert not tab.locator(".bd-sidebar-primary").is_visible()
    assert tab.locator("article h1").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 700
    context.close()


@browser_only
def test_forced_colours_keep_boxes_apart(browser: "Browser", book: Path) -> None:
    context = browser.new_context(forced_colors="active")
    tab = context.new_page()
    tab.goto(f"{book.as_uri()}/chapters/01_disease.html")
    width = tab.evaluate(
        "getComputedStyle(document.querySelector('section[id^=in-plain-words]')).borderTopWidth"
    )
    assert width != "0px"
    context.close()


@browser_only
def test_the_search_finds_a_chapter_from_disk(browser: "Browser", book: Path) -> None:
    tab = browser.new_page()
    problems: list[str] = []
    tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    tab.goto(f"{book.as_uri()}/search.html?q=oligodendrocyte")
    tab.locator("#search-results li a").first.wait_for()
    assert "The disease" in tab.locator("#search-results").inner_text()
    assert problems == []
    tab.close()
