"""The words that the chapters explain, read from ``glossary.yml``."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_suffix(".yml")
FIELDS = {"term", "forms", "chapter", "meaning"}


class GlossaryError(ValueError):
    """The file of terms cannot be used as it is."""


@dataclass(frozen=True)
class Term:
    """One term.

    Attributes
    ----------
    term
        As the glossary lists it.
    forms
        Other ways it is written in running text.
    chapter
        Number of the chapter that introduces it.
    meaning
        One or two plain sentences.

    """

    term: str
    forms: tuple[str, ...]
    chapter: int
    meaning: str

    @property
    def anchor(self) -> str:
        """The id of its entry on the glossary page."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")


@cache
def terms(path: Path = FILE) -> tuple[Term, ...]:
    """Return all terms, by the alphabet.

    Raises
    ------
    GlossaryError
        If an entry lacks a field, or two entries share a way of writing.

    """
    return read(path)


def read(path: Path) -> tuple[Term, ...]:
    """Return all terms as they stand in the file now; see `terms`."""
    entries = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(entries, list):
        message = "glossary.yml: write a list, each entry after '- '; it holds no list."
        raise GlossaryError(message)
    found = [_term(entry, place) for place, entry in enumerate(entries, 1)]
    seen: dict[str, Term] = {}
    for one in found:
        for form in (one.term, *one.forms):
            other = seen.setdefault(form.lower(), one)
            if other is not one:
                message = (
                    f"glossary.yml: {form!r} is a form of both {other.term!r} (chapter {other.chapter:02}) "
                    f"and {one.term!r} (chapter {one.chapter:02}). Keep it once."
                )
                raise GlossaryError(message)
    return tuple(sorted(found, key=lambda one: one.term.lower()))


def _term(entry: Any, place: int) -> Term:
    fields = set(entry) if isinstance(entry, dict) else set()
    if fields != FIELDS:
        message = (
            f"glossary.yml: entry {place} has the fields {sorted(fields)}; write exactly {sorted(FIELDS)}."
        )
        raise GlossaryError(message)
    return Term(str(entry["term"]), tuple(entry["forms"]), int(entry["chapter"]), str(entry["meaning"]))


def pattern(known: tuple[Term, ...]) -> re.Pattern[str]:
    """Return a pattern that finds every form of every term, longest first, a term a group name (``t0``...).

    Words that are capitals throughout match as they stand; of all others the first letter may be a capital.
    """
    ways = [(form, number) for number, one in enumerate(known) for form in (one.term, *one.forms)]
    ways.sort(key=lambda way: (-len(way[0]), way[0]))
    alternatives = "|".join(
        f"(?P<w{place}_{number}>{_written(form)})" for place, (form, number) in enumerate(ways)
    )
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


def _written(form: str) -> str:
    words = re.escape(form).replace(r"\ ", r"\s")  # a no-break space is one too
    first = form[0]
    return f"[{first.upper()}{first}]{words[1:]}" if first.islower() else words
