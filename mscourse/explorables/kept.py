"""Frames kept between builds, for as long as everything they were made from stays the same.

The name of a kept file is a digest of its inputs: the author's functions, the modules of the course that
they use (and the data files beside those), the controls, and the versions of what draws. When any of them
changes, the name changes, and the frames are made anew. Functions that refer to something that cannot be
told apart by its content are never kept.
"""

import ast
import gzip
import hashlib
import inspect
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from mscourse.explorables.controls import Control

FOLDER = "MSCOURSE_KEPT"
"""The environment variable that names the folder; unset, nothing is kept."""
MOST = 64
"""How many files are kept; the ones used least recently go first."""
LIBRARIES = ("matplotlib", "numpy", "scipy")
PACKAGE = Path(__file__).parents[1]
_NAME = PACKAGE.name


class UnknownInputError(Exception):
    """Something that a function refers to cannot be told apart by its content."""


def read(key: str | None) -> Any:
    """Return what was kept under a key, or None."""
    path = _path(key)
    if path is None or not path.is_file():
        return None
    path.touch()  # used, so that it stays
    return json.loads(gzip.decompress(path.read_bytes()))


def write(key: str | None, plain: Any) -> None:
    """Keep something made of lists, dictionaries, strings and numbers."""
    path = _path(key)
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(gzip.compress(json.dumps(plain).encode(), 6, mtime=0))
    unfinished.replace(path)
    others = sorted(path.parent.glob("*.gz"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in others[MOST:]:
        old.unlink(missing_ok=True)


def _path(key: str | None) -> Path | None:
    folder = os.environ.get(FOLDER)
    return Path(folder) / f"{key}.gz" if folder and key else None


def key(
    name: str, controls: Mapping[str, Control], functions: Iterable[Callable[..., Any] | None]
) -> str | None:
    """Name the frames of an explorable by everything they are made from.

    Returns
    -------
    str or None
        A digest; None if something cannot be told apart, so that the frames are made in every build.
    """
    digest = hashlib.sha256()
    try:
        for part in _parts(name, controls, functions):
            digest.update(part + b"\0")
    except UnknownInputError:
        return None
    return digest.hexdigest()[:32]


def _parts(
    name: str, controls: Mapping[str, Control], functions: Iterable[Callable[..., Any] | None]
) -> Iterator[bytes]:
    yield f"{name} {platform.python_version()} {[version(library) for library in LIBRARIES]}".encode()
    yield repr(dict(controls)).encode()
    files = set(_own_files())
    for function in functions:
        words, modules = _function(function)
        yield words
        files |= modules
    for path in sorted(with_imports(files)):
        yield path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes()


def _own_files() -> Iterator[Path]:
    for name in ("controls.py", "frames.py", "packing.py", "scene.py"):
        yield Path(__file__).with_name(name)
    yield PACKAGE / "figures" / "svg.py"


def _function(function: Callable[..., Any] | None) -> tuple[bytes, set[Path]]:
    """Describe a function: its place if it belongs to the course, else its text and what it refers to."""
    if function is None:
        return b"none", set()
    module = sys.modules.get(getattr(function, "__module__", "") or "")
    if module is not None and _is_ours(module):
        return f"{module.__name__}.{getattr(function, '__qualname__', '?')}".encode(), {_file(module)}
    if not isinstance(function, FunctionType):
        raise UnknownInputError
    return _written_elsewhere(function, set())


def _written_elsewhere(function: FunctionType, seen: set[str]) -> tuple[bytes, set[Path]]:
    if function.__qualname__ in seen:
        return b"seen", set()
    seen.add(function.__qualname__)
    try:
        words = inspect.getsource(function).encode()
        around = inspect.getclosurevars(function)
    except (OSError, TypeError, ValueError) as problem:
        raise UnknownInputError from problem
    words += repr((function.__defaults__, function.__kwdefaults__)).encode()
    files: set[Path] = set()
    for name, value in sorted({**around.globals, **around.nonlocals}.items()):
        more, found = _referred(value, seen)
        words += name.encode() + b"\0" + more
        files |= found
    return words, files


def _referred(value: Any, seen: set[str]) -> tuple[bytes, set[Path]]:
    if isinstance(value, ModuleType):
        return value.__name__.encode(), {_file(value)} if _is_ours(value) else set()
    owner = sys.modules.get(getattr(value, "__module__", "") or "")
    if owner is not None and _is_ours(owner):
        return repr(value).split(" at 0x")[0].encode(), {_file(owner)}
    if isinstance(value, FunctionType) and value.__module__ in {"__main__", "builtins"}:
        return _written_elsewhere(value, seen)
    if isinstance(value, type) or callable(value):
        return f"{value.__module__}.{getattr(value, '__qualname__', '?')}".encode(), set()
    if isinstance(value, int | float | str | bool | None | tuple | frozenset):
        return repr(value).encode(), set()
    # Lists, arrays and the like may hold anything and may be changed by anyone.
    raise UnknownInputError


def _is_ours(module: ModuleType) -> bool:
    return module.__name__.split(".")[0] == _NAME


def _file(module: ModuleType) -> Path:
    return Path(str(module.__file__))


def with_imports(start: set[Path]) -> set[Path]:
    """Modules of the course, all that they import from it, and the data files in the same folders."""
    found: set[Path] = set()
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += _imported(path)
        found |= {one for one in path.parent.iterdir() if one.is_file() and not one.suffix.startswith(".py")}
    return found


def _imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            # Of this room only what shapes a frame counts; how a page presents it does not.
            ours = name.startswith(f"{_NAME}.") and not name.startswith(f"{_NAME}.explorables")
            if ours and (file := _module_file(name)):
                yield file


def _module_file(name: str) -> Path | None:
    place = PACKAGE.joinpath(*name.split(".")[1:])
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return path
    return None
