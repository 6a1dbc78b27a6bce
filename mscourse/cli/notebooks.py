"""``mscourse notebooks``: run notebooks and store their outputs."""

from pathlib import Path

import click

from mscourse.cli import talk, taught


@taught.command(
    "notebooks",
    short_help="Run notebooks and store their outputs.",
    examples=(
        (
            "mscourse notebooks chapters/01_disease.ipynb",
            "After a change of chapter 01, store fresh results:",
        ),
    ),
    exits={
        0: "every notebook ran to its end and is stored",
        1: "a cell stopped with an error; that notebook is left as it was",
    },
)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1)
def command(paths: tuple[Path, ...]) -> int:
    """Run each notebook from its first cell to its last with a fresh kernel, and store what it gives.

    PATHS are notebooks; by default all chapters and exercises. Each is written whole or not at all. After
    Ctrl+C, those that are running come to their end first.
    """
    from mscourse.book.notebooks import Run, store  # noqa: PLC0415 - a command loads only what it needs

    chosen = list(paths) or [*Path("chapters").glob("*.ipynb"), *Path("exercises").glob("*.ipynb")]
    if not chosen:
        message = (
            "there is no notebook in chapters/ or exercises/. Run the command in the course's own folder."
        )
        raise FileNotFoundError(message)
    with talk.progress("notebooks run") as shown:
        shown.at(0, len(chosen))

        def told(run: Run, done: int) -> None:
            shown.clear()
            talk.say(f"{run.path}: {run.seconds:.1f} s")
            shown.at(done, len(chosen))

        store(chosen, told)
    return 0
