"""Chapter 06: a thought experiment with relapses: all cells are emptied, and the brake may change."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.attacks_after import Watched, attacks_by_year, fifty_diaries
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import relapse

PEOPLE, YEARS, SEED = 50, 7, 1
TRANSPLANT = 2
"""Years from the start to the transplant. In this model no year differs from another, so it is fixed."""
SLOWED = 0.2
"""What the effectors' growth is multiplied by while blood is slow to return: illustrative."""
KEPT, MONTHS = (0.01, 0.2), (0, 12, 24)
BEFORE = relapse.Parameters().regulator_growth
BRAKES = (BEFORE, 0.27, 0.3, 0.5)
_MONTH = relapse.DAYS / 12


@dataclass(frozen=True)
class After:
    """What became of everybody.

    Attributes
    ----------
    onsets : ndarray, shape (attacks,)
        When each attack began, in years from the start.
    who : ndarray, shape (attacks,)
        Whose it was, from 0.
    by_year : ndarray, shape (years,)
        Attacks in each year, all people together.
    """

    onsets: NDArray[np.float64]
    who: NDArray[np.int64]
    by_year: NDArray[np.int64]

    @property
    def calm(self) -> int:
        """How many people had no attack in the last three years."""
        late = np.unique(self.who[self.onsets >= YEARS - 3])
        return PEOPLE - late.size


@lru_cache(maxsize=64)
def followed(kept: float, months: float, brake: float) -> After:
    """Follow fifty people who were emptied to a share of all their cells.

    Parameters
    ----------
    kept : float
        Share of all cells, effectors and regulators alike, that is left; 1 leaves everybody as they were.
    months : float
        For how long effectors then grow at `SLOWED` of their pace.
    brake : float
        Regulators' growth for each day from the transplant on.
    """
    day = float(TRANSPLANT * relapse.DAYS)
    given = [relapse.Treatment(start=day, surviving=kept, regulator_growth=brake / BEFORE)]
    if months:
        given.append(relapse.Treatment(start=day, end=day + months * _MONTH, effector_growth=SLOWED))
    study = relapse.Study(patients=PEOPLE, years=YEARS, record=30)
    found = relapse.simulate(study, relapse.Parameters(), given, rng=np.random.default_rng(SEED))
    onsets = found.onset_day / relapse.DAYS
    by_year = np.histogram(onsets, bins=np.arange(YEARS + 1))[0]
    return After(onsets, found.onset_patient, by_year)


def untouched() -> After:
    """Follow the same fifty people with the same luck, and nothing done."""
    return followed(1.0, 0, BEFORE)


def draw_brake(kept: float, months: float, brake: float) -> tuple[Page, Page]:
    """Draw everybody's diary, and the attacks of each year beside those without a transplant."""
    here = followed(kept, months, brake)
    watched = Watched(YEARS, TRANSPLANT, TRANSPLANT + months / 12)
    return (
        fifty_diaries(here.onsets, here.who, PEOPLE, watched),
        attacks_by_year(here.by_year, untouched().by_year, watched),
    )


def say_brake(kept: float, months: float, brake: float) -> str:
    """Say how many attacks there were in the year after and in the last one, and without a transplant."""
    here, other = followed(kept, months, brake).by_year, untouched().by_year
    same = "the brake as before" if brake == BEFORE else f"the brake at {brake:g} instead of {BEFORE:g}"
    slow = f"{months:g} slow months" if months else "no slow months"
    attacks = "attack" if here[TRANSPLANT] == 1 else "attacks"
    return (
        f"Emptied to {100 * kept:g} %, {slow}, {same}: {PEOPLE} people have {here[TRANSPLANT]} "
        f"{attacks} in the "
        f"year after and {here[-1]} in the last year. Without a transplant: {other[TRANSPLANT]} and "
        f"{other[-1]}."
    )


def brake() -> Explorable:
    """Empty the immune system, and keep or change its brake."""
    return explore(
        draw_brake,
        say=say_brake,
        name="empty-or-change",
        title="A thought experiment: what must change for attacks to stay away?",
        task=(
            "Everybody is emptied after two years. Change one thing at a time: empty less deeply, let the "
            "slow months last longer, strengthen the brake. Which of the three still shows in the last year?"
        ),
        seen=(
            "Only the brake. With the brake as before there are 15 attacks in the year after the transplant "
            "instead of 56, and 61 in the last year instead of 55: the emptying bought a year. "
            "<!-- model: ahsct_brake --> Slow months that last 24 buy a second year, and no more. "
            "<!-- model: ahsct_brake.given_longer --> Emptying to 20 % instead of 1 % leaves 53 in the last "
            "year. <!-- model: ahsct_brake --> With regulators that grow at 0.3 a day instead of 0.25 there "
            "are 9, and at 0.5 there are none. "
            "<!-- model: ahsct_brake.firmer_last, ahsct_brake.given_firmer, ahsct_brake.given_before, "
            "ahsct_brake.given_twice -->\n\n"
            "Without slow months the year after is worse, with 102 attacks. "
            "<!-- model: ahsct_brake.not_slow_after --> The brake was emptied too, and attackers refill "
            "faster.\n\n"
            "This is a thought experiment. The model knows no stem cells and no thymus; how much attackers "
            "are slowed is illustrative, and effectors and regulators are emptied alike. Whether a "
            "transplant changes the balance in a person, and for how long, has to be measured in people."
        ),
        alt=(
            "Left, fifty level lines, one for each person, with a mark wherever an attack begins; an upright "
            "line marks the transplant and a tint the slow months after it. Right, attacks in each of seven "
            "years as bars, and as a dashed line those of the same people without a transplant."
        ),
        kept=choice(*KEPT, start=0.01, unit="%", label="All cells kept"),
        months=choice(*MONTHS, start=12, unit="months", label="Slow return of attackers"),
        brake=choice(*BRAKES, start=BEFORE, label="Brake after it: regulators' growth a day"),
    )
