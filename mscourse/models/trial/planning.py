"""Closed forms for planning a trial, and for what can mislead it."""

import math

from scipy.special import log_ndtr, ndtr, ndtri

from mscourse.models.ranges import check, check_whole
from mscourse.models.trial.parameters import Parameters, Relapses


def _quantiles(alpha: float, power: float) -> tuple[float, float]:
    check("alpha", alpha, 1e-12, 0.999, "It is the two-sided risk of a false alarm, such as 0.05.")
    check("power", power, 1e-6, 1 - 1e-12, "It is a probability between 0 and 1, such as 0.8.")
    return float(ndtri(1 - alpha / 2)), float(ndtri(power))


def events_needed(
    hazard_ratio: float, power: float = 0.8, alpha: float = 0.05, treated_share: float = 0.5
) -> float:
    """Return how many events both arms must have together: ``(z_a + z_b)² / (f (1 - f) ln² HR)``.

    Source: Schoenfeld 1983. Raises ValueError if a value is out of its range or the hazard ratio is 1.
    """
    sure, strong = _quantiles(alpha, power)
    check("treated_share", treated_share, 1e-6, 1 - 1e-6, "It is the treated arm's share of the patients.")
    return (sure + strong) ** 2 / (treated_share * (1 - treated_share) * _log_ratio(hazard_ratio) ** 2)


def power_of_events(
    hazard_ratio: float, events: float, alpha: float = 0.05, treated_share: float = 0.5
) -> float:
    """Return the power of a trial with so many events, the same formula solved for it (Schoenfeld 1983)."""
    sure, _ = _quantiles(alpha, 0.5)
    check("events", events, 0, 1e9, "It counts the events of both arms.")
    check("treated_share", treated_share, 1e-6, 1 - 1e-6, "It is the treated arm's share of the patients.")
    spread = math.sqrt(events * treated_share * (1 - treated_share))
    return _either_way(_log_ratio(hazard_ratio) * spread, sure)


def event_probability(hazard: float, accrual: float, follow_up: float) -> float:
    """Return the chance that a patient's event is seen before the trial ends.

    Patients join evenly over `accrual` years and the last is followed for `follow_up`:
    ``1 - exp(-l F) (1 - exp(-l A)) / (l A)`` (ours, by integration). All times in years.
    """
    Parameters(hazard=hazard, accrual=accrual, follow_up=follow_up)  # refuses what no trial can be
    joining = -math.expm1(-hazard * accrual) / (hazard * accrual) if accrual else 1.0
    return 1 - math.exp(-hazard * follow_up) * joining


def patients_needed(
    relapses: Relapses, power: float = 0.8, alpha: float = 0.05, rule: int = 2, balance: float = 1.0
) -> float:
    """Return how many control patients a trial that counts relapses needs, before rounding up.

    ``n0 = (z_a sqrt(V0) + z_b sqrt(V1))² / ln² RR``. The arm sizes of `relapses` are not used; its rate,
    ratio, dispersion and years are.

    Parameters
    ----------
    relapses
        The trial that is planned.
    power, alpha
        Probabilities; `alpha` is two-sided.
    rule
        What the variance under no effect rests on: 1 the control rate, 2 the true rates, 3 the pooled rate.
    balance
        Treated patients for each control patient (theta).

    Raises
    ------
    ValueError
        If a value is out of its range or the rate ratio is 1.

    Notes
    -----
    Zhu and Lakkis 2014, Stat Med 33:376; the formulas were read in the R package MKpower.

    """
    sure, strong = _quantiles(alpha, power)
    check_whole("rule", rule, 1, 3, "1 control rate, 2 true rates, 3 pooled rate.")
    check("balance", balance, 1e-3, 1e3, "It is treated patients for each control patient.")
    rate, treated_rate, years = relapses.rate, relapses.rate * relapses.rate_ratio, relapses.years
    patients_differ = (1 + balance) * relapses.dispersion / balance
    true = (1 / rate + 1 / (balance * treated_rate)) / years + patients_differ
    null = {
        1: (1 + balance) / (years * balance * rate) + patients_differ,
        2: true,
        3: (1 + balance) ** 2 / (years * balance * (rate + balance * treated_rate)) + patients_differ,
    }[rule]
    return (sure * math.sqrt(null) + strong * math.sqrt(true)) ** 2 / _log_ratio(relapses.rate_ratio) ** 2


def power_of_counts(relapses: Relapses, alpha: float = 0.05) -> float:
    """Return the power of a trial that counts relapses: the log of the ratio against its standard error.

    The log of a negative binomial mean ``m`` of ``n`` patients has the variance ``(1/m + kappa) / n`` (delta
    method).
    """
    sure, _ = _quantiles(alpha, 0.5)
    mean = relapses.rate * relapses.years
    variance = (1 / mean + relapses.dispersion) / relapses.control + (
        1 / (mean * relapses.rate_ratio) + relapses.dispersion
    ) / relapses.treated
    return _either_way(math.log(relapses.rate_ratio) / math.sqrt(variance), sure)


