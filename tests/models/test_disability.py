"""Disability: known cases, then other methods on fresh rates, then properties, then bad input."""

import math
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from mscourse.models import disability, published
from mscourse.models.disability import FourStates, Parameters, Setting, Treatment, Visits

some = settings(max_examples=30, deadline=None)
few = settings(max_examples=10, deadline=None)
seeds = st.integers(0, 2**32 - 1)
ratios = st.floats(0.05, 1)
rates = st.floats(0.02, 2)
PLAIN = Parameters()
TRANSPLANT = Treatment(hazard_ratio=published.MIST_PROGRESSION.value, stop=3)


@st.composite
def chains(draw: st.DrawFn) -> Parameters:
    up, down = (tuple(draw(st.lists(rates, min_size=9, max_size=9))) for _ in range(2))
    return Parameters(worsening_shape=up, improvement=down, scale=1.0, start=draw(st.integers(0, 5)))


def reached(parameters: Parameters, years: float, *treatments: Treatment) -> float:
    return float(disability.reach(parameters, years, treatments)[0])


# ---- known cases ----


def test_steps_up_at_one_rate_are_counted_by_poisson() -> None:
    even = Parameters(worsening_shape=(1.0,) * 9, improvement=(0.0,) * 9, scale=0.4, start=0)
    shares = disability.cohort(even, (), Visits(years=5)).shares[-1]
    mean = 0.4 * 5
    counts = [math.exp(-mean) * mean**k / math.factorial(k) for k in range(9)]
    assert shares[:9] == pytest.approx(counts, abs=1e-13)
    assert reached(even, 5) == pytest.approx(1 - sum(counts[:6]), abs=1e-13)


def test_one_step_is_an_exponential_wait() -> None:
    near = replace(PLAIN, start=5)
    # from 5 they may also improve, so only without improvement is it plain
    only_up = replace(near, improvement=(0.0,) * 9)
    rate = PLAIN.scale * PLAIN.worsening_shape[5]
    assert reached(only_up, 3) == pytest.approx(-math.expm1(-3 * rate), abs=1e-13)
    assert disability.years_until(only_up) == pytest.approx(math.log(2) / rate, abs=1e-7)


def test_a_gamma_of_rates_makes_a_power_of_time() -> None:
    frail = replace(PLAIN, start=5, improvement=(0.0,) * 9, frailty=2.0, classes=1000)
    rate = PLAIN.scale * PLAIN.worsening_shape[5]
    assert reached(frail, 3) == pytest.approx(1 - (1 + 3 * rate / 2) ** -2, abs=2e-4)


def test_in_the_long_run_flows_up_and_down_are_equal() -> None:
    shares = disability.cohort(PLAIN, (), Visits(years=200, every=200)).shares[-1]
    up = PLAIN.scale * np.array(PLAIN.worsening_shape) / np.array(PLAIN.improvement)
    balance = np.cumprod([1.0, *up])
    assert shares == pytest.approx(balance / balance.sum(), abs=1e-3)


def test_who_stands_there_from_the_beginning_has_reached_it() -> None:
    assert disability.reach(replace(PLAIN, start=7), [0, 1]).tolist() == [1, 1]
    assert disability.years_until(replace(PLAIN, start=6)) == 0
    assert disability.reach(PLAIN, [0, 15])[0] == 0


def test_a_step_that_is_out_of_reach_is_never_reached() -> None:
    slow = replace(PLAIN, scale=1e-6)
    assert disability.years_until(slow) == math.inf


def test_the_generator_is_written_out() -> None:
    made = disability.generator(PLAIN, hazard_ratio=0.5)
    assert made[1, 2] == pytest.approx(0.5 * PLAIN.scale * PLAIN.worsening_shape[1])
    assert made[2, 1] == PLAIN.improvement[1]
    assert made[0, 2] == made[9, 7] == 0
    assert np.abs(made.sum(axis=1)).max() < 1e-15


