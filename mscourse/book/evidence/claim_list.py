"""All claims on one page: a table of verdicts with their counts, a filter, and the cards by chapter."""

from html import escape

from mscourse.book.chapters import CHAPTERS
from mscourse.book.evidence.references import PAGE
from mscourse.book.evidence.used_for import Way
from mscourse.evidence.cards import Card, drawn
from mscourse.evidence.citing import Citation
from mscourse.evidence.library import Library
from mscourse.evidence.verdicts import Claim, Lean

VERDICTS: dict[Lean, tuple[str, str]] = {
    "supported": ("Supported", "Good evidence in people, stated with its size."),
    "partly": ("Partly", "True in part, or for some people, or said more strongly than the evidence allows."),
    "preclinical": ("Preclinical", "Shown in animals or in cells only."),
    "unsupported": ("Unsupported", "Tested and not shown, or against what is known."),
    "open": ("Open", "A hope or a forecast; the card says what would settle it."),
}
"""What each side of a verdict is called, and what it means."""


def by_chapter(library: Library) -> dict[str, list[Claim]]:
    """Return claims by the title of the chapter that checks them, in the order of the course."""
    groups = {one.key: (one.title.partition(":")[0], list[Claim]()) for one in CHAPTERS}
    for claim in sorted(library.claims.values(), key=lambda one: one.id):
        groups.setdefault(claim.chapter, (claim.chapter, []))[1].append(claim)
    return {title: found for title, found in groups.values() if found}


def counted(library: Library) -> dict[Lean, int]:
    """Return how many claims have each verdict."""
    return {lean: sum(1 for one in library.claims.values() if one.lean == lean) for lean in VERDICTS}


def verdict_table(library: Library) -> str:
    """Return a table: sign and name of a verdict, what it means, how many claims have it."""
    counts = counted(library)
    rows = "".join(
        f'<tr><th scope="row"><span class="ms-lean">{drawn(lean)}{name}</span></th>'
        f"<td>{escape(means)}</td>"
        f'<td class="text-right">{counts[lean]}</td></tr>'
        for lean, (name, means) in VERDICTS.items()
    )
    return (
        '<div class="ms-wide" role="region" tabindex="0" aria-label="Table: verdicts"><table><thead><tr>'
        '<th scope="col">Verdict</th><th scope="col">What it means</th>'
        f'<th scope="col" class="text-right">Claims</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def choices(library: Library) -> list[dict[str, object]]:
    """Return the verdicts to choose from, with sign and count."""
    counts = counted(library)
    return [
        {"value": lean, "words": name, "count": counts[lean], "sign": drawn(lean)}
        for lean, (name, _) in VERDICTS.items()
    ]


def card(library: Library, claim: Claim, way: Way) -> str:
    """Return a claim's card, whose records lead to the list of references."""
    where = way(PAGE)
    links = tuple(
        Citation(
            library[name].short_name,
            library[name].address if where is None else f"{where}#{library[name].id}",
        )
        for name in claim.records
        if name in library
    )
    return Card(claim, links).page().replace("<article ", f'<article data-verdict="{claim.lean}" ', 1)
