"""The page of therapies side by side: each point for all six, and how sure in the statements' own words."""

import re
from pathlib import Path

import pytest

from mscourse.evidence import evidence

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "evidence" / "therapies.md").read_text(encoding="utf-8")
POINTS = re.findall(
    r"^## ([^\n]+)\n\n<div class=\"ms-abreast\">\n\n(.+?)\n\n</div>", TEXT, re.MULTILINE | re.DOTALL
)
SURE = re.findall(r'<span data-sure="([a-z_]+)">([^<]+)</span>', TEXT)
STATEMENTS = {one.id: one for one in evidence.statements}
LEVELS = ("very low", "low", "moderate", "high")


def test_there_are_the_points_a_reader_compares() -> None:
    assert [heading for heading, _ in POINTS] == [
        "Aim",
        "Source",
        "What is done to a person",
        "Best study in MS",
        "How sure we are",
        "Effect, in whom",
        "Harms that were counted",
        "How far each has come",
        "The question that decides",
    ]


@pytest.mark.parametrize(("heading", "body"), POINTS, ids=[heading for heading, _ in POINTS])
def test_each_point_has_all_six_in_the_same_order(heading: str, body: str) -> None:
    names = re.findall(r"^- \*\*(.+?)\.\*\*", body, re.MULTILINE)
    assert names == [
        "Drugs of today",
        "Blood stem cells (AHSCT)",
        "Stromal cells (MSC)",
        "Cells from iPSC",
        "Myelin progenitors (OPC)",
        "Engineered cells (CAR T)",
    ], heading
    for cell in body.split("\n- "):
        assert len(re.sub(r"<!--.*?-->|\(http[^)]*\)", "", cell).split()) <= 50, cell


def levels(words: str) -> list[str]:
    """Read the levels that a phrase names, in order."""
    return re.findall(r"very low|low|moderate|high", words)


def test_levels_are_read_whole() -> None:
    assert levels("very low, and conflicting") == ["very low"]
    assert levels("moderate in mice, very low for a lesion") == ["moderate", "very low"]


@pytest.mark.parametrize(("name", "words"), SURE, ids=[name for name, _ in SURE])
def test_the_words_for_how_sure_are_those_of_the_statement(name: str, words: str) -> None:
    assert levels(words) == [one.level for one in STATEMENTS[name].certainty]
    assert set(levels(words)) <= set(LEVELS)


def test_each_therapy_says_how_sure_we_are() -> None:
    assert {STATEMENTS[name].chapter for name, _ in SURE} == {
        "treatment",
        "ahsct",
        "msc",
        "ipsc",
        "opc",
        "gene_editing",
    }
