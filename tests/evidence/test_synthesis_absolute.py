"""Differences of risks: known cases, another implementation, and what must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import Interval, Outcome, evidence
from mscourse.evidence.synthesis import Baseline, from_ratio, risk_difference

GROUP = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SOURCE = "placebo group of the same trial"


def ratio(measure: str, value: float, low: float, high: float) -> Outcome:
    return Outcome("made.ratio", "relapse", measure, value=value, interval=Interval(low, high, "ci", 95))


def test_newcombes_example() -> None:
    """Newcombe 1998, Table II, method 10: 56/70 - 48/80 is 0.2, 0.0524 to 0.3339."""
    made = risk_difference(56, 70, 48, 80, wish="reach")
    assert made.difference == pytest.approx(0.2)
    assert (made.low, made.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert made.nnt == pytest.approx(5)
    assert "One benefit in 5 people treated (interval 3 to 20)." in made.sentence


@given(GROUP, GROUP, st.sampled_from([90.0, 95.0, 99.0]))
def test_the_interval_is_that_of_statsmodels(
    one: tuple[int, int], other: tuple[int, int], level: float
) -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep

    made = risk_difference(*one, *other, wish="avoid", level=level)
    theirs = confint_proportions_2indep(*one, *other, method="newcomb", alpha=1 - level / 100)
    assert (made.low, made.high) == pytest.approx(theirs, abs=1e-6)
    assert made.low - 1e-12 <= made.difference <= made.high + 1e-12


def test_an_interval_through_no_difference_runs_through_infinity() -> None:
    """Altman 1998: a gain of 0.1 (-0.05 to 0.25) is one in 10, from 4 through infinity to 20."""
    made = from_ratio(ratio("risk_ratio", 0.8, 0.5, 1.1), Baseline(0.5, SOURCE), wish="avoid")
    assert made.difference == pytest.approx(-0.1)
    assert (made.low, made.high) == pytest.approx((-0.25, 0.05))
    assert made.nnt == pytest.approx(10)
    assert made.sentence.endswith(
        "The interval of the number needed to treat runs from one benefit in 4 treated, through infinity "
        "(no difference), to one harm in 20 treated."
    )
    assert f"in 100 have it without ({SOURCE})" in made.sentence


def test_harm_is_called_harm_and_more_of_what_is_wished_is_a_benefit() -> None:
    more = ratio("risk_ratio", 2, 1.5, 3)
    harm = from_ratio(more, Baseline(0.1, SOURCE), wish="avoid")
    assert harm.nnt == pytest.approx(-10)
    assert "One harm in 10 people treated (interval 5 to 20)." in harm.sentence
    assert "One benefit in 10 people" in from_ratio(more, Baseline(0.1, SOURCE), wish="reach").sentence


def test_no_effect_helps_nobody() -> None:
    made = from_ratio(ratio("risk_ratio", 1, 1, 1), Baseline(0.3, SOURCE), wish="avoid")
    assert made.nnt == float("inf")
    assert "no benefit, through infinity (no difference), to no harm" in made.sentence


@given(st.floats(0.05, 3), st.floats(0.01, 0.3))
def test_ratios_of_risks_odds_and_hazards_agree_where_events_are_rare(value: float, risk: float) -> None:
    rare = risk / 1000
    gaps = [
        from_ratio(ratio(name, value, value / 2, value * 2), Baseline(rare, SOURCE), wish="avoid").difference
        for name in ("risk_ratio", "odds_ratio", "hazard_ratio")
    ]
    assert gaps == pytest.approx([rare * (value - 1)] * 3, rel=5e-3, abs=1e-7)
    treated = from_ratio(ratio("odds_ratio", value, 0.1, 9), Baseline(risk, SOURCE), wish="avoid").risk
    assert treated / (1 - treated) == pytest.approx(value * risk / (1 - risk))


def test_a_published_ratio_needs_a_baseline_with_its_source() -> None:
    effect = evidence.outcome("mist_burt2019.time_to_disease_progression_edss_rise_ge_1")
    made = from_ratio(effect, Baseline(0.6, "control group of the interim abstract"), wish="avoid")
    assert made.risk == pytest.approx(1 - 0.4**0.07)
    assert made.high < 0
    with pytest.raises(ValueError, match="needs its source: 'trial' names none"):
        Baseline(0.6, "trial")
    with pytest.raises(
        ValueError, match=r"60 cannot be: it lies between 0 and 1; if 60 is percent, write 0\.6"
    ):
        Baseline(60, SOURCE)
    with pytest.raises(ValueError, match=r"-1 cannot be: it lies between 0 and 1$"):
        Baseline(-1, SOURCE)


def test_what_is_no_ratio_of_people_is_refused() -> None:
    base = Baseline(0.5, SOURCE)
    with pytest.raises(ValueError, match="is a rate_ratio, which is not about people"):
        from_ratio(ratio("rate_ratio", 0.5, 0.4, 0.6), base, wish="avoid")
    with pytest.raises(ValueError, match=r"made\.ratio: 3 times a risk of 0\.5 is above 1"):
        from_ratio(ratio("risk_ratio", 1.5, 1, 3), base, wish="avoid")
    with pytest.raises(ValueError, match="has no confidence interval"):
        from_ratio(Outcome("made.ratio", "relapse", "risk_ratio", value=0.5), base, wish="avoid")
    with pytest.raises(ValueError, match="3 of 2 is no proportion"):
        risk_difference(3, 2, 1, 2, wish="avoid")


def test_a_pooled_ratio_is_turned_as_well() -> None:
    names = [
        "muraro2025_london_vs_alz_ocr.relapse",
        "muraro2025_london_vs_alz_ocr.relapse_ahsct_vs_ocrelizumab",
    ]
    pooled = evidence.pool(names, method="fixed", because="Only to have a pooled ratio in a test.")
    made = from_ratio(pooled, Baseline(0.3, "made up for this test"), wish="avoid")
    assert made.risk == pytest.approx(1 - 0.7**pooled.estimate)
    assert made.low < made.difference < made.high < 0
