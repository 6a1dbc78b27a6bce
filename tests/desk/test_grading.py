"""A folder of submissions becomes marks, whatever lies in it; none is changed, and nothing is done twice."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import sleep

import nbformat
import pytest

from mscourse.desk import grading
from mscourse.desk.grading import Job, grade, grade_command
from mscourse.desk.marks import NOT_THERE, Marks, Row
from mscourse.desk.sandbox import Limits
from mscourse.desk.source import load
from mscourse.desk.submission import Submission, SubmissionError, collect
from mscourse.desk.versions import solved, student
from mscourse.exercises import Mark, exercise, objectives
from tests.desk.hostile import HONEST, IDS, write
from tests.desk.test_hostile import state

SOURCE = Path(__file__).parents[2] / "exercises"
LIMITS = Limits(total=30, cell=3, call=2)
PER_CENT = "def natural_frequency(events, n, per=100):\n    return 100 * events / n"
FLOOR = "def natural_frequency(events, n, per=100):\n    return int(per * events / n), per"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small class: one right, two with the same idea missing, and what else is handed in."""
    place = tmp_path / "submissions"
    write(place / "right.ipynb", *HONEST)
    write(place / "per_cent.ipynb", *HONEST, PER_CENT)
    write(
        place / "per_cent_too.ipynb",
        "from mscourse.exercises import learner\nlearner('=ada')",
        *HONEST,
        PER_CENT,
    )
    write(place / "floor" / "deep" / "work.ipynb", *HONEST, FLOOR)
    write(place / "no_cells.ipynb")
    write(place / "deleted.ipynb", *HONEST[:5])
    write(place / "syntax.ipynb", *HONEST[:4], "def upper_bound_zero(n, level:\n    return 1")
    write(place / "stub.ipynb", *HONEST, "def natural_frequency(events, n, per=100):\n    ...")
    (place / "broken.ipynb").write_text('{"cells": [', encoding="utf-8")
    (place / "notes.txt").write_text("not a submission", encoding="utf-8")
    write(place / ".ipynb_checkpoints" / "right.ipynb", *HONEST)
    (place / "link.ipynb").symlink_to(place / "right.ipynb")
    return place


def row(marks: Marks, name: str) -> Row:
    return next(one for one in marks.rows if one.name == name)


def test_each_is_marked_by_itself_and_none_is_changed(folder: Path, tmp_path: Path) -> None:
    before = state(folder)
    said: list[str] = []
    marks = grade(folder, IDS, limits=LIMITS, out=tmp_path / "out", say=said.append)
    assert state(folder) == before
    assert [one.name for one in marks.rows] == sorted(
        ["right", "per_cent", "per_cent_too", "floor", "no_cells", "deleted", "syntax", "stub", "broken"]
    )
    points = {one.name: [mark.points for mark in one.marks] for one in marks.rows}
    assert points["right"] == [7, 8]
    assert points["per_cent"] == points["per_cent_too"]
    assert 0 <= points["per_cent"][0] < 3
    assert 3 < points["floor"][0] < 7
    assert points["no_cells"] == points["broken"] == [0, 0]
    assert points["deleted"] == points["syntax"] == [7, 0]
    assert points["stub"] == [0, 8]
    assert {one.of for one in marks.rows} == {15}
    assert row(marks, "broken").problem.startswith(
        "broken.ipynb is no notebook that can be read (JSONDecodeError"
    )
    assert [one.name for one in marks.rows if one.problem] == ["broken"]
    assert row(marks, "deleted").marks[1].missed == (
        (NOT_THERE, "There is no `upper_bound_zero` in the notebook."),
    )
    assert row(marks, "syntax").happened[0].startswith("cell 5 stopped with SyntaxError")
    assert row(marks, "stub").marks[0].missed == ((NOT_THERE, "`natural_frequency` returned nothing."),)
    assert said[-1].startswith("9 of 9: ")
    counted = {one.case: (one.first, one.missed) for one in marks.misconceptions()}
    assert counted["a pair"] == (2, 2)
    assert counted["nearest"][1] >= 1
    assert counted["none seen"] == (0, 0)
    _files_say_the_same(tmp_path / "out", marks)


def _files_say_the_same(out: Path, marks: Marks) -> None:
    assert sorted(one.name for one in out.iterdir()) == [
        "done",
        "marks.csv",
        "marks.json",
        "misconceptions.csv",
        "report.md",
    ]
    held = json.loads((out / "marks.json").read_text(encoding="utf-8"))
    assert [Row.from_json(one) for one in held["submissions"]] == list(marks.rows)
    table = list(csv.DictReader((out / "marks.csv").read_text(encoding="utf-8").splitlines()))
    assert [(one["submission"], float(one["points"])) for one in table] == [
        (one.name, one.points) for one in marks.rows
    ]
    assert next(one for one in table if one["submission"] == "per_cent_too")["learner"] == "'=ada"
    assert not any(value.startswith(("=", "+", "-", "@")) for one in table for value in one.values())
    counts = list(csv.DictReader((out / "misconceptions.csv").read_text(encoding="utf-8").splitlines()))
    assert len(counts) == sum(len(exercise(name).cases) for name in IDS)
    report = (out / "report.md").read_text(encoding="utf-8")
    assert "broken: 0 of 15" in report
    assert "could not be marked: broken.ipynb" in report
    assert "- start.natural_frequency, a pair: first missed by 2" in report


