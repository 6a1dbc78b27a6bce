"""``mscourse validate``: a file or a folder, checked before it is committed."""

from dataclasses import asdict
from pathlib import Path

import click

from mscourse.cli import talk, taught


@taught.command(
    "validate",
    short_help="Check files before you commit them.",
    examples=(
        ("mscourse validate mscourse/quizzes/bank/01_disease.yaml", "A bank of questions:"),
        (
            "mscourse validate chapters/00_start.ipynb",
            "A chapter: outputs, page contract, sources of numbers:",
        ),
        ("mscourse validate .", "Everything the course has rules for; about half a minute:"),
    ),
    exits={1: "findings, each with file, place, problem and remedy"},
)
@click.argument(
    "paths",
    type=click.Path(path_type=Path, exists=True, readable=True),
    nargs=-1,
    required=True,
    metavar="PATH...",
)
@taught.as_json
def command(paths: tuple[Path, ...], as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Check banks of questions, records, claims, statements, the glossary, chapters and pages.

    PATH is a file, or a folder of which every file is checked that there are rules for.
    """
    from mscourse.cli.sources import sources  # noqa: PLC0415 - a command loads only what it needs
    from mscourse.validating.files import KNOWN, rules_for, within  # noqa: PLC0415 - as above

    chosen = {one: None for path in paths for one in (within(path) if path.is_dir() else [path])}
    rules = {path: rules_for(path) for path in chosen}
    unknown = [str(path) for path, found in rules.items() if found is None]
    if unknown:
        message = f"there are no rules for {', '.join(unknown)}; name {KNOWN}"
        raise click.UsageError(message)
    if not chosen:
        message = f"no file there has rules; name {KNOWN}, or a folder that holds some"
        raise click.UsageError(message)
    compared = sources()
    found = []
    with talk.progress("files checked") as shown:
        for number, (path, rule) in enumerate(rules.items()):
            shown.at(number, len(rules), path.name)
            found += sorted(set(rule(path, compared))) if rule else []
    if as_json:
        talk.say_json({"files": len(chosen), "count": len(found), "findings": [asdict(one) for one in found]})
    else:
        for one in found:
            talk.say(one)
        talk.say(f"{len(chosen)} files, {len(found)} findings")
    return 1 if found else 0
