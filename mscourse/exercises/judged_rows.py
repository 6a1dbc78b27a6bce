"""Reading an answer that judges rows of a table: one word for each, several, or the rows themselves."""

from collections.abc import Sequence
from typing import Any

from mscourse.exercises.asking import Given, kind, short, stop, unwritten


def judged_rows(
    given: Given, name: str, allowed: Sequence[Sequence[str]], example: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return what was written for each row, by the number of the row as the course has it.

    Parameters
    ----------
    given
        The learner's value: a dictionary with an entry for each row, under the number that they saw.
    name
        That of the exercise's function, for the words where nothing was written.
    allowed
        For each part of an entry the words to choose from.
    example
        An entry that no row deserves, for the words that show the form.

    Raises
    ------
    Stop
        If a row has no entry, or an entry holds other words.

    """
    shown = ", ".join(f'"{word}"' for word in example)
    form = f"Write one entry a row, such as `7: ({shown})`, between braces."
    found: dict[str, tuple[str, ...]] = {}
    for number, written, entry in _entries(given, name, form):
        if not isinstance(entry, (tuple, list)) or len(entry) != len(allowed):
            stop(f"Row {number} has {short(entry)}.", form)
        for one, words in zip(entry, allowed, strict=True):
            _one_of(number, one, words)
        found[written] = tuple(entry)
    return found


def one_word_each(given: Given, name: str, words: Sequence[str], example: str = "") -> dict[str, str]:
    """Return the word written for each row, by the number of the row as the course has it.

    Parameters
    ----------
    given, name
        As for `judged_rows`.
    words
        What may be written.
    example
        A word for the form that is shown; the first of the words if none is given.

    Raises
    ------
    Stop
        If it is no dictionary, a row has no entry, or an entry is none of the words.

    """
    form = f'Write one word for each row, such as `8: "{example or words[0]}"`, between braces.'
    found: dict[str, str] = {}
    for number, written, entry in _entries(given, name, form):
        _one_of(number, entry, words)
        found[written] = entry
    return found


def named_rows(given: Given, name: str, answer: Any) -> set[str]:
    """Return the rows that an answer names, by their numbers as the course has them.

    Parameters
    ----------
    given, name
        As for `judged_rows`.
    answer
        The part of the value that names rows; `given.answer` where that is all.

    Raises
    ------
    Stop
        If nothing was written, or it is no collection of row numbers.

    """
    if answer is None:
        unwritten(name)
    if isinstance(answer, (str, dict)) or not hasattr(answer, "__iter__"):
        stop(
            f"You returned {short(answer)}, {kind(answer)}; a set of row numbers is expected.",
            "Write the numbers between braces, with commas.",
        )
    rows = {str(one) for one in answer}
    unknown = sorted(rows - set(given.rows))
    if unknown:
        stop(f"There is no row {unknown[0]}.", "The rows are numbered in the table's first column.")
    return {given.rows[one] for one in rows}


def _entries(given: Given, name: str, form: str) -> list[tuple[str, str, Any]]:
    """Return each row's number as seen, its number as the course has it, and what was written for it."""
    answer = given.answer
    if answer is None:
        unwritten(name)
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    entries = {str(number): entry for number, entry in answer.items()}
    for number in given.rows:
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
    return [(number, written, entries[number]) for number, written in given.rows.items()]


def _one_of(number: str, word: Any, words: Sequence[str]) -> None:
    if not isinstance(word, str) or word not in words:
        stop(f"Row {number} has {short(word)}.", f"Choose from: {', '.join(words)}.")
