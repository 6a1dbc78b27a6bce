"""How the scores find their weights: of who gains, and of a risk."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

RIDGE = 1.0  # keeps a weight finite where an arm has hardly any event
SHRINKAGE = 0.05  # just enough to keep weights finite where a few people can be told apart without fault
STEPS = 12  # of Newton's method; more change nothing
FAR = 12.0  # a logit beyond which a risk is as good as 0 or 1
TINY = 1e-6  # years, so that an arm that nobody was watched in divides nothing by 0


def gain_weights(
    factor: NDArray[np.float64],
    treated: NDArray[np.bool_],
    years: NDArray[np.float64],
    event: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Give each factor its weight: how much more event rates rise with it in the treated arm.

    One step of Newton's method from equal rates within an arm, a factor at a time.

    Parameters
    ----------
    factor
        Shape (people, factors).
    treated, years, event
        Who is treated, years watched, and whether it happened; each of shape (people,).

    Returns
    -------
    NDArray
        A log ratio for one unit of each factor, shape (factors,); below 0 where people gain with it.

    """
    slopes = []
    for arm in (treated, ~treated):
        seen, watched, held = event[arm], years[arm], factor[arm]
        expected = watched * (seen.sum() + 0.5) / (watched.sum() + TINY)
        slopes.append(held.T @ (seen - expected) / (held.T**2 @ expected + RIDGE))
    return np.asarray(slopes[0] - slopes[1])


def risk_weights(factor: NDArray[np.float64], happened: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Fit a logistic regression by Newton's method, with a little shrinkage of all weights.

    Parameters
    ----------
    factor
        Shape (people, factors).
    happened
        Shape (people,).

    Returns
    -------
    NDArray
        The logit where all factors are 0, then a log odds ratio for each, shape (1 + factors,).

    """
    design = np.column_stack([np.ones(len(factor)), factor])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        risk = expit(np.clip(design @ weights, -FAR, FAR))
        curve = (design.T * (risk * (1 - risk))) @ design + SHRINKAGE * np.eye(weights.size)
        weights += np.linalg.solve(curve, design.T @ (happened - risk) - SHRINKAGE * weights)
    return weights
