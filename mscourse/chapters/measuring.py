"""Chapter 03: how MS is measured, as five explorables and the chain of states."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.chapters.bad_year import BadYear
from mscourse.chapters.readings import CUT, VISITS, Readings
from mscourse.diagrams import bad_year_panels, chain_panels, life_panels, neda_panels, wobble_panels
from mscourse.diagrams import state_chain as chains
from mscourse.diagrams.life_rows import lesions, scan_counts
from mscourse.evidence import Library
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.chart import Chart
from mscourse.figures.page import Page
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.wrap import fitted as fitted_words
from mscourse.models import disability, trial

Panels = tuple[Page, Page]


@cache
def published(name: str) -> float:
    """Return the number of an outcome of the records.

    Raises
    ------
    ValueError
        If the record has no single number.

    """
    value = _library().outcome(name).value
    if value is None:
        message = f"{name} has no single value to draw beside the model; leave it out"
        raise ValueError(message)
    return float(value)


@lru_cache(maxsize=1)
def _library() -> Library:
    return Library()


def per_hundred(share: float) -> int:
    """Round a share to people of a hundred."""
    return round(100 * share)


# ---- one life, five instruments ----

SHOWN = {
    "relapses": "relapses",
    "+ disability score": "score",
    "+ scans": "scans",
    "+ blood": "blood",
    "+ brain volume": "volume",
    "+ what happened inside": "hidden",
}


def life_counts() -> dict[str, int]:
    """Count the drawn life: lesions, those felt, those a scan shows, those in the cord."""
    all_of_them = lesions()
    return {
        "lesions": len(all_of_them),
        "felt": sum(one.felt for one in all_of_them),
        "scanned": sum(scan_counts()),
        "unseen": sum(not one.felt and not one.on_scan for one in all_of_them),
    }


def draw_one_life(shown: str) -> Panels:
    """Draw the rows up to the one that was chosen."""
    return life_panels.life_panels(1 + list(SHOWN).index(shown))


def say_one_life(shown: str) -> str:
    """Say what the last revealed row adds."""
    count = life_counts()
    return {
        "relapses": f"In this drawn life, {count['felt']} attacks are felt.",
        "score": "The score jumps with attacks, wobbles between them, and climbs late, when walking changes.",
        "scans": f"Scans show {count['scanned']} new lesions, where {count['felt']} attacks were felt.",
        "blood": "The protein in blood rises after lesions for some weeks, and does not say where they are.",
        "volume": "Brain volume falls all the time, also in years without a relapse or a new lesion.",
        "hidden": (
            f"In all, {count['lesions']} lesions formed: {count['felt']} were felt, scans showed "
            f"{count['scanned']}, and {count['unseen']} were neither felt nor seen."
        ),
    }[SHOWN[shown]]


def one_life() -> Explorable:
    """Reveal one illness and five instruments, row by row."""
    return explore(
        draw_one_life,
        say=say_one_life,
        name="one-life",
        title="What does each instrument see?",
        task=(
            "You see the relapses. Before each step, guess what the next instrument adds. Before the "
            "last one, guess how many lesions there were for each attack that was felt."
        ),
        seen=(
            "In all, 30 lesions formed. Five were felt, scans showed 16, and 12 were neither felt nor seen. "
            "<!-- model: one_life -->\n\n"
            "No row is false, and none is the illness. Relapses count what is felt, the score mostly what is "
            "walked, scans what is large enough and in the brain, blood what broke in the last weeks, and "
            "volume what is gone. The life is drawn, not measured: its counts only show how the rows can "
            "differ."
        ),
        alt=(
            "Six time lines of one drawn life on two panels: what happens inside, relapses and disability "
            "score; scans, a nerve protein in blood and brain volume. Rows that are not yet shown are empty. "
            "The hidden one is the densest."
        ),
        shown=choice(*SHOWN, label="Shown"),
    )


# ---- a ruler that wobbles ----

RULES = {"one visit": False, "two visits in a row": True}
_LUCK_SEED = 3


@lru_cache(maxsize=1)
def luck() -> NDArray[np.float64]:
    """Give six people their errors; they are the same people in every state."""
    return np.random.default_rng(_LUCK_SEED).normal(size=(wobble_panels.SHOWN, VISITS + 1))


def readings_of(wobble: float, change: float, rule: str) -> Readings:
    """Give the ruler of a state."""
    return Readings(wobble, change, RULES[rule])


def draw_wobble(wobble: float, change: float, rule: str) -> Panels:
    """Draw six people's readings, and a hundred people of whom some are called worse."""
    one = readings_of(wobble, change, rule)
    read = one.read(luck())
    count, agree = per_hundred(one.called_worse()), per_hundred(one.agree())
    return (
        wobble_panels.readings(read, one.worse(read), CUT),
        wobble_panels.called(count, agree, change=change),
    )


