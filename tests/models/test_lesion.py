"""Lesion formation: known values, then what holds in every run, then bad input."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.models import lesion as model
from mscourse.models.lesion.validation import QUANTITIES, by_lines, eigenvalue

STANDARD = model.Parameters()
LINE = model.Grid(shape=(40,), width=0.5)
FEW = settings(max_examples=25, deadline=None)

rates = st.builds(
    model.Parameters,
    chemotaxis=st.floats(0, 40),
    signal_diffusion=st.floats(0.05, 5),
    secretion=st.floats(0, 3),
    release=st.floats(0, 3),
    delay=st.floats(0.1, 5),
    damage=st.floats(0, 5),
)
grids = st.sampled_from(
    [
        LINE,
        model.Grid(shape=(40,), width=0.3, radial=True),
        model.Grid(shape=(9, 14), width=0.5),
        model.Grid(shape=(3, 3), width=2.0),
    ]
)


def scattered(grid: model.Grid, seed: int) -> model.State:
    rng = np.random.default_rng(seed)
    cells = rng.random(grid.shape) * np.where(rng.random(grid.shape) < 0.5, 0, 3)
    return model.State(
        grid=grid, cells=cells, signal=4 * rng.random(grid.shape), damage=rng.random(grid.shape)
    )


# ---- known values ----


@pytest.mark.parametrize(
    ("epsilon", "beta", "chi", "wavenumber"),
    [(1, 1, 8, 1), (1, 2, 4, 1), (0.25, 1, 4.5, math.sqrt(2)), (4, 1, 18, math.sqrt(0.5))],
)
def test_threshold(epsilon: float, beta: float, chi: float, wavenumber: float) -> None:
    held = model.Parameters(signal_diffusion=epsilon, secretion=beta)
    assert model.threshold(held) == pytest.approx((chi, wavenumber), rel=1e-12)
    assert model.spacing(held) == pytest.approx(2 * math.pi / wavenumber)
    at_it = replace(held, chemotaxis=chi)
    assert model.growth(wavenumber, at_it) == pytest.approx(0, abs=1e-9)


def test_no_signal_of_their_own_no_rings() -> None:
    held = model.Parameters(secretion=0)
    assert model.threshold(held)[0] == math.inf
    assert model.band(held) is None


def test_without_waves_everything_fades_at_its_own_rate() -> None:
    assert model.growth(0, model.Parameters(delay=4)) == pytest.approx(-0.25)
    assert model.growth(0, model.Parameters(delay=0.5)) == pytest.approx(-1)


def test_the_uniform_state_stays() -> None:
    start = model.noisy(STANDARD, LINE, 0, np.random.default_rng(1))
    found = model.simulate(STANDARD, start, [5])
    assert found.cells == pytest.approx(1)
    assert found.signal == pytest.approx(2)
    assert found.damage == pytest.approx(1)


def test_damage_is_exact_while_cells_stand_still() -> None:
    start = replace(model.noisy(STANDARD, LINE, 0, np.random.default_rng(1)), damage=np.zeros(LINE.shape))
    steady = replace(STANDARD, release=0)
    found = model.simulate(steady, replace(start, signal=np.ones(LINE.shape)), [0.7, 2], step=0.05)
    assert found.damage[:, 3] == pytest.approx(1 - np.exp([-0.35, -1]), rel=1e-12)


def test_cells_alone_grow_as_a_logistic_curve() -> None:
    start = replace(model.seed(LINE), cells=np.full(LINE.shape, 0.1))
    found = model.simulate(STANDARD, start, [1, 3], step=1e-3)
    assert found.cells[:, 7] == pytest.approx(1 / (1 + 9 * np.exp([-1.0, -3])), rel=1e-3)


@pytest.mark.parametrize("chemotaxis", [0.0, 4.0, 8.0])
def test_the_front_moves_at_two_whatever_chemotaxis_is(chemotaxis: float) -> None:
    speed = QUANTITIES["front_speed"](width=0.25, step=0.01, start=40, end=80, chemotaxis=chemotaxis)
    assert speed == pytest.approx(model.FRONT_SPEED, rel=0.03)


def test_a_disc_has_the_rings_of_a_plane() -> None:
    plane = model.simulate(STANDARD, model.seed(model.Grid()), [16], step=0.02).cells[-1]
    disc = model.Grid(shape=(64,), width=0.5, radial=True)
    along = model.simulate(STANDARD, model.seed(disc), [16], step=0.02).cells[-1]
    assert model.rings(plane[64, 64:]) == 3
    assert model.rings(along) == 3
    calm = replace(STANDARD, chemotaxis=2)
    plane = model.simulate(calm, model.seed(model.Grid()), [12], step=0.02).cells[-1]
    along = model.simulate(calm, model.seed(disc), [12], step=0.02).cells[-1]
    assert np.abs(plane[64, 64:] - along).max() < 0.03


def test_noise_fades_below_the_threshold_and_grows_above() -> None:
    for chemotaxis, grows in ((5.0, False), (7.0, True)):
        held = replace(STANDARD, chemotaxis=chemotaxis)
        start = model.noisy(held, LINE, 1e-3, np.random.default_rng(3))
        for step in (None, 0.02):  # the step must not matter: too long a one makes a zigzag grow
            found = model.simulate(held, start, [5, 30], step=step).cells.std(axis=1)
            assert bool(found[1] > found[0]) is grows


# ---- what holds in every run ----


@FEW
@given(rates, grids, st.integers(0, 10**6))
def test_nothing_is_below_nought_and_damage_never_heals(
    held: model.Parameters, grid: model.Grid, seed: int
) -> None:
    start = scattered(grid, seed)
    found = model.simulate(held, start, [0, 0.2, 0.5, 1])
    assert found.least >= 0
    assert found.cells.min() >= 0
    assert found.signal.min() >= 0
    assert ((found.damage >= 0) & (found.damage <= 1)).all()
    assert (np.diff(found.damage, axis=0) >= -1e-15).all()
    assert found.cells[0] == pytest.approx(start.cells)


@FEW
@given(rates, grids, st.integers(0, 10**6))
def test_the_mean_stays_below_one_or_where_it_began(
    held: model.Parameters, grid: model.Grid, seed: int
) -> None:
    start = scattered(grid, seed)
    found = model.simulate(held, start, [1])
    assert found.highest_mean <= max(1, float((grid.weights * start.cells).sum())) + 1e-9


@FEW
@given(rates, grids, st.integers(0, 10**6))
def test_fluxes_neither_make_nor_lose_cells(held: model.Parameters, grid: model.Grid, seed: int) -> None:
    start = scattered(grid, seed)
    slope = 8 / grid.width
    step = model.step_limit(held, grid, slope, 3)
    found = model.simulate(held, start, [step], step=step)
    assert found.steps == 1
    grown = (start.cells + step * start.cells * (1 - start.cells)) * grid.weights
    assert (found.cells[0] * grid.weights).sum() == pytest.approx(grown.sum(), rel=1e-9)


@settings(max_examples=15, deadline=None)
@given(rates, st.sampled_from([0.25, 0.5, 1.0]))
def test_a_zigzag_fades(held: model.Parameters, width: float) -> None:
    calm = replace(held, chemotaxis=min(100, 0.9 * model.threshold(held)[0]))  # no wave grows of itself
    grid = model.Grid(shape=(30,), width=width)
    start = model.noisy(calm, grid, 0, np.random.default_rng(1))
    zigzag = np.where(np.arange(30) % 2, -1e-6, 1e-6)
    found = model.simulate(calm, replace(start, cells=1 + zigzag), [10]).cells[0]
    assert np.abs(found - 1).max() < 1e-6


@FEW
@given(rates, st.integers(0, 10**6))
def test_a_plane_of_equal_rows_is_a_line(held: model.Parameters, seed: int) -> None:
    line, plane = model.Grid(shape=(12,)), model.Grid(shape=(5, 12))
    one = scattered(line, seed)
    many = model.State(
        grid=plane, cells=np.tile(one.cells, (5, 1)), signal=np.tile(one.signal, (5, 1)),
        damage=np.tile(one.damage, (5, 1)),
    )  # fmt: skip
    turned = model.State(
        grid=model.Grid(shape=(12, 5)), cells=many.cells.T, signal=many.signal.T, damage=many.damage.T
    )
    step = model.step_limit(held, plane, 16, 30)
    times = [20 * step]
    expected = model.simulate(held, one, times, step=step).cells[0]
    assert model.simulate(held, many, times, step=step).cells[0] == pytest.approx(
        np.tile(expected, (5, 1)), rel=1e-9, abs=1e-12
    )
    assert (
        pytest.approx(np.tile(expected, (5, 1)), rel=1e-9, abs=1e-12)
        == model.simulate(held, turned, times, step=step).cells[0].T
    )


@settings(max_examples=6, deadline=None)
@given(
    st.builds(model.Parameters, chemotaxis=st.floats(0, 10), signal_diffusion=st.floats(0.3, 1)),
    st.integers(0, 10**6),
)
def test_the_method_of_lines_finds_the_same(held: model.Parameters, seed: int) -> None:
    grid = model.Grid(shape=(12,))
    cells = np.random.default_rng(seed).random(12)
    start = replace(model.seed(grid), cells=cells)
    ours = model.simulate(held, start, [2], step=2e-4).cells[0]
    assert ours == pytest.approx(by_lines(held, cells, 0.5, 2), abs=2e-3)


@FEW
@given(rates, st.floats(0, 20))
def test_growth_is_the_jacobians_eigenvalue(held: model.Parameters, wavenumber: float) -> None:
    found = eigenvalue(wavenumber, held)
    assert model.growth(wavenumber, held) == pytest.approx(found, rel=1e-6, abs=1e-6)


@FEW
@given(rates)
def test_waves_grow_inside_the_band_only(held: model.Parameters) -> None:
    found = model.band(held)
    if found is None:
        assert held.chemotaxis <= model.threshold(held)[0] * (1 + 1e-9)
        return
    low, high = found
    assert low < model.threshold(held)[1] < high
    assert (model.growth(np.linspace(low, high, 9)[1:-1], held) > 0).all()
    assert (model.growth([low * 0.99, high * 1.01], held) < 0).all()


@settings(max_examples=5, deadline=None)
@given(st.floats(6.2, 12), st.floats(0.9, 1.6))
def test_a_small_wave_grows_as_theory_says(chemotaxis: float, wavenumber: float) -> None:
    grown = QUANTITIES["simulated_growth"](
        wavenumber=wavenumber, cells_per_wave=32, step=0.002, chemotaxis=chemotaxis
    )
    expected = float(model.growth(wavenumber, replace(STANDARD, chemotaxis=chemotaxis)))
    assert grown == pytest.approx(expected, rel=0.01, abs=0.003)


def test_half_the_width_a_quarter_of_the_error() -> None:
    wavenumber = 1.2
    expected = float(model.growth(wavenumber, replace(STANDARD, chemotaxis=10)))
    coarse, fine = (
        QUANTITIES["simulated_growth"](wavenumber=wavenumber, cells_per_wave=count, step=2e-4, chemotaxis=10)
        for count in (8, 16)
    )
    assert (coarse - expected) / (fine - expected) == pytest.approx(4, rel=0.1)  # type: ignore[operator]  # two numbers


def test_half_the_step_half_the_error() -> None:
    runs = [
        model.simulate(STANDARD, model.seed(LINE), [3], step=step).cells for step in (0.008, 0.004, 0.002)
    ]
    ratio = np.abs(runs[0] - runs[1]).max() / np.abs(runs[1] - runs[2]).max()
    assert ratio == pytest.approx(2, rel=0.1)


def test_a_step_too_long_for_chemotaxis_is_taken_again() -> None:
    held = replace(STANDARD, chemotaxis=90)
    ridge = replace(model.seed(LINE), signal=np.where(np.arange(40) == 20, 50.0, 0.0), cells=np.ones(40))
    found = model.simulate(held, ridge, [0.1], step=0.0333)
    assert found.steps > 1
    assert found.least >= 0


def test_the_same_seed_is_the_same_run() -> None:
    first, again, other = (
        model.noisy(STANDARD, LINE, 0.1, np.random.default_rng(seed)).cells for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_crests_and_fronts() -> None:
    assert model.rings(np.ones(9)) == 0
    assert model.rings([0, 1, 0, 2, 0]) == 2
    assert model.rings([0, 1e-9, 0, 2, 0]) == 1
    still = model.simulate(STANDARD, model.seed(LINE, radius=5), [0])
    assert model.front(still) == pytest.approx([5])
    assert model.front(still, level=2) == pytest.approx([0])
    full = model.simulate(STANDARD, model.seed(LINE, radius=99), [0])
    assert model.front(full) == pytest.approx([19.75])


# ---- bad input ----


@pytest.mark.parametrize(
    ("make", "values", "words"),
    [
        (model.Parameters, {"chemotaxis": -1}, "chemotaxis is -1.*0 to 100"),
        (model.Parameters, {"chemotaxis": math.nan}, "chemotaxis is nan"),
        (model.Parameters, {"signal_diffusion": 0}, "signal_diffusion is 0"),
        (model.Parameters, {"secretion": -1}, "secretion is -1"),
        (model.Parameters, {"release": -1}, "release is -1"),
        (model.Parameters, {"delay": 0}, "delay is 0"),
        (model.Parameters, {"damage": 101}, "damage is 101"),
        (model.Grid, {"shape": (2,)}, "shape is 2"),
        (model.Grid, {"shape": (4, 4, 4)}, r"shape is \(4, 4, 4\)"),
        (model.Grid, {"shape": (4, 4), "radial": True}, "if radial"),
        (model.Grid, {"shape": (4.5,)}, "whole number"),
        (model.Grid, {"shape": (10_000, 10_000)}, "shape is 100000000"),
        (model.Grid, {"width": 0}, "width is 0"),
    ],
)
def test_a_wrong_value_is_named(make: Callable[..., object], values: Mapping[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make(**values)


def run(**changes: Any) -> object:
    asked: dict[str, Any] = {"state": model.seed(LINE), "times": [1]} | changes
    return model.simulate(STANDARD, **asked)


@pytest.mark.parametrize(
    ("call", "kind", "words"),
    [
        (lambda: run(times=[-1]), ValueError, "times holds -1"),
        (lambda: run(times=[]), ValueError, "times is empty"),
        (lambda: run(times=[2, 1]), ValueError, "times must rise"),
        (lambda: run(step=0), ValueError, "step is 0"),
        (lambda: run(step=0.5), ValueError, "step is 0.5.*not stable"),
        (lambda: run(times=[1e5], step=1e-3), ValueError, "cell-steps"),
        (lambda: run(state=model.seed(model.Grid(shape=(1000, 1000))), times=range(100)), ValueError, "keep"),
        (lambda: model.seed(LINE, radius=0), ValueError, "radius is 0"),
        (lambda: model.noisy(STANDARD, LINE, 2, np.random.default_rng(1)), ValueError, "amplitude is 2"),
        (lambda: model.noisy(STANDARD, LINE, 0.1, 3), TypeError, "rng is 3"),  # type: ignore[arg-type]  # refused at run time
        (lambda: model.wave(STANDARD, LINE, 1, -1), ValueError, "amplitude is -1"),
        (lambda: model.wave(STANDARD, LINE, -1), ValueError, "wavenumber holds -1"),
        (lambda: replace(model.seed(LINE), damage=np.full(40, 2.0)), ValueError, "damage holds 2"),
        (lambda: replace(model.seed(LINE), cells=np.full(40, -1.0)), ValueError, "cells holds -1"),
        (lambda: replace(model.seed(LINE), signal=np.ones(3)), ValueError, r"signal has the shape \(3,\)"),
        (lambda: model.front(model.simulate(STANDARD, model.seed(model.Grid()), [0])), ValueError, "radial"),
        (lambda: model.rings([1, math.nan, 1]), ValueError, "profile holds nan"),
        (lambda: model.rings([1, 2, 1], prominence=-1), ValueError, "prominence is -1"),
    ],
)
def test_a_wrong_call_is_refused(call: Callable[[], object], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        call()


def test_a_run_that_grows_too_long_on_its_way_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mscourse.models.lesion.run.LARGEST", 2e6)
    monkeypatch.setattr("mscourse.models.lesion.run.OVERHEAD", 500)
    held = replace(STANDARD, chemotaxis=60)
    ridges = replace(model.seed(LINE), signal=np.where(np.arange(40) % 2, 90_000.0, 0.0))
    with pytest.raises(ValueError, match="cell-steps"):
        model.simulate(held, ridges, [100])
