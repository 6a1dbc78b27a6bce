"""How many people have no relapse in a time, one, two and so on, if their rates differ."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom, poisson

from mscourse.models.ranges import check, check_whole

SMALLEST = 1e-9
"""A spread below it is none: the counts are then Poisson's."""


def shares(mean: float, spread: float, most: int) -> NDArray[np.float64]:
    """Return which share of people has 0, 1, ... relapses; the last share is of `most` or more.

    Each person's rate is constant, and rates differ between people by a gamma distribution, so counts are
    negative binomial: variance ``mean + spread * mean²``.

    Parameters
    ----------
    mean
        Relapses a person, over the whole time, 0 to 1000.
    spread
        Variance of people's rates over their mean squared (kappa), 0 to 100; 0 means that all are alike.
    most
        The count from which people are taken together, 1 or more.

    Returns
    -------
    array
        Shape (most + 1,), which sums to 1.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """
    check("mean", mean, 0, 1000, "It is relapses a person.")
    check("spread", spread, 0, 100, "0 means that all people have the same rate.")
    check_whole("most", most, 1, 1000, "It is the count from which people are taken together.")
    counts = np.arange(most)
    if spread < SMALLEST:
        few = poisson.pmf(counts, mean)
    else:
        few = nbinom.pmf(counts, 1 / spread, 1 / (1 + spread * mean))
    return np.append(few, max(0.0, 1 - few.sum()))


__all__ = ["shares"]
