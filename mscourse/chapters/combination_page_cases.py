"""The model cases that sentences of chapter 11 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

from mscourse.evidence.marks import Numbers
from mscourse.models import synergy, trial

WHOLE = 100.0
A, B, SEEN = 40.0, 50.0, 60.0
"""What each of two drugs takes of a hundred, and what a made-up trial sees of both."""
PART = 0.5
"""Dose in each of two vials of one drug, in units of its half dose."""
FLAT, STEEP = 1.0, 2.0
EFFECT, POWER = 0.4, 0.8
"""Standard deviations, as in the explorable; and the power that is planned for."""


def one_plus_one() -> Numbers:
    """Return what two drugs take of a hundred by three rules, and what they leave."""
    left = WHOLE * float(synergy.bliss(1 - A / WHOLE, 1 - B / WHOLE))
    best = WHOLE * float(synergy.highest_single_agent(1 - A / WHOLE, 1 - B / WHOLE))
    return {
        "a_leaves": WHOLE - A,
        "sum": A + B,
        "sum_leaves": WHOLE - A - B,
        "bliss": WHOLE - left,
        "bliss_leaves": left,
        "best": WHOLE - best,
        "twice_bliss": A + B - (WHOLE - left),
        "twice_best": A + B - (WHOLE - best),
        "given_a": A,
        "given_b": B,
        "given_whole": WHOLE,
        "given_seen": SEEN,
    }


def twin() -> Numbers:
    """Return what is left of one drug in two vials, and what rules expect, for a flat and a steep curve.

    Raises
    ------
    ValueError
        If the rules no longer say what the page says of them.

    """
    found: dict[str, float] = {"given_slope_flat": FLAT, "given_slope_steep": STEEP}
    for name, slope in (("flat", FLAT), ("steep", STEEP)):
        drug = synergy.Drug(slope=slope)
        alone = synergy.effect_alone(drug, PART)
        found[f"alone_{name}"] = float(alone)
        found[f"bliss_{name}"] = float(synergy.bliss(alone, alone))
        found["left"] = float(synergy.effect_alone(drug, 2 * PART))
        found["loewe"] = float(synergy.loewe(drug, drug, PART, PART))
    if not found["bliss_flat"] < found["left"] < found["bliss_steep"]:
        message = "Bliss no longer changes its verdict with the slope; read the sentence again and mend it"
        raise ValueError(message)
    return found


def four_arm_price() -> Numbers:
    """Return how many people in all four arms a main effect and an interaction take."""
    main, both = (4 * trial.factorial_people(EFFECT, 1, one, POWER) for one in trial.CONTRASTS)
    return {
        "main": main,
        "interaction": both,
        "times": both / main,
        "given_effect": EFFECT,
        "given_power": 100 * POWER,
    }


COMBINATION_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (one_plus_one, twin, four_arm_price)
}
