"""What charts are made of, and what they refuse."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse import show
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.icons import Crowd, icon_array_pair, icon_arrays, places
from mscourse.figures.plots import Words, dot_plot, simple_forest
from mscourse.figures.row_chart import Estimate, Ground, Headed
from mscourse.figures.scales import Scale
from mscourse.figures.stacked import Part, stacked_bar

WORDS = Words(
    name="made_up",
    title=Headed("A finding", "A finding"),
    subtitle=Headed("What is drawn", "What is drawn"),
    footer=Headed("Invented.", "Invented."),
    alt="word " * 20,
    caption="A finding. What is drawn.",
)
TABLE = DataTable(("Row", "Number"), (("one", "1"),))
GROUND = Ground(0.1, 10, ((1.0, "1"),), logarithmic=True, neutral=1, sides=("better", "worse"))
ROW = Estimate("one", 1, "1 (0.5 to 2)", low=0.5, high=2)
COLUMNS = ("Row", "", "Number")


def test_a_scale_puts_its_ends_and_its_middle_where_they_belong() -> None:
    straight, bent = Scale(0, 10, 100, 200), Scale(0.1, 10, 100, 200, logarithmic=True)
    assert [straight(value) for value in (0, 5, 10)] == [100, 150, 200]
    assert [bent(value) for value in (0.1, 1, 10)] == pytest.approx([100, 150, 200])


@given(st.floats(0.01, 100), st.floats(0.01, 100))
def test_equal_ratios_are_equal_steps(value: float, ratio: float) -> None:
    scale = Scale(1e-6, 1e6, 0, 1, logarithmic=True)
    assert scale(value * ratio) - scale(value) == pytest.approx(scale(ratio) - scale(1), abs=1e-9)


def test_icons_fill_rows_from_the_top_left_with_a_gap_after_ten() -> None:
    spots = places((0, 0), 20, 40, 10)
    assert spots.shape == (40, 2)
    assert spots[0].tolist() == [0, 0]
    assert spots[10, 0] - spots[9, 0] == 15
    assert spots[20].tolist() == [0, -10]
    assert len(np.unique(spots, axis=0)) == 40


def test_a_chart_brings_its_caption_and_another_may_take_its_place() -> None:
    chart = dot_plot(WORDS, [("", [ROW])], GROUND, TABLE)
    assert show(chart).caption == WORDS.caption
    assert show(chart, caption="Another.").caption == "Another."
    assert chart.faults("wide", "light") == []


def test_the_same_call_gives_the_same_svg() -> None:
    chart = simple_forest(WORDS, [("", [ROW])], GROUND, TABLE, columns=COLUMNS)
    assert chart.inline("phone") == chart.inline("phone")
    assert chart.inline("phone").startswith('<svg viewBox="0 0 259.2 ')


def test_a_second_square_in_the_key_does_not_leave_the_page() -> None:
    chart = dot_plot(
        WORDS, [("Group", [ROW])], GROUND, TABLE, key={"disc": "any", "diamond": "pooled", "ring": "early"}
    )
    for layout in ("wide", "phone"):
        assert chart.faults(layout, "dark", titled=True) == []


def crowd(count: int) -> Crowd:
    return Crowd("Group", "beside", count, f"{count} of 100")


@pytest.mark.parametrize(
    ("draw", "remedy"),
    [
        (lambda: dot_plot(WORDS, [("", [])], GROUND, TABLE), "no row to draw"),
        (lambda: dot_plot(WORDS, [("", [Estimate("one", 11, "11")])], GROUND, TABLE), "widen the scale"),
        (
            lambda: dot_plot(WORDS, [("", [Estimate("one", 1, "1", low=0.01, high=2)])], GROUND, TABLE),
            r"reaches 0\.01",
        ),
        (
            lambda: simple_forest(WORDS, [("", [Estimate("one", 1, "1")])], GROUND, TABLE, columns=COLUMNS),
            "no confidence interval",
        ),
        (
            lambda: simple_forest(WORDS, [("", [ROW])], Ground(0.1, 10, ()), TABLE, columns=COLUMNS),
            "needs a logarithmic scale",
        ),
        (lambda: icon_arrays(WORDS, [crowd(1)], TABLE, marked="a", others="b"), "compare two or three"),
        (
            lambda: icon_array_pair(WORDS, (crowd(1), crowd(101)), TABLE, marked="a", others="b"),
            "from 0 to 100",
        ),
        (lambda: stacked_bar(WORDS, [Part(Headed("a", "a"), 1, "1")], TABLE), "two or more parts"),
        (lambda: DataTable(("one", "two"), (("a",),)), "1 cells for 2 columns"),
        (lambda: Scale(2, 1, 0, 1), "lower end first"),
        (lambda: Scale(0, 1, 0, 1, logarithmic=True), "above 0"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_remedy(draw: Any, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        draw()


@pytest.mark.parametrize("counts", [(0, 100), (50, 50)])
def test_a_pair_can_be_empty_or_full(counts: tuple[int, int]) -> None:
    pair = icon_array_pair(WORDS, (crowd(counts[0]), crowd(counts[1])), TABLE, marked="yes", others="no")
    assert isinstance(pair, Chart)
    assert pair.faults("phone", "light") == []
