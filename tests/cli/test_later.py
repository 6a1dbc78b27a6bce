"""Commands that other rooms stand behind: what is typed reaches them, and what they answer comes back."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.cli.conftest import Answer

Call = Callable[[str], Answer]


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that puts a module of its own in a room's place."""

    def put(name: str, **functions: Any) -> None:
        made = ModuleType(name)
        vars(made).update(functions)
        for above in range(2, name.count(".") + 1):
            parent = ".".join(name.split(".")[:above])
            if find_spec(parent) is None:
                monkeypatch.setitem(sys.modules, parent, ModuleType(parent))
        monkeypatch.setitem(sys.modules, name, made)

    return put


def test_grade_hands_over_what_was_typed(call: Call, room: Callable[..., None], tmp_path: Path) -> None:
    seen: list[Any] = []

    def grade_command(folder: Path, out: Path, **options: Any) -> int:
        seen.append((folder, out, options))
        return 1

    room("mscourse.desk.grading", grade_command=grade_command)
    line = f"grade {tmp_path} --out {tmp_path / 'marks'} --workers 3 --seconds 20 --json"
    assert call(line).status == 1
    assert seen == [(tmp_path, tmp_path / "marks", {"workers": 3, "seconds": 20.0, "as_json": True})]


def test_release_hands_over_the_chapters_by_key_in_order(
    call: Call, room: Callable[..., None], tmp_path: Path
) -> None:
    seen: list[Any] = []

    def release(course: str, chapters: tuple[str, ...], out: Path) -> Path:
        seen.append((course, chapters, out))
        return out / course

    room("mscourse.desk.release", release=release)
    told = call(f"release --course autumn --chapters disease,00,01_disease --out {tmp_path}")
    assert told.status == 0
    assert f"{tmp_path / 'autumn'} is ready" in told.out
    assert seen == [("autumn", ("start", "disease"), tmp_path)]
    assert call(f"release --course autumn --out {tmp_path}").status == 0
    assert seen[-1] == ("autumn", (), tmp_path)


@dataclass(frozen=True)
class Due:
    """A record with its day."""

    name: str
    due: date


@pytest.mark.parametrize("day", ["2027-01-31", "2030-01-31"])
def test_due_answers_in_words_and_for_scripts(call: Call, room: Callable[..., None], day: str) -> None:
    late = day > "2029"
    room("mscourse.book.due_list", listing=lambda _all, on, within, _root: (f"{on}, {within} days", late))
    room(
        "mscourse.evidence.due",
        everything=lambda _all: [Due("a", date(2029, 1, 1))],
        past=lambda found, on: [one for one in found if on > one.due],
        near=lambda _found, _on, _within: [],
    )
    told = call(f"due --on {day} --within 7")
    assert told.out == f"{day}, 7 days\n"
    assert told.status == int(late)
    told = call(f"due --on {day} --json")
    assert told.status == int(late)
    assert told.data["past"] == ([{"name": "a", "due": "2029-01-01"}] if late else [])
    assert told.data["near"] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [("grade .", "mscourse.desk.grading"), ("release --course a --chapters 00", "mscourse.desk.release")],
)
def test_what_is_not_in_this_edition_is_said(
    line: str, name: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    told = call(line)
    assert told.status == 1
    assert f"has no {name}. Remedy:" in told.err


def test_a_fault_inside_a_room_is_not_taken_for_its_absence(
    call: Call, room: Callable[..., None], tmp_path: Path
) -> None:
    def grade_command(*_: Any, **__: Any) -> int:
        raise ModuleNotFoundError(name="something_else")

    room("mscourse.desk.grading", grade_command=grade_command)
    with pytest.raises(ModuleNotFoundError):
        call(f"grade {tmp_path}")
