"""The equations, step by step: finite volumes, the same code for a line, a plane and a disc."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.signal import find_peaks

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.lesion.state import State
from mscourse.models.ranges import check, check_array, check_rising, check_work

Array = NDArray[np.float64]
LARGEST = 1e9  # cell-steps: about a minute
OVERHEAD = 1000  # cells: what a step costs beside its cells
SAFETY = 0.9
LONGEST = 1e5
KEPT = 5e7  # numbers that a result may hold


@dataclass(frozen=True, kw_only=True)
class Result:
    """What `simulate` found.

    Attributes
    ----------
    grid
        Where.
    times
        Shape (times,).
    cells, signal, damage
        m, c and d, shape (times, *grid.shape).
    steps
        How many were taken.
    least
        The lowest density of cells in any place at any step.
    highest_mean
        The highest mean density at any step.

    """

    grid: Grid
    times: Array
    cells: Array
    signal: Array
    damage: Array
    steps: int
    least: float
    highest_mean: float


def step_limit(parameters: Parameters, grid: Grid, steepest: float, densest: float) -> float:
    """Return the longest step that is safe, whatever the state.

    Two things limit it. All that leaves a cell in one step must be less than what it holds: by diffusion
    through every face, by chemotaxis up the steepest signal through every face, and by crowding. And a zigzag
    from cell to cell must fade, in which diffusion and chemotaxis act together: the step must be below 2 over
    the largest rate of the two coupled equations at the grid's shortest wave.

    Parameters
    ----------
    parameters, grid
        The rates and the grid.
    steepest
        The greatest slope of the signal.
    densest
        The greatest density of cells.

    """
    faces = 2 * grid.axes / grid.width
    spread = max(1.0, parameters.signal_diffusion / parameters.delay) / grid.width
    fading = max(1.0, 1 / parameters.delay, densest)
    leaving = faces * (spread + parameters.chemotaxis * steepest) + fading
    square = 4 * grid.axes / grid.width**2
    cells = 1 + square
    signal = (1 + parameters.signal_diffusion * square) / parameters.delay
    sources = (parameters.secretion + parameters.release) / parameters.delay
    coupled = parameters.chemotaxis * densest / (1 + densest) * square * sources
    zigzag = (cells + signal) / 2 + math.sqrt(((cells - signal) / 2) ** 2 + coupled)
    return SAFETY * min(1 / leaving, 2 / zigzag)


def simulate(parameters: Parameters, state: State, times: ArrayLike, step: float | None = None) -> Result:
    """Return cells, signal and damage at the times asked for.

    Diffusion and chemotaxis are fluxes through faces, the second taken from the cell it leaves (upwind).
    Time is stepped by the explicit Euler rule, but damage by its exact exponential.

    Parameters
    ----------
    parameters, state
        The rates, and where the run starts, at time 0.
    times
        When to look, rising, 0 or more.
    step
        Time step. A step that would leave a count below nought is taken again, as short as `step_limit`
        asks. None for that length always.

    Returns
    -------
    Result
        Arrays of shape (times, *grid.shape).

    Raises
    ------
    ValueError
        If the times do not rise, the step is longer than is stable at rest, or the run is too large.

    """
    grid = state.grid
    check_array("times", times, 0, LONGEST, "Give times from the start of the run.")
    ends = np.atleast_1d(check_rising("times", times, "Give each time once, in order."))
    resting = step_limit(parameters, grid, 0.0, 1.0)
    if step is not None:
        check("step", step, 1e-6, resting / SAFETY, "A longer one is not stable on this grid.")
    size = math.prod(grid.shape)
    check_work("numbers to keep", 3.0 * size * ends.size, KEPT, "Ask for fewer times.")
    _check_steps(float(ends[-1]) / (step or resting), size)
    stepper = _Stepper(parameters, state)
    kept = np.empty((3, ends.size, *grid.shape))
    now = 0.0
    for place, end in enumerate(ends):
        pieces = 0 if step is None else math.ceil((end - now) / step * (1 - 1e-12))
        even = None if not pieces else (end - now) / pieces
        while end - now > 1e-12 * max(1.0, end):
            now += stepper.advance(end - now, even)
            if stepper.steps % OVERHEAD == 0:
                _check_steps(stepper.steps, size)
        now = float(end)
        kept[:, place] = stepper.cells, stepper.signal, stepper.damage
    return Result(
        grid=grid,
        times=ends,
        cells=kept[0],
        signal=kept[1],
        damage=kept[2],
        steps=stepper.steps,
        least=stepper.least,
        highest_mean=stepper.highest_mean,
    )


def _check_steps(steps: float, size: int) -> None:
    check_work("cell-steps", steps * (size + OVERHEAD), LARGEST, "Take wider cells or a shorter time.")


@dataclass(frozen=True)
class _Axis:
    """One axis: cells on either side of each face, and what a flux through it is worth to them."""

    left: tuple[slice, ...]
    right: tuple[slice, ...]
    out: float | Array
    into: float | Array


def _axes(grid: Grid) -> list[_Axis]:
    made = []
    for axis in range(grid.axes):
        before = (slice(None),) * axis
        left, right = (*before, slice(None, -1)), (*before, slice(1, None))
        out: float | Array = 1 / grid.width
        into: float | Array = out
        if grid.radial:  # a face's length over its ring's area
            faces = np.arange(1, grid.shape[0]) * grid.width
            area = grid.centres * grid.width
            out, into = faces / area[:-1], faces / area[1:]
        made.append(_Axis(left, right, out, into))
    return made


class _Stepper:
    """A state on its way, and what was lowest and highest so far."""

    def __init__(self, parameters: Parameters, state: State) -> None:
        self.parameters = parameters
        self.grid = state.grid
        self.axes = _axes(state.grid)
        self.weights = state.grid.weights.ravel()
        self.cells, self.signal, self.damage = (
            np.array(one, dtype=float) for one in (state.cells, state.signal, state.damage)
        )
        self.steps = 0
        self.least = float(self.cells.min())
        self.highest_mean = self._mean()

    def _mean(self) -> float:
        return float(self.weights @ self.cells.ravel())

    def advance(self, most: float, step: float | None) -> float:
        """Take one step, no longer than `most`; return how long it was."""
        gain, spread, steepest = self._rates()
        length = self._limit(steepest) if step is None else step
        length = min(length, most)
        cells = self.cells + length * gain
        least = float(cells.min())
        if least < 0:
            length = min(length, self._limit(steepest))
            cells = self.cells + length * gain
            least = float(cells.min())
        held = self.parameters
        sources = held.signal_diffusion * spread - self.signal
        sources += held.secretion * self.cells
        sources += held.release * self.damage
        sources *= length / held.delay
        fade = self.cells * self.cells
        fade /= 1 + self.cells
        fade *= -held.damage * length
        np.expm1(fade, out=fade)
        fade *= 1 - self.damage
        self.signal += sources
        self.damage -= fade
        self.cells = cells
        self.steps += 1
        self.least = min(self.least, least)
        self.highest_mean = max(self.highest_mean, self._mean())
        return length

    def _limit(self, steepest: float) -> float:
        return step_limit(self.parameters, self.grid, steepest, float(self.cells.max()))

    def _rates(self) -> tuple[Array, Array, float]:
        """Return what cells gain, what the signal's diffusion brings, and its steepest slope."""
        cells, signal, width = self.cells, self.signal, self.grid.width
        gain = cells * (1 - cells)
        spread = np.zeros_like(signal)
        mobile = cells / (1 + cells)
        mobile *= self.parameters.chemotaxis
        steepest = 0.0
        for axis in self.axes:
            left, right = axis.left, axis.right
            slope = signal[right] - signal[left]
            slope /= width
            steepest = max(steepest, float(slope.max()), -float(slope.min()))
            carried = np.where(slope > 0, mobile[left], mobile[right])
            carried *= slope
            flux = cells[left] - cells[right]
            flux /= width
            flux += carried
            gain[left] -= flux * axis.out
            gain[right] += flux * axis.into
            spread[left] += slope * axis.out
            spread[right] -= slope * axis.into
        return gain, spread, steepest


