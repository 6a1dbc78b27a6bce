"""Chapter 13: one result in four dresses, a risk that evens out, and a choice, as three explorables."""

from collections.abc import Mapping
from functools import cache
from math import log

import numpy as np

from mscourse.diagrams import inputs_decide as bars
from mscourse.diagrams.choosing_panels import MOST, OF, share_by_risk, takers
from mscourse.diagrams.dress_panels import OF as PEOPLE
from mscourse.diagrams.dress_panels import Dress, sentences, thousand
from mscourse.diagrams.inputs_decide import End, Input
from mscourse.diagrams.worth_panels import Said, lives, risk_scale
from mscourse.evidence import evidence
from mscourse.explorables import Explorable, choice, explore, span
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Page
from mscourse.models import preference

__all__ = ["break_even", "choices", "four_dresses", "inputs_decide"]

# ---- one result, four dresses ----

MANY = f"{PEOPLE:,}"
"""People of the array, as they are printed."""
CUTS = {"a third": 1 / 3, "half": 1 / 2, "two thirds": 2 / 3}
"""By how much a made-up treatment lowers a risk."""


def spared(without: float, cut: str) -> int:
    """Count those of a thousand who are spared; every pair that the reader can choose gives whole people."""
    return round(without * CUTS[cut])


def one_in(count: int) -> str:
    """Say a count of a thousand as one in how many; nobody is "none"."""
    return f"1 in {PEOPLE / count:.0f}" if count else "none"


def dresses(without: float, cut: str, harm: float) -> tuple[Dress, ...]:
    """Tell benefit and harm so that they please, so that they warn, as one in so many, and side by side."""
    fewer, hurt = spared(without, cut), round(harm)
    left = round(without) - fewer
    nobody = "No harm was counted."
    return (
        Dress(
            "Said to please",
            f"Cuts the risk by {100 * CUTS[cut]:.0f} %.",
            f"{100 - hurt / 10:g} % have no harm from it." if hurt else nobody,
        ),
        Dress(
            "Said to warn",
            f"{PEOPLE - fewer} of {MANY} gain nothing.",
            f"Without it nobody has this harm; with it, {hurt}." if hurt else nobody,
        ),
        Dress(
            "Said as one in so many",
            f"{one_in(fewer)} is spared.",
            f"{one_in(hurt)} is harmed." if hurt else nobody,
        ),
        Dress(
            f"Said of the same {MANY} people",
            f"Without {round(without)}, with {left}: {fewer} fewer.",
            f"Without 0, with {hurt}: {hurt} more harmed." if hurt else nobody,
        ),
    )


def draw_dresses(without: float, cut: str, harm: float) -> tuple[Page, Page]:
    """Draw a thousand people, and what is said of them."""
    fewer = spared(without, cut)
    return thousand(fewer, round(without) - fewer, round(harm)), sentences(dresses(without, cut, harm))


def say_dresses(without: float, cut: str, harm: float) -> str:
    """Say benefit and harm of the same thousand people."""
    fewer = spared(without, cut)
    left, hurt = round(without) - fewer, round(harm)
    return (
        f"Without: {round(without)} of {MANY} fall ill. With: {left} of {MANY}. That is {fewer} fewer, "
        f"and {hurt} of {MANY} are harmed by the treatment."
    )


