"""Stored check values, and how far a model is from them: for the tests and for the model cards.

Each model keeps its entries in a ``reference.json`` beside its code and says in ``validation.QUANTITIES``
which function computes each named quantity. A new entry of a known quantity needs a line in the file; a new
quantity needs a line in the table. An entry whose quantity is not in the table is an error, never left out.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

How = Literal["analytic", "published", "prototype"]
Kind = Literal["rel", "abs", "upper"]
HOW: Mapping[How, str] = {
    "analytic": "closed form or exact theory",
    "published": "a published value",
    "prototype": "an earlier program of the same equations: it guards against change, it proves nothing",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One stored value: a named quantity, its parameters, what it must be, and how near."""

    id: str
    quantity: str
    params: Mapping[str, Any]
    value: Any
    tolerance: float
    tolerance_type: Kind
    how: How
    unit: str = ""
    source: str = ""


@dataclass(frozen=True)
class Comparison:
    """One value beside another: what was compared, with what, how far apart, how far is allowed.

    `kind` says how `allowed` is meant: a share of the other value, a difference, or an upper bound.
    """

    name: str
    beside: str
    ours: ArrayLike
    theirs: ArrayLike
    allowed: float
    kind: Kind = "rel"

    @property
    def difference(self) -> float:
        """The greatest difference in the terms of `allowed`; for an upper bound, how far it is passed, or 0.

        A share is taken of each value by itself; where theirs is 0 the plain difference counts. Values of
        different number are infinitely far apart.
        """
        ours, theirs = np.asarray(self.ours, float), np.asarray(self.theirs, float)
        if ours.shape != theirs.shape or not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
            return float("inf")
        apart = np.maximum(ours - theirs, 0) if self.kind == "upper" else np.abs(ours - theirs)
        if self.kind == "rel":
            apart = apart / np.where(theirs == 0, 1, np.abs(theirs))
        return float(apart.max(initial=0.0))

    @property
    def holds(self) -> bool:
        """Whether they agree."""
        return self.difference <= self.allowed


Quantity = Callable[..., ArrayLike]


@dataclass(frozen=True)
class SecondWay:
    """A quantity computed in two ways: by the model, and by another method that shares none of its code."""

    name: str
    beside: str
    ours: Callable[[], ArrayLike]
    theirs: Callable[[], ArrayLike]
    allowed: float
    kind: Kind = "rel"


def load(path: Path) -> list[Entry]:
    """Read a file of entries.

    Raises
    ------
    ValueError
        If the file holds no entries, or one has a field too few or too many; the message names both.

    """
    held = json.loads(path.read_text(encoding="utf-8"))
    entries = held.get("entries") if isinstance(held, dict) else None
    if not entries:
        message = f'{path} holds no entries; write {{"entries": [{{"id": ..., "quantity": ..., ...}}]}}'
        raise ValueError(message)
    made = []
    for entry in entries:
        try:
            made.append(Entry(**entry))
        except TypeError as wrong:
            message = f"{path}, entry {entry.get('id', entry)!r}: {wrong}"
            raise ValueError(message) from None
    return made


def compare(entries: Iterable[Entry], quantities: Mapping[str, Quantity]) -> Iterator[Comparison]:
    """Compute every entry's quantity and set it beside the stored value.

    Raises
    ------
    ValueError
        If an entry names a quantity that is not in the table; the message lists those that are.

    """
    for entry in entries:
        if entry.quantity not in quantities:
            message = (
                f"entry {entry.id}: no quantity is called {entry.quantity!r}. Write one of "
                f"{', '.join(sorted(quantities))}, or add it to QUANTITIES."
            )
            raise ValueError(message)
        ours = quantities[entry.quantity](**entry.params)
        yield Comparison(entry.id, entry.how, ours, entry.value, entry.tolerance, entry.tolerance_type)


def second_ways(ways: Sequence[SecondWay]) -> Iterator[Comparison]:
    """Compute each quantity in its two ways."""
    for way in ways:
        yield Comparison(way.name, way.beside, way.ours(), way.theirs(), way.allowed, way.kind)
