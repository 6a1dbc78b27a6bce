"""What the stored values are compared with, and the same quantities by other methods."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import gamma, multivariate_normal, norm

from mscourse.models import published
from mscourse.models.reference import Quantity, SecondWay
from mscourse.models.trial.factorial import CONTRASTS, factorial_error, factorial_people, factorial_power
from mscourse.models.trial.parameters import Parameters, Relapses
from mscourse.models.trial.planning import (
    error_from_counts,
    error_from_interval,
    event_probability,
    events_needed,
    no_evidence_of_activity,
    patients_needed,
    power_of_counts,
    power_of_events,
    regression_to_mean,
    unblinded_ratio,
)
from mscourse.models.trial.pooling import Pooled, between_studies, pool, pool_proportions, pool_rates
from mscourse.models.trial.result import Result
from mscourse.models.trial.run import simulate, simulate_relapses
from mscourse.models.trial.survival import cox, log_rank

STORED = Path(__file__).with_name("reference.json")


def _trials(trials: int, seed: int, **parameters: float) -> Result:
    made = Parameters(**parameters)  # type: ignore[arg-type]  # counts come as whole numbers from the file
    return simulate(made, rng=np.random.default_rng(seed), trials=trials)


def _power(trials: int, seed: int, **relapses: float) -> float:
    made = Relapses(**relapses)  # type: ignore[arg-type]  # counts come as whole numbers from the file
    counts = simulate_relapses(made, rng=np.random.default_rng(seed), trials=trials)
    return float(np.mean(np.abs(counts.log_ratio / counts.error) > norm.isf(0.025)))


def _four(pooled: Pooled) -> list[float]:
    return [pooled.between, pooled.effect, pooled.low, pooled.high]


MIST = published.MIST_PROGRESSION
QUANTITIES: Mapping[str, Quantity] = {
    "events_needed": events_needed,
    "published_counts": lambda: [
        published.MIST_PROGRESSED.value,
        published.MIST_PROGRESSED_CONTROL.value,
    ],
    "published_hazard_ratio": lambda: [float(one or 0) for one in (MIST.value, MIST.low, MIST.high)],
    "power_of_events": power_of_events,
    "error_from_interval_and_counts": lambda low, high, events, other_events: [
        error_from_interval(low, high),
        error_from_counts(events, other_events),
    ],
    "simulated_hazard_ratio": lambda **asked: float(np.median(_trials(**asked).cox().ratio)),
    "simulated_events": lambda **asked: _trials(**asked).events.mean(axis=0)[::-1],
    "patients_needed": lambda rules, power, alpha, **asked: [
        patients_needed(Relapses(**asked), power, alpha, rule) for rule in rules
    ],
    "simulated_power": _power,
    "expected_events": lambda patients, **asked: patients * event_probability(**asked),
    "unblinded_ratio": unblinded_ratio,
    "factorial": lambda effect, spread, people: [
        *(factorial_people(effect, spread, one) for one in CONTRASTS),
        *(factorial_power(people, effect, spread, one) for one in CONTRASTS),
    ],
    "power_of_counts": lambda alpha, **asked: power_of_counts(Relapses(**asked), alpha),
    "regression_to_mean": regression_to_mean,
    "no_evidence_of_activity": no_evidence_of_activity,
    "pool_rates": pool_rates,
    "pool": lambda **asked: _four(pool(**asked)),
    "pool_proportions": lambda events, sizes, scales, method: [
        pool_proportions(events, sizes, scale, method).effect for scale in scales
    ],
}

# ---- the same by other methods: plain loops, integrals, a full likelihood ----

EFFECTS = np.log([0.55, 0.7, 0.94, 0.4, 0.85, 0.62])
VARIANCES = np.array([0.04, 0.09, 0.06, 0.15, 0.05, 0.02])
SPREAD_OUT = EFFECTS * 2.5  # the same studies, further apart
DEATHS, PATIENTS = [1, 0, 2, 0, 3], [24, 26, 74, 48, 35]  # made up
TIMES = [0.4, 0.9, 0.9, 1.3, 1.3, 1.3, 2.0, 2.2, 2.2, 3.1, 3.5, 4.0]  # made up, with ties
SEEN = [1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1]
ARM = [0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1]


def _partial_likelihood(beta: float) -> float:
    """Minus Efron's log partial likelihood, patient by patient."""
    total = 0.0
    for at in sorted({time for time, seen in zip(TIMES, SEEN, strict=True) if seen}):
        patients = list(zip(TIMES, SEEN, ARM, strict=True))
        dying = [arm for time, seen, arm in patients if time == at and seen]
        risk = sum(math.exp(beta * arm) for time, _, arm in patients if time >= at)
        tied = sum(math.exp(beta * arm) for arm in dying)
        for gone, arm in enumerate(dying):
            total += beta * arm - math.log(risk - gone / len(dying) * tied)
    return -total


