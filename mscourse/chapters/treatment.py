"""Chapter 04: one trial as three numbers, counts of relapses, and an early or a late start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mscourse.chapters.one_result import BASELINE, FEW, HARM, SHARE, spared
from mscourse.chapters.relapse_counts import shares
from mscourse.chapters.treatment_cases import CLARITY_SPREAD, clarity_people
from mscourse.diagrams.attacks_counted import OF, count_bars, who_stays_free
from mscourse.diagrams.early_and_late import by_start, courses
from mscourse.diagrams.one_trial import gain_and_harm, ratio_and_gap
from mscourse.evidence import evidence
from mscourse.evidence.citing import link
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.counts import Counts, Expected, count_chart
from mscourse.figures.page import Page
from mscourse.figures.plots import Words
from mscourse.figures.wrap import fitted
from mscourse.models import disability, trial

RATE, RATIO = 0.67, 0.33
"""Where `counting_attacks` starts; near one trial's figures over two years, and a setting, not a result."""
RARER = 0.2
"""Attacks a year without the drug that its task asks for."""
MOST = 5
"""Attacks in a year from which people are drawn together."""


@dataclass(frozen=True)
class Counted:
    """One state of `counting_attacks`.

    Attributes
    ----------
    untreated, treated
        Shares of people with 0, 1, ... attacks in a year; the last is of five or more.
    prevented
        Attacks a hundred people are spared in a year.

    """

    untreated: NDArray[np.float64]
    treated: NDArray[np.float64]
    prevented: float

    @property
    def free(self) -> tuple[int, int]:
        """How many of a hundred have no attack, without the drug and with it.

        Rounded is the gain, which the lesson is about; so the second number may be off by one.
        """
        anyway, with_drug = OF * float(self.untreated[0]), OF * float(self.treated[0])
        return round(anyway), round(anyway) + round(with_drug - anyway)


def relapse_free(rate: float, spread: float, years: float = 1.0) -> float:
    """Return the share of people without a relapse in some years.

    Parameters
    ----------
    rate : float
        Relapses a person a year.
    spread : float
        How unlike people are: variance of their rates over the mean squared.
    years : float
        How long they are watched.
    """
    return trial.no_evidence_of_activity(rate, 0, 0, years, spread)


def count(rate: float, ratio: float, spread: float) -> Counted:
    """Count the attacks of a year in both groups of a trial.

    Parameters
    ----------
    rate : float
        Attacks a person a year without the drug.
    ratio : float
        Rate ratio: the rate with the drug as a share of it.
    spread : float
        How unlike people are: variance of their rates over the mean squared.
    """
    return Counted(shares(rate, spread, MOST), shares(rate * ratio, spread, MOST), OF * rate * (1 - ratio))


def draw_attacks(rate: float, ratio: float, spread: float) -> tuple[Page, Page]:
    """Draw attacks counted in both groups, and who has none."""
    state = count(rate, ratio, spread)
    return count_bars(state.untreated, state.treated), who_stays_free(*state.free)


def say_attacks(rate: float, ratio: float, spread: float) -> str:
    """Say ratio, attacks prevented, and people who stay free."""
    state = count(rate, ratio, spread)
    return (
        f"The ratio is {ratio:g}; {state.prevented:.0f} attacks are prevented per 100 people in a year; "
        f"{_gained(state)} more of 100 people have no attack."
    )


def counting_attacks() -> Explorable:
    """Give treatment.x1: one ratio, and how many attacks and people it stands for."""
    usual, rarer = count(RATE, RATIO, 1), count(RARER, RATIO, 1)
    alike, unlike = count(RATE, RATIO, 0), count(RATE, RATIO, 3)
    return explore(
        draw_attacks,
        say=say_attacks,
        name="counting-attacks",
        title="How many attacks does one ratio prevent?",
        task=(
            f"Keep the ratio, and lower the attacks without the drug to {RARER:g} a year. What is left of "
            "the attacks prevented, and of the people who are free with the drug only? Then put the "
            "attacks back, and let people be more and less alike."
        ),
        seen=(
            f"The ratio stays at {RATIO:g}, and the attacks prevented fall from {usual.prevented:.0f} to "
            f"{rarer.prevented:.0f} per {OF} people in a year. Those free with the drug only fall from "
            f"{_gained(usual)} to {_gained(rarer)} of {OF}. A ratio is a share of something, and that "
            "something became smaller.\n\n"
            f"How alike people are leaves the attacks prevented at {unlike.prevented:.0f}. The people free "
            f"with the drug only are {_gained(alike)} of {OF} if all are alike and {_gained(unlike)} if they "
            "differ most: then a few people have most of the attacks, and many have none with or without a "
            "drug."
        ),
        alt=(
            "Left, bars for how many of a hundred people have no attack in a year, one, two and so on, "
            "without the drug and with it. Right, a hundred people on the drug: those free of attacks "
            "anyway, those free with the drug only, and those who have one all the same."
        ),
        rate=choice(
            0.1, RARER, 0.3, 0.5, RATE, 0.8, 1, 1.3, start=RATE, label="Attacks a year without the drug"
        ),
        ratio=choice(0.2, RATIO, 0.5, 0.7, 1, start=RATIO, label="Rate ratio"),
        spread=choice(0, 1, 2, 3, start=1, label="How unlike people are"),
    )


