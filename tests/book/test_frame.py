"""The frame of a page: titles, descriptions, downloads, addresses, units."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mscourse.book import frame
from mscourse.words import bind_units
from tests.conftest import SmallBook

LINK = '<a class="headerlink" href="#x" title="Link to this heading">#</a>'


def test_a_chapter_title_is_set_in_three_steps_with_the_link_in_the_last() -> None:
    html = frame.chapter_title(f"<h1>01 · The disease: myelin and heat{LINK}</h1><p>x</p>")
    tree = BeautifulSoup(html, "html.parser")
    heading = tree.h1
    assert heading is not None
    assert heading.get_text() == "Chapter 01 The disease: myelin and heat#"
    assert tree.select_one(".ms-sub .headerlink") is not None
    assert str(tree.p) == "<p>x</p>"


def test_a_chapter_title_without_a_second_half_keeps_its_link() -> None:
    html = frame.chapter_title(f"<h1>00 · How this course works{LINK}</h1>")
    assert html == f'<h1><span class="ms-no">Chapter 00</span> How this course works{LINK}</h1>'


@pytest.mark.parametrize("title", ["About and corrections", "01 and more", "Cells: an overview"])
def test_other_titles_are_left_alone(title: str) -> None:
    assert frame.chapter_title(f"<h1>{title}{LINK}</h1>") == f"<h1>{title}{LINK}</h1>"


def test_the_description_is_the_question_in_plain_text() -> None:
    body = '<div class="ms-head">\n<p>Why can <em>one</em> patch\nstop &amp; block?</p><ul></ul></div>'
    assert frame.description(body) == "Why can one patch stop & block?"
    assert frame.description('<p class="ms-standfirst">Read it here.</p>') == "Read it here."
    assert frame.description("<p>Plain</p>") is None


def test_the_download_becomes_the_last_fact_of_the_head_and_of_nothing_else() -> None:
    body = '<ul><li>before</li></ul><div class="ms-head"><p>Why?</p><ul>\n<li>a</li>\n</ul></div><ul></ul>'
    html = frame.with_download(body, "../_sources/one.ipynb?a&b", 24)
    items = BeautifulSoup(html, "html.parser").select(".ms-head li")
    assert [item.get_text().strip() for item in items] == ["a", "Take it with you Notebook, 24 kB"]
    link = items[-1].a
    assert link is not None
    assert link["href"] == "../_sources/one.ipynb?a&b"
    assert html.count("Take it with you") == 1


def test_a_notebook_page_has_description_download_and_no_break_before_units(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\nWords.\n")
    head = (
        'md:# 07 · Cells: a try\n\n<div class="ms-head">\n\nWhy at 37 °C?\n\n- **Time** 5 minutes\n\n</div>'
    )
    small_book.page("chapters/07_cells", notebook(head, "print('37 °C')"))
    status, output = small_book.build()
    assert status == 0, output
    page = BeautifulSoup(small_book.read("chapters/07_cells"), "html.parser")
    described = page.find("meta", attrs={"name": "description"})
    assert described is not None
    assert str(described).startswith('<meta content="Why at 37 °C?"')
    question = page.select_one(".ms-head p")
    assert question is not None
    assert question.get_text() == "Why at 37\N{NO-BREAK SPACE}°C?"
    link = page.select_one(".ms-head a[download]")
    assert link is not None
    assert (small_book.html / "chapters" / str(link["href"])).resolve().is_file()
    assert "37 °C" in page.select_one(".cell_output pre").get_text()  # type: ignore[union-attr]  # the cell printed
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    assert "not medical advice" in page.find_all("footer")[-1].parent.get_text()  # type: ignore[union-attr]  # it has one


def test_a_page_without_description_fails_the_build_with_the_remedy(small_book: SmallBook) -> None:
    small_book.page("index", "---\norphan: true\n---\n# Home\n\nWords.\n")
    status, output = small_book.build()
    assert status != 0
    assert "the page index has no description" in output
    assert "ms-head" in output


def test_addresses_come_from_the_environment(small_book: SmallBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(frame.ADDRESS, "https://example.org/course")
    monkeypatch.setenv(frame.REPOSITORY, "https://example.org/source/")
    small_book.page("index", "# Home\n\nWrite to the {{ issue_tracker }}.\n")
    status, output = small_book.build()
    assert status == 0, output
    assert 'href="https://example.org/source/issues"' in small_book.read("index")
    assert 'href="/course/index.html"' in small_book.read("404").replace(
        'href="/course/"', 'href="/course/index.html"'
    )


def test_without_addresses_nothing_is_invented(
    small_book: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(frame.ADDRESS, raising=False)
    monkeypatch.delenv(frame.REPOSITORY, raising=False)
    small_book.page("index", "# Home\n\nWrite to the {{ issue_tracker }}.\n")
    assert small_book.build()[0] == 0
    assert "Write to the issue tracker." in small_book.read("index")
    assert '"/_static/' in small_book.read("404")


def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, small_book: SmallBook) -> None:
    monkeypatch.setenv(frame.ADDRESS, "example.org")
    small_book.page("index", "# Home\n\nWords.\n")
    status, output = small_book.build()
    assert status != 0
    assert "MSCOURSE_ADDRESS is 'example.org'" in output


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at 37 °C and 50 %", "at 37~°C and 50~%"),
        ("5 µm, 3 mm", "5~µm, 3~mm"),
        ("35 in 100", "35~in 100"),
        ("chapter 5 minutely", "chapter 5 minutely"),
        ("in 2026 people", "in 2026~people"),
        ("no numbers here", "no numbers here"),
    ],
)
def test_units_are_bound(text: str, bound: str) -> None:
    assert bind_units(text) == bound.replace("~", "\N{NO-BREAK SPACE}")


@given(st.text())
def test_binding_changes_spaces_only_and_once(text: str) -> None:
    once = bind_units(text)
    assert once.replace("\N{NO-BREAK SPACE}", " ") == text.replace("\N{NO-BREAK SPACE}", " ")
    assert bind_units(once) == once
