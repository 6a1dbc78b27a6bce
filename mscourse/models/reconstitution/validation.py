"""What the stored values are computed with, and the same quantities by other methods."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad, solve_ivp

from mscourse.models.reconstitution.parameters import KINDS, NaiveCD4, Parameters, Subset
from mscourse.models.reconstitution.run import simulate
from mscourse.models.reconstitution.theory import YEAR, crossing, export_ratio, infections, naive, renewed
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")
STANDARD = Parameters()
TWO_YEARS = np.linspace(0, 730, 74)


def _rate(*, start: float, end: float, age: float) -> float:
    return infections(Parameters(age=age), start, end) / (end - start) * YEAR


QUANTITIES: Mapping[str, Quantity] = {
    "growth_rate": lambda **points: Subset(**points).rate,
    "thymic_export_ratio": lambda age, **held: export_ratio(age, NaiveCD4(**held)),
    "naive_cd4": lambda day, age: naive(day, age, STANDARD.naive_cd4),
    "share_renewed": lambda day, age, survivors: renewed(day, age, survivors, STANDARD),
    "infection_rate": _rate,
    "day_crossed": lambda kind, level: crossing(getattr(STANDARD, kind), level),
    "expected_infections": lambda age, start, end: infections(Parameters(age=age), start, end),
}


def integrated(parameters: Parameters, days: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the six subsets, naive CD4 cells, exported and old cells by an ODE solver: (9, days)."""
    kinds: list[Subset] = [getattr(parameters, kind) for kind in KINDS]
    normal = np.array([one.normal for one in kinds])
    rate = np.array([one.rate for one in kinds])
    cells, memory = parameters.naive_cd4, parameters.memory_cd4
    mu = math.log(2) / cells.half_life
    sigma = cells.normal * mu * 0.5 ** ((parameters.age - cells.reference_age) / cells.halving)
    start = parameters.survivors * memory.normal
    grown = parameters.survivors * parameters.renewal.expansion
    most = memory.normal * grown / (1 + grown)

    def slope(_: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
        back = rate * x[:6] * (1 - x[:6] / normal)
        made = sigma - mu * x[6:8]
        old = parameters.renewal.rate * x[8] * (1 - x[8] / most) if most else 0.0
        return np.concatenate([back, made, [old]])

    first = [*(one.nadir for one in kinds), cells.nadir, 0.0, start]
    found = solve_ivp(slope, (0, days[-1]), first, t_eval=days, rtol=1e-10, atol=1e-13, method="Radau")
    return np.asarray(found.y)


def _counts() -> NDArray[np.float64]:
    found = simulate(STANDARD, TWO_YEARS)
    return np.array([getattr(found, kind) for kind in (*KINDS, "naive_cd4")])


def _renewed() -> NDArray[np.float64]:
    *_, new, old = integrated(STANDARD, TWO_YEARS)
    made: NDArray[np.float64] = new / (new + old)
    return made


def _summed() -> float:
    def hazard(day: float) -> float:
        return float(simulate(STANDARD, day).hazard[0])

    return float(quad(hazard, 0, 183, points=(11, 150, 180), limit=200, epsabs=1e-8)[0]) / YEAR


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "counts over two years",
        "an ODE solver (Radau)",
        _counts,
        lambda: integrated(STANDARD, TWO_YEARS)[:7],
        1e-6,
    ),
    SecondWay(
        "share renewed over two years",
        "an ODE solver (Radau)",
        lambda: simulate(STANDARD, TWO_YEARS).renewed,
        _renewed,
        1e-6,
    ),
    SecondWay(
        "expected infections in six months",
        "adaptive quadrature of the hazard",
        lambda: infections(STANDARD, 0, 183),
        _summed,
        1e-6,
    ),
)
