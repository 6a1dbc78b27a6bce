"""Four broad states whose yearly probabilities are published: none, mild, moderate and severe disability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import expm
from scipy.optimize import least_squares

from mscourse.models.disability.rates import nearest_neighbour
from mscourse.models.ranges import check, check_array

# Campbell and others 2024, doi 10.1007/s40273-024-01417-4, abstract: Australians of the MSBase registry.
PEOPLE = 6369
STATES = ("none", "mild", "moderate", "severe")
EDGES = ((0.0, 0.0), (1.0, 3.5), (4.0, 6.0), (6.5, 9.5))  # the EDSS of each state
STAY = (0.5424, 0.8202, 0.6986, 0.7783)  # the chance to be in the same state a year later
WORSEN = (0.4231, 0.1138, 0.0941)  # to be in the next one
SECONDARY_PROGRESSIVE = 2.509  # hazard of progression in secondary progressive MS over relapsing-remitting


@dataclass(frozen=True, kw_only=True)
class FourStates:
    """The four-state chain; its defaults are the rates that `fit_four_states` finds.

    Attributes
    ----------
    worsening
        Rates per year from none to mild, mild to moderate, moderate to severe.
    improvement
        Rates per year from mild to none, moderate to mild, severe to moderate.

    """

    worsening: tuple[float, ...] = (0.644102, 0.153337, 0.129492)
    improvement: tuple[float, ...] = (0.089064, 0.268536, 0.267179)

    def __post_init__(self) -> None:
        for name in ("worsening", "improvement"):
            given = check_array(name, getattr(self, name), 0, 100, "One rate for each step.")
            if given.shape != (len(STATES) - 1,):
                message = f"{name} has the shape {given.shape}; give three rates, one for each step."
                raise ValueError(message)

    def generator(self, *, hazard_ratio: float = 1.0) -> NDArray[np.float64]:
        """Return the rates per year, shape (4, 4); the ratio multiplies worsening."""
        check("hazard_ratio", hazard_ratio, 1e-6, 1e3, "It is above 0; 1 means no difference.")
        return nearest_neighbour(hazard_ratio * np.asarray(self.worsening), self.improvement)

    def yearly(self, *, hazard_ratio: float = 1.0, years: float = 1.0) -> NDArray[np.float64]:
        """Return the transition probabilities in so many years, shape (4, 4); each row sums to 1."""
        check("years", years, 0, 200, "It is the time from one look to the next.")
        made: NDArray[np.float64] = expm(self.generator(hazard_ratio=hazard_ratio) * years)
        return made


def fit_four_states(stay: Sequence[float] = STAY, worsen: Sequence[float] = WORSEN) -> FourStates:
    """Return the six rates whose yearly probabilities come nearest to seven given ones (least squares).

    Parameters
    ----------
    stay
        Probability of being in the same state a year later, four numbers.
    worsen
        Probability of being in the next one, three numbers.

    Raises
    ------
    ValueError
        If there are not four and three probabilities.

    """
    wanted = []
    for name, given, size in (("stay", stay, len(STATES)), ("worsen", worsen, len(STATES) - 1)):
        made = check_array(name, given, 1e-6, 1 - 1e-6, "They are yearly probabilities.")
        if made.shape != (size,):
            message = f"{name} has the shape {made.shape}; give {size} probabilities."
            raise ValueError(message)
        wanted.append(made)
    aim = np.concatenate(wanted)

    def residual(log_rates: NDArray[np.float64]) -> NDArray[np.float64]:
        rates = np.exp(log_rates)
        yearly = expm(nearest_neighbour(rates[:3], rates[3:]))
        return np.concatenate([yearly.diagonal(), yearly.diagonal(1)]) - aim

    start = np.log(np.concatenate([wanted[1], 1 - wanted[0][1:]]) + 0.01)
    best = np.exp(least_squares(residual, start, xtol=1e-14, ftol=1e-14, gtol=1e-14).x)
    up, down = (tuple(float(one) for one in part) for part in (best[:3], best[3:]))
    return FourStates(worsening=up, improvement=down)
