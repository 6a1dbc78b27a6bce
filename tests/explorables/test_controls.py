"""What a reader can move: values, labels, ranges, and every way to write a control wrongly."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse import choice, span
from mscourse.explorables import Control, ExplorableError
from mscourse.explorables.controls import described, grid, start_of


def test_a_choice_shows_shares_as_percentages() -> None:
    control = choice(0, 0.5, 0.97, unit="%", label="Myelin lost", start=0.97)
    assert [control.shown(value) for value in control.values] == ["0", "50", "97"]
    assert control.spoken(0.5) == "50\N{NO-BREAK SPACE}%"
    assert control.start == 0.97
    assert control.numeric


def test_a_span_has_both_ends_and_equal_steps() -> None:
    control = span(35, 36.5, step=0.5, start=36, unit="°C")
    assert list(control.values) == [35, 35.5, 36, 36.5]
    assert control.start == 36
    assert span(0, 0.3, step=0.1, start=0.1 + 0.2).start == 0.3  # 0.1 + 0.2 is not exactly 0.3


def test_words_are_shown_as_they_are() -> None:
    control = choice("healthy", "bare", start="bare", unit="%")
    assert not control.numeric
    assert control.spoken("bare") == "bare"


def test_a_negative_number_gets_a_minus_sign() -> None:
    assert span(-2, 2, step=1).shown(-2) == "\N{MINUS SIGN}2"


def test_the_grid_holds_every_combination_the_last_control_fastest() -> None:
    controls = {"a": choice(1, 2), "b": choice("x", "y", "z")}
    points = grid(controls)
    assert points[:4] == [{"a": 1, "b": "x"}, {"a": 1, "b": "y"}, {"a": 1, "b": "z"}, {"a": 2, "b": "x"}]
    assert len(points) == 6
    assert start_of(controls) in points
    assert described({"loss": 0.97, "fibre": "bare"}) == "loss=0.97, fibre='bare'"


@given(st.integers(-50, 50), st.integers(1, 40), st.sampled_from([0.1, 0.25, 0.5, 1, 3]))
def test_every_step_of_a_span_lies_within_it(low: int, steps: int, step: float) -> None:
    control = span(low, low + steps * step, step=step)
    assert len(control.values) == steps + 1
    assert control.values[0] == low
    assert math.isclose(float(control.values[-1]), low + steps * step)
    assert all(control.check(value, "x") == value for value in control.values)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (choice, "nothing to choose"),
        (lambda: choice(1), "two or more"),
        (lambda: choice(1, "a"), "mixes words and numbers"),
        (lambda: choice(2, 1), "write 1, 2"),
        (lambda: choice(1, 1), "write 1"),
        (lambda: choice("a", "b", "a"), "twice"),
        (lambda: choice(1, math.nan), "not a finite number"),
        (lambda: choice(1, 2, start=3), "start at one of 1, 2"),
        (lambda: choice(0, 50, 100, unit="%"), "write shares, such as 1 for 100 %"),
        (lambda: span(0, 80, step=20, unit="%"), "write shares, such as 0.8 for 80 %"),
        (lambda: choice("a", "b", start="c"), "start at one of 'a', 'b'"),
        (lambda: span(5, 5, step=1), "empty"),
        (lambda: span(5, 1, step=1), "lower end first"),
        (lambda: span(0, math.inf, step=1), "empty"),
        (lambda: span(0, 1, step=0), "step=0.1"),
        (lambda: span(0, 1, step=0.3), "end it at 0.9"),
        (lambda: span(0, 1, step=2), "steps past its end"),
        (lambda: span(0, 1, step=0.5, start=0.2), "start at one of 0, 0.5, 1"),
    ],
)
def test_a_control_that_cannot_be_moved_says_what_to_write(make: Callable[[], Control], said: str) -> None:
    with pytest.raises(ExplorableError, match=said):
        make()


@pytest.mark.parametrize(
    ("value", "said"), [(1.5, "from 0 to 1"), ("a", "from 0 to 1"), (math.nan, "outside")]
)
def test_a_value_beyond_the_ends_is_refused(value: float | str, said: str) -> None:
    with pytest.raises(ExplorableError, match=said):
        choice(0, 1).check(value, "loss")


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ExplorableError, match="one of 'a', 'b'"):
        choice("a", "b").check("c", "fibre")
