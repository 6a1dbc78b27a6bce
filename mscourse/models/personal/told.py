"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping

import numpy as np

from mscourse.models.personal.gain import search
from mscourse.models.personal.measures import discrimination, observed
from mscourse.models.personal.parameters import YEARS, Score, Trial
from mscourse.models.personal.risk import tell
from mscourse.models.personal.theory import best_ratio, true_discrimination

RUNS = 200  # searches; their middle is told to two digits
SCORES = 100
FRESH = 2000  # people told by each score
LOW, HIGH = 0.1, 0.8  # risks told

Numbers = Mapping[str, float | list[float]]


def told() -> Numbers:
    """Return ratios in those picked, misleading intervals in per cent, and what scores tell, in per cent."""
    spread = 0.5
    return {
        "years": YEARS,
        "given_runs": float(RUNS),
        "given_few_factors": 3.0,
        "given_many_factors": 60.0,
        "given_more_people": 3000.0,
        "given_spread": spread,
        "given_scores": float(SCORES),
        "given_fresh": float(FRESH),
        "given_more_fitted": 2000.0,
        "given_told": [100 * LOW, 100 * HIGH],
        **_searched("alike", Trial()),
        "few_factors": _searched("few", Trial(factors=3))["few_own"],
        "many_factors": _searched("many", Trial(factors=60))["many_own"],
        "more_people": _searched("more", Trial(people=3000))["more_own"],
        "true_best": best_ratio(Trial(spread=spread)),
        "differ": _middles(Trial(spread=spread)),
        "differ_more_people": _middles(Trial(spread=spread, people=3000)),
        "true_ranks": true_discrimination(Score()),
        **_scored("score", Score()),
        **_scored("more_fitted", Score(people=2000)),
    }


def _searched(name: str, trial: Trial) -> dict[str, float | list[float]]:
    """Return the middle ratios, and in which share of the trials an interval lies below the true ratio."""
    found = [search(trial, np.random.default_rng(seed)) for seed in range(RUNS)]
    own, fresh = _middles_of([(one.training.best.ratio, one.fresh.best.ratio) for one in found])
    return {
        f"{name}_own": own,
        f"{name}_fresh": fresh,
        f"{name}_own_misleads": _per_cent([one.training.best.interval[1] < trial.ratio for one in found]),
        f"{name}_fresh_misleads": _per_cent([one.fresh.best.interval[1] < trial.ratio for one in found]),
    }


def _middles(trial: Trial) -> list[float]:
    """Return the middle ratio in the picked among own people, and among fresh ones."""
    found = [search(trial, np.random.default_rng(seed)) for seed in range(RUNS)]
    return _middles_of([(one.training.best.ratio, one.fresh.best.ratio) for one in found])


def _scored(name: str, score: Score) -> dict[str, float | list[float]]:
    """Return how own and fresh people are ranked, and what comes of a low and of a high risk told."""
    made = [tell(score, np.random.default_rng(seed), fresh=FRESH) for seed in range(SCORES)]
    came = np.array([observed([LOW, HIGH], fresh) for _, fresh in made])
    ranks = _middles_of([(discrimination(own), discrimination(fresh)) for own, fresh in made])
    return {f"{name}_ranks": ranks, f"{name}_came": (100 * np.median(came, axis=0)).tolist()}


def _middles_of(pairs: list[tuple[float, float]]) -> list[float]:
    return [float(one) for one in np.median(np.array(pairs), axis=0)]


def _per_cent(held: list[bool]) -> float:
    return 100 * float(np.mean(held))
