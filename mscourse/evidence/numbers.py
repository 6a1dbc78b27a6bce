"""The number audit: a number in a sentence needs a source, and stands as the source has it.

`mscourse.evidence.marks` asks of every mark that its number is printed. This asks the other way round: every
number that is printed is one of those that the sentence's marks lead to, or a plain count. Text in, findings
out.

A plain count is what `PLAIN` describes (a chapter's number, a year, the level of an interval) or stands, word
for word and with its reason, on a list (``mscourse/book/audit/plain_counts.yml``).
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from mscourse.evidence.errors import NotShownError
from mscourse.evidence.library import Library
from mscourse.evidence.marks import (
    Finding,
    Models,
    Numbers,
    Printed,
    Reference,
    Span,
    is_hidden,
    plain,
    printed,
    spans,
)
from mscourse.evidence.records import Outcome, Record

_LABELS = "part|place|figure|step|section|number|table|question|row"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PLAIN: Mapping[str, str] = {
    r"(?m)^\s*#+ \d+ ·.*$|(?m:^\s*\d+[.)]\s)": "the number of a chapter or of a list",
    r"\b[Cc]hapters? \d+(?:(?:, | to | and |\u2013)\d+)*": "the number of a chapter",
    rf"\b(?i:{_LABELS}) \d+\b": "a label",
    rf"\b\d{{1,2}} (?:{_MONTHS})\b": "a date",
    r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)(?!\s*(?:people|patients|cells|m/s|ms\b|µm|%))": "a year",
    r"\b9\d\s?% (?:confidence |prediction )?(?:interval|limits|bound)": "the level of an interval",
    r"(?<=\d) (?:in|of every) 100(?![\d.,]*\d)": "per cent, in words: the share before it has the source",
    r"\bbetween 0 and 1\b": "the ends of a share",
    r"\bnone \(0\) to perfect \(1\)|\b0 means \w+|\(0 to 10, \w+ is better\)": "the ends of a scale",
    r"\b[A-Za-z]+[-\u2011\u2013]\d+\b": "a name, such as IL-2",
    r"\b(?:Python|Licence|Attribution|CC BY|Sans|BSD|NEURON) \d+(?:\.\d+)*": "a name with its version",
}
"""What needs no source, as it is written, and what it is."""
_RATIO = re.compile(
    r"(?P<part>\d+(?:,\d{3})*(?:\.\d+)?) (?:in|in every|(?:out )?of(?: the| every| each)?) "
    r"(?P<whole>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.,]*\d)(?!\s?%)"
)
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z\u201c\"'*\[(])|\n\s*[-*|]")
_LINK = re.compile(r"\]\((?P<address>https?://[^)\s]+)\)")
_HEAD = re.compile(r'<div class="ms-head">.*?</div>|<span class="ms-(?:no|min)".*?</span>', re.DOTALL)
"""The head of a page, with its reading time and dates, and the numbers of a list of chapters."""
HUNDRED = 100.0


@dataclass(frozen=True)
class Offer:
    """What the marks of a sentence allow it to print.

    Attributes
    ----------
    values
        Each number with what it is, in words.
    ratios
        Pairs that may stand as "part of whole".
    addresses
        Where links of the sentence may lead.

    """

    values: tuple[tuple[float, str], ...] = ()
    ratios: tuple[tuple[float, float], ...] = ()
    addresses: frozenset[str] = field(default_factory=frozenset)

    def __add__(self, other: "Offer") -> "Offer":
        """Return both together."""
        return Offer(self.values + other.values, self.ratios + other.ratios, self.addresses | other.addresses)

    def nearest(self, one: Printed) -> tuple[str, ...]:
        """Return the allowed number that comes nearest to a printed one, in words; nothing if none is."""
        if not self.values:
            return ()
        value, words = min(self.values, key=lambda held: _distance(held[0], one.value))
        return (f"{value:g} ({words})",)


def _distance(value: float, other: float) -> float:
    if value > 0 and other > 0:
        return abs(math.log(value / other))
    return 10 + abs(value - other)


# ---- what a reference allows ----


def of_outcome(one: Outcome, record: Record) -> Offer:
    """Return what a sentence may print of an outcome: number, interval, people, when it was taken."""
    p: list[float | None] = [float(one.p)] if isinstance(one.p, int | float) else [*_read(one.p)]
    limits: list[float | None] = [] if one.interval is None else [one.interval.low, one.interval.high]
    told: dict[str, list[float | None]] = {
        "value": [one.value],
        "pair": list(one.pair or ()),
        "interval": limits,
        "events": [one.events],
        "people": [one.n],
        "p": p,
        "words": [
            number for text in (one.text, one.timepoint, one.comparison, one.name) for number in _read(text)
        ],
    }
    values = [
        (float(n), f"{one.id}, {words}") for words, found in told.items() for n in found if n is not None
    ]
    made = Offer(tuple(values)) + of_record(record) + _counted(one, record)
    return made + _shares(one, values) if _is_share(one) else made


def _read(text: str | None) -> list[float]:
    return [one.value for one in printed(text or "")]


def _is_share(one: Outcome) -> bool:
    return one.unit == "percent" or "percentage" in one.measure or "%" in (one.text or "")


def _shares(one: Outcome, values: Sequence[tuple[float, str]]) -> Offer:
    """Return shares of a hundred, and the others of that hundred."""
    others = [(HUNDRED - value, f"{one.id}, the others") for value, _ in values if 0 < value < HUNDRED]
    shares = [value for value, _ in (*values, *others)]
    return Offer((*others, (HUNDRED, "per cent")), tuple((share, HUNDRED) for share in shares))


def _counted(one: Outcome, record: Record) -> Offer:
    """Return people counted out of a group, and those left."""
    if one.events is not None and one.n is not None:
        left = float(one.n - one.events)
        pairs = ((float(one.events), float(one.n)), (left, float(one.n)))
        return Offer(((left, f"{one.id}, the others"),), pairs)
    if one.measure != "count" or one.value is None:
        return Offer()
    groups = [one.n, record.population.n, *(arm.n for arm in record.arms)]
    return Offer((), tuple((float(one.value), float(n)) for n in groups if n is not None))


def of_record(record: Record) -> Offer:
    """Return what a sentence may print of any study that it marks: who was in it, for how long."""
    people = [("people", record.population.n), *(("arm", arm.n) for arm in record.arms)]
    values = [(float(n), f"{record.id}, {words}") for words, n in people if n is not None]
    told = chain(
        [
            record.followup,
            record.population.inclusion,
            record.population.phenotype,
            record.design_detail,
            record.title,
        ],
        (arm.name for arm in record.arms),
        (one.timepoint for one in record),
    )
    for text in told:
        values += [(each.value, f"{record.id}, in words") for each in printed(text or "")]
    addresses = {record.address, *record.seen_at}
    if record.doi is not None:
        addresses.add(f"https://doi.org/{record.doi}")
    return Offer(tuple(values), (), frozenset(addresses))


def of_case(name: str, numbers: Numbers) -> Offer:
    """Return what a sentence may print of a model case: its numbers, those that went in among them."""
    if isinstance(numbers, Mapping):
        made = [(float(value), f"{name}.{key}") for key, value in numbers.items()]
    else:
        listed = [numbers] if isinstance(numbers, int | float) else numbers
        made = [(float(value), name) for value in listed]
    values = [value for value, _ in made]
    return Offer(tuple(made), tuple((part, whole) for part in values for whole in (*values, HUNDRED)))


@dataclass(frozen=True)
class Sources:
    """What marks may lead to: the evidence, and the cases of models."""

    library: Library
    models: Models


def offer(references: Iterable[Reference], sources: Sources) -> Offer:
    """Return what several references allow together; one that leads nowhere allows nothing."""
    made = Offer()
    for reference in references:
        if reference.kind == "model":
            case = reference.name if reference.name in sources.models else reference.name.rpartition(".")[0]
            if case in sources.models:
                made += of_case(case, sources.models[case]())
            continue
        try:
            record = sources.library[reference.name.partition(".")[0]]
            made += of_outcome(sources.library.outcome(reference.name), record)
        except (KeyError, NotShownError):
            continue  # the check of the marks reports it
    return made


def given(values: Iterable[float]) -> Offer:
    """Return what numbers that a text's own record sets or computes allow, shares of a hundred among them."""
    made = tuple(values)
    return Offer(tuple((float(one), "its own record") for one in made), tuple((one, HUNDRED) for one in made))


