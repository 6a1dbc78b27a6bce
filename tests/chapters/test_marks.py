"""Every source mark of every chapter leads to a number that may be shown, and its sentence prints it."""

from pathlib import Path

import pytest

from mscourse.chapters.cases import CASES
from mscourse.evidence import evidence
from mscourse.evidence.marks import check_notebook

CHAPTERS = sorted((Path(__file__).parents[2] / "chapters").glob("[0-9]*.ipynb"))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_marks_are_met(path: Path) -> None:
    found = check_notebook(path.stem, path.read_text(encoding="utf-8"), evidence, CASES)
    assert [str(one) for one in found] == []


def test_every_case_is_named_by_a_sentence() -> None:
    code = sorted((Path(__file__).parents[2] / "mscourse" / "chapters").glob("*.py"))
    written = [path for path in (*CHAPTERS, *code) if path.name != "cases.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in written)
    assert [name for name in CASES if f"{name}." not in text and f"{name} " not in text] == []
