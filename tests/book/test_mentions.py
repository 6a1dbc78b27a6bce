"""A chapter named in prose leads to its page, once, and only where it is in the book."""

from collections.abc import Callable

from bs4 import BeautifulSoup

from tests.conftest import SmallBook

HEAD = (
    'md:# 01 · Myelin: one\n\n<div class="ms-head">\n\nWhy is myelin lost?\n\n'
    "- **You need** chapter 00, or chapters 03, 05 and 06\n\n</div>\n"
)
TEXT = """md:## See chapter 03

Chapter 03 again, `chapter 05`, [chapter 05](https://doi.org/10.1/x). It is chapter 01.

More in chapters 05 to 06. Chapter 071 is none, nor chapter 7.
"""


def test_first_mentions_lead_to_chapters_that_are_in_the_book(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\nSee chapter 05, and chapter 05.\n")
    small_book.page("chapters/01_disease", notebook(HEAD, TEXT, "print('chapter 03')"))
    for name in ("03_measuring", "05_cell_therapy", "07_msc"):
        small_book.page(f"chapters/{name}", f"# {name}\n\nNo other is named.\n")
    status, output = small_book.build()
    assert status == 0, output

    def links(page: str) -> list[tuple[str, str]]:
        tree = BeautifulSoup(small_book.read(page), "html.parser")
        found = tree.select("article a.internal:not(.headerlink)")
        return [(one.get_text(), str(one["href"])) for one in found if "hapter" in str(one.parent)]

    # The head comes first; of its four numbers two have a page, and the prose below finds nothing left.
    assert links("chapters/01_disease") == [("03", "03_measuring.html"), ("05", "05_cell_therapy.html")]
    assert links("index") == [("chapter 05", "chapters/05_cell_therapy.html")]
    assert links("chapters/07_msc") == []
    assert 'title="05_cell_therapy">chapter 05</a>' in small_book.read("index")


def test_a_page_without_other_chapters_keeps_its_words(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\nSee chapter 05.\n")
    small_book.page("chapters/01_disease", notebook(HEAD, TEXT))
    status, output = small_book.build()
    assert status == 0, output
    assert "More in chapters 05 to 06." in BeautifulSoup(
        small_book.read("chapters/01_disease"), "html.parser"
    ).get_text(" ", strip=True)
