"""The list of ``mscourse due``: what is past, what is near, and where each is used."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from mscourse.book.uses import of_page, pages
from mscourse.evidence.due import Due, everything, near, past
from mscourse.evidence.library import Library

Where = Mapping[tuple[str, str], Sequence[str]]
DISAGREEMENTS = "evidence/conflicts"  # the page that shows all of them


def where_used(library: Library, root: Path) -> Where:
    """Return the pages that use each record, claim and disagreement, by kind and name."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in library.all_conflicts:
        found["conflict", one.id].append(DISAGREEMENTS)
    for path in pages(root):
        used = of_page(path, library)
        name = path.relative_to(root).with_suffix("").as_posix()
        for kind, names in (("record", used.records), ("claim", used.claims)):
            for known in names:
                found[kind, known].append(name)
    return found


def listing(library: Library, on: date, within: int, root: Path) -> tuple[str, bool]:
    """Write the list.

    Parameters
    ----------
    library
        The evidence.
    on
        The day to judge by.
    within
        How many days from then on count as near.
    root
        The project's folder.

    Returns
    -------
    tuple
        The list in words, and whether anything is past.

    Raises
    ------
    ValueError
        If `within` is below 0.

    """
    if within < 0:
        message = f"--within is {within}; write a number of days from 0 on"
        raise ValueError(message)
    where, found = where_used(library, root), everything(library)
    late, soon = past(found, on), near(found, on, within)
    lines = [f"{len(late)} past on {on}" + (":" if late else ".")]
    lines += [_line(one, where) for one in late]
    lines.append(f"{len(soon)} due within {within} days from then" + (":" if soon else "."))
    lines += [_line(one, where) for one in soon]
    if late:
        lines.append(
            "Read each source again, correct its record or claim in mscourse/evidence/data, give it the new "
            "`checked`, and run: make evidence"
        )
    return "\n".join(lines), bool(late)


def _line(one: Due, where: Where) -> str:
    used = ", ".join(where.get((one.kind, one.name), ())) or "no page"
    address = f"; {one.address}" if one.address else ""
    return f"- {one.kind} {one.name}: checked {one.checked}, due {one.due}; used on {used}{address}"
