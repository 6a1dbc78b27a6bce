"""Chapters named in prose: the first mention of another chapter on a page leads to it.

Authors write "chapter 03", or "chapters 05 to 10", and a book that leaves a chapter out keeps plain words
there instead of a broken link. Nothing is written into the notebooks. Headings, code, links, formulas and
views (quizzes among them) are left as they are.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from mscourse.book.glossary import prose

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NUMBER = r"\d\d(?!\d)"
_MENTION = re.compile(rf"\b[Cc]hapters? {_NUMBER}(?:(?:, | and | or | to ){_NUMBER})*")
_ONE = re.compile(rf"(?:[Cc]hapter )?({_NUMBER})")


class LinkMentions(SphinxPostTransform):
    """Link the first mention of each chapter."""

    default_priority = 491  # after the glossary, whose links are then left as they are

    def run(self, **_kwargs: Any) -> None:
        """Change one page."""
        own = self.env.docname
        pages = {
            found[1]: name
            for name in self.env.found_docs
            if name != own and (found := re.match(r"chapters/(\d\d)_", name))
        }
        for text in list(prose(self.document)):
            made: list[nodes.Node] = []
            done, whole = 0, text.astext()
            for start, end, number in _mentions(whole):
                if number in pages:
                    page = pages.pop(number)
                    address = self.app.builder.get_relative_uri(own, page)
                    link = nodes.reference("", whole[start:end], internal=True, refuri=address)
                    link["reftitle"] = self.env.titles[page].astext()
                    made += [nodes.Text(whole[done:start]), link]
                    done = end
            if made:
                text.parent.replace(text, [*made, nodes.Text(whole[done:])])


def _mentions(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each mention starts and ends, and its number: "chapter 03", or each number of several."""
    for match in _MENTION.finditer(words):
        for one in _ONE.finditer(match[0]):
            yield match.start() + one.start(), match.start() + one.end(), one[1]


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.add_post_transform(LinkMentions)
