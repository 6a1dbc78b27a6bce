"""A course's folder to work in: copies, so that nothing of the real one is touched."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mscourse import cli

ROOT = Path(__file__).parents[2]
HELD = (
    "_config.yml", "_toc.yml", "pyproject.toml", "constraints.txt", "chapters",
    "index.md", "about.md", "use.md", "glossary.md",
    "mscourse/glossary.yml", "mscourse/quizzes/bank", "mscourse/evidence/data", "mscourse/exercises",
    "exercises",
)  # fmt: skip


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the commands read and write, and the folder that they run in."""
    for name in HELD:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def unwritten(course: Path) -> str:
    """The key of a chapter of which the copy holds nothing yet: all that was written of it is taken out."""
    key = "future"
    written = (
        f"chapters/15_{key}.ipynb",
        f"exercises/15_{key}.ipynb",
        f"mscourse/exercises/{key}.py",
        f"mscourse/quizzes/bank/15_{key}.yaml",
    )
    for name in written:
        (course / name).unlink(missing_ok=True)
    return key


@dataclass
class Answer:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer as a script reads it."""
        return json.loads(self.out)


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Callable[[str], Answer]:
    """Return a function that calls the command with a line as it would be typed."""

    def typed(line: str) -> Answer:
        capfd.readouterr()
        status = cli.main(line.split())
        said = capfd.readouterr()
        return Answer(status, said.out, said.err)

    return typed
