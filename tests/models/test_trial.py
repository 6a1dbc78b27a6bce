"""Trials: known cases, then three statistics libraries on fresh data, then properties, then bad input."""

import math
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from mscourse.models import trial
from mscourse.models.spread import Executor

some = settings(max_examples=30, deadline=None)
few = settings(max_examples=10, deadline=None)  # every example fits a library's model, or simulates trials
seeds = st.integers(0, 2**32 - 1)
ratios = st.floats(0.05, 0.9)


def drawn(seed: int, *, ties: bool, patients: int = 60) -> tuple[NDArray[np.float64], ...]:
    rng = np.random.default_rng(seed)
    time = rng.exponential(2, patients)
    if ties:
        time = np.ceil(time * 3) / 3
    return time, (rng.random(patients) < 0.7).astype(float), (rng.random(patients) < 0.5).astype(float)


def studies(seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(3, 12))
    variances = rng.uniform(0.01, 0.2, count)
    return rng.normal(-0.3, np.sqrt(variances + rng.choice([0, 0.1, 0.5]))), variances


# ---- known cases ----


def test_without_censoring_the_curve_is_the_share_that_is_left() -> None:
    curve = trial.kaplan_meier([3, 1, 2, 2], [1, 1, 1, 1])
    assert curve.time.tolist() == [1, 2, 3]
    assert curve.free == pytest.approx([0.75, 0.25, 0])
    assert curve.at_risk.tolist() == [4, 3, 1]
    assert np.isnan(curve.low[-1])


def test_who_leaves_at_the_time_of_an_event_was_still_at_risk() -> None:
    assert trial.kaplan_meier([1, 1, 2], [1, 0, 1]).free == pytest.approx([2 / 3, 0])


def test_nobodys_event_draws_no_curve() -> None:
    assert trial.kaplan_meier([1.0, 2.0], [0, 0]).time.size == 0


def test_two_patients_by_hand() -> None:
    # Control falls first, both at risk; then the treated one, alone: nothing to compare.
    made = trial.log_rank([1, 2], [1, 1], [0, 1])
    assert [float(one) for one in (made.seen, made.expected, made.chi_squared)] == [1, 1.5, 1]


def test_four_patients_by_hand() -> None:
    # The treated arm's shares at the three events must sum to its two events.
    time, event, treated = [1, 2, 3, 4], [1, 1, 1, 0], [0, 1, 1, 0]
    x = float(trial.cox(time, event, treated).ratio)
    assert 2 * x / (2 * x + 2) + 2 * x / (2 * x + 1) + x / (x + 1) == pytest.approx(2, abs=1e-12)


def test_events_in_one_arm_only_have_no_finite_ratio() -> None:
    made = trial.cox([[1, 2, 3, 4]] * 3, [[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]], [0, 0, 1, 1])
    assert made.log_ratio[0] == -np.inf
    assert np.isnan(made.log_ratio[1:]).all()  # when the last two fall, no control is left to compare
    assert made.error[0] == np.inf
    low, high = made.interval()
    assert (low[0], high[0]) == (0, np.inf)
    assert trial.cox([1, 2, 3, 4], [1, 1, 0, 0], [1, 1, 0, 0]).log_ratio == np.inf


def test_no_events_no_difference() -> None:
    made = trial.log_rank([1, 2], [0, 0], [0, 1])
    assert [float(made.chi_squared), float(made.p)] == [0, 1]


def test_studies_that_agree_have_no_spread() -> None:
    for method in ("dersimonian-laird", "paule-mandel", "reml"):
        made = trial.pool([0.3, 0.3, 0.3], [0.1, 0.2, 0.4], method)
        assert made.between == pytest.approx(0, abs=1e-10)
        assert made.effect == pytest.approx(0.3)
    assert trial.pool([0.3, 0.3], [0.1, 0.2], interval="hartung-knapp").high == pytest.approx(0.3)


