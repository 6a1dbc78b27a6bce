"""Asking a learner's answer: whatever it does comes back as a value, or as words about what went wrong."""

import contextlib
import inspect
import io
import math
import numbers
import random
import re
import reprlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from typing import Any, NoReturn

import numpy as np

from mscourse.exercises.limits import OutOfTime, run_within

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")  # it differs from run to run
SHOWN = 60  # characters of a returned value that a message repeats
_REPR = reprlib.Repr()  # a list of a hundred million is not written out to be cut
_REPR.maxlist = _REPR.maxset = _REPR.maxdict = SHOWN
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = 2 * SHOWN
KINDS = (
    (bool, "a yes or no"),
    (str, "a text"),
    (dict, "a dictionary"),
    (list, "a list"),
    (tuple, "a tuple"),
    (set, "a set"),
    (complex, "a complex number"),
)


class Stop(Exception):  # noqa: N818 - no error of the course; it carries the words for the learner
    """The check can go no further with this answer.

    Attributes
    ----------
    seen, idea
        What was seen, and what to think of or to do.
    empty
        Whether there was nothing to check: the stub, untouched.

    """

    def __init__(self, seen: str, idea: str, *, empty: bool = False) -> None:
        super().__init__(seen)
        self.seen, self.idea, self.empty = seen, idea, empty


def stop(seen: str, idea: str, *, empty: bool = False) -> NoReturn:
    """End the check with these words."""
    raise Stop(seen, idea, empty=empty)


class _Sink(io.TextIOBase):
    """Takes what is printed and keeps nothing: a loop may print for ever."""

    def write(self, text: str) -> int:
        return len(text)


def is_number(value: Any) -> bool:
    """Return whether a value is a real number of whatever library; a yes or no is none."""
    return not isinstance(value, bool) and isinstance(value, numbers.Real)


def short(value: Any) -> str:
    """Return a value as a message repeats it: numbers to six figures, the rest cut when long."""
    if is_number(value):
        return f"{float(value):.6g}"
    if isinstance(value, tuple):
        return f"({', '.join(map(short, value))}{',' * (len(value) == 1)})"
    if isinstance(value, (int, float, str, bool, list, set, dict, type(None))):
        text = _ADDRESS.sub("", _REPR.repr(value))
        return text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
    return f"<{type(value).__name__}>"


def kind(value: Any) -> str:
    """Return what sort of thing a value is, in everyday words."""
    if is_number(value):
        return "a number"
    return next((words for one, words in KINDS if isinstance(value, one)), f"a {type(value).__name__}")


@dataclass(frozen=True)
class Given:
    """A learner's value, with the way back from the rows as they saw them to the rows as they are written.

    Attributes
    ----------
    answer
        The value.
    rows
        Number of a row as written, by the number that the learner saw.

    """

    answer: Any
    rows: dict[str, str]

    def seen(self, row: str) -> str:
        """Return the number under which the learner saw a row."""
        return next(seen for seen, written in self.rows.items() if written == row)


