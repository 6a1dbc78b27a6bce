"""Trials that were run in the model, none of which has anything to find: chance is all that moves them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mscourse.models import msc

SMALL, LARGE = 40, 10
"""How many were run at most."""
SMALL_GROUP, LARGE_GROUP = 9, 72
"""People in each of the two groups: about the size of the small and of the large published trial."""
RULES = {
    "every trial": np.inf,
    "small ones only if lesions fell": 1.0,
    "small ones only if lesions halved": 0.5,
}
"""Which small trials are printed: those whose ratio lies below the number. Large ones always are."""
_SPARE = 2  # of a trial in which a whole group has no lesion the ratio cannot be told, so more are drawn


@dataclass(frozen=True)
class Trials:
    """Trials of one size; each array of shape (n,).

    Attributes
    ----------
    ratio
        Lesions with cells divided by lesions without.
    error
        Standard error of its logarithm, as the trial itself estimates it.

    """

    ratio: NDArray[np.float64]
    error: NDArray[np.float64]

    def first(self, number: int) -> "Trials":
        """Return the first so many."""
        return Trials(self.ratio[:number], self.error[:number])

    def below(self, limit: float) -> "Trials":
        """Return those whose ratio lies below a limit."""
        kept = self.ratio < limit
        return Trials(self.ratio[kept], self.error[kept])

    def together(self) -> float | None:
        """Pool them by the inverse of their variances on the logarithm; None if there is no trial."""
        if not self.ratio.size:
            return None
        weight = self.error**-2.0
        return float(np.exp((weight * np.log(self.ratio)).sum() / weight.sum()))


@cache
def run(group: int, number: int, seed: int = 10) -> Trials:
    """Run trials person by person with a true ratio of 1.

    Parameters
    ----------
    group
        People in each of the two groups.
    number
        How many trials.
    seed
        Where chance begins; the same seed gives the same trials. The default was chosen: it begins as the
        published trials did, and its small trials pool to no effect when all are printed.

    """
    trial = msc.Trial(treated=group, placebo=group)
    made = msc.simulate(1.0, trial, trials=_SPARE * number, rng=np.random.default_rng(seed))
    told = np.isfinite(made.log_ratio)
    return Trials(np.exp(made.log_ratio[told])[:number], made.error[told][:number])


def small() -> Trials:
    """Return the small trials, in the order in which they were run."""
    return run(SMALL_GROUP, SMALL)


def large() -> Trials:
    """Return the large trials, in the order in which they were run."""
    return run(LARGE_GROUP, LARGE)


def joined(one: Trials, other: Trials) -> Trials:
    """Put trials of two sizes together."""
    return Trials(np.concatenate([one.ratio, other.ratio]), np.concatenate([one.error, other.error]))


__all__ = [
    "LARGE",
    "LARGE_GROUP",
    "RULES",
    "SMALL",
    "SMALL_GROUP",
    "Trials",
    "joined",
    "large",
    "run",
    "small",
]