NOTHING = Offer()

# ---- the audit ----


@dataclass(frozen=True)
class Count:
    """A phrase whose number is a plain count: where it stands, as written, and why it needs no source."""

    page: str
    text: str
    why: str


def audit(
    page: str,
    text: str,
    sources: Sources,
    *,
    own: Offer = NOTHING,
    counts: Sequence[Count] = (),
) -> list[Finding]:
    """Find every number of a Markdown text that no source mark of its sentence leads to.

    Parameters
    ----------
    page
        What findings call the text.
    text
        Markdown.
    sources
        What marks may lead to.
    own
        What the text's own record lets it print: the key of a question, the outcomes of a statement.
    counts
        The list of plain counts.

    Returns
    -------
    list of Finding
        Numbers without a source, ratios whose two numbers do not belong together, and links that lead to
        another study than the mark; each with the nearest number of the marks, or of all records where there
        is no mark.

    """
    text = _HEAD.sub("", text)
    listed = [count.text for count in counts if count.page == page]
    findings: list[Finding] = []
    for span in spans(text, known=lambda name: name in sources.library or is_hidden(sources.library, name)):
        references = [one for _, found in span.marks for one in found]
        allowed = offer(references, sources) + own
        words = "; ".join(mark for mark, _ in span.marks)
        findings += [
            Finding(page, sentence, words, near, problem)
            for sentence, near, problem in _faults(span, allowed, sources.library, listed)
        ]
    return findings


