"""Chapter 03's explorables: what they say is what the models give; what should be seen is there."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mscourse.chapters import measuring
from mscourse.chapters.bad_year import BadYear
from mscourse.chapters.readings import Readings
from mscourse.diagrams.life_rows import SCANS, lesions, loss, scan_counts, scores, volume
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit, text_boxes
from mscourse.figures.svg import tree
from mscourse.models import chance, disability, trial

ALIKE, SOME, MUCH = measuring.FRAILTIES
EXPLORABLES: tuple[Callable[[], Explorable], ...] = (
    measuring.one_life,
    measuring.wobble,
    measuring.bad_year,
    measuring.chain,
    measuring.neda,
)


# ---- a ruler that wobbles ----


def test_a_second_visit_helps_nearly_as_much_as_half_the_wobble() -> None:
    once, twice = Readings(0.5).called_worse(), Readings(0.5, confirmed=True).called_worse()
    half, both = Readings(0.25).called_worse(), Readings(0.25, confirmed=True).called_worse()
    assert [round(100 * one) for one in (once, twice, half, both)] == [35, 11, 8, 1]
    assert measuring.say_wobble(0.5, 0, "one visit") == (
        "With no true change, 35 of 100 people are called worse by a single visit."
    )


@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize("change", [0.0, 0.5, 1.0])
def test_the_sum_over_baselines_is_what_many_simulated_people_give(change: float, *, confirmed: bool) -> None:
    one = Readings(0.5, change, confirmed)
    read = one.read(np.random.default_rng(1).normal(size=(200_000, one.visits + 1)))
    assert_allclose(one.worse(read).mean(), one.called_worse(), atol=0.004)


def test_one_visit_with_a_fine_wobble_is_the_closed_form_of_chapter_zero() -> None:
    # Rounding moves the line to half a step below; without it both would be the same.
    rounded = Readings(2.0, visits=1, cut=4.0).called_worse()
    assert_allclose(rounded, chance.share_improved(2.0, 4.0 - 0.25), atol=0.02)


@given(
    wobble=st.floats(0.1, 1.5),
    change=st.floats(0, 1.5),
    visits=st.integers(1, 6),
)
def test_more_visits_call_more_people_worse_and_confirming_calls_fewer(
    wobble: float, change: float, visits: int
) -> None:
    here, longer = Readings(wobble, change, visits=visits), Readings(wobble, change, visits=visits + 1)
    confirmed = Readings(wobble, change, confirmed=True, visits=visits)
    assert 0 <= confirmed.called_worse() <= here.called_worse() + 1e-12
    assert here.called_worse() <= longer.called_worse() + 1e-12 <= 1 + 2e-12


def test_a_true_change_is_found_more_often_than_none() -> None:
    shares = [Readings(0.3, change).called_worse() for change in (0, 0.5, 1, 1.5)]
    assert all(before < after for before, after in pairwise(shares))


def test_two_readings_agree_less_the_more_they_wobble() -> None:
    shares = [Readings(wobble).agree() for wobble in (0.05, 0.2, 0.5, 1)]
    assert shares[0] > 0.999
    assert all(before > after for before, after in pairwise(shares))


@pytest.mark.parametrize(("wobble", "visits"), [(0, 4), (-1, 4), (9, 4), (0.5, 0)])
def test_a_ruler_that_cannot_be_is_refused(wobble: float, visits: int) -> None:
    with pytest.raises(ValueError, match="give"):
        Readings(wobble, visits=visits)


def test_as_many_circles_are_filled_as_the_sentence_counts() -> None:
    crowd = tree(measuring.draw_wobble(0.5, 0, "one visit")[1].figure, "x").markup()
    assert crowd.count('style="fill:var(--ms-lesion-mark)') == 35
    assert crowd.count("<use") == 100


def test_frames_say_worse_for_those_who_are() -> None:
    for change, rule in ((0.0, "one visit"), (1.0, "two visits in a row")):
        page, _ = measuring.draw_wobble(0.5, change, rule)
        words = [box.words for box in text_boxes(page.figure)]
        one = measuring.readings_of(0.5, change, rule)
        assert words.count("called worse") == int(one.worse(one.read(measuring.luck())).sum())
        assert words.count("called worse") + words.count("not called worse") == 6


# ---- people chosen for a bad year ----


def test_those_with_two_relapses_have_half_as_many_next_year() -> None:
    before, after = BadYear(2, 0.8, 0.4).means()
    assert (round(before, 1), round(after, 1)) == (2.5, 1.2)
    assert measuring.say_bad_year(2, 0.8, "somewhat") == (
        "Those with 2 or more had 2.5 relapses each and have 1.2 in the next year: "
        "52\N{NO-BREAK SPACE}% fewer, with nothing done."
    )


@pytest.mark.parametrize("spread", [0.0, 0.4, 1.5])
def test_two_years_of_simulated_people_give_the_same(spread: float) -> None:
    rng, one = np.random.default_rng(2), BadYear(2, 0.8, spread)
    own = np.full(400_000, 0.8) if spread == 0 else rng.gamma(1 / spread, 0.8 * spread, 400_000)
    first, second = rng.poisson(own), rng.poisson(own)
    chosen = first >= 2
    assert_allclose((first[chosen].mean(), second[chosen].mean()), one.means(), rtol=0.01)
    assert_allclose((second[chosen] == 0).mean(), one.next_year()[0], atol=0.005)


@given(least=st.integers(0, 4), rate=st.floats(0.1, 2), spread=st.floats(0, 2))
@settings(max_examples=60)
def test_nobody_chosen_means_no_fall_and_likeness_makes_it_largest(
    least: int, rate: float, spread: float
) -> None:
    one = BadYear(least, rate, spread)
    before, after = one.means()
    assert_allclose((one.first_year().sum(), one.next_year().sum()), 1, atol=1e-3)
    assert after <= before + 1e-3
    assert after >= BadYear(least, rate, 0.0).means()[1] - 1e-3
    if least == 0:
        assert_allclose(before, after, rtol=1e-3)


@pytest.mark.parametrize(("least", "rate", "spread"), [(-1, 0.8, 0.4), (2, 0, 0.4), (2, 0.8, -0.1)])
def test_a_year_that_cannot_be_is_refused(least: int, rate: float, spread: float) -> None:
    with pytest.raises(ValueError, match="give a count of 0 or more"):
        BadYear(least, rate, spread)


# ---- the chain ----


def test_the_chain_says_a_spread_and_half_the_rate_leaves_four() -> None:
    assert measuring.say_chain(1, 1, ALIKE) == (
        "Of 100 people, 11 have reached EDSS 6 by year 10, 26 by year 15 and 64 by year 30; "
        "36 have not even then."
    )
    assert " 4 by year 15" in measuring.say_chain(0.5, 1, ALIKE)


@pytest.mark.parametrize("people", [ALIKE, SOME, MUCH])
def test_unlike_people_meet_the_same_share_and_fall_behind_later(people: str) -> None:
    state = measuring.chain_state(1, 1, people)
    assert_allclose(state.share[15], disability.ANCHOR, atol=1e-3)
    assert state.share[30] <= measuring.chain_state(1, 1, ALIKE).share[30] + 1e-9


@pytest.mark.parametrize(("worsening", "start", "people"), [(1, 1, ALIKE), (0.5, 2, ALIKE), (2, 4, MUCH)])
def test_a_hundred_people_stand_where_the_chain_puts_them(
    worsening: float, start: float, people: str
) -> None:
    state = measuring.chain_state(worsening, start, people)
    passed, others = np.array(state.stand.passed), np.array(state.stand.others)
    assert (passed + others).sum() == 100
    assert others[disability.MILESTONE :].sum() == 0
    assert abs(passed.sum() - 100 * state.share[15]) <= 3


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20).filter(lambda one: sum(one) > 0.1))
def test_rounding_to_people_keeps_everyone(weights: list[float]) -> None:
    shares = np.array(weights) / sum(weights)
    counts = measuring.to_people(shares)
    assert sum(counts) == 100
    assert np.abs(np.array(counts) - 100 * shares).max() < 1


def test_the_chain_of_states_has_the_models_rates_in_its_table() -> None:
    chart = measuring.state_chain()
    rates = disability.generator(disability.Parameters())
    assert chart.numbers.rows[5] == ("5 and 6", f"{rates[5, 6]:.2f}", f"{rates[6, 5]:.2f}")
    assert "illustrative" in chart.caption
    for layout in ("wide", "phone"):
        for theme in ("light", "dark"):
            assert chart.faults(layout, theme) == []


# ---- no evidence of activity ----


def test_three_chances_are_multiplied() -> None:
    assert measuring.say_neda(0.3, 0.25, 0.05) == (
        "With these three rates 55 of 100 people have no evidence of activity after 1 year, "
        "30 after 2, 5 after 5."
    )
    left = measuring.parts_left(0.3, 0.25, 0.05, 2)
    assert_allclose(left[-1], np.prod([np.exp(-2 * rate) for rate in (0.3, 0.25, 0.05)]))
    assert left[0] > left[1] > left[2] == trial.no_evidence_of_activity(0.3, 0.25, 0.05, 2)


def test_the_published_points_are_those_of_the_records() -> None:
    boston, county = measuring.seen_of_neda()
    assert boston == [(1.0, 0.46), (7.0, 0.079)]
    assert [share for _, share in county] == [0.63, 0.38, 0.19, 0.12]


def test_a_record_without_one_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no single value"):
        measuring.published("edss_structure.range")


# ---- one life ----


def test_the_drawn_life_counts_what_it_draws() -> None:
    count = measuring.life_counts()
    assert count == {"lesions": 30, "felt": 5, "scanned": 16, "unseen": 12}
    assert sum(scan_counts()) == sum(one.on_scan for one in lesions())
    assert not any(one.on_scan for one in lesions() if one.cord)
    assert measuring.say_one_life("relapses") == "In this drawn life, 5 attacks are felt."


def test_the_drawn_life_keeps_to_its_scales() -> None:
    time = np.linspace(0, 1, 50)
    assert (np.diff(loss(time)) > 0).all()
    assert (volume(time, ill=True) <= volume(time, ill=False)).all()
    found = scores()
    assert found.shape == (SCANS + 1,)
    assert ((2 * found) % 1 == 0).all()
    assert all(0 < one.time < 1 for one in lesions())


def test_rows_are_revealed_one_by_one() -> None:
    names = list(measuring.SHOWN)
    hidden = []
    for shown in names:
        boxes = [box.words for page in measuring.draw_one_life(shown) for box in text_boxes(page.figure)]
        hidden.append(sum("not yet shown" in words for words in boxes))
    assert hidden == [5, 4, 3, 2, 1, 0]


# ---- all ----


@pytest.mark.parametrize("make", EXPLORABLES)
def test_an_explorable_has_everything_its_reader_needs(make: Callable[[], Explorable]) -> None:
    view = make()
    assert all(view.head[part] for part in ("title", "task", "seen", "alt"))
    assert 20 <= len(view.head["alt"].split()) <= 60
    assert len(view.controls) <= 3
    first = view.first
    assert re.search(r"\d", first.sentence)


@pytest.mark.parametrize(
    "pages",
    [
        lambda: measuring.draw_one_life("+ what happened inside"),
        lambda: measuring.draw_wobble(1, 0.5, "two visits in a row"),
        lambda: measuring.draw_wobble(0.1, 0, "one visit"),
        lambda: measuring.draw_bad_year(0, 0.3, "a lot"),
        lambda: measuring.draw_bad_year(3, 1.2, "all alike"),
        lambda: measuring.draw_bad_year(1, 1.2, "a lot"),
        lambda: measuring.draw_chain(2, 5, MUCH),
        lambda: measuring.draw_chain(0.25, 1, ALIKE),
        lambda: measuring.draw_neda(0, 0, 0),
        lambda: measuring.draw_neda(1, 1, 0.3),
    ],
)
def test_panels_have_no_faults_of_lettering(pages: Callable[[], measuring.Panels]) -> None:
    for page in pages():
        assert audit(page.figure) == []
