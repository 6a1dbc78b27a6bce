"""Charts of chapter 08: what they print is what the records hold, and what cannot be drawn is refused."""

from dataclasses import replace
from typing import Any

import pytest

from mscourse.evidence import Library, Record, evidence
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.plots.grafts import ATTACK, NONE, PARTS, TRIED, graft_tests, graft_zero
from mscourse.evidence.plots.reset import METHODS, pluripotent_trials, protocol_days, reset_efficiency, said


class Changed(Library):
    """The course's evidence with some records replaced."""

    def __init__(self, *records: Record) -> None:
        super().__init__()
        self.changed = {one.id: one for one in records}

    def __getitem__(self, name: str) -> Any:
        return self.changed.get(name) or super().__getitem__(name)


def with_outcome(name: str, **values: Any) -> Record:
    """Return a record whose outcomes (or harms) of a name have other values."""
    record, _, outcome = name.partition(".")
    found = evidence[record]
    return replace(
        found,
        outcomes=tuple(replace(one, **values) if one.id.endswith(outcome) else one for one in found.outcomes),
        harms=tuple(replace(one, **values) if one.id.endswith(outcome) else one for one in found.harms),
    )


def test_methods_are_sorted_and_printed_as_published() -> None:
    rows = reset_efficiency(evidence).numbers.rows
    assert [row[2].replace("\N{NO-BREAK SPACE}", " ") for row in rows] == [
        "0.001 %",
        "0.0095 %",
        "0.02 %",
        "about 0.1 %",
        "about 1 %",
        "2 %",
        "up to 10 %",
    ]
    assert len(rows) == len(METHODS)


def test_about_and_up_to_are_told_apart() -> None:
    table = evidence["reprogramming_efficiency_table_2015"]
    assert said(table["synthetic_mrna_human_fibroblasts"])[::2] == (2, False)
    assert said(table["sendai_virus_human_fibroblasts"])[::2] == (1.0, False)
    assert said(table["microrna_by_lentivirus"])[::2] == (10.0, True)


def test_a_share_in_other_words_is_refused() -> None:
    vague = replace(evidence["reprogramming_efficiency_table_2015"]["microrna_by_lentivirus"], text="rarely")
    with pytest.raises(ValueError, match="draw a number, or 'about' or 'up to' one"):
        said(vague)


def test_days_are_the_records_and_the_unread_purity_is_not_there() -> None:
    rows = protocol_days(evidence).numbers.rows
    assert [row[2] for row in rows] == ["75 days", "28 days", "35 days", "22 days"]
    assert not any("70" in cell for row in rows for cell in row)


def test_the_count_of_trials_ends_with_none_found_in_ms() -> None:
    rows = {row[0]: row[1] for row in pluripotent_trials(evidence).numbers.rows}
    assert rows == {
        "Trials": "116",
        "Products": "83",
        "Conditions aimed at": "34",
        "Trials in MS": "none found",
    }


def test_no_test_of_a_graft_had_the_attack() -> None:
    chart = graft_tests(evidence)
    assert not any(ATTACK in one.parts for one in TRIED)
    assert len(chart.numbers.rows) == len(TRIED)
    assert not any(PARTS[ATTACK].lower() in row[3] for row in chart.numbers.rows)
    people = [row[2] for row in chart.numbers.rows if "people" in row[2]]
    assert people == [
        "25 people, cord injury",
        "7 people, Parkinson's disease",
        "12 people, Parkinson's disease",
    ]
    assert "empty column" in chart.alt
    assert NONE == "in no test here"


def test_bounds_are_exact_and_the_smallest_series_leaves_most_room() -> None:
    rows = graft_zero(evidence).numbers.rows
    assert [row[4] for row in rows] == ["0 of 25", "0 of 12", "0 of 7", "0 of 5"]
    assert [row[5] for row in rows] == [f"{100 * upper_bound(0, n):.0f} in 100" for n in (25, 12, 7, 5)]
    assert rows[2][3] == "24 months"


def test_a_series_with_a_tumour_is_refused() -> None:
    seen = with_outcome("sawamoto_2025_pd.tumour_growth", value=1)
    with pytest.raises(ValueError, match="no count of none"):
        graft_zero(OneChanged(seen))


class OneChanged(Changed):
    """As `Changed`, also where an outcome is asked for by its whole name."""

    def outcome(self, name: str) -> Any:
        record, _, outcome = name.partition(".")
        return self[record][outcome]


def test_other_harms_stand_beside_none_seen() -> None:
    markup = graft_zero(evidence).inline("wide")
    assert "73 adverse events" in markup
    assert "29 serious" in markup