def _errors_by_least_squares(people: int) -> list[float]:
    """Return the errors of both contrasts from a design matrix; a treatment is coded -1 and 1."""
    one, other = np.repeat([-1, 1, -1, 1], people), np.repeat([-1, -1, 1, 1], people)
    design = np.stack([np.ones(4 * people), one, other, one * other], axis=1)
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)))
    return [float(2 * errors[1]), float(4 * errors[3])]


def _cox_in_loops() -> float:
    return float(minimize_scalar(_partial_likelihood, bracket=(-1, 1), tol=1e-12).x)


def _log_rank_in_loops() -> float:
    """Chi-squared from a two-by-two table at each time."""
    difference = variance = 0.0
    for at in sorted({time for time, seen in zip(TIMES, SEEN, strict=True) if seen}):
        patients = list(zip(TIMES, SEEN, ARM, strict=True))
        n = sum(time >= at for time, _, _ in patients)
        n1 = sum(time >= at and arm for time, _, arm in patients)
        d = sum(time == at and seen for time, seen, _ in patients)
        d1 = sum(time == at and seen and arm for time, seen, arm in patients)
        difference += d1 - d * n1 / n
        variance += d * n1 * (n - n1) * (n - d) / (n * n * (n - 1)) if n > 1 else 0
    return difference**2 / variance


def _pairwise_between(y: Sequence[float], v: Sequence[float]) -> float:
    """DerSimonian and Laird's moments from every pair of studies, without a pooled mean."""
    pairs = [(i, j) for i in range(len(y)) for j in range(i)]
    weight = sum(1 / one for one in v)
    squares = sum((y[i] - y[j]) ** 2 / v[i] / v[j] for i, j in pairs) / weight
    scale = 2 * sum(1 / v[i] / v[j] for i, j in pairs) / weight
    return max((squares - (len(y) - 1)) / scale, 0)


def _contrasts_between(y: NDArray[np.float64], v: NDArray[np.float64]) -> float:
    """REML as the full normal likelihood of differences from the first study."""
    contrast = np.eye(y.size)[1:] - np.eye(y.size)[0]

    def loss(tau2: float) -> float:
        return -float(multivariate_normal.logpdf(contrast @ y, cov=contrast @ np.diag(v + tau2) @ contrast.T))

    return float(minimize_scalar(loss, bounds=(0, 10), method="bounded", options={"xatol": 1e-11}).x)


def _matrix_root_between(y: NDArray[np.float64], v: NDArray[np.float64]) -> float:
    """Paule and Mandel's root with the sum of squares from least squares in matrices, by halving."""

    def excess(tau2: float) -> float:
        root = np.sqrt(1 / (v + tau2))
        residual = np.linalg.lstsq(root[:, None], root * y, rcond=None)[1]
        return float(residual[0]) - (y.size - 1)

    low, high = 0.0, 100.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return low


def _pooled_in_loops(scale: str) -> float:
    """Pool proportions study by study, and turn angles back by a search."""
    if scale == "logit":
        cells = [
            (x + 0.5, n - x + 0.5) if x in (0, n) else (x, n - x)
            for x, n in zip(DEATHS, PATIENTS, strict=True)
        ]
        y = [math.log(yes / no) for yes, no in cells]
        v = [1 / yes + 1 / no for yes, no in cells]
    else:
        y = [_angle(x, n) for x, n in zip(DEATHS, PATIENTS, strict=True)]
        v = [1 / (n + 0.5) for n in PATIENTS]
    weight = [1 / (one + _pairwise_between(y, v)) for one in v]
    mean = sum(w * one for w, one in zip(weight, y, strict=True)) / sum(weight)
    if scale == "logit":
        return 1 / (1 + math.exp(-mean))
    size = len(PATIENTS) / sum(1 / n for n in PATIENTS)
    return float(brentq(lambda share: _angle(share * size, size) - mean, 0, 0.5, xtol=1e-15))


def _angle(x: float, n: float) -> float:
    return math.asin(math.sqrt(x / (n + 1))) + math.asin(math.sqrt((x + 1) / (n + 1)))


def _seen_by_integral(hazard: float, accrual: float, follow_up: float) -> float:
    return float(
        quad(lambda entry: -math.expm1(-hazard * (follow_up + entry)) / accrual, 0, accrual, epsabs=1e-13)[0]
    )


