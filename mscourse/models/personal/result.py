"""What a search found, and what people were told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EDGE = 1.959964  # standard errors from the middle to a limit of the 95 % interval


@dataclass(frozen=True)
class Estimate:
    """Ratio of event rates, treated by untreated, and the standard error of its logarithm."""

    ratio: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """Limits of the 95 % interval."""
        far = EDGE * self.error
        return float(self.ratio * np.exp(-far)), float(self.ratio * np.exp(far))


@dataclass(frozen=True)
class Split:
    """Estimates in the picked best, in the rest and in everyone."""

    best: Estimate
    rest: Estimate
    everyone: Estimate


@dataclass(frozen=True)
class Found:
    """What a score says of the people it was fitted to, and of as many fresh ones."""

    training: Split
    fresh: Split


@dataclass(frozen=True)
class Told:
    """What people were told, a risk from 0 to 1, and whether it happened; both of shape (people,)."""

    risk: NDArray[np.float64]
    happened: NDArray[np.bool_]
