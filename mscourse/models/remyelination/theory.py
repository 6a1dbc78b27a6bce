"""Closed forms of the front: its speed, how far it lags, how long it takes, and when it stops.

Ahead of the front there are few cells, and they divide at r and mature at k: the equation of Fisher and of
Kolmogorov, Petrovsky and Piskunov with growth r - k.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ranges import check, check_array
from mscourse.models.remyelination.parameters import REFERENCE_AGE, Parameters


def growth(parameters: Parameters, inflammation: ArrayLike | None = None) -> NDArray[np.float64]:
    """Return how fast precursors divide at this age and inflammation, per day.

    r 2^(-(age - 25) / slowing) / (1 + I / Ki), in the shape of `inflammation`; None for that of the
    parameters.

    Raises
    ------
    ValueError
        If `inflammation` holds what is no number from 0 to a million.

    """
    held = parameters.inflammation if inflammation is None else inflammation
    amount = check_array("inflammation", held, 0, 1e6, "Write 0 for none.")
    aged = parameters.proliferation * 2 ** (-(parameters.age - REFERENCE_AGE) / parameters.slowing)
    return np.asarray(aged / (1 + amount / parameters.half_inflammation))


def front_speed(parameters: Parameters) -> float:
    """Return the speed of the front after a long time, 2 sqrt(D (r - k)), µm per day; 0 where k >= r."""
    return 2 * math.sqrt(parameters.diffusion * _surplus(parameters))


def front_delay(parameters: Parameters, days: float) -> float:
    """Return how far the front lags behind its final speed, 1.5 sqrt(D / (r - k)) ln t, µm (Bramson).

    Up to a constant; so it is its change from one day to another that counts. 0 where there is no front.

    Raises
    ------
    ValueError
        If `days` is not from 1 to a million.

    """
    check("days", days, 1, 1e6, "The formula holds late; write days.")
    surplus = _surplus(parameters)
    return 1.5 * math.sqrt(parameters.diffusion / surplus) * math.log(days) if surplus > 0 else 0.0


def coverage_days(parameters: Parameters, radius: float) -> float:
    """Return how long a round lesion takes to close from its edge, radius over speed, days.

    It leaves out that the front is curved and starts late; both make it slower. Infinite without a front.

    Raises
    ------
    ValueError
        If `radius` is not from 0 to a million µm.

    """
    check("radius", radius, 0, 1e6, "Write µm.")
    speed = front_speed(parameters)
    return radius / speed if speed > 0 else math.inf


def stall_age(parameters: Parameters) -> float:
    """Return the age at which precursors mature as fast as they divide, and the front stops, years.

    At the inflammation of the parameters. Minus infinity where they never divide, infinite where none
    matures.
    """
    young = parameters.proliferation / (1 + parameters.inflammation / parameters.half_inflammation)
    if young == 0:
        return -math.inf
    if parameters.maturation == 0:
        return math.inf
    return REFERENCE_AGE + parameters.slowing * math.log2(young / parameters.maturation)


def _surplus(parameters: Parameters) -> float:
    return max(0.0, float(growth(parameters)) - parameters.maturation)
