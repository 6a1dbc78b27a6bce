"""Folders: the course's own, its fonts, room on the disk, leave to write."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mscourse.machine.check import BUILDERS, EVERYONE, Check, Purpose, State

COURSE = ("_config.yml", "_toc.yml", "chapters")
ROOM: dict[Purpose, float] = {"study": 1, "book": 2, "test": 3}
"""Gigabytes for the packages and what is built; the environment of the tests alone takes 1.3."""
GIGABYTE = 1e9
STUDENTS: frozenset[Purpose] = frozenset({"study"})


def places(root: Path, purpose: Purpose) -> Iterator[Check]:
    """Look at every place."""
    yield course(root)
    yield fonts()
    yield room(root, ROOM[purpose])
    yield writing("Leave to write here", root, EVERYONE)
    yield answers()


def course(root: Path) -> Check:
    """Look whether this is the course's folder."""
    missing = [name for name in COURSE if not (root / name).exists()]
    get = {"everywhere": "run the command in the course's own folder, the one with _config.yml"}
    state: State = "missing" if missing else "ok"
    note = f"not here: {', '.join(missing)}" if missing else ""
    return Check(
        "The course's folder", state, "" if missing else str(root.resolve()), "", BUILDERS, note, get
    )


def fonts() -> Check:
    """Open the typeface that pictures are set in; it comes with the package."""
    name, wanted = "Fonts of the pictures", "Source Sans 3, upright, semibold, italic"
    get = {"everywhere": "they come with the package; install it again"}
    try:
        from matplotlib.font_manager import get_font  # noqa: PLC0415 - it may be what is missing

        from mscourse.figures.page import typeface  # noqa: PLC0415 - as above

        for style in (typeface(10), typeface(10, 600), typeface(10, italic=True)):
            get_font(str(style.get_file()))
    except ModuleNotFoundError as error:
        return Check(
            name, "missing", "", wanted, EVERYONE, f"they cannot be opened without {error.name}", get
        )
    except (OSError, RuntimeError, ValueError) as error:
        return Check(name, "missing", "", wanted, EVERYONE, str(error), get)
    return Check(name, "ok", "", wanted, EVERYONE, get=get)


def room(root: Path, gigabytes: float) -> Check:
    """Look how much room the disk has."""
    free = shutil.disk_usage(root).free / GIGABYTE
    get = {"everywhere": "free some space, or work on another disk"}
    wanted = f"{gigabytes:g} GB for packages and what is built"
    state: State = "ok" if free >= gigabytes else "missing"
    return Check("Room on the disk", state, f"{free:.1f} GB free", wanted, EVERYONE, get=get)


def writing(name: str, folder: Path, needed_by: frozenset[Purpose]) -> Check:
    """Try to write a file into a folder; it is gone at once."""
    get = {"everywhere": f"make {folder} writable for your account, or work in a copy of your own"}
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Check(name, "missing", "", "", needed_by, f"{folder}: {error.strerror}", get)
    return Check(name, "ok", str(folder.resolve()), "", needed_by, get=get)


def answers() -> Check:
    """Look whether a learner's answers can be kept, where they are kept."""
    from mscourse.progress.store import FOLDER, folder  # noqa: PLC0415 - a command loads only what it needs

    place = folder()
    there = next(one for one in (place, *place.parents) if one.is_dir())
    get = {"everywhere": f"make it writable, or set {FOLDER} to another folder"}
    state: State = "ok" if os.access(there, os.W_OK) else "missing"
    return Check("A place for answers", state, str(place), "", STUDENTS, get=get)
