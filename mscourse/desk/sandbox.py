"""The room in which a submission runs, seen from outside: start it, ask it, end it.

One child process in a fresh folder, the only place where it may write. It is asked one thing at a time and
has so many seconds for each; when it does not answer, or is gone, it is killed with everything it started.
A new one then takes its place and runs the cells that did no harm, so that one function without an end costs
its own exercise and no other. Both time and new beginnings are limited.
"""

import inspect
import os
import pickle
import queue
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import types
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Any, NoReturn, Self

import mscourse
from mscourse.desk.child import Start
from mscourse.desk.wire import MOST_BYTES, UnreadableError, from_bytes, read
from mscourse.exercises.limits import OutOfTime

BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from mscourse.desk.child import main; main()"
CELL = "<submission>"  # file name of a learner's function, on this side
START = 30.0  # seconds until a process has to be ready
LOOK = 0.1  # seconds between two looks at clock and folder
SPENT = "the time for the whole notebook was spent"
LATE_CALLS = 2  # after so many calls without an end, a function is not called again
SYSTEM = (  # what Python and its libraries read; nothing personal lies there
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/fonts", "/usr/share/zoneinfo", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu",
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What one notebook may take.

    Attributes
    ----------
    total
        Seconds, with all that is asked of its functions.
    cell, call
        Seconds for one cell; most seconds for one call, where an exercise itself gives more.
    memory
        Bytes of memory.
    folder, file
        Bytes that its folder, and one file in it, may hold.
    files
        How many files it may make.
    beginnings
        How often a process may take the place of one that was killed.
    slack
        Seconds from a limit that the process keeps itself to the one at which it is killed.

    """

    total: float = 120.0
    cell: float = 20.0
    call: float = 60.0
    memory: int = 2 << 30
    folder: int = 64 << 20
    file: int = 16 << 20
    files: int = 2000
    beginnings: int = 6
    slack: float = 1.0


class Ended(Exception):  # noqa: N818 - no error of the course; it says what became of a submission's process
    """The process of a submission is gone; the message says why."""


class RoomError(RuntimeError):
    """No process could be begun in which to run a submission: this machine's fault, not the submission's."""


class Missing:
    """There is nothing of that name in the notebook."""


class RemoteFunction:
    """A function of the submission: called like any other, and run over there.

    What it raises comes back as an error of the same name, at the same line of its cell.
    """

    def __init__(self, sandbox: "Sandbox", name: str, seconds: float, takes: Any) -> None:
        self._sandbox, self._seconds = sandbox, seconds
        self._late: list[int | None] = []
        self._ended: Ended | None = None
        self.__name__ = name
        self.__signature__ = _signature(takes)
        # By these two a check knows a learner's own lines; there are none on this side.
        self.__globals__: dict[str, Any] = {}
        self.__code__ = _at_line(1).__code__

    def __call__(self, *values: Any) -> Any:
        """Return what the function returns there.

        Raises
        ------
        OutOfTime
            If it was stopped; after the second time it is not called again.
        Ended
            If it took its process with it, or returned more than can be handed over.
        Exception
            What it raised itself, under the same name.

        """
        tracer = sys.gettrace()
        sys.settrace(
            None
        )  # the clock is looked at over there, and by the room; here it would cut a reply in two
        try:
            return self._asked(values)
        finally:
            sys.settrace(tracer)

    def _asked(self, values: tuple[Any, ...]) -> Any:
        if self._ended is not None:
            raise self._ended
        if len(self._late) >= LATE_CALLS:
            raise OutOfTime(self._late[-1])
        try:
            reply = self._sandbox.ask("call", self.__name__, values, self._seconds, seconds=self._seconds)
            if "value" in reply:
                return read(reply["value"])
        except UnreadableError as problem:
            self._ended = self._sandbox.nonsense(problem)
        except Ended as problem:
            self._ended = problem
        if self._ended is not None:
            self._sandbox.say(f"`{self.__name__}`: {self._ended}")
            raise self._ended
        if "late" in reply:
            self._late.append(_line(reply["late"]))
            self._sandbox.say(f"`{self.__name__}` was still running after {self._seconds:g} seconds")
            raise OutOfTime(self._late[-1])
        if "large" in reply:
            self._sandbox.say(f"`{self.__name__}` returned {reply['large']!s:.80}")
            message = f"it returned {reply['large']!s:.80}"
            raise Ended(message)
        return _raise(reply)


class Sandbox:
    """A notebook's code in a process of its own.

    Attributes
    ----------
    walls
        What keeps it in, in words.
    happened
        What it did that a marker should know, in words.

    """

    def __init__(self, cells: Sequence[str], limits: Limits, beside: Sequence[tuple[str, Path]] = ()) -> None:
        self._cells, self._beside = tuple(cells), tuple(beside)
        brought = sum(path.stat().st_size for _name, path in beside)
        self._limits = replace(limits, folder=limits.folder + brought, files=limits.files + 2 * len(beside))
        self._harmful: set[int] = set()
        self._begun = 0
        self._end = monotonic() + limits.total
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: queue.Queue[bytes | None] = queue.Queue(maxsize=4)
        self.walls: tuple[str, ...] = ()
        self.happened: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def say(self, what: str) -> None:
        """Note what happened, once."""
        if what not in self.happened and len(self.happened) < 40:  # noqa: PLR2004 - nobody reads more
            self.happened.append(what)

    def find(self, name: str, seconds: float) -> Any:
        """Return what the notebook has under a name: a `RemoteFunction`, a plain value, or `Missing`.

        Raises
        ------
        Ended
            If its process is gone and no other may take its place.
        RoomError
            If this machine can begin no process.

        """
        reply = self.ask("find", name, seconds, seconds=seconds)
        if "function" in reply:
            return RemoteFunction(self, name, seconds, reply["function"])
        if "value" not in reply:
            return Missing
        try:
            return read(reply["value"])
        except UnreadableError as problem:
            raise self.nonsense(problem) from problem

    def learner(self) -> str:
        """Return who the notebook says works in it; empty if it does not say, or is gone."""
        try:
            said = self.ask("learner", seconds=1.0).get("learner", "")
        except Ended:
            return ""
        return "".join(one for one in str(said)[:100] if one.isprintable())

    def ask(self, *request: Any, seconds: float) -> dict[str, Any]:
        """Ask the process, in which every harmless cell has run, and return what it answers.

        Raises
        ------
        Ended
            If it does not answer in time, is gone, or sends nonsense. It is killed then; the next question
            begins a new one.

        """
        self._ready()
        return self._exchange(request, seconds + self._limits.slack)

    def nonsense(self, problem: Exception) -> Ended:
        """End the process because of what it sent; returns the words for it."""
        self._kill()
        return Ended(f"its process sent what no answer looks like ({problem})")

    def close(self) -> None:
        """End the process and remove its folder."""
        self._kill()

    def _ready(self) -> None:
        while self._process is None:
            if monotonic() > self._end:
                raise Ended(SPENT)
            if self._begun > self._limits.beginnings:
                message = "its process had ended too often to begin again"
                raise Ended(message)
            self._begin()
            self._run_cells()

    def _run_cells(self) -> None:
        """Run the cells that did no harm so far; one that takes the process with it is left out next time."""
        for number in range(len(self._cells)):
            if number in self._harmful:
                continue
            name, seconds = f"cell {number + 1}", self._limits.cell
            try:
                reply = self._exchange(("cell", number, seconds), seconds + self._limits.slack)
            except Ended as problem:
                self._harmful.add(number)
                self.say(f"{name}: {problem}")
                if monotonic() > self._end:
                    raise
                return
            if "late" in reply:
                self._harmful.add(number)
                self.say(f"{name} was still running after {seconds:g} seconds, and was stopped")
            elif "done" not in reply:
                line = _line(reply.get("line"))
                text = f"{reply.get('raised', 'an error')!s:.60}: {reply.get('text', '')!s:.160}".rstrip(": ")
                self.say(f"{name} stopped with {text}{f' in line {line}' if line else ''}")

    def _begin(self) -> None:
        self._begun += 1
        self._folder = Path(tempfile.mkdtemp(prefix="mscourse-"))
        room, library = self._folder / "room", self._folder / "library"
        room.mkdir()
        library.mkdir()
        package = Path(mscourse.__file__).resolve().parent
        entry = library
        try:
            (library / "mscourse").symlink_to(package, target_is_directory=True)
        except OSError:  # systems without links: then all that lies beside the package can be imported too
            entry = package.parent
        for name, path in self._beside:
            place = room / name
            if place.resolve().is_relative_to(room.resolve()):
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
        self._process = subprocess.Popen(  # noqa: S603 - our own Python, with a program written above
            [sys.executable, "-s", "-P", "-B", "-X", "utf8", "-c", BOOT, str(entry)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=room,
            env=_environment(room),
            start_new_session=True,
        )
        self._replies = queue.Queue(maxsize=4)
        out = self._process.stdout
        threading.Thread(target=_listen, args=(out, self._replies), daemon=True).start()
        start = Start(
            self._cells,
            (*_readable(), package, entry),
            (room, Path(os.devnull)),
            self._limits.memory,
            self._limits.file,
            int(self._limits.total) + 2,
        )
        try:
            reply = self._exchange(start, START)
        except Ended as problem:
            if monotonic() > self._end:
                raise
            message = f"no process for a submission could be begun with {sys.executable}: {problem}"
            raise RoomError(message) from problem
        self.walls = tuple(str(one) for one in reply.get("walls", ()))

    def _exchange(self, request: Any, seconds: float) -> dict[str, Any]:
        """Send a request and wait for its reply."""
        process = self._process
        if process is None or process.stdin is None:
            message = "its process is gone"
            raise Ended(message)
        threading.Thread(
            target=_send, args=(process.stdin, pickle.dumps(request)), daemon=True
        ).start()  # a process that reads nothing would hold us up
        until = min(monotonic() + seconds, self._end)
        while True:
            try:
                sent = self._replies.get(timeout=LOOK)
            except queue.Empty:
                if monotonic() > until:
                    self._lost(
                        SPENT
                        if until == self._end
                        else f"it did not stop after {seconds - self._limits.slack:g} seconds, and was killed"
                    )
                if self._folder and _overfull(self._folder / "room", self._limits):
                    self._lost("it filled its folder, and was killed")
                continue
            if sent is None:
                self._lost(f"it ended its own process{_how(process)}")
            break
        try:
            reply = from_bytes(sent)
        except UnreadableError as problem:
            raise self.nonsense(problem) from problem
        notes = reply.get("notes", [])
        for one in notes[:20] if isinstance(notes, list) else []:
            self.say(f"tried to {one!s:.160}")
        return reply

    def _lost(self, why: str) -> NoReturn:
        self._kill()
        raise Ended(why)

    def _kill(self) -> None:
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
            for line in (process.stdin, process.stdout):
                with suppress(OSError, ValueError):
                    _close(line)
        if folder is not None:
            _remove(folder)


def _environment(room: Path) -> dict[str, str]:
    """Return the only variables that it sees: none of ours, so no key and no name of ours."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    return {
        **kept,
        **dict.fromkeys(threads, "1"),
        **dict.fromkeys(
            ("HOME", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR", "IPYTHONDIR", "MSCOURSE_PROGRESS"), str(room)
        ),
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MSCOURSE_VIEW": "still",
        "PATH": "",
        "PYTHONHASHSEED": "0",  # marks are the same each time
    }


def _readable() -> tuple[Path, ...]:
    own = sysconfig.get_paths()
    libraries = {own[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix):
        libraries |= {str(Path(prefix) / name) for name in ("lib", "lib64", "Lib", "DLLs", "pyvenv.cfg")}
    return tuple(Path(one) for one in sorted(libraries | set(SYSTEM)))


def _listen(line: IO[bytes] | None, replies: "queue.Queue[bytes | None]") -> None:
    """Hand over what arrives, message by message; None when there will be no more."""
    sent: bytes | None
    while line is not None:
        try:
            size = int.from_bytes(line.read(4) or b"", "big")
            sent = line.read(size) if 0 < size <= MOST_BYTES else None
        except (OSError, ValueError):
            sent = None
        try:
            replies.put(sent, timeout=600)
        except queue.Full:
            return
        if sent is None:
            return


def _send(line: IO[bytes], request: bytes) -> None:
    with suppress(OSError, ValueError):
        line.write(request)
        line.flush()


def _close(line: IO[bytes] | None) -> None:
    if line is not None:
        line.close()


def _how(process: "subprocess.Popen[bytes]") -> str:
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
    code = process.returncode
    if code is None:
        return ""
    if code < 0:
        with suppress(ValueError):
            return f" ({signal.Signals(-code).name})"
    return f" (status {code})"


def _overfull(folder: Path, limits: Limits) -> bool:
    """Return whether the folder holds more than it may."""
    size = count = 0
    left = [str(folder)]
    while left:
        with suppress(OSError), os.scandir(left.pop()) as entries:
            for one in entries:
                count += 1
                with suppress(OSError):
                    if one.is_dir(follow_symlinks=False):
                        left.append(one.path)
                    else:
                        size += one.stat(follow_symlinks=False).st_size
                if count > limits.files or size > limits.folder:
                    return True
    return False


def _remove(folder: Path) -> None:
    """Remove a folder, however deep its folders lie within each other."""
    for _ in range(3):
        try:
            shutil.rmtree(folder)
        except RecursionError:
            inner = folder / "room"
            for turn in range(2000):  # take the folders out of each other, then remove them side by side
                below = (
                    [one for one in inner.iterdir() if one.is_dir() and not one.is_symlink()]
                    if inner.is_dir()
                    else []
                )
                if not below:
                    break
                inner = below[0].rename(folder / f"level-{turn}")
        except OSError:
            sleep(0.05)  # the last of its files is just being closed
        else:
            return
    shutil.rmtree(folder, ignore_errors=True)


def _line(said: Any) -> int | None:
    return said if isinstance(said, int) and 0 < said < 1_000_000 else None  # noqa: PLR2004 - no cell is longer


def _signature(takes: Any) -> inspect.Signature | None:
    """Return the signature that was told; None if it makes no sense or was not told."""
    kinds = list(inspect._ParameterKind)  # noqa: SLF001 - numbered in one order for ever
    try:
        return inspect.Signature(
            [
                inspect.Parameter(
                    str(name), kinds[int(kind)], default=... if has else inspect.Parameter.empty
                )
                for name, kind, has in takes[:50]
            ]
        )
    except (TypeError, ValueError, IndexError):
        return None


def _at_line(line: int) -> Callable[[BaseException], NoReturn]:
    """Return a function that raises what it is given, as if at that line of the submission."""

    def throw(problem: BaseException) -> NoReturn:
        raise problem

    place = throw.__code__.replace(co_filename=CELL, co_firstlineno=max(0, line - 1))
    return types.FunctionType(place, {})


KNOWN = {one.__name__: one for one in (RecursionError, NotImplementedError, MemoryError)}


def _raise(reply: dict[str, Any]) -> NoReturn:
    name = str(reply.get("raised", "Exception"))[:60]
    kind = KNOWN.get(name) or type(name if name.isidentifier() else "Exception", (Exception,), {})
    problem = kind(str(reply.get("text", ""))[:200])
    line = _line(reply.get("line"))
    if line is None:
        raise problem
    _at_line(line)(problem)
