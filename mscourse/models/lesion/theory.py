"""What can be said without a run: the equations close to the state in which all is the same everywhere.

That state is (1, beta + delta, 1). What is destroyed stays so and drops out; a wave of wavenumber k in cells
and signal grows at the larger root of x^2 - trace x + determinant. Derived here; the form of the equations is
that of Lombardo and others 2017 as we recall it.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.lesion.parameters import Parameters
from mscourse.models.ranges import check_array

FRONT_SPEED = 2.0  # pulled: the thin leading edge sets it, and there chemotaxis is of second order


def growth(wavenumber: ArrayLike, parameters: Parameters) -> NDArray[np.float64]:
    """Return how fast a small wave grows, 1/time; the real part, below 0 where it fades.

    Raises
    ------
    ValueError
        If a wavenumber is not from 0 to a thousand.

    """
    square = check_array("wavenumber", wavenumber, 0, 1000, "Give 2 pi / wavelength.") ** 2
    cells = 1 + square
    signal = (1 + parameters.signal_diffusion * square) / parameters.delay
    climb = parameters.secretion * parameters.chemotaxis * square / 2 / parameters.delay
    trace, determinant = -cells - signal, cells * signal - climb
    root = np.sqrt(np.maximum(trace**2 - 4 * determinant, 0))  # the real part
    made: NDArray[np.float64] = (trace + root) / 2
    return made


def threshold(parameters: Parameters) -> tuple[float, float]:
    """Return the chemotaxis above which rings appear, and their wavenumber there.

    chi_c = 2 (1 + sqrt(epsilon))^2 / beta and k_c = epsilon^(-1/4). Without secretion it is infinite.
    """
    epsilon, beta = parameters.signal_diffusion, parameters.secretion
    least = math.inf if beta == 0 else 2 * (1 + math.sqrt(epsilon)) ** 2 / beta
    return least, epsilon**-0.25


def spacing(parameters: Parameters) -> float:
    """Return the distance between rings at the threshold, 2 pi / k_c."""
    return 2 * math.pi / threshold(parameters)[1]


def band(parameters: Parameters) -> tuple[float, float] | None:
    """Return the wavenumbers between which waves grow; None at or below the threshold.

    The roots of epsilon k^4 + (1 + epsilon - beta chi / 2) k^2 + 1.
    """
    epsilon = parameters.signal_diffusion
    middle = parameters.secretion * parameters.chemotaxis / 2 - 1 - epsilon
    apart = middle**2 - 4 * epsilon
    if middle <= 0 or apart <= 0:
        return None
    high = (middle + math.sqrt(apart)) / (2 * epsilon)
    return math.sqrt(1 / (epsilon * high)), math.sqrt(high)
