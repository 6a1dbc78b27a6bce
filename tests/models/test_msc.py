"""Cells given once, and what a trial sees of them: known cases, then properties, then bad input."""

import math
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from mscourse.models import msc
from mscourse.models.published import MESEMS_RATE_RATIO

PUBLISHED = (MESEMS_RATE_RATIO.low, MESEMS_RATE_RATIO.high)
rates = st.floats(0.01, 5)
cells = st.builds(
    msc.Parameters,
    lung_share=st.floats(0, 1),
    lung_loss=rates,
    lung_release=st.floats(0, 2),
    systemic_loss=rates,
    cns_loss=rates,
    signal_rate=rates,
    largest_effect=st.floats(0, 1),
    half_signal=st.floats(0.01, 10),
)
treatments = st.builds(msc.Treatment, dose=st.floats(0, 20), route=st.sampled_from(msc.ROUTES))
trials = st.builds(
    msc.Trial,
    treated=st.integers(5, 200),
    placebo=st.integers(5, 200),
    mean_count=st.floats(0.5, 20),
    dispersion=st.floats(0, 3),
)
usual = settings(deadline=None, max_examples=60)
few = settings(deadline=None, max_examples=15)  # every example simulates, or fits a model

# Known cases


def test_the_published_interval_tells_its_error() -> None:
    low, high = PUBLISHED
    assert low is not None
    assert high is not None
    error = msc.error_of_interval(low, high)
    assert error == pytest.approx(0.2424, abs=5e-5)
    assert msc.standard_error(MESEMS_RATE_RATIO.value) == pytest.approx(error, rel=1e-6)
    assert msc.p_value(MESEMS_RATE_RATIO.value, error) == pytest.approx(0.78, abs=0.03)


def test_the_first_day_after_a_dose() -> None:
    held = msc.amounts([0.0, 1.0])
    parameters = msc.Parameters()
    assert [float(one[0]) for one in (held.lung, held.systemic, held.cns)] == pytest.approx([0.95, 0.05, 0])
    assert held.lung[1] == pytest.approx(0.95 * math.exp(-parameters.lung_loss - 0.02))
    spinal = msc.amounts(14.0, msc.Treatment(route="intrathecal"))
    assert [float(spinal.lung), float(spinal.systemic), float(spinal.cns)] == pytest.approx([0, 0, 0.5])


def test_two_people_in_each_group_by_hand() -> None:
    # Means 2 and 4; squares about them 2 and 8: excess (2 - 2) + (8 - 4) = 4 over 2^2 + 4^2 = 20.
    made = msc.analyse([1, 3], [2, 6])
    assert made.dispersion == pytest.approx([0.2])
    assert made.log_ratio == pytest.approx([math.log(2)])
    assert made.error == pytest.approx([math.sqrt((0.5 + 0.2) / 2 + (0.25 + 0.2) / 2)])
    assert made.p == pytest.approx([msc.p_value(2.0, float(made.error[0]))])


def test_a_group_without_lesions_is_no_finding() -> None:
    made = msc.analyse([[0, 0, 0], [0, 0, 0]], [[5, 6, 7], [0, 0, 0]])
    assert np.isnan(made.log_ratio).all()
    assert np.isinf(made.error).all()
    assert made.p.tolist() == [1, 1]
    assert made.power == 0


def test_without_effect_a_trial_raises_about_its_share_of_false_alarms() -> None:
    assert msc.power(1.0, 0.3) == pytest.approx(0.05)
    made = msc.simulate(1.0, msc.Trial(treated=200, placebo=200), trials=4000, rng=np.random.default_rng(5))
    assert made.power == pytest.approx(0.05, abs=0.015)
    assert made.p.shape == made.error.shape == made.placebo_mean.shape == (4000,)


def test_simulated_counts_have_the_mean_and_the_spread_that_were_asked_for() -> None:
    trial = msc.Trial(treated=400, placebo=400)
    made = msc.simulate(0.5, trial, trials=2000, rng=np.random.default_rng(2))
    assert made.placebo_mean.mean() == pytest.approx(3, rel=0.02)
    assert made.treated_mean.mean() == pytest.approx(1.5, rel=0.02)
    assert made.dispersion.mean() == pytest.approx(trial.dispersion, rel=0.03)
    assert made.log_ratio.std() == pytest.approx(msc.standard_error(0.5, trial), rel=0.05)


# Properties


@usual
@given(treatments, cells, st.floats(0, 1000))
def test_no_more_cells_than_were_given_and_a_ratio_in_its_bounds(
    treatment: msc.Treatment, parameters: msc.Parameters, day: float
) -> None:
    held = msc.amounts(day, treatment, parameters)
    together = float(held.lung + held.systemic + held.cns)
    assert min(held.lung, held.systemic, held.cns) >= 0
    assert together <= treatment.dose * (1 + 1e-9)
    assert float(msc.signal(day, treatment, parameters)) >= 0
    ratio = float(msc.rate_ratio(day, treatment, parameters))
    assert 1 - parameters.largest_effect - 1e-12 <= ratio <= 1


