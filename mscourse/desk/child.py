"""The process in which a submission runs. It knows no marks, no hidden case and no other submission.

It first puts up the walls, then runs cells and calls functions when the marker asks. Whatever code runs here
may change anything in this process: the marker believes nothing that comes from it but plain values.
"""

import ast
import builtins
import inspect
import io
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

from mscourse.desk import kernel, landlock
from mscourse.desk.hook import CELL, Guard, places
from mscourse.desk.wire import TooLargeError, Writer, to_bytes
from mscourse.exercises.limits import OutOfTime, run_within

WORDS = 160  # characters kept of an error's text


@dataclass(frozen=True)
class Start:
    """What the marker tells the process when it starts.

    Attributes
    ----------
    cells
        The code of the submission.
    readable, writable
        Files and folders that stay open to it.
    memory, file_bytes, cpu
        Bytes of memory, bytes of one file, seconds of work.

    """

    cells: tuple[str, ...]
    readable: tuple[Path, ...]
    writable: tuple[Path, ...]
    memory: int
    file_bytes: int
    cpu: int


class _Sink(io.TextIOBase):
    """Takes what is printed and keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def walls(start: Start, guard: Guard) -> list[str]:
    """Put up every wall that this system offers; returns those that hold, in words."""
    held = []
    kernel.die_with_parent()
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(
            "1000", encoding="ascii"
        )  # short of memory, this goes first
    if kernel.leave_network():
        held.append("a network without anybody")
    no_privileges = kernel.keep_no_privileges()
    if no_privileges:
        held.append("no privileges")
        version = landlock.close_in(start.readable, start.writable)
        held += [f"Landlock {version}"] if version else []
        held += ["refused system calls"] if kernel.refuse_calls() else []
    held += _limits(start)
    guard.stand()
    return [*held, "Python's audit hook"]


def _limits(start: Start) -> list[str]:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return []
    wanted = {
        "RLIMIT_AS": start.memory,
        "RLIMIT_FSIZE": start.file_bytes,
        "RLIMIT_CPU": start.cpu,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CORE": 0,
    }
    held = []
    for name, value in wanted.items():
        with suppress(OSError, ValueError, AttributeError):
            resource.setrlimit(getattr(resource, name), (value, value))
            held.append(name)
    names = {"RLIMIT_AS": "memory", "RLIMIT_FSIZE": "files", "RLIMIT_CPU": "time"}
    said = [words for name, words in names.items() if name in held]
    return [f"limits on {', '.join(said)}"] if said else []


def _quiet(*_anything: Any, **_more: Any) -> None:
    """Stand in for what shows things or checks answers: here nobody looks, and marking is done elsewhere."""


class _Shell:
    """Stands in for IPython's shell: magics do nothing here."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _quiet


class Room:
    """Where the cells run: their names, and what the marker may ask."""

    def __init__(self, cells: tuple[str, ...], guard: Guard) -> None:
        self._cells = cells
        self._guard = guard
        self._names: dict[str, Any] = {
            "__name__": "__main__",
            "__builtins__": builtins,
            "display": _quiet,
            "get_ipython": _Shell,
        }

    def answer(self, request: tuple[Any, ...]) -> dict[str, Any]:
        """Do what the marker asks; whatever happens becomes words."""
        what, *rest = request
        asked: dict[str, Callable[..., dict[str, Any]]] = {
            "cell": self._cell,
            "find": self._find,
            "call": self._call,
            "learner": self._learner,
        }
        try:
            reply = asked[what](*rest)
        except OutOfTime as spent:
            reply = {"late": spent.line}
        except TooLargeError as problem:
            reply = {"large": str(problem)}
        except BaseException as problem:  # noqa: BLE001 - a stranger's code may raise anything
            reply = _raised(problem)
        return {**reply, "notes": self._guard.taken()}

    def _cell(self, number: int, seconds: float) -> dict[str, Any]:
        name = f"{CELL}{number + 1}>"
        code = compile(_plain(self._cells[number]), name, "exec")
        _timed(seconds, lambda: exec(code, self._names), self._names)  # noqa: S102 - what this process is for
        return {"done": True}

    def _find(self, name: str, seconds: float) -> dict[str, Any]:
        if name not in self._names:
            return {"nothing": True}
        value = self._names[name]
        if not callable(value):
            return {"value": run_within(seconds, lambda: Writer().write(value), {})}
        return {"function": _takes(value)}

    def _call(self, name: str, arguments: tuple[Any, ...], seconds: float) -> dict[str, Any]:
        function = self._names[name]
        own = getattr(inspect.unwrap(function), "__globals__", None)
        value = run_within(seconds, lambda: Writer().write(function(*arguments)), own)
        return {"value": value}

    def _learner(self) -> dict[str, Any]:
        from mscourse.exercises.variants import present  # noqa: PLC0415 - what the submission said there

        return {"learner": str(present())[:100]}


