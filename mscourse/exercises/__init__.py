"""Exercises: ``check("disease.conduction_time", conduction_time)`` says what holds, and where to look if not.

===============  ==================================================================================
``limits``       stops code that runs for ever, in every place where a notebook runs
``asking``       calls an answer and turns whatever happens into a value, or into words
``records``      what an exercise and a case are; judging
``variants``     numbers of a learner's own
``hints``        the ladder that opens after three tries
``judged_rows``  reads what an answer says of the rows of a table
``verdict``      what a check and a task look like under a cell
``start``        the exercises of chapter 00, and so on: a file a chapter
===============  ==================================================================================

A chapter's file holds cases, never a solution: those are in the tests.
"""

from functools import cache
from importlib import import_module
from typing import Any

from mscourse.exercises.records import Exercise, Mark, UnknownExerciseError, find
from mscourse.exercises.variants import learner, present
from mscourse.exercises.verdict import Task, Verdict

__all__ = [
    "CHAPTERS",
    "Mark",
    "Task",
    "UnknownExerciseError",
    "Verdict",
    "check",
    "exercise",
    "learner",
    "objectives",
    "points",
    "task",
]

CHAPTERS = (
    "start",
    "disease",
    "attack",
    "measuring",
    "treatment",
    "cell_therapy",
    "ahsct",
    "msc",
    "ipsc",
    "opc",
    "gene_editing",
    "combination",
    "trials",
    "patients",
    "personalised",
    "future",
)  # those with exercises, in order


@cache
def _all() -> dict[str, Exercise]:
    rooms = (import_module(f"mscourse.exercises.{name}") for name in CHAPTERS)
    return {one.id: one for room in rooms for one in room.EXERCISES}


def check(name: str, answer: Any) -> Verdict:
    """Check an answer to an exercise.

    Parameters
    ----------
    name
        ``chapter.name``, such as ``"disease.conduction_time"``.
    answer
        The function you wrote, without brackets; for exercises that judge a table, the function or its value.

    Returns
    -------
    Verdict
        What was seen, which idea to think of again, and where it stands. Whatever the answer does comes back
        as words: a wrong answer raises nothing here.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise; the message names the nearest.

    """
    return find(_all(), name).judge(answer)


def task(name: str) -> Task:
    """Show what an exercise asks, with the rows to judge where it has some.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise; the message names the nearest.

    """
    one = find(_all(), name)
    return Task(one.id, one.task, one.rows(present()))


def exercise(name: str) -> Exercise:
    """Return an exercise by its id.

    Raises
    ------
    UnknownExerciseError
        If there is none; the message names the nearest.

    """
    return find(_all(), name)


def points(name: str, answer: Any) -> float:
    """Return what an answer earns, for graders that read a number under a cell.

    Parameters
    ----------
    name, answer
        As for `check`.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise; the message names the nearest.

    """
    return find(_all(), name).mark(answer).points


def objectives() -> dict[str, frozenset[str]]:
    """Return the ids of the objectives that each exercise serves, by the exercise's id."""
    return {name: frozenset(one.objectives) for name, one in _all().items()}
