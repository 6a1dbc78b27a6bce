"""Forests, funnels, frames, crowds, lanes and doses say what the records and the synthesis say."""

import re
from math import log, sqrt
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import Interval, evidence, plots
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.plots import doses, harms, small_studies, survival, trials
from mscourse.evidence.plots.forest_cells import SMALL, ratio_of_means, small_trial
from mscourse.evidence.plots.pooling import all_the_same, findings, unlike, why_not
from mscourse.evidence.plots.rows import per_arm, row, sized, spread
from mscourse.evidence.synthesis import bodies, pool
from mscourse.evidence.synthesis.saying import share
from mscourse.figures import Chart
from mscourse.figures.forest import Row
from tests.evidence.test_plots import Altered

CHARTS = {name: evidence.plot(name) for name in plots.PLOTS}


def texts(chart: Chart) -> list[str]:
    """All that a reader reads in or beside a chart."""
    artists = [
        artist.get_text()
        for layout in ("wide", "phone")
        for artist in chart.page(layout, "light", titled=True).ax.texts
    ]
    drawn = [one for one in artists if one.strip()]
    return [*drawn, chart.alt, chart.caption, *(cell for row in chart.numbers.rows for cell in row)]


def table(name: str) -> dict[str, tuple[str, ...]]:
    return {" | ".join(one[:2]): one for one in CHARTS[name].numbers.rows}


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_shows_how_it_was_made(name: str) -> None:
    for words in texts(CHARTS[name]):
        assert not set("{}_") & set(words), words
        assert "None" not in words
        assert "nan" not in words.split()


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_names_its_sources_and_begins_with_what_to_see(name: str) -> None:
    chart = CHARTS[name]
    if name == "claims_by_cell":  # it draws claims, and each claim's card names the records behind it
        assert {row[0] for row in chart.numbers.rows} <= set(evidence.claims)
    else:
        assert chart.sources
    assert all(re.match(r"https?://", address) for _, address in chart.sources)  # a few stand on http alone
    first = chart.caption.partition(". ")[0]
    assert 4 <= len(first.split()) <= 30


# ---- forests ----


def test_a_standard_error_is_read_from_the_width_of_an_interval() -> None:
    assert spread(Interval(0.5, 2, "ci", 95), ratio=True) == pytest.approx(log(4) / 3.92, rel=1e-3)
    assert spread(Interval(-2.9, -0.5, "ci", 95), ratio=False) == pytest.approx(2.4 / 3.92, rel=1e-3)
    wide, usual = (spread(Interval(0.5, 2, "ci", level), ratio=True) for level in (99, 95))
    assert wide < usual


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9))
def test_areas_are_shares_of_a_whole(areas: list[float]) -> None:
    found = sized(Row(f"{number}", "1", value=1, area=area) for number, area in enumerate(areas))
    assert sum(one.area or 0 for one in found) == pytest.approx(1)
    assert [one.area for one in found] == pytest.approx([area / sum(areas) for area in areas])


def test_another_level_is_said_beside_its_row_and_a_ring_has_no_interval() -> None:
    record = evidence["optimum"]
    assert row(record["rate_ratio"], "ponesimod", record=record).beside.endswith(
        "99\N{NO-BREAK SPACE}% interval"
    )
    record = evidence["temso"]
    bare = row(record["3_month_sustained_progression_14_mg_vs_placebo"], "teriflunomide", record=record)
    assert (bare.kind, bare.low, bare.area, bare.words) == ("ring", None, None, "0.70")


def test_people_of_a_comparison_are_left_out_where_one_arm_is_not_known() -> None:
    assert per_arm(evidence["mist_burt2019"], 0, 1) == "55 v 55"
    assert per_arm(evidence["opera"], 0, 1) == ""


def test_relapses_are_divided_as_they_were_published() -> None:
    rows = {one[2]: one for one in CHARTS["relapse_ratios"].numbers.rows}
    assert rows["AFFIRM, 2006"][3] == "0.325 (0.256\N{EN DASH}0.412)"
    assert rows["FREEDOMS, 2010"][3] == f"{0.18 / 0.40:.2f}"
    assert rows["PRISMS, 1998"][3] == f"{1.73 / 2.56:.2f}"
    assert "no number" in rows["FENhance, 2025"][3]
    assert len(rows) == 27


