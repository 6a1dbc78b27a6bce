"""``mscourse grade``: a folder of submissions into marks."""

from pathlib import Path

import click

from mscourse.cli import taught
from mscourse.cli.later import later


@taught.command(
    "grade",
    short_help="Mark a folder of submissions.",
    examples=(
        ("mscourse grade submissions --out marks", "Mark every notebook below submissions/ into marks/:"),
    ),
    exits={0: "every submission is marked", 1: "some could not be marked; the report says which and why"},
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("marks"),
    show_default=True,
    help="Where marks and report are written.",
)
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Marked side by side.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    help="What one submission may take.",
)
@taught.as_json
def command(folder: Path, out: Path, workers: int, seconds: float, as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Mark submissions: points for each learner and exercise, and how often each misconception was met.

    FOLDER holds the submitted notebooks. Each runs in a process of its own with limits on time and memory,
    and none is changed. Stopped with Ctrl+C, the same line goes on where it was.
    """
    graded = later("mscourse.desk.grading", "grade_command")
    status: int = graded(folder, out, workers=workers, seconds=seconds, as_json=as_json)
    return status
