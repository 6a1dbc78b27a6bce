"""The model cases of chapter 03's text: against the records they lean on, and against each other."""

import math

import pytest

from mscourse.chapters import measuring_cases as cases
from mscourse.evidence import Library, number
from mscourse.evidence.marks import printed

PUBLISHED = {"ms": "brain_volume_change_per_year", "healthy": "brain_volume_change_per_year_healthy"}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.mark.parametrize("group", PUBLISHED)
def test_the_two_curves_are_those_of_the_record(group: str, library: Library) -> None:
    outcome = library.outcome(f"destefano_2016_atrophy.{PUBLISHED[group]}")
    mean, spread = cases.ATROPHY[group]
    assert outcome.value == mean
    assert spread in [one.value for one in printed(outcome.text or "")]


def test_the_curves_give_the_published_cut_back() -> None:
    made = cases.two_curves()
    assert isinstance(made, dict)
    published = number("destefano_2016_atrophy.cut_off_95_pct_specificity")
    assert made["cut_95"] == pytest.approx(published, abs=0.005)
    assert made["ms_beyond"] == pytest.approx(49, abs=0.5)  # the sensitivity printed beside that cut


def test_metres_between_two_steps_come_from_the_record() -> None:
    made = cases.walking()
    assert isinstance(made, dict)
    assert made["lost_4_to_5"] == 300


def test_later_halving_lies_between_halving_from_onset_and_none() -> None:
    made = cases.halved()
    assert isinstance(made, dict)
    assert made["from_onset"] < made["ten_years_on"] < made["natural"] / 1.1
    assert made["from_onset"] < made["natural"] / 2


def test_reached_and_not_reached_make_a_hundred_and_unlike_people_are_spread_wider() -> None:
    made = cases.milestones()
    assert isinstance(made, dict)
    assert all(made[f"at_{year}"] + made[f"not_at_{year}"] == pytest.approx(100) for year in (5, 15, 30))
    spread = {name: made[f"{name}_75"] - made[f"{name}_10"] for name in ("alike", "unlike")}
    assert spread["unlike"] > spread["alike"]


def test_years_multiply_what_is_left_with_nothing_seen() -> None:
    made = cases.nothing_seen()
    assert isinstance(made, dict)
    assert made["after_2"] == pytest.approx(made["after_1"] ** 2 / 100)
    assert made["after_10"] == pytest.approx(made["after_5"] ** 2 / 100)
    assert made["without_relapse"] == pytest.approx(100 * math.exp(-5 * (0.25 + 0.05)))


def test_a_higher_bar_has_fewer_false_alarms() -> None:
    made = cases.half_or_whole()
    assert isinstance(made, dict)
    for name in ("small", "middle", "large"):
        assert made[f"whole_{name}"] < made[f"half_{name}"] < 50
