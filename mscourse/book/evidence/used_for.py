"""What each record is used for: the chapters, claims, statements and disagreements that rest on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from mscourse.book import uses
from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.evidence.conflicts import Conflict
from mscourse.evidence.library import Library
from mscourse.evidence.verdicts import Statement

Way = Callable[[str], str | None]
"""Where a page is, as seen from the page that is being written; None where the book does not have it."""


@dataclass
class UsedFor:
    """What rests on one record.

    Attributes
    ----------
    chapters
        Chapters that mark, cite, tabulate, draw or ask about it.
    claims
        Ids of claims that it bears on.
    statements
        What it helps the course to say.
    conflicts
        Disagreements that it is a side of.

    """

    chapters: list[Chapter] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def sentence(self, way: Way) -> str:
        """Say it in one sentence of HTML."""
        parts = list(self._parts(way))
        return f"<b>Used for</b> {'; '.join(parts)}." if parts else "Kept for chapters to come."

    def _parts(self, way: Way) -> Iterator[str]:
        if self.chapters:
            names = (
                _linked(f"chapter {one.number:02}", way(f"chapters/{one.stem}")) for one in self.chapters
            )
            yield ", ".join(names)
        if self.claims:
            there = way("evidence/claims")
            names = (_linked(one, there and f"{there}#claim-{one}") for one in self.claims)
            yield f"{'claim' if len(self.claims) == 1 else 'claims'} {', '.join(names)}"
        for said in self.statements:
            if said.certainty:
                yield f"“{escape(said.statement.rstrip('.'))}”"
        if self.conflicts:
            there = way("evidence/conflicts")
            names = (
                _linked(f"“{escape(one.title)}”", there and f"{there}#conflict-{one.id}")
                for one in self.conflicts
            )
            yield f"the two-sided view {', '.join(names)}"


def _linked(words: str, address: str | None) -> str:
    return words if address is None else f'<a href="{address}">{words}</a>'


def notebooks(root: Path) -> dict[Chapter, Path]:
    """Return the notebooks of the chapters that are there."""
    paths = ((one, root / "chapters" / f"{one.stem}.ipynb") for one in CHAPTERS)
    return {one: path for one, path in paths if path.is_file()}


def used_for(library: Library, root: Path) -> dict[str, UsedFor]:
    """Return what each record is used for, by its id.

    Parameters
    ----------
    library
        Records, claims, statements and conflicts.
    root
        The project's folder, whose chapters are read.

    """
    found = {record.id: UsedFor() for record in library}
    for chapter, path in notebooks(root).items():
        for one in _of(found, library, sorted(uses.of_page(path, library).records)):
            one.chapters.append(chapter)
    for claim in library.claims.values():
        for one in _of(found, library, claim.records):
            one.claims.append(claim.id)
    for statement in library.statements:
        for one in _of(found, library, statement.records):
            one.statements.append(statement)
    for conflict in library.all_conflicts:
        for one in _of(found, library, conflict.records):
            one.conflicts.append(conflict)
    return found


def _of(found: dict[str, UsedFor], library: Library, names: Iterable[str]) -> list[UsedFor]:
    """Return the entries of the records that may be shown, each once."""
    return [found[name] for name in dict.fromkeys(library[one].id for one in names if one in library)]
