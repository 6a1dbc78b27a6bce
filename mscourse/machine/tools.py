"""Programs beside Python's packages."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator

from mscourse.machine.check import NOBODY, TESTERS, Check, Purpose
from mscourse.machine.packages import installed

STUDENTS: frozenset[Purpose] = frozenset({"study", "test"})
GIT = {
    "Debian": "apt-get install git",
    "macOS": "xcode-select --install",
    "Windows": "winget install Git.Git",
    "conda": "conda install git",
}
MAKE = {
    "Debian": "apt-get install make",
    "macOS": "xcode-select --install",
    "Windows": "do without: README.md has the same steps as plain lines",
    "conda": "conda install make",
}
CHROMIUM = {
    "Debian": "apt-get install chromium",
    "macOS": "brew install --cask chromium",
    "Windows": "set MSCOURSE_CHROMIUM to the path of msedge.exe or chrome.exe",
}
LAB = {
    "everywhere": "python -m pip install -c constraints.txt jupyterlab",
    "conda": "conda install -c conda-forge jupyterlab",
}
NBGRADER = {
    "everywhere": "python -m pip install nbgrader, best in an environment of its own",
    "conda": "conda install -c conda-forge nbgrader",
}
_VERSION = re.compile(r"\d+(?:\.\d+)+")
SECONDS = 10


def tools() -> Iterator[Check]:
    """Look at every tool."""
    yield jupyter()
    yield chromium()
    yield program("git", NOBODY, GIT, "to keep the history of your own edition")
    if os.name != "nt":
        yield program("make", NOBODY, MAKE, "README.md has the same steps as plain lines")
    yield nbgrader()


def jupyter() -> Check:
    """Look for JupyterLab, or the Notebook of its generation."""
    for name in ("jupyterlab", "notebook"):
        found = installed(name)
        if found is not None:
            new = int(found.split(".")[0]) >= {"jupyterlab": 4, "notebook": 7}[name]
            wanted = "JupyterLab 4 or Notebook 7"
            return Check("Jupyter", "ok" if new else "old", f"{name} {found}", wanted, STUDENTS, get=LAB)
    return Check("Jupyter", "missing", "", "JupyterLab 4 or Notebook 7", STUDENTS, get=LAB)


def chromium() -> Check:
    """Look for the browser of the audit and of the browser tests."""
    name, note = "Chromium", "for mscourse audit and the browser tests"
    try:
        from mscourse.book.audit.browser import find_chromium  # noqa: PLC0415 - needs what builds the book
    except ModuleNotFoundError as error:
        note = f"it cannot be looked for without {error.name}"
        return Check(name, "missing", "", "", TESTERS, note, CHROMIUM)
    try:
        path = find_chromium()
    except FileNotFoundError as error:
        return Check(name, "missing", "", "", TESTERS, str(error), CHROMIUM)
    if path is None:
        return Check(name, "missing", "", "", TESTERS, note, CHROMIUM)
    return Check(name, "ok", f"{path} {_version(path)}".strip(), "", TESTERS, note, CHROMIUM)


def program(name: str, needed_by: frozenset[Purpose], get: dict[str, str], note: str) -> Check:
    """Look for a program on the path."""
    path = shutil.which(name)
    if path is None:
        return Check(name, "missing", "", "", needed_by, note, get)
    return Check(name, "ok", _version(path), "", needed_by, "", get)


def nbgrader() -> Check:
    """Look for nbgrader, which marks released notebooks on a JupyterHub; the course runs without it."""
    found = installed("nbgrader")
    note = "optional: marks what mscourse release makes"
    return Check("nbgrader", "ok" if found else "missing", found or "", "", NOBODY, note, NBGRADER)


def _version(path: str) -> str:
    try:
        said = subprocess.run(  # noqa: S603 - a program that was found on the path, asked for its version
            [path, "--version"], capture_output=True, text=True, timeout=SECONDS, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    version = _VERSION.search(said)
    return version[0] if version else ""
