"""The plainest surface of two drugs (MuSyC): four states, solved one pair of doses at a time."""

from functools import partial

import numpy as np
from _race import Race
from numpy.typing import NDArray

from mscourse.models import synergy

PAIR = synergy.Parameters(full_both=0.05, second_potency=3.0, first_potency=0.5, first_cooperativity=1.2)


def effect(pair: synergy.Parameters, d1: float, d2: float) -> float:
    """Return what is left at one pair of doses."""
    one, two = pair.first, pair.second
    r1, r2 = pair.first_speed / one.half_dose**one.slope, pair.second_speed / two.half_dose**two.slope
    g1, g2 = pair.first_cooperativity, pair.second_cooperativity
    bind1, leave1 = r1 * d1**one.slope, r1 * one.half_dose**one.slope
    bind2, leave2 = r2 * d2**two.slope, r2 * two.half_dose**two.slope
    join1, part1 = r1**g1 * (pair.first_potency * d1) ** (g1 * one.slope), leave1**g1
    join2, part2 = r2**g2 * (pair.second_potency * d2) ** (g2 * two.slope), leave2**g2
    equations = np.array(
        [
            [-bind1 - bind2, leave1, leave2, 0],
            [bind1, -leave1 - join2, 0, part2],
            [bind2, 0, -leave2 - join1, part1],
            [1, 1, 1, 1],
        ]
    )
    free, first, second, both = np.linalg.solve(equations, [0, 0, 0, 1])
    return float(one.none * free + one.full * first + two.full * second + pair.full_both * both)


def surface(pair: synergy.Parameters, points: int) -> NDArray[np.float64]:
    """Return the effects at all pairs of as many doses of each drug."""
    doses = np.geomspace(0.01, 100, points)
    return np.array([[effect(pair, one, two) for two in doses] for one in doses])


def ours(points: int) -> NDArray[np.float64]:
    """Return the same from the model."""
    doses = np.geomspace(0.01, 100, points)
    return synergy.simulate(PAIR, doses, doses).effect


RACES = [
    Race(
        model="synergy",
        against="one pair of doses at a time, per pair, 300 by 300 doses at once",
        target=50,
        ours=lambda: ours(300),
        simple=lambda: surface(PAIR, 100),
        ours_work=300**2,
        simple_work=100**2,
        same=lambda: (ours(30), surface(PAIR, 30)),
        allowed=1e-9,
        growth=[(f"{n} by {n} doses", partial(ours, n)) for n in (100, 300, 900)],
    )
]
