"""When a record has to be looked at again: by its own `due`, else by the rules of ``review.yml``."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mscourse.evidence.faults import Faults, load
from mscourse.evidence.reading import TOPICS

FIELDS = frozenset(["id", "designs", "topics", "months", "why"])
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """How long records of some designs or topics stand.

    Attributes
    ----------
    id
        Its name.
    months
        From the day a record was checked to the day it is due.
    why
        The reason, in one sentence.
    designs, topics
        What it is for; an empty list stands for all.

    """

    id: str
    months: int
    why: str
    designs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def fits(self, design: str, topic: str) -> bool:
        """Whether it is for a record of a design and topic."""
        return (not self.designs or design in self.designs) and (not self.topics or topic in self.topics)


def later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_rules(path: Path, faults: Faults) -> list[Rule]:
    """Read the rules, in their order."""
    if not path.is_file():
        faults.add(path.name, "rules", "the file is missing; the README beside it says what it holds")
        return []
    rules: list[Rule] = []
    for entry in load(path, "rules")[1]:
        where = f"{path.name}, rule {entry['id']}"
        before = len(faults.found)
        _check(where, entry, faults)
        if len(faults.found) == before:
            lists = {name: tuple(entry.get(name) or ()) for name in ("designs", "topics")}
            rules.append(Rule(str(entry["id"]), entry["months"], entry["why"], **lists))
    if rules and (rules[-1].designs or rules[-1].topics):
        faults.add(path.name, "rules", "the last rule is for all that is left; leave its lists out")
    return rules


def _check(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    for name in sorted(set(entry) - FIELDS):
        faults.add(where, name, "there is no such field; see the README beside the file")
    months = entry.get("months")
    if not isinstance(months, int) or isinstance(months, bool) or not 1 <= months <= LONGEST:
        faults.add(where, "months", f"write a whole number from 1 to {LONGEST}")
    if not isinstance(entry.get("why"), str) or not entry["why"].strip():
        faults.add(where, "why", "say in one sentence why so long and no longer")
    for name in ("designs", "topics"):
        words = entry.get(name) or []
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            faults.add(where, name, "write a list of words")
        elif name == "topics" and set(words) - TOPICS:
            faults.add(where, name, f"{sorted(set(words) - TOPICS)} is none; choose of {sorted(TOPICS)}")


def set_due(records: Sequence[dict[str, Any]], rules: Sequence[Rule]) -> None:
    """Give every record that has no day of its own the day on which it is due."""
    for one in records:
        rule = next((rule for rule in rules if rule.fits(one["design"], one["topic"])), None)
        if "due" not in one and rule is not None and "checked" in one:
            one["due"] = later(date.fromisoformat(one["checked"]), rule.months).isoformat()
