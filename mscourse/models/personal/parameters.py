"""A trial that looks for its best responders, and a score that tells people a risk."""

from dataclasses import dataclass

import numpy as np

from mscourse.models.ranges import check, check_whole

YEARS = 2.0
"""How long a trial follows its people."""
HAZARD = float(np.log(2) / YEARS)
"""Per year without treatment: half of the people have the event within the trial; illustrative."""
MOST = 20_000  # people; a search among them takes a fraction of a second


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A trial that looks for its best responders.

    Attributes
    ----------
    people
        In both arms together, an even number.
    ratio
        Hazard ratio of the treatment for a person in the middle.
    spread
        How much people differ in it: standard deviation of the logarithm of their own ratios. 0: not at all.
    factors
        Measured at the start; the first one carries the whole spread, the others say nothing.
    best
        Share of people that is picked.

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    people: int = 300
    ratio: float = 0.7
    spread: float = 0.0
    factors: int = 20
    best: float = 0.3

    def __post_init__(self) -> None:
        """Refuse what is no trial."""
        check_whole("people", self.people, 20, MOST, "It counts people in both arms.")
        if self.people % 2:
            message = f"people is {self.people}; give an even number, half for each arm."
            raise ValueError(message)
        check("ratio", self.ratio, 0.05, 20, "It is a hazard ratio; 1 means no effect.")
        check("spread", self.spread, 0, 3, "It is a standard deviation of log hazard ratios.")
        check_whole("factors", self.factors, 1, 200, "It counts what is measured of each person.")
        check("best", self.best, 0.05, 0.95, "It is the share of people that is picked.")


@dataclass(frozen=True, kw_only=True)
class Score:
    """A score that tells people a risk, fitted to some of them.

    Attributes
    ----------
    people
        To whom it is fitted.
    factors
        Measured of each; the first one matters, the others say nothing.
    strength
        What the first one adds to the logit of the risk for each standard deviation.
    share
        Risk of somebody in the middle.

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    people: int = 200
    factors: int = 20
    strength: float = 1.0
    share: float = 0.3

    def __post_init__(self) -> None:
        """Refuse what is no score."""
        check_whole("people", self.people, 20, MOST, "It counts people.")
        check_whole("factors", self.factors, 1, 200, "It counts what is measured of each person.")
        check("strength", self.strength, 0, 5, "It is a log odds ratio for one standard deviation.")
        check("share", self.share, 0.01, 0.99, "It is a risk as a fraction.")
