"""A study over many workers: the same results for any number of them, a real cluster among them."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from mscourse.models.spread import Executor, spread

SETTINGS = [3, 1, 4, 1, 5, 9, 2, 6]
MARGIN = 3  # standard errors


def mean_of_draws(size: int, rng: np.random.Generator) -> tuple[int, float]:
    """A small stand-in for a simulated trial; a cluster sends it by its name."""
    return size, float(rng.normal(size=100 * size).mean())


@pytest.fixture(scope="module")
def dask_executor() -> Iterator[Executor]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2)
        yield client.get_executor()


def test_every_setting_has_a_stream_of_its_own_in_their_order() -> None:
    made = spread(mean_of_draws, SETTINGS, seed=1)
    assert [size for size, _ in made] == SETTINGS
    assert len({mean for _, mean in made}) == len(SETTINGS)  # the two ones among them
    assert all(abs(mean) < MARGIN / np.sqrt(100 * size) for size, mean in made)


def test_a_seed_repeats_and_another_does_not() -> None:
    assert spread(mean_of_draws, SETTINGS, seed=1) == spread(mean_of_draws, SETTINGS, seed=1)
    assert spread(mean_of_draws, SETTINGS, seed=1) != spread(mean_of_draws, SETTINGS, seed=2)


def test_a_setting_at_the_end_changes_none_before_it() -> None:
    assert spread(mean_of_draws, [*SETTINGS, 7], seed=1)[:-1] == spread(mean_of_draws, SETTINGS, seed=1)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_threads_and_processes_give_what_one_worker_gives(workers: int) -> None:
    alone = spread(mean_of_draws, SETTINGS, seed=5)
    with ThreadPoolExecutor(workers) as pool:
        assert spread(mean_of_draws, SETTINGS, seed=5, executor=pool) == alone
    with ProcessPoolExecutor(workers) as pool:
        assert spread(mean_of_draws, SETTINGS, seed=5, executor=pool) == alone


def test_a_cluster_gives_what_one_worker_gives(dask_executor: Executor) -> None:
    assert spread(mean_of_draws, SETTINGS, seed=5, executor=dask_executor) == spread(
        mean_of_draws, SETTINGS, seed=5
    )


@pytest.mark.parametrize(
    ("asked", "wrong", "words"),
    [
        ({"settings": []}, ValueError, "settings is empty"),
        ({"seed": -1}, TypeError, "seed is -1"),
        ({"seed": 1.5}, TypeError, r"seed is 1\.5"),
        ({"seed": True}, TypeError, "seed is True"),
        ({"executor": 4}, TypeError, "executor is 4; give None"),
    ],
)
def test_what_cannot_be_run_is_refused(asked: dict[str, Any], wrong: type[Exception], words: str) -> None:
    given: dict[str, Any] = {"settings": SETTINGS, "seed": 1} | asked
    with pytest.raises(wrong, match=words):
        spread(mean_of_draws, **given)


def fails(size: int, rng: np.random.Generator) -> int:
    """A task that one setting breaks."""
    assert rng
    if size == SETTINGS[3]:
        message = f"no trial of {size}"
        raise ValueError(message)
    return size


def test_a_task_that_fails_says_so() -> None:
    with pytest.raises(ValueError, match="no trial of 1"):
        spread(fails, SETTINGS, seed=1)
