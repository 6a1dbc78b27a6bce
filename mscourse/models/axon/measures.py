"""Questions that take more than one run: how late, how much loss, how warm, how fast."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mscourse.models.axon.cable import membrane
from mscourse.models.axon.parameters import (
    NODES_EITHER_SIDE,
    STANDARD,
    Damage,
    Lesion,
    Parameters,
    Resolution,
)
from mscourse.models.axon.run import Run, sweep
from mscourse.models.ranges import check, check_whole

RATES = (20, 50, 100, 150, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1400, 1600)  # Hz
PROBES = 7  # values tried at once; each round leaves an eighth of the range


@dataclass(frozen=True)
class Boundary:
    """A search for where an impulse stops getting through.

    Attributes
    ----------
    run
        Gives the run for a value.
    through, stopped
        A value at which impulses should get through, and one at which they should not.
    tolerance
        How near to the boundary is near enough.
    impulses
        How many must arrive.

    """

    run: Callable[[float], Run]
    through: float
    stopped: float
    tolerance: float
    impulses: int = 1


def boundaries(searches: Sequence[Boundary], resolution: Resolution = STANDARD) -> list[float | None]:
    """Find several boundaries together, each within its tolerance.

    Every round tries `PROBES` values between what gets through and what does not, for all searches in one
    sweep. It takes the first failure on the way from `through`, so where a range holds more than one boundary
    the answer is one of them.

    Returns
    -------
    list of float or None
        None where there is no boundary: everything in the range gets through, or nothing does.

    """
    arrived = iter(_arrived(searches, [(s.through, s.stopped) for s in searches], resolution))
    ends = [(next(arrived), next(arrived)) for _ in searches]
    brackets = [(s.through, s.stopped) for s in searches]
    found: list[float | None] = [None] * len(searches)
    open_ones = [k for k, (first, last) in enumerate(ends) if first and not last]
    while open_ones:
        tried = [np.linspace(*brackets[k], PROBES + 2) for k in open_ones]
        arrived = iter(_arrived([searches[k] for k in open_ones], [list(t[1:-1]) for t in tried], resolution))
        for k, values in zip(open_ones, tried, strict=True):
            passed = [True, *(next(arrived) for _ in range(PROBES)), False]
            stop = passed.index(False)
            brackets[k] = float(values[stop - 1]), float(values[stop])
            if abs(brackets[k][1] - brackets[k][0]) <= searches[k].tolerance:
                found[k] = sum(brackets[k]) / 2
        open_ones = [k for k in open_ones if found[k] is None]
    return found


def _arrived(
    searches: Sequence[Boundary], values: Sequence[Iterable[float]], resolution: Resolution
) -> list[bool]:
    runs = [search.run(float(x)) for search, xs in zip(searches, values, strict=True) for x in xs]
    needed = [search.impulses for search, xs in zip(searches, values, strict=True) for _ in xs]
    results = sweep(runs, resolution=resolution)
    return [r.spikes(r.reference[1]).size >= n for r, n in zip(results, needed, strict=True)]


def load(fibre: Parameters, loss: float) -> float:
    """Return the charge that lifts an internode by a given voltage; 1 with the sheath whole.

    It is the capacitance of axolemma and sheath in series, compared with that of the healthy internode.

    Parameters
    ----------
    fibre
        The fibre to which the internode belongs.
    loss
        Myelin lost, as a fraction.

    """
    check("loss", loss, 0, 1, "It is a fraction: write 0.97 for 97 per cent.")
    healthy, _ = membrane(fibre, fibre.g_ratio, 1.0)
    thinned, _ = membrane(fibre, fibre.g_ratio, 1.0 - loss)
    return thinned / healthy


def added_latency(fibre: Parameters, lesion: Damage, *, resolution: Resolution = STANDARD) -> float | None:
    """Return how much later the impulse arrives than in as much healthy fibre, ms; None when blocked."""
    hurt = Run(fibre, lesion)
    healthy = Run(fibre, reference=_same_stretch(lesion))
    late, normal = (result.latency for result in sweep([hurt, healthy], resolution=resolution))
    return None if late is None or normal is None else late - normal


def _same_stretch(lesion: Damage) -> tuple[int, int]:
    """Return the reference nodes of a lesion, counted as if nothing had been divided."""
    return lesion.start - NODES_EITHER_SIDE, lesion.start + lesion.internodes + NODES_EITHER_SIDE


def critical_loss(
    fibre: Parameters, internodes: int = 3, *, tolerance: float = 1e-4, resolution: Resolution = STANDARD
) -> float | None:
    """Return the loss of myelin above which a lesion blocks, as a fraction; None if even 0.9999 conducts.

    Bare membrane (a loss of exactly 1) is another matter: it may hold channels. Use `Lesion(loss=1, ...)`.
    """
    check_whole("internodes", internodes, 1, 100, "A lesion covers at least one internode.")

    def run(loss: float) -> Run:
        return Run(fibre, Lesion(internodes=internodes, loss=loss))

    return boundaries([Boundary(run, 0.5, 0.9999, tolerance)], resolution)[0]


def critical_temperature(
    fibre: Parameters,
    lesion: Damage,
    *,
    between: tuple[float, float] = (25.0, 50.0),
    tolerance: float = 0.02,
    resolution: Resolution = STANDARD,
) -> float | None:
    """Return the temperature above which the fibre blocks, °C; None if the range holds none."""

    def run(temperature: float) -> Run:
        return Run(replace(fibre, temperature=temperature), lesion)

    return boundaries([Boundary(run, *between, tolerance)], resolution)[0]


def shortest_interval(
    fibre: Parameters,
    lesion: Damage | None = None,
    *,
    longest: float = 6.0,
    tolerance: float = 0.002,
    resolution: Resolution = STANDARD,
) -> float | None:
    """Return the shortest time between two stimuli at which both impulses arrive, ms.

    It is the fibre's refractory period of transmission; None if a second impulse fails even after `longest`.
    """

    def run(interval: float) -> Run:
        return Run(fibre, lesion, onsets=(0.1, 0.1 + interval))

    return boundaries([Boundary(run, longest, 0.2, tolerance, impulses=2)], resolution)[0]


def train(
    fibre: Parameters,
    lesion: Damage | None = None,
    *,
    rates: Sequence[float] = RATES,
    pulses: int = 10,
    resolution: Resolution = STANDARD,
) -> dict[float, int]:
    """Return, for each rate of stimulation, Hz, how many impulses of a train reach the far reference node."""
    check_whole("pulses", pulses, 1, 1000, "It counts the stimuli of a train.")
    for rate in rates:
        check("rates", rate, 1, 5000, "Write Hz.")
    run = Run(fibre, lesion)
    results = sweep([pulse_train(run, rate, pulses) for rate in rates], resolution=resolution)
    return {rate: r.spikes(r.reference[1]).size for rate, r in zip(rates, results, strict=True)}


def pulse_train(run: Run, rate: float, pulses: int) -> Run:
    """Return a run with so many pulses at so many a second, for as long as they need."""
    return replace(run, onsets=tuple(0.1 + k * 1000 / rate for k in range(pulses)), duration=None)


def following_rate(
    fibre: Parameters,
    lesion: Damage | None = None,
    *,
    rates: Sequence[float] = RATES,
    pulses: int = 10,
    resolution: Resolution = STANDARD,
) -> float | None:
    """Return the fastest of `rates`, Hz, that with all slower ones carries every impulse; None if none does.

    Slow rates take longest to compute: ten impulses at 20 Hz are half a second of the fibre's life.
    """
    return fastest(train(fibre, lesion, rates=rates, pulses=pulses, resolution=resolution), pulses)


def fastest(arrived: Mapping[float, int], pulses: int) -> float | None:
    """Return the fastest rate that, with all slower ones, carried every pulse; `arrived` is from `train`."""
    best = None
    for rate, count in sorted(arrived.items()):
        if count < pulses:
            break
        best = rate
    return best
