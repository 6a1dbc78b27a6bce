"""The model cases that chapter 04 names in its source marks; `cases` joins them to the others."""

from mscourse.evidence import evidence, number
from mscourse.evidence.marks import Models, Numbers
from mscourse.models import disability, trial

PER_100, PER_1000, PER_10_000 = 100, 1000, 10_000
BY_YEAR = 15  # years after onset, where the disability model was anchored
STEP = 6  # of the disability scale: an aid is needed to walk 100 metres
CLARITY_SPREAD = 0.45  # of the placebo group, by its mean and variance; a test fits it again


def _free(rate: float, spread: float) -> float:
    """Return the share of people without a relapse after the time in which `rate` relapses are expected."""
    return trial.no_evidence_of_activity(rate, 0, 0, 1, spread)


def first_year() -> Numbers:
    """Compare the first year on natalizumab with placebo: fewer relapses, and more people without one."""
    affirm = "affirm_natalizumab."
    fewer = number(f"{affirm}adjusted_arr_first_year_placebo") - number(f"{affirm}adjusted_arr_first_year")
    free = number(f"{affirm}relapse_free_in_year_1") - number(f"{affirm}relapse_free_in_year_1_placebo")
    return {
        "fewer_relapses": PER_100 * fewer,
        "more_free": free,
        "more_free_of_10_000": free * PER_10_000 / PER_100,
        "given_people": PER_100,
        "given_many": PER_10_000,
    }


def pml_of_10_000() -> Numbers:
    """Return cases of PML among 10,000 people on natalizumab, in the group of least and of most risk."""
    least = number("pml_risk_natalizumab.antibody_negative_no_prior_immunosuppressant")
    most = number("pml_risk_natalizumab.antibody_positive_prior_immunosuppressant")
    times = PER_10_000 / PER_1000
    return {"least": least * times, "most": most * times, "given_many": PER_10_000}


def same_ratio() -> Numbers:
    """Keep the ratio at 0.33 and the spread at 1, and lower the untreated rate from 0.67 to 0.2 a year."""
    found: dict[str, float] = {"given_ratio": 0.33, "given_often": 0.67, "given_seldom": 0.2}
    for name in ("often", "seldom"):
        rate = found[f"given_{name}"]
        found[f"{name}_prevented"] = PER_100 * rate * (1 - found["given_ratio"])
        found[f"{name}_more_free"] = PER_100 * (_free(rate * found["given_ratio"], 1) - _free(rate, 1))
        found[f"{name}_needed"] = PER_100 / found[f"{name}_more_free"]
    return found | {"given_people": PER_100}


def opera_ratio() -> Numbers:
    """Divide the relapse rate on ocrelizumab by that on interferon, as OPERA I had them."""
    return {"ratio": number("opera.arr_opera_i") / number("opera.arr_opera_i_interferon_beta_1a")}


def clarity_fit() -> Numbers:
    """Expect people without a relapse in the placebo group of CLARITY: all alike, and with a spread.

    Those with four relapses or more count as four.
    """
    people = clarity_people()
    whole = sum(people)
    mean = sum(relapses * count for relapses, count in enumerate(people)) / whole
    return {
        "alike": whole * _free(mean, 0),
        "spread": whole * _free(mean, CLARITY_SPREAD),
        "mean": mean,
        "given_spread": CLARITY_SPREAD,
    }


def clarity_people() -> list[int]:
    """Return how many people of CLARITY's placebo group had 0, 1, 2, 3, and 4 or more relapses."""
    text = evidence.outcome("clarity.relapse_counts_0_1_2_3_ge_4").text or ""
    return [int(one) for one in text.split("/")]


def start_early() -> Numbers:
    """Return how many of 100 people reach EDSS 6 by year 15, by the start and strength of treatment."""

    def reached(ratio: float, start: float) -> float:
        drug = disability.Treatment(hazard_ratio=ratio, start=start)
        share = disability.reach(disability.Parameters(), BY_YEAR, [drug], milestone=STEP)
        return PER_100 * float(share[0])

    return {
        "untreated": reached(1, 0),
        "half_from_0": reached(0.5, 0),
        "half_from_5": reached(0.5, 5),
        "half_from_10": reached(0.5, 10),
        "weaker_from_0": reached(0.7, 0),
        "given_ratio": 0.5,
        "given_weaker": 0.7,
        "given_five": 5,
        "given_ten": 10,
        "given_year": BY_YEAR,
        "given_step": STEP,
        "given_people": PER_100,
    }


def hercules_of_1000() -> Numbers:
    """Compare tolebrutinib with placebo among 1,000 people: fewer who worsen, more with serious events."""
    worse = number("hercules.6_month_confirmed_disability_progression_placebo") - number(
        "hercules.6_month_confirmed_disability_progression"
    )
    serious = number("hercules.serious_adverse_events") - number("hercules.serious_adverse_events_placebo")
    times = PER_1000 / PER_100
    return {"fewer_worse": worse * times, "more_serious": serious * times, "given_people": PER_1000}


TREATMENT: Models = {
    one.__name__: one
    for one in (
        clarity_fit,
        first_year,
        hercules_of_1000,
        opera_ratio,
        pml_of_10_000,
        same_ratio,
        start_early,
    )
}
