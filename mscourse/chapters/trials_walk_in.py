"""Chapter 12: the trial MIST once more, run three hundred times, and what bends it while it runs."""

import math
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.walk_in_panels import EDGES, Arm, Spread, many_ratios, two_curves
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import trial

RATIOS = (0.07, 0.5, 1)
MEDIANS = (1, 2, 10)
"""Years in which half of the control arm gets worse. Sizes are fixed at 55 and 55, as in MIST: how many
people it takes is the next explorable's question."""
TRIALS, SEED = 300, 1
CROSS_AFTER, LEAVE, OVER, WAIT, LOST = 1.0, 0.4, 0.5, 0.5, 0.15
"""Illustrative: years until controls may change over; share of the treated who leave unseen before they are
counted as worse; how much more is recorded in controls; years until treatment counts as begun; people lost
each year, whatever their risk."""
WALKS_IN = {
    "nothing": trial.Bias(),
    "controls change over after a year": trial.Bias(crossover=CROSS_AFTER),
    "treated people who get worse leave": trial.Bias(leave_treated=LEAVE),
    "everybody knows who got what": trial.Bias(),
    "only those still well count as treated": trial.Bias(),
    "people are lost by chance": trial.Bias(drop_out=LOST),
}
"""What may bend a trial. Two of them are no `Bias` of the model: see `ran`."""
NOTHING, CHANGE, LEAVING, KNOWN, WAITING, CHANCE = WALKS_IN


@dataclass(frozen=True)
class Ran:
    """Trials of one kind; arrays of shape (trials, patients), and `ratio` of shape (trials,)."""

    time: NDArray[np.float64]
    event: NDArray[np.bool_]
    treated: NDArray[np.bool_]
    ratio: NDArray[np.float64]

    def arm(self, *, treated: bool) -> Arm:
        """Return one arm of the first trial."""
        members = self.treated[0] == treated
        curve = trial.kaplan_meier(self.time[0, members], self.event[0, members])
        return Arm(curve.time, 100 * curve.free, int(self.event[0, members].sum()), int(members.sum()))


@cache
def ran(truth: float, median: float, walks_in: str) -> Ran:
    """Run three hundred trials.

    Parameters
    ----------
    truth : float
        The true hazard ratio.
    median : float
        Years in which half of the control arm gets worse.
    walks_in : str
        One of `WALKS_IN`.
    """
    plan = trial.Parameters(hazard=math.log(2) / median, hazard_ratio=truth)
    if walks_in == KNOWN:
        # More is recorded in controls: their hazard is raised, and the ratio falls by as much.
        plan = replace(plan, hazard=plan.hazard * (1 + OVER), hazard_ratio=truth / (1 + OVER))
    found = trial.simulate(plan, WALKS_IN[walks_in], rng=np.random.default_rng(SEED), trials=TRIALS)
    treated = np.broadcast_to(found.treated, found.time.shape)
    if walks_in == WAITING:
        # Immortal time: whoever got worse before treatment began is counted among the controls.
        treated = treated & ~(found.event & (found.time < WAIT))
    return Ran(found.time, found.event, treated, trial.cox(found.time, found.event, treated).ratio)


def spread(truth: float, median: float, walks_in: str) -> Spread:
    """Count the hazard ratios of the trials."""
    told = ran(truth, median, walks_in).ratio
    told = told[~np.isnan(told)]
    inside = np.clip(told, EDGES[0] * 1.0001, EDGES[-1] * 0.9999)
    counts, _ = np.histogram(inside, EDGES)
    low, middle, high = np.quantile(told, (0.025, 0.5, 0.975))
    return Spread(counts.tolist(), truth, float(middle), float(low), float(high), told.size)


def draw_walks_in(truth: float, median: float, walks_in: str) -> tuple[Page, Page]:
    """Draw the first trial's curves and all hazard ratios."""
    run = ran(truth, median, walks_in)
    return (
        two_curves(run.arm(treated=False), run.arm(treated=True), f"true hazard ratio {truth:g}"),
        many_ratios(spread(truth, median, walks_in)),
    )


def say_walks_in(truth: float, median: float, walks_in: str) -> str:
    """Say the events of the drawn trial, and where the estimates of all of them lie."""
    run, found = ran(truth, median, walks_in), spread(truth, median, walks_in)
    control, treated = run.arm(treated=False), run.arm(treated=True)
    return (
        f"{treated.events} and {control.events} events; over {TRIALS} trials estimates spread from "
        f"{found.low:.2f} to {found.high:.2f}, the middle one is {found.median:.2f}, and the truth is "
        f"{truth:g}."
    )


def walks_in() -> Explorable:
    """Run the trial MIST again, and let one thing after another walk into it."""
    return explore(
        draw_walks_in,
        say=say_walks_in,
        name="what-walks-in",
        title="MIST again: what walks in while a trial runs?",
        task=(
            "Start with the published setting. Make the control arm better, to ten years: what happens "
            "to the "
            "events, and what to the true ratio? <!-- model: trials_walk_in.given_median_long --> Then go "
            "back to two years, set the truth to 1, no effect, and let in one thing after another. "
            "<!-- model: trials_walk_in.given_median, trials_walk_in.given_none --> Which of the five invent "
            "an effect, and which do not?"
        ),
        seen=(
            "In the published setting the drawn trial has 3 and 33 events, and the estimates of 300 trials "
            "spread from 0.00 to 0.17. <!-- model: trials_walk_in --> The real one had 3 and 34, and a "
            "hazard "
            "ratio of 0.07 (95 % interval 0.02 to 0.24). "
            "<!-- mist_burt2019.patients_with_disease_progression, .patients_with_disease_progression_dmt, "
            ".time_to_disease_progression_edss_rise_ge_1 --> If half of the controls get worse in ten years "
            "instead of two, 1 and 8 events are left. The true ratio is the same, and in half of the trials "
            "nobody in the treated arm gets worse, so that the estimate is 0. <!-- model: trials_walk_in -->"
            "\n\n"
            "With a truth of 1, three things invent an effect. Treated people who leave before they count "
            "as worse bring the middle to 0.59, knowing who got what to 0.67, and counting as treated "
            "only those still well after half a year to 0.59. <!-- model: trials_walk_in --> Nothing "
            "protects "
            "against the first but looking after everybody to the end, against the second but blinding, "
            "against the third but counting from the day of randomisation. People lost by chance cost "
            "events and move nothing. Controls who change over do not invent an effect; they hide one: a "
            "true "
            "0.5 looks like 0.70. <!-- model: trials_walk_in.given_half, trials_walk_in.changed_half -->\n\n"
            "How strong each one is here is illustrative. Rates are constant in this model, and real ones "
            "are not."
        ),
        alt=(
            "Left, two falling step curves of one trial: the treated arm solid, the control arm dashed, with "
            "the events in each. Right, columns of the hazard ratios of many such trials on a scale of "
            "powers, with lines at the true ratio and at the middle of the estimates, and a bar under them."
        ),
        truth=choice(*RATIOS, start=0.07, label="True hazard ratio"),
        median=choice(*MEDIANS, start=2, unit="years", label="Half of controls worse in"),
        walks_in=choice(*WALKS_IN, start=NOTHING, label="What walks in"),
    )


__all__ = ["NOTHING", "WALKS_IN", "draw_walks_in", "ran", "say_walks_in", "spread", "walks_in"]