def regression_to_mean(cut: float, mean: float, between_variance: float, within_variance: float) -> float:
    """Return by how much those above a cut at the first look will have "improved" at the second, untreated.

    ``s_w²/s phi(z) / (1 - Phi(z))`` with ``z = (cut - mean)/s`` and ``s² = s_b² + s_w²``: both looks are
    normal, what stays with the person has the variance `between_variance`, what comes and goes the other.
    Units are those of the measure, and its square for variances.
    """
    check("cut", cut, -1e6, 1e6, "It is in the measure's units.")
    check("mean", mean, -1e6, 1e6, "It is in the measure's units.")
    check("between_variance", between_variance, 0, 1e9, "It is a variance, between people.")
    check("within_variance", within_variance, 0, 1e9, "It is a variance, within a person.")
    total = math.sqrt(between_variance + within_variance)
    if total == 0:
        return 0.0
    z = (cut - mean) / total
    # In logs, because far above the mean both the density and what is left underflow.
    ratio = math.exp(-z * z / 2 - math.log(2 * math.pi) / 2 - float(log_ndtr(-z)))
    return within_variance / total * ratio


def no_evidence_of_activity(
    relapse_rate: float, scan_rate: float, progression_rate: float, years: float, dispersion: float = 0.0
) -> float:
    """Return the chance of NEDA-3: no relapse, no scan activity, no progression over some years.

    Rates are per year and independent. Relapse rates that differ between people by a gamma distribution
    make the chance of none ``(1 + rate t kappa)^(-1/kappa)`` in place of ``exp(-rate t)``. Ours.
    """
    rates = {"relapse_rate": relapse_rate, "scan_rate": scan_rate, "progression_rate": progression_rate}
    for name, rate in rates.items():
        check(name, rate, 0, 1000, "It is events per year.")
    check("years", years, 0, 100, "It is in years.")
    check("dispersion", dispersion, 0, 100, "0 means that all have the same relapse rate.")
    mean = relapse_rate * years
    no_relapse = math.log1p(mean * dispersion) / dispersion if dispersion else mean
    return math.exp(-no_relapse - (scan_rate + progression_rate) * years)


def unblinded_ratio(rate_ratio: float, unblinded: float, over_report: float) -> float:
    """Return the rate ratio seen when a share of controls reports more relapses: RR / (1 + w d)."""
    Relapses(rate_ratio=rate_ratio, unblinded=unblinded, over_report=over_report)  # refuses what cannot be
    return rate_ratio / (1 + unblinded * over_report)


def leaving_ratio(hazard_ratio: float, leave_control: float, leave_treated: float) -> float:
    """Return the hazard ratio seen when a share of those about to have the event leaves: HR (1-q1)/(1-q0)."""
    _log_ratio(hazard_ratio, same=True)
    check("leave_control", leave_control, 0, 1 - 1e-9, "It is a share of the events, below 1.")
    check("leave_treated", leave_treated, 0, 1, "It is a share of the events.")
    return hazard_ratio * (1 - leave_treated) / (1 - leave_control)


def error_from_interval(low: float, high: float, level: float = 0.95) -> float:
    """Return the standard error of a log ratio from the limits of the ratio's interval."""
    check("low", low, 1e-12, 1e12, "It is the lower limit of a ratio, above 0.")
    check("high", high, low, 1e12, "It is the upper limit, not below the lower one.")
    check("level", level, 1e-6, 1 - 1e-9, "It is a fraction, such as 0.95.")
    return math.log(high / low) / (2 * float(ndtri((1 + level) / 2)))


def error_from_counts(events: int, other_events: int) -> float:
    """Return the standard error of a log hazard ratio, roughly, from each arm's events: sqrt(1/a + 1/b)."""
    check_whole("events", events, 1, 10**9, "It counts the events of one arm.")
    check_whole("other_events", other_events, 1, 10**9, "It counts the events of the other.")
    return math.sqrt(1 / events + 1 / other_events)


def _either_way(shift: float, sure: float) -> float:
    """Return the chance of a significant result in either direction, at a standardised effect."""
    return float(ndtr(shift - sure) + ndtr(-shift - sure))


def _log_ratio(hazard_ratio: float, *, same: bool = False) -> float:
    check("hazard_ratio", hazard_ratio, 1e-4, 1e4, "It is above 0.")
    if hazard_ratio == 1 and not same:
        message = "the ratio is 1, which no number of patients can tell from 1; write another."
        raise ValueError(message)
    return math.log(hazard_ratio)
