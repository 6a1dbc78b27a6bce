"""The walls one by one: what Python's hook keeps out by itself, and what the kernel is told."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse.desk import kernel, landlock

# The hook alone, as on a system whose kernel offers nothing.
ALONE = """
import os, socket, subprocess, sys
from pathlib import Path
from mscourse.desk.hook import Guard, places
room, outside = Path(sys.argv[1]), Path(sys.argv[2])
os.chdir(room)
guard = Guard(places([Path(sys.prefix), Path(sys.base_prefix)]), places([room]))
guard.stand()
tries = compile(sys.argv[3], "<cell 1>", "exec")
try:
    exec(tries)
    print("done")
except PermissionError as problem:
    print("refused")
print(*guard.taken(), sep="\\n")
"""
KEPT_OUT = {
    "read": "open(outside / 'secret.txt')",
    "write": "open(outside / 'made', 'w')",
    "flags": "os.open(outside / 'made', os.O_CREAT | os.O_WRONLY)",
    "link": "os.symlink(outside / 'secret.txt', 'mine')\nopen('mine').read()",
    "link outside": "os.symlink('mine', outside / 'made')",
    "up": "open('../outside/secret.txt')",
    "bytes": "open(os.fsencode(outside / 'secret.txt'))",
    "list": "os.listdir(outside)",
    "remove": "(outside / 'secret.txt').unlink()",
    "rename": "os.rename('here.txt', outside / 'made')",
    "rights": "os.chmod(outside / 'secret.txt', 0)",
    "program": "subprocess.run(['true'])",
    "shell": "os.system('true')",
    "fork": "os.fork()",
    "signal": "os.kill(os.getppid(), 0)",
    "stream": "socket.socket()",
    "name": "socket.getaddrinfo('localhost', 80)",
    "path": "socket.socket(socket.AF_UNIX).connect(str(outside / 'socket'))",
}
LET = {
    "own file": "open('made', 'w').write('x')\nassert open('made').read() == 'x'",
    "own folder": "os.mkdir('inner')\nos.rename('here.txt', 'inner/there.txt')\nos.remove('inner/there.txt')",
    "library": "import fractions\nassert fractions.Fraction(1, 2)",
    "nothing": "open(os.devnull, 'w').write('x')",
    "itself": "os.kill(os.getpid(), 0)",
    "pair": "socket.socketpair()",
}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    room, outside = tmp_path / "room", tmp_path / "outside"
    room.mkdir()
    outside.mkdir()
    (room / "here.txt").write_text("here", encoding="utf-8")
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    return room, outside


def alone(places: tuple[Path, Path], code: str) -> list[str]:
    line = [sys.executable, "-c", ALONE, *map(str, places), code]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


@pytest.mark.parametrize("what", KEPT_OUT)
def test_the_hook_alone_keeps_out_and_notes(what: str, places: tuple[Path, Path]) -> None:
    state, *notes = alone(places, KEPT_OUT[what])
    assert state == "refused"
    assert notes[0]
    assert [one.name for one in places[1].iterdir()] == ["secret.txt"]
    assert (places[1] / "secret.txt").read_text(encoding="utf-8") == "secret"


@pytest.mark.parametrize("what", LET)
def test_the_hook_lets_work_be_done(what: str, places: tuple[Path, Path]) -> None:
    assert alone(places, LET[what]) == ["done", "", ""]


@pytest.mark.parametrize("machine", kernel.MACHINES)
def test_the_filter_ends_in_a_word_whatever_is_called(machine: str) -> None:
    steps = kernel.program(machine)
    assert len(steps) < 4096  # more than the kernel takes
    for place, (code, if_so, if_not, _value) in enumerate(steps):
        assert place + 1 + max(if_so, if_not) < len(steps) or code == kernel.GIVE
    assert steps[-1] == (kernel.GIVE, 0, 0, kernel.ALLOW)


def run(machine: str, number: int, first: int = 0, own: int | None = None) -> int:
    """What the filter says to a call: the kernel's rules for its steps, in Python."""
    shown = {
        kernel.NUMBER: number,
        kernel.MACHINE: own or kernel.MACHINES[machine],
        kernel.FIRST_ARGUMENT: first,
    }
    steps, place, held = kernel.program(machine), 0, 0
    while True:
        code, if_so, if_not, value = steps[place]
        place += 1
        if code == kernel.GIVE:
            return value
        if code == kernel.LOAD:
            held = shown[value]
            continue
        so = {kernel.EQUAL: held == value, kernel.AT_LEAST: held >= value, kernel.HAS: bool(held & value)}[
            code
        ]
        place += if_so if so else if_not


