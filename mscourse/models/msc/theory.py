"""What a trial's size and spread let it see: normal theory for the logarithm of a rate ratio.

With mean counts m0, m1 and a spread kappa between people, the error of the logarithm is
``SE^2 = (1/m0 + kappa)/n0 + (1/m1 + kappa)/n1`` (negative binomial counts; the formula as in Zhu and Lakkis
2014, Statistics in Medicine).
"""

import math

from scipy.special import ndtr, ndtri

from mscourse.models.msc.parameters import Trial
from mscourse.models.ranges import check

MESEMS = Trial()
A_RATIO = "It is a rate ratio: 1 is no effect, 0.5 half as many lesions."
AN_ERROR = "It is the standard error of a logarithm, such as 0.24."


def error_of_interval(low: float, high: float, level: float = 0.05) -> float:
    """Return the standard error of the log rate ratio that an interval of 1 - `level` tells.

    Raises
    ------
    ValueError
        If the limits are not positive numbers that rise, or the level is no probability.

    """
    check("low", low, 1e-9, 1e9, A_RATIO)
    check("high", high, 1e-9, 1e9, A_RATIO)
    check("level", level, 1e-9, 0.5, "Usual is 0.05.")
    if not low < high:
        message = f"low is {low} and high is {high}; an interval rises, so put the smaller limit first."
        raise ValueError(message)
    return float((math.log(high) - math.log(low)) / (2 * -ndtri(level / 2)))


def p_value(ratio: float, error: float) -> float:
    """Return the two-sided p of a rate ratio against 1; raises ValueError as `power` does."""
    check("ratio", ratio, 1e-9, 1e9, A_RATIO)
    check("error", error, 1e-9, 1e9, AN_ERROR)
    return float(2 * ndtr(-abs(math.log(ratio)) / error))


def power(ratio: float, error: float, level: float = 0.05) -> float:
    """Return the chance that a trial calls a true rate ratio different from 1, in either direction.

    Parameters
    ----------
    ratio
        The true rate ratio.
    error
        Standard error of its logarithm.
    level
        Two-sided probability of a false alarm.

    Raises
    ------
    ValueError
        If the ratio or the error is not positive, or the level is no probability.

    """
    check("ratio", ratio, 1e-9, 1e9, A_RATIO)
    check("error", error, 1e-9, 1e9, AN_ERROR)
    check("level", level, 1e-9, 0.5, "Usual is 0.05.")
    shift, edge = math.log(ratio) / error, -float(ndtri(level / 2))
    return float(ndtr(-edge - shift) + ndtr(shift - edge))


def detectable_ratio(error: float, chance: float = 0.8, level: float = 0.05) -> float:
    """Return the rate ratio below 1 that a trial finds with a given chance.

    The other direction's share of the chance is left out, as usual; at 80 % it is below one in a million.

    Raises
    ------
    ValueError
        If the error is not positive, `chance` is not from 0.5 to 0.9999, or the level is no probability.

    """
    check("error", error, 1e-9, 1e9, AN_ERROR)
    check("chance", chance, 0.5, 0.9999, "Usual is 0.8.")
    check("level", level, 1e-9, 0.5, "Usual is 0.05.")
    return math.exp(-float(ndtri(chance) - ndtri(level / 2)) * error)


def standard_error(ratio: float, trial: Trial = MESEMS) -> float:
    """Return the standard error of the log rate ratio that a trial will have, for a true rate ratio.

    Raises
    ------
    ValueError
        If the ratio is not positive.

    """
    check("ratio", ratio, 1e-9, 1e9, A_RATIO)
    placebo = (1 / trial.mean_count + trial.dispersion) / trial.placebo
    treated = (1 / (ratio * trial.mean_count) + trial.dispersion) / trial.treated
    return math.sqrt(placebo + treated)


def implied_dispersion(error: float, ratio: float, trial: Trial = MESEMS) -> float:
    """Return the dispersion that gives a trial the standard error it had; the trial's own is not used.

    Raises
    ------
    ValueError
        If a value is not positive, or chance alone makes a larger error at this mean count.

    """
    check("ratio", ratio, 1e-9, 1e9, A_RATIO)
    check("error", error, 1e-9, 1e9, AN_ERROR)
    alone = (1 / trial.placebo + 1 / (ratio * trial.treated)) / trial.mean_count
    if error**2 < alone:
        message = (
            f"error is {error:g}, but chance alone makes {math.sqrt(alone):g} at a mean count of "
            f"{trial.mean_count:g}; give a larger mean_count or a larger error."
        )
        raise ValueError(message)
    return (error**2 - alone) / (1 / trial.placebo + 1 / trial.treated)
