"""Reading a judge's rows: an answer that gives, for each row of a table, a word of each of some lists."""

from collections.abc import Sequence

from mscourse.exercises.asking import Given, kind, short, stop, unwritten


def judged_rows(
    given: Given, name: str, allowed: Sequence[Sequence[str]], example: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return what was written for each row, by the number of the row as the table has it.

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
    if given.answer is None:
        unwritten(name)
    shown = ", ".join(f'"{word}"' for word in example)
    form = f"Write one entry a row, such as `7: ({shown})`, between braces."
    if not isinstance(given.answer, dict):
        stop(f"You returned {short(given.answer)}, {kind(given.answer)}; a dictionary is expected.", form)
    entries = {str(number): entry for number, entry in given.answer.items()}
    found: dict[str, tuple[str, ...]] = {}
    for number, written in given.rows.items():
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
        entry = entries[number]
        if not isinstance(entry, (tuple, list)) or len(entry) != len(allowed):
            stop(f"Row {number} has {short(entry)}.", form)
        for one, words in zip(entry, allowed, strict=True):
            if one not in words:
                stop(f"Row {number} has {short(one)}.", f"Choose from: {', '.join(words)}.")
        found[written] = tuple(entry)
    return found