@pytest.mark.parametrize("scale", ["logit", "freeman-tukey"])
def test_equal_studies_pool_to_their_own_proportion(scale: str) -> None:
    assert trial.pool_proportions([5, 5, 5], [20, 20, 20], scale).effect == pytest.approx(0.25, abs=1e-12)


def test_at_the_ends_the_double_arcsine_stays_inside() -> None:
    made = trial.pool_proportions([0, 0], [20, 30], "freeman-tukey")
    assert made.low == 0
    assert made.effect == pytest.approx(0, abs=0.002)
    assert trial.pool_proportions([20, 30], [20, 30], "freeman-tukey").high == 1


def test_size_and_power_answer_each_other() -> None:
    assert trial.power_of_events(0.5, trial.events_needed(0.5, power=0.9)) == pytest.approx(0.9, abs=1e-6)
    made = trial.Relapses(control=1000, treated=1000)
    needed = math.ceil(trial.patients_needed(made, power=0.8))
    assert trial.power_of_counts(replace(made, control=needed, treated=needed)) == pytest.approx(
        0.8, abs=2e-3
    )


def test_instant_accrual_is_plain_follow_up() -> None:
    assert trial.event_probability(0.3, 0, 2) == pytest.approx(-math.expm1(-0.6))
    assert trial.event_probability(0.3, 1e-7, 2) == pytest.approx(-math.expm1(-0.6))


def test_frailty_of_nought_is_the_plain_exponential() -> None:
    assert trial.no_evidence_of_activity(0.5, 0.1, 0.1, 2, 1e-9) == pytest.approx(math.exp(-1.4))


def test_those_above_the_cut_improve_untreated() -> None:
    rng = np.random.default_rng(4)
    true = rng.normal(0.6, math.sqrt(0.2), 400_000)
    first, second = (true + rng.normal(0, math.sqrt(0.6), true.size) for _ in range(2))
    drop = (first - second)[first > 1].mean()
    assert drop == pytest.approx(trial.regression_to_mean(1, 0.6, 0.2, 0.6), abs=0.01)
    assert trial.regression_to_mean(1, 0.6, 0, 0) == 0
    assert trial.regression_to_mean(1, 0.6, 0.2, 0) == 0


def test_the_numbers_that_the_card_prints() -> None:
    made = trial.simulate(trial.Parameters(), rng=np.random.default_rng(1), trials=2000)
    fit = made.cox()
    low, high = fit.interval()
    assert np.median(made.log_rank().p) == pytest.approx(1.3e-9, rel=0.05)
    assert np.median((high / low)[np.isfinite(fit.error)]) == pytest.approx(11, abs=0.5)
    assert made.events[:, 1].mean() == pytest.approx(3.5, abs=0.05)
    effects, variances = np.log([0.55, 0.70, 0.94, 0.40, 0.85]), [0.04, 0.09, 0.06, 0.15, 0.05]
    for method in ("dersimonian-laird", "paule-mandel", "reml"):
        assert np.exp(trial.pool(effects, variances, method).effect) == pytest.approx(0.69, abs=0.005)
    plain = trial.pool(effects, variances)
    careful = trial.pool(effects, variances, interval="hartung-knapp")
    assert np.exp([plain.low, plain.high]) == pytest.approx([0.53, 0.90], abs=0.005)
    assert np.exp([careful.low, careful.high]) == pytest.approx([0.47, 1.01], abs=0.005)
    assert trial.regression_to_mean(1, 0.6, 0.2, 0.6) == pytest.approx(1.59 - 0.85, abs=0.005)


def test_a_curve_of_one_arm_of_one_trial() -> None:
    made = trial.simulate(trial.Parameters(), rng=np.random.default_rng(1), trials=2)
    curve = made.curve(1, treated=False)
    assert curve.at_risk[0] <= 55
    assert curve.time.size == made.events[1, 0]