def test_the_captions_of_drug_forests_are_true() -> None:
    """The sentences count on it: below no difference throughout, and intervals that reach it."""
    missed = []
    for heading, drug, trial, words in CHARTS["worsening_ratios"].numbers.rows:
        if "missed" in words:  # a goal that was missed, and no number of it
            assert "no number" in words
            missed.append(trial)
            continue
        assert float(words.split()[0]) < 1, (heading, drug, trial)
    assert missed == ["ULTIMATE I and II, 2022", "PERSEUS, 2025"]
    limits = [
        float(one[3].rstrip(")").split("\N{EN DASH}")[1])
        for one in CHARTS["worsening_ratios"].numbers.rows
        if "(" in one[3]
    ]
    assert sum(limit > 1 for limit in limits) >= 3
    numbered = [one for one in CHARTS["relapse_ratios"].numbers.rows if "no number" not in one[3]]
    above = [one for one in numbered if float(one[3].split()[0]) > 1]
    assert [one[2] for one in above] == ["GEMINI I and II, 2025"]


def test_the_ratio_of_the_small_trial_agrees_with_its_published_p() -> None:
    record = evidence["llufriu_2014"]
    value, low, high, error = ratio_of_means(evidence.outcome(SMALL[0]), record[SMALL[1]])
    assert value == pytest.approx(3.1 / 12.3)
    assert low < value < 1 < high
    p = 2 * NormalDist().cdf(log(value) / error)
    assert p == pytest.approx(float(evidence.outcome(SMALL[0]).p or 0), abs=0.002)
    assert sqrt(small_trial(evidence)[0].area or 0) == pytest.approx(1 / error)


def test_what_is_refused_is_printed_without_advice_to_authors() -> None:
    words = "\n".join(texts(CHARTS["ahsct_forest"]))
    assert "Not pooled" in words
    assert "Pool those" not in words
    assert "choose" not in words.lower()
    assert (
        findings(("Different times: 100 days (Muraro 2017); any. Choose numbers.",))
        == "different times: 100 days, any"
    )


def test_a_note_on_not_pooling_is_refused_where_nothing_speaks_against_it() -> None:
    with pytest.raises(ValueError, match="draw their pooled estimate"):
        why_not(evidence, ["care_ms_1.relapse_rate_ratio", "care_ms_2.relapse_rate_ratio"])


def test_the_pooled_deaths_are_those_of_the_synthesis() -> None:
    body = bodies.ahsct_deaths(evidence)
    rows = CHARTS["ahsct_deaths"].numbers.rows
    by_name = {one[0]: one for one in rows}
    assert body.pooled is not None
    assert by_name["The middle series"][3].startswith(f"{share(body.pooled.estimate)} (")
    assert by_name["Sormani 2017"][3] == "2.1 (1.3\N{EN DASH}3.4)"
    for study in body.rows:
        low, high = exact_interval(study.events or 0, study.people or 0)
        assert by_name[study.label][2] == f"{study.events} of {study.people:,}"
        assert by_name[study.label][3].endswith(f"({share(low)}\N{EN DASH}{share(high)})")
    note = "\n".join(texts(CHARTS["ahsct_deaths"]))
    assert "Pooled all the same" in note


def test_heterogeneity_is_said_in_full() -> None:
    pair = pool(evidence, ["care_ms_1.relapse_rate_ratio", "care_ms_2.relapse_rate_ratio"])
    assert unlike(pair) == "I² 0\N{NO-BREAK SPACE}%; τ² 0"
    assert all_the_same(pair) == ""


# ---- funnels ----


@given(st.integers(20, 2000), st.floats(0.005, 0.3))
def test_chance_allows_more_to_small_series_and_always_the_risk_itself(n: int, risk: float) -> None:
    low, high = small_studies.allowed(risk, n)
    assert 0 <= low <= 100 * risk <= high <= 100
    assert small_studies.allowed(risk, 10 * n)[1] < high


def test_the_small_trial_lies_inside_its_funnel() -> None:
    value, _, _, error = ratio_of_means(evidence.outcome(SMALL[0]), evidence["llufriu_2014"][SMALL[1]])
    assert abs(log(value)) < 1.96 * error


def test_the_largest_series_lie_outside_the_funnel_as_the_caption_says() -> None:
    body = bodies.ahsct_deaths(evidence)
    largest = sorted(body.rows, key=lambda one: -(one.people or 0))[:3]
    for one in largest:
        assert 100 * (one.events or 0) / (one.people or 1) < small_studies.allowed(0.021, one.people or 0)[0]


# ---- survival ----


