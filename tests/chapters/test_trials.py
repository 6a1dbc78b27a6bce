"""Chapter 12's explorables and stills: what they say is what the models give, and what should be seen."""

import math
from collections.abc import Callable
from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import trials, trials_entry, trials_pool, trials_size, trials_stills, trials_walk_in
from mscourse.chapters.cases import CASES
from mscourse.chapters.trials_entry import ALIKE, ALONE, REGISTER, both_looks, densities, effect
from mscourse.chapters.trials_pool import COUNTS, HALF, NONE, ONE, OWN, RISKS, SERIES, ZEROS, pooled
from mscourse.chapters.trials_walk_in import CHANCE, CHANGE, KNOWN, LEAVING, NOTHING, WAITING, WALKS_IN
from mscourse.diagrams.entry_panels import HIGH, LOW
from mscourse.diagrams.forest_anatomy import NEW, POOLED, STUDIES
from mscourse.evidence import evidence
from mscourse.figures.audit import audit
from mscourse.figures.chart import Chart
from mscourse.figures.page import Layout
from mscourse.models import trial


def case(name: str) -> dict[str, float]:
    found = CASES[name]()
    assert isinstance(found, dict)
    return {key: float(value) for key, value in found.items()}


# ---- who is let in ----


def test_the_start_claims_an_effect_that_is_none() -> None:
    assert trials_entry.say_entry(1, 0.6, ALONE) == (
        "With no treatment, the chosen group falls by 0.74, from 1.59 to 0.85. Compared with itself before, "
        "a report would claim an effect of 0.74; the truth is 0."
    )


def test_only_people_chosen_alike_take_the_effect_away() -> None:
    assert effect(1, 0.6, ALIKE) == 0
    assert effect(1, 0.6, REGISTER) == effect(1, 0.6, ALONE) > 0.7


@given(st.floats(-0.5, 2), st.floats(0, 1.5))
def test_a_fall_is_never_a_rise_and_needs_what_comes_and_goes(cut: float, passing: float) -> None:
    first, second = both_looks(cut, passing)
    assert first >= max(cut, trials_entry.MEAN)
    assert trials_entry.MEAN <= second <= first
    still = both_looks(cut, 0)
    assert still[0] == pytest.approx(still[1])


def test_people_drawn_one_by_one_fall_as_told() -> None:
    rng = np.random.default_rng(2)
    own = rng.normal(trials_entry.MEAN, math.sqrt(trials_entry.BETWEEN), 200_000)
    looks = own + rng.normal(0, math.sqrt(0.6), (2, own.size))
    chosen = looks[0] > 1
    first, second = both_looks(1, 0.6)
    assert looks[0, chosen].mean() == pytest.approx(first, abs=0.02)
    assert looks[1, chosen].mean() == pytest.approx(second, abs=0.02)


@pytest.mark.parametrize(("cut", "passing"), [(1.0, 0.6), (0.5, 0.3), (1.5, 1.2)])
def test_the_drawn_hills_have_the_means_that_are_said(cut: float, passing: float) -> None:
    at = np.linspace(LOW, HIGH, 121)
    everybody, later, share = densities(cut, passing)
    step = at[1] - at[0]
    assert later.sum() * step == pytest.approx(1, abs=0.02)
    assert (at * later).sum() * step == pytest.approx(both_looks(cut, passing)[1], abs=0.04)
    assert everybody[at > cut].sum() * step == pytest.approx(share, abs=0.03)


# ---- what walks in ----


