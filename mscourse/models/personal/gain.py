"""A randomised trial looks for those who gain most, and its score meets fresh people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.personal.fit import TINY, gain_weights
from mscourse.models.personal.parameters import HAZARD, YEARS, Trial
from mscourse.models.personal.result import Estimate, Found, Split
from mscourse.models.ranges import check_generator


@dataclass(frozen=True)
class _People:
    """Factors, shape (people, factors); who is treated, years watched and whether it happened, (people,)."""

    factor: NDArray[np.float64]
    treated: NDArray[np.bool_]
    years: NDArray[np.float64]
    event: NDArray[np.bool_]


def search(trial: Trial, rng: np.random.Generator) -> Found:
    """Run a trial, fit a score of who gains, and try it on the trial's people and on as many fresh ones.

    Parameters
    ----------
    trial
        What is run.
    rng
        Where chance comes from; the same seed gives the same people.

    Raises
    ------
    TypeError
        If `rng` is no generator.

    """
    check_generator(rng)
    own, fresh = _enrol(trial, rng), _enrol(trial, rng)
    weights = gain_weights(own.factor, own.treated, own.years, own.event)
    return Found(_split(own, weights, trial.best), _split(fresh, weights, trial.best))


def rate_ratio(events: Sequence[float], years: Sequence[float]) -> Estimate:
    """Divide two rates; half an event is added to both arms where one has none.

    Parameters
    ----------
    events, years
        Of the treated, then of the untreated.

    """
    counts = [float(one) for one in events]
    if min(counts) == 0:
        counts = [one + 0.5 for one in counts]
    watched = [max(float(one), TINY) for one in years]
    ratio = (counts[0] / watched[0]) / (counts[1] / watched[1])
    return Estimate(ratio, float(np.sqrt(sum(1 / one for one in counts))))


def _enrol(trial: Trial, rng: np.random.Generator) -> _People:
    factor = rng.standard_normal((trial.people, trial.factors))
    treated = np.arange(trial.people) % 2 == 0
    log_ratio = np.log(trial.ratio) + trial.spread * factor[:, 0]
    hazard = HAZARD * np.where(treated, np.exp(log_ratio), 1.0)
    years = rng.exponential(size=trial.people) / hazard
    return _People(factor, treated, np.minimum(years, YEARS), years <= YEARS)


def _split(people: _People, weights: NDArray[np.float64], best: float) -> Split:
    order = np.argsort(people.factor @ weights, kind="stable")  # the lowest log ratio gains most
    picked = np.zeros(order.size, dtype=np.bool_)
    picked[order[: round(best * order.size)]] = True
    return Split(
        _estimate(people, picked), _estimate(people, ~picked), _estimate(people, np.ones_like(picked))
    )


def _estimate(people: _People, who: NDArray[np.bool_]) -> Estimate:
    arms = [arm & who for arm in (people.treated, ~people.treated)]
    return rate_ratio([(people.event & arm).sum() for arm in arms], [people.years[arm].sum() for arm in arms])
