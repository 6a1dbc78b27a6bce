"""The gates of sodium and potassium channels: rates, resting state, and tables for speed.

Kinetics of the mammalian node of Ranvier after McIntyre, Richardson and Grill (2002), J Neurophysiol 87:995,
doi:10.1152/jn.00353.2001. Each rate is multiplied by Q ** ((T - T0) / 10).
"""

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GATES = ("m", "p", "h", "s", "n")  # fast and persistent sodium open, fast shuts; slow and fast potassium
LOWEST, HIGHEST, PER_MV = -130.0, 170.0, 100  # range of the tables, mV, and entries a mV


class Rate(NamedTuple):
    """How a rate, per ms, depends on voltage, mV: ramp up or down beyond a voltage, or step up around it.

    ``ramp`` is size * L(V - at, width) with L(x, w) = x / (1 - exp(-x / w)); ``fall`` is the same with
    L(at - V, width); ``step`` is size / (1 + exp(-(V - at) / width)).
    """

    shape: Literal["ramp", "fall", "step"]
    size: float
    at: float
    width: float

    def __call__(self, voltage: Array) -> Array:
        """Return the rate at each voltage."""
        x = voltage - self.at
        if self.shape == "step":
            return np.asarray(self.size / (1 + np.exp(-x / self.width)))
        return self.size * _linear(x if self.shape == "ramp" else -x, self.width)


class Gate(NamedTuple):
    """Opening and shutting rate of a gate, how much ten degrees speed it up, and its temperature, °C."""

    opening: Rate
    shutting: Rate
    q10: float
    reference: float


def _linear(x: Array, scale: float) -> Array:
    """Return x / (1 - exp(-x / scale)), with its limit where x is 0."""
    ratio = x / scale
    small = np.abs(ratio) < 1e-6  # noqa: PLR2004 - below this the quotient loses its digits
    safe = np.where(small, 1.0, x)
    return np.where(small, scale + x / 2, safe / -np.expm1(-safe / scale))


KINETICS = {
    "m": Gate(Rate("ramp", 1.86, -20.4, 10.3), Rate("fall", 0.086, -25.7, 9.16), 2.2, 20),
    "p": Gate(Rate("ramp", 0.01, -27, 10.2), Rate("fall", 0.00025, -34, 10), 2.2, 20),
    "h": Gate(Rate("fall", 0.062, -114, 11), Rate("step", 2.3, -31.8, 13.4), 2.9, 20),
    "s": Gate(Rate("step", 0.3, -53, 5), Rate("step", 0.03, -90, 1), 3.0, 36),
    "n": Gate(Rate("ramp", 0.0462, -83.2, 1.1), Rate("fall", 0.0824, -66, 10.5), 3.0, 36),
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
    """Return what a time step does to gates: ``x -> x * keep + gain``, exact while the voltage stands still.

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


def entry(voltage: Array | float) -> Array:
    """Return where in a table a voltage, mV, stands; cutting off the decimals gives the nearest entry."""
    return (np.asarray(voltage) - LOWEST) * PER_MV + 0.5


def voltage(place: Array) -> Array:
    """Return the voltage, mV, that stands at a place in a table."""
    return (place - 0.5) / PER_MV + LOWEST


@lru_cache(maxsize=64)
def table(temperature: float, step: float, gates: tuple[str, ...]) -> tuple[Array, Array]:
    """Return `relaxation` for every hundredth of a mV from `LOWEST` to `HIGHEST`; shape (gates, entries)."""
    voltage = LOWEST + np.arange(round((HIGHEST - LOWEST) * PER_MV)) / PER_MV
    return relaxation(voltage, temperature, step, gates)
