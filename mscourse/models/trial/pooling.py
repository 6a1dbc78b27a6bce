"""Many studies made one: random effects, their spread between studies, and what few studies can say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import expit, ndtri, stdtrit

from mscourse.models.ranges import check, check_array, check_choice, check_whole

METHODS: Sequence[str] = ("dersimonian-laird", "paule-mandel", "reml")
INTERVALS: Sequence[str] = ("normal", "hartung-knapp")
SCALES: Sequence[str] = ("logit", "freeman-tukey")
POLISH = 200  # the last digits of REML, each step a matter of microseconds


@dataclass(frozen=True)
class Pooled:
    """Spread between studies (tau²), the pooled effect, and its interval."""

    between: float
    effect: float
    low: float
    high: float


def between_studies(effects: ArrayLike, variances: ArrayLike, method: str = "dersimonian-laird") -> float:
    """Return tau², the variance of the true effects between studies, 0 or more.

    Parameters
    ----------
    effects, variances
        Shape (studies,), two studies or more: each one's estimate, such as a log ratio, and its variance.
    method
        ``"dersimonian-laird"`` (moments, 1986), ``"paule-mandel"`` (the value at which the weighted sum of
        squares is studies - 1, 1982) or ``"reml"`` (restricted likelihood).

    Raises
    ------
    ValueError
        If there are fewer than two studies, their shapes differ, a variance is not above 0, or the method is
        not one of these.

    """
    y, v = _studies(effects, variances)
    check_choice("method", method, METHODS)
    if method == "dersimonian-laird":
        w = 1 / v
        excess = _squares(y, v, 0) - (y.size - 1)
        return float(max(excess / (w.sum() - (w**2).sum() / w.sum()), 0))
    return _paule_mandel(y, v) if method == "paule-mandel" else _reml(y, v)


def pool(
    effects: ArrayLike,
    variances: ArrayLike,
    method: str = "dersimonian-laird",
    interval: str = "normal",
    level: float = 0.95,
) -> Pooled:
    """Return the mean of the true effects.

    `interval` is ``"normal"`` or ``"hartung-knapp"``, whose error rests on how the studies really scatter and
    whose quantile is Student's with studies - 1 degrees of freedom (Hartung and Knapp 2001). Other arguments
    and errors as in `between_studies`.
    """
    tau2 = between_studies(effects, variances, method)
    y, v = _studies(effects, variances)
    check_choice("interval", interval, INTERVALS)
    check("level", level, 1e-6, 1 - 1e-9, "It is a fraction, such as 0.95.")
    w = 1 / (v + tau2)
    mean = float((w * y).sum() / w.sum())
    side = (1 + level) / 2
    far = float(ndtri(side)) * np.sqrt(1 / w.sum())
    if interval == "hartung-knapp":
        degrees = y.size - 1
        far = float(stdtrit(degrees, side)) * np.sqrt(_squares(y, v, tau2) / degrees / w.sum())
    return Pooled(tau2, mean, mean - float(far), mean + float(far))


def pool_proportions(
    events: ArrayLike, sizes: ArrayLike, scale: str = "logit", method: str = "dersimonian-laird"
) -> Pooled:
    """Return a pooled proportion and its 95 % interval; `between` stays on the scale of pooling.

    Parameters
    ----------
    events, sizes
        Shape (studies,): how many had the event, of how many.
    scale
        ``"logit"``: log odds, with 0.5 added to both cells of a study that has an empty one.
        ``"freeman-tukey"``: double arcsine (1950), turned back by Miller's formula (1978) at the harmonic
        mean of the sizes. That can mislead where sizes are very unequal: look at both.
    method
        As in `between_studies`.

    Raises
    ------
    ValueError
        If counts are negative or not whole, or more people had the event than there were.

    """
    x = check_array("events", events, 0, 1e9, "Give counts.")
    n = check_array("sizes", sizes, 1, 1e9, "Give the people in each study, 1 or more.")
    if x.shape != n.shape or x.ndim != 1:
        message = f"events has the shape {x.shape} and sizes {n.shape}; give one of each per study."
        raise ValueError(message)
    if np.any(x > n) or np.any(x != np.floor(x)) or np.any(n != np.floor(n)):
        message = "events and sizes must be whole, and no study may hold more events than people."
        raise ValueError(message)
    check_choice("scale", scale, SCALES)
    if scale == "logit":
        spare = np.where((x == 0) | (x == n), 0.5, 0)
        yes, no = x + spare, n - x + spare
        made = pool(np.log(yes / no), 1 / yes + 1 / no, method)
        low, effect, high = (float(expit(one)) for one in (made.low, made.effect, made.high))
    else:
        made = pool(double_arcsine(x, n), 1 / (n + 0.5), method)
        mean_size = n.size / float((1 / n).sum())
        low, effect, high = (miller(one, mean_size) for one in (made.low, made.effect, made.high))
    return Pooled(made.between, effect, low, high)


def pool_rates(events: int, people: int, level: float = 0.95) -> tuple[float, float, float]:
    """Return events per person and their interval, all studies taken as one: Poisson, on the log scale.

    This is what a Poisson model without spread between studies gives. Raises ValueError for no events.
    """
    check_whole("events", events, 1, 10**9, "With none, use mscourse.models.chance.upper_bound_zero.")
    check_whole("people", people, 1, 10**9, "It counts the people of all studies.")
    check("level", level, 1e-6, 1 - 1e-9, "It is a fraction, such as 0.95.")
    rate, factor = events / people, float(np.exp(ndtri((1 + level) / 2) / np.sqrt(events)))
    return rate, rate / factor, rate * factor


def _studies(effects: ArrayLike, variances: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y = check_array("effects", effects, -1e6, 1e6, "Give each study's estimate.")
    v = check_array("variances", variances, 1e-12, 1e12, "Give squared standard errors, above 0.")
    if y.shape != v.shape or y.ndim != 1 or y.size < 2:  # noqa: PLR2004 - one study has no spread
        message = (
            f"effects has the shape {y.shape} and variances {v.shape}; give one each of 2 studies or more."
        )
        raise ValueError(message)
    return y, v


def _squares(y: NDArray[np.float64], v: NDArray[np.float64], tau2: float) -> float:
    """Return Cochran's Q at a spread between studies."""
    w = 1 / (v + tau2)
    return float((w * (y - (w * y).sum() / w.sum()) ** 2).sum())


