"""Funnels, survival frames, crowds and timelines: known places, nothing that strays, refusals."""

from dataclasses import replace
from itertools import pairwise
from math import exp, log
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from mscourse.figures.chart import Chart
from mscourse.figures.crowds import Grid, Share, Signs, crowds, pitch_of
from mscourse.figures.funnel import Depth, Dot, Funnel, chance, funnel, spaced
from mscourse.figures.row_chart import Ground
from mscourse.figures.steps import Course, Kept, Seen, step_frames
from mscourse.figures.timeline import Lane, Lanes, Moment, Span, timeline
from tests.figures.drawn import TABLE, WORDS, corners, marks, within

LAYOUTS = st.sampled_from(["wide", "phone"])
NAMES = st.text("abcdefg hijklmnop", min_size=1, max_size=24).map(str.strip).filter(bool)
BRIEFLY = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(chart: Chart, layout: Any) -> bool:
    """Whether a variant has no fault, and no mark outside its page."""
    return chart.faults(layout, "light") == [] and within(chart.page(layout, "light"))


# ---- funnels ----

ACROSS = Ground(0.1, 10, ((0.1, "0.1"), (1.0, "1"), (10.0, "10")), logarithmic=True)
DOWN = Depth(0, 1, ((0.0, "0"), (1.0, "1")), "Standard error")
SIDES = Funnel(1, chance(1, 1, ratio=True), "by chance")
DOTS = (Dot("small", "9 people", 0.25, 0.75), Dot("large", "144 people", 0.94, 0.24))


def a_funnel(*dots: Dot) -> Chart:
    return funnel(WORDS, dots, ACROSS, DOWN, shape=SIDES, numbers=TABLE)


def test_the_sides_of_a_funnel_are_two_errors_from_its_middle() -> None:
    sides = chance(1, 0.5, ratio=True)
    foot, top = sides[0], sides[-1]
    assert list(foot) == pytest.approx([0.5, exp(-0.98), exp(0.98)], rel=1e-3)
    assert list(top) == [0, 1, 1]
    assert list(chance(2, 1, ratio=False)[0]) == pytest.approx([1, 2 - 1.96, 2 + 1.96], rel=1e-3)


def test_a_small_study_lies_low_and_ratios_lie_by_their_logarithm() -> None:
    page = a_funnel(*DOTS).page("wide", "light")
    large, small = sorted((one.center for one in marks(page, Circle, 12)), key=lambda spot: -spot[1])
    middle = next(one for one in marks(page, Line2D, 3) if np.ptp(corners(one)[:, 0]) == 0)
    left = corners(middle)[0, 0]
    assert (left - small[0]) / (left - large[0]) == pytest.approx(log(0.25) / log(0.94))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12), st.floats(1, 30))
def test_labels_are_spaced_in_their_order_and_stay_inside(wanted: list[float], apart: float) -> None:
    ordered = sorted(wanted, reverse=True)
    placed = spaced(ordered, apart, 0, 300)
    apart = min(apart, 300 / max(len(wanted) - 1, 1))
    assert all(one - other >= apart - 1e-6 for one, other in pairwise(placed))
    assert max(placed) <= 300 + 1e-6
    assert min(placed) >= -1e-6


@BRIEFLY
@given(
    st.lists(st.builds(Dot, NAMES, NAMES, st.floats(0.1, 10), st.floats(0, 1)), min_size=2, max_size=14),
    LAYOUTS,
)
def test_whatever_the_studies_a_funnel_is_sound(dots: list[Dot], layout: Any) -> None:
    assert sound(a_funnel(*dots), layout)


# ---- survival ----

POINT = Seen(5, 70, "5 years: 70 (60-80)", 60, 80)


def frames(*points: Seen) -> Chart:
    course = Course("A study", "no event; relapsing MS", "90 % interval", points)
    return step_frames(WORDS, [Kept("Kept", (course,))], ((0, "0"), (5, "5"), (10, "10")), TABLE)


def test_points_stand_where_they_were_published_and_start_from_all() -> None:
    page = frames(POINT, Seen(10, 35, "10 years: 35")).page("wide", "light")
    dotted = next(one for one in marks(page, Line2D, 3) if len(corners(one)) == 3)
    start, five, ten = corners(dotted)
    assert ten[0] - five[0] == pytest.approx(five[0] - start[0])
    assert (start[1] - five[1]) / (start[1] - ten[1]) == pytest.approx(30 / 65)
    assert len([one for one in marks(page, Line2D, 10) if np.ptp(corners(one)[:, 1]) > 0]) == 1


def test_a_range_is_a_bar_without_caps() -> None:
    page = frames(replace(POINT, spread=True)).page("wide", "light")
    assert marks(page, Line2D, 10) == []
    # One in the frame, one in the key.
    assert len(marks(page, Rectangle, 9)) == 2


@BRIEFLY
@given(st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 100)), min_size=1, max_size=4), LAYOUTS)
def test_whatever_the_shares_a_frame_is_sound(found: list[tuple[float, float]], layout: Any) -> None:
    points = [
        Seen(time, share, f"{share:.1f}", share / 2, (share + 100) / 2) for time, share in sorted(found)
    ]
    assert sound(frames(*points), layout)


# ---- crowds ----

SIGNS = Signs("died", "survived", "up to the upper end")


