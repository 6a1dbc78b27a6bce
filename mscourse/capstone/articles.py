"""The articles of the capstone: texts of our own making, and what there is to find in each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mscourse.quizzes.bank import figure
from mscourse.quizzes.records import Figure
from mscourse.quizzes.source import BankError, Field, read

FOLDER = Path(__file__).parent / "articles"
NAMES = ("example", "one", "two", "three")
VERDICTS = ("supported", "partly", "preclinical", "unsupported", "open")
CERTAINTY = ("very low", "low", "moderate", "high")  # rising


@dataclass(frozen=True)
class Checkable:
    """A claim of an article that records can speak to.

    Attributes
    ----------
    words
        As they stand in the article.
    verdicts
        Those that can be defended; ours first.
    records
        Any of these speaks to it; empty where none can.
    against
        One of these limits or contradicts what the others say, and has to be named too.
    most
        The highest certainty that these records carry.
    look
        The chapter and heading where it was taught.
    why
        Our reading, in a sentence or two.

    """

    words: str
    verdicts: tuple[str, ...]
    records: tuple[str, ...]
    against: tuple[str, ...]
    most: str
    look: str
    why: str


@dataclass(frozen=True)
class Article:
    """A press article.

    Attributes
    ----------
    name
        ``one``, ``two`` or ``three``.
    title, kind
        Its headline, and what printed it.
    paragraphs
        Its text.
    claims
        What there is to find, in the order of the text.
    figures
        The true numbers in it, with their sources.

    """

    name: str
    title: str
    kind: str
    paragraphs: tuple[str, ...]
    claims: tuple[Checkable, ...]
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """The whole text, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs)

    def paragraph_of(self, claim: Checkable) -> int:
        """Return the number of the paragraph in which a claim stands, from 1."""
        return next(at for at, one in enumerate(self.paragraphs, 1) if claim.words in one)


@cache
def named(name: str) -> Article:
    """Return an article.

    Raises
    ------
    KeyError
        If there is none of that name; the message lists them.
    BankError
        If its file cannot be used; the message names line and remedy.

    """
    if name not in NAMES:
        message = f"there is no article {name!r}; choose one of: {', '.join(NAMES)}"
        raise KeyError(message)
    path = FOLDER / f"{name}.yaml"
    return parsed(name, path.read_bytes(), path.name)


def parsed(name: str, text: bytes, file: str) -> Article:
    """Read one article; arguments and errors as for `named`."""
    top = read(text, file).fields(("title", "kind", "paragraphs", "claims", "figures"))
    paragraphs = top["paragraphs"].each(Field.text, 2, 12)
    claims = tuple(_claim(field, paragraphs) for field in top["claims"].items())
    figures = top["figures"].each(figure, 0, 40)
    for at, one in enumerate(figures):
        if not any(one.shown in paragraph for paragraph in paragraphs):
            top["figures"].items()[at].refuse(f"{one.shown!r} is not in the text", "copy the words")
    return Article(name, top["title"].text(80), top["kind"].text(60), paragraphs, claims, figures)


def _claim(field: Field, paragraphs: tuple[str, ...]) -> Checkable:
    needed = ("words", "verdicts", "records", "most", "look", "why")
    fields = field.fields(needed, ("against",))
    words = fields["words"].text(200)
    if sum(one.count(words) for one in paragraphs) != 1:
        fields["words"].refuse("these words do not stand in the text just once", "copy them from it")
    return Checkable(
        words,
        fields["verdicts"].each(lambda one: one.one_of(VERDICTS), 1, 3),
        fields["records"].each(Field.text, 0, 12),
        fields["against"].each(Field.text) if "against" in fields else (),
        fields["most"].one_of(CERTAINTY),
        fields["look"].text(120),
        fields["why"].text(400),
    )


__all__ = ["CERTAINTY", "NAMES", "VERDICTS", "Article", "BankError", "Checkable", "named", "parsed"]
