"""Writing a file whole: who is stopped half way leaves the old file or the new one, never a piece."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text beside its place, then let it take the place in one step.

    Parameters
    ----------
    path
        The file; what it held is replaced, and its permissions are kept.
    text
        What it will hold, in UTF-8 with plain line ends; what UTF-8 cannot hold is written as its number.

    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _mask() -> int:
    """Return what new files do not get; reading it means setting it for a moment."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
