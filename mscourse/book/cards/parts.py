"""The parts that every model card has: parameters, agreement, speed, sources, and when it was last read."""

import html
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from mscourse.book.cards.tables import NO_BREAK, apart, number, table
from mscourse.models.reference import HOW, Comparison, compare, load, second_ways
from mscourse.models.sources import STATUS, defaults
from mscourse.words import bind_units

DOI = "https://doi.org/"
MODELS = Path(__file__).parents[2] / "models"
BENCHMARKS = Path(__file__).parents[3] / "benchmarks" / "models.json"  # written by `make bench`
PLURALS = frozenset({"cells", "days", "months", "years"})
Part = Callable[..., str]


def models() -> list[str]:
    """Return the names of the models that have a card."""
    return sorted(path.parent.name for path in MODELS.glob("*/card.py"))


def card(model: str) -> Any:
    """Return the module that holds what a model's numbers rest on."""
    return import_module(f"mscourse.models.{model}.card")


def parameters(model: str, *kinds: str) -> str:
    """Return a table of parameters: name and meaning, default, where from, how sure.

    No class named means all of them.

    Raises
    ------
    ValueError
        If the card holds no class of such a name; the message lists those it holds.

    """
    held = card(model)
    known = [kind.__name__ for kind in held.ROWS]
    for one in kinds:
        if one not in known:
            message = f"the card of {model} has no class {one!r}. Write some of: {', '.join(known)}."
            raise ValueError(message)
    rows: list[Sequence[str]] = []
    shown_kinds = [kind for kind in held.ROWS if not kinds or kind.__name__ in kinds]
    for kind in shown_kinds:
        own = held.ROWS[kind]
        if len(shown_kinds) > 1:
            rows.append(f"<code>{kind.__name__}</code>")
        values = defaults(kind, own)
        for field, row in own.items():
            source = held.SOURCES.get(row.origin)
            origin = (
                row.origin
                if source is None
                else f'<a href="#source-{row.origin}">{_short(source.citation)}</a>'
            )
            given = values.get(field)
            unit = row.unit.removesuffix("s") if given == 1 and row.unit in PLURALS else row.unit
            shown = (
                _named(given, model) if type(given) in held.ROWS or _of_other(given, model) else number(given)
            )
            default = f"{shown} {unit if given is not None else ''}".strip()
            named = f"<code>{field}</code><br>{bind_units(row.words)}"
            rows.append((named, _bound(default), bind_units(origin), row.status))
    return table(
        "Parameters" + (f": {', '.join(kinds)}" if kinds else ""), ("name", "default", "from", "status"), rows
    )


def _of_other(given: object, model: str) -> bool:
    """Return whether a default is a class of parameters of another model, which has a card of its own."""
    home = type(given).__module__.split(".")
    return is_dataclass(given) and home[:2] == ["mscourse", "models"] and home[2] != model


def _named(given: object, model: str) -> str:
    """Return the name of a class of parameters, in place of all it holds: that stands in its own table."""
    kind = type(given)
    room = "" if not _of_other(given, model) else f"{kind.__module__.split('.')[2]}."
    return f"<code>{room}{kind.__name__}</code>"


def _bound(default: str) -> str:
    """Return a single value bound to its unit; a list may be broken between values."""
    return default if "," in default else default.replace(" ", NO_BREAK)


def _short(citation: str) -> str:
    """Return first author and year of a citation."""
    found = re.match(r"([\w-]+)[^\d]*(\d{4})", citation)
    return citation if found is None else f"{found[1]} {found[2]}"


def agreement(model: str) -> str:
    """Return how far a model is from its stored values and from second ways of computing them, now.

    Raises
    ------
    ValueError
        If it is farther from one than is allowed.

    """
    validation = import_module(f"mscourse.models.{model}.validation")
    entries = load(validation.STORED)
    made = [
        *zip((entry.quantity for entry in entries), compare(entries, validation.QUANTITIES), strict=True),
        *((one.name, one) for one in second_ways(validation.SECOND_WAYS)),
    ]
    failed = [one for _, one in made if not one.holds]
    if failed:
        message = f"the model {model} no longer agrees with its reference: {failed[0]}"
        raise ValueError(message)
    head = ("what was compared", "beside", "values", "greatest difference", "allowed")
    return table("Agreement", head, _agreement_rows(made), numeric=(2, 3, 4))


def _agreement_rows(made: Iterable[tuple[str, Comparison]]) -> list[Sequence[str]]:
    """Return a row for each quantity and what it was set beside; the one nearest its limit speaks for all."""
    groups: dict[tuple[str, str], list[Comparison]] = {}
    for quantity, one in made:
        groups.setdefault((quantity, HOW.get(one.beside, one.beside)), []).append(one)  # type: ignore[call-overload]  # any text may be asked for
    rows: list[Sequence[str]] = []
    for (quantity, beside), ones in groups.items():
        nearest = max(ones, key=lambda one: one.difference / one.allowed if one.allowed else one.difference)
        unit = "%" if nearest.kind == "rel" else ""
        allowed = apart(nearest.allowed, unit) if nearest.allowed else "none"
        rows.append(
            (
                quantity.replace("_", " "),
                beside,
                str(len(ones)),
                apart(nearest.difference, unit),
                allowed,
            )
        )
    return rows


def speed(model: str) -> str:
    """Return how much faster the model is than a simple program, as measured in one run by ``make bench``."""
    held = json.loads(BENCHMARKS.read_text(encoding="utf-8"))
    rows = [
        (one["against"], f"{one['ratio']:.3g}", f"{one['target']:g}")
        for one in held["races"]
        if one["model"] == model
    ]
    if not rows:
        message = f"{BENCHMARKS.name} holds no figure of {model}; run `make bench`"
        raise ValueError(message)
    made = table("Speed", ("compared with", "times faster", "target"), rows, numeric=(1, 2))
    return f"{made}<p>Measured on {html.escape(held['machine'])}, {html.escape(held['date'])}.</p>"


def sources(model: str) -> str:
    """Return the sources, each with how sure it is; only what was read, its DOI included, is linked."""
    held = card(model)
    used = {one.status for one in held.SOURCES.values()}
    used |= {row.status for rows in held.ROWS.values() for row in rows.values()}
    words = "".join(
        f"<li><strong>{word}</strong>: {what}.</li>" for word, what in STATUS.items() if word in used
    )
    rows = []
    for key, one in held.SOURCES.items():
        name = html.escape(one.citation)
        linked = name if one.doi is None else f'<a href="{DOI}{html.escape(one.doi)}">{name}</a>'
        rows.append((f'<span id="source-{key}">{linked}</span>', one.status, html.escape(one.seen)))
    return f"<ul>{words}</ul>{table('Sources', ('source', 'status', 'what was seen'), rows)}"


def checked(model: str) -> str:
    """Return when the card was last read against its sources."""
    return f"<p>Last read against its sources: {card(model).CHECKED}.</p>"


COMMON: dict[str, Part] = {
    "parameters": parameters,
    "agreement": agreement,
    "speed": speed,
    "sources": sources,
    "checked": checked,
}


def parts(model: str) -> dict[str, Callable[..., str]]:
    """Return the parts of a model's card by name; a model's own take the place of the common ones."""
    made: dict[str, Callable[..., str]] = {
        name: lambda *words, one=one: one(model, *words) for name, one in COMMON.items()
    }
    if model == "axon":
        from mscourse.book.cards import axon  # noqa: PLC0415 - it asks for the axon's own modules

        del made["speed"]  # it is beside NEURON, in the benchmark's own words
        made |= axon.PARTS
    return made
