"""Chapter 09's explorables and its picture: what they say and draw is what the models give."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.chapters import opc, opc_course, opc_graft
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit, text_boxes
from mscourse.figures.drawing import Layout
from mscourse.figures.page import Page
from mscourse.models import axon, remyelination

HEAVIEST = 160_000


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def front() -> Explorable:
    return opc.front()


# ---- the front ----


def test_the_front_starts_with_the_models_own_example(front: Explorable) -> None:
    tissue = remyelination.Parameters()
    speed, days = remyelination.front_speed(tissue), remyelination.coverage_days(tissue, 2000)
    assert said(front) == (
        f"Front speed {speed:.1f} µm a day: a lesion of 2 mm radius is closed in {days:.0f} days."
    )


def test_age_stops_the_front_and_slower_maturing_rescues_it(front: Explorable) -> None:
    speeds = [remyelination.front_speed(opc.tissue(age, 0.05, 0)) for age in front.controls["age"].values]  # type: ignore[arg-type]  # numbers, all of them
    assert all(before > after for before, after in pairwise(speeds) if before > 0)
    assert "stands still" in said(front, age=65)
    assert "stops at 65 years" in said(front, age=80)
    assert "is closed in" in said(front, age=65, maturing=0.025)
    assert "stands still" in said(front, inhibition=3)


def test_of_three_lesions_the_largest_keeps_a_core_for_a_year() -> None:
    large, small = opc.draw_front(25, 0.05, 0)[0], opc.draw_front(65, 0.05, 0)[0]
    words = [box.words for box in text_boxes(large.figure)]
    assert [one for one in words if "closed" in one or "left" in one] == [
        "2.2 mm left",
        "closed, day 258",
        "closed, day 65",
    ]
    assert sum(box.words == "stays open" for box in text_boxes(small.figure)) == 3


# ---- the dial ----


def test_the_same_fibre_has_a_best_g_ratio_and_the_same_axon_has_none() -> None:
    g = np.arange(0.40, 0.99, 0.02)
    fibre = [opc.kept(float(one), "fibre") for one in g]
    along = [opc.kept(float(one), "axon") for one in g]
    assert max(fibre) == pytest.approx(100, abs=0.1)
    assert 0 < int(np.argmax(fibre)) < len(g) - 1
    assert all(before > after for before, after in pairwise(along))
    assert opc.kept(opc.BEST, "axon") == pytest.approx(100)
    assert said(opc.sheath()).startswith("At g 0.82 the same fibre keeps 85 % of its best speed.")


# ---- grafts ----


@pytest.mark.parametrize("count", opc.COUNTS)
def test_lesions_keep_their_volume_and_do_not_overlap(count: int) -> None:
    lesions = opc_graft.scattered(count)
    assert lesions.volumes.sum() == pytest.approx(opc_graft.VOLUME)
    assert list(lesions.radii) == sorted(lesions.radii, reverse=True)
    apart = np.linalg.norm(lesions.centres[:, None] - lesions.centres, axis=2)
    touching = lesions.radii[:, None] + lesions.radii
    assert (apart + 1e9 * np.eye(count) > touching).all()


def test_a_graft_in_one_lesion_reaches_a_ball_of_it() -> None:
    lesions = opc_graft.scattered(1)
    (part,) = opc_graft.reached(lesions, lesions.centres, 5.0)
    assert part == pytest.approx((5.0 / lesions.radii[0]) ** 3, abs=0.01)


@settings(max_examples=40)
@given(st.integers(1, 40), st.floats(0, 60), st.floats(0, 60))
def test_wider_spread_and_more_grafts_reach_no_less(count: int, one: float, other: float) -> None:
    lesions = opc_graft.scattered(count)
    near, far = sorted((one, other))
    little, much = (opc_graft.reached(lesions, lesions.centres[:2], spread) for spread in (near, far))
    assert (little <= much).all()
    assert (opc_graft.reached(lesions, lesions.centres[:1], near) <= little).all()
    assert opc_graft.reached(lesions, lesions.centres[:1], 500.0).min() == 1


def test_five_grafts_reach_half_until_the_lesions_are_scattered() -> None:
    view = opc.graft()
    assert said(view) == "One graft of this spread reaches 1 of 30 lesions, 18 % of the lesion volume."
    half = [opc_graft.share(count, 5, 5)[1] for count in opc.COUNTS]
    assert half == sorted(half, reverse=True)
    assert half[1] > 0.5 > half[2]


def test_what_is_no_lesion_or_spread_is_refused() -> None:
    with pytest.raises(ValueError, match="count"):
        opc_graft.scattered(0)
    with pytest.raises(ValueError, match="spread"):
        opc_graft.reached(opc_graft.scattered(2), [(0, 0, 0)], -1)


# ---- one lesion through time ----


def test_cells_come_before_sheaths_and_the_edge_before_the_middle() -> None:
    depths = list(opc_course.FOLLOWED.values())
    cells = [opc_course.cells_come(depth) for depth in depths]
    sheaths = [opc_course.sheath_begins(depth) for depth in depths]
    assert cells == sorted(cells)
    assert all(come < begin < opc_course.DAYS for come, begin in zip(cells, sheaths, strict=True))


def test_a_bare_fibre_passes_nothing_and_a_rebuilt_one_most_but_not_all() -> None:
    depth = opc_course.FOLLOWED["halfway"]
    assert opc_course.g_ratio(depth, 100) is None
    assert opc_course.speed(depth, 100) == 0
    healthy = axon.simulate(opc_course.FIBRE)
    rebuilt = axon.simulate(opc_course.FIBRE, opc_course.REBUILT)
    assert rebuilt.speed_inside is not None
    assert healthy.speed is not None
    ends = 100 * rebuilt.speed_inside / healthy.speed
    assert opc_course.speed(depth, opc_course.DAYS) == pytest.approx(ends, abs=0.5)
    assert 50 < ends < 75


def test_signals_are_stopped_first_then_late_then_less_late() -> None:
    signals = [signal for _, signal in opc_course.course().signals]
    passes = [signal.passes for signal in signals]
    assert passes == sorted(passes)
    late = [float(signal.words.partition(" ")[0]) for signal in signals if signal.passes]
    assert late == sorted(late, reverse=True)
    added = axon.added_latency(opc_course.FIBRE, opc_course.REBUILT)
    assert late[-1] == pytest.approx(added, abs=0.006)
    assert {signal.words for signal in signals if not signal.passes} == {"stopped"}


@pytest.mark.parametrize("layout", ["wide", "phone"])
def test_the_picture_is_light_and_prints_the_models_numbers_only(layout: Layout) -> None:
    drawing = opc.healing()
    assert len(drawing.webp(layout, "light")) <= HEAVIEST
    page = drawing.page(layout, "dark", titled=True)
    assert audit(page.figure) == []
    words = [box.words for box in text_boxes(page.figure)]
    numbers = {one for word in words for one in re.findall(r"\d+(?:\.\d+)?(?= ms| %)", word)}
    ends = opc_course.speed(opc_course.FOLLOWED["near the edge"], opc_course.DAYS)
    shown = {signal.words.removesuffix(" ms") for _, signal in opc_course.course().signals if signal.passes}
    assert numbers <= {f"{ends:.0f}", *shown}
    assert f"{ends:.0f} %" in words
    assert any(word.startswith("Schematic") for word in words)


# ---- all of them ----


@pytest.mark.parametrize(
    "pages",
    [
        lambda: opc.draw_front(20, 0.1, 3),
        lambda: opc.draw_front(80, 0.025, 0),
        lambda: opc.draw_sheath(0.4),
        lambda: opc.draw_sheath(0.98),
        lambda: opc.draw_graft(10, 5, 100),
        lambda: opc.draw_graft(1, 1, 10),
    ],
)
def test_panels_have_no_faults_of_lettering(pages: Callable[[], tuple[Page, Page]]) -> None:
    for page in pages():
        assert audit(page.figure) == []


@pytest.mark.parametrize("make", [opc.front, opc.sheath, opc.graft])
def test_an_explorable_has_everything_its_reader_needs(make: Callable[[], Explorable]) -> None:
    view = make()
    assert all(view.head[part] for part in ("title", "task", "seen", "alt"))
    assert 20 <= len(view.head["alt"].split()) <= 60
    assert len(view.controls) <= 3
