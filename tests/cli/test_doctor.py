"""Looking at a machine: what is here, missing, old or too new, without fetching or changing anything."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mscourse.machine import packages, places, tools
from mscourse.machine.check import Check
from mscourse.machine.report import as_data, lines, ready
from tests.cli.conftest import Answer

Call = Callable[[str], Answer]


class Usage(NamedTuple):
    """What a disk says of itself."""

    total: float
    used: float
    free: float


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        pytest.fail("doctor opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refused)


def named(told: Answer) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in told.data["checks"]}


def test_a_machine_that_builds_the_book_is_ready(call: Call, course: Path) -> None:
    before = sorted(course.rglob("*"))
    told = call("doctor --json")
    assert told.status == 0, told.out
    assert told.data["ready"]
    found = named(told)
    assert {"Python", "numpy", "jupyter-book", "Jupyter", "Chromium", "git", "nbgrader"} <= set(found)
    assert {"The course's folder", "Fonts of the pictures", "Room on the disk", "Leave to write here"} <= set(
        found
    )
    assert found["numpy"]["state"] == "ok"
    assert found["nbgrader"]["needed"] is False
    assert "ruff" not in found
    assert sorted(course.rglob("*")) == before
    words = call("doctor")
    assert words.status == 0
    assert words.out.endswith("Ready: nothing stands in the way.\n")
    assert len(words.out.splitlines()) >= 2 + len(found)


def test_the_purpose_decides_what_is_needed(call: Call, course: Path) -> None:
    assert course.is_dir()
    study, test = named(call("doctor --for study --json")), named(call("doctor --for test --json"))
    assert "dukpy" not in study
    assert study["Jupyter"]["needed"]
    assert not study["Chromium"]["needed"]
    assert test["Chromium"]["needed"]
    assert {"ruff", "dukpy", "numpy"} <= set(test)


@pytest.mark.parametrize(
    ("asked", "found", "state"),
    [
        ("thing>=2.0", None, "missing"),
        ("thing>=2.0", "1.9", "old"),
        ("thing>=2.0", "2.0", "ok"),
        ("thing>=2.0", "2.10", "ok"),
        ("thing==1.0.4.post1", "2.1.0", "too new"),
        ("thing==1.0.4.post1", "1.0.4", "old"),
        ("thing<1.1", "1.2", "too new"),
        ("thing>=9; platform_system == 'Nowhere'", "1.0", "ok"),
    ],
)
def test_a_package_is_held_against_what_is_asked_for(
    asked: str, found: str | None, state: str, monkeypatch: pytest.MonkeyPatch, course: Path
) -> None:
    monkeypatch.setattr(packages, "installed", lambda _name: found)
    made = packages.package(asked, {"thing": "2.5"}, frozenset({"book"}), "book", course)
    assert made.state == state
    assert made.get["everywhere"] == 'python -m pip install -c constraints.txt -e ".[book]"'
    assert ("checked with 2.5" in made.note) is (found is not None)
    assert made.hinders("book") is (state != "ok")
    assert not made.hinders("study")


def test_what_is_missing_stands_there_with_the_ways_to_get_it(
    call: Call, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = packages.installed
    gone = {"numpy", "nbgrader", "jupyterlab", "notebook"}
    for module in (packages, tools):
        monkeypatch.setattr(module, "installed", lambda name: None if name in gone else real(name))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.delenv("MSCOURSE_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "disk_usage", lambda _root: Usage(1, 1, 3e8))
    (course / "_toc.yml").unlink()
    told = call("doctor --for test")
    assert told.status == 1
    assert (
        "missing  numpy                   (>=2.0)\n           everywhere: python -m pip install" in told.out
    )
    for way in (
        "apt-get install chromium",
        "brew install --cask chromium",
        "winget install Git.Git",
        "conda install",
    ):
        assert way in told.out
    assert "0.3 GB free (3 GB for packages and what is built)" in told.out
    assert "not here: _toc.yml" in told.out
    last = told.out.splitlines()[-1]
    assert last.startswith("In the way: numpy, ")
    for name in ("Jupyter", "Chromium", "The course's folder", "Room on the disk"):
        assert name in last
    assert "nbgrader" in last, "the tests run it"
    assert "nbgrader" not in call("doctor --for book").out.splitlines()[-1], "a book can be built without it"
    assert "git" not in last
    assert "not here git" in told.out


def test_the_way_for_this_system_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Check("x", "missing", get={"Debian": "d", "macOS": "m", "Windows": "w"})
    for system, first in (("linux", "Debian: d"), ("darwin", "macOS: m"), ("win32", "Windows: w")):
        monkeypatch.setattr(sys, "platform", system)
        assert list(lines([check], "book"))[2].strip() == first
    assert ready([check], "book")
    assert as_data([check], "book")["checks"][0]["get"]["macOS"] == "m"


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    made = packages.python()
    assert (made.state, made.wanted) == ("old", "3.11 or newer")
    assert set(made.get) == {"Debian", "macOS", "Windows", "conda"}


def test_without_the_project_s_file_the_installed_package_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        "numpy>=2.0",
        'dukpy>=0.6; extra == "book"',
        "neuron; platform_system != 'Windows' and extra == \"bench\"",
    ]
    monkeypatch.setattr(metadata, "requires", lambda _name: asked)
    assert packages.requirements(tmp_path, "") == ["numpy>=2.0"]
    assert packages.requirements(tmp_path, "book") == ["dukpy>=0.6"]
    assert packages.requirements(tmp_path, "bench") == ["neuron; platform_system != 'Windows'"]
    assert packages.lock(tmp_path) == {}

    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    assert list(packages.packages(tmp_path)) == []


def test_without_packaging_presence_is_all_that_can_be_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packages, "installed", lambda _name: "0.1")
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    assert packages.package("thing>=2.0", {}, frozenset(), "", tmp_path).state == "ok"


@pytest.mark.parametrize(
    ("name", "version", "state"), [("jupyterlab", "3.6", "old"), ("notebook", "7.2", "ok")]
)
def test_jupyter_of_any_kind(name: str, version: str, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "installed", lambda asked: version if asked == name else None)
    assert (tools.jupyter().state, tools.jupyter().found) == (state, f"{name} {version}")


def test_a_browser_that_is_named_and_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MSCOURSE_CHROMIUM", str(tmp_path / "none"))
    assert tools.chromium().state == "missing"
    assert "which is not there" in tools.chromium().note
    monkeypatch.setitem(sys.modules, "mscourse.book.audit.browser", None)
    assert "cannot be looked for" in tools.chromium().note


def test_a_program_that_says_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: Any, **__: Any) -> None:
        raise subprocess.TimeoutExpired([], 1)

    monkeypatch.setattr(subprocess, "run", silent)
    monkeypatch.setattr(shutil, "which", lambda _name: "/bin/x")
    made = tools.program("git", frozenset(), {}, "")
    assert (made.state, made.found) == ("ok", "")


def test_places_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = places.writing("here", tmp_path / "none", frozenset({"book"}))
    assert made.state == "missing"
    assert "No such file" in made.note
    monkeypatch.setenv("MSCOURSE_PROGRESS", str(tmp_path / "a" / "b"))
    assert places.answers().state == "ok"
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert places.answers().state == "missing"


def test_fonts_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    from mscourse.figures import page

    monkeypatch.setattr(page, "_FONT_FOLDER", Path("nowhere"))
    assert places.fonts().state == "missing"
    monkeypatch.setitem(sys.modules, "matplotlib.font_manager", None)
    assert "cannot be opened without matplotlib.font_manager" in places.fonts().note
