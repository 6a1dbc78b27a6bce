"""Times to an event: who is free of it, whether two arms differ, and by how much.

One trial is an array of patients; many trials are rows, and are computed together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc, ndtri

from mscourse.models.ranges import check, check_array

STEPS = 200  # Newton's need about five; halving an interval of 80 to 1e-13 would need fifty
NEAR = 1e-12
FARTHEST = 40.0  # no finite log hazard ratio of a countable trial lies outside +-40


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve: the times at which it falls, and what it is from each on; shapes (steps,)."""

    time: NDArray[np.float64]
    free: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    at_risk: NDArray[np.float64]


@dataclass(frozen=True)
class LogRank:
    """Log-rank test of each trial: events seen in the treated arm, expected there, chi-squared, p."""

    seen: NDArray[np.float64]
    expected: NDArray[np.float64]
    chi_squared: NDArray[np.float64]
    p: NDArray[np.float64]


@dataclass(frozen=True)
class Cox:
    """Log hazard ratio of each trial, treated against control, and its standard error.

    Where only one arm has events the ratio is 0 or infinite, its log minus or plus infinity and the error
    infinite; with no events at all both are not a number.
    """

    log_ratio: NDArray[np.float64]
    error: NDArray[np.float64]

    @property
    def ratio(self) -> NDArray[np.float64]:
        """Hazard ratio."""
        return np.exp(self.log_ratio)

    def interval(self, level: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the limits of the hazard ratio's interval; 0 to infinity where the ratio is not finite."""
        check("level", level, 1e-6, 1 - 1e-9, "It is a fraction, such as 0.95.")
        far = float(ndtri((1 + level) / 2)) * self.error
        middle = np.where(np.isfinite(self.error), self.log_ratio, 0)
        return np.exp(middle - far), np.exp(middle + far)


@dataclass(frozen=True)
class RiskSets:
    """For each patient in order of time: was it an event, in which arm, who was at risk; rows are trials.

    `deaths` and `treated_deaths` count the events at the same time, `before` how many of them came first in
    the row; `at_risk` and `treated_at_risk` everyone not yet gone just before.
    """

    event: NDArray[np.bool_]
    treated: NDArray[np.bool_]
    at_risk: NDArray[np.float64]
    treated_at_risk: NDArray[np.float64]
    deaths: NDArray[np.float64]
    treated_deaths: NDArray[np.float64]
    before: NDArray[np.float64]


def kaplan_meier(time: ArrayLike, event: ArrayLike, level: float = 0.95) -> Curve:
    """Return the share still free of the event, with Greenwood's variance on the log-log scale.

    Parameters
    ----------
    time, event
        Shape (patients,): years until the event or the last look, and whether it was the event.
    level
        Confidence of the pointwise interval.

    Raises
    ------
    ValueError
        If a time is negative, an event is neither 0 nor 1, or their shapes differ.

    Notes
    -----
    Kaplan and Meier 1958; Kalbfleisch and Prentice's log-log interval. Where the curve is 0 no interval is
    defined and its limits are not numbers.

    """
    check("level", level, 1e-6, 1 - 1e-9, "It is a fraction, such as 0.95.")
    times, events, _ = _checked(time, event, 0.0)
    if times.ndim > 1:
        message = f"time has the shape {times.shape}; a curve is drawn of one trial, shape (patients,)."
        raise ValueError(message)
    at, deaths = np.unique(times[events], return_counts=True)
    at_risk = (times.size - np.searchsorted(np.sort(times), at)).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        free = np.cumprod(1 - deaths / at_risk)
        greenwood = np.cumsum(deaths / (at_risk * (at_risk - deaths)))
        power = np.exp(float(ndtri((1 + level) / 2)) * np.sqrt(greenwood) / np.abs(np.log(free)))
        return Curve(at, free, free**power, free ** (1 / power), at_risk)


def risk_sets(time: ArrayLike, event: ArrayLike, treated: ArrayLike) -> RiskSets:
    """Sort each trial once; running sums then give everyone at risk. Shapes as in `log_rank`."""
    times, events, arms = _checked(time, event, treated)
    order = np.argsort(times, axis=-1, kind="stable")
    times = np.take_along_axis(times, order, -1)
    events, arms = np.take_along_axis(events, order, -1), np.take_along_axis(arms, order, -1)
    size = times.shape[-1]
    changes = np.diff(times, axis=-1, prepend=-1) > 0  # times are 0 or more, so the first one starts a tie
    first = np.maximum.accumulate(np.where(changes, np.arange(size), 0), axis=-1)
    ends = np.concatenate([changes[..., 1:], np.ones_like(changes[..., :1])], axis=-1)
    last = np.where(ends, np.arange(size), size)
    last = np.minimum.accumulate(last[..., ::-1], axis=-1)[..., ::-1]

    def running(what: NDArray[np.bool_]) -> NDArray[np.int64]:
        start = np.zeros((*times.shape[:-1], 1), dtype=np.int64)
        return np.concatenate([start, np.cumsum(what, axis=-1)], axis=-1)

    def tied(sums: NDArray[np.int64]) -> NDArray[np.float64]:
        after, before = np.take_along_axis(sums, last + 1, -1), np.take_along_axis(sums, first, -1)
        return (after - before).astype(float)

    died, joined = running(events), running(arms)
    return RiskSets(
        event=events,
        treated=arms,
        at_risk=(size - first).astype(float),
        treated_at_risk=(joined[..., -1:] - np.take_along_axis(joined, first, -1)).astype(float),
        deaths=tied(died),
        treated_deaths=tied(running(events & arms)),
        before=(died[..., :-1] - np.take_along_axis(died, first, -1)).astype(float),
    )


def log_rank(time: ArrayLike, event: ArrayLike, treated: ArrayLike) -> LogRank:
    """Test whether two arms differ, with the hypergeometric variance (Mantel 1966).

    Parameters
    ----------
    time, event, treated
        Shape (patients,) or (trials, patients): years, whether the event was seen, whether the patient is in
        the treated arm; `treated` may be one row for all trials.

    Returns
    -------
    LogRank
        Arrays of shape () or (trials,). With no events to compare, chi-squared is 0 and p 1.

    """
    sets = risk_sets(time, event, treated)
    share = sets.treated_at_risk / sets.at_risk
    # Each of a tie's events carries an equal part of its variance.
    part = share * (1 - share) * (sets.at_risk - sets.deaths) / np.maximum(sets.at_risk - 1, 1)
    seen = (sets.event & sets.treated).sum(axis=-1).astype(float)
    expected = np.where(sets.event, share, 0).sum(axis=-1)
    variance = np.where(sets.event, part, 0).sum(axis=-1)
    chi_squared = np.where(variance > 0, (seen - expected) ** 2 / np.where(variance > 0, variance, 1), 0)
    return LogRank(seen, expected, chi_squared, np.asarray(chdtrc(1, chi_squared), dtype=float))


def cox(time: ArrayLike, event: ArrayLike, treated: ArrayLike) -> Cox:
    """Fit Cox's model with treatment as its one covariate; ties by Efron's rule.

    Newton's method on the slope of the log likelihood, kept inside an interval that holds its root.
    Shapes as in `log_rank`.

    Notes
    -----
    Cox 1972, Efron 1977. At an event with ``a`` treated and ``b`` control patients at risk, the treated arm's
    share is ``a e^β / (a e^β + b)``; of ``d`` tied events the j-th, counted from 0, has j/d of the tie taken
    off `a` and `b`.

    """
    sets = risk_sets(time, event, treated)
    gone = sets.before / np.maximum(sets.deaths, 1)
    a = np.where(sets.event, sets.treated_at_risk - gone * sets.treated_deaths, 0)
    control_deaths = sets.deaths - sets.treated_deaths
    b = np.where(sets.event, sets.at_risk - sets.treated_at_risk - gone * control_deaths, 0)
    b[~sets.event] = 1  # no event: a share of nought, which adds nothing
    seen = (sets.event & sets.treated).sum(axis=-1).astype(float)
    too_few = seen <= (b <= 0).sum(axis=-1)  # the slope is never above nought: minus infinity
    too_many = seen >= (a > 0).sum(axis=-1)  # nor ever below: plus infinity
    beta, low, high = np.zeros_like(seen), np.full_like(seen, -FARTHEST), np.full_like(seen, FARTHEST)
    open_ = ~(too_few | too_many)
    for _ in range(STEPS):
        share, information = _shares(a, b, beta)
        slope = seen - share
        low, high = np.where(slope > 0, beta, low), np.where(slope < 0, beta, high)
        step = slope / np.where(information > 0, information, 1)
        moved = beta + step
        moved = np.where((moved >= low) & (moved <= high) & (information > 0), moved, (low + high) / 2)
        done = (slope == 0) | ~open_ | (np.abs(moved - beta) <= NEAR * np.maximum(np.abs(beta), 1))
        beta = np.where(slope == 0, beta, moved)
        if done.all():
            break
    _, information = _shares(a, b, beta)
    error = np.where(open_, 1 / np.sqrt(np.where(open_, information, 1)), np.inf)
    log_ratio = np.where(too_few, -np.inf, np.where(too_many, np.inf, beta))
    neither = too_few & too_many
    return Cox(np.where(neither, np.nan, log_ratio), np.where(neither, np.nan, error))


def _shares(
    a: NDArray[np.float64], b: NDArray[np.float64], beta: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the treated arm's expected events and their variance, summed over a trial's events."""
    weighed = a * np.exp(beta)[..., None]
    share = weighed / (weighed + b)
    return share.sum(axis=-1), (share * (1 - share)).sum(axis=-1)


def _checked(
    time: ArrayLike, event: ArrayLike, treated: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    times = check_array("time", time, 0, 1e9, "Give years, 0 or more.")
    events = _flags("event", event)
    arms = _flags("treated", treated)
    if times.ndim not in (1, 2) or events.shape != times.shape:
        message = (
            f"time has the shape {times.shape} and event {events.shape}; give both the same, (patients,) or "
            "(trials, patients)."
        )
        raise ValueError(message)
    if arms.shape not in ((), times.shape, times.shape[-1:]):
        message = f"treated has the shape {arms.shape}; give {times.shape[-1:]} or {times.shape}."
        raise ValueError(message)
    return times, events, np.broadcast_to(arms, times.shape)


def _flags(name: str, values: ArrayLike) -> NDArray[np.bool_]:
    made = check_array(name, values, 0, 1, "Give 1 for yes and 0 for no.")
    if np.any((made != 0) & (made != 1)):
        message = f"{name} holds values between 0 and 1; give 1 for yes and 0 for no."
        raise ValueError(message)
    return np.asarray(made == 1, dtype=np.bool_)
