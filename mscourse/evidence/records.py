"""A published study as the course may show it: typed, immutable, and without anything that was not read.

What may not be shown never reaches these objects. An outcome that was not read at its source is only a name
in `Record.hidden`; an author, year or journal that was remembered is None; a DOI that was not seen in print
is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mscourse.evidence.errors import NotShownError

IntervalKind = Literal["ci", "iqr", "range"]
PairKind = Literal["before_after", "two_groups"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits that belong to a value, in its unit.

    Attributes
    ----------
    low, high
        The limits, low first.
    kind
        Only ``ci`` is a confidence interval; ``iqr`` (interquartile range) and ``range`` describe a spread
        and are never drawn as uncertainty.
    level
        Confidence level in percent, for ``ci``.

    """

    low: Number
    high: Number
    kind: IntervalKind
    level: Number | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """Who was studied: how many people, which form of MS, and how they were chosen."""

    n: int | None = None
    phenotype: str | None = None
    inclusion: str | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """One group of a study, and how many people it had."""

    name: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One number, or one finding in words, that was read at its source.

    Attributes
    ----------
    id
        ``record_id.outcome_id``: how a page cites the number.
    name, timepoint, comparison
        What was measured, when, and in whom: a group, or "A vs B" (A is the numerator, or is subtracted
        from).
    measure
        ``hazard_ratio``, ``percentage``, ``count``, ``narrative`` and so on.
    value
        Point estimate; None where the source prints no single number. Percent runs from 0 to 100.
    text
        The published wording; where there is one, it is printed instead of `value`.
    pair, pair_kind
        The two numbers of a text such as "3.38 -> 2.36".
    interval
        Limits that belong to `value`.
    p
        A number, or a text such as "<0.001".
    events, n
        Those with the event, and those at risk.
    unit
        Such as ``percent``, ``ms`` or ``years``; None for ratios and plain counts.
    brackets
        What the bracketed figure of `text` is, such as "standard error".
    harm
        Whether the record files it under harms.

    """

    id: str
    name: str
    measure: str
    timepoint: str | None = None
    comparison: str | None = None
    value: Number | None = None
    text: str | None = None
    pair: tuple[Number, Number] | None = None
    pair_kind: PairKind | None = None
    interval: Interval | None = None
    p: Number | str | None = None
    events: int | None = None
    n: int | None = None
    unit: str | None = None
    brackets: str | None = None
    harm: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One study or source.

    Attributes
    ----------
    id, aliases
        Its name in the course, and the names of duplicates that were merged into it.
    topic, design, design_detail
        What it is about and how it was done; `design_detail` in more words.
    title
        What it is, in the course's words: not its printed title.
    first_author, year, journal, citation
        None where not seen in print.
    doi
        Only if it was seen in print beside this work.
    seen_at
        Addresses of the pages that were read, the publisher's or another official one first.
    population, arms, followup
        Who was studied, in which groups, for how long.
    outcomes, harms
        What may be shown; harms apart, so that no page shows benefit alone without meaning to.
    caveat
        Why the numbers may mislead; stands next to them.
    checked
        When the record was last compared with its sources.
    due
        When that has to be done again.
    hidden
        Names of the outcomes that may not be shown.

    """

    id: str
    topic: str
    title: str
    design: str
    seen_at: tuple[str, ...]
    checked: date
    due: date
    population: Population
    aliases: tuple[str, ...] = ()
    first_author: str | None = None
    year: int | None = None
    journal: str | None = None
    citation: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    registry_id: str | None = None
    design_detail: str | None = None
    arms: tuple[Arm, ...] = ()
    followup: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    harms: tuple[Outcome, ...] = ()
    caveat: str | None = None
    hidden: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Outcome]:
        """Give every outcome and harm, in the order of the file."""
        yield from self.outcomes
        yield from self.harms

    def __getitem__(self, name: str) -> Outcome:
        """Return an outcome or harm by its name within the record.

        Raises
        ------
        NotShownError
            If it was not read at its source.
        KeyError
            If there is none of that name; the message lists those there are.

        """
        for one in self:
            if one.id == f"{self.id}.{name}":
                return one
        if name in self.hidden:
            message = (
                f"{self.id}.{name} may not be shown: it was not read at its source (verified: false). "
                "Choose another outcome, or leave the number out."
            )
            raise NotShownError(message)
        there = ", ".join(one.id.partition(".")[2] for one in self) or "none"
        message = f"record {self.id!r} has no outcome {name!r}; there are: {there}"
        raise KeyError(message)

    def overdue(self, on: date) -> bool:
        """Whether the record should have been checked again before a day."""
        return on > self.due

    @property
    def short_name(self) -> str:
        """How a table or a link names it: first author and year, or what it is where these were not seen."""
        if self.first_author is None:
            return self.title if self.year is None else f"{self.title} ({self.year})"
        name = surname(self.first_author)
        return name if self.year is None else f"{name} {self.year}"

    @property
    def address(self) -> str:
        """Where a reader finds it: the DOI, else the first of the pages that were read."""
        if self.doi is not None:
            # Brackets would end a link in Markdown.
            return f"https://doi.org/{self.doi}".replace("(", "%28").replace(")", "%29")
        return self.seen_at[0]


def surname(author: str) -> str:
    """Cut an author such as "Burt RK" to the surname; a group keeps its name, without bracketed words."""
    plain = author.partition(" (")[0].strip()
    *names, last = plain.split(" ")
    initials = last.replace("-", "").replace(".", "")
    return " ".join(names) if names and initials.isupper() and len(initials) <= 3 else plain  # noqa: PLR2004 - "RK", "J-M"
