"""From a certainty in YAML to a plain mapping: the reasons have to lead from where it begins to the word."""

from collections.abc import Mapping
from typing import Any, get_args

from mscourse.evidence.faults import Faults
from mscourse.evidence.verdicts import BEGINS, LEVELS, RAISING, Basis, Domain

REQUIRED = ("level", "basis", "reasons")
FIELDS = frozenset([*REQUIRED, "start", "to", "where", "why"])
REASON_FIELDS = frozenset(["domain", "steps", "why"])
STEPS = ((1, [1, 1]), (2, [2, 2]), ([1, 2], [1, 2]))
"""How steps are written, and the fewest and most that they stand for."""
LOWEST, HIGHEST = min(LEVELS.values()), max(LEVELS.values())


def read_certainty(where: str, one: Any, faults: Faults) -> dict[str, Any]:
    """Read a certainty, as a mapping for `Certainty`.

    Parameters
    ----------
    where
        File and entry, for faults.
    one
        What stands in the file.
    faults
        Where faults are noted.

    """
    if not isinstance(one, dict) or set(one) - FIELDS or set(REQUIRED) - set(one):
        faults.add(
            where,
            "certainty",
            f"write {', '.join(REQUIRED)} (and start, to, where, why); a level is one of {', '.join(LEVELS)}",
        )
        return {}
    before = len(faults.found)
    for name in ("level", "to", "start"):
        if one.get(name) not in (*LEVELS, *(() if name == "level" else (None,))):
            faults.add(where, f"certainty.{name}", f"a level is one of {', '.join(LEVELS)}")
    if one["basis"] not in get_args(Basis):
        faults.add(where, "certainty.basis", f"choose one of {', '.join(get_args(Basis))}")
    elif one.get("start") is None and one["basis"] not in BEGINS:
        faults.add(where, "certainty.start", "say at which level these experiments begin")
    elif one.get("start") is not None and one["start"] != BEGINS.get(one["basis"], one["start"]):
        faults.add(where, "certainty.start", f"{one['basis']} begin at {BEGINS[one['basis']]}")
    reasons = one["reasons"]
    if not isinstance(reasons, list):
        faults.add(where, "certainty.reasons", "write a list; [] if nothing lowers or raises it")
    else:
        for each in reasons:
            _check_reason(where, each, faults)
    if len(faults.found) > before:
        return {}
    start = one.get("start") or BEGINS[one["basis"]]
    moved = [{**each, "steps": _span(each["steps"])} for each in reasons]
    _check_sum(where, one, start, moved, faults)
    return {**one, "start": start, "reasons": moved}


def _span(steps: Any) -> list[int] | None:
    return next((span for written, span in STEPS if steps == written and not isinstance(steps, bool)), None)


def _check_reason(where: str, reason: Any, faults: Faults) -> None:
    if not isinstance(reason, dict) or set(reason) != REASON_FIELDS:
        faults.add(where, "certainty.reasons", "each has a domain, steps and why, and nothing else")
        return
    if reason["domain"] not in get_args(Domain):
        faults.add(where, "certainty.reasons.domain", f"choose one of {', '.join(get_args(Domain))}")
    if _span(reason["steps"]) is None:
        faults.add(where, "certainty.reasons.steps", "write 1 or 2; [1, 2] where the certainty is a span")
    why = reason["why"]
    if not isinstance(why, str) or not why.strip().endswith(".") or ". " in why.strip():
        faults.add(where, "certainty.reasons.why", "write one plain sentence, with its full stop")


def _check_sum(
    where: str, one: Mapping[str, Any], start: str, reasons: list[dict[str, Any]], faults: Faults
) -> None:
    """Hold the level against where it began and what moved it; below the lowest there is no word."""
    levels: dict[str, int] = {name: number for name, number in LEVELS.items()}  # noqa: C416 - a wider key
    low = high = levels[start]
    for each in reasons:
        fewest, most = each["steps"]
        rises = each["domain"] in RAISING
        low += fewest if rises else -most
        high += most if rises else -fewest
    low, high = max(low, LOWEST), max(high, LOWEST)
    names = {number: name for name, number in levels.items()}
    wanted = sorted({levels[one["level"]], levels[one.get("to") or one["level"]]})
    if high > HIGHEST:
        faults.add(where, "certainty.reasons", "they lead above high; take a step back")
    elif sorted({low, high}) != wanted:
        led = " to ".join(dict.fromkeys((names[low], names[high])))
        said = " to ".join(names[number] for number in wanted)
        faults.add(
            where,
            "certainty.level",
            f"from {start} the reasons lead to {led}, not to {said}; mend one of them",
        )
