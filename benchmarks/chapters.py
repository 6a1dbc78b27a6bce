"""What a first build of each chapter costs: one kernel, pictures in every layout and theme, all frames.

Nothing kept from an earlier build is used. Seconds of one core are what the kernel and the processes that it
starts used together, so that they mean the same with many cores or on a busy machine; waiting is not in them.
"""

import os
import resource
import sys
import tempfile
from pathlib import Path

CHAPTERS = sorted((Path(__file__).parents[1] / "chapters").glob("[0-9]*.ipynb"))
LIMIT = 60.0  # seconds of one core
ROW = "{:<22} {:>12} {:>10}"


def spent() -> float:
    """Return the seconds of one core that ended processes of this one have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print one row for each chapter, and name those above the limit."""
    os.environ["MSCOURSE_VIEW"] = "page"
    from mscourse.book.notebooks import run  # noqa: PLC0415 - kernels inherit the line above
    from mscourse.explorables import kept  # noqa: PLC0415 - as above

    print(ROW.format("chapter", "one core, s", "clock, s"))
    above = []
    for chapter in CHAPTERS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ[kept.FOLDER] = folder
            before = spent()
            done = run(chapter)
            cost = spent() - before
        print(ROW.format(chapter.stem, f"{cost:.0f}", f"{done.seconds:.0f}"), flush=True)
        if cost > LIMIT:
            above.append(chapter.stem)
    if above:
        print(f"Above {LIMIT:.0f} s of one core: {', '.join(above)}.", file=sys.stderr)


if __name__ == "__main__":
    main()
