"""Who was studied: one row a study, with how it was done, in whom, and for how long."""

from collections.abc import Iterable
from html import escape

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.records import Record

HEAD = ("Study", "People", "Who could join", "Followed for")
NOT_SAID = "not reported in what we read"


def people_table(records: Iterable[Record]) -> str:
    """Return the table in its box."""
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    rows = "".join(_row(one) for one in records)
    return (
        '<div class="ms-evidence"><p class="ms-label">Evidence</p><p class="ms-h">Who was studied</p>'
        '<div class="ms-wide" role="region" tabindex="0" aria-label="Table: who was studied"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def _row(one: Record) -> str:
    n = one.population.n
    said = [
        f"{printing.number(n)}; {one.population.phenotype or ''}".rstrip("; ")
        if n
        else one.population.phenotype,
        one.population.inclusion,
        one.followup,
    ]
    cells = "".join(f"<td>{escape(printing.words(text)) if text else NOT_SAID}</td>" for text in said)
    how = f"{link(one).html}<br><small>{escape(printing.design(one.design))}</small>"
    return f'<tr><th scope="row">{how}</th>{cells}</tr>'
