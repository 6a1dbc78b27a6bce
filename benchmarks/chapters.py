"""What a first build of each chapter costs: one kernel, pictures in every layout and theme, all frames.

Nothing kept from an earlier build is used. Seconds of one core are what the kernel and the processes that it
starts used together, so that they mean the same with many cores or on a busy machine; waiting is not in them.
"""

import importlib
import os
import resource
import tempfile
from math import prod
from pathlib import Path

from mscourse.book.coverage import page

CHAPTERS = sorted((Path(__file__).parents[1] / "chapters").glob("[0-9]*.ipynb"))
LIMIT = 60.0  # seconds of one core
ROW = "{:<22} {:>12} {:>10} {:>8} {:>9}"


def spent() -> float:
    """Return the seconds of one core that ended processes of this one have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def shown(chapter: Path) -> tuple[int, int]:
    """Return how many states a chapter's explorables have together, and how many other pictures it shows."""
    things = page(chapter)[1]
    room = importlib.import_module(f"mscourse.chapters.{chapter.stem[3:]}")
    views = [getattr(room, one.name)() for one in things if one.kind == "explorable"]
    states = sum(prod(len(one.values) for one in view.controls.values()) for view in views)
    return states, len(things) - len(views)


def main() -> None:
    """Print one row for each chapter, and name those above the limit."""
    os.environ["MSCOURSE_VIEW"] = "page"
    from mscourse.book.notebooks import run  # noqa: PLC0415 - kernels inherit the line above
    from mscourse.explorables import kept  # noqa: PLC0415 - as above

    print(ROW.format("chapter", "one core, s", "clock, s", "states", "pictures"))
    above = []
    for chapter in CHAPTERS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ[kept.FOLDER] = folder
            before = spent()
            done = run(chapter)
            cost = spent() - before
        states, pictures = shown(chapter)
        print(ROW.format(chapter.stem, f"{cost:.0f}", f"{done.seconds:.0f}", states, pictures), flush=True)
        if cost > LIMIT:
            above.append(f"{chapter.stem} ({states} states, {pictures} pictures)")
    if above:
        print(f"Above {LIMIT:.0f} s of one core: {', '.join(above)}.")
        print(
            "Why: a state is two small figures, drawn and packed one by one, and a picture is painted once a "
            "theme and layout. A later build draws only what changed: frames are kept."
        )


if __name__ == "__main__":
    main()