def test_the_anchor_is_the_mean_of_the_four_groups() -> None:
    assert np.mean(disability.BRITISH_COLUMBIA) == pytest.approx(disability.ANCHOR, abs=3e-4)
    assert disability.calibrate(PLAIN).scale == pytest.approx(PLAIN.scale, rel=1e-5)


def test_the_seven_published_probabilities_come_back() -> None:
    yearly = disability.fit_four_states().yearly()
    assert yearly.diagonal() == pytest.approx(disability.STAY, abs=2e-4)
    assert yearly.diagonal(1) == pytest.approx(disability.WORSEN, abs=2e-4)
    made, kept = disability.fit_four_states(), FourStates()
    assert made.worsening == pytest.approx(kept.worsening, abs=1e-6)
    assert made.improvement == pytest.approx(kept.improvement, abs=1e-6)


def test_the_numbers_that_the_card_prints() -> None:
    half, late = Treatment(hazard_ratio=0.5), Treatment(hazard_ratio=0.5, start=10)
    natural = reached(PLAIN, 15)
    assert natural == pytest.approx(0.262, abs=5e-5)
    assert disability.years_until(PLAIN) == pytest.approx(23.4, abs=0.05)
    frail = disability.calibrate(replace(PLAIN, frailty=8))
    assert disability.years_until(frail) == pytest.approx(25.6, abs=0.05)
    assert disability.years_until(frail) == pytest.approx(
        published.GOTHENBURG_MEDIAN_TO_EDSS_6.value, rel=0.1
    )
    assert reached(PLAIN, 15, TRANSPLANT) == pytest.approx(0.155, abs=5e-5)
    assert reached(PLAIN, 15, half) == pytest.approx(0.036, abs=1e-4)
    assert reached(PLAIN, 15, late) == pytest.approx(0.180, abs=5e-5)
    lost = (reached(PLAIN, 15, late) - reached(PLAIN, 15, half)) / (natural - reached(PLAIN, 15, half))
    assert lost == pytest.approx(0.64, abs=0.005)


def test_another_shape_gives_the_same_totals() -> None:
    other = Parameters(
        worsening_shape=(1.1365, 1.1675, 1.6207, 0.3452, 4.7396, 0.7042, 1.2875, 0.3096, 1.871),
        improvement=(0.15,) * 9,
    )
    for treatments in ([], [Treatment(hazard_ratio=0.5)], [TRANSPLANT]):
        assert reached(other, 15, *treatments) == pytest.approx(reached(PLAIN, 15, *treatments), rel=1e-4)
    assert disability.years_until(other) == pytest.approx(disability.years_until(PLAIN), rel=1e-4)
    means = [disability.cohort(one).mean[15] for one in (other, PLAIN)]
    assert means[0] == pytest.approx(means[1], rel=1e-4)
    assert other.worsening_shape[4] / PLAIN.worsening_shape[4] == pytest.approx(7.7, abs=0.05)


# ---- other methods, on fresh rates ----


@few
@given(chains(), ratios, st.floats(0.5, 4), st.floats(0.5, 5))
def test_a_solver_of_differential_equations_agrees(
    chain: Parameters, ratio: float, start: float, length: float
) -> None:
    treatment = Treatment(hazard_ratio=ratio, start=start, stop=start + length)

    def solve(first: float, last: float, now: NDArray[np.float64], hazard: float) -> NDArray[np.float64]:
        q = disability.generator(chain, hazard_ratio=hazard)
        made = solve_ivp(lambda _, y: y @ q, (first, last), now, method="LSODA", rtol=1e-10, atol=1e-12)
        return np.asarray(made.y[:, -1], dtype=float)

    now = disability.at_step(chain.start)
    now = solve(0, start, now, 1)
    now = solve(start, start + length, now, ratio)
    now = solve(start + length, 12, now, 1)
    made = disability.propagate(chain, disability.at_step(chain.start), [0, 12], [treatment])
    assert made[-1] == pytest.approx(now, abs=1e-8)


