"""A culture as an absorbing Markov chain: every pass moves each stage's cells on, astray, or not at all."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ipsc.parameters import Parameters
from mscourse.models.ipsc.result import Result
from mscourse.models.ranges import check_array, check_work

PASSES = 10**6
LOOKS = 10**4  # a second or two


def transitions(parameters: Parameters) -> NDArray[np.float64]:
    """Return the chain's matrix T, shape (stages + 2, stages + 2); from row to column; rows add up to 1."""
    last = len(parameters.stages)
    made = np.eye(last + 2)
    for at, (advance, stray) in enumerate(parameters.stages):
        made[at, at + 1] = advance
        made[at, last + 1] = stray
        made[at, at] = max(0.0, 1 - advance - stray)
    return made


def simulate(parameters: Parameters, passes: Sequence[int] = tuple(range(13))) -> Result:
    """Follow a culture that starts with pluripotent cells only: s Tⁿ.

    Powers of the matrix are made by squaring, so a pass late in the list costs no more than a few early ones.

    Parameters
    ----------
    parameters
        The protocol.
    passes
        After how many passes to look: whole numbers from 0 to a million that rise.

    Raises
    ------
    ValueError
        If `passes` is empty, does not rise, holds what is no such number or more than 10 000.

    """
    remedy = "Write counts of passes that rise, such as [0, 4, 12]."
    asked = check_array("passes", passes, 0, PASSES, remedy)
    check_work("looks at a culture", asked.size, LOOKS, "Look after fewer passes.")
    counts = asked.astype(np.int64)
    if counts.ndim != 1 or (counts != asked).any() or (np.diff(counts) <= 0).any():
        message = (
            f"passes is {passes!r}; write one list; all must be whole and each above the one before. {remedy}"
        )
        raise ValueError(message)
    chain = transitions(parameters)
    start = np.zeros(len(chain))
    start[0] = 1.0
    states = np.empty((counts.size, start.size))
    for row, (before, now) in enumerate(pairwise([0, *counts.tolist()])):
        start = start @ np.linalg.matrix_power(chain, now - before)
        states[row] = start
    return Result(counts, states)
