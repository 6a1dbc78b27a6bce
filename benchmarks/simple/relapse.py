"""Relapses patient by patient, one number at a time: the plainest program of the relapse model."""

from collections.abc import Callable

import numpy as np
from _race import Race

from mscourse.models import relapse

YEARS = 0.2
P = relapse.Parameters()


def step_of(cells: list[float], new: tuple[float, float], step: float) -> None:
    """Move one patient's cells and damage on by one step."""
    er, rr, e, r, soft, hard = cells
    q, s = (e / P.effector_midpoint) ** 5, (r / P.regulator_midpoint) ** 5
    recruiting, restrained = q / (1 + q), s / (1 + s)
    grown = P.effector_growth * (1 - restrained) - P.effector_loss * restrained - P.rest
    kept = P.regulator_growth * recruiting - P.regulator_loss - P.rest
    leave = P.activation + P.resting_loss
    cells[0] = er + new[0] - step * leave * er + step * P.rest * e
    cells[1] = rr + new[1] - step * leave * rr + step * P.rest * r
    cells[2] = min(e + step * (P.activation * er + grown * e), 100 * P.damage_scale)
    cells[3] = min(r + step * (P.activation * rr + kept * r), 100 * P.damage_scale)
    heal = P.damage_repair + P.damage_scarring
    cells[5] = hard + step * P.damage_scarring * soft
    cells[4] = soft + step * (P.damage_rate * (cells[2] / P.damage_scale) ** 2 - heal * soft)


def run(study: relapse.Study, seed: int) -> list[float]:
    """Return each patient's episodes, then each patient's logarithm of the effectors at the end."""
    rng = np.random.default_rng(seed)
    patients = [[*P.start, 0.0, 0.0] for _ in range(study.patients)]
    last, episodes = [-1e9] * study.patients, [0.0] * study.patients
    chances = (
        P.effector_arrivals * study.step / relapse.DAYS,
        P.regulator_arrivals * study.step / relapse.DAYS,
    )
    for at in range(study.steps):
        effectors = [bool(rng.random() < chances[0]) * P.effector_burst for _ in patients]
        regulators = [bool(rng.random() < chances[1]) * P.regulator_burst for _ in patients]
        day = (at + 1) * study.step
        for one, cells in enumerate(patients):
            before = cells[2]
            step_of(cells, (effectors[one], regulators[one]), study.step)
            if before < study.threshold <= cells[2] and day - last[one] >= study.merge_days:
                episodes[one] += 1
                last[one] = day
    return episodes + [float(np.log(cells[2])) for cells in patients]


def ours(study: relapse.Study, seed: int) -> list[float]:
    """Return the same by the model."""
    made = relapse.simulate(study, rng=np.random.default_rng(seed))
    return [*made.counts.astype(float), *np.log(made.effectors[:, -1])]


def job(patients: int) -> Callable[[], object]:
    """Return a job of a size."""
    return lambda: ours(relapse.Study(patients=patients, years=YEARS), seed=1)


SMALL = relapse.Study(patients=6, years=2)
RACES = [
    Race(
        model="relapse",
        against="one patient after the other in plain Python, per patient-year, 4000 at once",
        target=20,
        ours=job(4000),
        simple=lambda: run(relapse.Study(patients=20, years=YEARS), seed=1),
        ours_work=4000 * YEARS,
        simple_work=20 * YEARS,
        same=lambda: (ours(SMALL, seed=2), run(SMALL, seed=2)),
        allowed=1e-6,
        growth=[(f"{patients} patients, {YEARS:g} years", job(patients)) for patients in (200, 1000, 5000)],
    )
]
