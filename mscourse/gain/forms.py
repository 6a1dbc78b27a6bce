"""Both forms as pairs of questions; a form with a fault is refused, with file, line and remedy."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from mscourse.quizzes import bank
from mscourse.quizzes.records import AnyQuestion
from mscourse.quizzes.source import BankError, Field, read

FOLDER = Path(__file__).parent / "forms"
Letter = Literal["a", "b"]
LETTERS: tuple[Letter, Letter] = ("a", "b")


@dataclass(frozen=True)
class Place:
    """One place of the test: what each form asks there.

    Attributes
    ----------
    name
        ``t01`` to ``t20``.
    topic
        In a few words, without giving the answer away.
    anchor
        Whether both forms ask the same question.
    alike
        Why the two questions ask the same thing equally hard.
    questions
        By the letter of the form.

    """

    name: str
    topic: str
    anchor: bool
    alike: str
    questions: dict[Letter, AnyQuestion]

    @property
    def objective(self) -> str:
        """The objective that both questions test."""
        return self.questions["a"].objective


@cache
def places() -> tuple[Place, ...]:
    """Return every place of the test, in order.

    Raises
    ------
    BankError
        If a file cannot be used, or the files do not fit together.

    """
    texts = {path.name: path.read_bytes() for path in FOLDER.glob("*.yaml")}
    return joined(texts["form_a.yaml"], texts["form_b.yaml"], texts["alike.yaml"])


def joined(form_a: bytes, form_b: bytes, alike: bytes) -> tuple[Place, ...]:
    """Read the three files and put the two forms side by side.

    Raises
    ------
    BankError
        At the first fault, or where a place lacks a question, has one too many, or pairs two objectives.

    """
    chapters = [bank.chapter(key) for key in bank.chapters()]
    objectives = {name: text for one in chapters for name, text in one.objectives.items()}
    misconceptions = {name for one in chapters for name in one.misconceptions}
    asked = {
        letter: {
            one.name: one for one in bank.parse_form(text, f"form_{letter}.yaml", objectives, misconceptions)
        }
        for letter, text in zip(LETTERS, (form_a, form_b), strict=True)
    }
    listed = read(alike, "alike.yaml").fields(("items",))["items"]
    made = tuple(_place(field, asked) for field in listed.items())
    left = {name for questions in asked.values() for name in questions} - {one.name for one in made}
    if left:
        listed.refuse(f"{', '.join(sorted(left))} stands in a form only", "add a line for it to alike.yaml")
    return made


def _place(field: Field, asked: dict[Letter, dict[str, AnyQuestion]]) -> Place:
    fields = field.fields(("item", "topic", "anchor", "alike"))
    name, anchor = fields["item"].text(10), fields["anchor"].truth()
    wanted = {"a"} if anchor else {"a", "b"}
    there = {letter for letter, questions in asked.items() if name in questions}
    if there != wanted:
        remedy = "write an anchor in form A alone, and any other question in both forms"
        fields["item"].refuse(f"{name!r} stands in {len(there)} of the forms", remedy)
    first = asked["a"][name]
    second = first if anchor else asked["b"][name]
    if (first.objective, first.kind) != (second.objective, second.kind):
        fields["item"].refuse(
            f"{name!r} asks for {first.objective} ({first.kind}) in one form and "
            f"{second.objective} ({second.kind}) in the other",
            "give both the same objective and type",
        )
    return Place(name, fields["topic"].text(60), anchor, fields["alike"].text(), {"a": first, "b": second})


def other(letter: Letter) -> Letter:
    """Return the form that is not this one."""
    return "b" if letter == "a" else "a"


__all__ = ["LETTERS", "BankError", "Letter", "Place", "joined", "other", "places"]