def four_dresses() -> Explorable:
    """Give patients.x1: the same benefit and the same harm, told in four ways."""
    return explore(
        draw_dresses,
        say=say_dresses,
        name="four-dresses",
        title="What does a dress do to a fact?",
        task=(
            "Read only the first dress, and say how much you would like this made-up treatment. Then read "
            "only the second. Now make the risk as small as you can: which sentences change, and which one "
            "stays the same?"
        ),
        seen=(
            "With a cut of a third, the first sentence says 33 % at every risk. <!-- model: "
            "dresses.cut_percent --> People spared go from 200 of 1,000 down to 2 of 1,000. <!-- model: "
            "dresses.spared_most, dresses.spared_least, dresses.given_people --> A ratio does not say of how "
            "many, so it can stand for a great gain or for hardly any.\n\n"
            "With 5 harmed, the first dress says that 99.5 % have none, the third that one of 200 has. "
            "<!-- model: dresses.given_harmed, dresses.unharmed_percent, dresses.harmed_one_in --> Both are "
            "true. Only the last dress puts benefit and harm on the same 1,000 people, where they can be "
            "compared. <!-- model: dresses.given_people -->"
        ),
        alt=(
            "Left, a thousand small squares, each one person: spared ones first, then those who fall ill all "
            "the same, and at the end those harmed. Right, the same benefit and harm in four pairs of "
            "sentences: said to please, to warn, as one in so many, and of the same thousand people."
        ),
        without=choice(6, 30, 300, 600, start=30, label="Fall ill without it, of 1,000"),
        cut=choice(*CUTS, start="a third", label="Risk cut by"),
        harm=choice(0, 1, 5, 20, start=5, label="Harmed by it, of 1,000"),
    )


# ---- the risk that evens out ----

START, HORIZON = 3, 20
"""Score of everyone at the start, and years that are looked ahead; a year counts 3.5 % less than the last."""
_POINTS = 41


@cache
def weighed(ratio: float, lasts: float, drug: float) -> preference.Result:
    """Follow a group with a medicine, and one after a transplant that nobody dies of."""
    options = (
        preference.Option(hazard_ratio=drug),
        preference.Option(hazard_ratio=ratio, lasts=lasts),
    )
    return preference.simulate(preference.Parameters(start=START, years=HORIZON), options)


def evens_out(ratio: float, lasts: float, drug: float) -> float:
    """Return the risk of dying, a share, at which both are valued alike; below 0 there is none."""
    return weighed(ratio, lasts, drug).break_even(standard=0, treated=1)


def printed(risk: float) -> str:
    """Print a share as a percentage, or say that there is none."""
    if risk <= 0:
        return "none"
    return "below 0.1 %" if risk < 0.001 else f"{100 * risk:.1f} %"  # noqa: PLR2004 - a tenth of a per cent


def surveys() -> tuple[Said, ...]:
    """Return what people in surveys said they accept, per cent, from the records."""

    def value(name: str) -> float:
        return float(evidence.outcome(name).value or 0)

    def once(name: str) -> float:
        one, of = str(evidence.outcome(name).text).split(":")
        return 100 * float(one) / float(of)

    fox, later, johnson = "fox_2015_risk", "fox_2019_risk", "johnson_2009_mar"
    median = once(f"{fox}.median_tolerated_risk_of_immediate_death")
    trade = [
        value(f"{johnson}.acceptable_annual_risk_of_{name}")
        for name in ("death_or", "fatal_liver", "fatal_leukaemia")
    ]
    mean = value("pml_perception_us.maximum_acceptable_risk_mean")
    return (
        Said(
            "asked for six harms",
            once(f"{later}.pml_and_kidney_injury"),
            once(f"{later}.thyroid_injury_and_infection"),
        ),
        Said("asked for a cure", median, median),
        Said("from choices, a year", min(trade), max(trade)),
        Said("before a new drug", mean, mean),
    )


def draw_break_even(ratio: float, lasts: float, drug: float) -> tuple[Page, Page]:
    """Draw the value of each year both ways, and the risk that evens them out."""
    made, risk = weighed(ratio, lasts, drug), evens_out(ratio, lasts, drug)
    at = np.linspace(0, HORIZON, _POINTS)
    with_drug, after = (np.interp(at, made.time, values) for values in made.utility)
    return lives(at, with_drug, after, lasts), risk_scale(100 * risk, printed(risk), surveys())


def say_break_even(ratio: float, lasts: float, drug: float) -> str:
    """Say the risk that evens both out, in per cent and in people."""
    risk = evens_out(ratio, lasts, drug)
    if risk <= 0:
        return "At these inputs no risk of dying evens it out: the drug is valued higher even if nobody dies."
    return (
        f"At these inputs the break-even risk of dying is {printed(risk)}: {1000 * risk:.0f} of 1,000 people."
    )


