"""Chapter 02: relapses without a schedule, and rings from one rule, as two explorables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.attack_panels import Diary, cells_of_one, lesion_map, profile
from mscourse.diagrams.attack_panels import diaries as draw_people
from mscourse.explorables import Explorable, choice, explore
from mscourse.explorables.controls import Values
from mscourse.figures.page import Page
from mscourse.models import lesion, relapse

# ---- ten diaries ----

PEOPLE, YEARS, SEED = 10, 5, 1
BY_CHANCE, EVENLY = "by chance", "evenly"
_WATCHED = 2  # years of one person's cells that are drawn


@dataclass(frozen=True)
class Lives:
    """One state of `diaries`: what became of ten people.

    Attributes
    ----------
    result : relapse.Result
        Cells and attacks.
    days_above : float
        How long effectors stay at or above the line in an attack, days, on average; not a number if none.
    """

    result: relapse.Result
    days_above: float

    @property
    def busiest(self) -> int:
        """Who had most attacks, counted from nought."""
        return int(self.result.counts.argmax())

    def onsets(self, person: int) -> NDArray[np.float64]:
        """Days on which one person's attacks begin, in order."""
        return np.sort(self.result.onset_day[self.result.onset_patient == person])


@lru_cache(maxsize=64)
def lives(regulator_growth: float, effector_growth: float, arrivals: str) -> Lives:
    """Run ten people with the same rates and the same luck in every state.

    Parameters
    ----------
    regulator_growth, effector_growth : float
        How fast regulators and effectors multiply, per day.
    arrivals : {"by chance", "evenly"}
        How new cells arrive: in bursts by chance, or their average spread over all days.
    """
    parameters = relapse.Parameters(
        regulator_growth=regulator_growth,
        effector_growth=effector_growth,
        by_chance=arrivals == BY_CHANCE,
    )
    study = relapse.Study(patients=PEOPLE, years=YEARS)
    result = relapse.simulate(study, parameters, rng=np.random.default_rng(SEED))
    above = float((result.effectors >= study.threshold).sum()) * study.record
    attacks = result.onset_day.size
    return Lives(result, above / attacks if attacks else float("nan"))


def prepare_diaries(points: Sequence[Values]) -> list[Lives]:
    """Run the model for many states of `diaries`."""
    return [
        lives(float(one["regulator_growth"]), float(one["effector_growth"]), str(one["arrivals"]))
        for one in points
    ]


def draw_diaries(
    state: Lives,
    regulator_growth: float,  # noqa: ARG001 - what the reader chose is in the state
    effector_growth: float,  # noqa: ARG001 - as above
    arrivals: str,  # noqa: ARG001 - as above
) -> tuple[Page, Page]:
    """Draw everybody's diary, and the effectors of the person who has most attacks at the start."""
    shown = lives(*START).busiest
    people = [Diary(state.onsets(person) / relapse.DAYS) for person in range(PEOPLE)]
    result = state.result
    until = result.time <= _WATCHED * relapse.DAYS
    onsets = state.onsets(shown)
    return draw_people(people, YEARS, shown), cells_of_one(
        result.time[until],
        result.effectors[shown, until],
        result.study.threshold,
        onsets[onsets <= _WATCHED * relapse.DAYS],
    )


def say_diaries(
    state: Lives,
    regulator_growth: float,  # noqa: ARG001 - as above
    effector_growth: float,  # noqa: ARG001 - as above
    arrivals: str,  # noqa: ARG001 - as above
) -> str:
    """Say how many attacks there are, how unevenly they fall, and how long one lasts."""
    counts = state.result.counts
    if not counts.any():
        return f"At this setting none of the {PEOPLE} people has an attack in {YEARS} years."
    return (
        f"At this setting {PEOPLE} people have {state.result.rate:.1f} attacks per person-year; the calmest "
        f"had {counts.min()} in {YEARS} years, the busiest {counts.max()}. In an attack, effectors stay "
        f"above the line for {state.days_above:.0f} days on average."
    )


START = (0.25, 2.0, BY_CHANCE)


def diaries() -> Explorable:
    """Ten diaries: people with the same rules and different luck."""
    return explore(
        draw_diaries,
        say=say_diaries,
        prepare=prepare_diaries,
        name="ten-diaries",
        title="Why does one person have many attacks, and another few?",
        task=(
            "All ten people have the same rates. Move one control at a time. First strengthen the brake: let "
            "regulators multiply faster. Put it back, and slow the effectors instead. Which of the two makes "
            "attacks rarer, and which makes them shorter? Last, put all back and let new cells arrive evenly."
        ),
        seen=(
            "At the start one person has 1 attack in five years and another 11, with the same rates. "
            "<!-- model: attack_diaries.calmest, attack_diaries.busiest --> Luck makes the difference: "
            "no attack is written into the program.\n\n"
            "A brake of 0.27 instead of 0.25 lowers the rate from 0.9 to 0.5, and an attack from 8 days to "
            "6. With twice the brake there is none. Half the growth of effectors lowers the rate to 0.7 "
            "only, and an attack to 7 days. <!-- model: attack_explored --> A stronger brake makes attacks "
            "rarer and shorter.\n\n"
            "When new cells arrive evenly there are no attacks at any setting here. In this model chance "
            "alone sets them off. That is a fact about the model. It does not show what sets off a relapse "
            "in a person."
        ),
        alt=(
            "Left, ten horizontal lines, one for each person, with a mark wherever an attack begins and the "
            "number of attacks at the right; the marks are scattered without a pattern. Right, effector "
            "cells of one person over two years on a logarithmic scale, with a dashed line above which they "
            "count as an attack."
        ),
        regulator_growth=choice(
            0.2, 0.25, 0.27, 0.5, start=START[0], label="Brake: regulators' growth a day"
        ),
        effector_growth=choice(0.75, 1, 2, start=START[1], label="Effectors' growth a day"),
        arrivals=choice(EVENLY, BY_CHANCE, start=START[2], label="New cells arrive"),
    )


