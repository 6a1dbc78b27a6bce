"""Many learners' files into one table: which questions work, and which ideas are left.

The files are those that a page writes under *Your answers*, *Save to a file*. No name stands in them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mscourse.gain import luck
from mscourse.gain.forms import LETTERS, Letter, Place
from mscourse.gain.sitting import SITTINGS, SURE, Given, Name, Sitting, sitting
from mscourse.progress.document import Document
from mscourse.quizzes.records import Single

WEAK = 0.15  # a question whose answers go less than this with the rest of the form measures something else
Person: TypeAlias = Mapping[Name, Sitting]  # the finished sittings of one learner
FEWEST = 10  # below that a share per option and a correlation say little


@dataclass(frozen=True)
class Row:
    """One question of one form.

    Attributes
    ----------
    place, form, topic
        Which one.
    shares
        The share that was right, by sitting; without those who did not sit this form then.
    people
        How many sat it, by sitting.
    discriminates
        Correlation of being right here with the score on the rest of the form, over all sittings; None
        where it has no value.
    sure_and_wrong
        Of the wrong answers, the share given by people who were sure; None without wrong answers.
    unused
        Wrong options that nobody chose, as letters.

    """

    place: str
    form: Letter
    topic: str
    shares: Mapping[Name, float]
    people: Mapping[Name, int]
    discriminates: float | None
    sure_and_wrong: float | None
    unused: tuple[str, ...]

    @property
    def look_at(self) -> bool:
        """Whether enough people answered to say that this question should be written anew."""
        weak = self.discriminates is not None and self.discriminates < WEAK
        return sum(self.people.values()) >= FEWEST and (weak or bool(self.unused))


@dataclass(frozen=True)
class Report:
    """What a class's answers say.

    Attributes
    ----------
    learners
        How many files held a finished sitting.
    gains
        Score after less score before, by who took which form first.
    reliability
        KR-20 by form, over all sittings; None where it has no value.
    rows
        Every question of both forms.
    left
        For each misconception, how often someone who was sure chose it after the course.

    """

    learners: int
    gains: Mapping[Letter, tuple[int, ...]]
    reliability: Mapping[Letter, float | None]
    rows: tuple[Row, ...]
    left: Mapping[str, int]


def report(documents: Iterable[Document], places: Sequence[Place]) -> Report:
    """Return what the answers of a class say; documents without a finished sitting are passed over."""
    people: list[Person] = []
    for document in documents:
        over = {name: sat for name in SITTINGS if (sat := sitting(name, document, places))}
        if over:
            people.append(over)
    gains: dict[Letter, list[int]] = {letter: [] for letter in LETTERS}
    for one in people:
        if "before" in one and "after" in one:
            gains[one["before"].form].append(one["after"].score - one["before"].score)
    by_form = {letter: [s for one in people for s in one.values() if s.form == letter] for letter in LETTERS}
    return Report(
        learners=len(people),
        gains={letter: tuple(values) for letter, values in gains.items()},
        reliability={letter: _reliability(by_form[letter], places) for letter in LETTERS},
        rows=tuple(_row(place, letter, people, by_form[letter]) for letter in LETTERS for place in places),
        left=_left(people, places),
    )


def _right(sat: Sequence[Sitting], places: Sequence[Place]) -> luck.Floats:
    return np.array([[one.given[place.name].right for place in places] for one in sat], dtype=float)


def _reliability(sat: Sequence[Sitting], places: Sequence[Place]) -> float | None:
    try:
        return luck.kr20(_right(sat, places).reshape(len(sat), len(places)))
    except ValueError:
        return None


def _row(
    place: Place, letter: Letter, people: Sequence[Mapping[Name, Sitting]], sat: Sequence[Sitting]
) -> Row:
    by_name = {
        name: [
            one[name].given[place.name].right for one in people if name in one and one[name].form == letter
        ]
        for name in SITTINGS
    }
    right = [one.given[place.name].right for one in sat]
    rest = [one.score - one.given[place.name].right for one in sat]
    wrong = [one.given[place.name] for one in sat if not one.given[place.name].right]
    return Row(
        place.name,
        letter,
        place.topic,
        {name: sum(values) / len(values) for name, values in by_name.items() if values},
        {name: len(values) for name, values in by_name.items()},
        _correlation(right, rest),
        sum(one.sure == SURE for one in wrong) / len(wrong) if wrong else None,
        _unused(place, letter, sat),
    )


def _correlation(right: Sequence[bool], rest: Sequence[int]) -> float | None:
    if len(set(right)) < 2 or len(set(rest)) < 2:  # noqa: PLR2004 - what does not vary goes with nothing
        return None
    return float(np.corrcoef(np.array(right, dtype=float), np.array(rest, dtype=float))[0, 1])


def _unused(place: Place, letter: Letter, sat: Sequence[Sitting]) -> tuple[str, ...]:
    question = place.questions[letter]
    if not isinstance(question, Single) or not sat:
        return ()
    chosen = Counter(_option(one.given[place.name], question) for one in sat)
    return tuple(
        "ABCDEF"[at] for at, option in enumerate(question.options) if not option.right and not chosen[at]
    )


def _left(people: Sequence[Person], places: Sequence[Place]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in people:
        if "after" not in one:
            continue
        for place in places:
            question, given = place.questions[one["after"].form], one["after"].given[place.name]
            at = _option(given, question) if isinstance(question, Single) else None
            if isinstance(question, Single) and at is not None and given.sure == SURE and not given.right:
                named = question.options[at].misconception
                found.update([named] if named else [])
    return dict(found.most_common())


def _option(given: Given, question: Single) -> int | None:
    """Return the option that was chosen; None where what is stored is none."""
    at = given.answer
    return at if isinstance(at, int) and at in range(len(question.options)) else None
