"""How far this model is from stored values, and from other ways to the same numbers."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from mscourse.models.reference import Quantity, SecondWay
from mscourse.models.relapse.parameters import DAYS, Parameters, Study
from mscourse.models.relapse.result import Result
from mscourse.models.relapse.run import simulate
from mscourse.models.relapse.theory import covariance, leading_eigenvalue, period, steady_state

STORED = Path(__file__).with_name("reference.json")
Array = NDArray[np.float64]


@cache  # several entries read different things off one run
def _run(parameters: Parameters, study: Study, seed: int) -> Result:
    return simulate(study, parameters, rng=np.random.default_rng(seed))


def _fixed_point(*, regulator_growth: float) -> Array:
    at = steady_state(Parameters(regulator_growth=regulator_growth))
    return np.array([*at.cells, at.damage])


def _leading(*, regulator_growth: float) -> Array:
    lead = leading_eigenvalue(Parameters(regulator_growth=regulator_growth))
    return np.array([lead.real, lead.imag])


def _episode_rate(*, study: Mapping[str, float], seed: int, **changed: float) -> float:
    return _run(Parameters(**changed), Study(**study), seed).rate  # type: ignore[arg-type]  # names from a file


def _dispersion(*, study: Mapping[str, float], seed: int) -> float:
    return _run(Parameters(), Study(**study), seed).dispersion  # type: ignore[arg-type]  # names from a file


def _rate_ratio(*, effector_growth: float, study: Mapping[str, float], seed: int) -> float:
    changed = _episode_rate(study=study, seed=seed, effector_growth=effector_growth)
    return changed / _episode_rate(study=study, seed=seed)


def _simulated_spread(*, study: Mapping[str, float], after_day: float, seed: int, **changed: float) -> Array:
    made = simulate(Study(**study), Parameters(**changed), rng=np.random.default_rng(seed))  # type: ignore[arg-type]  # names from a file
    settled = made.time >= after_day
    return np.array([made.effectors[:, settled].std(), made.regulators[:, settled].std()])


QUANTITIES: Mapping[str, Quantity] = {
    "fixed_point": _fixed_point,
    "leading_eigenvalue": _leading,
    "period": lambda regulator_growth: period(Parameters(regulator_growth=regulator_growth)),
    "simulated_spread": _simulated_spread,
    "episode_rate": _episode_rate,
    "count_dispersion": _dispersion,
    "episode_rate_ratio": _rate_ratio,
}


def _change(_: float, cells: Array, p: Parameters) -> Array:
    """Return the change of the four numbers of cells, written out."""
    resting_effectors, resting_regulators, effectors, regulators = cells
    restrained = 1 / (1 + (p.regulator_midpoint / regulators) ** p.steepness)
    recruiting = 1 / (1 + (p.effector_midpoint / effectors) ** p.steepness)
    return np.array(
        [
            p.effector_arrivals * p.effector_burst / DAYS
            - (p.activation + p.resting_loss) * resting_effectors
            + p.rest * effectors,
            p.regulator_arrivals * p.regulator_burst / DAYS
            - (p.activation + p.resting_loss) * resting_regulators
            + p.rest * regulators,
            p.activation * resting_effectors
            + p.effector_growth * (1 - restrained) * effectors
            - p.effector_loss * restrained * effectors
            - p.rest * effectors,
            p.activation * resting_regulators
            + p.regulator_growth * recruiting * regulators
            - p.regulator_loss * regulators
            - p.rest * regulators,
        ]
    )


def _waited(p: Parameters) -> Array:
    """Return where the cells are after three years of even arrivals, by a solver."""
    made = solve_ivp(_change, (0, 1095), p.start, args=(p,), method="Radau", rtol=1e-10, atol=1e-9)
    return np.asarray(made.y[:, -1])


def _slopes(p: Parameters) -> Array:
    """Return the change's slopes by differences of the fourth order about the place a solver came to."""
    at = _waited(p)
    columns = []
    for one in range(4):
        nudge = np.zeros(4)
        nudge[one] = 1e-3 * at[one]
        near = _change(0, at + nudge, p) - _change(0, at - nudge, p)
        far = _change(0, at + 2 * nudge, p) - _change(0, at - 2 * nudge, p)
        columns.append((8 * near - far) / (12 * nudge[one]))
    return np.stack(columns, axis=1)


def _nudged_lead(p: Parameters) -> Array:
    values = np.linalg.eigvals(_slopes(p))
    lead = values[np.argmax(values.real)]
    return np.array([lead.real, abs(lead.imag)])


def _summed_covariance(p: Parameters) -> Array:
    """Return the covariance as one linear system of 16 unknowns."""
    slopes, same = _slopes(p), np.eye(4)
    kicks = np.zeros((4, 4))
    kicks[0, 0] = p.effector_arrivals * p.effector_burst**2 / DAYS
    kicks[1, 1] = p.regulator_arrivals * p.regulator_burst**2 / DAYS
    system = np.kron(slopes, same) + np.kron(same, slopes)
    return np.asarray(np.linalg.solve(system, -kicks.ravel()).reshape(4, 4), dtype=np.float64)


def _settled(p: Parameters) -> Array:
    made = simulate(Study(patients=1, years=1.5), p, rng=np.random.default_rng(1))
    return np.array([made.resting_effectors, made.resting_regulators, made.effectors, made.regulators])[
        :, 0, -1
    ]


_STRONG, _DEFAULT = Parameters(regulator_growth=1.0), Parameters()
SECOND_WAYS: Sequence[SecondWay] = [
    SecondWay(
        "steady state",
        "a solver of the differential equations, for three years",
        lambda: steady_state(_DEFAULT).cells,
        lambda: _waited(_DEFAULT),
        1e-6,
    ),
    SecondWay(
        "steady state, simulated with even arrivals",
        "the solved balance",
        lambda: _settled(Parameters(by_chance=False)),
        lambda: steady_state(_DEFAULT).cells,
        1e-6,
    ),
    SecondWay(
        "leading eigenvalue",
        "slopes by differences",
        lambda: _leading(regulator_growth=0.25),
        lambda: _nudged_lead(_DEFAULT),
        1e-5,
    ),
    SecondWay(
        "covariance under small kicks",
        "one linear system with slopes by differences",
        lambda: covariance(_STRONG),
        lambda: _summed_covariance(_STRONG),
        1e-5,
    ),
]
