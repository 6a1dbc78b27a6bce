"""What is weighed: how life with each score is valued, over how long, and what each option does."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from mscourse.models.disability import Parameters as Disability
from mscourse.models.published import MIST_PROGRESSION
from mscourse.models.ranges import check, check_array, check_rising, check_whole

SCORES = 10  # EDSS 0 to 9, in whole steps
MOST_YEARS = 100.0
# Published values of life with a score, and ranges of published values (the sources are in card.py).
PUBLISHED_UTILITIES = {0.0: 0.870, 8.0: 0.025, 9.0: -0.195}
PUBLISHED_RANGES = {1.0: (0.80, 0.92), 3.0: (0.49, 0.71), 6.5: (0.39, 0.54)}
ANCHORS = dict(
    sorted(
        (PUBLISHED_UTILITIES | {at: (low + high) / 2 for at, (low, high) in PUBLISHED_RANGES.items()}).items()
    )
)


@dataclass(frozen=True, kw_only=True)
class Utilities:
    """How life with each EDSS score was valued by groups: 1 is full health, 0 as bad as death, below 0 worse.

    A smooth curve without overshoot (PCHIP) runs through the anchors.

    Attributes
    ----------
    scores
        EDSS scores of the anchors, rising; they must reach from 0 to 9.
    values
        The utility at each anchor, -1 to 1, never rising with the score.
    relapse
        What a relapse in the last six months takes off, 0 to 1.

    """

    scores: Sequence[float] = tuple(ANCHORS)
    values: Sequence[float] = tuple(ANCHORS.values())
    relapse: float = 0.076

    def __post_init__(self) -> None:
        scores = check_rising("scores", self.scores, "They are EDSS scores from 0 to 9.")
        values = check_array("values", self.values, -1, 1, "1 is full health, 0 as bad as death.")
        if scores.ndim != 1 or scores.shape != values.shape:
            message = f"scores has the shape {scores.shape} and values {values.shape}; give one for each."
            raise ValueError(message)
        if scores[0] > 0 or scores[-1] < SCORES - 1:
            message = (
                f"scores runs from {scores[0]:g} to {scores[-1]:g}; it must reach from 0 to {SCORES - 1}, "
                "because no value is guessed beyond the anchors."
            )
            raise ValueError(message)
        if (np.diff(values) > 0).any():
            at = int(np.argmax(np.diff(values) > 0))
            message = (
                f"values must not rise with the score, but {values[at]:g} is followed by {values[at + 1]:g}; "
                "write them from the lowest score to the highest."
            )
            raise ValueError(message)
        check("relapse", self.relapse, 0, 1, "It is what a relapse in the last six months takes off.")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Over how long is looked, from where, and how it is valued.

    Attributes
    ----------
    start
        EDSS score of everyone at the start, a whole number from 0 to 9.
    years
        How long is looked ahead (T).
    discount
        By how much a year counts less than the year before it (annual rate).
    steps
        Steps in a year; the integral over time is taken by the trapezoid rule.
    utilities
        How life with each score is valued.
    disability
        How scores change without treatment: rates of the model of disability. Its own `start` is not used,
        and its frailty must be None.

    """

    start: int = 3
    years: float = 20.0
    discount: float = 0.035
    steps: int = 24
    utilities: Utilities = field(default_factory=Utilities)
    disability: Disability = field(default_factory=Disability)

    def __post_init__(self) -> None:
        check_whole("start", self.start, 0, SCORES - 1, "It is an EDSS score.")
        check("years", self.years, 1e-3, MOST_YEARS, "It is how long is looked ahead, above 0.")
        check("discount", self.discount, 0, 1, "0.035 means 3.5 % a year.")
        check_whole("steps", self.steps, 1, 1000, "It counts the steps of a year.")
        for name, kind in (("utilities", Utilities), ("disability", Disability)):
            if not isinstance(getattr(self, name), kind):
                room = kind.__module__.split(".")[2]
                message = f"{name} is {getattr(self, name)!r}; write {room}.{kind.__name__}(...)."
                raise TypeError(message)
        if self.disability.frailty is not None:
            message = (
                f"disability has the frailty {self.disability.frailty:g}; it must be None here, because "
                "lives are valued on one chain of rates. Leave frailty out."
            )
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One of the ways between which is weighed; the defaults are no treatment.

    Attributes
    ----------
    hazard_ratio
        Rate at which scores worsen, as a share of the untreated rate (HR).
    lasts
        Years for which that holds; afterwards scores worsen as if untreated. None: as long as is looked.
    death
        Chance of dying of the treatment itself, at the start (p).
    relapses
        Relapses per year. 0 leaves them out: the values of life with a score come from groups in which some
        people had relapses.

    """

    hazard_ratio: float = 1.0
    lasts: float | None = None
    death: float = 0.0
    relapses: float = 0.0

    def __post_init__(self) -> None:
        check("hazard_ratio", self.hazard_ratio, 1e-4, 100, "It is above 0; 1 means no difference.")
        if self.lasts is not None:
            check("lasts", self.lasts, 0, MOST_YEARS, "It is in years; None: as long as is looked.")
        check("death", self.death, 0, 1, "It is a probability.")
        check("relapses", self.relapses, 0, 100, "It is relapses per year.")


UNTREATED = Option()
MEDICINE = Option(hazard_ratio=0.7)  # illustrative: no one drug
TRANSPLANT = Option(hazard_ratio=MIST_PROGRESSION.value)