@some
@given(st.lists(rates, min_size=6, max_size=6), st.floats(0.1, 20))
def test_eigenvalues_give_the_four_states(six: list[float], years: float) -> None:
    chain = FourStates(worsening=tuple(six[:3]), improvement=tuple(six[3:]))
    values, vectors = np.linalg.eig(chain.generator())
    held = (vectors * np.exp(values * years)) @ np.linalg.inv(vectors)
    assert chain.yearly(years=years) == pytest.approx(held.real, abs=1e-9)


@some
@given(st.lists(st.floats(0.05, 0.8), min_size=6, max_size=6))
def test_rates_that_are_known_are_found_again(six: list[float]) -> None:
    yearly = FourStates(worsening=tuple(six[:3]), improvement=tuple(six[3:])).yearly()
    found = disability.fit_four_states(tuple(yearly.diagonal()), tuple(yearly.diagonal(1)))
    again = found.yearly()
    assert again.diagonal() == pytest.approx(yearly.diagonal(), abs=1e-6)
    assert again.diagonal(1) == pytest.approx(yearly.diagonal(1), abs=1e-6)


@pytest.mark.parametrize("frailty", [None, 2.0])
@pytest.mark.parametrize(
    "treatments", [(), (TRANSPLANT,), (Treatment(hazard_ratio=0.5, start=2.5, stop=7.2),)]
)
def test_people_are_on_average_their_group(frailty: float | None, treatments: tuple[Treatment, ...]) -> None:
    asked = replace(PLAIN, frailty=frailty, classes=20)
    group = disability.cohort(asked, treatments)
    people = disability.simulate(asked, treatments, rng=np.random.default_rng(3), people=20_000)
    assert people.mean == pytest.approx(group.mean, rel=0.02)
    assert people.counts / 20_000 == pytest.approx(group.shares, abs=0.015)
    assert people.counts.sum(axis=1).tolist() == [20_000] * 31


def test_who_is_seen_beyond_a_step_is_fewer_than_who_has_ever_been_there() -> None:
    rng = np.random.default_rng(4)
    people = disability.simulate(PLAIN, (), Visits(years=15, every=0.05), rng=rng, people=20_000)
    seen = people.seen(6)[-1] / 20_000
    rare = (
        disability.simulate(PLAIN, (), Visits(years=15, every=5), rng=rng, people=20_000).seen(6)[-1] / 20_000
    )
    ever = reached(PLAIN, 15)
    assert seen == pytest.approx(ever, abs=0.012)
    assert rare < ever - 0.005


def test_people_of_a_table_are_on_average_its_powers() -> None:
    table = FourStates().yearly()
    people = disability.simulate_matrix(
        table, start=1, cycles=20, rng=np.random.default_rng(5), people=20_000
    )
    shares = disability.follow(table, start=1, cycles=20).shares
    assert shares[-1] == pytest.approx(np.linalg.matrix_power(table, 20)[1], abs=1e-13)
    assert people.counts / 20_000 == pytest.approx(shares, abs=0.015)


# ---- properties ----


@some
@given(chains(), st.floats(0.1, 50), st.none() | st.floats(0.5, 20))
def test_rows_sum_to_1_and_nothing_is_negative(
    chain: Parameters, years: float, frailty: float | None
) -> None:
    steps = disability.transitions(replace(chain, frailty=frailty, classes=5), [0, years])
    assert np.abs(steps.sum(axis=-1) - 1).max() < 1e-12
    assert steps.min() >= 0


@some
@given(chains(), st.floats(0, 10), st.floats(0.5, 10))
def test_a_hazard_ratio_of_1_changes_nothing(chain: Parameters, start: float, length: float) -> None:
    nothing = Treatment(hazard_ratio=1, start=start, stop=start + length)
    assert reached(chain, 15, nothing) == pytest.approx(reached(chain, 15), abs=1e-10)


