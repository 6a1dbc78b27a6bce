"""Chapter 06: a transplant day by day, what grows back, what a brake does, and deaths, as explorables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.chapters.brake_after import brake
from mscourse.chapters.death_series import deaths
from mscourse.chapters.transplant_course import FULL, NO_CELLS, NO_CHEMOTHERAPY, Way, counts, hazard, person
from mscourse.diagrams.clone_panels import CLONES, FIRST, LAST, Line, Return, hundred_clones, return_curves
from mscourse.diagrams.transplant_days import Course, transplant_days
from mscourse.diagrams.transplant_walk import (
    EARLY,
    LATE,
    STEPS,
    Courses,
    Today,
    blood_today,
    counts_over_time,
)
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Page
from mscourse.models import reconstitution as blood

HALF_YEAR = 183.0

# ---- walk ----

WALKED = (-30, -24, -5, -2, 0, 3, 5, 8, 11, 15, 20, 30, 60, 90, 180, 365, 730)
"""Days that can be walked to."""
_LAST_OF_STEP = (-27, -10, -1, 0, 10, 20, 730)
"""The last day of each step, so that a day has one."""
_DRAWN = np.concatenate([np.linspace(*EARLY, 121), np.geomspace(LATE[0] + 0.1, LATE[1], 60)])


def days() -> Drawing:
    """Draw the seven steps with the model's counts and risk."""
    return transplant_days(
        Course(partial(counts, FULL), lambda at: counts(NO_CELLS, at)["neutrophils"], partial(hazard, FULL))
    )


def step_of(day: float, way: str) -> int:
    """Return which of the seven steps a day belongs to, from 1."""
    step = 1 + next(number for number, last in enumerate(_LAST_OF_STEP) if day <= last)
    engrafted = day >= person(way).neutrophils.day
    if way == NO_CELLS and step == len(STEPS) and not engrafted:
        return 5
    return step


def today(way: str, day: float) -> Today:
    """Gather what is drawn of a day."""
    step = step_of(day, way)
    shares = {kind: float(values[0]) for kind, values in counts(way, [day]).items()}
    left_out = {NO_CELLS: 4, NO_CHEMOTHERAPY: 3}.get(way, 0)
    words = STEPS[step - 1]
    if step == left_out:
        words = f"{words}: not done"
    elif way == NO_CHEMOTHERAPY and step > 4:  # noqa: PLR2004 - the steps after the cells are given
        words = "nothing was removed"
    elif way == NO_CELLS and step == 6:  # noqa: PLR2004 - engraft
        words = "no graft; few white cells"
    return Today(step, left_out, words, shares)


@lru_cache(maxsize=8)
def _courses(way: str) -> Courses:
    rescued = counts(FULL, _DRAWN)["neutrophils"]
    return Courses(_DRAWN, counts(way, _DRAWN), hazard(way, _DRAWN), rescued)


def draw_walk(way: str, day: float) -> tuple[Page, Page]:
    """Draw the blood of a day, and counts and infections over two years."""
    here = today(way, day)
    return blood_today(here), counts_over_time(_courses(way), day, here.shares, rescued=way != NO_CELLS)


def say_walk(way: str, day: float) -> str:
    """Say the step, the counts and how often infections come."""
    here = today(way, day)
    at = {kind: _percent(share) for kind, share in here.shares.items()}
    often = float(hazard(way, [day])[0])
    return (
        f"{_when(day)} ({here.words}): neutrophils at {at['neutrophils']}, CD8 T cells at {at['cd8']}, "
        f"B cells at {at['b_cells']} and CD4 T cells at {at['cd4']} of normal. "
        f"At this level infections would come {often:.1f} times a year."
    )


def _when(day: float) -> str:
    if day < 0:
        return f"{-day:g} days before the cells would go back"
    return f"Day {day:g}"


def _percent(share: float) -> str:
    return "below 1 %" if share < 0.005 else f"{100 * share:.0f} %"  # noqa: PLR2004 - what rounds to nothing


def first_half_year(way: str) -> float:
    """Return the infections that the model expects in the first half-year after day 0."""
    if way == NO_CHEMOTHERAPY:
        return PERSON_BACKGROUND * HALF_YEAR / blood.YEAR
    return blood.infections(person(way), 0, HALF_YEAR)


PERSON_BACKGROUND = blood.Parameters().infection.background


def walk() -> Explorable:
    """Walk through a transplant day by day."""
    return explore(
        draw_walk,
        say=say_walk,
        name="transplant-day-by-day",
        title="What happens to the blood, day by day?",
        task=(
            "Walk from the first day to the last, and note when each kind of cell is back. Then go to day 15 "
            "and leave out one step: first the cells, then the chemotherapy. Which of the two is missed in "
            "which row? <!-- model: ahsct_walk.given_day -->"
        ),
        seen=(
            "In the model the first neutrophils show on day 11. <!-- model: "
            "ahsct_walk.day_above_half --> "
            "CD8 T cells stand at 80 % of normal after three months, B cells at 80 % after six, and CD4 T "
            "cells at 63 % after one year and 75 % after two. <!-- model: ahsct_walk -->\n\n"
            "Leave out the cells, and on day 15 one row is worse: neutrophils stand at 1 % of normal "
            "instead of 44 %. Infections expected in the first six months rise from 1.0 to 1.3. "
            "<!-- model: ahsct_walk --> The cells close the gap in the blood. Leave out the "
            "chemotherapy, and "
            "no row falls: nothing has been treated.\n\n"
            "Without the cells, neutrophils take three times as long here, which is illustrative. "
            "<!-- model: ahsct_walk.given_slower --> How long it takes hangs on the drugs; after the "
            "strongest, blood might not come back by itself at all. What happens before the cells go "
            "back is a sketch, and how much a missing cell adds to infections is illustrative too."
        ),
        alt=(
            "Left, seven numbered steps with the present one filled, and rows of ten cells for neutrophils, "
            "CD8 T cells, B cells and CD4 T cells, outlined where they are missing. Right, the four counts "
            "from a month before to two years after, the chosen day marked, and infections a year below."
        ),
        way=choice(*get_args(Way), start=FULL, label="What is done"),
        day=choice(*WALKED, start=5, unit="days", label="Day"),
    )


