"""``before_and_after``: the test under a cell or on a page; no answer is shown before the second sitting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any

from mscourse.gain import luck
from mscourse.gain.forms import LETTERS, Letter, Place, places
from mscourse.gain.sitting import SITTINGS
from mscourse.progress import Document, Store
from mscourse.progress.store import wanted
from mscourse.quizzes import bank, sheet
from mscourse.quizzes.answering import AnsweringView
from mscourse.quizzes.records import AnyQuestion
from mscourse.quizzes.state import question_state
from mscourse.view import mode

WEEKS = 6  # between the sitting after the course and the last one
HALF = 10  # after this place the page offers a rest
_chance = cache(luck.change_by_chance)
TITLES = {"a": "Form A", "b": "Form B"}


@dataclass
class BeforeAndAfter(AnsweringView):
    """The test, in three sittings: before the course, after it, and six weeks later.

    Attributes
    ----------
    places
        What is asked, in order.
    store
        Keeps the answers for notebooks; None while outputs are stored, pages built and tests run.

    """

    places: tuple[Place, ...]
    store: Store | None = None
    kept_so_far: Document = field(default_factory=Document, repr=False)

    module = "gain"

    @property
    def element_id(self) -> str:
        """One test, one id."""
        return "before-and-after"

    def state(self) -> Mapping[str, Any]:
        """Return both forms, with everything needed to mark them."""
        return {
            "sittings": list(SITTINGS),
            "weeks": WEEKS,
            "half": HALF,
            "chance": _chance(),
            "places": [
                {
                    "name": one.name,
                    "topic": one.topic,
                    "back": self._back(one),
                    **{letter: question_state(one.questions[letter]) for letter in LETTERS},
                }
                for one in self.places
            ],
        }

    def _back(self, place: Place) -> dict[Letter, dict[str, str]]:
        """Return where each form's question leads back to: words, and an address on a page of the book."""
        found: dict[Letter, dict[str, str]] = {}
        for letter in LETTERS:
            question = place.questions[letter]
            stem = bank.chapters()[question.objective.partition(".")[0]].stem
            words = f"chapter {stem[:2]}, {question.section}"
            anchor = question_state(question, pictured=False)["anchor"]
            address = f"chapters/{stem}.html#{anchor}" if mode() == "page" else ""
            found[letter] = {"words": words, "address": address}
        return found

    def plain(self) -> str:
        """Return the first form as text, the answers at the end."""
        return sheet.as_text(self._asked("a"), f"Before and after: {TITLES['a']}")

    def still(self) -> str:
        """Return both forms as lists, the answers folded at the end."""
        return self._lists(still=True)

    def fallback(self) -> str:
        """Return the same for paper, and for a page whose scripts are off."""
        return self._lists(still=False)

    def _asked(self, letter: Letter) -> list[AnyQuestion]:
        return [one.questions[letter] for one in self.places]

    def _lists(self, *, still: bool) -> str:
        lists = (
            f"<details><summary>{escape(TITLES[letter])}</summary>"
            f"{sheet.as_html(self._asked(letter), TITLES[letter], still=still)}</details>"
            for letter in LETTERS
        )
        return "".join(lists)


def before_and_after() -> BeforeAndAfter:
    """Show the test before and after the course.

    Raises
    ------
    BankError
        If its questions cannot be used; the message names file, line and remedy.

    """
    return BeforeAndAfter(places(), Store() if wanted() else None)
