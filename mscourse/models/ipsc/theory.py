"""Closed forms: what a protocol comes to, what sorting does, what residual cells may mean."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ipsc.parameters import SHARE, Parameters, Release
from mscourse.models.ranges import check, check_array

MOST_CELLS = 1e15
CELLS = "Write a number of cells, such as 1e7."


def eventual_product(parameters: Parameters) -> float:
    """Return the share that ends as the product when no cell stays between: the product of p / (p + o)."""
    return math.prod(advance / (advance + stray) for advance, stray in parameters.stages)


def sorted_purity(purity: ArrayLike, sensitivity: ArrayLike, specificity: ArrayLike) -> NDArray[np.float64]:
    """Return the purity after one sort, by Bayes' rule: π s / (π s + (1 - π)(1 - c)).

    Parameters
    ----------
    purity, sensitivity, specificity
        Share of wanted cells before (π), share of them kept (s), share of others removed (c); numbers or
        arrays that broadcast. Sensitivity is above 0.

    Raises
    ------
    ValueError
        If a share is out of its range, or the sort keeps nothing.

    """
    before = check_array("purity", purity, 0, 1, SHARE)
    kept = before * check_array("sensitivity", sensitivity, 1e-9, 1, SHARE)
    passed = (1 - before) * (1 - check_array("specificity", specificity, 0, 1, SHARE))
    total = kept + passed
    if (total == 0).any():
        message = "the sort keeps no cell: purity is 0 and specificity 1. Change one of the two."
        raise ValueError(message)
    return np.asarray(kept / total)


def expected_undifferentiated(dose: ArrayLike, release: Release) -> NDArray[np.float64]:
    """Return how many pluripotent cells a dose of `dose` wanted cells holds on average, in dose's shape.

    The wanted cells come with the others, so ``dose / purity`` cells are given; r of them are pluripotent.

    Raises
    ------
    ValueError
        If a dose is no number from 0 to 1e15.

    """
    return np.asarray(check_array("dose", dose, 0, MOST_CELLS, CELLS) / release.purity * release.residual)


def tumour_risk(dose: ArrayLike, release: Release) -> NDArray[np.float64]:
    """Return the chance that a dose holds at least one cell that starts a tumour: 1 - exp(-D r q).

    Pluripotent cells are taken to be single and independent, so their number is Poisson. Shape of `dose`;
    raises as `expected_undifferentiated` does.
    """
    return np.asarray(-np.expm1(-expected_undifferentiated(dose, release) * release.forming))


def largest_dose(risk: float, release: Release) -> float:
    """Return the most wanted cells in a dose that keep to a risk: -ln(1 - R) / (r q), times purity.

    Infinite where no cell is pluripotent or none can start a tumour.

    Raises
    ------
    ValueError
        If `risk` is not from 0 to 0.999999.

    """
    check("risk", risk, 0, 1 - 1e-6, "Write a probability, such as 0.001 for one in a thousand.")
    rate = release.residual * release.forming / release.purity
    return -math.log1p(-risk) / rate if rate > 0 else math.inf


def missed(residual: ArrayLike, sampled: ArrayLike) -> NDArray[np.float64]:
    """Return the chance that a perfect test of `sampled` cells sees no pluripotent one: (1 - r)ⁿ.

    Parameters
    ----------
    residual
        Share of cells that are pluripotent; a number or an array.
    sampled
        How many cells are looked at; broadcasts against `residual`.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """
    share = check_array("residual", residual, 0, 1, SHARE)
    cells = check_array("sampled", sampled, 0, MOST_CELLS, CELLS)
    with np.errstate(divide="ignore", invalid="ignore"):  # log(0) where all cells are pluripotent
        chance = np.exp(cells * np.log1p(-share))
    return np.asarray(np.where(cells == 0, 1.0, chance))
