"""Manufacture from pluripotent cells: known cases, then properties, then bad input."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mscourse.models import ipsc

many = settings(max_examples=60, deadline=None)
shares = st.floats(0, 1)


def stage(both: float, part: float) -> ipsc.Stage:
    return ipsc.Stage(advance=both * part, stray=both * (1 - part))


stages = st.builds(stage, st.floats(0.05, 1), shares)
protocols = st.builds(ipsc.Parameters, stages=st.lists(stages, min_size=1, max_size=8).map(tuple))
releases = st.builds(
    ipsc.Release, residual=st.floats(0, 1e-3), forming=st.floats(0, 1e-2), purity=st.floats(0.1, 1)
)
batches = st.builds(
    ipsc.Batch, seed_cells=st.floats(1e4, 1e7), efficiency=st.floats(0.01, 5), failure=st.floats(0, 0.9)
)

# Known cases


def test_one_stage_is_a_coin_thrown_until_it_falls() -> None:
    protocol = ipsc.Parameters(stages=[ipsc.Stage(advance=0.5, stray=0.0)])
    made = ipsc.simulate(protocol, [0, 1, 2, 10])
    assert made.undifferentiated == pytest.approx([1, 0.5, 0.25, 2**-10])
    assert made.product == pytest.approx([0, 0.5, 0.75, 1 - 2**-10])
    assert made.off_target == pytest.approx([0, 0, 0, 0])


def test_the_shortest_way_to_the_product_is_every_stage_at_once() -> None:
    protocol = ipsc.Parameters()
    product = ipsc.simulate(protocol, [3, 4]).product
    assert product[0] == 0
    assert product[1] == pytest.approx(math.prod(advance for advance, _ in protocol.stages))


def test_not_detected_still_allows_a_hundred_cells() -> None:
    assert ipsc.expected_undifferentiated(1e7, ipsc.Release()) == pytest.approx(100)


def test_a_log_of_removal_is_worth_more_than_purity() -> None:
    start = ipsc.Release(purity=0.98)
    before = ipsc.tumour_risk(1e6, start)
    purer = ipsc.tumour_risk(1e6, replace(start, purity=0.999))
    cleaner = ipsc.tumour_risk(1e6, replace(start, residual=1e-6))
    assert purer / before == pytest.approx(0.98 / 0.999, rel=1e-3)
    assert cleaner / before == pytest.approx(0.1, rel=0.01)


def test_ten_doses_cost_little_more_than_one() -> None:
    one, ten = (ipsc.batch_cost(ipsc.Batch(), 1e8, doses) for doses in (1, 10))
    assert ten / one == pytest.approx(1.02, abs=0.001)


def test_a_sort_that_cannot_tell_changes_nothing() -> None:
    assert ipsc.sorted_purity(0.4, 0.5, 0.5) == pytest.approx(0.4)


def test_a_test_of_no_cells_or_of_pluripotent_cells_only() -> None:
    assert ipsc.missed([0.0, 1.0, 0.5], 0) == pytest.approx([1, 1, 1])
    assert ipsc.missed([0.0, 1.0, 0.5], 3) == pytest.approx([1, 0, 0.125])


def test_the_card_says_what_the_model_says() -> None:
    assert float(ipsc.tumour_risk(1e7, ipsc.Release())) == pytest.approx(0.095, abs=5e-4)
    start = ipsc.Release(purity=0.98)
    cases = (start, replace(start, purity=0.999), replace(start, residual=1e-6))
    assert [float(ipsc.tumour_risk(1e7, one)) for one in cases] == pytest.approx(
        [0.097, 0.095, 0.010], abs=5e-4
    )
    days = [ipsc.batch_days(ipsc.Batch(), 1e8, doses) for doses in (1, 10)]
    assert days == pytest.approx([168, 172], abs=0.5)
    assert float(ipsc.missed(1e-5, 1e5)) == pytest.approx(0.37, abs=0.005)


# Properties


@many
@given(protocols, st.integers(0, 10**6))
def test_no_cell_is_lost(protocol: ipsc.Parameters, passes: int) -> None:
    assert np.abs(ipsc.transitions(protocol).sum(axis=1) - 1).max() <= 1e-12
    states = ipsc.simulate(protocol, [passes]).states
    assert (states >= 0).all()
    assert states.sum() == pytest.approx(1, abs=1e-9)


@many
@given(protocols, st.integers(0, 30), st.integers(1, 30))
def test_looking_on_the_way_changes_nothing(protocol: ipsc.Parameters, first: int, more: int) -> None:
    both = ipsc.simulate(protocol, [first, first + more])
    alone = ipsc.simulate(protocol, [first + more])
    assert both.states[1] == pytest.approx(alone.states[0], abs=1e-13)
    assert both.product[1] >= both.product[0] - 1e-15


@many
@given(protocols)
def test_a_long_culture_ends_as_theory_says(protocol: ipsc.Parameters) -> None:
    assert ipsc.simulate(protocol, [100_000]).product[0] == pytest.approx(
        ipsc.eventual_product(protocol), abs=1e-9
    )


@many
@given(st.floats(0, 1e9), st.floats(1, 10), releases)
def test_risk_rises_with_dose_residual_and_forming(dose: float, more: float, release: ipsc.Release) -> None:
    risk = float(ipsc.tumour_risk(dose, release))
    assert 0 <= risk <= 1
    assert float(ipsc.tumour_risk(dose * more, release)) >= risk
    for name in ("residual", "forming"):
        raised = replace(release, **{name: getattr(release, name) * more})
        assert float(ipsc.tumour_risk(dose, raised)) >= risk
    assert float(ipsc.tumour_risk(dose, replace(release, residual=0.0))) == 0


@many
@given(st.floats(1e-6, 0.9), releases)
def test_the_largest_dose_has_the_risk_it_was_asked_for(risk: float, release: ipsc.Release) -> None:
    dose = ipsc.largest_dose(risk, release)
    if dose <= 1e15:
        assert float(ipsc.tumour_risk(dose, release)) == pytest.approx(risk, rel=1e-9)
    if release.residual * release.forming == 0:
        assert dose == math.inf


@many
@given(st.floats(0.01, 0.99), st.floats(0.01, 1), st.floats(0, 1))
def test_sorting_against_counts(purity: float, sensitivity: float, specificity: float) -> None:
    kept, passed = purity * sensitivity, (1 - purity) * (1 - specificity)
    made = float(ipsc.sorted_purity(purity, sensitivity, specificity))
    assert made == pytest.approx(kept / (kept + passed))
    assert (made >= purity - 1e-12) == (sensitivity >= 1 - specificity - 1e-12)


@many
@given(st.floats(0, 1), st.integers(1, 10_000))
def test_what_a_test_misses_is_scipys_binomial(residual: float, sampled: int) -> None:
    assert float(ipsc.missed(residual, sampled)) == pytest.approx(
        float(stats.binom.pmf(0, sampled, residual)), rel=1e-6, abs=1e-12
    )


@many
@given(st.integers(1, 10**7), st.floats(0.5, 0.999))
def test_after_no_positive_cell_the_bound_is_just_missed(sampled: int, level: float) -> None:
    bound = ipsc.upper_bound_zero(sampled, level)
    assert float(ipsc.missed(bound, sampled)) == pytest.approx(1 - level, rel=1e-6)


@many
@given(batches, st.floats(1e6, 1e10), st.integers(1, 1000))
def test_twice_the_doses_take_one_doubling_more_at_most(batch: ipsc.Batch, dose: float, doses: int) -> None:
    one, two = (ipsc.batch_days(batch, dose, count) for count in (doses, 2 * doses))
    assert batch.fixed_days <= one <= two <= one + batch.doubling_hours / 24 + 1e-9
    assert ipsc.batch_cost(batch, dose, doses) <= ipsc.batch_cost(batch, dose, 2 * doses)
    sure = replace(batch, failure=0.0)
    assert ipsc.batch_cost(sure, dose, doses) == pytest.approx(batch.fixed_cost + batch.daily_cost * one)


def test_doses_and_sorts_may_be_whole_arrays() -> None:
    assert ipsc.tumour_risk(np.ones((3, 2)), ipsc.Release()).shape == (3, 2)
    assert ipsc.missed(np.full((3, 1), 0.1), np.arange(4)).shape == (3, 4)
    assert ipsc.sorted_purity(np.linspace(0.1, 0.9, 5), 0.8, 0.99).shape == (5,)


# Bad input


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (ipsc.Parameters, {"stages": [(-0.1, 0.0)]}, "advance.*0 to 1"),
        (ipsc.Parameters, {"stages": [(0.9, 0.1), (0.0, 1.5)]}, r"stages\[1\]\.stray.*0 to 1"),
        (ipsc.Parameters, {"stages": [(0.8, 0.3)]}, "advance and .stray.*up to 1"),
        (ipsc.Parameters, {"stages": [(0.0, 0.0)]}, "advance and .stray.*above 0"),
        (ipsc.Parameters, {"stages": [(math.nan, 0.0)]}, "advance"),
        (ipsc.Parameters, {"stages": ()}, "stages.*1 to 50"),
        (ipsc.Parameters, {"stages": ipsc.parameters.FOUR_STAGES * 13}, "stages.*1 to 50"),
        (ipsc.Release, {"residual": -1e-6}, "residual.*0 to 1"),
        (ipsc.Release, {"forming": 2.0}, "forming.*0 to 1"),
        (ipsc.Release, {"purity": 0.0}, "purity.*1e-06 to 1"),
        (ipsc.Batch, {"seed_cells": 0.0}, "seed_cells.*1 to"),
        (ipsc.Batch, {"doubling_hours": 0.0}, "doubling_hours.*1 to 1000"),
        (ipsc.Batch, {"efficiency": 0.0}, "efficiency"),
        (ipsc.Batch, {"banking_days": -1.0}, "banking_days.*0 to 3650"),
        (ipsc.Batch, {"differentiation_days": -1.0}, "differentiation_days.*0 to 3650"),
        (ipsc.Batch, {"testing_days": math.inf}, "testing_days.*0 to 3650"),
        (ipsc.Batch, {"fixed_cost": -1.0}, "fixed_cost"),
        (ipsc.Batch, {"daily_cost": math.nan}, "daily_cost"),
        (ipsc.Batch, {"failure": 1.0}, "failure.*0 to 0.99"),
    ],
)
def test_what_is_out_of_range_is_named(kind: Callable[..., Any], changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        kind(**changes)


@pytest.mark.parametrize("wrong", [0.9, (0.9,), (0.9, 0.05, 0.05), ("a", 0.1)])
def test_what_is_no_stage_is_shown(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"stages\[0\]"):
        ipsc.Parameters(stages=(wrong,))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ipsc.simulate(ipsc.Parameters(), []), "passes is empty"),
        (lambda: ipsc.simulate(ipsc.Parameters(), [-1]), "passes holds -1"),
        (lambda: ipsc.simulate(ipsc.Parameters(), [2, 2]), "above the one before"),
        (lambda: ipsc.simulate(ipsc.Parameters(), [1.5]), "whole"),  # type: ignore[list-item]  # the mistake
        (lambda: ipsc.simulate(ipsc.Parameters(), [10**7]), "passes holds"),
        (lambda: ipsc.simulate(ipsc.Parameters(), range(20_000)), "2e.04 looks"),
        (lambda: ipsc.simulate(ipsc.Parameters(), np.zeros((2, 2))), "one list"),  # type: ignore[arg-type]  # the mistake
        (lambda: ipsc.sorted_purity(0.0, 0.8, 1.0), "keeps no cell"),
        (lambda: ipsc.sorted_purity(0.4, 0.0, 0.9), "sensitivity"),
        (lambda: ipsc.sorted_purity(0.4, 0.8, 1.2), "specificity"),
        (lambda: ipsc.tumour_risk(-1, ipsc.Release()), "dose holds -1"),
        (lambda: ipsc.largest_dose(1.0, ipsc.Release()), "risk"),
        (lambda: ipsc.missed(2.0, 10), "residual"),
        (lambda: ipsc.missed(0.1, -1), "sampled"),
        (lambda: ipsc.doublings(0, 10), "seed"),
        (lambda: ipsc.doublings(10, 0), "need"),
        (lambda: ipsc.batch_days(ipsc.Batch(), 0, 1), "dose"),
        (lambda: ipsc.batch_days(ipsc.Batch(), 1e8, 0), "doses"),
    ],
)
def test_a_bad_question_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
