"""A study too large for one core: the same task over many settings, on as many workers as there are.

The executor is anything with the ``map`` of `concurrent.futures.Executor`: none at all (one after another, in
this process), a ``ProcessPoolExecutor``, or the executor of a Dask client where a class has a cluster:

>>> from mscourse.models.spread import spread
>>> def throw(sides, rng):
...     return int(rng.integers(1, sides + 1))
>>> spread(throw, [6, 6, 20], seed=1) == spread(throw, [6, 6, 20], seed=1)
True
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np

Setting = TypeVar("Setting")
Outcome = TypeVar("Outcome")


class Executor(Protocol):
    """What is asked of an executor: to call a function once for each tuple of arguments, in their order."""

    def map(self, call: Callable[..., Any], /, *iterables: Iterable[Any]) -> Iterator[Any]:
        """Return the results in the order of the arguments."""


def spread(
    task: Callable[[Setting, np.random.Generator], Outcome],
    settings: Sequence[Setting],
    *,
    seed: int,
    executor: Executor | None = None,
) -> list[Outcome]:
    """Run a task once for each setting; the results do not depend on how many workers there are.

    Every setting has a stream of random numbers of its own, spawned from `seed` by its place in the list
    (`numpy.random.SeedSequence`). A setting put at the end leaves the others' results as they were.

    Parameters
    ----------
    task
        Called with a setting and its generator. For processes and clusters it must be a function of a module,
        because it is sent by its name.
    settings
        What to run, in the order of the results.
    seed
        A whole number, 0 or more; the same seed gives the same results.
    executor
        Who does the work; None for this process.

    Returns
    -------
    list
        What the task returned, one for each setting.

    Raises
    ------
    ValueError
        If there are no settings.
    TypeError
        If the seed is not a whole number of 0 or more, or the executor has no ``map``.

    """
    if not len(settings):
        message = "settings is empty; give at least one setting to run"
        raise ValueError(message)
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        message = f"seed is {seed!r}; give a whole number of 0 or more, so that the study can be repeated"
        raise TypeError(message)
    if executor is not None and not callable(getattr(executor, "map", None)):
        message = (
            f"executor is {executor!r}; give None, a concurrent.futures executor, or a Dask client's "
            "get_executor()"
        )
        raise TypeError(message)
    seeds = np.random.SeedSequence(int(seed)).spawn(len(settings))
    call = map if executor is None else executor.map
    return list(call(_once, [task] * len(settings), settings, seeds))


def _once(
    task: Callable[[Setting, np.random.Generator], Outcome], setting: Setting, seed: np.random.SeedSequence
) -> Outcome:
    return task(setting, np.random.default_rng(seed))
