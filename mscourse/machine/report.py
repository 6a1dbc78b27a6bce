"""All checks for one purpose, as words or as plain data."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mscourse import __version__
from mscourse.machine.check import PURPOSES, Check, Purpose
from mscourse.machine.packages import packages, python
from mscourse.machine.places import places
from mscourse.machine.tools import tools

OURS = {"linux": "Debian", "darwin": "macOS", "win32": "Windows"}


def checks(root: Path, purpose: Purpose) -> list[Check]:
    """Look at everything; packages that the purpose does not need are passed over."""
    wanted = [one for one in packages(root) if purpose in one.needed_by]
    return [python(), *wanted, *tools(), *places(root, purpose)]


def ready(found: list[Check], purpose: Purpose) -> bool:
    """Whether nothing stands in the way."""
    return not any(one.hinders(purpose) for one in found)


def lines(found: list[Check], purpose: Purpose) -> Iterator[str]:
    """Yield the report for a person: a line a thing, and below what is missing how to get it."""
    yield f"mscourse {__version__}, {PURPOSES[purpose]}"
    for one in found:
        yield _line(one)
        if one.state != "ok":
            yield from (f"{'':11}{system}: {how}" for system, how in _in_order(one.get))
    in_the_way = [one.name for one in found if one.hinders(purpose)]
    yield (f"In the way: {', '.join(in_the_way)}." if in_the_way else "Ready: nothing stands in the way.")


def _line(one: Check) -> str:
    state = one.state if one.needed_by or one.state == "ok" else "not here"
    known = " ".join(filter(None, (one.found, f"({one.wanted})" if one.wanted else "")))
    words = "; ".join(filter(None, (known, one.note)))
    return f"  {state:9}{one.name:24}{words}".rstrip()


def _in_order(ways: Any) -> list[tuple[str, str]]:
    """Put the way for this system first."""
    ours = OURS.get(sys.platform)
    return sorted(ways.items(), key=lambda way: way[0] not in {ours, "everywhere"})


def as_data(found: list[Check], purpose: Purpose) -> dict[str, Any]:
    """Return the report for a script."""
    return {
        "version": __version__,
        "for": purpose,
        "ready": ready(found, purpose),
        "checks": [
            {
                "name": one.name,
                "state": one.state,
                "needed": purpose in one.needed_by,
                "found": one.found,
                "wanted": one.wanted,
                "note": one.note,
                "get": dict(one.get),
            }
            for one in found
        ],
    }
