"""``mscourse tour``: the two-minute tour as one file that opens from disk."""

from pathlib import Path

import click

from mscourse.cli import talk, taught
from mscourse.cli.later import later

NOTEBOOK = Path("chapters") / "tour.ipynb"


@taught.command(
    "tour",
    short_help="Write the two-minute tour as one file.",
    examples=(("mscourse tour", "Run the tour's notebook and write tour.html beside it:"),),
    exits={0: "it was written", 1: "the notebook could not be run; nothing was written"},
)
@click.argument("root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
def command(root: Path) -> int:
    """Run chapters/tour.ipynb and write tour.html, which needs no installation, no other file and no network.

    ROOT is the course's folder, this one by default.
    """
    page = later("mscourse.book.single_page", "single_page")((root / NOTEBOOK).resolve())
    target = root / "tour.html"
    target.write_text(page, encoding="utf-8")
    talk.say(f"{target}: {len(page.encode()):,} bytes. Open it in a browser.")
    return 0
