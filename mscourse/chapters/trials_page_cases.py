"""The model cases that sentences of chapter 12 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

import numpy as np

from mscourse.chapters.trials_stills import TENS, deals
from mscourse.evidence.marks import Numbers
from mscourse.models import trial

RATE, SPREAD, GROUP = 0.8, 0.4, 10
"""Relapses a person and year, how much people differ, and people in a group, of the first prediction."""
TRIALS = 20_000
"""How often that year is run."""
AGAIN = 1.5
"""At least half as many again."""


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


def dealt_cards() -> Numbers:
    """Return how far the page's two groups lie apart, and how many of 100 deals part them as far."""
    made = deals(*TENS)
    wide = np.abs(made.difference) >= abs(made.seen)
    return {
        "first": sum(TENS[0]),
        "other": sum(TENS[1]),
        "gap": abs(made.seen),
        "as_wide": 100 * float(made.share[wide].sum()),
        "given_hundred": 100,
    }


def trial_events() -> Numbers:
    """Return how many events a hazard ratio needs, at the usual power and level."""
    return {
        "for_half": trial.events_needed(0.5),
        "for_seven_tenths": trial.events_needed(0.7),
        "given_half": 0.5,
        "given_seven_tenths": 0.7,
        "given_power": 80,
        "given_level": 5,
    }


TRIALS_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (two_tens, dealt_cards, trial_events)
}
