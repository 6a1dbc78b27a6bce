"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from mscourse.writing import write_whole


def test_a_file_is_written_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "eins\nzwei µ\n")
    assert path.read_bytes() == "eins\nzwei µ\n".encode()
    path.chmod(0o640)
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_who_is_stopped_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def stopped(_self: Path, _target: Path) -> None:
        raise stop

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", stopped)
        with pytest.raises(stop):
            write_whole(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
