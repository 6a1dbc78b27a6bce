"""How far this model is from stored values, and from the same quantities computed in other ways."""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.polygenic.loci import architecture
from mscourse.models.polygenic.parameters import Guide, Parameters
from mscourse.models.polygenic.run import simulate
from mscourse.models.polygenic.scale import intensity, liability_effect, locus_variance, threshold
from mscourse.models.polygenic.theory import (
    alleles_edited,
    edit,
    excess_alleles,
    off_target,
    recurrence_risk,
)
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


def unwanted(*, sites: Sequence[float], rates: Sequence[float], cells: float) -> ArrayLike:
    """Return unwanted edits per cell, the chance of any in a cell, and unwanted edits in a dose."""
    made = off_target(Guide(sites=sites, rates=rates), cells=cells)
    return [made.per_cell, made.any_per_cell, made.in_dose]


def drawn(*, people: int, seed: int, loci: int, **setting: Any) -> ArrayLike:
    """Return the mean risk of genomes that are drawn."""
    return simulate(Parameters(**setting), people, rng=np.random.default_rng(seed), loci=loci).mean_risk


QUANTITIES: Mapping[str, Quantity] = {
    "threshold": threshold,
    "mean_liability_of_cases": intensity,
    "liability_effect": liability_effect,
    "locus_variance": locus_variance,
    "risk_alleles": lambda **setting: architecture(Parameters(**setting)).alleles,
    "risk_after_edits": lambda *, loci, **setting: edit(Parameters(**setting), loci).risk,
    "mean_risk_of_genomes": drawn,
    "recurrence_risk": recurrence_risk,
    "off_target_edits": unwanted,
    "alleles_edited": alleles_edited,
}

POPULATION = Parameters()


def density(x: float) -> float:
    """Return the standard normal density."""
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def above(x: float) -> float:
    """Return the chance that a standard normal is above x."""
    return math.erfc(x / math.sqrt(2)) / 2


def integral(f: Callable[[float], float], low: float, high: float) -> float:
    """Return an integral by adaptive quadrature."""
    from scipy.integrate import quad  # noqa: PLC0415 - only these checks need it

    return float(quad(f, low, high, epsabs=0, epsrel=1e-11, limit=200)[0])


def cut(prevalence: float) -> float:
    """Return the threshold by looking for the root of the error function."""
    from scipy.optimize import brentq  # noqa: PLC0415 - as above

    return float(brentq(lambda x: above(x) - prevalence, 0, 10, xtol=1e-14))


def relative(prevalence: float, correlation: float) -> float:
    """Return a relative's risk as the tail integral of the bivariate normal."""
    limit, left = cut(prevalence), math.sqrt(1 - correlation**2)
    both = integral(lambda x: density(x) * above((limit - correlation * x) / left), limit, limit + 12)
    return both / prevalence


def averaged(loci: int, efficiency: float) -> float:
    """Return the risk after edits as the average over normal scores of the risk of each score."""
    known, limit = architecture(POPULATION), cut(POPULATION.prevalence)
    p = known.frequency.copy()
    p[:loci] *= 1 - efficiency
    mean = sum(2 * a * (q - f) for a, q, f in zip(known.effect, p, known.frequency, strict=True))
    spread = math.sqrt(sum(2 * q * (1 - q) * a * a for a, q in zip(known.effect, p, strict=True)))
    left = math.sqrt(1 - POPULATION.known_heritability)
    return integral(lambda z: density(z) * above((limit - mean - spread * z) / left), -10, 14)


def counted() -> NDArray[np.float64]:
    """Return mean and SD of the number of risk alleles from its exact distribution, locus by locus."""
    chances = np.ones(1)
    for p in architecture(POPULATION).frequency:
        chances = np.convolve(chances, [(1 - p) ** 2, 2 * p * (1 - p), p**2])
    numbers = np.arange(chances.size)
    mean = numbers @ chances
    return np.array([mean, np.sqrt((numbers - mean) ** 2 @ chances)])


def slope(prevalence: float) -> float:
    """Return the liability that changes log odds by one, by a small step to both sides of the mean."""

    def log_odds(moved: float) -> float:
        risk = above(cut(prevalence) - moved)
        return math.log(risk / (1 - risk))

    step = 1e-4
    return 2 * step / (log_odds(step) - log_odds(-step))


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay("threshold", "root of the error function", lambda: threshold(0.003), lambda: cut(0.003), 1e-9),
    SecondWay(
        "mean liability of cases",
        "integral of the tail",
        lambda: intensity(0.003),
        lambda: integral(lambda x: x * density(x), cut(0.003), 15) / 0.003,
        1e-9,
    ),
    SecondWay(
        "liability effect of an odds ratio of e",
        "small step of the liability",
        lambda: liability_effect(math.e, 0.003),
        lambda: slope(0.003),
        1e-6,
    ),
    SecondWay(
        "risk alleles, mean and SD",
        "exact distribution, locus by locus",
        lambda: architecture(POPULATION).alleles,
        counted,
        1e-9,
    ),
    SecondWay(
        "risk after 1, 10 and 233 edits at two efficiencies",
        "average over scores, by quadrature",
        lambda: [edit(POPULATION, k, e).risk for k in (1, 10, 233) for e in (0.7, 1.0)],
        lambda: [averaged(k, e) for k in (1, 10, 233) for e in (0.7, 1.0)],
        1e-8,
    ),
    SecondWay(
        "risk of identical twins and of siblings",
        "tail integral of the bivariate normal",
        lambda: [recurrence_risk(0.003, 0.5, r) for r in (1.0, 0.5)],
        lambda: [relative(0.003, 0.5 * r) for r in (1.0, 0.5)],
        1e-8,
    ),
    SecondWay(
        "mean risk of 20000 genomes",
        "closed form; HLA is a step of three, not normal",
        lambda: simulate(POPULATION, 20_000, rng=np.random.default_rng(11)).mean_risk,
        lambda: POPULATION.prevalence,
        0.08,
    ),
    SecondWay(
        "more risk alleles in people with the disease",
        "20000 genomes, weighted by risk",
        lambda: excess_alleles(POPULATION),
        lambda: simulate(POPULATION, 20_000, rng=np.random.default_rng(12)).excess_alleles,
        0.08,
    ),
)
