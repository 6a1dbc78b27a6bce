"""The disability model person by person, and year by year in plain loops."""

import random
from bisect import bisect_right
from itertools import accumulate

import numpy as np
from _race import Race

from mscourse.models import disability
from mscourse.models.disability import Parameters, Treatment, Visits

PARAMETERS = Parameters()
TREATMENTS = (Treatment(hazard_ratio=0.5, start=10.0),)
PEOPLE, YEARS = 20_000, 30
VISITS = Visits(years=float(YEARS))


def by_person(people: int = PEOPLE) -> list[float]:
    """Return the mean step in every year: each person, each year, one draw."""
    chance = random.Random(1)  # noqa: S311 - a simulation, no secret
    matrices = disability.transitions(PARAMETERS, VISITS.times, TREATMENTS)[:, 0].tolist()
    summed = [[list(accumulate(row)) for row in matrix] for matrix in matrices]
    total = [0] * (YEARS + 1)
    for _ in range(people):
        step = PARAMETERS.start
        total[0] += step
        for year in range(YEARS):
            step = min(bisect_right(summed[year][step], chance.random()), 9)
            total[year + 1] += step
    return [one / people for one in total]


def together(people: int = PEOPLE) -> list[float]:
    """Return the mean step in every year, all people at once."""
    made = disability.simulate(PARAMETERS, TREATMENTS, VISITS, rng=np.random.default_rng(1), people=people)
    return [float(one) for one in made.mean]


def in_small_steps(years: float = 15.0, steps: int = 20_000) -> list[float]:
    """Return the share that has reached EDSS 6: Euler's rule in plain loops, halved and extrapolated."""
    found = []
    for count in (steps // 2, steps):
        span = years / count
        now = [float(step == PARAMETERS.start) for step in range(7)]
        for _ in range(count):
            new = list(now)
            for step in range(6):
                up = span * PARAMETERS.scale * PARAMETERS.worsening_shape[step] * now[step]
                new[step] -= up
                new[step + 1] += up
            for step in range(1, 6):
                down = span * PARAMETERS.improvement[step - 1] * now[step]
                new[step] -= down
                new[step - 1] += down
            now = new
        found.append(now[6])
    return [2 * found[1] - found[0]]


RACES = [
    Race(
        model="disability",
        against="person by person, 20 000 people for 30 years",
        target=3,
        ours=together,
        simple=by_person,
        same=lambda: (together(), by_person()),
        allowed=0.02,
        growth=[
            (f"{people} people, 30 years", lambda people=people: together(people))  # type: ignore[misc]
            for people in (2000, 20_000, 200_000)
        ],
    ),
    Race(
        model="disability",
        against="small steps in plain loops, who reaches EDSS 6 in 15 years",
        target=100,
        ours=lambda: disability.reach(PARAMETERS, 15.0),
        simple=in_small_steps,
        same=lambda: (disability.reach(PARAMETERS, 15.0), in_small_steps()),
        allowed=1e-6,
    ),
]