@pytest.mark.parametrize("hazard", [1e-6, 100])
@pytest.mark.parametrize("ratio", [1e-4, 1e4])
def test_the_ends_of_what_may_be_asked_still_end(hazard: float, ratio: float) -> None:
    parameters = trial.Parameters(hazard=hazard, hazard_ratio=ratio, accrual=100, follow_up=100)
    made = trial.simulate(parameters, trial.Bias(crossover=0), rng=np.random.default_rng(1), trials=5)
    assert np.isfinite(made.time).all()
    assert not np.isnan(made.log_rank().p).any()
    assert 0 <= trial.event_probability(hazard, 100, 100) <= 1
    assert trial.regression_to_mean(1e4, 0, 1, 1) == pytest.approx(5000, rel=1e-6)  # half of the excess


# ---- three libraries ----


@few
@given(seeds, st.booleans())
def test_curve_log_rank_and_cox_are_those_of_lifelines(seed: int, ties: bool) -> None:  # noqa: FBT001 - drawn
    import pandas as pd
    from lifelines import CoxPHFitter, KaplanMeierFitter
    from lifelines.statistics import logrank_test

    time, event, treated = drawn(seed, ties=ties)
    curve = trial.kaplan_meier(time, event)
    theirs = KaplanMeierFitter().fit(time, event)
    held = theirs.survival_function_["KM_estimate"].loc[curve.time]
    assert curve.free == pytest.approx(held.to_numpy(), rel=1e-9, abs=1e-12)
    interval = theirs.confidence_interval_.loc[curve.time].to_numpy()
    inside = (curve.free > 0) & (curve.free < 1)
    assert curve.low[inside] == pytest.approx(interval[inside, 0], rel=1e-8)
    assert curve.high[inside] == pytest.approx(interval[inside, 1], rel=1e-8)

    arm = treated == 1
    tested = logrank_test(time[arm], time[~arm], event[arm], event[~arm])
    made = trial.log_rank(time, event, treated)
    assert float(made.chi_squared) == pytest.approx(tested.test_statistic, rel=1e-8, abs=1e-10)
    assert float(made.p) == pytest.approx(tested.p_value, rel=1e-8)

    # Its own stopping rule leaves the fourth digit open; the spare digits are asked for.
    sharp = {"precision": 1e-13, "r_precision": 1e-14}
    fit = CoxPHFitter().fit(pd.DataFrame({"t": time, "e": event, "x": treated}), "t", "e", fit_options=sharp)
    ours = trial.cox(time, event, treated)
    assert float(ours.log_ratio) == pytest.approx(fit.params_["x"], abs=1e-6)
    assert float(ours.error) == pytest.approx(fit.standard_errors_["x"], rel=1e-6)


@some
@given(seeds, st.booleans())
def test_cox_is_that_of_statsmodels(seed: int, ties: bool) -> None:  # noqa: FBT001 - drawn
    from statsmodels.duration.hazard_regression import PHReg

    time, event, treated = drawn(seed, ties=ties)
    theirs = PHReg(time, treated[:, None], event, ties="efron").fit(gtol=1e-12)
    ours = trial.cox(time, event, treated)
    assert float(ours.log_ratio) == pytest.approx(theirs.params[0], abs=1e-10)
    assert float(ours.error) == pytest.approx(theirs.bse[0], rel=1e-10)


@some
@given(seeds)
def test_pooling_is_that_of_statsmodels(seed: int) -> None:
    from statsmodels.stats.meta_analysis import combine_effects

    y, v = studies(seed)
    # Below 0 they leave the moment estimate as it is, and we write 0: fixed effects. Their iteration comes
    # from above and gives up when rounding takes it past the root, so it must not be asked for more digits.
    for method, name in (("dersimonian-laird", "chi2"), ("paule-mandel", "iterated")):
        theirs = combine_effects(y, v, method_re=name, use_t=True, atol=1e-6, maxiter=500)
        ours = trial.pool(y, v, method)
        held = theirs.mean_effect_re if theirs.tau2 > 0 else theirs.mean_effect_fe
        assert ours.between == pytest.approx(max(theirs.tau2, 0), rel=1e-5, abs=1e-6)
        assert ours.effect == pytest.approx(held, rel=1e-5, abs=1e-6)
    ours = trial.pool(y, v, "paule-mandel", "hartung-knapp")
    low, high = theirs.conf_int()[3]  # the last fit's random effects, their error from the scatter
    assert (ours.low, ours.high) == pytest.approx((low, high), rel=1e-5, abs=1e-6)


