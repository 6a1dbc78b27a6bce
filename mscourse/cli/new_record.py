"""``mscourse new-record``: a blank record on stdout, for those who append it themselves."""

import click

from mscourse.cli import talk, taught
from mscourse.cli.later import later


@taught.command(
    "new-record",
    hidden=True,
    short_help="Print a blank record.",
    examples=(("mscourse new-record doe_2026_cells", "A blank record, to append to a file of records:"),),
    exits={0: "it is printed", 1: "refused: the id is taken, or is none"},
)
@click.argument("name", metavar="ID")
def command(name: str) -> int:
    """Print a blank record; mscourse new record puts one where it belongs."""
    talk.say(later("mscourse.evidence.skeleton", "blank")(name))
    return 0
