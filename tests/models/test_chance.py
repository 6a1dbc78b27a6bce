"""What chance alone can do: known values, then properties, then bad input."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.models.chance import share_improved, upper_bound_zero


def test_known_shares() -> None:
    # The change of two readings, each with a standard deviation of one step, passes one step with the
    # probability that a standard normal value passes 1 / sqrt(2).
    assert share_improved(1) == pytest.approx(0.23975, abs=1e-5)
    assert share_improved(1, cut=0.7, effect=0.7) == pytest.approx(0.5)
    assert (share_improved(0), share_improved(0, cut=1, effect=1)) == (0, 1)


def test_known_bounds() -> None:
    # The risk p that leaves ten people free once in twenty times: (1 - p) to the tenth power is 0.05.
    assert upper_bound_zero(10) == pytest.approx(1 - 0.05**0.1)
    assert upper_bound_zero(1, level=0.5) == pytest.approx(0.5)


@given(n=st.integers(1, 100_000), level=st.floats(0.01, 0.999))
def test_bound_leaves_n_people_free_as_often_as_asked(n: int, level: float) -> None:
    bound = upper_bound_zero(n, level)
    assert 0 < bound < 1
    assert n * math.log1p(-bound) == pytest.approx(math.log1p(-level))
    assert upper_bound_zero(n + 1, level) < bound


@given(wobble=st.floats(0.05, 5), cut=st.floats(0.1, 3), effect=st.floats(-2, 2))
def test_shares_of_better_and_worse_mirror_each_other(wobble: float, cut: float, effect: float) -> None:
    assert share_improved(wobble, cut, effect) + share_improved(wobble, -cut, -effect) == pytest.approx(1)


@pytest.mark.parametrize(("n", "level"), [(0, 0.95), (5, 0.0), (5, 1.0)])
def test_bound_refuses_what_has_no_meaning(n: int, level: float) -> None:
    with pytest.raises(ValueError, match="give"):
        upper_bound_zero(n, level)


@pytest.mark.parametrize("values", [(-1, 1, 0), (math.nan, 1, 0), (1, math.inf, 0)])
def test_share_refuses_what_has_no_meaning(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="give"):
        share_improved(*values)
