"""All states made at once: complete, alike in one process or several, and every failure names its state."""

import multiprocessing
import os
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure

from mscourse import choice, span
from mscourse.explorables import Control, ExplorableError
from mscourse.explorables.frames import FEW, Frames, make
from mscourse.explorables.packing import unpack
from mscourse.explorables.scene import Scene
from mscourse.figures.page import Page

CONTROLS = {"height": span(1, 5, step=1, start=3), "shape": choice("o", "s")}


def draw(height: float, shape: str) -> tuple[Figure, Figure]:
    figures = (Figure(figsize=(2, 2)), Figure(figsize=(2, 2)))
    for figure in figures:
        axes = figure.add_axes((0.2, 0.2, 0.7, 0.7))
        axes.set(xlim=(0, 2), ylim=(0, 6))
        axes.plot([1], [height], marker=shape)
    return figures


def say(height: float, shape: str) -> str:
    return f"A {shape} at\n {height:g}."


def scene(**changed: Any) -> Scene:
    return Scene(**{"name": "toy", "draw": draw, "say": say, **changed})


def test_every_state_comes_back_from_the_start_state() -> None:
    frames = make(scene(), CONTROLS)
    assert frames.points[frames.start] == {"height": 3, "shape": "o"}
    assert frames.sentences[frames.start] == "A o at 3."
    assert len(frames.shown) == len(frames.packed) == 2
    for number, point in enumerate(frames.points):
        state = scene().state((), point)
        shown = scene().state((), frames.points[frames.start])
        assert state.sentence == frames.sentences[number]
        for one, panel, packed in zip(state.panels, shown.panels, frames.packed, strict=True):
            assert ET.canonicalize(unpack(panel, packed, number)) == ET.canonicalize(one.markup())


def test_what_is_kept_is_what_was_made() -> None:
    frames = make(scene(), CONTROLS)
    assert Frames.from_plain(frames.plain(), CONTROLS) == frames


def test_several_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    many = {"height": span(1, 5, step=4 / (2 * FEW)), "shape": choice("o", "s")}
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = make(scene(), many)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert make(scene(), many) == alone
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert make(scene(), many) == alone


def test_prepare_is_called_once_with_all_states_and_its_answers_reach_draw_and_say() -> None:
    calls: list[int] = []

    def prepare(points: list[dict[str, Any]]) -> list[float]:
        calls.append(len(points))
        return [2 * point["height"] for point in points]

    made = make(
        scene(
            prepare=prepare,
            draw=lambda twice, height, shape: draw(twice / 2, shape),  # noqa: ARG005 - the prepared state is used
            say=lambda twice, height, shape: f"{twice:g} is twice {height:g} ({shape}).",
        ),
        CONTROLS,
    )
    assert calls == [10]
    assert made.sentences[0] == "2 is twice 1 (o)."


def test_a_page_of_the_course_is_a_panel() -> None:
    made = make(scene(draw=lambda height, shape: Page(100, "phone", "light")), CONTROLS)  # noqa: ARG005 - one picture for all
    assert made.shown[0].startswith('<svg viewBox="0 0 259.2 72">')


def fails_at_four(height: float, shape: str) -> tuple[Figure, Figure]:
    if height == 4 and shape == "s":
        message = "no four"
        raise RuntimeError(message)
    return draw(height, shape)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"draw": fails_at_four}, r"draw failed at height=4, shape='s' \(RuntimeError: no four\)"),
        (
            {"say": lambda height, shape: f"{1 / (height - 2)} {shape}"},
            r"say failed at height=2, shape='o' \(ZeroDivision",
        ),
        ({"say": lambda height, shape: ""}, "return one full sentence"),  # noqa: ARG005
        ({"draw": lambda height, shape: height}, "draw gave int; return a matplotlib Figure"),  # noqa: ARG005
        ({"draw": lambda height, shape: ()}, "draw gave nothing"),  # noqa: ARG005
        (
            {"draw": lambda height, shape: Figure(figsize=(height, 2))},  # noqa: ARG005
            "height=2, shape='o' has the size 144 x 144, and at height=1, shape='o' it has 72 x 144",
        ),
        ({"draw": lambda height, shape: draw(height, shape)[: int(height)]}, "fixed number of figures"),
        ({"prepare": lambda points: points[1:]}, "given 10 states and gave 9 back"),
        ({"prepare": lambda points: points[99]}, r"prepare failed for 10 states \(IndexError"),
    ],
)
def test_a_state_that_cannot_be_made_is_named(changed: dict[str, Callable[..., Any]], said: str) -> None:
    if "prepare" in changed:
        changed = {**changed, "draw": lambda _, height, shape: draw(height, shape)}
    with pytest.raises(ExplorableError, match=said):
        make(scene(**changed), CONTROLS)


def test_a_failure_in_another_process_names_its_state_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    many: dict[str, Control] = {"height": span(1, 13, step=1), "shape": choice("o", "s")}
    with pytest.raises(ExplorableError, match="draw failed at height=4, shape='s'"):
        make(scene(draw=fails_at_four), many)
