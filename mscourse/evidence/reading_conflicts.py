"""From the YAML of conflicts to what may be shown, as plain mappings that JSON can hold."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mscourse.evidence.faults import Faults, load
from mscourse.words import unmarked

FIELDS = frozenset(["id", "topic", "title", "question", "sides", "reasons", "settle", "checked", "due"])
AT_LEAST = 2  # sides


def read_conflicts(
    path: Path, topics: Collection[str], outcomes: Collection[str], faults: Faults
) -> list[dict[str, Any]]:
    """Read the conflicts, as mappings for `Conflict`.

    Parameters
    ----------
    path
        The file; without one there are none.
    topics
        Topics that records have.
    outcomes
        Every id of an outcome that is shown, ``record.outcome``.
    faults
        Where faults are noted.

    """
    if not path.is_file():
        return []
    _, entries = load(path, "conflicts")
    kept: list[dict[str, Any]] = []
    taken: set[str] = set()
    for entry in entries:
        where = f"{path.name}, conflict {entry['id']}"
        before = len(faults.found)
        if entry["id"] in taken:
            faults.add(where, "id", "stands twice; choose another")
        taken.add(entry["id"])
        _check(where, entry, topics, faults)
        _check_sides(where, entry.get("sides"), outcomes, faults)
        if len(faults.found) == before:
            days = {name: entry[name].isoformat() for name in ("checked", "due")}
            words = {name: unmarked(entry[name]) for name in ("title", "question", "settle")}
            sides = [{"says": unmarked(one["says"]), "outcomes": one["outcomes"]} for one in entry["sides"]]
            kept.append(
                {**entry, **days, **words, "sides": sides, "reasons": [*map(unmarked, entry["reasons"])]}
            )
    return kept


def _check(where: str, entry: Mapping[str, Any], topics: Collection[str], faults: Faults) -> None:
    for name in sorted(set(entry) - FIELDS):
        faults.add(where, name, "there is no such field; see the README beside the file")
    for name in ("title", "question", "settle"):
        if not _is_text(entry.get(name)):
            faults.add(where, name, "write it in words")
    if entry.get("topic") not in topics:
        faults.add(where, "topic", f"choose a topic that records have: {', '.join(sorted(topics))}")
    reasons = entry.get("reasons")
    if not isinstance(reasons, list) or not reasons or not all(map(_is_text, reasons)):
        faults.add(where, "reasons", "write at least one sentence on why the sides may differ")
    days = [entry.get(name) for name in ("checked", "due")]
    for name, day in zip(("checked", "due"), days, strict=True):
        if not isinstance(day, date):
            faults.add(where, name, "write a date such as 2026-11-25")
    if isinstance(days[0], date) and isinstance(days[1], date) and days[1] <= days[0]:
        faults.add(where, "due", "lies before the day it was checked; write a later one")


def _check_sides(where: str, sides: object, outcomes: Collection[str], faults: Faults) -> None:
    if not isinstance(sides, list) or len(sides) < AT_LEAST:
        faults.add(where, "sides", "a disagreement has two sides or more, each with says and outcomes")
        return
    for number, side in enumerate(sides, 1):
        named = f"sides, number {number}"
        if not isinstance(side, dict) or set(side) != {"says", "outcomes"} or not _is_text(side["says"]):
            faults.add(where, named, "write says (one sentence) and outcomes (a list), and nothing else")
            continue
        if not isinstance(side["outcomes"], list) or not side["outcomes"]:
            faults.add(where, named, "name at least one outcome, as record.outcome")
            continue
        for name in side["outcomes"]:
            if name not in outcomes:
                faults.add(
                    where, named, f"{name} may not be shown or does not exist; check record and outcome"
                )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