class Ask:
    """A learner's function, asked with care.

    `draw` gives, for a purpose, a generator of the learner's own numbers. Answers to plain numbers are
    remembered, so several checks may ask the same without running it again.
    """

    def __init__(
        self, answer: Callable[..., Any], name: str, seconds: float, draw: Callable[[str], random.Random]
    ) -> None:
        self._answer, self._name, self._seconds = answer, name, seconds
        self.draw = draw
        self._own = getattr(inspect.unwrap(answer), "__globals__", None)
        self._known: dict[tuple[Any, ...], Any] = {}
        self._endless: Stop | None = None  # one call that had no end speaks for all

    def called(self, *values: Any) -> str:
        """Return the call as a learner would type it."""
        return f"`{self._name}({', '.join(map(_typed, values))})`"

    def saw(self, *values: Any) -> str:
        """Return the sentence 'call returned value', without a full stop."""
        return f"{self.called(*values)} returned {short(self(*values))}"

    def __call__(self, *values: Any) -> Any:
        """Return what the function returns.

        Raises
        ------
        Stop
            If it raises, takes too long, or takes other arguments.

        """
        plain = all(isinstance(one, (int, float)) for one in values)
        if plain and values in self._known:
            return self._known[values]
        result = self._run(values)
        if plain:
            self._known[values] = result
        return result

    def _run(self, values: tuple[Any, ...]) -> Any:
        if self._endless is not None:
            raise self._endless
        with contextlib.suppress(ValueError):  # some callables do not tell what they take
            try:
                inspect.signature(self._answer).bind(*values)
            except TypeError as problem:
                stop(
                    f"{self.called(*values)} could not be called: {problem}.",
                    "Keep the names and the order of the arguments as the exercise gives them.",
                )
        sink = _Sink()
        try:
            with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
                return run_within(self._seconds, lambda: self._answer(*values), self._own)
        except OutOfTime as spent:
            where = f" in line {spent.line} of its cell" if spent.line else ""
            self._endless = Stop(
                f"{self.called(*values)} was still running after {self._seconds:g} seconds{where}, "
                "and was stopped. Everything you defined is still there.",
                "Look at the loop: which line brings it nearer to its end?",
            )
            raise self._endless from None
        except RecursionError:
            stop(
                f"{self.called(*values)} called itself without end.",
                "Which line ends the calls, and is it ever reached?",
            )
        except NotImplementedError:
            unwritten(self._name)
        except (Exception, SystemExit) as problem:  # noqa: BLE001 - a learner's code may raise anything
            stop(
                f"{self.called(*values)} stopped with {_words(problem)}{self._line(problem)}.",
                "Run that call in a cell of its own; Python then shows the way to the line.",
            )

    def _line(self, problem: BaseException) -> str:
        code = getattr(inspect.unwrap(self._answer), "__code__", None)
        lines = [
            line
            for frame, line in traceback.walk_tb(problem.__traceback__)
            if code is not None and frame.f_code.co_filename == code.co_filename
        ]
        return f" in line {lines[-1]} of its cell" if lines else ""

    def number(self, *values: Any) -> float:
        """Return what the function returns, which must be a finite number.

        Raises
        ------
        Stop
            As for a call, or if it returns anything else.

        """
        return as_number(self(*values), self.called(*values), self._name)

    def pair(self, *values: Any) -> tuple[Any, Any]:
        """Return what the function returns, which must be two things.

        Raises
        ------
        Stop
            As for a call, or if it returns anything else.

        """
        given = self(*values)
        if given is None:
            unwritten(self._name)
        if not isinstance(given, (tuple, list)) or len(given) != 2:  # noqa: PLR2004 - a pair
            stop(
                f"{self.called(*values)} returned {short(given)}, {kind(given)}; a pair is expected.",
                "Return both values with a comma between them.",
            )
        return given[0], given[1]


def _typed(value: Any) -> str:
    """Return an argument as a learner would type it: a value as it is, an object by its usual name."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, np.ndarray):
        return short(value.tolist())
    return "p" if is_dataclass(value) else short(value)


def _words(problem: BaseException) -> str:
    text = " ".join(str(problem).split())
    name = type(problem).__name__
    return f"{name}: {text[:160]}" if text else name


def unwritten(name: str) -> NoReturn:
    """End the check: the function gives nothing back."""
    stop(
        f"`{name}` returned nothing.",
        "Write its body in the cell above, let it end in `return`, and run that cell before this one.",
        empty=True,
    )


def as_number(value: Any, called: str, name: str) -> float:
    """Return a value as a float.

    Raises
    ------
    Stop
        If it is no finite number.

    """
    if value is None:
        unwritten(name)
    if not is_number(value):
        held = getattr(value, "item", None)  # numpy's arrays of one number
        if held is None or getattr(value, "size", 0) != 1 or not isinstance(held(), numbers.Real):
            stop(
                f"{called} returned {short(value)}, {kind(value)}; a number is expected.",
                "What does the last line of the function return?",
            )
        value = held()
    if not math.isfinite(value):
        stop(
            f"{called} returned {float(value)}, which is no finite number.",
            "Was something divided by zero, or never filled in?",
        )
    return float(value)
