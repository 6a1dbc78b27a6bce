"""Chapter 07: one dose by two routes, what a trial could see, and a funnel to build, as explorables."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from mscourse.chapters import trials_run
from mscourse.diagrams.funnel_panels import Cloud, Shelf, State, Study, growing_funnel, printed_shelf
from mscourse.diagrams.one_dose_panels import Course, Found, cells_and_signal, three_scans
from mscourse.diagrams.power_panels import FEWEST, MOST, OF, Curve, hundred_trials, power_curve
from mscourse.evidence import evidence
from mscourse.evidence.plots.forest_cells import SMALL, ratio_of_means
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import msc
from mscourse.models.published import MESEMS_RATE_RATIO

ROUTES = {"into a vein": "intravenous", "into the spinal fluid": "intrathecal"}
VEIN, SPINE = ROUTES
DOSES = (0.1, 1, 3, 10)
LONGER, STRONGER = 30, 5
ASSUMED = {
    "as assumed": (1.0, 1.0),
    "cells die five times sooner": (0.2, 1.0),
    f"cells live {LONGER} times longer": (LONGER, 1.0),
    f"their signal is {STRONGER} times stronger": (1.0, STRONGER),
    "longer and stronger, both": (LONGER, STRONGER),
}
"""What the reader may assume: by what the cells' half-lives are multiplied, and their signal."""
AS_ASSUMED, *_, BOTH = ASSUMED
_DAYS = np.concatenate([np.linspace(0, 14, 85), np.linspace(14.5, 168, 120)])

RATIOS = (0.3, 0.5, 0.7, 1.0)
GROUPS = (9, 20, 72, 160, 270, 500)
SPREADS = {"as in MESEMS": 1.0, "half as much": 0.5}
"""How much people differ beyond chance, in what the large trial's interval implies."""
UNLIKE, ALIKE = SPREADS
_SIZES = np.geomspace(FEWEST, MOST, 60)
_SMALL_TRIAL = "llufriu_2014"


# ---- one dose ----


@cache
def fate(assume: str) -> msc.Parameters:
    """Return the model's cells under one of the assumptions of `ASSUMED`."""
    longer, stronger = ASSUMED[assume]
    usual = msc.Parameters()
    return msc.Parameters(
        lung_loss=usual.lung_loss / longer,
        cns_loss=usual.cns_loss / longer,
        half_signal=usual.half_signal / stronger,
    )


def expected(dose: float, route: str, assume: str = AS_ASSUMED) -> float:
    """Return the rate ratio of new lesions over the three scans.

    Parameters
    ----------
    dose
        In doses like the trial's.
    route, assume
        One of `ROUTES`, and one of `ASSUMED`.

    """
    return msc.trial_rate_ratio(msc.Treatment(dose=dose, route=ROUTES[route]), fate(assume))


def interval() -> tuple[float, float, float]:
    """Return estimate, low and high limit of the trial of one dose by vein."""
    published = MESEMS_RATE_RATIO
    return published.value, published.low or 0.0, published.high or 0.0


def tested(dose: float, route: str) -> bool:
    """Tell whether that trial gave such a dose."""
    return route == VEIN and dose == 1


def draw_dose(dose: float, route: str, assume: str) -> tuple[Page, Page]:
    """Draw the cells with what is felt of them, and what three scans would find."""
    treatment, parameters = msc.Treatment(dose=dose, route=ROUTES[route]), fate(assume)
    held = msc.amounts(_DAYS, treatment, parameters)
    alive = 100 * (held.lung + held.systemic + held.cns) / dose
    ratios = msc.rate_ratio(msc.SCANS, treatment, parameters).tolist()
    scans = [(day / 7, ratio) for day, ratio in zip(msc.SCANS, ratios, strict=True)]
    course = Course(_DAYS / 7, alive, msc.rate_ratio(_DAYS, treatment, parameters), scans)
    found = Found(scans, expected(dose, route, assume), interval(), tested(dose, route))
    return cells_and_signal(course), three_scans(found)


def say_dose(dose: float, route: str, assume: str) -> str:
    """Say the rate ratio, and whether the trial speaks for or against it."""
    ratio = expected(dose, route, assume)
    many = "One dose" if dose == 1 else f"{dose:g} doses" if dose > 1 else f"{dose:g} of a dose"
    start = f"{many} {route}: expected rate ratio {ratio:.2f}"
    if not tested(dose, route):
        return f"{start}. The large trial gave one dose into a vein; it did not test this."
    _, low, high = interval()
    verb = "contains it" if low <= ratio <= high else "does not contain it"
    return f"{start}; the trial's interval, {low:.2f} to {high:.2f}, {verb}."


