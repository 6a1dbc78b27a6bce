"""A made-up survey in which people choose between treatments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.preference.choice import HUGE, simulate_choices
from mscourse.models.published import ACCEPTED_PML
from mscourse.models.ranges import check, check_generator, check_whole, check_work

LARGEST = 1e6  # questions answered
RELAPSES, DELAYS, RISKS = (1.0, 2.0, 3.0, 4.0), (3.0, 4.0, 5.0), (0.0, 0.2, 0.4, 0.8)
# What Johnson's respondents were to gain: relapses 1 in place of 4, progression after 5 years in place of 3.
ASKED_BENEFITS = (-3.0, 2.0)


@dataclass(frozen=True, kw_only=True)
class Survey:
    """A discrete-choice survey: each question shows treatments that differ in relapses, delay and risk.

    Relapses are 1 to 4, the delay of progression 3 to 5 years, the risk of death 0 to 0.8 % a year, each
    drawn evenly from a few levels. By default the weights give back the risk that Johnson's respondents
    accepted for fewer relapses and a later progression; how sharply people choose is illustrative.

    Attributes
    ----------
    people
        How many answer.
    questions
        How many questions each answers.
    alternatives
        Treatments shown in each.
    relapses_weight
        What one relapse more is worth.
    delay_weight
        What one year more before progression is worth.
    risk_weight
        What one percentage point more of risk, a year, is worth.

    """

    people: int = 651
    questions: int = 8
    alternatives: int = 2
    relapses_weight: float = -0.2
    delay_weight: float = 0.2
    risk_weight: float = -1 / (100 * ACCEPTED_PML.value)

    def __post_init__(self) -> None:
        check_whole("people", self.people, 1, 10**6, "It counts those who answer.")
        check_whole("questions", self.questions, 1, 1000, "It counts the questions that each answers.")
        check_whole("alternatives", self.alternatives, 2, 100, "A choice is between two or more.")
        check_work("answers", self.people * self.questions, LARGEST, "Ask fewer people, or less of each.")
        for name, value in zip(("relapses_weight", "delay_weight", "risk_weight"), self.weights, strict=True):
            check(name, value, -HUGE, HUGE, "It is worth per unit; 0 means that nobody minds.")

    @property
    def weights(self) -> tuple[float, float, float]:
        """Worth of one relapse, one year, one percentage point."""
        return self.relapses_weight, self.delay_weight, self.risk_weight


@dataclass(frozen=True)
class Answers:
    """What was asked, and what was chosen.

    Attributes
    ----------
    questions
        Relapses, years of delay and percentage points of risk, shape (answers, alternatives, 3).
    chosen
        The alternative chosen, counted from 0, shape (answers,).

    """

    questions: NDArray[np.float64]
    chosen: NDArray[np.int64]


def simulate_survey(survey: Survey, *, rng: np.random.Generator) -> Answers:
    """Draw questions and answers; everyone has the same weights, and every answer its own chance.

    Raises TypeError if `rng` is no generator; the same seed gives the same answers.
    """
    check_generator(rng)
    shape = (survey.people * survey.questions, survey.alternatives)
    levels = [np.array(one)[(rng.random(shape) * len(one)).astype(int)] for one in (RELAPSES, DELAYS, RISKS)]
    asked = np.stack(levels, axis=-1)
    return Answers(asked, simulate_choices(asked, survey.weights, rng=rng))
