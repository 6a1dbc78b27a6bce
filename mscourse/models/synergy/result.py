"""A surface of effects, and how far it is from what nothing special would give."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ranges import check_choice
from mscourse.models.synergy import theory
from mscourse.models.synergy.parameters import Parameters

Null = Literal["bliss", "highest single agent", "loewe"]
NULLS: tuple[Null, ...] = ("bliss", "highest single agent", "loewe")


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a pair of drugs leaves at every pair of m and n doses.

    Attributes
    ----------
    parameters
        The pair.
    first_doses, second_doses
        Shapes (m,) and (n,).
    states
        Shares of the four states, shape (4, m, n), in the order of `STATES`.
    effect
        What is left, shape (m, n).

    """

    parameters: Parameters
    first_doses: NDArray[np.float64]
    second_doses: NDArray[np.float64]
    states: NDArray[np.float64]
    effect: NDArray[np.float64]

    @cached_property
    def alone(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What each drug leaves by itself, shapes (m, 1) and (1, n)."""
        pair = self.parameters
        first = theory.effect_alone(pair.first, self.first_doses)[:, None]
        return first, theory.effect_alone(pair.second, self.second_doses)[None, :]

    def null(self, model: Null) -> NDArray[np.float64]:
        """Return what a null model says would be left, shape (m, n); ValueError if there is no such model.

        Bliss multiplies shares of what is left without any drug. Loewe is NaN where it says nothing.
        """
        check_choice("model", model, NULLS)
        first, second = self.alone
        pair = self.parameters
        if model == "bliss":
            return pair.first.none * theory.bliss(first / pair.first.none, second / pair.first.none)
        if model == "loewe":
            return theory.loewe(
                pair.first, pair.second, self.first_doses[:, None], self.second_doses[None, :]
            )
        return theory.highest_single_agent(first, second)

    def excess(self, model: Null) -> NDArray[np.float64]:
        """Return how much less is left than a null model says, shape (m, n): above 0 is called synergy."""
        return np.asarray(self.null(model) - self.effect)
