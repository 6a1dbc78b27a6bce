"""How much of scattered lesions a few grafts reach: balls in space, no more.

Every lesion is a ball, and every graft a ball of cells as wide as they spread. Positions are drawn once, with
a fixed seed; a graft is placed in the middle of the largest lesion that has none. Lengths are in mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mscourse.chapters.cell_therapy import LESION
from mscourse.models.ranges import check, check_whole

Array = NDArray[np.float64]
VOLUME = 1000 * LESION
"""Of all lesions together, mm³: that of chapter 05, so that the two pages can be set beside each other."""
ROOM = (52.0, 30.0, 34.0)
"""Half axes of the room in which lesions lie: front to back, left to right, top to bottom; for teaching."""
MOST = 200
_UNEVEN = 0.9  # spread of the logarithms of their volumes, for teaching
_POINTS = 600  # in each lesion


@dataclass(frozen=True)
class Lesions:
    """Lesions as balls: middles, shape (n, 3), and radii, shape (n,), the largest first."""

    centres: Array
    radii: Array

    @property
    def volumes(self) -> Array:
        """Of each, mm³."""
        return 4 / 3 * np.pi * self.radii**3


@cache
def scattered(count: int) -> Lesions:
    """Scatter lesions of unequal size and the same volume in all.

    Raises
    ------
    ValueError
        If there are fewer than 1 or more than 200.

    """
    check_whole("count", count, 1, MOST, "It counts lesions.")
    rng = np.random.default_rng(9)
    volumes = np.sort(np.exp(_UNEVEN * rng.normal(size=count)))[::-1]
    radii = (3 * VOLUME * volumes / volumes.sum() / (4 * np.pi)) ** (1 / 3)
    middles = np.zeros((count, 3))
    for number, radius in enumerate(radii.tolist()):
        while True:
            spot = rng.uniform(-1, 1, 3)
            middles[number] = spot * ROOM
            apart = np.linalg.norm(middles[:number] - middles[number], axis=1)
            if spot @ spot <= 1 and bool((apart > radii[:number] + radius).all()):
                break
    return Lesions(middles, radii)


@cache
def _ball() -> Array:
    """Fill a ball of radius 1 evenly with points, shape (n, 3)."""
    number = np.arange(_POINTS) + 0.5
    height = 1 - 2 * np.mod(number * 0.7548776662466927, 1)
    turn = 2 * np.pi * np.mod(number * 0.5698402909980532, 1)
    out = (number / _POINTS) ** (1 / 3)
    side = np.sqrt(1 - height**2)
    return np.asarray(out[:, None] * np.column_stack([side * np.cos(turn), side * np.sin(turn), height]))


def reached(lesions: Lesions, grafts: Sequence[Sequence[float]] | Array, spread: float) -> Array:
    """Return the share of each lesion that cells reach, shape (n,).

    Parameters
    ----------
    lesions
        As scattered.
    grafts
        Middles of the grafts, mm, shape (grafts, 3).
    spread
        How far cells spread from there, mm.

    Raises
    ------
    ValueError
        If the spread is not from 0 to 1000.

    """
    check("spread", spread, 0, 1000, "Write mm.")
    spots = np.asarray(grafts, float).reshape(-1, 3)
    points = lesions.centres[:, None, :] + lesions.radii[:, None, None] * _ball()
    near = np.zeros(points.shape[:2], dtype=bool)
    for spot in spots:
        near |= np.linalg.norm(points - spot, axis=2) <= spread
    return np.asarray(near.mean(axis=1))


@cache
def share(count: int, grafts: int, spread: float) -> tuple[int, float]:
    """Return how many of `count` lesions are reached at all, and the share of the volume that is."""
    lesions = scattered(count)
    found = reached(lesions, lesions.centres[:grafts], spread)
    return int((found > 0).sum()), float((found * lesions.volumes).sum() / lesions.volumes.sum())
