"""What a run gives: voltages, and what a physiologist reads off them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.axon.parameters import Damage, Parameters

Array = NDArray[np.float64]
ARRIVAL = -20.0  # mV; an impulse has arrived when the voltage rises through this


def crossings(time: Array, voltage: Array, level: float = ARRIVAL) -> Array:
    """Return every time, ms, at which a trace rises through a level, read between the steps by a straight line.

    Parameters
    ----------
    time
        ms, shape (steps,).
    voltage
        mV, shape (steps,).
    level
        mV.

    """
    before, after = voltage[:-1], voltage[1:]
    at = np.flatnonzero((before < level) & (after >= level))
    share = (level - before[at]) / (after[at] - before[at])
    return time[at] + share * (time[at + 1] - time[at])


def _first(times: Array) -> float | None:
    return float(times[0]) if times.size else None


@dataclass(frozen=True, eq=False)
class Result:
    """One impulse, or a train of them, along one fibre.

    Attributes
    ----------
    fibre, damage
        What was simulated; `damage` is None for a healthy fibre.
    time
        ms, shape (steps + 1,).
    voltage
        Of every node, mV, shape (nodes, steps + 1).
    position
        Of the nodes' centres along the fibre, µm, shape (nodes,).
    reference
        The two nodes between which the fibre is timed.
    lesion
        The first and the last node of the damaged stretch, or None.

    """

    fibre: Parameters
    damage: Damage | None
    time: Array
    voltage: Array
    position: Array
    reference: tuple[int, int]
    lesion: tuple[int, int] | None

    def spikes(self, node: int) -> Array:
        """Return the times at which impulses arrive at a node, ms."""
        return crossings(self.time, self.voltage[node])

    @property
    def arrival(self) -> Array:
        """When the first impulse reaches each node, ms, shape (nodes,); NaN where none does."""
        firsts = (_first(self.spikes(node)) for node in range(self.position.size))
        return np.array([np.nan if first is None else first for first in firsts])

    @property
    def blocked(self) -> bool:
        """Whether no impulse reached the far reference node."""
        return self.spikes(self.reference[1]).size == 0

    @property
    def latency(self) -> float | None:
        """Time of the first impulse from one reference node to the other, ms; None when blocked."""
        near, far = (_first(self.spikes(node)) for node in self.reference)
        return None if near is None or far is None else far - near

    @property
    def speed(self) -> float | None:
        """Between the reference nodes, m/s; None when blocked. A lesion is timed with healthy fibre around it."""
        return self._speed(self.reference)

    @property
    def speed_inside(self) -> float | None:
        """From the first to the last node of the lesion, m/s; None where there is none, or when blocked.

        Only these two nodes are timed: nodes inside bare membrane may pass an impulse on without reaching
        the level that counts as its arrival.
        """
        return None if self.lesion is None or self.blocked else self._speed(self.lesion)

    def _speed(self, nodes: tuple[int, int]) -> float | None:
        near, far = (_first(self.spikes(node)) for node in nodes)
        if near is None or far is None or far <= near:
            return None
        return float(self.position[nodes[1]] - self.position[nodes[0]]) / (far - near) / 1000
