"""A claim of the press with its verdict, and a statement of the course with its certainty."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Lean = Literal["supported", "partly", "preclinical", "unsupported", "open"]
Level = Literal["high", "moderate", "low", "very low"]

LEVELS: dict[Level, int] = {"very low": 1, "low": 2, "moderate": 3, "high": 4}
"""How many of four dots stand beside each certainty word."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an article tells its readers, and what the records say about it.

    Attributes
    ----------
    id, article, chapter
        Its name, the article it comes from (a or b), and the chapter that checks it.
    statement
        The claim, in the course's words.
    lean
        On which side the verdict lies.
    verdict
        The verdict as it is printed: a word and its limit.
    argument
        Two or three sentences that weigh the records.
    wording
        What the course would print instead: a true sentence of the same length.
    change
        What would change the verdict: one sentence.
    records
        Ids of the records that bear on it.
    checked, due
        When it was last checked, and when it has to be checked again.

    """

    id: str
    article: str
    chapter: str
    statement: str
    lean: Lean
    verdict: str
    argument: str
    wording: str
    change: str
    records: tuple[str, ...]
    checked: date
    due: date

    def overdue(self, on: date) -> bool:
        """Whether the claim should have been checked again before a day."""
        return on > self.due


Basis = Literal["randomised trials", "observational studies", "experiments"]
Domain = Literal[
    "risk of bias",
    "inconsistency",
    "indirectness",
    "imprecision",
    "publication bias",
    "large effect",
    "dose response",
    "opposing bias",
]

BEGINS: dict[Basis, Level] = {"randomised trials": "high", "observational studies": "low"}
"""Where a body of evidence begins, by how it was found; for experiments, such as in animals, it is stated."""
RAISING: frozenset[Domain] = frozenset(["large effect", "dose response", "opposing bias"])
"""Domains that raise the word; all others lower it."""
_COUNTED = {1: "one step", 2: "two steps"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a certainty was lowered or raised.

    Attributes
    ----------
    domain
        One of the five reasons to lower or three to raise of GRADE (G. H. Guyatt and others, BMJ 336 (2008)
        924-926, doi:10.1136/bmj.39489.470347.AD).
    steps
        By how many words, fewest and most; the same twice unless the certainty is a span.
    why
        One plain sentence.

    """

    domain: Domain
    steps: tuple[int, int]
    why: str

    @property
    def words(self) -> str:
        """Such as "Down one step for imprecision: few people were studied."."""
        way = "Up" if self.domain in RAISING else "Down"
        fewest, most = self.steps
        counted = _COUNTED[most] if fewest == most else f"one or {_COUNTED[most]}"
        why = self.why if self.why[1:2].isupper() else self.why[:1].lower() + self.why[1:]
        return f"{way} {counted} for {self.domain}: {why}"


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the course is: a word, at most a second one ("moderate to high"), where it holds, and why.

    Attributes
    ----------
    level, to
        The word, and the second one of a span.
    basis, start
        What kind of evidence it is, and the word it begins at.
    reasons
        What lowered or raised it from there.
    where
        In whom or against what it holds.
    why
        The chief reason in a few words, for places where there is room for no more.

    """

    level: Level
    basis: Basis
    start: Level
    reasons: tuple[Reason, ...] = ()
    to: Level | None = None
    where: str | None = None
    why: str | None = None

    @property
    def grounds(self) -> str:
        """Where it began and what moved it, in sentences."""
        begun = f"Begins at {self.start} ({self.basis})."
        moved = [one.words for one in self.reasons] or ["Nothing lowers or raises it."]
        return " ".join([begun, *moved])

    @property
    def dots(self) -> int:
        """From 1 (very low) to 4 (high); of two words, the lower one."""
        return LEVELS[self.level]

    @property
    def words(self) -> str:
        """Such as "moderate to high" or "high, in animals"."""
        span = self.level if self.to is None else f"{self.level} to {self.to}"
        return span if self.where is None else f"{span}, {self.where}"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a body of evidence lets the course say.

    Attributes
    ----------
    id, chapter
        Its name, and the chapter it belongs to.
    statement
        One sentence; for a group of numbers without a conclusion, its heading.
    certainty
        One or more words, each for its own circumstances; none for a mere group of numbers.
    change
        What would change the word.
    outcomes
        Ids of the numbers that it rests on, ``record.outcome``, in the order of the table.
    records
        Ids of the records that it rests on.

    """

    id: str
    chapter: str
    statement: str
    outcomes: tuple[str, ...]
    records: tuple[str, ...]
    certainty: tuple[Certainty, ...] = ()
    change: str | None = None
