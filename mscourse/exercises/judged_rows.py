"""Reading what a learner wrote about the rows of a table: one word for each row."""

from collections.abc import Sequence

from mscourse.exercises.asking import Given, kind, short, stop, unwritten


def one_word_each(given: Given, name: str, words: Sequence[str]) -> dict[str, str]:
    """Return the word written for each row, by the number of the row as written in the course.

    Parameters
    ----------
    given
        The learner's value.
    name
        The function that the exercise asks for.
    words
        What may be written.

    Raises
    ------
    Stop
        If it is no dictionary, a row has no entry, or an entry is none of the words.

    """
    answer = given.answer
    if answer is None:
        unwritten(name)
    form = f'Write one word for each row, such as `8: "{words[0]}"`, between braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    entries = {str(number): entry for number, entry in answer.items()}
    found: dict[str, str] = {}
    for number, written in given.rows.items():
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
        entry = entries[number]
        if entry not in words:
            stop(f"Row {number} has {short(entry)}.", f"Choose from: {', '.join(words)}.")
        found[written] = entry
    return found
