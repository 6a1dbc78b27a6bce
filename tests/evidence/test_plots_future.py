"""Charts of chapter 15: the field by stage, what became of the news of 2024, two decades of results."""

from dataclasses import replace

import pytest

from mscourse.evidence import evidence
from mscourse.evidence.plots.announced_for_2024 import BETTER, NAMES, PRINTED, announced_for_2024
from mscourse.evidence.plots.cell_grid import TISSUE
from mscourse.evidence.plots.field_map import COURSES, STAGES, field_map
from mscourse.evidence.plots.future_timeline import between, future_timeline
from mscourse.figures.chart import DataTable
from mscourse.figures.fan import End, Start, fan
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.stage_map import Awaited, Road, Stop, stage_map

DASH = "\N{EN DASH}"
NOTHING = Headed("words", "words")
WORDS = Words("made_up", NOTHING, NOTHING, NOTHING, "word " * 25, "words")
TABLE = DataTable(("a",), ())


def test_no_news_of_2024_has_won_a_randomised_trial() -> None:
    rows = announced_for_2024(evidence).numbers.rows
    assert len(rows) == 7
    assert NAMES[BETTER] not in {row[2] for row in rows}
    came = [row[1] for row in rows]
    assert came[0] == "33 in 100 better; with salt water 37"
    assert f"1.49 (95\N{NO-BREAK SPACE}% interval 0.70{DASH}3.14)" in came[1]
    assert came[2] == "no activity at 5 years: 73 in 100, of 174 people"
    assert came[4].endswith("94 people, result expected in July 2027")


def test_all_of_it_was_news_in_2024() -> None:
    for one in PRINTED:
        assert evidence[one.records[0]].year == 2024, one.records


def test_only_randomised_records_end_as_randomised() -> None:
    for one in PRINTED:
        designs = {evidence[name].design for name in one.records}
        if NAMES[one.end].startswith("Randomised"):
            assert designs <= {"rct", "crossover_rct"}
        else:
            assert not designs & {"rct", "crossover_rct"}


def test_the_field_says_when_the_next_results_are_due() -> None:
    rows = field_map(evidence).numbers.rows
    awaited = [row for row in rows if row[1].startswith("awaited")]
    assert len(awaited) == len(COURSES)
    assert awaited[0][3] == "expected July 2027; RAM-MS to end 21 March 2028"
    assert awaited[TISSUE][3].startswith("SC379 on hold")


def test_marks_on_the_map_are_of_the_records_own_kind() -> None:
    randomised = {"rct", "crossover_rct"}
    for course in COURSES:
        for one in course.passed:
            design = evidence[one.record].design
            assert (design in randomised) == (one.mark in {"square", "ring"}), one.record
            assert (design == "preclinical") == (one.mark == "triangle"), one.record
            assert (STAGES[one.stage] == "Randomised trial") == (design in randomised), one.record


def test_nobody_with_ms_stands_on_the_road_of_replacing_tissue() -> None:
    course = COURSES[TISSUE]
    assert course.reached is None
    assert all(one.apart or one.mark == "triangle" for one in course.passed)


def test_half_of_the_randomised_milestones_show_no_difference() -> None:
    chart = future_timeline(evidence)
    words = [row[1] for row in chart.numbers.rows]
    assert "Transplant: 3 of 55 worsen, 34 of 55 on drugs" in words
    assert "MSC-NP cells by spine: 33 in 100 better, 37 with salt water" in words
    years = [int(row[0]) for row in chart.numbers.rows]
    assert years == sorted(years)


def test_an_estimate_without_its_interval_is_refused() -> None:
    one = evidence.outcome("kalincik2024_progressive.6_month_confirmed_edss_worsening")
    with pytest.raises(ValueError, match="has no interval"):
        between(replace(one, interval=None))


def test_a_fan_whose_lines_would_cross_is_refused() -> None:
    ends = [End("one"), End("two")]
    starts = [Start("a", "", 1), Start("b", "", 0)]
    with pytest.raises(ValueError, match="would cross"):
        fan(WORDS, starts, ends, TABLE, heads=("a", "b"))
    with pytest.raises(ValueError, match="not all among 2"):
        fan(WORDS, [Start("a", "", 2)], ends, TABLE, heads=("a", "b"))
    with pytest.raises(ValueError, match="not all among 2"):
        fan(WORDS, [], ends, TABLE, heads=("a", "b"))


def test_a_stage_that_is_not_on_the_map_is_refused() -> None:
    road = Road("job", "low", 0, (Stop(0, "disc", "study"),), Awaited(2, "next", "soon"))
    with pytest.raises(ValueError, match="not one of 2"):
        stage_map(WORDS, ("one", "two"), [road], TABLE, key=())
    with pytest.raises(ValueError, match="nothing to draw"):
        stage_map(WORDS, ("one", "two"), [], TABLE, key=())
