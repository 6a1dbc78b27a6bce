"""The bank's Markdown: what it becomes, and what it can never become."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from mscourse.quizzes.words import as_html, as_phrase, as_words, link_is_allowed

ALLOWED = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br", "blockquote", "pre"}
NASTY = st.lists(
    st.sampled_from(
        [
            *(
                "<script>",
                "</script>",
                "<img src=x onerror=",
                "alert(1)",
                "javascript:",
                "[a](",
                ")",
                "](",
                "<",
                ">",
            ),
            *(
                '"',
                "'",
                "`",
                "*",
                "_",
                "&",
                "&#106;",
                "\u202e",
                "\u200b",
                "\t",
                "\n",
                "data:text/html,",
                "vbscript:",
            ),
            *(
                "onclick=",
                "<svg/onload=",
                "<a href=",
                "//evil.example",
                "\\",
                "http://a.b",
                "![x](",
                "<!--",
                "]]>",
            ),
        ]
    )
    | st.text(max_size=6),
    max_size=14,
).map("".join)


def test_marks_become_elements() -> None:
    assert (
        as_html("One *two* **three** `four`.")
        == "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"
    )
    assert (
        as_phrase("See [the paper](https://doi.org/10.1/x).")
        == 'See <a href="https://doi.org/10.1/x">the paper</a>.'
    )
    assert as_phrase("[up](#the-idea)") == '<a href="#the-idea">up</a>'


def test_quotes_are_curled_and_numbers_kept_with_their_units_but_not_in_code() -> None:
    assert as_phrase('"So," it\'s 5 ms; `"5 ms"`.') == (
        "“So,” it\N{RIGHT SINGLE QUOTATION MARK}s 5\N{NO-BREAK SPACE}ms; <code>&quot;5 ms&quot;</code>."
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>x</b>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//evil.example/a)",
        "[x](\\\\evil.example/a)",
        "![x](https://evil.example/pixel.png)",
        "<https://evil.example> <!-- c --> <svg/onload=alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "# Not a heading\n\n---",
    ],
)
def test_what_could_act_shows_as_text(text: str) -> None:
    for html in (as_html(text), as_phrase(text)):
        assert harmless(html)


def harmless(html: str) -> bool:
    tree = BeautifulSoup(html, "html.parser")
    for tag in tree.select("*"):
        assert isinstance(tag, Tag)
        assert tag.name in ALLOWED, html
        assert set(tag.attrs) <= {"href", "title", "start", "class"}, html
        if tag.has_attr("href"):
            assert link_is_allowed(str(tag["href"])), html
    return True


@given(NASTY)
def test_no_text_can_make_an_element_that_acts(text: str) -> None:
    assert harmless(as_html(text))
    assert harmless(as_phrase(text))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", as_html(text))


@pytest.mark.parametrize(
    "address", ["https://a.b", "http://a.b", "#x", "a/b.html", "../a", "?q=1", "HTTPS://a.b"]
)
def test_addresses_on_the_web_and_in_the_book_are_links(address: str) -> None:
    assert link_is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:a",
        " javascript:a",
        "java\nscript:a",
        "data:x",
        "file:///etc",
        "//a.b",
        "\\\\a.b",
        "/\\a.b",
        "mailto:a@b",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert not link_is_allowed(address)


def test_plain_words_have_no_marks() -> None:
    assert (
        as_words("One *two* `three` [four](https://a.b).\nFive & <six>") == "One two three four. Five & <six>"
    )
    assert as_words("- a\n- b\n\nthen `c`").split() == ["a", "b", "then", "c"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z", "P", "S")), min_size=1))
def test_letters_stay_what_they_are(text: str) -> None:
    assert as_words(text) == text
