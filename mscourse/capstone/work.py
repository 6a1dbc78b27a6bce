"""What a reader hands in: the claims she found, her verdicts, and the article as it should have been."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mscourse.capstone.articles import CERTAINTY, VERDICTS

MOST_CLAIMS, LONGEST = 40, 4_000


class WorkError(ValueError):
    """What was handed in cannot be read; the message says what to write instead."""


@dataclass(frozen=True)
class Claim:
    """One claim of the article, as a reader judged it.

    Attributes
    ----------
    words
        Copied from the article, letter for letter.
    verdict
        ``supported``, ``partly``, ``preclinical``, ``unsupported`` or ``open``.
    records
        Names of records that speak to it; none where none can.
    certainty
        ``high``, ``moderate``, ``low`` or ``very low``.
    better
        The sentence that she would print instead.

    Raises
    ------
    WorkError
        If a word or a type is not one of these.

    """

    words: str
    verdict: str
    records: Sequence[str] = ()
    certainty: str = "very low"
    better: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be read, with the remedy."""
        for name in ("words", "verdict", "certainty", "better"):
            if not isinstance(getattr(self, name), str):
                message = f"{name} has to be a text in quotes, not {type(getattr(self, name)).__name__}."
                raise WorkError(message)
        if self.verdict not in VERDICTS:
            message = f"{self.verdict!r} is no verdict; write one of: {', '.join(VERDICTS)}."
            raise WorkError(message)
        if self.certainty not in CERTAINTY:
            message = f"{self.certainty!r} is no certainty; write one of: {', '.join(reversed(CERTAINTY))}."
            raise WorkError(message)
        if isinstance(self.records, str) or not all(isinstance(one, str) for one in self.records):
            message = 'records have to be a list of names, such as ["mist_burt2019"].'
            raise WorkError(message)
        if len(self.words) + len(self.better) > LONGEST:
            message = f"a claim may have {LONGEST:,} characters; copy one sentence or less from the article."
            raise WorkError(message)


@dataclass(frozen=True)
class Work:
    """A capstone as handed in.

    Attributes
    ----------
    article
        ``one``, ``two`` or ``three``.
    claims
        Those that were found.
    fair
        The article written anew.
    mind
        What would change the writer's mind, with a day by which it could be known.

    Raises
    ------
    WorkError
        If something is not of these forms.

    """

    article: str
    claims: Sequence[Claim] = field(default_factory=list)
    fair: str = ""
    mind: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be read, with the remedy."""
        if not all(isinstance(one, Claim) for one in self.claims):
            message = "claims have to be a list of Claim(...), one for each claim that you found."
            raise WorkError(message)
        if len(self.claims) > MOST_CLAIMS:
            message = f"{len(self.claims)} claims are more than {MOST_CLAIMS}; keep those that matter."
            raise WorkError(message)
        for name in ("article", "fair", "mind"):
            if not isinstance(getattr(self, name), str):
                message = f"{name} has to be a text in quotes, not {type(getattr(self, name)).__name__}."
                raise WorkError(message)
        if len(self.fair) > LONGEST or len(self.mind) > LONGEST:
            message = f"fair and mind may have {LONGEST:,} characters each; 250 words are far less."
            raise WorkError(message)
