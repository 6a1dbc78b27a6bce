"""Counted people beside expectations: bars of the right height, signs where they belong, refusals."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.patches import Circle, Polygon, Rectangle

from mscourse.figures.chart import Chart
from mscourse.figures.counts import Counts, Expected, count_chart
from tests.figures.drawn import TABLE, WORDS, marks, within

BRIEFLY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
COUNTED = Counts(("0", "1", "2"), "relapses", "people counted", (200, 100, 50))
IDEA = Expected("all alike", (200.0, 50.0, 0.0))


def drawn(*ideas: Expected, counts: Counts = COUNTED, ticks: tuple[float, ...] = (0, 100, 200)) -> Chart:
    return count_chart(WORDS, counts, ideas, TABLE, ticks)


def test_bars_and_signs_share_a_scale() -> None:
    page = drawn(IDEA, Expected("people differ", (100.0, 100.0, 100.0))).page("wide", "light")
    bars = [one for one in marks(page, Rectangle, 3) if one.get_width() > 20]
    heights = [one.get_height() for one in bars]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 0.5, 0.25])
    floor = bars[0].get_y()
    # In each bar's order one ring; the last one stands in the key.
    rings = [one.center[1] - floor for one in marks(page, Circle, 12)][:3]
    assert [one / heights[0] for one in rings] == pytest.approx([1, 0.25, 0])
    assert len(marks(page, Polygon, 12)) == 4


@BRIEFLY
@given(st.lists(st.integers(0, 300), min_size=1, max_size=6), st.sampled_from(["wide", "phone"]))
def test_whatever_was_counted_the_chart_is_sound(found: list[int], layout: Any) -> None:
    counts = Counts(tuple(str(number) for number in range(len(found))), "count", "people", tuple(found))
    chart = drawn(
        Expected("an idea", tuple(300.0 - one for one in found)), counts=counts, ticks=(0, 150, 300)
    )
    assert chart.faults(layout, "light") == []
    assert within(chart.page(layout, "light"))


@pytest.mark.parametrize(
    ("ideas", "remedy"),
    [
        ((), "compare one or two"),
        ((IDEA, IDEA, IDEA), "compare one or two"),
        ((Expected("short", (1.0,)),), "give one for each"),
        ((Expected("high", (201.0, 0.0, 0.0)),), "end the ticks higher"),
        ((Expected("low", (-1.0, 0.0, 0.0)),), "leaves the scale"),
    ],
)
def test_what_cannot_be_drawn_is_refused(ideas: tuple[Expected, ...], remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        drawn(*ideas)