@some
@given(chains(), ratios, st.floats(0.01, 0.5), st.floats(0, 10), st.floats(1, 10))
def test_a_stronger_an_earlier_and_a_longer_treatment_never_do_worse(
    chain: Parameters, ratio: float, less: float, start: float, length: float
) -> None:
    given_ = Treatment(hazard_ratio=ratio, start=start, stop=start + length)
    stronger = replace(given_, hazard_ratio=ratio * (1 - less))
    longer = replace(given_, stop=start + length + 2)
    assert reached(chain, 15, stronger) <= reached(chain, 15, given_) + 1e-10
    assert reached(chain, 15, longer) <= reached(chain, 15, given_) + 1e-10
    assert reached(chain, 15, given_) <= reached(chain, 15) + 1e-10


@some
@given(ratios, st.floats(0, 5), st.floats(1, 5), st.floats(1, 5))
def test_a_treatment_in_two_pieces_is_one(ratio: float, start: float, first: float, second: float) -> None:
    whole = Treatment(hazard_ratio=ratio, start=start, stop=start + first + second)
    parts = (replace(whole, stop=start + first), replace(whole, start=start + first))
    assert reached(PLAIN, 15, *parts) == pytest.approx(reached(PLAIN, 15, whole), abs=1e-10)
    both = (Treatment(hazard_ratio=ratio), Treatment(hazard_ratio=0.5))
    assert reached(PLAIN, 15, *both) == pytest.approx(
        reached(PLAIN, 15, Treatment(hazard_ratio=ratio / 2)), abs=1e-10
    )


@some
@given(chains(), st.floats(0.5, 29))
def test_looking_more_often_changes_no_share(chain: Parameters, between: float) -> None:
    at = disability.at_step(chain.start)
    once, twice = (disability.propagate(chain, at, times)[-1] for times in ([0, 30], [0, between, 30]))
    assert twice == pytest.approx(once, abs=1e-9)


@some
@given(chains())
def test_who_has_been_there_only_grows_and_is_no_fewer_than_who_is_there(chain: Parameters) -> None:
    ever = disability.reach(chain, np.arange(31.0))
    assert np.all(np.diff(ever) >= -1e-12)
    assert np.all(ever >= disability.cohort(chain).at_least(6) - 1e-12)


@few
@given(st.floats(0.05, 0.6), st.floats(2, 25), st.none() | st.floats(1, 20))
def test_a_scale_gives_the_share_that_was_asked(share: float, years: float, frailty: float | None) -> None:
    made = disability.calibrate(replace(PLAIN, frailty=frailty, classes=10), share, years)
    assert reached(made, years) == pytest.approx(share, abs=1e-9)
    assert disability.years_until(made, share) == pytest.approx(years, abs=1e-5)


def test_with_the_same_anchor_unlike_people_have_a_later_median() -> None:
    medians = [
        disability.years_until(disability.calibrate(replace(PLAIN, frailty=shape)))
        for shape in (2.0, 8.0, 1e6, None)
    ]
    assert medians[0] > medians[1] > medians[2]
    assert medians[2] == pytest.approx(medians[3], abs=1e-3)


@few
@given(seeds)
def test_the_same_seed_gives_the_same_people(seed: int) -> None:
    made = [
        disability.simulate(PLAIN, [TRANSPLANT], rng=np.random.default_rng(seed), people=50) for _ in range(2)
    ]
    assert np.array_equal(made[0].step, made[1].step)
    assert made[0].step.shape == (31, 50)
    assert set(np.unique(made[0].step)) <= set(range(10))


def test_visits_that_do_not_fit_are_left_out() -> None:
    assert Visits(years=1, every=0.3).times == pytest.approx([0, 0.3, 0.6, 0.9])
    assert Visits(years=0.9, every=0.3).times == pytest.approx([0, 0.3, 0.6, 0.9])


