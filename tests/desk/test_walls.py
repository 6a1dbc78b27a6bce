"""The walls one by one: what Python's hook keeps out by itself, and what the kernel is told."""

import subprocess
import sys
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
    import os

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
