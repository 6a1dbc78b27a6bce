"""Linux's own wall around a process: which files it may read and write, from the kernel's side (Landlock).

A process asks the kernel to take rights away from itself and from all that it starts, for good; no privilege
is needed. What is not named here cannot be opened, whatever name, link or trick leads there.

https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

CREATE, ADD_RULE, RESTRICT = 444, 445, 446  # the numbers are the same on every architecture
ONLY_VERSION = 1
BENEATH = 1  # the kind of rule: a folder and all below it
O_PATH = 0o10000000

WRITE_FILE, READ_FILE, READ_DIR = 1 << 1, 1 << 2, 1 << 3
TRUNCATE = 1 << 14
REFER, IOCTL = 1 << 13, 1 << 15
FIRST = (1 << 13) - 1  # the thirteen rights of the first version
EXECUTE, MAKE_CHAR, MAKE_SOCK, MAKE_BLOCK = 1, 1 << 6, 1 << 9, 1 << 11
OF_A_FILE = WRITE_FILE | READ_FILE | TRUNCATE
NETWORK, SCOPES = 4, 6  # versions that brought them
TCP = 0b11  # bind, connect
OUTSIDE = 0b11  # abstract sockets of others, signals to others


def version() -> int:
    """Return the version of Landlock that this kernel offers; 0 if it has none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_libc().syscall(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(ONLY_VERSION))))


def close_in(readable: Iterable[Path], writable: Iterable[Path]) -> int:
    """Leave this process only these files and folders, for good. `no_new_privs` must be set before.

    Parameters
    ----------
    readable
        What may be read, with all below; what is not there is passed over.
    writable
        What may be read and written, with all below. Nothing at all may be executed.

    Returns
    -------
    int
        The version that holds now; 0 if this system has none.

    Raises
    ------
    OSError
        If the kernel has Landlock and refuses.

    """
    have = version()
    if not have:
        return 0
    files = _files(have)
    words = [files]
    if have >= NETWORK:
        words.append(TCP)
    if have >= SCOPES:
        words.append(OUTSIDE)
    asked = struct.pack(f"={len(words)}Q", *words)
    rules = _call(CREATE, asked, ctypes.c_size_t(len(asked)), ctypes.c_uint(0))
    try:
        for path in readable:
            _allow(rules, path, READ_FILE | READ_DIR)
        for path in writable:
            _allow(rules, path, files & ~(EXECUTE | MAKE_CHAR | MAKE_SOCK | MAKE_BLOCK | IOCTL))
        _call(RESTRICT, ctypes.c_int(rules), ctypes.c_uint(0))
    finally:
        os.close(rules)
    return have


def _files(have: int) -> int:
    """Return the rights over files that this version knows: all of them are taken away but where named."""
    return FIRST | (REFER if have >= 2 else 0) | (TRUNCATE if have >= 3 else 0) | (IOCTL if have >= 5 else 0)  # noqa: PLR2004 - versions of the kernel's interface


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this machine
        return
    try:
        own = rights if path.is_dir() else rights & OF_A_FILE
        rule = struct.pack("=Qi", own, place)
        with suppress(PermissionError):  # what can't be allowed stays closed
            _call(ADD_RULE, ctypes.c_int(rules), ctypes.c_int(BENEATH), rule, ctypes.c_uint(0))
    finally:
        os.close(place)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc().syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock refused call {number}: {os.strerror(code)}")
    return result