@pytest.mark.parametrize("frailty", [None, 2.0])
def test_threads_and_processes_give_what_one_worker_gives(
    frailty: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mscourse.models.disability.run.BLOCK", 2000)
    setting = Setting(parameters=replace(PLAIN, frailty=frailty), treatments=(TRANSPLANT,))
    alone = disability.population(setting, people=5001, seed=7)
    assert alone.counts.sum(axis=1).tolist() == [5001] * 31
    for pool in (ThreadPoolExecutor(2), ProcessPoolExecutor(2)):
        with pool:
            made = disability.population(setting, people=5001, seed=7, executor=pool)
        assert np.array_equal(made.counts, alone.counts)
        assert np.array_equal(made.seen, alone.seen)
    assert alone.course.mean == pytest.approx(
        disability.cohort(setting.parameters, setting.treatments).mean, rel=0.05
    )


def test_the_ends_of_what_may_be_asked_still_end() -> None:
    fast = Parameters(
        worsening_shape=(100.0,) * 9, improvement=(100.0,) * 9, scale=100.0, frailty=0.1, classes=1000
    )
    for ratio in (1e-6, 1e3):
        made = disability.cohort(fast, [Treatment(hazard_ratio=ratio)], Visits(years=200)).shares
        assert np.abs(made.sum(axis=1) - 1).max() < 1e-12


# ---- a table from elsewhere ----


def as_text(table: NDArray[np.float64], digits: int = 17) -> str:
    return "\n".join(",".join(f"{cell:.{digits}g}" for cell in row) for row in table)


def test_a_table_is_read_from_text_and_from_a_file(tmp_path: Path) -> None:
    table = disability.transitions(PLAIN, [0, 1])[0, 0]
    path = tmp_path / "table.csv"
    path.write_text("\ufeff" + as_text(table) + "\n\n", encoding="utf-8")
    for source in (path, as_text(table)):
        assert disability.read_matrix(source) == pytest.approx(table, abs=1e-15)
    course = disability.follow(disability.read_matrix(path), start=1, cycles=30)
    assert course.shares == pytest.approx(disability.cohort(PLAIN).shares, abs=1e-12)


@some
@given(chains())
def test_a_rounded_table_has_rows_that_sum_to_1_again(chain: Parameters) -> None:
    table = disability.transitions(chain, [0, 1])[0, 0]
    rounded = "\n".join(",".join(f"{cell:.4f}" for cell in row) for row in table)
    made = disability.read_matrix(rounded)
    assert np.abs(made.sum(axis=1) - 1).max() < 1e-12
    assert made == pytest.approx(table, abs=1e-3)


GOOD = as_text(np.eye(10))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "0 lines; write 10"),
        ("table.csv", r"1 lines; write 10.*pathlib\.Path"),
        ("a,b\n" + GOOD, "11 lines"),
        (GOOD.replace("1,0", "1", 1), "line 1 of the table holds 9 numbers"),
        (GOOD.replace("0,1", "0,x", 1), "line 2 .*no number"),
        (GOOD.replace("0,1", "0,0.9", 1), "row 1 of matrix sums to 0.9"),
        (GOOD.replace("0,1", "0,1.5", 1), "matrix holds 1.5"),
        (GOOD.replace("0,1", "0,nan", 1), "matrix holds nan"),
    ],
)
def test_a_wrong_table_is_refused_by_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        disability.read_matrix(text)


# ---- bad input ----


@pytest.mark.parametrize(
    ("kind", "name", "value", "wrong"),
    [
        (Parameters, "worsening_shape", (1.0,) * 8, ValueError),
        (Parameters, "worsening_shape", (0.0,) * 9, ValueError),
        (Parameters, "improvement", (-0.1,) * 9, ValueError),
        (Parameters, "improvement", "fast", TypeError),
        (Parameters, "scale", 0, ValueError),
        (Parameters, "scale", math.nan, ValueError),
        (Parameters, "start", 10, ValueError),
        (Parameters, "start", 1.5, ValueError),
        (Parameters, "frailty", 0, ValueError),
        (Parameters, "frailty", "great", TypeError),
        (Parameters, "classes", 1, ValueError),
        (Treatment, "hazard_ratio", 0, ValueError),
        (Treatment, "hazard_ratio", -1, ValueError),
        (Treatment, "start", -1, ValueError),
        (Treatment, "stop", 0, ValueError),
        (Treatment, "stop", math.nan, ValueError),
        (Visits, "years", 0, ValueError),
        (Visits, "every", 31, ValueError),
        (FourStates, "worsening", (1.0, 1.0), ValueError),
        (FourStates, "improvement", (-1.0, 1.0, 1.0), ValueError),
    ],
)
def test_a_wrong_parameter_is_named(kind: Any, name: str, value: Any, wrong: type[Exception]) -> None:
    with pytest.raises(wrong, match=name):
        kind(**{name: value})


