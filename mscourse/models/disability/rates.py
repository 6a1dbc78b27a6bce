"""Rates of the single steps, and what they make of a group of people in a given time."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import expm
from scipy.special import gammaincinv

from mscourse.models.disability.parameters import STEPS, YEARS, Parameters, Treatment
from mscourse.models.ranges import check_array, check_rising, check_whole, check_work

SUM = 1e-9  # how far the shares of a group may be from 1
LARGEST = 2.5e5  # matrices: some seconds, and two hundred megabytes
STRETCHES = 1e6  # looked through for what is under way in each: some seconds


def nearest_neighbour(worsening: ArrayLike, improvement: ArrayLike) -> NDArray[np.float64]:
    """Return the generator of a chain that moves one step at a time, rates per year.

    Parameters
    ----------
    worsening
        Rates up, shape (..., steps - 1); leading axes make a stack of generators.
    improvement
        Rates down, shape (steps - 1,).

    Returns
    -------
    array
        Shape (..., steps, steps); each row sums to 0.

    """
    up = np.asarray(worsening, dtype=float)
    low = np.arange(up.shape[-1])
    made = np.zeros((*up.shape[:-1], low.size + 1, low.size + 1))
    made[..., low, low + 1] = up
    made[..., low + 1, low] = improvement
    diagonal = np.arange(low.size + 1)
    made[..., diagonal, diagonal] = -made.sum(axis=-1)
    return made


def generator(parameters: Parameters, *, hazard_ratio: float = 1.0) -> NDArray[np.float64]:
    """Return the rates between EDSS 0 to 9, per year, of a person of average frailty, shape (10, 10).

    Every worsening rate is multiplied by `hazard_ratio`. Rows sum to 0. Raises ValueError if the ratio is not
    above 0.
    """
    Treatment(hazard_ratio=hazard_ratio)  # refuses what no ratio can be
    worsening = parameters.scale * hazard_ratio * np.asarray(parameters.worsening_shape)
    return nearest_neighbour(worsening, parameters.improvement)


def frailties(parameters: Parameters) -> NDArray[np.float64]:
    """Return what multiplies worsening in each group of people: middle quantiles of gamma(k) / k.

    Shape (classes,); a single 1 if all are alike.
    """
    if parameters.frailty is None:
        return np.ones(1)
    middle = (np.arange(parameters.classes) + 0.5) / parameters.classes
    made: NDArray[np.float64] = gammaincinv(parameters.frailty, middle) / parameters.frailty
    return made


def transitions(
    parameters: Parameters,
    times: ArrayLike,
    treatments: Sequence[Treatment] = (),
    *,
    milestone: int | None = None,
) -> NDArray[np.float64]:
    """Return the transition probabilities from each time to the next, for each group of frailty.

    Rates are constant between the days when a treatment starts or stops, so every matrix is a product of
    matrix exponentials, and exact. Where treatments overlap, their hazard ratios are multiplied.

    Parameters
    ----------
    parameters, treatments
        The chain, and what changes it.
    times
        Rising years, shape (n,).
    milestone
        A step that nobody leaves once it is reached; None for none.

    Returns
    -------
    array
        Shape (n - 1, groups, 10, 10); every row sums to 1.

    Raises
    ------
    ValueError
        If times do not rise or are out of 0 to 200 years, or there are too many matrices to compute.
    TypeError
        If `treatments` is not a list of treatments.

    """
    _check_treatments(treatments)
    years = check_rising("times", check_array("times", times, 0, YEARS, "They are years."), "They are years.")
    edges = sorted({edge for one in treatments for edge in (one.start, one.stop) if edge < YEARS})
    frail = frailties(parameters)
    stretches = years.size * (len(edges) + 1) * (len(treatments) + 1)
    check_work("stretches of time", stretches, STRETCHES, "Ask for fewer times or treatments.")
    check_work("matrices", years.size * frail.size, LARGEST, "Ask for fewer times, or fewer classes.")
    plan = [_pieces(years[at], years[at + 1], edges, treatments) for at in range(years.size - 1)]
    wanted = sorted({piece for pieces in plan for piece in pieces})
    check_work("matrices", len(wanted) * frail.size, LARGEST, "Ask for fewer times, or evenly spaced ones.")
    base = parameters.scale * frail[:, None] * np.asarray(parameters.worsening_shape)
    if milestone is not None:
        check_whole("milestone", milestone, 0, STEPS - 1, "It is a step of the scale; None for none.")
    made = {}
    for ratio, span in wanted:
        rates = nearest_neighbour(ratio * base, parameters.improvement)
        if milestone is not None:
            rates[:, milestone, :] = 0
        made[ratio, span] = _tidy(expm(rates * span))
    steps = np.empty((len(plan), frail.size, STEPS, STEPS))
    for at, pieces in enumerate(plan):
        whole = made[pieces[0]]
        for piece in pieces[1:]:
            whole = whole @ made[piece]
        steps[at] = whole
    return steps


def propagate(
    parameters: Parameters,
    distribution: ArrayLike,
    times: ArrayLike,
    treatments: Sequence[Treatment] = (),
    *,
    milestone: int | None = None,
) -> NDArray[np.float64]:
    """Return which share of a group stands on each step at each time, shape (n, 10).

    Parameters
    ----------
    parameters, times, treatments, milestone
        As in `transitions`; the first time is when the group has the given distribution.
    distribution
        Shares on EDSS 0 to 9 at the first time, which sum to 1.

    Returns
    -------
    array
        Shape (n, 10); row 0 is the given distribution.

    Raises
    ------
    ValueError
        If the shares are not ten numbers from 0 to 1 that sum to 1, or as in `transitions`.

    """
    shares = check_array("distribution", distribution, 0, 1, "Give the share on each step.")
    if shares.shape != (STEPS,) or abs(shares.sum() - 1) > SUM:
        message = (
            f"distribution has the shape {shares.shape} and sums to {shares.sum():.6g}; give ten shares, "
            "for EDSS 0 to 9, that sum to 1."
        )
        raise ValueError(message)
    steps = transitions(parameters, times, treatments, milestone=milestone)
    now = np.broadcast_to(shares, (steps.shape[1], 1, STEPS))
    made = np.empty((steps.shape[0] + 1, STEPS))
    made[0] = shares
    for at, step in enumerate(steps):
        now = now @ step
        made[at + 1] = now.mean(axis=(0, 1))
    return made


def at_step(step: int) -> NDArray[np.float64]:
    """Return the distribution of a group that all stand on one step, shape (10,)."""
    check_whole("step", step, 0, STEPS - 1, "It is a whole step of the scale.")
    made = np.zeros(STEPS)
    made[int(step)] = 1
    return made


def _check_treatments(given: Any) -> None:
    listed = isinstance(given, Sequence) and all(isinstance(one, Treatment) for one in given)
    if not listed:
        message = f"treatments is {given!r}; write a list, even of one: [Treatment(hazard_ratio=0.5)]"
        raise TypeError(message)


def _tidy(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take off the rounding errors that very fast rates leave."""
    positive = np.maximum(steps, 0)
    made: NDArray[np.float64] = positive / positive.sum(axis=-1, keepdims=True)
    return made


Piece = tuple[float, float]  # hazard ratio, years


def _pieces(
    first: float, last: float, edges: Sequence[float], treatments: Sequence[Treatment]
) -> list[Piece]:
    """Return the stretches of constant rates between two times.

    Their lengths are rounded to less than a millisecond, so that even steps are computed only once.
    """
    marks = [first, *(edge for edge in edges if first < edge < last), last]
    made = []
    for left, right in pairwise(marks):
        ratio = 1.0
        for one in treatments:
            if one.start <= left < one.stop:
                ratio *= one.hazard_ratio
        made.append((ratio, round(float(right - left), 11)))
    return made
