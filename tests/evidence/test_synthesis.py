"""Averages of effects: a published case, two other implementations, and what must hold for any studies."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, t

from mscourse.evidence.synthesis import METHODS, Kind, Method, Study, egger, pooling
from mscourse.evidence.synthesis.pooling import Plan, fit, heterogeneity, q_profile
from tests.evidence.studies import BCG, Floats, rows, tables

SEEDS = st.integers(0, 2**31)
RANDOM: list[Method] = ["dersimonian-laird", "paule-mandel", "reml"]


def plan(method: Method, kind: Kind | None = None, level: float = 95) -> Plan:
    return Plan(method, "difference", "mean_difference", kind, level)


def log_risk_ratios() -> list[Study]:
    a, b, c, d = BCG.T
    return rows(np.log(a / (a + b) * (c + d) / c), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


@st.composite
def studies(draw: st.DrawFn, least: int = 2) -> tuple[Floats, Floats]:
    k = draw(st.integers(least, 9))
    effects = draw(st.lists(st.floats(-3, 3), min_size=k, max_size=k))
    errors = draw(st.lists(st.floats(0.05, 1.5), min_size=k, max_size=k))
    return np.array(effects), np.array(errors) ** 2


@pytest.mark.parametrize(
    ("method", "expected"),
    [("fixed", (-0.4303, -0.5097, -0.3509)), ("dersimonian-laird", (-0.7141, -1.0644, -0.3638))],
)
def test_bcg_is_as_published(method: Method, expected: tuple[float, float, float]) -> None:
    """metafor's own tests of rma.uni on dat.bcg, log risk ratios."""
    made = fit(log_risk_ratios(), plan(method, "normal" if method != "fixed" else None))
    assert (made.estimate, made.low, made.high) == pytest.approx(expected, abs=6e-5)
    assert made.q == pytest.approx(152.2330, abs=5e-5)


