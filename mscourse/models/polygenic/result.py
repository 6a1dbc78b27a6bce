"""Genomes, and the risk that each implies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Result:
    """n people drawn from a population.

    Attributes
    ----------
    alleles
        Risk alleles each carries, shape (n,).
    score
        What they add to liability, above the mean before any edit, SD, shape (n,).
    risk
        The chance of disease of someone with this score, shape (n,).

    """

    alleles: NDArray[np.int64]
    score: NDArray[np.float64]
    risk: NDArray[np.float64]

    @property
    def mean_risk(self) -> float:
        """The population's risk."""
        return float(self.risk.mean())

    @property
    def standard_error(self) -> float:
        """How far `mean_risk` is off by chance of the draw, one standard deviation."""
        return float(self.risk.std() / np.sqrt(self.risk.size))

    @property
    def excess_alleles(self) -> float:
        """How many more risk alleles people with the disease carry, on average."""
        return float(np.average(self.alleles, weights=self.risk) - self.alleles.mean())
