"""Charts of chapter 10: who and what they draw comes from the records, and nobody is left out silently."""

from dataclasses import replace

import pytest

from mscourse.evidence import Library, evidence
from mscourse.evidence.plots.cart_people import cart_people
from mscourse.evidence.plots.edited_people import cart_five, casgevy_people
from mscourse.evidence.plots.embold import embold_phases
from mscourse.evidence.plots.gene_ratios import cas9_off_target, hla_and_smoking
from mscourse.evidence.plots.ms_twins import ms_twins, with_error
from mscourse.evidence.plots.severity_pair import severity_pair
from mscourse.evidence.records import Outcome, Record
from mscourse.figures.audit import text_boxes


class Changed(Library):
    """The course's evidence with one outcome of one record changed."""

    def __init__(self, record: str, outcome: Outcome) -> None:
        super().__init__()
        self.record, self.changed = record, outcome

    def __getitem__(self, name: str) -> Record:
        found = super().__getitem__(name)
        if name != self.record:
            return found
        swap = self.changed
        return replace(
            found,
            outcomes=tuple(swap if one.id == swap.id else one for one in found.outcomes),
            harms=tuple(swap if one.id == swap.id else one for one in found.harms),
        )


def test_seven_people_were_reported_and_everybody_planned_is_counted() -> None:
    chart = cart_people(evidence)
    people = [row[2] for row in chart.numbers.rows]
    assert people == [
        "2 reported",
        "5 reported",
        "120 planned",
        "98 planned",
        "32 planned",
        "18 planned",
        "0 planned",
    ]
    assert "7 people" in chart.caption
    assert "268 people" in chart.caption
    told = chart.numbers.rows[1][3]
    assert told == "5 of 5 better on scales; 5 of 5 with severely low blood counts within 40 days"


def test_gain_stands_beside_harm_with_exact_limits() -> None:
    chart = cart_five(evidence)
    assert {row[0]: row[1] for row in chart.numbers.rows} == {
        "better on scales": "5 of 5",
        "new lesions on scans": "0 of 5",
        "severely low blood counts": "5 of 5",
    }
    footer = " ".join(box.words for box in text_boxes(chart.page("wide", "light").figure))
    assert "anything from 55 to 100 in 100" in footer
    assert "anything up to 45" in footer
    sickle = {row[0]: row[1] for row in casgevy_people(evidence).numbers.rows}
    assert sickle == {
        "free of severe crises": "29 of 30",
        "no hospital stay for a crisis": "30 of 30",
        "cancer": "0 of 44",
    }


def test_a_count_without_people_is_refused() -> None:
    one = replace(evidence["qin_2025_bcma"]["new_lesions_on_mri"], n=None)
    with pytest.raises(ValueError, match="count and its denominator"):
        cart_five(Changed("qin_2025_bcma", one))


def test_the_open_phase_stands_beside_the_one_with_placebo() -> None:
    assert embold_phases(evidence).numbers.rows == (
        ("Open phase", "Cells", "33 of 100"),
        ("Phase with placebo", "Cells", "6 of 100"),
        ("Phase with placebo", "Placebo", "16 of 100"),
    )


def test_twins_keep_their_errors_and_intervals() -> None:
    rows = ms_twins(evidence).numbers.rows
    assert ("Identical co-twins", "Canada", "25.3 of 100") in rows
    assert ("Identical co-twins", "Denmark", "24 of 100 (5\N{EN DASH}39)") in rows
    assert with_error(evidence["willer_2003_twins"]["fraternal_twins"]) == (5.4, 2.8)
    with pytest.raises(ValueError, match="standard error"):
        with_error(evidence["hansen_2005_twins"]["identical_twins"])


def test_both_together_are_more_than_their_product() -> None:
    rows = {row[0]: row[1] for row in hla_and_smoking(evidence).numbers.rows}
    assert rows["Both, if they multiplied"] == "a factor of 7.5"
    assert rows["Both, as counted"] == "a factor of 15"


def test_scissors_that_print_no_share_are_refused() -> None:
    record = evidence["cas9_offtarget_2014"]
    assert [row[1] for row in cas9_off_target(evidence).numbers.rows] == [
        "53.9 %",
        "36.7 %",
        "about 0.15 % each",
    ]
    one = replace(record["cutting_at_32_sites_with_three_mismatches"], text="rare")
    with pytest.raises(ValueError, match="share and a number of sites"):
        cas9_off_target(Changed(record.id, one))


def test_the_variant_was_seen_twice_and_missed_once() -> None:
    rows = severity_pair(evidence).numbers.rows
    assert [row[1] for row in rows] == ["12,584", "9,805", "1,813"]
    assert "no link" in rows[-1][2]
