"""A learner's code may loop for ever: it is given a budget of seconds, and stopped when that is spent.

Python tells a trace function before every step it takes. Ours looks at the clock and, past the deadline,
raises in the very step that is about to be taken. (Steps, not lines: ``while True: pass`` is one line that
never begins a second time.) This needs no signal, which Windows has none of, and no second thread or process,
which a browser's Python has not: it is the same wherever a notebook runs, and everything the learner has
defined is still there afterwards. It costs speed only in the learner's own lines: libraries are not looked at
step by step, only when one of their functions starts.

Two things it cannot stop: one long call inside compiled code, such as ``sum(itertools.count())``, and a loop
whose bare ``except:`` swallows the stop. There the notebook's own interrupt button is left (in the browser:
closing the page; what was typed is kept). A debugger's trace function rests while a check runs.
"""

import sys
from collections.abc import Callable
from time import perf_counter
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


class OutOfTime(BaseException):
    """The budget is spent. No ``Exception``, so that a learner's own handler for those lets it pass.

    Attributes
    ----------
    line
        The line that was about to run, counted in its cell, when it was one of the learner's; else None.

    """

    def __init__(self, line: int | None) -> None:
        super().__init__(line)
        self.line = line


def run_within(seconds: float, call: Callable[[], T], own: dict[str, Any] | None) -> T:
    """Call a function and return what it returns, unless it takes too long.

    Parameters
    ----------
    seconds
        The budget.
    call
        What to run.
    own
        The global names of the learner's code, by which its frames are known; None to look at every frame.

    Raises
    ------
    OutOfTime
        If the budget is spent first.

    """
    deadline = perf_counter() + seconds

    def is_own(frame: FrameType) -> bool:
        return own is None or frame.f_globals is own

    def at_step(frame: FrameType, _event: str, _argument: Any) -> Any:
        if perf_counter() > deadline:
            raise OutOfTime(frame.f_lineno)
        return at_step

    def at_call(frame: FrameType, _event: str, _argument: Any) -> Any:
        if perf_counter() > deadline:
            raise OutOfTime(frame.f_lineno if is_own(frame) else None)
        if not is_own(frame):
            return None
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        return at_step

    before = sys.gettrace()
    sys.settrace(at_call)
    try:
        return call()
    finally:
        sys.settrace(before)