@few
@given(seeds)
def test_pooling_is_that_of_pymare(seed: int) -> None:
    from pymare.estimators import DerSimonianLaird, VarianceBasedLikelihoodEstimator

    y, v = studies(seed)
    x = np.ones((y.size, 1))
    theirs = DerSimonianLaird().fit(y=y[:, None], v=v[:, None], X=x).params_
    assert trial.between_studies(y, v) == pytest.approx(
        float(np.squeeze(theirs["tau2"])), rel=1e-8, abs=1e-12
    )
    theirs = VarianceBasedLikelihoodEstimator(method="REML").fit(y=y[:, None], v=v[:, None], X=x).params_
    ours = trial.pool(y, v, "reml")
    assert ours.between == pytest.approx(
        float(np.squeeze(theirs["tau2"])), abs=2e-4
    )  # where their search ends
    assert ours.effect == pytest.approx(float(np.squeeze(theirs["fe_params"])), abs=2e-4)


# ---- properties ----


@some
@given(seeds, st.booleans())
def test_many_trials_at_once_are_each_by_itself(seed: int, ties: bool) -> None:  # noqa: FBT001 - drawn
    rows = [drawn(seed + one, ties=ties, patients=25) for one in range(4)]
    time, event, treated = (np.stack(column) for column in zip(*rows, strict=True))
    together, tested = trial.cox(time, event, treated), trial.log_rank(time, event, treated)
    for at, row in enumerate(rows):
        assert together.log_ratio[at] == pytest.approx(
            float(trial.cox(*row).log_ratio), abs=1e-10, nan_ok=True
        )
        assert tested.chi_squared[at] == pytest.approx(float(trial.log_rank(*row).chi_squared))


@some
@given(seeds, st.booleans(), st.floats(0.01, 100))
def test_arms_swapped_and_units_changed(seed: int, ties: bool, unit: float) -> None:  # noqa: FBT001 - drawn
    time, event, treated = drawn(seed, ties=ties)
    made = trial.cox(time, event, treated)
    assert float(trial.cox(time, event, 1 - treated).log_ratio) == pytest.approx(-made.log_ratio, abs=1e-9)
    assert float(trial.cox(time * unit, event, treated).log_ratio) == pytest.approx(made.log_ratio, abs=1e-9)
    p = float(trial.log_rank(time, event, 1 - treated).p)
    assert p == pytest.approx(float(trial.log_rank(time, event, treated).p))


@some
@given(seeds)
def test_a_curve_falls_and_its_interval_holds_it(seed: int) -> None:
    time, event, _ = drawn(seed, ties=True)
    curve = trial.kaplan_meier(time, event)
    inside = curve.free > 0
    assert np.all(np.diff(curve.free) <= 0)
    assert np.all((curve.low <= curve.free + 1e-12)[inside] & (curve.free <= curve.high + 1e-12)[inside])


@some
@given(seeds, st.floats(-5, 5), st.floats(0.1, 10))
def test_pooling_follows_a_shift_and_a_change_of_unit(seed: int, shift: float, unit: float) -> None:
    y, v = studies(seed)
    for method in ("dersimonian-laird", "paule-mandel", "reml"):
        plain, moved = trial.pool(y, v, method), trial.pool(unit * (y + shift), unit**2 * v, method)
        assert moved.between == pytest.approx(unit**2 * plain.between, rel=1e-4, abs=1e-6 * unit**2)
        assert moved.effect == pytest.approx(unit * (plain.effect + shift), abs=1e-4 * unit)


