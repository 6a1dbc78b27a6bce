"""A learner's answers into scores. `web/gain.js` does the same in the page.

What is stored, in the document that holds all answers of the course:

===================  ================================================================
``before.begun``     the letter of the form; likewise ``after`` and ``later``
``before.t01``       ``[sure, answer]``: 1 a guess, 2 fairly sure, 3 sure, 0 not said
``before.done``      that the sitting is over, and when
===================  ================================================================
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from mscourse.gain.forms import LETTERS, Letter, Place
from mscourse.progress.document import Answer, Document
from mscourse.quizzes.marking import mark

Name = Literal["before", "after", "later"]
SITTINGS: tuple[Name, ...] = ("before", "after", "later")
SURE = 3
PAIR = 2


@dataclass(frozen=True)
class Given:
    """What was answered at one place.

    Attributes
    ----------
    answer
        As `mscourse.quizzes.marking` reads it; None where nothing was answered.
    sure
        1 a guess, 2 fairly sure, 3 sure, 0 not said.
    right
        Whether all of it is right.

    """

    answer: Any
    sure: int
    right: bool


@dataclass(frozen=True)
class Sitting:
    """One finished sitting.

    Attributes
    ----------
    form
        Its letter.
    given
        By the name of the place, for every place.

    """

    form: Letter
    given: Mapping[str, Given]

    @property
    def score(self) -> int:
        """How many places are right."""
        return sum(one.right for one in self.given.values())

    @property
    def sure_and_wrong(self) -> tuple[str, ...]:
        """The places answered wrongly by someone who was sure."""
        return tuple(name for name, one in self.given.items() if one.sure == SURE and not one.right)


def sitting(name: Name, document: Document, places: Sequence[Place]) -> Sitting | None:
    """Return a sitting that is over; None if it was not begun, is not over, or cannot be read.

    An answer to an older wording of a question counts as not given.
    """
    begun, done = (document.answers.get(f"{name}.{part}") for part in ("begun", "done"))
    if begun is None or done is None or begun.answer not in LETTERS:
        return None
    form: Letter = begun.answer
    given = {one.name: _given(document.answers.get(f"{name}.{one.name}"), one, form) for one in places}
    return Sitting(form, given)


def _given(stored: Answer | None, place: Place, form: Letter) -> Given:
    question = place.questions[form]
    held = stored.answer if stored and stored.revision == question.revision else None
    if not (isinstance(held, list) and len(held) == PAIR and held[0] in (0, 1, 2, SURE)):
        return Given(None, 0, right=False)
    return Given(held[1], int(held[0]), mark(question, held[1]).status == "right")
