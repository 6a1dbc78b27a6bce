"""What an exercise is: its words, its cases, and how an answer is judged by them."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from mscourse.exercises.asking import Ask, Stop, kind, short, stop
from mscourse.exercises.verdict import Verdict

Test = Callable[[Any], str | None]
SECONDS = 3.0


class UnknownExerciseError(LookupError):
    """There is no exercise of that name."""


@dataclass(frozen=True)
class Case:
    """One property of a right answer, and the words for the class of wrong answers that lack it.

    Attributes
    ----------
    name
        In a word or two.
    test
        Asks the answer; returns what was seen when the property is missing, else None.
    idea
        Which idea to think of again.
    look
        The heading of the chapter where it stands.

    """

    name: str
    test: Test
    idea: str
    look: str


@dataclass
class Exercise:
    """One exercise.

    Attributes
    ----------
    id
        ``chapter.name``; the name is also that of the function to write.
    objectives
        Ids of the chapter's objectives that it serves.
    task
        What to do, in a sentence or three.
    held
        What has been shown when every case holds: the idea once more, without praise.
    takes
        Whether the answer is a function, or a value (which a function without arguments may return).
    table
        Rows to judge, the first of them the heads of the columns; empty for most exercises.
    seconds
        What one call may take.

    """

    id: str
    objectives: tuple[str, ...]
    task: str
    held: str
    takes: Literal["function", "value"] = "function"
    table: tuple[tuple[str, ...], ...] = ()
    seconds: float = SECONDS
    cases: list[Case] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name within its chapter."""
        return self.id.partition(".")[2]

    def case(self, name: str, *, idea: str, look: str) -> Callable[[Test], Test]:
        """Add the decorated function as a case; cases are tried in the order written."""

        def add(test: Test) -> Test:
            self.cases.append(Case(name, test, idea, look))
            return test

        return add

    def judge(self, answer: Any) -> Verdict:
        """Try the cases one after another; whatever the answer is, words come back."""
        done = 0
        try:
            asked = self._asked(answer)
            for done, case in enumerate(self.cases):
                seen = case.test(asked)
                if seen is not None:
                    return Verdict(
                        self.id, "not yet", f"{seen}.", case.idea, case.look, done, len(self.cases)
                    )
        except Stop as end:
            state: Literal["empty", "not yet"] = "empty" if end.empty and done == 0 else "not yet"
            return Verdict(self.id, state, end.seen, end.idea, None, done, len(self.cases))
        return Verdict(self.id, "holds", self.held, "", None, len(self.cases), len(self.cases))

    def _asked(self, answer: Any) -> Any:
        if self.takes == "function":
            if not callable(answer):
                stop(
                    f"`check` was given {short(answer)}, {kind(answer)}; it needs the function itself.",
                    f'Write `check("{self.id}", {self.name})`, without brackets after the name.',
                    empty=answer is ...,
                )
            return Ask(answer, self.name, self.seconds)
        return Ask(answer, self.name, self.seconds)() if callable(answer) else answer


def find(exercises: dict[str, Exercise], wanted: str) -> Exercise:
    """Return the exercise of that id.

    Raises
    ------
    UnknownExerciseError
        If there is none; the message names the nearest ids.

    """
    if wanted in exercises:
        return exercises[wanted]
    close = difflib.get_close_matches(str(wanted), exercises, n=3, cutoff=0.4)
    message = (
        f"there is no exercise {wanted!r}. "
        f"{'The nearest are' if close else 'Write one of'}: {', '.join(close or sorted(exercises))}."
    )
    raise UnknownExerciseError(message)