@few
@given(seeds)
def test_the_same_seed_gives_the_same_trials(seed: int) -> None:
    one, other = (
        trial.simulate(trial.Parameters(), rng=np.random.default_rng(seed), trials=3) for _ in range(2)
    )
    assert np.array_equal(one.time, other.time)
    assert np.array_equal(one.event, other.event)
    counts = [trial.simulate_relapses(trial.Relapses(), rng=np.random.default_rng(seed)) for _ in range(2)]
    assert np.array_equal(counts[0].control, counts[1].control)


@few
@given(seeds, st.floats(0.01, 5), ratios, st.floats(0, 4), st.floats(0, 2))
def test_nobody_is_watched_longer_than_the_trial(
    seed: int, hazard: float, ratio: float, crossover: float, drop_out: float
) -> None:
    parameters = trial.Parameters(control=20, treated=30, hazard=hazard, hazard_ratio=ratio)
    bias = trial.Bias(crossover=crossover, drop_out=drop_out)
    made = trial.simulate(parameters, bias, rng=np.random.default_rng(seed), trials=5)
    assert made.time.shape == made.event.shape == (5, 50)
    assert np.all((made.time >= 0) & (made.time <= 5))
    assert np.array_equal(made.events.sum(axis=1), made.event.sum(axis=1))
    unbiased = trial.simulate(parameters, rng=np.random.default_rng(seed), trials=5)
    assert np.all(made.events <= unbiased.events)  # each of the two can only hide or delay


def test_a_ratio_of_1_is_found_to_be_1() -> None:
    setting = trial.Setting(parameters=trial.Parameters(hazard_ratio=1.0), trials=2000)
    (made,) = trial.study([setting], seed=2)
    assert made.ratio == pytest.approx(1, abs=0.03)
    assert made.significant == pytest.approx(0.05, abs=0.015)
    assert made.covered == pytest.approx(0.95, abs=0.015)


def test_schoenfelds_events_give_the_power() -> None:
    parameters = trial.Parameters(
        control=90, treated=90, hazard=0.5, hazard_ratio=0.6, accrual=2, follow_up=2
    )
    (made,) = trial.study([trial.Setting(parameters=parameters, trials=2000)], seed=3)
    events = made.control_events + made.treated_events
    assert made.significant == pytest.approx(trial.power_of_events(0.6, events), abs=0.03)


def test_crossover_at_once_leaves_no_difference_and_a_late_one_changes_nothing() -> None:
    parameters = trial.Parameters(control=200, treated=200, hazard_ratio=0.4)
    cells = trial.grid(trial.Setting(parameters=parameters, trials=200), crossover=[0, 1, 2, 5, None])
    found = {
        cell.bias.crossover: trial.summarise(cell, np.random.default_rng(9)).ratio for cell in cells
    }  # the same draws for each
    assert found[0] == pytest.approx(1, abs=0.03)
    assert found[0] > found[1] > found[2] > found[None]
    assert found[5] == found[None]


def test_leaving_before_the_event_bends_the_ratio_as_the_closed_form_says() -> None:
    parameters = trial.Parameters(control=400, treated=400, hazard_ratio=0.6)
    bias = trial.Bias(leave_control=0.1, leave_treated=0.5)
    (made,) = trial.study([trial.Setting(parameters=parameters, bias=bias, trials=200)], seed=4)
    assert made.ratio == pytest.approx(trial.leaving_ratio(0.6, 0.1, 0.5), abs=0.015)


def test_plain_drop_out_hides_events_and_leaves_the_ratio() -> None:
    parameters = trial.Parameters(control=400, treated=400, hazard_ratio=0.6)
    cells = trial.grid(trial.Setting(parameters=parameters, trials=200), drop_out=[0.0, 0.3])
    full, thinned = trial.study(cells, seed=5)
    assert thinned.control_events < 0.8 * full.control_events
    assert thinned.ratio == pytest.approx(0.6, abs=0.02)


