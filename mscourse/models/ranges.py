"""What a model's parameters may be: a refusal names the parameter, its range and the remedy."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

SAMPLE = 4  # values that a refusal shows of a long list


def check(name: str, value: float, low: float, high: float, remedy: str) -> None:
    """Refuse a value outside its range.

    Raises
    ------
    ValueError
        If the value is not a number from `low` to `high`; the message names the parameter, the range and
        the remedy.
    TypeError
        If it is no number at all.

    """
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        message = f"{name} is {value!r}; write a number from {low:g} to {high:g}. {remedy}"
        raise TypeError(message)
    if not (math.isfinite(value) and low <= value <= high):
        message = f"{name} is {value!r}; it must be from {low:g} to {high:g}. {remedy}"
        raise ValueError(message)


def check_whole(name: str, value: int, low: int, high: int, remedy: str) -> None:
    """Refuse a count that is not a whole number in its range; raises as `check` does."""
    check(name, value, low, high, remedy)
    if value != int(value):
        message = f"{name} is {value!r}; it must be a whole number from {low} to {high}. {remedy}"
        raise ValueError(message)


def check_choice(name: str, value: str, choices: Sequence[str]) -> None:
    """Refuse a word that is none of the choices; raises ValueError, which lists them."""
    if value not in choices:
        message = f"{name} is {value!r}; write one of: {', '.join(choices)}."
        raise ValueError(message)


def check_array(name: str, values: ArrayLike, low: float, high: float, remedy: str) -> NDArray[np.float64]:
    """Return values as an array of floats, or refuse them.

    Raises
    ------
    ValueError
        If there are none, or one is not a number from `low` to `high`; the message shows the first.
    TypeError
        If they are not numbers.

    """
    try:
        made = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        message = f"{name} is {values!r}; write numbers from {low:g} to {high:g}. {remedy}"
        raise TypeError(message) from None
    if made.size == 0:
        message = f"{name} is empty; give at least one number from {low:g} to {high:g}. {remedy}"
        raise ValueError(message)
    wrong = ~((made >= low) & (made <= high))  # not a number counts as wrong
    if wrong.any() or not np.isfinite(made).all():
        shown = made[wrong | ~np.isfinite(made)][:SAMPLE]
        held = ", ".join(f"{one:g}" for one in shown)
        message = f"{name} holds {held}; all must be from {low:g} to {high:g}. {remedy}"
        raise ValueError(message)
    return made


def check_rising(name: str, values: ArrayLike, remedy: str) -> NDArray[np.float64]:
    """Return finite values as an array, or refuse those that do not rise; raises as `check_array` does."""
    made = check_array(name, values, -math.inf, math.inf, remedy)
    falls = np.flatnonzero(np.diff(made) <= 0)
    if falls.size:
        at = int(falls[0])
        message = f"{name} must rise, but {made[at]:g} is followed by {made[at + 1]:g}. {remedy}"
        raise ValueError(message)
    return made


def check_generator(rng: Any) -> None:
    """Refuse chance without a seed; raises TypeError, with the line to write."""
    if not isinstance(rng, np.random.Generator):
        message = (
            f"rng is {rng!r}; give a generator with a seed, so that a run can be repeated: "
            "numpy.random.default_rng(1)"
        )
        raise TypeError(message)


def check_work(what: str, amount: float, limit: float, remedy: str) -> None:
    """Refuse a run that is too large to wait for, before it starts; raises ValueError with the estimate.

    Parameters
    ----------
    what
        What is counted, in the plural: "patients times steps".
    amount, limit
        How many the run would take, and how many are let through.
    remedy
        What to make smaller.

    """
    if not amount <= limit:
        message = f"this run would take {amount:.3g} {what}; the limit is {limit:.3g}. {remedy}"
        raise ValueError(message)
