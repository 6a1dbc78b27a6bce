"""One fault of a file, as every room's rules tell it here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mscourse.book.audit.numbers import counts, of_text
from mscourse.book.audit.texts import Text
from mscourse.evidence.numbers import Sources

MARKS = "name its record or model case in a comment behind it; CONTRIBUTING.md, 'Numbers', shows how"
LONGEST = 90  # characters of a sentence that is quoted as a place


@dataclass(frozen=True, order=True)
class Fault:
    """One fault.

    Attributes
    ----------
    file, place
        The file, and where in it: a line, an entry, a cell, or the sentence itself.
    problem, remedy
        What is wrong, and what to do.

    """

    file: str
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.file}, {self.place}: {self.problem}. Remedy: {self.remedy}."


def split(words: str, otherwise: str) -> tuple[str, str]:
    """Return problem and remedy of a message: 'what is wrong; what to do', or as two sentences.

    A message that only says what to do is the remedy; `otherwise` is then the problem.
    """
    for mark in ("; ", ". "):
        problem, found, remedy = words.rstrip(".").partition(mark)
        if found:
            return problem.strip(), remedy.strip()
    return otherwise, words.rstrip(".")


def numbers(path: Path, texts: Iterable[Text], sources: Sources) -> Iterator[Fault]:
    """Yield what the number audit finds in the texts of one file; the list of plain counts holds here too."""
    listed = counts()
    for text in texts:
        for one in of_text(text, sources, listed):
            sentence = one.sentence if len(one.sentence) <= LONGEST else f"{one.sentence[:LONGEST]}…"
            wanted = f" (expected: {'; '.join(one.expected)})" if one.expected else ""
            yield Fault(str(path), f"“{sentence}”", f"{one.problem.rstrip('.')}{wanted}", MARKS)
