"""What the stored values are compared with, and the same quantities by other methods."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.linalg import expm
from scipy.optimize import minimize
from scipy.special import roots_genlaguerre
from scipy.stats import poisson

from mscourse.models.disability.four import SECONDARY_PROGRESSIVE, STAY, WORSEN, FourStates, fit_four_states
from mscourse.models.disability.milestones import calibrate, reach, years_until
from mscourse.models.disability.parameters import MILESTONE, Parameters, Treatment
from mscourse.models.disability.rates import generator
from mscourse.models.disability.run import Visits, cohort, simulate
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


def _reach(*, years: float, milestone: int, **treatment: float) -> float:
    treatments = [Treatment(**treatment)] if treatment else []
    return float(reach(Parameters(), years, treatments, milestone=milestone)[0])


def _scale(*, share: float, years: float, milestone: int, start: int) -> float:
    return calibrate(Parameters(start=start), share, years, milestone=milestone).scale


def _median(
    *, share: float, years: float, milestone: int, frailty: float | None = None, classes: int = 100
) -> float:
    asked = Parameters(frailty=frailty, classes=classes)
    return years_until(calibrate(asked, share, years, milestone=milestone), milestone=milestone)


def _simulated_mean(*, people: int, years: float, seed: int) -> float:
    made = simulate(Parameters(), (), Visits(years=years), rng=np.random.default_rng(seed), people=people)
    return float(made.mean[-1])


def _row_error(*, years: float) -> float:
    return float(np.abs(expm(generator(Parameters()) * years).sum(axis=1) - 1).max())


QUANTITIES: Mapping[str, Quantity] = {
    "staying_in_each_of_four_states": lambda: FourStates().yearly().diagonal(),
    "worsening_from_each_of_four_states": lambda: FourStates().yearly().diagonal(1),
    "six_rates_of_four_states": lambda: [*fit_four_states().worsening, *fit_four_states().improvement],
    "hazard_ratio_of_secondary_progression": lambda: SECONDARY_PROGRESSIVE,
    "share_that_reaches_a_step": _reach,
    "scale_from_the_published_share": _scale,
    "median_years_to_a_step": _median,
    "mean_step_of_simulated_people": _simulated_mean,
    "error_of_row_sums": _row_error,
}

# ---- the same by other methods: differential equations, sums of jumps, single histories ----

DRUG = Treatment(hazard_ratio=0.5, start=4.0, stop=9.0)
YEARS = 15.0
PLAIN = Parameters()
FRAIL = 8.0


def _ratio(time: float) -> float:
    """Return the hazard ratio of `DRUG` at a time."""
    return DRUG.hazard_ratio if DRUG.start <= time < DRUG.stop else 1.0


def _flows(shares: NDArray[np.float64], ratio: float, top: int) -> NDArray[np.float64]:
    """Return how shares change: each step's gains and losses written out; nobody leaves `top`."""
    change = np.zeros_like(shares)
    for step in range(9):
        up = shares[step] * ratio * PLAIN.scale * PLAIN.worsening_shape[step] if step != top else 0.0
        down = shares[step + 1] * PLAIN.improvement[step] if step + 1 != top else 0.0
        change[step] += down - up
        change[step + 1] += up - down
    return change


def _solved(top: int) -> NDArray[np.float64]:
    """Return the shares after 15 years with `DRUG`, by a solver of differential equations."""
    now = np.eye(10)[PLAIN.start]
    marks = (0.0, DRUG.start, DRUG.stop, YEARS)
    for first, last in pairwise(marks):
        ratio = _ratio(first)
        slope: Callable[..., NDArray[np.float64]] = lambda _, y, r=ratio: _flows(y, r, top)  # noqa: E731
        now = solve_ivp(slope, (first, last), now, method="LSODA", rtol=1e-10, atol=1e-12).y[:, -1]
    return np.asarray(now, dtype=float)


def _solved_reach() -> float:
    return float(_solved(MILESTONE)[MILESTONE:].sum())


def _by_jumps(years: float, scale: float) -> float:
    """Return who has reached EDSS 6: a sum over how many events a fast clock has struck (uniformisation)."""
    clock = 2.0 * scale * max(PLAIN.worsening_shape) + max(PLAIN.improvement)
    now = [float(step == PLAIN.start) for step in range(MILESTONE)]
    left = 0.0
    for struck in range(int(clock * years + 12 * math.sqrt(clock * years) + 30)):
        left += float(poisson.pmf(struck, clock * years)) * sum(now)
        up = [scale * PLAIN.worsening_shape[step] / clock for step in range(MILESTONE)]
        down = [0.0, *(PLAIN.improvement[step] / clock for step in range(MILESTONE - 1))]
        now = [
            now[step] * (1 - up[step] - down[step])
            + (now[step - 1] * up[step - 1] if step else 0)
            + (now[step + 1] * down[step + 1] if step + 1 < MILESTONE else 0)
            for step in range(MILESTONE)
        ]
    return 1 - left


def _halving(what: Callable[[float], float], low: float, high: float, halvings: int = 40) -> float:
    """Return where a rising function passes 0."""
    for _ in range(halvings):
        middle = (low + high) / 2
        low, high = (low, middle) if what(middle) > 0 else (middle, high)
    return (low + high) / 2


