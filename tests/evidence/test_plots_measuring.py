"""Charts of chapter 03: what they print is what the records hold, and what cannot be drawn is refused."""

from dataclasses import replace
from typing import Any

import pytest

from mscourse.evidence import Library, Outcome, Record, evidence, plots


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    return evidence.plot(name).numbers.rows


def test_the_stairs_print_the_metres_of_the_scale() -> None:
    assert [(row[0], row[1]) for row in rows("edss_structure")] == [
        ("4.0", "500 m"),
        ("4.5", "300 m"),
        ("5.0", "200 m"),
        ("5.5", "100 m"),
        ("6.0", "100 m"),
        ("6.5", "20 m"),
        ("7.0", "5 m"),
    ]
    assert "a band of 1.0 point" in evidence.plot("edss_structure").alt


def test_two_examiners_agree_in_two_of_three() -> None:
    assert [row[2] for row in rows("edss_agreement")] == ["69 in 100", "48 in 100", "67 in 100", "70 in 100"]


def test_the_clocks_are_kept_apart_and_only_an_interval_is_printed_as_one() -> None:
    clocks = [(row[2], row[3]) for row in rows("edss_milestones")]
    assert [half for clock, half in clocks if clock == "since onset"] == [
        "9.42 years",
        "12.7 years",
        "14.97 years",
        "26 years",
    ]
    assert [half for clock, half in clocks if clock == "age"] == [
        "54.7 (53.5\N{EN DASH}55.8) years",
        "55 years",
    ]


def test_points_without_activity_are_those_published() -> None:
    assert [(row[0], row[2], row[3]) for row in rows("neda_kept")][:2] == [
        ("Olmsted County", "1", "63"),
        ("Olmsted County", "2", "38"),
    ]
    assert ("Boston", "7", "7.9 (17 of 216)") in [(row[0], row[2], row[3]) for row in rows("neda_kept")]


def test_the_limits_of_the_blood_marker_rise_from_decade_to_decade() -> None:
    values = [float(row[2].split()[0]) for row in rows("nfl_limits")]
    assert values[:7] == sorted(values[:7]) == [8.4, 11.4, 15.4, 20.8, 28.0, 37.9, 51.2]
    assert values[7:11] == [10, 15, 20, 35]


def test_the_curves_of_brain_volume_have_published_means_and_spreads() -> None:
    assert [row[2] for row in rows("destefano_2016_atrophy")] == [
        "\N{MINUS SIGN}0.51 (0.27)",
        "\N{MINUS SIGN}0.27 (0.15)",
    ]


def test_relapses_fall_by_the_same_share_every_five_years() -> None:
    values = [float(row[1]) for row in rows("tremlett_2008_relapse")]
    assert values == [round(100 * 0.83**step) for step in range(6)]


class Altered(Library):
    """The course's evidence with one outcome changed."""

    def __init__(self, name: str, **changes: Any) -> None:
        super().__init__()
        self.name, self.changes = name, changes

    def outcome(self, name: str) -> Outcome:
        found = super().outcome(name)
        return replace(found, **self.changes) if name == self.name else found

    def __getitem__(self, name: str) -> Record:
        record = super().__getitem__(name)
        outcomes = tuple(
            replace(one, **self.changes) if one.id == self.name else one for one in record.outcomes
        )
        return replace(record, outcomes=outcomes)


@pytest.mark.parametrize(
    ("chart", "outcome", "changes", "remedy"),
    [
        (
            "edss_milestones",
            "tedeholm_2015_gothenburg.cumulative_risk_of_edss_6_at_age_55",
            {"value": 49},
            "leave its age out",
        ),
        (
            "nfl_limits",
            "disanto_2017_nfl.snfl_with_gd_lesion_in_brain_or_cord",
            {"interval": None},
            "draw the limits alone",
        ),
        (
            "destefano_2016_atrophy",
            "destefano_2016_atrophy.brain_volume_change_per_year",
            {"text": "-0.51"},
            "no standard deviation in brackets",
        ),
    ],
)
def test_what_a_chart_cannot_draw_is_refused(
    chart: str, outcome: str, changes: dict[str, Any], remedy: str
) -> None:
    with pytest.raises(ValueError, match=remedy):
        plots.plot(Altered(outcome, **changes), chart)
