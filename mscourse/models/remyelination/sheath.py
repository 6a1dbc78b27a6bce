"""A new sheath thickens, and impulses speed up: by Rushton's rule, and through the axon model."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models import axon
from mscourse.models.myelin import G_RATIO_HIGH, G_RATIO_LOW
from mscourse.models.ranges import check_array, check_choice, check_work
from mscourse.models.remyelination.parameters import Sheath

BEST_G_RATIO = math.exp(-0.5)  # where g sqrt(-ln g) is greatest: fastest for a fibre of given width
SAME = ("axon", "fibre")
MOST_DAYS = 1e6
MOST_RUNS = 2000  # of the axon model: about half a minute
AXON, REPAIR = axon.Parameters(), axon.Remyelinated(pieces=1)


def g_ratio_at(days: ArrayLike, sheath: Sheath) -> NDArray[np.float64]:
    """Return a new sheath's g-ratio some days after it began, g + (1 - g) exp(-t / tau), in days' shape.

    Raises
    ------
    ValueError
        If a day is not from 0 to a million.

    """
    time = check_array("days", days, 0, MOST_DAYS, "Count from the day on which the sheath began.")
    return np.asarray(sheath.rebuilt + (1 - sheath.rebuilt) * np.exp(-time / sheath.thickening))


def relative_speed(g_ratio: ArrayLike, beside: float, same: str = "axon") -> NDArray[np.float64]:
    """Return the speed at a g-ratio over that at another, by Rushton's rule, in the shape of `g_ratio`.

    Speed grows as the fibre's width times g sqrt(-ln g). On one and the same axon, the fibre is the axon's
    width over g, which leaves sqrt(-ln g): thicker is always faster. For fibres of the same width, thick
    myelin leaves a thin axon, and the best g-ratio is exp(-1/2).

    Parameters
    ----------
    g_ratio
        From 0.4 to 1; at 1 there is no myelin, and the rule gives 0.
    beside
        The g-ratio of the fibre it is compared with, from 0.4 to 0.99.
    same
        What the two have in common: ``axon`` for repair of one axon, ``fibre`` for fibres of the same width.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """
    check_choice("same", same, SAME)
    remedy = "It is the axon's width over the fibre's."
    ours = check_array("g_ratio", g_ratio, G_RATIO_LOW, 1, remedy)
    theirs = check_array("beside", beside, G_RATIO_LOW, G_RATIO_HIGH, remedy)
    ratio = np.sqrt(np.abs(np.log(ours) / np.log(theirs)))
    return np.asarray(ratio * ours / theirs if same == "fibre" else ratio)


def recovered(days: ArrayLike, sheath: Sheath, same: str = "axon") -> NDArray[np.float64]:
    """Return speed under a new sheath over healthy speed, by Rushton's rule; days and errors as above."""
    return relative_speed(g_ratio_at(days, sheath), sheath.healthy, same)


def axon_speed(
    days: ArrayLike,
    sheath: Sheath,
    fibre: axon.Parameters = AXON,
    repair: axon.Remyelinated = REPAIR,
) -> NDArray[np.float64]:
    """Return speed under a new sheath over healthy speed, from the axon model's voltages, in days' shape.

    0 where no impulse passes. A sheath with a g-ratio above 0.99 is run with 0.99, the thinnest that the axon
    model takes.

    Parameters
    ----------
    days
        Since the sheath began.
    sheath
        How thick it becomes; its g-ratios replace those of `fibre` and `repair`.
    fibre
        The axon, with its temperature and channels.
    repair
        How long the stretch is, and into how many short sheaths each internode was cut; one unless said.

    Raises
    ------
    ValueError
        If a day is out of its range, there are more than 2000, or no impulse passes along the healthy fibre.

    """
    thickness = np.minimum(g_ratio_at(days, sheath), G_RATIO_HIGH)
    check_work("runs of the axon model", thickness.size, MOST_RUNS, "Ask for fewer days.")
    healthy = replace(fibre, g_ratio=sheath.healthy)
    runs = [(healthy, None)] + [(healthy, replace(repair, g_ratio=float(one))) for one in thickness.ravel()]
    intact, *repaired = axon.sweep(runs)
    if intact.speed is None:
        message = "no impulse passes along the healthy fibre; change `fibre` until one does"
        raise ValueError(message)
    speeds = [result.speed_inside or 0.0 for result in repaired]
    return np.reshape(speeds, thickness.shape) / intact.speed
