"""One lesion for four hundred days: when cells come, when sheaths begin, what the signal does.

The three models of the chapter joined: the front says when makers of myelin stand at a depth, the sheath
then thickens, and the axon model sends an impulse through five internodes rebuilt that far.
"""

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.repair_in_time import Course, Followed, Passing, repair_in_time
from mscourse.figures.drawing import Drawing
from mscourse.models import axon, remyelination

RADIUS = 2.0
"""Of the lesion, mm, as in the model's own example."""
DAYS = 400
TISSUE, SHEATH = remyelination.Parameters(), remyelination.Sheath()
FIBRE = axon.Parameters()
REBUILT = axon.Remyelinated(internodes=5, pieces=3)
HALF = 0.5
"""Share of the room that the makers of myelin take when a fibre at that depth gets its sheaths."""
FOLLOWED = {"near the edge": 0.5, "halfway": 1.0, "in the middle": 2.0}
"""Depths of the fibres whose speed is drawn, mm."""
SHOWN = tuple(range(0, DAYS + 1, 50))
"""Days on which a signal is drawn."""
_WINDOW = (-0.25, 0.85)
"""What is drawn of a signal, ms around the moment at which the healthy one arrives."""
_DEPTHS = np.linspace(0.02, RADIUS, 100)


@cache
def front() -> remyelination.Result:
    """Let the front move in from one edge as far as the middle."""
    length = 1000 * RADIUS
    return remyelination.simulate(TISSUE, remyelination.Resolution(length=length, cells=500, days=DAYS))


def _first(density: NDArray[np.float64], depth: float) -> float:
    """Return the first day on which a density reaches one half at a depth, mm; infinite if never."""
    made = front()
    piece = int(np.argmin(np.abs(made.position - 1000 * depth)))
    reached = np.flatnonzero(density[:, piece] >= HALF)
    return float(made.time[reached[0]]) if reached.size else np.inf


def cells_come(depth: float) -> float:
    """Return the day on which the front of cells passes a depth, mm."""
    return _first(front().precursors + front().myelinating, depth)


def sheath_begins(depth: float) -> float:
    """Return the day on which a fibre at a depth, mm, gets new sheaths."""
    return _first(front().myelinating, depth)


@cache
def _crossing(g_ratio: float | None, pieces: int = REBUILT.pieces) -> axon.Result:
    """Send one impulse through the lesion: bare, or rebuilt to a g-ratio."""
    if g_ratio is None:
        return axon.simulate(FIBRE, axon.Lesion(internodes=REBUILT.internodes, loss=1.0))
    return axon.simulate(FIBRE, replace(REBUILT, g_ratio=g_ratio, pieces=pieces))


def g_ratio(depth: float, day: float) -> float | None:
    """Return the g-ratio of a fibre's new sheaths on a day; None while it is bare."""
    begun = sheath_begins(depth)
    if day < begun:
        return None
    found = float(remyelination.g_ratio_at(day - begun, SHEATH))
    return round(min(found, 0.99), 4)


def speed(depth: float, day: float) -> float:
    """Return the speed within the lesion on a day, per cent of the healthy speed; 0 while nothing passes."""
    held = g_ratio(depth, day)
    healthy = axon.simulate(FIBRE).speed
    found = None if held is None else _crossing(held).speed_inside
    return 0.0 if found is None or healthy is None else 100 * found / healthy


@cache
def _recovery() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return speed, per cent, against days since a sheath began: one curve serves every depth."""
    days = np.concatenate([np.linspace(0, 20, 21), np.linspace(25, DAYS, 31)])
    return days, 100 * remyelination.axon_speed(days, SHEATH, FIBRE, REBUILT)


def recovery(depth: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return days and the speed on them, per cent of healthy, of a fibre at a depth, mm."""
    begun = sheath_begins(depth)
    days, speeds = _recovery()
    at = np.concatenate([[0.0, begun], begun + days])
    keep = at <= DAYS
    held = np.concatenate([[0.0, 0.0], speeds])
    whole = np.append(at[keep], DAYS)
    return whole, np.append(held[keep], np.interp(DAYS, at, held))


def passing(depth: float, day: float) -> Passing:
    """Return the voltage below the lesion on a day, beside that of the fibre without a lesion."""
    here, healthy = _crossing(g_ratio(depth, day)), _crossing(FIBRE.g_ratio, 1)
    below = healthy.reference[1]
    due = float(healthy.spikes(below)[0])
    time = np.linspace(*_WINDOW, 120)

    def trace(result: axon.Result) -> NDArray[np.float64]:
        return np.asarray(np.interp(time + due, result.time, result.voltage[result.reference[1]]))

    late = None if here.blocked else float(here.spikes(here.reference[1])[0]) - due
    words = "stopped" if late is None else f"{late:.2f} ms"
    return Passing(time, trace(here), trace(healthy), words, passes=late is not None)


def densities() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return precursors and makers of myelin, shares of the room, shape (days + 1, depths)."""
    made = front()
    pieces = [int(np.argmin(np.abs(made.position - 1000 * depth))) for depth in _DEPTHS.tolist()]
    return made.precursors[:, pieces], made.myelinating[:, pieces]


@cache
def course() -> Course:
    """Tell the course of one lesion."""
    return Course(
        RADIUS,
        DAYS,
        _DEPTHS,
        np.array([cells_come(depth) for depth in _DEPTHS.tolist()]),
        np.array([sheath_begins(depth) for depth in _DEPTHS.tolist()]),
        *densities(),
        g_ratio,
        tuple(Followed(name, depth, *recovery(depth)) for name, depth in FOLLOWED.items()),
        tuple((day, passing(FOLLOWED["halfway"], day)) for day in SHOWN),
    )


def healing() -> Drawing:
    """Give the drawing of one lesion's repair: cells, myelin and signal on one axis of time."""
    return repair_in_time(course())
