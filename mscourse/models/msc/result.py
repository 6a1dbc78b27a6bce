"""Simulated trials, and what a statistician reads off them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr


@dataclass(frozen=True, kw_only=True)
class Result:
    """The analysis of many trials.

    Attributes
    ----------
    placebo_mean, treated_mean
        Mean count of each group, shape (trials,).
    dispersion
        Spread between people as each trial estimates it, shape (trials,), 0 or more.
    level
        Two-sided probability of a false alarm.
    people
        How many were on placebo and how many were treated.

    """

    placebo_mean: NDArray[np.float64]
    treated_mean: NDArray[np.float64]
    dispersion: NDArray[np.float64]
    level: float
    people: tuple[int, int]

    @property
    def log_ratio(self) -> NDArray[np.float64]:
        """Logarithm of the rate ratio, shape (trials,); not a number where a group has no lesion at all."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.log(self.treated_mean) - np.log(self.placebo_mean)
        return np.where(np.isfinite(ratio), ratio, np.nan)

    @property
    def error(self) -> NDArray[np.float64]:
        """Its standard error, shape (trials,); infinite where a group has no lesion at all."""
        placebo, treated = self.people
        with np.errstate(divide="ignore"):
            first = (1 / self.placebo_mean + self.dispersion) / placebo
            return np.sqrt(first + (1 / self.treated_mean + self.dispersion) / treated)

    @property
    def p(self) -> NDArray[np.float64]:
        """Two-sided p, shape (trials,); 1 where a group has no lesion at all."""
        tail = np.asarray(ndtr(-np.abs(self.log_ratio) / self.error), dtype=np.float64)
        return np.nan_to_num(2 * tail, nan=1.0)

    @property
    def power(self) -> float:
        """Share of the trials that call the groups different."""
        return float((self.p < self.level).mean())
