"""The trial model in plain loops, and against lifelines."""

import math

import numpy as np
import pandas as pd
from _race import Race
from lifelines import CoxPHFitter
from numpy.typing import NDArray

from mscourse.models import trial
from mscourse.models.trial import Parameters, Result

PLAIN, MANY = 20, 500


def made(trials: int) -> Result:
    """Return simulated trials of 110 patients."""
    return trial.simulate(Parameters(hazard_ratio=0.5), rng=np.random.default_rng(1), trials=trials)


def with_lifelines(result: Result) -> float:
    """Return the log hazard ratio of the first trial."""
    table = pd.DataFrame(
        {"time": result.time[0], "event": result.event[0], "treated": result.treated.astype(float)}
    )
    return float(CoxPHFitter().fit(table, "time", "event").params_["treated"])


def cox_in_loops(time: NDArray[np.float64], event: NDArray[np.bool_], treated: NDArray[np.bool_]) -> float:
    """Return the log hazard ratio of one trial without ties: Newton, event by event, patient by patient."""
    patients = list(zip(time.tolist(), event.tolist(), treated.tolist(), strict=True))
    beta = 0.0
    for _ in range(20):
        slope = information = 0.0
        for at, seen, arm in patients:
            if seen:
                risk = weighed = 0.0
                for other, _, joined in patients:
                    if other >= at:
                        risk += math.exp(beta * joined)
                        weighed += joined * math.exp(beta * joined)
                share = weighed / risk
                slope += arm - share
                information += share * (1 - share)
        beta += slope / information
        if abs(slope / information) < 1e-10:  # noqa: PLR2004 - near enough
            break
    return beta


def in_loops(result: Result) -> list[float]:
    """Return the log hazard ratio of every trial."""
    return [
        cox_in_loops(time, event, result.treated)
        for time, event in zip(result.time, result.event, strict=True)
    ]


ONE, FEW, LOT = made(1), made(PLAIN), made(MANY)
RACES = [
    Race(
        model="trial",
        against="the Cox fit of lifelines, one trial of 110 patients",
        target=4,
        ours=lambda: trial.cox(ONE.time[0], ONE.event[0], ONE.treated),
        simple=lambda: with_lifelines(ONE),
        same=lambda: (trial.cox(ONE.time[0], ONE.event[0], ONE.treated).log_ratio, with_lifelines(ONE)),
        allowed=1e-4,
    ),
    Race(
        model="trial",
        against="Cox's model in plain loops, per trial of 110 patients, 500 trials at once",
        target=100,
        ours=LOT.cox,
        simple=lambda: in_loops(FEW),
        ours_work=MANY,
        simple_work=PLAIN,
        same=lambda: (FEW.cox().log_ratio, in_loops(FEW)),
        allowed=1e-8,
        growth=[(f"{size} trials", lambda size=size: made(size).cox()) for size in (100, 1000, 10_000)],  # type: ignore[misc]
    ),
]
