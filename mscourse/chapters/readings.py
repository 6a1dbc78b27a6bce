"""Readings of a scale that wobbles: who is called worse, with and without being confirmed.

A reading is the person's true score plus a normal error, rounded to the scale's half steps. Somebody is
called worse when a later reading lies at least `CUT` above the first one, the baseline.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

HALF = 0.5
"""A half step of the scale."""
CUT = 1.0
VISITS = 4
"""After the baseline."""
_REACH = 14  # half steps to either side of the truth that a baseline may be read


@dataclass(frozen=True)
class Readings:
    """How a scale is read, and by which rule somebody is called worse.

    Attributes
    ----------
    wobble
        Standard deviation of one reading, in points.
    change
        True change after the baseline, in points; 0 for somebody who is stable.
    confirmed
        Whether the next visit has to show it too.
    visits
        Readings after the baseline.
    cut
        How far above the baseline counts as worse, in points.

    """

    wobble: float
    change: float = 0.0
    confirmed: bool = False
    visits: int = VISITS
    cut: float = CUT

    def __post_init__(self) -> None:
        if not 0 < self.wobble <= 5:  # noqa: PLR2004 - half of the scale
            message = f"wobble is {self.wobble}; give points of the scale, above 0 and at most 5"
            raise ValueError(message)
        if self.visits < 1:
            message = f"visits is {self.visits}; give at least one reading after the baseline"
            raise ValueError(message)

    def called_worse(self) -> float:
        """Return the share of people who are called worse, exactly: a sum over all baselines."""
        steps = np.arange(-_REACH, _REACH + 1)
        upper, lower = (norm.cdf((steps + side) * HALF / self.wobble) for side in (0.5, -0.5))
        over = norm.sf((HALF * (steps - 0.5) + self.cut - self.change) / self.wobble)
        shares = self._flagged(over)
        return float(np.sum((upper - lower) * shares))

    def _flagged(self, over: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the chance of being called worse where each reading is over the line with chance `over`."""
        if not self.confirmed:
            return np.asarray(1 - (1 - over) ** self.visits)
        # Not called worse yet, by whether the last reading was over the line; what is added up stays above 0.
        below, above, called = np.ones_like(over), np.zeros_like(over), np.zeros_like(over)
        for _ in range(self.visits):
            called += above * over
            below, above = (below + above) * (1 - over), below * over
        return called

    def agree(self) -> float:
        """Return the chance that two readings of one person, the same day, are the same."""
        steps = np.arange(-_REACH, _REACH + 1)
        share = norm.cdf((steps + 0.5) * HALF / self.wobble) - norm.cdf((steps - 0.5) * HALF / self.wobble)
        return float(np.sum(share**2))

    def read(self, luck: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return readings above the true baseline, in half steps of the scale.

        Parameters
        ----------
        luck
            Standard normal errors, shape (people, visits + 1); the baseline first.

        """
        true = np.array([0.0, *[self.change] * self.visits])
        return np.asarray(HALF * np.round((true + self.wobble * luck) / HALF))

    def worse(self, read: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Say who is called worse by their readings, shape (people,)."""
        over = read[:, 1:] - read[:, :1] >= self.cut - 1e-9
        return np.asarray((over[:, 1:] & over[:, :-1]).any(axis=1) if self.confirmed else over.any(axis=1))