def _paule_mandel(y: NDArray[np.float64], v: NDArray[np.float64]) -> float:
    degrees = y.size - 1
    if _squares(y, v, 0) <= degrees:
        return 0.0
    # With weights all below 1/tau², Q is below this sum over tau²: the root is not above it.
    above = float(((y - y.mean()) ** 2).sum())
    return float(brentq(lambda tau2: _squares(y, v, tau2) - degrees, 0, above, xtol=1e-15, rtol=1e-14))


def _reml(y: NDArray[np.float64], v: NDArray[np.float64]) -> float:
    def loss(tau2: float) -> float:
        w = 1 / (v + tau2)
        return float(np.log(v + tau2).sum() + np.log(w.sum())) + _squares(y, v, tau2)

    scatter = float(((y - y.mean()) ** 2).sum())
    found = minimize_scalar(loss, bounds=(0, scatter + 1e-12), method="bounded", options={"xatol": 1e-12})
    tau2 = 0.0 if loss(0) <= found.fun else float(found.x)
    for _ in range(POLISH):  # a minimum's place is only known to half the digits; its equation has all
        w = 1 / (v + tau2)
        mean = (w * y).sum() / w.sum()
        better = max(float((w**2 * ((y - mean) ** 2 - v)).sum() / (w**2).sum() + 1 / w.sum()), 0.0)
        if abs(better - tau2) <= 1e-14 * (1 + tau2) or loss(better) > loss(tau2) + 1e-9:
            break
        tau2 = better
    return tau2


def double_arcsine(x: NDArray[np.float64], n: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Freeman and Tukey's angle of x among n, whose variance is nearly 1/(n + 0.5)."""
    return np.arcsin(np.sqrt(x / (n + 1))) + np.arcsin(np.sqrt((x + 1) / (n + 1)))


def miller(angle: float, size: float) -> float:
    """Turn a double arcsine back into a proportion, for a study of a size (Miller 1978)."""
    lowest = float(np.arcsin(np.sqrt(1 / (size + 1))))  # the angle of no events
    if angle <= lowest or angle >= np.pi - lowest:
        return 0.0 if angle <= lowest else 1.0
    sine = np.sin(angle)
    inner = 1 - (sine + (sine - 1 / sine) / size) ** 2
    return float((1 - np.sign(np.cos(angle)) * np.sqrt(max(inner, 0))) / 2)