@few
@given(treatments, cells)
def test_cells_and_signal_solve_their_equations(treatment: msc.Treatment, parameters: msc.Parameters) -> None:
    p = parameters
    places = np.diag(
        [-p.lung_loss - p.lung_release, -p.systemic_loss, -p.cns_loss, -p.signal_rate]
    ) + np.array(
        [
            [0] * 4,
            [p.lung_release, 0, 0, 0],
            [0] * 4,
            [p.signal_rate * one for one in (p.lung_weight, p.systemic_weight, p.cns_weight, 0)],
        ]
    )
    held = msc.amounts(0, treatment, p)
    start = [float(held.lung), float(held.systemic), float(held.cns), 0.0]
    days = np.array([0.5, 3, 20])
    made = solve_ivp(lambda _, y: places @ y, (0, 20), start, t_eval=days, rtol=1e-10, atol=1e-12).y
    held = msc.amounts(days, treatment, p)
    ours = [held.lung, held.systemic, held.cns, msc.signal(days, treatment, p)]
    assert np.array(ours) == pytest.approx(made, rel=1e-6, abs=1e-8)


@usual
@given(rates, st.floats(0, 1e-3), st.floats(0.01, 50))
def test_equal_rates_are_no_special_case(rate: float, apart: float, day: float) -> None:
    # The lung empties, the body clears and the signal fades at (nearly) one rate.
    def felt(difference: float) -> float:
        parameters = msc.Parameters(
            lung_loss=rate,
            lung_release=rate,
            systemic_loss=2 * rate + difference,
            signal_rate=2 * rate + difference / 3,
            lung_weight=0,
        )
        return float(msc.signal(day, msc.Treatment(), parameters))

    limit = felt(0)
    assert felt(apart) == pytest.approx(limit, rel=3 * apart * (day + 1 / rate) + 1e-8, abs=1e-12)


@usual
@given(treatments, cells)
def test_a_signal_that_follows_at_once_is_the_drive(
    treatment: msc.Treatment, parameters: msc.Parameters
) -> None:
    values = {name: getattr(parameters, name) for name in parameters.__dataclass_fields__}
    quick = msc.Parameters(**(values | {"signal_rate": 1000.0}))
    drive = float(msc.drive(5.0, treatment, quick))
    assert float(msc.signal(5.0, treatment, quick)) == pytest.approx(drive, rel=0.02, abs=1e-9)


@few
@given(treatments, cells)
def test_the_area_under_the_signal_is_that_under_the_drive(
    treatment: msc.Treatment, parameters: msc.Parameters
) -> None:
    # Steps that grow with time: rates differ by a factor of hundreds.
    days = np.concatenate([[0.0], np.geomspace(1e-4, 4000, 40_000)])
    area = np.trapezoid(msc.signal(days, treatment, parameters), days)
    assert area == pytest.approx(msc.area_of_drive(treatment, parameters), rel=1e-3, abs=1e-9)


@usual
@given(cells, st.sampled_from(msc.ROUTES), st.floats(0, 10), st.floats(0, 10))
def test_no_cells_change_nothing_and_more_cells_never_less(
    parameters: msc.Parameters, route: str, one: float, other: float
) -> None:
    def ratio(dose: float) -> float:
        return msc.trial_rate_ratio(msc.Treatment(dose=dose, route=route), parameters)

    assert ratio(0) == 1
    assert ratio(max(one, other)) <= ratio(min(one, other)) + 1e-12


@usual
@given(st.floats(0.05, 1), st.floats(0.05, 2), trials)
def test_power_grows_with_the_effect_and_with_the_size(ratio: float, error: float, trial: msc.Trial) -> None:
    assert msc.power(ratio, error) >= msc.power(math.sqrt(ratio), error) - 1e-12
    assert msc.power(ratio, error) == pytest.approx(msc.power(1 / ratio, error))
    assert 0.05 - 1e-12 <= msc.power(ratio, error) <= 1
    found = msc.detectable_ratio(error)
    assert msc.power(found, error) == pytest.approx(0.8, abs=1e-5)
    larger = msc.Trial(
        treated=trial.treated + 10,
        placebo=trial.placebo,
        mean_count=trial.mean_count,
        dispersion=trial.dispersion,
    )
    assert msc.standard_error(ratio, larger) < msc.standard_error(ratio, trial)


@usual
@given(st.floats(0.1, 3), trials)
def test_a_dispersion_and_its_error_tell_each_other(ratio: float, trial: msc.Trial) -> None:
    error = msc.standard_error(ratio, trial) * (1 + 1e-12)
    assert msc.implied_dispersion(error, ratio, trial) == pytest.approx(trial.dispersion, abs=1e-8)


