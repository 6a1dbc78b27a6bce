"""Chance: closed forms against exact values, limits, and a simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mscourse.models.chance import share_improved, upper_bound_zero


@pytest.mark.parametrize(
    ("n", "level", "bound"), [(1, 0.95, 0.95), (2, 0.95, 1 - math.sqrt(0.05)), (1, 0.5, 0.5), (2, 0.75, 0.5)]
)
def test_the_bound_has_the_values_that_can_be_worked_out_by_hand(n: int, level: float, bound: float) -> None:
    assert upper_bound_zero(n, level) == pytest.approx(bound, rel=1e-12)


@given(st.integers(1, 10**6), st.floats(0.01, 0.999))
def test_at_the_bound_nobody_is_seen_once_in_so_many_times(n: int, level: float) -> None:
    bound = upper_bound_zero(n, level)
    assert 0 < bound < 1
    assert n * math.log1p(-bound) == pytest.approx(math.log(1 - level), rel=1e-6)
    assert upper_bound_zero(n + 1, level) < bound
    assert bound == pytest.approx(float(stats.beta.ppf(level, 1, n)), rel=1e-6)  # Clopper and Pearson's


@given(st.integers(100, 10**6))
def test_the_rule_of_three_comes_close_from_a_hundred_on(n: int) -> None:
    assert upper_bound_zero(n) == pytest.approx(3 / n, rel=0.02)


@pytest.mark.parametrize(("n", "level"), [(0, 0.95), (-3, 0.95), (10, 0), (10, 1), (10, math.nan)])
def test_a_bound_that_has_no_meaning_is_refused(n: int, level: float) -> None:
    with pytest.raises(ValueError, match="give"):
        upper_bound_zero(n, level)


def test_one_step_of_wobble_lets_a_quarter_improve_by_chance() -> None:
    assert share_improved(1.0) == pytest.approx(float(stats.norm.sf(1 / math.sqrt(2))), rel=1e-12)
    readings = np.random.default_rng(1).normal(size=(2, 200_000))
    assert share_improved(1.0) == pytest.approx(float((readings[1] - readings[0] >= 1).mean()), abs=0.004)


def test_without_wobble_the_effect_alone_decides() -> None:
    assert share_improved(0, cut=1, effect=0.99) == 0
    assert share_improved(0, cut=1, effect=1) == 1


@given(st.floats(0.05, 5), st.floats(0.1, 3), st.floats(0, 3))
def test_the_share_grows_with_effect_and_meets_a_half_at_the_cut(
    wobble: float, cut: float, effect: float
) -> None:
    share = share_improved(wobble, cut, effect)
    assert 0 <= share <= 1
    assert share_improved(wobble, cut, effect + 0.1) >= share
    assert share_improved(wobble, cut, cut) == pytest.approx(0.5)
    if effect < cut:
        assert share_improved(wobble + 0.1, cut, effect) >= share


@pytest.mark.parametrize("wobble", [-1, math.nan, math.inf])
def test_a_wobble_that_has_no_meaning_is_refused(wobble: float) -> None:
    with pytest.raises(ValueError, match="wobble"):
        share_improved(wobble)
