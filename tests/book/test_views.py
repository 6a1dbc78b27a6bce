"""Views in a page: their HTML, their files, and what is left of them when they go."""

import base64
import re
from collections.abc import Callable
from pathlib import Path

from mscourse.book import views
from mscourse.view import PAGE_TYPE
from tests.conftest import SmallBook

HEAD = 'md:# One\n\n<div class="ms-head">\n\nWhy?\n\n</div>'
CELL = """
from IPython.display import display
display({{"text/plain": "words", "text/html": "<p>fallback</p>", "{type}": {{
    "html": '<p class="made">seen <img src="mscourse-asset:{name}" alt=""></p>',
    "assets": {{"{name}": "{content}"}}}}}}, raw=True)
"""


def cell(name: str, content: bytes) -> str:
    return CELL.format(type=PAGE_TYPE, name=name, content=base64.b64encode(content).decode())


def files(small_book: SmallBook) -> set[str]:
    folder = small_book.html / views.FOLDER
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_a_page_takes_the_view_not_the_fallback_and_finds_its_files(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\nWords.\n")
    small_book.page("deep/er/one", notebook(HEAD, cell("a.bin", b"abc")))
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("deep/er/one")
    assert "<p>fallback</p>" not in page
    found = re.search(r'class="made">seen <img src="([^"]+)"', page)
    assert found is not None
    assert (small_book.html / "deep/er" / found[1]).resolve().read_bytes() == b"abc"

    small_book.page("deep/er/one", notebook(HEAD, cell("b.bin", b"def")))  # the old file goes with its view
    assert small_book.build()[0] == 0
    assert files(small_book) == {"b.bin"}

    small_book.page("deep/er/one", notebook(HEAD, "print(1)"))
    assert small_book.build()[0] == 0
    assert files(small_book) == set()


def test_an_asset_name_that_could_leave_the_folder_is_refused(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    small_book.page("index", "# Home\n\nWords.\n")
    small_book.page("one", notebook(HEAD, cell("../../escape.js", b"x")))
    status, output = small_book.build()
    assert status != 0
    assert "use lower-case letters" in output
    assert not list(Path(small_book.folder).rglob("escape.js"))


def test_a_drawing_on_a_plain_page_brings_four_pictures(small_book: SmallBook) -> None:
    small_book.page(
        "index", "# Home\n\n```{drawing} axon_states\n:caption: Bare is not dead. Four states.\n```\n"
    )
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("index")
    assert len(files(small_book)) == 4
    assert "<figcaption><b>Bare is not dead.</b> Four states.</figcaption>" in page
    assert page.count('loading="lazy"') == 2


def test_a_drawing_with_a_wrong_name_or_no_caption_says_what_to_write(small_book: SmallBook) -> None:
    small_book.page(
        "index", "# Home\n\n```{drawing} axonstates\n:caption: One.\n```\n\n```{drawing} axon_states\n```\n"
    )
    status, output = small_book.build()
    assert status != 0
    assert "there is no drawing called 'axonstates'" in output
    assert "lesion_cutaway" in output
    assert "has no caption" in output