def _regression_by_integral(cut: float, mean: float, between: float, within: float) -> float:
    """Average over true values: the chance of looking high, and by how much."""
    chance = lambda x: norm.sf(cut, x, within**0.5) * norm.pdf(x, mean, between**0.5)  # noqa: E731 - two integrands
    high = lambda x: norm.pdf(cut, x, within**0.5) * within * norm.pdf(x, mean, between**0.5)  # noqa: E731
    return float(quad(high, -8, 9, epsabs=1e-13)[0] / quad(chance, -8, 9, epsabs=1e-13)[0])


def _frail_by_integral(mean: float, dispersion: float) -> float:
    return float(
        quad(lambda z: math.exp(-mean * z) * gamma.pdf(z, 1 / dispersion, scale=dispersion), 0, np.inf)[0]
    )


def _person_years(trials: int) -> float:
    """Median ratio of events per person-year over trials drawn patient by patient."""
    chance = random.Random(7)  # noqa: S311 - a simulation, no secret
    ratios = []
    for _ in range(trials):
        rate = []
        for hazard in (math.log(2) / 2, 0.07 * math.log(2) / 2):
            pairs = [(chance.expovariate(hazard), chance.uniform(0.5, 5)) for _ in range(55)]
            rate.append(sum(time <= last for time, last in pairs) / sum(min(pair) for pair in pairs))
        ratios.append(rate[1] / rate[0])
    return median(ratios)


def _mist(trials: int) -> Result:
    return simulate(Parameters(), rng=np.random.default_rng(3), trials=trials)


def _between(method: str, y: NDArray[np.float64]) -> Callable[[], float]:
    return lambda: between_studies(y, VARIANCES, method)


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "chance that an event is seen", "numeric integral over the day of joining",
        lambda: event_probability(0.3, 4.5, 0.5), lambda: _seen_by_integral(0.3, 4.5, 0.5), 1e-10,
    ),
    SecondWay(
        "events in simulated trials of MIST's shape", "the closed form of the chance to see them",
        lambda: _mist(1000).events.mean(axis=0),
        lambda: [55 * event_probability(rate * math.log(2) / 2, 4.5, 0.5) for rate in (1, 0.07)], 0.04,
    ),
    SecondWay(
        "median hazard ratio of simulated trials", "events per person-year, trials drawn patient by patient",
        lambda: float(np.median(_mist(300).cox().ratio)), lambda: _person_years(300), 0.15,
    ),
    SecondWay(
        "Cox with tied times", "Efron's likelihood summed patient by patient, and searched",
        lambda: cox(TIMES, SEEN, ARM).log_ratio, _cox_in_loops, 1e-6, "abs",
    ),
    SecondWay(
        "log-rank with tied times", "a two-by-two table at each time",
        lambda: log_rank(TIMES, SEEN, ARM).chi_squared, _log_rank_in_loops, 1e-12,
    ),
    SecondWay(
        "regression to the mean", "numeric integrals over true values",
        lambda: regression_to_mean(1, 0.6, 0.2, 0.6), lambda: _regression_by_integral(1, 0.6, 0.2, 0.6), 1e-9,
    ),
    SecondWay(
        "errors of a trial with four arms", "least squares on its design, person by person",
        lambda: [factorial_error(7, 1, one) for one in CONTRASTS], lambda: _errors_by_least_squares(7), 1e-12,
    ),
    SecondWay(
        "no relapse among people who differ", "numeric integral over the gamma distribution",
        lambda: no_evidence_of_activity(0.3, 0, 0, 2, 0.4), lambda: _frail_by_integral(0.6, 0.4), 1e-8,
    ),
    SecondWay(
        "power of a trial that counts relapses", "4000 simulated trials",
        lambda: power_of_counts(Relapses()), lambda: _power(4000, 5), 0.03, "abs",
    ),
    SecondWay(
        "tau², DerSimonian and Laird", "every pair of studies",
        _between("dersimonian-laird", EFFECTS), lambda: _pairwise_between([*EFFECTS], [*VARIANCES]), 1e-10,
    ),
    SecondWay(
        "tau², Paule and Mandel", "least squares in matrices, and halving",
        _between("paule-mandel", EFFECTS), lambda: _matrix_root_between(EFFECTS, VARIANCES), 1e-9,
    ),
    SecondWay(
        "tau², REML", "the normal likelihood of differences between studies",
        _between("reml", SPREAD_OUT), lambda: _contrasts_between(SPREAD_OUT, VARIANCES), 1e-5,
    ),
    SecondWay(
        "pooled proportion, both scales", "study by study; the angle turned back by a search",
        lambda: [pool_proportions(DEATHS, PATIENTS, scale).effect for scale in ("logit", "freeman-tukey")],
        lambda: [_pooled_in_loops(scale) for scale in ("logit", "freeman-tukey")], 1e-9,
    ),
)  # fmt: skip
