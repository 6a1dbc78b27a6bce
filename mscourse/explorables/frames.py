"""All states of an explorable, made while the book is built: on all cores, then packed."""

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mscourse.explorables.controls import Control, Values, described, grid, start_of
from mscourse.explorables.errors import ExplorableError
from mscourse.explorables.packing import Packed, pack
from mscourse.explorables.scene import Scene, State

FEW = 12
"""With fewer states than this, starting other processes costs more than it saves."""


@dataclass(frozen=True)
class Frames:
    """Every state, ready for a page.

    Attributes
    ----------
    points : list of Values
        The grid points, in the order of `controls.grid`.
    start : int
        Number of the state that is shown first.
    sentences : list of str
        One a point.
    shown : list of str
        The start state's panels, as SVG.
    packed : list of Packed
        What changes in each panel.
    """

    points: list[Values]
    start: int
    sentences: list[str]
    shown: list[str]
    packed: list[Packed]

    def plain(self) -> dict[str, Any]:
        """Return what is worth keeping between builds, as lists and strings."""
        packed = [one.plain() for one in self.packed]
        return {"sentences": self.sentences, "shown": self.shown, "packed": packed}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], controls: Mapping[str, Control]) -> "Frames":
        """Read what `plain` wrote for the same controls."""
        points = grid(controls)
        packed = [Packed.from_plain(one) for one in plain["packed"]]
        start = points.index(start_of(controls))
        return cls(points, start, list(plain["sentences"]), list(plain["shown"]), packed)


def make(scene: Scene, controls: Mapping[str, Control]) -> Frames:
    """Draw, say and pack every grid point.

    Raises
    ------
    ExplorableError
        If a grid point fails, or its picture has another size or number of panels than the first; the
        message names the point.
    """
    points = grid(controls)
    states = _states(scene, points)
    _same_size(scene, points, states)
    start = points.index(start_of(controls))
    panels = list(zip(*(state.panels for state in states), strict=True))
    return Frames(
        points,
        start,
        [state.sentence for state in states],
        [panel.markup() for panel in states[start].panels],
        [pack(frames, start) for frames in panels],
    )


def _same_size(scene: Scene, points: Sequence[Values], states: Sequence[State]) -> None:
    first = states[0].sizes
    for point, state in zip(points, states, strict=True):
        if state.sizes != first:
            message = (
                f"explore({scene.name!r}): the picture at {described(point)} has the size "
                f"{_sizes(state)}, and at {described(points[0])} it has {_sizes(states[0])}; draw every state "
                "at one size (fixed figsize, fixed number of figures), so that nothing jumps"
            )
            raise ExplorableError(message)


def _sizes(state: State) -> str:
    return " and ".join(size.removeprefix("0 0 ").replace(" ", " x ") for size in state.sizes)


def _states(scene: Scene, points: Sequence[Values]) -> list[State]:
    prepared = scene.prepared(points)
    workers = min(os.cpu_count() or 1, len(points) // FEW)
    # Only a fork hands over functions that were written in a notebook; elsewhere one process does it all.
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004 - one is no pool
        return [scene.state(before, point) for before, point in zip(prepared, points, strict=True)]
    return _forked(scene, prepared, points, workers)


_work: tuple[Scene, list[tuple[Any, ...]], Sequence[Values]] | None = None  # children inherit it, unpickled


def _forked(
    scene: Scene, prepared: list[tuple[Any, ...]], points: Sequence[Values], workers: int
) -> list[State]:
    global _work  # noqa: PLW0603 - the one way to hand a notebook's function to a forked child
    _work = (scene, prepared, points)
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            return pool.map(_one_state, range(len(points)), chunksize=max(1, len(points) // (4 * workers)))
    finally:
        _work = None


def _one_state(number: int) -> State:
    if _work is None:  # pragma: no cover - only a child that was not forked could come here
        message = "the work was not handed over; this process was not forked"
        raise RuntimeError(message)
    scene, prepared, points = _work
    return scene.state(prepared[number], points[number])
