"""Formulas: known markup, then properties, then what can't be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.book import maths
from tests.conftest import SmallBook


def test_a_formula_has_a_visible_part_and_one_for_screen_readers() -> None:
    html = maths.typeset(r"\frac{a}{b}")
    assert '<span class="katex-html" aria-hidden="true">' in html
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in html
    assert "katex-display" not in html


def test_display_style_is_a_matter_of_choice() -> None:
    assert "katex-display" in maths.typeset("x", display=True)


@given(
    st.lists(
        st.sampled_from(["x", "y^2", r"\alpha", "1", r"\frac{1}{2}", r"\text{core}"]), min_size=1, max_size=6
    )
)
def test_sums_of_readable_terms_are_readable(terms: list[str]) -> None:
    html = maths.typeset(" + ".join(terms))
    annotation = re.search(r'<annotation encoding="application/x-tex">(.*?)</annotation>', html)
    assert annotation is not None
    assert annotation[1] == " + ".join(terms)


@pytest.mark.parametrize("tex", [r"\frac{a", r"\nosuchcommand", "a_b_c", "x^", r"\begin{aligned} a"])
def test_what_katex_cannot_read_is_named_in_the_error(tex: str) -> None:
    with pytest.raises(maths.FormulaError, match="can't be typeset") as caught:
        maths.typeset(tex)
    assert repr(tex) in str(caught.value)


def test_the_style_sheet_asks_only_for_fonts_that_are_shipped() -> None:
    asked = set(re.findall(r"url\((?:fonts/)?([^)]+)\)", maths.style_sheet()))
    shipped = {path.name for path in (maths.KATEX / "fonts").iterdir()}
    assert asked == shipped


def test_a_page_carries_finished_formulas_and_their_style_sheet(small_book: SmallBook) -> None:
    small_book.page(
        "index", "# One\n\nInline $a^2$ and\n\n$$b = \\frac{1}{c}$$ (known)\n\nSee {eq}`known`.\n"
    )
    small_book.page("plain", "# Two\n\nNo formula here.\n")
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("index")
    assert page.count('<span class="katex">') == 2
    assert "(1)" in page
    assert not re.search(r"<script[^>]*mathjax", page, re.IGNORECASE)
    assert "katex.css" in page
    assert "katex.css" not in small_book.read("plain")


def test_a_bad_formula_fails_the_build_and_says_where(small_book: SmallBook) -> None:
    small_book.page("index", "# One\n\nA slip: $\\frac{a$ here.\n")
    status, output = small_book.build()
    assert status != 0
    assert "index.md" in output
    assert "can't be typeset" in output
