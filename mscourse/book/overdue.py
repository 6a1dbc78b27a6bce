"""A page says so itself when something it rests on has not been looked at again in time.

The day is an input of the build, ``MSCOURSE_ON=2027-01-31``; without it no page says anything, so that a
clone never changes by itself.
"""

import os
import re
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from mscourse.evidence.due import Due, day_of, everything, past
from mscourse.evidence.library import Library, evidence
from mscourse.evidence.printing import day

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ON = "MSCOURSE_ON"
AT_ONCE = 4  # more than these stand behind a fold
_HEADING = re.compile(r"</h1>")
_LINK = re.compile(r'href="(https?://[^"]+)"')
_CARD = re.compile(r'id="claim-([a-z]\d+)"')


def settle_day(_app: "Sphinx", config: "Config") -> None:
    """Take the day of the build from the environment.

    Raises
    ------
    ValueError
        If it is set to something that is no day.

    """
    text = os.environ.get(ON, "")
    config.mscourse_on = day_of(text, ON).isoformat() if text else ""


def on_page(body: str, source: Path, library: Library, on: date) -> list[Due]:
    """Return what a page uses and is past, in the order of the days: by its source, its links, its claims."""
    from mscourse.book.uses import of_page  # noqa: PLC0415 - matplotlib, needed only where a day is given

    used = of_page(source, library)
    linked = set(_LINK.findall(body))
    records = used.records | {one.id for one in library if escape(one.address) in linked}
    claims = used.claims | set(_CARD.findall(body))
    names = {("record", name) for name in records} | {("claim", name) for name in claims}
    return past((one for one in everything(library) if (one.kind, one.name) in names), on)


def banner(found: Sequence[Due], on: date, body: str = "") -> str:
    """Write the notice: what is due, since when, and where its source stands."""
    lines = [_line(one, body) for one in found]
    first = f"<ul>{''.join(lines[:AT_ONCE])}</ul>"
    rest = ""
    if more := lines[AT_ONCE:]:
        rest = f"<details><summary>Show {len(more)} more</summary><ul>{''.join(more)}</ul></details>"
    return (
        '<aside class="ms-care ms-overdue" role="note" aria-labelledby="ms-overdue-title">'
        '<p class="ms-label" id="ms-overdue-title">Due for another look</p>'
        f"<p>On {day(on)}, {_count(found)} of this page {'were' if len(found) > 1 else 'was'} past the day "
        "on which we meant to look again. What it says held when we last looked; something newer may have "
        "come since.</p>"
        f"{first}{rest}</aside>"
    )


def _count(found: Sequence[Due]) -> str:
    counted = ((kind, sum(one.kind == kind for one in found)) for kind in ("record", "claim"))
    called = {"record": "source", "claim": "checked claim"}
    parts = [f"{n} {called[kind]}{'s' if n > 1 else ''}" for kind, n in counted if n]
    return " and ".join(parts)


def _line(one: Due, body: str) -> str:
    if one.kind == "claim":
        words = f"Claim {one.name}"
        here = f'<a href="#claim-{one.name}">{words}</a>' if f'id="claim-{one.name}"' in body else words
        name = f"{here} (\u201c{escape(one.words)}\u201d)"
    else:
        name = f'<a href="{escape(one.address or "")}">{escape(one.words)}</a>'
    since = f'<time datetime="{one.due}">{day(one.due)}</time>'
    return f"<li>{name}, due since {since}</li>"


def mark_page(
    app: "Sphinx", page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the notice under the heading of a page that needs it."""
    body = context.get("body")
    if not app.config.mscourse_on or doctree is None or not isinstance(body, str):
        return
    on = date.fromisoformat(app.config.mscourse_on)
    found = on_page(body, Path(app.env.doc2path(page)), evidence, on)
    if found:
        said = banner(found, on, body)
        context["body"] = _HEADING.sub(lambda end: end[0] + said, body, count=1)


def setup(app: "Sphinx") -> None:
    """Register the stage; another day writes every page anew."""
    app.add_config_value("mscourse_on", "", "html", (str,))
    app.connect("config-inited", settle_day)
    app.connect("html-page-context", mark_page, priority=901)
