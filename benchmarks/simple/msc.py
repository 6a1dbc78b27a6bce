"""Simulated trials one by one, each person's count drawn by itself: the plainest program of the msc model."""

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from _race import Race

from mscourse.models import msc

TRIAL = msc.Trial()


def power(ratio: float, trials: int, seed: int) -> float:
    """Return the share of simulated trials that call the groups different."""
    rng = np.random.default_rng(seed)
    shape = 1 / TRIAL.dispersion
    edge = NormalDist().inv_cdf(1 - TRIAL.level / 2)
    found = 0
    for _ in range(trials):
        means, excess, scale = [], 0.0, 0.0
        for people, mean in (
            (TRIAL.placebo, TRIAL.mean_count),
            (TRIAL.treated, TRIAL.mean_count * ratio),
        ):
            counts = [int(rng.negative_binomial(shape, shape / (shape + mean))) for _ in range(people)]
            average = sum(counts) / people
            excess += sum((count - average) ** 2 for count in counts) - (people - 1) * average
            scale += (people - 1) * average**2
            means.append(average)
        if min(means) > 0:
            spread = max(excess / scale, 0.0)
            placebo, treated = means
            first = (1 / placebo + spread) / TRIAL.placebo
            error = math.sqrt(first + (1 / treated + spread) / TRIAL.treated)
            found += abs(math.log(treated / placebo)) > edge * error
    return found / trials


def ours(trials: int, seed: int = 1) -> float:
    """Return the same by the model."""
    return msc.simulate(0.5, trials=trials, rng=np.random.default_rng(seed)).power


def job(trials: int) -> Callable[[], float]:
    """Return a job of a size."""
    return lambda: ours(trials)


RACES = [
    Race(
        model="msc",
        against="trial by trial, each count drawn by itself, per trial",
        target=8,
        ours=lambda: ours(4000),
        simple=lambda: power(0.5, 400, seed=1),
        ours_work=4000,
        simple_work=400,
        same=lambda: (ours(300, seed=2), power(0.5, 300, seed=2)),
        allowed=1e-12,
        growth=[(f"{trials} trials", job(trials)) for trials in (1000, 10_000, 100_000)],
    )
]