def one_dose() -> Explorable:
    """Give one dose: show where its cells live, what they do to new lesions, and what the trial excludes."""
    return explore(
        draw_dose,
        say=say_dose,
        name="one-dose",
        title="One dose, two routes",
        task=(
            "Start with one dose into a vein. Which of the three scans sees anything? Give ten times as "
            "much, then change the route. Last, go back to one dose into a vein and find an assumption that "
            "the trial speaks against."
        ),
        seen=(
            "One dose into a vein gives 0.94, ten give 0.80, and one into the spinal fluid gives 0.52. "
            "<!-- model: msc_dose --> In a vein the cells are gone within days, and only the first scan "
            "falls into the time in which their signal is felt. Ten times as many make it stronger and "
            "only a little longer: the second scan sees some of it, the third nothing. In the spinal "
            "fluid the cells of this model last for weeks, and each is heard better: both are "
            "assumptions, and the large trial gave no cells there.\n\n"
            "For one dose into a vein only one assumption falls outside the trial's interval: cells that "
            "live 30 times longer and whose signal is 5 times stronger, with a ratio of 0.57. <!-- model: "
            "msc_dose --> That the start lands on 0.94 proves nothing: <!-- "
            "uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary --> the strength of the signal "
            "was chosen so that it does."
        ),
        alt=(
            "Left, living cells fall over weeks above a curve of new lesions that dips and returns, with "
            "rings at three scans. Right, twenty dots for each scan, some of them outlines, above a scale of "
            "ratios with the model's disc and the interval of the trial of one dose by vein."
        ),
        dose=choice(*DOSES, start=1, unit="doses", label="Dose"),
        route=choice(*ROUTES, start=VEIN, label="Cells given"),
        assume=choice(*ASSUMED, start=AS_ASSUMED, label="Assume"),
    )


# ---- what a trial could see ----


def chance(ratio: float, people: float, spread: str) -> float:
    """Return how many trials in 100 of a size would call the groups different.

    Parameters
    ----------
    ratio
        The true rate ratio.
    people
        In each of the two groups.
    spread
        How much people differ beyond chance, one of `SPREADS`.

    """
    # The formula takes any size; a trial takes whole people, so its error is scaled from 100 of them.
    trial = msc.Trial(treated=OF, placebo=OF, dispersion=SPREADS[spread] * msc.Trial().dispersion)
    return 100 * msc.power(ratio, msc.standard_error(ratio, trial) * math.sqrt(OF / people))


def draw_power(ratio: float, people: float, spread: str) -> tuple[Page, Page]:
    """Draw a hundred trials of the kind, and the chance by size."""
    studies = [(name, size, chance(ratio, size, spread)) for name, size in (("Llufriu", 9), ("MESEMS", 72))]
    curve = np.array([chance(ratio, size, spread) for size in _SIZES.tolist()])
    here = (people, chance(ratio, people, spread))
    return (
        hundred_trials(round(here[1]), any_effect=ratio < 1),
        power_curve(Curve(_SIZES, curve, here, studies)),
    )


def say_power(ratio: float, people: float, spread: str) -> str:
    """Say how often a trial of this size would find the effect."""
    found = round(chance(ratio, people, spread))
    if ratio == 1:
        return (
            f"With {people:g} people a group and no effect at all, {found} trials in 100 would still call "
            "the groups different."
        )
    return (
        f"With {people:g} people a group, a true ratio of {ratio:g} would be found {found} times in 100, and "
        f"missed {100 - found} times."
    )


def could_see() -> Explorable:
    """Ask what a trial could have seen: chance of finding a true effect, by size and spread."""
    return explore(
        draw_power,
        say=say_power,
        name="could-see",
        title="Could the trial have seen it?",
        task=(
            "The start is a trial like MESEMS, and cells that truly prevent three new lesions in ten. Find "
            "the size that sees this 80 times in 100. <!-- model: msc_seen --> Then go back to the start and "
            "let people be more alike instead. Last, let the cells do nothing: a true ratio of one."
        ),
        seen=(
            "With 72 people a group, a true ratio of 0.7 would be found 31 times in 100; it takes 270 a "
            "group to find it 80 times. With half the spread 72 find it 47 times, and 160 are enough. "
            "<!-- model: msc_seen --> Lesion counts differ widely between people, and most of a trial's "
            "uncertainty comes from there. A trial that picks people with similar counts sees more with "
            "fewer.\n\n"
            "Nine people a group would find a true ratio of 0.3 only 37 times in 100. <!-- model: msc_seen "
            "--> The small trial had nine people in all, so its mark at nine a group is generous. On average "
            "they had 3.1 lesions with cells and 12.3 with placebo, p 0.064: <!-- "
            "llufriu_2014.cumulative_gadolinium_enhancing_lesions, "
            ".cumulative_gadolinium_enhancing_lesions_placebo --> a hint that chance could have made. With a "
            "true ratio of 1, 5 trials in 100 call the groups different all the same. <!-- model: msc_seen "
            "-->"
        ),
        alt=(
            "Left, a hundred sheets of paper, one for each trial, filled where the trial finds a difference. "
            "Right, a curve of the chance of finding it, rising with the people in each group, with squares "
            "at the sizes of two published trials, a disc at the chosen size, and a dashed line at the usual "
            "aim."
        ),
        ratio=choice(*RATIOS, start=0.7, label="True ratio"),
        people=choice(*GROUPS, start=72, unit="people", label="In each group"),
        spread=choice(*SPREADS, start=UNLIKE, label="How much people differ"),
    )


