"""Doublings, days and cost of a batch. A sketch: all its numbers are illustrative."""

import math

from mscourse.models.ipsc.parameters import Batch
from mscourse.models.ranges import check

MOST = 1e18
CELLS = "Write a number of cells, such as 1e8."


def doublings(seed: float, need: float) -> float:
    """Return how often cells must double from `seed` to `need`: log2(need / seed); 0 where there are enough.

    Raises
    ------
    ValueError
        If a number of cells is not from 1 to 1e18.

    """
    check("seed", seed, 1, MOST, CELLS)
    check("need", need, 1, MOST, CELLS)
    return max(0.0, math.log2(need / seed))


def cells_needed(batch: Batch, dose: float, doses: int) -> float:
    """Return how many pluripotent cells must enter differentiation for `doses` doses of `dose` cells each.

    Raises
    ------
    ValueError
        If the dose is not from 1 to 1e12 cells, or the doses are not from 1 to 100 000.

    """
    check("dose", dose, 1, 1e12, CELLS)
    check("doses", doses, 1, 1e5, "Write how many doses the batch is for.")
    return max(1.0, dose * doses / batch.efficiency)


def batch_days(batch: Batch, dose: float, doses: int) -> float:
    """Return how long a batch takes, days: what any takes, and doublings. Raises as `cells_needed`."""
    doubled = doublings(batch.seed_cells, cells_needed(batch, dose, doses))
    return batch.fixed_days + doubled * batch.doubling_hours / 24


def batch_cost(batch: Batch, dose: float, doses: int) -> float:
    """Return what a batch that can be released costs, in days of the clean room.

    Failed batches are made again, so it is (fixed + daily x days) / (1 - failure). Raises as `cells_needed`.
    """
    return (batch.fixed_cost + batch.daily_cost * batch_days(batch, dose, doses)) / (1 - batch.failure)
