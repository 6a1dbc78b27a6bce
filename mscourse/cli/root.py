"""The command ``mscourse``: which commands there are, what its help shows, and how errors end."""

import os
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click
from click.exceptions import NoArgsIsHelpError

from mscourse import __version__
from mscourse.cli import talk
from mscourse.cli.taught import CONTEXT, write_examples

PARTS = {
    "Look": ("serve", "doctor"),
    "Write": ("new", "validate", "notebooks", "numbers", "compile-evidence", "audit", "due", "tour"),
    "Teach": ("release", "grade", "gain"),
}
"""The commands, as the help lists them; each lives in the file of its name."""
COMMANDS = tuple(name for names in PARTS.values() for name in names)
TRACEBACK = "MSCOURSE_TRACEBACK"  # set to 1 to see where an error came from
STOPPED = 130  # what shells expect after Ctrl+C
EXPECTED = (RuntimeError, OSError, ValueError, LookupError)

FIRST = (
    ("mscourse doctor", "Is everything here that the book needs? It fetches nothing."),
    ("mscourse validate chapters/01_disease.ipynb", "Check one file, or a folder, before you commit it."),
)
MORE = """\b
Every command explains itself:   mscourse validate --help
Completion, in ~/.bashrc:        eval "$(_MSCOURSE_COMPLETE=bash_source mscourse)"
            in ~/.zshrc:         eval "$(_MSCOURSE_COMPLETE=zsh_source mscourse)"
            in fish's config:    _MSCOURSE_COMPLETE=fish_source mscourse | source
An error is one sentence. MSCOURSE_TRACEBACK=1 shows where it came from."""


class Course(click.Group):
    """A group that loads a command when it is asked for, so that each starts quickly."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name every command."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load one command, or return None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module = import_module(f"mscourse.cli.{name.replace('-', '_')}")
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; for one that is nearly right, say which was meant."""
        name = args[0]
        if name.startswith("-") or name in COMMANDS:
            return super().resolve_command(ctx, args)
        raise click.UsageError(no_such("command", name, COMMANDS), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their parts."""
        for part, names in PARTS.items():
            loaded = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(part):
                formatter.write_dl([(name, one.get_short_help_str(80)) for name, one in loaded if one])
        write_examples(FIRST, formatter)


def no_such(what: str, name: str, known: Sequence[str]) -> str:
    """Say that there is no such thing, and what was perhaps meant."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    meant = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    return f"there is no {what} {name!r}. {meant}"


@click.group("mscourse", cls=Course, context_settings=CONTEXT, epilog=MORE)
@click.version_option(__version__, prog_name="mscourse", message="%(prog)s %(version)s")
def course() -> None:
    """Build, check, extend and teach an open course on cell therapies for multiple sclerosis.

    The commands work on the course's folder: call them from there.
    """


def run(arguments: Sequence[str] | None) -> int:
    """Run one command; an expected error ends in one sentence, without a traceback.

    Returns
    -------
    int
        The exit status.

    """
    given = None if arguments is None else list(arguments)
    try:
        status = course.main(given, prog_name="mscourse", standalone_mode=False)
    except click.Abort:
        talk.complain("Stopped. Nothing is half written; run the same line again to go on.")
        return STOPPED
    except NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "mscourse"
        talk.complain(f"{path}: {error.format_message()}\nMore: {path} --help")
        return error.exit_code
    except click.ClickException as error:
        talk.complain(f"mscourse: {error.format_message()}")
        return error.exit_code
    except EXPECTED as error:
        if os.environ.get(TRACEBACK, "") not in {"", "0"}:
            raise
        talk.complain(sentence(error))
        return 1
    return status if isinstance(status, int) else 0


def sentence(error: Exception) -> str:
    """Return an error as one sentence, with the file it concerns."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'a file'}: {error.strerror}."
    if isinstance(error, KeyError) and error.args:
        return str(error.args[0])
    return str(error) or f"an error of the kind {type(error).__name__}; {TRACEBACK}=1 shows where"
