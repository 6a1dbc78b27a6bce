"""How far this model is from another simulator's run of the same cases: for the tests and for the model card.

The stored cases (`reference.json` in this folder) were computed with NEURON 9.0.2 from the same equations, at
the course's resolution and at a fine one.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mscourse.models.axon.cases import from_case
from mscourse.models.axon.measures import Boundary, boundaries, fastest, train
from mscourse.models.axon.parameters import STANDARD, Damage, Lesion, Parameters, Resolution
from mscourse.models.axon.result import Result, crossings
from mscourse.models.axon.run import Run, sweep

STORED = Path(__file__).with_name("reference.json")
COARSE, FINE, WAVES = "neuron_dt5us", "neuron_fine_dt1us", "waveforms_neuron"
EXACT = Resolution(exact_rates=True)
HALVED = replace(STANDARD, step=STANDARD.step / 2)
Section = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Comparison:
    """One quantity of one case: ours, theirs, and how far apart they may be.

    `relative` says whether `allowed` is a share of theirs; words and counts must be equal.
    """

    case: str
    quantity: str
    ours: float | str | None
    theirs: float | str | None
    allowed: float = 0.0
    relative: bool = True

    @property
    def difference(self) -> float:
        """How far apart they are, in the terms of `allowed`; infinite where only one of them is a number."""
        if isinstance(self.ours, str | None) or isinstance(self.theirs, str | None):
            return 0.0 if self.ours == self.theirs else np.inf
        apart = abs(self.ours - self.theirs)
        return float(apart / abs(self.theirs) if self.relative and self.theirs else apart)

    @property
    def holds(self) -> bool:
        """Whether they agree."""
        return self.difference <= self.allowed


def load(path: Path = STORED) -> dict[str, Section]:
    """Read a file of reference values; it may hold some of the sections only."""
    loaded: dict[str, Section] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _runs(section: Section) -> list[Run]:
    return [from_case(case) for case in section.values()]


def cases(section: Section) -> Iterator[Comparison]:
    """Compare every case with NEURON's run at the course's resolution, and with its converged latency."""
    for (name, case), result in zip(section.items(), sweep(_runs(section)), strict=True):
        for column, theirs in case.items():
            if not column.startswith("neuron"):
                continue
            for count, ours in counts(result).items():
                yield Comparison(name, f"{count}, {column}", ours, theirs[count])
            if column == COARSE:
                yield from _measures(name, result, theirs)
        if "latency_ms_converged" in case.get(FINE, {}):
            yield Comparison(name, "converged", result.latency, case[FINE]["latency_ms_converged"], 0.025)


def halved(section: Section) -> Iterator[Comparison]:
    """Compare every case at half the time step with NEURON's converged latency."""
    ends = {name: case for name, case in section.items() if "latency_ms_converged" in case.get(FINE, {})}
    for (name, case), result in zip(ends.items(), sweep(_runs(ends), resolution=HALVED), strict=True):
        allowed = 0.005 if result.damage is None else 0.012
        yield Comparison(name, "halved", result.latency, case[FINE]["latency_ms_converged"], allowed)


def counts(result: Result) -> dict[str, float]:
    """Return whether a run was blocked, and how many impulses passed the reference nodes."""
    near, far = (float(result.spikes(node).size) for node in result.reference)
    return {"blocked": float(result.blocked), "spikes_proximal": near, "spikes_distal": far}


def _measures(name: str, result: Result, theirs: Mapping[str, float]) -> Iterator[Comparison]:
    first, last = result.reference
    distance = float(result.position[last] - result.position[first])
    yield Comparison(name, "distance_um", distance, theirs["distance_um"], 1e-7)
    if "latency_ms" in theirs:
        yield Comparison(name, "latency_ms", result.latency, theirs["latency_ms"], 1e-4)
        yield Comparison(name, "velocity_m_s", result.speed, theirs["velocity_m_s"], 1e-4)
    if "lesion_transit_ms" in theirs:
        # The files count five nodes from the reference nodes, also where short internodes lie in between.
        arrival = result.arrival[[first + 5, last - 5]]
        transit = float(arrival[1] - arrival[0])
        yield Comparison(name, "lesion_transit_ms", transit, theirs["lesion_transit_ms"], 2e-4)
        if result.lesion == (first + 5, last - 5):
            yield Comparison(name, "speed_inside", result.speed_inside, theirs["lesion_velocity_m_s"], 2e-4)
    if "peak_mV_node15" in theirs:
        peak, width = peak_and_width(result.time, result.voltage[15], result.fibre.rest)
        yield Comparison(name, "peak_mV", peak, theirs["peak_mV_node15"], 0.01, relative=False)
        yield Comparison(name, "half_width_ms", width, theirs["half_width_ms_node15"], 1e-4)


