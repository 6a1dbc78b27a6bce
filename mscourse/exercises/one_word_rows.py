"""Reading an answer that gives every row of a table one word out of a few."""

from collections.abc import Collection

from mscourse.exercises.asking import Given, kind, short, stop, unwritten


def word_by_row(given: Given, name: str, allowed: Collection[str], example: str) -> dict[str, str]:
    """Return the word of each row, by the number of the row as it is written in the course.

    Parameters
    ----------
    given
        The learner's value, a dictionary with an entry for each row that they saw.
    name
        Of the function that the learner writes.
    allowed
        The words to choose from.
    example
        One entry as it is to be typed, between backticks, of a row that is not there.

    Raises
    ------
    Stop
        If there is nothing yet, an entry is missing, or it holds another word.

    """
    answer, form = given.answer, f"Write one word for each row, such as {example}, between braces."
    if answer is None:
        unwritten(name)
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    entries = {str(number): word for number, word in answer.items()}
    found: dict[str, str] = {}
    for number, written in given.rows.items():
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
        word = entries[number]
        if not isinstance(word, str) or word not in allowed:
            stop(f"Row {number} has {short(word)}.", f"Choose from: {', '.join(allowed)}.")
        found[written] = word
    return found