def test_work_that_was_interrupted_goes_on_and_what_changed_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "submissions", tmp_path / "out"
    for name in ("a", "b", "c"):
        write(folder / f"{name}.ipynb", *HONEST)
    done: list[str] = []
    before = grading.mark

    def counted(job: Job) -> Row:
        if job.submission.name == "c" and not (out / "done" / "a.json").exists():
            pytest.fail("what was done is not kept at once")
        if job.submission.name == "c" and "c" not in done:
            done.append("c")
            raise KeyboardInterrupt
        done.append(job.submission.name)
        return before(job)

    monkeypatch.setattr(grading, "mark", counted)
    with pytest.raises(KeyboardInterrupt):
        grade(folder, IDS, limits=LIMITS, out=out)
    assert done == ["a", "b", "c"]
    assert not (out / "marks.csv").exists()
    grade(folder, IDS, limits=LIMITS, out=out)
    assert done == ["a", "b", "c", "c"]
    whole = (out / "marks.csv").read_bytes()
    grade(folder, IDS, limits=LIMITS, out=out)
    assert done == ["a", "b", "c", "c"]
    assert (out / "marks.csv").read_bytes() == whole
    write(folder / "b.ipynb", *HONEST, PER_CENT)
    (out / "done" / "a.json").write_text("{", encoding="utf-8")
    marks = grade(folder, IDS, limits=LIMITS, out=out)
    assert done[4:] == ["a", "b"]
    assert row(marks, "b").points < 15
    grade(folder, IDS[:1], limits=LIMITS, out=out)
    assert done[6:] == ["a", "b", "c"]
    grade(folder, IDS[:1], limits=LIMITS, out=out, resume=False)
    assert done[9:] == ["a", "b", "c"]


def test_several_at_once_earn_the_same(folder: Path) -> None:
    for name in ("no_cells", "stub", "syntax", "per_cent"):
        (folder / f"{name}.ipynb").unlink()
    assert grade(folder, IDS, limits=LIMITS, workers=2) == grade(folder, IDS, limits=LIMITS)


def test_the_releases_own_notebooks_earn_nothing_and_everything(tmp_path: Path) -> None:
    place = tmp_path / "submissions"
    source = load(SOURCE / "00_start.ipynb")
    for name, version in (("blank", student), ("whole", solved)):
        (place / name).mkdir(parents=True)
        nbformat.write(version(source), place / name / "00_start.ipynb")
    write(place / "short.ipynb", *HONEST[:4])
    before = {name: len(exercise(name).cases) for name in objectives()}
    marks = grade(place, limits=LIMITS, source=SOURCE)
    assert {name: len(exercise(name).cases) for name in objectives()} == before
    assert marks.exercises == tuple(name for name in objectives() if name.startswith("start."))
    blank, short, whole = marks.rows
    assert blank.points == 0
    assert whole.points == whole.of > sum(before[name] for name in marks.exercises)
    assert short.of == whole.of
    assert re.match(r"\d+ hidden cases of .* were tried too", marks.notes[0])


def test_a_marker_that_ends_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "submissions"
    write(folder / "right.ipynb", *HONEST)
    write(folder / "worse.ipynb", *HONEST)

    def fails(job: Job) -> Row:
        if job.submission.name == "right":
            return before(job)
        message = "out of everything"
        raise OSError(message)

    before = grading._mark  # noqa: SLF001 - where a machine's own fault would appear
    monkeypatch.setattr(grading, "_mark", fails)
    marks = grade(folder, IDS, limits=LIMITS)
    assert [one.points for one in marks.rows] == [15, 0]
    assert marks.rows[1].problem == "the marker stopped with OSError: out of everything"


def test_the_command_says_what_came_of_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for one in ("no_cells", "deleted", "syntax", "stub", "per_cent_too"):
        (folder / f"{one}.ipynb").unlink()
    out = tmp_path / "out"
    assert grade_command(folder, out, workers=1, seconds=30, as_json=False) == 1
    told = capsys.readouterr()
    assert "broken: could not be marked" in told.out
    assert f"Marks, counts and report are in {out}." in told.out
    assert "of 4: " in told.err
    (folder / "broken.ipynb").unlink()
    assert grade_command(folder, out, workers=1, seconds=30, as_json=True) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == json.loads((out / "marks.json").read_text(encoding="utf-8"))
    assert told.err == "3 of 3 are there from before\n"
    monkeypatch.setattr(grading, "grade", _interrupted)
    assert grade_command(folder, out, workers=1, seconds=30, as_json=False) == 130
    assert "goes on from there" in capsys.readouterr().err


