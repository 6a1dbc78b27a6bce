"""Chapter 06's charts: they print what the records say, and their words are true of it."""

from dataclasses import replace
from typing import cast

import pytest

from mscourse.evidence import Library, Outcome, evidence
from mscourse.evidence.plots import transplant_brain, transplant_harms, transplant_profile

DASH = "\N{EN DASH}"


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    return evidence.plot(name).numbers.rows


def test_harms_are_counted_where_people_were_and_left_open_where_not() -> None:
    found = {(row[0], row[1].partition("; ")[2].partition(",")[0]): row[2:] for row in rows("ahsct_harms")}
    assert found["Severe event", "Sweden"] == ("48 of 69", f"70 (57{DASH}80)")
    assert found["with alemtuzumab instead", "Sweden"][1] == "46"
    assert found["Fever with few white cells", "Sweden"] == ("", "68")
    # The record counts those whose periods came back; the chart those whose did not.
    assert found["Periods not back", "Italy"] == ("13 of 43", f"30 (17{DASH}46)")
    assert found["A second autoimmune disease", "any autoimmune disease before"][0] == "29 of 347"


def test_only_what_was_counted_has_an_interval() -> None:
    for _, asked in transplant_harms.HARMS:
        for label, name, beside in asked:
            one = evidence.outcome(name)
            row = transplant_harms.share_row(one, label, beside, "")
            counted = one.events is not None and one.n is not None
            assert (row.low is not None) == counted == bool(row.people)
            assert row.kind == ("disc" if counted else "ring")
            if (
                counted
                and name != transplant_harms.RECOVERED
                and one.value is not None
                and one.unit == "percent"
            ):
                assert row.value == pytest.approx(one.value, abs=0.5)


def test_brain_volume_is_as_published_and_falls_fastest_at_first() -> None:
    halt, canada, rocca = transplant_brain.losses(evidence)
    assert halt.points == ((0.0, 0.0), (1.0, -1.37))
    assert canada.points[1] == (2.5, -3.3)
    assert [round(lost, 2) for _, lost in rocca.points] == [0.0, -1.92, -3.27, -3.96]
    assert (halt.later, canada.later, rocca.later) == (-0.22, -0.23, None)
    assert halt.course[1][1] == pytest.approx(-1.37 - 4 * 0.22)
    for one in (halt, canada):
        first_pace = one.points[1][1] / one.points[1][0]
        assert first_pace < 4 * (one.later or 0)
    steps = [after[1] - before[1] for before, after in zip(rocca.points, rocca.points[1:], strict=False)]
    assert steps == sorted(steps)


def test_gauges_are_the_words_of_the_consensus() -> None:
    found = transplant_profile.gauges(evidence)
    assert [one.preferred for one in found[:3]] == [(18, 45), (0, 10), (0, 6)]
    assert [one.some for one in found[:3]] == [(55, 70), None, (6, 10)]
    assert "not an eligibility tool" in evidence.plot("ahsct_profile").caption


def test_gauges_are_not_drawn_from_other_words() -> None:
    profile = evidence.outcome(f"{transplant_profile.RECORD}.preferred_profile")

    class Reworded:
        @staticmethod
        def outcome(name: str) -> Outcome:  # noqa: ARG004 - whatever is asked for
            return replace(profile, text="age <50 y")

    with pytest.raises(ValueError, match="read it and mend the gauges"):
        transplant_profile.gauges(cast("Library", Reworded()))
