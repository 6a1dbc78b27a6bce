"""One drug alone, and what two would do together if nothing special happened: three answers to that.

Bliss takes the drugs as independent, Loewe takes them as doses of one and the same drug, and the highest
single agent asks for no more than the better one alone. The three principles are set side by side in Meyer
2019, doi:10.1016/j.cels.2019.01.003, and Wooten 2021, doi:10.1038/s41467-021-24789-z.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ranges import check, check_array, check_whole, check_work
from mscourse.models.synergy.parameters import SHARE, Drug, check_pair

DOSE = "Doses are 0 or more; change their unit if they are larger."
LARGEST_DOSE = 1e9
POINTS = 1e6  # of one call: more would fill memory
HALVINGS = 54  # of the interval in which Loewe's effect lies: as near as a double can say


def doses(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """Return doses as an array; refuses those below 0 or above 1e9, and more than a million."""
    made = check_array(name, values, 0, LARGEST_DOSE, DOSE)
    check_work("doses", made.size, POINTS, "Give fewer doses at a time.")
    return made


def effect_alone(drug: Drug, dose: ArrayLike) -> NDArray[np.float64]:
    """Return what one drug leaves: E(d) = E0 + (Em - E0) d^h / (C^h + d^h).

    Parameters
    ----------
    drug
        Its curve.
    dose
        Any shape, in the drug's unit.

    Returns
    -------
    NDArray
        Shares between `drug.full` and `drug.none`, of the shape of `dose`.

    Raises
    ------
    ValueError
        If a dose is negative or above 1e9.

    """
    power = (doses("dose", dose) / drug.half_dose) ** drug.slope
    # Written with 1 / (1 + x), which is right where x is so large that it is no number any more.
    return np.asarray(drug.full + (drug.none - drug.full) / (1 + power))


def dose_for(drug: Drug, effect: ArrayLike) -> NDArray[np.float64]:
    """Return the dose of one drug that leaves `effect`: the Hill curve read backwards.

    Shares of any shape; NaN where the drug never gets there, that is at `drug.full` and below, or above
    `drug.none`. Raises ValueError for what is no share.
    """
    left = check_array("effect", effect, 0, 1, SHARE)
    within = (left > drug.full) & (left <= drug.none)
    with np.errstate(over="ignore"):  # next to `full` the dose may be beyond all numbers: infinite
        odds = np.divide(drug.none - left, left - drug.full, out=np.full(left.shape, np.nan), where=within)
        return np.asarray(drug.half_dose * odds ** (1 / drug.slope))


def bliss(first_effect: ArrayLike, second_effect: ArrayLike) -> NDArray[np.float64]:
    """Return what independent drugs leave: each leaves its share of what the other left, E1 E2.

    Shares of shapes that fit together. Proposed by Bliss; raises ValueError for what is no share.
    """
    left = check_array("first_effect", first_effect, 0, 1, SHARE)
    return np.asarray(left * check_array("second_effect", second_effect, 0, 1, SHARE))


def highest_single_agent(first_effect: ArrayLike, second_effect: ArrayLike) -> NDArray[np.float64]:
    """Return what the better of two drugs leaves alone, min(E1, E2).

    Shares of shapes that fit together; raises ValueError for what is no share.
    """
    left = check_array("first_effect", first_effect, 0, 1, SHARE)
    return np.minimum(left, check_array("second_effect", second_effect, 0, 1, SHARE))


def loewe(first: Drug, second: Drug, first_dose: ArrayLike, second_dose: ArrayLike) -> NDArray[np.float64]:
    """Return what two drugs leave that stand in for each other: E with d1/D1(E) + d2/D2(E) = 1.

    Di(E) is the dose of one drug alone that leaves E. The left side falls as the effect gets stronger, so
    the interval from no effect to the weaker drug's full effect is halved until it is a point.

    Parameters
    ----------
    first, second
        Their curves.
    first_dose, second_dose
        Doses given together, of shapes that fit together.

    Returns
    -------
    NDArray
        Shares. NaN where the effect would be beyond what the weaker drug can do at any dose: there it has no
        dose that could stand in, and the principle says nothing.

    Raises
    ------
    ValueError
        If the drugs do not start from the same, or a dose is out of its range.

    """
    check_pair(first, second)
    ones, others = np.broadcast_arrays(doses("first_dose", first_dose), doses("second_dose", second_dose))
    check_work("pairs of doses", ones.size, POINTS, "Give fewer doses at a time.")
    weakest = max(first.full, second.full)
    span = first.none - weakest
    shares = [(ones, first), (others, second)]

    def total(depth: NDArray[np.float64]) -> NDArray[np.float64]:
        made = np.zeros(ones.shape)
        for dose, drug in shares:
            odds = span * depth / (span * (1 - depth) + (weakest - drug.full))
            made += dose / drug.half_dose * odds ** (-1 / drug.slope)
        return made

    depth, step = np.full(ones.shape, 0.5), 0.25
    # At the ends of the interval a total may be beyond all numbers, or a dose infinite: both compare rightly.
    with np.errstate(over="ignore", divide="ignore"):
        for _ in range(HALVINGS):
            depth = depth + np.where(total(depth) > 1, step, -step)
            step /= 2
    left = first.none - span * depth
    for dose, drug in shares:
        if drug.full < weakest:  # the stronger one: at this dose it alone does all that the weaker ever can
            left = np.where(dose >= dose_for(drug, weakest), np.nan, left)
    left = np.where(others == 0, effect_alone(first, ones), left)
    return np.asarray(np.where(ones == 0, effect_alone(second, others), left))


def combination_index(
    first: Drug, second: Drug, first_dose: ArrayLike, second_dose: ArrayLike, effect: ArrayLike
) -> NDArray[np.float64]:
    """Return the combination index d1/D1(E) + d2/D2(E) of an effect that was seen at two doses.

    1 is Loewe's principle; below 1 less was needed than it says (synergy), above 1 more (antagonism). NaN
    where one drug alone never leaves `effect`; infinite where there was no effect at all. Arguments of shapes
    that fit together; raises ValueError for doses or shares out of range.
    """
    check_pair(first, second)
    ones, others = doses("first_dose", first_dose), doses("second_dose", second_dose)
    alone, other_alone = dose_for(first, effect), dose_for(second, effect)
    with np.errstate(divide="ignore", invalid="ignore"):  # no dose has no effect: nought by nought is NaN
        return np.asarray(ones / alone + others / other_alone)


def isobole(first: Drug, second: Drug, effect: float, points: int = 101) -> NDArray[np.float64]:
    """Return the pairs of doses that leave the same by Loewe's principle: a straight line.

    Parameters
    ----------
    first, second
        Their curves.
    effect
        The share that is left, which each drug reaches alone.
    points
        How many pairs, evenly along the line from the first drug alone to the second alone.

    Returns
    -------
    NDArray
        Doses of the first and of the second, shape (2, points).

    Raises
    ------
    ValueError
        If one drug alone never leaves `effect`; the message says what it leaves.

    """
    check_pair(first, second)
    check("effect", effect, 0, 1, SHARE)
    check_whole("points", points, 2, 100_000, "A line needs its two ends.")
    for name, drug in (("first", first), ("second", second)):
        if not drug.full < effect <= drug.none:
            message = (
                f"effect is {effect!r}, but the {name} drug leaves from {drug.full:g} to {drug.none:g}; "
                "write a share above the larger full of the two."
            )
            raise ValueError(message)
    way = np.linspace(0, 1, points)
    return np.stack([(1 - way) * dose_for(first, effect), way * dose_for(second, effect)])
