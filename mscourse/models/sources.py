"""What a model's numbers rest on, in words that every model card shares."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Literal

Status = Literal["read", "second-hand", "read in code", "recalled", "calibrated", "illustrative", "ours"]
STATUS: Mapping[Status, str] = {
    "read": "we read the paper, its abstract or its record; linked where its DOI was seen too",
    "second-hand": "seen in public transcriptions or reference lists, not in the paper itself",
    "read in code": "the formula was compared with public code that cites the paper; the paper was not read",
    "recalled": "from general knowledge of the paper; not seen, so not linked, and no fact of this course",
    "calibrated": "set so that the model gives a value that was read",
    "illustrative": "picked for teaching, and yours to vary; it was not measured",
    "ours": "a rule of this course, derived here",
}


@dataclass(frozen=True)
class Source:
    """A source: how it is cited, how sure it is, what was seen, and its DOI where that may be linked.

    `record` is the id of the evidence record that holds its numbers, where there is one.
    """

    citation: str
    status: Status
    seen: str = ""
    doi: str | None = None
    record: str | None = None


@dataclass(frozen=True)
class Row:
    """A parameter in words: its unit, where its default is from, how sure that is.

    `origin` is a key of SOURCES, or words.
    """

    words: str
    unit: str
    origin: str
    status: Status


Rows = Mapping[type, Mapping[str, Row]]


def defaults(kind: type, rows: Mapping[str, Row]) -> dict[str, object]:
    """Return the defaults of those fields of a dataclass that have a row; None for a field without one."""
    made: dict[str, object] = {}
    for field in fields(kind):
        if field.name in rows:
            factory = field.default_factory
            made[field.name] = (
                (None if factory is MISSING else factory()) if field.default is MISSING else field.default
            )
    return made
