"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from mscourse.models.relapse.parameters import DAYS, Parameters, Study, Treatment
from mscourse.models.relapse.result import Result
from mscourse.models.relapse.run import simulate

SURVIVING = 0.01
WIPED = 730  # the day of the wipe-out


def _run(parameters: Parameters, *treatments: Treatment) -> Result:
    rng = np.random.default_rng(1)
    return simulate(Study(), parameters, treatments=treatments, rng=rng)


def told() -> Mapping[str, float]:
    """Return episodes a year or a patient, and how many patients reached the ceiling of effectors."""
    patient = Parameters()
    alone = _run(patient)
    wiped = _run(patient, Treatment(start=WIPED, surviving=SURVIVING))
    no_arrivals = _run(replace(patient, effector_arrivals=0.0, regulator_arrivals=0.0))
    return {
        "without_arrivals": no_arrivals.rate,
        "twice_lost": _run(patient, Treatment(effector_loss=2.0)).rate,
        "given_removed": 100 * (1 - SURVIVING),
        "within_ten_days": wiped.rate_between(WIPED, WIPED + 10) * 10 / DAYS,
        "clipped": float(np.sum(alone.clipped)),
        "clipped_wiped": float(np.sum(wiped.clipped)),
    }
