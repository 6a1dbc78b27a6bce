"""``mscourse doctor``: what is here, what is missing, and how to get it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mscourse.cli import talk, taught

if TYPE_CHECKING:
    from mscourse.machine.check import Purpose


@taught.command(
    "doctor",
    short_help="Say what is missing on this machine, and how to get it.",
    examples=(
        ("mscourse doctor", "Can the book be built here?"),
        ("mscourse doctor --for test --json", "Can everything be checked here? For a script:"),
    ),
    exits={0: "nothing stands in the way", 1: "something that is needed is missing or has another version"},
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["study", "book", "test"]),
    default="book",
    show_default=True,
    help="Run the notebooks, build the book, or check everything.",
)
@taught.as_json
def command(purpose: "Purpose", as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Look at Python, packages, Jupyter, fonts, browser, disk and folders. Nothing is fetched or changed.

    Versions are compared with pyproject.toml and with the lock, constraints.txt, of the folder it runs in.
    """
    from mscourse.machine.report import as_data, checks, lines, ready  # noqa: PLC0415 - a command loads only what it needs

    found = checks(Path(), purpose)
    if as_json:
        talk.say_json(as_data(found, purpose))
    else:
        talk.say("\n".join(lines(found, purpose)))
    return 0 if ready(found, purpose) else 1
