"""What an article and a review look like under a cell."""

from dataclasses import dataclass
from html import escape

from mscourse.capstone import articles
from mscourse.capstone.articles import Article
from mscourse.capstone.checking import Result, Sign, check
from mscourse.capstone.work import Work
from mscourse.view import OnPage, View

SIGNS: dict[Sign, str] = {"holds": "\u2713", "look": "\u2192", "must": "!"}
SAID: dict[Sign, str] = {"holds": "Holds: ", "look": "Look again: ", "must": "Must be mended: "}
LEFT = (
    "Whether the best record was chosen, whether a reason convinces, whether the text is kind and kept its "
    "hope, and the figure: that takes a reader. Use the table of the rubric, yourself or in pairs."
)


@dataclass(frozen=True)
class Page(View):
    """One of the three articles, its paragraphs numbered."""

    shown: Article

    def plain(self) -> str:
        """Return the article as text, ready to copy from."""
        lines = [f"{at}  {one}" for at, one in enumerate(self.shown.paragraphs, 1)]
        return "\n\n".join([self._head, *lines])

    @property
    def _head(self) -> str:
        return f"{self.shown.title} ({self.shown.kind}; made up for this course)"

    def still(self) -> str:
        """Return the article as HTML."""
        lines = "".join(f"<li><p>{escape(one, quote=False)}</p></li>" for one in self.shown.paragraphs)
        return (
            f'<article class="ms-article" aria-label="{escape(self.shown.title)}">'
            f"<p><strong>{escape(self.shown.title)}</strong><br>"
            f"<small>{escape(self.shown.kind.capitalize())}. Made up for this course.</small></p>"
            f"<ol>{lines}</ol></article>"
        )

    def page(self) -> OnPage:
        """Return the same for a page of the book."""
        return {"html": self.still(), "assets": {}}


@dataclass(frozen=True)
class Review(View):
    """What could be checked of a capstone, by line of the rubric."""

    result: Result

    @property
    def _sum(self) -> str:
        return f"{self.result.holds} of {self.result.total} checks hold."

    def plain(self) -> str:
        """Return the review in words."""
        lines = [self._sum]
        for row in self.result.rows:
            lines += ["", f"{row.criterion} ({row.weight} of 100)"]
            lines += [f"  {SIGNS[note.sign]} {note.words}" for note in row.notes]
        for claim, ours in self.result.found:
            lines += [
                "",
                f"Our reading of \u201c{' '.join(claim.words.split())}\u201d: {ours.verdicts[0]}. {ours.why}",
            ]
        return "\n".join([*lines, "", LEFT])

    def still(self) -> str:
        """Return the review as HTML."""
        rows = "".join(
            f"<tr><th scope='row'>{row.criterion}<br><small>{row.weight} of 100</small></th><td><ul>"
            + "".join(
                f"<li><b aria-hidden='true'>{SIGNS[note.sign]}</b> "
                f"<span class='ms-vh'>{SAID[note.sign]}</span>{escape(note.words, quote=False)}</li>"
                for note in row.notes
            )
            + "</ul></td></tr>"
            for row in self.result.rows
        )
        ours = "".join(
            f"<dt>\u201c{escape(' '.join(claim.words.split()), quote=False)}\u201d</dt>"
            f"<dd>{one.verdicts[0].capitalize()}. {escape(one.why, quote=False)}</dd>"
            for claim, one in self.result.found
        )
        fold = f"<details><summary>Our reading of what you found</summary><dl>{ours}</dl></details>"
        return (
            f'<div class="ms-review"><p><b>{self._sum}</b></p>'
            f"<table><tbody>{rows}</tbody></table>{fold if ours else ''}<p><small>{LEFT}</small></p></div>"
        )

    def page(self) -> OnPage:
        """Return the same for a page of the book."""
        return {"html": self.still(), "assets": {}}


def article(name: str) -> Page:
    """Show one of the three articles, ``"one"``, ``"two"`` or ``"three"``.

    Raises
    ------
    KeyError
        If there is no such article; the message lists them.

    """
    return Page(articles.named(name))


def review(work: Work) -> Review:
    """Check what can be checked of a capstone, and show it by line of the rubric.

    Raises
    ------
    KeyError
        If there is no such article; the message lists them.

    """
    return Review(check(work))
