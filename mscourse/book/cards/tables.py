"""Tables and numbers of a model card, as HTML."""

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass

import numpy as np

MINUS, TIMES, NO_BREAK = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}", "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"  # no line ends between a sign and its bracket


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """Return a table in a region that scrolls where the page is narrow; the first column names its row.

    A row that is a mere text is the heading of those under it.
    """

    def cell(tag: str, column: int, text: str, scope: str = "") -> str:
        look = ' class="text-right"' if column in numeric else ""
        return f"<{tag}{scope}{look}>{text}</{tag}>"

    row_head = ' scope="row"'
    top = "".join(cell("th", k, text, ' scope="col"') for k, text in enumerate(head))
    body = ""
    for row in rows:
        if isinstance(row, str):
            body += f'<tr><th colspan="{len(head)}" scope="rowgroup">{row}</th></tr>\n'
            continue
        first, *others = row
        cells = "".join(cell("td", k, text) for k, text in enumerate(others, 1))
        body += f"<tr>{cell('th', 0, first, row_head)}{cells}</tr>\n"
    label = html.escape(name, quote=True)
    return (
        f'<div class="ms-wide" role="region" aria-label="{label}" tabindex="0"><table>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}</tbody></table></div>"
    )


def number(value: object) -> str:
    """Return a number as a reader writes it: no exponent as code writes it, no needless noughts."""
    if isinstance(value, str | bool | None):
        return (
            html.escape(value) if isinstance(value, str) else {None: "none", True: "yes", False: "no"}[value]
        )
    if is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return "; ".join(f"{html.escape(str(name))} {number(one)}" for name, one in value.items())
    if isinstance(value, Sequence | np.ndarray):
        return ", ".join(f"({number(one)})" if np.ndim(one) else number(one) for one in value)
    if isinstance(value, float) and math.isinf(value):
        return "\N{INFINITY}" if value > 0 else f"{MINUS}\N{INFINITY}"
    text = f"{value:.3g}" if isinstance(value, float) and not value.is_integer() else f"{value:.0f}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        times = "" if mantissa == "1" else f"{mantissa} {TIMES} "
        return f"{times}10<sup>{int(exponent)}</sup>".replace("-", MINUS)
    return _grouped(text).replace("-", MINUS)


def _grouped(text: str) -> str:
    """Put a space that does not break before every three digits of a whole number of five and more."""
    digits = text.removeprefix("-")
    return f"{int(text):,}".replace(",", NO_BREAK) if digits.isdigit() and len(digits) > 4 else text  # noqa: PLR2004 - four digits need no space


def apart(value: float, unit: str) -> str:
    """Return a difference in its unit; a share in per cent."""
    if value == 0:
        return "none"
    size, sign = (value * 100, " %") if unit == "%" else (value, unit)
    return f"{number(float(f'{size:.2g}'))}{sign}".replace(" ", NO_BREAK)