def break_even() -> Explorable:
    """Give patients.x2: the risk of dying that would even out the gain, and what it hangs on."""
    return explore(
        draw_break_even,
        say=say_break_even,
        name="break-even",
        title="Which risk would even out the gain?",
        task=(
            "A teaching model, not for a real choice. Find settings at which no risk evens it out, and "
            "settings at which even a large one does. Move one control at a time: which one moves the "
            "answer most?"
        ),
        seen=(
            "If the effect lasts 3 years, no risk evens it out; if it lasts all 20 years at a ratio of 0.07, "
            "about 16 % does. <!-- model: evens_out.given_years_few, evens_out.given_years_all, "
            "evens_out.given_ratio_best, evens_out.strongest --> The sum is the same each time: the inputs "
            "decide. At the start, with 7 years, it is 2.8 %. Against a drug at 0.5 none is left, and "
            "against one at 0.9 it is 8.4 %. <!-- model: evens_out.given_years, evens_out.start, "
            "evens_out.given_drug_strong, evens_out.given_drug_weak, evens_out.against_nine_tenths --> What "
            "one compares with weighs as much as what one "
            "gets.\n\n"
            "No answer here says what anybody should accept. The model adds up averages. It knows no dread, "
            "no regret, no other harm than death at the start, and it values life with disability as "
            "groups of people were found to value it. Most people who were asked named far smaller risks."
        ),
        alt=(
            "Left, the value of each year of life with a drug and after a transplant; the gap "
            "between both is tinted. Right, a scale of risk where each step is a hundredfold: a line at the "
            "break-even risk of the model, and bars of what people in four surveys said they accept."
        ),
        ratio=choice(0.07, 0.3, 0.5, start=0.3, label="Worsening after transplant, ratio"),
        lasts=choice(3, 5, 7, 10, 20, start=7, unit="years", label="It lasts"),
        drug=choice(0.5, 0.7, 0.9, 1, start=0.7, label="Worsening on the drug, ratio"),
    )


# ---- which input moves it most ----

STARTS: Mapping[str, float] = {
    "ratio": 0.3,
    "lasts": 7,
    "drug": 0.7,
    "years": HORIZON,
    "start": START,
    "discount": 0.035,
}
"""Every input at the start: two ratios of worsening, years, EDSS score, and a share a year."""
VARIED: Mapping[str, tuple[str, str, tuple[float, ...]]] = {
    "drug": ("Worsening on the drug", "ratio {:g}", (0.5, 1)),
    "lasts": ("How long the effect lasts", "{:g} years", (3, 20)),
    "ratio": ("Worsening after transplant", "ratio {:g}", (0.5, 0.07)),
    "years": ("How far one looks ahead", "{:g} years", (5, 10, 15, 30)),
    "start": ("Score at the start (EDSS)", "{:g}", (1, 2, 4, 5, 6)),
    "discount": ("How much less later years count", "{:g} %", (0, 0.06)),
}
"""Name, how a value is printed, and the values that are tried besides the start."""


@cache
def risk_at(name: str, value: float) -> float:
    """Return the break-even risk, per cent, with one input changed and all others at the start."""
    given = {**STARTS, name: value}
    options = (
        preference.Option(hazard_ratio=given["drug"]),
        preference.Option(hazard_ratio=given["ratio"], lasts=given["lasts"]),
    )
    parameters = preference.Parameters(
        start=round(given["start"]), years=given["years"], discount=given["discount"]
    )
    return 100 * preference.simulate(parameters, options).break_even(standard=0, treated=1)


def moved(name: str) -> Input:
    """Find the values of an input at which the answer is lowest and highest."""
    label, written, values = VARIED[name]
    tried = sorted((risk_at(name, value), value) for value in (*values, STARTS[name]))

    def words(value: float) -> str:
        return written.format(100 * value if "%" in written else value)

    low, high = (End(words(value), risk) for risk, value in (tried[0], tried[-1]))
    return Input(label, words(STARTS[name]), low, high)


def inputs_decide() -> Drawing:
    """Give the drawing of how far each input moves the break-even risk."""
    inputs = sorted((moved(name) for name in VARIED), key=lambda one: -one.reach)
    return bars.inputs_decide(inputs, risk_at("lasts", STARTS["lasts"]))


