"""Published evidence as records: what was read, where, and whether it may be printed."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _records() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("records.yaml").read_text(encoding="utf-8")
    return {one["id"]: one for one in yaml.safe_load(text)["records"]}


def number(name: str, field: str = "value") -> float:
    """Return one number of an outcome or harm.

    Parameters
    ----------
    name
        ``record_id.outcome_id``.
    field
        ``value``, ``events``, ``n``, ``ci_low`` or ``ci_high``.

    Raises
    ------
    KeyError
        If there is no such record or outcome.
    ValueError
        If the number is missing, or may not be printed: the record is not for display, or the outcome was not
        read at its source.

    """
    record_id, _, outcome_id = name.partition(".")
    record = _records().get(record_id)
    if record is None:
        message = f"there is no record {record_id!r} in the evidence; check the id"
        raise KeyError(message)
    found = [one for one in (*record["outcomes"], *record["harms"]) if one["id"] == outcome_id]
    if not found:
        message = f"record {record_id!r} has no outcome {outcome_id!r}; check the id"
        raise KeyError(message)
    if not (record["display"] and found[0]["verified"]):
        message = f"{name} may not be printed: it was not read at its source. Use another outcome."
        raise ValueError(message)
    value = found[0].get(field)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        message = f"{name} has no number in {field!r}; use another field, or leave the number out"
        raise ValueError(message)  # noqa: TRY004 - the name is at fault, and one kind of error is enough
    return float(value)
