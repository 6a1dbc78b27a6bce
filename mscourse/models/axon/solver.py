"""The scheme: Crank-Nicolson for the voltage, an exact exponential step for the gates, one linear system a step.

Gates live half a step away from voltages (`secondorder = 2` in NEURON does the same), so both are of second order.
A sheathed internode holds no channels, so it is linear: its compartments are rewritten once as independent modes,
each of which keeps a fixed share of itself from step to step. What is left to solve is a tridiagonal system over the
nodes and the bare membrane with channels, symmetric and positive definite. Many fibres stand one behind the other in
the same arrays, with no link where one ends and the next begins. The result is that of solving every compartment
together; only the bookkeeping is shorter.

Units: nF, µS, nA, mV, ms. Voltages are counted from the reversal potential of the internodes' leak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dptsv

from mscourse.models.axon.cable import Cable, Sheath
from mscourse.models.axon.channels import GATES, HIGHEST, LOWEST, PER_MV, relaxation, resting, table

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Job:
    """One fibre for the solver: its cable, its temperature (°C) and its stimuli.

    Each stimulus is a first and a last step, the last one not included, with `current` (nA) into the first node.
    """

    cable: Cable
    temperature: float
    stimuli: tuple[tuple[int, int], ...]
    current: float


class _Sheaths:
    """Sheathed internodes cut into the same number of compartments, as modes.

    Even modes have both ends alike, odd ones opposite. Every mode is scaled by what a node feels of it, so that
    the sum over modes is the current into the nodes. Arrays have the shape (even or odd, mode, internode).
    """

    def __init__(self, sheaths: dict[int, Sheath], compartments: int, step: float, start: Array) -> None:
        places = np.array(sorted(sheaths))
        made = {sheath: _modes(sheath, step) for sheath in set(sheaths.values())}
        parts = [made[sheaths[place]] for place in places]
        gaps = compartments - 1
        dense = (
            2 * places.size > gaps
        )  # then a column for every gap, empty ones too: slices beat lists of places
        columns = places if dense else np.arange(places.size)
        width = gaps if dense else places.size

        def spread(values: list[Array]) -> Array:
            filled = np.zeros((*values[0].shape, width))
            filled[..., columns] = np.stack(values, axis=-1)
            return filled

        self.keep, self.push, self.begin, self.ends = (spread([part[k] for part in parts]) for k in range(4))
        self.before: slice | NDArray[np.intp] = slice(0, gaps) if dense else places
        self.after: slice | NDArray[np.intp] = slice(1, compartments) if dense else places + 1
        self.modes = self.begin * start[self.before]
        self.felt, self.force = np.empty_like(self.ends), np.empty_like(self.ends)
        self.pushed = np.empty_like(self.modes)

    def send(self, right: Array) -> None:
        """Add what the internodes' past sends into the nodes at their ends."""
        even, odd = np.add.reduce(self.modes, axis=1, out=self.felt)
        right[self.before] += even
        right[self.before] += odd
        right[self.after] += even
        right[self.after] -= odd

    def advance(self, middle: Array) -> None:
        """Advance the modes by one step, from the nodes' voltages in its middle."""
        left, right = middle[self.before], middle[self.after]
        np.add(left, right, out=self.force[0])
        np.subtract(left, right, out=self.force[1])
        np.multiply(self.push, self.force[:, None], out=self.pushed)
        np.multiply(self.modes, self.keep, out=self.modes)
        np.add(self.modes, self.pushed, out=self.modes)


