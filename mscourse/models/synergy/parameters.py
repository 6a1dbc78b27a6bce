"""What a drug does alone, and what two do to each other.

An effect is the share of something that is left: 1 is all of it, 0 is none. So a lower value is a stronger
effect, as in the surviving fractions of a cell culture. Doses are in any unit, the same for one drug
throughout.
"""

import math
from dataclasses import dataclass, field

from mscourse.models.ranges import check

SHARE = "It is the share that is left: write 0.4 for 40 per cent."
FACTOR = "1 changes nothing, 2 doubles it, 0.5 halves it."


@dataclass(frozen=True, kw_only=True)
class Drug:
    """The dose-effect curve of one drug, a Hill curve that falls from `none` to `full`.

    Attributes
    ----------
    none
        What is left without the drug (E0), a share above 0 and up to 1.
    full
        What is left at the largest doses (Em), a share below `none`.
    half_dose
        The dose at which half of the effect is reached (C), in the drug's own unit.
    slope
        How steeply the curve falls there (h), no unit.

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    none: float = 1.0
    full: float = 0.0
    half_dose: float = 1.0
    slope: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no curve that falls."""
        check("none", self.none, 1e-6, 1, SHARE)
        check("full", self.full, 0, 1, SHARE)
        check("half_dose", self.half_dose, 1e-6, 1e6, "Change the unit of dose if it is smaller or larger.")
        check("slope", self.slope, 0.05, 20, "Measured curves mostly have a slope from 0.5 to 5.")
        if not self.full < self.none:
            message = (
                f"full is {self.full!r}; it must be below none, {self.none!r}: a drug takes something away."
            )
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Two drugs, and how each changes the other (MuSyC). The defaults act independently.

    Attributes
    ----------
    first, second
        Their curves when given alone; `none` is the same for both.
    full_both
        What is left at the largest doses of both (E3), a share.
    second_potency, first_potency
        By what factor the presence of one drug multiplies the dose that the other seems to have: of the
        second under the first (alpha12), of the first under the second (alpha21). 1: not at all.
    second_cooperativity, first_cooperativity
        By what factor it multiplies the other's slope, likewise (gamma12, gamma21). 1: not at all.
    first_speed, second_speed
        How fast each drug is taken up and let go without the other (r1r, r2r), per unit of time. Only their
        ratio can matter, and only where `speed_matters`.

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.
    TypeError
        If a drug is no `Drug`.

    """

    first: Drug = field(default_factory=lambda: Drug(full=0.4, half_dose=1.0, slope=1.3))
    second: Drug = field(default_factory=lambda: Drug(full=0.2, half_dose=2.0, slope=0.8))
    full_both: float = 0.08
    second_potency: float = 1.0
    first_potency: float = 1.0
    second_cooperativity: float = 1.0
    first_cooperativity: float = 1.0
    first_speed: float = 1.0
    second_speed: float = 1.0

    def __post_init__(self) -> None:
        """Refuse pairs that are none."""
        check_pair(self.first, self.second)
        check("full_both", self.full_both, 0, 1, SHARE)
        for name in ("second_potency", "first_potency"):
            check(name, getattr(self, name), 1e-6, 1e6, FACTOR)
        for name in ("second_cooperativity", "first_cooperativity"):
            check(name, getattr(self, name), 0.01, 100, FACTOR)
        for name in ("first_speed", "second_speed"):
            check(name, getattr(self, name), 1e-6, 1e6, "Only the ratio of the two can matter; start from 1.")

    @property
    def efficacy_synergy(self) -> float:
        """How much more both can do than the stronger one, as a share of what that one can do (β)."""
        stronger = min(self.first.full, self.second.full)
        return (stronger - self.full_both) / (self.first.none - stronger)

    @property
    def speed_matters(self) -> bool:
        """Whether the speeds of the drugs change the surface, and not their curves alone.

        They do not where the four states balance pair by pair: both gamma are 1, and alpha12 to the
        power h2 equals alpha21 to the power h1.
        """
        plain = self.first_cooperativity == self.second_cooperativity == 1
        round_one_way = self.second.slope * math.log(self.second_potency)
        round_the_other = self.first.slope * math.log(self.first_potency)
        return not (plain and math.isclose(round_one_way, round_the_other, rel_tol=1e-9, abs_tol=1e-12))


def check_pair(first: Drug, second: Drug) -> None:
    """Refuse two drugs that do not start from the same; raises ValueError, or TypeError for no `Drug`."""
    for name, drug in (("first", first), ("second", second)):
        check_kind(name, drug, Drug, "synergy.Drug(full=..., half_dose=..., slope=...)")
    if first.none != second.none:
        message = (
            f"first.none is {first.none!r} and second.none is {second.none!r}; they must be the same: "
            "what is left without any drug is one number."
        )
        raise ValueError(message)


def check_kind(name: str, value: object, kind: type, remedy: str) -> None:
    """Refuse a value of another kind; raises TypeError with what to write instead."""
    if not isinstance(value, kind):
        message = f"{name} is {value!r}; write {remedy}"
        raise TypeError(message)