@usual
@given(st.floats(0.05, 5), st.floats(1.01, 10))
def test_an_interval_and_its_error_tell_each_other(ratio: float, width: float) -> None:
    error = msc.error_of_interval(ratio / width, ratio * width)
    assert math.exp(1.959963984540054 * error) == pytest.approx(width)


@few
@given(st.integers(0, 2**32 - 1), st.integers(10, 60), st.integers(10, 60))
def test_an_analysis_is_that_of_statsmodels(seed: int, placebo: int, treated: int) -> None:
    rng = np.random.default_rng(seed)
    counts = [rng.negative_binomial(0.7, 0.2, people) + 1 for people in (placebo, treated)]
    made = msc.analyse(*counts)
    spread = float(made.dispersion[0])
    group = np.repeat([0.0, 1.0], [placebo, treated])
    family = sm.families.NegativeBinomial(alpha=spread) if spread else sm.families.Poisson()
    fit = sm.GLM(np.concatenate(counts), sm.add_constant(group), family=family).fit(tol=1e-12)
    assert made.log_ratio == pytest.approx([fit.params[1]], abs=1e-6)
    assert made.error == pytest.approx([fit.bse[1]], rel=1e-5)
    assert made.p == pytest.approx([fit.pvalues[1]], abs=1e-5)


@few
@given(st.integers(0, 2**32 - 1), trials)
def test_the_same_seed_gives_the_same_trials_however_they_are_cut(seed: int, trial: msc.Trial) -> None:
    people = trial.placebo + trial.treated
    many = 500_000 // people + 3  # more than one block
    one, other = (msc.simulate(0.7, trial, trials=many, rng=np.random.default_rng(seed)) for _ in range(2))
    assert np.array_equal(one.p, other.p)
    fewer = msc.simulate(0.7, trial, trials=5, rng=np.random.default_rng(seed))
    assert np.array_equal(fewer.treated_mean, one.treated_mean[:5])


# Bad input

RNG = np.random.default_rng(1)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        *(
            (msc.Parameters, name, value)
            for name in ("lung_share", "largest_effect")
            for value in (-0.1, 1.1)
        ),
        *(
            (msc.Parameters, name, value)
            for name in ("lung_loss", "systemic_loss", "cns_loss", "signal_rate", "half_signal")
            for value in (0, -1, math.inf)
        ),
        *(
            (msc.Parameters, name, value)
            for name in ("lung_release", "lung_weight", "systemic_weight", "cns_weight")
            for value in (-1, math.nan)
        ),
        (msc.Treatment, "dose", -1),
        (msc.Treatment, "route", "oral"),
        (msc.Trial, "treated", 1),
        (msc.Trial, "placebo", 2.5),
        (msc.Trial, "mean_count", 0),
        (msc.Trial, "dispersion", -0.1),
        (msc.Trial, "level", 0),
    ],
)
def test_a_value_out_of_range_is_named(kind: Any, field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=field):
        kind(**{field: value})


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: msc.amounts([]), "times is empty"),
        (lambda: msc.signal(-1.0), "times"),
        (lambda: msc.trial_rate_ratio(scans=()), "scans is empty"),
        (lambda: msc.power(0, 0.2), "ratio"),
        (lambda: msc.power(0.5, 0), "error"),
        (lambda: msc.power(0.5, 0.2, level=1), "level"),
        (lambda: msc.p_value(-1, 0.2), "ratio"),
        (lambda: msc.detectable_ratio(0.2, chance=0.2), "chance"),
        (lambda: msc.detectable_ratio(math.nan), "error"),
        (lambda: msc.error_of_interval(1.5, 0.58), "smaller limit first"),
        (lambda: msc.error_of_interval(0, 0.58), "low"),
        (lambda: msc.standard_error(0), "ratio"),
        (lambda: msc.implied_dispersion(0.01, 0.94), "larger mean_count"),
        (lambda: msc.analyse([1], [1, 2]), "two people"),
        (lambda: msc.analyse([1, 2], [[1, 2], [1, 2]]), "one row of each"),
        (lambda: msc.analyse([1, -2], [1, 2]), "placebo"),
        (lambda: msc.simulate(0, trials=5, rng=RNG), "ratio"),
        (lambda: msc.simulate(1, trials=0, rng=RNG), "trials"),
        (lambda: msc.simulate(1, trials=10_000_000, rng=RNG), "fewer trials"),
    ],
)
def test_a_refusal_says_what_to_write(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_chance_needs_a_seed() -> None:
    with pytest.raises(TypeError, match="default_rng"):
        msc.simulate(1.0, trials=5, rng=1)  # type: ignore[arg-type]  # what a reader may write
