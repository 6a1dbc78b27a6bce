"""Every claim of the two articles has its verdict on the page of its chapter."""

from pathlib import Path

import nbformat
import pytest

from mscourse.book.chapters import CHAPTERS
from mscourse.evidence import evidence

FOLDER = Path(__file__).parents[2] / "chapters"
PAGES = {one.key: FOLDER / f"{one.stem}.ipynb" for one in CHAPTERS}


def printed(page: Path) -> str:
    """What the cells of a notebook printed, as plain text."""
    cells = nbformat.read(page, as_version=4).cells
    outputs = [one for cell in cells for one in cell.get("outputs", [])]
    return "\n".join(one.get("data", {}).get("text/plain", "") for one in outputs)


def test_there_are_thirty_six() -> None:
    assert list(evidence.claims) == [
        *(f"a{number:02}" for number in range(1, 21)),
        *(f"b{number:02}" for number in range(1, 17)),
    ]


@pytest.mark.parametrize("chapter", PAGES)
def test_a_chapter_prints_statement_and_verdict_of_each_of_its_claims(chapter: str) -> None:
    own = [claim for claim in evidence.claims.values() if claim.chapter == chapter]
    words = " ".join(printed(PAGES[chapter]).split())
    for claim in own:
        assert claim.statement in words, claim.id
        assert claim.verdict in words, claim.id