def _modes(sheath: Sheath, step: float) -> tuple[Array, Array, Array, Array]:
    """Rewrite one sheathed internode as modes.

    Returns
    -------
    keep, push, begin : ndarray, shape (2, modes)
        What a mode keeps of itself in a step, what the ends' voltages add, and what it is at 1 mV throughout.
    ends : ndarray, shape (2,)
        What the internode adds to the diagonal of the nodes' system at its ends, and to the link between them.

    """
    inner, end, count = sheath.inner_link, sheath.end_link, sheath.compartments
    diagonal = np.full(count, 2 * inner)
    diagonal[0] = diagonal[-1] = inner + end
    link = np.full(count - 1, -inner)
    decay, shape = np.linalg.eigh(np.diag(diagonal) + np.diag(link, 1) + np.diag(link, -1))
    first, last = shape[0], shape[-1]
    past = 2 * sheath.capacitance / step
    total = past + sheath.leak + decay
    pull = end * first * past / total
    keep, push, begin = (np.zeros((2, (count + 1) // 2)) for _ in range(3))
    for row, chosen in enumerate((first * last > 0, first * last < 0)):
        modes = slice(0, int(chosen.sum()))
        keep[row, modes] = (2 * past / total - 1)[chosen]
        push[row, modes] = (pull * 2 * end * first / total)[chosen]
        begin[row, modes] = (pull * shape.sum(axis=0))[chosen]
    return (
        keep,
        push,
        begin,
        np.array([end - end**2 * np.sum(first**2 / total), -(end**2) * np.sum(first * last / total)]),
    )


class Batch:
    """Fibres that are solved together; `run` gives the voltages of all their nodes."""

    def __init__(self, jobs: Sequence[Job], step: float, *, exact_rates: bool = False) -> None:
        self.jobs, self.step, self.exact = jobs, step, exact_rates
        cables = [job.cable for job in jobs]
        sizes = [cable.capacitance.size for cable in cables]
        self.start = np.concatenate([[0], np.cumsum(sizes)])
        self.size = int(self.start[-1])

        def joined(name: str) -> Array:
            return np.concatenate([getattr(cable, name) for cable in cables])

        def spread(name: str) -> Array:
            return np.repeat([getattr(cable, name) for cable in cables], sizes)

        self.origin, self.rest = spread("axolemma_reversal"), spread("rest")
        self.temperature = np.repeat([job.temperature for job in jobs], sizes)
        self.sodium = np.stack([joined("fast_sodium"), joined("persistent_sodium")])
        self.slow_potassium, self.fast_potassium = joined("slow_potassium"), joined("fast_potassium")
        self.sodium_pull = spread("sodium_reversal") - self.origin
        self.potassium_pull = spread("potassium_reversal") - self.origin
        leak = joined("leak")
        self.leak_pull = leak * (spread("leak_reversal") - self.origin)
        self.past = 2 * joined("capacitance") / step
        self.gates = GATES if self.fast_potassium.any() else GATES[:4]
        self.nodes = np.concatenate([cable.nodes + self.start[i] for i, cable in enumerate(cables)])

        links = np.concatenate([[*cable.links, 0.0] for cable in cables])[:-1]
        self.off_diagonal = -links
        self.diagonal = self.past + joined("passive") + leak
        self.diagonal[:-1] += links
        self.diagonal[1:] += links
        self.sheaths = self._sheaths(cables)

    def _sheaths(self, cables: list[Cable]) -> list[_Sheaths]:
        by_cut: dict[int, dict[int, Sheath]] = {}
        for number, cable in enumerate(cables):
            for before, sheath in cable.sheaths.items():
                by_cut.setdefault(sheath.compartments, {})[before + int(self.start[number])] = sheath
        start = self.rest - self.origin
        made = [_Sheaths(sheaths, self.size, self.step, start) for sheaths in by_cut.values()]
        for sheaths in made:
            self.diagonal[sheaths.before] += sheaths.ends[0]
            self.diagonal[sheaths.after] += sheaths.ends[0]
            self.off_diagonal[sheaths.before] += sheaths.ends[1]
        return made

    def _currents(self, steps: int) -> dict[int, list[tuple[int, float]]]:
        """For each time step with a stimulus: which compartments get which current, nA."""
        plan: dict[int, list[tuple[int, float]]] = {}
        for job, place in zip(self.jobs, self.start[:-1], strict=True):
            for first, last in job.stimuli:
                for step in range(first, min(last, steps)):
                    plan.setdefault(step, []).append((int(place), job.current))
        return plan

    def run(self, steps: int) -> Array:
        """Return the voltage of every node of every fibre, mV, shape (nodes, steps + 1)."""
        relax = self._exact_relaxation() if self.exact else self._table_relaxation()
        currents = self._currents(steps)
        u = self.rest - self.origin
        x = np.array([resting(gate, self.rest) for gate in self.gates])
        m_and_p, m, h, s, n = x[:2], x[0], x[2], x[3], x[-1]
        open_sodium, work = np.empty((2, self.size)), np.empty(self.size)
        fast, persistent = open_sodium
        potassium, diagonal, right = (np.empty(self.size) for _ in range(3))
        off = np.empty_like(self.off_diagonal)
        record = np.empty((steps + 1, self.nodes.size))
        u.take(self.nodes, out=record[0])
        with_fast_potassium = len(self.gates) == len(GATES)
        for step in range(steps):
            np.multiply(m_and_p, m_and_p, out=open_sodium)
            open_sodium *= m_and_p
            fast *= h
            open_sodium *= self.sodium
            fast += persistent
            np.multiply(s, self.slow_potassium, out=potassium)
            if with_fast_potassium:
                np.multiply(n, n, out=work)
                work *= work
                work *= self.fast_potassium
                potassium += work
            np.add(self.diagonal, fast, out=diagonal)
            diagonal += potassium
            np.multiply(self.past, u, out=right)
            right += self.leak_pull
            fast *= self.sodium_pull
            right += fast
            potassium *= self.potassium_pull
            right += potassium
            for sheaths in self.sheaths:
                sheaths.send(right)
            for place, current in currents.get(step, ()):
                right[place] += current
            np.copyto(off, self.off_diagonal)
            _, _, middle, _ = dptsv(diagonal, off, right, overwrite_d=1, overwrite_e=1, overwrite_b=1)
            for sheaths in self.sheaths:
                sheaths.advance(middle)
            middle += middle
            np.subtract(middle, u, out=u)
            relax(u, x)
            u.take(self.nodes, out=record[step + 1], mode="clip")
        record += self.origin[self.nodes]
        return np.ascontiguousarray(record.T)

    def _exact_relaxation(self):
        def relax(u: Array, x: Array) -> None:
            keep, gain = relaxation(u + self.origin, self.temperature, self.step, self.gates)
            x *= keep
            x += gain

        return relax

    def _table_relaxation(self):
        """Tables of all temperatures behind one another, and for each compartment where its own begins."""
        warmths, which = np.unique(self.temperature, return_inverse=True)
        made = [table(float(warmth), self.step, self.gates) for warmth in warmths]
        entries = made[0][0].shape[1]
        keep_table, gain_table = (np.concatenate([one[k] for one in made], axis=1) for k in range(2))
        offset = which * float(entries)
        shift = (self.origin - LOWEST) * PER_MV + 0.5
        place, index = np.empty(self.size), np.empty(self.size, dtype=np.intp)
        shape = (len(self.gates), self.size)
        keep, gain = np.empty(shape), np.empty(shape)
        several = warmths.size > 1

        def relax(u: Array, x: Array) -> None:
            np.multiply(u, PER_MV, out=place)
            np.add(place, shift, out=place)
            if several:
                np.clip(place, 0.0, entries - 1.0, out=place)
                np.add(place, offset, out=place)
            np.copyto(index, place, casting="unsafe")
            keep_table.take(index, axis=1, out=keep, mode="clip")
            gain_table.take(index, axis=1, out=gain, mode="clip")
            np.multiply(x, keep, out=x)
            np.add(x, gain, out=x)

        return relax
