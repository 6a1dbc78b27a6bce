"""The number audit over every text of the course, and over copies in which a number was planted."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse import cli
from mscourse.book.audit.numbers import counts, findings
from mscourse.book.audit.texts import everything
from mscourse.chapters.cases import CASES
from mscourse.evidence import evidence
from mscourse.evidence.numbers import Sources

SOURCES = Sources(evidence, CASES)
ROOT = Path(__file__).parents[2]
HANDFUL = 5  # for each chapter
READ = (
    "chapters", "index.md", "about.md", "use.md", "glossary.md", "teach",
    "mscourse/quizzes/bank", "mscourse/evidence/data", "mscourse/chapters", "mscourse/exercises", "cards",
)  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in READ:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return tmp_path


def test_no_number_of_the_course_lacks_its_source() -> None:
    assert [str(one) for one in findings(ROOT, SOURCES)] == []


def test_few_honest_numbers_need_the_list() -> None:
    chapters = list(ROOT.glob("chapters/[0-9]*.ipynb"))
    assert len(counts()) <= HANDFUL * len(chapters)


def test_every_kind_of_text_is_read() -> None:
    pages = {text.page for text in everything(ROOT)}
    assert {"00_start", "01_disease", "index.md", "00_start.q1", "claims.a01", "disease.py"} <= pages
    assert {"cards/msc", "exercises/start", "exercises/disease"} <= pages
    assert any(page.startswith("statements.") for page in pages)


def in_text(path: str, old: str, new: str) -> Callable[[Path], None]:
    def plant(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def caption(root: Path) -> None:
    path = root / "chapters" / "01_disease.ipynb"
    book = json.loads(path.read_text(encoding="utf-8"))
    cell = next(one for one in book["cells"] if "show(axon_states()" in "".join(one["source"]))
    source = "".join(cell["source"])
    assert "Bare is not dead" in source
    cell["source"] = source.replace("Bare is not dead", "In 62 % bare is not dead")
    path.write_text(json.dumps(book), encoding="utf-8")


PLANTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "prose": (in_text("chapters/01_disease.ipynb", "at 2.8 m/s, and", "at 8.2 m/s, and"), "8.2 is no number"),
    "plain words": (
        in_text("chapters/01_disease.ipynb", "Nobody is to blame", "It takes 12 years. Nobody is to blame"),
        "12 has no source",
    ),
    "a caption": (caption, "62 has no source"),
    "an alternative text": (
        in_text("mscourse/chapters/start.py", "Left, two crowds of a hundred", "Left, two crowds of 250"),
        "250 has no source",
    ),
    "what should have been seen": (
        in_text("mscourse/chapters/disease.py", "it is 900 a second", "it is 950 a second"),
        "950 is no number",
    ),
    "feedback of a question": (
        in_text("mscourse/quizzes/bank/01_disease.yaml", "Less than a fifth of", "Less than 0.3 of"),
        "0.3 has no source",
    ),
    "a claim": (
        in_text("mscourse/evidence/data/claims.yml", "in 75 in 100", "in 57 in 100"),
        "57 is no number",
    ),
    "a statement": (
        in_text(
            "mscourse/evidence/data/statements.yml",
            "EBV comes before nearly all",
            "EBV comes before 99.9 % of",
        ),
        "99.9 has no source",
    ),
    "a reason of a certainty": (
        in_text(
            "mscourse/evidence/data/statements.yml",
            "The tissue came from few people.",
            "The tissue came from 87 people.",
        ),
        "87 has no source",
    ),
    "a model card": (
        in_text("cards/msc.md", "from 0.242 to 0.227", "from 0.242 to 0.272"),
        "0.272 has no source",
    ),
    "a model card, interval of a study": (
        in_text("cards/msc.md", "from 0.58 to 1.50. <!--", "from 1.50 to 0.58. <!--"),
        "the interval in the sentence is none of those marked",
    ),
    "a task": (
        in_text("mscourse/exercises/disease.py", "at a loss of 0.975", "at a loss of 0.957"),
        "0.957 has no source",
    ),
    "an idea": (
        in_text("mscourse/exercises/start.py", "For a hundred people and more", "For 170 people and more"),
        "170 has no source",
    ),
    "a page": (in_text("about.md", "BSD 3-Clause", "BSD 3-Clause, in 87 lands"), "87 has no source"),
}


@pytest.mark.parametrize(("plant", "problem"), PLANTS.values(), ids=PLANTS)
def test_a_planted_number_is_caught_wherever_it_stands(
    copy: Path, plant: Callable[[Path], None], problem: str
) -> None:
    assert findings(copy, SOURCES) == []
    plant(copy)
    assert any(problem in str(one) for one in findings(copy, SOURCES))


def test_the_list_holds_nothing_that_is_gone(copy: Path) -> None:
    in_text("index.md", "from 3.0 to 3.5", "from three to three and a half")(copy)
    assert ["stands nowhere" in str(one) for one in findings(copy, SOURCES)] == [True]


@pytest.mark.parametrize(
    "text",
    ["- {page: a, text: b}", "- a", "- {page: a, text: 3, why: c}", "- {page: a, text: b, why: c, more: d}"],
)
def test_a_broken_list_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plain.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"plain\.yml, entry 1: write page, text and why"):
        counts(path)


def test_the_command_says_what_it_found(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["numbers", str(copy)]) == 0
    assert "0 findings" in capsys.readouterr().out
    in_text("about.md", "BSD 3-Clause", "BSD 3-Clause, in 87 lands")(copy)
    assert cli.main(["numbers", str(copy)]) == 1
    assert "87 has no source" in capsys.readouterr().out
    assert cli.main(["numbers", str(copy), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["count"] == 1
    assert told["findings"][0]["page"] == "about.md"
    assert "87 has no source" in told["findings"][0]["problem"]
