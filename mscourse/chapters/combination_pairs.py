"""Five pairs of drugs, what both leave together, and what three rules expect of them.

All pairs are made up. The first is one drug under two names, so its joint effect is that of the summed dose;
the others come from the model of four states (MuSyC). Effects are shares of what is left.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models import synergy

Array = NDArray[np.float64]
Pair = Literal[
    "one drug, split in two",
    "two that ignore each other",
    "each makes the other stronger",
    "together they reach deeper",
    "each weakens the other",
]
Rule = Literal["Loewe", "Bliss", "best alone"]
PAIRS: tuple[Pair, ...] = get_args(Pair)
RULES: tuple[Rule, ...] = get_args(Rule)
SHAM = PAIRS[0]
ONE = synergy.Drug()
"""The drug that is split in two: half of the effect at a dose of 1."""
PARTIAL = synergy.Drug(full=0.3)
"""Each drug of the other pairs: alike, and neither takes everything away at any dose."""
POTENCY, WEAKER, DEEPER = 4.0, 0.3, 0.0
"""By how much one drug multiplies the other's seeming dose; what both leave at the largest doses."""
_MUSYC = synergy.Parameters(first=PARTIAL, second=PARTIAL, full_both=PARTIAL.full**2)
_CHANGED: dict[Pair, synergy.Parameters] = {
    PAIRS[1]: _MUSYC,
    PAIRS[2]: replace(_MUSYC, first_potency=POTENCY, second_potency=POTENCY),
    PAIRS[3]: replace(_MUSYC, full_both=DEEPER),
    PAIRS[4]: replace(_MUSYC, first_potency=WEAKER, second_potency=WEAKER),
}
SAME = 0.005
"""Below this difference, a share, two numbers print alike and are called the same."""


@dataclass(frozen=True)
class Both:
    """A pair: the curve of each drug alone, and what a dose of each leaves together."""

    alone: synergy.Drug
    left: Callable[[ArrayLike, ArrayLike], Array]
    potency: float
    efficacy: float


@cache
def both(pair: str) -> Both:
    """Return a pair by its name.

    Raises
    ------
    KeyError
        If there is none of that name.

    """
    if pair == SHAM:
        return Both(
            ONE, lambda one, other: synergy.effect_alone(ONE, np.asarray(one) + np.asarray(other)), 1.0, 0.0
        )
    held = {str(name): value for name, value in _CHANGED.items()}[pair]
    return Both(
        PARTIAL,
        lambda one, other: synergy.effect_together(held, one, other),
        held.first_potency,
        held.efficacy_synergy,
    )


def expected(pair: str, rule: str, one: ArrayLike, other: ArrayLike) -> Array:
    """Return what a rule expects to be left at doses of shapes that fit together.

    Raises
    ------
    KeyError
        If there is no such pair or rule.

    """
    drug = both(pair).alone
    first, second = synergy.effect_alone(drug, one), synergy.effect_alone(drug, other)
    rules: dict[str, Callable[[], Array]] = {
        "Bliss": lambda: synergy.bliss(first, second),
        "Loewe": lambda: synergy.loewe(drug, drug, one, other),
        "best alone": lambda: synergy.highest_single_agent(first, second),
    }
    return rules[rule]()


def verdict(left: float, awaited: float) -> str:
    """Say whether both did more or less than a rule expects, or the same."""
    if abs(left - awaited) < SAME:
        return "as expected"
    return "more than expected" if left < awaited else "less than expected"
