"""Records by kind: one word or several for each question, all questions together."""

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches

from mscourse.evidence import kinds
from mscourse.evidence.records import Record

Wanted = str | Collection[str]
Questions = dict[str, tuple[Collection[str], Callable[[Record], Collection[str]]]]
QUESTIONS: Questions = {
    "therapy": (kinds.THERAPIES, lambda one: {kinds.therapy(one)}),
    "design": (kinds.DESIGNS, lambda one: {kinds.design(one)}),
    "phenotype": (kinds.PHENOTYPES, lambda one: {kinds.phenotype(one)}),
    "outcome": (kinds.OUTCOME_KINDS, lambda one: {kinds.outcome_kind(each) for each in one}),
}
"""Of each question: the words that may be asked for, and those that a record answers."""


def select(records: Iterable[Record], wanted: Mapping[str, Wanted | None]) -> tuple[Record, ...]:
    """Return the records that fit every question; see `Library.select`."""
    there = tuple(records)
    # Topics are those of the files.
    topics = tuple(dict.fromkeys(one.topic for one in there))
    questions: Questions = {"topic": (topics, lambda one: {one.topic}), **QUESTIONS}
    for name, words in wanted.items():
        if words is not None:
            possible, answers = questions[name]
            asked = _checked(name, words, possible)
            there = tuple(one for one in there if not asked.isdisjoint(answers(one)))
    return there


def _checked(name: str, wanted: Wanted, words: Collection[str]) -> frozenset[str]:
    asked = frozenset({wanted} if isinstance(wanted, str) else wanted)
    if not asked:
        message = f"{name}: no word is given; leave it out to take all, or choose among: {', '.join(words)}"
        raise ValueError(message)
    for word in sorted(asked - set(words)):
        near = get_close_matches(word, words, n=1, cutoff=0.4)
        nearest = f"; nearest: {near[0]}" if near else ""
        message = f"{name}: there is no {word!r}{nearest}. There are: {', '.join(words)}"
        raise ValueError(message)
    return asked
