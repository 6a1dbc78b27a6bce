"""A release: what students are handed, and beside it what only instructors see.

``NAME/`` and ``NAME.zip`` are for students: notebooks with stubs, the published numbers as a table, a lock
of versions. ``NAME-instructor/`` holds nbgrader's source and the solutions. The same source gives the same
bytes.
"""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import nbformat

from mscourse.desk.source import Source, load, sources
from mscourse.desk.versions import graded, solved, student

COURSE = re.compile(r"[a-z0-9][a-z0-9_-]{1,40}")
LONG_ENOUGH = 8  # characters of a line of a solution that could not stand anywhere by chance
_IMPORT = re.compile(r"import [\w., ]+$|from [\w.]+ import [\w, ]+$")
EPOCH = (1980, 1, 1, 0, 0, 0)  # what a zip can say at the earliest: its bytes then follow from its files
README = """# {course}

Exercises of the course on cell therapies for multiple sclerosis, as notebooks.

1. Install Python 3.11 or newer, then `python -m pip install -r requirements.txt`; your instructor says where
   `mscourse` itself comes from.
2. Start `jupyter lab` in this folder and open a notebook.
3. Write your name in the cell that asks for it, write each function in its cell, and run the check under it.

`data/evidence.csv` holds the published numbers of the course, each with its source. Nothing that you do
here is sent anywhere. The course explains research; it is no advice on anyone's treatment.
"""
CONFIG = """# Settings of nbgrader for this course; it finds its assignments under source/.
c = get_config()  # nbgrader's own function
c.CourseDirectory.course_id = "{course}"
c.ClearSolutions.code_stub = {{"python": "..."}}
c.ExecutePreprocessor.timeout = 300  # seconds a cell may take
c.ExecutePreprocessor.interrupt_on_timeout = True  # a cell without end loses its points, not the notebook
"""


class ReleaseError(ValueError):
    """A release can't be made as asked; the message says what to change."""


@dataclass(frozen=True)
class _Chapter:
    stem: str
    notebook: Any
    exercises: tuple[Source, ...]


def release(
    course: str, chapters: Sequence[str] = (), out: Path = Path(), source: Path = Path("exercises")
) -> Path:
    """Write what students get, and beside it what instructors get.

    Parameters
    ----------
    course
        Its name: lower-case letters, digits, hyphens and underscores. Folder and zip bear it.
    chapters
        Numbers, keys or file stems ("00", "start", "00_start"); all that have exercises by default.
    out
        Where to write.
    source
        The folder with the notebooks of exercises.

    Returns
    -------
    Path
        The students' folder.

    Raises
    ------
    ReleaseError
        If the name or a chapter is not what it has to be, a folder of that name is there and is no release,
        or a file for students would hold a part of a solution.

    """
    if not COURSE.fullmatch(course):
        message = f"{course!r} is no name for a course; write 2 to 41 of a-z, 0-9, '-' and '_'"
        raise ReleaseError(message)
    chosen = [_chapter(path) for path in _found(chapters, source)]
    students, instructors = out / course, out / f"{course}-instructor"
    for folder in (students, instructors):
        _clear(folder)
    _for_students(students, course, chosen)
    _for_instructors(instructors, course, chosen)
    leaking = leaks(students, [one for chapter in chosen for one in chapter.exercises])
    if leaking:
        shutil.rmtree(students)
        message = f"a file for students would hold a solution ({leaking[0]}); put it between its marks"
        raise ReleaseError(message)
    _zip(students, out / f"{course}.zip")
    return students


def leaks(folder: Path, exercises: Iterable[Source]) -> list[str]:
    """Return where a file holds a line of a solution, or a hidden case: in words, empty if nowhere."""
    secrets = [(one.id, line) for one in exercises for line in secret_lines(one)]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".zip":
            text = _searchable(path)
            found += [f"{path.name}, {name}: {line}" for name, line in secrets if line in text]
    return found


