"""Tables of published numbers, and of what they let the course say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome, Record
from mscourse.evidence.verdicts import Certainty, Statement
from mscourse.view import OnPage, View

SCALE = "Certainty is our judgement of the studies together: high, moderate, low or very low."


@dataclass(frozen=True)
class Row:
    """One number with the study that it comes from."""

    record: Record
    outcome: Outcome


@dataclass(frozen=True)
class Group:
    """Rows that bear on one statement; a bare list of rows has none."""

    statement: Statement | None
    rows: tuple[Row, ...]


def sure(one: Certainty, *, page: bool) -> str:
    """Write a certainty as HTML: on a page the sheet draws the dots, elsewhere they are letters."""
    why = f' <span class="ms-small">{escape(one.why)}</span>' if one.why else ""
    if page:
        return f'<span class="ms-sure" data-level="{one.dots}">{escape(one.words)}</span>{why}'
    dots = "●" * one.dots + "○" * (4 - one.dots)
    behind = f" ({escape(one.why)})" if one.why else ""
    return f"<span>{dots} <b>{escape(one.words)}</b>{behind}</span>"


def boxed(title: str, table: str, small: str, label: str) -> str:
    """Put a table into the page's evidence box; the region can be scrolled by keyboard."""
    return (
        f'<div class="ms-evidence"><p class="ms-label">Evidence</p><p class="ms-h">{escape(title)}</p>'
        f'<div class="ms-wide" role="region" tabindex="0" aria-label="Table: {escape(label)}">{table}</div>'
        f'<p class="ms-small">{small}</p></div>'
    )


@dataclass(frozen=True)
class EvidenceTable(View):
    """Published numbers with their intervals, designs, certainty and links.

    Attributes
    ----------
    groups
        Rows, under the statements that they bear on.
    title
        What stands above it; a page with two tables gives them two.

    """

    groups: tuple[Group, ...]
    title: str = "What was found"

    def rows(self) -> Iterator[Row]:
        """Give every row."""
        for group in self.groups:
            yield from group.rows

    def caveats(self) -> list[tuple[Record, str]]:
        """Return each record's caveat once, in the order of the rows."""
        found = {row.record.id: row.record for row in self.rows() if row.record.caveat}
        return [(one, one.caveat or "") for one in found.values()]

    def plain(self) -> str:
        """Return one line a number."""
        lines = []
        for group in self.groups:
            if group.statement is not None:
                words = "; ".join(one.words for one in group.statement.certainty)
                lines.append(group.statement.statement + (f" Certainty: {words}." if words else ""))
            lines += [
                f"- {row.record.short_name}: {printing.subject(row.outcome)}: {printing.full(row.outcome)}"
                for row in group.rows
            ]
        lines += [f"{one.short_name}: {caveat}" for one, caveat in self.caveats()]
        return "\n".join(lines)

    def still(self) -> str:
        """Return a plain table and the caveats under it."""
        return f"{self._table(page=False)}<p><small>{self._small()}</small></p>"

    def page(self) -> OnPage:
        """Return the table in the page's evidence box."""
        return {
            "html": boxed(self.title, self._table(page=True), self._small(), self.title),
            "assets": {},
        }

    def _small(self) -> str:
        days = {row.record.checked for row in self.rows()}
        checked = f"Sources last checked {printing.day(min(days))}."
        notes = [f"<b>{escape(one.short_name)}:</b> {escape(caveat)}" for one, caveat in self.caveats()]
        return " ".join([*notes, checked])

    def _table(self, *, page: bool) -> str:
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Study", "What was measured", "Result"))
        body = "".join(self._group(group, page=page) for group in self.groups)
        return f"<table><thead><tr>{head}</tr></thead>{body}</table>"

    def _group(self, group: Group, *, page: bool) -> str:
        top = ""
        if group.statement is not None:
            said = f"<b>{escape(group.statement.statement)}</b>"
            marks = " ".join(sure(one, page=page) for one in group.statement.certainty)
            marks = f"<br>{marks}" if marks else ""
            top = f'<tr class="ms-group"><th scope="rowgroup" colspan="3">{said}{marks}</th></tr>'
        return f"<tbody>{top}{''.join(self._rows(group.rows))}</tbody>"

    @staticmethod
    def _rows(rows: Sequence[Row]) -> Iterator[str]:
        """Give the rows; a study is named once for all that stand together."""
        for _, together in groupby(rows, key=lambda row: row.record.id):
            for number, row in enumerate(same := list(together)):
                yield f"<tr>{_study(row.record, len(same)) if number == 0 else ''}{_cells(row.outcome)}</tr>"


