"""Charts of chapter 07: two spinal trials side by side, and studies without a comparison group."""

from dataclasses import replace

import pytest

from mscourse.evidence import evidence
from mscourse.evidence.plots.single_groups import ASKED, counted, group, msc_single_groups
from mscourse.evidence.plots.spinal_trials import FIRST, SECOND, first_number, injections, two_spinal_trials


def test_the_two_trials_are_printed_as_published() -> None:
    rows = two_spinal_trials(evidence).numbers.rows
    assert [row[4] for row in rows] == ["6.7", "9.7", "41.9", "33", "37"]
    assert [row[2] for row in rows] == ["16", "16", "16", "27", "27"]
    assert {row[3] for row in rows[:3]} == {"who got worse (EDSS), per half-year cycle"}
    assert {row[3] for row in rows[3:]} == {"who got better (EDSS-Plus), within a year"}


def test_people_in_groups_sum_to_the_trial() -> None:
    for name in (FIRST, SECOND):
        record = evidence[name]
        assert sum(arm.n or 0 for arm in record.arms) == record.population.n


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("six IT MSC-NP injections, every 2 months", (0, 2, 4, 6, 8, 10)),
        ("two doses, every 6 months", (0, 6)),
    ],
)
def test_injections_are_read_from_their_words(text: str, months: tuple[float, ...]) -> None:
    assert injections(text) == months


def test_words_without_a_number_are_refused() -> None:
    with pytest.raises(ValueError, match="does not begin with a number"):
        injections("some injections, every 2 months")
    with pytest.raises(ValueError, match="names no number of months"):
        first_number("a year", "month")


def test_every_study_of_one_group_is_one_and_stands_with_its_people() -> None:
    rows = {row[0]: row for row in msc_single_groups(evidence).numbers.rows}
    assert len(rows) == len(ASKED)
    assert all(evidence[asked.record].design == "single_arm" for asked in ASKED)
    assert rows["Cohen 2023"][2] == "18"  # treated, without the register beside them
    assert rows["Cohen 2023"][4].startswith("2 of 18")
    assert rows["Riordan 2018"][3].startswith("15 of 18")
    assert "NG01, open label" in rows  # its year was not read


def test_no_more_are_better_than_were_treated() -> None:
    for asked in ASKED:
        one = group(evidence, asked)
        assert 0 <= one.better <= one.treated
        assert (one.better == 0) == (asked.gain is None)


def test_a_denominator_that_was_not_read_is_not_printed() -> None:
    harm = evidence["harris_2021_mscnp_2yr"]["long_term_adverse_events_tied_to_treatment"]
    assert harm.n is None
    assert counted(harm, "late harm") == "0: late harm"
    with pytest.raises(ValueError, match="has no count"):
        counted(replace(harm, value=None, events=None), "late harm")