def _faults(
    span: Span, allowed: Offer, library: Library, listed: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    marked = bool(span.marks)
    masked = plain(_masked(span.text, listed))
    for shown, sentence in zip(_SENTENCE.split(span.sentence), _SENTENCE.split(masked), strict=True):
        for one in printed(sentence, words=False):
            if any(one.shows(value) for value, _ in allowed.values) or _scaled(one, allowed):
                continue
            near = allowed.nearest(one) if marked else _anywhere(one, library)
            problem = (
                f"{one.written} is no number of its marks."
                if marked
                else f"{one.written} has no source; mark the sentence with record.outcome or model: case."
            )
            yield shown.strip(), near, problem
        for found in _RATIO.finditer(shown):
            part, whole = (printed(found[side], words=False) for side in ("part", "whole"))
            if not (part and whole) or not marked:
                continue  # without a mark its numbers are reported one by one
            if not any(part[0].shows(a) and whole[0].shows(b) for a, b in allowed.ratios):
                near = tuple(f"{a:g} of {b:g}" for a, b in allowed.ratios[:4])
                yield shown.strip(), near, f"{found[0]!r} does not belong together in its marks."
    if allowed.addresses:
        for link in _LINK.finditer(span.text):
            address = link["address"].replace("%28", "(").replace("%29", ")")
            known = {one.replace("%28", "(").replace("%29", ")") for one in allowed.addresses}
            if address not in known:
                yield (
                    span.sentence,
                    tuple(sorted(allowed.addresses))[:3],
                    f"the link {address} leads to another study.",
                )


def _masked(text: str, listed: Sequence[str]) -> str:
    """Put a letter for every digit of a plain count."""
    for phrase in listed:
        text = text.replace(phrase, _DIGIT.sub("x", phrase))
    for pattern in PLAIN:
        text = re.sub(pattern, lambda found: _DIGIT.sub("x", found[0]), text)
    return text


_UNITS = {"mm": 1e-3, "million": 1e-6, "thousand": 1e-3, "billion": 1e-9, "seconds": 1e-3, "m/s": 1.0}


def _scaled(one: Printed, allowed: Offer) -> bool:
    """Whether a number is an allowed one in a larger unit, which stands behind it."""
    return any(
        one.after.startswith(unit) and any(one.shows(value * factor) for value, _ in allowed.values)
        for unit, factor in _UNITS.items()
    )


def _anywhere(one: Printed, library: Library) -> tuple[str, ...]:
    """Return a number of any record that the printed one shows, to help the author find its source."""
    for record in library:
        for outcome in record:
            if outcome.value is not None and outcome.value != 0 and one.shows(float(outcome.value)):
                return (f"{outcome.value:g} ({outcome.id})",)
    return ()