def _gained(state: Counted) -> int:
    """Count who, of a hundred, is free of attacks with the drug only."""
    anyway, free = state.free
    return free - anyway


# ---- early or late ----

YEAR = 15
"""Years since onset at which the picture is read."""
YEARS = np.arange(0, 31, 1.0)
STARTS = np.arange(0, 15.5, 1.0)
STRONG, WEAK = 0.5, 0.7
LATER, LATEST = 5, 10
"""Ratios and starts that the task names: settings, from no trial."""
RATIOS = (0.4, STRONG, 0.6, WEAK, 0.85)
STEP = disability.MILESTONE
LASTS = {"5 years": 5.0, "10 years": 10.0, "for good": np.inf}
NATURAL = disability.Parameters()


@dataclass(frozen=True)
class Started:
    """One state of `early_or_late`, in people of a hundred: both courses, and what other starts give."""

    untreated: NDArray[np.float64]
    treated: NDArray[np.float64]
    value: float
    by_start: Mapping[float, NDArray[np.float64]]

    @property
    def without(self) -> float:
        """How many have reached EDSS 6 at the year that is read, untreated."""
        return float(self.untreated[YEAR])


def _reached(times: Any, ratio: float, start: float, lasts: str) -> NDArray[np.float64]:
    drug = disability.Treatment(hazard_ratio=ratio, start=start, stop=start + LASTS[lasts])
    return 100 * disability.reach(NATURAL, times, [drug])


@cache
def _by_start(ratio: float, lasts: str) -> NDArray[np.float64]:
    return np.array([_reached(float(YEAR), ratio, start, lasts)[0] for start in STARTS.tolist()])


@cache
def _untreated() -> NDArray[np.float64]:
    return 100 * disability.reach(NATURAL, YEARS)


def begin(start: float, ratio: float, lasts: str) -> Started:
    """Start a treatment in the model: `start` in years, the hazard `ratio`, and for how long it `lasts`."""
    treated = _reached(YEARS, ratio, start, lasts)
    lines = {one: _by_start(one, lasts) for one in sorted({*RATIOS, ratio})}
    return Started(_untreated(), treated, float(treated[YEAR]), lines)


def draw_start(start: float, ratio: float, lasts: str) -> tuple[Page, Page]:
    """Draw both courses, and what is reached by year 15 against the start."""
    state = begin(start, ratio, lasts)
    time = (start, start + LASTS[lasts])
    return (
        courses(YEARS, state.untreated, state.treated, time, (YEAR, state.without, state.value)),
        by_start(STARTS, state.by_start, (ratio, start, state.value), state.without, YEAR),
    )


def say_start(start: float, ratio: float, lasts: str) -> str:
    """Say how many reach EDSS 6 by year 15, and how many untreated."""
    state = begin(start, ratio, lasts)
    long = "" if lasts == "for good" else f", for {lasts}"
    return (
        f"Starting at year {start:g} with ratio {ratio:g}{long}: {state.value:.1f} of {OF} reach EDSS "
        f"{STEP} by year {YEAR}; untreated {state.without:.1f}."
    )


def early_or_late() -> Explorable:
    """Give treatment.x2: a stronger drug later against a weaker one earlier."""
    settings = ((0, STRONG), (LATER, STRONG), (LATEST, STRONG), (0, WEAK))
    at_once, later, latest, weak = (begin(start, ratio, "for good").value for start, ratio in settings)
    return explore(
        draw_start,
        say=say_start,
        name="early-or-late",
        title="What does a later start cost in the model?",
        task=(
            f"Start the drug with ratio {STRONG:g} at once, after {LATER} years and after {LATEST} years. "
            f"Then find the start that a weaker drug, ratio {WEAK:g}, needs to do as well as the stronger "
            f"one after {LATER} years: from the point, follow the finely dotted line to the left."
        ),
        seen=(
            f"With ratio {STRONG:g}, {at_once:.1f} of {OF} people reach EDSS {STEP} by year {YEAR} when the "
            f"drug starts at once, {later:.1f} when it starts after {LATER} years, {latest:.1f} after "
            f"{LATEST}. The weaker drug comes near only if it starts at once: then {weak:.1f} of {OF} reach "
            f"it. In the model a delay of {LATER} years costs about as much as the difference between the "
            f"two drugs, because people climb several steps to EDSS {STEP}, and every step is slowed.\n\n"
            "The model has no age, and its drug works alike for decades. Both are assumptions, and the "
            "ratios are settings of ours."
        ),
        alt=(
            f"Left, how many of a hundred people have reached EDSS {STEP} over thirty years, untreated and "
            "treated, with the time on the drug tinted. Right, how many have reached it by one year "
            "against the start of the drug, a line for each hazard ratio, with the present state marked."
        ),
        start=choice(0, 1, 2, 3, LATER, 8, LATEST, 12, 15, start=LATER, label="Start, years since onset"),
        ratio=choice(*RATIOS, start=STRONG, label="Hazard ratio of the drug"),
        lasts=choice(*LASTS, start="for good", label="How long it is taken"),
    )


