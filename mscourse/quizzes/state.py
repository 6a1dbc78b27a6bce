"""What a view is told of a question, as JSON: everything it needs to ask, to mark and to answer."""

from typing import Any

from mscourse.quizzes.pictures import picture
from mscourse.quizzes.records import (
    AnyQuestion,
    Axis,
    Curve,
    Label,
    Matching,
    Miss,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Overclaim,
    Single,
)
from mscourse.quizzes.words import as_html, as_phrase, as_words


def anchor(heading: str) -> str:
    """Return the id that the book gives to a heading."""
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in heading.lower())
    return "-".join(words.split()).lstrip("-0123456789")


def question_state(question: AnyQuestion, *, pictured: bool = True) -> dict[str, Any]:
    """Return one question for a view; texts as HTML that needs no further care.

    A page carries the picture once, in what is read without scripts, and the view takes it from there:
    `pictured` is False.
    """
    return {
        "id": question.id,
        "revision": question.revision,
        "kind": question.kind,
        "prompt": as_phrase(question.prompt),
        "section": question.section,
        "anchor": anchor(question.section),
        **_own(question),
        **(_picture(question) if pictured else {}),
    }


def _own(question: AnyQuestion) -> dict[str, Any]:  # noqa: PLR0911 - one way out for each kind
    match question:
        case Single():
            return {
                "options": [_option(one) for one in question.options],
                "prediction": question.prediction,
            }
        case Multiple():
            return {"options": [_option(one) for one in question.options]}
        case Overclaim():
            return {"pieces": [_option(one) for one in question.pieces], "why": as_html(question.why)}
        case Numeric():
            return {
                "value": question.value,
                "unit": question.unit,
                "units": dict(question.units),
                "absolute": question.absolute,
                "relative": question.relative,
                "why": as_html(question.why),
                "otherwise": as_html(question.otherwise),
                "misses": [_miss(one) for one in question.misses],
            }
        case Ordering():
            return {
                "items": [
                    {"text": as_phrase(one.text), "words": as_words(one.text), "why": as_phrase(one.why)}
                    for one in question.items
                ],
                "shown": list(question.shown),
                "ends": list(question.ends),
                "why": as_html(question.why),
            }
        case Curve():
            return _curve(question)
        case Matching():
            return _matching(question)


def _option(option: Option) -> dict[str, Any]:
    return {"text": as_phrase(option.text), "why": as_phrase(option.why), "right": option.right}


def _miss(miss: Miss) -> dict[str, Any]:
    return {"low": miss.low, "high": miss.high, "why": as_html(miss.why)}


def _curve(question: Curve) -> dict[str, Any]:
    return {
        "x": _axis(question.x),
        "y": _axis(question.y),
        "points": list(question.points),
        "truth_x": list(question.truth_x),
        "value": list(question.value),
        "close": question.close,
        "nothing": question.nothing,
        "why": as_html(question.why),
        "guesses": [
            {"name": one.name, "at": list(one.at), "why": as_html(one.why)} for one in question.guesses
        ],
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {**vars(axis), "ticks": list(axis.ticks)}


def _matching(question: Matching) -> dict[str, Any]:
    return {
        "pairs": [
            {"text": as_phrase(one.text), "words": as_words(one.text), "why": as_phrase(one.why)}
            for one in question.pairs
        ],
        # A list to choose from can hold plain words only.
        "partners": [as_words(one.match) for one in question.pairs],
        "shown": list(question.shown),
        "why": as_html(question.why),
        **({"alt": question.alt} if isinstance(question, Label) else {}),
    }


def _picture(question: AnyQuestion) -> dict[str, Any]:
    return {"picture": picture(question.picture)} if isinstance(question, Label) else {}
