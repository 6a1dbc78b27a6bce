"""The plainest program of genomes and their risk: one genome after another, one locus after another."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from _race import Race

from mscourse.models import polygenic

POPULATION = polygenic.Parameters()
KNOWN = polygenic.architecture(POPULATION)
LOCI = [(float(p), float(a)) for p, a in zip(KNOWN.frequency, KNOWN.effect, strict=True)]
PEOPLE = 40_000


def risk(draw: Callable[[], float]) -> float:
    """Draw one genome and return its risk; one number between 0 and 1 decides each genotype."""
    score = 0.0
    for p, a in LOCI:
        u = draw()
        copies = 2 if u < p**2 else 1 if u < 1 - (1 - p) ** 2 else 0
        score += a * (copies - 2 * p)
    limit = polygenic.threshold(POPULATION.prevalence)
    return math.erfc((limit - score) / math.sqrt(2 * (1 - POPULATION.known_heritability))) / 2


def risks(people: int) -> list[float]:
    """Return the risks of many people."""
    rng = np.random.default_rng(1)
    return [risk(rng.random) for _ in range(people)]


def of_the_same_people(people: int) -> list[float]:
    """Return the risks of the very people that the model draws."""
    table = np.random.default_rng(1).integers(2**32, size=(len(LOCI), people), dtype=np.uint32) / 2**32
    return [risk(partial(next, iter(table[:, one].tolist()))) for one in range(people)]


def ours(people: int) -> polygenic.Result:
    """Return the same from the model."""
    return polygenic.simulate(POPULATION, people, rng=np.random.default_rng(1))


RACES = [
    Race(
        model="polygenic",
        against="one genome at a time, one locus at a time, per genome",
        target=25,
        ours=lambda: ours(PEOPLE),
        simple=lambda: risks(1000),
        ours_work=PEOPLE,
        simple_work=1000,
        same=lambda: (ours(300).risk, of_the_same_people(300)),
        allowed=1e-12,
        growth=[(f"{n} genomes", partial(ours, n)) for n in (10_000, 40_000, 160_000)],
    )
]
