"""The two-sided view: where records disagree, with each side's numbers, and why they may differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.conflicts import Conflict
from mscourse.evidence.library import Library
from mscourse.evidence.records import Record
from mscourse.evidence.tables import Row, people, rows
from mscourse.view import OnPage, View


@dataclass(frozen=True)
class Shown:
    """One disagreement with the numbers of its sides."""

    conflict: Conflict
    sides: tuple[tuple[Row, ...], ...]

    def plain(self) -> str:
        """Return it in words."""
        one = self.conflict
        lines = [one.question]
        for side, found in zip(one.sides, self.sides, strict=True):
            lines.append(side.says)
            lines += [
                f"- {row.record.short_name} ({who(row.record)}): "
                f"{printing.subject(row.outcome)}: {printing.full(row.outcome)}"
                for row in found
            ]
        lines += ["Why they may differ:", *(f"- {reason}" for reason in one.reasons)]
        lines += [f"What would settle it: {one.settle}", self.dates()]
        return "\n".join(lines)

    def still(self) -> str:
        """Return it as plain HTML."""
        one = self.conflict
        head = "".join(f'<th scope="col">{escape(side.says)}</th>' for side in one.sides)
        cells = "".join(f'<td valign="top">{"".join(_studies(found))}</td>' for found in self.sides)
        return (
            f"<p><b>{escape(one.question)}</b></p>"
            f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
            f"{self._behind()}<p><small>{self.dates()}</small></p>"
        )

    def page(self) -> str:
        """Return it as the page shows it."""
        one = self.conflict
        name = f"conflict-{one.id}"
        sides = "".join(
            f'<div class="ms-side" role="group" aria-labelledby="{name}-{number}">'
            f'<p class="ms-says" id="{name}-{number}">{escape(side.says)}</p>{"".join(_studies(found))}</div>'
            for number, (side, found) in enumerate(zip(one.sides, self.sides, strict=True), 1)
        )
        return (
            f'<article class="ms-conflict" id="{name}" aria-labelledby="{name}-q">'
            f'<p class="ms-label">Where records disagree</p><p class="ms-h" id="{name}-q">'
            f'{escape(one.question)}</p><div class="ms-sides">{sides}</div>{self._behind()}'
            f'<p class="ms-small">{self.dates()}</p></article>'
        )

    def dates(self) -> str:
        """Say when it was checked, and when it has to be checked again."""
        one = self.conflict
        return f"Checked {printing.day(one.checked)}. Review due {printing.day(one.due)}."

    def caveats(self) -> Iterator[tuple[Record, str]]:
        """Give each record's caveat once."""
        seen: set[str] = set()
        for row in (row for found in self.sides for row in found):
            if row.record.caveat and row.record.id not in seen:
                seen.add(row.record.id)
                yield row.record, row.record.caveat

    def _behind(self) -> str:
        reasons = "".join(f"<li>{escape(reason)}</li>" for reason in self.conflict.reasons)
        limits = "".join(
            f"<li><b>{escape(record.short_name)}:</b> {escape(caveat)}</li>"
            for record, caveat in self.caveats()
        )
        return (
            f"<p><b>Why they may differ</b></p><ul>{reasons}</ul>"
            f"<p><b>What would settle it:</b> {escape(self.conflict.settle)}</p>"
            f"<details><summary>Limits of each study</summary><ul>{limits}</ul></details>"
        )


def who(record: Record) -> str:
    """Say how a study was done, in how many people, and with which form of MS; else in whom or what."""
    form, n, whom = record.population.phenotype, record.population.n, record.population.inclusion
    behind = form or (whom if n is None else None)
    return people(record) if behind is None else f"{people(record)}; {printing.words(behind)}"


def _studies(found: tuple[Row, ...]) -> Iterator[str]:
    """Give each study once, with its numbers under it."""
    for _, together in groupby(found, key=lambda row: row.record.id):
        same = list(together)
        record = same[0].record
        numbers = "".join(
            f"<li>{escape(printing.sentence(printing.subject(row.outcome)))}: "
            f"<b>{escape(printing.full(row.outcome))}</b></li>"
            for row in same
        )
        yield f"<p>{link(record).html}<br><small>{escape(who(record))}</small></p><ul>{numbers}</ul>"


@dataclass(frozen=True)
class TwoSided(View):
    """Disagreements as a page shows them."""

    shown: tuple[Shown, ...]

    def plain(self) -> str:
        """Return them in words."""
        return "\n\n".join(one.plain() for one in self.shown)

    def still(self) -> str:
        """Return them as plain HTML."""
        return "".join(one.still() for one in self.shown)

    def page(self) -> OnPage:
        """Return them as the page shows them."""
        return {"html": "".join(one.page() for one in self.shown), "assets": {}}


def two_sided(library: Library, names: tuple[str, ...]) -> TwoSided:
    """Collect conflicts by id, all of a topic by its name, or all there are where nothing is named.

    Raises
    ------
    KeyError
        If a name is neither a conflict nor a topic with conflicts; the message lists those there are.

    """
    wanted = [one for name in names for one in library.conflicts_of(name)] if names else library.all_conflicts
    return TwoSided(
        tuple(Shown(one, tuple(rows(library, side.outcomes) for side in one.sides)) for one in wanted)
    )
