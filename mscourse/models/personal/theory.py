"""What chance would not blur: very many people, and a score that knows what is true.

The factor that matters is normal with mean 0 and standard deviation 1. Whoever knows it picks those below its
quantile, where the treatment does most.
"""

import numpy as np
from scipy.special import expit, logit
from scipy.stats import norm

from mscourse.models.personal.parameters import HAZARD, YEARS, Score, Trial

END = 9.0  # standard deviations; what lies beyond is below the last digit
NODES = np.polynomial.legendre.leggauss(120)  # and their weights
GRID = 4001


def middle_ratio(trial: Trial) -> float:
    """Return the geometric mean of the own ratios of those who gain most: the mean of a cut normal.

    With q for the share and z for its quantile, r exp(-s φ(z) / q).
    """
    cut = norm.ppf(trial.best)
    return float(trial.ratio * np.exp(-trial.spread * norm.pdf(cut) / trial.best))


def best_ratio(trial: Trial) -> float:
    """Return the ratio of event rates in those who gain most, in a very large trial that knows who they are.

    Not quite `middle_ratio`: here rates are averaged, each by the years that its people were watched.
    """
    cut = float(norm.ppf(trial.best))
    nodes, weights = NODES
    z = -END + (nodes + 1) * (cut + END) / 2
    density = weights * norm.pdf(z)
    hazard = HAZARD * trial.ratio * np.exp(trial.spread * z)
    events = -np.expm1(-hazard * YEARS)
    return float((density * events).sum() / (density * events / hazard).sum() / HAZARD)


def true_discrimination(score: Score) -> float:
    """Return how well the true risks rank people: no score can do better."""
    z = np.linspace(-END, END, GRID)
    share = norm.pdf(z)
    share /= share.sum()
    risk = expit(logit(score.share) + score.strength * z)
    yes, no = share * risk, share * (1 - risk)
    below = np.cumsum(no) - no / 2  # of equal risks, half
    return float((yes * below).sum() / (yes.sum() * no.sum()))
