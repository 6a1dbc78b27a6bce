"""Questions as a list to read: on paper, with scripts off, in a stored notebook, and as plain text.

The questions come first and the answers with their reasons at the end, so that a reader can try before she
looks. ``entry`` says what a list holds; ``as_html`` and ``as_text`` write it down.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase

from mscourse.quizzes import words
from mscourse.quizzes.pictures import picture
from mscourse.quizzes.records import (
    AnyQuestion,
    Axis,
    Curve,
    Label,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Overclaim,
    Single,
)

HOW = {
    "single": "choose one",
    "multiple": "choose all that are right",
    "numeric": "write a number",
    "ordering": "put in order",
    "curve": "draw, then compare",
    "matching": "find the partners",
    "label": "name the places",
    "overclaim": "mark what goes too far",
}
CHECK = "This is self-check, not an exam: the answers lie in this page too."
PREDICT = "A prediction is compared, never graded."
WIDTH = 88


@dataclass(frozen=True)
class Entry:
    """A question as a list shows it. All texts are Markdown.

    Attributes
    ----------
    how
        What the reader does.
    prompt
        What is asked.
    choices
        What there is to choose from, each with its sign: ("A", "..."); a blank to fill has the sign "".
    answer
        The answer in a few words; "" for a guess that is only kept.
    reasons
        What is said to an answer, each with the sign of its choice, or "".

    """

    how: str
    prompt: str
    choices: tuple[tuple[str, str], ...]
    answer: str
    reasons: tuple[tuple[str, str], ...]


def note(questions: Sequence[AnyQuestion]) -> str:
    """Return what a reader should know before she begins."""
    return PREDICT if all(one.is_prediction for one in questions) else CHECK


def entry(question: AnyQuestion) -> Entry:
    """Return what a list holds of a question."""
    choices: list[tuple[str, str]]
    match question:
        case Single() | Multiple():
            choices, reasons, answer = _chosen(question.options)
        case Overclaim():
            choices, reasons, answer = _chosen(question.pieces)
            reasons.append(("", question.why))
        case Numeric():
            choices = [("", f"\\_\\_\\_\\_\\_\\_ {question.unit}".strip())]
            answer = f"{_brief(question.value)} {question.unit}".strip()
            reasons = [("", question.why)]
        case Ordering():
            choices = [
                (sign, question.items[place].text)
                for sign, place in zip(ascii_uppercase, question.shown, strict=False)
            ]
            signs = {place: sign for sign, place in zip(ascii_uppercase, question.shown, strict=False)}
            answer = ", ".join(signs[place] for place in range(len(question.items)))
            reasons = [(signs[place], item.why) for place, item in enumerate(question.items)]
            reasons.append(("", question.why))
        case Curve():
            choices = [("", f"Across: {_axis(question.x)}."), ("", f"Upwards: {_axis(question.y)}.")]
            answer = "; ".join(_points(question))
            reasons = [("", question.why)]
        case Matching():
            offered = " · ".join(question.pairs[place].match for place in question.shown)
            choices = [(str(number), pair.text) for number, pair in enumerate(question.pairs, 1)]
            choices.append(("", f"To choose from: {offered}."))
            answer = ", ".join(f"{number} {pair.match}" for number, pair in enumerate(question.pairs, 1))
            reasons = [(str(number), pair.why) for number, pair in enumerate(question.pairs, 1)]
            reasons.append(("", question.why))
    return Entry(HOW[question.kind], question.prompt, tuple(choices), answer, tuple(reasons))


def _chosen(options: Sequence[Option]) -> tuple[list[tuple[str, str]], list[tuple[str, str]], str]:
    signed = list(zip(ascii_uppercase, options, strict=False))
    right = ", ".join(sign for sign, one in signed if one.right)
    return [(sign, one.text) for sign, one in signed], [(sign, one.why) for sign, one in signed], right


def _axis(axis: Axis) -> str:
    low, high = f"{axis.low:g}", f"{axis.high:g} {axis.unit}".strip()
    return f"{axis.name.lower()}, {low} to {high}"


def _points(question: Curve) -> list[str]:
    from mscourse.quizzes.marking import truth_at  # noqa: PLC0415 - of curves only

    told = []
    for point in question.points:
        value = truth_at(question, point)
        shown = question.nothing if value is None else f"{_brief(value)} {question.y.unit}"
        told.append(f"at {point:g} {question.x.unit}: {shown}")
    return told


def _brief(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004 - three figures do


def as_html(questions: Sequence[AnyQuestion], title: str, *, still: bool) -> str:
    """Return the list as HTML without script or style sheet.

    Parameters
    ----------
    questions
        In the order asked.
    title
        Stands above.
    still
        Whether it is stored in a notebook, whose viewers drop a picture of this kind: its words stand there.

    """
    entries = [entry(one) for one in questions]
    asked = "".join(
        f"<li><p><small>{made.how}</small></p>{words.as_html(made.prompt)}"
        f"{_pictured(question, still=still)}{_listed(made.choices)}</li>"
        for question, made in zip(questions, entries, strict=True)
    )
    solved = "".join(f"<li>{_answered(made)}</li>" for made in entries)
    return (
        f"<p><strong>{escape(title)}</strong></p><p><small>{note(questions)}</small></p><ol>{asked}</ol>"
        f"<details><summary>{_end(questions)}</summary><ol>{solved}</ol></details>"
    )


def _end(questions: Sequence[AnyQuestion]) -> str:
    guessed = all(isinstance(one, Single) and one.prediction for one in questions)
    return "What to ask of each guess" if guessed else "Answers and reasons"


def _answered(made: Entry) -> str:
    answer = f"<p><strong>Answer: {words.as_phrase(made.answer)}</strong></p>" if made.answer else ""
    return answer + _listed(made.reasons)


def _listed(signed: Sequence[tuple[str, str]]) -> str:
    lines = (
        f"<li>{f'<strong>{sign}.</strong> ' if sign else ''}{words.as_phrase(text)}</li>"
        for sign, text in signed
    )
    return f'<ul style="list-style:none">{"".join(lines)}</ul>'


def _pictured(question: AnyQuestion, *, still: bool) -> str:
    if not isinstance(question, Label):
        return ""
    if still:
        return f"<p>{escape(question.alt)}</p>"
    return (
        f'<div data-picture="{question.id}" role="img" aria-label="{escape(question.alt)}">'
        f"{picture(question.picture)}</div>"
    )


def as_text(questions: Sequence[AnyQuestion], title: str) -> str:
    """Return the list as plain text."""
    entries = [entry(one) for one in questions]
    lines = [title.upper(), note(questions), ""]
    for number, (question, made) in enumerate(zip(questions, entries, strict=True), 1):
        lines += _wrapped(f"{number}. ", f"{words.as_words(made.prompt)} ({made.how})")
        if isinstance(question, Label):
            lines += _wrapped("   ", f"[{question.alt}]")
        lines += [line for sign, text in made.choices for line in _signed(sign, text)]
        lines.append("")
    lines.append(_end(questions).upper())
    for number, made in enumerate(entries, 1):
        lines += _wrapped(f"{number}. ", words.as_words(made.answer or "Your guess is kept."))
        lines += [line for sign, text in made.reasons for line in _signed(sign, text)]
    return "\n".join(lines)


def _signed(sign: str, text: str) -> list[str]:
    return _wrapped(f"   {f'{sign}. ' if sign else ''}", words.as_words(text))


def _wrapped(start: str, text: str) -> list[str]:
    flat = " ".join(text.split())
    return textwrap.wrap(flat, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [start]
