"""Pooling of counts as counts: nothing is added to a nought, and nothing has to be nearly normal.

Rare events break the usual way. A study without an event has no log odds, and half an invented event, the
common remedy, can outweigh what was seen.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import betaln, chdtri, expit, log_expit, logit, logsumexp, ndtri, stdtrit

from mscourse.evidence.exact import exact_interval
from mscourse.evidence.synthesis.results import Method

Floats = NDArray[np.float64]
GRID = np.linspace(-8.5, 8.5, 1001)
"""Standard normal places of a study; a plain sum over them is as good as exact, up to 10^5 people a study."""
LOG_DENSITY = -(GRID**2) / 2 - np.log(2 * np.pi) / 2 + np.log(GRID[1] - GRID[0])
WIDEST = 5.0
"""Largest spread of log odds between studies that is looked at."""


@dataclass(frozen=True)
class Made:
    """Estimate, interval and weights (not yet shares); tau² of log odds where there is one."""

    estimate: float
    low: float
    high: float
    weights: Floats
    tau2: float | None = None
    prediction: tuple[float, float] | None = None


def exact(table: Floats, level: float) -> Made:
    """Take all people as one group: one true risk, and no spread between studies."""
    events, people = int(table[:, 0].sum()), int(table[:, 1].sum())
    low, high = exact_interval(events, people, level)
    return Made(events / people, low, high, table[:, 1])


def binomial_normal(table: Floats, level: float) -> Made:
    """Let each study have log odds of its own, from a normal distribution; the counts keep their own chances.

    Estimate and interval are those of the middle study: maximum and profile of the likelihood. Weights are
    each study's share of the information there, which a likelihood only nearly has.

    T. H. Hamza, H. C. van Houwelingen and T. Stijnen, J Clin Epidemiol 61 (2008) 41-51,
    doi:10.1016/j.jclinepi.2007.03.016.
    """
    events, people = table[:, 0], table[:, 1]

    def log_likelihood(centre: float, spread: float) -> float:
        if spread == 0:
            return float((events * log_expit(centre) + (people - events) * log_expit(-centre)).sum())
        odds = centre + spread * GRID
        inside = events[:, None] * log_expit(odds) + (people - events)[:, None] * log_expit(-odds)
        return float(logsumexp(inside + LOG_DENSITY, axis=1).sum())

    centre, spread, low, high = _profiled(table, level, log_likelihood, WIDEST)
    risk = float(expit(centre))
    weights = 1 / (spread**2 + 1 / (people * risk * (1 - risk)))
    prediction = None
    if len(events) >= 3:  # noqa: PLR2004 - below that, Student's t has no degree of freedom left
        error = 1 / float(weights.sum())
        wide = float(stdtrit(len(events) - 2, 0.5 + level / 200)) * (spread**2 + error) ** 0.5
        prediction = float(expit(centre - wide)), float(expit(centre + wide))
    return Made(risk, float(expit(low)), float(expit(high)), weights, spread**2, prediction)


def beta_binomial(table: Floats, level: float) -> Made:
    """Let each study have a risk of its own, from a beta distribution; estimate the mean risk.

    O. Kuss, Stat Med 34 (2015) 1097-1116, doi:10.1002/sim.6383.
    """
    events, people = table[:, 0], table[:, 1]

    def log_likelihood(centre: float, alike: float) -> float:
        if alike == 0:
            return float((events * log_expit(centre) + (people - events) * log_expit(-centre)).sum())
        size = (1 - alike) / alike
        yes, no = float(expit(centre)) * size, float(expit(-centre)) * size
        return float((betaln(yes + events, no + people - events) - betaln(yes, no)).sum())

    centre, alike, low, high = _profiled(table, level, log_likelihood, 0.95)
    weights = people / (1 + (people - 1) * alike)
    return Made(float(expit(centre)), float(expit(low)), float(expit(high)), weights)


def peto(table: Floats, level: float) -> Made:
    """Compare the events seen with those expected by chance; good where events are rare and groups alike.

    S. Yusuf and others, Prog Cardiovasc Dis 27 (1985) 335-371, doi:10.1016/S0033-0620(85)80003-7.
    """
    events, people, other, others = table.T
    total, all_events = people + others, events + other
    expected = all_events * people / total
    variance = all_events * (total - all_events) * people * others / (total**2 * (total - 1))
    middle = float((events - expected).sum() / variance.sum())
    far = float(ndtri(0.5 + level / 200)) / float(variance.sum()) ** 0.5
    return Made(float(np.exp(middle)), float(np.exp(middle - far)), float(np.exp(middle + far)), variance)


def mantel_haenszel(table: Floats, level: float) -> Made:
    """Average the odds ratios with weights that a nought does not break.

    Variance: J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986) 311-323, doi:10.2307/2531052.

    Raises
    ------
    ValueError
        If all studies together have no event, or no one without it, in one of the groups.

    """
    events, people, other, others = table.T
    total = people + others
    up, down = events * (others - other) / total, (people - events) * other / total
    if up.sum() == 0 or down.sum() == 0:
        message = (
            "one group of all studies together has no event, or nothing else: an odds ratio would be nought "
            "or infinite; show both groups with their exact limits instead"
        )
        raise ValueError(message)
    along, across = (events + others - other) / total, (people - events + other) / total
    variance = (
        (along * up).sum() / (2 * up.sum() ** 2)
        + (along * down + across * up).sum() / (2 * up.sum() * down.sum())
        + (across * down).sum() / (2 * down.sum() ** 2)
    )
    middle = float(np.log(up.sum() / down.sum()))
    far = float(ndtri(0.5 + level / 200)) * float(variance) ** 0.5
    return Made(float(np.exp(middle)), float(np.exp(middle - far)), float(np.exp(middle + far)), down)


WAYS: dict[Method, Callable[[Floats, float], Made]] = {
    "exact": exact,
    "binomial-normal": binomial_normal,
    "beta-binomial": beta_binomial,
    "peto": peto,
    "mantel-haenszel": mantel_haenszel,
}


def _profiled(
    table: Floats, level: float, log_likelihood: Callable[[float, float], float], widest: float
) -> tuple[float, float, float, float]:
    """Maximise over centre and spread; return both, and the limits of the centre by profile likelihood."""
    events, people = table[:, 0].sum(), table[:, 1].sum()
    if events in {0, people}:
        message = (
            f"{events:.0f} events in {people:.0f} people: a spread between studies can't be seen; use the "
            "method 'exact'"
        )
        raise ValueError(message)

    def best_spread(centre: float) -> tuple[float, float]:
        found = minimize_scalar(
            lambda spread: -log_likelihood(centre, spread),
            bounds=(0, widest),
            method="bounded",
            options={"xatol": 1e-7},
        )
        none = log_likelihood(centre, 0)
        return (0.0, none) if none >= -found.fun else (float(found.x), float(-found.fun))

    around = float(logit(events / people))
    # The middle study may lie far below the crude share, where one large study has most of the events.
    best = minimize_scalar(
        lambda centre: -best_spread(centre)[1],
        bounds=(around - 8, around + 4),
        method="bounded",
        options={"xatol": 1e-7},
    )
    centre, top = float(best.x), float(-best.fun)
    drop = float(chdtri(1, 1 - level / 100)) / 2

    def over(place: float) -> float:
        return top - best_spread(place)[1] - drop

    limits = []
    for direction in (-1, 1):
        step = 0.25
        while over(centre + direction * step) < 0:
            step *= 2
        limits.append(float(brentq(over, centre, centre + direction * step, xtol=1e-6)))
    return centre, best_spread(centre)[0], limits[0], limits[1]
