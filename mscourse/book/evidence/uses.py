"""What each record is used for: the pages, claims, statements and disagreements that rest on it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.evidence.conflicts import Conflict
from mscourse.evidence.library import Library
from mscourse.evidence.verdicts import Statement

# Where a page is, as seen from the page that is being written; None where the book does not have it.
Way = Callable[[str], str | None]
_WORD = re.compile(r"[a-z][a-z0-9_]+")


@dataclass
class Uses:
    """What one record is used for, by name.

    Attributes
    ----------
    chapters
        Chapters whose text or questions name it.
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


def sources(root: Path) -> dict[str, list[Path]]:
    """Return the files that may name records, by the stem of their chapter: notebook and questions."""
    named = {one.stem: one for one in CHAPTERS}
    found = [*(root / "chapters").glob("*.ipynb"), *(root / "mscourse/quizzes/bank").glob("*.yaml")]
    return {stem: [path for path in sorted(found) if path.stem == stem] for stem in named}


def uses(library: Library, root: Path) -> dict[str, Uses]:
    """Return what each record is used for, by its id.

    Parameters
    ----------
    library
        Records, claims, statements and conflicts.
    root
        The project's folder, whose chapters are searched.

    """
    found = {record.id: Uses() for record in library}
    _from_chapters(found, library, root)
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


def _of(found: dict[str, Uses], library: Library, names: Iterable[str]) -> list[Uses]:
    """Return the uses of the records that may be shown, each once."""
    return [found[name] for name in dict.fromkeys(library[one].id for one in names if one in library)]


def _from_chapters(found: dict[str, Uses], library: Library, root: Path) -> None:
    names = {name: record.id for record in library for name in (record.id, *record.aliases)}
    for chapter in CHAPTERS:
        paths = sources(root)[chapter.stem]
        # A notebook is JSON: the n of a line's end would stick to the next word.
        texts = [path.read_text(encoding="utf-8").replace("\\n", " ") for path in paths]
        words = {word for text in texts for word in _WORD.findall(text)}
        for name in dict.fromkeys(names[word] for word in sorted(words & set(names))):
            found[name].chapters.append(chapter)