def secret_lines(one: Source) -> list[str]:
    """Return the lines that no student may be handed: what the starter has not, and hidden cases.

    A line that only imports gives nothing away, and stands in many notebooks.
    """
    kept = {line.strip() for line in one.starter.splitlines()}
    code = [line.strip() for line in (*one.solution.splitlines(), *one.hidden.splitlines())]
    return [one for one in code if len(one) >= LONG_ENOUGH and one not in kept and not _IMPORT.match(one)]


def _searchable(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".ipynb":
        return text
    notebook = nbformat.reads(text, as_version=4)
    return "\n".join(str(cell.source) for cell in notebook.cells)


def _found(chapters: Sequence[str], source: Path) -> list[Path]:
    there = sorted(source.glob("[0-9][0-9]_*.ipynb"))
    if not there:
        message = (
            f"{source} holds no notebook of exercises, such as 00_start.ipynb; name the folder that does"
        )
        raise ReleaseError(message)
    if not chapters:
        return there
    found = []
    for wanted in chapters:
        named = [path for path in there if wanted in {path.stem, *path.stem.split("_", 1)}]
        if not named:
            known = ", ".join(path.stem for path in there)
            message = f"no chapter {wanted!r} has exercises; there are: {known}"
            raise ReleaseError(message)
        found += named
    return sorted(set(found))


def _chapter(path: Path) -> _Chapter:
    notebook = load(path)
    return _Chapter(path.stem, notebook, sources(notebook, path))


def _clear(folder: Path) -> None:
    """Remove an earlier release; anything else is left alone."""
    if not folder.exists():
        return
    if not (folder / "manifest.json").is_file():
        message = f"{folder} is there and is no earlier release; choose another name, or move it away"
        raise ReleaseError(message)
    shutil.rmtree(folder)


def _for_students(folder: Path, course: str, chapters: Iterable[_Chapter]) -> None:
    for chapter in chapters:
        _write(folder / f"{chapter.stem}.ipynb", student(chapter.notebook))
    _text(folder / "README.md", README.format(course=course))
    _text(folder / "requirements.txt", lock())
    _text(folder / "data" / "evidence.csv", _evidence())
    _manifest(folder, course)


def _for_instructors(folder: Path, course: str, chapters: Iterable[_Chapter]) -> None:
    for chapter in chapters:
        _write(folder / "source" / chapter.stem / f"{chapter.stem}.ipynb", graded(chapter.notebook))
        _write(folder / "solutions" / f"{chapter.stem}.ipynb", solved(chapter.notebook))
    _text(folder / "nbgrader_config.py", CONFIG.format(course=course))
    _manifest(folder, course)


def lock() -> str:
    """Return the versions of everything that a student's notebook imports, one a line, as installed here."""
    known: dict[str, str] = {}
    waiting = ["mscourse"]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in known:
            continue
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system than this one
        known[name] = found.version
        needed = [line for line in found.requires or () if "extra ==" not in line]
        waiting += [re.split(r"[ ;<>=!~\[(]", line, maxsplit=1)[0] for line in needed]
    known.setdefault("jupyterlab", metadata.version("jupyterlab"))
    return "".join(f"{name}=={version}\n" for name, version in sorted(known.items()))


def _evidence() -> str:
    from mscourse.evidence import evidence  # noqa: PLC0415 - pandas takes its time

    table = evidence.frame().to_csv(index=False, lineterminator="\n")
    return str(table)


def _write(path: Path, notebook: Any) -> None:
    _text(path, nbformat.writes(notebook))


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8", newline="\n")


def _manifest(folder: Path, course: str) -> None:
    """Write what the folder holds, so that a later release knows it and a reader can check it."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    made = {"course": course, "mscourse": metadata.version("mscourse"), "sha256": files}
    _text(folder / "manifest.json", json.dumps(made, indent=1))


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder.parent).as_posix()
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