def say_wobble(wobble: float, change: float, rule: str) -> str:
    """Say how many are called worse, and whether they should be."""
    one = readings_of(wobble, change, rule)
    count = per_hundred(one.called_worse())
    how = "by two visits in a row" if one.confirmed else "by a single visit"
    if change == 0:
        return f"With no true change, {count} of 100 people are called worse {how}."
    if change < CUT:
        seen = f"{count} of 100 people are called a whole point worse {how}"
        return f"With a true change of {change:g} point, {seen}."
    return f"With a true change of {change:g} point, {count} of 100 people are found {how}."


def wobble() -> Explorable:
    """Show a ruler that wobbles, and who is called worse although nobody is."""
    return explore(
        draw_wobble,
        say=say_wobble,
        name="ruler-wobble",
        title="Who is called worse when nobody is?",
        task=(
            "Leave the true change as it is. Ask for two visits in a row; then go back, and halve the wobble "
            "instead: which helps more? Make false alarms as rare as you can. Last, put the wobble back to "
            "half a point, let everybody truly lose a whole point, and see what the second visit costs."
        ),
        seen=(
            "With a wobble of half a point, 35 of 100 stable people are called worse. A second visit that "
            "must agree leaves 11, half the wobble leaves 8, both together 1.2. <!-- model: wobble -->\n\n"
            "Four visits are four chances to read high, and a first reading that was too low makes all of "
            "them look bad. The second visit has a price: of 100 people who truly lost a point, it finds 66, "
            "and a single visit 89. <!-- model: wobble_true -->"
        ),
        alt=(
            "Left, six small frames, each with a first reading as a ring, four later readings as discs, "
            "and a dashed line one point above the first; readings on or over the line are strong. "
            "Right, a hundred circles, filled for people called worse, and how often two readings agree."
        ),
        wobble=choice(0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, start=0.5, label="Wobble of a reading, points"),
        change=choice(0, 0.5, 1, label="True change, points"),
        rule=choice(*RULES, label="Worse on"),
    )


# ---- people chosen for a bad year ----

UNLIKE = {"all alike": 0.0, "somewhat": 0.4, "a lot": 1.5}


def _bad_year(least: float, rate: float, unlike: str) -> BadYear:
    return BadYear(round(least), rate, UNLIKE[unlike])


def draw_bad_year(least: float, rate: float, unlike: str) -> Panels:
    """Draw the year that people are chosen by, and the year after."""
    one = _bad_year(least, rate, unlike)
    before, after = one.means()
    return (
        bad_year_panels.chosen_by(bad_year_panels.Year(one.first_year(), before), one.at_least),
        bad_year_panels.year_after(bad_year_panels.Year(one.next_year(), after), before),
    )


def say_bad_year(least: float, rate: float, unlike: str) -> str:
    """Say what the chosen had, and have."""
    one = _bad_year(least, rate, unlike)
    before, after = one.means()
    if one.at_least == 0:
        return f"With everybody taken, {before:.1f} relapses a person become {after:.1f}: no change."
    fall = round(100 * (1 - after / before))
    return (
        f"Those with {one.at_least} or more had {before:.1f} relapses each and have {after:.1f} in the next "
        f"year: {fall}\N{NO-BREAK SPACE}% fewer, with nothing done."
    )


