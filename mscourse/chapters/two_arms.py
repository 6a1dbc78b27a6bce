"""Lines that run parallel or cross: a factor that tells who does badly, and one that tells who gains."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.two_arms_panels import Arms, Gap, gain_by_age, two_lines
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page

PEOPLE = 80
"""In both arms together."""
MIDDLE, TWENTY = 40.0, 20.0
"""The age at which the gain is `GAIN` in every state, and the years over which slopes count."""
GAIN, LOSS = 0.6, 1.5
"""Points: what being treated spares somebody of 40, and what such a person loses untreated; illustrative."""
YOUNGEST, OLDEST = 20.0, 60.0
_SEED = 5
_AGES = np.linspace(YOUNGEST, OLDEST, 9)
_WIDE = 1.96


@dataclass(frozen=True)
class Truth:
    """What is put in.

    Attributes
    ----------
    slope
        Points more that are lost untreated for each twenty years of age.
    interaction
        Points more that treatment spares for each twenty years of age.
    noise
        Standard deviation of what else moves a person, points.

    """

    slope: float
    interaction: float
    noise: float

    def gain(self, age: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what treatment spares people of an age, points."""
        return GAIN + self.interaction * (age - MIDDLE) / TWENTY

    def untreated(self, age: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the mean loss of people of an age without treatment, points."""
        return LOSS + self.slope * (age - MIDDLE) / TWENTY


@lru_cache(maxsize=1)
def _people() -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Give ages, arms and luck of the people; they are the same in every state.

    Luck is freed of any slope within each arm, so that the estimates of a state owe nothing to a lucky draw.
    """
    half = PEOPLE // 2
    age = np.tile(np.linspace(YOUNGEST + 0.5, OLDEST - 0.5, half), 2)
    treated = np.arange(PEOPLE) < half
    luck = np.random.default_rng(_SEED).standard_normal(PEOPLE)
    for arm in (treated, ~treated):
        design = np.column_stack([np.ones(half), age[arm]])
        luck[arm] -= design @ np.linalg.lstsq(design, luck[arm], rcond=None)[0]
        luck[arm] /= luck[arm].std()
    return age, treated, luck


def arms_of(truth: Truth) -> Arms:
    """Run the trial."""
    age, treated, luck = _people()
    mean = truth.untreated(age) - np.where(treated, truth.gain(age), 0)
    ends = np.array([YOUNGEST, OLDEST])
    without = truth.untreated(ends)
    return Arms(age, mean + truth.noise * luck, treated, without - truth.gain(ends), without)


def gap_of(truth: Truth) -> Gap:
    """Fit both arms with straight lines, and give the gap with its interval (least squares)."""
    arms = arms_of(truth)
    years = (arms.age - MIDDLE) / TWENTY
    side = arms.treated.astype(float)
    design = np.column_stack([np.ones(PEOPLE), years, side, side * years])
    weights = np.linalg.solve(design.T @ design, design.T @ arms.outcome)
    left = arms.outcome - design @ weights
    cover = np.linalg.inv(design.T @ design) * (left @ left) / (PEOPLE - design.shape[1])
    at = np.column_stack([np.ones_like(_AGES), (_AGES - MIDDLE) / TWENTY])
    middle = -at @ weights[2:]
    far = _WIDE * np.sqrt(np.einsum("ij,jk,ik->i", at, cover[2:, 2:], at))
    change, reach = -float(weights[3]), _WIDE * float(np.sqrt(cover[3, 3]))
    ends = np.array([YOUNGEST, OLDEST])
    return Gap(truth.gain(ends), _AGES, middle - far, middle + far, (change, change - reach, change + reach))


def draw_lines(slope: float, interaction: float, noise: float) -> tuple[Page, Page]:
    """Draw both arms, and the gap between them."""
    truth = Truth(slope, interaction, noise)
    return two_lines(arms_of(truth)), gain_by_age(gap_of(truth))


def _points(value: float) -> str:
    # A nought is added so that none is printed with a minus.
    return f"{round(value, 1) + 0:.1f}".replace("-", "\N{MINUS SIGN}")


def kind(slope: float, interaction: float) -> str:
    """Name what the factor is."""
    if slope and interaction:
        return "prognostic and predictive"
    if slope:
        return "prognostic only"
    return "predictive only" if interaction else "neither"


def say_lines(slope: float, interaction: float, noise: float) -> str:
    """Say what treatment spares at both ends, and what the trial's people can tell of the difference."""
    truth = Truth(slope, interaction, noise)
    young, old = truth.gain(np.array([YOUNGEST, OLDEST])).tolist()
    change, low, high = gap_of(truth).change
    data = f"{_points(change)} (95 % interval {_points(low)} to {_points(high)})"
    told = "an interval without 0" if low > 0 or high < 0 else "an interval that holds 0"
    return (
        f"Treatment spares {_points(young)} points at 20 years and {_points(old)} at 60: age is "
        f"{kind(slope, interaction)}. {PEOPLE} people put the change over twenty years at {data}, {told}."
    )


def lines() -> Explorable:
    """Turn two lines from parallel to crossing."""
    return explore(
        draw_lines,
        say=say_lines,
        name="parallel-or-crossing",
        title="Parallel or crossing?",
        task=(
            "Age tells who loses more. Does it tell who gains more? Read the gap at both ends. Then find "
            "settings in which age is predictive only, and in which the oldest are harmed. Last, keep an "
            "interaction of 1 and raise the noise until 80 people can no longer show it. "
            "<!-- model: personal_lines.given_interaction, personal_lines.given_people -->"
        ),
        seen=(
            "At the start the gap is 0.6 points at 20 years and 0.6 at 60, although the old lose 2 points "
            "more: prognostic only. <!-- model: personal_lines.gain_start, personal_lines.given_young, "
            "personal_lines.gain_start, personal_lines.given_old, personal_lines.loss_apart --> With an "
            "interaction of \N{MINUS SIGN}1 the young are spared 1.6 points and the oldest harmed by 0.4. "
            "<!-- model: personal_lines.given_minus, personal_lines.gain_young, personal_lines.harm_old "
            "-->\n\n"
            "A prognostic factor moves both lines together, a predictive one moves them apart. Only the gap "
            "matters to a choice. And a gap that changes is hard to see: an interaction of 1 is clear with "
            "noise of 1, where 80 people give 0.2 to 1.8, and lost with noise of 2, where they give "
            "\N{MINUS SIGN}0.6 to 2.6. <!-- model: personal_lines --> The "
            "people's luck was made even: only the interval is left to chance. All numbers are "
            "illustrative: a teaching model, not for "
            "a real choice."
        ),
        alt=(
            "Left, points lost against age for treated and untreated people, dots and a line for each arm; "
            "lines run parallel or cross. Right, the gap between the lines against age, the true one and "
            "what the trial's people tell, with a band for its interval."
        ),
        slope=choice(0, 1, 2, start=1, label="Prognostic slope"),
        interaction=choice(-1, -0.5, 0, 0.5, 1, start=0, label="Interaction"),
        noise=choice(0.5, 1, 2, start=1, label="Noise"),
    )
