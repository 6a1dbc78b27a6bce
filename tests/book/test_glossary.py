"""The first use of a term leads to its entry; one page lists them all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from mscourse import glossary
from mscourse.book.chapters import CHAPTERS
from mscourse.glossary import GlossaryError, Term, pattern, terms
from mscourse.words import sentences
from tests.conftest import SmallBook

HEAD = (
    'md:# 01 · Myelin: one\n\n<div class="ms-head">\n\nWhy is myelin lost?\n\n- **Time** an axon\n\n</div>\n'
)
TEXT = """md:## An axon

`axon` and $axon$, an [axon](https://doi.org/10.1/x). A **lesion** is a patch; lesions heal. Internodes lie
between nodes. An internode ends. g-ratio, node-like, VEPs, ebv and EBV.
The Uhthoff phenomenon. axons, Axon.

## In plain words

Myelin is a coat. Myelin again.
"""
PAGE = "# Glossary\n\n```{course-glossary}\n```\n"


@pytest.fixture
def page(small_book: SmallBook, notebook: Callable[..., str]) -> SmallBook:
    small_book.page("index", "# Home\n\nAn axon, unlinked.\n")
    small_book.page("chapters/01_disease", notebook(HEAD, TEXT, "print('axon myelin')"))
    return small_book


def links(book: SmallBook) -> dict[str, str]:
    tree = BeautifulSoup(book.read("chapters/01_disease"), "html.parser")
    return {link.get_text(): str(link["href"]) for link in tree.select("article a.ms-term")}


def test_first_uses_are_linked_and_nothing_else(page: SmallBook) -> None:
    page.page("glossary", PAGE)
    status, output = page.build()
    assert status == 0, output
    found = links(page)
    assert found == {
        "lesion": "../glossary.html#term-lesion",
        "Internodes": "../glossary.html#term-internode",
        "nodes": "../glossary.html#term-node",
        "g-ratio": "../glossary.html#term-g-ratio",
        "VEPs": "../glossary.html#term-visual-evoked-potential",
        "EBV": "../glossary.html#term-ebv",
        "Uhthoff phenomenon": "../glossary.html#term-uhthoff-phenomenon",
        "axons": "../glossary.html#term-axon",
        "Myelin": "../glossary.html#term-myelin",
    }
    assert "ms-term" not in page.read("index")

    tree = BeautifulSoup(page.read("glossary"), "html.parser")
    entries = [tag for tag in tree.select("dl.ms-glossary > dt") if isinstance(tag, Tag)]
    assert [tag.get("id") for tag in entries] == [one.anchor for one in terms()]
    myelin = tree.find(id="term-myelin")
    assert myelin is not None
    entry = myelin.find_next("dd")
    assert isinstance(entry, Tag)
    link = entry.find("a")
    assert isinstance(link, Tag)
    assert (link.get_text(), link["href"]) == ("Chapter 01", "chapters/01_disease.html")
    assert "Chapter 00." in tree.get_text()  # it is not there yet, so it is no link


def test_without_a_glossary_the_text_reads_on(page: SmallBook) -> None:
    status, output = page.build()
    assert status == 0, output
    assert links(page) == {}


def test_the_words_of_two_chapters_are_there_in_plain_sentences() -> None:
    known = terms()
    assert len(known) >= 20
    assert {0, 1} <= {one.chapter for one in known} <= {one.number for one in CHAPTERS}
    assert len({one.anchor for one in known}) == len(known)
    for one in known:
        assert 1 <= len(sentences(one.meaning)) <= 2, one.term
        assert one.meaning[0].isupper()
        assert one.meaning.endswith(".")


def test_the_longest_form_wins_and_words_are_whole() -> None:
    known = (Term("node", ("nodes",), 1, "."), Term("lymph node", (), 2, "."), Term("MS", (), 1, "."))
    found = [
        one[0] for one in pattern(known).finditer("Lymph node, a node, anode, node's, ms, MS, nodes-like.")
    ]
    assert found == ["Lymph node", "node", "node", "MS"]
    assert re.fullmatch(pattern(known), "lymph\N{NO-BREAK SPACE}node")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {term: a, forms: [], chapter: 1}", "entry 1 has the fields"),
        ("- one", "entry 1 has the fields []"),
        (
            "- {term: a, forms: [b], chapter: 1, meaning: x}\n- {term: B, forms: [], chapter: 1, meaning: x}",
            "'B' is a form of both 'a' (chapter 01) and 'B' (chapter 01). Keep it once",
        ),
        (
            "- {term: a, forms: [], chapter: 1, meaning: x}\n- {term: a, forms: [], chapter: 2, meaning: y}",
            "'a' is a form of both 'a' (chapter 01) and 'a' (chapter 02)",
        ),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "glossary.yml"
    file.write_text(text)
    with pytest.raises(GlossaryError, match=re.escape(words)):
        glossary.terms(file)
