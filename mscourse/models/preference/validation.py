"""What the stored values are compared with, and the same quantities by other methods."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad, solve_ivp
from scipy.optimize import brentq, minimize

from mscourse.models import published
from mscourse.models.disability import generator
from mscourse.models.preference.choice import acceptable_risk, shares, simulate_choices
from mscourse.models.preference.fit import Fit, fit
from mscourse.models.preference.parameters import PUBLISHED_UTILITIES, Option, Parameters, Utilities
from mscourse.models.preference.run import grid, simulate
from mscourse.models.preference.survey import ASKED_BENEFITS, Answers, Survey, simulate_survey
from mscourse.models.preference.theory import (
    annuity,
    break_even,
    relapse_loss,
    success_threshold,
    utility,
)
from mscourse.models.reference import Quantity, SecondWay

STORED = Path(__file__).with_name("reference.json")


def _qalys(hazard_ratios: Sequence[float], **horizon: float) -> NDArray[np.float64]:
    options = [Option(hazard_ratio=one) for one in hazard_ratios]
    made = Parameters(**horizon)  # type: ignore[arg-type]  # a table's numbers; `start` and `steps` are whole
    return simulate(made, options).qaly


def _flat(value: float, **horizon: float) -> float:
    utilities = Utilities(scores=(0, 9), values=(value, value))
    made = Parameters(**horizon, utilities=utilities)  # type: ignore[arg-type]  # as above
    return float(simulate(made).qaly[0])


def _break_even(standard: float, treated: float, **horizon: float) -> float:
    return float(break_even(*_qalys([standard, treated], **horizon)))


QUANTITIES: Mapping[str, Quantity] = {
    "published_utilities": lambda scores: [PUBLISHED_UTILITIES[float(one)] for one in scores],
    "utility": lambda at, **anchors: utility(Utilities(**anchors), at),
    "annuity": annuity,
    "flat_utility_qaly": _flat,
    "quality_adjusted_life_years": _qalys,
    "break_even_death": _break_even,
    "published_accepted_risks": lambda: [
        published.ACCEPTED_PML.value,
        published.ACCEPTED_LIVER_FAILURE.value,
        published.ACCEPTED_LEUKAEMIA.value,
    ],
    "mortality_below_break_even": lambda mortality, **asked: float(mortality < _break_even(**asked)),
    "choice_shares": shares,
    "success_threshold": success_threshold,
}

# ---- the same by other methods: differential equations, integrals, sums and searches ----

HORIZON = Parameters()
FINE = replace(HORIZON, steps=240)
RATIOS = (1.0, 0.7, 0.07)
ENDS = 3.3  # years; no whole number of steps
WORTH = (1.0, 0.2, -1.0)


@cache
def _by_equation(ratio: float, lasts: float) -> float:
    """Life years from EDSS 3 by integrating shares and value as one system, in two legs."""
    values, rate = utility(HORIZON.utilities), math.log1p(HORIZON.discount)
    state = np.zeros(11)
    state[HORIZON.start] = 1
    for begin, end, hazard_ratio in ((0.0, lasts, ratio), (lasts, HORIZON.years, 1.0)):
        if end > begin:
            flow = generator(HORIZON.disability, hazard_ratio=hazard_ratio).T

            def change(
                time: float, now: NDArray[np.float64], flow: NDArray[np.float64] = flow
            ) -> list[float]:
                return [*(flow @ now[:10]), math.exp(-rate * time) * float(values @ now[:10])]

            state = solve_ivp(change, (begin, end), state, method="DOP853", rtol=1e-11, atol=1e-13).y[:, -1]
    return float(state[-1])


def _in_closed_form() -> list[float]:
    """Life years of lasting effects from one linear solve: the integral of ``exp((Q - d) t) u``."""
    rate, values = math.log1p(HORIZON.discount), utility(HORIZON.utilities)
    made = []
    for ratio in RATIOS:
        slope = generator(HORIZON.disability, hazard_ratio=ratio) - rate * np.eye(10)
        decay, turn = np.linalg.eig(slope)
        ahead = turn @ np.diag(np.exp(decay * HORIZON.years) - 1) @ np.linalg.inv(turn) @ values
        made.append(float(np.linalg.solve(slope, ahead.real)[HORIZON.start]))
    return made


def _searched_death() -> float:
    """Search for the chance of death at which simulated life years of everyone are alike."""

    def gap(death: float) -> float:
        options = (Option(hazard_ratio=0.7), Option(hazard_ratio=0.07, death=death))
        standard, treated = simulate(HORIZON, options).qaly
        return float(treated - standard)

    return float(brentq(gap, 0, 1, xtol=1e-12))


def _hand_drawn() -> list[float]:
    """Fritsch and Butland's curve at EDSS 2, 4, 5 and 7, written out as Hermite's cubics."""
    x, y = HORIZON.utilities.scores, HORIZON.utilities.values
    gap = [b - a for a, b in pairwise(x)]
    rise = [(b - a) / h for (a, b), h in zip(pairwise(y), gap, strict=True)]

    def slope(at: int) -> float:
        before, after = 2 * gap[at] + gap[at - 1], gap[at] + 2 * gap[at - 1]
        return (before + after) / (before / rise[at - 1] + after / rise[at])

    def value(score: float, left: int) -> float:
        h, t = gap[left], (score - x[left]) / gap[left]
        return (
            (1 + 2 * t) * (1 - t) ** 2 * y[left]
            + t * (1 - t) ** 2 * h * slope(left)
            + t * t * (3 - 2 * t) * y[left + 1]
            + t * t * (t - 1) * h * slope(left + 1)
        )

    return [value(2, 1), value(4, 2), value(5, 2), value(7, 3)]


def _gumbel_shares() -> list[float]:
    """Chance that an option is best when Gumbel noise is added to each, by numeric integrals."""

    def density(noise: float, at: int) -> float:
        below = sum(math.exp(-(noise + WORTH[at] - one)) for k, one in enumerate(WORTH) if k != at)
        return math.exp(-noise - math.exp(-noise) - below)

    return [float(quad(density, -6, 40, args=(at,), epsabs=1e-13)[0]) for at in range(len(WORTH))]


@cache
def _answers() -> Answers:
    return simulate_survey(Survey(people=40), rng=np.random.default_rng(2))


@cache
def _fitted() -> Fit:
    return fit(_answers().questions, _answers().chosen)


def _searched_weights() -> list[float]:
    """Search for the weights, without slopes, by a likelihood summed question by question."""
    asked, chosen = _answers().questions.tolist(), _answers().chosen.tolist()

    def unlikely(weights: Sequence[float]) -> float:
        total = 0.0
        for alternatives, choice in zip(asked, chosen, strict=True):
            worth = [sum(w * x for w, x in zip(weights, one, strict=True)) for one in alternatives]
            total += math.log(sum(map(math.exp, worth))) - worth[choice]
        return total

    exact = {"xatol": 1e-7, "fatol": 1e-10, "maxiter": 2000}
    return list(minimize(unlikely, [0, 0, -1], method="Nelder-Mead", options=exact).x)


def _large_survey() -> float:
    made = simulate_survey(Survey(people=8000), rng=np.random.default_rng(3))
    return fit(made.questions, made.chosen).acceptable_risk([*ASKED_BENEFITS, 0], risk=2)[0]


def _limited(parameters: Parameters) -> Callable[[], float]:
    return lambda: float(simulate(parameters, [Option(hazard_ratio=0.07, lasts=ENDS)]).qaly[0])


SECOND_WAYS: Sequence[SecondWay] = (
    SecondWay(
        "life years from EDSS 3, three options", "shares and value as differential equations",
        lambda: simulate(HORIZON).qaly, lambda: [_by_equation(one, 20) for one in RATIOS], 2e-6,
    ),
    SecondWay(
        "the same at 240 steps a year", "eigenvalues and one linear solve",
        lambda: simulate(FINE).qaly, _in_closed_form, 2e-8,
    ),
    SecondWay(
        "life years, effect that ends within a step", "differential equations in two legs",
        _limited(FINE), lambda: _by_equation(0.07, ENDS), 1e-7,
    ),
    SecondWay(
        "a grid, from its end backwards", "each option stepped forwards",
        lambda: grid(HORIZON, RATIOS, [0, ENDS, 20]).qaly[:, :, 3],
        lambda: [
            simulate(HORIZON, [Option(hazard_ratio=one, lasts=end) for end in (0, ENDS, 20)]).qaly
            for one in RATIOS
        ], 1e-12,
    ),
    SecondWay(
        "break-even chance of death", "a search over simulated deaths",
        lambda: simulate(HORIZON).break_even(standard=1, treated=2), _searched_death, 1e-10,
    ),
    SecondWay(
        "utility between the anchors", "the curve written out by hand",
        lambda: utility(HORIZON.utilities, [2, 4, 5, 7]), _hand_drawn, 1e-12,
    ),
    SecondWay(
        "discounted years", "numeric integral",
        lambda: annuity(0.6, 20, 0.035),
        lambda: quad(lambda time: 0.6 * 1.035**-time, 0, 20, epsabs=1e-13)[0], 1e-12,
    ),
    SecondWay(
        "loss to relapses", "numeric integral over the time since the last one",
        lambda: relapse_loss(Utilities(), 0.8),
        lambda: 0.076 * quad(lambda ago: 0.8 * math.exp(-0.8 * ago), 0, 0.5, epsabs=1e-13)[0], 1e-12,
    ),
    SecondWay(
        "success threshold", "a search for the chance at which both are worth alike",
        lambda: success_threshold(success=0.87, none=0.6, failure=0),
        lambda: brentq(lambda chance: chance * 0.87 - 0.6, 0, 1, xtol=1e-14), 1e-12,
    ),
    SecondWay(
        "shares of three options", "Gumbel noise, numeric integrals",
        lambda: shares(WORTH), _gumbel_shares, 1e-9,
    ),
    SecondWay(
        "shares of three options, drawn", "the closed form",
        lambda: np.bincount(
            simulate_choices(np.tile(np.reshape(WORTH, (3, 1)), (40_000, 1, 1)), [1.0],
                             rng=np.random.default_rng(1)), minlength=3) / 40_000,
        lambda: shares(WORTH), 0.01, "abs",
    ),
    SecondWay(
        "weights from choices", "a likelihood summed question by question, and searched",
        lambda: _fitted().weights, _searched_weights, 1e-5,
    ),
    SecondWay(
        "accepted risk from 64,000 simulated answers", "the ratio of the weights they were drawn with",
        _large_survey,
        lambda: acceptable_risk(Survey().weights[:2], ASKED_BENEFITS, Survey().risk_weight), 0.05,
    ),
)  # fmt: skip
