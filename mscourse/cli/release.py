"""``mscourse release``: exercises for students, without solutions."""

from pathlib import Path

import click

from mscourse.cli import talk, taught
from mscourse.cli.chosen import chapters_of
from mscourse.cli.later import later


@taught.command(
    "release",
    short_help="Make the folder of exercises that students get.",
    examples=(
        (
            "mscourse release --course autumn --chapters 00,01",
            "Exercises of two chapters, as folder and zip:",
        ),
    ),
    exits={0: "the folder and its zip are written"},
)
@click.option("--course", required=True, metavar="NAME", help="What your course is called; a word or two.")
@click.option(
    "--chapters",
    metavar="LIST",
    help="Numbers or keys, such as 00,01 or start,disease; else all with exercises.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("release"),
    show_default=True,
    help="Where the folder is written.",
)
def command(course: str, chapters: str | None, out: Path) -> int:
    """Make what you hand out: student notebooks, data, and the versions they were tested with.

    No solution and no hidden case is in it.
    """
    chosen = () if chapters is None else chapters_of(chapters)
    made = later("mscourse.desk.release", "release")(course, chosen, out)
    talk.say(f"{made} is ready to hand out.")
    return 0
