"""Chapter 12: whom a study lets in and compares with: nothing is done, and a report still finds an effect."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from mscourse.diagrams.entry_panels import HIGH, LOW, Looks, Report, reported, two_looks
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import trial

MEAN, BETWEEN = 0.6, 0.2
"""Mean activity of everybody, and the variance of what stays with a person. Fixed: the fall hangs on how far
the cut lies from the mean and on what comes and goes, and those two can be moved."""
CUTS = (0, 0.5, 1, 1.5, 2)
PASSING = (0, 0.3, 0.6, 1.2)
BESIDE = {
    "nobody, only before and after": "nobody",
    "people of a register, not chosen": "a register,\nnot chosen",
    "people chosen alike, randomised": "chosen alike,\nrandomised",
}
ALONE, REGISTER, ALIKE = BESIDE
_AT = np.linspace(LOW, HIGH, 121)
_LEAST = 1e-9  # what comes and goes, so that two looks that agree have a density too


def both_looks(cut: float, passing: float) -> tuple[float, float]:
    """Return the mean of those above a cut at the first look and at the second, untreated.

    Parameters
    ----------
    cut : float
        Activity from which people are let in.
    passing : float
        Variance of what comes and goes within a person.
    """
    spread = math.sqrt(BETWEEN + passing)
    # All of the distance above the mean would go if nothing stayed: the model's own closed form.
    above = trial.regression_to_mean(cut, MEAN, 0, spread**2)
    fall = trial.regression_to_mean(cut, MEAN, BETWEEN, passing)
    return MEAN + above, MEAN + above - fall


def densities(cut: float, passing: float) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Return densities of everybody's first look and of the chosen's second, and the share chosen."""
    spread = math.sqrt(BETWEEN + passing)
    stays = BETWEEN / spread**2
    z = (_AT - MEAN) / spread
    everybody = np.exp(-(z**2) / 2) / spread / math.sqrt(2 * math.pi)
    left_over = spread * math.sqrt(max(1 - stays**2, _LEAST))
    chance = ndtr((stays * (_AT - MEAN) - (cut - MEAN)) / left_over)
    share = float(ndtr((MEAN - cut) / spread))
    return everybody, everybody * chance / share, share


def effect(cut: float, passing: float, beside: str) -> float:
    """Return how much activity a report would say the treatment took away; the truth is nothing."""
    first, second = both_looks(cut, passing)
    return 0.0 if beside == ALIKE else first - second


def draw_entry(cut: float, passing: float, beside: str) -> tuple[Page, Page]:
    """Draw the people at both looks, and the report."""
    everybody, later, share = densities(cut, passing)
    means = both_looks(cut, passing)
    other = (MEAN, MEAN) if beside == REGISTER else means
    return (
        two_looks(Looks(_AT, everybody, later, cut, means, 100 * share)),
        reported(Report(means, other, beside == ALONE, effect(cut, passing, beside), BESIDE[beside])),
    )


def say_entry(cut: float, passing: float, beside: str) -> str:
    """Say by how much the chosen fall untreated, and what the report makes of it."""
    first, second = both_looks(cut, passing)
    fall = first - second
    verb = f"falls by {fall:.2f}, from {first:.2f} to {second:.2f}" if fall > 0 else f"stays at {first:.2f}"
    claimed = effect(cut, passing, beside)
    compared = {
        ALONE: "Compared with itself before",
        REGISTER: "Compared with people of a register",
        ALIKE: "Compared with people chosen alike",
    }[beside]
    return (
        f"With no treatment, the chosen group {verb}. {compared}, a report would claim an effect of "
        f"{claimed:.2f}; the truth is 0."
    )


def entry() -> Explorable:
    """Choose whom a study lets in and compares with: regression to the mean, and what removes it."""
    return explore(
        draw_entry,
        say=say_entry,
        name="whom-we-let-in",
        title="Whom do we let in, and whom do we compare them with?",
        task=(
            "Nothing is given to anybody here, and the report still claims an effect. Bring it to nought in "
            "two different ways: by changing what comes and goes, and by changing the comparison. Which "
            "comparison has a second group and does not help?"
        ),
        seen=(
            "With a cut of 1.0 the chosen group falls by 0.74, from 1.59 to 0.85, untreated. <!-- model: "
            "trials_entry --> People are let in when a measurement is high. Part of a high measurement is a "
            "bad spell, and bad spells pass. Raise the cut to 2.0, and the fall grows to 1.34. <!-- model: "
            "trials_entry.given_cut_high, trials_entry.fall_high -->\n\n"
            "If nothing comes and goes, nothing falls. No trial can choose that. What it can choose is the "
            "comparison: people let in by the same rule fall as much, and no difference is left. A register "
            "has a second group too, but its people were not caught at their worst. They stay where they "
            "are, and the claimed effect stays.\n\n"
            "The spreads are illustrative, and a normal curve lets activity fall below nought, which "
            "relapses cannot. Counted relapses stand in chapter 03."
        ),
        alt=(
            "Left, two hills on a scale of activity: everybody at the first look with the part above the cut "
            "filled, and the chosen at the second look, whose mean lies lower. Right, lines of the group "
            "given cells and of the group beside it, with the claimed effect in large print."
        ),
        cut=choice(*CUTS, start=1, unit="a year", label="Let in from"),
        passing=choice(*PASSING, start=0.6, label="What comes and goes (variance)"),
        beside=choice(*BESIDE, start=ALONE, label="Compared with"),
    )


__all__ = [
    "ALIKE",
    "ALONE",
    "BESIDE",
    "BETWEEN",
    "MEAN",
    "REGISTER",
    "both_looks",
    "densities",
    "effect",
    "entry",
]
