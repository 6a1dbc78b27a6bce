"""The theme without its heavy and outward parts."""

import re

from mscourse.book import offline
from tests.conftest import SmallBook


def test_icon_rules_leave_the_sheet_and_others_stay() -> None:
    css = (
        '@font-face{font-family:Font Awesome\\ 6 Free;src:url(x.woff2)}.fa-sun:before{content:"\\f185"}'
        ".fa-lg,.fa-2x{font-size:2em}body{color:red}@media print{.fade{color:blue}}.face{margin:0}"
    )
    assert offline.slim_style_sheet(css) == "body{color:red}@media print{.fade{color:blue}}.face{margin:0}"


def test_the_icon_script_leaves_the_head_and_others_stay() -> None:
    head = '<script defer src="a/fontawesome.js?digest=1"></script><script src="b.js"></script>'
    assert offline.without_icon_script(head) == '<script src="b.js"></script>'


def test_a_built_book_holds_none_of_it(small_book: SmallBook) -> None:
    small_book.page("index", "# Home\n\nWords.\n")
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("index")
    for word in ("thebe", "fontawesome", "togglebutton", "design-tabs", "unpkg", "jsdelivr"):
        assert word not in page.lower()
    names = [path.name for path in (small_book.html / "_static").rglob("*") if path.is_file()]
    assert not [name for name in names if name.endswith(".map") or "fontawesome" in name or "thebe" in name]
    sheet = (small_book.html / offline.THEME_STYLE_SHEET).read_text()
    assert "Font Awesome" not in re.sub(r"/\*.*?\*/", "", sheet.split("}")[0])
    assert "fa-solid-900" not in sheet
    assert {"mscourse.css", "icon.svg"} <= set(names)