def peak_and_width(
    time: NDArray[np.float64], voltage: NDArray[np.float64], rest: float
) -> tuple[float, float]:
    """Return an impulse's peak, mV, and its width half way up from rest, ms."""
    peak = float(voltage.max())
    half = rest + (peak - rest) / 2
    up, down = crossings(time, voltage, half), crossings(time, -voltage, -half)
    return peak, float(down[0] - up[0])


def waveforms(
    section: Section, resolution: Resolution = EXACT, allowed: float = 1e-3
) -> Iterator[Comparison]:
    """Compare whole voltage traces; the greatest difference is set against 0 mV."""
    for (name, case), result in zip(
        section.items(), sweep(_runs(section), resolution=resolution), strict=True
    ):
        at = np.rint(np.array(case["t_ms"]) / resolution.step).astype(int)
        apart = np.abs(result.voltage[np.ix_(case["node_index"], at)] - np.array(case["V_mV"]))
        yield Comparison(name, "voltage_mV", float(apart.max()), 0.0, allowed, relative=False)


_HURT: dict[str, Callable[[Damage, float], Damage]] = {
    "loss": lambda lesion, x: replace(lesion, loss=x) if isinstance(lesion, Lesion) else lesion,
    "r": lambda lesion, x: replace(lesion, channels=x) if isinstance(lesion, Lesion) else lesion,
    "gkf": lambda lesion, x: replace(lesion, fast_potassium=x) if isinstance(lesion, Lesion) else lesion,
}
_FIBRE: dict[str, Callable[[Parameters, float], Parameters]] = {
    "T": lambda fibre, x: replace(fibre, temperature=x),
    "na": lambda fibre, x: replace(fibre, sodium=x),
}
# Where each search begins and ends, how near is near enough, how far from theirs, and if that is a share.
SEARCHED: dict[str, tuple[float, float, float, float, bool]] = {
    "loss": (0.9, 0.9999, 1e-4, 0.001, False),
    "r": (0.5, 0.0, 2e-4, 0.001, False),
    "T": (25.0, 50.0, 0.02, 0.1, False),
    "gkf": (0.0, 3.0, 0.005, 0.03, True),
    "na": (1.0, 0.05, 1e-3, 0.002, False),
    "isi": (4.0, 0.2, 0.002, 0.02, True),
}


def _search(case: Mapping[str, Any]) -> Boundary:
    run, kind = from_case(case), str(case["searched"])
    through, stopped, tolerance, _, _ = SEARCHED[kind]

    def at(x: float) -> Run:
        if kind == "isi":
            return replace(run, onsets=(0.1, 0.1 + x))
        if kind in _FIBRE:
            return replace(run, fibre=_FIBRE[kind](run.fibre, x))
        return run if run.lesion is None else replace(run, lesion=_HURT[kind](run.lesion, x))

    return Boundary(at, through, stopped, tolerance, impulses=2 if kind == "isi" else 1)


def thresholds(section: Section) -> Iterator[Comparison]:
    """Compare where conduction ends with every column of NEURON's."""
    searches = [_search(case) for case in section.values()]
    for (name, case), search, ours in zip(section.items(), searches, boundaries(searches), strict=True):
        *_, allowed, relative = SEARCHED[case["searched"]]
        found = _word(search) if ours is None else ours
        for column, theirs in case.items():
            if column.startswith("neuron"):
                yield Comparison(name, column, found, theirs, allowed, relative)


def _word(search: Boundary) -> str:
    result = sweep([search.run(search.through)])[0]
    passed = result.spikes(result.reference[1]).size >= search.impulses
    return "never_blocked_in_range" if passed else "blocked_over_whole_range"


def trains(section: Section) -> Iterator[Comparison]:
    """Compare how many impulses of a train arrive, and the fastest rate that carries all."""
    for name, case in section.items():
        run, theirs = from_case(case), case[COARSE]
        pulses, rates = int(case["pulses"]), sorted(float(rate) for rate in theirs["distal_spikes_of_10"])
        arrived = train(run.fibre, run.lesion, rates=rates, pulses=pulses)
        steps = [-1.0, *rates]  # where not even the slowest rate is carried, they print nothing
        ours, others = fastest(arrived, pulses) or -1.0, theirs["max_following_hz"] or -1.0
        apart = abs(steps.index(ours) - steps.index(others))
        yield Comparison(name, "max_following_hz, steps apart", apart, 0.0, 1.0, relative=False)
        for rate, count in theirs["distal_spikes_of_10"].items():
            yield Comparison(name, f"{rate} Hz", arrived[float(rate)], count, 1.0, relative=False)
