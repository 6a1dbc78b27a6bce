"""How many cells are where, and the rate of new lesions that follows: sums of exponentials, no stepping.

With an intravenous dose D, a share f of it in the lung at once (days, doses)::

    L' = -(k_loss + k_rel) L      L(0) = f D
    S' = k_rel L - k_sys S        S(0) = (1 - f) D
    C' = -k_cns C                 C(0) = D for an intrathecal dose, else 0
    E' = ke0 (A - E)              A = w_lung L + w_sys S + w_cns C,  E(0) = 0
    RR = 1 - emax E / (ec50 + E)

A cell that passes through several places lives for a sum of exponential times. What remains of it is a
divided difference of ``exp(-k t)`` over the rates, which stays finite where two rates are equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.msc.parameters import SCANS, Parameters, Treatment
from mscourse.models.ranges import check_array

LATEST = 1e5  # days
NEAR = 1e-3  # rates times time nearer than this: a series is more exact than a difference
DEFAULT, ONE_DOSE = Parameters(), Treatment()
Times = NDArray[np.float64]


@dataclass(frozen=True)
class Amounts:
    """Living cells in each place, in doses; each array has the shape of the times."""

    lung: Times
    systemic: Times
    cns: Times


def amounts(times: ArrayLike, treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT) -> Amounts:
    """Return how many cells live where.

    Parameters
    ----------
    times
        Days since the dose, 0 or more, any shape.
    treatment, parameters
        What was given, and the cells' fate.

    Raises
    ------
    ValueError
        If there is no time, or one is outside 0 to 100,000 days.

    """
    days = check_array("times", times, 0, LATEST, "Count days from the dose.")
    lung, direct, spinal = _start(treatment, parameters)
    out, gone = parameters.lung_loss + parameters.lung_release, parameters.systemic_loss
    systemic = direct * np.exp(-gone * days) + lung * parameters.lung_release * _two(out, gone, days)
    return Amounts(lung * np.exp(-out * days), systemic, spinal * np.exp(-parameters.cns_loss * days))


def drive(times: ArrayLike, treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT) -> Times:
    """Return A, how strongly the living cells signal together, doses; see `amounts`."""
    held = amounts(times, treatment, parameters)
    return (
        parameters.lung_weight * held.lung
        + parameters.systemic_weight * held.systemic
        + parameters.cns_weight * held.cns
    )


def signal(times: ArrayLike, treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT) -> Times:
    """Return E, the signal as the lesions feel it, later and flatter than the drive; see `amounts`."""
    days = check_array("times", times, 0, LATEST, "Count days from the dose.")
    lung, direct, spinal = _start(treatment, parameters)
    out, gone = parameters.lung_loss + parameters.lung_release, parameters.systemic_loss
    late = parameters.signal_rate
    passed = parameters.lung_release * _three((out, gone, late), days)
    return late * (
        parameters.lung_weight * lung * _two(out, late, days)
        + parameters.systemic_weight * (direct * _two(gone, late, days) + lung * passed)
        + parameters.cns_weight * spinal * _two(parameters.cns_loss, late, days)
    )


def area_of_drive(treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT) -> float:
    """Return the area under A over all time, dose days; the area under E is the same."""
    lung, direct, spinal = _start(treatment, parameters)
    stay = lung / (parameters.lung_loss + parameters.lung_release)
    return (
        parameters.lung_weight * stay
        + parameters.systemic_weight * (direct + parameters.lung_release * stay) / parameters.systemic_loss
        + parameters.cns_weight * spinal / parameters.cns_loss
    )


def rate_ratio(times: ArrayLike, treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT) -> Times:
    """Return the rate of new lesions, as a share of the rate without treatment; see `amounts`."""
    felt = signal(times, treatment, parameters)
    return 1 - parameters.largest_effect * felt / (parameters.half_signal + felt)


def trial_rate_ratio(
    treatment: Treatment = ONE_DOSE, parameters: Parameters = DEFAULT, scans: Sequence[float] = SCANS
) -> float:
    """Return the mean rate ratio over a trial's scans: what a count over all of them would show.

    Raises
    ------
    ValueError
        If there is no scan, or one is outside 0 to 100,000 days.

    """
    days = check_array("scans", scans, 0, LATEST, "Count days from the dose.")
    return float(rate_ratio(days, treatment, parameters).mean())


def _start(treatment: Treatment, parameters: Parameters) -> tuple[float, float, float]:
    """Return what is in the lung, outside it and in the spinal fluid at first."""
    if treatment.route == "intrathecal":
        return 0.0, 0.0, treatment.dose
    caught = parameters.lung_share * treatment.dose
    return caught, treatment.dose - caught, 0.0


def _two(one: float, other: float, days: Times) -> Times:
    """Return (exp(-one t) - exp(-other t)) / (other - one), and its limit t exp(-one t)."""
    low, apart = min(one, other), abs(one - other)
    if apart == 0:
        return days * np.exp(-low * days)
    return np.exp(-low * days) * -np.expm1(-apart * days) / apart


def _three(rates: Sequence[float], days: Times) -> Times:
    """Return the divided difference of exp(-k t) over three rates, and its limit t^2/2 exp(-k t)."""
    low, middle, high = sorted(rates)
    mean = (low + middle + high) / 3
    spread = ((low - mean) ** 2 + (middle - mean) ** 2 + (high - mean) ** 2) / 24
    series = days**2 / 2 * np.exp(-mean * days) * (1 + spread * days**2)
    if high == low:
        return series
    exact = (_two(low, middle, days) - _two(middle, high, days)) / (high - low)
    return np.where((high - low) * days < NEAR, series, exact)
