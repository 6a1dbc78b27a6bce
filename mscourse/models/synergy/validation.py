"""How far this model is from stored values, and from the same quantities computed in other ways."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.reference import Quantity, SecondWay
from mscourse.models.synergy.musyc import effect_together, populations
from mscourse.models.synergy.parameters import Drug, Parameters
from mscourse.models.synergy.theory import (
    bliss,
    combination_index,
    highest_single_agent,
    isobole,
    loewe,
)

STORED = Path(__file__).with_name("reference.json")
Curve = Mapping[str, float]


def musyc_effect(
    *, first: Curve, second: Curve, first_dose: ArrayLike, second_dose: ArrayLike, **pair: Any
) -> ArrayLike:
    """Return the effect of two curves together; `pair` holds the other fields of `Parameters`."""
    parameters = Parameters(first=Drug(**first), second=Drug(**second), **pair)
    return effect_together(parameters, first_dose, second_dose)


def middle(*, first: Curve, second: Curve, effect: float) -> ArrayLike:
    """Return the pair of doses half way along an isobole."""
    return isobole(Drug(**first), Drug(**second), effect, points=3)[:, 1]


QUANTITIES: Mapping[str, Quantity] = {
    "bliss": bliss,
    "highest_single_agent": highest_single_agent,
    "loewe": lambda *, first, second, **doses: loewe(Drug(**first), Drug(**second), **doses),
    "musyc_effect": musyc_effect,
    "isobole_middle": middle,
    "combination_index": lambda *, first, second, **seen: combination_index(
        Drug(**first), Drug(**second), **seen
    ),
}

UNEVEN = Parameters(
    full_both=0.05,
    second_potency=3.0,
    first_potency=0.5,
    second_cooperativity=1.5,
    first_cooperativity=0.7,
    first_speed=4.0,
    second_speed=0.25,
)
GRID = np.array([0.1, 0.5, 1.0, 3.0, 20.0])


def generator(pair: Parameters, first_dose: float, second_dose: float) -> NDArray[np.float64]:
    """Return the rates between free, first, second and both as dN/dt = M N, straight from the equations."""
    one, other = pair.first, pair.second
    r1, r2 = pair.first_speed / one.half_dose**one.slope, pair.second_speed / other.half_dose**other.slope
    g1, g2 = pair.first_cooperativity, pair.second_cooperativity
    moves = {
        (0, 1): r1 * first_dose**one.slope,
        (1, 0): r1 * one.half_dose**one.slope,
        (0, 2): r2 * second_dose**other.slope,
        (2, 0): r2 * other.half_dose**other.slope,
        (2, 3): r1**g1 * (pair.first_potency * first_dose) ** (g1 * one.slope),
        (3, 2): (r1 * one.half_dose**one.slope) ** g1,
        (1, 3): r2**g2 * (pair.second_potency * second_dose) ** (g2 * other.slope),
        (3, 1): (r2 * other.half_dose**other.slope) ** g2,
    }
    made = np.zeros((4, 4))
    for (start, end), rate in moves.items():
        made[end, start] += rate
        made[start, start] -= rate
    return made


def solved(pair: Parameters) -> NDArray[np.float64]:
    """Return the states on `GRID` x `GRID` from linear equations, one pair of doses at a time."""
    made = np.empty((4, GRID.size, GRID.size))
    for i, one in enumerate(GRID):
        for j, other in enumerate(GRID):
            equations = generator(pair, one, other)
            equations[-1] = 1  # one of four follows from the others; the shares sum to 1 instead
            free, first, second, both = np.linalg.solve(equations, [0, 0, 0, 1])
            made[:, i, j] = free, first, both, second
    return made


def waited(pair: Parameters, first_dose: float, second_dose: float) -> NDArray[np.float64]:
    """Return the states long after the doses were given to targets that were all free."""
    from scipy.linalg import expm  # noqa: PLC0415 - only this check needs it

    free, first, second, both = expm(1e4 * generator(pair, first_dose, second_dose))[:, 0]
    return np.array([free, first, both, second])


ONE, OTHER = Drug(full=0.1, half_dose=2.0, slope=0.7), Drug(full=0.3, half_dose=5.0, slope=2.5)


def rooted() -> NDArray[np.float64]:
    """Return Loewe's effects on small doses by a root finder, one pair at a time."""
    from scipy.optimize import brentq  # noqa: PLC0415 - as above

    def dose(drug: Drug, left: float) -> float:
        return float(drug.half_dose * ((1 - left) / (left - drug.full)) ** (1 / drug.slope))

    return np.array(
        [
            brentq(lambda left: one / dose(ONE, left) + other / dose(OTHER, left) - 1, 0.3001, 1 - 1e-9)  # noqa: B023 - called at once
            for one, other in zip(GRID[:4], GRID[3::-1], strict=True)
        ]
    )


def quadratic() -> float:
    """Return Loewe's effect where it has a closed form: h of 1 and 2, C of 2 and 3, both doses 1.

    With q the root of (1 - E) / E, the principle is 1 / (2 q²) + 1 / (3 q) = 1.
    """
    q = (2 + np.sqrt(4 + 72)) / 12
    return float(1 / (1 + q**2))


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "four states in balance",
        "linear equations, one pair of doses at a time",
        lambda: populations(UNEVEN, GRID[:, None], GRID[None, :]),
        lambda: solved(UNEVEN),
        1e-9,
    ),
    SecondWay(
        "four states after a long time",
        "matrix exponential",
        lambda: populations(UNEVEN, 1.0, 3.0),
        lambda: waited(UNEVEN, 1.0, 3.0),
        1e-9,
    ),
    SecondWay(
        "Loewe, unequal slopes and full effects",
        "a root finder, one pair at a time",
        lambda: loewe(ONE, OTHER, GRID[:4], GRID[3::-1]),
        rooted,
        1e-9,
    ),
    SecondWay(
        "Loewe, slopes 1 and 2",
        "closed form, a quadratic equation",
        lambda: loewe(Drug(half_dose=2.0), Drug(half_dose=3.0, slope=2.0), 1.0, 1.0),
        quadratic,
        1e-9,
    ),
)
