"""What an exercise is: its words, its cases, and how an answer is judged by them."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from mscourse.exercises import hints
from mscourse.exercises.asking import Ask, Given, Stop, kind, short, stop
from mscourse.exercises.variants import drawing, present, shuffled
from mscourse.exercises.verdict import Verdict

Test = Callable[[Any], str | None]
SECONDS = 3.0
CHANGED = (
    "The check itself could not go on ({}): something that it needs has been changed in this session.",
    "Choose Restart Kernel, run the cells from the top, and keep Python's own names as they are.",
)


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
    points
        What it earns where answers are marked.
    hidden
        Whether only marking tries it: `check` passes it over.

    """

    name: str
    test: Test
    idea: str
    look: str
    points: float = 1.0
    hidden: bool = False


@dataclass(frozen=True)
class Mark:
    """What an answer earned.

    Attributes
    ----------
    exercise
        Its id.
    points, of
        What was earned, and what there was to earn.
    missed
        Names of the cases that did not hold, each with what was seen.

    """

    exercise: str
    points: float
    of: float
    missed: tuple[tuple[str, str], ...]


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
        Rows to judge, the first of them the heads of the columns; empty for most exercises. Each learner sees
        the rows in an order of their own, numbered anew.
    hints
        A nudge, a pointer, a worked step: what opens after three tries. None of them holds the answer.
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
    hints: tuple[str, ...] = ()
    cases: list[Case] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name within its chapter."""
        return self.id.partition(".")[2]

    def case(
        self, name: str, *, idea: str, look: str, points: float = 1.0, hidden: bool = False
    ) -> Callable[[Test], Test]:
        """Add the decorated function as a case; cases are tried in the order written.

        Parameters
        ----------
        name, idea, look, points, hidden
            As for `Case`. Hidden cases are not in the course's package but in the notebook that marks; run
            again, its cell replaces them.

        Raises
        ------
        ValueError
            If there is another case of that name already, or it earns less than nothing.

        """
        there = next((one for one in self.cases if one.name == name), None)
        if there is not None:
            if not (hidden and there.hidden):
                message = f"{self.id} has a case {name!r} already; give this one another name"
                raise ValueError(message)
            self.cases.remove(there)
        if not points >= 0:
            message = f"{self.id}: the case {name!r} earns {points} points; write 0 or more"
            raise ValueError(message)

        def add(test: Test) -> Test:
            self.cases.append(Case(name, test, idea, look, points, hidden))
            return test

        return add

    def rows(self, learner: str) -> tuple[tuple[str, ...], ...]:
        """Return the table as a learner sees it: the head, then the rows in their order, numbered from 1."""
        if not self.table:
            return ()
        head, *body = self.table
        order = shuffled(self.id, learner, len(body))
        return (head, *((str(number), *body[row][1:]) for number, row in enumerate(order, 1)))

    def judge(self, answer: Any, learner: str | None = None) -> Verdict:
        """Try the cases that are not hidden one after another; whatever the answer is, words come back.

        Parameters
        ----------
        answer
            What the learner wrote.
        learner
            Whose numbers to draw; the one who works here by default.

        """
        verdict = self._judged(answer, present() if learner is None else learner)
        if verdict.state == "holds":
            hints.forget(self.id)
        if verdict.state != "not yet":
            return verdict
        return verdict.with_hints(hints.opened(self.hints, hints.tried(self.id)))

    def _judged(self, answer: Any, learner: str) -> Verdict:
        shown = [case for case in self.cases if not case.hidden]
        done = 0
        try:
            asked = self._asked(answer, learner)
            for done, case in enumerate(shown):
                seen = case.test(asked)
                if seen is not None:
                    return Verdict(self.id, "not yet", f"{seen}.", case.idea, case.look, done, len(shown))
        except Stop as end:
            state: Literal["empty", "not yet"] = "empty" if end.empty and done == 0 else "not yet"
            return Verdict(self.id, state, end.seen, end.idea, None, done, len(shown))
        except Exception as problem:  # noqa: BLE001 - a learner may have changed what the cases themselves use
            seen, idea = CHANGED
            return Verdict(
                self.id, "not yet", seen.format(type(problem).__name__), idea, None, done, len(shown)
            )
        return Verdict(self.id, "holds", self.held, "", None, len(shown), len(shown))

    def mark(self, answer: Any, learner: str | None = None) -> Mark:
        """Try every case by itself, hidden ones too, and add up what those that hold earn.

        Parameters
        ----------
        answer, learner
            As for `judge`.

        """
        whole = sum(case.points for case in self.cases)
        try:
            asked = self._asked(answer, present() if learner is None else learner)
            found = [(case, _tried(case, asked)) for case in self.cases]
        except Stop as end:
            return Mark(self.id, 0.0, whole, tuple((case.name, end.seen) for case in self.cases))
        earned = sum(case.points for case, seen in found if seen is None)
        missed = tuple((case.name, seen) for case, seen in found if seen is not None)
        return Mark(self.id, float(earned), whole, missed)

    def _asked(self, answer: Any, learner: str) -> Any:
        draw = partial(drawing, self.id, learner)
        if self.takes == "function":
            if not callable(answer):
                stop(
                    f"`check` was given {short(answer)}, {kind(answer)}; it needs the function itself.",
                    f'Write `check("{self.id}", {self.name})`, without brackets after the name.',
                    empty=answer is ...,
                )
            return Ask(answer, self.name, self.seconds, draw)
        value = Ask(answer, self.name, self.seconds, draw)() if callable(answer) else answer
        return Given(value, self._numbers(learner))

    def _numbers(self, learner: str) -> dict[str, str]:
        """Return, for each number that a learner sees, the number of that row as it is written here."""
        order = shuffled(self.id, learner, max(0, len(self.table) - 1))
        return {str(seen): self.table[1 + row][0] for seen, row in enumerate(order, 1)}


def _tried(case: Case, asked: Any) -> str | None:
    """Return what was seen when a case does not hold, else None.

    Raises
    ------
    Stop
        If there is nothing to try: an untouched stub earns nothing, though some case may hold of it.

    """
    try:
        return case.test(asked)
    except Stop as end:
        if end.empty:
            raise
        return end.seen
    except Exception as problem:  # noqa: BLE001 - an answer may return what no case foresaw
        return CHANGED[0].format(type(problem).__name__)


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