def _frail_median() -> float:
    """Return the median with frailty by Gauss-Laguerre nodes of the gamma distribution."""
    nodes, weights = roots_genlaguerre(12, FRAIL - 1)
    weights = weights / weights.sum()
    people = list(zip(nodes / FRAIL, weights, strict=True))

    def reached(scale: float, years: float) -> float:
        sub = [replace(PLAIN, scale=scale * node) for node, _ in people]
        parts = [expm(generator(one)[:MILESTONE, :MILESTONE] * years)[PLAIN.start].sum() for one in sub]
        return 1 - float(sum(weight * part for (_, weight), part in zip(people, parts, strict=True)))

    scale = _halving(lambda one: reached(one, YEARS) - 0.262, 0.1, 1)
    return _halving(lambda years: reached(scale, years) - 0.5, 15, 60)


def _histories(people: int) -> float:
    """Return the mean step after 15 years with `DRUG`: every wait drawn, person by person."""
    chance = random.Random(11)  # noqa: S311 - a simulation, no secret
    total = 0
    for _ in range(people):
        time, step = 0.0, PLAIN.start
        while True:
            edge = min(mark for mark in (DRUG.start, DRUG.stop, YEARS) if mark > time)
            up = _ratio(time) * PLAIN.scale * PLAIN.worsening_shape[step] if step < 9 else 0.0  # noqa: PLR2004
            down = PLAIN.improvement[step - 1] if step else 0.0
            wait = chance.expovariate(up + down)
            if time + wait < edge:
                time += wait
                step += 1 if chance.random() * (up + down) < up else -1
            elif edge == YEARS:
                break
            else:
                time = edge  # what has not happened by then is drawn anew: waits have no memory
        total += step
    return total / people


def _by_eigenvectors(rates: FourStates) -> NDArray[np.float64]:
    """Return the yearly probabilities of the four states from eigenvalues of the generator."""
    values, vectors = np.linalg.eig(rates.generator())
    made = (vectors * np.exp(values)) @ np.linalg.inv(vectors)
    return np.asarray(made.real, dtype=float)


def _fitted_by_simplex() -> NDArray[np.float64]:
    """Return the six rates by a search without slopes."""

    def loss(log_rates: NDArray[np.float64]) -> float:
        rates = np.exp(log_rates)
        held = _by_eigenvectors(FourStates(worsening=tuple(rates[:3]), improvement=tuple(rates[3:])))
        return float(((held.diagonal() - STAY) ** 2).sum() + ((held.diagonal(1) - WORSEN) ** 2).sum()) * 1e6

    options = {"xatol": 1e-6, "fatol": 1e-12, "maxiter": 3000, "maxfev": 3000, "adaptive": True}
    made = minimize(loss, np.log([0.6, 0.15, 0.13, 0.1, 0.25, 0.25]), method="Nelder-Mead", options=options)
    return np.asarray(np.exp(made.x), dtype=float)


def _treated_reach() -> float:
    return float(reach(PLAIN, YEARS, [DRUG])[0])


def _treated_mean(people: int) -> float:
    rng = np.random.default_rng(2)
    return float(simulate(PLAIN, [DRUG], Visits(years=YEARS), rng=rng, people=people).mean[-1])


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "shares on each step, with a treatment that stops", "a solver of differential equations",
        lambda: cohort(PLAIN, [DRUG], Visits(years=YEARS)).shares[-1], lambda: _solved(-1), 1e-7, "abs",
    ),
    SecondWay(
        "EDSS 6 ever reached, with a treatment that stops", "a solver; nobody leaves that step",
        _treated_reach, _solved_reach, 1e-7, "abs",
    ),
    SecondWay(
        "EDSS 6 ever reached in 15 years", "a sum over the strokes of a fast clock",
        lambda: reach(PLAIN, YEARS), lambda: [_by_jumps(YEARS, PLAIN.scale)], 1e-10,
    ),
    SecondWay(
        "EDSS 6 by 15 years, every worsening halved", "a sum over the strokes of a fast clock",
        lambda: reach(PLAIN, YEARS, [Treatment(hazard_ratio=0.5)]),
        lambda: [_by_jumps(YEARS, PLAIN.scale / 2)], 1e-10,
    ),
    SecondWay(
        "the scale that gives 26.2 %", "halving, with that sum",
        lambda: calibrate(PLAIN).scale,
        lambda: _halving(lambda one: _by_jumps(YEARS, one) - 0.262, 0.2, 0.5, 30), 1e-7,
    ),
    SecondWay(
        "median years to EDSS 6", "halving, with that sum",
        lambda: years_until(PLAIN),
        lambda: _halving(lambda one: _by_jumps(one, PLAIN.scale) - 0.5, 15, 40, 30), 1e-7,
    ),
    SecondWay(
        "median with frailty 8", "Gauss-Laguerre nodes, and halving",
        lambda: years_until(calibrate(Parameters(frailty=FRAIL))), _frail_median, 0.002,
    ),
    SecondWay(
        "mean step of 20 000 people, with a treatment that stops", "every wait drawn, person by person",
        lambda: _treated_mean(20_000), lambda: _histories(5000), 0.03,
    ),
    SecondWay(
        "yearly probabilities of the four states", "eigenvalues",
        lambda: FourStates().yearly(), lambda: _by_eigenvectors(FourStates()), 1e-12, "abs",
    ),
    SecondWay(
        "six rates fitted to seven probabilities", "a search without slopes",
        lambda: [*fit_four_states().worsening, *fit_four_states().improvement], _fitted_by_simplex, 1e-3,
    ),
)  # fmt: skip
