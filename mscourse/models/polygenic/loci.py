"""The known loci: one from the literature, and stand-ins for the others.

The stand-ins are **not** the table of IMSGC 2019. They have no gene names and deserve none: their number is
read, their frequencies and effects are invented, and only their sum is set.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.polygenic.parameters import Parameters
from mscourse.models.polygenic.scale import liability_effect, locus_variance

RAREST, COMMONEST = 0.05, 0.95
GOLDEN, DEALT_FROM = (np.sqrt(5) - 1) / 2, 3  # deals frequencies evenly to large and small effects
HLA = "HLA-DRB1*15:01"


@dataclass(frozen=True)
class Loci:
    """Risk loci: the HLA allele first, then the stand-ins from the largest effect to the smallest.

    Attributes
    ----------
    frequency, effect
        Frequency of each risk allele, and what a copy adds to liability, SD; shapes (loci,).

    """

    frequency: NDArray[np.float64]
    effect: NDArray[np.float64]

    @property
    def variance(self) -> NDArray[np.float64]:
        """What each explains of the variance of liability, 2 p (1 - p) a^2, shape (loci,)."""
        return 2 * self.frequency * (1 - self.frequency) * self.effect**2

    @property
    def alleles(self) -> tuple[float, float]:
        """Mean and standard deviation of a person's number of risk alleles."""
        spread = 2 * self.frequency * (1 - self.frequency)
        return float(2 * self.frequency.sum()), float(np.sqrt(spread.sum()))

    def name(self, locus: int) -> str:
        """Return what a locus may be called; a stand-in has a number and no gene."""
        return HLA if locus == 0 else f"stand-in {locus}"


def architecture(parameters: Parameters) -> Loci:
    """Return the known loci of a population.

    Frequencies of the stand-ins are even from 5 to 95 %, dealt to effects in the order of multiples of the
    golden ratio. Effects are quantiles of a Weibull distribution, scaled so that all loci explain
    `known_heritability`.
    """
    number = parameters.others
    middles = (np.arange(number) + 0.5) / number
    dealt = np.argsort(np.argsort(((np.arange(number) + DEALT_FROM) * GOLDEN) % 1))
    frequency = RAREST + (COMMONEST - RAREST) * middles[dealt]
    effect = (-np.log(middles)) ** parameters.spread
    odds_ratio, own, prevalence = parameters.hla_odds_ratio, parameters.hla_frequency, parameters.prevalence
    left = parameters.known_heritability - locus_variance(odds_ratio, own, prevalence)
    effect *= np.sqrt(left / (2 * frequency * (1 - frequency) * effect**2).sum())
    return Loci(np.r_[own, frequency], np.r_[liability_effect(odds_ratio, prevalence), effect])