# ---- rings or an even patch ----

TIMES = (8.0, 12.0, 16.0)
_GRID = lesion.Grid(shape=(80,), width=0.4, radial=True)
STANDS_OUT = 0.3
"""How far a crest of cells must stand out to count as a ring, in shares of the density at rest."""


@dataclass(frozen=True)
class Grown:
    """One state of `rings`: cells and damage along the radius, and the chemotaxis above which rings form."""

    cells: NDArray[np.float64]
    damage: NDArray[np.float64]
    reach: float
    threshold: float

    @property
    def crests(self) -> int:
        """How many rings of cells stand out."""
        return lesion.rings(self.cells, prominence=STANDS_OUT)


@lru_cache(maxsize=64)
def _growing(chemotaxis: float, spread: float, times: tuple[float, ...]) -> tuple[Grown, ...]:
    held = lesion.Parameters(chemotaxis=chemotaxis, signal_diffusion=spread)
    found = lesion.simulate(held, lesion.seed(_GRID, radius=3.0), times)
    limit, _ = lesion.threshold(held)
    reaches = lesion.front(found).tolist()
    return tuple(
        Grown(cells, damage, reach, limit)
        for cells, damage, reach in zip(found.cells, found.damage, reaches, strict=True)
    )


def grown(chemotaxis: float, spread: float, time: float) -> Grown:
    """Grow a lesion from a small round start; times of the page are run together."""
    if time in TIMES:
        return _growing(chemotaxis, spread, TIMES)[TIMES.index(time)]
    return _growing(chemotaxis, spread, (time,))[0]


def prepare_rings(points: Sequence[Values]) -> list[Grown]:
    """Run the model for many states of `rings`."""
    return [grown(float(one["chemotaxis"]), float(one["spread"]), float(one["time"])) for one in points]


def draw_rings(state: Grown, chemotaxis: float, spread: float, time: float) -> tuple[Page, Page]:  # noqa: ARG001 - as above
    """Draw the lesion from above, and cells and damage from its middle outward."""
    return lesion_map(state.damage, _GRID.centres), profile(_GRID.centres, state.cells, state.damage)


def say_rings(state: Grown, chemotaxis: float, spread: float, time: float) -> str:  # noqa: ARG001 - as above
    """Say on which side of the threshold the state lies, and what the lesion looks like."""
    size = f"The lesion reaches {state.reach:.0f} units out."
    if chemotaxis <= state.threshold:
        side = f"χ is {chemotaxis:g}, not above {state.threshold:.1f}"
        return f"{side}: waves fade, and one even patch is left. {size}"
    count = state.crests
    so_far = {0: "no ring stands out yet", 1: "one ring so far"}.get(count, f"{count} rings so far")
    return f"χ is {chemotaxis:g}, above {state.threshold:.1f}: rings. Of cells, {so_far}. {size}"


def rings() -> Explorable:
    """Rings or an even patch: the same lesion, by one number."""
    return explore(
        draw_rings,
        say=say_rings,
        prepare=prepare_rings,
        name="rings-or-plaque",
        title="One patch or rings: what does one number do?",
        task=(
            "Lower χ, which says how strongly cells climb the signal, until the rings are gone. Note where. "
            "Then let the signal spread further (ε), and look for the onset again. Is there always one?"
        ),
        seen=(
            "With ε at 0.5 the rings begin above 5.8. With ε at 2 they would begin above 11.7, stronger "
            "than any χ you can choose here. <!-- model: attack_rings.onset, attack_rings.onset_wide, "
            "attack_rings.given_middle, attack_rings.given_wide --> The further the signal spreads, "
            "the stronger χ has to be. A faint ring near the middle can show below the onset; it is a ripple "
            "that fades outward.\n\n"
            "The lesion is about as large on both sides of the onset. Rings and patch come from the same "
            "rule, and one number decides. A pattern that fits a rule does not prove that the rule is at "
            "work."
        ),
        alt=(
            "Left, a round lesion from above, its tint deeper where more myelin is destroyed: in bands "
            "around the middle, or all over. Right, cells as a solid line and the share destroyed as a "
            "dashed line, against the distance from the middle."
        ),
        chemotaxis=choice(2, 4, 5, 6, 8, 10, start=8, label="Climbing the signal, χ"),
        spread=choice(0.2, 0.5, 1, 2, start=0.5, label="Spread of the signal, ε"),
        time=choice(*TIMES, start=16, label="Time, model's units"),
    )
