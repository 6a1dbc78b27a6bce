"""Step shares of people over EDSS scores through time, and add up what their lives are valued at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import expm

from mscourse.models.disability import generator
from mscourse.models.preference.parameters import (
    MEDICINE,
    MOST_YEARS,
    SCORES,
    TRANSPLANT,
    UNTREATED,
    Option,
    Parameters,
)
from mscourse.models.preference.result import Grid, Result
from mscourse.models.preference.theory import discount_factor, utility
from mscourse.models.ranges import check_array, check_work

LARGEST = 2e7  # options times steps: some seconds
BETWEEN = 1e-9  # a share of a step that is rounding
STANDARD_OPTIONS = (UNTREATED, MEDICINE, TRANSPLANT)
Matrices = NDArray[np.float64]


@dataclass(frozen=True)
class _Clock:
    """The steps of a run: their number and length, the time at each, and how much each counts."""

    steps: int
    step: float
    time: NDArray[np.float64]
    weight: NDArray[np.float64]  # of the trapezoid rule, discounted


def _clock(parameters: Parameters) -> _Clock:
    # Rounded, so that 20 years at 24 steps a year are 480 steps even where the product is a hair above.
    steps = max(int(np.ceil(round(parameters.years * parameters.steps, 6))), 1)
    step = parameters.years / steps
    time = np.linspace(0, parameters.years, steps + 1)
    weight = np.full(steps + 1, step)
    weight[[0, -1]] = step / 2
    return _Clock(steps, step, time, weight * discount_factor(parameters.discount, time))


def _switch(clock: _Clock, lasts: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the step in which each effect ends, and for how much of that step it still holds."""
    whole: NDArray[np.float64] = np.minimum(np.asarray(lasts, dtype=float) / clock.step, clock.steps)
    near = np.round(whole)
    whole = np.where(np.abs(whole - near) < BETWEEN, near, whole)  # it ends between two steps
    ends = np.floor(whole)
    return ends.astype(np.int64), (whole - ends) * clock.step


def simulate(parameters: Parameters, options: Sequence[Option] = STANDARD_OPTIONS) -> Result:
    """Step the shares of people at each score through time, under each option.

    Every step multiplies the shares by the exact transition matrix of the step, ``expm(Q step)``; a step in
    which an effect ends is made of its two parts. Only the sum over time is approximate (trapezoid).

    Parameters
    ----------
    parameters
        Where people start, how long is looked, how life is valued.
    options
        What is compared; by default nothing, a medicine and a transplant.

    Returns
    -------
    Result
        Shares at each time, and quality-adjusted life years.

    Raises
    ------
    ValueError
        If there are no options, or so many that the run would take too long.

    """
    if not options:
        message = "options is empty; give at least one preference.Option()."
        raise ValueError(message)
    clock = _clock(parameters)
    check_work("options times steps", len(options) * clock.steps, LARGEST / 10, "Give fewer options.")
    untreated = generator(parameters.disability, hazard_ratio=1.0)
    off = expm(untreated * clock.step)
    share = np.empty((len(options), clock.steps + 1, SCORES))
    for made, one in zip(share, options, strict=True):
        made[0] = 0
        made[0, parameters.start] = 1
        rates = generator(parameters.disability, hazard_ratio=one.hazard_ratio)
        ends, rest = _switch(clock, parameters.years if one.lasts is None else one.lasts)
        _fill(made[: ends + 1], expm(rates * clock.step))
        if rest:
            _fill(made[ends : ends + 2], _both(rates, untreated, float(rest), clock.step))
            ends += 1
        _fill(made[ends:], off)
    return Result(parameters, tuple(options), clock.time, clock.weight, share)


def grid(parameters: Parameters, hazard_ratios: ArrayLike, lasts: ArrayLike) -> Grid:
    """Return the life years of every hazard ratio, every duration of its effect and every score at the start.

    It goes backwards: what is still to come from each score is known at the end, and one step earlier it is
    the step's own value and the average over where the step leads. So all scores at the start come at once.

    Parameters
    ----------
    parameters
        How long is looked and how life is valued; `start` is not used.
    hazard_ratios
        Shape (ratios,), above 0.
    lasts
        How long the effect lasts, years, shape (durations,).

    Returns
    -------
    Grid
        Life years, shape (ratios, durations, 10).

    Raises
    ------
    ValueError
        If a value is out of its range, or the grid would take too long.

    """
    ratios = check_array("hazard_ratios", hazard_ratios, 1e-4, 100, "1 means no difference.").ravel()
    durations = check_array("lasts", lasts, 0, MOST_YEARS, "They are years.").ravel()
    clock = _clock(parameters)
    work = ratios.size * durations.size * clock.steps
    check_work("options times steps", work, LARGEST, "Take fewer ratios, durations or steps.")
    ends, rest = _switch(clock, durations)
    rates = np.stack([generator(parameters.disability, hazard_ratio=float(one)) for one in ratios])
    untreated = generator(parameters.disability, hazard_ratio=1.0)
    on, off = expm(rates * clock.step), expm(untreated * clock.step)
    values = utility(parameters.utilities)[:, None]
    to_come = np.broadcast_to(clock.weight[-1] * values, (ratios.size, SCORES, durations.size)).copy()
    for step in reversed(range(clock.steps)):
        holds, ending = ends > step, np.flatnonzero((ends == step) & (rest > 0))
        after = to_come[:, :, ending]
        to_come = np.where(holds, on @ to_come, off @ to_come)
        for place, at in enumerate(ending):
            both = _both(rates, untreated, float(rest[at]), clock.step)
            to_come[:, :, at] = (both @ after[:, :, place, None])[:, :, 0]
        to_come += clock.weight[step] * values
    return Grid(parameters, ratios, durations, to_come.transpose(0, 2, 1))


def _fill(share: NDArray[np.float64], matrix: Matrices) -> None:
    """Fill shares, shape (times, 10), from the first on by steps of one matrix, twice as many at each go."""
    done = 1
    while done < len(share):
        more = min(done, len(share) - done)
        share[done : done + more] = share[:more] @ matrix
        matrix = matrix @ matrix
        done += more


def _both(rates: Matrices, untreated: Matrices, treated: float, step: float) -> Matrices:
    """Return the matrices of a step whose first part is treated, shape (..., 10, 10)."""
    return np.asarray(expm(rates * treated) @ expm(untreated * (step - treated)), dtype=float)
