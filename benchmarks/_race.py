"""A race of a model against the plainest program that computes the same, in one run on one machine."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

REPEATS = 5  # the fastest counts: the machine may be busy with other things


@dataclass(frozen=True, kw_only=True)
class Race:
    """What runs against what.

    Attributes
    ----------
    model, against
        The model's name, and what it is compared with, in words that say per what.
    target
        How many times faster it should be.
    ours, simple
        What is timed.
    ours_work, simple_work
        How much each does, in the same unit: patient-years, cell-steps, points.
    same
        Both results for one and the same job, as arrays; they must agree before anything is timed.
    allowed
        How far these may be apart, as a share of the larger of the value and 1.
    growth
        Jobs of growing size: how large, in words, and what is timed.

    """

    model: str
    against: str
    target: float
    ours: Callable[[], object]
    simple: Callable[[], object]
    ours_work: float = 1.0
    simple_work: float = 1.0
    same: Callable[[], tuple[object, object]]
    allowed: float
    growth: Sequence[tuple[str, Callable[[], object]]] = ()

    def run(self) -> dict[str, object]:
        """Return the ratio, the times, and how cost grows; raises ValueError where the two do not agree."""
        ours, simple = (np.asarray(one, dtype=float) for one in self.same())
        apart = float(np.max(np.abs(ours - simple) / np.maximum(np.abs(simple), 1)))
        if not apart <= self.allowed:
            message = f"{self.model}: the two programs differ by {apart:.3g}; allowed are {self.allowed:.3g}"
            raise ValueError(message)
        fast, slow = fastest(self.ours) / self.ours_work, fastest(self.simple, 2) / self.simple_work
        return {
            "model": self.model,
            "against": self.against,
            "target": self.target,
            "ratio": slow / fast,
            "apart": apart,
            "growth": [{"size": size, "seconds": fastest(job, 2)} for size, job in self.growth],
        }


def fastest(job: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the shortest of several times, seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)
