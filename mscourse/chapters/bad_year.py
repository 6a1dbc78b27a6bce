"""People chosen for a bad year: how many relapses they had in it, and in the year after, with nothing done.

Each person has a rate of their own, which stays; the rates are spread by a gamma distribution (as in
`mscourse.models.trial.Relapses`), so a year's counts are negative binomial. After a year with `n` relapses a
person's rate is, on average, ``mean (1 + kappa n) / (1 + kappa mean)``: the gamma distribution's update.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom, poisson

_ALIKE = 1e-6  # people who differ less are alike; their negative binomial would overflow
MOST = 80
"""Relapses in a year up to which chances are summed."""


@dataclass(frozen=True)
class BadYear:
    """Whom a study takes, and from whom.

    Attributes
    ----------
    at_least
        Relapses in the year before that are asked for.
    rate
        Mean relapses a year of all people.
    spread
        Variance of the people's own rates over the mean squared (kappa), 0 if all are alike.

    """

    at_least: int
    rate: float
    spread: float

    def __post_init__(self) -> None:
        if self.at_least < 0 or not self.rate > 0 or self.spread < 0:
            message = (
                f"at_least {self.at_least}, rate {self.rate}, spread {self.spread}: give a count of 0 or "
                f"more, "
                "a rate above 0 and a spread of 0 or more"
            )
            raise ValueError(message)

    def first_year(self) -> NDArray[np.float64]:
        """Return the share of people with 0, 1, 2, ... relapses in the year they are chosen by."""
        counts = np.arange(MOST + 1)
        if self.spread < _ALIKE:
            return np.asarray(poisson.pmf(counts, self.rate))
        size = 1 / self.spread
        return np.asarray(nbinom.pmf(counts, size, size / (size + self.rate)))

    def chosen(self) -> NDArray[np.float64]:
        """Return the same shares of those who are chosen, 0 below the least; they sum to 1."""
        shares = self.first_year() * (np.arange(MOST + 1) >= self.at_least)
        return np.asarray(shares / shares.sum())

    def next_rates(self) -> NDArray[np.float64]:
        """Return the mean relapses next year of people who had 0, 1, 2, ... in this one."""
        counts = np.arange(MOST + 1)
        return np.asarray(self.rate * (1 + self.spread * counts) / (1 + self.spread * self.rate))

    def next_year(self) -> NDArray[np.float64]:
        """Return the share of the chosen with 0, 1, 2, ... relapses in the next year."""
        counts = np.arange(MOST + 1)
        if self.spread < _ALIKE:
            return np.asarray(poisson.pmf(counts, self.rate))
        # A year with n relapses adds n to the gamma shape, and one year to its rate.
        sizes = 1 / self.spread + counts
        by_count = nbinom.pmf(
            counts[None, :], sizes[:, None], 1 - self.rate / (1 / self.spread + 2 * self.rate)
        )
        return np.asarray(self.chosen() @ by_count)

    def means(self) -> tuple[float, float]:
        """Return the mean relapses of the chosen in the year they were chosen by, and in the next."""
        chosen = self.chosen()
        return float(chosen @ np.arange(MOST + 1)), float(chosen @ self.next_rates())
