"""What holds for the words and the cases of every exercise; the proof of each is in tests/desk."""

import re
from pathlib import Path

import nbformat
import pytest

import mscourse.exercises
from mscourse.exercises import check, objectives
from mscourse.exercises.records import Exercise

EXERCISES: dict[str, Exercise] = mscourse.exercises._all()  # noqa: SLF001 - what is tested
CHAPTERS = Path(__file__).parents[2] / "chapters"
LOUD = re.compile(
    r"!|\b(wrong|incorrect|oops|sorry|unfortunately|well done|great|good job|simply)\b", re.IGNORECASE
)


@pytest.mark.parametrize("name", EXERCISES)
def test_words_are_calm_and_every_exercise_has_three_hints(name: str) -> None:
    one = EXERCISES[name]
    assert len(one.hints) == 3
    assert len({case.name for case in one.cases}) == len(one.cases)
    for words in (one.task, one.held, *one.hints, *(case.idea for case in one.cases)):
        assert not LOUD.search(words), words


def test_a_stub_is_met_kindly() -> None:
    for name in EXERCISES:
        verdict = check(name, lambda *_values, **_more: None)
        assert verdict.state == "empty"
        assert verdict.plain().startswith(f"{name}: Nothing to check yet.")
        assert "return" in verdict.plain()


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
