"""``quiz``: questions of the bank under a cell, the same in a notebook and on a page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mscourse.progress import Document, Store
from mscourse.progress.store import wanted
from mscourse.quizzes import bank, sheet
from mscourse.quizzes.answering import AnsweringView
from mscourse.quizzes.records import AnyQuestion
from mscourse.quizzes.state import question_state
from mscourse.view import mode


@dataclass
class Quiz(AnsweringView):
    """Questions to answer as often as one likes.

    Attributes
    ----------
    questions
        In the order asked.
    title
        Stands above them.
    store
        Keeps the answers for notebooks; None while outputs are stored, pages built and tests run.

    """

    questions: tuple[AnyQuestion, ...]
    title: str
    names: tuple[str, ...]
    store: Store | None = None
    kept_so_far: Document = field(default_factory=Document, repr=False)

    module = "quiz"

    @property
    def element_id(self) -> str:
        """The names that were asked for: ``quiz-disease``, ``quiz-disease-q3``."""
        return "quiz-" + re.sub(r"[^a-z0-9]+", "-", "-".join(self.names))

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered so far in a running notebook, by the id of the question."""
        ours = {one.id for one in self.questions}
        return {name: one.answer for name, one in self.kept_so_far.answers.items() if name in ours}

    def state(self) -> Mapping[str, Any]:
        """Return the questions, with everything needed to mark them and to answer."""
        pictured = mode() != "page"
        return {
            "title": self.title,
            "predict": all(one.is_prediction for one in self.questions),
            "note": sheet.note(self.questions),
            "questions": [question_state(one, pictured=pictured) for one in self.questions],
        }

    def plain(self) -> str:
        """Return the questions as text, the answers at the end."""
        return sheet.as_text(self.questions, self.title)

    def still(self) -> str:
        """Return the questions as a list, the answers folded at the end."""
        return sheet.as_html(self.questions, self.title, still=True)

    def fallback(self) -> str:
        """Return the same list for paper, and for a page whose scripts are off."""
        return sheet.as_html(self.questions, self.title, still=False)


def quiz(*names: str) -> Quiz:
    """Show questions of the bank.

    Parameters
    ----------
    names
        ``"disease"`` for the questions of a chapter, ``"disease.q3"`` for one; several are asked together.

    Raises
    ------
    KeyError
        If there is no such chapter or question.
    ValueError
        If nothing is named, or a question twice; a ``BankError`` if the bank cannot be used.

    """
    questions = bank.questions(*names)
    predicts = all(one.is_prediction for one in questions)
    title = "Predict" if predicts else bank.chapter(questions[0].chapter).title
    return Quiz(questions, title, tuple(names), Store() if wanted() else None)
