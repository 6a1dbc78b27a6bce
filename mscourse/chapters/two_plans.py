"""One invented person under two plans: futures drawn from the chain of states, a lesson and no prediction."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.two_plans_panels import STEPS, Fan, fans, where_they_end
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import disability

YEARS = 10
SPEED = {25: 0.7, 40: 1.0, 55: 1.5}
"""Worsening by age, as a multiple of the model's own rates: illustrative."""
FUTURES = 200
"""Drawn by chance for each plan."""
_DRAWN = 8
_SEED = 8
_QUARTERS, _TENTHS = (0.25, 0.75), (0.1, 0.9)


@dataclass(frozen=True)
class Plan:
    """Futures under one plan.

    Attributes
    ----------
    shares
        Share of all futures on each step at each year, shape (11, 10); without chance.
    drawn
        Single futures, shape (11, 200).

    """

    shares: NDArray[np.float64]
    drawn: NDArray[np.float64]

    @property
    def mean(self) -> NDArray[np.float64]:
        """Mean step at each year, shape (11,)."""
        made: NDArray[np.float64] = self.shares @ np.arange(STEPS)
        return made

    def middle_half(self) -> tuple[int, int]:
        """Return the steps between which the middle half of all futures end."""
        summed = np.cumsum(self.shares[-1])
        low, high = (int(np.searchsorted(summed, part)) for part in _QUARTERS)
        return low, high


@lru_cache(maxsize=256)
def plan(step: int, age: int, ratio: float) -> Plan:
    """Follow one person for ten years.

    Parameters
    ----------
    step
        Where they stand now, a whole step of the scale.
    age
        One of `SPEED`.
    ratio
        Hazard ratio of the plan for every worsening; 1: no treatment.

    """
    natural = disability.Parameters()
    person = replace(natural, start=step, scale=natural.scale * SPEED[age])
    treated = () if ratio == 1 else (disability.Treatment(hazard_ratio=ratio),)
    visits = disability.Visits(years=YEARS)
    course = disability.cohort(person, treated, visits)
    drawn = disability.simulate(person, treated, visits, rng=np.random.default_rng(_SEED), people=FUTURES)
    return Plan(course.shares, drawn.step.astype(np.float64))


def quantile(shares: NDArray[np.float64], part: float) -> NDArray[np.float64]:
    """Return the height below which a part of the futures lie; each step is spread over its own width.

    Parameters
    ----------
    shares
        Shape (years, steps).
    part
        From 0 to 1.

    """
    edges = np.arange(STEPS + 1) - 0.5
    found = [float(np.interp(part, np.concatenate([[0.0], np.cumsum(row)]), edges)) for row in shares]
    return np.asarray(np.clip(np.array(found), 0, STEPS - 1))


def _fan(one: Plan) -> Fan:
    low, high, lowest, highest = (quantile(one.shares, part) for part in (*_QUARTERS, *_TENTHS))
    for edge in (low, high, lowest, highest):
        edge[0] = one.mean[0]  # now is known
    return Fan(low, high, one.mean, lowest, highest, one.drawn[:, :_DRAWN], whole(one.shares[-1]))


def whole(shares: NDArray[np.float64], of: int = 100) -> list[int]:
    """Round shares that sum to 1 to whole numbers that sum to `of`; the largest remainders go up."""
    exact = of * shares
    made = np.floor(exact).astype(int)
    made[np.argsort(made - exact, kind="stable")[: of - int(made.sum())]] += 1
    return [int(one) for one in made]


def pairs(with_it: Plan, without: Plan) -> tuple[int, int, int]:
    """Return of 100 pairs of futures, one from each plan: the treated one lower, level, higher."""
    both = np.outer(with_it.shares[-1], without.shares[-1])
    ours, theirs = np.indices(both.shape)
    parts = [float(both[way].sum()) for way in (ours < theirs, ours == theirs, ours > theirs)]
    lower, level, higher = whole(np.array(parts))
    return lower, level, higher


def _plans(step: float, age: float, ratio: float) -> tuple[Plan, Plan]:
    return plan(round(step), round(age), ratio), plan(round(step), round(age), 1.0)


def draw_plans(step: float, age: float, ratio: float) -> tuple[Page, Page]:
    """Draw both fans, and where their futures end."""
    with_it, without = _plans(step, age, ratio)
    years = np.arange(YEARS + 1.0)
    ours, theirs = _fan(with_it), _fan(without)
    return fans(years, ours, theirs), where_they_end(ours, theirs, pairs(with_it, without), YEARS)


def say_plans(step: float, age: float, ratio: float) -> str:
    """Say where the middle half of each plan end, and how pairs of futures compare."""
    with_it, without = _plans(step, age, ratio)
    (low, high), (below, above) = with_it.middle_half(), without.middle_half()
    lower, level, higher = pairs(with_it, without)
    return (
        f"Untreated, the middle half end between EDSS {below} and {above}; treated, between {low} and "
        f"{high}. "
        f"Of 100 pairs of futures, the treated one ends lower in {lower}, level in {level}, higher in "
        f"{higher}."
    )


def two_plans() -> Explorable:
    """Follow one invented person under two plans."""
    return explore(
        draw_plans,
        say=say_plans,
        name="two-plans",
        title="One invented person, two plans: can you tell them apart?",
        task=(
            "A lesson, not a prediction: the person is invented. Compare the gap between the two bold lines "
            "with the width of one band. Then make the effect stronger until a pair of futures nearly always "
            "tells the plans apart. Last, look under Evidence for a treatment with such an effect."
        ),
        seen=(
            "The means part by 1.2 steps in ten years, and untreated futures alone spread over 3 steps in "
            "their middle half. <!-- model: personal_plans.gap_start, personal_plans.wide_start --> Of "
            "100 pairs of futures the treated one ends lower in 60, level "
            "in 17 and higher in 23. <!-- model: personal_plans -->\n\n"
            "A hazard ratio of 0.1 still leaves 9 of 100 pairs in which the treated future ends higher, and "
            "13 level. <!-- model: personal_plans --> What treatment does to a group is clear long before "
            "one person could feel it, and no course of one life shows which plan it was. Rates, and how "
            "they change with age, are illustrative; harm of treatment is left out. A teaching model, not "
            "for a real choice."
        ),
        alt=(
            "Left, two overlapping fans of futures of one person over ten years, untreated grey and treated "
            "green, with means that part less than the bands are wide. Right, back to back, where a hundred "
            "futures of each plan end, and a bar of a hundred pairs."
        ),
        step=choice(1, 2, 3, 4, 5, start=3, label="EDSS at the start"),
        age=choice(*SPEED, start=40, unit="years", label="Age"),
        ratio=choice(0.1, 0.3, 0.5, 0.7, start=0.5, label="Hazard ratio of plan B"),
    )