@pytest.mark.parametrize(
    ("call", "wrong", "words"),
    [
        (lambda: disability.generator(PLAIN, hazard_ratio=0), ValueError, "hazard_ratio"),
        (lambda: disability.at_step(12), ValueError, "step"),
        (lambda: disability.propagate(PLAIN, [1.0, 0.0], [0, 1]), ValueError, "ten shares"),
        (lambda: disability.propagate(PLAIN, [0.2] * 10, [0, 1]), ValueError, "sums to 2"),
        (lambda: disability.transitions(PLAIN, [0, 2, 1]), ValueError, "times must rise"),
        (lambda: disability.transitions(PLAIN, [0, 300]), ValueError, "times"),
        (lambda: disability.transitions(PLAIN, [0, 1], milestone=10), ValueError, "milestone"),
        (lambda: disability.reach(PLAIN, 15, TRANSPLANT), TypeError, "a list, even of one"),  # type: ignore[arg-type]  # the mistake that is tested
        (lambda: disability.reach(PLAIN, 15, milestone=0), ValueError, "milestone"),
        (lambda: disability.reach(PLAIN, -1), ValueError, "times"),
        (lambda: disability.years_until(PLAIN, 1.0), ValueError, "share"),
        (lambda: disability.calibrate(PLAIN, 0.0), ValueError, "share"),
        (lambda: disability.calibrate(replace(PLAIN, start=6)), ValueError, "any scale gives from 1 to 1"),
        (lambda: disability.fit_four_states(stay=(0.5, 0.5)), ValueError, "stay"),
        (lambda: disability.fit_four_states(worsen=(0.5, 0.5, 1.0)), ValueError, "worsen"),
        (lambda: FourStates().yearly(hazard_ratio=0), ValueError, "hazard_ratio"),
        (lambda: disability.check_matrix(np.ones((2, 3)) / 3), ValueError, "square"),
        (lambda: disability.follow(np.eye(4), start=4, cycles=3), ValueError, "start"),
        (lambda: disability.follow(np.eye(4), start=0, cycles=0), ValueError, "cycles"),
        (
            lambda: disability.simulate(PLAIN, rng=np.random.default_rng(1), people=0),
            ValueError,
            "people",
        ),
        (lambda: disability.simulate(PLAIN, rng=1), TypeError, r"default_rng\(1\)"),  # type: ignore[arg-type]  # the mistake that is tested
        (
            lambda: disability.simulate(PLAIN, rng=np.random.default_rng(1), people=10**8),
            ValueError,
            "people times visits",
        ),
        (
            lambda: disability.simulate_matrix(
                np.eye(4), start=0, cycles=3, rng=np.random.default_rng(1), people=-1
            ),
            ValueError,
            "people",
        ),
        (lambda: disability.population(Setting(), people=0, seed=1), ValueError, "people"),
        (lambda: disability.population(Setting(), people=5, seed=-1), TypeError, "seed"),
        (
            lambda: disability.cohort(replace(PLAIN, frailty=1.0), (), Visits(years=200, every=0.01)),
            ValueError,
            "matrices",
        ),
        (
            lambda: disability.cohort(
                PLAIN,
                [Treatment(start=at / 10, stop=at / 10 + 0.05) for at in range(1000)],
                Visits(years=200, every=1),
            ),
            ValueError,
            "stretches",
        ),
    ],
)
def test_a_wrong_call_says_what_to_do(call: Callable[[], object], wrong: type[Exception], words: str) -> None:
    with pytest.raises(wrong, match=words):
        call()