# ---- a funnel to build ----


def states(ratios: Sequence[float], run: int, limit: float) -> list[State]:
    """Tell what has become of each trial: not run yet, printed, or left in a drawer."""
    return [
        "not run" if number >= run else "printed" if ratio < limit else "drawer"
        for number, ratio in enumerate(ratios)
    ]


def pooled(small: float, large: float, printed: str) -> tuple[float | None, float | None, float | None]:
    """Pool the printed trials: all of them, the small ones, the large ones; None where there is none."""
    few = trials_run.small().first(round(small)).below(trials_run.RULES[printed])
    many = trials_run.large().first(round(large))
    return trials_run.joined(few, many).together(), few.together(), many.together()


@cache
def published() -> tuple[Study, Study]:
    """Return the small and the large published trial, each with the standard error of its logarithm."""
    first = evidence.outcome(SMALL[0])
    second = evidence.outcome(f"{_SMALL_TRIAL}.{SMALL[1]}")
    ratio, _, _, error = ratio_of_means(first, second)
    estimate, low, high = interval()
    return Study("Llufriu", ratio, error), Study("MESEMS", estimate, msc.error_of_interval(low, high))


def draw_funnel(small: float, large: float, printed: str) -> tuple[Page, Page]:
    """Draw the funnel with the trials run so far, and what is printed of them."""
    few, many = trials_run.small(), trials_run.large()
    small_states = states(few.ratio.tolist(), round(small), trials_run.RULES[printed])
    large_states = states(many.ratio.tolist(), round(large), math.inf)
    clouds = (
        Cloud(few.ratio, few.error, small_states, large=False),
        Cloud(many.ratio, many.error, large_states, large=True),
    )
    return (
        growing_funnel(clouds, published()),
        printed_shelf(Shelf(small_states, large_states, *pooled(small, large, printed))),
    )


def say_funnel(small: float, large: float, printed: str) -> str:
    """Say how many are printed, and what they give together."""
    few = trials_run.small().first(round(small))
    kept = few.below(trials_run.RULES[printed])
    run, shown = round(small) + round(large), kept.ratio.size + round(large)
    together, alone, _ = pooled(small, large, printed)
    are, give = ("is", "it gives") if shown == 1 else ("are", "pooled they give")
    start = (
        f"{run} trials were run and {shown} {are} in print"
        if run > 1
        else f"{run} trial was run, {shown} {are} in print"
    )
    if together is None:
        return f"{start}: a reader learns nothing. The true ratio is 1."
    tail = "" if alone is None or not large else f", the small ones alone {alone:.2f}"
    return f"{start}; {give} a ratio of {together:.2f}{tail}. The true ratio is 1."


def small_trials() -> Explorable:
    """Build a funnel: run small and large trials without any effect, and print all or the hopeful ones."""
    return explore(
        draw_funnel,
        say=say_funnel,
        name="small-trials",
        title="Build a funnel",
        task=(
            "In this model the cells do nothing: every true ratio is 1. <!-- model: msc_funnel --> Look at "
            "the first small trial and the first large one. Run more of both and watch the shape grow. Then "
            "print small trials only if they look good, and read what is in print."
        ),
        seen=(
            "The first small trial found a ratio of 0.26 with cells that do nothing; the first large one "
            "found 1.02. 40 small trials scatter from 0.19 to 2.9, and pooled they give 1.00. Print only "
            "those in which lesions fell, and 20 of 40 give 0.62; only those in which they halved, and 5 of "
            "40 give 0.27. <!-- model: msc_funnel --> Chance throws small trials far to both sides. When one "
            "side stays in a drawer, the other looks like an effect. We chose a run of chance that begins as "
            "the published trials did.\n\n"
            "The small published trial, with nine people in all, lies as far out as this chance reaches, and "
            "the large one near the middle. That fits cells that do little; it does not show it, since two "
            "trials make no funnel. Whether any trial was left in a drawer, we do not know."
        ),
        alt=(
            "Left, a funnel around a ratio of one: small trials as dots that scatter widely near the foot, "
            "large ones near the top, and two published trials as squares. Right, their reports as sheets, "
            "filled if printed, above the pooled ratios of the printed small, large and all trials."
        ),
        small=choice(1, 5, 20, 40, start=1, label="Small trials run (9 a group)"),
        large=choice(0, 1, 3, 10, start=1, label="Large trials run (72 a group)"),
        printed=choice(*trials_run.RULES, start="every trial", label="Printed"),
    )
