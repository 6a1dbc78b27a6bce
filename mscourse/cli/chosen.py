"""Chapters as a person names them: by number, by key, or by both."""

import click

from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.cli.root import no_such


def chapter_of(word: str) -> Chapter:
    """Return the chapter that a word names: ``1``, ``01``, ``disease`` or ``01_disease``.

    Raises
    ------
    click.UsageError
        If it names none; the message says which was perhaps meant.

    """
    for one in CHAPTERS:
        if word in {one.key, one.stem} or (word.isdigit() and int(word) == one.number):
            return one
    raise click.UsageError(no_such("chapter", word, [one.key for one in CHAPTERS]))


def chapters_of(words: str) -> tuple[str, ...]:
    """Return the keys of several chapters, with commas between them, each once, in the course's order."""
    found = {chapter_of(word.strip()) for word in words.split(",") if word.strip()}
    if not found:
        message = "no chapter is named; write some, such as 00,01"
        raise click.UsageError(message)
    return tuple(one.key for one in sorted(found, key=lambda one: one.number))
