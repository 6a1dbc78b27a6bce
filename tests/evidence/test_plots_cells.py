"""Charts of chapter 05: what the grid, the doses and the milestones take from records and statements."""

from dataclasses import replace
from typing import Any

import pytest

from mscourse.evidence import Library, evidence
from mscourse.evidence.plots.cell_doses import cell_doses, stepped
from mscourse.evidence.plots.cell_grid import JOBS, KINDS, NONE_FOUND, STATEMENTS, cell_grid, people, sure
from mscourse.evidence.plots.cell_timeline import cell_timeline
from mscourse.evidence.verdicts import Statement


class Restated(Library):
    """The course's evidence with its statements changed."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        super().__init__()
        self.changed = statements

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.changed


def test_the_grid_holds_every_study_once_with_its_people() -> None:
    rows = {row[0]: row[1:] for row in cell_grid(evidence).numbers.rows}
    assert len(rows) == sum(len(kind.studies) for kind in KINDS)
    assert rows["Burt 2019"] == ("Blood stem cells", JOBS[0], "randomised", "110 people, relapsing MS")
    assert rows["Windrem 2020"][2:] == ("animals", "mice")
    assert rows["Cohen 2023"][3].startswith("18 people")  # treated, without the register beside them
    assert rows["BCMA 2025"][2:] == ("one group", "5 people, progressive MS")


def test_people_are_those_who_were_given_something() -> None:
    assert people(evidence["fischbach_2024_car"]) == 2
    assert people(evidence["uccelli_2021_mesems"]) == 144
    assert people(evidence["windrem_2020"]) is None


def test_certainty_comes_from_the_statements() -> None:
    words = sure(evidence)
    assert len(words) == len(JOBS)
    levels = {one.id: one.certainty[0].level for one in evidence.statements if one.certainty}
    assert words[:3] == tuple(levels[name] for name in STATEMENTS[:3])
    assert words[3] == NONE_FOUND  # the statement's certainty is about mice


def test_a_missing_or_doubled_certainty_is_refused() -> None:
    kept = tuple(one for one in evidence.statements if one.id != STATEMENTS[1])
    with pytest.raises(ValueError, match="needs the statement 'cells_modulate'"):
        cell_grid(Restated(kept))
    doubled = tuple(
        replace(one, certainty=one.certainty * 2) if one.id == STATEMENTS[1] else one
        for one in evidence.statements
    )
    with pytest.raises(ValueError, match="has 2 certainties in people"):
        cell_grid(Restated(doubled))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2, 10 or 20 million LCTOPC1", 2e6, 20e6),
        ("0.7, 1.4, 2.8 and 5.7 million cells/kg", 0.7e6, 5.7e6),
        ("5, 10, 16 or 24 million cells", 5e6, 24e6),
    ],
)
def test_rising_doses_become_a_bar(text: str, low: float, high: float) -> None:
    row = stepped("Doe 2026", text, "rising doses")
    assert (row.value, row.low, row.high, row.spread) == (None, low, high, True)


def test_a_text_without_a_dose_is_refused() -> None:
    with pytest.raises(ValueError, match="no number of cells"):
        stepped("Doe 2026", "as many as were there", "")


def test_doses_are_the_records() -> None:
    rows: dict[str, Any] = {row[0]: row for row in cell_doses(evidence).numbers.rows}
    cd34 = evidence.outcome("ruizarguelles2019_mexico.viable_cd34_plus_infused")
    assert cd34.interval is not None
    assert rows["Mexican programme"][2] == "median and range"
    low, high = cd34.interval.low, cd34.interval.high
    assert rows["Mexican programme"][3] == f"{cd34.value:g} million (range {low:g}\N{EN DASH}{high:g})"
    assert rows["Fessler 2022"][3] == "2\N{EN DASH}20 million"
    assert rows["Cohen 2023"][3] == "100\N{EN DASH}125 million"


def test_milestones_are_in_order_and_print_the_count() -> None:
    rows = cell_timeline(evidence).numbers.rows
    years = [int(row[0]) for row in rows]
    assert years == sorted(years)
    assert rows[-1][1] == "World count: 116 trials, 83 products, more than 1,200 people"
    assert rows[0][1] == "Mouse skin cells are reset with 4 factors"
