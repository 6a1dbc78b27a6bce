"""The gates of sodium and potassium channels: rates, resting state, and tables for speed.

Kinetics of the mammalian node of Ranvier after McIntyre, Richardson and Grill (2002), J Neurophysiol 87:995,
doi:10.1152/jn.00353.2001. Each rate is multiplied by Q ** ((T - T0) / 10).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GATES = ("m", "p", "h", "s", "n")  # fast and persistent sodium open, fast shuts; slow and fast potassium
LOWEST, HIGHEST, PER_MV = -150.0, 250.0, 100  # range of the tables, mV, and entries a mV


class Gate(NamedTuple):
    """Opening and shutting rate of a gate, per ms, at its reference temperature, °C."""

    opening: Callable[[Array], Array]
    shutting: Callable[[Array], Array]
    q10: float
    reference: float


def _linear(x: Array, scale: float) -> Array:
    """x / (1 - exp(-x / scale)), with its limit where x is 0."""
    ratio = x / scale
    small = np.abs(ratio) < 1e-6  # noqa: PLR2004 - below this the quotient loses its digits
    safe = np.where(small, 1.0, x)
    return np.where(small, scale + x / 2, safe / -np.expm1(-safe / scale))


KINETICS = {
    "m": Gate(
        lambda v: 1.86 * _linear(v + 20.4, 10.3), lambda v: 0.086 * _linear(-(v + 25.7), 9.16), 2.2, 20
    ),
    "h": Gate(
        lambda v: 0.062 * _linear(-(v + 114), 11), lambda v: 2.3 / (1 + np.exp(-(v + 31.8) / 13.4)), 2.9, 20
    ),
    "p": Gate(lambda v: 0.01 * _linear(v + 27, 10.2), lambda v: 0.00025 * _linear(-(v + 34), 10), 2.2, 20),
    "s": Gate(lambda v: 0.3 / (1 + np.exp(-(v + 53) / 5)), lambda v: 0.03 / (1 + np.exp(-(v + 90))), 3.0, 36),
    "n": Gate(
        lambda v: 0.0462 * _linear(v + 83.2, 1.1), lambda v: 0.0824 * _linear(-(v + 66), 10.5), 3.0, 36
    ),
}


def rates(gate: str, voltage: Array, temperature: float | Array) -> tuple[Array, Array]:
    """Return opening and shutting rate of one gate, per ms, for voltages in mV at a temperature in °C."""
    kinetics = KINETICS[gate]
    factor = kinetics.q10 ** ((temperature - kinetics.reference) / 10)
    return factor * kinetics.opening(voltage), factor * kinetics.shutting(voltage)


def resting(gate: str, voltage: Array | float) -> Array:
    """Return the share of a gate that is open after a long time at a voltage; no temperature changes it."""
    opening, shutting = rates(gate, np.asarray(voltage, dtype=float), KINETICS[gate].reference)
    return opening / (opening + shutting)


def relaxation(
    voltage: Array, temperature: float | Array, step: float, gates: tuple[str, ...]
) -> tuple[Array, Array]:
    """Return what one time step does to gates: ``x -> x * keep + gain``, exact while the voltage stands still.

    Parameters
    ----------
    voltage
        mV, shape (n,).
    temperature
        °C, one or shape (n,).
    step
        ms.
    gates
        Names of gates, k of them.

    Returns
    -------
    keep, gain : ndarray, shape (k, n)

    """
    keep, gain = np.empty((len(gates), voltage.size)), np.empty((len(gates), voltage.size))
    for row, gate in enumerate(gates):
        opening, shutting = rates(gate, voltage, temperature)
        total = opening + shutting
        keep[row] = np.exp(-step * total)
        gain[row] = -np.expm1(-step * total) * opening / total
    return keep, gain


@lru_cache(maxsize=64)
def table(temperature: float, step: float, gates: tuple[str, ...]) -> tuple[Array, Array]:
    """Return `relaxation` for every hundredth of a mV from `LOWEST` to `HIGHEST`; shape (gates, entries)."""
    voltage = LOWEST + np.arange(round((HIGHEST - LOWEST) * PER_MV)) / PER_MV
    return relaxation(voltage, temperature, step, gates)
