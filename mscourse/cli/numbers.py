"""``mscourse numbers``: every number of the course's texts that has no source."""

from dataclasses import asdict
from pathlib import Path

import click

from mscourse.cli import talk, taught


@taught.command(
    "numbers",
    short_help="Find numbers without a source in the course's texts.",
    examples=(("mscourse numbers", "Read all texts of the course; it takes a quarter of a minute:"),),
    exits={1: "numbers without a source, or marks that do not hold"},
)
@click.argument("root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
@taught.as_json
def command(root: Path, as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Read every text of the course and print each number that no record and no model vouches for.

    ROOT is the course's folder, this one by default. CONTRIBUTING.md, 'Numbers', says how a source is marked.
    """
    from mscourse.book.audit.numbers import findings  # noqa: PLC0415 - a command loads only what it needs
    from mscourse.cli.sources import sources  # noqa: PLC0415 - as above

    found = findings(root, sources())
    if as_json:
        talk.say_json({"count": len(found), "findings": [asdict(one) for one in found]})
        return 1 if found else 0
    for one in found:
        talk.say(one)
    talk.say(f"{len(found)} findings")
    return 1 if found else 0
