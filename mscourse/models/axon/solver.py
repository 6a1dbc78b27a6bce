"""The scheme: Crank-Nicolson for the voltage, an exact step for the gates, one linear system a step.

Gates live half a step away from voltages, as in NEURON with `secondorder = 2`; both are of second order. A
sheathed internode holds no channels, so it is linear: its compartments are rewritten once as independent
modes, each of which keeps a fixed share of itself from step to step. What is left to solve is a tridiagonal
system over the nodes and the bare membrane with channels, symmetric and positive definite. Many fibres stand
one behind the other in the same arrays, with no link where one ends and the next begins. The result is that
of solving every compartment together; only the bookkeeping is shorter.

Units: nF, µS, nA, ms, and for voltages entries of the tables of gates, a hundred to the mV.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dptsv, dstev

from mscourse.models.axon.cable import Cable, Sheath
from mscourse.models.axon.channels import GATES, PER_MV, entry, relaxation, resting, table, voltage

Array = NDArray[np.float64]
Relaxation = Callable[[Array, Array], None]  # voltages and gates: moves the gates by one step, in place
SMALL = 20_000  # numbers in a matrix; beyond it, products take longer than many small steps


@dataclass(frozen=True)
class Job:
    """One fibre for the solver: its cable, its temperature (°C) and its stimuli.

    A stimulus is a first and a last step, the last one not included, with `current` (nA) into the first node.
    """

    cable: Cable
    temperature: float
    stimuli: tuple[tuple[int, int], ...]
    current: float


class _Sheaths:
    """Sheathed internodes cut into the same number of compartments, as modes.

    Even modes have both ends alike, odd ones opposite. Every mode is scaled by what a node feels of it, so
    that their sum is the current into the nodes. Arrays have the shape (even or odd, mode, internode).
    """

    def __init__(self, sheaths: dict[int, Sheath], compartments: int, step: float) -> None:
        self.places = np.array(sorted(sheaths))
        made = {sheath: _modes(sheath, step) for sheath in set(sheaths.values())}
        parts = [made[sheaths[place]] for place in self.places]
        gaps = compartments - 1
        dense = 2 * self.places.size > gaps  # then a column for every gap: slices beat lists of places
        columns = self.places if dense else np.arange(self.places.size)
        width = gaps if dense else self.places.size

        def spread(values: list[Array]) -> Array:
            filled = np.zeros((*values[0].shape, width))
            filled[..., columns] = np.stack(values, axis=-1)
            return filled

        self.keep, self.push, self.begin, self.ends = (spread([part[k] for part in parts]) for k in range(4))
        self.before: slice | NDArray[np.intp] = slice(0, gaps) if dense else self.places
        self.after: slice | NDArray[np.intp] = slice(1, compartments) if dense else self.places + 1
        self.columns = columns
        self.modes = np.zeros_like(self.keep)
        self.felt, self.force = np.empty_like(self.ends), np.empty_like(self.ends)
        self.pushed = np.empty_like(self.modes)

    def begin_at(self, rest: Array, reversal: Array, constant: Array) -> None:
        """Start at rest; modes count from their leak's reversal, voltages do not: a constant difference."""
        offset = np.zeros_like(self.keep)
        offset[0] = self.push[0] * 4 * reversal[self.before] / (1 - self.keep[0])
        self.modes = -offset
        self.send(constant)
        self.modes = self.begin * (rest - reversal)[self.before] + offset

    def send(self, right: Array) -> None:
        """Add what the internodes' past sends into the nodes at their ends."""
        even, odd = np.add.reduce(self.modes, axis=1, out=self.felt)
        right[self.before] += even
        right[self.before] += odd
        right[self.after] += even
        right[self.after] -= odd

    def advance(self, doubled: Array) -> None:
        """Advance the modes by one step, from twice the nodes' voltages in its middle."""
        left, right = doubled[self.before], doubled[self.after]
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
        What a mode keeps of itself in a step, what twice the ends' voltages add to it, and what it is when
        the whole internode is one unit above its leak's reversal. It is scaled so that the modes' sum is twice
        the current into an end.
    ends : ndarray, shape (2,)
        What the internode adds to the diagonal of the nodes' system at its ends, and to their link.

    """
    inner, end, count = sheath.inner_link, sheath.end_link, sheath.compartments
    diagonal = np.full(count, 2 * inner)
    diagonal[0] = diagonal[-1] = inner + end
    decay, shape, _ = dstev(diagonal, np.full(count - 1, -inner))
    first, last = shape[0], shape[-1]
    past = 2 * sheath.capacitance / step
    total = past + sheath.leak + decay
    pull = 2 * end * first * past / total
    keep, push, begin = (np.zeros((2, (count + 1) // 2)) for _ in range(3))
    for row, chosen in enumerate((first * last > 0, first * last < 0)):
        modes = slice(0, int(chosen.sum()))
        keep[row, modes] = (2 * past / total - 1)[chosen]
        push[row, modes] = (pull * end * first / total)[chosen]
        begin[row, modes] = (pull * shape.sum(axis=0))[chosen]
    same, across = np.sum(first**2 / total), np.sum(first * last / total)
    return keep, push, begin, np.array([end - end**2 * same, -(end**2) * across])


class _Apart:
    """What the past adds to the right-hand side, for many fibres: group by group of alike internodes."""

    def __init__(self, u: Array, past: Array, constant: Array, sheaths: list[_Sheaths]) -> None:
        self.u, self.past, self.constant, self.sheaths = u, past, constant, sheaths

    def right(self, out: Array) -> None:
        np.multiply(self.past, self.u, out=out)
        np.add(out, self.constant, out=out)
        for sheaths in self.sheaths:
            sheaths.send(out)

    def advance(self, doubled: Array) -> None:
        for sheaths in self.sheaths:
            sheaths.advance(doubled)
        np.subtract(doubled, self.u, out=self.u)


class _AtOnce:
    """The same for one fibre, where two products with small matrices take less time than many small steps."""

    def __init__(self, u: Array, past: Array, constant: Array, sheaths: list[_Sheaths]) -> None:
        size, count = u.size, sum(one.places.size * one.keep.shape[0] * one.keep.shape[1] for one in sheaths)
        self.state = np.concatenate([u, np.empty(count), [1.0]])  # nodes, modes, and 1 for what is constant
        self.u, self.modes = self.state[:size], self.state[size:-1]
        self.gather = np.zeros((size, self.state.size))
        self.gather[:, :size] = np.diag(past)
        self.gather[:, -1] = constant
        self.scatter, self.keep, self.pushed = np.zeros((count, size)), np.empty(count), np.empty(count)
        row = 0
        for one in sheaths:
            for place, column in zip(one.places, one.columns, strict=True):
                for sign, parity in ((1, 0), (-1, 1)):
                    rows = slice(row, row + one.keep.shape[1])
                    self.keep[rows] = one.keep[parity, :, column]
                    self.modes[rows] = one.modes[parity, :, column]
                    self.scatter[rows, place] = one.push[parity, :, column]
                    self.scatter[rows, place + 1] = sign * one.push[parity, :, column]
                    self.gather[place, size + rows.start : size + rows.stop] = 1
                    self.gather[place + 1, size + rows.start : size + rows.stop] = sign
                    row = rows.stop

    def right(self, out: Array) -> None:
        np.dot(self.gather, self.state, out=out)

    def advance(self, doubled: Array) -> None:
        np.dot(self.scatter, doubled, out=self.pushed)
        np.multiply(self.modes, self.keep, out=self.modes)
        np.add(self.modes, self.pushed, out=self.modes)
        np.subtract(doubled, self.u, out=self.u)


class Batch:
    """Fibres that are solved together; `run` gives the voltages of all their nodes.

    A voltage is counted in entries of the tables of gates, so that cutting off its decimals finds the nearest
    one. The system is solved for twice the voltage in the middle of a step; less the old voltage, that is the
    new one.
    """

    def __init__(self, jobs: Sequence[Job], step: float, *, exact_rates: bool = False) -> None:
        self.jobs, self.step, self.exact = jobs, step, exact_rates
        cables = [job.cable for job in jobs]
        self.sizes = [cable.capacitance.size for cable in cables]
        self.start = np.concatenate([[0], np.cumsum(self.sizes)])
        self.size = int(self.start[-1])

        def joined(name: str) -> Array:
            return np.concatenate([getattr(cable, name) for cable in cables])

        def spread(name: str) -> Array:
            return np.repeat([float(getattr(cable, name)) for cable in cables], self.sizes)

        self.rest = spread("rest")
        self.temperature = np.repeat([job.temperature for job in jobs], self.sizes)
        self.sodium = np.stack([joined("fast_sodium"), joined("persistent_sodium")])
        self.slow_potassium, self.fast_potassium = joined("slow_potassium"), joined("fast_potassium")
        self.sodium_pull = 2 * entry(spread("sodium_reversal"))
        self.potassium_pull = 2 * entry(spread("potassium_reversal"))
        self.gates = GATES if self.fast_potassium.any() else GATES[:4]
        self.nodes = np.concatenate([cable.nodes + self.start[i] for i, cable in enumerate(cables)])

        leak, passive, past = joined("leak"), joined("passive"), 2 * joined("capacitance") / step
        axolemma = entry(spread("axolemma_reversal"))
        links = np.concatenate([[*cable.links, 0.0] for cable in cables])[:-1]
        self.off_diagonal = -links
        self.diagonal = past + passive + leak
        self.diagonal[:-1] += links
        self.diagonal[1:] += links
        sheaths = self._sheaths(cables)
        self.constant = 2 * leak * (entry(spread("leak_reversal")) - axolemma)
        self.constant += 2 * (self.diagonal - past) * axolemma
        self.constant[:-1] += 2 * self.off_diagonal * axolemma[1:]
        self.constant[1:] += 2 * self.off_diagonal * axolemma[:-1]
        for one in sheaths:
            one.begin_at(entry(self.rest), axolemma, self.constant)
        small = self.size**2 < SMALL and len(jobs) == 1
        self.past = (_AtOnce if small else _Apart)(entry(self.rest), 2 * past, self.constant, sheaths)

    def _sheaths(self, cables: list[Cable]) -> list[_Sheaths]:
        by_cut: dict[int, dict[int, Sheath]] = {}
        for number, cable in enumerate(cables):
            for before, sheath in cable.sheaths.items():
                by_cut.setdefault(sheath.compartments, {})[before + int(self.start[number])] = sheath
        made = [_Sheaths(sheaths, self.size, self.step) for sheaths in by_cut.values()]
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
        """Return the voltage of every node of every fibre, mV, shape (nodes, steps + 1); call it once."""
        relax = self._exact_relaxation() if self.exact else self._table_relaxation()
        currents = self._currents(steps)
        past, u = self.past, self.past.u
        x = np.array([resting(gate, self.rest) for gate in self.gates])
        m_and_p, h, s, n = x[:2], x[2], x[3], x[-1]
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
            past.right(right)
            fast *= self.sodium_pull
            right += fast
            potassium *= self.potassium_pull
            right += potassium
            for place, current in currents.get(step, ()):
                right[place] += 2 * PER_MV * current
            np.copyto(off, self.off_diagonal)
            _, _, doubled, _ = dptsv(diagonal, off, right, overwrite_d=1, overwrite_e=1, overwrite_b=1)
            past.advance(doubled)
            relax(u, x)
            u.take(self.nodes, out=record[step + 1], mode="clip")
        made = np.ascontiguousarray(record.T)
        made -= entry(0.0)
        made /= PER_MV
        return made

    def _exact_relaxation(self) -> Relaxation:
        def relax(u: Array, x: Array) -> None:
            keep, gain = relaxation(voltage(u), self.temperature, self.step, self.gates)
            np.multiply(x, keep, out=x)
            np.add(x, gain, out=x)

        return relax

    def _table_relaxation(self) -> Relaxation:
        """Tables of all temperatures behind one another, and for each compartment where its own begins."""
        warmths, which = np.unique(self.temperature, return_inverse=True)
        made = [table(float(warmth), self.step, self.gates) for warmth in warmths]
        entries = made[0][0].shape[1]
        keep_table, gain_table = (
            made[0]
            if warmths.size == 1
            else (np.concatenate([one[k] for one in made], axis=1) for k in range(2))
        )
        offset, place = which * float(entries), np.empty(self.size)
        index = np.empty(self.size, dtype=np.intp)
        keep, gain = (np.empty((len(self.gates), self.size)) for _ in range(2))
        several = warmths.size > 1

        def relax(u: Array, x: Array) -> None:
            if several:
                np.clip(u, 0.0, entries - 1.0, out=place)
                np.add(place, offset, out=place)
                np.copyto(index, place, casting="unsafe")
            else:
                np.copyto(index, u, casting="unsafe")
            keep_table.take(index, axis=1, out=keep, mode="clip")
            gain_table.take(index, axis=1, out=gain, mode="clip")
            np.multiply(x, keep, out=x)
            np.add(x, gain, out=x)

        return relax
