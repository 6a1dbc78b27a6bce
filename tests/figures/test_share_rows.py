"""Bars of a hundred: widths are the shares, and what does not make a hundred is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.share_rows import Pattern, Piece, ShareRow, share_rows

SAME = Headed("Same words", "Same words")
WORDS = Words("shares", SAME, SAME, Headed("From a test.", "From a test."), "word " * 20, "Words.")
NUMBERS = DataTable(("What", "How much"), (("all", "100"),))
KEY: dict[Pattern, str] = {"solid": "one", "striped": "two", "empty": "the rest", "dashed": "unsure"}


def chart(*pieces: Piece, key: dict[Pattern, str] | None = None) -> Chart:
    rows = (ShareRow("Row", "beside", pieces),)
    return share_rows(WORDS, [("Of 100", rows)], NUMBERS, key=KEY if key is None else key)


def widths(made: Chart) -> list[float]:
    """Widths of the first bar's parts on a phone, as shares of the bar."""
    page = made.page("phone", "light")
    whole = page.width - 2 * MARGIN
    bars = [one for one in page.ax.get_children() if isinstance(one, Rectangle) and one.get_height() == 30]
    return [100 * one.get_width() / whole for one in bars]


@settings(max_examples=20, deadline=None)
@given(first=st.floats(1, 98), share=st.floats(0.01, 0.99))
def test_parts_are_as_wide_as_their_shares(first: float, share: float) -> None:
    second = share * (100 - first)
    pieces = (
        Piece(first, f"{first:.0f}", "striped"),
        Piece(second, f"{second:.0f}", "solid"),
        Piece(100 - first - second, "", "empty"),
    )
    made = chart(*pieces)
    assert widths(made) == pytest.approx([first, second, 100 - first - second], abs=1e-6)
    assert made.faults("phone", "light") == []


def test_a_number_that_does_not_fit_into_its_part_is_left_to_the_table() -> None:
    made = chart(Piece(2, "2.00", "solid"), Piece(98, "98", "empty"))
    words = [text.get_text() for text in made.page("phone", "light").ax.texts]
    assert "98" in words
    assert "2.00" not in words


@pytest.mark.parametrize("rest", [10, 60])
def test_parts_that_make_no_hundred_are_refused(rest: float) -> None:
    with pytest.raises(ValueError, match="have to make 100"):
        chart(Piece(50, "50", "solid"), Piece(rest, "", "empty"))


def test_a_pattern_without_a_meaning_is_refused() -> None:
    with pytest.raises(ValueError, match="what the pattern 'dashed' means"):
        chart(Piece(50, "", "solid"), Piece(50, "", "dashed"), key={"solid": "one"})