# ---- a choice in numbers ----

NO, YES = "no", "yes"


@cache
def odds() -> Mapping[str, float]:
    """Return by what each feature multiplied the odds of being chosen, from the record of the survey."""

    def value(name: str) -> float:
        return float(evidence.outcome(f"wilson_2014_cbc.{name}").value or 0)

    return {
        "risk": value("1_pct_severe_side_effect_risk"),
        "symptoms": value("symptom_improvement"),
        "delay": value("prevention_of_progression_of_10_y"),
    }


def worth(delay: str, symptoms: str) -> float:
    """Return what a treatment without any risk is worth beside going on as now, in logarithms of odds."""
    return log(odds()["delay"]) * (delay == YES) + log(odds()["symptoms"]) * (symptoms == YES)


def taken(risk: float, delay: str, symptoms: str) -> float:
    """Return the share of people who take the treatment; `risk` is in per cent."""
    value = worth(delay, symptoms) + log(odds()["risk"]) * risk
    return float(preference.shares([value, 0])[0])


def half_at(delay: str, symptoms: str) -> float:
    """Return the risk, per cent, at which half take it."""
    return preference.acceptable_risk(worth(delay, symptoms), 1, log(odds()["risk"]))


def draw_choices(risk: float, delay: str, symptoms: str) -> tuple[Page, Page]:
    """Draw a hundred people who choose, and the share against the risk."""
    here = taken(risk, delay, symptoms)
    risks = np.linspace(0, MOST, 31)
    share = np.array([100 * taken(float(one), delay, symptoms) for one in risks])
    return (
        takers(round(OF * here)),
        share_by_risk(risks, share, (risk, 100 * here), half_at(delay, symptoms)),
    )


def say_choices(risk: float, delay: str, symptoms: str) -> str:
    """Say how many take it, and where half would."""
    half = half_at(delay, symptoms)
    where = f"at {half:.2f} %" if half > 0 else "only without any risk"
    return (
        f"At a risk of {risk:g} % the model has {OF * taken(risk, delay, symptoms):.0f} of {OF} people take "
        f"the treatment; half take it {where}."
    )


def choices() -> Explorable:
    """Give patients.x3: a published survey's odds, turned into shares of people who choose."""
    return explore(
        draw_choices,
        say=say_choices,
        name="a-choice",
        title="How much risk is a benefit worth, and to how many?",
        task=(
            "Find the risk at which half take the treatment. Then let it also ease symptoms: how far does "
            "that risk move? Is there a risk at which everybody stops?"
        ),
        seen=(
            "Half take it at 0.58 %, and at 1.44 % if it eases symptoms too. <!-- model: choosing.half, "
            "choosing.half_both --> Without any risk 71 of 100 take it, at a risk of 1 % 35, at 2 % 10. "
            "<!-- model: choosing.taken_without_risk, choosing.given_people, choosing.given_risk, "
            "choosing.taken, choosing.given_risk_more, choosing.taken_at_two --> So there is no wall. What a "
            "survey prints as the accepted risk is the place where a falling curve passes one half; many "
            "people stand on either side of it.\n\n"
            "Each feature multiplies the odds of being chosen by what one survey found; that they "
            "multiply at every risk is our assumption. The survey's own answers, for smaller benefits, "
            "were 0.08 % and 0.22 %. <!-- wilson_2014_cbc.accepted_severe_risk_for_a_relapse_delayed, "
            "wilson_2014_cbc.accepted_severe_risk_for_4_vs_2_y_prevented -->"
        ),
        alt=(
            "Left, a hundred signs of people who are asked: filled if they take the treatment, else "
            "outlined. Right, the share that takes it against the risk of a severe side effect: a curve that "
            "falls, with the present state marked and dashed lines where half take it."
        ),
        risk=span(0, 3, step=0.25, start=1, label="Risk of a severe side effect, per cent"),
        delay=choice(NO, YES, start=YES, label="Worsening put off by ten years"),
        symptoms=choice(NO, YES, start=NO, label="Symptoms eased"),
    )
