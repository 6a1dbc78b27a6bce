"""A lock between processes. The system takes it back from a process that dies, so none is left behind."""

import os
from importlib import import_module
from typing import Any


def _system() -> Any:
    """Return the system's module for locks: ``fcntl``, ``msvcrt`` on Windows, None in the browser."""
    for name in ("fcntl", "msvcrt"):
        try:
            return import_module(name)
        except ImportError:
            continue
    return None


_SYSTEM = _system()


def lock(file: int) -> None:
    """Wait for the lock on an open file, and take it; in the browser there is one process and no need."""
    if hasattr(_SYSTEM, "flock"):
        _SYSTEM.flock(file, _SYSTEM.LOCK_EX)
    elif hasattr(_SYSTEM, "locking"):  # pragma: no cover - Windows
        os.lseek(file, 0, os.SEEK_SET)
        _SYSTEM.locking(file, _SYSTEM.LK_LOCK, 1)


def unlock(file: int) -> None:
    """Give the lock back."""
    if hasattr(_SYSTEM, "flock"):
        _SYSTEM.flock(file, _SYSTEM.LOCK_UN)
    elif hasattr(_SYSTEM, "locking"):  # pragma: no cover - Windows
        os.lseek(file, 0, os.SEEK_SET)
        _SYSTEM.locking(file, _SYSTEM.LK_UNLCK, 1)
