"""Chapter 04's charts: they print what the records say, and their words are true of it."""

import pytest

from mscourse.evidence import evidence
from mscourse.evidence.plots import steroids
from mscourse.evidence.plots.age import parts
from mscourse.evidence.plots.rows import pooled_row
from mscourse.evidence.plots.three_numbers import read

DASH, MINUS = "\N{EN DASH}", "\N{MINUS SIGN}"


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    return evidence.plot(name).numbers.rows


def test_one_trial_is_three_numbers() -> None:
    found = read(evidence["affirm_natalizumab"])
    assert (found.words, found.fewer, found.gained) == (f"0.325 (0.256{DASH}0.412)", 54, 22)
    assert found.ratio == pytest.approx(found.rates[1] / found.rates[0], abs=0.001)
    counted = [
        evidence.outcome(f"affirm_natalizumab.relapse_free_in_year_1{arm}") for arm in ("_placebo", "")
    ]
    for one, free in zip(counted, found.free, strict=True):
        assert one.events is not None
        assert one.n is not None
        assert round(100 * one.events / one.n) == free
    assert [row[3] for row in rows("affirm_three_numbers")] == [found.words, "54 fewer", "22 more of 100"]


def test_pairs_of_ratios_are_from_relapsing_ms_and_part_as_the_caption_says() -> None:
    found = [(row[0], float(row[2].split()[0])) for row in rows("relapses_and_worsening")]
    assert [name for name, _ in found] == ["Relapses", "Worsening"] * 5
    assert all("relapsing MS" in row[1] for row in rows("relapses_and_worsening"))
    pairs = list(zip(found[::2], found[1::2], strict=True))
    more_relapses_spared = [relapses < worsening for (_, relapses), (_, worsening) in pairs]
    assert more_relapses_spared == [True, True, True, True, False]
    assert pairs[0][0][1] == min(value for name, value in found if name == "Relapses")


def test_forms_of_progressive_ms_stand_apart_and_the_silent_trial_is_named() -> None:
    found = {(row[1], row[2]): row[3] for row in rows("worsening_ratios")}
    assert found["Primary progressive MS, against placebo", "ORATORIO, 2017"] == f"0.76 (0.59{DASH}0.98)"
    assert "no number" in found["Primary progressive MS, against placebo", "PERSEUS, 2025"]
    assert found["Secondary progressive MS, against placebo", "HERCULES, 2025"] == f"0.69 (0.55{DASH}0.88)"


def test_steroids_are_faster_and_not_farther() -> None:
    found = {row[0]: row[2] for row in rows("steroid_recovery")}
    assert found["Worse, or not better"] == f"0.37 (0.24{DASH}0.57)"
    assert [found[name] for name in ("Placebo", "Steroid by drip", "Steroid tablets, lower dose")] == [
        "95",
        "94",
        "91",
    ]
    assert float(found["A new optic neuritis"].split()[0]) > 1  # drawn as a harm


def test_walking_is_as_published() -> None:
    assert [row[1:] for row in rows("walking_responders")] == [
        ("78 of 224 people", "35 of 100"),
        ("6 of 72 people", "8 of 100"),
    ]


def test_early_start_is_not_randomised_and_two_trials_wait() -> None:
    found = rows("early_start")
    assert [row[2].split()[0] for row in found[:4]] == ["0.71", "0.37", "0.61", "0.71"]
    assert [row[0] for row in found[4:]] == ["DELIVER-MS", "TREAT-MS"]
    assert all("no result" in row[2] for row in found[4:])


def test_the_two_analyses_of_age_keep_their_ages_and_trials() -> None:
    found = {row[0]: row[1:] for row in rows("age_and_gain")}
    assert "53 years" in found["Found"][0]
    assert "40.5 years" in found["Stronger drugs better"][0]
    assert [one.split()[0] for one in found["Drew on"]] == ["38", "26"]


def test_an_analysis_of_age_whose_counts_read_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="mend this chart"):
        parts("many trials", " / ")


def test_gain_and_harm_share_a_denominator() -> None:
    assert [row[1] for row in rows("hercules_both")] == [
        "226 of 1,000",
        "307 of 1,000",
        "150 of 1,000",
        "104 of 1,000",
    ]
    assert "81 fewer" in evidence.plot("hercules_both").caption
    assert "46 more" in evidence.plot("hercules_both").caption


def test_a_pooled_row_needs_an_interval() -> None:
    drawn = pooled_row(evidence.outcome(steroids.WEEKS), "x")
    assert (drawn.kind, drawn.low, drawn.high) == ("diamond", 0.24, 0.57)
    with pytest.raises(ValueError, match="draw it as a ring"):
        pooled_row(evidence.outcome("harrison_2021_fatigue_nma.balance_exercise"), "x")
