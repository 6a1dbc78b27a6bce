"""A score tells people a risk: those it was fitted to, and fresh ones."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from mscourse.models.personal.fit import risk_weights
from mscourse.models.personal.parameters import Score
from mscourse.models.personal.result import Told
from mscourse.models.ranges import check_generator, check_whole

_Lives = tuple[NDArray[np.float64], NDArray[np.bool_]]


def tell(score: Score, rng: np.random.Generator, *, fresh: int = 200) -> tuple[Told, Told]:
    """Fit a score to people; return what it tells them, and what it tells so many fresh people.

    Raises
    ------
    ValueError
        If there are fewer than 20 fresh people.
    TypeError
        If `rng` is no generator.

    """
    check_generator(rng)
    check_whole("fresh", fresh, 20, 10**6, "It counts people who were not used to make the score.")
    own = _live(score, score.people, rng)
    weights = risk_weights(*own)
    return _told(own, weights), _told(_live(score, fresh, rng), weights)


def _live(score: Score, people: int, rng: np.random.Generator) -> _Lives:
    factor = rng.standard_normal((people, score.factors))
    risk = expit(logit(score.share) + score.strength * factor[:, 0])
    return factor, rng.random(people) < risk


def _told(lives: _Lives, weights: NDArray[np.float64]) -> Told:
    factor, happened = lives
    return Told(np.asarray(expit(weights[0] + factor @ weights[1:])), happened)