def test_the_unblinded_report_more() -> None:
    relapses = trial.Relapses(rate_ratio=0.8, unblinded=0.5, over_report=0.3, control=2000, treated=2000)
    made = trial.simulate_relapses(relapses, rng=np.random.default_rng(6), trials=100)
    assert np.exp(made.log_ratio.mean()) == pytest.approx(trial.unblinded_ratio(0.8, 0.5, 0.3), abs=0.01)


@pytest.mark.parametrize("dispersion", [0.0, 0.4, 2.0])
def test_counts_scatter_as_they_should(dispersion: float) -> None:
    relapses = trial.Relapses(dispersion=dispersion, control=50_000, rate=2.0)
    made = trial.simulate_relapses(relapses, rng=np.random.default_rng(7)).control
    assert made.mean() == pytest.approx(2, rel=0.03)
    assert made.var() == pytest.approx(2 + dispersion * 4, rel=0.06)


def test_an_arm_that_counts_nothing_has_no_ratio() -> None:
    relapses = trial.Relapses(control=2, treated=2, rate=1e-6)
    made = trial.simulate_relapses(relapses, rng=np.random.default_rng(1))
    assert np.isnan(made.log_ratio).all()
    assert np.isnan(made.error).all()


@some
@given(ratios, st.floats(0.5, 0.95))
def test_more_power_and_smaller_effects_need_more(ratio: float, power: float) -> None:
    assert trial.events_needed(ratio, power + 0.02) > trial.events_needed(ratio, power)
    assert trial.events_needed(ratio + 0.05, power) > trial.events_needed(ratio, power)
    for rule in (1, 2, 3):
        alike, spread = (trial.Relapses(rate_ratio=ratio, dispersion=one) for one in (0.0, 1.0))
        assert trial.patients_needed(spread, power, rule=rule) > trial.patients_needed(
            alike, power, rule=rule
        )


# ---- a study over many workers ----

CELLS = trial.grid(trial.Setting(trials=20), hazard_ratio=[0.3, 0.6], crossover=[None, 1.0])


@pytest.fixture(scope="module")
def dask_executor() -> Iterator[Executor]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2)
        yield client.get_executor()


def test_a_grid_holds_every_combination_the_last_name_fastest() -> None:
    made = [(cell.parameters.hazard_ratio, cell.bias.crossover) for cell in CELLS]
    assert made == [(0.3, None), (0.3, 1.0), (0.6, None), (0.6, 1.0)]
    assert all(cell.trials == 20 for cell in CELLS)


@pytest.mark.parametrize("workers", [1, 2])
def test_threads_and_processes_give_what_one_worker_gives(workers: int) -> None:
    alone = trial.study(CELLS, seed=5)
    for pool in (ThreadPoolExecutor(workers), ProcessPoolExecutor(workers)):
        with pool:
            assert trial.study(CELLS, seed=5, executor=pool) == alone


def test_a_cluster_gives_what_one_worker_gives(dask_executor: Executor) -> None:
    assert trial.study(CELLS, seed=5, executor=dask_executor) == trial.study(CELLS, seed=5)


def test_trials_without_events_are_summed_up_too() -> None:
    parameters = trial.Parameters(control=2, treated=2, hazard=1e-6)
    (made,) = trial.study([trial.Setting(parameters=parameters, trials=3)], seed=1)
    assert (made.control_events, made.significant) == (0, 0)
    assert np.isnan([made.ratio, made.covered, made.width]).all()


# ---- bad input ----


