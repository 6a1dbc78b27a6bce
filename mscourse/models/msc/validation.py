"""How far this model is from stored values, and from other ways to the same numbers."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad, solve_ivp
from scipy.optimize import brentq
from scipy.stats import norm

from mscourse.models.msc.kinetics import amounts, area_of_drive, signal, trial_rate_ratio
from mscourse.models.msc.parameters import SCANS, Parameters, Treatment, Trial
from mscourse.models.msc.run import simulate
from mscourse.models.msc.theory import (
    detectable_ratio,
    error_of_interval,
    implied_dispersion,
    p_value,
    power,
    standard_error,
)
from mscourse.models.published import MESEMS_RATE_RATIO
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


def _viable(*, day: float, dose: float, route: str) -> NDArray[np.float64]:
    held = amounts(day, Treatment(dose=dose, route=route))
    return np.array([held.lung, held.systemic])


def _simulated_power(*, ratio: float, mean_count: float, trials: int, seed: int) -> float:
    trial = Trial(mean_count=mean_count)
    return simulate(ratio, trial, trials=trials, rng=np.random.default_rng(seed)).power


def _implied(*, error: float, ratio: float, placebo: int, treated: int, mean_count: float) -> float:
    return implied_dispersion(error, ratio, Trial(placebo=placebo, treated=treated, mean_count=mean_count))


QUANTITIES: Mapping[str, Quantity] = {
    "standard_error_of_interval": error_of_interval,
    "p_value": p_value,
    "detectable_ratio": detectable_ratio,
    "power": power,
    "implied_dispersion": _implied,
    "simulated_power": _simulated_power,
    "trial_rate_ratio": lambda dose, route: trial_rate_ratio(Treatment(dose=dose, route=route)),
    "viable_cells": _viable,
}


def _solved(treatment: Treatment, times: Sequence[float]) -> NDArray[np.float64]:
    """Return lung, systemic, spinal cells and signal by a solver of differential equations."""
    p = Parameters()

    def slope(_: float, y: NDArray[np.float64]) -> list[float]:
        lung, systemic, cns, felt = y
        driven = p.lung_weight * lung + p.systemic_weight * systemic + p.cns_weight * cns
        return [
            -(p.lung_loss + p.lung_release) * lung,
            p.lung_release * lung - p.systemic_loss * systemic,
            -p.cns_loss * cns,
            p.signal_rate * (driven - felt),
        ]

    spinal = treatment.route == "intrathecal"
    share = 0.0 if spinal else p.lung_share
    start = [share * treatment.dose, (not spinal) * (1 - share) * treatment.dose, spinal * treatment.dose, 0]
    made = solve_ivp(slope, (0, times[-1]), start, t_eval=times, method="DOP853", rtol=1e-11, atol=1e-14)
    return np.asarray(made.y)


def _solved_ratio(treatment: Treatment) -> float:
    p, felt = Parameters(), _solved(treatment, SCANS)[3]
    return float(np.mean(1 - p.largest_effect * felt / (p.half_signal + felt)))


def _density_beyond(ratio: float, error: float) -> float:
    """Return power as the area of the estimate's density beyond the two limits."""
    edge = norm.ppf(0.975) * error
    centre = math.log(ratio)
    parts = [
        quad(lambda x: norm.pdf(x, centre, error), low, high, epsabs=1e-13)[0]
        for low, high in ((centre - 12 * error, -edge), (edge, centre + 12 * error))
        if low < high
    ]
    return float(sum(parts))


def _area_under_signal() -> float:
    return float(quad(lambda day: float(signal(day)), 0, 800, limit=400, epsabs=1e-10)[0])


def _searched_dispersion(error: float, ratio: float) -> float:
    return float(brentq(lambda x: standard_error(ratio, Trial(dispersion=x)) - error, 0, 50, xtol=1e-13))


_ERROR = error_of_interval(0.58, 1.50)
SECOND_WAYS: Sequence[SecondWay] = [
    SecondWay(
        "rate ratio over the scans, intravenous",
        "a solver of the differential equations",
        trial_rate_ratio,
        lambda: _solved_ratio(Treatment()),
        1e-8,
    ),
    SecondWay(
        "rate ratio over the scans, intrathecal",
        "a solver of the differential equations",
        lambda: trial_rate_ratio(Treatment(route="intrathecal")),
        lambda: _solved_ratio(Treatment(route="intrathecal")),
        1e-8,
    ),
    SecondWay(
        "living cells at day 1",
        "a solver of the differential equations",
        lambda: _viable(day=1, dose=1, route="intravenous"),
        lambda: _solved(Treatment(), [1.0])[:2, 0],
        1e-8,
    ),
    SecondWay("area under the signal", "numeric integral", area_of_drive, _area_under_signal, 1e-6),
    SecondWay(
        "power at a rate ratio of 0.7",
        "area under the density",
        lambda: power(0.7, _ERROR),
        lambda: _density_beyond(0.7, _ERROR),
        1e-9,
    ),
    SecondWay(
        "rate ratio found with a chance of 80 %",
        "search along the power",
        lambda: detectable_ratio(_ERROR),
        lambda: brentq(lambda x: power(x, _ERROR) - 0.8, 0.1, 0.99, xtol=1e-13),
        1e-5,
    ),
    SecondWay(
        "dispersion behind the published interval",
        "search along the standard error",
        lambda: implied_dispersion(_ERROR, MESEMS_RATE_RATIO.value),
        lambda: _searched_dispersion(_ERROR, MESEMS_RATE_RATIO.value),
        1e-9,
    ),
    SecondWay(
        "power at a rate ratio of 0.5",
        "4000 simulated trials",
        lambda: power(0.5, standard_error(0.5)),
        lambda: _simulated_power(ratio=0.5, mean_count=3, trials=4000, seed=7),
        0.05,
        "abs",
    ),
]
