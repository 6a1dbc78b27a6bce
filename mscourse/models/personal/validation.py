"""How far this model is from stored values, and from other ways to the same numbers."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.integrate import dblquad, quad
from scipy.special import expit, logit
from scipy.stats import mannwhitneyu, norm

from mscourse.models.personal.fit import RIDGE, SHRINKAGE, gain_weights, risk_weights
from mscourse.models.personal.gain import rate_ratio, search
from mscourse.models.personal.measures import discrimination, in_groups, observed
from mscourse.models.personal.parameters import HAZARD, YEARS, Score, Trial
from mscourse.models.personal.result import Estimate, Told
from mscourse.models.personal.risk import tell
from mscourse.models.personal.theory import best_ratio, middle_ratio, true_discrimination
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


def _told(risk: ArrayLike, happened: Sequence[int]) -> Told:
    return Told(np.asarray(risk, dtype=float), np.asarray(happened, dtype=bool))


def _calibrated(*, risks: Sequence[float], each: int) -> Told:
    """Return people told each of some risks, so many each, of whom just that share have the event."""
    happened = [np.arange(each) < round(risk * each) for risk in risks]
    return Told(np.repeat(risks, each), np.concatenate(happened))


def _rates(*, events: Sequence[float], years: Sequence[float]) -> ArrayLike:
    made = rate_ratio(events, years)
    return [made.ratio, made.error]


def _searched(*, people: int, seed: int) -> ArrayLike:
    """Return the ratio in those picked, own and fresh."""
    found = search(Trial(people=people), np.random.default_rng(seed))
    return [found.training.best.ratio, found.fresh.best.ratio]


def _ranked(*, people: int, factors: int, strength: float, seed: int, fresh: int) -> ArrayLike:
    """Return the discrimination of a score among its own and fresh people."""
    score = Score(people=people, factors=factors, strength=strength)
    return [discrimination(one) for one in tell(score, np.random.default_rng(seed), fresh=fresh)]


QUANTITIES: Mapping[str, Quantity] = {
    "ratio_of_rates": _rates,
    "interval": lambda *, ratio, error: Estimate(ratio, error).interval,
    "discrimination": lambda *, risk, happened: discrimination(_told(risk, happened)),
    "groups": lambda *, risk, happened, groups: in_groups(_told(risk, happened), groups),
    "observed_where_all_comes_true": lambda *, asked, risks, each: observed(
        asked, _calibrated(risks=risks, each=each)
    ),
    "middle_ratio_of_the_best": lambda **trial: middle_ratio(Trial(**trial)),
    "ratio_in_the_best": lambda **trial: best_ratio(Trial(**trial)),
    "true_discrimination": lambda **score: true_discrimination(Score(**score)),
    "searched": _searched,
    "ranked": _ranked,
}

DIFFER = Trial(people=20_000, spread=0.8, factors=1)
SEEN = Score(people=150, factors=3, strength=0.8)


# ---- the same by other means ----


@cache
def _lives() -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return factors and whether it happened, drawn by the definition."""
    rng = np.random.default_rng(11)
    factor = rng.standard_normal((SEEN.people, SEEN.factors))
    risk = 1 / (1 + np.exp(-(math.log(SEEN.share / (1 - SEEN.share)) + SEEN.strength * factor[:, 0])))
    return factor, rng.random(SEEN.people) < risk


def _tied() -> Told:
    """Return people of whom many are told the same."""
    rng = np.random.default_rng(12)
    risk = rng.integers(1, 9, 120) / 9
    return Told(risk, rng.random(120) < risk)


def _by_test() -> float:
    told = _tied()
    yes, no = told.risk[told.happened], told.risk[~told.happened]
    return float(mannwhitneyu(yes, no).statistic / (yes.size * no.size))


def _by_pairs() -> float:
    told, won, pairs = _tied(), 0.0, 0
    for one, came in zip(told.risk, told.happened, strict=True):
        for other, too in zip(told.risk, told.happened, strict=True):
            if came and not too:
                pairs += 1
                won += 1.0 if one > other else 0.5 if one == other else 0.0
    return won / pairs