# ---- rebuild ----

AGES = (20, 35, 50, 65)
SURVIVORS = (0.001, 0.01, 0.05, 0.1)
LATER = (90, 183, 365, 730)
"""Days on which clones are counted; the second is half a year."""
_RETURN_DAYS = np.geomspace(FIRST, LAST, 90)
_SPREAD = float(np.exp(blood.Scatter().normal))  # one standard deviation of healthy people's counts


@dataclass(frozen=True)
class Rebuilt:
    """One state of `rebuild`: counts over time and on the day, clones, the count of CD4 cells, infections."""

    back: Return
    here: Mapping[Line, float]
    new: float
    cd4: float
    infections: float


def _lines(held: blood.Parameters, days: ArrayLike) -> dict[Line, NDArray[np.float64]]:
    found = blood.simulate(held, days)
    return {
        "neutrophils": found.neutrophils / held.neutrophils.normal,
        "natural_killers": found.natural_killers / held.natural_killers.normal,
        "cd8": found.cd8 / held.cd8.normal,
        "b_cells": found.b_cells / held.b_cells.normal,
        "naive_cd4": found.naive_cd4 / held.naive_cd4.normal,
    }


@lru_cache(maxsize=128)
def rebuilt(age: float, survivors: float, day: float) -> Rebuilt:
    """Let one person's blood and clones grow back.

    Parameters
    ----------
    age : float
        Years, at transplant.
    survivors : float
        Share of old CD4 clones that outlive the conditioning.
    day : float
        On which clones are counted.
    """
    held = blood.Parameters(age=age, survivors=survivors)
    course, on_the_day = blood.simulate(held, _RETURN_DAYS), blood.simulate(held, [day])
    normal = held.memory_cd4.normal + held.naive_cd4.normal
    return Rebuilt(
        Return(_RETURN_DAYS, _lines(held, _RETURN_DAYS), course.hazard, _SPREAD),
        {kind: float(values[0]) for kind, values in _lines(held, [day]).items()},
        float(on_the_day.renewed[0]),
        float(on_the_day.cd4[0]) / normal,
        blood.infections(held, 0, HALF_YEAR),
    )


def draw_rebuild(age: float, survivors: float, day: float) -> tuple[Page, Page]:
    """Draw counts that return, and a hundred clones on the chosen day."""
    state = rebuilt(age, survivors, day)
    return return_curves(state.back, day, state.here), hundred_clones(round(CLONES * state.new), state.cd4)


def say_rebuild(age: float, survivors: float, day: float) -> str:
    """Say how many clones are new, how many cells there are, and what infections are expected."""
    state = rebuilt(age, survivors, day)
    return (
        f"{_after(day)}, at age {age:g} with {100 * survivors:g} % of old clones surviving: "
        f"{100 * state.new:.0f} of 100 CD4 clones are new, and CD4 T cells stand at "
        f"{100 * state.cd4:.0f} % of a normal count. "
        f"Infections expected in the first six months: {state.infections:.1f}."
    )


def _after(day: float) -> str:
    named = {30: "After one month", 90: "After three months", 183: "After six months", 365: "After one year"}
    return named.get(round(day), "After two years" if day == LAST else f"On day {day:g}")


def rebuild() -> Explorable:
    """Let blood and clones grow back, by age and by what survived."""
    return explore(
        draw_rebuild,
        say=say_rebuild,
        name="new-or-regrown",
        title="What comes back, and is it new?",
        task=(
            "First move the time: which kind of cell is back when, and how many clones are new by then? Then "
            "stay at two years and find two different ways to lose twenty or more of the hundred "
            "clones from the new ones."
        ),
        seen=(
            "At two years, 68 of 100 CD4 clones are new at age 35 if 1 % of the old ones survive. At 65 it "
            "is 37; with 5 % surviving it is 45. Those are two ways to lose twenty or more: an older "
            "thymus, or less depth. <!-- model: ahsct_rebuild --> At six months CD8 T cells and "
            "neutrophils are back in number, yet only 41 of 100 CD4 clones are new. "
            "<!-- model: ahsct_rebuild.new_half_year, ahsct_rebuild.given_clones -->\n\n"
            "Emptying deeper, to 0.1 %, gives 94 at age 35 and 82 at age 65. <!-- model: ahsct_rebuild --> "
            "There is little left to gain by depth, and age still counts. From day 31 to day 285 there are "
            "fewer CD4 than CD8 T cells, and no drug is acting then. <!-- model: ahsct_rebuild -->\n\n"
            "How far an old clone can grow out again is an illustrative number, and the curves are no "
            "forecast for one person."
        ),
        alt=(
            "Left, five curves of counts from one week to two years, neutrophils first and naive CD4 T cells "
            "last, with a band of normal counts, the chosen day marked, and infections a year below. "
            "Right, a "
            "hundred CD4 clones, open if new and filled if old, over a bar of the CD4 count."
        ),
        age=choice(*AGES, start=35, unit="years", label="Age"),
        survivors=choice(*SURVIVORS, start=0.01, unit="%", label="Old CD4 clones that survive"),
        day=choice(*LATER, start=183, unit="days", label="Time"),
    )


__all__ = ["brake", "deaths", "rebuild", "walk"]
