"""A submission as it lies in the folder: read as text, never changed, never run here."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_BYTES = 20_000_000  # of a notebook
MOST_BESIDE = 200_000_000  # of all files beside it
NOTEBOOK = ".ipynb"
DATA = "data"  # a folder of this name beside the submissions goes with each of them


class SubmissionError(ValueError):
    """A notebook cannot be read; the message says which and what to do."""


@dataclass(frozen=True)
class Submission:
    """What one learner handed in.

    Attributes
    ----------
    name
        Of the folder, or of the notebook.
    notebooks
        Its notebooks, in the order of their names.
    beside
        Files that lay beside them, and data for all; a name as the notebook sees it, and where it is.

    """

    name: str
    notebooks: tuple[Path, ...]
    beside: tuple[tuple[str, Path], ...] = ()

    def read(self) -> tuple[dict[Path, tuple[str, ...]], tuple[str, ...]]:
        """Return the code cells of each notebook, and words about those that cannot be read.

        Raises
        ------
        SubmissionError
            If none can be read, or too much lies beside them.

        """
        if sum(path.stat().st_size for _, path in self.beside) > MOST_BESIDE:
            message = (
                f"more than {MOST_BESIDE // 1_000_000} MB lie beside its notebooks; leave only what they read"
            )
            raise SubmissionError(message)
        found: dict[Path, tuple[str, ...]] = {}
        problems: list[str] = []
        for path in self.notebooks:
            try:
                found[path] = cells(path)
            except SubmissionError as problem:
                problems.append(str(problem))
        if not found:
            raise SubmissionError("; ".join(problems))
        return found, tuple(problems)

    def fingerprint(self) -> str:
        """Return a hash over all that was handed in."""
        found = hashlib.sha256()
        for path in (*self.notebooks, *(path for _, path in self.beside)):
            found.update(f"{path.name}\n{path.stat().st_size}\n".encode())
            with path.open("rb") as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
        return found.hexdigest()


def collect(folder: Path) -> tuple[Submission, ...]:
    """Return the submissions of a folder: each notebook in it is one, and so is each folder with notebooks.

    Links are passed over, since they may lead anywhere; so are hidden folders and copies that editors keep.

    Raises
    ------
    SubmissionError
        If there is none.

    """
    data = _files(folder / DATA, folder) if (folder / DATA).is_dir() else ()
    found: list[Submission] = []
    for one in sorted(folder.iterdir(), key=lambda path: path.name):
        if one.is_symlink() or one.name.startswith(".") or one.name == DATA:
            continue
        if one.is_dir():
            files = _files(one, one)
            notebooks = tuple(path for _, path in files if path.suffix == NOTEBOOK)
            home = notebooks[0].parent if notebooks else one
            beside = tuple(
                (path.relative_to(home).as_posix(), path)
                for _, path in files
                if path.suffix != NOTEBOOK and path.is_relative_to(home)
            )
            if notebooks:
                found.append(Submission(one.name, notebooks, (*data, *beside)))
        elif one.suffix == NOTEBOOK:
            found.append(Submission(one.stem, (one,), data))
    names = [one.name for one in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        message = f"{folder} holds {min(twice)!r} as a notebook and as a folder; rename one of the two"
        raise SubmissionError(message)
    if not found:
        message = (
            f"{folder} holds no notebook; put each submission there as NAME.ipynb, or as a folder NAME "
            "with its notebooks"
        )
        raise SubmissionError(message)
    return tuple(found)


def _files(folder: Path, base: Path) -> tuple[tuple[str, Path], ...]:
    """Return the plain files below a folder, no links and no hidden ones, each with its name from base."""
    found = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        linked = any(folder.joinpath(*inner[:depth]).is_symlink() for depth in range(1, len(inner) + 1))
        if path.is_file() and not linked and not any(one.startswith(".") for one in inner):
            found.append((path.relative_to(base).as_posix(), path))
    return tuple(found)


def cells(path: Path) -> tuple[str, ...]:
    """Return the code cells of a notebook.

    Raises
    ------
    SubmissionError
        If it is no notebook.

    """
    if path.stat().st_size > MOST_BYTES:
        message = (
            f"{path.name} has more than {MOST_BYTES // 1_000_000} MB; clear its outputs and hand it in again"
        )
        raise SubmissionError(message)
    try:
        notebook = json.loads(path.read_bytes())
        found = [_source(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as problem:
        words = " ".join(f"{problem}".split())[:120]
        message = f"{path.name} is no notebook that can be read ({type(problem).__name__}: {words})"
        raise SubmissionError(message) from problem
    return tuple(found)


def _source(cell: Any) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(str(one) for one in source)


def named(code: Iterable[str], ids: Iterable[str]) -> tuple[str, ...]:
    """Return the exercises that code names, in the order of `ids`: in quotes, as `check` and `task` do."""
    text = "\n".join(code)
    return tuple(one for one in ids if re.search(rf"""["']{re.escape(one)}["']""", text))
