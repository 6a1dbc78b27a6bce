"""Choices between options: the share of each, trade-offs, the risk that a benefit is worth."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.ranges import check, check_array, check_generator

HUGE = 1e6  # the largest value or weight that is let through
ATTRIBUTES = 3  # axes of an array of questions: question, alternative, attribute


def shares(values: ArrayLike) -> NDArray[np.float64]:
    """Return the share that chooses each option, ``exp(V) / sum exp(V)``, over the last axis.

    The largest value is taken off first, which changes no share and lets no exponential overflow.

    Parameters
    ----------
    values
        What each option is worth (V), shape (..., options); only differences matter.

    Returns
    -------
    NDArray
        The same shape; the last axis sums to 1.

    """
    worth = np.atleast_1d(check_array("values", values, -HUGE, HUGE, "They are what each option is worth."))
    odds = np.exp(worth - worth.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True), dtype=float)


def acceptable_risk(benefit_weights: ArrayLike, benefits: ArrayLike, risk_weight: float) -> float:
    """Return the greatest risk that the benefits are worth: ``-sum(weight benefit) / risk weight``.

    It is not clipped: below 0 the "benefits" are a loss, and no risk is worth them.

    Parameters
    ----------
    benefit_weights, benefits
        What a unit of each benefit is worth, and how many units there are; single numbers or (benefits,).
    risk_weight
        What a unit of risk is worth, below 0. The result is in this unit.

    Raises
    ------
    ValueError
        If risk is not minded, so that no risk is too large.

    """
    weights = check_array("benefit_weights", benefit_weights, -HUGE, HUGE, "They are worth per unit.")
    units = check_array("benefits", benefits, -HUGE, HUGE, "They are counted in units of each.")
    if weights.shape != units.shape:
        message = f"benefit_weights has the shape {weights.shape} and benefits {units.shape}; give one each."
        raise ValueError(message)
    check("risk_weight", risk_weight, -HUGE, HUGE, "It is worth per unit of risk, below 0.")
    if risk_weight >= 0:
        message = (
            f"risk_weight is {risk_weight:g}; it must be below 0: a risk that nobody minds has no limit."
        )
        raise ValueError(message)
    return -float(np.sum(weights * units)) / risk_weight


def trade_off(weight: float, other: float) -> float:
    """Return how many units of the other attribute make up for one unit less of this: the ratio of weights.

    Raises ValueError if the other attribute counts for nothing.
    """
    check("weight", weight, -HUGE, HUGE, "It is worth per unit.")
    check("other", other, -HUGE, HUGE, "It is worth per unit.")
    if other == 0:
        message = "other is 0; what counts for nothing makes up for nothing. Write another weight."
        raise ValueError(message)
    return weight / other


def simulate_choices(
    questions: ArrayLike, weights: Sequence[float], *, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return which alternative is chosen in each question, counted from 0, by logit shares.

    Parameters
    ----------
    questions
        Attributes of each alternative, shape (questions, alternatives, attributes).
    weights
        What a unit of each attribute is worth (beta), shape (attributes,).
    rng
        Where chance comes from; the same seed gives the same choices. One number is drawn for each question.

    Returns
    -------
    NDArray
        Shape (questions,).

    """
    check_generator(rng)
    asked = check_questions(questions)
    worth = check_array("weights", weights, -HUGE, HUGE, "They are worth per unit of each attribute.")
    if worth.shape != asked.shape[2:]:
        message = f"weights has the shape {worth.shape}; give one for each of {asked.shape[2]} attributes."
        raise ValueError(message)
    upto = shares(np.matmul(asked, worth)).cumsum(axis=-1)
    drawn = rng.random((asked.shape[0], 1))
    # The last sum may round to just below 1, so it is left out: what is above all others is the last.
    return np.asarray((drawn >= upto[:, :-1]).sum(axis=1), dtype=np.int64)


def check_questions(questions: Any) -> NDArray[np.float64]:
    """Return questions as an array (questions, alternatives, attributes), or refuse them with ValueError."""
    asked = check_array("questions", questions, -HUGE, HUGE, "They are attributes of alternatives.")
    if asked.ndim != ATTRIBUTES or asked.shape[1] < 2:  # noqa: PLR2004 - a choice is between two or more
        message = (
            f"questions has the shape {asked.shape}; give (questions, alternatives, attributes) with two "
            "alternatives or more."
        )
        raise ValueError(message)
    return asked
