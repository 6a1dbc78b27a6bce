"""``mscourse``: the commands for instructors and authors.

================  ============================================================
``root``          the command itself: which commands there are, how errors end
``taught``        a command whose help holds an example and its exit statuses
``talk``          what a command says: answers, JSON, progress
``later``         what another room of the course brings, loaded when wanted
================  ============================================================

Every other file is one command (or a group of them) and is named after it. A new one is one file and one
line in ``root.PARTS``.
"""

import sys
from collections.abc import Sequence

__all__ = ["main"]

NO_CLICK = (
    "The command mscourse needs the package click, which comes with what builds the book. "
    "Remedy: in the course's folder, python -m pip install -c constraints.txt '.[book]'"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        What stands behind ``mscourse``; by default what the shell gave.

    Returns
    -------
    int
        The exit status: 0 done and nothing found, 1 something found or not possible, 2 called wrongly,
        130 stopped by Ctrl+C.

    """
    try:
        from mscourse.cli.root import run  # noqa: PLC0415 - a notebook's installation has no click
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print(NO_CLICK, file=sys.stderr)  # noqa: T201 - a command's answer
        return 1
    return run(arguments)
