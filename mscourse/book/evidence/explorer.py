"""The evidence explorer: every outcome that may be shown, in a table that the reader can filter in the page.

The table is written once, into a `noscript` element. With scripts off it is simply there, whole. With scripts
on, the browser keeps it as plain text, so that it costs the page nothing until the module reads it and builds
only the rows that are asked for.
"""

import json
from collections.abc import Collection, Mapping
from html import escape
from typing import Any

from mscourse.book.evidence.references import PAGE
from mscourse.book.evidence.used_for import Way
from mscourse.evidence import kind_words, kinds, printing
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome, Record
from mscourse.evidence.two_sided import who

HEAD = ("Study", "What was measured", "Result")


def explorer(library: Library, way: Way) -> str:
    """Return the explorer's element: the whole table for readers without scripts, and what may be chosen."""
    records = [one for one in library if any(True for _ in one)]
    numbers = [(record, one) for record in records for one in record]
    state = {
        "total": len(numbers),
        "filters": [
            _filter(
                "therapy", "Therapy", kind_words.THERAPY_WORDS, {kinds.therapy(record) for record in records}
            ),
            _filter(
                "form", "Form of MS", kind_words.PHENOTYPE_WORDS, {kinds.phenotype(*each) for each in numbers}
            ),
            _filter(
                "design", "Kind of study", kind_words.DESIGN_WORDS, {kinds.design(each) for each in records}
            ),
            _filter(
                "measured",
                "What was measured",
                kind_words.OUTCOME_WORDS,
                {kinds.outcome_kind(one) for _, one in numbers},
            ),
        ],
    }
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    where = way(PAGE) or ""
    body = "\n".join(_study(record, where) for record in records)
    told = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        '<div class="ms-view" id="explorer-view" data-module="explorer"><div class="ms-fallback">'
        "<noscript><p>Scripts are off, so nothing can be filtered here. "
        f"All {printing.number(len(numbers))} results follow, in the order of the records; "
        "the search of your browser finds words in them.</p>"
        f'<div class="ms-wide" role="region" tabindex="0" aria-label="Table: all results"><table>'
        f"<thead><tr>{head}</tr></thead>\n{body}</table></div></noscript></div>"
        f'<script type="application/json">{told}</script></div>'
    )


def _filter(name: str, label: str, words: Mapping[Any, str], there: Collection[str]) -> dict[str, object]:
    """Return a choice among the kinds that some result has."""
    options = [[one, said] for one, said in words.items() if one in there]
    return {"name": name, "label": label, "options": options}


def _study(record: Record, where: str) -> str:
    found = list(record)
    caveat = ""
    if record.caveat:
        caveat = f'<tr class="ms-mind"><td colspan="2"><b>Limits:</b> {escape(record.caveat)}</td></tr>'
    name = f'<a href="{where}#{record.id}">{escape(record.short_name)}</a>'
    named = f"{name}<br><small>{escape(who(record))}</small>"
    form = kinds.phenotype(record)
    head = f'<th scope="rowgroup" rowspan="{len(found) + bool(caveat)}">{named}</th>'
    rows = "".join(
        f"{_row(record, one, form)}{head if at == 0 else ''}{_cells(one)}</tr>"
        for at, one in enumerate(found)
    )
    year = f' data-year="{record.year}"' if record.year else ""
    people = f' data-people="{record.population.n}"' if record.population.n else ""
    titled = "" if record.title == record.short_name else f' data-title="{escape(record.title)}"'
    return (
        f'<tbody data-therapy="{kinds.therapy(record)}" data-design="{kinds.design(record)}" '
        f'data-form="{form}"{year}{people}{titled}>{rows}{caveat}</tbody>'
    )


def _row(record: Record, one: Outcome, form: str) -> str:
    """Begin a row; what it does not say holds as for its study."""
    own = kinds.phenotype(record, one)
    told = "" if own == form else f' data-form="{own}"'
    return f'<tr data-measured="{kinds.outcome_kind(one)}"{told}{" data-harm" if one.harm else ""}>'


def _cells(one: Outcome) -> str:
    harm = " <small>(harm)</small>" if one.harm else ""
    measured = escape(printing.sentence(printing.subject(one)))
    return f"<td>{measured}{harm}</td><td>{escape(printing.full(one))}</td>"