def test_the_start_looks_like_the_published_trial() -> None:
    words = trials_walk_in.say_walks_in(0.07, 2, NOTHING)
    assert words.startswith("3 and 33 events; over 300 trials estimates spread from 0.00 to 0.17")
    published = [
        evidence.outcome(f"mist_burt2019.patients_with_disease_progression{arm}").events
        for arm in ("", "_dmt")
    ]
    drawn = trials_walk_in.ran(0.07, 2, NOTHING)
    found = [drawn.arm(treated=one).events for one in (True, False)]
    assert [abs((a or 0) - b) <= 2 for a, b in zip(published, found, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("walks_in", "expected"),
    [
        (NOTHING, 1.0),
        (CHANGE, 1.0),
        (CHANCE, 1.0),
        (LEAVING, 1 - trials_walk_in.LEAVE),
        (KNOWN, 1 / (1 + trials_walk_in.OVER)),
    ],
)
def test_without_an_effect_each_bias_does_what_theory_says(walks_in: str, expected: float) -> None:
    assert trials_walk_in.spread(1, 2, walks_in).median == pytest.approx(expected, abs=0.04)


def test_waiting_that_counts_as_treatment_helps_treatment_only() -> None:
    fair, bent = (trials_walk_in.ran(1, 2, one) for one in (NOTHING, WAITING))
    assert np.array_equal(fair.time, bent.time)
    assert np.median(bent.ratio) < 0.65 < np.median(fair.ratio)
    early = bent.treated & bent.event & (bent.time < trials_walk_in.WAIT)
    assert not early.any()  # nobody in the treated arm got worse before treatment counted as begun


def test_changing_over_hides_an_effect_and_invents_none() -> None:
    hidden = trials_walk_in.spread(0.5, 2, CHANGE).median
    assert 0.55 < hidden < 1
    assert trials_walk_in.spread(1, 2, CHANGE).median == trials_walk_in.spread(1, 2, NOTHING).median


def test_better_controls_leave_the_truth_and_take_the_events() -> None:
    events = [trials_walk_in.ran(0.07, median, NOTHING).arm(treated=False).events for median in (1, 2, 10)]
    assert events == sorted(events, reverse=True)
    assert events[2] < events[0] / 4


@pytest.mark.parametrize("walks_in", list(WALKS_IN))
def test_every_trial_is_counted_once(walks_in: str) -> None:
    found = trials_walk_in.spread(0.5, 2, walks_in)
    assert sum(found.counts) == found.trials <= trials_walk_in.TRIALS
    assert found.low <= found.median <= found.high
    assert trials_walk_in.ran(0.5, 2, walks_in).arm(treated=True).people <= 55


# ---- how many ----


def test_the_start_is_the_formulas() -> None:
    words = trials_size.say_size(0.7, 0.4, 2)
    assert words.startswith("For a ratio of 0.7 you need 247 first events; at 0.4 events a year")
    assert "504 people for 2 years" in words
    assert "for one year" in trials_size.say_size(0.7, 0.4, 1)


@given(st.sampled_from(trials_size.RATIOS), st.floats(0.1, 1), st.floats(1.1, 3))
def test_better_care_makes_trials_larger(ratio: float, rate: float, times: float) -> None:
    for people in (trials_size.people_first, trials_size.people_counts):
        assert people(ratio, rate / times, 2) > people(ratio, rate, 2)
        assert people(ratio, rate, 2 * times) < people(ratio, rate, 2)


def test_a_size_that_was_planned_has_the_power_it_was_planned_for() -> None:
    people = trials_size.people_counts(0.7, 0.7, 2)
    plan = trial.Relapses(
        control=round(people / 2), treated=round(people / 2), rate=0.7, rate_ratio=0.7, years=2
    )
    assert trial.power_of_counts(plan) == pytest.approx(0.8, abs=0.01)
    first = trials_size.people_first(0.7, 0.7, 2)
    arms = round(first / 2)
    watched = trial.Parameters(
        control=arms, treated=arms, hazard=0.7, hazard_ratio=0.7, accrual=0, follow_up=2
    )
    run = trial.simulate(watched, rng=np.random.default_rng(3), trials=600)
    assert (run.log_rank().p < 0.05).mean() == pytest.approx(0.8, abs=0.06)


@pytest.mark.parametrize("ratio", [1.0, 0.0, -0.5])
def test_a_ratio_that_nothing_can_find_is_refused(ratio: float) -> None:
    with pytest.raises(ValueError, match=r"ratio|hazard"):
        trials_size.people_first(ratio, 0.4, 2)


def test_the_published_trials_events_are_its_records() -> None:
    assert trials_size.published() == ("MIST", 37)


# ---- pooling ----


def test_zeros_alone_move_the_pooled_number() -> None:
    events, people = zip(*SERIES.values(), strict=True)
    stored = trial.pool_proportions(events, people)
    assert pooled(NONE, OWN, HALF)[0].share == pytest.approx(100 * stored.effect)
    assert "4.2 deaths in 100" in trials_pool.say_pool(NONE, OWN, HALF)
    assert "1.9 deaths in 100" in trials_pool.say_pool(NONE, OWN, "double arcsine")


@pytest.mark.parametrize("left_out", [NONE, *SERIES])
@pytest.mark.parametrize("zeros", ZEROS)
@pytest.mark.parametrize("risks", RISKS)
def test_every_way_gives_a_share_inside_its_interval(left_out: str, risks: str, zeros: str) -> None:
    row, weights = pooled(left_out, risks, zeros)
    assert 0 <= row.low <= row.share <= row.high <= 100
    assert sum(weights.values()) == pytest.approx(1)
    assert left_out not in weights
    assert (row.prediction is None) == (risks == ONE or len(weights) < 3)
    if row.prediction is not None:
        assert row.prediction[0] <= row.share <= row.prediction[1]


def test_all_people_as_one_group_is_plain_division() -> None:
    events, people = (sum(column) for column in zip(*SERIES.values(), strict=True))
    assert pooled(NONE, ONE, COUNTS)[0].share == pytest.approx(100 * events / people)


def test_a_way_without_prediction_says_so() -> None:
    assert "this way cannot tell" in trials_pool.say_pool(NONE, ONE, HALF)


# ---- stills ----


def test_every_deal_is_counted_as_by_hand() -> None:
    first, other = (2, 0, 1), (0, 3, 1)
    found = trials_stills.deals(first, other)
    cards = [*first, *other]
    gaps = [2 * sum(cards[one] for one in chosen) - sum(cards) for chosen in combinations(range(6), 3)]
    assert dict(zip(found.difference.tolist(), found.share.tolist(), strict=True)) == pytest.approx(
        {float(gap): gaps.count(gap) / len(gaps) for gap in set(gaps)}
    )


@given(
    st.lists(st.integers(0, 5), min_size=4, max_size=4), st.lists(st.integers(0, 5), min_size=4, max_size=4)
)
def test_deals_are_even_handed(first: list[int], other: list[int]) -> None:
    found = trials_stills.deals(first, other)
    assert found.share.sum() == pytest.approx(1)
    assert found.share == pytest.approx(found.share[::-1])
    assert 0 < found.as_far <= 1 + 1e-12
    assert trials_stills.deals(other, first).as_far == pytest.approx(found.as_far)


def test_the_two_groups_of_ten_come_from_one_source() -> None:
    assert [len(group) for group in trials.TENS] == [10, 10]
    assert trials_stills.tens.__wrapped__() == trials.TENS
    assert "23 in 100 deals" in trials.shuffled().caption


def test_the_six_are_divided_by_those_still_under_watch() -> None:
    found = [(one.month, one.worse, one.watched, round(one.free, 1)) for one in trials_stills.steps()]
    assert found == [(2, 1, 6, 83.3), (7, 1, 4, 62.5), (9, 1, 3, 41.7)]
    by_hand = 100 * (5 / 6) * (3 / 4) * (2 / 3)
    assert trials_stills.steps()[-1].free == pytest.approx(by_hand)


def test_the_drawn_diamond_is_the_models() -> None:
    effects = [one.middle for one in STUDIES]
    variances = np.array([(one.half / 1.96) ** 2 for one in STUDIES])
    found = trial.pool(effects, variances)
    weights = 1 / (variances + found.between)
    assert [one.weight for one in STUDIES] == pytest.approx(weights / weights.sum(), abs=6e-4)
    assert POOLED[0] == pytest.approx(found.effect, abs=6e-4)
    assert POOLED[1] == pytest.approx((found.high - found.low) / 2, abs=6e-4)
    # A new study's place: Student's t with three degrees of freedom, as the library has it.
    assert pytest.approx(3.182 * math.sqrt(found.between + 1 / weights.sum()), abs=2e-3) == NEW


# ---- together ----


def test_words_and_cases_agree() -> None:
    assert f"falls by {case('trials_entry')['fall_high']:.2f}" in trials_entry.say_entry(2, 0.6, ALONE)
    bent = case("trials_walk_in")
    assert f"the middle one is {bent['waiting']:.2f}" in trials_walk_in.say_walks_in(1, 2, WAITING)
    assert f"{case('trials_size')['first_far']:.0f} people" in trials_size.say_size(0.6, 0.4, 2)
    assert f"{case('trials_pool')['new_high']:.1f}" in trials_pool.say_pool(NONE, OWN, HALF)


def test_panels_have_no_faults_of_lettering() -> None:
    pages = [
        *trials_entry.draw_entry(1, 0.6, ALONE),
        *trials_entry.draw_entry(2, 1.2, REGISTER),
        *trials_entry.draw_entry(0, 0, ALIKE),
        *trials_walk_in.draw_walks_in(0.07, 2, NOTHING),
        *trials_walk_in.draw_walks_in(0.07, 10, LEAVING),
        *trials_walk_in.draw_walks_in(1, 2, WAITING),
        *trials_walk_in.draw_walks_in(0.5, 1, CHANGE),
        *trials_size.draw_size(0.7, 0.4, 2),
        *trials_size.draw_size(0.5, 1, 4),
        *trials_size.draw_size(0.8, 0.1, 1),
        *trials_pool.draw_pool(NONE, OWN, HALF),
        *trials_pool.draw_pool("C", OWN, "series dropped"),
        *trials_pool.draw_pool("E", ONE, COUNTS),
    ]
    assert [audit(page.figure) for page in pages] == [[]] * len(pages)


@pytest.mark.parametrize("still", [trials.shuffled, trials.by_hand])
def test_stills_have_no_faults_in_any_variant(still: Callable[[], Chart]) -> None:
    chart = still()
    assert 20 <= len(chart.alt.split()) <= 60
    for layout in get_args(Layout):
        for titled in (True, False):
            assert chart.faults(layout, "light", titled=titled) == []