def bad_year() -> Explorable:
    """Choose people for a bad year, and look at the next: regression to the mean."""
    return explore(
        draw_bad_year,
        say=say_bad_year,
        name="bad-year",
        title="What happens after a bad year, with nothing done?",
        task=(
            "Take people with two relapses or more, and read both means. Then take everybody. Last, let "
            "people differ a lot: does the fall become larger or smaller?"
        ),
        seen=(
            "Chosen for two or more relapses, people had 2.5 each; in the next year they have 1.2, half as "
            "many, and nothing was done. With everybody taken, nothing falls. <!-- model: bad_year -->\n\n"
            "A bad year is part tendency, part bad luck. The tendency stays, the luck does not come again. "
            "The more people differ, the more of a bad year is tendency, and the smaller the fall. A study "
            "without a comparison cannot tell this fall from what a drug does."
        ),
        alt=(
            "Two column charts of relapses a year. Left, a hundred people in the year they are chosen "
            "by, the chosen columns tinted, with their mean as a dashed line. Right, a hundred of the "
            "chosen in the year after; their mean lies far to the left of the year before."
        ),
        least=choice(0, 1, 2, 3, start=2, label="Chosen from so many relapses on"),
        rate=choice(0.3, 0.5, 0.8, 1.2, start=0.8, label="Mean relapses a year"),
        unlike=choice(*UNLIKE, start="somewhat", label="People differ"),
    )


# ---- the chain of states ----

FRAILTIES: dict[str, float | None] = {"all alike": None, "somewhat": 8.0, "a lot": 2.0}
LOOK = 15.0
"""Years after onset at which people are counted: those of the share that the chain is fitted to."""
_YEARS = np.arange(0.0, 30.5, 1.0)
_GROUPS = 20
_MEDIANS = (
    "kremenchutzky_2006.median_time_to_dss_6",
    "weinshenker_1989.median_time_to_dss_6_total_population",
    "tedeholm_2015_gothenburg.median_time_to_edss_6",
)


@dataclass(frozen=True)
class Chain:
    """One state of the chain.

    Attributes
    ----------
    share, natural
        Who has ever reached the gate at `_YEARS`: as chosen, and as fitted from step 1.
    stand
        A hundred people at `LOOK`.
    """

    share: NDArray[np.float64]
    natural: NDArray[np.float64]
    stand: chain_panels.Stand


@cache
def fitted(people: str) -> disability.Parameters:
    """Return the chain, fitted again to the one published share if people differ."""
    natural = disability.Parameters()
    frailty = FRAILTIES[people]
    if frailty is None:
        return natural
    # Fitted again, so few groups of unlike people do: the share at the anchor stays what it is.
    return disability.calibrate(replace(natural, frailty=frailty, classes=_GROUPS))


@cache
def _natural(people: str) -> NDArray[np.float64]:
    return disability.reach(fitted(people), _YEARS)


@lru_cache(maxsize=256)
def chain_state(worsening: float, start: float, people: str) -> Chain:
    """Compute one state: worsening rates multiplied from onset, a first step, how much people differ."""
    natural = fitted(people)
    chosen = replace(natural, start=round(start))
    treatments = [] if worsening == 1 else [disability.Treatment(hazard_ratio=worsening)]
    times = np.array([0.0, LOOK])
    begin = disability.at_step(chosen.start)
    now = disability.propagate(chosen, begin, times, treatments)[-1]
    first = disability.propagate(chosen, begin, times, treatments, milestone=disability.MILESTONE)[-1]
    never = np.where(np.arange(disability.STEPS) < disability.MILESTONE, first, 0.0)
    counts = to_people(np.concatenate([now - never, never]))
    return Chain(
        disability.reach(chosen, _YEARS, treatments),
        _natural(people),
        chain_panels.Stand(tuple(counts[: disability.STEPS]), tuple(counts[disability.STEPS :])),
    )


