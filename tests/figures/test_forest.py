"""Forest plots: marks where the numbers say, areas by weight, nothing outside the page or over words."""

from dataclasses import replace
from math import log
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from mscourse.figures.chart import Chart
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.forest_marks import LARGEST, SMALLEST, half_side
from mscourse.figures.row_chart import Ground
from mscourse.figures.two_sided import Panel, two_sided
from mscourse.figures.wrap import fitted, ruler, wrapped
from tests.figures.drawn import TABLE, WORDS, corners, marks, within

GROUND = Ground(
    0.1, 10, ((0.1, "0.1"), (1.0, "1"), (10.0, "10")), logarithmic=True, neutral=1, sides=("a", "b")
)
ONE = Row("one", "1 (0.5 to 2)", value=1, low=0.5, high=2, kind="square", share=0.8)
TWO = Row("two", "2 (1 to 4)", value=2, low=1, high=4, kind="square", share=0.2)
BOTH = Row("together", "1.2", value=1.2, low=0.8, high=2, kind="diamond", expected=(0.2, 5))


def drawn(*rows: Row, ground: Ground = GROUND, note: str = "") -> Chart:
    return forest(WORDS, [Section(ground, (Group("Group", rows, note),))], TABLE)


def test_areas_are_in_proportion_to_weights() -> None:
    page = drawn(ONE, TWO).page("wide", "light")
    heavy, light = sorted((one.get_width() for one in marks(page, Rectangle, 12)), reverse=True)
    assert (heavy / light) ** 2 == pytest.approx(0.8 / 0.2)
    assert heavy == pytest.approx(2 * LARGEST)


@given(st.floats(1e-6, 1), st.floats(1e-6, 1))
def test_a_light_study_can_still_be_seen(weight: float, other: float) -> None:
    heaviest = max(weight, other)
    side = half_side(replace(ONE, share=weight), heaviest)
    assert SMALLEST <= side <= LARGEST
    assert side >= LARGEST * (weight / heaviest) ** 0.5 - 1e-9


def test_equal_ratios_are_equal_distances_and_rows_keep_their_order() -> None:
    page = drawn(ONE, TWO, BOTH).page("wide", "light")
    first, second = sorted(
        (corners(one).mean(axis=0) for one in marks(page, Rectangle, 12)), key=lambda spot: -spot[1]
    )
    (diamond,) = marks(page, Polygon, 12)
    low, high = corners(diamond).min(axis=0), corners(diamond).max(axis=0)
    assert (high[0] - low[0]) / (second[0] - first[0]) == pytest.approx(log(2 / 0.8) / log(2))
    assert high[1] < second[1] < first[1]


def test_the_prediction_interval_is_a_bar_under_the_diamond() -> None:
    page = drawn(ONE, BOTH).page("wide", "light")
    (bar,), (diamond,) = marks(page, Rectangle, 9), marks(page, Polygon, 12)
    assert corners(bar)[:, 1].max() < corners(diamond)[:, 1].min()
    assert np.ptp(corners(bar)[:, 0]) > np.ptp(corners(diamond)[:, 0])


def test_a_whisker_that_leaves_the_scale_ends_in_an_arrow_and_no_cap() -> None:
    inside, outside = drawn(TWO), drawn(replace(TWO, high=400))

    def heads(chart: Chart) -> int:
        return len(marks(chart.page("wide", "light"), Polygon, 10))

    def caps(chart: Chart) -> int:
        lines = marks(chart.page("wide", "light"), Line2D, 10)
        return sum(np.ptp(corners(one)[:, 0]) == 0 for one in lines)

    assert heads(outside) == heads(inside) + 1
    assert caps(outside) == caps(inside) - 1
    assert within(outside.page("wide", "light"))


