"""What scores find in people: those said to gain most from a treatment, and risks said beforehand.

Two plain simulations for teaching, no more. In the first a randomised trial looks for its best responders; in
the second a score tells people their risk. Both scores are fitted to people and then used on fresh ones.

>>> import numpy as np
>>> found = search(Trial(people=300, spread=0), np.random.default_rng(1))
>>> found.training.best.ratio < found.fresh.best.ratio
True
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit
from scipy.stats import rankdata

from mscourse.models.ranges import check, check_array, check_generator, check_whole

YEARS = 2.0
"""How long a trial follows its people."""
HAZARD = float(np.log(2) / YEARS)
"""Per year without treatment: half of the people have the event within the trial; illustrative."""
_RIDGE = 1.0  # keeps a weight finite where an arm has hardly any event
_TINY = 1e-6
_MOST = 20_000


# ---- who gains most? ----


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A trial that looks for its best responders.

    Attributes
    ----------
    people
        In both arms together, an even number.
    ratio
        Hazard ratio of the treatment for a person in the middle.
    spread
        How much people differ in it: standard deviation of the logarithm of their own ratios. 0: not at all.
    factors
        Measured at the start; the first one carries the whole spread, the others say nothing.
    best
        Share of people that is picked.

    """

    people: int = 300
    ratio: float = 0.7
    spread: float = 0.0
    factors: int = 20
    best: float = 0.3

    def __post_init__(self) -> None:
        check_whole("people", self.people, 20, _MOST, "It counts people in both arms.")
        if self.people % 2:
            message = f"people is {self.people}; give an even number, half for each arm."
            raise ValueError(message)
        check("ratio", self.ratio, 0.05, 20, "It is a hazard ratio; 1 means no effect.")
        check("spread", self.spread, 0, 3, "It is a standard deviation of log hazard ratios.")
        check_whole("factors", self.factors, 1, 200, "It counts what is measured of each person.")
        check("best", self.best, 0.05, 0.95, "It is the share of people that is picked.")


@dataclass(frozen=True)
class Estimate:
    """Ratio of event rates, treated by untreated, and the standard error of its logarithm."""

    ratio: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """Limits of the 95 % interval."""
        far = 1.959964 * self.error
        return float(self.ratio * np.exp(-far)), float(self.ratio * np.exp(far))


@dataclass(frozen=True)
class Split:
    """Estimates in the picked best, in the rest and in everyone."""

    best: Estimate
    rest: Estimate
    everyone: Estimate


@dataclass(frozen=True)
class Found:
    """What a score says of the people it was fitted to, and of as many fresh ones."""

    training: Split
    fresh: Split


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
    weights = _gain_weights(own)
    return Found(_split(own, weights, trial.best), _split(fresh, weights, trial.best))


def _enrol(trial: Trial, rng: np.random.Generator) -> _People:
    factor = rng.standard_normal((trial.people, trial.factors))
    treated = np.arange(trial.people) % 2 == 0
    log_ratio = np.log(trial.ratio) + trial.spread * factor[:, 0]
    hazard = HAZARD * np.where(treated, np.exp(log_ratio), 1.0)
    years = rng.exponential(size=trial.people) / hazard
    return _People(factor, treated, np.minimum(years, YEARS), years <= YEARS)


def _gain_weights(people: _People) -> NDArray[np.float64]:
    """Give each factor its weight: how much more event rates rise with it in the treated arm.

    One step of Newton's method from equal rates within an arm, a factor at a time.
    """
    slopes = []
    for arm in (people.treated, ~people.treated):
        event, years, factor = people.event[arm], people.years[arm], people.factor[arm]
        expected = years * (event.sum() + 0.5) / (years.sum() + _TINY)
        slopes.append(factor.T @ (event - expected) / (factor.T**2 @ expected + _RIDGE))
    return np.asarray(slopes[0] - slopes[1])


def _split(people: _People, weights: NDArray[np.float64], best: float) -> Split:
    order = np.argsort(people.factor @ weights, kind="stable")  # the lowest log ratio gains most
    picked = np.zeros(order.size, dtype=np.bool_)
    picked[order[: round(best * order.size)]] = True
    return Split(
        _estimate(people, picked), _estimate(people, ~picked), _estimate(people, np.ones_like(picked))
    )


