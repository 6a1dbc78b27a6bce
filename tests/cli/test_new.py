"""Skeletons: begun without overwriting anything, refused kindly until filled in, sound once they are."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mscourse.desk.source import load, sources
from mscourse.evidence.compiling import compiled
from mscourse.exercises.records import Exercise
from mscourse.quizzes import bank
from mscourse.quizzes.new_question import KINDS
from tests.cli.conftest import Answer

Call = Callable[[str], Answer]
BANK = Path("mscourse/quizzes/bank/01_disease.yaml")
STANDS = "the skeleton's words still stand here"
# What an author writes in place of FILL IN, by field and kind; all others get words of their own.
WRITTEN = {
    "objective": "disease.1",
    "level": "apply",
    "section": "Limits",
    "misconception": "disease.m1",
    "value": "1",
    "low": "1",
    "high": "2",
    "close": "3",
    "y": "5",
    "record": "trapp_1998.transected_axons",
    "model": "axon.speed",
    "over": "loss",
    "picture": "fibre_parts",
}


def filled(text: str) -> str:
    words = iter(f"words {number}" for number in range(1000))

    def write(found: re.Match[str]) -> str:
        field = found[1]
        return f"{field}: {WRITTEN.get(field, next(words))}"

    text = re.sub(r"(\w+): FILL IN", write, text)
    text = re.sub(r"y: \[FILL IN, FILL IN\]", "y: [1, 2]", text)
    return re.sub(r"FILL IN", lambda _: next(words), text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_refused_until_it_is_written(kind: str, call: Call, course: Path) -> None:
    before = BANK.read_text()
    told = call(f"new question 01 --type {kind}")
    assert told.status == 0
    assert "disease.q10 is begun" in told.out
    for step in ("FILL IN", "mscourse validate", "make notebooks", "make test"):
        assert step in told.out
    after = (course / BANK).read_text()
    assert after.startswith(before.rstrip())
    line = int(re.search(r"line (\d+)", told.out)[1])  # type: ignore[index]
    assert after.splitlines()[line - 1] == "- id: q10"
    refused = bank.faults(after.encode(), BANK.name)
    assert [(one.what, "question disease.q10" in one.place) for one in refused] == [(STANDS, True)]
    made = bank.parse(filled(after).encode(), BANK.name).questions[-1]
    assert (made.id, made.kind, made.revision) == ("disease.q10", kind, 1)


def test_every_fault_of_a_bank_is_told_at_once_a_question_each(call: Call, course: Path) -> None:
    for _ in range(2):
        call("new question disease")
    told = call(f"validate {course / BANK} --json")
    assert told.status == 1
    found = told.data["findings"]
    assert [re.search(r"disease\.q\d+", one["place"])[0] for one in found] == ["disease.q10", "disease.q11"]  # type: ignore[index]
    assert {one["problem"] for one in found} == {STANDS}


def test_a_chapter_without_a_bank_gets_one(call: Call, course: Path, unwritten: str) -> None:
    assert call(f"new question {unwritten}").status == 0
    path = course / f"mscourse/quizzes/bank/15_{unwritten}.yaml"
    assert [one.what for one in bank.faults(path.read_bytes(), path.name)] == [STANDS]
    text = filled(path.read_text()).replace("disease.", f"{unwritten}.")
    assert [one.id for one in bank.parse(text.encode(), path.name).questions] == [f"{unwritten}.q1"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: "chapter: disease\nquestions: [{id: q1}]\n", "let 'questions:' be the last part"),
        (lambda text: text + "\ntitle2: more\n", "let 'questions:' be the last part"),
        (lambda _: "chapter: disease\n", "'questions' is missing"),
        (lambda _: "chapter: [\n", "not YAML"),
    ],
)
def test_a_bank_that_cannot_be_added_to_is_left_as_it_is(
    change: Callable[[str], str], words: str, call: Call, course: Path
) -> None:
    path = course / BANK
    path.write_text(change(path.read_text()))
    before = path.read_bytes()
    told = call("new question disease")
    assert told.status == 1
    assert words in told.err
    assert path.read_bytes() == before


def test_questions_that_are_indented_stay_so(call: Call, course: Path) -> None:
    path = course / BANK
    head, questions = path.read_text().split("questions:\n")
    path.write_text(f"{head}questions:\n" + re.sub(r"(?m)^(?=.)", "  ", questions))
    assert call("new question disease").status == 0
    assert len(bank.parse(filled(path.read_text()).encode(), path.name).questions) == 11


def test_a_record_is_refused_until_it_is_written(call: Call, course: Path) -> None:
    path = course / "mscourse/evidence/data/records_cells.yml"
    before = path.read_text()
    told = call("new record smith_2026_trial --topic msc")
    assert told.status == 0
    assert "records_cells.yml" in told.out
    assert path.read_text().startswith(before.rstrip())
    told = call(f"validate {path} --json")
    assert told.status == 1
    assert {one["place"].split(", ")[0] for one in told.data["findings"]} == {"record smith_2026_trial"}
    assert {"record smith_2026_trial, title", "record smith_2026_trial, design"} <= {
        one["place"] for one in told.data["findings"]
    }
    text = path.read_text().replace("- id: FILL IN", "- id: deaths")
    path.write_text(text.replace("FILL IN", "words"))
    assert compiled(path.parent)["hidden"]["smith_2026_trial"] == "not read yet"
    assert call(f"validate {path}").status == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Smith --topic msc", "use small letters"),
        ("smith_2026 --topic cells", "there is no topic 'cells'; write one of: ahsct"),
        ("trapp_1998 --topic msc", "is taken in"),
    ],
)
def test_a_record_that_cannot_be_is_refused(line: str, words: str, call: Call, course: Path) -> None:
    folder = course / "mscourse/evidence/data"
    before = {one: one.read_bytes() for one in folder.iterdir()}
    told = call(f"new record {line}")
    assert told.status == 1
    assert words in told.err
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def exercises(path: Path) -> dict[str, Exercise]:
    space: dict[str, Any] = {}
    exec(compile(path.read_text(), path.name, "exec"), space)  # noqa: S102 - the file that was just begun
    return {one.id: one for one in space["EXERCISES"]}


@pytest.mark.parametrize("key", ["start", "disease", "future"])
@pytest.mark.usefixtures("unwritten")
def test_an_exercise_is_begun_beside_the_others(key: str, call: Call, course: Path) -> None:
    path = course / f"mscourse/exercises/{key}.py"
    before = set(exercises(path)) if path.exists() else set()
    for name in ("one_more", "another"):
        told = call(f"new exercise {key}.{name}")
        assert told.status == 0
        assert f"{key}.{name} is begun" in told.out
    found = exercises(path)
    assert set(found) == before | {f"{key}.one_more", f"{key}.another"}
    assert list(found)[-2:] == [f"{key}.one_more", f"{key}.another"]
    case = found[f"{key}.another"].cases[0]
    assert case.idea.startswith("FILL IN")
    assert found[f"{key}.another"].judge(lambda x: x).passed
    assert "another(1) returned -1" in found[f"{key}.another"].judge(lambda x: -x).plain()
    assert len(found[f"{key}.another"].hints) == 3
    (source,) = (course / "exercises").glob(f"*_{key}.ipynb")
    assert f"{source.relative_to(course).as_posix()}: solution, hidden cases" in told.out
    begun = [one for one in sources(load(source)) if one.id == f"{key}.another"]
    assert "FILL IN" in begun[0].hidden
    assert begun[0].starter == "def another(x):\n    ..."
    assert "FILL IN still stands here" in call(f"validate {source.relative_to(course).as_posix()}").out


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("conduction_time", None, "stands there already"),
        ("PEEL", None, "use small letters"),
        ("class", None, "no name of a function"),
        ("two", "EXERCISES = None", "there is no EXERCISES = (...)"),
        ("two", "EXERCISES = (", "Mend it first"),
    ],
)
def test_an_exercise_that_cannot_be_is_refused(
    name: str, change: str | None, words: str, call: Call, course: Path
) -> None:
    path = course / "mscourse/exercises/disease.py"
    if change:
        path.write_text(change)
    before = path.read_bytes()
    told = call(f"new exercise disease.{name}")
    assert told.status == 1
    assert words in told.err
    assert path.read_bytes() == before


def test_the_old_way_to_begin_a_chapter_still_works(call: Call, course: Path, unwritten: str) -> None:
    assert call(f"new 15_{unwritten}").status == 0
    assert (course / f"chapters/15_{unwritten}.ipynb").is_file()
    assert call(f"new 14_{unwritten}").status == 1


@pytest.mark.parametrize("line", ["question disease", "exercise disease.two", "record a_b --topic msc"])
def test_elsewhere_the_command_says_where_to_go(
    line: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = call(f"new {line}")
    assert told.status == 1
    assert "in the course's own folder" in told.err
    assert not list(tmp_path.iterdir())