def test_words_only_rows_and_spreads_are_drawn_without_a_marker() -> None:
    chart = drawn(ONE, Row("three", "no number was printed"), Row("four", "1-2", low=1, high=2, spread=True))
    page = chart.page("wide", "light")
    assert len(marks(page, Rectangle, 12)) == len(marks(page, Rectangle, 9)) == 1
    assert chart.faults("phone", "dark", titled=True) == []


NAMES = st.text("abcdefghijk mnopqrstuvwxyz", min_size=1, max_size=60).map(str.strip).filter(bool)
VALUES = st.floats(0.01, 100, allow_nan=False)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    low, value, high = sorted(draw(st.tuples(VALUES, st.floats(0.1, 10), VALUES)))
    value = min(max(value, 0.1), 10)
    kind: Any = draw(st.sampled_from(["square", "disc", "diamond"]))
    return Row(
        draw(NAMES),
        "1.00 (0.50-2.00)",
        draw(NAMES),
        value,
        min(low, value),
        max(high, value),
        kind,
        people=draw(st.sampled_from(["", "12 v 1,975"])),
        share=draw(st.one_of(st.none(), st.floats(0.001, 1))),
        expected=(min(low, value), max(high, value)) if kind == "diamond" else None,
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows(), min_size=1, max_size=6), st.sampled_from(["wide", "phone"]), NAMES)
def test_whatever_the_rows_nothing_leaves_the_page_or_lies_over_other_words(
    found: list[Row], layout: Any, note: str
) -> None:
    chart = drawn(*found, note=note)
    assert chart.faults(layout, "light", titled=False) == []
    assert within(chart.page(layout, "light"))


@settings(max_examples=30, deadline=None)
@given(st.text("abc ", max_size=80), st.floats(30, 300))
def test_wrapped_lines_fit_unless_a_word_alone_is_wider(words: str, width: float) -> None:
    page = ruler("wide")
    lines = wrapped(page, words, width).split("\n")
    assert " ".join(lines) == words
    assert all(page.measure(line) <= width or " " not in line for line in lines)


def test_words_are_fitted_to_both_layouts() -> None:
    both = fitted("word " * 40, "small")
    assert both.phone.count("\n") > both.wide.count("\n") > 0


PANEL = Panel("One side", Section(GROUND, (Group("", (ONE,)),), "A ratio"), (("Who", "mice"),))


def test_two_sides_share_one_page() -> None:
    other = Panel("The other", Section(GROUND, (Group("", (TWO, BOTH)),), "A ratio"), (("Who", "people"),))
    chart = two_sided(WORDS, (PANEL, other), TABLE, key=(("diamond", "pooled"), ("bar", "range")))
    for layout in ("wide", "phone"):
        assert chart.faults(layout, "dark", titled=True) == []
    squares = marks(chart.page("wide", "light"), Rectangle, 12)
    assert sorted(one.get_x() > 350 for one in squares[:2]) == [False, True]


@pytest.mark.parametrize(
    ("draw", "remedy"),
    [
        (lambda: forest(WORDS, [], TABLE), "give at least one section"),
        (lambda: drawn(replace(ONE, value=20, high=30)), "widen the scale"),
        (lambda: drawn(replace(ONE, high=None)), "give both or neither"),
        (lambda: drawn(replace(ONE, value=3)), "check value and limits"),
        (lambda: drawn(replace(ONE, value=None)), "give both, or words only"),
        (lambda: drawn(replace(BOTH, low=None, high=None)), "drawn from limit to limit"),
        (lambda: drawn(replace(ONE, share=1.2)), "share of the whole"),
        (lambda: drawn(replace(BOTH, expected=(3, 1))), "turn it"),
        (lambda: drawn(Row("far", "20-30", low=20, high=30, spread=True)), "lies off the scale"),
        (
            lambda: drawn(replace(ONE, words="1.00 " * 30)).page("wide", "light"),
            "shorten names, people or numbers",
        ),
        (
            lambda: two_sided(WORDS, (PANEL, replace(PANEL, facts=(("How", "x"),))), TABLE),
            "name the same",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_remedy(draw: Any, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        draw()
