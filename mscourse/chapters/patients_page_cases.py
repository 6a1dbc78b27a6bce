"""The model cases that sentences of chapter 13 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

from mscourse.evidence import evidence, number
from mscourse.evidence.marks import Numbers
from mscourse.models import preference

WITHOUT, WITH, OF = 30, 20, 1000
"""Attacks without and with the invented drug of the leaflets, of so many people."""
RATIO = 0.3
"""Worsening under the invented treatment of the questions, as a share of the usual rate."""
YEARS = 20


def leaflet() -> Numbers:
    """Return what the invented leaflets count, and the same as a ratio and as a difference."""
    return {
        "given_without": WITHOUT,
        "given_with": WITH,
        "given_of": OF,
        "ratio": WITH / WITHOUT,
        "fewer": WITHOUT - WITH,
    }


def quiz_transplant() -> Numbers:
    """Return what goes into the invented treatment of the questions."""
    return {"given_ratio": RATIO}


def added_up_risk() -> Numbers:
    """Return what a yearly risk that a survey found accepted adds up to, per cent."""
    annual = number("johnson_2009_mar.acceptable_annual_risk_of_death_or") / 100
    return {"percent": 100 * preference.cumulative_risk(annual, YEARS), "given_years": YEARS}


def more_of_1000() -> Numbers:
    """Return how many more of 1,000 people saw their risk as it was after a decision aid.

    Raises
    ------
    ValueError
        If the record no longer holds both counts.

    """
    pair = evidence.outcome("stacey_2017_aids.accurate_risk_perception_2").pair
    if pair is None:
        message = "the record of decision aids holds no pair of counts any more; read the sentence again"
        raise ValueError(message)
    return pair[0] - pair[1]


def _even(hazard_ratio: float, lasts: float) -> float:
    options = [preference.MEDICINE, preference.Option(hazard_ratio=hazard_ratio, lasts=lasts)]
    made = preference.simulate(preference.Parameters(years=YEARS), options)
    return 100 * made.break_even(standard=0, treated=1)


def balances() -> Numbers:
    """Return break-even risks of dying at the start, per cent, and what went in."""
    return {
        "strong_20": _even(0.07, 20),
        "strong_10": _even(0.07, 10),
        "strong_5": _even(0.07, 5),
        "middle_20": _even(RATIO, 20),
        "middle_10": _even(RATIO, 10),
        "weak_5": _even(0.5, 5),
        "given_strong": 0.07,
        "given_middle": RATIO,
        "given_weak": 0.5,
        "given_drug": preference.MEDICINE.hazard_ratio,
        "given_start": preference.Parameters().start,
        "given_years": YEARS,
        "given_discount": 100 * preference.Parameters().discount,
    }


PATIENTS_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (leaflet, quiz_transplant, added_up_risk, more_of_1000, balances)
}
