"""The model cases that sentences of chapter 12 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

import numpy as np

from mscourse.evidence.marks import Numbers
from mscourse.models import trial

RATE, SPREAD, GROUP = 0.8, 0.4, 10
"""Relapses a person and year, how much people differ, and people in a group, of the first prediction."""
TRIALS = 20_000
"""How often that year is run."""
AGAIN = 1.5
"""At least half as many again."""
POWER, LEVEL = 0.8, 0.05
"""What `trial.events_needed` takes for granted."""


def two_tens() -> Numbers:
    """Return in how many of 100 years one of two untreated groups of ten has half as many relapses again."""
    plan = trial.Relapses(control=GROUP, treated=GROUP, rate=RATE, rate_ratio=1, dispersion=SPREAD, years=1)
    counts = trial.simulate_relapses(plan, rng=np.random.default_rng(12), trials=TRIALS)
    one, other = counts.control.sum(axis=1), counts.treated.sum(axis=1)
    more, fewer = np.maximum(one, other), np.minimum(one, other)
    return {
        "half_again": 100 * float(((more >= AGAIN * fewer) & (more > fewer)).mean()),
        "given_rate": RATE,
        "given_group": GROUP,
        "given_hundred": 100,
    }


def trial_plan() -> Numbers:
    """Return what the page's formulas ask of a trial, per cent, and a hazard ratio that it plans for."""
    return {"given_power": 100 * POWER, "given_level": 100 * LEVEL, "given_half": 0.5}


TRIALS_PAGE: dict[str, Callable[[], Numbers]] = {one.__name__: one for one in (two_tens, trial_plan)}
