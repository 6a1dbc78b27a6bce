"""Marking: a question and an answer in, a mark out. ``mark`` in ``web/marking.js`` does the same in the page.

Both are run against one file of cases, ``tests/quizzes/vectors.yaml``, and have to agree on every one. An
answer is what JSON can hold, because that is how the page and the notebook keep it:

===================  =====================================================================
single               the place of the chosen option, from 0
multiple, overclaim  a list of the places marked, each once
numeric              the text as it was written
ordering             every item's place in the right order, in the order chosen
curve                a value for each point; null where nothing was drawn
matching, label      for each thing the partner's place; null where none was chosen
===================  =====================================================================
"""

import math
import re
from dataclasses import dataclass
from typing import Any, Literal

from mscourse.quizzes.records import (
    AnyQuestion,
    Curve,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Overclaim,
    Single,
)

Status = Literal["empty", "malformed", "right", "partial", "wrong", "compare"]
LONGEST_NUMBER = 64
# A value on the edge of a tolerance counts as inside, whatever the last bit of a binary fraction says.
SLACK_RELATIVE, SLACK_ABSOLUTE = 1e-9, 1e-12

_SPACES = re.compile("[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_MINUS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_PLUS = re.compile("[\ufe62\uff0b]")
_NUMBER = re.compile(r"([+-]?) ?([0-9][0-9.,' ]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3})(?![0-9]))?(.*)")
_PLAIN = re.compile(r"[0-9]+[.,]?[0-9]*|[.,][0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ ,.'])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]*)?")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


@dataclass(frozen=True)
class Mark:
    """What marking found.

    Attributes
    ----------
    status
        ``compare`` for a prediction, which is never called right or wrong.
    got, of
        How many of how many parts were judged rightly; of a numeric or single question 0 or 1 of 1.
    parts
        For each part whether it was judged rightly; empty where there is one part.
    code
        Which word of feedback fits: ``miss 2``, ``guess 0``, ``number``, ``unit``, ``other unit``,
        ``otherwise``, ``too long``, or "".

    """

    status: Status
    got: int = 0
    of: int = 0
    parts: tuple[bool, ...] = ()
    code: str = ""


EMPTY = Mark("empty")
MALFORMED = Mark("malformed")


def mark(question: AnyQuestion, answer: Any) -> Mark:  # noqa: PLR0911 - one way out for each kind
    """Mark an answer. Never raises for an answer, whatever it is.

    Parameters
    ----------
    question
        A record of the bank.
    answer
        What JSON can hold; see the table above. None is an answer not yet given.

    """
    if answer is None:
        return EMPTY
    match question:
        case Single():
            return _single(question, answer)
        case Multiple():
            return _marked(answer, tuple(option.right for option in question.options))
        case Overclaim():
            return _marked(answer, tuple(piece.right for piece in question.pieces))
        case Numeric():
            return _numeric(question, answer)
        case Ordering():
            return _ordering(question, answer)
        case Curve():
            return _curve(question, answer)
        case Matching():
            return _matching(question, answer)


def _place(value: Any, most: int) -> int | None:
    """Return a place in a list of `most`, or None if the value is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if 0 <= value < most and value == int(value) else None


def _score(parts: tuple[bool, ...]) -> Mark:
    got = sum(parts)
    status: Status = "right" if got == len(parts) else "partial" if got else "wrong"
    return Mark(status, got, len(parts), parts)


def _single(question: Single, answer: Any) -> Mark:
    place = _place(answer, len(question.options))
    if place is None:
        return MALFORMED
    if question.prediction:
        return Mark("compare")
    right = question.options[place].right
    return Mark("right" if right else "wrong", int(right), 1)


def _marked(answer: Any, right: tuple[bool, ...]) -> Mark:
    if not isinstance(answer, list) or len(answer) > len(right):
        return MALFORMED
    places = [_place(one, len(right)) for one in answer]
    if None in places or len(set(places)) < len(places):
        return MALFORMED
    if not places:
        return EMPTY
    return _score(tuple((place in places) == wanted for place, wanted in enumerate(right)))


def _ordering(question: Ordering, answer: Any) -> Mark:
    length = len(question.items)
    if not isinstance(answer, list) or len(answer) != length:
        return MALFORMED
    places = [_place(one, length) for one in answer]
    if None in places or len(set(places)) < length:
        return MALFORMED
    return _score(tuple(place == item for place, item in enumerate(places)))


def _matching(question: Matching, answer: Any) -> Mark:
    length = len(question.pairs)
    if not isinstance(answer, list) or len(answer) != length:
        return MALFORMED
    places = [None if one is None else _place(one, length) for one in answer]
    if any(place is None and one is not None for place, one in zip(places, answer, strict=True)):
        return MALFORMED
    if None in places:
        return EMPTY
    return _score(tuple(place == partner for place, partner in enumerate(places)))


def _curve(question: Curve, answer: Any) -> Mark:
    if not isinstance(answer, list) or len(answer) != len(question.points):
        return MALFORMED
    for one in answer:
        number = isinstance(one, (int, float)) and not isinstance(one, bool)
        if one is not None and not (number and question.y.low <= one <= question.y.high):
            return MALFORMED
    if None in answer:
        return EMPTY
    truth = [truth_at(question, point) for point in question.points]
    wanted = [question.y.low if one is None else one for one in truth]
    parts = tuple(_within(one, aim, question.close) for one, aim in zip(answer, wanted, strict=True))
    nearest, code = _distance(answer, wanted), ""
    for place, guess in enumerate(question.guesses):
        distance = _distance(answer, guess.at)
        if distance < nearest and distance <= 2 * question.close:
            nearest, code = distance, f"guess {place}"
    return Mark("compare", sum(parts), len(parts), parts, code)


def truth_at(question: Curve, x: float) -> float | None:
    """Return the model's value at one place, on the straight line between its neighbours.

    None where the model has no value: where a neighbour has none, unless the place is that of the other.
    """
    places, values = question.truth_x, question.value
    for left, right, low, high in zip(places, places[1:], values, values[1:], strict=False):
        if left <= x <= right:
            if x == left:
                return low
            if x == right:
                return high
            if low is None or high is None:
                return None
            return low + (high - low) * (x - left) / (right - left)
    return None


def _distance(one: Any, other: Any) -> float:
    total = 0.0  # added one by one, as the page does: sum() rounds differently from Python 3.12 on
    for a, b in zip(one, other, strict=True):
        total += abs(a - b)
    return total / len(one)


def _within(value: float, aim: float, tolerance: float) -> bool:
    return abs(value - aim) <= tolerance * (1 + SLACK_RELATIVE) + SLACK_ABSOLUTE


def _numeric(question: Numeric, answer: Any) -> Mark:  # noqa: PLR0911 - one way out for each message
    if not isinstance(answer, str):
        return MALFORMED
    if len(answer) > LONGEST_NUMBER:
        return Mark("malformed", code="too long")
    written = tidy(answer)
    if not written:
        return EMPTY
    numbers, unit = read_number(written)
    if not numbers:
        return Mark("malformed", code="number")
    size = unit_size(question, unit)
    if size is None:
        return Mark("malformed", code="unit")
    tolerance = max(question.absolute, question.relative * abs(question.value))
    if any(_within(number * size, question.value, tolerance) for number in numbers):
        return Mark("right", 1, 1)
    for place, miss in enumerate(question.misses):
        if any(
            _within(number * size, (miss.low + miss.high) / 2, (miss.high - miss.low) / 2)
            for number in numbers
        ):
            return Mark("wrong", 0, 1, code=f"miss {place}")
    other = size != 1 and any(_within(number, question.value, tolerance) for number in numbers)
    return Mark("wrong", 0, 1, code="other unit" if other else "otherwise")


def tidy(written: str) -> str:
    """Return what was written with one kind of space, minus and plus, and without unseen marks."""
    plain = _PLUS.sub("+", _MINUS.sub("-", _UNSEEN.sub("", written)))
    return _SPACES.sub(" ", plain).strip(" ")


def read_number(written: str) -> tuple[tuple[float, ...], str]:
    """Read a number, with comma or point, and what stands behind it.

    Two numbers come back where a comma can mean either: ``1,234`` is read as 1.234 and as 1234. None come
    back where there is no number, or one too large to hold.
    """
    found = _NUMBER.fullmatch(written)
    if not found:
        return (), ""
    sign, digits, power, rest = found.groups()
    digits, unit = digits.rstrip(" "), rest.strip(" ")
    forms = []
    if _PLAIN.fullmatch(digits):
        forms.append(digits.replace(",", "."))
    grouped = _GROUPED.fullmatch(digits)
    if grouped and (not forms or _AMBIGUOUS.fullmatch(digits)):
        forms.append(digits.replace(grouped[1], "").replace(",", "."))
    numbers = [float(f"{sign}{form}e{power or 0}") for form in forms if form.count(".") <= 1]
    return tuple(one for one in numbers if math.isfinite(one)), unit


def unit_size(question: Numeric, unit: str) -> float | None:
    """Return how many of the question's units one of the written unit is; None if it is not known.

    No unit at all means the question's own. Capital letters may stand for small ones where no doubt is left.
    """
    if not unit:
        return 1.0
    named = _same_micro(unit)
    sizes = {_same_micro(name): size for name, size in question.units.items()}
    if named in sizes:
        return sizes[named]
    alike = [size for name, size in sizes.items() if name.lower() == named.lower()]
    return alike[0] if len(alike) == 1 else None


def _same_micro(unit: str) -> str:
    return unit.replace("\u00b5", "\u03bc")
