"""Weights from choices: McFadden's conditional logit by maximum likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog

from mscourse.models.preference.choice import acceptable_risk, check_questions
from mscourse.models.ranges import check_array, check_work

LARGEST = 1e6  # alternatives in all questions: some seconds
ROUNDS, HALVINGS = 100, 60
NEAR = 1e-13  # the rise of the likelihood that one more round would bring, per question
TOLD_APART = 1e-6  # gain per question from which no finite weights are best; solver's rounding is below


@dataclass(frozen=True)
class Fit:
    """Weights that make the answers most likely.

    Attributes
    ----------
    weights
        Worth of one unit of each attribute, shape (attributes,).
    covariance
        How sure they are, shape (attributes, attributes): the inverse of the information.
    log_likelihood
        Of the answers at these weights.

    """

    weights: NDArray[np.float64]
    covariance: NDArray[np.float64]
    log_likelihood: float

    @property
    def errors(self) -> NDArray[np.float64]:
        """Standard errors of the weights, shape (attributes,)."""
        return np.sqrt(np.diag(self.covariance))

    def acceptable_risk(self, benefits: Sequence[float], *, risk: int) -> tuple[float, float]:
        """Return the greatest risk that benefits are worth, and its standard error (delta method).

        Parameters
        ----------
        benefits
            Units of each attribute, shape (attributes,); that of the risk itself must be 0.
        risk
            Which attribute is the risk, counted from 0.

        """
        units = check_array("benefits", benefits, -1e6, 1e6, "They are counted in units of each attribute.")
        if units.shape != self.weights.shape or not 0 <= risk < units.size or units[risk] != 0:
            message = (
                f"benefits is {units.tolist()} and risk {risk}; give a number for each of "
                f"{self.weights.size} attributes, 0 for the risk, and the risk's place counted from 0."
            )
            raise ValueError(message)
        weight = float(self.weights[risk])
        made = acceptable_risk(self.weights, units, weight)
        slope = -units / weight
        slope[risk] = -made / weight
        return made, float(np.sqrt(slope @ self.covariance @ slope))


def fit(questions: ArrayLike, chosen: ArrayLike) -> Fit:
    """Fit weights to choices by Newton's method; the likelihood has one top.

    Parameters
    ----------
    questions
        Attributes of each alternative, shape (questions, alternatives, attributes).
    chosen
        The alternative chosen in each, counted from 0, shape (questions,).

    Returns
    -------
    Fit
        Weights, their covariance, the log likelihood.

    Raises
    ------
    ValueError
        If the shapes do not fit, or there are too many answers; if attributes never differ or move together,
        so that their weights cannot be told apart; if some weights explain every answer, so that larger ones
        always fit better.

    Notes
    -----
    The model is McFadden's (1974). That no finite weights are best is found by a linear programme
    (Konis 2007): is there a direction in which no chosen alternative loses and one gains?

    """
    asked = check_questions(questions)
    check_work("alternatives", asked.shape[0] * asked.shape[1], LARGEST, "Fit a part of the answers.")
    answers = _check_chosen(chosen, asked.shape[0], asked.shape[1])
    taken = np.take_along_axis(asked, answers[:, None, None], axis=1)
    behind = asked - taken  # how each alternative differs from the one chosen; 0 for the chosen one itself
    size = np.sqrt(np.mean(behind**2, axis=(0, 1)))
    if not size.all():
        message = f"attribute {int(np.argmin(size))} never differs within a question; leave it out."
        raise ValueError(message)
    behind = behind / size
    _refuse_what_has_no_top(behind)
    weights = np.zeros(size.size)
    height, slope, information = _likelihood(behind, weights)
    for _ in range(ROUNDS):
        step = np.linalg.solve(information, slope)
        if slope @ step <= NEAR * len(answers):
            break
        for _ in range(HALVINGS):  # a full step may overshoot far from the top
            reached = _likelihood(behind, weights + step)
            if reached[0] >= height:
                break
            step = step / 2
        weights = weights + step
        height, slope, information = reached
    covariance = np.linalg.inv(information) / np.outer(size, size)
    return Fit(weights / size, covariance, height)


def _likelihood(
    behind: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Return the log likelihood, its slope and the information (minus the second derivatives)."""
    worth = behind @ weights
    top = worth.max(axis=1)
    odds = np.exp(worth - top[:, None])
    height = -float(np.sum(top + np.log(odds.sum(axis=1))))
    chance = (odds / odds.sum(axis=1, keepdims=True))[:, :, None]
    mean = (chance * behind).sum(axis=1)
    apart = (behind - mean[:, None, :]) * np.sqrt(chance)
    flat = apart.reshape(-1, weights.size)
    return height, -mean.sum(axis=0), flat.T @ flat


def _refuse_what_has_no_top(behind: NDArray[np.float64]) -> None:
    count, _, attributes = behind.shape
    rows = behind.reshape(-1, attributes)
    if np.linalg.matrix_rank(rows) < attributes:
        message = "attributes move together, so their weights cannot be told apart; leave one out."
        raise ValueError(message)
    gain = linprog(rows.sum(axis=0), A_ub=rows, b_ub=np.zeros(len(rows)), bounds=(-1, 1))
    if -gain.fun > TOLD_APART * count:
        message = (
            "some weights explain every answer, and larger ones would fit even better: no finite weights are "
            "best. Ask more questions, or leave out the attribute that decides alone."
        )
        raise ValueError(message)


def _check_chosen(chosen: ArrayLike, questions: int, alternatives: int) -> NDArray[np.int64]:
    made = check_array("chosen", chosen, 0, alternatives - 1, "It is counted from 0.")
    if made.shape != (questions,) or (made != np.floor(made)).any():
        message = (
            f"chosen has the shape {made.shape}; give one whole number for each of {questions} questions."
        )
        raise ValueError(message)
    return made.astype(np.int64)
