"""Stored check values of this model, and the same quantities by other methods."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, stats
from scipy.integrate import solve_ivp

from mscourse.models.ipsc import (
    Batch,
    Parameters,
    Release,
    batch_days,
    doublings,
    eventual_product,
    largest_dose,
    missed,
    simulate,
    sorted_purity,
    transitions,
    tumour_risk,
    upper_bound_zero,
)
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


QUANTITIES: Mapping[str, Quantity] = {
    "eventual_product": lambda stages: eventual_product(Parameters(stages=stages)),
    "states": lambda stages, passes: simulate(Parameters(stages=stages), [passes]).states[0],
    "sorted_purity": sorted_purity,
    "tumour_risk": lambda dose, **release: tumour_risk(dose, Release(**release)),
    "largest_dose": lambda risk, **release: largest_dose(risk, Release(**release)),
    "upper_bound_zero": upper_bound_zero,
    "batch_days": lambda dose, doses, **batch: batch_days(Batch(**batch), dose, doses),
    "doublings": doublings,
}

STANDARD, RELEASE, BATCH = Parameters(), Release(), Batch()


def _absorbed() -> float:
    """Solve (I - Q) N = 1 for the chain's fundamental matrix instead of multiplying shares."""
    chain = transitions(STANDARD)
    passing = chain[:-2, :-2]
    return float(np.linalg.solve(np.eye(len(passing)) - passing, chain[:-2, -2])[0])


def _counted(passes: int = 6) -> list[float]:
    """Follow a share of cells along every path by hand, with no matrix."""
    shares = {0: 1.0}
    end = len(STANDARD.stages)
    for _ in range(passes):
        after: dict[int, float] = {}
        for at, share in shares.items():
            if at >= end:  # the product, or off target
                after[at] = after.get(at, 0) + share
                continue
            advance, stray = STANDARD.stages[at]
            for to, part in ((at, 1 - advance - stray), (at + 1, advance), (end + 1, stray)):
                after[to] = after.get(to, 0) + share * part
        shares = after
    return [shares.get(at, 0.0) for at in range(end + 2)]


def _summed_risk(dose: float = 1e7) -> float:
    """Add up over how many pluripotent cells a dose may hold, each failing to start a tumour."""
    cells = np.arange(400)
    held = stats.poisson.pmf(cells, dose * RELEASE.residual)
    return float(np.sum(held * (1 - (1 - RELEASE.forming) ** cells)))


def _searched_dose(risk: float = 1e-3) -> float:
    return float(optimize.brentq(lambda dose: float(tumour_risk(dose, RELEASE)) - risk, 1.0, 1e9, rtol=1e-13))


def _grown_days(dose: float = 1e8, doses: int = 10) -> float:
    """Let the cells grow in an equation until there are enough."""
    need = dose * doses / BATCH.efficiency

    def enough(_time: float, cells: ArrayLike) -> float:
        return float(np.asarray(cells)[0] / need - 1)

    enough.terminal = True  # type: ignore[attr-defined]  # how SciPy marks the end of a run
    rate = np.log(2) * 24 / BATCH.doubling_hours
    run = solve_ivp(
        lambda _time, cells: rate * cells, (0, 60), [BATCH.seed_cells], events=enough, rtol=1e-10, atol=1e-3
    )
    return BATCH.fixed_days + float(run.t_events[0][0])


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "eventual product",
        "the chain's fundamental matrix",
        lambda: eventual_product(STANDARD),
        _absorbed,
        1e-12,
    ),
    SecondWay(
        "shares after six passes",
        "every path followed by hand",
        lambda: simulate(STANDARD, [6]).states[0],
        _counted,
        1e-12,
    ),
    SecondWay(
        "risk of a dose",
        "a sum over how many cells it holds",
        lambda: tumour_risk(1e7, RELEASE),
        _summed_risk,
        1e-10,
    ),
    SecondWay(
        "largest dose at a risk", "a search", lambda: largest_dose(1e-3, RELEASE), _searched_dose, 1e-9
    ),
    SecondWay(
        "bound after no positive cell",
        "SciPy's exact binomial interval",
        lambda: upper_bound_zero(1000),
        lambda: float(stats.binomtest(0, 1000, alternative="less").proportion_ci(0.95).high),
        1e-9,
    ),
    SecondWay(
        "chance that a test sees nothing",
        "SciPy's binomial distribution",
        lambda: missed(1e-5, [1e4, 1e5, 1e6]),
        lambda: stats.binom.pmf(0, [10**4, 10**5, 10**6], 1e-5),
        1e-9,
    ),
    SecondWay("days of a batch", "growth equation", lambda: batch_days(BATCH, 1e8, 10), _grown_days, 1e-7),
)
