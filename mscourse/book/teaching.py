"""The directive ``{teaching} disease answers``: what an instructor's page takes from a chapter.

``time`` is the chapter's own line on how long it takes; ``answers`` is every question of its bank with its
answer and, for each other answer, the reason and the misconception it stands for. Nothing is typed twice: a
page is made anew when the bank or the notebook changes.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book.chapters import CHAPTERS
from mscourse.quizzes import bank, sheet
from mscourse.quizzes.records import (
    AnyQuestion,
    Chapter,
    Curve,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Overclaim,
    Single,
)
from mscourse.quizzes.words import as_html, as_phrase

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Thought = tuple[str, str, str | None]
"""An answer, what is said to it, and the id of the misconception it stands for."""
_TIME = re.compile(r"^- \*\*Time\*\* (.+)$", re.MULTILINE)


class TeachingDirective(SphinxDirective):
    """Put one part of a chapter on an instructor's page: the chapter's key, and the part."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the part, and tie the page to the chapter's files."""
        key, part = self.arguments
        if key not in bank.chapters():
            message = (
                f"there are no questions of a chapter {key!r}. Write one of: {', '.join(bank.chapters())}."
            )
            raise self.error(message)
        parts: dict[str, Callable[[], str]] = {
            "time": lambda: time(self._notebook(key)),
            "answers": lambda: answers(bank.chapter(key)),
        }
        if part not in parts:
            message = f"there is no part {part!r} of a chapter here. Write one of: {', '.join(parts)}."
            raise self.error(message)
        self.env.note_dependency(str(bank.chapters()[key]))
        return [nodes.raw("", parts[part](), format="html")]

    def _notebook(self, key: str) -> Path:
        stem = next(one.stem for one in CHAPTERS if one.key == key)
        path = Path(self.env.srcdir) / "chapters" / f"{stem}.ipynb"
        if not path.is_file():
            message = f"there is no {path.name} to take the time from."
            raise self.error(message)
        self.env.note_dependency(str(path))
        return path


def time(notebook: Path) -> str:
    """Return the chapter's line on how long it takes, as HTML; nothing if its head has none."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    head = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    found = _TIME.search(head)
    return f"<p><strong>Time</strong> {as_phrase(found[1])}, for one person alone.</p>" if found else ""


def answers(chapter: Chapter) -> str:
    """Return every question of a chapter with its answers and their reasons, one fold each, as HTML."""
    folds = "".join(_fold(chapter, question) for question in chapter.questions)
    return f'<div class="ms-folds">{folds}</div>'


def _fold(chapter: Chapter, question: AnyQuestion) -> str:
    made = sheet.entry(question)
    whole = as_html(question.why) if hasattr(question, "why") else ""
    right = _answer(question, made)
    above = whole + right if isinstance(question, Ordering | Matching) else right + whole
    rows = "".join(
        f"<li><strong>{as_phrase(answer)}</strong> {as_phrase(why)}{_stands_for(chapter, name)}</li>"
        for answer, why, name in thoughts(question)
    )
    objective = as_phrase(chapter.objectives[question.objective])
    return (
        f'<details class="ms-seen" id="answers-{question.id.replace(".", "-")}">'
        f"<summary>{escape(question.id)}: {escape(made.how)}</summary>"
        f"{as_html(question.prompt)}{above}<ul>{rows}</ul>"
        f'<p class="ms-small">Objective: {objective}</p></details>'
    )


def _answer(question: AnyQuestion, made: sheet.Entry) -> str:
    """Say what is right; lists below that are in order, or paired, say it by themselves."""
    if isinstance(question, Ordering | Matching):
        right = "In this order" if isinstance(question, Ordering) else "Paired like this"
        return f"<p><strong>{right}:</strong></p>"
    if made.answer:
        return f"<p><strong>Answer: {as_phrase(made.answer)}</strong></p>"
    return f"<p>{escape(sheet.PREDICT)}</p>"


def _stands_for(chapter: Chapter, name: str | None) -> str:
    if name is None:
        return ""
    known = chapter if name.startswith(f"{chapter.key}.") else bank.chapter(name.partition(".")[0])
    return f' <span class="ms-from">Stands for: {as_phrase(known.misconceptions[name])}</span>'


def thoughts(question: AnyQuestion) -> Iterator[Thought]:
    """Yield each answer that the bank knows, with what is said to it and what it stands for."""
    match question:
        case Single() | Multiple():
            yield from _signed(question.options)
        case Overclaim():
            yield from _signed(question.pieces)
        case Numeric():
            for miss in question.misses:
                ends = f"{miss.low:g}" if miss.low == miss.high else f"{miss.low:g} to {miss.high:g}"
                yield f"{ends} {question.unit}".strip() + ".", miss.why, miss.misconception
            yield "Another number.", question.otherwise, None
        case Ordering():
            yield from ((one.text, one.why, one.misconception) for one in question.items)
        case Curve():
            yield from ((f"{one.name.capitalize()}.", one.why, one.misconception) for one in question.guesses)
        case Matching():
            yield from ((f"{one.text}: {one.match}.", one.why, one.misconception) for one in question.pairs)


def _signed(options: Iterable[Option]) -> Iterator[Thought]:
    for sign, one in zip(ascii_uppercase, options, strict=False):
        yield f"{sign}. {one.text}", one.why, one.misconception


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("teaching", TeachingDirective)