def _timed(seconds: float, call: Callable[[], None], own: dict[str, Any]) -> None:
    """Run a cell at full speed and stop it when its time is up: by an alarm, where the system has one."""
    if not hasattr(signal, "setitimer"):
        run_within(seconds, call, own)
        return

    def at_alarm(_signal: int, frame: FrameType | None) -> None:
        while frame is not None and frame.f_globals is not own:
            frame = frame.f_back
        raise OutOfTime(frame.f_lineno if frame else None)

    signal.signal(signal.SIGALRM, at_alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        call()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _plain(source: str) -> str:
    """Return a cell as plain Python: magics become calls that do nothing."""
    try:
        ast.parse(source)
    except SyntaxError:
        try:
            from IPython.core.inputtransformer2 import TransformerManager  # noqa: PLC0415 - seldom needed, slow
        except ImportError:
            lines = source.splitlines()
            return "\n".join("" if one.lstrip().startswith(("%", "!")) else one for one in lines)
        manager: Any = TransformerManager
        return str(manager().transform_cell(source))
    return source


def _takes(function: Callable[..., Any]) -> list[list[Any]] | None:
    """Return what a function takes: name, kind, whether there is a default; None if it does not tell."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        return None
    return [[one.name, int(one.kind), one.default is not one.empty] for one in parameters]


def _raised(problem: BaseException) -> dict[str, Any]:
    """Return an error in words, with the last line of the submission's own code on its way."""
    try:
        text = " ".join(str(problem).split())[:WORDS]
    except BaseException:  # noqa: BLE001 - its text is a stranger's code too
        text = ""
    line = None
    if isinstance(problem, SyntaxError):
        line = problem.lineno
    for frame, number in traceback.walk_tb(problem.__traceback__):
        if frame.f_code.co_filename.startswith(CELL):
            line = number
    kinds = (RecursionError, NotImplementedError, MemoryError, SystemExit)
    kind = next((one.__name__ for one in kinds if isinstance(problem, one)), type(problem).__name__[:60])
    return {"raised": kind, "text": text, "line": line}


def _without_pages() -> None:
    """Make the verbs of notebooks harmless here: nobody looks, and marking is the marker's."""
    import mscourse  # noqa: PLC0415 - only here are they replaced
    import mscourse.exercises  # noqa: PLC0415 - as above

    for name in ("check", "explore", "quiz", "ready", "show", "task"):
        setattr(mscourse, name, _quiet)
    for name in ("check", "points", "task"):
        setattr(mscourse.exercises, name, _quiet)


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer the marker until it hangs up."""
    read, write = pickle.load, replies.write
    start: Start = read(requests)
    guard = Guard(places([*start.readable, Path(os.devnull)]), places(list(start.writable)))
    room = Room(start.cells, guard)
    _without_pages()
    held = walls(start, guard)
    reply: dict[str, Any] = {"walls": held}
    while True:
        try:
            packed = to_bytes(reply)
        except TooLargeError as problem:
            packed = to_bytes({"large": str(problem), "notes": []})
        write(packed)
        replies.flush()
        try:
            request = read(requests)
        except EOFError:
            return
        reply = room.answer(request)


def main() -> None:
    """Take the two lines to the marker away from the submission, then serve."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in (0, 1, 2):
        os.dup2(nowhere, one)
    for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
        setattr(sys, name, _Sink())
    for name in ("stdin", "__stdin__"):
        setattr(sys, name, None)
    sys.argv = [""]
    serve(requests, replies)
