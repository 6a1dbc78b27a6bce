"""The model cases that sentences of chapter 12 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

import numpy as np

from mscourse.evidence.marks import Numbers
from mscourse.models import trial
from mscourse.models.published import MIST_PROGRESSED, MIST_PROGRESSED_CONTROL

RATE, SPREAD, GROUP = 0.8, 0.4, 10
"""Relapses a person and year, how much people differ, and people in a group, of the first prediction."""
YEARS = 20_000
"""How often that year is run."""
AGAIN = 1.5
"""At least half as many again."""


def two_tens() -> Numbers:
    """Return in how many of 100 years one of two untreated groups of ten has half as many relapses again."""
    plan = trial.Relapses(control=GROUP, treated=GROUP, rate=RATE, rate_ratio=1, dispersion=SPREAD, years=1)
    counts = trial.simulate_relapses(plan, rng=np.random.default_rng(12), trials=YEARS)
    one, other = counts.control, counts.treated
    more, fewer = np.maximum(one, other), np.minimum(one, other)
    return {
        "half_again": 100 * float(((more >= AGAIN * fewer) & (more > fewer)).mean()),
        "given_rate": RATE,
        "given_group": GROUP,
        "given_hundred": 100,
    }


def trial_events() -> Numbers:
    """Return events that a hazard ratio needs, and what MIST's events find of a smaller effect, of 100 times."""
    events = MIST_PROGRESSED.value + MIST_PROGRESSED_CONTROL.value
    return {
        "for_half": trial.events_needed(0.5),
        "for_seven_tenths": trial.events_needed(0.7),
        "finds_half": 100 * trial.power_of_events(0.5, events),
        "finds_seven_tenths": 100 * trial.power_of_events(0.7, events),
        "given_events": events,
        "given_half": 0.5,
        "given_seven_tenths": 0.7,
        "given_hundred": 100,
    }


def _people(rate: float) -> float:
    return trial.patients_needed(trial.Relapses(rate=rate, rate_ratio=0.7, dispersion=0.4, years=2))


def trial_people() -> Numbers:
    """Return people a group for a ratio of 0.7 over two years, where relapses are frequent and where rare."""
    return {
        "often": _people(1.0),
        "rare": _people(0.2),
        "given_often": 1,
        "given_rare": 0.2,
        "given_ratio": 0.7,
        "given_years": 2,
    }


TRIALS_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (two_tens, trial_events, trial_people)
}
