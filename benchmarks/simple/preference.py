"""Life years person by person, stay by stay; and a grid of options in plain loops."""

import math
import random

import numpy as np
from _race import Race
from scipy.linalg import expm

from mscourse.models import disability, preference
from mscourse.models.preference import MEDICINE, Parameters

HORIZON = Parameters()
PEOPLE, ALL = 10_000, 10_000
RATIOS, LASTS = np.linspace(0.05, 1, 20), np.linspace(0, 20, 21)
FEW_RATIOS, FEW_LASTS = RATIOS[::10], LASTS[::10]


def person_by_person(people: int) -> float:
    """Return mean discounted life years under a medicine; every stay at a score is drawn."""
    chance = random.Random(1)  # noqa: S311 - a simulation, no secret
    rates = disability.generator(HORIZON.disability, hazard_ratio=MEDICINE.hazard_ratio).tolist()
    values = preference.utility(HORIZON.utilities).tolist()
    rate = math.log1p(HORIZON.discount)
    total = 0.0
    for _ in range(people):
        time, score = 0.0, HORIZON.start
        while time < HORIZON.years:
            worse = rates[score][score + 1] if score + 1 < len(values) else 0.0
            better = rates[score][score - 1] if score > 0 else 0.0
            end = min(time + chance.expovariate(worse + better), HORIZON.years)
            total += values[score] * (math.exp(-rate * time) - math.exp(-rate * end)) / rate
            score += 1 if chance.random() * (worse + better) < worse else -1
            time = end
    return total / people


def option_by_option(ratios: list[float], durations: list[float]) -> list[list[float]]:
    """Return life years of each option from EDSS 3: shares stepped in loops; effects end between steps."""
    steps = HORIZON.steps * int(HORIZON.years)
    step, values = HORIZON.years / steps, preference.utility(HORIZON.utilities).tolist()
    off = expm(disability.generator(HORIZON.disability) * step).tolist()
    made = []
    for ratio in ratios:
        on = expm(disability.generator(HORIZON.disability, hazard_ratio=ratio) * step).tolist()
        row = []
        for lasts in durations:
            share = [float(at == HORIZON.start) for at in range(10)]
            total = sum(s * v for s, v in zip(share, values, strict=True)) * step / 2
            for at in range(1, steps + 1):
                matrix = on if (at - 0.5) * step < lasts else off
                share = [sum(share[i] * matrix[i][j] for i in range(10)) for j in range(10)]
                worth = sum(s * v for s, v in zip(share, values, strict=True))
                total += worth * (1 + HORIZON.discount) ** (-at * step) * (step / 2 if at == steps else step)
            row.append(total)
        made.append(row)
    return made


def grid_of(size: int) -> preference.Grid:
    """Return a grid of so many ratios and durations."""
    return preference.grid(HORIZON, np.linspace(0.05, 1, size), np.linspace(0, 20, size))


RACES = [
    Race(
        model="preference",
        against="10,000 people drawn one by one, one option over 20 years",
        target=20,
        ours=lambda: preference.simulate(HORIZON, [MEDICINE]).qaly,
        simple=lambda: person_by_person(PEOPLE),
        simple_work=PEOPLE / ALL,
        same=lambda: (preference.simulate(HORIZON, [MEDICINE]).qaly[0], person_by_person(PEOPLE)),
        allowed=0.01,  # what chance leaves open among so many people
    ),
    Race(
        model="preference",
        against="each option stepped in plain loops, per option of a grid of 420, all ten scores at once",
        target=80,
        ours=lambda: preference.grid(HORIZON, RATIOS, LASTS),
        simple=lambda: option_by_option(FEW_RATIOS.tolist(), FEW_LASTS.tolist()),
        ours_work=RATIOS.size * LASTS.size,
        simple_work=FEW_RATIOS.size * FEW_LASTS.size,
        same=lambda: (
            preference.grid(HORIZON, FEW_RATIOS, FEW_LASTS).qaly[:, :, HORIZON.start],
            option_by_option(FEW_RATIOS.tolist(), FEW_LASTS.tolist()),
        ),
        allowed=1e-10,
        growth=[(f"{size * size} options", lambda size=size: grid_of(size)) for size in (10, 20, 40)],  # type: ignore[misc]
    ),
]
