"""What became of a group, and of single people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Course:
    """Shares of a group over time.

    Attributes
    ----------
    time
        Years, shape (n,).
    shares
        Share on each step of the scale at each time, shape (n, steps); rows sum to 1.

    """

    time: NDArray[np.float64]
    shares: NDArray[np.float64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """Mean step at each time, shape (n,)."""
        made: NDArray[np.float64] = self.shares @ np.arange(self.shares.shape[1])
        return made

    def at_least(self, step: int) -> NDArray[np.float64]:
        """Return the share that stands on a step or above at each time, shape (n,)."""
        made: NDArray[np.float64] = self.shares[:, step:].sum(axis=1)
        return made


@dataclass(frozen=True)
class People:
    """Single people, seen at visits.

    Attributes
    ----------
    time
        Years of the visits, shape (n,).
    step
        Step of the scale of each person at each visit, small whole numbers of shape (n, people).
    frailty
        What multiplies each person's worsening, shape (people,).
    steps
        How many steps the scale has.

    """

    time: NDArray[np.float64]
    step: NDArray[np.int8]
    frailty: NDArray[np.float64]
    steps: int

    @property
    def mean(self) -> NDArray[np.float64]:
        """Mean step at each visit, shape (n,)."""
        made: NDArray[np.float64] = self.step.mean(axis=1)
        return made

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many people stand on each step at each visit, shape (n, steps)."""
        return np.stack([np.bincount(row, minlength=self.steps) for row in self.step])

    def seen(self, milestone: int) -> NDArray[np.int64]:
        """Return how many have been seen on a step or above by each visit, shape (n,).

        Who gets there and improves again between two visits is missed, so it is somewhat less than `reach`.
        """
        made: NDArray[np.int64] = np.logical_or.accumulate(self.step >= milestone, axis=0).sum(axis=1)
        return made


@dataclass(frozen=True)
class Population:
    """A population too large to keep each person.

    Attributes
    ----------
    time
        Years of the visits, shape (n,).
    counts
        People on each step at each visit, shape (n, 10).
    seen
        People who have been seen on EDSS 6 or above by each visit, shape (n,).

    """

    time: NDArray[np.float64]
    counts: NDArray[np.int64]
    seen: NDArray[np.int64]

    @property
    def course(self) -> Course:
        """The same as shares."""
        return Course(self.time, self.counts / self.counts.sum(axis=1, keepdims=True))
