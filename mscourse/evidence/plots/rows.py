"""Rows of a forest plot from outcomes: numbers as published, weights from the width of their intervals."""

from collections.abc import Iterable
from dataclasses import replace
from math import log
from statistics import NormalDist

from mscourse.evidence import printing
from mscourse.evidence.plots.common import drawn_value
from mscourse.evidence.records import Interval, Outcome, Record
from mscourse.figures.forest import Row
from mscourse.figures.scales import MarkerKind

RANDOMISED = frozenset({"rct", "crossover_rct"})
USUAL = 95
"""Confidence level in percent that needs no word of its own beside a row."""


def marked(record: Record) -> MarkerKind:
    """Choose the marker of a record's design: square if randomised, else disc."""
    return "square" if record.design in RANDOMISED else "disc"


def per_arm(record: Record, *arms: int) -> str:
    """Write how many people the arms of a comparison had, such as "55 v 55"; nothing if one is not known."""
    sizes = [record.arms[arm].n for arm in arms]
    return " v ".join(printing.number(n) for n in sizes if n is not None) if None not in sizes else ""


def published(one: Outcome, places: int) -> str:
    """Write value and interval, such as "0.50 (0.31-0.81)"; the value alone where no interval was read."""
    value = printing.number(drawn_value(one), max(places, printing.decimals(drawn_value(one))))
    if one.interval is None:
        return value
    return f"{value} ({printing.limits(one.interval, places)})"


def spread(found: Interval, *, ratio: bool) -> float:
    """Return the standard error that an interval stands for; of the logarithm, for a ratio.

    Raises
    ------
    ValueError
        If the limits are no confidence interval with a level.

    """
    if found.kind != "ci" or found.level is None:
        message = f"{found} is no confidence interval with a level; it gives no weight"
        raise ValueError(message)
    width = log(found.high / found.low) if ratio else found.high - found.low
    return width / (2 * NormalDist().inv_cdf(0.5 + found.level / 200))


def row(  # noqa: PLR0913 - what a row shows, each once
    one: Outcome,
    label: str,
    *,
    record: Record,
    beside: str | None = None,
    people: str = "",
    ratio: bool = True,
    places: int = 2,
) -> Row:
    """Draw an outcome as a row, with a ring where no interval was read and its level where it is unusual."""
    found = one.interval if one.interval is not None and one.interval.kind == "ci" else None
    quiet = [record.short_name if beside is None else beside]
    if found is not None and found.level not in {None, USUAL}:
        quiet.append(f"{found.level:g}{printing.SPACE}% interval")
    return Row(
        label,
        published(one, places),
        ", ".join(part for part in quiet if part),
        drawn_value(one),
        None if found is None else found.low,
        None if found is None else found.high,
        "ring" if found is None else marked(record),
        people=people,
        area=None if found is None else spread(found, ratio=ratio) ** -2,
    )


def pooled_row(one: Outcome, label: str, beside: str = "", *, places: int = 2) -> Row:
    """Draw what the authors of a synthesis pooled, as a diamond from limit to limit.

    Raises
    ------
    ValueError
        If it has no confidence interval.

    """
    found = one.interval
    if found is None or found.kind != "ci":
        message = f"{one.id} has no confidence interval; draw it as a ring instead"
        raise ValueError(message)
    return Row(label, published(one, places), beside, drawn_value(one), found.low, found.high, "diamond")


def sized(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Turn the weights of rows into shares of their sum: they then set the areas of the markers."""
    rows = tuple(rows)
    whole = sum(one.area or 0 for one in rows)
    return tuple(one if one.area is None else replace(one, area=one.area / whole) for one in rows)


def told(rows: Iterable[Row]) -> str:
    """List rows for the ear: name and number."""
    return "; ".join(f"{one.label} {one.words}" for one in rows if one.value is not None)
