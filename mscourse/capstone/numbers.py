"""Whether a number of a text stands in one of the records it names, or in the article it answers."""

import re
from collections.abc import Iterable, Iterator

from mscourse.evidence.records import Outcome, Record

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
# These count, name or round in any text: one in ten, per 100, of 1,000.
ALWAYS = {0.0, 1.0, 2.0, 10.0, 100.0, 1000.0}


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, as written."""
    return _NUMBER.findall(text)


def value(number: str) -> float:
    """Return what a written number is."""
    return float(number.replace(",", ""))


def held(record: Record) -> Iterator[float]:
    """Yield every number that a record may show, whole years and people included."""
    if record.year:
        yield float(record.year)
    if record.population.n:
        yield float(record.population.n)
    for one in record:
        yield from _of_outcome(one)


def _of_outcome(one: Outcome) -> Iterator[float]:
    for each in (one.value, one.events, one.n, *(one.pair or ())):
        if each is not None:
            yield float(each)
    if one.interval:
        yield from (float(one.interval.low), float(one.interval.high), float(one.interval.level or 0))
    for text in (one.text, one.timepoint, one.name):
        yield from (value(each) for each in numbers(text or ""))


def untraced(text: str, records: Iterable[Record], article: str) -> list[str]:
    """Return the numbers of a text that stand neither in the records nor in the article, as written.

    A number may be rounded to a whole one, and a minus sign may be said in words.
    """
    known = {value(one) for one in numbers(article)} | ALWAYS
    for record in records:
        known |= {abs(one) for one in held(record)}
    known |= {float(round(one)) for one in known}
    return [one for one in numbers(text) if value(one) not in known]
