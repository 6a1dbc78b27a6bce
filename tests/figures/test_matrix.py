"""The matrix of studies and the rail of milestones: every study once, empties seen, order, refusals."""

from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle

from mscourse.figures import Layout
from mscourse.figures.audit import text_boxes
from mscourse.figures.chart import Chart
from mscourse.figures.matrix import Column, Entry, Line, Mark, matrix
from mscourse.figures.milestones import Milestone, milestones
from tests.figures.drawn import TABLE, WORDS, corners, marks, within

LAYOUTS = st.sampled_from(get_args(Layout))
MARKS = st.sampled_from(get_args(Mark))
NAMES = st.text("abcdefg hijklmnop", min_size=1, max_size=20).map(str.strip).filter(bool)
BRIEFLY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
JOBS = (Column("Repair", "low"), Column("Calm", "none found"))
LINES = (
    Line("Stem cells", "own", ((Entry("square", "Doe 2026", "48 people"),), ())),
    Line(
        "Old drugs", "", ((), (Entry("disc", "Roe 2020", "9 people"), Entry("triangle", "Poe 2001", "mice")))
    ),
)


def a_matrix(lines: Any = LINES, columns: Any = JOBS) -> Chart:
    return matrix(WORDS, columns, lines, TABLE, foot="How sure", key=(("square", "randomised"),))


def said(chart: Chart, layout: Layout) -> list[str]:
    return [box.words for box in text_boxes(chart.page(layout, "light").figure)]


def test_an_empty_box_stays_empty_and_can_be_seen() -> None:
    page = a_matrix().page("wide", "light")
    # The page's own ground and frame lie in that layer too: they are as large as the page, or of no size.
    boxes = [one for one in marks(page, Rectangle, 1) if 20 < one.get_width() < page.width / 2]
    dashed = [one for one in boxes if one.get_linestyle() != "-"]
    assert (len(boxes), len(dashed)) == (4, 2)
    words = [box for box in text_boxes(page.figure) if box.words in {"Doe 2026", "Roe 2020", "Poe 2001"}]
    for empty in dashed:
        (x0, y0), (x1, y1) = corners(empty)
        assert not any(x0 < word.x0 < x1 and y0 < word.y0 < y1 for word in words)


def test_a_study_stands_in_its_column_and_row() -> None:
    page = a_matrix().page("wide", "light")
    at = {box.words: box for box in text_boxes(page.figure)}
    assert at["Repair"].x0 < at["Doe 2026"].x0 < at["Calm"].x0 < at["Roe 2020"].x0
    assert at["Stem cells"].y0 > at["Old drugs"].y0 > at["Poe 2001"].y0
    assert abs(at["Doe 2026"].y0 - at["Stem cells"].y0) < 8


def test_a_phone_lists_each_job_with_what_is_empty_there() -> None:
    words = said(a_matrix(), "phone")
    assert words.index("Repair") < words.index("Doe 2026") < words.index("Empty: Old drugs")
    assert words.index("Calm") < words.index("Roe 2020") < words.index("Empty: Stem cells")
    assert "How sure: low" in words


@given(st.lists(st.tuples(NAMES, NAMES, MARKS, st.booleans()), min_size=1, max_size=4), LAYOUTS)
@BRIEFLY
def test_every_study_is_drawn_once_inside_the_page(
    studies: list[tuple[str, str, Mark, bool]], layout: Layout
) -> None:
    lines = [
        Line(f"Row {number}", "", ((Entry(mark, f"S{number}", who, apart),), ()))
        for number, (_, who, mark, apart) in enumerate(studies)
    ]
    chart = a_matrix(lines)
    assert chart.faults(layout, "light") == []
    page = chart.page(layout, "light")
    assert within(page)
    words = [box.words for box in text_boxes(page.figure)]
    assert all(words.count(f"S{number}") == 1 for number in range(len(studies)))
    drawn = sum(len(marks(page, kind, 12)) for kind in (Circle, Polygon, Rectangle))
    assert drawn == len(studies) + 1  # and one in the key


def test_a_line_with_a_box_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="'Short' has 1 boxes for 2 columns; give each column its box"):
        a_matrix([Line("Short", "", ((),))])


def test_an_empty_matrix_is_refused() -> None:
    with pytest.raises(ValueError, match="give at least one line"):
        a_matrix([])


# ---- milestones ----

STEPS = (
    Milestone(2006, "diamond", "Cells are reset", "Doe 2006"),
    Milestone(2007, "triangle", "Mice follow", "Doe 2007"),
    Milestone(2025, "disc", "People", "Roe 2025", apart=True),
    Milestone(2025, "square", "A count", "Poe 2025"),
)


def a_rail(*steps: Milestone) -> Chart:
    return milestones(WORDS, steps, TABLE, key=(("disc", "people"),))


@pytest.mark.parametrize("layout", get_args(Layout))
def test_years_stand_once_in_order_and_long_gaps_are_longer(layout: Layout) -> None:
    page = a_rail(*STEPS).page(layout, "light")
    at = {box.words: box.y0 for box in text_boxes(page.figure)}
    words = [box.words for box in text_boxes(page.figure)]
    assert [words.count(year) for year in ("2006", "2007", "2025")] == [1, 1, 1]
    heights = [at[one.words] for one in STEPS]
    assert heights == sorted(heights, reverse=True)
    gaps = [above - below for above, below in pairwise(heights)]
    assert gaps[1] > 2 * gaps[0]


def test_the_rail_reaches_from_the_first_to_the_last() -> None:
    page = a_rail(*STEPS).page("wide", "light")
    lines = [corners(one) for one in marks(page, Line2D, 2)]
    pieces = [
        one for one in lines if abs(one[0, 1] - one[-1, 1]) > 20
    ]  # axes that are not shown have short ones
    assert len(pieces) == len(STEPS) - 1
    for above, below in pairwise(pieces):
        assert below[0, 1] == pytest.approx(above[-1, 1], abs=1)


@pytest.mark.parametrize(
    ("steps", "remedy"), [((), "at least one milestone"), (STEPS[::-1], "begin with the earliest")]
)
def test_a_rail_without_order_is_refused(steps: tuple[Milestone, ...], remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        a_rail(*steps)
