"""From compiled evidence to typed objects."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mscourse.evidence.conflicts import Conflict, Side
from mscourse.evidence.records import Arm, Interval, Outcome, Population, Record
from mscourse.evidence.verdicts import Certainty, Claim, Reason, Statement


def record(stored: Mapping[str, Any]) -> Record:
    """Make a record of its compiled mapping."""
    parts = dict(stored)
    parts |= {name: date.fromisoformat(parts[name]) for name in ("checked", "due")}
    parts["population"] = Population(**parts["population"])
    parts["arms"] = tuple(Arm(**one) for one in parts.get("arms", ()))
    for name in ("outcomes", "harms"):
        parts[name] = tuple(map(outcome, parts.get(name, ())))
    for name in ("aliases", "seen_at", "hidden"):
        parts[name] = tuple(parts.get(name, ()))
    return Record(**parts)


def outcome(stored: Mapping[str, Any]) -> Outcome:
    """Make an outcome or harm of its compiled mapping."""
    if "interval" not in stored and "pair" not in stored:
        return Outcome(**stored)
    parts = dict(stored)
    if "interval" in parts:
        parts["interval"] = Interval(*parts["interval"])
    if "pair" in parts:
        parts["pair"] = tuple(parts["pair"])
    return Outcome(**parts)


def claim(stored: Mapping[str, Any]) -> Claim:
    """Make a claim of its compiled mapping."""
    days = {name: date.fromisoformat(stored[name]) for name in ("checked", "due")}
    return Claim(**{**stored, **days, "records": tuple(stored["records"])})


def certainty(stored: Mapping[str, Any]) -> Certainty:
    """Make a certainty of its compiled mapping."""
    reasons = (Reason(one["domain"], tuple(one["steps"]), one["why"]) for one in stored["reasons"])
    return Certainty(**{**stored, "reasons": tuple(reasons)})


def statement(stored: Mapping[str, Any]) -> Statement:
    """Make a statement of its compiled mapping."""
    parts = dict(stored)
    parts["certainty"] = tuple(map(certainty, parts.get("certainty") or ()))
    for name in ("outcomes", "records"):
        parts[name] = tuple(parts[name])
    return Statement(**parts)


def conflict(stored: Mapping[str, Any]) -> Conflict:
    """Make a conflict of its compiled mapping."""
    days = {name: date.fromisoformat(stored[name]) for name in ("checked", "due")}
    sides = tuple(Side(one["says"], tuple(one["outcomes"])) for one in stored["sides"])
    return Conflict(**{**stored, **days, "sides": sides, "reasons": tuple(stored["reasons"])})