def drawn(seed: int) -> tuple[Floats, Floats]:
    """Draw 4 to 12 studies that scatter beyond chance, or not."""
    rng = np.random.default_rng(seed)
    k = int(rng.integers(4, 13))
    variances = rng.uniform(0.02, 0.4, k)
    return rng.normal(0.3, (rng.choice([0.0, 0.1, 0.5]) + variances) ** 0.5), variances


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_pooling_is_that_of_statsmodels(seed: int) -> None:
    from statsmodels.stats.meta_analysis import combine_effects

    y, v = drawn(seed)
    # Where the scatter is below chance they keep a tau² below nought or their first step; we write 0.
    other = combine_effects(y, v, method_re="chi2", use_t=True)
    ours = fit(rows(y, v), plan("dersimonian-laird", "hartung-knapp"))
    assert ours.tau2 == pytest.approx(max(other.tau2, 0))
    fixed = fit(rows(y, v), plan("fixed"))
    assert fixed.estimate == pytest.approx(other.mean_effect_fe)
    assert fixed.interval == pytest.approx(
        (
            other.mean_effect_fe - 1.959964 * other.sd_eff_w_fe,
            other.mean_effect_fe + 1.959964 * other.sd_eff_w_fe,
        )
    )
    assert fixed.q == pytest.approx(other.q)
    assert fixed.i2 == pytest.approx(max(other.i2, 0), abs=1e-12)
    assert fixed.q_p == pytest.approx(chi2.sf(other.q, len(y) - 1))
    if other.tau2 > 0:
        assert ours.estimate == pytest.approx(other.mean_effect_re)
        assert ours.interval == pytest.approx(tuple(other.conf_int()[3]))  # error from the scatter
        assert ours.weights == pytest.approx(other.weights_rel_re)
        iterated = combine_effects(y, v, method_re="iterated", use_t=True, atol=1e-6, maxiter=500)
        made = fit(rows(y, v), plan("paule-mandel", "hartung-knapp"))
        assert made.tau2 == pytest.approx(iterated.tau2, rel=1e-4, abs=1e-5)
        assert made.interval == pytest.approx(tuple(iterated.conf_int()[3]), rel=1e-4, abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_restricted_likelihood_and_the_interval_of_tau_are_those_of_pymare(seed: int) -> None:
    from pymare import Dataset
    from pymare.estimators import DerSimonianLaird, VarianceBasedLikelihoodEstimator

    y, v = drawn(seed)
    data = Dataset(y[:, None], v[:, None])
    theirs = VarianceBasedLikelihoodEstimator(method="reml").fit_dataset(data).summary()
    ours = fit(rows(y, v), plan("reml", "normal"))
    assert ours.tau2 == pytest.approx(float(np.squeeze(theirs.tau2)), abs=5e-4)  # where their search ends
    assert ours.estimate == pytest.approx(float(np.squeeze(theirs.fe_params)), abs=5e-4)
    summary = DerSimonianLaird().fit_dataset(data).summary()
    limits = summary.get_re_stats(method="QP", alpha=0.05)
    expected = tuple(float(np.squeeze(limits[name])) for name in ("ci_l", "ci_u"))
    assert q_profile(y, v) == pytest.approx(expected, abs=1e-3, rel=1e-3)
    scatter = summary.get_heterogeneity_stats()
    q, _, i2 = heterogeneity(y, v)
    assert q == pytest.approx(float(np.squeeze(scatter["Q"])))
    assert 100 * i2 == pytest.approx(float(np.squeeze(scatter["I^2"])), abs=1e-9)


@given(studies(), st.sampled_from([80.0, 90.0, 95.0, 99.0]))
def test_the_limits_of_tau_leave_the_tails_outside(made: tuple[Floats, Floats], level: float) -> None:
    y, v = made
    low, high = q_profile(y, v, level)
    assert 0 <= low <= high
    tail = (1 - level / 100) / 2
    for limit, chance in ((low, tail), (high, 1 - tail)):
        if limit > 0:
            assert chi2.sf(heterogeneity(y, v + limit)[0], y.size - 1) == pytest.approx(chance, abs=1e-6)


@given(studies(least=3), st.sampled_from(RANDOM))
def test_a_further_study_is_less_sure_than_the_mean(made: tuple[Floats, Floats], method: Method) -> None:
    y, v = made
    ours = fit(rows(y, v), plan(method, "normal"))
    assert ours.prediction is not None
    low, high = ours.prediction
    assert low <= ours.low
    assert ours.high <= high
    error = (ours.high - ours.low) / 2 / pooling.quantile(95)
    wide = t.ppf(0.975, len(y) - 2) * ((ours.tau2 or 0) + error**2) ** 0.5
    assert (high - low) / 2 == pytest.approx(wide)


@given(studies(), st.sampled_from(RANDOM))
def test_the_floored_interval_is_never_narrower_than_chance_alone(
    made: tuple[Floats, Floats], method: Method
) -> None:
    y, v = made
    floored, plain, normal = (
        fit(rows(y, v), plan(method, kind)) for kind in ("hartung-knapp-floored", "hartung-knapp", "normal")
    )
    width = floored.high - floored.low
    assert width >= plain.high - plain.low - 1e-12
    assert width >= normal.high - normal.low
    assert fit(rows(y, v), plan(method)).interval == floored.interval


@given(studies(), st.floats(-5, 5), st.sampled_from([*RANDOM, "fixed"]))
def test_shifting_all_studies_shifts_the_mean_and_nothing_else(
    made: tuple[Floats, Floats], shift: float, method: Method
) -> None:
    y, v = made
    before, after = (fit(rows(each, v), plan(method)) for each in (y, y + shift))
    assert after.estimate == pytest.approx(before.estimate + shift, abs=1e-5)
    assert after.weights == pytest.approx(before.weights, abs=1e-5)
    assert sum(after.weights) == pytest.approx(1)
    assert y.min() - 1e-9 <= before.estimate <= y.max() + 1e-9


def test_leaving_one_out_is_pooling_the_others() -> None:
    given_rows = log_risk_ratios()
    everyone = fit(given_rows, plan("reml", level=90))
    left = everyone.leave_one_out()
    assert len(left) == len(given_rows)
    for out, made in enumerate(left):
        others = [one for at, one in enumerate(given_rows) if at != out]
        assert made == fit(others, plan("reml", "hartung-knapp-floored", 90))
    with pytest.raises(ValueError, match="2 studies: without one, nothing is left"):
        fit(given_rows[:2], plan("fixed")).leave_one_out()


def test_two_studies_predict_nothing() -> None:
    assert fit(log_risk_ratios()[:2], plan("reml")).prediction is None
    assert fit(log_risk_ratios(), plan("fixed")).prediction is None


@settings(max_examples=30, deadline=None)
@given(studies(least=4))
def test_eggers_line_is_that_of_statsmodels(made: tuple[Floats, Floats]) -> None:
    import statsmodels.api as sm

    y, v = made
    v = v + 0.01 * np.arange(v.size)
    se = v**0.5
    other = sm.OLS(y / se, sm.add_constant(1 / se)).fit()
    if np.ptp(1 / se) < 1e-3 or other.ssr < 1e-9:
        return
    ours = egger(fit(rows(y, v), plan("fixed")))
    assert ours.intercept == pytest.approx(other.params[0], abs=1e-6)
    assert (ours.low, ours.high) == pytest.approx(tuple(other.conf_int()[0]), abs=1e-6)
    assert ours.p == pytest.approx(other.pvalues[0], abs=1e-6)


def test_eggers_line_says_when_it_sees_little() -> None:
    bcg = egger(fit(log_risk_ratios(), plan("fixed")))
    assert bcg.studies == 13
    assert "do not clearly lean" in bcg.sentence
    assert "sees little" not in bcg.sentence
    few = egger(fit(log_risk_ratios()[:4], plan("fixed")))
    assert "With 4 studies the test sees little" in few.sentence
    same = rows(np.array([0.1, 0.2, 0.3]), np.full(3, 0.04))
    for there in (same, log_risk_ratios()[:2]):
        with pytest.raises(ValueError, match="draw no line"):
            egger(fit(there, plan("fixed")))


def test_each_method_says_what_it_is_for() -> None:
    ratios = tables(BCG[:3])
    for method, (words, scales) in METHODS.items():
        assert words
        if "ratio" not in scales:
            with pytest.raises(ValueError, match=f"{method}.* is not for a ratio; choose among: fixed"):
                fit(ratios, Plan(method, "ratio", "odds_ratio"))
    with pytest.raises(ValueError, match="'peto' brings its own interval"):
        fit(ratios, Plan("peto", "ratio", "odds_ratio", "normal"))
    with pytest.raises(ValueError, match=r"made_0\.effect: 'peto' needs the people with the event"):
        fit(log_risk_ratios(), Plan("peto", "ratio", "odds_ratio"))
