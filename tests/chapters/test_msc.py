"""Chapter 07's explorables: what they say is what the models give; what should be seen is there."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import msc as chapter
from mscourse.chapters import trials_run
from mscourse.chapters.cases import CASES
from mscourse.diagrams.vein_and_spine import MOMENTS, area, below, level_for, share_in_words
from mscourse.evidence import evidence
from mscourse.figures.audit import audit
from mscourse.models import msc

VEIN, SPINE = chapter.ROUTES
EVERY, FELL, HALVED = trials_run.RULES


def case(name: str) -> dict[str, float]:
    found = CASES[name]()
    assert isinstance(found, dict)
    return {key: float(value) for key, value in found.items()}


# ---- one dose ----


def test_the_start_lands_on_the_published_estimate_and_says_no_more() -> None:
    assert chapter.say_dose(1, VEIN, chapter.AS_ASSUMED) == (
        "One dose into a vein: expected rate ratio 0.94; the trial's interval, 0.58 to 1.50, contains it."
    )


def test_what_the_trial_did_not_give_it_does_not_speak_about() -> None:
    for dose, route in ((10, VEIN), (1, SPINE), (0.1, SPINE)):
        words = chapter.say_dose(dose, route, chapter.AS_ASSUMED)
        assert words.endswith("did not test this.")
        assert "interval" not in words
    assert chapter.say_dose(0.1, VEIN, chapter.AS_ASSUMED).startswith("0.1 of a dose into a vein")
    assert chapter.say_dose(10, VEIN, chapter.AS_ASSUMED).startswith("10 doses into a vein")


def test_the_trial_speaks_against_one_assumption_only() -> None:
    against = [one for one in chapter.ASSUMED if "does not contain" in chapter.say_dose(1, VEIN, one)]
    assert against == [chapter.BOTH]


@given(st.floats(0.05, 20), st.floats(1.05, 10), st.sampled_from(list(chapter.ASSUMED)))
def test_more_cells_never_mean_more_lesions(dose: float, times: float, assume: str) -> None:
    for route in chapter.ROUTES:
        less, more = (chapter.expected(one, route, assume) for one in (dose, dose * times))
        assert 1 - msc.Parameters().largest_effect <= more <= less <= 1


def test_longer_and_stronger_each_do_more() -> None:
    sooner, usual, longer, both = (
        chapter.expected(1, VEIN, list(chapter.ASSUMED)[number]) for number in (1, 0, 2, 4)
    )
    assert sooner > usual > longer > both


def test_the_interval_is_the_records() -> None:
    one = evidence.outcome("uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary")
    assert one.interval is not None
    assert chapter.interval() == (one.value, one.interval.low, one.interval.high)


# ---- what a trial could see ----


def test_the_start_would_be_missed_more_often_than_found() -> None:
    assert chapter.say_power(0.7, 72, chapter.UNLIKE) == (
        "With 72 people a group, a true ratio of 0.7 would be found 31 times in 100, and missed 69 times."
    )
    assert "and no effect at all, 5 trials in 100" in chapter.say_power(1.0, 72, chapter.UNLIKE)


@given(st.integers(2, 2000), st.floats(0.2, 0.95))
def test_a_chance_is_the_models_for_whole_people(people: int, ratio: float) -> None:
    trial = msc.Trial(treated=people, placebo=people)
    expected = 100 * msc.power(ratio, msc.standard_error(ratio, trial))
    assert chapter.chance(ratio, people, chapter.UNLIKE) == pytest.approx(expected)


def test_a_chance_agrees_with_simulated_trials() -> None:
    trial = msc.Trial(treated=72, placebo=72)
    run = msc.simulate(0.5, trial, trials=1500, rng=np.random.default_rng(3))
    assert 100 * run.power == pytest.approx(chapter.chance(0.5, 72, chapter.UNLIKE), abs=5)


@given(st.sampled_from((0.5, 0.7, 0.9)), st.floats(5, 150), st.floats(1.1, 3))
def test_more_people_and_people_more_alike_see_more(ratio: float, people: float, times: float) -> None:
    few = chapter.chance(ratio, people, chapter.UNLIKE)
    assert chapter.chance(ratio, people * times, chapter.UNLIKE) > few
    assert chapter.chance(ratio, people, chapter.ALIKE) > few


@pytest.mark.parametrize("people", [0, -3])
def test_a_trial_without_people_is_refused(people: float) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        chapter.chance(0.7, people, chapter.UNLIKE)


# ---- a funnel to build ----


def test_the_first_two_trials_mirror_the_published_ones() -> None:
    words = chapter.say_funnel(1, 1, EVERY)
    assert words.startswith("2 trials were run and 2 are in print; pooled they give a ratio of 0.86")
    assert "the small ones alone 0.26" in words
    assert words.endswith("The true ratio is 1.")


def test_nothing_in_print_teaches_nothing() -> None:
    assert chapter.pooled(0, 0, EVERY) == (None, None, None)
    assert "a reader learns nothing" in chapter.say_funnel(0, 0, EVERY)


def test_choosing_what_is_printed_makes_an_effect_of_none() -> None:
    alone = [chapter.pooled(40, 10, rule)[1] or math.nan for rule in (EVERY, FELL, HALVED)]
    assert alone == sorted(alone, reverse=True)
    assert abs(alone[0] - 1) < 0.05
    assert alone[2] < 0.5


@given(st.integers(1, trials_run.SMALL), st.sampled_from((FELL, HALVED)))
def test_what_is_printed_was_run_and_obeys_the_rule(number: int, rule: str) -> None:
    limit = trials_run.RULES[rule]
    printed = trials_run.small().first(number).below(limit)
    assert printed.ratio.size <= number
    assert (printed.ratio < limit).all()
    together = printed.together()
    if together is not None:
        assert printed.ratio.min() <= together <= printed.ratio.max()


@given(st.lists(st.floats(0.1, 9), max_size=30), st.integers(0, 30), st.floats(0.3, 2))
def test_every_trial_has_become_one_thing(ratios: list[float], run: int, limit: float) -> None:
    found = chapter.states(ratios, run, limit)
    assert len(found) == len(ratios)
    assert sum(one != "not run" for one in found) == min(run, len(ratios))
    for ratio, one in zip(ratios, found, strict=True):
        assert one == "not run" or (one == "printed") == (ratio < limit)


def test_trials_are_the_same_each_time_and_small_ones_less_sure() -> None:
    again = trials_run.run.__wrapped__(trials_run.SMALL_GROUP, trials_run.SMALL)
    assert np.array_equal(again.ratio, trials_run.small().ratio)
    assert trials_run.small().ratio.size == trials_run.SMALL
    assert trials_run.small().error.min() > trials_run.large().error.max()


def test_one_trial_alone_is_its_own_pool() -> None:
    one = trials_run.small().first(1)
    assert one.together() == pytest.approx(float(one.ratio[0]))


def test_the_published_trials_stand_where_their_records_put_them() -> None:
    small, large = chapter.published()
    first = evidence.outcome("llufriu_2014.cumulative_gadolinium_enhancing_lesions").value
    second = evidence.outcome("llufriu_2014.cumulative_gadolinium_enhancing_lesions_placebo").value
    assert first is not None
    assert second is not None
    assert small.ratio == pytest.approx(first / second)
    assert large.error == pytest.approx(msc.error_of_interval(0.58, 1.50))
    assert small.error > 2.5 * large.error


# ---- together ----


def test_words_and_cases_agree() -> None:
    dose, seen, funnel = (case(name) for name in ("msc_dose", "msc_seen", "msc_funnel"))
    assert f"{dose['both']:.2f}" in chapter.say_dose(1, VEIN, chapter.BOTH)
    assert f"{dose['spine']:.2f}" in chapter.say_dose(1, SPINE, chapter.AS_ASSUMED)
    assert f"found {seen['three_tenths_9']:.0f} times" in chapter.say_power(0.3, 9, chapter.UNLIKE)
    assert f"found {seen['seven_tenths_160_alike']:.0f} times" in chapter.say_power(0.7, 160, chapter.ALIKE)
    assert f"alone {funnel['halved_pooled']:.2f}" in chapter.say_funnel(40, 3, HALVED)


def test_panels_have_no_faults_of_lettering() -> None:
    pages = [
        *chapter.draw_dose(1, VEIN, chapter.AS_ASSUMED),
        *chapter.draw_dose(10, SPINE, chapter.BOTH),
        *chapter.draw_dose(1, SPINE, "cells die five times sooner"),
        *chapter.draw_power(0.7, 72, chapter.UNLIKE),
        *chapter.draw_power(1.0, 500, chapter.ALIKE),
        *chapter.draw_funnel(1, 0, EVERY),
        *chapter.draw_funnel(5, 0, HALVED),
        *chapter.draw_funnel(40, 10, EVERY),
        *chapter.draw_funnel(40, 3, HALVED),
    ]
    assert [audit(page.figure) for page in pages] == [[]] * len(pages)


# ---- the drawing of both routes ----


def test_the_drawn_levels_are_the_models() -> None:
    for moment in MOMENTS:
        vein = msc.amounts([moment.days])
        spine = msc.amounts([moment.days], msc.Treatment(route="intrathecal"))
        assert moment.lungs == pytest.approx(float(vein.lung[0]), abs=6e-4)
        assert moment.rest == pytest.approx(float(vein.systemic[0]), abs=6e-4)
        assert moment.fluid == pytest.approx(float(spine.cns[0]), abs=6e-4)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.998, "all"), (0.92, "nearly all"), (0.466, "about half"), (0.25, "a quarter"), (0, "none")],
)
def test_a_share_is_said_without_a_digit(share: float, words: str) -> None:
    assert share_in_words(share) == words


@given(st.floats(0.01, 0.99))
def test_a_level_cuts_off_the_share_of_an_area(share: float) -> None:
    triangle = np.array([(0.0, 0.0), (4.0, 0.0), (2.0, 3.0)])
    # What lies above the level is a smaller triangle of the same shape.
    height = 3 * (1 - math.sqrt(1 - share))
    outline = np.array([(0.0, 0.0), (4.0, 0.0), *[(4 - 2 * t, 3 * t) for t in np.linspace(0, 1, 400)[1:]]])
    outline = np.vstack([outline, [(2 - 2 * t, 3 - 3 * t) for t in np.linspace(0, 1, 400)[1:-1]]])
    assert area(outline) == pytest.approx(area(triangle))
    assert level_for(outline, share) == pytest.approx(height, abs=0.03)
    assert below(outline, 1.0)[:, 1].max() == pytest.approx(1.0)