def rings(profile: ArrayLike, prominence: float = 1e-3) -> int:
    """Return how many crests a profile has between its ends.

    Parameters
    ----------
    profile
        Cells along a line, shape (cells,), at least three.
    prominence
        How far a crest must stand out, so that rounding is not counted.

    """
    along = check_array("profile", profile, 0, math.inf, "Give cells along a line.")
    check("prominence", prominence, 0, 1e6, "Give how far a crest stands out.")
    found, _ = find_peaks(along, prominence=prominence)
    return int(found.size)


def front(result: Result, level: float = 0.5) -> Array:
    """Return how far out a line's or a disc's cells last exceed a level, shape (times,); 0 if nowhere.

    Raises
    ------
    ValueError
        If the grid has two axes.

    """
    if result.grid.axes != 1:
        message = "front needs a line or a disc; take a row of a plane, or radial=True"
        raise ValueError(message)
    check("level", level, 1e-12, 1e3, "Give a density of cells.")
    at = result.grid.centres
    made = np.zeros(result.times.size)
    for place, cells in enumerate(result.cells):
        above = np.flatnonzero(cells > level)
        if above.size:
            last = int(above[-1])
            made[place] = at[last]
            if last + 1 < at.size:
                share = (cells[last] - level) / (cells[last] - cells[last + 1])
                made[place] += share * result.grid.width
    return made
