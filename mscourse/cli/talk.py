"""What a command says: answers on stdout, progress and messages on stderr."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click


def say(words: object) -> None:
    """Give an answer."""
    click.echo(str(words))


def say_json(answer: dict[str, Any]) -> None:
    """Give an answer as one JSON object."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def complain(words: str) -> None:
    """Say what went wrong."""
    click.echo(words, err=True)


class Progress:
    """One line on stderr that tells how far long work has come; nothing where nobody watches."""

    def __init__(self, what: str, stream: TextIO) -> None:
        self._what, self._stream = what, stream
        self._watched = stream.isatty()
        self._longest = 0

    def at(self, done: int, total: int, name: str = "") -> None:
        """Say how many of how many are done, and what was done last."""
        if self._watched:
            words = f"{self._what}: {done} of {total}  {name}"[:78].rstrip()
            self._longest = max(self._longest, len(words))
            self._stream.write(f"\r{words:{self._longest}}")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that words can be printed."""
        if self._watched and self._longest:
            self._stream.write(f"\r{'':{self._longest}}\r")
            self._stream.flush()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Show progress while the block runs, and take it away afterwards."""
    shown = Progress(what, sys.stderr)
    try:
        yield shown
    finally:
        shown.clear()
