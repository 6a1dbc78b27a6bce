"""MuSyC: a target is free, bound by one drug, by the other, or by both, and drifts between the four.

The states stand in a ring: free, first, both, second, and back to free. In balance the share of each state is
the sum, over the four ways to cut the ring open, of the product of the three rates that lead to it (the
matrix-tree theorem). All terms are positive, so nothing cancels; they are held as logarithms, so nothing
overflows. Rates: Wooten 2021, doi:10.1038/s41467-021-24789-z, compared with its authors' code, release 1.0.0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ranges import check_work
from mscourse.models.synergy.parameters import Drug, Parameters
from mscourse.models.synergy.theory import POINTS, doses

STATES = ("free", "first", "both", "second")  # round the ring, in the order of the arrays
RING = len(STATES)
Logs = tuple[NDArray[np.float64], ...]


def populations(parameters: Parameters, first_dose: ArrayLike, second_dose: ArrayLike) -> NDArray[np.float64]:
    """Return the shares of the four states in balance.

    Parameters
    ----------
    parameters
        The pair.
    first_dose, second_dose
        Doses of shapes that fit together.

    Returns
    -------
    NDArray
        Shares that sum to 1, shape (4, ...), in the order of `STATES`.

    Raises
    ------
    ValueError
        If a dose is out of its range, or there are more than a million pairs.

    """
    ones, others = doses("first_dose", first_dose), doses("second_dose", second_dose)
    shape = np.broadcast_shapes(ones.shape, others.shape)
    check_work("pairs of doses", float(np.prod(shape)), POINTS, "Give fewer doses at a time.")
    onward, back = rates(parameters, ones, others)
    trees = np.empty((RING, RING, *shape))
    for state in range(RING):
        for cut in range(RING):
            # From behind the cut, edges lead onward as far as the state; the others lead back to it.
            reach = (state - cut - 1) % RING
            edges = [(cut + 1 + passed) % RING for passed in range(RING - 1)]
            trees[state, cut] = sum(
                onward[edge] if passed < reach else back[edge] for passed, edge in enumerate(edges)
            )
    trees -= trees.max(axis=(0, 1))
    weights = np.exp(trees, out=trees).sum(axis=1)
    return np.asarray(weights / weights.sum(axis=0))


def rates(
    parameters: Parameters, first_dose: NDArray[np.float64], second_dose: NDArray[np.float64]
) -> tuple[Logs, Logs]:
    """Return the logarithms of the ring's eight rates: edge by edge onward, and edge by edge back.

    With r = rr / C^h a drug binds at r d^h and leaves at r C^h = rr. Beside the other drug it binds at
    r^gamma (alpha d)^(gamma h) and leaves at rr^gamma.
    """
    one, other = parameters.first, parameters.second
    bind, unbind = strength(one, first_dose), np.log(np.float64(parameters.first_speed))
    join, leave = strength(other, second_dose), np.log(np.float64(parameters.second_speed))
    onto = one.slope * np.log(parameters.first_potency)  # the first drug, where the second is bound
    beside = other.slope * np.log(parameters.second_potency)  # and the other way round
    steeper, other_steeper = parameters.first_cooperativity, parameters.second_cooperativity
    onward = (unbind + bind, other_steeper * (leave + beside + join), steeper * unbind, leave)
    back = (unbind, other_steeper * leave, steeper * (unbind + onto + bind), leave + join)
    return (
        tuple(np.asarray(rate) for rate in onward),
        tuple(np.asarray(rate) for rate in back),
    )


def strength(drug: Drug, dose: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return h log(d / C); minus infinity without a dose, whose rate is then 0."""
    with np.errstate(divide="ignore"):
        return np.asarray(drug.slope * np.log(dose / drug.half_dose))


def effect_together(
    parameters: Parameters, first_dose: ArrayLike, second_dose: ArrayLike
) -> NDArray[np.float64]:
    """Return what both drugs leave: the mean of what each state leaves; arguments as of `populations`."""
    return mean_effect(parameters, populations(parameters, first_dose, second_dose))


def mean_effect(parameters: Parameters, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean effect of shares of the four states, shape (4, ...)."""
    first, second = parameters.first, parameters.second
    left = np.array([first.none, first.full, parameters.full_both, second.full])
    return np.asarray(np.tensordot(left, shares, axes=1))
