"""Reading an answer that judges the rows of a table: a set of row numbers, as the learner saw them."""

from typing import Any

from mscourse.exercises.asking import Given, kind, short, stop, unwritten


def named_rows(given: Given, name: str, answer: Any) -> set[str]:
    """Return the rows that an answer names, by their numbers as the table is written.

    Parameters
    ----------
    given
        What the learner gave, with the way back from the rows as shown.
    name
        What the learner was to write, for the words of a stub.
    answer
        The part of it that names rows; `given.answer` where that is all.

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
