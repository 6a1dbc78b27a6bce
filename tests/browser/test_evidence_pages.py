"""The evidence pages in a real browser: by keyboard alone, on a phone, from disk, and with scripts off."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.evidence import evidence, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.book, pytest.mark.browser]
TOTAL = sum(1 for record in evidence for _ in record)


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    made = context.new_page()
    problems: list[str] = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    yield made
    context.close()
    assert problems == []


def at(book: Path, page: str) -> str:
    return f"{book.as_uri()}/evidence/{page}"


def told(tab: "Page", words: str) -> None:
    """Wait until the count says something."""
    tab.wait_for_function(
        "words => document.querySelector('.ms-count').textContent.includes(words)", arg=words
    )


def focused(tab: "Page") -> str:
    return str(tab.evaluate("document.activeElement.id || document.activeElement.textContent"))


def reach(tab: "Page", name: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(200):
        if focused(tab) == name:
            return
        tab.keyboard.press("Tab")
    message = f"the keyboard does not reach {name}"
    raise AssertionError(message)


PAGES = ("ahsct", "msc", "claims", "conflicts", "explorer", "references")


@pytest.mark.parametrize("page", PAGES)
def test_no_id_stands_twice_and_no_page_is_too_heavy(tab: "Page", book: Path, page: str) -> None:
    assert (book / "evidence" / f"{page}.html").stat().st_size < 400_000
    tab.goto(at(book, f"{page}.html"))
    twice = """() => {
      const ids = [...document.querySelectorAll('main [id]')].map(one => one.id);
      return ids.filter((one, at) => ids.indexOf(one) !== at);
    }"""
    assert tab.evaluate(twice) == []


# ---- the explorer ----


def test_the_explorer_is_filtered_by_keyboard_and_its_address_can_be_shared(
    tab: "Page", browser: "Browser", book: Path
) -> None:
    deaths = [
        one
        for record in evidence.select(therapy="ahsct")
        for one in record
        if kinds.outcome_kind(one) == "death"
    ]
    tab.goto(at(book, "explorer.html"))
    told(tab, f"{TOTAL:,} of {TOTAL:,} results")
    reach(tab, "explorer-therapy")
    tab.keyboard.type("own")  # a choice is found by its first letters
    tab.keyboard.press("Tab")
    reach(tab, "explorer-measured")
    tab.keyboard.type("deaths")
    told(tab, f"{len(deaths)} of {TOTAL:,} results")
    while tab.locator(".ms-more").is_visible():
        tab.locator(".ms-more").press("Enter")
    rows = tab.locator(".ms-explorer tbody tr:not(.ms-mind)")
    assert rows.count() == len(deaths)
    assert tab.url.endswith("#therapy=ahsct&measured=death")
    assert tab.locator(".ms-explorer .ms-count").get_attribute("role") == "status"
    other = browser.new_page()
    other.goto(tab.url)
    told(other, f"{len(deaths)} of {TOTAL:,} results")
    assert other.locator("#explorer-therapy").input_value() == "ahsct"
    other.close()


def test_harms_are_chosen_with_the_arrow_keys_and_filters_are_taken_away(tab: "Page", book: Path) -> None:
    harms = sum(one.harm for record in evidence for one in record)
    tab.goto(at(book, "explorer.html"))
    first = tab.get_by_role("radio", name="All", exact=True)
    first.focus()
    tab.keyboard.press("ArrowRight")
    told(tab, f"{TOTAL - harms:,} of")
    tab.keyboard.press("ArrowRight")
    told(tab, f"{harms:,} of")
    for row in tab.locator(".ms-explorer tbody tr:not(.ms-mind)").all()[:10]:
        assert "(harm)" in row.inner_text()
    reach(tab, "Clear all filters")
    tab.keyboard.press("Enter")
    told(tab, f"{TOTAL:,} of {TOTAL:,}")
    assert focused(tab) == "explorer-q"
    assert "#" not in tab.url


def test_words_are_found_with_the_caveat_beside_the_number(tab: "Page", book: Path) -> None:
    tab.goto(at(book, "explorer.html"))
    reach(tab, "explorer-q")
    tab.keyboard.type("MESEMS primary")
    told(tab, f"1 of {TOTAL:,} results, from 1 record")
    body = tab.locator(".ms-explorer tbody")
    caveat = evidence["uccelli_2021_mesems"].caveat or ""
    assert caveat[:40] in body.inner_text()
    assert body.locator("th a").get_attribute("href") == "references.html#uccelli_2021_mesems"
    tab.keyboard.type(" zzz")
    told(tab, "None of")
    assert not tab.locator(".ms-explorer .ms-wide").is_visible()


def test_the_order_follows_year_and_size_and_more_is_built_when_asked(tab: "Page", book: Path) -> None:
    tab.goto(at(book, "explorer.html"))
    names = tab.locator(".ms-explorer tbody th a")
    assert names.count() == 20
    tab.locator("#explorer-sort").select_option("most")
    people = max((one for one in evidence if list(one)), key=lambda one: one.population.n or 0)
    tab.wait_for_function("document.querySelector('.ms-explorer tbody th').textContent.includes('people')")
    assert names.first.inner_text() == people.short_name
    tab.locator("#explorer-sort").select_option("newest")
    newest = max(one.year for one in evidence if one.year and list(one))
    tab.wait_for_function(
        "id => document.querySelector('.ms-explorer tbody th a').hash === '#' + id",
        arg=next(one.id for one in evidence if one.year == newest and list(one)),
    )
    tab.locator(".ms-more").press("Enter")
    assert names.count() == 40
    assert tab.evaluate("document.activeElement.hash") == tab.evaluate(
        "document.querySelectorAll('.ms-explorer tbody th a')[20].hash"
    )


def test_on_a_phone_a_result_is_a_card_and_nothing_is_cut(browser: "Browser", book: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
    tab = context.new_page()
    tab.goto(at(book, "explorer.html#q=ocrelizumab"))
    told(tab, "of")
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    row = tab.locator(".ms-explorer tbody tr").nth(1)
    measured, result = (row.locator("td").nth(at).bounding_box() for at in (0, 1))
    assert measured is not None
    assert result is not None
    assert result["y"] >= measured["y"] + measured["height"] - 1
    ground = tab.evaluate("getComputedStyle(document.querySelector('.ms-explorer')).backgroundColor")
    assert ground == "rgb(24, 33, 42)"
    context.close()


def test_without_scripts_the_whole_table_is_there(browser: "Browser", book: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(at(book, "explorer.html"))
    assert tab.locator("#explorer-view tbody tr:not(.ms-mind)").count() == TOTAL
    assert "Scripts are off" in (tab.locator("#explorer-view noscript > p").text_content() or "")
    assert "hazard ratio 0.07" in (tab.locator("#explorer-view tbody td").nth(1).text_content() or "")
    context.close()


# ---- claims ----


def test_claims_are_chosen_by_verdict_with_the_keyboard(tab: "Page", book: Path) -> None:
    open_ones = sorted(one.id for one in evidence.claims.values() if one.lean == "open")
    tab.goto(at(book, "claims.html"))
    told(tab, f"{len(evidence.claims)} claims")
    tab.get_by_role("radio", name=f"All {len(evidence.claims)}").focus()
    tab.keyboard.press("ArrowLeft")  # round to the last, "Open"
    told(tab, f"{len(open_ones)} of {len(evidence.claims)} claims")
    shown = tab.locator(".ms-claim:visible")
    assert sorted(f"claim-{name}" for name in open_ones) == sorted(
        str(one.get_attribute("id")) for one in shown.all()
    )
    # A heading without a claim under it is gone as well, and the address tells the choice.
    for section in tab.locator("article section section:visible").all():
        assert section.locator(".ms-claim:visible").count() > 0
    assert tab.url.endswith("#verdict=open")
    tab.reload()
    told(tab, f"{len(open_ones)} of {len(evidence.claims)} claims")
    # A link to a claim that is hidden shows it.
    tab.evaluate("location.hash = '#claim-a01'")
    told(tab, f"{len(evidence.claims)} claims")
    assert tab.locator("#claim-a01").is_visible()
    assert tab.url.endswith("#claim-a01")


def test_without_scripts_every_claim_is_shown(browser: "Browser", book: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(at(book, "claims.html"))
    assert tab.locator(".ms-claim:visible").count() == len(evidence.claims)
    assert tab.locator("input[type=radio]").count() == 0
    context.close()


# ---- references ----


def test_a_reference_is_found_by_its_words_and_by_its_address(tab: "Page", book: Path) -> None:
    tab.goto(at(book, "references.html"))
    told(tab, f"{len(evidence)} records")
    reach(tab, "msrefsli-words")
    tab.keyboard.type("mesems")
    told(tab, f" of {len(evidence)} records")
    shown = tab.locator(".ms-refs > li:visible")
    ids = {str(one.get_attribute("id")) for one in shown.all()}
    assert "uccelli_2021_mesems" in ids
    assert len(ids) < 20
    tab.evaluate("location.hash = '#trapp_1998'")
    told(tab, f"{len(evidence)} records")
    box = tab.locator("#trapp_1998").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 1000


def test_on_paper_a_reference_keeps_its_address_and_loses_the_form(tab: "Page", book: Path) -> None:
    tab.set_viewport_size({"width": 700, "height": 1000})
    tab.goto(at(book, "references.html"))
    tab.emulate_media(media="print")
    assert not tab.locator(".ms-finder form").is_visible()
    after = "one => getComputedStyle(one, '::after').content"
    entry = tab.locator("#mist_burt2019")
    assert "doi.org" in entry.locator("a").first.evaluate(after)
    assert entry.locator(".ms-small a").first.evaluate(after) == "none"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 700
