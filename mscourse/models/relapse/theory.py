"""The same equations without chance: where they rest, how they swing back, how far small kicks move them.

In days and cells, with ``S(x, k) = x^h / (k^h + x^h)`` and mean arrivals N per day::

    Er' = N_E - (delta + beta) Er + eta E
    Rr' = N_R - (delta + beta) Rr + eta R
    E'  = delta Er + aE (1 - S(R, kR)) E - gE S(R, kR) E - eta E
    R'  = delta Rr + aR S(E, kE) R - gR R - eta R

Equations: Velez de Mendizabal and others 2011, doi:10.1186/1752-0509-5-114.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import solve_continuous_lyapunov
from scipy.optimize import brentq

from mscourse.models.relapse.parameters import DAYS, Parameters

Array = NDArray[np.float64]
LEAST, MOST = 1e-9, 1e12  # active effectors among which a steady state is looked for
WHOLE = 8  # up to this exponent, multiplying is faster than a power


@dataclass(frozen=True)
class SteadyState:
    """Where cells and damage stay if arrivals are even; cells, and reversible damage without a unit."""

    resting_effectors: float
    resting_regulators: float
    effectors: float
    regulators: float
    damage: float

    @property
    def cells(self) -> Array:
        """The four numbers of cells, shape (4,), in the order above."""
        return np.array([self.resting_effectors, self.resting_regulators, self.effectors, self.regulators])


def hill(share: ArrayLike, steepness: float) -> Array:
    """Return S, half of the effect where `share`, a number of cells over its midpoint, is 1; any shape."""
    ratio = np.asarray(share, dtype=float)
    if steepness == int(steepness) and steepness <= WHOLE:
        raised = ratio.copy()
        for _ in range(int(steepness) - 1):
            raised *= ratio
    else:
        raised = ratio**steepness
    raised /= 1 + raised
    return raised


def arrivals(parameters: Parameters) -> tuple[float, float]:
    """Return the mean number of effectors and of regulators that arrive in a day."""
    return (
        parameters.effector_arrivals * parameters.effector_burst / DAYS,
        parameters.regulator_arrivals * parameters.regulator_burst / DAYS,
    )


def steady_state(parameters: Parameters) -> SteadyState:
    """Return the one steady state.

    More effectors need more regulators, and more regulators fewer effectors, so the two curves cross once at
    most.

    Raises
    ------
    ValueError
        If there is none, because regulators are too weak or do not arrive; the message says what to raise.

    """
    p = parameters
    effectors_in, regulators_in = (
        p.activation * one / (p.activation + p.resting_loss) for one in arrivals(p)
    )
    back = p.rest * p.resting_loss / (p.activation + p.resting_loss)  # what a rest costs in the end

    def regulators(effectors: float) -> float:
        recruited = p.regulator_growth * float(hill(effectors / p.effector_midpoint, p.steepness))
        left = p.regulator_loss + back - recruited
        return regulators_in / left if left > 0 else math.inf

    def balance(log_effectors: float) -> float:
        effectors = math.exp(log_effectors)
        number = min(regulators(effectors), MOST)
        restrained = float(hill(number / p.regulator_midpoint, p.steepness))
        grown = p.effector_growth - (p.effector_growth + p.effector_loss) * restrained - back
        return effectors_in / effectors + grown

    low, high = math.log(LEAST), math.log(MOST)
    if regulators_in == 0 or effectors_in == 0 or balance(high) >= 0:
        message = (
            "there is no steady state: effectors are not held back. Raise regulator_growth, "
            "regulator_arrivals or regulator_burst, and let some cells of both kinds arrive."
        )
        raise ValueError(message)
    effectors = math.exp(brentq(balance, low, high, xtol=1e-13, rtol=1e-14))
    number = regulators(effectors)
    if math.isinf(number):
        message = (
            "there is no steady state: regulators grow without bound, because the effectors that arrive keep "
            "them going. Lower effector_arrivals or raise effector_loss."
        )
        raise ValueError(message)
    from_effectors, from_regulators = arrivals(p)
    leave = p.activation + p.resting_loss
    return SteadyState(
        (from_effectors + p.rest * effectors) / leave,
        (from_regulators + p.rest * number) / leave,
        effectors,
        number,
        p.damage_rate * (effectors / p.damage_scale) ** 2 / (p.damage_scarring + p.damage_repair),
    )


def jacobian(parameters: Parameters) -> Array:
    """Return how each cell number's change depends on each cell number at the steady state, /day.

    Shape (4, 4): resting effectors, resting regulators, effectors, regulators. Raises as `steady_state`.
    """
    p, at = parameters, steady_state(parameters)
    restrained = float(hill(at.regulators / p.regulator_midpoint, p.steepness))
    recruiting = float(hill(at.effectors / p.effector_midpoint, p.steepness))
    leave = p.activation + p.resting_loss
    pull = (p.effector_growth + p.effector_loss) * at.effectors
    push = p.regulator_growth * at.regulators
    own_effectors = p.effector_growth - (p.effector_growth + p.effector_loss) * restrained - p.rest
    own_regulators = p.regulator_growth * recruiting - p.regulator_loss - p.rest
    # The slope of S is h S (1 - S) / x.
    by_regulators = -pull * p.steepness * restrained * (1 - restrained) / at.regulators
    by_effectors = push * p.steepness * recruiting * (1 - recruiting) / at.effectors
    return np.array(
        [
            [-leave, 0, p.rest, 0],
            [0, -leave, 0, p.rest],
            [p.activation, 0, own_effectors, by_regulators],
            [0, p.activation, by_effectors, own_regulators],
        ]
    )


def leading_eigenvalue(parameters: Parameters) -> complex:
    """Return the eigenvalue with the largest real part, /day, of a pair the one above.

    A negative real part says that the steady state is stable, an imaginary part that it is approached in
    swings. Raises as `steady_state`.
    """
    values = np.linalg.eigvals(jacobian(parameters))
    lead = complex(values[np.argmax(values.real)])
    return complex(lead.real, abs(lead.imag))


def period(parameters: Parameters) -> float:
    """Return the time of one swing, days; infinite where it comes back without one. Raises as above."""
    turn = leading_eigenvalue(parameters).imag
    return 2 * math.pi / turn if turn else math.inf


def covariance(parameters: Parameters) -> Array:
    """Return how far chance arrivals spread the cell numbers, if kicks are small: cells^2, shape (4, 4).

    Solves J C + C J' + D = 0, where D holds rate times burst squared of the arrivals (linear noise
    approximation). Order of cells as in `jacobian`.

    Raises
    ------
    ValueError
        If there is no steady state, or it is not stable.

    """
    slopes = jacobian(parameters)
    if leading_eigenvalue(parameters).real >= 0:
        message = "the steady state is not stable, so kicks grow; raise regulator_growth or lower steepness."
        raise ValueError(message)
    p = parameters
    kicks = [p.effector_arrivals * p.effector_burst**2, p.regulator_arrivals * p.regulator_burst**2]
    spread = np.diag([*kicks, 0, 0]) / DAYS * float(p.by_chance)
    return np.asarray(solve_continuous_lyapunov(slopes, -spread), dtype=np.float64)
