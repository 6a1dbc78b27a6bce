"""``mscourse gain``: what a class learned between two sittings of the test."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mscourse.cli import talk, taught
from mscourse.cli.later import later

if TYPE_CHECKING:
    from mscourse.gain.report import Report, Row


@taught.command(
    "gain",
    short_help="Read a class's answers to the test before and after.",
    examples=(("mscourse gain answers", "What the files in a folder say, one file a learner:"),),
    exits={0: "every file could be read", 1: "a file could not be read; it is named, and the others count"},
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@taught.as_json
def command(folder: Path, as_json: bool) -> int:  # noqa: FBT001 - a flag of the command line
    """Count scores, gains and hard questions over the files of a class.

    FOLDER holds one file a learner, as the page saves it under Your answers. No name stands in them.
    """
    from mscourse.progress.document import Document, DocumentError  # noqa: PLC0415 - a command loads only what it needs

    documents, refused = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            documents.append(Document.from_json(path.read_bytes()))
        except (DocumentError, OSError) as error:
            refused.append(f"{path.name} was left out: {error}.")
    if not documents and not refused:
        message = f"{folder} holds no file that ends in .json; have learners save theirs under Your answers"
        raise click.ClickException(message)
    places = later("mscourse.gain.forms", "places")()
    found: Report = later("mscourse.gain.report", "report")(documents, places)
    if as_json:
        talk.say_json({**_plain(found), "refused": refused})
    else:
        talk.say("\n".join([*_lines(found), *refused]))
    return 1 if refused else 0


def _plain(found: "Report") -> dict[str, Any]:
    return {
        "learners": found.learners,
        "gains": {letter: list(values) for letter, values in found.gains.items()},
        "reliability": dict(found.reliability),
        "left": dict(found.left),
        "questions": [
            {
                "place": one.place,
                "form": one.form,
                "topic": one.topic,
                "right": dict(one.shares),
                "people": dict(one.people),
                "discriminates": one.discriminates,
                "sure_and_wrong": one.sure_and_wrong,
                "unused": list(one.unused),
                "look_at": one.look_at,
            }
            for one in found.rows
        ],
    }


def _lines(found: "Report") -> Iterable[str]:
    yield f"{_learners(found.learners)} with a finished sitting."
    for letter, values in found.gains.items():
        if values:
            mean = sum(values) / len(values)
            yield f"Form {letter.upper()} first: {_learners(len(values))}, {mean:+.1f} of 20 on average."
    for letter, value in found.reliability.items():
        told = "no value yet" if value is None else f"{value:.2f}"
        yield f"Form {letter.upper()}, how well it measures one thing (KR-20): {told}."
    yield ""
    yield "place  form  before  after  later  with the rest  sure and wrong  topic"
    for row in found.rows:
        yield _line(row)
    if found.left:
        yield ""
        yield "Still held by someone who was sure, after the course:"
        yield from (f"  {many:3}  {name}" for name, many in found.left.items())


def _line(row: "Row") -> str:
    shares = "  ".join(_percent(row.shares.get(name)) for name in ("before", "after", "later"))
    goes = "     -" if row.discriminates is None else f"{row.discriminates:6.2f}"
    mark = "  look at this one" if row.look_at else ""
    bold = _percent(row.sure_and_wrong)
    return f"{row.place}    {row.form.upper()}    {shares}   {goes}         {bold}         {row.topic}{mark}"


def _learners(many: int) -> str:
    return "1 learner" if many == 1 else f"{many} learners"


def _percent(share: float | None) -> str:
    return "    -" if share is None else f"{share:5.0%}"
