"""``mscourse``: the commands for instructors and authors."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HTML = Path("_build/html")
TOC = Path("_toc.yml")


def serve(root: Path, port: int) -> int:
    """Serve a built book on this machine until the reader stops it."""
    from mscourse.book.server import address, make_server  # noqa: PLC0415 - a command loads only what it needs

    server = make_server(root, port)
    print(f"The book is at {address(server)} (stop with Ctrl+C).", flush=True)  # noqa: T201 - a command's answer
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


def notebooks(paths: Sequence[Path]) -> int:
    """Run notebooks and store their outputs."""
    from mscourse.book.notebooks import NotebookError, store  # noqa: PLC0415 - as above

    chosen = list(paths) or [*Path("chapters").glob("*.ipynb"), *Path("exercises").glob("*.ipynb")]
    try:
        for run in store(chosen):
            print(f"{run.path}: {run.seconds:.1f} s")  # noqa: T201 - a command's answer
    except NotebookError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's answer
        return 1
    return 0


def new(stem: str) -> int:
    """Begin a chapter from the template, and say what comes next."""
    from mscourse.book.new_chapter import begin, steps  # noqa: PLC0415 - as above

    print(steps(begin(stem)))  # noqa: T201 - a command's answer
    return 0


def audit(root: Path) -> int:
    """Audit a built book and print, for each page, requests, weight and findings."""
    from mscourse.book.audit.report import report  # noqa: PLC0415 - as above

    return report(root, TOC if TOC.is_file() else None)


def numbers(root: Path) -> int:
    """Print every number of the course's texts that has no source."""
    from mscourse.book.audit.numbers import findings  # noqa: PLC0415 - as above
    from mscourse.chapters.cases import CASES  # noqa: PLC0415 - as above
    from mscourse.evidence import evidence  # noqa: PLC0415 - as above
    from mscourse.evidence.numbers import Sources  # noqa: PLC0415 - as above

    found = findings(root, Sources(evidence, CASES))
    for one in found:
        print(one)  # noqa: T201 - a command's answer
    print(f"{len(found)} findings")  # noqa: T201 - a command's answer
    return 1 if found else 0


def due(on: str, within: int, root: Path) -> int:
    """List what has to be looked at again: what is past, and what is near."""
    from mscourse.book.due_list import listing  # noqa: PLC0415 - as above
    from mscourse.evidence import evidence  # noqa: PLC0415 - as above
    from mscourse.evidence.due import day_of  # noqa: PLC0415 - as above

    words, is_past = listing(evidence, day_of(on, "--on"), within, root)
    print(words)  # noqa: T201 - a command's answer
    return 1 if is_past else 0


def new_record(name: str) -> int:
    """Print a blank record to fill in."""
    from mscourse.evidence.skeleton import blank  # noqa: PLC0415 - as above

    print(blank(name))  # noqa: T201 - a command's answer
    return 0


def compile_evidence() -> int:
    """Check records, claims and statements, and write the file that loads at once."""
    from mscourse.evidence import EvidenceFileError, compiling  # noqa: PLC0415 - as above

    try:
        print(f"{compiling.write()} is current.")  # noqa: T201 - a command's answer
    except EvidenceFileError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's answer
        return 1
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="mscourse", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("serve", help="put a built book on a local address")
    one.add_argument("root", type=Path, nargs="?", default=HTML)
    one.add_argument("--port", type=int, default=8000)
    one = commands.add_parser("notebooks", help="run notebooks and store their outputs")
    one.add_argument("paths", type=Path, nargs="*", help="all chapters and exercises by default")
    one = commands.add_parser("new", help="begin a chapter from the template")
    one.add_argument("chapter", help="number and key, such as 02_attack")
    one = commands.add_parser("audit", help="check every page of a built book in Chromium")
    one.add_argument("root", type=Path, nargs="?", default=HTML)
    one = commands.add_parser("numbers", help="find numbers without a source in the course's texts")
    one.add_argument("root", type=Path, nargs="?", default=Path())
    one = commands.add_parser("due", help="list records and claims to be looked at again")
    one.add_argument("--on", required=True, metavar="DATE", help="the day to judge by, such as 2027-01-31")
    one.add_argument("--within", type=int, default=30, metavar="DAYS", help="what is near (30)")
    one.add_argument("root", type=Path, nargs="?", default=Path(), help="the project, for where each is used")
    one = commands.add_parser("new-record", help="print a blank record, to append to a file of records")
    one.add_argument("id", help="such as doe_2026_cells")
    commands.add_parser("compile-evidence", help="check the records and write the file that loads at once")
    options = parser.parse_args(arguments)
    run: dict[str, Callable[[], int]] = {
        "serve": lambda: serve(options.root, options.port),
        "notebooks": lambda: notebooks(options.paths),
        "new": lambda: new(options.chapter),
        "audit": lambda: audit(options.root),
        "numbers": lambda: numbers(options.root),
        "due": lambda: due(options.on, options.within, options.root),
        "new-record": lambda: new_record(options.id),
        "compile-evidence": compile_evidence,
    }
    try:
        return run[options.command]()
    except (RuntimeError, OSError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's answer
        return 1


if __name__ == "__main__":
    sys.exit(main())
