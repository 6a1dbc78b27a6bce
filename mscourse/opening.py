"""The opening of every notebook: it fetches the course where that is missing, and compares versions.

A notebook travels: it is downloaded from its page and run in another year, beside another version of the
course. The opening cell is the same in every chapter and is written by ``mscourse notebooks``. The page
leaves it out, because the page was built with the version it names.
"""

CELL = """try:
    import mscourse
except ModuleNotFoundError:
    %pip install -q mscourse=={version}
    import mscourse
mscourse.ready("{version}")"""
MARK = "mscourse.ready("  # by which the opening is known
TAG = "remove-cell"  # the page leaves it out


def cell(version: str) -> str:
    """Return the source of the opening cell."""
    return CELL.format(version=version)


def ready(version: str) -> None:
    """Say in a sentence whether the course that is installed is the one a notebook was written for.

    Parameters
    ----------
    version
        The version that the notebook was written for.

    """
    from mscourse import __version__  # noqa: PLC0415 - at import time the package is still being made

    words = f"mscourse {version} is here, the version this notebook was written for."
    if version != __version__:
        words = (
            f"This notebook was written for mscourse {version}; here is mscourse {__version__}. "
            "Calls may fail, and numbers and pictures may differ. To match them, run "
            f"%pip install mscourse=={version}, then restart the kernel."
        )
    print(words)  # noqa: T201 - a notebook's first line
