"""The file of answers: whole after a kill, whole with two writers, never overwritten when unusable."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from mscourse.progress.document import MOST_BYTES, Answer, Document
from mscourse.progress.store import FOLDER, LOCK, Store, folder, wanted

TIME = "2026-11-25T10:00:00Z"


def answer(value: object, time: str = TIME) -> Answer:
    return Answer(1, value, "open", 0, time)


def test_answers_are_there_again(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "er"
    assert Store(place).read() == Document()
    assert not place.exists()  # reading makes nothing
    assert Store(place).add({"a.b": answer(1)})
    assert Store(place).add({"a.c": answer(2)})
    assert Store(place).read().answers == {"a.b": answer(1), "a.c": answer(2)}
    assert {path.name for path in place.iterdir()} == {"progress.json", LOCK}
    assert Store(place).erase()
    assert Store(place).read() == Document()


def test_the_folder_is_the_one_that_the_variable_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"
    monkeypatch.delenv(FOLDER)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for system, end in (
        ("linux", ".local/share/mscourse"),
        ("darwin", "Library/Application Support/mscourse"),
    ):
        monkeypatch.setattr(sys, "platform", system)
        assert folder() == tmp_path / end
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert folder() == tmp_path / "local" / "mscourse"


def test_nothing_is_read_while_outputs_are_stored_pages_built_or_tests_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not wanted()  # a test runs
    monkeypatch.delenv("PYTEST_VERSION")
    monkeypatch.delenv("MSCOURSE_VIEW", raising=False)
    assert wanted()
    for mode in ("still", "page"):
        monkeypatch.setenv("MSCOURSE_VIEW", mode)
        assert not wanted()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{ half", "corrupt"),
        (b'{"course": "other"}', "foreign"),
        (b'{"course": "mscourse", "format": 9, "answers": {}}', "newer"),
        (b"x" * (MOST_BYTES + 1), "huge"),
    ],
)
def test_an_unusable_file_is_set_aside_whole_with_a_message(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    (tmp_path / "progress.json").write_bytes(content)
    store = Store(tmp_path)
    assert store.read() == Document()
    aside = list(tmp_path.glob(f"progress.{kind}-*.json"))
    assert [path.read_bytes() for path in aside] == [content]
    assert len(store.messages) == 1
    assert str(aside[0]) in store.messages[0]
    assert store.add({"a.b": answer(1)})
    assert Store(tmp_path).read().answers == {"a.b": answer(1)}
    assert aside[0].read_bytes() == content


def test_a_file_that_cannot_be_used_nor_renamed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "progress.json").write_bytes(b"{ half")

    def refuse(_self: Path, _target: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    store = Store(tmp_path)
    assert not store.add({"a.b": answer(1)})
    assert (tmp_path / "progress.json").read_bytes() == b"{ half"
    assert "left as it is" in store.messages[0]


def test_a_folder_instead_of_a_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "progress.json").mkdir()
    store = Store(tmp_path)
    assert store.add({"a.b": answer(1)})
    assert "cannot be read" in store.messages[0]


def test_a_place_that_cannot_be_written_gives_a_message_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "below")
    assert not store.add({"a.b": answer(1)})
    assert not store.erase()
    assert FOLDER in store.messages[0]
    assert len(store.messages) == 1  # said once


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.add({"a.b": answer(1)})

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not store.add({"a.c": answer(2)})
    assert "No space left" in store.messages[0]
    monkeypatch.undo()
    assert Store(tmp_path).read().answers == {"a.b": answer(1)}
    assert {path.name for path in tmp_path.iterdir()} == {"progress.json", LOCK}


def test_two_processes_and_their_threads_lose_nothing(tmp_path: Path) -> None:
    script = """
        import sys, threading
        from pathlib import Path
        from mscourse.progress import Answer, Store
        def write(thread):
            for n in range(20):
                name = f"p{sys.argv[2]}.t{thread}_{n}"
                assert Store(Path(sys.argv[1])).add({name: Answer(1, n, "open", 0, "2026-11-25T10:00:00Z")})
        threads = [threading.Thread(target=write, args=(one,)) for one in range(2)]
        [one.start() for one in threads]; [one.join() for one in threads]
    """
    running = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(script), str(tmp_path), str(one)])
        for one in range(2)
    ]
    assert [one.wait(120) for one in running] == [0, 0]
    found = Store(tmp_path).read()
    assert len(found.answers) == 80


def test_a_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    script = """
        import os, sys, itertools
        from pathlib import Path
        from mscourse.progress import Answer, Store
        store = Store(Path(sys.argv[1]))
        for n in itertools.count():
            time = f"2026-11-25T10:{n // 60 % 60:02}:{n % 60:02}Z"
            answers = {f"a.q{k}": Answer(1, [n] * 50, "open", 0, time) for k in range(300)}
            assert store.add(answers)
            print(n, flush=True)
    """
    for moment in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline()  # it has written once, and writes on
        killer = threading.Timer(0.003 * moment, process.send_signal, [signal.SIGKILL])
        killer.start()
        process.wait(60)
        process.stdout.close()
        store = Store(tmp_path)
        found = store.read()
        assert store.messages == []
        assert len(found.answers) == 300
        assert len({str(one.answer) for one in found.answers.values()}) == 1  # one writing, whole
    assert Store(tmp_path).add({"b.new": answer(1)})  # no lock was left behind
    assert {path.name for path in tmp_path.iterdir()} == {"progress.json", LOCK}  # nor half a file
