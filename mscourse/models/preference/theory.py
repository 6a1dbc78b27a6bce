"""Values of scores, of time, and of chances: closed forms."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import PchipInterpolator

from mscourse.models.preference.parameters import MOST_YEARS, SCORES, Utilities
from mscourse.models.ranges import check, check_array

LEAST_SHOWN = 1e-4
HALF_YEAR = 0.5  # a relapse lowers the value of the six months after it


def utility(utilities: Utilities, scores: ArrayLike = tuple(range(SCORES))) -> NDArray[np.float64]:
    """Return how life with each EDSS score is valued, shape of `scores`, by PCHIP through the anchors.

    Between two anchors the curve stays between their values (Fritsch and Butland's monotone cubic). Raises
    ValueError if a score is outside 0 to 9.
    """
    wanted = check_array("scores", scores, 0, SCORES - 1, "They are EDSS scores.")
    return np.asarray(PchipInterpolator(utilities.scores, utilities.values)(wanted), dtype=float)


def relapse_loss(utilities: Utilities, relapses: float) -> float:
    """Return what relapses take off the value of life, on average, at so many a year.

    Relapses come by chance at a constant rate r, so at any moment the chance of one in the last six months is
    ``1 - exp(-r / 2)``. The loss is the same at every score.
    """
    check("relapses", relapses, 0, 100, "It is relapses per year.")
    return -utilities.relapse * math.expm1(-relapses * HALF_YEAR)


def discount_factor(discount: float, years: ArrayLike) -> NDArray[np.float64]:
    """Return what a moment so many years ahead counts, ``(1 + discount)**-years``, shape of `years`."""
    check("discount", discount, 0, 1, "0.035 means 3.5 % a year.")
    ahead = check_array("years", years, 0, MOST_YEARS, "They are counted from the start.")
    return np.asarray((1 + discount) ** -ahead, dtype=float)


def annuity(value: float, years: float, discount: float) -> float:
    """Return the discounted years of a life valued alike throughout: ``u (1 - exp(-d T)) / d``.

    Parameters
    ----------
    value
        Its utility u, -1 to 1.
    years
        How long (T).
    discount
        The annual rate; d is the logarithm of 1 more. 0 gives ``u T``.

    Returns
    -------
    float
        Quality-adjusted life years.

    """
    check("value", value, -1, 1, "It is a utility; 1 is full health.")
    check("years", years, 0, MOST_YEARS, "It is counted from the start.")
    check("discount", discount, 0, 1, "0.035 means 3.5 % a year.")
    rate = math.log1p(discount)
    return value * (-math.expm1(-rate * years) / rate if rate else years)


def break_even(standard: ArrayLike, treated: ArrayLike) -> NDArray[np.float64]:
    """Return the up-front chance of death at which the treated way is worth no more than the standard one.

    ``1 - standard / treated``. It is not clipped: below 0 the treated way is worth less even if nobody dies
    of it, and no chance of death evens them out (`acceptable` says so in words). Where `treated` is 0 or
    less the sum has no meaning, because dying would then count as a gain, and the result is not a number.

    Parameters
    ----------
    standard, treated
        Quality-adjusted life years without the up-front risk; any shapes that fit each other.

    Returns
    -------
    NDArray
        Probabilities, or negative numbers, or not a number.

    """
    without = check_array("standard", standard, -MOST_YEARS, MOST_YEARS, "They are life years.")
    with_it = check_array("treated", treated, -MOST_YEARS, MOST_YEARS, "They are life years.")
    without, with_it = np.broadcast_arrays(without, with_it)
    return np.asarray(1 - without / np.where(with_it > 0, with_it, np.nan), dtype=float)


def acceptable(risk: float) -> str:
    """Return a break-even or acceptable risk in words: a percentage, or why there is none."""
    if math.isnan(risk):
        return "no answer: the values count this life as worse than death"
    if risk <= 0:
        return "none acceptable"
    if risk >= 1:
        return "any risk: the values count the other life as worse than death"
    return "under 0.01 %" if risk < LEAST_SHOWN else f"{100 * risk:.2g} %"


def success_threshold(*, success: float, none: float, failure: float) -> float:
    """Return the chance of success from which a gamble is worth as much as leaving it: (n - f) / (s - f).

    It is not clipped: above 1 no chance is enough, at 0 or below every chance is.

    Parameters
    ----------
    success, none, failure
        Utilities if it works, if nothing is done, if it fails.

    Raises
    ------
    ValueError
        If success is not worth more than failure: then there is nothing to weigh.

    """
    for name, value in (("success", success), ("none", none), ("failure", failure)):
        check(name, value, -1, 1, "It is a utility; 1 is full health.")
    if success <= failure:
        message = f"success is {success:g} and failure {failure:g}; success must be worth more."
        raise ValueError(message)
    return (none - failure) / (success - failure)


def cumulative_risk(annual: float, years: float) -> float:
    """Return the chance of an event within some years at a constant annual chance: ``1 - (1 - a)**T``."""
    check("annual", annual, 0, 1, "It is a probability per year.")
    check("years", years, 0, MOST_YEARS, "It is how long the risk is run.")
    return 1 - math.pow(1 - annual, years)