def to_people(shares: NDArray[np.float64], people: int = 100) -> list[int]:
    """Round shares that sum to 1 to whole people who sum to `people`; the largest remainders go up."""
    exact = people * np.maximum(shares, 0)
    whole = np.floor(exact).astype(int)
    left = people - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
    return [int(one) for one in whole]


def _medians() -> list[float]:
    return [published(name) for name in _MEDIANS]


def draw_chain(worsening: float, start: float, people: str) -> Panels:
    """Draw where a hundred people stand, and who has ever passed the gate over thirty years."""
    state = chain_state(worsening, start, people)
    return (
        chain_panels.standing(state.stand, round(start), disability.MILESTONE, round(LOOK)),
        chain_panels.reached(_YEARS, state.share, state.natural, (LOOK, disability.ANCHOR), _medians()),
    )


def say_chain(worsening: float, start: float, people: str) -> str:
    """Say how many reach the gate by the fifteenth year, and when half have."""
    state = chain_state(worsening, start, people)
    by = {year: per_hundred(float(np.interp(year, _YEARS, state.share))) for year in (10, 15, 30)}
    return (
        f"Of 100 people, {by[10]} have reached EDSS {disability.MILESTONE} by year 10, {by[15]} by year "
        f"15 and {by[30]} by year 30; {100 - by[30]} have not even then."
    )


def chain() -> Explorable:
    """Walk the chain of states, from yearly rates to a walking aid."""
    return explore(
        draw_chain,
        say=say_chain,
        name="chain-of-states",
        title="From yearly rates to a walking aid",
        task=(
            "The grey curve is fitted to one published share, the square. Guess what half the worsening "
            "rate does to it, then look. Put the rate back, and let people differ: the fit meets the "
            "square again. What becomes of the years after it?"
        ),
        seen=(
            "With half the worsening rate from the beginning, 4 of 100 have reached EDSS 6 by year 15, "
            "in place of 26. <!-- model: chain_seen --> Halving the rates slows every step, and people "
            "need several: along a chain the rates multiply.\n\nWhen people differ a lot, 48 of 100 "
            "get there by year 30, in place of 64, although year 15 is the same. <!-- model: chain_seen "
            "--> Those who worsen fast arrive early; the others are left, and go slowly. An average "
            "curve hides both. The three cohorts stand far apart, and no one setting meets them all. "
            "Nor are they the same people: the square is of relapsing onset, and two cohorts count every "
            "form of MS."
        ),
        alt=(
            "Left, ten steps of the scale with a hundred people as dots, and a gate at step 6; those who "
            "have ever passed it are filled, some of them below it again. Right, the share that has ever "
            "reached step 6 over thirty years, beside the fitted curve and medians of three cohorts."
        ),
        worsening=choice(0.25, 0.5, 0.7, 1, 1.5, 2, start=1, label="Worsening rates, times"),
        start=choice(1, 2, 3, 4, 5, label="EDSS at the start"),
        people=choice(*FRAILTIES, label="People differ"),
    )


# ---- no evidence of disease activity ----

BARS = (2, 5)
"""Years at which the three chances are multiplied in bars."""
_DECADE = np.linspace(0, 10, 41)
_COHORTS = (
    ("rotstein_2015_neda", {1: "neda_3", 7: "neda_3_7_y"}),
    (
        "olmsted_neda",
        {
            1: "neda_maintained",
            2: "neda_maintained_2_y",
            5: "neda_maintained_5_y",
            10: "neda_maintained_10_y",
        },
    ),
)


def parts_left(relapse: float, scan: float, worse: float, years: float) -> list[float]:
    """Return the share without relapses, without these and new lesions, and without all three."""
    three = ((relapse, 0.0, 0.0), (relapse, scan, 0.0), (relapse, scan, worse))
    return [trial.no_evidence_of_activity(*rates, years) for rates in three]