# ---- one trial as three numbers ----


def draw_numbers(baseline: float, harm: float) -> tuple[Page, Page]:
    """Draw ratio and gap, and who gains and who is harmed."""
    fewer = spared(baseline)
    return ratio_and_gap(round(baseline), round(baseline) - fewer, SHARE), gain_and_harm(fewer, round(harm))


def say_numbers(baseline: float, harm: float) -> str:
    """Say ratio, gap and harm in people of a hundred."""
    return (
        f"Without the drug {baseline:g} of 100 get worse, with it {baseline - spared(baseline):g}: "
        f"a ratio of {SHARE:g} and a gap of {spared(baseline)}. The drug harms {harm:g} of 100."
    )


def three_numbers() -> Explorable:
    """Give treatment.d2 to move: ratio, gap and people of one result, with a harm beside the gain."""
    return explore(
        draw_numbers,
        say=say_numbers,
        name="three-numbers",
        title="One result, three numbers, and a harm",
        task=(
            "Leave the harm. Lower the people who get worse without the drug step by step, "
            "and watch which of the numbers move. Then look for a setting in which as many people are harmed "
            "as are spared."
        ),
        seen=(
            f"The ratio and the harm stay. The gap falls from {spared(BASELINE)} of {OF} to {spared(FEW)} "
            f"of {OF} when {BASELINE} and then {FEW} of {OF} get worse without the drug. A harm knows "
            "nothing of how much there was to gain.\n\n"
            f"With {FEW} of {OF} getting worse and a harm to {spared(FEW)} of {OF}, as many are harmed as "
            "are spared. Whether the two weigh the same, no count can say; and nobody knows beforehand who "
            "is who. All numbers here are illustrative."
        ),
        alt=(
            "Left, two bars for how many of a hundred people get worse without the drug and with it, with "
            "their ratio under them and their gap beside them. Right, the same hundred people twice: those "
            "spared by the drug, and those harmed by it."
        ),
        baseline=choice(FEW, 10, 20, 30, 40, start=BASELINE, label="Worse without the drug, of 100"),
        harm=choice(0, 1, 2, 5, start=HARM, label="Harmed by the drug, of 100"),
    )


# ---- counts of one trial ----


def clarity_counts() -> Chart:
    """Draw how many relapses people had on placebo in one trial, and what two ideas lead us to expect."""
    record, counted = evidence["clarity"], clarity_people()
    whole, most = sum(counted), len(counted) - 1
    mean = sum(relapses * people for relapses, people in enumerate(counted)) / whole
    alike, unlike = (tuple((whole * shares(mean, spread, most)).tolist()) for spread in (0, CLARITY_SPREAD))
    labels = (*(str(number) for number in range(most)), f"{most} or more")
    words = Words(
        "clarity_counts",
        fitted("People have more unlike numbers of relapses than chance alone would give", "title"),
        fitted(
            "Relapses of people on placebo in one trial of relapsing MS, over nearly two years", "subtitle"
        ),
        fitted(
            f"CLARITY, placebo group, {whole} people; who had {most} or more counts as {most}. Both ideas "
            "have the same mean. How unlike people are was fitted to these people: that it fits them shows "
            "nothing yet."
        ),
        alt=(
            "Bars for people on placebo with no relapse, one, two, three, four or more: "
            f"{_listed(counted)}. If all were alike we would expect {_listed(alike)}; if people differ "
            f"{_listed(unlike)}, close to the bars."
        ),
        caption=(
            "More people than expected had no relapse, and more had several, because people are not alike. "
            "Bars: people on placebo in one trial, by their relapses over nearly two years; signs: what "
            "two ideas lead us to expect."
        ),
    )
    table = DataTable(
        ("Relapses", "Counted", "Expected if all are alike", "Expected if people differ"),
        tuple(
            (label, f"{count}", f"{one:.0f}", f"{other:.0f}")
            for label, count, one, other in zip(labels, counted, alike, unlike, strict=True)
        ),
    )
    chart = count_chart(
        words,
        Counts(labels, "relapses of a person", "people counted", tuple(counted)),
        (Expected("expected if all are alike", alike), Expected("expected if people differ", unlike)),
        table,
        (0, 100, 200, 300),
    )
    source = link(record)
    return replace(chart, sources=((source.words, source.address),))


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{one:.0f}" for one in numbers)
