"""A table of yearly transition probabilities from elsewhere: read it, check it, follow a group through it.

No such table of ten steps is part of this course, because none could be read in a form that may be checked.
"""

from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.models.disability.parameters import STEPS
from mscourse.models.disability.result import Course
from mscourse.models.ranges import check_array, check_whole

ROUNDING = 0.002  # printed tables are rounded, and their rows with them


def read_matrix(
    source: str | Path, *, states: int = STEPS, rounding: float = ROUNDING
) -> NDArray[np.float64]:
    """Read a table of transition probabilities, one line for each state, numbers parted by commas.

    Parameters
    ----------
    source
        A path of a file, or the text itself.
    states
        How many lines and numbers in a line there must be.
    rounding
        How far the sum of a row may be from 1; each row is divided by its sum.

    Returns
    -------
    array
        Shape (states, states), from each state (row) to each (column); rows sum to 1.

    Raises
    ------
    ValueError
        If a line has too few or too many numbers, or one that is no probability, or does not sum to 1; the
        message names the line.

    """
    text = source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source
    lines = [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) != states:
        message = (
            f"the table has {len(lines)} lines; write {states}, one for each state, without a heading. To "
            "read a file, give a pathlib.Path."
        )
        raise ValueError(message)
    rows = []
    for at, line in lines:
        cells = [cell.strip() for cell in line.split(",")]
        if len(cells) != states:
            message = f"line {at} of the table holds {len(cells)} numbers; write {states}, parted by commas."
            raise ValueError(message)
        try:
            rows.append([float(cell) for cell in cells])
        except ValueError:
            message = f"line {at} of the table holds something that is no number: {line.strip()!r}"
            raise ValueError(message) from None
    return check_matrix(rows, rounding=rounding)


def check_matrix(matrix: ArrayLike, *, rounding: float = ROUNDING) -> NDArray[np.float64]:
    """Return a square of transition probabilities with rows that sum to 1, or refuse it.

    Raises ValueError if it is not square, holds a number that is no probability, or a row's sum is further
    from 1 than `rounding`; the message names the row, counted from 0 as EDSS is.
    """
    made = check_array("matrix", matrix, 0, 1, "It holds probabilities.")
    if made.ndim != 2 or made.shape[0] != made.shape[1]:  # noqa: PLR2004 - rows and columns
        message = f"matrix has the shape {made.shape}; give a square, one row and one column for each state."
        raise ValueError(message)
    sums = made.sum(axis=1)
    wrong = np.flatnonzero(np.abs(sums - 1) > rounding)
    if wrong.size:
        at = int(wrong[0])
        message = f"row {at} of matrix sums to {sums[at]:.6g}; the probabilities of a row must sum to 1."
        raise ValueError(message)
    rows: NDArray[np.float64] = made / sums[:, None]
    return rows


def follow(matrix: ArrayLike, *, start: int, cycles: int) -> Course:
    """Follow a group through a table of yearly probabilities: one product for each year.

    Parameters
    ----------
    matrix
        As `check_matrix` takes it, shape (s, s).
    start
        The state, counted from 0, in which all begin.
    cycles
        How many years.

    Returns
    -------
    Course
        Shares of shape (cycles + 1, s).

    """
    steps = check_matrix(matrix)
    check_whole("start", start, 0, steps.shape[0] - 1, "It is a state of the table, counted from 0.")
    check_whole("cycles", cycles, 1, 10_000, "It counts years.")
    shares = np.zeros((cycles + 1, steps.shape[0]))
    shares[0, start] = 1
    for at in range(cycles):
        shares[at + 1] = shares[at] @ steps
    return Course(np.arange(cycles + 1.0), shares)
