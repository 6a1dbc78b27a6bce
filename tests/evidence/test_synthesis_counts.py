"""Counts pooled as counts: published cases, other implementations, and noughts."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import simpson
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, logit
from scipy.stats import betabinom, binom, chi2, norm

from mscourse.evidence.exact import exact_interval
from mscourse.evidence.synthesis import Method, Pooled, pooling
from mscourse.evidence.synthesis.pooling import Plan
from mscourse.models.trial import pool_proportions
from tests.evidence.studies import BCG, counted, tables

SERIES = st.lists(
    st.integers(5, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=3, max_size=7
)
DEATHS = [(8, 281), (0, 109), (3, 210), (0, 174), (3, 120), (1, 507), (0, 617), (0, 30)]


def shares(series: list[tuple[int, int]], method: Method, level: float = 95) -> Pooled:
    there = [counted(events, people, at) for at, (events, people) in enumerate(series)]
    normal = None if method not in {"reml", "freeman-tukey", "dersimonian-laird"} else "normal"
    return pooling.fit(there, Plan(method, "proportion", "proportion", normal, level))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "expected"),
    [("peto", (-0.4744, -0.5541, -0.3948)), ("mantel-haenszel", (-0.4734, -0.5538, -0.3930))],
)
def test_bcg_is_as_published(method: Method, expected: tuple[float, float, float]) -> None:
    """metafor's own tests of rma.peto and rma.mh on dat.bcg, log odds ratios."""
    made = pooling.fit(tables(BCG), Plan(method, "ratio", "odds_ratio"))
    found = [float(np.log(one)) for one in (made.estimate, made.low, made.high)]
    assert found == pytest.approx(expected, abs=6e-5)
    assert sum(made.weights) == pytest.approx(1)


@given(st.lists(st.tuples(*[st.integers(1, 60)] * 4), min_size=2, max_size=6))
def test_mantel_haenszel_is_that_of_statsmodels(cells: list[tuple[int, int, int, int]]) -> None:
    from statsmodels.stats.contingency_tables import StratifiedTable

    table = np.array(cells, dtype=float)
    other = StratifiedTable([each.reshape(2, 2) for each in table])
    made = pooling.fit(tables(table), Plan("mantel-haenszel", "ratio", "odds_ratio"))
    assert made.estimate == pytest.approx(other.oddsratio_pooled)
    assert made.interval == pytest.approx(other.oddsratio_pooled_confint())


def test_peto_is_a_sum_of_surprises() -> None:
    """One table, by hand: 1 of 10 against 4 of 10; expected 2.5, variance 5*15*10*10/(400*19)."""
    made = pooling.fit(tables(np.array([[1.0, 9, 4, 6]])), Plan("peto", "ratio", "odds_ratio"))
    variance = 5 * 15 * 100 / (400 * 19)
    assert made.estimate == pytest.approx(np.exp((1 - 2.5) / variance))


@settings(max_examples=30, deadline=None)
@given(SERIES)
def test_logit_and_double_arcsine_are_those_of_the_trial_model(series: list[tuple[int, int]]) -> None:
    events, people = zip(*series, strict=True)
    ways: dict[Method, str] = {"reml": "logit", "freeman-tukey": "freeman-tukey"}
    for method, scale in ways.items():
        other = pool_proportions(events, people, scale, "reml")
        made = shares(series, method)
        assert (made.estimate, made.low, made.high) == pytest.approx(
            (other.effect, other.low, other.high), abs=1e-9
        )


PLACES = np.linspace(-10, 10, 4001)


def brute(centre: float, spread: float, series: list[tuple[int, int]]) -> float:
    """Log likelihood of counts with normal log odds, by Simpson's rule over a fine grid."""
    risks = expit(centre + spread * PLACES)
    inside = [binom.pmf(events, people, risks) * norm.pdf(PLACES) for events, people in series]
    return float(np.log([simpson(each, x=PLACES) for each in inside]).sum())


def worse_at(centre: float, spread: float) -> float:
    return -brute(centre, spread, DEATHS)


def test_the_binomial_normal_way_is_the_top_of_the_likelihood() -> None:
    made = shares(DEATHS, "binomial-normal")
    assert made.tau2 is not None
    centre, spread = float(logit(made.estimate)), made.tau2**0.5
    top = brute(centre, spread, DEATHS)
    found = minimize(
        lambda x: -brute(x[0], abs(x[1]), DEATHS), [centre + 0.3, spread - 0.2], method="Nelder-Mead"
    )
    assert top >= -found.fun - 1e-5
    # At a limit of the interval, the best that any spread can do is worse by half the quantile.
    for limit in made.interval:
        at = float(logit(limit))
        best = minimize_scalar(partial(worse_at, at), bounds=(0.01, 5), method="bounded")
        assert top + best.fun == pytest.approx(chi2.ppf(0.95, 1) / 2, abs=2e-3)


def test_the_beta_binomial_way_is_the_top_of_the_likelihood() -> None:
    made = shares(DEATHS, "beta-binomial")
    events, people = np.array(DEATHS).T

    def worse(x: list[float]) -> float:
        mean, size = float(expit(x[0])), float(np.exp(x[1]))
        return -float(betabinom.logpmf(events, people, mean * size, (1 - mean) * size).sum())

    found = minimize(worse, [-4.5, 4.0], method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-10})
    assert made.estimate == pytest.approx(float(expit(found.x[0])), rel=1e-3)
    assert made.low < made.estimate < made.high


@settings(max_examples=20, deadline=None)
@given(st.floats(0.05, 0.9), st.integers(3, 6), st.integers(40, 300))
def test_series_that_agree_are_one_large_series(share: float, k: int, people: int) -> None:
    series = [(max(1, round(share * people)), people)] * k
    exact = shares(series, "exact")
    for method in ("binomial-normal", "beta-binomial"):
        made = shares(series, method)
        assert made.estimate == pytest.approx(exact.estimate, abs=1e-4)
        assert made.low == pytest.approx(exact.low, abs=0.02)
        assert made.high == pytest.approx(exact.high, abs=0.02)
    assert (exact.low, exact.high) == exact_interval(k * series[0][0], k * people)


@settings(max_examples=15, deadline=None)
@given(SERIES, st.sampled_from(["binomial-normal", "beta-binomial", "exact"]))
def test_estimates_lie_within_their_intervals_and_the_order_does_not_matter(
    series: list[tuple[int, int]], method: Method
) -> None:
    events = sum(one for one, _ in series)
    if method != "exact" and events in {0, sum(n for _, n in series)}:
        with pytest.raises(ValueError, match="use the method 'exact'"):
            shares(series, method)
        return
    made, back = shares(series, method), shares(series[::-1], method)
    assert 0 <= made.low <= made.estimate <= made.high <= 1
    assert back.interval == pytest.approx(made.interval, abs=1e-4)
    assert back.weights == pytest.approx(made.weights[::-1], abs=1e-3)


def test_no_event_at_all_leaves_a_bound() -> None:
    made = shares([(0, 100), (0, 74)], "exact")
    assert made.estimate == 0
    assert made.high == pytest.approx(1 - 0.025 ** (1 / 174))
    bound = 100 * (1 - 0.05 ** (1 / 174))
    assert f"None of them had it, which still allows up to {bound:.1f} in 100" in made.sentence


def test_an_odds_ratio_without_events_on_one_side_is_refused() -> None:
    both = [(0, 10, 3, 7), (0, 20, 2, 18)]
    there = tables(np.array(both) + 1e-12)
    with pytest.raises(ValueError, match="nought or infinite"):
        pooling.fit(there, Plan("mantel-haenszel", "ratio", "odds_ratio"))