@pytest.mark.parametrize(
    ("kind", "name", "value", "wrong"),
    [
        (trial.Parameters, "control", 0, ValueError),
        (trial.Parameters, "treated", 2.5, ValueError),
        (trial.Parameters, "hazard", -1, ValueError),
        (trial.Parameters, "hazard_ratio", 0, ValueError),
        (trial.Parameters, "accrual", -1, ValueError),
        (trial.Parameters, "follow_up", math.nan, ValueError),
        (trial.Bias, "crossover", -1, ValueError),
        (trial.Bias, "drop_out", -0.1, ValueError),
        (trial.Bias, "leave_control", 1.1, ValueError),
        (trial.Bias, "leave_treated", "half", TypeError),
        (trial.Relapses, "control", 1, ValueError),
        (trial.Relapses, "treated", 1, ValueError),
        (trial.Relapses, "rate", 0, ValueError),
        (trial.Relapses, "rate_ratio", 0, ValueError),
        (trial.Relapses, "dispersion", -1, ValueError),
        (trial.Relapses, "years", 0, ValueError),
        (trial.Relapses, "unblinded", 2, ValueError),
        (trial.Relapses, "over_report", -1, ValueError),
        (trial.Setting, "trials", 0, ValueError),
        (trial.Setting, "alpha", 1, ValueError),
    ],
)
def test_what_no_trial_can_be(kind: type, name: str, value: Any, wrong: type[Exception]) -> None:
    with pytest.raises(wrong, match=rf"^{name} is .*(from|whole)"):
        kind(**{name: value})


RNG = np.random.default_rng(1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: trial.Parameters(accrual=0, follow_up=0), "accrual and follow_up are both 0"),
        (lambda: trial.simulate(trial.Parameters(), rng=RNG, trials=10**6), "the limit is 4e"),
        (lambda: trial.simulate(trial.Parameters(), rng=RNG, trials=0), "trials is 0"),
        (lambda: trial.kaplan_meier([-1.0], [1]), "time holds -1"),
        (lambda: trial.kaplan_meier([[1.0]], [[1]]), r"\(patients,\)"),
        (lambda: trial.kaplan_meier([1.0, 2.0], [1]), "event"),
        (lambda: trial.log_rank([1.0], [0.5], [1]), "event holds values between"),
        (lambda: trial.cox([1.0, 2.0], [1, 1], [1, 1, 0]), "treated has the shape"),
        (lambda: trial.cox([1.0], [1], [2]), "treated holds 2"),
        (lambda: trial.pool([1.0], [1.0]), "2 studies or more"),
        (lambda: trial.pool([1.0, 2.0], [1.0, 0.0]), "variances holds 0"),
        (lambda: trial.pool([1.0, 2.0], [1.0, 1.0], "ml"), "method is 'ml'"),
        (lambda: trial.pool([1.0, 2.0], [1.0, 1.0], interval="t"), "interval is 't'"),
        (lambda: trial.pool_proportions([3], [2]), "more events than people"),
        (lambda: trial.pool_proportions([1, 2], [3]), "one of each per study"),
        (lambda: trial.pool_proportions([1, 2], [3, 4], "log"), "scale is 'log'"),
        (lambda: trial.pool_rates(0, 10), "upper_bound_zero"),
        (lambda: trial.events_needed(1.0), "the ratio is 1"),
        (lambda: trial.patients_needed(trial.Relapses(), rule=4), "rule is 4"),
        (lambda: trial.error_from_interval(0.5, 0.2), "high is 0.2"),
        (lambda: trial.grid(trial.Setting(), colour=[1]), "colour: give values"),
        (lambda: trial.grid(trial.Setting(), hazard=[]), "hazard: give values"),
    ],
)
def test_what_cannot_be_computed_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_chance_needs_a_seed() -> None:
    for simulate in (
        lambda: trial.simulate(trial.Parameters(), rng=1),  # type: ignore[arg-type]  # the mistake itself
        lambda: trial.simulate_relapses(trial.Relapses(), rng=None),  # type: ignore[arg-type]  # the mistake
    ):
        with pytest.raises(TypeError, match="give a generator"):
            simulate()
