"""Charts of chapter 13: what they print is what the records hold, and what cannot be drawn is refused."""

from dataclasses import replace

import numpy as np
import pytest

from mscourse.evidence import evidence
from mscourse.evidence.plots.clinic_offers import amounts, clinic_harms, clinic_prices
from mscourse.evidence.plots.decision_aids import aid_effects, aid_ratios
from mscourse.evidence.plots.patient_views import (
    informed_interest,
    share,
    tolerated_risk,
    why_not_randomised,
)
from mscourse.figures.audit import text_boxes
from mscourse.figures.chart import DataTable
from mscourse.figures.light_crowds import Marked, light_crowds
from mscourse.figures.open_ended import MOST, Counted, open_ended
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed

NOTHING = Headed("", "")
WORDS = Words("a_chart", NOTHING, NOTHING, NOTHING, " ".join(["word"] * 20), "A caption.")
TABLE = DataTable(("What", "How many"), (("a", "b"),))


def told(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [row[-1].replace("\N{NO-BREAK SPACE}", " ") for row in rows]


def test_accepted_risks_are_printed_as_they_were_published() -> None:
    assert told(tolerated_risk(evidence).numbers.rows) == [
        "1 in 10,000",
        "1 in 1,000,000",
        "1 in 1,000",
        "0.38 % a year",
        "0.39 % a year",
        "0.48 % a year",
        "0.08 %",
        "0.22 %",
        "14.5 %",
    ]


def test_a_risk_in_words_is_a_share_and_other_words_are_refused() -> None:
    one = evidence.outcome("fox_2015_risk.median_tolerated_risk_of_immediate_death")
    value, words = share(one)
    assert value == pytest.approx(1e-4)
    assert words == "1 in 10,000"
    assert share(evidence.outcome("pml_perception_us.maximum_acceptable_risk_mean"))[0] == 0.145
    with pytest.raises(ValueError, match="draw a percentage"):
        share(replace(one, text="rare"))


def test_shares_of_people_are_those_of_the_surveys() -> None:
    assert told(informed_interest(evidence).numbers.rows) == [f"{n} of 100" for n in (54, 25, 89, 28, 49, 17)]
    assert told(why_not_randomised(evidence).numbers.rows) == [f"{n} of 100" for n in (85, 20, 9, 67)]
    assert "at a risk of 2 in 10,000" in informed_interest(evidence).numbers.rows[-1][0]


def test_an_aid_fills_as_many_people_as_its_pair_says() -> None:
    chart = aid_effects(evidence)
    assert told(chart.numbers.rows) == ["269 of 1,000", "565 of 1,000"]
    page = chart.page("wide", "light")
    hue = page.theme.therapy.mark
    drawn = []
    for line in page.ax.lines:
        x = np.asarray(line.get_xdata(), float)
        if line.get_color() == hue and len(x) > 2:
            pitch = (700 - 32 - 30) / 2 / (40 + 0.55 * 3)
            tens = zip(x[::3], x[1::3], strict=True)
            drawn.append(sum(round((b - a - 0.78 * pitch) / pitch) + 1 for a, b in tens))
    assert drawn == [269, 565]
    assert told(aid_ratios(evidence).numbers.rows)[0] == "2.10 (1.66\N{EN DASH}2.66)"


def test_harms_are_all_drawn_and_none_has_a_denominator() -> None:
    chart = clinic_harms(evidence)
    counts = [int(row[2].split()[0]) for row in chart.numbers.rows]
    assert counts == [1, 1, 1, 3, 20, 360]
    assert {row[3] for row in chart.numbers.rows} == {"not known"}
    page = chart.page("phone", "light")
    assert [len(np.asarray(one.get_offsets())) for one in page.ax.collections] == counts
    words = [box.words for box in text_boxes(page.figure)]
    assert words.count("of how many? not known") == len(counts)


def test_prices_and_bands_are_read_from_the_records() -> None:
    rows = {row[1]: row[2] for row in clinic_prices(evidence).numbers.rows}
    assert rows["below 15,000"] == "7.7 of 100 people"
    assert rows["50,000 to 74,999"] == "45.5 of 100 people"
    assert rows["above 150,000"] == "6.3 of 100 people"
    assert amounts("6,000 to 20,700") == [6000, 20700]
    assert amounts("nothing") == []


@pytest.mark.parametrize("count", [-1, 0, MOST + 1])
def test_a_report_of_nobody_or_of_too_many_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="this chart draws 1 to"):
        open_ended(WORDS, [Counted("a", "b", count, "c")], TABLE, unknown="?")


def test_a_chart_without_reports_or_with_one_crowd_is_refused() -> None:
    with pytest.raises(ValueError, match="no report"):
        open_ended(WORDS, [], TABLE, unknown="?")
    one = Marked("a", "b", 5)
    with pytest.raises(ValueError, match="draws two"):
        light_crowds(WORDS, [one], TABLE, signs=("x", "y"))
    with pytest.raises(ValueError, match="give 0 to 1000"):
        light_crowds(WORDS, [one, replace(one, count=1001)], TABLE, signs=("x", "y"))
