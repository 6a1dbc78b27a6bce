"""'In plain words' is short and easy, in every chapter; each rule is proven by a text that breaks it."""

from pathlib import Path

import nbformat
import pytest

from mscourse.book.plain_words import faults, grade, section
from mscourse.words import sentences

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted(ROOT.glob("chapters/*_*.ipynb"))
EASY = "Nerves carry messages. A coat helps them go fast. It is thin. " * 10


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_chapter_keeps_the_rules(path: Path) -> None:
    text = section(nbformat.read(path, as_version=4))
    assert text is not None
    assert list(faults(text)) == []


def test_the_formula_agrees_with_its_published_form() -> None:
    # 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)
    assert grade("The cat sat.") == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    assert grade("The cat sat. The dog ran to the old red barn.") == pytest.approx(0.39 * 5.5 + 11.8 - 15.59)


def test_an_easy_text_passes() -> None:
    assert list(faults(EASY)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (EASY * 2, "words; write 120 to 180"),
        (EASY[:200], "words; write 120 to 180"),
        (EASY + " ".join(["So it ran on"] * 6) + ".", "a sentence of 24 words"),
        (
            "The coat on the nerve is thin and it can wear out in one spot when ill days come. " * 8,
            "words a sentence",
        ),
        ("Immunological communication deteriorates considerably. " * 31, "grade"),
    ],
)
def test_each_rule_is_proven(text: str, words: str) -> None:
    found = list(faults(text))
    assert len(found) == 1, found
    assert words in found[0]


def test_the_part_is_taken_as_a_listener_hears_it() -> None:
    book = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# T\n\n## In plain words\n\nA **coat**. <!-- r.o -->"),
            nbformat.v4.new_code_cell("x"),
            nbformat.v4.new_markdown_cell("See [this page](x.md).\n\n## Key points\n\n- no"),
        ]
    )
    assert section(book) == "A coat.\n\nSee this page."
    assert section(nbformat.v4.new_notebook()) is None


def test_sentences_end_where_a_reader_stops() -> None:
    assert sentences('It is 0.5 mm. "Good," she said. Ask.\n\nWhy') == [
        "It is 0.5 mm.",
        '"Good," she said.',
        "Ask.",
        "Why",
    ]
