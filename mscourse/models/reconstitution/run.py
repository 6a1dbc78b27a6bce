"""Counts, renewal and hazard over days, for one person or for many who differ."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ranges import check, check_array, check_generator, check_whole, check_work
from mscourse.models.reconstitution.parameters import KINDS, Parameters, Subset
from mscourse.models.reconstitution.theory import LONGEST, logistic, naive, renewed, shortfall

Array = NDArray[np.float64]
LARGEST = 5e6  # days times people: half a gigabyte
LARGE_FACTOR = 1e3


@dataclass(frozen=True, kw_only=True)
class Scatter:
    """How much people differ: standard deviations of normal logarithms (0.2 is about 20 %).

    Attributes
    ----------
    rate
        Of each kind of cell's growth.
    normal
        Of each kind of cell's plateau; the nadir moves with it.
    age
        Standard deviation of the ages, years; drawn ages are kept from 18 to 80.

    """

    rate: float = 0.2
    normal: float = 0.2
    age: float = 0.0

    def __post_init__(self) -> None:
        check("rate", self.rate, 0, 1, "Give a standard deviation of logarithms.")
        check("normal", self.normal, 0, 1, "Give a standard deviation of logarithms.")
        check("age", self.age, 0, 50, "Give a standard deviation in years.")


@dataclass(frozen=True, kw_only=True)
class People:
    """Many people at once; every array has one entry for each.

    Attributes
    ----------
    age
        Years, shape (people,).
    survivors
        Shares of old clones, shape (people,).
    rate, normal
        Factors on growth rates and on plateaus, shape (7, people): the six of `KINDS`, then naive CD4 cells,
        whose rate is the pool's loss and stays as it is.

    """

    age: ArrayLike
    survivors: ArrayLike
    rate: ArrayLike = 1.0
    normal: ArrayLike = 1.0

    def __post_init__(self) -> None:
        age = check_array("age", self.age, 1, 100, "Give ages in years.")
        share = check_array("survivors", self.survivors, 0, 1, "Give shares of old clones.")
        count = np.broadcast_shapes(np.atleast_1d(age).shape, np.atleast_1d(share).shape)
        if len(count) != 1:
            message = f"age and survivors make the shape {count}; give lists with one number for each person"
            raise ValueError(message)
        object.__setattr__(self, "age", np.broadcast_to(age, count))
        object.__setattr__(self, "survivors", np.broadcast_to(share, count))
        for name in ("rate", "normal"):
            factors = check_array(
                name, getattr(self, name), 1 / LARGE_FACTOR, LARGE_FACTOR, "Give factors around 1."
            )
            try:
                wide = np.broadcast_to(factors, (len(KINDS) + 1, *count))
            except ValueError:
                message = f"{name} has the shape {factors.shape}; it must fit ({len(KINDS) + 1}, {count[0]})"
                raise ValueError(message) from None
            object.__setattr__(self, name, wide)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What `simulate` found: counts in 10⁹/L, shape (days,) for one person, (days, people) for many.

    Attributes
    ----------
    days
        Days from the transplant, shape (days,).
    neutrophils, natural_killers, cd8, b_cells, regulatory, memory_cd4, naive_cd4
        Counts.
    renewed
        Share of CD4 clones that are new, 0 to 1.
    hazard
        Infections for each patient-year.

    """

    days: Array
    neutrophils: Array
    natural_killers: Array
    cd8: Array
    b_cells: Array
    regulatory: Array
    memory_cd4: Array
    naive_cd4: Array
    renewed: Array
    hazard: Array

    @property
    def cd4(self) -> Array:
        """All CD4 cells, naive and memory."""
        return self.naive_cd4 + self.memory_cd4

    @property
    def cd4_to_cd8(self) -> Array:
        """The ratio of CD4 to CD8 cells; below 1 it is upside down."""
        return self.cd4 / self.cd8


def draw(parameters: Parameters, count: int, scatter: Scatter, rng: np.random.Generator) -> People:
    """Return people who differ around the one of `parameters`; the same seed draws the same people.

    Raises
    ------
    ValueError
        If the count is not from 1 to a million.
    TypeError
        If `rng` is no generator.

    """
    check_whole("count", count, 1, 1_000_000, "Give how many people to draw.")
    check_generator(rng)
    kinds = len(KINDS) + 1
    ages = parameters.age + scatter.age * rng.standard_normal(count)
    return People(
        age=np.clip(ages, 18, 80) if scatter.age else ages,
        survivors=parameters.survivors,
        rate=np.exp(scatter.rate * rng.standard_normal((kinds, count))).clip(1 / LARGE_FACTOR, LARGE_FACTOR),
        normal=np.exp(scatter.normal * rng.standard_normal((kinds, count))).clip(
            1 / LARGE_FACTOR, LARGE_FACTOR
        ),
    )


def simulate(parameters: Parameters, days: ArrayLike, people: People | None = None) -> Result:
    """Return every curve of the model on the days asked for.

    Parameters
    ----------
    parameters
        The cells, the thymus, the infections, and one person's age and surviving clones.
    days
        Days from the transplant, 0 to a hundred years; a single number or a list, in any order.
    people
        Many people in place of the one of `parameters`.

    Returns
    -------
    Result
        Arrays of shape (days,), or (days, people).

    Raises
    ------
    ValueError
        If a day is out of range, or the run is too large.

    """
    at = np.atleast_1d(check_array("days", days, 0, LONGEST, "Give days from the transplant.")).ravel()
    one = people is None
    who = people or People(age=[parameters.age], survivors=[parameters.survivors])
    age, survivors, rate, normal = (
        np.asarray(held) for held in (who.age, who.survivors, who.rate, who.normal)
    )
    check_work("days times people", at.size * age.size, LARGEST, "Ask for fewer days or people.")
    time = at[:, None]
    counts = {}
    for place, kind in enumerate(KINDS):
        held: Subset = getattr(parameters, kind)
        counts[kind] = normal[place] * logistic(time, held.normal, held.nadir, held.rate * rate[place])
    counts["naive_cd4"] = normal[-1] * naive(time, age, parameters.naive_cd4)
    infection = parameters.infection
    hazard = (
        infection.background
        + infection.neutrophil_weight * shortfall(counts["neutrophils"], infection.neutrophil_level)
        + infection.b_weight * shortfall(counts["b_cells"], infection.b_level)
        + infection.cd4_weight * shortfall(counts["naive_cd4"] + counts["memory_cd4"], infection.cd4_level)
    )
    counts |= {"renewed": renewed(time, age, survivors, parameters), "hazard": hazard}
    return Result(days=at, **{name: values[:, 0] if one else values for name, values in counts.items()})
