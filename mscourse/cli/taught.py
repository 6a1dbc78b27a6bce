"""A command whose ``--help`` teaches: what it is for, an example that runs, what its exit status means."""

from collections.abc import Callable
from typing import Any

import click

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
DONE = "done, nothing found"
MISUSED = "called wrongly: the message says what to write"
COULD_NOT = "not possible: the message says why, and what helps"


class Taught(click.Command):
    """A command with examples and exit statuses at the end of its help.

    Attributes
    ----------
    examples
        Lines to type, each with what it does.
    exits
        What each exit status means.

    """

    def __init__(
        self,
        *args: Any,
        examples: tuple[tuple[str, str], ...] = (),
        exits: dict[int, str] | None = None,
        **others: Any,
    ) -> None:
        super().__init__(*args, **others)
        self.examples = examples
        self.exits = {0: DONE, 1: COULD_NOT, 2: MISUSED} | (exits or {})

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and the exit statuses."""
        super().format_epilog(ctx, formatter)
        write_examples(self.examples, formatter)
        with formatter.section("Exit status"):
            formatter.write_dl([(str(status), words) for status, words in sorted(self.exits.items())])


def write_examples(examples: tuple[tuple[str, str], ...], formatter: click.HelpFormatter) -> None:
    """Write lines to type, each below the words on what it does; a line to type is never broken."""
    with formatter.section("Example" if len(examples) == 1 else "Examples"):
        for line, words in examples:
            formatter.write_text(words)
            formatter.write(f"{'':{formatter.current_indent}}  $ {line}\n")


def command(
    name: str,
    *,
    examples: tuple[tuple[str, str], ...],
    exits: dict[int, str] | None = None,
    **others: Any,
) -> Callable[[Callable[..., Any]], Taught]:
    """Return the decorator that makes a taught command of a function.

    Parameters
    ----------
    name
        What is typed.
    examples
        Lines to type, each with what it does.
    exits
        What its exit statuses mean, where it differs from the usual.
    others
        As for ``click.command``.

    """
    return click.command(name, cls=Taught, examples=examples, exits=exits, context_settings=CONTEXT, **others)


as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object, for a script, in place of words."
)