def a_crowd(*counts: float, of: Any = 1000, upper: float | None = None) -> Chart:
    groups = [Share(f"Group {count}", f"{count} of {of}", "beside", count, upper) for count in counts]
    return crowds(WORDS, groups, of, signs=SIGNS, numbers=TABLE)


@pytest.mark.parametrize("of", [100, 1000])
def test_every_icon_is_there_and_the_squares_are_as_many_as_counted(of: int) -> None:
    page = a_crowd(21, 3, of=of).page("wide", "light")
    key = 1
    assert len(marks(page, Rectangle, 4)) == 21 + 3 + key
    grid = Grid((0, 0), 40, of, 8)
    assert len(set(grid)) == of
    discs = 0
    for dots in {tuple(map(tuple, corners(one))) for one in marks(page, Line2D, 3)}:
        step = 0.0
        for (start, _), (end, _) in zip(dots[::2], dots[1::2], strict=True):
            step = pitch_of((700 - 32 - 30) / 2, 40 if of == 1000 else 20)
            discs += round((end - start - 0.3 * step) / step) + 1 if end - start > step / 2 else 1
    assert discs == 2 * of - 21 - 3 + key


def test_a_fraction_fills_part_of_a_square() -> None:
    page = a_crowd(0.2, 1.1).page("wide", "light")
    widths = sorted(one.get_width() for one in marks(page, Rectangle, 4))
    outline = min(one.get_width() for one in marks(page, Rectangle, 5))
    assert widths[:3] == pytest.approx([0.1 * outline, 0.2 * outline, outline])


def test_what_only_the_interval_holds_is_an_outline() -> None:
    page = a_crowd(2, 2, upper=11).page("wide", "light")
    assert len(marks(page, Rectangle, 5)) - len(marks(page, Rectangle, 4)) == 2 * 9 + 1


@BRIEFLY
@given(st.lists(st.floats(0, 100), min_size=2, max_size=4), LAYOUTS)
def test_whatever_the_counts_a_crowd_is_sound(counts: list[float], layout: Any) -> None:
    assert sound(a_crowd(*counts), layout)


# ---- timelines ----

LANE = Lane(
    "A TRIAL",
    "against a drug, relapsing MS",
    "recruiting (May 2024); end planned for 2027",
    (Moment(2024.4, "read"), Moment(2027.5, "planned")),
    "94 of 198 planned",
    198,
    94,
)
SPAN = Span(2022, 2030, 2026.9, "last checked 23 November 2026")


def lanes(*found: Lane) -> Chart:
    return timeline(WORDS, [Lanes("Trials", found)], SPAN, TABLE)


def test_moments_stand_at_their_years_and_bars_have_one_scale() -> None:
    page = lanes(LANE, replace(LANE, planned=99, recruited=None, moments=(Moment(2026, "stopped"),))).page(
        "wide", "light"
    )
    read, planned = sorted(one.center[0] for one in marks(page, Circle, 12) if one.center[1] > page.top - 100)
    checked = next(one for one in marks(page, Line2D, 2) if np.ptp(corners(one)[:, 1]) == 16)
    share = (corners(checked)[0, 0] - read) / (planned - read)
    assert share == pytest.approx((2026.9 - 2024.4) / (2027.5 - 2024.4))
    wide, half = sorted(
        (one.get_width() for one in marks(page, Rectangle, 3) if one.get_width() > 23), reverse=True
    )
    assert wide / half == pytest.approx(2)
    (filled,) = marks(page, Rectangle, 4)
    assert filled.get_width() / wide == pytest.approx(94 / 198)


@BRIEFLY
@given(
    st.lists(
        st.builds(
            Lane,
            NAMES,
            NAMES,
            NAMES,
            st.lists(
                st.builds(Moment, st.floats(2022, 2030), st.sampled_from(["read", "planned", "stopped"])),
                max_size=3,
            ).map(tuple),
            NAMES,
            st.one_of(st.none(), st.integers(0, 500)),
            st.one_of(st.none(), st.integers(0, 500)),
        ),
        min_size=1,
        max_size=5,
    ),
    LAYOUTS,
)
def test_whatever_the_trials_a_timeline_is_sound(found: list[Lane], layout: Any) -> None:
    assert sound(lanes(*found), layout)


@pytest.mark.parametrize(
    ("draw", "remedy"),
    [
        (lambda: a_funnel(DOTS[0]), "give two or more"),
        (lambda: a_funnel(DOTS[0], replace(DOTS[1], value=20)), "widen them"),
        (lambda: a_funnel(DOTS[0], replace(DOTS[1], depth=2)), "widen them"),
        (frames, "leave a study without one out"),
        (lambda: frames(replace(POINT, time=11)), "off the scales"),
        (lambda: frames(replace(POINT, low=None)), "give both or neither"),
        (lambda: frames(replace(POINT, share=90)), "check value and limits"),
        (lambda: a_crowd(1, 2, of=500), "use 100 or 1000"),
        (lambda: a_crowd(1), "two to six"),
        (lambda: a_crowd(1, 1001), "from 0 to 1000"),
        (lambda: a_crowd(5, 5, upper=4), "the upper end last"),
        (lanes, "at least one lane"),
        (lambda: lanes(replace(LANE, moments=(Moment(2031, "read"),))), "draw more years"),
        (lambda: lanes(replace(LANE, planned=-1)), "fewer people than none"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_remedy(draw: Any, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        draw()