def _most_likely() -> NDArray[np.float64]:
    """Return the weights of a score by a general search for the greatest penalised likelihood."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only this check needs it

    factor, happened = _lives()

    def surprise(weights: NDArray[np.float64]) -> float:
        height = weights[0] + factor @ weights[1:]
        return float(
            np.logaddexp(0, np.where(happened, -height, height)).sum() + SHRINKAGE * weights @ weights / 2
        )

    found = minimize(surprise, np.zeros(1 + SEEN.factors), method="BFGS", options={"gtol": 1e-7})
    return np.asarray(found.x)


@cache
def _trial() -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], NDArray[np.bool_]]:
    """Return factors, arms, years and events of a small trial, drawn by the definition."""
    rng = np.random.default_rng(13)
    factor, treated = rng.standard_normal((80, 4)), np.arange(80) % 2 == 0
    until = rng.exponential(1 / HAZARD, 80)
    return factor, treated, np.minimum(until, YEARS), until <= YEARS


def _likelihood(
    level: float,
    slope: float,
    factor: NDArray[np.float64],
    years: NDArray[np.float64],
    event: NDArray[np.bool_],
) -> float:
    """Return the log likelihood of rates that rise with one factor."""
    height = level + slope * factor
    return float((event * height - years * np.exp(height)).sum())


def _by_differences() -> NDArray[np.float64]:
    """Return the weights of who gains from the log likelihood alone, its slope and curve by differences."""
    factor, treated, years, event = _trial()
    step = 1e-3
    slopes = np.empty((2, factor.shape[1]))
    for row, arm in enumerate((treated, ~treated)):
        level = math.log((event[arm].sum() + 0.5) / years[arm].sum())
        for column, one in enumerate(factor[arm].T):
            down, here, up = (
                _likelihood(level, slope, one, years[arm], event[arm]) for slope in (-step, 0.0, step)
            )
            curve = (2 * here - up - down) / step**2
            slopes[row, column] = (up - down) / (2 * step) / (curve + RIDGE)
    return np.asarray(slopes[0] - slopes[1])


def _cut_normal() -> float:
    cut = norm.ppf(DIFFER.best)
    mean = quad(lambda z: z * norm.pdf(z), -12, cut, epsabs=1e-13)[0] / DIFFER.best
    return float(DIFFER.ratio * math.exp(DIFFER.spread * mean))


def _integrated() -> float:
    """Return the ratio in the best from the density of when people have the event, person by person."""
    cut = norm.ppf(DIFFER.best)

    def rate(z: float) -> float:
        return HAZARD * DIFFER.ratio * math.exp(DIFFER.spread * z)

    events = quad(lambda z: norm.pdf(z) * (1 - math.exp(-rate(z) * YEARS)), -12, cut, epsabs=1e-13)[0]
    # Years watched are the area under the share that is still free of the event.
    years = dblquad(lambda t, z: norm.pdf(z) * math.exp(-rate(z) * t), -12, cut, 0, YEARS)[0]
    return float(events / years / HAZARD)


def _very_many() -> float:
    """Return the ratio in the picked of large trials with one factor, which is then always found."""
    found = [search(DIFFER, np.random.default_rng(seed)).fresh.best.ratio for seed in range(10)]
    return float(np.exp(np.mean(np.log(found))))


def _chance_of_right_rank() -> float:
    score = Score()

    def risk(z: float) -> float:
        return float(expit(logit(score.share) + score.strength * z))

    share = quad(lambda z: norm.pdf(z) * risk(z), -9, 9)[0]
    right = dblquad(
        lambda y, x: norm.pdf(x) * risk(x) * norm.pdf(y) * (1 - risk(y)), -9, 9, -9, lambda x: x, epsabs=1e-8
    )[0]
    return float(right / (share * (1 - share)))


def _told_many() -> float:
    score = Score(people=5000, factors=1)
    return discrimination(tell(score, np.random.default_rng(14), fresh=200_000)[1])


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "discrimination, many told the same",
        "Mann and Whitney's test in SciPy",
        lambda: discrimination(_tied()),
        _by_test,
        1e-12,
    ),
    SecondWay(
        "discrimination, many told the same",
        "every pair of people counted",
        lambda: discrimination(_tied()),
        _by_pairs,
        1e-12,
    ),
    SecondWay(
        "weights of a score of risk",
        "a general search for the greatest likelihood",
        lambda: risk_weights(*_lives()),
        _most_likely,
        1e-5,
    ),
    SecondWay(
        "weights of a score of who gains",
        "slope and curve of the likelihood by differences",
        lambda: gain_weights(*_trial()),
        _by_differences,
        1e-4,
    ),
    SecondWay(
        "middle ratio of the best", "numeric integral", lambda: middle_ratio(DIFFER), _cut_normal, 1e-9
    ),
    SecondWay(
        "ratio of rates in the best",
        "numeric integral over people and time",
        lambda: best_ratio(DIFFER),
        _integrated,
        1e-7,
    ),
    SecondWay(
        "ratio of rates in the best",
        "ten trials of 20,000 simulated people",
        lambda: best_ratio(DIFFER),
        _very_many,
        0.05,
    ),
    SecondWay(
        "how well true risks rank",
        "numeric integral over pairs",
        lambda: true_discrimination(Score()),
        _chance_of_right_rank,
        1e-5,
        "abs",
    ),
    SecondWay(
        "how well true risks rank",
        "200,000 simulated people",
        lambda: true_discrimination(Score()),
        _told_many,
        0.01,
        "abs",
    ),
)
