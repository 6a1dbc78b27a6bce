"""Numbers are printed as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import Interval, Outcome, evidence, printing
from mscourse.evidence.marks import expected, printed


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "mist_burt2019.time_to_disease_progression_edss_rise_ge_1",
            "hazard ratio 0.07 (95 % interval 0.02\N{EN DASH}0.24; p < 0.001)",
        ),
        ("mist_burt2019.deaths", "0 of 110"),
        ("mist_burt2019.mean_edss_baseline_to_1_year", "3.38 → 2.36 EDSS points"),
        ("mist_burt2019.median_time_to_progression", "24 months (interquartile range 18\N{EN DASH}48)"),
        (
            "mist_burt2019.between_group_difference_in_mean_edss",
            (
                "difference \N{MINUS SIGN}1.7 EDSS points "
                "(95 % interval \N{MINUS SIGN}2.03 to \N{MINUS SIGN}1.29; p < 0.001)"
            ),
        ),
        (
            "uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary",
            "rate ratio 0.94 (0.58\N{EN DASH}1.50); p = 0.78",
        ),
        (
            "boffa2023_active_spms.time_to_6_month_confirmed_disability",
            "hazard ratio 0.50 (0.31\N{EN DASH}0.81); p = 0.005",
        ),
        ("trapp_1998.transected_axons", "11,236 per mm³"),
        ("trapp_1998.transected_axons_control_white_matter", "<1 per mm³"),
        ("willer_2003_twins.identical_twins", "25.3 % (standard error 4.4)"),
        ("silfverberg2024_sweden.improved_disability", "54 % (80 of 149)"),
        ("sormani2017_meta.neda", "83 % (range 70\N{EN DASH}92)"),
        ("felts_1997.refractory_period_of_transmission_maximum", "34 times"),
        ("davis_2010_thermo.patients_with_temporary_worsening_in_heat", "60\N{EN DASH}80 %"),
        ("smith_1979_1981.conduction_during_demyelination", "blocked"),
        ("shokati_2025_plmsc.edss", "p < 0.0001"),
        ("bjornevik_2022_ebv.ebv_negative_at_baseline_controls", "107 of 1,566"),
    ],
)
def test_a_number_is_printed_with_all_that_belongs_to_it(name: str, words: str) -> None:
    said = printing.full(evidence.outcome(name)).replace("\N{NO-BREAK SPACE}", " ")
    assert said == words


def test_a_ratio_keeps_the_nought_that_the_file_lost() -> None:
    one = Outcome("a.b", "b", "hazard_ratio", value=0.5, interval=Interval(0.31, 0.8, "ci", 95))
    assert printing.estimate(one) == "0.50"
    assert printing.interval(one).endswith("0.31\N{EN DASH}0.80")


def test_every_outcome_can_be_printed_and_prints_its_number() -> None:
    for record in evidence:
        for one in record:
            said = printing.full(one)
            assert said
            assert "None" not in said
            ways = expected(one)
            there = printed(said)
            shown = any(all(any(each.shows(value) for each in there) for value in way) for way in ways)
            assert shown or not ways, (one.id, said, ways)


@given(st.integers(-(10**7), 10**7), st.integers(0, 4))
def test_a_printed_number_is_read_back(whole: int, places: int) -> None:
    value = round(whole / 10**places, places)
    found = printed(f"It was {printing.number(value, places)} of something.")
    assert [round(one.value, places) for one in found] == [value]


def test_spans_of_time_are_written_out() -> None:
    assert printing.subject(evidence.outcome("boffa2021_italy.edss_slope")) == "EDSS slope (RRMS, per year)"
    assert printing.subject(evidence.outcome("sormani2017_meta.neda")) == "NEDA (pooled, 2 years)"


def test_days_and_designs_are_said_in_words() -> None:
    assert printing.day(evidence["mist_2019"].checked) == "23 November 2026"
    assert printing.design("crossover_rct") == "randomised cross-over trial"
    assert printing.design("guideline") == "guideline"
