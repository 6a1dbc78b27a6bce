"""The other side of the wall, here without the wall: what it answers, and what its hook would refuse."""

import io
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from mscourse.desk import child, kernel, landlock
from mscourse.desk.child import Room, Start
from mscourse.desk.hook import MOST, Guard
from mscourse.desk.wire import from_bytes

CELLS = (
    "%matplotlib inline\none = 1\ndisplay(one)\nget_ipython().run_line_magic('time', '1')",
    "def twice(a, *, b=2):\n    return a * b\n\ndef loops():\n    while True:\n        pass",
    "def fails():\n    raise Loud\n\nclass Loud(Exception):\n    def __str__(self):\n        raise self",
    "def large():\n    return 'x' * 1_000_000",
    "while True:\n    pass",
    "one = (",
    "import sys\nsys.exit(2)",
)


@pytest.fixture
def room() -> Room:
    made = Room(CELLS, Guard([], []))
    for number in range(4):
        assert made.answer(("cell", number, 5.0)) == {"done": True, "notes": []}
    return made


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        (("find", "twice", 1.0), {"function": [["a", 1, False], ["b", 3, True]]}),
        (("find", "one", 1.0), {"value": ["int", "0x1"]}),
        (("find", "nobody", 1.0), {"nothing": True}),
        (("call", "twice", (4,), 1.0), {"value": ["int", "0x8"]}),
        (("call", "large", (), 1.0), {"large": "a text of 1,000,000 characters"}),
        (("call", "fails", (), 1.0), {"raised": "Loud", "text": "", "line": 2}),
        (("call", "nobody", (), 1.0), {"raised": "KeyError", "text": "'nobody'", "line": None}),
        (("cell", 4, 0.2), {"late": 1}),
        (("cell", 6, 1.0), {"raised": "SystemExit", "text": "2", "line": 2}),
        (("learner",), {"learner": ""}),
        (("unheard of",), {"raised": "KeyError", "text": "'unheard of'", "line": None}),
    ],
)
def test_every_question_has_an_answer(
    request_: tuple[Any, ...], reply: dict[str, Any], room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MSCOURSE_LEARNER", raising=False)
    assert room.answer(request_) == {**reply, "notes": []}


def test_a_loop_is_stopped_and_a_broken_cell_told(room: Room) -> None:
    assert room.answer(("call", "loops", (), 0.2))["late"] in {5, 6}
    broken = room.answer(("cell", 5, 1.0))
    assert (broken["raised"], broken["line"]) == ("SyntaxError", 1)


def test_without_an_alarm_cells_are_stopped_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")
    assert room.answer(("cell", 4, 0.2))["late"] in {1, 2}


def test_without_ipython_magics_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython.core.inputtransformer2", None)
    made = Room(("!ls\n%time\none = 1",), Guard([], []))
    assert made.answer(("cell", 0, 1.0))["done"]


def test_it_serves_until_the_marker_hangs_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(child, "walls", lambda *_: ["nothing"])
    monkeypatch.setattr(child, "_without_pages", lambda: None)
    start = Start(("big = ['x' * 99_999] * 90",), (), (tmp_path,), 1, 1, 1)
    asked = (start, ("cell", 0, 1.0), ("find", "big", 1.0))
    replies = io.BytesIO()
    child.serve(io.BytesIO(b"".join(map(pickle.dumps, asked))), replies)
    said, found = replies.getvalue(), []
    while said:
        size = int.from_bytes(said[:4], "big")
        found.append(from_bytes(said[4 : 4 + size]))
        said = said[4 + size :]
    assert found[0] == {"walls": ["nothing"]}
    assert found[1] == {"done": True, "notes": []}
    assert "bytes of values" in found[2]["large"]


def test_the_walls_that_hold_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is put up here: each wall is asked whether it could be."""
    stood = []
    monkeypatch.setattr(kernel, "die_with_parent", lambda: None)
    monkeypatch.setattr(kernel, "leave_network", lambda: False)
    monkeypatch.setattr(kernel, "keep_no_privileges", lambda: True)
    monkeypatch.setattr(kernel, "refuse_calls", lambda: True)
    monkeypatch.setattr(landlock, "close_in", lambda *_: 3)
    monkeypatch.setattr(child, "_limits", lambda _start: ["limits on time"])
    monkeypatch.setattr(Path, "write_text", lambda *_anything, **_more: 0)
    monkeypatch.setattr(Guard, "stand", lambda self: stood.append(self))  # noqa: PLW0108 - it becomes a method
    guard = Guard([], [])
    start = Start((), (), (tmp_path,), 1, 1, 1)
    assert child.walls(start, guard) == [
        "no privileges",
        "Landlock 3",
        "refused system calls",
        "limits on time",
        "Python's audit hook",
    ]
    assert stood == [guard]
    monkeypatch.setattr(kernel, "keep_no_privileges", lambda: False)
    assert child.walls(start, guard) == ["limits on time", "Python's audit hook"]


@pytest.mark.parametrize(
    ("event", "arguments", "what"),
    [
        ("open", ("{out}/a", "r", 0), "read"),
        ("open", ("{out}/a", "w", os.O_WRONLY), "write"),
        ("open", ("{out}/a", "a", None), "write"),
        ("open", ("{in}/a", "w", os.O_WRONLY), None),
        ("open", (3, "w", 0), None),
        ("os.rename", ("{in}/a", "{out}/a", -1, -1), "change"),
        ("os.symlink", ("{out}/a", "{in}/a", -1), None),
        ("os.symlink", ("{in}/a", "{out}/a", -1), "change"),
        ("os.listdir", ("{out}",), "look into"),
        ("os.listdir", (None,), None),
        ("os.kill", (1, 9), "signal"),
        ("os.kill", (os.getpid(), 0), None),
        ("os.system", (b"true",), "start a process"),
        ("socket.__new__", (None, 2, 1, 0), "open a socket"),
        ("socket.__new__", (None, 1, 1, 0), None),
        ("socket.connect", (None, ("127.0.0.1", 9)), "use the network"),
        ("socket.getaddrinfo", ("a", 1, 0, 0, 0), "use the network"),
        ("import", ("os",), None),
        ("marshal.loads", (b"",), None),
    ],
)
def test_the_hook_hears_what_lies_outside(
    event: str, arguments: tuple[Any, ...], what: str | None, tmp_path: Path
) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    guard = Guard([], [str(inside)])
    filled = [
        one.replace("{in}", str(inside)).replace("{out}", str(outside)) if isinstance(one, str) else one
        for one in arguments
    ]
    code = compile("heard(event, arguments)", "<cell 1>", "eval")
    names = {"heard": guard._heard, "event": event, "arguments": tuple(filled)}  # noqa: SLF001 - what Python would call
    if what is None:
        eval(code, names)  # noqa: S307 - a frame of that name is what the hook looks for
        assert guard.taken() == []
        return
    for _ in range(2):
        with pytest.raises(PermissionError, match=what):
            eval(code, names)  # noqa: S307 - as above
    (note,) = guard.taken()
    assert note.startswith(what)
    assert guard.taken() == []


def test_notes_have_an_end() -> None:
    guard = Guard([], [])
    lines = [
        "for n in range(99):",
        " try:",
        "  heard('open', (f'/{n}', 'r', 0))",
        " except PermissionError:",
        "  pass",
    ]
    code = compile("\n".join(lines), "<cell 1>", "exec")
    exec(code, {"heard": guard._heard})  # noqa: S102, SLF001 - as above
    assert len(guard.taken()) == MOST


def test_what_an_import_looks_for_is_no_attempt() -> None:
    guard = Guard([], [])
    code = compile("heard('open', ('/x', 'r', 0))", "<frozen importlib._bootstrap>", "exec")
    with pytest.raises(PermissionError):
        exec(code, {"heard": guard._heard})  # noqa: S102, SLF001 - as above
    assert guard.taken() == []
