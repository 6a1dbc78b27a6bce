"""The model cases that chapter 07's sentences name in their source marks."""

from collections.abc import Callable

import numpy as np

from mscourse.evidence import evidence
from mscourse.evidence.marks import Numbers
from mscourse.evidence.plots.forest_cells import small_trial
from mscourse.models import msc

LOW, HIGH = 0.58, 1.50  # the interval of the largest trial, as its record has it
ENOUGH = 0.8  # the chance that is usually asked of a trial
TRUE = 0.7  # three lesions in ten prevented
PEOPLE = range(10, 601)


def msc_ratios() -> Numbers:
    """Return rate ratios over the scans of the trial, by way in and dose."""
    found = {
        (route, dose): msc.trial_rate_ratio(msc.Treatment(dose=dose, route=route))
        for route in msc.ROUTES
        for dose in (1.0, 10.0)
    }
    vein, spine = msc.ROUTES
    return {
        "vein_one": found[vein, 1.0],
        "vein_ten": found[vein, 10.0],
        "spine_one": found[spine, 1.0],
        "spine_ten": found[spine, 10.0],
        "given_one": 1,
        "given_ten": 10,
    }


def msc_weeks() -> Numbers:
    """Return what one dose does at each scan, and when its signal is strongest."""
    days = np.arange(0, 57)
    vein, spine = (msc.signal(days, msc.Treatment(route=route)) for route in msc.ROUTES)
    early, _, late = msc.rate_ratio(msc.SCANS)
    return {
        "vein_peak_day": float(days[vein.argmax()]),
        "spine_peak_day": float(days[spine.argmax()]),
        "vein_week_4": float(early),
        "vein_week_24": float(late),
        "alive_day_3_in_100": 100 * _alive(3.0),
        "given_scan_4": msc.SCANS[0] / 7,
        "given_scan_12": msc.SCANS[1] / 7,
        "given_scan_24": msc.SCANS[2] / 7,
        "given_days": 3,
        "given_of": 100,
    }


def msc_interval() -> Numbers:
    """Return what the published interval alone lets a reader compute."""
    error = msc.error_of_interval(LOW, HIGH)
    found = {f"power_{round(10 * true)}": 100 * msc.power(true, error) for true in (0.5, 0.7, 0.9)}
    return found | {
        "error": error,
        "detectable": msc.detectable_ratio(error),
        "given_z": 1.96,
        "given_low": LOW,
        "given_high": HIGH,
        "given_half": 0.5,
        "given_seven_tenths": 0.7,
        "given_nine_tenths": 0.9,
        "given_chance": 100 * ENOUGH,
        "given_per": 100,
        "given_prevented": 3,
        "given_of_ten": 10,
        "given_false_alarm": 5,
        "given_level": 95,
        "given_power": ENOUGH,
    }


def msc_sizes() -> Numbers:
    """Return how many people a group would need to find a true ratio of 0.7, four times in five."""
    trial = msc.Trial()
    return {
        "people": needed(trial.dispersion),
        "people_half_spread": needed(trial.dispersion / 2),
        "times_as_many": 2 * needed(trial.dispersion) / (trial.treated + trial.placebo),
        "given_true": TRUE,
        "given_chance": 100 * ENOUGH,
        "given_of": 100,
    }


def msc_nine() -> Numbers:
    """Return the small trial's ratio, divided by the course from two published means, and its interval."""
    row, error = small_trial(evidence)
    if row.value is None or row.low is None or row.high is None:
        message = "the small trial has no ratio any more; read the sentence again and mend it"
        raise ValueError(message)
    return {"ratio": row.value, "low": row.low, "high": row.high, "error": error}


def needed(dispersion: float) -> float:
    """Return the smallest group, in people, that finds `TRUE` with a chance of `ENOUGH`.

    Raises
    ------
    ValueError
        If 600 a group are too few.

    """
    for people in PEOPLE:
        trial = msc.Trial(treated=people, placebo=people, dispersion=dispersion)
        if msc.power(TRUE, msc.standard_error(TRUE, trial)) >= ENOUGH:
            return float(people)
    message = f"{PEOPLE[-1]} a group are too few for a ratio of {TRUE}; ask for a larger effect"
    raise ValueError(message)


def _alive(day: float) -> float:
    held = msc.amounts([day])
    return float(held.lung[0] + held.systemic[0])


MSC: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (msc_ratios, msc_weeks, msc_interval, msc_sizes, msc_nine)
}
