"""Who has ever reached a step of the scale, when half have, and the one scale that a published share sets."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from mscourse.models.disability.parameters import MILESTONE, STEPS, YEARS, Parameters, Treatment
from mscourse.models.disability.rates import at_step, propagate
from mscourse.models.ranges import check, check_array, check_rising, check_whole

# Shares that reached EDSS 6 within 15 years, of people who fell ill from 1975, 1980, 1985 and 1990 on:
# Shirani and others 2012, doi 10.1177/1352458511422097, abstract.
BRITISH_COLUMBIA = (0.285, 0.264, 0.277, 0.223)
ANCHOR = 0.262  # their mean
ANCHOR_YEARS = 15.0
SCALES = (2e-6, 50.0)  # where the scale is looked for


def reach(
    parameters: Parameters,
    times: ArrayLike,
    treatments: Sequence[Treatment] = (),
    *,
    milestone: int = MILESTONE,
) -> NDArray[np.float64]:
    """Return the share that has ever reached a step by each time, even if they improve later: first passage.

    Parameters
    ----------
    parameters, treatments
        The chain from onset, and what changes it.
    times
        Rising years since onset, shape (n,) or one number.
    milestone
        The step, 1 to 9.

    Returns
    -------
    array
        Shares, shape (n,).

    Raises
    ------
    ValueError
        If the step is none, or the times do not rise or are out of 0 to 200 years.

    """
    check_whole("milestone", milestone, 1, STEPS - 1, "It is a step of the scale.")
    years = np.atleast_1d(check_array("times", times, 0, YEARS, "They are years since onset."))
    check_rising("times", years, "They are years since onset.")
    onset = years[0] > 0
    asked = np.concatenate([[0.0], years]) if onset else years
    shares = propagate(parameters, at_step(parameters.start), asked, treatments, milestone=milestone)
    reached: NDArray[np.float64] = shares[int(onset) :, milestone:].sum(axis=1)
    return reached


def years_until(
    parameters: Parameters,
    share: float = 0.5,
    treatments: Sequence[Treatment] = (),
    *,
    milestone: int = MILESTONE,
) -> float:
    """Return after how many years a share has reached a step: the median, if the share is a half.

    Infinite if it takes more than 200 years, 0 if they stand there from the beginning. Raises ValueError if
    the share is not between 0 and 1, or as `reach` does.
    """
    check("share", share, 1e-9, 1 - 1e-9, "It is a share of the people, such as 0.5.")

    def short(years: float) -> float:
        return float(reach(parameters, years, treatments, milestone=milestone)[0]) - share

    if short(0.0) >= 0:
        return 0.0
    if short(YEARS) < 0:
        return math.inf
    return float(brentq(short, 0.0, YEARS, xtol=1e-9))


def calibrate(
    parameters: Parameters,
    share: float = ANCHOR,
    years: float = ANCHOR_YEARS,
    *,
    milestone: int = MILESTONE,
) -> Parameters:
    """Return the parameters with the scale at which a share reaches a step within some years, untreated.

    Raises
    ------
    ValueError
        If no scale gives that share; the message holds what can be had.

    """
    check("share", share, 1e-9, 1 - 1e-9, "It is a share of the people, such as 0.262.")
    check("years", years, 1e-3, YEARS, "They are years since onset.")

    def over(log_scale: float) -> float:
        scaled = replace(parameters, scale=math.exp(log_scale))
        return float(reach(scaled, years, milestone=milestone)[0]) - share

    low, high = (math.log(one) for one in SCALES)
    ends = over(low), over(high)
    if not ends[0] < 0 < ends[1]:
        message = (
            f"share is {share:g}; any scale gives from {ends[0] + share:.3g} to {ends[1] + share:.3g} who "
            f"reach step {milestone} within {years:g} years. Ask for a share between these, or start lower."
        )
        raise ValueError(message)
    return replace(parameters, scale=math.exp(float(brentq(over, low, high, xtol=1e-12))))