def _study(record: Record, rows: int) -> str:
    how = f"{link(record).html}<br><small>{escape(people(record))}</small>"
    span = f' rowspan="{rows}"' if rows > 1 else ""
    return f'<th scope="row"{span}>{how}</th>'


def _cells(one: Outcome) -> str:
    measured = printing.sentence(printing.subject(one))
    harm = " <small>(harm)</small>" if one.harm else ""
    return f"<td>{escape(measured)}{harm}</td><td>{escape(printing.full(one))}</td>"


def people(record: Record) -> str:
    """Say how a study was done and in how many people."""
    how = printing.design(record.design)
    n = record.population.n
    return how if n is None else f"{how}, {printing.number(n)} people"


@dataclass(frozen=True)
class CertaintyTable(View):
    """What the evidence lets the course say, how sure that is, and what would change the word."""

    statements: tuple[Statement, ...]
    records: int

    def plain(self) -> str:
        """Return a line a statement."""
        return "\n".join(
            f"- {one.statement} Certainty: {' Also: '.join(_words(each) for each in one.certainty)} "
            f"It would change with: {one.change}."
            for one in self.statements
        )

    def still(self) -> str:
        """Return a plain table."""
        return f"{self._table(page=False)}<p><small>{SCALE}</small></p>"

    def page(self) -> OnPage:
        """Return the table in the page's evidence box."""
        html = boxed(
            "How sure are we?", self._table(page=True), f"{SCALE} {self._count()}", "how sure we are"
        )
        return {"html": html, "assets": {}}

    def _count(self) -> str:
        return "One record." if self.records == 1 else f"{self.records} records."

    def _table(self, *, page: bool) -> str:
        names = ("Statement", "Certainty", "What would change the word")
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        body = "".join(self._row(one, page=page) for one in self.statements)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    @staticmethod
    def _row(one: Statement, *, page: bool) -> str:
        marks = ("" if page else "<br>").join(sure(each, page=page) for each in one.certainty)
        change = printing.sentence(one.change or "")
        cells = f"<tr><td>{escape(one.statement)}</td><td>{marks}</td><td>{escape(change)}</td></tr>"
        return f"{cells}{_grounds(one, page=page)}"


def _grounds(one: Statement, *, page: bool) -> str:
    """Write the reasons as a quiet line under a statement; of several words, each is named first."""
    said = []
    for each in one.certainty:
        named = f"<b>{escape(printing.sentence(each.words))}.</b> " if len(one.certainty) > 1 else ""
        said.append(f"{named}{escape(each.grounds)}")
    if page:
        lines = "".join(f'<p class="ms-small">{line}</p>' for line in said)
        return f'<tr class="ms-grounds"><td colspan="3">{lines}</td></tr>'
    return f'<tr><td colspan="3"><small>{"<br>".join(said)}</small></td></tr>'


def _words(one: Certainty) -> str:
    short = f"{one.words} ({one.why})" if one.why else one.words
    return f"{short}. {one.grounds}"


def evidence_table(library: Library, names: Sequence[str]) -> EvidenceTable:
    """Put published numbers into a table: those of a chapter's statements, or the outcomes that are named.

    Raises
    ------
    KeyError
        If nothing is named, or a chapter or outcome does not exist.
    NotShownError
        If an outcome may not be shown.

    """
    if len(names) == 1 and "." not in names[0]:
        statements = library.statements_of(names[0])
        groups = [Group(one, rows(library, one.outcomes)) for one in statements if one.outcomes]
        return EvidenceTable(tuple(groups))
    if not names:
        message = "the table has no row; name a chapter such as 'disease', or outcomes as record.outcome"
        raise KeyError(message)
    return EvidenceTable((Group(None, rows(library, names)),))


def rows(library: Library, names: Sequence[str]) -> tuple[Row, ...]:
    """Look up the numbers of a table."""
    return tuple(Row(library[name.partition(".")[0]], library.outcome(name)) for name in names)


def certainty_table(library: Library, chapter: str) -> CertaintyTable:
    """Return a chapter's statements with their certainty.

    Raises
    ------
    KeyError
        If the chapter has no statement yet.

    """
    found = tuple(one for one in library.statements_of(chapter) if one.certainty)
    return CertaintyTable(found, len({name for one in found for name in one.records}))
