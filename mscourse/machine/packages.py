"""Python and its packages: what the project asks for, what the lock says, what is installed."""

import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from mscourse.machine.check import BUILDERS, EVERYONE, TESTERS, Check, Purpose, State

OLDEST = (3, 11)
PYTHON = {
    "Debian": "apt-get install python3 python3-venv",
    "macOS": "brew install python@3.11",
    "Windows": "winget install Python.Python.3.11",
    "conda": "conda create -n mscourse python=3.11",
}
LOCK = "constraints.txt"
EXTRAS: tuple[tuple[str, frozenset[Purpose]], ...] = (("", EVERYONE), ("book", BUILDERS), ("test", TESTERS))
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def python() -> Check:
    """Look at the Python that runs this."""
    state: State = "ok" if sys.version_info >= OLDEST else "old"
    wanted = f"{'.'.join(map(str, OLDEST))} or newer"
    return Check("Python", state, platform.python_version(), wanted, EVERYONE, get=PYTHON)


def plain(name: str) -> str:
    """Return a package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lock(root: Path) -> dict[str, str]:
    """Return the versions that the course was last checked with; none where the folder has no lock."""
    path = root / LOCK
    return (
        {plain(name): version for name, version in _PIN.findall(path.read_text("utf-8"))}
        if path.is_file()
        else {}
    )


def requirements(root: Path, extra: str) -> list[str]:
    """Return what the project asks for: by its own file, else by what was installed with it."""
    path = root / "pyproject.toml"
    if path.is_file():
        project = tomllib.loads(path.read_text("utf-8")).get("project", {})
        if project.get("name") == "mscourse":
            extras: dict[str, list[str]] = project["optional-dependencies"]
            found: list[str] = extras[extra] if extra else project["dependencies"]
            return found
    try:
        asked = metadata.requires("mscourse") or []
    except metadata.PackageNotFoundError:
        return []
    ends = f'extra == "{extra}"'
    mine = [one for one in asked if (ends in one if extra else "extra ==" not in one)]
    return [re.sub(r"\s*(?:and\s+)?extra == .*$", "", one).rstrip("; ") for one in mine]


def packages(root: Path) -> Iterator[Check]:
    """Look at every package that some purpose needs, each once."""
    seen: set[str] = set()
    locked = lock(root)
    for extra, purposes in EXTRAS:
        for asked in requirements(root, extra):
            name = _NAME.match(asked)
            if name is None or plain(name[0]) in seen:
                continue
            seen.add(plain(name[0]))
            yield package(asked, locked, purposes, extra, root)


def installed(name: str) -> str | None:
    """Return the version of a package, or None where it is not."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def package(
    asked: str, locked: dict[str, str], purposes: frozenset[Purpose], extra: str, root: Path
) -> Check:
    """Look at one package.

    Parameters
    ----------
    asked
        A requirement, such as ``numpy>=2.0``.
    locked
        Versions of the lock.
    purposes, extra
        Who needs it, and the extra that brings it.
    root
        The course's folder.

    """
    name = _NAME.findall(asked)[0]
    bounds = asked.partition(";")[0].strip()
    wanted = bounds.removeprefix(name)
    pinned = locked.get(plain(name), "")
    found = installed(name)
    with_lock = f" -c {LOCK}" if (root / LOCK).is_file() else ""
    what = f'-e ".[{extra}]"' if extra and with_lock else f'"{bounds}"'
    get = {"everywhere": f"python -m pip install{with_lock} {what}"}
    if found is None:
        return Check(name, "missing", "", wanted, purposes, get=get)
    note = (
        f"checked with {pinned}; results may differ in the last digits" if pinned not in {"", found} else ""
    )
    return Check(name, _state(asked, found), found, wanted, purposes, note, get)


def _state(asked: str, found: str) -> State:
    try:
        from packaging.requirements import Requirement  # noqa: PLC0415 - it may be what is missing
        from packaging.version import Version  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        return "ok"  # it is here; whether it is new enough cannot be told, and pip will
    requirement = Requirement(asked)
    if found in requirement.specifier or (requirement.marker and not requirement.marker.evaluate()):
        return "ok"
    bounds = [
        Version(one.version) for one in requirement.specifier if one.operator in {">=", ">", "==", "~="}
    ]
    return "old" if any(Version(found) < one for one in bounds) else "too new"
