"""The verbs: `simulate` one fibre, `sweep` over many at once."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.axon.cable import Cable, build
from mscourse.models.axon.parameters import STANDARD, Damage, Lesion, Parameters, Resolution
from mscourse.models.axon.result import Result
from mscourse.models.axon.solver import Batch, Job
from mscourse.models.ranges import check

Array = NDArray[np.float64]
ONSETS = (0.1,)  # ms
LONGEST = 5000.0  # ms
AT_ONCE = 3000  # compartments with channels in one batch; more no longer fit the processor's nearest memory
NORMAL, TWOFOLD = 37.0, 10.0  # °C; channels move about half as fast for every ten degrees of cold


@dataclass(frozen=True)
class Run:
    """One fibre and how it is stimulated; what `simulate` runs and what `from_case` gives.

    Attributes
    ----------
    fibre, lesion
        What to simulate; no lesion for a healthy fibre.
    duration
        ms; None for `lasting`.
    onsets
        When the first node is stimulated, ms.
    reference
        The two nodes between which the fibre is timed; None for a third and five sixths down a healthy fibre,
        and for five nodes before and behind a lesion.

    """

    fibre: Parameters
    lesion: Damage | None = None
    duration: float | None = None
    onsets: Sequence[float] = ONSETS
    reference: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        _check_kind("fibre", self.fibre, Parameters, "axon.Parameters(...)")
        if self.lesion is not None:
            _check_kind("lesion", self.lesion, Damage, "axon.Lesion(...), axon.Remyelinated(...) or None")
        for onset in self.onsets:
            check("onsets", onset, 0, LONGEST, "Write when each stimulus begins, in ms, such as (0.1,).")
        if self.duration is not None:
            check(
                "duration",
                self.duration,
                0.01,
                LONGEST,
                "Write ms, or None for a duration that is long enough.",
            )


def _check_kind(name: str, value: object, kind: type, remedy: str) -> None:
    if not isinstance(value, kind):
        message = f"{name} is {value!r}; use {remedy}."
        raise TypeError(message)


def lasting(run: Run) -> float:
    """Return how long a run takes if nothing else is said, ms.

    Long enough, after the last stimulus, for an impulse at about a quarter of the healthy speed, and in a
    lesion for one that hesitates at its edge and creeps through bare membrane. Channels are slower in the
    cold, so the cold lengthens it.
    """
    fibre, lesion = run.fibre, run.lesion
    healthy = fibre.internodes * fibre.internode / 1000 / (1.5 * fibre.fibre_diameter)
    hurt = 0.0
    if lesion is not None:
        hurt = 3.0 + 0.4 * lesion.internodes
        if isinstance(lesion, Lesion) and lesion.channels > 0 and lesion.loss >= 1:
            hurt += lesion.internodes * fibre.internode / 1000 / (0.4 * math.sqrt(fibre.diameter))
    cold = 2 ** max(0.0, (NORMAL - fibre.temperature) / TWOFOLD)
    return round(max(run.onsets, default=0.0) + 1 + cold * (healthy + hurt), 2)


def simulate(  # noqa: PLR0913 - one name for each thing a reader may vary
    fibre: Parameters,
    lesion: Damage | None = None,
    *,
    duration: float | None = None,
    onsets: Sequence[float] = ONSETS,
    resolution: Resolution = STANDARD,
    reference: tuple[int, int] | None = None,
) -> Result:
    """Send one impulse, or a train of them, down a fibre; see `Run` for the arguments.

    Raises
    ------
    ValueError, TypeError
        If a value lies outside its range; the message names it and says what to write.

    """
    return sweep([Run(fibre, lesion, duration, onsets, reference)], resolution=resolution)[0]


def sweep(
    fibres: Iterable[Run | tuple[Parameters, Damage | None]],
    *,
    duration: float | None = None,
    onsets: Sequence[float] = ONSETS,
    resolution: Resolution = STANDARD,
) -> list[Result]:
    """Simulate many fibres in the same arrays; each result equals that of `simulate`.

    Parameters
    ----------
    fibres
        Pairs of a fibre and its lesion (or None), or a `Run` each.
    duration, onsets
        For every pair, as in `Run`.
    resolution
        How finely fibre and time are cut.

    Raises
    ------
    ValueError, TypeError
        As `simulate`.

    """
    runs = [one if isinstance(one, Run) else Run(*one, duration, onsets) for one in fibres]
    cables = [build(run.fibre, run.lesion, resolution, run.reference) for run in runs]
    steps = [
        round((lasting(run) if run.duration is None else run.duration) / resolution.step) for run in runs
    ]
    results: dict[int, Result] = {}
    for batch in _batches(cables, steps):
        jobs = [_job(runs[k], cables[k], resolution) for k in batch]
        longest = max(steps[k] for k in batch)
        voltage = Batch(jobs, resolution.step, exact_rates=resolution.exact_rates).run(longest)
        first = 0
        for k in batch:
            last = first + cables[k].nodes.size
            results[k] = _result(runs[k], cables[k], voltage[first:last, : steps[k] + 1], resolution)
            first = last
    return [results[k] for k in range(len(runs))]


def _batches(cables: list[Cable], steps: list[int]) -> Iterable[list[int]]:
    """Put together what takes about as long; the longest first."""
    batch: list[int] = []
    for k in sorted(range(len(cables)), key=lambda k: -steps[k]):
        size = sum(cables[j].capacitance.size for j in [*batch, k])
        if batch and (size > AT_ONCE or steps[k] < 0.7 * steps[batch[0]]):
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def _job(run: Run, cable: Cable, resolution: Resolution) -> Job:
    """Return a run as the solver wants it; a step is stimulated if its middle is."""

    def step(time: float) -> int:
        return max(math.ceil(round(time / resolution.step - 0.5, 9)), 0)

    stimuli = tuple((step(onset), step(onset + run.fibre.stimulus_duration)) for onset in run.onsets)
    return Job(cable, run.fibre.temperature, stimuli, run.fibre.stimulus * run.fibre.diameter)


def _result(run: Run, cable: Cable, voltage: Array, resolution: Resolution) -> Result:
    return Result(
        fibre=run.fibre,
        damage=run.lesion,
        time=resolution.step * np.arange(voltage.shape[1], dtype=np.float64),
        voltage=voltage,
        position=cable.position,
        reference=cable.reference,
        lesion=cable.lesion,
    )
