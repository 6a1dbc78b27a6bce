"""Claim cards: statement, verdict, argument, wording of the course, records, dates, what would change it."""

import re
from dataclasses import dataclass
from html import escape

from mscourse.evidence.citing import Citation, link
from mscourse.evidence.library import Library
from mscourse.evidence.printing import day
from mscourse.evidence.verdicts import Claim, Lean
from mscourse.view import OnPage, View
from mscourse.words import unmarked

_CIRCLE = '<circle cx="8" cy="8" r="6.5"{}/>'
_RINGS: dict[str, str] = {
    "full": _CIRCLE.format(' class="f"'),
    "half": _CIRCLE.format("") + '<path d="M8 1.5a6.5 6.5 0 0 1 0 13z"/>',
    "dot": _CIRCLE.format("") + '<circle cx="8" cy="8" r="2.5" class="f"/>',
    "empty": _CIRCLE.format(""),
    "dashed": _CIRCLE.format(' stroke-dasharray="2.6 2.5"'),
}
_OF_LEAN: dict[Lean, str] = {
    "supported": "full",
    "partly": "half",
    "preclinical": "dot",
    "unsupported": "empty",
    "open": "dashed",
}


def ring(claim: Claim) -> str:
    """Draw the verdict's ring: full only where the claim is supported as it stands."""
    return drawn("partly" if claim.lean == "supported" and "," in claim.verdict else claim.lean)


def drawn(lean: Lean) -> str:
    """Draw the ring of a side: full, half, with a dot, empty or dashed."""
    return f'<svg aria-hidden="true" viewBox="0 0 16 16">{_RINGS[_OF_LEAN[lean]]}</svg>'


def quoted(text: str) -> str:
    """Turn straight quotation marks into curved ones."""
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)


@dataclass(frozen=True)
class Card:
    """One claim with the links to its records; a record that may not be shown has none."""

    claim: Claim
    links: tuple[Citation, ...]

    @property
    def argument(self) -> str:
        """The argument as readers see it."""
        return quoted(unmarked(self.claim.argument))

    def plain(self) -> str:
        """Return the card in words."""
        one = self.claim
        return (
            f"Claim {one.id}: \u201c{one.statement}\u201d\n{one.verdict}. {self.argument}\n"
            f"We would print: \u201c{one.wording}\u201d\n"
            f"Records: {', '.join(each.words for each in self.links)}. "
            f"Checked {day(one.checked)}, review due {day(one.due)}.\n"
            f"What would change the verdict: {quoted(one.change)}"
        )

    def still(self) -> str:
        """Return the card as plain HTML."""
        one = self.claim
        links = ", ".join(each.html for each in self.links)
        return (
            f"<blockquote><p><b>\u201c{escape(one.statement)}\u201d</b> (claim {one.id})</p>"
            f"<p><i>{escape(one.verdict)}.</i> {escape(self.argument)}</p>"
            f"<p><b>We would print:</b> \u201c{escape(one.wording)}\u201d</p>"
            f"<p><small>Checked {day(one.checked)}. Review due {day(one.due)}. Records: {links}</small></p>"
            f"<p><small><b>What would change the verdict:</b> {escape(quoted(one.change))}</small></p>"
            "</blockquote>"
        )

    def page(self) -> str:
        """Return the card as the page shows it."""
        one = self.claim
        links = ", ".join(each.html for each in self.links)
        dates = (
            f'<span>Checked <time datetime="{one.checked}">{day(one.checked)}</time></span>'
            f'<span>Review due <time datetime="{one.due}">{day(one.due)}</time></span>'
            f"<span>Records: {links}</span>"
        )
        return (
            f'<article class="ms-claim" id="claim-{one.id}" aria-labelledby="claim-{one.id}-s">'
            f'<p class="ms-label">Claim {one.id}</p>'
            f'<blockquote id="claim-{one.id}-s"><p>\u201c{escape(one.statement)}\u201d</p></blockquote>'
            f'<p class="ms-chip">{ring(one)}{escape(one.verdict)}</p><p>{escape(self.argument)}</p>'
            f'<p class="ms-print"><b>We would print</b> \u201c{escape(one.wording)}\u201d</p>'
            f'<p class="ms-dates">{dates}</p>'
            f'<p class="ms-change"><b>What would change the verdict:</b> {escape(quoted(one.change))}</p>'
            "</article>"
        )


@dataclass(frozen=True)
class Cards(View):
    """Claims as a page shows them."""

    cards: tuple[Card, ...]

    def plain(self) -> str:
        """Return the cards in words."""
        return "\n\n".join(one.plain() for one in self.cards)

    def still(self) -> str:
        """Return the cards as plain HTML."""
        return "".join(one.still() for one in self.cards)

    def page(self) -> OnPage:
        """Return the cards as the page shows them."""
        return {"html": "".join(one.page() for one in self.cards), "assets": {}}


def cards(library: Library, names: tuple[str, ...]) -> Cards:
    """Collect claims by id, or all of a chapter by its key.

    Raises
    ------
    NotShownError
        If a claim is not ready to be shown; the message says what it lacks.
    KeyError
        If nothing is named, or a name is neither a claim nor a chapter with claims.

    """
    if not names:
        message = "no claim is named; write claims('a01', 'b01'), or a chapter such as claims('disease')"
        raise KeyError(message)
    wanted = [name for each in names for name in (library.claims_of(each) or (each,))]
    return Cards(tuple(_card(library, library.claim(name)) for name in wanted))


def _card(library: Library, claim: Claim) -> Card:
    return Card(claim, tuple(link(library[name]) for name in claim.records if name in library))