def _interrupted(*_anything: object, **_more: object) -> Marks:
    raise KeyboardInterrupt


LINE = """
import sys
from pathlib import Path
from mscourse.desk.grading import grade_command
if __name__ == "__main__":
    here = Path(sys.argv[1])
    sys.exit(grade_command(here / "submissions", here / "out", workers=2, seconds=60, as_json=False))
"""


@pytest.mark.parametrize("to_all", [True, False])
def test_stopped_by_hand_it_leaves_no_room_and_no_process(to_all: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    for name in "abcdef":
        write(tmp_path / "submissions" / f"{name}.ipynb", *HONEST, "import time\ntime.sleep(19)")
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    (tmp_path / "line.py").write_text(LINE, encoding="utf-8")
    variables = {**os.environ, "TMPDIR": str(rooms)}
    line = [sys.executable, str(tmp_path / "line.py"), str(tmp_path)]
    with subprocess.Popen(
        line, cwd=tmp_path, env=variables, start_new_session=True, stderr=subprocess.PIPE, text=True
    ) as run:
        while len(list(rooms.glob("*/room"))) < 2:
            assert run.poll() is None
            sleep(0.1)
        if to_all:  # as a terminal does
            os.killpg(run.pid, signal.SIGINT)
        else:
            os.kill(run.pid, signal.SIGINT)
        assert "goes on from there" in run.communicate(timeout=60)[1]
        assert run.returncode == 130
    assert list(rooms.iterdir()) == []
    while _is_there(run.pid):
        sleep(0.1)


def _is_there(group: int) -> bool:
    """Whether any process of a group is left; a test that waits for ever fails by the limit of the suite."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_folder_without_work_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grade_command(tmp_path, tmp_path / "out", workers=1, seconds=9, as_json=False) == 1
    assert "holds no notebook; put each submission there" in capsys.readouterr().err
    write(tmp_path / "ada.ipynb", "1 + 1")
    with pytest.raises(SubmissionError, match="no submission names an exercise"):
        grade(tmp_path)
    write(tmp_path / "ada" / "work.ipynb", "1 + 1")
    with pytest.raises(SubmissionError, match="as a notebook and as a folder"):
        collect(tmp_path)


def test_data_for_all_and_files_of_ones_own_go_along(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "people.csv").write_text("n\n3\n", encoding="utf-8")
    write(tmp_path / "ada" / "work.ipynb", "one = open('data/people.csv').read() + open('own.txt').read()")
    (tmp_path / "ada" / "own.txt").write_text("4", encoding="utf-8")
    (tmp_path / "ada" / "away.txt").symlink_to("/etc/hostname")
    (one,) = collect(tmp_path)
    assert [name for name, _path in one.beside] == ["data/people.csv", "own.txt"]
    (tmp_path / "ada" / "own.txt").write_text("5", encoding="utf-8")
    assert collect(tmp_path)[0].fingerprint() != replace(one, beside=()).fingerprint()


def test_too_much_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.ipynb").open("wb") as file:
        file.truncate(20_000_001)  # a hole: it takes no room
    with pytest.raises(SubmissionError, match="more than 20 MB"):
        collect(tmp_path)[0].read()
    write(tmp_path / "ada" / "work.ipynb", "1")
    with (tmp_path / "ada" / "big.bin").open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(SubmissionError, match="more than 200 MB"):
        collect(tmp_path)[0].read()


@pytest.mark.parametrize(
    "text",
    ["[]", "7", "{}", '{"cells": 3}', '{"cells": [3]}', '{"cells": [{}]}', "[" * 100_000, "\xff", ""],
    ids=lambda text: text[:12],
)
def test_what_is_no_notebook_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "work.ipynb"
    path.write_text(text, encoding="utf-16")
    with pytest.raises(SubmissionError, match=r"work\.ipynb is no notebook that can be read"):
        Submission("work", (path,)).read()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SubmissionError, match=r"work\.ipynb is no notebook that can be read"):
        Submission("work", (path,)).read()


def test_one_notebook_that_cannot_be_read_costs_only_its_own(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "a.ipynb").write_text("{", encoding="utf-8")
    write(tmp_path / "ada" / "b.ipynb", *HONEST)
    (one,) = grade(tmp_path, IDS, limits=LIMITS).rows
    assert one.points == 15
    assert one.happened[0].startswith("a.ipynb is no notebook")


def test_marks_of_nobody_make_a_report() -> None:
    empty = Marks((Row("ada", "", (Mark("start.x", 0, 1, ()),), problem="why"),), {})
    assert "could not be marked: why" in empty.report()
    hook = Marks((Row("ada", "", (), walls=("Python's audit hook",)),), {})
    assert "Where Landlock is missing" in hook.report()
