"""Relapses from chance arrivals: known cases, then properties, then bad input."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from mscourse.models import relapse
from mscourse.models.relapse.episodes import Episodes

EVEN = relapse.Parameters(by_chance=False)
SMALL = relapse.Study(patients=8, years=0.3)
parameters = st.builds(
    relapse.Parameters,
    activation=st.floats(0.2, 2),
    resting_loss=st.floats(0.005, 0.1),
    rest=st.floats(0, 0.1),
    effector_growth=st.floats(0.5, 2),
    regulator_growth=st.floats(0.25, 2),
    effector_loss=st.floats(0.05, 0.5),
    regulator_loss=st.floats(0.05, 0.5),
    effector_midpoint=st.floats(300, 3000),
    regulator_midpoint=st.floats(100, 500),
    steepness=st.floats(1, 7),
)
usual = settings(deadline=None, max_examples=60)
few = settings(deadline=None, max_examples=8)  # every example is a simulation


def simulate(study: relapse.Study, seed: int = 1, **chosen: Any) -> relapse.Result:
    return relapse.simulate(study, rng=np.random.default_rng(seed), **chosen)


def change(cells: NDArray[np.float64], p: relapse.Parameters) -> NDArray[np.float64]:
    er, rr, e, r = cells
    s_e, s_r = (
        x**p.steepness / (k**p.steepness + x**p.steepness)
        for x, k in ((e, p.effector_midpoint), (r, p.regulator_midpoint))
    )
    return np.array(
        [
            p.effector_arrivals * p.effector_burst / 365 - (p.activation + p.resting_loss) * er + p.rest * e,
            p.regulator_arrivals * p.regulator_burst / 365
            - (p.activation + p.resting_loss) * rr
            + p.rest * r,
            p.activation * er + p.effector_growth * (1 - s_r) * e - p.effector_loss * s_r * e - p.rest * e,
            p.activation * rr + p.regulator_growth * s_e * r - p.regulator_loss * r - p.rest * r,
        ]
    )


# Known cases


def test_half_of_the_effect_is_at_the_midpoint() -> None:
    assert relapse.hill([0, 1, 1e30], 5) == pytest.approx([0, 0.5, 1])
    assert relapse.hill(2.0, 3) == pytest.approx(8 / 9)
    assert relapse.hill(2.0, 2.5) == pytest.approx(2**2.5 / (1 + 2**2.5))


def test_the_steady_state_is_stable_and_reached_in_swings() -> None:
    at = relapse.steady_state(relapse.Parameters())
    assert at.effectors == pytest.approx(975.5, abs=0.05)
    assert at.damage == pytest.approx((at.effectors / 22_800) ** 2 / 0.102)
    lead = relapse.leading_eigenvalue(relapse.Parameters())
    assert lead.real < 0 < lead.imag
    assert relapse.period(relapse.Parameters()) == pytest.approx(12.767, abs=1e-3)


def test_with_even_arrivals_there_is_no_relapse() -> None:
    made = simulate(relapse.Study(patients=2, years=2), parameters=EVEN)
    assert made.counts.tolist() == [0, 0]
    assert made.rate == 0
    assert math.isnan(made.dispersion)
    assert made.effectors[:, -1] == pytest.approx(relapse.steady_state(EVEN).effectors)
    assert made.reversible[:, -1] == pytest.approx(relapse.steady_state(EVEN).damage)


def test_half_the_step_is_half_the_error() -> None:
    def end(step: float) -> float:
        made = simulate(relapse.Study(patients=1, years=8 / 365, step=step), parameters=EVEN)
        return float(made.effectors[0, -1])

    exact = solve_ivp(lambda _, y: change(y, EVEN), (0, 8), EVEN.start, rtol=1e-10, atol=1e-8).y[2, -1]
    errors = [end(step) - exact for step in (0.02, 0.01, 0.005)]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.1)
    assert errors[1] / errors[2] == pytest.approx(2, rel=0.1)


def test_an_episode_begins_with_a_rise_and_soon_after_is_no_new_one() -> None:
    seen = Episodes(np.array([1.0, 20.0]), threshold=10, merge_days=30)
    levels = {1: (10, 30), 5: (5, 5), 20: (12, 9), 25: (3, 3), 31: (11, 10), 50: (11, 10)}
    for day, cells in levels.items():
        seen.see(np.array(cells, dtype=float), day)
    began = [
        (float(day), int(one))
        for days, people in zip(seen.days, seen.patients, strict=True)
        for day, one in zip(days, people, strict=True)
    ]
    assert began == [(1, 0), (31, 0), (31, 1)]


def test_episodes_are_where_the_effectors_rise() -> None:
    made = simulate(relapse.Study(patients=4, years=3, record=0.1))
    assert made.onset_day.size
    for day, one in zip(made.onset_day, made.onset_patient, strict=True):
        at = round(day / 0.1)
        assert made.effectors[one, at - 1] < 22_800 <= made.effectors[one, at]
    assert made.counts.sum() == made.onset_day.size
    assert made.rate == pytest.approx(made.counts.mean() / 3)
    assert made.rate_between(0, 3 * 365 + 1) == pytest.approx(made.rate, rel=2e-3)


def test_a_wipe_out_leaves_its_share_of_the_cells() -> None:
    study = relapse.Study(patients=3, years=0.1, record=0.1)
    gone = relapse.Treatment(start=10, surviving=0.01)
    before, after = simulate(study), simulate(study, treatments=[gone])
    assert np.array_equal(before.effectors[:, :101], after.effectors[:, :101])
    # One step later: a hundredth of the resting cells, less what leaves, and whoever arrived.
    left = 0.01 * (before.resting_effectors[:, 100] * (1 - 0.101) + 0.001 * before.effectors[:, 100])
    arrived = after.resting_effectors[:, 101] - left
    assert np.all(np.isclose(arrived, 0, atol=1e-9) | np.isclose(arrived, 100))


def test_stronger_regulators_bring_fewer_relapses_and_differing_patients_more_spread() -> None:
    study = relapse.Study(patients=40, years=2)
    alike, apart = simulate(study), simulate(replace(study, regulator_spread=0.3))
    strong = simulate(study, treatments=[relapse.Treatment(regulator_growth=2)])
    assert 0.6 < alike.rate < 1.7
    assert strong.rate < 0.05
    assert apart.dispersion > 2 * alike.dispersion
    assert apart.regulator_growth.mean() == pytest.approx(0.25, rel=0.2)
    assert np.ptp(alike.regulator_growth) == 0


def test_who_passes_the_largest_number_is_told() -> None:
    lost = relapse.Parameters(regulator_arrivals=0, regulator_growth=0, start=(0, 0, 1000, 0))
    made = simulate(relapse.Study(patients=2, years=0.2), parameters=lost)
    assert made.clipped.all()
    assert made.effectors.max() == 100 * lost.damage_scale
    assert not simulate(SMALL, parameters=EVEN).clipped.any()


# Properties


@usual
@given(parameters)
def test_nothing_moves_at_the_steady_state(p: relapse.Parameters) -> None:
    try:
        at = relapse.steady_state(p)
    except ValueError as refused:
        assert "no steady state" in str(refused)  # noqa: PT017 - drawn at random, some have none
        reject()
    turnover = np.abs(at.cells) + 1
    assert np.abs(change(at.cells, p) / turnover).max() < 1e-7
    assert (at.cells > 0).all()
    nudges = np.diag(1e-5 * at.cells)
    slopes = [(change(at.cells + one, p) - change(at.cells - one, p)) / (2 * one.sum()) for one in nudges]
    assert relapse.jacobian(p) == pytest.approx(np.array(slopes).T, rel=1e-4, abs=1e-4)


@usual
@given(st.floats(0.25, 2), st.floats(0.25, 2))
def test_stronger_regulators_leave_fewer_effectors(one: float, other: float) -> None:
    def effectors(growth: float) -> float:
        return relapse.steady_state(relapse.Parameters(regulator_growth=growth)).effectors

    assert effectors(max(one, other)) <= effectors(min(one, other)) * (1 + 1e-9)


@usual
@given(st.floats(0.25, 2), st.floats(1, 100))
def test_a_covariance_is_symmetric_and_grows_with_the_kicks(growth: float, burst: float) -> None:
    p = relapse.Parameters(regulator_growth=growth)
    made = relapse.covariance(p)
    assert made == pytest.approx(made.T)
    assert np.linalg.eigvalsh(made).min() > 0
    # The same cells in smaller portions: the steady state stays, the spread falls with the portion.
    rate = 10_000 / burst
    portions = replace(
        p, effector_burst=burst, regulator_burst=burst, effector_arrivals=rate, regulator_arrivals=rate
    )
    assert relapse.covariance(portions) == pytest.approx(made * burst / 100, rel=1e-5)
    assert np.array_equal(relapse.covariance(replace(p, by_chance=False)), np.zeros((4, 4)))


@few
@given(parameters, st.integers(0, 2**32 - 1))
def test_cells_and_damage_stay_within_bounds(p: relapse.Parameters, seed: int) -> None:
    made = simulate(SMALL, seed, parameters=p)
    cells = [made.resting_effectors, made.resting_regulators, made.effectors, made.regulators]
    for one in cells:
        assert one.shape == (8, 110) == (SMALL.patients, made.time.size)
        assert np.isfinite(one).all()
        assert one.min() >= 0
    assert max(made.effectors.max(), made.regulators.max()) <= 100 * p.damage_scale
    assert made.reversible.min() >= 0
    assert (np.diff(made.irreversible) >= 0).all()


@few
@given(st.integers(0, 2**32 - 1), st.floats(0, 0.5))
def test_the_same_seed_gives_the_same_patients_however_often_they_are_recorded(
    seed: int, spread: float
) -> None:
    study = replace(SMALL, regulator_spread=spread)
    one, other = simulate(study, seed), simulate(replace(study, record=7), seed)
    assert np.array_equal(one.effectors[:, ::7], other.effectors)
    assert np.array_equal(one.onset_day, other.onset_day)
    assert np.array_equal(one.regulator_growth, other.regulator_growth)


@few
@given(st.integers(0, 2**32 - 1), st.floats(5, 100), st.floats(0.5, 2), st.floats(0.5, 2))
def test_a_treatment_changes_nothing_before_it_starts_or_if_it_does_nothing(
    seed: int, start: float, one: float, other: float
) -> None:
    untreated = simulate(SMALL, seed)
    nothing = relapse.Treatment(start=start)
    assert np.array_equal(simulate(SMALL, seed, treatments=[nothing]).effectors, untreated.effectors)
    both = [
        relapse.Treatment(start=start, end=start + 30, effector_growth=one),
        relapse.Treatment(start=start, effector_midpoint=other, regulator_growth=one),
    ]
    made = simulate(SMALL, seed, treatments=both)
    before = made.time <= start - 0.05
    assert np.array_equal(made.effectors[:, before], untreated.effectors[:, before])


@few
@given(st.integers(0, 2**32 - 1), st.floats(0.5, 2), st.floats(0.5, 2))
def test_a_treatment_from_the_first_day_is_a_change_of_the_parameters(
    seed: int, one: float, other: float
) -> None:
    given_drug = relapse.Treatment(effector_growth=one, effector_loss=other, regulator_growth=other)
    p = relapse.treated(relapse.Parameters(), given_drug)
    assert p.effector_growth == 2 * one
    made = simulate(SMALL, seed, treatments=[given_drug])
    assert made.effectors == pytest.approx(simulate(SMALL, seed, parameters=p).effectors, rel=1e-6)


# Bad input

RNG = np.random.default_rng(1)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        *(
            (relapse.Parameters, name, value)
            for name in (
                "activation", "resting_loss", "damage_repair", "effector_midpoint", "regulator_midpoint",
                "damage_scale", "steepness",
            )
            for value in (0, -1, math.nan)
        ),
        *(
            (relapse.Parameters, name, -1)
            for name in (
                "rest", "effector_growth", "regulator_growth", "effector_loss", "regulator_loss",
                "damage_rate", "damage_scarring", "effector_arrivals", "regulator_arrivals",
                "effector_burst", "regulator_burst",
            )
        ),
        (relapse.Parameters, "start", (1, 2, 3)),
        (relapse.Parameters, "start", (1, 2, 3, -4)),
        *(
            (relapse.Treatment, name, -1)
            for name in ("start", "end", "effector_growth", "effector_loss", "regulator_growth", "surviving")
        ),
        (relapse.Treatment, "effector_midpoint", 0),
        (relapse.Treatment, "surviving", 1.1),
        (relapse.Study, "patients", 0),
        (relapse.Study, "years", 0),
        (relapse.Study, "regulator_spread", -0.1),
        (relapse.Study, "threshold", 0),
        (relapse.Study, "merge_days", -1),
        (relapse.Study, "step", 0),
        (relapse.Study, "record", 0.01),
    ],
)  # fmt: skip
def test_a_value_out_of_range_is_named(kind: Any, field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=field):
        kind(**{field: value})


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: relapse.Treatment(start=5, end=5), "ends after it starts"),
        (lambda: relapse.steady_state(relapse.Parameters(regulator_arrivals=0)), "Raise regulator_growth"),
        (lambda: relapse.covariance(relapse.Parameters(regulator_burst=0)), "no steady state"),
        (lambda: simulate(relapse.Study(patients=500_000)), "fewer patients"),
        (lambda: simulate(relapse.Study(patients=9000, years=2, record=0.1)), "Record less often"),
        (lambda: simulate(SMALL, parameters=relapse.Parameters(effector_arrivals=1e5)), "effector_arrivals"),
        (lambda: simulate(SMALL, parameters=relapse.Parameters(effector_loss=20)), "effector_loss"),
        (lambda: simulate(SMALL, treatments=[relapse.Treatment(effector_loss=60)]), "effector_loss"),
        (lambda: simulate(SMALL).rate_between(5, 5), "days that rise"),
    ],
)
def test_a_refusal_says_what_to_write(call: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_chance_needs_a_seed() -> None:
    with pytest.raises(TypeError, match="default_rng"):
        relapse.simulate(SMALL, rng=1)  # type: ignore[arg-type]  # what a reader may write
