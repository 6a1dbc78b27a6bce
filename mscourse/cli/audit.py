"""``mscourse audit``: every page of a built book, opened in Chromium."""

from pathlib import Path

import click

from mscourse.cli import talk, taught
from mscourse.cli.serve import HTML

TOC = Path("_toc.yml")


@taught.command(
    "audit",
    short_help="Check every page of a built book in Chromium.",
    examples=(("mscourse audit", "After make book; some minutes for the whole course:"),),
    exits={1: "findings, each with page, rule and remedy"},
)
@click.argument("root", type=click.Path(path_type=Path), default=HTML)
@taught.as_json
def command(root: Path, as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Open each page wide and narrow, light and dark, from a server and from disk; click everything.

    ROOT is the built folder, _build/html by default. It needs Chromium and the packages of the tests
    (mscourse doctor --for test says whether they are here).
    """
    from mscourse.book.audit.report import audit, lines  # noqa: PLC0415 - a command loads only what it needs

    with talk.progress("visits") as shown:
        whole = audit(root, TOC if TOC.is_file() else None, shown.at)
    if as_json:
        talk.say_json(
            {
                "pages": [
                    {"page": one.page, "requests": len(set(one.requests)), "bytes": one.weight}
                    for one in whole.pages
                ],
                "visits": whole.visits,
                "findings": [
                    {"page": one.page, "rule": one.rule_name, "problem": one.what, "remedy": one.remedy}
                    for one in whole.findings
                ],
            }
        )
    else:
        talk.say("\n".join(lines(whole)))
    return 1 if whole.findings else 0
