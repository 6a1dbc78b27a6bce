"""A text of the bank as HTML, and as plain words.

The bank is written in Markdown: emphasis, code, lists, links. markdown-it-py turns it into HTML with raw HTML
switched off, so a tag shows as text; a link may lead to http, https or a place within the book, and a link to
anywhere else shows as it was written. Pictures are not part of a question's words.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from mscourse.quizzes.source import clean
from mscourse.words import bind_units

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_CODE = re.compile(r"(`[^`]*`)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def link_is_allowed(address: str) -> bool:
    """Return whether a link may lead there: http, https, or relative to the page."""
    # A browser passes over these characters in an address, so 'java\tscript:' would be one word to it.
    plain = "".join(one for one in address if one > " " and one.isprintable())
    if plain.startswith(("//", "\\", "/\\")):
        return False
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[0].lower() in {"http:", "https:"}


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - wanted only where a quiz is shown

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
            return link_is_allowed(url)

    parser = Parser("commonmark", {"html": False, "linkify": False, "typographer": True})
    parser.enable("smartquotes")
    return parser.disable(["html_block", "html_inline", "image", "heading", "lheading", "hr", "reference"])


def _bound(text: str) -> str:
    """Keep numbers with their units, everywhere but in code, whose characters are meant as they stand."""
    return "".join(part if part.startswith("`") else bind_units(part) for part in _CODE.split(clean(text)))


def as_html(text: str) -> str:
    """Return a text as HTML: one or more blocks."""
    return str(_parser().render(_bound(text))).strip()


def as_phrase(text: str) -> str:
    """Return a short text as HTML that can stand inside a line."""
    return str(_parser().renderInline(_bound(text))).strip()


def as_words(text: str) -> str:
    """Return a text as plain words: no marks, links without their addresses."""
    words = []
    for block in _parser().parse(clean(text)):
        words += [
            " " if token.type in {"softbreak", "hardbreak"} else token.content
            for token in block.children or ()
        ]
        if block.type in {"fence", "code_block"}:
            words.append(block.content)
        if block.type == "paragraph_close":
            words.append("\n")
    return "\n".join(line.strip() for line in "".join(words).strip().splitlines() if line.strip())