def _estimate(people: _People, who: NDArray[np.bool_]) -> Estimate:
    """Divide two rates; half an event is added to both arms where one has none."""
    events, years = [], []
    for arm in (people.treated, ~people.treated):
        events.append(float((people.event & arm & who).sum()))
        years.append(max(float(people.years[arm & who].sum()), _TINY))
    if min(events) == 0:
        events = [one + 0.5 for one in events]
    ratio = (events[0] / years[0]) / (events[1] / years[1])
    return Estimate(ratio, float(np.sqrt(sum(1 / one for one in events))))


# ---- is a risk what it says? ----


@dataclass(frozen=True, kw_only=True)
class Score:
    """A score that tells people a risk, fitted to some of them.

    Attributes
    ----------
    people
        To whom it is fitted.
    factors
        Measured of each; the first one matters, the others say nothing.
    strength
        What the first one adds to the logit of the risk for each standard deviation.
    share
        Risk of somebody in the middle.

    """

    people: int = 200
    factors: int = 20
    strength: float = 1.0
    share: float = 0.3

    def __post_init__(self) -> None:
        check_whole("people", self.people, 20, _MOST, "It counts people.")
        check_whole("factors", self.factors, 1, 200, "It counts what is measured of each person.")
        check("strength", self.strength, 0, 5, "It is a log odds ratio for one standard deviation.")
        check("share", self.share, 0.01, 0.99, "It is a risk as a fraction.")


@dataclass(frozen=True)
class Told:
    """What people were told, a risk from 0 to 1, and whether it happened; both of shape (people,)."""

    risk: NDArray[np.float64]
    happened: NDArray[np.bool_]


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
    weights = _risk_weights(*own)
    return _told(own, weights), _told(_live(score, fresh, rng), weights)


_Lives = tuple[NDArray[np.float64], NDArray[np.bool_]]


def _live(score: Score, people: int, rng: np.random.Generator) -> _Lives:
    factor = rng.standard_normal((people, score.factors))
    risk = expit(logit(score.share) + score.strength * factor[:, 0])
    return factor, rng.random(people) < risk


def _risk_weights(factor: NDArray[np.float64], happened: NDArray[np.bool_]) -> NDArray[np.float64]:
    design = np.column_stack([np.ones(len(factor)), factor])
    weights = np.zeros(design.shape[1])
    for _ in range(12):
        risk = expit(np.clip(design @ weights, -12, 12))
        # Just enough shrinkage to keep weights finite where a few people can be told apart without fault.
        curve = (design.T * (risk * (1 - risk))) @ design + 0.05 * np.eye(weights.size)
        weights += np.linalg.solve(curve, design.T @ (happened - risk) - 0.05 * weights)
    return weights


def _told(lives: _Lives, weights: NDArray[np.float64]) -> Told:
    factor, happened = lives
    return Told(np.asarray(expit(weights[0] + factor @ weights[1:])), happened)


def in_groups(told: Told, groups: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Order people by what they were told and cut them into equal groups.

    Returns
    -------
    tuple of array
        Mean risk told and share in whom it happened, each of shape (groups,), lowest risk first.

    Raises
    ------
    ValueError
        If there are more groups than people.

    """
    check_whole("groups", groups, 1, told.risk.size, "Each group needs somebody.")
    parts = np.array_split(np.argsort(told.risk, kind="stable"), groups)
    return (
        np.array([told.risk[part].mean() for part in parts]),
        np.array([told.happened[part].mean() for part in parts]),
    )


def discrimination(told: Told) -> float:
    """Return how often, of two people of whom it happened to one, that one had been told the higher risk.

    The area under the curve of sensitivity against false alarms; equal risks count half.

    Raises
    ------
    ValueError
        If it happened to all, or to nobody.

    """
    yes = int(told.happened.sum())
    no = told.happened.size - yes
    if not yes or not no:
        message = "it happened to all or to nobody; two kinds of people are needed to tell them apart."
        raise ValueError(message)
    ranks = rankdata(told.risk)
    return float((ranks[told.happened].sum() - yes * (yes + 1) / 2) / (yes * no))


def observed(risk: ArrayLike, told: Told) -> NDArray[np.float64]:
    """Return in what share it happens to people who are told a risk, as a smooth curve through `told`.

    A straight line between the logits of both, fitted to everybody told.

    Parameters
    ----------
    risk
        What is told, above 0 and below 1.
    told
        People to learn it from.

    """
    asked = check_array("risk", risk, 1e-6, 1 - 1e-6, "It is what is told, as a fraction.")
    height = logit(np.clip(told.risk, 1e-6, 1 - 1e-6))
    line = _risk_weights(height[:, None], told.happened)
    return np.asarray(expit(line[0] + line[1] * logit(asked)))
