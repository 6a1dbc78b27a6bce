"""Stored check values of this model, and the same quantities by other methods."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special
from scipy.integrate import quad, solve_ivp

from mscourse.models.reference import Quantity, SecondWay
from mscourse.models.remyelination import (
    BEST_G_RATIO,
    Parameters,
    Resolution,
    Sheath,
    coverage_days,
    front_delay,
    front_speed,
    recovered,
    relative_speed,
    simulate,
    stall_age,
)

STORED = Path(__file__).with_name("reference.json")
TISSUE, SHEATH = Parameters(), Sheath()
SMALL = Resolution(length=400, cells=200, days=40, step=0.01, every=40)


def corrected_speed(
    tissue: Mapping[str, float], resolution: Mapping[str, Any], start: float, end: float
) -> float:
    """Return the simulated front's speed between two days, with the delay of theory put back."""
    held = Parameters(**tissue)
    lag = front_delay(held, end) - front_delay(held, start)
    return simulate(held, Resolution(**resolution)).speed(start, end) + lag / (end - start)


def myelinated(tissue: Mapping[str, float], resolution: Mapping[str, Any], within: float) -> float:
    """Return the mean density of myelinating cells at the end, up to `within` µm from the edge."""
    made = simulate(Parameters(**tissue), Resolution(**resolution))
    return float(made.myelinating[-1, made.position < within].mean())


QUANTITIES: Mapping[str, Quantity] = {
    "front_speed": lambda **tissue: front_speed(Parameters(**tissue)),
    "corrected_speed": corrected_speed,
    "coverage_days": lambda radius, **tissue: coverage_days(Parameters(**tissue), radius),
    "stall_age": lambda **tissue: stall_age(Parameters(**tissue)),
    "best_g_ratio": lambda: BEST_G_RATIO,
    "relative_speed": relative_speed,
    "myelinated": myelinated,
}


def _slowest_wave() -> float:
    """Find the slowest wave that decays ahead of itself: (D s² + r - k) / s over all slopes s."""
    surplus = TISSUE.proliferation - TISSUE.maturation
    return float(
        optimize.minimize_scalar(
            lambda slope: (TISSUE.diffusion * slope**2 + surplus) / slope, bounds=(1e-4, 1), method="bounded"
        ).fun
    )


def _fastest_fibre() -> float:
    found = optimize.minimize_scalar(
        lambda g: -float(relative_speed(g, 0.7, "fibre")),
        bounds=(0.4, 0.99),
        method="bounded",
        options={"xatol": 1e-9},
    )
    return float(found.x)


def _general_solver() -> NDArray[np.float64]:
    """Solve the same equations on the same grid with SciPy's solver for stiff systems."""
    cells, width = SMALL.cells, SMALL.length / SMALL.cells

    def slope(_time: float, state: NDArray[np.float64]) -> NDArray[np.float64]:
        young, grown = state[::2], state[1::2]
        flow = np.diff(young) / width**2 * TISSUE.diffusion
        made = np.empty_like(state)
        made[::2] = np.append(flow, 0) - np.insert(flow, 0, 0)
        made[::2] += TISSUE.proliferation * young * (1 - young - grown) - TISSUE.maturation * young
        made[1::2] = TISSUE.maturation * young * (1 - grown)
        return made

    start = np.zeros(2 * cells)
    start[::2] = np.where((np.arange(cells) + 0.5) * width < SMALL.seed_width, SMALL.seed, 0)
    run = solve_ivp(slope, (0, SMALL.days), start, method="LSODA", lband=2, uband=2, rtol=1e-7, atol=1e-9)
    return np.asarray(run.y[:, -1])


def _stepped() -> NDArray[np.float64]:
    made = simulate(TISSUE, SMALL)
    return np.stack([made.precursors[-1], made.myelinating[-1]], axis=1).ravel()


STILL = replace(TISSUE, proliferation=0.0, maturation=0.0)
WANDER = Resolution(length=1000, cells=500, days=20, step=0.02, every=20, seed_width=100)


def _spread_out() -> NDArray[np.float64]:
    """Spread a band of cells by the error function, mirrored at the edge."""
    place = (np.arange(WANDER.cells) + 0.5) * WANDER.length / WANDER.cells
    reach = 2 * np.sqrt(STILL.diffusion * WANDER.days)
    near, far = (WANDER.seed_width - place) / reach, (WANDER.seed_width + place) / reach
    return np.asarray(WANDER.seed / 2 * (special.erf(near) + special.erf(far)))


def _rushton_by_hand() -> list[float]:
    """Follow the sheath by its rate of thickening; then width times g sqrt(-ln g), with an axon of 1 µm."""
    days = [5.0, 30.0, 120.0]
    run = solve_ivp(
        lambda _time, g: (SHEATH.rebuilt - g) / SHEATH.thickening,
        (0, 120),
        [1.0],
        t_eval=days,
        rtol=1e-10,
        atol=1e-12,
    )
    speeds = [1 / g * g * np.sqrt(-np.log(g)) for g in [SHEATH.healthy, *run.y[0]]]
    return [float(one / speeds[0]) for one in speeds[1:]]


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay("speed of the front", "a search among waves", lambda: front_speed(TISSUE), _slowest_wave, 1e-8),
    SecondWay(
        "age at which it stops",
        "a search",
        lambda: stall_age(TISSUE),
        lambda: optimize.brentq(
            lambda age: TISSUE.proliferation * np.exp2((25 - age) / TISSUE.slowing) - TISSUE.maturation,
            0,
            120,
        ),
        1e-9,
    ),
    SecondWay(
        "days to close a lesion",
        "its radius integrated over time",
        lambda: coverage_days(TISSUE, 2000),
        lambda: quad(lambda _place: 1 / _slowest_wave(), 0, 2000)[0],
        1e-8,
    ),
    SecondWay("best g-ratio", "a search", lambda: BEST_G_RATIO, _fastest_fibre, 1e-6),
    SecondWay(
        "speed under a new sheath",
        "a differential equation and the full rule",
        lambda: recovered([5, 30, 120], SHEATH),
        _rushton_by_hand,
        1e-7,
    ),
    SecondWay("densities", "SciPy's stiff solver", _stepped, _general_solver, 0.003, "abs"),
    SecondWay(
        "cells that only wander",
        "the error function",
        lambda: simulate(STILL, WANDER).precursors[-1],
        _spread_out,
        2e-4,
        "abs",
    ),
)
