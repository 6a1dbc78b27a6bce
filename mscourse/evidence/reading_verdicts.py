"""From the YAML of claims and statements to what may be shown, as plain mappings that JSON can hold."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from mscourse.evidence.faults import Faults, load
from mscourse.evidence.reading_certainty import read_certainty
from mscourse.evidence.verdicts import Lean
from mscourse.words import sentences, unmarked

CLAIM_FIELDS = frozenset(
    [
        "id",
        "article",
        "chapter",
        "statement",
        "lean",
        "verdict",
        "argument",
        "print",
        "change",
        "records",
        "checked",
        "due",
        "note",
    ]
)
TO_BE_SHOWN = ("verdict", "argument", "print", "change", "checked", "due")
"""What a claim needs besides its provisional lean before a page may show it."""
ARGUED = (2, 3)
"""Fewest and most sentences of an argument: what speaks for the claim, what limits it, and no decoration."""
STATEMENT_FIELDS = frozenset(["id", "chapter", "statement", "certainty", "change", "outcomes", "records"])


def read_claims(
    path: Path, known: Collection[str], faults: Faults
) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Read the claims.

    Parameters
    ----------
    path
        The file.
    known
        Every id and alias of a record, those that are not shown among them.
    faults
        Where faults are noted.

    Returns
    -------
    tuple
        The claims that may be shown, as mappings for `Claim`; and of the others their chapter and what they
        lack, by id.

    """
    _, entries = load(path, "claims")
    ready: list[dict[str, Any]] = []
    waiting: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for entry in entries:
        where = f"{path.name}, claim {entry['id']}"
        if entry["id"] in taken:
            faults.add(where, "id", "stands twice; choose another")
        taken.add(entry["id"])
        before = len(faults.found)
        _check_claim(where, entry, known, faults)
        if len(faults.found) > before:
            continue
        missing = [name for name in TO_BE_SHOWN if not entry.get(name)]
        if missing:
            waiting[entry["id"]] = {"chapter": entry["chapter"], "missing": missing}
            continue
        kept = {name: entry[name] for name in CLAIM_FIELDS - {"note", "print", "checked", "due"}}
        kept |= {
            "wording": entry["print"],
            "checked": entry["checked"].isoformat(),
            "due": entry["due"].isoformat(),
        }
        ready.append(kept)
    return ready, waiting


def _check_claim(where: str, entry: Mapping[str, Any], known: Collection[str], faults: Faults) -> None:
    for name in sorted(set(entry) - CLAIM_FIELDS):
        faults.add(where, name, "there is no such field; see the README beside the file")
    for name in ("article", "chapter", "statement"):
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            faults.add(where, name, "write it in words")
    if entry.get("lean") not in get_args(Lean):
        faults.add(where, "lean", f"choose one of {', '.join(get_args(Lean))}")
    for name in ("verdict", "argument", "print", "change"):
        if entry.get(name) is not None and not re.search(r"\w", str(entry[name])):
            faults.add(where, name, "write it in words, or leave the field out until it is known")
    _check_argument(where, entry, faults)
    _check_records(where, entry, known, faults)
    for name in ("checked", "due"):
        if entry.get(name) is not None and not isinstance(entry[name], date):
            faults.add(where, name, "write a date such as 2026-11-23")
    checked, due = entry.get("checked"), entry.get("due")
    if isinstance(checked, date) and isinstance(due, date) and due <= checked:
        faults.add(where, "due", "lies before the day it was checked; write a later one")


def _check_argument(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    """Count the sentences of an argument that has words; a mark between two of them is not read."""
    argument = str(entry.get("argument") or "")
    if not re.search(r"\w", argument):
        return
    count = len(sentences(unmarked(argument)))
    if count < ARGUED[0]:
        remedy = "write two or three: what speaks for the claim, and the limit that decides the verdict"
        faults.add(where, "argument", f"has {count} sentence; {remedy}")
    elif count > ARGUED[1]:
        remedy = "write two or three: keep what decides the verdict, drop the rest"
        faults.add(where, "argument", f"has {count} sentences; {remedy}")


def _check_records(where: str, entry: Mapping[str, Any], known: Collection[str], faults: Faults) -> None:
    records = entry.get("records")
    if not isinstance(records, list) or not records:
        faults.add(where, "records", "name at least one record")
        return
    for name in records:
        if name not in known:
            faults.add(where, "records", f"there is no record {name!r}; check the id")


def read_statements(
    path: Path, known: Collection[str], outcomes: Collection[str], faults: Faults
) -> list[dict[str, Any]]:
    """Read the statements with their certainty, as mappings for `Statement`.

    Parameters
    ----------
    path
        The file.
    known
        Every id and alias of a record that is shown.
    outcomes
        Every id of an outcome that is shown, ``record.outcome``.
    faults
        Where faults are noted.

    """
    _, entries = load(path, "statements")
    kept: list[dict[str, Any]] = []
    taken: set[str] = set()
    for entry in entries:
        where = f"{path.name}, statement {entry['id']}"
        before = len(faults.found)
        if entry["id"] in taken:
            faults.add(where, "id", "stands twice; choose another")
        taken.add(entry["id"])
        _check_statement(where, entry, faults)
        certainty = [read_certainty(where, one, faults) for one in entry.get("certainty") or ()]
        for name in entry.get("outcomes") or ():
            if name not in outcomes:
                faults.add(
                    where, "outcomes", f"{name} may not be shown or does not exist; check record and outcome"
                )
        named = [one.partition(".")[0] for one in entry.get("outcomes") or ()]
        records = list(dict.fromkeys([*named, *(entry.get("records") or ())]))
        _check_records(where, {"records": records}, known, faults)
        if len(faults.found) == before:
            given = {name: entry[name] for name in STATEMENT_FIELDS & set(entry)}
            given["certainty"] = certainty
            kept.append({**given, "outcomes": entry.get("outcomes") or [], "records": records})
    return kept


def _check_statement(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    for name in sorted(set(entry) - STATEMENT_FIELDS):
        faults.add(where, name, "there is no such field; see the README beside the file")
    for name in ("chapter", "statement"):
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            faults.add(where, name, "write it in words")
    if entry.get("certainty") and not re.search(r"\w", str(entry.get("change") or "")):
        faults.add(where, "change", "say what would change the word")
