"""Where a run starts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.lesion.theory import growth
from mscourse.models.ranges import check, check_array, check_generator

Array = NDArray[np.float64]
DENSEST = 1000.0


@dataclass(frozen=True, kw_only=True)
class State:
    """Cells, signal and damage on a grid; each array has the grid's shape.

    Attributes
    ----------
    grid
        Where.
    cells
        m, 0 or more.
    signal
        c, 0 or more.
    damage
        d, 0 to 1.

    """

    grid: Grid
    cells: Array
    signal: Array
    damage: Array

    def __post_init__(self) -> None:
        for name, most in (("cells", DENSEST), ("signal", 100 * DENSEST), ("damage", 1.0)):
            values = check_array(name, getattr(self, name), 0, most, "Give one number for each cell.")
            if values.shape != self.grid.shape:
                message = f"{name} has the shape {values.shape}; the grid has {self.grid.shape}"
                raise ValueError(message)


def seed(grid: Grid, radius: float = 3.0) -> State:
    """Return a lesion's beginning: full of cells within a radius, nothing destroyed yet.

    Raises
    ------
    ValueError
        If the radius is not positive.

    """
    check("radius", radius, 1e-6, 1e6, "Give how far the first cells reach.")
    cells = np.where(grid.distance < radius, 1.0, 0.0)
    return State(grid=grid, cells=cells, signal=np.zeros(grid.shape), damage=np.zeros(grid.shape))


def noisy(parameters: Parameters, grid: Grid, amplitude: float, rng: np.random.Generator) -> State:
    """Return the uniform state with noise in the cells; the same seed makes the same noise.

    Raises
    ------
    ValueError
        If the amplitude is not from 0 to 1.
    TypeError
        If `rng` is no generator.

    """
    check("amplitude", amplitude, 0, 1, "Give how far cells may be from 1.")
    check_generator(rng)
    cells = 1 + amplitude * (2 * rng.random(grid.shape) - 1)
    return _around(parameters, grid, cells, np.zeros(grid.shape))


def wave(parameters: Parameters, grid: Grid, wavenumber: float, amplitude: float = 1e-6) -> State:
    """Return the uniform state and a wave along the first axis, cells and signal in the growing proportion.

    Raises
    ------
    ValueError
        If the amplitude is not from 0 to 1, or the wavenumber is out of range.

    """
    check("amplitude", amplitude, 0, 1, "Give how far cells may be from 1.")
    rate = float(growth(wavenumber, parameters))
    shape = (-1,) + (1,) * (grid.axes - 1)
    made = amplitude * np.cos(wavenumber * grid.centres).reshape(shape) * np.ones(grid.shape)
    answer = parameters.delay * rate + 1 + parameters.signal_diffusion * wavenumber**2
    return _around(parameters, grid, 1 + made, made * parameters.secretion / answer)


def _around(parameters: Parameters, grid: Grid, cells: Array, signal: Array) -> State:
    rest = parameters.secretion + parameters.release
    return State(grid=grid, cells=cells, signal=np.maximum(rest + signal, 0), damage=np.ones(grid.shape))
