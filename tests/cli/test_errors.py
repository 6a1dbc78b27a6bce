"""Errors: one sentence with its remedy, the right exit status, and no traceback for what is expected."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse import cli
from mscourse.cli import root, serve, talk
from tests.cli.conftest import Answer

Call = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("vaildate .", "no command 'vaildate'. Did you mean validate?"),
        ("xyzzy", "no command 'xyzzy'. There are: serve, doctor"),
        ("numbers --jsno", "Did you mean '--json'?"),
        ("new qestion disease", "Did you mean question?"),
        ("new question diseas", "no chapter 'diseas'. Did you mean disease?"),
        ("new question disease --type numerical", "'numerical' is not one of 'single'"),
        ("new exercise disease", "write chapter.name, such as disease.two_delays"),
        ("new record", "Missing argument 'ID'"),
        ("validate", "Missing argument 'PATH...'"),
        ("validate nothing.yml", "'nothing.yml' does not exist"),
        ("serve --port 70000", "70000 is not in the range"),
        ("doctor --for fun", "'fun' is not one of"),
        ("due --on tomorrow", "'tomorrow' is no day; write a day as year-month-day"),
        ("due", "Missing option '--on'"),
        ("grade .", "no mscourse.desk.grading"),
        ("release --course autumn --chapters 99", "no chapter '99'"),
        ("release --course autumn --chapters ,", "no chapter is named; write some, such as 00,01"),
    ],
)
def test_what_was_typed_wrongly_ends_in_a_sentence(
    line: str, words: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "mscourse.desk.grading", None)
    told = call(line)
    assert words in told.err
    assert told.status == (1 if line.startswith("grade") else 2)
    assert told.out == ""
    assert "Traceback" not in told.err
    if told.status == 2:
        assert told.err.rstrip().endswith("--help")


def test_without_a_command_the_help_is_shown(call: Call) -> None:
    told = call("")
    assert told.status == 2
    assert "Usage: mscourse" in told.err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("a is wrong; write b"), "a is wrong; write b"),
        (KeyError("there is no x"), "there is no x"),
        (
            FileNotFoundError(2, "No such file or directory", "here.txt"),
            "here.txt: No such file or directory.",
        ),
        (FileExistsError("it is there already"), "it is there already"),
        (RuntimeError(), "an error of the kind RuntimeError; MSCOURSE_TRACEBACK=1"),
    ],
)
def test_an_expected_error_is_one_sentence(
    error: Exception, words: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_context: object) -> None:
        raise error

    monkeypatch.setattr(serve.command, "invoke", failing)
    told = call("serve")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith(words)
    monkeypatch.setenv(root.TRACEBACK, "1")
    with pytest.raises(type(error)):
        cli.main(["serve"])


def test_an_error_that_nobody_expects_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_context: object) -> None:
        raise TypeError

    monkeypatch.setattr(serve.command, "invoke", failing)
    with pytest.raises(TypeError):
        cli.main(["serve"])


def test_stopped_by_hand_it_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_context: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve.command, "invoke", stopped)
    told = call("serve")
    assert told.status == 130
    assert "Nothing is half written" in told.err


def test_without_click_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    for name in [one for one in sys.modules if one.startswith("mscourse.cli.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "click", None)
    told = call("doctor")
    assert told.status == 1
    assert "pip install -c constraints.txt '.[book]'" in told.err


class Terminal:
    """Where progress is written."""

    def __init__(self, *, watched: bool) -> None:
        self.watched, self.text = watched, ""

    def isatty(self) -> bool:
        return self.watched

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("watched", [True, False])
def test_progress_is_for_a_terminal_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch,
    watched: bool,  # noqa: FBT001 - a case
) -> None:
    terminal = Terminal(watched=watched)
    monkeypatch.setattr(sys, "stderr", terminal)
    with talk.progress("pages") as shown:
        shown.at(1, 3, "a long name of a page")
        shown.at(2, 3, "b")
    if not watched:
        assert terminal.text == ""
        return
    lines = terminal.text.split("\r")
    assert lines[1:3] == ["pages: 1 of 3  a long name of a page", f"{'pages: 2 of 3  b':36}"]
    assert lines[3].strip() == lines[4] == ""
