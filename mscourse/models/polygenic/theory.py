"""Closed forms: what edits at conception would do, what relatives share, what an editor hits by mistake."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from mscourse.models.polygenic.loci import Loci, architecture
from mscourse.models.polygenic.parameters import KNOWN_HERITABILITY, Guide, Parameters
from mscourse.models.polygenic.scale import (
    intensity,
    liability_effect,
    locus_variance,
    threshold,
)
from mscourse.models.ranges import check, check_whole

__all__ = [
    "Edited",
    "OffTarget",
    "alleles_edited",
    "edit",
    "excess_alleles",
    "intensity",
    "liability_effect",
    "locus_variance",
    "off_target",
    "recurrence_risk",
    "risk_by_copies",
    "risk_range",
    "threshold",
]

EFFICIENCY = "It is the chance that one allele is edited: write 0.7 for 70 per cent."
SEEN = 2.0  # standard deviations of the known score: about 2 people in 100 are farther down than that
NODES, WEIGHTS = np.polynomial.legendre.leggauss(64)


@dataclass(frozen=True)
class Edited:
    """A population after edits at conception.

    Attributes
    ----------
    risk
        Share who would get the disease.
    shift
        How far the mean liability has moved, SD; 0 or below.
    variance
        Variance of liability that is left.
    warning
        What to keep in mind about this number; empty where people with such scores are common.

    """

    risk: float
    shift: float
    variance: float
    warning: str


def edit(parameters: Parameters, loci: int, efficiency: float = 1.0) -> Edited:
    """Return what a population's risk would be if its largest risk loci were made free of risk at conception.

    The mean moves by -2 p a e for each locus. Of its variance 2 p (1 - p) a^2, what comes from the alleles
    left over stays, 2 q (1 - q) a^2 with q = p (1 - e). Then risk = Phi(-(T - shift) / SD). It is a thought
    experiment.

    Parameters
    ----------
    parameters
        The population.
    loci
        How many loci are edited: the HLA allele first, then stand-ins from the largest effect on.
    efficiency
        The chance e that one risk allele is edited.

    Raises
    ------
    ValueError
        If there are not so many loci, or the efficiency is no share.

    """
    known = check_edits(parameters, loci, efficiency)
    before, effect = known.frequency[:loci], known.effect[:loci]
    after = before * (1 - efficiency)
    shift = -float(2 * (effect * (before - after)).sum())
    lost = 2 * effect**2 * (before * (1 - before) - after * (1 - after))
    variance = 1 - float(lost.sum())
    risk = float(ndtr((shift - threshold(parameters.prevalence)) / np.sqrt(variance)))
    beyond = -shift / np.sqrt(parameters.known_heritability)
    warning = (
        f"No one known: the mean has moved {beyond:.1f} standard deviations of the score of known loci, to "
        "where almost nobody has been observed. The number follows from the model's straight line, not from "
        "any person."
        if beyond > SEEN
        else ""
    )
    return Edited(risk, shift, variance, warning)


def check_edits(parameters: Parameters, loci: int, efficiency: float) -> Loci:
    """Return the loci of a population, or refuse edits that cannot be made to them."""
    check_whole("loci", loci, 0, parameters.others + 1, "There are no more loci to edit.")
    check("efficiency", efficiency, 0, 1, EFFICIENCY)
    return architecture(parameters)


def risk_range(parameters: Parameters, loci: int, efficiency: float = 1.0) -> tuple[float, float]:
    """Return the risk after edits, as of `edit`, at both ends of what known loci may explain, low first."""
    risks = [
        edit(replace(parameters, known_heritability=share), loci, efficiency).risk
        for share in KNOWN_HERITABILITY
    ]
    return min(risks), max(risks)


def risk_by_copies(parameters: Parameters) -> NDArray[np.float64]:
    """Return the risk of people with 0, 1 and 2 copies of the HLA allele, shape (3,).

    All other causes are normal: Phi(-(T - (x - 2p) a) / sqrt(1 - V)), with V what the locus explains.
    """
    odds_ratio, own, prevalence = parameters.hla_odds_ratio, parameters.hla_frequency, parameters.prevalence
    moved = (np.arange(3) - 2 * own) * liability_effect(odds_ratio, prevalence)
    left = np.sqrt(1 - locus_variance(odds_ratio, own, prevalence))
    return np.asarray(ndtr((moved - threshold(prevalence)) / left))


def excess_alleles(parameters: Parameters) -> float:
    """Return how many more risk alleles people with the disease carry than the population, on average.

    The covariance of the number of alleles with liability, times the mean liability of cases.
    """
    known = architecture(parameters)
    shared = 2 * known.frequency * (1 - known.frequency) * known.effect
    return float(shared.sum()) * intensity(parameters.prevalence)


def recurrence_risk(prevalence: float, heritability: float, relatedness: float) -> float:
    """Return the risk of a relative of someone who has the disease.

    Liabilities of the two are bivariate normal with correlation r h^2. The chance that both are above the
    threshold is K^2 plus an integral over the angle whose sine is the correlation (Plackett), by 64 Gauss
    points.

    Parameters
    ----------
    prevalence
        Share of people who get the disease.
    heritability
        Share of the variance of liability that is inherited (h^2).
    relatedness
        Share of inherited causes in common (r): 1 for identical twins, 0.5 for siblings.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """
    limit = threshold(prevalence)
    check("heritability", heritability, 0, 1, "Write 0.5 for 50 per cent.")
    check("relatedness", relatedness, 0, 1, "1 for identical twins, 0.5 for siblings.")
    end = np.arcsin(relatedness * heritability)
    angles = end * (NODES + 1) / 2
    both = np.exp(-(limit**2) / (1 + np.sin(angles))) @ WEIGHTS * end / 2 / (2 * np.pi)
    return float(prevalence + both / prevalence)


@dataclass(frozen=True)
class OffTarget:
    """What an editor hits by mistake.

    Attributes
    ----------
    per_cell
        Unwanted edits in one cell, on average.
    any_per_cell
        The chance that a cell has at least one.
    in_dose
        Unwanted edits in all cells of a dose, on average.

    """

    per_cell: float
    any_per_cell: float
    in_dose: float


def off_target(guide: Guide, *, cells: float = 1e7, guides: int = 1) -> OffTarget:
    """Return the unwanted edits of several cuts of the same kind; rare and independent, so Poisson.

    Parameters
    ----------
    guide
        The places that one cut also hits, and how often.
    cells
        How many cells a dose holds.
    guides
        How many cuts are made; their unwanted edits add up.

    Raises
    ------
    ValueError
        If a count is out of its range.

    """
    check("cells", cells, 1, 1e13, "Count the cells of a dose.")
    check_whole("guides", guides, 0, 10_000, "Count the cuts.")
    per_cell = guides * float(np.dot(guide.sites, guide.rates))
    return OffTarget(per_cell, -float(np.expm1(-per_cell)), per_cell * cells)


def alleles_edited(efficiency: float) -> NDArray[np.float64]:
    """Return the shares of cells with both alleles edited, one, and none: e^2, 2 e (1 - e), (1 - e)^2.

    The two alleles are edited independently. Shape (3,); ValueError if the efficiency is no share.
    """
    check("efficiency", efficiency, 0, 1, EFFICIENCY)
    left = 1 - efficiency
    return np.array([efficiency**2, 2 * efficiency * left, left**2])
