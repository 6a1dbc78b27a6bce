"""What has to be looked at again, and by when: records, claims and disagreements in one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from mscourse.evidence.conflicts import Conflict
from mscourse.evidence.library import Library
from mscourse.evidence.records import Record
from mscourse.evidence.verdicts import Claim


@dataclass(frozen=True, slots=True)
class Due:
    """A record, a claim or a disagreement with its dates.

    Attributes
    ----------
    kind, name
        What it is, and its id.
    words
        How readers know it: a short name, the claim, or the question.
    address
        Where a record's source stands; None for the others.
    checked, due
        When it was last looked at, and when that has to be done again.

    """

    kind: Literal["record", "claim", "conflict"]
    name: str
    words: str
    address: str | None
    checked: date
    due: date


def of(one: Record | Claim | Conflict) -> Due:
    """Return the dates of a record, a claim or a disagreement."""
    if isinstance(one, Record):
        return Due("record", one.id, one.short_name, one.address, one.checked, one.due)
    if isinstance(one, Conflict):
        return Due("conflict", one.id, one.question, None, one.checked, one.due)
    return Due("claim", one.id, one.statement, None, one.checked, one.due)


def everything(library: Library) -> list[Due]:
    """Return every record, claim and disagreement, the one that is due first in front."""
    return in_order(map(of, (*library, *library.claims.values(), *library.all_conflicts)))


def in_order(found: Iterable[Due]) -> list[Due]:
    """Sort by the day, then records before claims, then by name."""
    return sorted(found, key=lambda one: (one.due, one.kind != "record", one.name))


def past(found: Iterable[Due], on: date) -> list[Due]:
    """Return what should have been looked at before a day; on its day nothing is past."""
    return [one for one in found if on > one.due]


def near(found: Iterable[Due], on: date, days: int) -> list[Due]:
    """Return what is due within so many days from a day on, that day among them."""
    return [one for one in found if on <= one.due <= on + timedelta(days)]


def day_of(text: str, where: str) -> date:
    """Read a day as year-month-day.

    Parameters
    ----------
    text
        Such as ``2027-01-31``.
    where
        What a refusal calls it.

    Raises
    ------
    ValueError
        If it is none; the message says how to write one.

    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{where} is {text!r}; write a day as year-month-day, such as 2027-01-31"
        raise ValueError(message) from error
