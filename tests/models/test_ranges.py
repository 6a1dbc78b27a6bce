"""What every model refuses, in the same words."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.models.ranges import (
    check,
    check_array,
    check_choice,
    check_generator,
    check_rising,
    check_whole,
    check_work,
)

REMEDY = "Write a fraction."


@given(st.floats(0, 1))
def test_what_is_in_the_range_passes(value: float) -> None:
    check("share", value, 0, 1, REMEDY)
    assert check_array("shares", [value, 1.0], 0, 1, REMEDY).tolist() == [value, 1.0]


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf])
def test_what_is_outside_is_named_with_range_and_remedy(value: float) -> None:
    with pytest.raises(ValueError, match=r"share is .* must be from 0 to 1\. Write a fraction\."):
        check("share", value, 0, 1, REMEDY)
    with pytest.raises(ValueError, match=r"shares holds .* must be from 0 to 1\. Write a fraction\."):
        check_array("shares", [0.5, value], 0, 1, REMEDY)


@pytest.mark.parametrize("value", ["0.5", None, True, [0.5]])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=r"share is .* write a number from 0 to 1"):
        check("share", value, 0, 1, REMEDY)


def test_counts_lists_words_and_chance() -> None:
    check_whole("people", 3, 1, 9, REMEDY)
    with pytest.raises(ValueError, match=r"people is 2\.5; it must be a whole number from 1 to 9"):
        check_whole("people", 2.5, 1, 9, REMEDY)  # type: ignore[arg-type]  # what a student may write
    with pytest.raises(ValueError, match="shares is empty"):
        check_array("shares", [], 0, 1, REMEDY)
    with pytest.raises(ValueError, match=r"shares holds inf"):
        check_array("shares", [math.inf], 0, math.inf, REMEDY)
    with pytest.raises(TypeError, match="shares is 'many'; write numbers"):
        check_array("shares", "many", 0, 1, REMEDY)
    with pytest.raises(ValueError, match="years must rise, but 2 is followed by 1"):
        check_rising("years", [0, 2, 1], REMEDY)
    assert check_rising("years", [0, 1, 2], REMEDY).tolist() == [0, 1, 2]
    check_choice("route", "IV", ("IV", "IT"))
    with pytest.raises(ValueError, match="route is 'iv'; write one of: IV, IT"):
        check_choice("route", "iv", ("IV", "IT"))
    check_generator(np.random.default_rng(1))
    with pytest.raises(TypeError, match=r"numpy\.random\.default_rng\(1\)"):
        check_generator(1)
    check_work("steps", 10, 10, "Ask for fewer years.")
    with pytest.raises(
        ValueError, match=r"would take 1e\+12 steps; the limit is 1e\+09\. Ask for fewer years"
    ):
        check_work("steps", 1e12, 1e9, "Ask for fewer years.")
