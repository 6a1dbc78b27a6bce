"""Repair moving into a lesion, and speed returning: known cases, then properties, then bad input."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.models import axon, myelin, remyelination

TISSUE = remyelination.Parameters()
SHEATH = remyelination.Sheath()
SMALL = remyelination.Resolution(length=600, cells=150, days=40, every=5)
many = settings(max_examples=60, deadline=None)
few = settings(max_examples=15, deadline=None)  # every example is a simulation
tissues = st.builds(
    remyelination.Parameters,
    diffusion=st.floats(0, 500),
    proliferation=st.floats(0, 1),
    maturation=st.floats(0, 1),
    age=st.floats(20, 90),
    inflammation=st.floats(0, 5),
)
sheaths = st.builds(
    remyelination.Sheath,
    healthy=st.floats(0.5, 0.85),
    rebuilt=st.floats(0.5, 0.97),
    thickening=st.floats(1, 200),
)

# Known cases


def test_the_front_is_as_fast_as_theory_says_once_its_delay_is_put_back() -> None:
    made = remyelination.simulate(TISSUE)
    speed = remyelination.front_speed(TISSUE)
    lag = remyelination.front_delay(TISSUE, 200) - remyelination.front_delay(TISSUE, 100)
    assert made.speed(100, 200) < speed
    assert made.speed(100, 200) + lag / 100 == pytest.approx(speed, rel=0.015)
    assert made.speed(50, 100) < made.speed(100, 150) < made.speed(150, 200)


def test_the_level_that_counts_as_the_front_does_not_matter() -> None:
    made = remyelination.simulate(TISSUE)
    speeds = [made.speed(100, 200, level) for level in (0.05, 0.2, 0.5)]
    assert speeds == pytest.approx([speeds[0]] * 3, rel=0.02)


def test_half_the_step_half_the_error() -> None:
    finest = remyelination.simulate(TISSUE, replace(SMALL, step=0.0025)).myelinating[-1]
    errors = [
        float(
            np.abs(remyelination.simulate(TISSUE, replace(SMALL, step=step)).myelinating[-1] - finest).max()
        )
        for step in (0.2, 0.1, 0.05)
    ]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.15)
    assert errors[1] / errors[2] == pytest.approx(2, rel=0.15)


def test_halving_proliferation_slows_the_front_and_halving_again_stops_it() -> None:
    speeds = [remyelination.front_speed(replace(TISSUE, proliferation=r)) for r in (0.2, 0.1, 0.05)]
    assert speeds[1] / speeds[0] == pytest.approx(math.sqrt(1 / 3))
    assert speeds[2] == 0
    assert remyelination.coverage_days(replace(TISSUE, proliferation=0.05), 100) == math.inf
    assert remyelination.front_delay(replace(TISSUE, proliferation=0.05), 100) == 0


def test_where_none_divides_or_none_matures() -> None:
    assert remyelination.stall_age(replace(TISSUE, proliferation=0.0)) == -math.inf
    assert remyelination.stall_age(replace(TISSUE, maturation=0.0)) == math.inf


def test_inflammation_that_halves_division_is_twenty_years() -> None:
    inflamed = remyelination.growth(replace(TISSUE, inflammation=1.0))
    assert inflamed == pytest.approx(remyelination.growth(replace(TISSUE, age=45.0)))


def test_an_inflamed_centre_holds_the_front_up() -> None:
    resolution = replace(SMALL, days=100)
    place = (np.arange(SMALL.cells) + 0.5) * SMALL.length / SMALL.cells
    wall = np.where(place > 200, 1000.0, 0.0)
    free, held = (remyelination.simulate(TISSUE, resolution, amount) for amount in (None, wall))
    assert float(held.front()[-1]) < 250 < float(free.front()[-1])


def test_the_best_g_ratio_is_rushtons() -> None:
    assert pytest.approx(0.6065, abs=1e-4) == remyelination.BEST_G_RATIO


def test_rushtons_rule_on_one_axon_is_the_root_of_the_logarithm() -> None:
    assert remyelination.relative_speed(0.7**2, 0.7) == pytest.approx(math.sqrt(2))
    assert remyelination.relative_speed([1.0, 0.7], 0.7) == pytest.approx([0, 1])


def test_myelin_stands_in_one_place_for_both_models() -> None:
    assert axon.Parameters().g_ratio == SHEATH.healthy == myelin.HEALTHY_G_RATIO
    assert axon.Remyelinated().g_ratio == SHEATH.rebuilt == myelin.REBUILT_G_RATIO


def test_the_axon_itself_comes_near_rushtons_rule() -> None:
    days = [15.0, 40.0, 300.0]
    made = remyelination.axon_speed(days, SHEATH)
    rule = remyelination.recovered(days, SHEATH)
    assert made == pytest.approx(rule, abs=0.1)
    assert (made < rule).all()
    assert (np.diff(made) > 0).all()


def test_the_axon_is_asked_for_what_it_would_say_itself() -> None:
    alone = axon.simulate(axon.Parameters(), axon.Remyelinated(pieces=3, g_ratio=0.9)).speed_inside
    healthy = axon.simulate(axon.Parameters()).speed
    assert alone is not None
    assert healthy is not None
    made = remyelination.axon_speed(1e6, SHEATH, repair=axon.Remyelinated(pieces=3))
    assert made.shape == ()
    assert float(made) == pytest.approx(alone / healthy, rel=1e-6)


def test_no_impulse_passes_at_first() -> None:
    assert float(remyelination.axon_speed(0.0, SHEATH)) == 0


def test_the_card_says_what_the_model_says() -> None:
    made, final = remyelination.simulate(TISSUE), remyelination.front_speed(TISSUE)
    assert made.speed(20, 50) / final == pytest.approx(0.80, abs=0.005)
    assert made.speed(100, 200) / final == pytest.approx(0.96, abs=0.005)
    thin, thick = SHEATH, remyelination.Sheath(healthy=0.77, rebuilt=0.82)
    late = 1e6
    for sheath, days, rule, impulse in (
        (thin, late, 0.54, 0.50),
        (thick, late, 0.87, 0.87),
        (thin, 15, 0.34, 0.24),
    ):
        assert float(remyelination.recovered(days, sheath)) == pytest.approx(rule, abs=0.005)
        assert float(remyelination.axon_speed(days, sheath)) == pytest.approx(impulse, abs=0.005)


# Properties


@few
@given(tissues, st.floats(0, 1), st.floats(0, 300))
def test_densities_stay_between_nothing_and_all(
    tissue: remyelination.Parameters, seed: float, width: float
) -> None:
    made = remyelination.simulate(tissue, replace(SMALL, seed=seed, seed_width=width))
    for density in (made.precursors, made.myelinating):
        assert density.min() >= 0
        assert density.max() <= 1 + 1e-12
    assert (np.diff(made.myelinating, axis=0) >= -1e-15).all()


@few
@given(st.floats(1, 500), st.floats(0, 1))
def test_wandering_loses_no_cell(diffusion: float, seed: float) -> None:
    still = remyelination.Parameters(diffusion=diffusion, proliferation=0.0, maturation=0.0)
    made = remyelination.simulate(still, replace(SMALL, seed=seed, seed_width=100))
    assert made.precursors.sum(axis=1) == pytest.approx(made.precursors[0].sum(), rel=1e-10)
    assert not made.myelinating.any()


@few
@given(st.floats(0.02, 0.5), st.floats(1, 3))
def test_no_front_where_cells_mature_as_fast_as_they_divide(division: float, more: float) -> None:
    tissue = replace(TISSUE, proliferation=division, maturation=division * more)
    assert remyelination.front_speed(tissue) == 0
    made = remyelination.simulate(tissue, SMALL)
    amount = made.precursors.sum(axis=1)
    assert (np.diff(amount) <= 1e-12).all()


@few
@given(st.floats(0.1, 0.4), st.floats(1.1, 2))
def test_repair_comes_sooner_where_cells_divide_faster(division: float, more: float) -> None:
    slow, fast = (
        remyelination.simulate(replace(TISSUE, proliferation=rate), SMALL).precursors[-1]
        + remyelination.simulate(replace(TISSUE, proliferation=rate), SMALL).myelinating[-1]
        for rate in (division, division * more)
    )
    assert (fast - slow).sum() > 0


@many
@given(tissues, st.floats(1, 30))
def test_age_and_inflammation_slow_the_front(tissue: remyelination.Parameters, more: float) -> None:
    speed = remyelination.front_speed(tissue)
    assert remyelination.front_speed(replace(tissue, age=tissue.age + more)) <= speed
    assert remyelination.front_speed(replace(tissue, inflammation=tissue.inflammation + more)) <= speed


@many
@given(tissues)
def test_the_front_stops_at_its_age(tissue: remyelination.Parameters) -> None:
    age = remyelination.stall_age(tissue)
    if 1 <= age <= 119:
        assert remyelination.front_speed(replace(tissue, age=min(age + 1e-6, 120))) == 0
        younger = remyelination.front_speed(replace(tissue, age=age - 1))
        assert younger > 0 or tissue.diffusion == 0 or tissue.maturation < 1e-12


@many
@given(st.floats(0.1, 10))
def test_the_front_scales_with_length_and_time(scale: float) -> None:
    speed = remyelination.front_speed(TISSUE)
    wider = replace(TISSUE, diffusion=100 * scale**2)
    assert remyelination.front_speed(wider) == pytest.approx(scale * speed)
    faster = replace(TISSUE, proliferation=0.2 * scale, maturation=0.05 * scale, diffusion=100 * scale)
    assert remyelination.front_speed(faster) == pytest.approx(scale * speed)


@many
@given(sheaths, st.floats(0, 500), st.floats(0.1, 100))
def test_a_sheath_thickens_to_its_end_and_its_axon_speeds_up(
    sheath: remyelination.Sheath, day: float, more: float
) -> None:
    g = remyelination.g_ratio_at([0, day, day + more, 1e6], sheath)
    assert g[0] == 1
    assert g[1] >= g[2] >= sheath.rebuilt
    assert g[3] == pytest.approx(sheath.rebuilt)
    speed = remyelination.recovered([0, day, day + more], sheath)
    assert speed[0] == 0
    assert speed[1] <= speed[2]


@many
@given(st.floats(0.4, 0.99))
def test_no_fibre_of_the_same_width_beats_the_best_g_ratio(g: float) -> None:
    assert float(remyelination.relative_speed(g, remyelination.BEST_G_RATIO, "fibre")) <= 1 + 1e-12
    assert float(remyelination.relative_speed(g, g, "fibre")) == pytest.approx(1)


# Bad input


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (remyelination.Parameters, {"diffusion": -1.0}, "diffusion.*0 to"),
        (remyelination.Parameters, {"proliferation": -0.1}, "proliferation.*0 to 5"),
        (remyelination.Parameters, {"maturation": math.nan}, "maturation.*0 to 5"),
        (remyelination.Parameters, {"age": 150.0}, "age.*0 to 120"),
        (remyelination.Parameters, {"slowing": 0.0}, "slowing.*1 to"),
        (remyelination.Parameters, {"inflammation": -1.0}, "inflammation.*0 to"),
        (remyelination.Parameters, {"half_inflammation": 0.0}, "half_inflammation"),
        (remyelination.Resolution, {"length": 0.0}, "length.*10 to"),
        (remyelination.Resolution, {"cells": 2}, "cells.*3 to"),
        (remyelination.Resolution, {"cells": 10.5}, "cells.*whole"),
        (remyelination.Resolution, {"days": 0.0}, "days"),
        (remyelination.Resolution, {"step": 0.0}, "step.*to 1"),
        (remyelination.Resolution, {"every": 0.05}, "every.*0.1 to"),
        (remyelination.Resolution, {"seed_width": 4000.0}, "seed_width.*0 to 3000"),
        (remyelination.Resolution, {"seed": 1.1}, "seed.*0 to 1"),
        (remyelination.Sheath, {"healthy": 1.0}, "healthy.*0.4 to 0.99"),
        (remyelination.Sheath, {"rebuilt": 0.3}, "rebuilt.*0.4 to 0.99"),
        (remyelination.Sheath, {"thickening": 0.0}, "thickening"),
    ],
)
def test_what_is_out_of_range_is_named(kind: Callable[..., Any], changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        kind(**changes)


LONG = remyelination.Resolution(days=36_500, cells=100_000)
ENDLESS = remyelination.Resolution(days=36_500, cells=3, step=0.01, every=36_500)
MANY = remyelination.Resolution(days=1000, cells=10_000, length=20_000, every=0.1, step=0.1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: remyelination.simulate(TISSUE, LONG), "3.67e.10 steps times"),
        (lambda: remyelination.simulate(TISSUE, MANY), "cells times records"),
        (lambda: remyelination.simulate(TISSUE, SMALL, [0.0, 1.0]), r"shape \(2,\).*150"),
        (lambda: remyelination.simulate(TISSUE, SMALL, -1.0), "inflammation holds -1"),
        (lambda: remyelination.simulate(replace(TISSUE, maturation=5.0), replace(SMALL, step=1)), "at most"),
        (lambda: remyelination.simulate(TISSUE, SMALL).front(0.0), "level"),
        (lambda: remyelination.simulate(TISSUE, SMALL).speed(20, 10), "later than start"),
        (lambda: remyelination.simulate(TISSUE, SMALL).speed(0, 1000), "end"),
        (lambda: remyelination.simulate(TISSUE, replace(SMALL, seed=0.0)).speed(0, 10), "lower level"),
        (lambda: remyelination.front_delay(TISSUE, 0), "days"),
        (lambda: remyelination.coverage_days(TISSUE, -1), "radius"),
        (lambda: remyelination.g_ratio_at(-1, SHEATH), "days holds -1"),
        (lambda: remyelination.relative_speed(0.7, 0.7, "nerve"), "same.*axon, fibre"),
        (lambda: remyelination.relative_speed(0.1, 0.7), "g_ratio holds 0.1"),
        (lambda: remyelination.relative_speed(0.7, 1.0), "beside holds 1"),
        (lambda: remyelination.simulate(TISSUE, ENDLESS), "steps times"),
        (lambda: remyelination.axon_speed(np.ones(2001), SHEATH), "2e.03 runs of the axon model"),
        (lambda: remyelination.axon_speed(1, SHEATH, axon.Parameters(sodium=0.0)), "no impulse passes"),
    ],
)
def test_a_bad_question_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
