"""The evidence explorer: every outcome that may be shown, in a table that the reader can filter in the page.

The table is written once, into a `noscript` element. With scripts off it is simply there, whole. With scripts
on, the browser keeps it as plain text, so that it costs the page nothing until the module reads it and builds
only the rows that are asked for.
"""

import json
from collections.abc import Mapping
from html import escape

from mscourse.book.evidence.references import PAGE
from mscourse.book.evidence.uses import Way
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome, Record
from mscourse.evidence.topics import FORMS, TOPICS, forms
from mscourse.evidence.two_sided import who

HEAD = ("Study", "What was measured", "Result")


def explorer(library: Library, way: Way) -> str:
    """Return the explorer's element: the whole table for readers without scripts, and what may be chosen."""
    records = [one for one in library if any(True for _ in one)]
    total = sum(1 for record in records for _ in record)
    state = {
        "total": total,
        "filters": [
            _filter("topic", "Therapy or subject", TOPICS, {one.topic for one in records}),
            _filter("form", "Form of MS", FORMS, {name for one in records for name in forms(one)}),
            _filter("design", "Kind of study", _designs(records), {one.design for one in records}),
        ],
    }
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    where = way(PAGE) or ""
    body = "\n".join(_study(record, where) for record in records)
    told = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        '<div class="ms-view" id="evidence-explorer" data-module="explorer"><div class="ms-fallback">'
        "<noscript><p>Scripts are off, so nothing can be filtered here. "
        f"All {printing.number(total)} results follow, in the order of the records; "
        "the search of your browser finds words in them.</p>"
        f'<div class="ms-wide" role="region" tabindex="0" aria-label="Table: all results"><table>'
        f"<thead><tr>{head}</tr></thead>\n{body}</table></div></noscript></div>"
        f'<script type="application/json">{told}</script></div>'
    )


def _filter(name: str, label: str, words: Mapping[str, str], there: set[str]) -> dict[str, object]:
    known = [*words, *sorted(there - set(words))]
    options = [[one, words.get(one, one.replace("_", " "))] for one in known if one in there]
    return {"name": name, "label": label, "options": options}


def _designs(records: list[Record]) -> dict[str, str]:
    """Return designs in words, most frequent first."""
    counted: dict[str, int] = {}
    for one in records:
        counted[one.design] = counted.get(one.design, 0) + 1
    return {name: printing.design(name) for name in sorted(counted, key=lambda one: -counted[one])}


def _study(record: Record, where: str) -> str:
    found = list(record)
    caveat = ""
    if record.caveat:
        caveat = f'<tr class="ms-mind"><td colspan="2"><b>Mind:</b> {escape(record.caveat)}</td></tr>'
    name = f'<a href="{where}#{record.id}">{escape(record.short_name)}</a>'
    named = f"{name}<br><small>{escape(who(record))}</small>"
    rows = "</tr>".join(
        f"<tr{' data-harm' if one.harm else ''}>"
        + (f'<th scope="rowgroup" rowspan="{len(found) + bool(caveat)}">{named}</th>' if at == 0 else "")
        + _cells(one)
        for at, one in enumerate(found)
    )
    year = f' data-year="{record.year}"' if record.year else ""
    people = f' data-people="{record.population.n}"' if record.population.n else ""
    titled = "" if record.title == record.short_name else f' data-title="{escape(record.title)}"'
    return (
        f'<tbody data-topic="{record.topic}" data-design="{record.design}" '
        f'data-form="{" ".join(forms(record))}"{year}{people}{titled}>{rows}</tr>{caveat}</tbody>'
    )


def _cells(one: Outcome) -> str:
    harm = " <small>(harm)</small>" if one.harm else ""
    measured = escape(printing.sentence(printing.subject(one)))
    return f"<td>{measured}{harm}</td><td>{escape(printing.full(one))}</td>"
