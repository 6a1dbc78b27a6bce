"""From odds ratios to liability: the threshold, and what an allele adds.

Falconer's threshold model. For small effects an odds ratio OR moves liability by ln(OR) K (1 - K) / phi(T),
with K the prevalence, T the threshold and phi the normal density.
"""

import math

from scipy.special import ndtri

from mscourse.models.ranges import check

PREVALENCE = "It is a share: write 0.003 for 0.3 per cent."


def threshold(prevalence: float) -> float:
    """Return the liability above which people have the disease, T = Phi^-1(1 - K), in SD."""
    check("prevalence", prevalence, 1e-6, 0.5, PREVALENCE)
    return float(-ndtri(prevalence))


def density(prevalence: float) -> float:
    """Return the normal density at the threshold, per SD."""
    return math.exp(-(threshold(prevalence) ** 2) / 2) / math.sqrt(2 * math.pi)


def intensity(prevalence: float) -> float:
    """Return the mean liability of those who have the disease, i = phi(T) / K, in SD."""
    return density(prevalence) / prevalence


def liability_effect(odds_ratio: float, prevalence: float) -> float:
    """Return what one allele adds to liability, ln(OR) K (1 - K) / phi(T), in SD.

    Raises
    ------
    ValueError
        If the odds ratio is not from 0.01 to 100, or the prevalence no share up to a half.

    """
    check("odds_ratio", odds_ratio, 0.01, 100, "1 is no effect.")
    return math.log(odds_ratio) * prevalence * (1 - prevalence) / density(prevalence)


def locus_variance(odds_ratio: float, frequency: float, prevalence: float) -> float:
    """Return the variance of liability that one locus explains, 2 p (1 - p) a^2; raises as above."""
    check("frequency", frequency, 0, 1, "Write 0.15 for 15 per cent.")
    return 2 * frequency * (1 - frequency) * liability_effect(odds_ratio, prevalence) ** 2
