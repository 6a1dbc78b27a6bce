"""A group by matrices, single people by chance, and a population spread over many workers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.disability.parameters import MILESTONE, STEPS, YEARS, Parameters, Treatment
from mscourse.models.disability.rates import at_step, frailties, propagate, transitions
from mscourse.models.disability.result import Course, People, Population
from mscourse.models.disability.table import check_matrix
from mscourse.models.ranges import check, check_generator, check_whole, check_work
from mscourse.models.spread import Executor, spread

LARGEST = 1e8  # people times visits: some seconds and a hundred megabytes
BLOCK = 50_000  # people of a population that are drawn together, whoever does the work


@dataclass(frozen=True, kw_only=True)
class Visits:
    """When people are looked at: from the beginning to `years`, `every` so many years.

    Attributes
    ----------
    years
        How long they are followed.
    every
        Years from one visit to the next; the last visit is the last that fits.

    """

    years: float = 30.0
    every: float = 1.0

    def __post_init__(self) -> None:
        check("years", self.years, 1e-3, YEARS, "It is how long people are followed.")
        check("every", self.every, 1e-3, self.years, "It is the years from one visit to the next.")

    @property
    def times(self) -> NDArray[np.float64]:
        """Years of the visits, shape (n,); the first is 0."""
        visits = math.floor(self.years / self.every + 1e-9)
        return np.asarray(np.linspace(0, visits * self.every, visits + 1), dtype=np.float64)


YEARLY = Visits()


def cohort(parameters: Parameters, treatments: Sequence[Treatment] = (), visits: Visits = YEARLY) -> Course:
    """Follow a group from onset by matrices: no chance, and as quick for a million as for one.

    Parameters
    ----------
    parameters, treatments
        The chain, and what changes it.
    visits
        When the group is looked at.

    Returns
    -------
    Course
        Shares of shape (visits, 10).

    """
    times = visits.times
    return Course(times, propagate(parameters, at_step(parameters.start), times, treatments))


def simulate(
    parameters: Parameters,
    treatments: Sequence[Treatment] = (),
    visits: Visits = YEARLY,
    *,
    rng: np.random.Generator,
    people: int = 1000,
) -> People:
    """Follow single people from onset, each by chance.

    Parameters
    ----------
    parameters, treatments, visits
        As in `cohort`.
    rng
        Where chance comes from; the same seed gives the same people.
    people
        How many.

    Returns
    -------
    People
        Steps of shape (visits, people).

    Raises
    ------
    ValueError
        If people times visits are more than a hundred million.
    TypeError
        If `rng` is no generator.

    """
    times = visits.times
    _prepare(rng, people, times.size)
    frail = frailties(parameters)
    group = rng.integers(frail.size, size=people)
    steps = transitions(parameters, times, treatments)
    return People(times, _walk(steps, group, parameters.start, rng), frail[group], STEPS)


def simulate_matrix(
    matrix: ArrayLike, *, start: int, cycles: int, rng: np.random.Generator, people: int = 1000
) -> People:
    """Follow single people through a table of yearly probabilities, of any number of states.

    Arguments as in `table.follow` and `simulate`; steps of shape (cycles + 1, people).
    """
    steps = check_matrix(matrix)
    check_whole("start", start, 0, steps.shape[0] - 1, "It is a state of the table, counted from 0.")
    check_whole("cycles", cycles, 1, 10_000, "It counts years.")
    _prepare(rng, people, cycles + 1)
    every = np.broadcast_to(steps, (cycles, 1, *steps.shape))
    walked = _walk(every, np.zeros(people, dtype=np.int64), start, rng)
    return People(np.arange(cycles + 1.0), walked, np.ones(people), steps.shape[0])


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a population lives through.

    Attributes
    ----------
    parameters, treatments, visits
        As in `cohort`.

    """

    parameters: Parameters = field(default_factory=Parameters)
    treatments: tuple[Treatment, ...] = ()
    visits: Visits = YEARLY


def population(setting: Setting, *, people: int, seed: int, executor: Executor | None = None) -> Population:
    """Follow a large population in blocks, on as many workers as there are.

    Each block has its own stream of chance, so the result depends on the seed and not on the workers.

    Parameters
    ----------
    setting
        The chain, the treatments, the visits.
    people
        How many, up to a hundred million.
    seed
        A whole number, 0 or more.
    executor
        Who does the work: None for this process, a ``concurrent.futures`` executor, or a Dask client's
        ``get_executor()``.

    Returns
    -------
    Population
        Counts of shape (visits, 10).

    """
    check_whole("people", people, 1, 10**8, "It counts people.")
    sizes = [BLOCK] * (people // BLOCK) + [people % BLOCK] * (people % BLOCK > 0)
    counted = spread(count_block, [(setting, size) for size in sizes], seed=seed, executor=executor)
    counts = np.sum([one.counts for one in counted], axis=0)
    return Population(setting.visits.times, counts, np.sum([one.seen for one in counted], axis=0))


def count_block(block: tuple[Setting, int], rng: np.random.Generator) -> Population:
    """Simulate a block of so many people and keep only counts; a worker does this."""
    setting, people = block
    made = simulate(setting.parameters, setting.treatments, setting.visits, rng=rng, people=people)
    return Population(made.time, made.counts, made.seen(MILESTONE))


def _prepare(rng: np.random.Generator, people: int, visits: int) -> None:
    check_generator(rng)
    check_whole("people", people, 1, 10**8, "It counts people.")
    check_work("people times visits", people * visits, LARGEST, "Simulate fewer people, or use population.")


def _walk(
    steps: NDArray[np.float64], group: NDArray[np.int64], start: int, rng: np.random.Generator
) -> NDArray[np.int8]:
    """Draw everybody's next step at every visit.

    Row r of the stacked matrices, its probabilities summed up and r added, fills the stretch from r to r + 1
    of one long sorted table. So one search for ``r + u``, with u even between 0 and 1, finds everyone's step.
    """
    size = steps.shape[-1]
    base = group * size
    now = np.full(group.size, start)
    made = np.empty((steps.shape[0] + 1, group.size), dtype=np.int8)
    made[0] = start
    offset = np.arange(steps.shape[1] * size)[:, None]
    for at, step in enumerate(steps):
        summed = np.minimum(np.cumsum(np.maximum(step, 0).reshape(-1, size), axis=1), 1)
        summed[:, -1] = 1
        row = base + now
        found = np.searchsorted((offset + summed).ravel(), row + rng.random(group.size), side="right")
        now = np.minimum(found - row * size, size - 1)  # r + u may be rounded up to r + 1
        made[at + 1] = now
    return made
