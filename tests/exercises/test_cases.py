"""Every exercise: the stub fails kindly, the solution passes, each wrong answer meets its own message."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

import mscourse.exercises
from mscourse.exercises import Verdict, check, objectives
from mscourse.exercises.records import Case, Exercise
from tests.exercises.answers import ANSWERS, Answer, in_plain_loops

EXERCISES: dict[str, Exercise] = mscourse.exercises._all()  # noqa: SLF001 - what is tested
WRONG = [
    (name, case, how, answer)
    for name, answers in ANSWERS.items()
    for case, ones in answers.wrong.items()
    for how, answer in ones
]
LOUD = re.compile(
    r"!|\b(wrong|incorrect|oops|sorry|unfortunately|well done|great|good job|simply)\b", re.IGNORECASE
)


def case_of(verdict: Verdict) -> Case:
    return EXERCISES[verdict.exercise].cases[verdict.held]


def test_every_exercise_has_its_answers_and_every_case_a_wrong_answer() -> None:
    assert set(ANSWERS) == set(EXERCISES)
    for name, answers in ANSWERS.items():
        cases = [one.name for one in EXERCISES[name].cases]
        assert len(set(cases)) == len(cases)
        # a longer lesion that needs more loss fails 'narrow enough' first, in this model
        assert set(answers.wrong) == set(cases) - {"longer lesions"}, name


@pytest.mark.parametrize("name", ANSWERS)
def test_the_stub_is_met_kindly(name: str) -> None:
    verdict = check(name, ANSWERS[name].stub)
    assert verdict.state == "empty"
    assert verdict.plain().startswith(f"{name}: Nothing to check yet.")
    assert "return" in verdict.plain()


@pytest.mark.parametrize("name", ANSWERS)
def test_the_solution_passes(name: str) -> None:
    verdict = check(name, ANSWERS[name].solution)
    assert verdict.passed, verdict.plain()
    assert verdict.held == verdict.cases == len(EXERCISES[name].cases)


def test_a_solution_in_plain_loops_passes_too() -> None:
    verdict = check("start.share_improved", in_plain_loops)
    assert verdict.passed, verdict.plain()


@pytest.mark.parametrize(
    ("name", "case", "how", "answer"), WRONG, ids=[f"{n}-{c}-{h}" for n, c, h, _ in WRONG]
)
def test_each_wrong_answer_meets_its_own_message(name: str, case: str, how: str, answer: Answer) -> None:
    verdict = check(name, answer)
    words = verdict.plain()
    assert not verdict.passed, how
    assert case_of(verdict).name == case, words
    assert case_of(verdict).idea.replace("`", "") in words
    assert f'See "{case_of(verdict).look}".' in words
    assert not LOUD.search(words)
    if case == "stray record":  # it repeats what the learner named, which is not the key
        assert "trapp_1998" in words
    said = _own_values(answer)
    for key in ANSWERS[name].keys:
        assert key not in words.replace(said, ""), words


def _own_values(answer: Any) -> str:
    """What a value answer itself says may be repeated to its author."""
    try:
        given = answer()
    except TypeError:
        return "\0"
    return str(given)


def test_the_messages_of_the_curriculum_are_there() -> None:
    ideas = " ".join(case.idea for one in EXERCISES.values() for case in one.cases)
    for words in (
        "You gave a share; the question asks for people out of",
        "None seen is not none possible.",
        "A probability above one: the shortcut fails for small n.",
        "Everybody got exactly the same change.",
        "Many people, no comparison",
        "Which species?",
        "This one states its limit: keep it.",
        "Check the units: one metre per second is one millimetre per millisecond.",
        "Your bracket is wider than asked",
        "Some thin fibres never block here: say so.",
        "Blocked is not slow: keep the two apart.",
        "Does this record measure what the sentence claims?",
        "Doubt has to be earned too.",
    ):
        assert words in ideas


def test_a_message_names_a_heading_that_its_chapter_has() -> None:
    checked = 0
    for path in (Path(__file__).parents[2] / "chapters").glob("[0-9]*.ipynb"):
        text = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
        headings = set(re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE))
        for name in re.findall(r'^check\("([a-z_.]+)"', text, re.MULTILINE):
            checked += 1
            missing = {case.look for case in EXERCISES[name].cases} - headings
            assert not missing, f"{path.name}: {name} sends readers to {missing}, no heading of this page"
    assert checked


def test_objectives_belong_to_the_chapter() -> None:
    for name, ids in objectives().items():
        assert ids
        assert all(re.fullmatch(rf"{name.partition('.')[0]}\.[1-5]", one) for one in ids)


def test_no_solution_can_be_imported() -> None:
    for chapter in mscourse.exercises.CHAPTERS:
        room = __import__(f"mscourse.exercises.{chapter}", fromlist=["_"])
        for one in room.EXERCISES:
            assert not callable(getattr(room, one.name))  # the exercise's record, not a function
