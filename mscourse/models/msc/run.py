"""Whole trials, person by person: lesion counts drawn, and analysed as a trial would.

Counts are negative binomial: each person has a rate of their own, gamma distributed, and their lesions are
Poisson at that rate.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.msc.parameters import Trial
from mscourse.models.msc.result import Result
from mscourse.models.msc.theory import A_RATIO, MESEMS
from mscourse.models.ranges import check, check_array, check_generator, check_whole, check_work

BLOCK = 500_000  # counts drawn at once
MOST = 2e8  # counts in all, about half a minute
POISSON = 1e-6  # below this dispersion the counts are drawn as Poisson


def simulate(ratio: float, trial: Trial = MESEMS, *, trials: int, rng: np.random.Generator) -> Result:
    """Simulate a trial many times over.

    Parameters
    ----------
    ratio
        The true rate ratio.
    trial
        Its size and the spread of counts.
    trials
        How many times.
    rng
        Where chance comes from; the same seed gives the same trials.

    Raises
    ------
    ValueError
        If a value is outside its range, or the run would take too long.
    TypeError
        If `rng` is no generator.

    """
    check("ratio", ratio, 1e-6, 1e3, A_RATIO)
    check_whole("trials", trials, 1, 10_000_000, "Usual are 1000 or more.")
    check_generator(rng)
    people = trial.placebo + trial.treated
    check_work("counts", float(trials) * people, MOST, "Ask for fewer trials or smaller groups.")
    mean = np.repeat([trial.mean_count, trial.mean_count * ratio], [trial.placebo, trial.treated])
    rows = max(1, BLOCK // people)
    parts = []
    for start in range(0, trials, rows):
        counts = _draw(mean, trial.dispersion, min(rows, trials - start), rng)
        parts.append(analyse(counts[:, : trial.placebo], counts[:, trial.placebo :], level=trial.level))
    return Result(
        placebo_mean=np.concatenate([one.placebo_mean for one in parts]),
        treated_mean=np.concatenate([one.treated_mean for one in parts]),
        dispersion=np.concatenate([one.dispersion for one in parts]),
        level=trial.level,
        people=(trial.placebo, trial.treated),
    )


def analyse(placebo: ArrayLike, treated: ArrayLike, *, level: float = 0.05) -> Result:
    """Analyse the counts of trials, each row a trial.

    The rate ratio is that of the two means. One dispersion for both groups is estimated by moments: what the
    variances within the groups exceed their means by, over the squared means.

    Parameters
    ----------
    placebo, treated
        Counts, shape (trials, people) or (people,) for one trial.
    level
        Two-sided probability of a false alarm.

    Raises
    ------
    ValueError
        If a group has fewer than two people, a count is negative, or the numbers of trials differ.

    """
    groups = [_rows("placebo", placebo), _rows("treated", treated)]
    check("level", level, 1e-9, 0.5, "Usual is 0.05.")
    if groups[0].shape[0] != groups[1].shape[0]:
        message = (
            f"placebo has {groups[0].shape[0]} trials and treated {groups[1].shape[0]}; give one row of each "
            "for every trial."
        )
        raise ValueError(message)
    excess, scale, means = 0.0, 0.0, []
    for counts in groups:
        people, mean = counts.shape[1], counts.mean(axis=1)
        squares = np.einsum("ij,ij->i", counts, counts) - people * mean**2
        excess = excess + squares - (people - 1) * mean
        scale = scale + (people - 1) * mean**2
        means.append(mean)
    dispersion = np.maximum(excess, 0) / np.where(np.asarray(scale) > 0, scale, 1)
    return Result(
        placebo_mean=means[0],
        treated_mean=means[1],
        dispersion=dispersion,
        level=level,
        people=(groups[0].shape[1], groups[1].shape[1]),
    )


def _draw(
    mean: NDArray[np.float64], dispersion: float, rows: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Draw counts row by row, so that the size of a block changes nothing."""
    size = (rows, mean.size)
    if dispersion < POISSON:
        return rng.poisson(mean, size)
    shape = 1 / dispersion
    return rng.negative_binomial(shape, shape / (shape + mean), size)


def _rows(name: str, counts: ArrayLike) -> NDArray[np.float64]:
    made = np.atleast_2d(check_array(name, counts, 0, 1e9, "It is a number of lesions."))
    if made.ndim != 2 or made.shape[1] < 2:  # noqa: PLR2004 - rows and columns; a spread takes two people
        message = f"{name} has the shape {made.shape}; give rows of trials, and two people or more in each."
        raise ValueError(message)
    return made
