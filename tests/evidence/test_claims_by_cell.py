"""The map of claims: every claim about cells once, in the column of its verdict, at its own chapter."""

import re
from dataclasses import replace

import pytest

from mscourse.book.chapters import CHAPTERS
from mscourse.evidence import evidence
from mscourse.evidence.plots.claims_by_cell import COLUMNS, KINDS, SHORT, claims_by_cell, column
from mscourse.evidence.plots.perceived import pml_perceived

CHART = claims_by_cell(evidence)
ABOUT_CELLS = {
    one.id: one
    for one in evidence.claims.values()
    if one.chapter not in ("start", "disease", "attack", "measuring", "treatment", "patients", "personalised")
}


def test_every_claim_about_cells_stands_there_once() -> None:
    shown = [row[0] for row in CHART.numbers.rows]
    assert sorted(shown) == sorted(ABOUT_CELLS) == sorted(SHORT)


def test_a_known_verdict_stands_in_its_column() -> None:
    assert column(evidence.claims["a05"]) == "Supported"
    assert column(evidence.claims["a04"]) == "Not supported, or open"
    assert column(evidence.claims["a17"]) == "Not supported, or open"
    assert column(evidence.claims["a13"]) == "Shown in animals only"


def test_the_counts_of_the_words_are_those_of_the_claims() -> None:
    by_column = [column(one) for one in ABOUT_CELLS.values()]
    counts = [by_column.count(heading) for heading in COLUMNS]
    told = [int(one) for one in re.findall(r"\d+", CHART.alt)]
    assert told == [len(KINDS), len(ABOUT_CELLS), *counts]
    supported = [one for one in ABOUT_CELLS.values() if column(one) == "Supported"]
    assert {one.id for one in supported} == {"a05", "a08", "a10"}  # the caption says what these three tell


def test_rows_name_the_chapters_by_their_numbers() -> None:
    numbers = {one.key: one.number for one in CHAPTERS}
    assert all(numbers[key] == number for kind in KINDS.values() for key, number in kind.items())


def test_an_unknown_verdict_is_refused_with_a_remedy() -> None:
    with pytest.raises(ValueError, match="begin it with a word that a column knows"):
        column(replace(evidence.claims["a05"], verdict="Perhaps"))


def test_the_imagined_risk_is_thousands_of_times_the_one_worked_out() -> None:
    thought, actual = pml_perceived(evidence).numbers.rows
    assert thought[1] == "315 of 1,000"
    assert actual[1] == "0.1 of 1,000"
    counts = [float(row[1].split()[0]) for row in (thought, actual)]
    assert counts[0] / counts[1] == pytest.approx(3150)