@lru_cache(maxsize=1)
def seen_of_neda() -> list[list[tuple[float, float]]]:
    """Return the published points of two cohorts: years, and shares of 0 to 1."""
    return [
        [(float(year), published(f"{record}.{name}") / 100) for year, name in names.items()]
        for record, names in _COHORTS
    ]


def draw_neda(relapse: float, scan: float, worse: float) -> Panels:
    """Draw the product as shrinking bars, and as a curve over ten years."""
    share = np.array([trial.no_evidence_of_activity(relapse, scan, worse, year) for year in _DECADE.tolist()])
    alone = [np.exp(-rate * _DECADE) for rate in (relapse, scan, worse)]
    return (
        neda_panels.products({years: parts_left(relapse, scan, worse, years) for years in BARS}),
        neda_panels.decay(_DECADE, share, alone, seen_of_neda()),
    )


def say_neda(relapse: float, scan: float, worse: float) -> str:
    """Say how many still have no evidence of activity."""
    counts = [per_hundred(trial.no_evidence_of_activity(relapse, scan, worse, year)) for year in (1, *BARS)]
    return (
        f"With these three rates {counts[0]} of 100 people have no evidence of activity after 1 year, "
        f"{counts[1]} after {BARS[0]}, {counts[2]} after {BARS[1]}."
    )


def neda() -> Explorable:
    """Multiply three chances: no evidence of disease activity (NEDA) as a product."""
    return explore(
        draw_neda,
        say=say_neda,
        name="neda",
        title="How long can three things all stay away?",
        task=(
            "Take one rate away at a time, by setting it to nought, and find which helps most after five "
            "years. Then take away all but the worsening: what does this measure still not see?"
        ),
        seen=(
            "After five years 5 of 100 are left. Without relapses it would be 22, without new lesions "
            "17, without worsening 6. <!-- model: neda_seen -->\n\nChances that must all hold are "
            "multiplied, and the product falls fastest by the largest rate. Who scans more often finds "
            "more, so two studies can hardly be compared. What is not among the three is not seen by it: "
            "fatigue, thinking, and slow loss too small for the scale. The published points lie above "
            "the curve in later years. We think that this is because people differ: those who tend to "
            "stay quiet are left."
        ),
        alt=(
            "Left, three shrinking bars for two years and three for five: no relapse, no new lesion besides, "
            "no worsening besides. Right, the share without any of them falls over ten years, faster than "
            "each chance alone, with published points of two cohorts."
        ),
        relapse=choice(0, 0.1, 0.3, 0.6, 1, start=0.3, label="Relapses a year"),
        scan=choice(0, 0.1, 0.25, 0.5, 1, start=0.25, label="Scans with new lesions, a year"),
        worse=choice(0, 0.02, 0.05, 0.1, 0.3, start=0.05, label="Worsenings a year"),
    )


def state_chain() -> Chart:
    """Draw the chain of states with the model's rates as widths of arrows."""
    natural = disability.Parameters()
    worse = [natural.scale * one for one in natural.worsening_shape]
    words = Words(
        "state_chain",
        Headed("A chain of small steps, and a gate", "A chain of small steps, and a gate"),
        Headed(
            "Ten whole steps of the scale; arrows as wide as the model's yearly rates",
            "Ten whole steps of the scale; arrows\nas wide as the model's yearly rates",
        ),
        fitted_words(
            "Rates are illustrative: one smooth choice of many that give the same published share at the "
            "gate. By itself no arrow means anything. The model knows no age, no death and no drug."
        ),
        "Ten boxes in a chain, numbered 0 to 9. From each box an arrow leads to the next, and a thinner "
        "one back, so that people move both ways and on the whole upward. An open gate stands before box "
        "6, where a walking aid is needed.",
        "People move one step at a time, both ways, and more go up than down. Ten whole steps of the "
        "disability scale; arrows are as wide as the model's yearly rates, which are illustrative. "
        "Whoever passes the gate once is counted, also after coming back.",
    )
    return chains.state_chain(
        words, chains.Rates(worse, natural.improvement, disability.MILESTONE, natural.start)
    )
