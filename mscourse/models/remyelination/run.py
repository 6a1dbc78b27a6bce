"""The front, step by step.

Diffusion is implicit (backward Euler), so no step is too long for it and no density falls below 0. Division
and maturing are explicit, and the step is held short enough for densities to stay between 0 and 1.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg.lapack import dpttrf, dpttrs

from mscourse.models.ranges import check_work
from mscourse.models.remyelination.parameters import Parameters, Resolution
from mscourse.models.remyelination.result import Result
from mscourse.models.remyelination.theory import growth

STANDARD = Resolution()
MOST_WORK = 3e8  # about ten seconds
OVERHEAD = 500  # a step costs as much as so many cells, however few there are
MOST_KEPT = 2e7  # cells times records: under half a gigabyte
MOST_CHANGE = 0.5  # of a density in one step


def simulate(
    parameters: Parameters,
    resolution: Resolution = STANDARD,
    inflammation: ArrayLike | None = None,
) -> Result:
    """Let precursors move into a strip of tissue whose ends nothing crosses.

    Parameters
    ----------
    parameters, resolution
        The tissue, and how it is cut up.
    inflammation
        How much of it there is at each place, shape (cells,); None for the parameters' everywhere.

    Raises
    ------
    ValueError
        If `inflammation` has another shape or a negative value, the step is too long for the rates, or the
        run is too large to wait for.

    """
    cells = resolution.cells
    steps = max(1, round(resolution.days / resolution.step))
    stride = max(1, round(resolution.every / resolution.step))
    work = (cells + OVERHEAD) * steps
    check_work(
        f"steps times (cells + {OVERHEAD})", work, MOST_WORK, "Take fewer days or cells, or a longer step."
    )
    check_work("cells times records", cells * (steps // stride), MOST_KEPT, "Record less often.")
    division = growth(parameters, inflammation)
    if division.shape not in {(), (cells,)}:
        message = (
            f"inflammation has shape {division.shape}; give one number, or one for each of {cells} cells"
        )
        raise ValueError(message)
    rate = resolution.step * (float(division.max()) + parameters.maturation)
    if rate > MOST_CHANGE:
        longest = resolution.step * MOST_CHANGE / rate
        message = f"step is {resolution.step!r}; at these rates it must be at most {longest:.3g} days"
        raise ValueError(message)
    return _advance(parameters, resolution, division, steps, stride)


def _advance(
    parameters: Parameters, resolution: Resolution, division: NDArray[np.float64], steps: int, stride: int
) -> Result:
    cells, step = resolution.cells, resolution.step
    width = resolution.length / cells
    position = (np.arange(cells, dtype=np.float64) + 0.5) * width
    coupling = parameters.diffusion * step / width**2
    middle = np.full(cells, 1 + 2 * coupling)
    middle[[0, -1]] = 1 + coupling
    pivots, factors, _ = dpttrf(middle, np.full(cells - 1, -coupling))
    division, maturing = division * step, parameters.maturation * step

    young = np.where(position < resolution.seed_width, resolution.seed, 0.0)
    grown = np.zeros(cells)
    records = range(0, steps + 1, stride)
    kept = np.empty((2, len(records), cells))
    kept[0, 0], kept[1, 0] = young, grown
    room, change = np.empty(cells), np.empty(cells)
    for done in range(1, steps + 1):
        np.subtract(1, grown, out=room)
        np.multiply(young, room, out=change)  # what matures finds a place only where there is room
        np.subtract(room, young, out=room)
        room *= division
        room += 1 - maturing
        room *= young
        change *= maturing
        grown += change
        young, _ = dpttrs(pivots, factors, room)
        if done % stride == 0:
            kept[0, done // stride], kept[1, done // stride] = young, grown
    return Result(step * np.array(records, dtype=np.float64), position, kept[0], kept[1])
