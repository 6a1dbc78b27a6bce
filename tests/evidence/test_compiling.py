"""The compiled file: current in the repository, never believed when a source has changed, never needed."""

import json
import stat
import subprocess
import sys

import pytest

from mscourse import cli
from mscourse.evidence import Library, compiling
from tests.evidence.conftest import Folder


def test_the_repository_holds_what_its_sources_say() -> None:
    assert compiling.is_current(), "a source of the evidence changed; run: make evidence"
    stored = json.loads((compiling.DATA / compiling.COMPILED).read_text(encoding="utf-8"))
    assert stored == compiling.compiled(compiling.DATA)


def test_compiled_and_read_from_sources_are_the_same(folder: Folder) -> None:
    from_sources = list(Library(folder.write()))
    compiling.write(folder.path)
    assert compiling.is_current(folder.path)
    assert list(Library(folder.path)) == from_sources


def test_a_changed_source_is_read_anew(folder: Folder) -> None:
    compiling.write(folder.write())
    folder.records[0]["outcomes"][0]["value"] = 0.6
    folder.write()
    assert not compiling.is_current(folder.path)
    assert Library(folder.path).number("made_2020.better") == 0.6


def test_line_ends_change_nothing(folder: Folder) -> None:
    compiling.write(folder.write())
    for path in compiling.sources(folder.path):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert compiling.is_current(folder.path)


def test_an_install_without_sources_or_leave_to_write_works(folder: Folder) -> None:
    compiling.write(folder.write())
    for path in compiling.sources(folder.path):
        path.unlink()
    before = sorted(folder.path.iterdir())
    folder.path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert Library(folder.path).number("made_2020.better") == 0.5
    finally:
        folder.path.chmod(stat.S_IRWXU)
    assert sorted(folder.path.iterdir()) == before


def test_a_look_up_needs_neither_yaml_nor_pandas_nor_scipy() -> None:
    code = (
        "import sys\n"
        "from mscourse.evidence import compiling, evidence\n"
        "compiling.compiled = None\n"  # the sources are not read
        "assert evidence.number('mist_burt2019.deaths') == 0\n"
        "assert not {'pandas', 'scipy.special', 'yaml'} & (set(sys.modules) - set(before)), 'too much'\n"
    )
    before = "import mscourse, sys\nbefore = list(sys.modules)\n"
    done = subprocess.run([sys.executable, "-c", before + code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_writes_or_says_what_is_wrong(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling.write, "__defaults__", (folder.write(),))
    assert cli.main(["compile-evidence"]) == 0
    assert "is current" in capsys.readouterr().out
    assert compiling.is_current(folder.path)
    folder.records[0]["topic"] = "none"
    folder.write()
    assert cli.main(["compile-evidence"]) == 1
    assert "records_made.yml, record made_2020, topic" in capsys.readouterr().err
