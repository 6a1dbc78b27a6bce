"""Exact limits of a proportion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from mscourse.evidence.exact import exact_interval, upper_bound

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("n", [1, 48, 174, 617])
def test_no_event_has_a_closed_form_and_obeys_the_rule_of_three(n: int) -> None:
    assert upper_bound(0, n) == pytest.approx(1 - 0.05 ** (1 / n))
    assert exact_interval(0, n) == pytest.approx((0, 1 - 0.025 ** (1 / n)))
    if n > 100:
        assert upper_bound(0, n) == pytest.approx(3 / n, rel=0.05)


@given(COUNTS, st.sampled_from([80, 90, 95, 99]))
def test_each_limit_leaves_half_of_the_error_outside(count: tuple[int, int], level: float) -> None:
    events, n = count
    low, high = exact_interval(events, n, level)
    tail = (1 - level / 100) / 2
    assert low <= events / n <= high
    if events:
        assert binom.sf(events - 1, n, low) == pytest.approx(tail, rel=1e-6)
    if events < n:
        assert binom.cdf(events, n, high) == pytest.approx(tail, rel=1e-6)
        assert upper_bound(events, n, level) <= high


@pytest.mark.parametrize(("events", "n"), [(0, 10), (1, 10), (9, 27), (3, 120), (10, 10)])
def test_it_agrees_with_another_implementation(events: int, n: int) -> None:
    other = binomtest(events, n).proportion_ci(0.95, method="exact")
    assert exact_interval(events, n) == pytest.approx((other.low, other.high), abs=1e-9)


@pytest.mark.parametrize(
    ("events", "n", "level"), [(2, 1, 95), (-1, 5, 95), (0, 0, 95), (1, 5, 100), (1, 5, 0)]
)
def test_what_is_no_proportion_is_refused(events: int, n: int, level: float) -> None:
    for limit in (exact_interval, upper_bound):
        with pytest.raises(ValueError, match=r"no proportion|cannot be"):
            limit(events, n, level)
    assert upper_bound(5, 5) == 1
