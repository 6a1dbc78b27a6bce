"""The plainest programs of the personal model: people drawn and weighed, and pairs counted, one by one."""

import math
from functools import partial

import numpy as np
from _race import Race

from mscourse.models import personal

PEOPLE = 2000
Person = tuple[list[float], bool, float, bool]  # factors, treated, years watched, whether it happened


def enrol(trial: personal.Trial, rng: np.random.Generator) -> list[Person]:
    """Draw the people of a trial; the generator gives one number after the other as it gives them at once."""
    factors = [[float(rng.standard_normal()) for _ in range(trial.factors)] for _ in range(trial.people)]
    made = []
    for place, own in enumerate(factors):
        treated = place % 2 == 0
        ratio = trial.ratio * math.exp(trial.spread * own[0]) if treated else 1.0
        until = float(rng.exponential()) / (personal.HAZARD * ratio)
        made.append((own, treated, min(until, personal.YEARS), until <= personal.YEARS))
    return made


def slope(people: list[Person], factor: int, *, treated: bool) -> float:
    """Return how event rates rise with one factor in one arm: a step of Newton's method from equal rates."""
    arm = [one for one in people if one[1] == treated]
    rate = (sum(one[3] for one in arm) + 0.5) / (sum(one[2] for one in arm) + 1e-6)
    rise = sum(one[0][factor] * (one[3] - rate * one[2]) for one in arm)
    return rise / (sum(one[0][factor] ** 2 * rate * one[2] for one in arm) + 1)


def ratio(people: list[Person]) -> float:
    """Return the ratio of event rates, treated by untreated."""
    events = [float(sum(one[3] for one in people if one[1] == arm)) for arm in (True, False)]
    years = [max(sum(one[2] for one in people if one[1] == arm), 1e-6) for arm in (True, False)]
    if min(events) == 0:
        events = [one + 0.5 for one in events]
    return (events[0] / years[0]) / (events[1] / years[1])


def searched(people: int, seed: int) -> list[float]:
    """Return the ratio in those picked and in the rest, among own people and among fresh ones."""
    trial, rng = personal.Trial(people=people, spread=0.5), np.random.default_rng(seed)
    own, fresh = enrol(trial, rng), enrol(trial, rng)
    weights = [slope(own, k, treated=True) - slope(own, k, treated=False) for k in range(trial.factors)]
    picked = round(trial.best * trial.people)
    found = []
    for group in (own, fresh):
        ranked = sorted(
            group, key=lambda one: sum(weight * x for weight, x in zip(weights, one[0], strict=True))
        )
        found += [ratio(ranked[:picked]), ratio(ranked[picked:])]
    return found


def ours(people: int, seed: int = 1) -> list[float]:
    """Return the same by the model."""
    found = personal.search(personal.Trial(people=people, spread=0.5), np.random.default_rng(seed))
    return [part.ratio for split in (found.training, found.fresh) for part in (split.best, split.rest)]


def told(people: int) -> personal.Told:
    """Return fresh people of whom a score has told a risk."""
    return personal.tell(personal.Score(), np.random.default_rng(1), fresh=people)[1]


def pairs(told: personal.Told) -> float:
    """Return how often the one in whom it happened had been told the higher risk, pair by pair."""
    people = list(zip(told.risk.tolist(), told.happened.tolist(), strict=True))
    yes, no = [risk for risk, came in people if came], [risk for risk, came in people if not came]
    won = 0.0
    for one in yes:
        for other in no:
            won += 1.0 if one > other else 0.5 if one == other else 0.0
    return won / (len(yes) * len(no))


TOLD = told(PEOPLE)
RACES = [
    Race(
        model="personal",
        against="a search in plain loops, 2000 people with 20 factors, and as many fresh ones",
        target=20,
        ours=lambda: ours(PEOPLE),
        simple=lambda: searched(PEOPLE, seed=1),
        same=lambda: (ours(400, seed=2), searched(400, seed=2)),
        allowed=1e-12,
        growth=[(f"{people} people", partial(ours, people)) for people in (200, 2000, 20_000)],
    ),
    Race(
        model="personal",
        against="discrimination with every pair counted, 2000 people",
        target=50,
        ours=lambda: personal.discrimination(TOLD),
        simple=lambda: pairs(TOLD),
        same=lambda: (personal.discrimination(TOLD), pairs(TOLD)),
        allowed=1e-12,
    ),
]
