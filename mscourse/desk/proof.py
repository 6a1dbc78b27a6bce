"""The proof of an exercise: its starter, solution, wrong answers and mutants, each with what it met."""

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

from mscourse.desk.mutants import mutants
from mscourse.desk.source import Source, load, part, sources, without_marks
from mscourse.exercises import Verdict, exercise, hints, objectives
from mscourse.exercises.records import Case, Exercise
from mscourse.view import OnPage, View

Answer = Callable[..., Any]
Wrong = Mapping[str, Mapping[str, Answer]]
MUTANT_SECONDS = 2.0  # a mutant's loop may have no end


@dataclass(frozen=True)
class Met:
    """One wrong answer: the case that has to catch it, and the words that it meets.

    Attributes
    ----------
    case, how
        The case, and what is wrong in a word or three.
    caught_by
        The case that came first; None where the answer passes.
    words
        What the learner reads; for hidden cases, what the instructor reads.

    """

    case: str
    how: str
    caught_by: str | None
    words: str

    @property
    def right(self) -> bool:
        """Whether it met its own message."""
        return self.caught_by == self.case


@dataclass(frozen=True)
class Proof(View):
    """What an exercise answers to everything that is known.

    Attributes
    ----------
    exercise
        Its id.
    solution
        The verdict on the solution.
    wrong
        Every catalogued wrong answer.
    cases
        The cases as they were tried, with those of the notebook.
    keys
        What no message may print.
    starter, mutants, survivors
        The verdict on the untouched starter, how many mutants there are, and the changes that nothing
        noticed; only where the source was read (`proofs`).

    """

    exercise: str
    solution: Verdict
    wrong: tuple[Met, ...]
    cases: tuple[Case, ...]
    keys: tuple[str, ...] = ()
    starter: Verdict | None = None
    mutants: int = 0
    survivors: tuple[str, ...] = field(default=())

    def faults(self) -> list[str]:
        """Return what is not as it has to be, in words; empty for a sound exercise."""
        cases = [case.name for case in self.cases]
        caught = list(dict.fromkeys(one.case for one in self.wrong))
        found = [f"the case {name!r} has no wrong answer" for name in cases if name not in caught]
        found += [f"there is no case {name!r}" for name in caught if name not in cases]
        if not self.solution.passed:
            found.append(f"the solution does not pass: {self.solution.plain()}")
        if self.starter is not None and self.starter.state != "empty":
            found.append(f"the starter is not met kindly: {self.starter.plain()}")
        found += [
            f"{one.how!r} ought to meet {one.case!r} and meets {one.caught_by!r}: {one.words}"
            for one in self.wrong
            if not one.right
        ]
        found += [f"a message prints the key {key!r}" for key in self.keys if self._told(key)]
        return [f"{self.exercise}: {one}" for one in found]

    def _told(self, key: str) -> bool:
        own = exercise(self.exercise)
        fixed = [*own.hints, own.held, *(case.idea for case in self.cases)]
        return any(key in words for words in fixed)

    def plain(self) -> str:
        """Return a line an answer."""
        lines = [f"{self.exercise}: the solution {'passes' if self.solution.passed else 'does not pass'}."]
        lines += [f"- {one.case}, {one.how}: {one.words}" for one in self.wrong]
        return "\n".join(lines)

    def still(self) -> str:
        """Return a table."""
        head = "".join(f'<th scope="col">{name}</th>' for name in ("case", "wrong answer", "what it meets"))
        body = "".join(
            f'<tr><th scope="row">{escape(one.case)}</th><td>{escape(one.how)}</td>'
            f"<td>{escape(one.words)}</td></tr>"
            for one in self.wrong
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def page(self) -> OnPage:
        """Return the same table."""
        return {"html": self.still(), "assets": {}}


def prove(name: str, solution: Answer, wrong: Wrong, keys: tuple[str, ...] = ()) -> Proof:
    """Try a solution and every catalogued wrong answer of an exercise.

    Parameters
    ----------
    name
        ``chapter.name``.
    solution
        What passes.
    wrong
        By the case that has to catch it: each wrong answer under its name.
    keys
        What no message may print.

    Returns
    -------
    Proof
        A table; `faults` says what is not as it has to be.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise; the message names the nearest.

    """
    own = exercise(name)
    met = []
    for case, answers in wrong.items():
        for how, answer in answers.items():
            caught_by, words = _first(own, answer)
            met.append(Met(case, how, caught_by, words))
    return Proof(name, _quiet(own, solution), tuple(met), tuple(own.cases), keys)


def _quiet(own: Exercise, answer: Answer) -> Verdict:
    """Judge without counting the try."""
    verdict = own.judge(answer, learner="")
    hints.forget(own.id)
    return verdict


def _first(own: Exercise, answer: Answer) -> tuple[str | None, str]:
    """Return the first case that an answer misses, and the words that it meets."""
    verdict = _quiet(own, answer)
    if not verdict.passed:
        shown = [case for case in own.cases if not case.hidden]
        return shown[verdict.held].name, verdict.plain().partition(": ")[2]
    missed = dict(own.mark(answer, learner="").missed)
    for case in own.cases:
        if case.name in missed:
            return case.name, f"(marked only) {missed[case.name]}. {case.idea}".replace("`", "")
    return None, "passes"


def proofs(path: Path, *, mutated: bool = True) -> list[Proof]:
    """Run a notebook of exercises and return the proof of each: with its starter, and with mutants.

    Parameters
    ----------
    path
        The source.
    mutated
        Whether to make and try mutants, which takes a while.

    Raises
    ------
    SourceError
        If the notebook is not what the desk needs.

    """
    notebook = load(path)
    names: dict[str, Any] = {"__name__": path.stem}
    found: list[Proof] = []
    with _cases_as_they_are():
        with redirect_stdout(StringIO()):
            for cell in notebook.cells:
                if cell.cell_type != "code" or "remove-cell" in cell.metadata.get("tags", ()):
                    continue  # the opening cell is for where the course may not be installed yet
                made = run(without_marks(cell.source), names)
                if part(cell) == "proof" and isinstance(made, Proof):
                    found.append(made)
        by_name = {one.id: one for one in sources(notebook, path)}
        return [_whole(one, by_name[one.exercise], names, mutated=mutated) for one in found]


@contextmanager
def _cases_as_they_are() -> Iterator[None]:
    """Take away what the notebook adds: its hidden cases count where it runs, and nowhere else."""
    before = {name: list(exercise(name).cases) for name in objectives()}
    try:
        yield
    finally:
        for name, cases in before.items():
            exercise(name).cases[:] = cases


def run(code: str, names: dict[str, Any]) -> Any:
    """Run a cell and return what its last line gives, as a notebook would."""
    tree = ast.parse(code)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - the course's own notebook
        return None
    before = ast.Module(tree.body[:-1], [])
    exec(compile(before, "<cell>", "exec"), names)  # noqa: S102 - as above
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307 - as above


def _whole(proof: Proof, source: Source, names: dict[str, Any], *, mutated: bool) -> Proof:
    own = exercise(source.id)
    starter = _quiet(own, _answer(source.starter, source.name, names))
    changed = mutants(source.solution) if mutated else []
    brief = replace(own, seconds=min(own.seconds, MUTANT_SECONDS), cases=[_quick(one) for one in own.cases])
    survivors = [one.what for one in changed if _passes(brief, one.code, source.name, names)]
    return replace(proof, starter=starter, mutants=len(changed), survivors=tuple(survivors))


def _quick(case: Case) -> Case:
    """Return a case as it is: mutants are tried against hidden cases too."""
    return replace(case, hidden=False)


def _passes(own: Exercise, code: str, name: str, names: dict[str, Any]) -> bool:
    """Return whether a mutant is noticed by no case."""
    try:
        answer = _answer(code, name, names)
    except Exception:  # noqa: BLE001 - a mutant that can't even be defined is noticed
        return False
    return _quiet(own, answer).passed


def _answer(code: str, name: str, names: dict[str, Any]) -> Answer:
    own = dict(names)
    exec(compile(code, "<answer>", "exec"), own)  # noqa: S102 - the course's own notebook, changed by us
    answer: Answer = own[name]
    return answer
