"""The closed forms: every curve of the model is one of these, so nothing is stepped through time."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from mscourse.models.ranges import check, check_array
from mscourse.models.reconstitution.parameters import NaiveCD4, Parameters, Subset

YEAR = 365.25  # days
LONGEST = 36525.0  # days, a hundred years
Array = NDArray[np.float64]


def logistic(days: ArrayLike, normal: ArrayLike, nadir: ArrayLike, rate: ArrayLike) -> Array:
    """Return K x₀ / (x₀ + (K - x₀) e^(-rate t)), the shapes broadcast; 0 where the nadir is 0."""
    days, normal, nadir, rate = (np.asarray(one, dtype=float) for one in (days, normal, nadir, rate))
    fade = np.exp(-rate * days)
    below = nadir + (normal - nadir) * fade
    made: Array = np.divide(normal * nadir, below, out=np.zeros(np.shape(below)), where=below > 0)
    return made


def logistic_integral(day: float, subset: Subset) -> float:
    """Return the area under a subset's curve from day 0, 10⁹/L times days."""
    share = subset.nadir / subset.normal
    grown = subset.rate * day
    return subset.normal / subset.rate * (grown + math.log(share + (1 - share) * math.exp(-grown)))


def crossing(subset: Subset, level: float) -> float:
    """Return the day on which a count reaches a level: 0 if it is there at once, infinity if it never is."""
    check("level", level, 0, 1e6, "Give a count in 10⁹ cells per litre.")
    if level <= subset.nadir:
        return 0.0
    if level >= subset.normal:
        return math.inf
    return math.log((subset.normal / subset.nadir - 1) / (subset.normal / level - 1)) / subset.rate


def export_ratio(age: ArrayLike, naive_cd4: NaiveCD4) -> Array:
    """Return the thymus's export as a share of that at the reference age: 2^(-(age - reference)/halving).

    Halving in about 16 years: Palmer and others 2018, doi:10.1073/pnas.1714478115 (abstract read).

    Raises
    ------
    ValueError
        If an age is not from 0 to 120 years.

    """
    ages = check_array("age", age, 0, 120, "Give ages in years.")
    made: Array = np.exp2((naive_cd4.reference_age - ages) / naive_cd4.halving)
    return made


def exported(days: ArrayLike, age: ArrayLike, naive_cd4: NaiveCD4) -> Array:
    """Return what the thymus has made since day 0 and still lives: plateau (1 - e^(-loss t)), 10⁹/L."""
    plateau = naive_cd4.normal * export_ratio(age, naive_cd4)
    made: Array = -plateau * np.expm1(-naive_cd4.loss * np.asarray(days, dtype=float))
    return made


def naive(days: ArrayLike, age: ArrayLike, naive_cd4: NaiveCD4) -> Array:
    """Return naive CD4 cells, 10⁹/L: the solution of dN/dt = loss (plateau(age) - N)."""
    left = naive_cd4.nadir * np.exp(-naive_cd4.loss * np.asarray(days, dtype=float))
    made: Array = exported(days, age, naive_cd4) + left
    return made


def old_clones(days: ArrayLike, survivors: ArrayLike, parameters: Parameters) -> Array:
    """Return the cells of clones from before, 10⁹/L: from sK, logistic, to K sF/(1 + sF)."""
    share, most = np.asarray(survivors, dtype=float), parameters.memory_cd4.normal
    grown = share * parameters.renewal.expansion
    return logistic(days, most * grown / (1 + grown), most * share, parameters.renewal.rate)


def renewed(days: ArrayLike, age: ArrayLike, survivors: ArrayLike, parameters: Parameters) -> Array:
    """Return the share of CD4 clones that are new: new/(new + old); 1 where no old one survived.

    Parameters
    ----------
    days, age, survivors
        Days from the transplant, years, shares; their shapes broadcast.
    parameters
        For the thymus and the old clones; its own age and survivors are not looked at.

    """
    new = exported(days, age, parameters.naive_cd4)
    old = old_clones(days, survivors, parameters)
    both = new + old
    made: Array = np.divide(new, both, out=np.ones(np.shape(both)), where=both > 0)
    return made


def shortfall(count: ArrayLike, level: float) -> Array:
    """Return how far a count is below a level, as a share of it: [1 - count/level]₊."""
    made: Array = np.maximum(1 - np.asarray(count, dtype=float) / level, 0)
    return made


def infections(parameters: Parameters, start: float, end: float) -> float:
    """Return the infections that one person expects between two days: the hazard's exact integral.

    Raises
    ------
    ValueError
        If the days are not from 0 to a hundred years, or `end` is before `start`.

    """
    check("start", start, 0, LONGEST, "Give days from the transplant.")
    check("end", end, start, LONGEST, "Give a day that is not before `start`.")
    return _infections_by(parameters, end) - _infections_by(parameters, start)


def _infections_by(parameters: Parameters, day: float) -> float:
    held = parameters.infection
    total = held.background * day
    for subset, weight, level in (
        (parameters.neutrophils, held.neutrophil_weight, held.neutrophil_level),
        (parameters.b_cells, held.b_weight, held.b_level),
    ):
        short = min(day, crossing(subset, level))
        total += weight * (short - logistic_integral(short, subset) / level)
    total += held.cd4_weight * _cd4_shortfall(parameters, day)
    return total / YEAR


def _cd4_shortfall(parameters: Parameters, day: float) -> float:
    """Return the integral of [1 - CD4/level]₊, days; the sum of a logistic and an exponential.

    Memory cells rise and naive cells may fall (an old age, a high nadir), so that the sum can turn once: the
    stretches between its crossings of the level are integrated one by one.
    """
    level = parameters.infection.cd4_level
    edges = [0.0, *_cd4_crossings(parameters, day), day]
    total = 0.0
    for low, high in pairwise(edges):
        if high > low and _cd4(parameters, (low + high) / 2) < level:
            area = _cd4_integral(parameters, high) - _cd4_integral(parameters, low)
            total += high - low - area / level
    return total


def _cd4(parameters: Parameters, day: float) -> float:
    memory = parameters.memory_cd4
    held = logistic(day, memory.normal, memory.nadir, memory.rate)
    return float(held + naive(day, parameters.age, parameters.naive_cd4))


def _cd4_integral(parameters: Parameters, day: float) -> float:
    cells = parameters.naive_cd4
    plateau = cells.normal * float(export_ratio(parameters.age, cells))
    faded = -math.expm1(-cells.loss * day) / cells.loss
    return logistic_integral(day, parameters.memory_cd4) + plateau * day + (cells.nadir - plateau) * faded


def _cd4_crossings(parameters: Parameters, day: float) -> list[float]:
    level = parameters.infection.cd4_level
    grid = np.linspace(0, day, 2001)  # fine enough to part two crossings that are a day apart over five years
    memory = parameters.memory_cd4
    held = logistic(grid, memory.normal, memory.nadir, memory.rate)
    above = held + naive(grid, parameters.age, parameters.naive_cd4) >= level
    turns = np.flatnonzero(above[1:] != above[:-1])
    return [
        float(brentq(lambda at: _cd4(parameters, at) - level, grid[one], grid[one + 1], xtol=1e-10))
        for one in turns
    ]
