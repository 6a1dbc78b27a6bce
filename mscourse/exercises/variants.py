"""Numbers of a learner's own: two learners meet different inputs, and one learner always the same.

A number that a neighbour's check printed is then no answer to one's own.
"""

import hashlib
import os
import random

_NAME = {"learner": ""}  # what `learner` was told in this session


def learner(name: object) -> str:
    """Say who works here, so that checks draw this learner's own numbers.

    Parameters
    ----------
    name
        A name, a number or an address, the same each time; it stays in this session and is sent nowhere.

    Returns
    -------
    str
        The name as it is used, without space around it.

    Raises
    ------
    TypeError
        If it is no text.

    """
    if not isinstance(name, str):
        message = f'learner was given {name!r}; write your name as a text, such as learner("ada")'
        raise TypeError(message)
    _NAME["learner"] = name.strip()
    return _NAME["learner"]


def present() -> str:
    """Return who works here: what `learner` was told, else the variable MSCOURSE_LEARNER, else nobody."""
    return _NAME["learner"] or os.environ.get("MSCOURSE_LEARNER", "").strip()


def drawing(exercise: str, who: str, what: str = "") -> random.Random:
    """Return a generator that is the same for the same exercise, learner and purpose, on every platform."""
    seed = hashlib.sha256(f"{exercise}\n{who}\n{what}".encode()).digest()
    return random.Random(int.from_bytes(seed[:8], "big"))  # noqa: S311 - variety, no secret


def shuffled(exercise: str, who: str, rows: int) -> tuple[int, ...]:
    """Return the order in which a learner sees the rows of a table; nobody sees them as written."""
    order = list(range(rows))
    if who:
        drawing(exercise, who, "rows").shuffle(order)
    return tuple(order)
