"""Checking files before they are committed: the course is sound, planted faults are told with a remedy."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse.validating.fault import split
from tests.cli.conftest import Answer

Call = Callable[[str], Answer]
BANK = "mscourse/quizzes/bank/00_start.yaml"
DATA = "mscourse/evidence/data"
PAGE = "chapters/00_start.ipynb"
GLOSSARY = "mscourse/glossary.yml"


def test_the_course_is_sound(call: Call, course: Path) -> None:
    (course / ".hidden").mkdir()
    (course / ".hidden" / "glossary.yml").write_text("not looked at")
    told = call("validate . --json")
    assert told.data["findings"] == []
    assert told.status == 0
    banks, records, chapters, pages = 2, 3, 2, 4
    assert told.data["files"] >= banks + records + chapters + pages


def planted(old: str, new: str) -> Callable[[str], str]:
    def plant(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return plant


@pytest.mark.parametrize(
    ("name", "plant", "place", "problem", "remedy"),
    [
        (
            BANK,
            planted("level: understand", "level: hard"),
            "question start.q1, field level",
            "'hard'",
            "use one of",
        ),
        (
            BANK,
            planted("value: 40.4", "value: 41.4"),
            "question start.q1",
            "gives 40.4",
            "write what its key gives",
        ),
        (
            BANK,
            planted("improved\n", "nothing_like_it\n").__call__
            if False
            else planted(".improved}", ".nothing}"),
            "question start.q1",
            "meta_msc_2023_jcm",
            "keys.py",
        ),
        (
            BANK,
            planted('section: "See: the missing column"', 'section: "See: nothing"'),
            "question start.q1, field section",
            "no heading of chapters/00_start.ipynb",
            "letter for letter",
        ),
        (
            BANK,
            planted("text: Many more people,", "text: 77 more people,"),
            "77 more people",
            "77",
            "CONTRIBUTING.md, 'Numbers'",
        ),
        (
            f"{DATA}/claims.yml",
            planted("lean: supported", "lean: perhaps"),
            "claim a01, lean",
            "",
            "choose one of",
        ),
        (
            f"{DATA}/claims.yml",
            planted("  chapter: disease\n  statement: MS is", "  statement: MS is"),
            "claim a01, chapter",
            "",
            "write it in words",
        ),
        (f"{DATA}/claims.yml", lambda _: "claims: [", "line ", "not YAML", ""),
        (f"{DATA}/claims.yml", lambda _: "claims: 3", "the whole file", "", "a list of entries"),
        (
            f"{DATA}/records_ms.yml",
            planted("year: 2019", "year: 19"),
            "record yu_2019_gratio_mri, year",
            "19 is no year",
            "write one such as 2024",
        ),
        (f"{DATA}/statements.yml", planted("level: very low", "level: so-so"), "certainty", "", "very low"),
        (GLOSSARY, planted("  chapter: 0\n", ""), "entry 1", "has the fields", "write exactly"),
        (GLOSSARY, lambda _: "- term: [", "line ", "not YAML", "mend the line"),
        (GLOSSARY, lambda _: "term: a", "the whole file", "write a list", "no list"),
        (
            PAGE,
            planted("## Key points", "## Points"),
            "page contract",
            "no part: Key points",
            "CONTRIBUTING.md",
        ),
        (
            PAGE,
            planted("01_disease.ipynb", "02_attack.ipynb"),
            "page contract",
            "01_disease.html",
            "CONTRIBUTING.md",
        ),
        (PAGE, lambda _: "{}", "the whole file", "", "save it again"),
        (PAGE, lambda _: "no notebook", "the whole file", "", "save it again"),
    ],
)
def test_a_planted_fault_is_told_with_place_and_remedy(
    name: str, plant: Callable[[str], str], place: str, problem: str, remedy: str, call: Call, course: Path
) -> None:
    path = course / name
    path.write_text(plant(path.read_text(encoding="utf-8")), encoding="utf-8")
    told = call(f"validate {name} --json")
    assert told.status == 1
    found = [one for one in told.data["findings"] if place in one["place"]]
    assert found, told.out
    assert found[0]["file"] == name
    assert any(problem in one["problem"] and remedy in one["remedy"] for one in found), found


def test_a_finding_is_one_line_with_file_place_problem_and_remedy(call: Call, course: Path) -> None:
    path = course / GLOSSARY
    path.write_text(path.read_text().replace("  chapter: 0\n", "", 1))
    told = call(f"validate {GLOSSARY}")
    assert told.status == 1
    line, count = told.out.splitlines()
    assert re.fullmatch(
        rf"{re.escape(GLOSSARY)}, entry 1: has the fields .+\. Remedy: write exactly .+\.", line
    )
    assert count == "1 files, 1 findings"


def test_a_stored_output_that_is_not_there_is_told_with_its_cell(call: Call, course: Path) -> None:
    path = course / PAGE
    content = json.loads(path.read_text())
    number = next(n for n, one in enumerate(content["cells"]) if "quiz(" in "".join(one["source"]))
    content["cells"][number]["outputs"] = []
    path.write_text(json.dumps(content))
    told = call(f"validate {PAGE} --json")
    assert f"cell {number + 1}" in [one["place"] for one in told.data["findings"]]
    assert "Run: make notebooks" in [one["remedy"] for one in told.data["findings"]]


def test_a_file_that_stands_alone_is_read_beside_the_course_s_own(
    call: Call, tmp_path: Path, course: Path
) -> None:
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    for name in ("claims.yml", "records_ms.yml"):
        shutil.copy(course / DATA / name, alone)
    assert call(f"validate {alone}").status == 0
    path = alone / "claims.yml"
    path.write_text(path.read_text().replace("imsgc_2019", "nobody_2019", 1))
    told = call(f"validate {path}")
    assert told.status == 1
    assert "there is no record 'nobody_2019'. Remedy: check the id." in told.out


def test_a_page_is_read_for_its_numbers(call: Call, course: Path) -> None:
    page = course / "mine.md"
    page.write_text("# Mine\n\nOf 801 people, 37 had it.\n")
    told = call("validate mine.md")
    assert told.status == 1
    assert "801" in told.out
    page.write_text("# Mine\n\nSome people had it.\n")
    assert call("validate mine.md").status == 0


@pytest.mark.parametrize("name", ["bank.yml", "records.yaml", "words.yml"])
def test_a_file_of_another_name_is_known_by_what_it_holds(name: str, call: Call, course: Path) -> None:
    source = {
        "bank.yml": "mscourse/quizzes/bank/01_disease.yaml",
        "records.yaml": f"{DATA}/records_ahsct.yml",
        "words.yml": GLOSSARY,
    }[name]
    shutil.copy(source, course / name)
    told = call(f"validate {name}")
    if name == "records.yaml":
        assert told.status == 1
        assert "is taken in records_ahsct.yml. Remedy: choose another" in told.out
    else:
        assert told.status == 0, told.out


@pytest.mark.parametrize("name", ["Makefile", "other.yml", "empty"])
def test_what_has_no_rules_is_refused_with_what_has(name: str, call: Call, course: Path) -> None:
    if name == "empty":
        (course / name).mkdir()
    else:
        (course / name).write_text("a: 1\n")
    told = call(f"validate {name}")
    assert told.status == 2
    assert "a bank of questions (NN_key.yaml)" in told.err


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        ("'x' is none; choose one", "'x' is none", "choose one"),
        ("not run in one go. Run: make notebooks", "not run in one go", "Run: make notebooks"),
        ("write it in words", "so", "write it in words"),
    ],
)
def test_a_message_is_split_into_problem_and_remedy(words: str, problem: str, remedy: str) -> None:
    assert split(words, "so") == (problem, remedy)
