"""Chapter 04's explorables and its chart of counts: what they say is what the models give."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import one_result, treatment
from mscourse.chapters.relapse_counts import shares
from mscourse.chapters.treatment_cases import CLARITY_SPREAD, clarity_people
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit
from mscourse.figures.svg import tree
from mscourse.models import disability, trial

RATE, RATIO = st.floats(0.01, 3), st.floats(0.05, 1)
# A spread next to nought is none, as the trial model has it only for nought itself.
SPREAD = st.just(0.0) | st.floats(1e-3, 5)


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


# ---- counts ----


def test_alike_people_follow_poisson() -> None:
    found = shares(0.5, 0, 3)
    first = math.exp(-0.5)
    assert found == pytest.approx([first, first / 2, first / 8, 1 - first * 1.625])


@given(RATE, SPREAD)
def test_shares_are_a_whole_and_none_agrees_with_the_trial_model(rate: float, spread: float) -> None:
    found = shares(rate, spread, 8)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    assert found[0] == pytest.approx(trial.no_evidence_of_activity(rate, 0, 0, 1, spread), rel=1e-6)
    assert treatment.relapse_free(rate, spread) == pytest.approx(found[0], rel=1e-6)


@given(st.floats(0.05, 2), st.floats(0.05, 3))
def test_mean_and_variance_are_those_that_were_asked_for(mean: float, spread: float) -> None:
    found = shares(mean, spread, 400)
    counts = np.arange(found.size)
    assert found @ counts == pytest.approx(mean, rel=1e-3)
    assert found @ (counts - mean) ** 2 == pytest.approx(mean + spread * mean**2, rel=1e-2)


def test_the_shares_of_simulated_people_come_near() -> None:
    arm = trial.simulate_relapses(
        trial.Relapses(control=20_000, rate=0.67, dispersion=1), rng=np.random.default_rng(3)
    ).control.ravel()
    seen = np.array([(arm == count).mean() for count in range(3)])
    assert seen == pytest.approx(shares(0.67, 1, 5)[:3], abs=0.012)


@pytest.mark.parametrize(("mean", "spread", "most"), [(-1, 0, 3), (1, -0.1, 3), (1, 0, 0), (math.nan, 0, 3)])
def test_counts_that_cannot_be_are_refused(mean: float, spread: float, most: int) -> None:
    with pytest.raises(ValueError, match="is"):
        shares(mean, spread, most)


def test_the_chart_of_counts_prints_the_record_and_both_ideas() -> None:
    rows = treatment.clarity_counts().numbers.rows
    assert [int(row[1]) for row in rows] == clarity_people() == [266, 109, 44, 15, 3]
    for column in (2, 3):
        assert sum(int(row[column]) for row in rows) == pytest.approx(437, abs=3)
    alike, unlike = (abs(int(rows[0][column]) - 266) for column in (2, 3))
    assert unlike < alike / 3  # the caption says that people are not alike
    mean = sum(k * n for k, n in enumerate(clarity_people())) / 437
    variance = sum(n * (k - mean) ** 2 for k, n in enumerate(clarity_people())) / 436
    assert pytest.approx((variance - mean) / mean**2, abs=0.01) == CLARITY_SPREAD


# ---- counting attacks ----


def test_the_start_state_says_the_ratio_the_attacks_and_the_people() -> None:
    view = treatment.counting_attacks()
    assert said(view) == (
        "The ratio is 0.33; 45 attacks are prevented per 100 people in a year; 22 more of 100 people have "
        "no attack."
    )
    assert "13 attacks are prevented" in said(view, rate=0.2)
    assert "10 more of 100" in said(view, rate=0.2)
    assert "0 attacks are prevented per 100 people in a year; 0 more" in said(view, ratio=1)


@given(RATE, RATIO, SPREAD)
def test_what_is_prevented_goes_with_the_rate_and_nobody_loses(
    rate: float, ratio: float, spread: float
) -> None:
    state, double = treatment.count(rate, ratio, spread), treatment.count(2 * rate, ratio, spread)
    assert double.prevented == pytest.approx(2 * state.prevented)
    anyway, free = state.free
    assert 0 <= anyway <= free <= 100
    assert free - anyway == pytest.approx(100 * (state.treated[0] - state.untreated[0]), abs=0.51)


def test_as_many_people_are_drawn_as_are_counted() -> None:
    for rate, ratio, spread in ((0.67, 0.33, 1), (0.1, 1, 0), (1.3, 0.2, 3)):
        picture = tree(treatment.draw_attacks(rate, ratio, spread)[1].figure, "x").markup()
        anyway, free = treatment.count(rate, ratio, spread).free
        # One more of each stands in the key.
        assert picture.count("fill:var(--ms-therapy-mark)") == free - anyway + 1
        assert picture.count("fill:var(--ms-control-fill)") == anyway + 1


# ---- three numbers ----


def test_the_gap_goes_with_the_baseline_and_the_harm_does_not() -> None:
    view = treatment.three_numbers()
    assert said(view) == (
        "Without the drug 30 of 100 get worse, with it 18: a ratio of 0.6 and a gap of 12. The drug harms 1 "
        "of 100."
    )
    assert said(view, baseline=5, harm=2).endswith("a gap of 2. The drug harms 2 of 100.")
    gaps = [one_result.spared(float(value)) for value in view.controls["baseline"].values]
    assert gaps == sorted(gaps)
    assert one_result.spared(0) == 0


# ---- early or late ----


def test_a_delay_costs_what_the_model_says() -> None:
    view = treatment.early_or_late()
    assert said(view) == (
        "Starting at year 5 with ratio 0.5: 9.7 of 100 reach EDSS 6 by year 15; untreated 26.2."
    )
    assert "ratio 0.5, for 5 years: " in said(view, lasts="5 years")
    for part in ("3.6 of 100", "9.7 when", "18.0 after", "10.4 of 100"):
        assert part in view.head["seen"]


@pytest.mark.parametrize("lasts", list(treatment.LASTS))
def test_a_stronger_drug_and_a_longer_time_never_do_less(lasts: str) -> None:
    values = [treatment.begin(5, ratio, lasts).value for ratio in (*treatment.RATIOS, 1)]
    assert values == sorted(values)
    assert values[-1] == pytest.approx(100 * disability.reach(treatment.NATURAL, treatment.YEAR)[0])
    assert treatment.begin(5, 0.5, lasts).value >= treatment.begin(5, 0.5, "for good").value - 1e-9


def test_the_marker_lies_on_its_line() -> None:
    state = treatment.begin(5, 0.5, "10 years")
    assert state.by_start[0.5][5] == pytest.approx(state.value)
    assert state.treated[treatment.YEAR] == pytest.approx(state.value)
    assert all(line[-1] == pytest.approx(state.without) for line in state.by_start.values())


# ---- all ----


def test_panels_have_no_faults_of_lettering() -> None:
    attacks = [treatment.draw_attacks(*point) for point in ((0.1, 1, 0), (1.3, 0.2, 3))]
    numbers = [treatment.draw_numbers(*point) for point in ((5, 5), (40, 0))]
    starts = [
        treatment.draw_start(*point)
        for point in ((0, 0.4, "for good"), (15, 0.85, "5 years"), (8, 0.55, "10 years"))
    ]
    for pages in (*attacks, *numbers, *starts):
        for page in pages:
            assert audit(page.figure) == []


@pytest.mark.parametrize(
    "make", [treatment.three_numbers, treatment.counting_attacks, treatment.early_or_late]
)
def test_an_explorable_has_everything_its_reader_needs(make: Callable[[], Explorable]) -> None:
    view = make()
    assert all(view.head[part] for part in ("title", "task", "seen", "alt"))
    assert 20 <= len(view.head["alt"].split()) <= 60
    assert len(view.controls) <= 3
