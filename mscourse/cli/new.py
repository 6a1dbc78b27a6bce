"""``mscourse new``: a chapter, question, exercise or record begun, with every field explained."""

import re

import click

from mscourse.cli import talk, taught
from mscourse.cli.chosen import chapter_of
from mscourse.cli.root import no_such

KINDS = ("single", "multiple", "numeric", "ordering", "curve", "matching", "label", "overclaim")
BEGUN = {0: "it is begun, and the next steps are printed", 1: "refused: nothing was written, and why is said"}
_STEM = re.compile(r"\d\d_\w+")


class New(click.Group):
    """The things that can be begun; ``new 02_attack`` still begins a chapter."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find what is to be begun."""
        word = args[0]
        if _STEM.match(word):
            return super().resolve_command(ctx, ["chapter", *args])
        if word.startswith("-") or word in self.commands:
            return super().resolve_command(ctx, args)
        raise click.UsageError(no_such("thing to begin", word, list(self.commands)), ctx)


@click.group(
    "new", cls=New, context_settings=taught.CONTEXT, short_help="Begin a chapter, question, exercise, record."
)
def command() -> None:
    """Begin something from a skeleton in which every field is explained. Nothing is ever overwritten.

    What you have still to write is marked FILL IN, and checks refuse it until it is written.
    """


@taught.command(
    "chapter",
    short_help="A chapter, from the template.",
    examples=(("mscourse new chapter 15_future", "Begin chapters/15_future.ipynb, with the next steps:"),),
    exits=BEGUN,
)
@click.argument("stem", metavar="NN_KEY")
def chapter(stem: str) -> int:
    """Begin a chapter's notebook: number, key, title and dates are filled in.

    NN_KEY is its number and key, such as 15_future; the course knows its sixteen chapters.
    """
    from mscourse.book.new_chapter import begin, steps  # noqa: PLC0415 - a command loads only what it needs

    talk.say(steps(begin(stem)))
    return 0


@taught.command(
    "question",
    short_help="A question, in a chapter's bank.",
    examples=(
        ("mscourse new question disease", "A single choice at the end of the bank of chapter 01:"),
        ("mscourse new question disease --type numeric", "A number that a model or a record computes:"),
    ),
    exits=BEGUN,
)
@click.argument("chapter", metavar="CHAPTER")
@click.option(
    "--type", "kind", type=click.Choice(KINDS), default="single", show_default=True, help="Its kind."
)
def question(chapter: str, kind: str) -> int:
    """Begin a question at the end of a chapter's bank; the bank is begun too where there is none.

    CHAPTER is a number or key, such as 01 or disease.
    """
    from mscourse.quizzes.new_question import begin, steps  # noqa: PLC0415 - a command loads only what it needs

    of = chapter_of(chapter)
    talk.say(steps(begin(of.number, of.key, kind)))
    return 0


@taught.command(
    "exercise",
    short_help="An exercise, in its chapter's file.",
    examples=(("mscourse new exercise disease.two_delays", "Learners will write two_delays(...):"),),
    exits=BEGUN,
)
@click.argument("name", metavar="CHAPTER.NAME")
def exercise(name: str) -> int:
    """Begin an exercise with its first case, and add it to the chapter's list.

    CHAPTER.NAME is its id; the name is that of the function which learners write.
    """
    from mscourse.desk import new_source  # noqa: PLC0415 - a command loads only what it needs
    from mscourse.exercises.new_exercise import begin, steps  # noqa: PLC0415 - as above

    key, point, rest = name.partition(".")
    if not point or not rest:
        message = f"{name!r} names no exercise; write chapter.name, such as disease.two_delays"
        raise click.UsageError(message)
    of = chapter_of(key)
    place = begin(of.number, of.key, rest)
    talk.say(steps(of.key, rest, *place, new_source.begin(of.number, of.key, rest)))
    return 0


@taught.command(
    "record",
    short_help="A record of a published source.",
    examples=(("mscourse new record smith_2026_trial --topic ahsct", "A record in records_ahsct.yml:"),),
    exits=BEGUN,
)
@click.argument("name", metavar="ID")
@click.option(
    "--topic", required=True, metavar="TOPIC", help="Such as disease, ahsct or msc; it decides on the file."
)
def record(name: str, topic: str) -> int:
    """Begin a record at the end of the file that its topic belongs to.

    ID is made of small letters, digits and underscores. mscourse/evidence/data/README.md explains the fields.
    """
    from mscourse.evidence.new_record import begin, steps  # noqa: PLC0415 - a command loads only what it needs

    talk.say(steps(name, *begin(name, topic)))
    return 0


for one in (chapter, question, exercise, record):
    command.add_command(one)
