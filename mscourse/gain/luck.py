"""Learners made up by a rule take the test: what chance does to one of them, and what equal forms buy.

The rule is the usual one for a test of knowledge: how likely a right answer is depends on how able the
learner is and how hard the question is, and a choice among four can be guessed. No learner was measured for
it; the numbers say how the test would behave if people answered like this.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PLACES, ANCHORS = 20, 4
NUMBERS = (1, 7, 13)  # places without options to guess from, counted from 0
MARKED = (18, 19)  # places where several have to be marked


@dataclass(frozen=True)
class Rule:
    """How made-up learners answer; abilities and difficulties are on one scale, in logits.

    Attributes
    ----------
    able
        Mean ability before the course.
    differ
        Standard deviation of ability between learners.
    learnt
        How much abler everyone is afterwards.
    hard
        Standard deviation of difficulty between places.
    unequal
        Standard deviation of the difference in difficulty between the two questions of a pair; none for
        anchors.

    """

    able: float = -0.3
    differ: float = 0.8
    learnt: float = 0.0
    hard: float = 0.8
    unequal: float = 0.0


@dataclass(frozen=True)
class Scores:
    """Scores of made-up learners, out of 20.

    Attributes
    ----------
    before, after
        Shape (learners,).
    a_first
        Who took form A first, shape (learners,).
    first
        Every answer of the first sitting, 1 for right, shape (learners, 20).

    """

    before: Floats
    after: Floats
    a_first: NDArray[np.bool_]
    first: Floats = field(repr=False)

    @property
    def gain(self) -> Floats:
        """Score after less score before, shape (learners,)."""
        return self.after - self.before

    @property
    def mean_gain(self) -> float:
        """The mean over both halves of the class, each half counting the same."""
        return float((self.gain[self.a_first].mean() + self.gain[~self.a_first].mean()) / 2)

    @property
    def order_gap(self) -> float:
        """Mean gain of those with form A first, less that of those with form B first."""
        return float(self.gain[self.a_first].mean() - self.gain[~self.a_first].mean())

    def moved_by(self, share: float) -> int:
        """Return the smallest number of places by which at most 1 - share of the learners moved or more.

        With nothing learnt, this is the change that chance alone seldom gives.
        """
        size = np.abs(self.gain)
        return next(step for step in range(PLACES + 2) if (size >= step).mean() <= 1 - share)


def chances() -> Floats:
    """Return the chance to guess each place, shape (20,)."""
    guess = np.full(PLACES, 1 / 4)
    guess[list(NUMBERS)] = 0
    guess[list(MARKED)] = 0.02
    return guess


def simulate(rule: Rule, *, learners: int, rng: np.random.Generator) -> Scores:
    """Let learners take both forms, half of them form A first.

    Parameters
    ----------
    rule
        How they answer.
    learners
        An even number.
    rng
        Source of chance.

    Raises
    ------
    ValueError
        If the number of learners is odd or below two.

    """
    if learners < 2 or learners % 2:  # noqa: PLR2004 - two halves
        message = f"{learners} learners cannot be halved; give an even number of them"
        raise ValueError(message)
    middle = rng.normal(0, rule.hard, PLACES)
    apart = rng.normal(0, rule.unequal, PLACES)
    apart[[0, 5, 10, 19]] = 0  # the anchors
    able = rng.normal(rule.able, rule.differ, learners)
    a_first = np.arange(learners) < learners // 2
    side = np.where(a_first, -0.5, 0.5)[:, None]  # form A lies half the difference below, form B above
    first = _answer(able, middle + side * apart, rng)
    second = _answer(able + rule.learnt, middle - side * apart, rng)
    return Scores(first.sum(axis=1), second.sum(axis=1), a_first, first)


def _answer(able: Floats, hard: Floats, rng: np.random.Generator) -> Floats:
    knows = 1 / (1 + np.exp(hard - able[:, None]))
    guess = chances()
    right: Any = rng.random(knows.shape) < guess + (1 - guess) * knows
    return np.asarray(right, dtype=float)


def kr20(right: Floats) -> float:
    """Return Kuder and Richardson's formula 20: how well the places of a form measure one thing.

    Parameters
    ----------
    right
        1 for a right answer, shape (learners, places).

    Raises
    ------
    ValueError
        If there are fewer than two learners or places, or all scores are equal, where it has no value.

    """
    people, places = right.shape
    spread = float(right.sum(axis=1).var()) if people else 0.0
    if people < 2 or places < 2 or spread == 0:  # noqa: PLR2004 - fewer have no spread
        message = "KR-20 needs two learners with different scores; collect more answers"
        raise ValueError(message)
    share = right.mean(axis=0)
    return float(places / (places - 1) * (1 - (share * (1 - share)).sum() / spread))


def change_by_chance(share: float = 0.95, *, learners: int = 20_000, seed: int = 7) -> int:
    """Return the change between two sittings that learners who learnt nothing reach in at most 1 - share."""
    return simulate(Rule(), learners=learners, rng=np.random.default_rng(seed)).moved_by(share)
