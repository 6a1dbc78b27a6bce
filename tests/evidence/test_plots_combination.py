"""Charts of chapter 11: groups, doses and differences come from the records."""

from dataclasses import replace

import numpy as np
import pytest

from mscourse.evidence import Library, evidence
from mscourse.evidence.plots import combination_arms
from mscourse.evidence.plots.combination_arms import TRIED, arms_of_combinations, people
from mscourse.evidence.plots.combination_doses import opicinumab_doses
from mscourse.evidence.plots.combination_pair import WALL, vep_not_a_pair
from mscourse.evidence.records import Record
from mscourse.figures.audit import text_boxes


class Changed(Library):
    """The course's evidence with one record changed."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.swap = record

    def __getitem__(self, name: str) -> Record:
        return self.swap if name == self.swap.id else super().__getitem__(name)


def test_doses_stand_in_order_with_people_share_and_odds() -> None:
    rows = opicinumab_doses(evidence).numbers.rows
    assert [row[0] for row in rows] == ["placebo", "3", "10", "30", "100"]
    assert [row[2] for row in rows] == ["51.6 %", "51.1 %", "65.6 %", "68.8 %", "41.2 %"]
    assert sum(int(row[1]) for row in rows) == evidence["cadavid_2019_synergy"].population.n
    assert rows[-1][3] == "0.66", "no interval was read"


def test_two_trials_keep_their_wall_and_their_own_people() -> None:
    chart = vep_not_a_pair(evidence)
    assert [row[1] for row in chart.numbers.rows] == ["50, both in turn", "34 v 36"]
    words = [box.words for box in text_boxes(chart.page("phone", "light").figure)]
    assert WALL in words
    drawn = sum(np.asarray(one.get_offsets()).shape[0] for one in chart.page("wide", "light").ax.collections)
    assert drawn == 50 + 34 + 36


def test_a_difference_without_an_interval_is_not_compared() -> None:
    record = evidence["ccmr2_2025"]
    bare = tuple(replace(one, interval=None) for one in record.outcomes)
    with pytest.raises(ValueError, match="has no interval"):
        vep_not_a_pair(Changed(replace(record, outcomes=bare)))


def test_every_trial_had_two_of_the_four_groups() -> None:
    rows = arms_of_combinations(evidence).numbers.rows
    for one in TRIED:
        had = [row for row in rows if row[0] == one.name and row[3] != "no such group"]
        assert len(had) == 2
        assert had[-1][1] == "both"
    assert ("CCMR Two", "neither", "placebo", "36") in rows
    assert ("SYNERGY", "both", "interferon, opicinumab", "326") in rows


def test_arms_without_numbers_and_a_full_trial_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    record = evidence["solar_2019"]
    bare = replace(record, arms=tuple(replace(arm, n=None) for arm in record.arms))
    with pytest.raises(ValueError, match="how many people each arm had"):
        people(bare, (0, 1))
    full = replace(TRIED[0], arms={0: (1,), 1: (0,), 2: (0,), 3: (0,)})
    monkeypatch.setattr(combination_arms, "TRIED", (full,))
    with pytest.raises(ValueError, match="write the words"):
        arms_of_combinations(evidence)
