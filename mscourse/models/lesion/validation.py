"""What the stored values are computed with, and the same quantities by other methods."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.lesion.run import Result, front, rings, simulate
from mscourse.models.lesion.state import noisy, seed, wave
from mscourse.models.lesion.theory import band, growth, threshold
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")
WAVENUMBERS = np.linspace(0.1, 3, 30)


def _simulated_growth(*, wavenumber: float, cells_per_wave: int, step: float, **rates: float) -> float:
    """Return how fast a wave grows in a run: from its share of the cosine at two times."""
    held = Parameters(**rates)
    grid = Grid(shape=(cells_per_wave,), width=2 * math.pi / wavenumber / cells_per_wave)
    found = simulate(held, wave(held, grid, wavenumber), [0.5, 2.5], step=step)
    first, last = (found.cells - 1) @ np.cos(wavenumber * grid.centres)
    return float(np.log(last / first) / 2)


def _front_speed(*, width: float, step: float, start: float, end: float, **rates: float) -> float:
    """Return the front's speed, with the delay of 1.5 ln t that it still has added back."""
    grid = Grid(shape=(math.ceil((2 * end + 10) / width),), width=width)
    found = simulate(Parameters(**rates), seed(grid), [start, end], step=step)
    travelled = float(np.diff(front(found))[0])
    return (travelled + 1.5 * math.log(end / start)) / (end - start)


@cache
def _pattern(held: Parameters, size: float, width: float, until: float, seed: int) -> Result:
    grid = Grid(shape=(round(size / width),), width=width)
    start = noisy(held, grid, 0.01, np.random.default_rng(seed))
    start = replace(start, cells=start.cells / max(1.0, float(start.cells.mean())))
    return simulate(held, start, [until])


def _settled(*, size: float, width: float, until: float, seed: int, **rates: float) -> Result:
    return _pattern(Parameters(**rates), size, width, until, seed)


def _unbalanced(**setting: float) -> float:
    found = _settled(**setting)  # type: ignore[arg-type]  # a table's numbers; `seed` is whole
    held = {name: float(setting[name]) for name in ("secretion", "release")}
    made = held["secretion"] * found.cells.mean() + held["release"] * found.damage.mean()
    return float(found.signal.mean() - made)


def _stripes(**setting: float) -> float:
    """Return how many waves fit in: a crest at a wall is half a stripe."""
    cells = _settled(**setting).cells[-1]  # type: ignore[arg-type]  # as above
    walls = int(cells[0] > cells[1]) + int(cells[-1] > cells[-2])
    return rings(cells) + walls / 2


def _rings(*, cells: int, width: float, step: float, until: float, radius: float, **rates: float) -> int:
    grid = Grid(shape=(cells, cells), width=width)
    found = simulate(Parameters(**rates), seed(grid, radius), [until], step=step)
    return rings(found.cells[-1][cells // 2, cells // 2 :])


def _highest_mean(**setting: float) -> float:
    return _settled(**setting).highest_mean  # type: ignore[arg-type]  # as above


QUANTITIES: Mapping[str, Quantity] = {
    "threshold": lambda **rates: threshold(Parameters(**rates)),
    "unstable_band": lambda **rates: band(Parameters(**rates)) or (),
    "simulated_growth": _simulated_growth,
    "front_speed": _front_speed,
    "highest_mean_density": _highest_mean,
    "steady_mean_of_signal": _unbalanced,
    "stripes": _stripes,
    "rings_in_a_plane": _rings,
}


def eigenvalue(wavenumber: float, held: Parameters) -> float:
    """Return the largest real part among the eigenvalues of the equations' Jacobian for one wave."""
    square = wavenumber**2
    jacobian = [
        [-1 - square, held.chemotaxis * square / 2],
        [held.secretion / held.delay, -(1 + held.signal_diffusion * square) / held.delay],
    ]
    return float(np.linalg.eigvals(jacobian).real.max())


def _searched_threshold() -> float:
    """Return the chemotaxis at which the greatest eigenvalue over a fine list of waves is nought."""
    waves = np.linspace(1.1, 1.3, 401)

    def greatest(chemotaxis: float) -> float:
        held = Parameters(chemotaxis=chemotaxis)
        return max(eigenvalue(float(one), held) for one in waves)

    return float(brentq(greatest, 4, 8, xtol=1e-7))


def by_lines(held: Parameters, cells: NDArray[np.float64], width: float, until: float) -> NDArray[np.float64]:
    """Return cells on a line after a time, from nothing destroyed and no signal, by an ODE solver."""
    count = cells.size

    def slope(_: float, state: NDArray[np.float64]) -> NDArray[np.float64]:
        m, c, d = state[:count], state[count : 2 * count], state[2 * count :]
        flux, leak = np.zeros(count + 1), np.zeros(count + 1)
        for face in range(1, count):
            climb = (c[face] - c[face - 1]) / width
            source = m[face - 1] if climb > 0 else m[face]
            flux[face] = held.chemotaxis * source / (1 + source) * climb - (m[face] - m[face - 1]) / width
            leak[face] = -held.signal_diffusion * climb
        made = held.secretion * m + held.release * d - c
        return np.concatenate(
            [
                m * (1 - m) - np.diff(flux) / width,
                (made - np.diff(leak) / width) / held.delay,
                held.damage * m**2 / (1 + m) * (1 - d),
            ]
        )

    first = np.concatenate([cells, np.zeros(2 * count)])
    found = solve_ivp(slope, (0, until), first, rtol=1e-6, atol=1e-8, t_eval=[until])
    last: NDArray[np.float64] = found.y[:count, -1]
    return last


def _small() -> NDArray[np.float64]:
    found = simulate(Parameters(), seed(Grid(shape=(24,), width=0.5)), [4.0], step=5e-4)
    last: NDArray[np.float64] = found.cells[-1]
    return last


def _small_by_lines() -> NDArray[np.float64]:
    start = np.where((np.arange(24) + 0.5) * 0.5 < 3, 1.0, 0.0)  # noqa: PLR2004 - the seed's radius
    return by_lines(Parameters(), start, 0.5, 4.0)


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "growth of small waves",
        "eigenvalues of the Jacobian",
        lambda: growth(WAVENUMBERS, Parameters()),
        lambda: [eigenvalue(float(one), Parameters()) for one in WAVENUMBERS],
        1e-9,
        "abs",
    ),
    SecondWay(
        "threshold",
        "a search over waves for an eigenvalue of nought",
        lambda: threshold(Parameters())[0],
        _searched_threshold,
        1e-5,
    ),
    SecondWay(
        "cells along a line",
        "the method of lines with an ODE solver",
        _small,
        _small_by_lines,
        2e-3,
        "abs",
    ),
)
