"""A clinical trial, its analysis, and what can go wrong with it.

>>> import numpy as np
>>> from mscourse.models import trial
>>> result = trial.simulate(trial.Parameters(hazard_ratio=0.5), rng=np.random.default_rng(1), trials=100)
>>> result.time.shape
(100, 110)
>>> round(trial.events_needed(0.5), 1)
65.3

==============  ====================================================================================
``parameters``  a trial that waits for an event, one that counts relapses, and what bends them
``planning``    closed forms: size, power, regression to the mean, no evidence of activity
``factorial``   four arms: neither, one, the other, both
``survival``    Kaplan-Meier, log-rank, Cox with Efron's ties: one trial, or many at once
``pooling``     random-effects meta-analysis of effects and of proportions
``run``         `simulate` and `simulate_relapses`: whole trials, patient by patient
``result``      what they saw
``study``       a grid of trials over many workers
==============  ====================================================================================
"""

from mscourse.models.trial.factorial import (
    CONTRASTS,
    Contrast,
    factorial_error,
    factorial_people,
    factorial_power,
)
from mscourse.models.trial.parameters import Bias, Parameters, Relapses
from mscourse.models.trial.planning import (
    error_from_counts,
    error_from_interval,
    event_probability,
    events_needed,
    leaving_ratio,
    no_evidence_of_activity,
    patients_needed,
    power_of_counts,
    power_of_events,
    regression_to_mean,
    unblinded_ratio,
)
from mscourse.models.trial.pooling import Pooled, between_studies, pool, pool_proportions, pool_rates
from mscourse.models.trial.result import Counts, Result
from mscourse.models.trial.run import simulate, simulate_relapses
from mscourse.models.trial.study import Setting, Summary, grid, study, summarise
from mscourse.models.trial.survival import Cox, Curve, LogRank, cox, kaplan_meier, log_rank

__all__ = [
    "CONTRASTS",
    "Bias",
    "Contrast",
    "Counts",
    "Cox",
    "Curve",
    "LogRank",
    "Parameters",
    "Pooled",
    "Relapses",
    "Result",
    "Setting",
    "Summary",
    "between_studies",
    "cox",
    "error_from_counts",
    "error_from_interval",
    "event_probability",
    "events_needed",
    "factorial_error",
    "factorial_people",
    "factorial_power",
    "grid",
    "kaplan_meier",
    "leaving_ratio",
    "log_rank",
    "no_evidence_of_activity",
    "patients_needed",
    "pool",
    "pool_proportions",
    "pool_rates",
    "power_of_counts",
    "power_of_events",
    "regression_to_mean",
    "simulate",
    "simulate_relapses",
    "study",
    "summarise",
    "unblinded_ratio",
]
