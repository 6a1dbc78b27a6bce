"""A hostile submission is contained: others' marks and files outside stay, and the report tells of it."""

import hashlib
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mscourse.desk.grading import grade
from mscourse.desk.marks import Marks, Row
from mscourse.desk.sandbox import Limits
from tests.desk.hostile import HONEST, HOSTILE, IDS, code, write

pytestmark = pytest.mark.walls
LIMITS = Limits(total=60, cell=4, call=2, memory=3 << 28, folder=20 << 20, file=4 << 20, files=500, slack=0.5)
CLASSMATES = ("a_honest", "m_honest", "z_honest")
State = dict[Path, tuple[str, int, int]]


@dataclass(frozen=True)
class Class:
    """A class that was marked, what lay around it before and after, and who was called."""

    place: Path
    marks: Marks
    before: State
    after: State
    called: list[str]

    def row(self, name: str) -> Row:
        return next(one for one in self.marks.rows if one.name == name)


def state(*folders: Path) -> State:
    """Content, time of change and rights of everything below some folders."""
    found = {}
    for path in sorted(one for folder in folders for one in (folder, *folder.rglob("*"))):
        held = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[path] = (held, path.stat().st_mtime_ns, path.stat().st_mode)
    return found


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    place = tmp_path_factory.mktemp("class")
    submissions, outside, rooms = place / "submissions", place / "home", place / "rooms"
    for one in (submissions, outside, rooms):
        one.mkdir()
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    (outside / "solutions.py").write_text(f"{HONEST[0]}\n{HONEST[2]}\n", encoding="utf-8")
    with (
        socket.socket() as stream,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
        pytest.MonkeyPatch.context() as patch,
    ):
        stream.bind(("127.0.0.1", 0))
        stream.listen()
        port = stream.getsockname()[1]
        datagrams.bind(("127.0.0.1", port))
        for name in CLASSMATES:
            write(submissions / f"{name}.ipynb", *HONEST)
        for name in HOSTILE:
            cell = code(name, outside=outside, submissions=submissions, port=port)
            write(submissions / f"{name}.ipynb", *HONEST, cell)
        patch.setenv("MSCOURSE_TEST_SECRET", "secret")
        patch.setenv("TMPDIR", str(rooms))
        before = state(submissions, outside)
        marks = grade(submissions, IDS, workers=2, limits=LIMITS)
        called = [name for name, line in (("stream", stream), ("datagrams", datagrams)) if waits(line)]
        yield Class(place, marks, before, state(submissions, outside), called)


def waits(line: socket.socket) -> bool:
    """Whether somebody called."""
    line.settimeout(0)
    try:
        if line.type == socket.SOCK_STREAM:
            line.accept()
        else:
            line.recv(1)
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize("name", CLASSMATES)
def test_marks_of_others_are_unaffected(name: str, marked: Class) -> None:
    row = marked.row(name)
    assert (row.points, row.of, row.happened, row.problem) == (15, 15, (), "")


def test_files_outside_are_untouched(marked: Class) -> None:
    assert marked.after == marked.before


def test_nobody_was_called(marked: Class) -> None:
    assert marked.called == []


def test_no_room_and_no_process_stays_behind(marked: Class) -> None:
    assert list((marked.place / "rooms").iterdir()) == []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert str(marked.place) not in one.read_text(encoding="utf-8", errors="replace")
        except OSError:  # it has just ended
            continue


def test_the_report_names_the_walls(marked: Class) -> None:
    walls = marked.row(CLASSMATES[0]).walls
    assert f"Contained by: {', '.join(walls)}." in marked.marks.report()
    assert "Python's audit hook" in walls
    if sys.platform == "linux":
        assert {"no privileges", "refused system calls", "limits on memory, files, time"} <= set(walls)
        assert any(one.startswith("Landlock") for one in walls)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_earns_what_is_right_in_it_and_the_report_tells_what_happened(name: str, marked: Class) -> None:
    row, hostile = marked.row(name), HOSTILE[name]
    assert row.problem == ""
    told = "\n".join([*row.happened, *(seen for one in row.marks for _case, seen in one.missed)])
    assert hostile.get("told", "") in told
    report = marked.marks.report()
    assert all(one in report for one in row.happened)
    first, second = row.marks
    if hostile["earns"] == "all":
        assert (first.points, second.points) == (first.of, second.of), told
    if hostile["earns"] == "second":
        assert second.points == second.of, told
        assert first.points < first.of / 2, first


def test_no_answer_earns_more_than_there_is(marked: Class) -> None:
    assert {(one.of, row.of) for row in marked.marks.rows for one in row.marks[:1]} == {(7, 15)}
    assert all(0 <= one.points <= one.of for row in marked.marks.rows for one in row.marks)