def test_frames_name_the_level_or_kind_of_their_limits() -> None:
    limits = {one[0]: one[4] for one in CHARTS["ahsct_kept"].numbers.rows}
    assert limits["Nash 2017"] == "90\N{NO-BREAK SPACE}% interval"
    assert limits["Silfverberg 2024"] == "95\N{NO-BREAK SPACE}% interval"
    assert limits["Sormani 2017"] == "range over studies"


# ---- harms ----


def test_crowds_are_scaled_to_a_thousand() -> None:
    rows = CHARTS["ahsct_deaths_by_era"].numbers.rows
    assert rows[0][2] == "28 of 1,000 died (12\N{EN DASH}55)"
    assert rows[-1][2] == "none seen; up to 21 of 1,000 fit"
    assert [one[2] for one in CHARTS["pml_risk_natalizumab"].numbers.rows] == ["0.2", "1.1", "8.8", "12"]
    assert "46 more" in CHARTS["hercules_harms"].alt


# ---- trials and doses ----


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("record of 5 Feb 2024 (WHO)", 2024 + 1.5 / 12),
        ("13 October 2029", 2029 + 9.5 / 12),
        ("to be completed by early 2027", 2027.1),
        ("2022", 2022.5),
        ("record updated 24-25 June 2025", 2025 + 5.5 / 12),
    ],
)
def test_dates_are_read_as_years(text: str, year: float) -> None:
    assert trials.when(text) == pytest.approx(year)


def test_planned_and_recruited_people_are_those_of_the_records() -> None:
    rows = {one[0]: one for one in CHARTS["ahsct_trials"].numbers.rows}
    assert rows["StarMS"][3] == "94 of 198 planned"
    assert rows["BEAT-MS"][3] == "156 planned; recruited: not read"
    assert rows["COAST"][2].startswith("stopped")
    assert all(one[4] == "23 November 2026" for one in rows.values())


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1-2 million", [1e6, 2e6]),
        ("1.6 million (range 1.1-2.0 million)", [1.6e6, 1.1e6, 2e6]),
        ("4.05 x 10^5 to 6.2 x 10^7", [4.05e5, 6.2e7]),
        ("57 million", [57e6]),
    ],
)
def test_numbers_of_cells_are_read(text: str, cells: list[float]) -> None:
    assert doses.cells(text) == pytest.approx(cells)


def test_a_dose_is_a_dot_or_a_bar_or_both() -> None:
    dot, bar, both = (
        doses.dosed("x", text, "") for text in ("1 million", "1-2 million", "1.9 million (1.5-2.0)")
    )
    assert (dot.value, dot.spread) == (1e6, False)
    assert (bar.value, bar.low, bar.high, bar.spread) == (None, 1e6, 2e6, True)
    assert (both.value, both.low, both.high) == (1.9e6, 1.5e6, 2e6)


def test_mice_and_people_stand_on_scales_of_their_own() -> None:
    rows = CHARTS["msc_mice_and_people"].numbers.rows
    assert rows[0][2:] == (
        "standardised difference",
        "\N{MINUS SIGN}1.25 (\N{MINUS SIGN}1.45 to \N{MINUS SIGN}1.05)",
    )
    assert {one[2] for one in rows[1:]} == {"ratio of lesions"}


@pytest.mark.parametrize(
    ("chart", "outcome", "changes", "remedy"),
    [
        ("msc_mice_and_people", "meta_msc_eae_2020.eae_clinical_score", {"interval": None}, "leave the view"),
        ("msc_small_and_large", SMALL[0], {"interval": None}, "without one"),
        ("ahsct_deaths_by_era", harms.ERAS[0][0], {"events": None}, "with events and people"),
        ("ahsct_kept", "silfverberg2024_sweden.neda", {"interval": None}, "leave it out and say so"),
        (
            "ahsct_kept",
            "silfverberg2024_sweden.neda",
            {"timepoint": "last follow-up"},
            "not after so many years",
        ),
    ],
)
def test_what_a_chart_cannot_draw_is_refused(
    chart: str, outcome: str, changes: dict[str, Any], remedy: str
) -> None:
    with pytest.raises(ValueError, match=remedy):
        plots.plot(Altered(outcome, **changes), chart)


def test_words_without_what_is_looked_for_are_refused() -> None:
    with pytest.raises(ValueError, match="names no year"):
        trials.when("soon")
    with pytest.raises(ValueError, match="holds no number of cells"):
        doses.cells("many")
    with pytest.raises(ValueError, match="gives no weight"):
        spread(Interval(0, 1, "range"), ratio=False)
    with pytest.raises(ValueError, match="not after so many years"):
        survival.years(evidence.outcome("silfverberg2024_sweden.improved_disability"))
