"""The wall that Python itself has: it tells a hook before it opens, connects, starts or signals anything.

Code that is determined gets round it, since both live in one process; where the kernel's walls hold it is the
second, and where a system has none, the only one. It also notes who tried what, for the report.
"""

import os
import sys
from pathlib import Path
from typing import Any

CELL = "<cell "  # file names of the submission's code begin so
MOST = 20  # notes kept
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.__new__",
)
STARTS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "pty.spawn",
)
SIGNALS = ("os.kill", "os.killpg", "signal.pthread_kill")
CHANGES = {  # how many of the first arguments are paths
    "os.remove": 1, "os.rmdir": 1, "os.mkdir": 1, "os.truncate": 1, "os.chmod": 1, "os.chown": 1,
    "os.utime": 1, "os.setxattr": 1, "os.removexattr": 1, "os.rename": 2, "os.link": 2,
    "shutil.rmtree": 1, "shutil.move": 2,
}  # fmt: skip
LOOKS = ("os.listdir", "os.scandir", "os.chdir")


class Guard:
    """The hook: what lies outside these places is refused, and noted if the submission itself asked."""

    def __init__(self, readable: list[str], writable: list[str]) -> None:
        self._readable = [*readable, *writable]
        self._writable = writable
        self.notes: list[str] = []
        self._busy = False
        self._at = os.path.realpath

    def stand(self) -> None:
        """Begin, for good: Python has no way to take a hook back."""
        sys.addaudithook(self._heard)

    def taken(self) -> list[str]:
        """Return the notes made since the last time."""
        notes, self.notes = self.notes, []
        return notes

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._busy or event in {"compile", "exec", "import", "object.__getattr__", "sys._getframe"}:
            return
        self._busy = True
        try:
            what = self._refused(event, arguments)
        finally:
            self._busy = False
        if what is not None:
            if _asked_by_a_cell():
                self._note(what)
            message = f"the room in which this runs does not let it {what}"
            raise PermissionError(message)

    def _refused(self, event: str, arguments: tuple[Any, ...]) -> str | None:  # noqa: PLR0911 - a kind a line
        if event in NETWORK:
            return _network(event, arguments)
        if event in STARTS:
            return f"start a process ({event})"
        if event in SIGNALS:
            return "signal a process" if arguments[0] != os.getpid() else None
        if event == "open":
            path, mode, flags = arguments
            writes = bool(flags & _WRITES) if isinstance(flags, int) else set(str(mode)) & set("wax+")
            if writes:
                return self._outside(path, self._writable, "write")
            return self._outside(path, self._readable, "read")
        if event in CHANGES:
            return self._any_outside(arguments[: CHANGES[event]], "change")
        if event == "os.symlink":
            return self._outside(arguments[1], self._writable, "change")
        return self._outside(arguments[0], self._readable, "look into") if event in LOOKS else None

    def _any_outside(self, paths: tuple[Any, ...], verb: str) -> str | None:
        found = (self._outside(path, self._writable, verb) for path in paths)
        return next((one for one in found if one), None)

    def _outside(self, path: Any, places: list[str], verb: str) -> str | None:
        if path is None or isinstance(path, int):
            return None
        shown = os.fsdecode(path)
        real = self._at(shown)
        if real == os.devnull or any(real == one or real.startswith(one + os.sep) for one in places):
            return None
        return f"{verb} {shown[:120]}"

    def _note(self, what: str) -> None:
        if what not in self.notes and len(self.notes) < MOST:
            self.notes.append(what)


def _network(event: str, arguments: tuple[Any, ...]) -> str | None:
    if event == "socket.__new__":
        family = int(arguments[1]) if len(arguments) > 1 else 0
        return None if family == 1 else "open a socket"  # 1: a pair within one process; connecting is refused
    where = arguments[1] if event in {"socket.connect", "socket.bind"} and len(arguments) > 1 else ""
    return f"use the network ({event.partition('.')[2]} {where!r:.80})".replace(" '')", ")")


def _asked_by_a_cell() -> bool:
    """Return whether the submission's own code is on the way here, not an import that it caused."""
    frame = sys._getframe(2)  # noqa: SLF001 - the way to the frames before this one
    one: Any = frame
    while one is not None:
        name = one.f_code.co_filename
        if name.startswith(CELL):
            return True
        if name.startswith("<frozen importlib"):
            return False
        one = one.f_back
    return False


def places(paths: list[Path]) -> list[str]:
    """Return paths as the hook compares them: resolved, without what is not there."""
    return sorted({os.path.realpath(one) for one in paths if one.exists()})
