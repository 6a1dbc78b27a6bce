"""The model cases that the words of chapter 13's explorables and pictures name in their source marks."""

from collections.abc import Callable
from functools import cache

from mscourse.chapters import patients
from mscourse.diagrams.choosing_panels import OF
from mscourse.diagrams.dress_panels import OF as PEOPLE
from mscourse.evidence.marks import Numbers


def dresses() -> Numbers:
    """Return what the sentences of the four dresses say at some settings; a made-up treatment."""
    return {
        "cut_percent": 100 * patients.CUTS["a third"],
        "spared_most": patients.spared(600, "a third"),
        "spared_least": patients.spared(6, "a third"),
        "spared": patients.spared(30, "a third"),
        "unharmed_percent": 100 - 5 / 10,
        "harmed_one_in": PEOPLE / 5,
        "given_people": PEOPLE,
        "given_harmed": 5,
        "given_without": 30,
    }


@cache
def evens_out() -> Numbers:
    """Return break-even risks, per cent, at some inputs of the explorable."""

    def risk(ratio: float, lasts: float, drug: float) -> float:
        return 100 * patients.evens_out(ratio, lasts, drug)

    return {
        "start": risk(0.3, 7, 0.7),
        "five_years": risk(0.3, 5, 0.7),
        "ten_years": risk(0.3, 10, 0.7),
        "twenty_years": risk(0.3, 20, 0.7),
        "strongest": risk(0.07, 20, 0.7),
        "against_half": risk(0.3, 7, 0.5),
        "against_nine_tenths": risk(0.3, 7, 0.9),
        "against_none": risk(0.3, 7, 1),
        "ratio_07": risk(0.07, 7, 0.7),
        "ratio_50": risk(0.5, 7, 0.7),
        "given_years": 7,
        "given_years_few": 3,
        "given_years_five": 5,
        "given_years_ten": 10,
        "given_years_all": 20,
        "given_ratio": 0.3,
        "given_ratio_best": 0.07,
        "given_ratio_weak": 0.5,
        "given_drug": 0.7,
        "given_drug_strong": 0.5,
        "given_drug_weak": 0.9,
        "given_start": patients.START,
        "given_discount_percent": 3.5,
    }


@cache
def choosing() -> Numbers:
    """Return shares who take a treatment, and the risks, per cent, at which half do."""
    yes, no = patients.YES, patients.NO
    return {
        "taken": 100 * patients.taken(1, yes, no),
        "half": patients.half_at(yes, no),
        "half_both": patients.half_at(yes, yes),
        "half_symptoms": patients.half_at(no, yes),
        "taken_both": 100 * patients.taken(1, yes, yes),
        "taken_at_two": 100 * patients.taken(2, yes, no),
        "taken_without_risk": 100 * patients.taken(0, yes, no),
        "given_risk": 1,
        "given_risk_more": 2,
        "given_people": OF,
    }


@cache
def inputs_moved() -> Numbers:
    """Return the lowest and highest break-even risk, per cent, with one input at a time changed."""
    moved = {name: patients.moved(name) for name in patients.VARIED}
    ends = {f"{name}_low": one.low.risk for name, one in moved.items()}
    ends |= {f"{name}_high": one.high.risk for name, one in moved.items()}
    return ends | {
        "start": patients.risk_at("lasts", patients.STARTS["lasts"]),
        "given_lasts_low": 3,
        "given_lasts_high": 20,
        "given_drug_low": 0.5,
        "given_drug_high": 1,
        "given_ratio_low": 0.5,
        "given_ratio_high": 0.07,
        "given_years_low": 30,
        "given_years_high": 10,
        "given_start_high": 6,
    }


PATIENTS: dict[str, Callable[[], Numbers]] = {
    "dresses": dresses,
    "evens_out": evens_out,
    "choosing": choosing,
    "inputs_moved": inputs_moved,
}
