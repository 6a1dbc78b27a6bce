"""A population and what its known loci add up to; an editor and where else it cuts.

Liability is a sum of inherited and other causes, of mean 0 and standard deviation 1. Those above a threshold
have the disease.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mscourse.models.polygenic.scale import locus_variance
from mscourse.models.ranges import check, check_array, check_whole

SHARE = "It is a share: write 0.003 for 0.3 per cent."
# Up to 48 % of the genetic contribution (IMSGC 2019, doi:10.1126/science.aav7188), times the variance of
# liability that common variants explain: 0.192 as recalled, about 0.30 as read (doi:10.1038/srep00770).
EXPLAINED = 0.48
KNOWN_HERITABILITY = (0.092, EXPLAINED * 0.30)
# With it the ten largest loci carry what they carried in the stand-ins of the model's first program (see
# `reference.json`, pop_risk_10), the median odds ratio is about 1.05 and the largest about 1.38.
CALIBRATED_SPREAD = 0.90885843247173


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A population and its known risk loci.

    Attributes
    ----------
    prevalence
        Share of people who get the disease in their life (K).
    hla_odds_ratio
        Odds ratio for each copy of HLA-DRB1*15:01.
    hla_frequency
        How frequent this allele is, a share.
    others
        How many other known loci there are, all of them stand-ins.
    known_heritability
        Share of the variance of liability that all known loci explain together. It is uncertain:
        `KNOWN_HERITABILITY` holds the ends of its range.
    spread
        How unequal the effects of the stand-ins are: the shape of their Weibull quantiles; 0 makes all alike.

    Raises
    ------
    ValueError
        If a value is out of its range, or the one named locus explains more than all known loci.

    """

    prevalence: float = 0.003
    hla_odds_ratio: float = 3.0
    hla_frequency: float = 0.15
    others: int = 232
    known_heritability: float = 0.092
    spread: float = CALIBRATED_SPREAD

    def __post_init__(self) -> None:
        """Refuse what is no population."""
        check("prevalence", self.prevalence, 1e-6, 0.5, SHARE)
        check(
            "hla_odds_ratio", self.hla_odds_ratio, 1, 100, "1 is no effect; swap the alleles if it is below."
        )
        check("hla_frequency", self.hla_frequency, 1e-6, 1 - 1e-6, "Write 0.15 for 15 per cent.")
        check_whole("others", self.others, 1, 10_000, "IMSGC 2019 found 233 loci, this one among them.")
        check("known_heritability", self.known_heritability, 0, 0.95, "Write 0.092 for 9.2 per cent.")
        check("spread", self.spread, 0, 3, "0 makes all effects alike.")
        alone = locus_variance(self.hla_odds_ratio, self.hla_frequency, self.prevalence)
        if not alone <= self.known_heritability:
            message = (
                f"known_heritability is {self.known_heritability!r}, but the HLA allele alone explains "
                f"{alone:.3g}; write at least that, or a smaller hla_odds_ratio or hla_frequency."
            )
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One cut of an editor, and the other places where it also cuts.

    Attributes
    ----------
    sites
        How many places there are of each kind.
    rates
        The chance that a place of each kind is cut in one cell.

    Raises
    ------
    ValueError
        If a value is out of its range, or there are not as many rates as kinds of sites.

    """

    sites: Sequence[float] = (1, 3, 20)
    rates: Sequence[float] = (1e-3, 1e-4, 1e-5)

    def __post_init__(self) -> None:
        """Refuse what is no list of places and chances."""
        sites = check_array("sites", self.sites, 0, 1e9, "Count the places of each kind.")
        rates = check_array("rates", self.rates, 0, 1, "Each is a chance per place and cell.")
        if sites.shape != rates.shape or sites.ndim != 1:
            message = (
                f"sites has {sites.size} values and rates has {rates.size}; give one rate for each kind."
            )
            raise ValueError(message)
