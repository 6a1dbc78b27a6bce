"""What a reader can move: a choice among values, or a span of numbers."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TypeAlias

from mscourse.explorables.errors import ExplorableError

Value: TypeAlias = float | str
Values: TypeAlias = dict[str, Value]
"""A value for each control, by the control's name."""

PERCENT = "%"
_LARGEST_SHARE = 5  # beyond this an author wrote per cent, not a share
_DECIMALS = 6  # of a value that a reader sees; what lies below is noise of binary fractions
_FEWEST = 2


@dataclass(frozen=True)
class Control:
    """One thing to move, with the values for which a page has a prepared picture.

    Attributes
    ----------
    values : tuple of float or of str
        Numbers in rising order, or words.
    start : float or str
        Where the control stands at first, one of the values.
    label : str
        What the reader reads beside it; empty until `explore` fills in the argument's name.
    unit : str
        Written after numbers. With the unit "%", values are shares (0.97) and are shown as percentages.
    """

    values: tuple[Value, ...]
    start: Value
    label: str = ""
    unit: str = ""

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers, so that any number between them makes sense too."""
        return not isinstance(self.values[0], str)

    @property
    def factor(self) -> int:
        """What a value is multiplied by before it is shown."""
        return 100 if self.unit == PERCENT else 1

    def shown(self, value: Value) -> str:
        """Write a value as the number box does, without its unit."""
        if isinstance(value, str):
            return value
        return f"{round(value * self.factor, _DECIMALS):.12g}".replace("-", "\N{MINUS SIGN}")

    def spoken(self, value: Value) -> str:
        """Write a value with its unit, as it is read out and stands in the table."""
        words = self.shown(value)
        return f"{words}\N{NO-BREAK SPACE}{self.unit}" if self.unit and self.numeric else words

    def check(self, value: Value, name: str) -> Value:
        """Refuse a value that lies beyond the ends, or is none of the words.

        Raises
        ------
        ExplorableError
            If the value is not allowed; the message names the control and its values.
        """
        if not self.numeric:
            if value not in self.values:
                message = f"{name}={value!r} is not among its choices; write one of {_listed(self.values)}"
                raise ExplorableError(message)
            return value
        low, high = float(self.values[0]), float(self.values[-1])
        if isinstance(value, str) or not low <= value <= high:
            message = f"{name}={value!r} lies outside its range; write a number from {low:g} to {high:g}"
            raise ExplorableError(message)
        return value


def choice(*values: Value, start: Value | None = None, label: str = "", unit: str = "") -> Control:
    """Let the reader choose among values: numbers in rising order, or words.

    Parameters
    ----------
    *values : float or str
        At least two. A page has a prepared picture for each.
    start : float or str, optional
        Where the control stands at first; the first value.
    label : str
        What the reader reads beside it; the argument's name by default.
    unit : str
        Written after numbers. With "%", values are shares (0.97) and are shown as percentages.

    Raises
    ------
    ExplorableError
        If there are fewer than two values, they are not all numbers or all words, a number is not finite,
        they repeat or do not rise, `start` is none of them, or the unit is "%" and a value is no share.
    """
    where = f"choice({_listed(values)})"
    if len(values) < _FEWEST:
        message = f"{where} leaves nothing to choose; write two or more values, such as choice(1, 2, 5)"
        raise ExplorableError(message)
    if len({isinstance(value, str) for value in values}) > 1:
        message = f"{where} mixes words and numbers; write all of them as words, or all as numbers"
        raise ExplorableError(message)
    numbers = [value for value in values if not isinstance(value, str)]
    if not all(math.isfinite(value) for value in numbers):
        message = f"{where} holds a value that is not a finite number; leave it out"
        raise ExplorableError(message)
    if any(after <= before for before, after in pairwise(numbers)):
        message = f"{where} does not rise from left to right; write {_listed(sorted(set(numbers)))}"
        raise ExplorableError(message)
    if len(set(values)) < len(values):
        message = f"{where} holds a value twice; leave one of them out"
        raise ExplorableError(message)
    return _started(Control(tuple(values), values[0], label, unit), start, where)


def span(  # noqa: PLR0913 - all but the ends by name
    low: float, high: float, *, step: float, start: float | None = None, label: str = "", unit: str = ""
) -> Control:
    """Let the reader move through a span of numbers.

    Parameters
    ----------
    low, high : float
        Its ends, both included.
    step : float
        From one prepared picture to the next; it must reach `high` exactly.
    start : float, optional
        Where the control stands at first, one of the steps; `low`.
    label, unit : str
        As in `choice`.

    Raises
    ------
    ExplorableError
        If the span is empty, the step is not above 0 or does not reach the end, `start` is no step, or the
        unit is "%" and the end is no share.
    """
    where = f"span({low:g}, {high:g}, step={step:g})"
    if not all(math.isfinite(number) for number in (low, high, step)) or high <= low:
        message = f"{where} is empty; write the lower end first, such as span(35, 41, step=0.5)"
        raise ExplorableError(message)
    if step <= 0:
        message = f"{where} never moves; write a step above 0, such as step={(high - low) / 10:g}"
        raise ExplorableError(message)
    steps = round((high - low) / step)
    if steps < 1 or not math.isclose(low + steps * step, high, rel_tol=1e-9, abs_tol=1e-9 * step):
        reached = low + max(1, math.floor((high - low) / step)) * step
        message = f"{where} steps past its end; end it at {reached:g}, or choose a step that divides the span"
        raise ExplorableError(message)
    values = tuple(round(low + number * step, 12) for number in range(steps + 1))
    return _started(Control(values, values[0], label, unit), start, where)


def _started(control: Control, start: Value | None, where: str) -> Control:
    last = control.values[-1]
    if control.unit == PERCENT and not isinstance(last, str) and last > _LARGEST_SHARE:
        message = (
            f'{where} has unit="%" and would show {last:g} as {control.spoken(last)}; write shares, such as '
            f"{last / 100:g} for {last:g} %"
        )
        raise ExplorableError(message)
    if start is None:
        return control
    if not isinstance(start, str):
        # 35 + 4 steps of 0.1 is not exactly 35.4; what the author meant is the nearest step.
        near = [v for v in control.values if not isinstance(v, str) and math.isclose(v, start, rel_tol=1e-9)]
        start = near[0] if near else start
    if start not in control.values:
        message = f"{where} has no start={start!r}; start at one of {_listed(control.values)}"
        raise ExplorableError(message)
    return replace(control, start=start)


def _listed(values: Iterable[Value]) -> str:
    return ", ".join(f"{value:g}" if isinstance(value, int | float) else repr(value) for value in values)


def grid(controls: Mapping[str, Control]) -> list[Values]:
    """Every combination of the controls' values; the last control moves fastest."""
    names = list(controls)
    return [
        dict(zip(names, values, strict=True))
        for values in product(*(control.values for control in controls.values()))
    ]


def start_of(controls: Mapping[str, Control]) -> Values:
    """Where all controls stand at first."""
    return {name: control.start for name, control in controls.items()}


def described(values: Mapping[str, Value]) -> str:
    """Name a grid point as an author would write it, such as ``loss=0.97, temperature=37``."""
    return ", ".join(
        f"{name}={value!r}" if isinstance(value, str) else f"{name}={value:g}"
        for name, value in values.items()
    )
