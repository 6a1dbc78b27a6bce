"""The attack map in its other states, and with the words of other chapters."""

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.diagrams import attack_map
from mscourse.diagrams.attack_plan import PLANS
from mscourse.diagrams.two_clocks import LEFT_BEHIND, RELAPSES, left_by_relapses, silent
from mscourse.figures import Layout, ThemeName
from mscourse.figures.audit import text_boxes

ALT = " ".join(["Words for those who hear the map with classes of drugs at each point."] * 2)
LABELS = {
    1: "A class of drugs whose name is long enough to need a second line, and maybe more than that",
    4: "An antibody",
}
HEAVIEST = 160_000


def words(drawing: Any, layout: Layout = "wide") -> list[str]:
    return [box.words for box in text_boxes(drawing.page(layout, "light").figure)]


@pytest.mark.parametrize("layout", get_args(Layout))
@pytest.mark.parametrize("state", ["silent_rim", "burnt_out"])
def test_the_other_states_are_sound_and_light(state: Any, layout: Layout) -> None:
    drawing = attack_map(state)
    assert drawing.name == f"attack_map_{state}"
    for theme in get_args(ThemeName):
        assert drawing.faults(layout, theme, titled=True) == []
    assert len(drawing.webp(layout, "light")) <= HEAVIEST


def test_states_name_what_is_theirs() -> None:
    said = {state: words(attack_map(state)) for state in ("relapse", "silent_rim", "burnt_out")}
    assert "killer T cell" in said["relapse"]
    assert "microglia with iron" in said["silent_rim"]
    assert "lost fibre" in said["burnt_out"]
    assert "killer T cell" not in said["silent_rim"] + said["burnt_out"]
    assert said["silent_rim"].count("Closed: no cell comes in.") == 1


@pytest.mark.parametrize("layout", get_args(Layout))
def test_labels_stand_under_the_names_of_their_points(layout: Layout) -> None:
    drawing = attack_map(labels=LABELS, hollow=(6,), name="test_points", alt=ALT)
    boxes = {box.words: box for box in text_boxes(drawing.page(layout, "light").figure)}
    name, label = boxes["Crossing the wall"], boxes["An antibody"]
    assert label.x0 == pytest.approx(name.x0, abs=2)
    assert 8 < name.y0 - label.y0 < 20
    assert "T cells stick to the wall and squeeze through." not in boxes
    assert "Repair at the edge" in boxes
    assert drawing.faults(layout, "dark") == []


def test_more_lines_make_a_taller_map_and_an_outlined_disc_is_explained() -> None:
    short, long = (
        attack_map(labels={1: text}, name="test_points", alt=ALT)
        for text in ("Drug", " ".join(["drug"] * 40))
    )
    assert long.size("phone")[1] > short.size("phone")[1]
    assert not any("outlined" in word for word in words(short))
    hollow = attack_map(labels={1: "Drug"}, hollow=(6,), name="test_points", alt=ALT)
    assert any("outlined" in word for word in words(hollow))


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ({"state": "calm"}, "choose one of relapse, silent_rim, burnt_out"),
        ({"hollow": (7,)}, "its points are 1 to 6"),
        ({"labels": {0: "x"}, "name": "x", "alt": ALT}, "no point 0"),
        ({"labels": {1: "x"}}, "needs name= and alt="),
        ({"labels": {1: "x"}, "name": "x"}, "needs name= and alt="),
    ],
)
def test_a_map_that_cannot_be_drawn_is_refused(asked: dict[str, Any], remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        attack_map(**asked)


@pytest.mark.parametrize("layout", get_args(Layout))
def test_points_keep_clear_of_each_other_and_of_the_edges(layout: Layout) -> None:
    plan, width = PLANS[layout], {"wide": 700, "phone": 360}[layout]
    spots = np.array(plan.points)
    assert ((spots[:, 0] > 12) & (spots[:, 0] < width - 12)).all()
    apart = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    assert apart[~np.eye(6, dtype=bool)].min() > 22


@given(st.floats(0, 1), st.floats(0, 1))
def test_neither_clock_of_disability_runs_backward(one: float, other: float) -> None:
    early, late = np.array([min(one, other)]), np.array([max(one, other)])
    assert silent(late) >= silent(early)
    assert left_by_relapses(late) >= left_by_relapses(early)


def test_relapses_leave_steps_and_the_silent_part_ends_larger() -> None:
    end = np.array([1.0])
    assert left_by_relapses(end)[0] == pytest.approx(sum(LEFT_BEHIND))
    assert silent(end) > left_by_relapses(end)
    assert left_by_relapses(np.array([RELAPSES[0] - 1e-6]))[0] == 0
    assert silent(np.array([0.0]))[0] == 0
