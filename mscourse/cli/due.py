"""``mscourse due``: records and claims to be looked at again."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from mscourse.cli import talk, taught
from mscourse.cli.later import later


class Day(click.ParamType[date]):
    """A day, written year-month-day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write a day as year-month-day, such as 2027-01-31", param, ctx)


@taught.command(
    "due",
    short_help="List records and claims to be looked at again.",
    examples=(
        ("mscourse due --on 2027-01-31", "What is past on that day, and what falls due in the month after:"),
    ),
    exits={0: "nothing is past its day", 1: "something is past its day"},
)
@click.argument("root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
@click.option(
    "--on",
    type=Day(),
    required=True,
    metavar="DATE",
    help="The day to judge by, such as 2027-01-31.",
)
@click.option(
    "--within", type=click.IntRange(0), default=30, show_default=True, metavar="DAYS", help="What is near."
)
@taught.as_json
def command(root: Path, on: date, within: int, as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """List what is past its day of review and what is near, with the pages that use it.

    ROOT is the course's folder, this one by default.
    """
    from mscourse.evidence import evidence  # noqa: PLC0415 - a command loads only what it needs

    if not as_json:
        words, is_past = later("mscourse.book.due_list", "listing")(evidence, on, within, root)
        talk.say(words)
        return 1 if is_past else 0
    room = "mscourse.evidence.due"
    everything = later(room, "everything")(evidence)
    past, near = later(room, "past")(everything, on), later(room, "near")(everything, on, within)
    talk.say_json(
        {
            "on": on.isoformat(),
            "within": within,
            "past": [_plain(one) for one in past],
            "near": [_plain(one) for one in near],
        }
    )
    return 1 if past else 0


def _plain(one: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(one).items()
    }
