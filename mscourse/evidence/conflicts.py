"""Records that disagree: a question, the sides with what each rests on, and why they may differ."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement.

    Attributes
    ----------
    says
        What this side found, in one sentence without figures.
    outcomes
        Ids of the numbers that it rests on, ``record.outcome``, in the order in which they are shown.

    """

    says: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where records disagree.

    Attributes
    ----------
    id, topic
        Its name, and the therapy or subject it belongs to, one of the topics of records.
    title
        What it is about, in two to six words.
    question
        What the sides answer differently.
    sides
        Two or more; each with its numbers.
    reasons
        Why they may differ, a sentence or two each, likeliest first.
    settle
        What would settle it, in one sentence.
    checked, due
        When it was last compared with the records, and when that is to be done again.

    """

    id: str
    topic: str
    title: str
    question: str
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]
    settle: str
    checked: date
    due: date

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Ids of all numbers, side by side."""
        return tuple(name for one in self.sides for name in one.outcomes)

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of all records, each once."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self.outcomes))