@pytest.mark.parametrize("machine", kernel.MACHINES)
def test_the_filter_refuses_what_is_listed_and_nothing_else(machine: str) -> None:
    column = list(kernel.MACHINES).index(machine)
    listed = {pair[column] for pair in kernel.REFUSED.values()} - {None}
    special = {pair[column] for pair in (*kernel.OWN.values(), kernel.CLONE, kernel.CLONE3)}
    for number in range(500):
        if number not in special:
            assert (run(machine, number) == kernel.ALLOW) == (number not in listed), number


@pytest.mark.parametrize("machine", kernel.MACHINES)
def test_threads_and_signals_to_itself_are_let_through(machine: str) -> None:
    column = list(kernel.MACHINES).index(machine)
    clone, kill, limit = kernel.CLONE[column], kernel.OWN["kill"][column], kernel.OWN["prlimit64"][column]
    assert clone is not None
    assert run(machine, clone, kernel.THREAD | 0xF00) == kernel.ALLOW
    assert run(machine, clone, 17) != kernel.ALLOW
    assert run(machine, kill, os.getpid()) == kernel.ALLOW
    assert run(machine, kill, os.getppid()) != kernel.ALLOW
    assert run(machine, kill, 0) != kernel.ALLOW
    assert run(machine, limit, 0) == kernel.ALLOW
    assert run(machine, limit, os.getppid()) != kernel.ALLOW


@pytest.mark.parametrize("machine", kernel.MACHINES)
def test_calls_of_another_interface_are_refused(machine: str) -> None:
    assert run(machine, 1, own=0x40000003) != kernel.ALLOW
    assert run("x86_64", kernel.X32 + 1) != kernel.ALLOW


def test_other_systems_offer_none_of_this(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert landlock.version() == 0
    assert landlock.close_in([], []) == 0
    assert not kernel.keep_no_privileges()
    assert not kernel.leave_network()
    assert not kernel.refuse_calls()
    kernel.die_with_parent()


class Libc:
    """Stands in for the system's library: it notes what is asked of it, and says yes, or no to some."""

    def __init__(self, *refuses: str) -> None:
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self._refuses = refuses

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            self.asked.append((name, arguments))
            return -1 if name in self._refuses else 0

        return call


def test_privileges_network_and_calls_are_given_up_by_the_systems_own_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    libc = Libc()
    monkeypatch.setattr(kernel, "_libc", lambda: libc)
    kernel.die_with_parent()
    assert kernel.keep_no_privileges()
    assert kernel.leave_network()
    assert kernel.refuse_calls()
    assert [name for name, _arguments in libc.asked] == ["prctl", "prctl", "capset", "unshare", "prctl"]
    assert libc.asked[3][1] == (kernel.NEW_NETWORK,)
    monkeypatch.setattr(kernel, "_libc", lambda: Libc("prctl", "unshare"))
    assert not kernel.keep_no_privileges()
    assert not kernel.leave_network()
    assert not kernel.refuse_calls()
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert not kernel.refuse_calls()


@pytest.mark.parametrize(("version", "words"), [(1, 1), (3, 1), (4, 2), (7, 3)])
def test_landlock_is_told_what_its_version_knows(
    version: int, words: int, places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, tuple[object, ...]]] = []

    def call(number: int, *arguments: object) -> int:
        asked.append((number, arguments))
        return os.open(os.devnull, os.O_RDONLY) if number == landlock.CREATE else 0

    monkeypatch.setattr(landlock, "version", lambda: version)
    monkeypatch.setattr(landlock, "_call", call)
    room, outside = places
    readable = [outside, outside / "secret.txt", outside / "not there"]
    assert landlock.close_in(readable, [room]) == version
    assert [number for number, _arguments in asked] == [
        landlock.CREATE,
        *[landlock.ADD_RULE] * 3,
        landlock.RESTRICT,
    ]
    told = asked[0][1][0]
    assert isinstance(told, bytes)
    assert len(told) == 8 * words
    handled = int.from_bytes(told[:8], sys.byteorder)
    rights = []
    for _number, arguments in asked[1:4]:
        rule = arguments[2]
        assert isinstance(rule, bytes)
        rights.append(int.from_bytes(rule[:8], sys.byteorder))
    assert rights[:2] == [landlock.READ_FILE | landlock.READ_DIR, landlock.READ_FILE]
    assert rights[2] & landlock.WRITE_FILE
    assert not any(one & landlock.EXECUTE for one in rights)
    assert all(one & ~handled == 0 for one in rights)


def test_a_kernel_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(landlock, "_libc", lambda: Libc("syscall"))
    assert landlock.version() == 0
    monkeypatch.setattr(landlock, "version", lambda: 1)
    with pytest.raises(OSError, match="Landlock refused call 444"):
        landlock.close_in([tmp_path], [])
