"""From rows to one result: the inverse-variance ways, and who does the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import chdtrc, chdtri, expit, ndtri, stdtrit

from mscourse.evidence.synthesis import counts
from mscourse.evidence.synthesis.results import Kind, Method, Pooled, Scale, Study

# The arithmetic of the spread between studies has one home: the trial model, which knows nothing of records.
from mscourse.models.trial.pooling import between_studies, double_arcsine, miller

Floats = NDArray[np.float64]
LEAST_FOR_PREDICTION = 3
RANDOM: tuple[Method, ...] = ("dersimonian-laird", "paule-mandel", "reml")
METHODS: dict[Method, tuple[str, tuple[Scale, ...]]] = {
    "fixed": ("one true value, inverse variance", ("ratio", "difference", "proportion")),
    "dersimonian-laird": ("random effects, moments", ("ratio", "difference", "proportion")),
    "paule-mandel": ("random effects, Paule and Mandel", ("ratio", "difference", "proportion")),
    "reml": ("random effects, restricted likelihood", ("ratio", "difference", "proportion")),
    "freeman-tukey": ("random effects of double arcsines, restricted likelihood", ("proportion",)),
    "binomial-normal": ("random effects of log odds, with the exact chances of the counts", ("proportion",)),
    "beta-binomial": ("random effects of proportions, with the exact chances of the counts", ("proportion",)),
    "exact": ("all people taken as one group, exact limits", ("proportion",)),
    "peto": ("one true odds ratio, Peto's way for rare events", ("ratio",)),
    "mantel-haenszel": ("one true odds ratio, Mantel and Haenszel's way for rare events", ("ratio",)),
}
"""What each way of pooling is, and the scales it is for."""


@dataclass(frozen=True)
class Plan:
    """How rows are to be pooled, and what they are; attributes as in `Pooled`."""

    method: Method
    scale: Scale
    measure: str
    interval_kind: Kind | None = None
    level: float = 95
    unit: str | None = None
    subject: str = ""
    reason: str | None = None
    objections: tuple[str, ...] = ()


def fit(studies: Sequence[Study], plan: Plan) -> Pooled:
    """Pool rows; `synthesis.pool` has checked that they may be.

    Raises
    ------
    ValueError
        If the method is not for this scale, or a row lacks what it needs.

    """
    _check(studies, plan)
    if plan.method == "freeman-tukey":
        return _freeman_tukey(studies, plan)
    if plan.method in RANDOM or plan.method == "fixed":
        return _inverse_variance(studies, plan)
    return _by_counts(studies, plan)


def leave_one_out(pooled: Pooled) -> tuple[Pooled, ...]:
    """Pool again without each study in turn; see `Pooled.leave_one_out`."""
    if len(pooled.studies) < 3:  # noqa: PLR2004 - one of two leaves nothing to pool
        message = f"{len(pooled.studies)} studies: without one, nothing is left to pool; give three or more"
        raise ValueError(message)
    plan = Plan(
        pooled.method,
        pooled.scale,
        pooled.measure,
        pooled.interval_kind,
        pooled.level,
        pooled.unit,
        pooled.subject,
        pooled.reason,
        pooled.objections,
    )
    rows = pooled.studies
    return tuple(fit([*rows[:left], *rows[left + 1 :]], plan) for left in range(len(rows)))


def quantile(level: float) -> float:
    """Return how many standard errors an interval of a level (percent) reaches to each side."""
    return float(ndtri(0.5 + level / 200))


def heterogeneity(effects: Floats, variances: Floats) -> tuple[float, float, float]:
    """Return Cochran's Q, its p value, and Higgins' I² between 0 and 1."""
    weights = 1 / variances
    mean = float((weights * effects).sum() / weights.sum())
    q = float((weights * (effects - mean) ** 2).sum())
    degrees = effects.size - 1
    return q, float(chdtrc(degrees, q)), max(0.0, (q - degrees) / q) if q > 0 else 0.0


def q_profile(effects: Floats, variances: Floats, level: float = 95) -> tuple[float, float]:
    """Return the interval of tau²: the values whose Q is not surprising.

    W. Viechtbauer, Stat Med 26 (2007) 37-52, doi:10.1002/sim.2514.
    """
    degrees = effects.size - 1

    def excess(tau2: float, wanted: float) -> float:
        return heterogeneity(effects, variances + tau2)[0] - wanted

    found = []
    # A small tau² leaves a large Q: the lower limit belongs to the upper tail.
    for tail in (0.5 - level / 200, 0.5 + level / 200):
        wanted = float(chdtri(degrees, tail))
        high = float(variances.max())
        while excess(high, wanted) > 0:
            high *= 2
        at_once = excess(0, wanted) <= 0
        found.append(0.0 if at_once else float(brentq(excess, 0, high, args=(wanted,), xtol=1e-13)))
    return found[0], found[1]


def _check(studies: Sequence[Study], plan: Plan) -> None:
    what, scales = METHODS[plan.method]
    if plan.scale not in scales:
        fitting = ", ".join(name for name, (_, those) in METHODS.items() if plan.scale in those)
        message = f"method {plan.method!r} ({what}) is not for a {plan.scale}; choose among: {fitting}"
        raise ValueError(message)
    if plan.interval_kind is not None and plan.method not in {*RANDOM, "freeman-tukey"}:
        message = f"interval: {plan.method!r} brings its own interval; leave the argument out"
        raise ValueError(message)
    needs = "counts" if plan.method not in {*RANDOM, "fixed"} else "effect"
    for one in studies:
        have = one.events is not None and one.people is not None if needs == "counts" else one.variance
        if needs == "counts" and plan.scale == "ratio":
            have = have and one.control_people is not None
        if not have:
            message = (
                f"{one.outcome}: {plan.method!r} needs the people with the event and all people, and this "
                "number has none; choose an inverse-variance method such as 'reml'"
            )
            raise ValueError(message)


def _result(studies: Sequence[Study], plan: Plan, weights: Floats, numbers: dict[str, object]) -> Pooled:
    shares = weights / weights.sum()
    rows = tuple(replace(one, weight=float(share)) for one, share in zip(studies, shares, strict=True))
    given = {
        "method": plan.method,
        "scale": plan.scale,
        "measure": plan.measure,
        "level": plan.level,
        "interval_kind": plan.interval_kind,
        "unit": plan.unit,
        "subject": plan.subject,
        "reason": plan.reason,
        "objections": plan.objections,
    }
    return Pooled(studies=rows, **(given | numbers))  # type: ignore[arg-type]  # names of Pooled only


def _inverse_variance(studies: Sequence[Study], plan: Plan) -> Pooled:
    effects = np.array([one.effect for one in studies], dtype=float)
    variances = np.array([one.variance for one in studies], dtype=float)
    back: dict[Scale, Callable[[float], float]] = {
        "ratio": lambda x: float(np.exp(x)),
        "difference": float,
        "proportion": lambda x: float(expit(x)),
    }
    return _averaged(studies, plan, effects, variances, back[plan.scale])


def _freeman_tukey(studies: Sequence[Study], plan: Plan) -> Pooled:
    events = np.array([one.events for one in studies], dtype=float)
    people = np.array([one.people for one in studies], dtype=float)
    typical = people.size / float((1 / people).sum())
    return _averaged(
        studies,
        plan,
        double_arcsine(events, people),
        1 / (people + 0.5),
        lambda angle: miller(angle, typical),
    )


def _averaged(
    studies: Sequence[Study],
    plan: Plan,
    effects: Floats,
    variances: Floats,
    back: Callable[[float], float],
) -> Pooled:
    random = plan.method != "fixed"
    kind: Kind = plan.interval_kind or ("hartung-knapp-floored" if random else "normal")
    way = "reml" if plan.method == "freeman-tukey" else plan.method
    tau2 = between_studies(effects, variances, way) if random else 0.0
    weights = 1 / (variances + tau2)
    mean = float((weights * effects).sum() / weights.sum())
    variance, reach = 1 / float(weights.sum()), quantile(plan.level)
    degrees = len(studies) - 1
    if kind != "normal":
        scatter = float((weights * (effects - mean) ** 2).sum()) / degrees
        # Studies that agree by luck would make the interval narrower than chance alone allows.
        variance *= max(scatter, 1.0) if kind == "hartung-knapp-floored" else scatter
        reach = float(stdtrit(degrees, 0.5 + plan.level / 200))
    far = reach * variance**0.5
    q, q_p, i2 = heterogeneity(effects, variances)
    numbers: dict[str, object] = {
        "estimate": back(mean),
        "low": back(mean - far),
        "high": back(mean + far),
        "q": q,
        "q_p": q_p,
        "i2": i2,
        "interval_kind": kind,
    }
    if random:
        low, high = q_profile(effects, variances, plan.level)
        numbers |= {"tau2": tau2, "tau2_low": low, "tau2_high": high}
        if len(studies) >= LEAST_FOR_PREDICTION:
            wide = float(stdtrit(len(studies) - 2, 0.5 + plan.level / 200)) * (tau2 + variance) ** 0.5
            numbers["prediction"] = (back(mean - wide), back(mean + wide))
    return _result(studies, plan, weights, numbers)


def _by_counts(studies: Sequence[Study], plan: Plan) -> Pooled:
    table = np.array(
        [(one.events, one.people, one.control_events or 0, one.control_people or 0) for one in studies],
        dtype=float,
    )
    made = counts.WAYS[plan.method](table, plan.level)
    numbers: dict[str, object] = {
        "estimate": made.estimate,
        "low": made.low,
        "high": made.high,
        "prediction": made.prediction,
        "tau2": made.tau2,
    }
    return _result(studies, plan, made.weights, numbers)
