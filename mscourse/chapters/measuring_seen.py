"""The model cases that the words of chapter 03's explorables name in their source marks."""

from collections.abc import Callable
from functools import cache

import numpy as np

from mscourse.chapters.bad_year import BadYear
from mscourse.chapters.measuring import UNLIKE, chain_state, fitted, life_counts, per_hundred
from mscourse.chapters.readings import Readings
from mscourse.evidence.marks import Models, Numbers
from mscourse.models import disability, trial

WOBBLE, RATES = 0.5, (0.3, 0.25, 0.05)


def one_life() -> Numbers:
    """Count the lesions of the drawn life: all, felt, on scans, neither felt nor on a scan."""
    return {name: float(count) for name, count in life_counts().items()}


def wobble() -> Numbers:
    """Return how many of 100 stable people are called worse, by wobble and rule."""
    half = WOBBLE / 2
    return {
        "once": 100 * Readings(WOBBLE).called_worse(),
        "confirmed": 100 * Readings(WOBBLE, confirmed=True).called_worse(),
        "half_once": 100 * Readings(half).called_worse(),
        "half_confirmed": 100 * Readings(half, confirmed=True).called_worse(),
        "agree": 100 * Readings(WOBBLE).agree(),
        "given_wobble": WOBBLE,
        "given_people": 100,
    }


def wobble_true() -> Numbers:
    """Return how many of 100 people who lost a whole point are found, once and confirmed."""
    return {
        "once": 100 * Readings(WOBBLE, 1.0).called_worse(),
        "confirmed": 100 * Readings(WOBBLE, 1.0, confirmed=True).called_worse(),
        "given_people": 100,
    }


def wobble_that_agrees() -> Numbers:
    """Return of 100 pairs of readings how many agree, with a wobble of a fifth of a point."""
    return {"agree": 100 * Readings(0.2).agree(), "given_wobble": 0.2, "given_pairs": 100}


def bad_year() -> Numbers:
    """Return relapses a person before and after, of people with two or more, and their fall in per cent."""
    made: dict[str, float] = {"given_least": 2, "given_rate": 0.8}
    for name, spread in (
        ("alike", UNLIKE["all alike"]),
        ("some", UNLIKE["somewhat"]),
        ("unlike", UNLIKE["a lot"]),
    ):
        before, after = BadYear(2, 0.8, spread).means()
        made |= {f"before_{name}": before, f"after_{name}": after, f"fall_{name}": 100 * (1 - after / before)}
    return made


def chain_seen() -> Numbers:
    """Return how many of 100 have reached EDSS 6: half the worsening, and people who differ, by two years."""

    def by(worsening: float, people: str, years: float) -> float:
        treatments = [] if worsening == 1 else [disability.Treatment(hazard_ratio=worsening)]
        # People are counted whole, as the explorable counts them.
        return float(per_hundred(float(disability.reach(fitted(people), years, treatments)[0])))

    return {
        "natural": by(1, "all alike", 15),
        "halved": by(0.5, "all alike", 15),
        "alike_30": by(1, "all alike", 30),
        "unlike_30": by(1, "a lot", 30),
        "given_year": 15,
        "given_late": 30,
        "given_edss": 6,
        "given_people": 100,
    }


def chain_back() -> Numbers:
    """Return how many of the 100 drawn at year 15 have passed the gate and stand below it again."""
    stand = chain_state(1, 1, "all alike").stand
    return {
        "back": float(np.sum(stand.passed[: disability.MILESTONE])),
        "passed": float(np.sum(stand.passed)),
        "given_year": 15,
        "given_edss": 6,
    }


def neda_seen() -> Numbers:
    """Count of 100 people those with no activity after five years, with each rate at nought in turn."""
    made: dict[str, float] = {"given_people": 100, "given_years": 5}
    made["all"] = 100 * trial.no_evidence_of_activity(*RATES, 5)
    for place, name in enumerate(("relapse", "scan", "worse")):
        left = [0.0 if at == place else rate for at, rate in enumerate(RATES)]
        made[f"no_{name}"] = 100 * trial.no_evidence_of_activity(left[0], left[1], left[2], 5)
    return made


_ALL: tuple[Callable[[], Numbers], ...] = (
    bad_year,
    chain_back,
    chain_seen,
    neda_seen,
    one_life,
    wobble,
    wobble_that_agrees,
    wobble_true,
)
CASES: Models = {one.__name__: cache(one) for one in _ALL}
