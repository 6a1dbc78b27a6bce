"""Chapter 14's explorables and chart: what they say and draw is what the simulations give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import best_third, personalised, ten_lives, told_risk, two_arms, two_plans
from mscourse.chapters.cases import CASES
from mscourse.chapters.two_arms import Truth
from mscourse.diagrams.calibration_people import Part, calibration_people
from mscourse.diagrams.enrichment import DOORS
from mscourse.figures.audit import audit
from mscourse.figures.page import Page
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.models import disability, personal


def case(name: str) -> dict[str, float]:
    found = CASES[name]()
    assert isinstance(found, dict)
    return {key: float(value) for key, value in found.items()}


# ---- ten lives ----


def test_what_is_seen_is_the_same_whatever_treatment_did() -> None:
    alone = [ten_lives.draw_ten(ten_lives.ALONE, effect) for effect in ten_lives.EFFECTS]
    pictures = [
        [np.asarray(page.canvas.buffer_rgba()).tobytes() for page in pages] for pages in map(_drawn, alone)
    ]
    assert pictures[0] == pictures[1] == pictures[2]
    told = {ten_lives.say_ten(ten_lives.ALONE, effect) for effect in ten_lives.EFFECTS}
    assert len(told) == 1


def _drawn(pages: tuple[Page, Page]) -> tuple[Page, Page]:
    for page in pages:
        page.canvas.draw()
    return pages


def test_ten_others_tell_the_mean_gain_and_not_whose() -> None:
    same, differs = (
        ten_lives.say_ten(ten_lives.OTHERS, effect) for effect in ("the same for all", "differs")
    )
    assert same == differs
    assert "mean gain is 1.0 points; whose gain, stays hidden" in same
    assert "mean gain is 0.0" in ten_lives.say_ten(ten_lives.OTHERS, "none")


def test_those_who_look_like_responders_need_not_gain() -> None:
    gain, better = ten_lives.EFFECTS["differs"], ten_lives.SEEN >= ten_lives.CUT
    assert better.sum() == 5
    assert (gain[better] < 0).sum() == 2
    assert gain[~better].mean() > gain[better].mean()
    assert "2 of them would have done better without" in ten_lives.say_ten(ten_lives.BOTH, "differs")
    assert "changed nothing" in ten_lives.say_ten(ten_lives.BOTH, "none")


# ---- parallel or crossing ----


def test_the_start_is_prognostic_only() -> None:
    words = two_arms.say_lines(1, 0, 1)
    assert words.startswith("Treatment spares 0.6 points at 20 years and 0.6 at 60: age is prognostic only.")
    assert "at 0.0 (95 % interval" in words


@given(st.floats(0, 2), st.floats(-1, 1), st.floats(0.3, 3))
def test_the_trial_finds_what_was_put_in_and_only_noise_widens(
    slope: float, change: float, noise: float
) -> None:
    gap = two_arms.gap_of(Truth(slope, change, noise))
    estimate, low, high = gap.change
    assert estimate == pytest.approx(change, abs=1e-9)
    assert high - low == pytest.approx(noise * (two_arms.gap_of(Truth(0, 0, 1)).change[2] * 2), rel=1e-6)
    arms = two_arms.arms_of(Truth(slope, change, noise))
    assert arms.without - arms.with_it == pytest.approx(gap.true)


@pytest.mark.parametrize(
    ("slope", "change", "words"),
    [
        (0, 0, "neither"), (1, 0, "prognostic only"), (0, 1, "predictive only"),
        (2, -1, "prognostic and predictive"),
    ],
)  # fmt: skip
def test_a_factor_is_named(slope: float, change: float, words: str) -> None:
    assert two_arms.kind(slope, change) == words


def test_noise_hides_an_interaction() -> None:
    assert two_arms.say_lines(1, 1, 1).endswith("an interval without 0.")
    assert two_arms.say_lines(1, 1, 2).endswith("an interval that holds 0.")


# ---- the best third ----


def test_the_start_catches_noise() -> None:
    words = best_third.say_best(300, 0, 20)
    assert "best third has a ratio of 0.27, in fresh people 0.70; everyone" in words
    assert words.endswith("in 0 of 20 trials.")


def test_people_show_a_spread_and_not_its_absence() -> None:
    shown = [best_third.twenty(people, 0.5, 20).shown for people in (100, 300, 1000, 3000)]
    assert shown == sorted(shown)
    assert shown[-1] == best_third.TRIALS
    assert best_third.twenty(3000, 0, 20).shown <= 2


def test_the_most_ordinary_trial_is_one_of_the_twenty_and_near_the_middle() -> None:
    made = best_third.twenty(300, 0, 20)
    assert made.ordinary in made.found
    assert made.ordinary.training.best.ratio == pytest.approx(made.middle[0], rel=0.15)
    assert made.ordinary.fresh.best.ratio == pytest.approx(made.middle[1], rel=0.15)


def test_a_perfect_score_finds_more_where_people_differ_more() -> None:
    assert best_third.truly_best(0) == pytest.approx(best_third.RATIO)
    rng = np.random.default_rng(1)
    drawn = np.sort(rng.standard_normal(200_000))[:60_000]
    assert best_third.truly_best(0.5) == pytest.approx(0.7 * np.exp(0.5 * drawn.mean()), rel=0.01)


# ---- two plans ----


def test_pairs_are_counted_over_all_futures() -> None:
    half, none = two_plans.plan(3, 40, 0.5), two_plans.plan(3, 40, 1.0)
    lower, level, higher = two_plans.pairs(half, none)
    assert lower + level + higher == 100
    rng = np.random.default_rng(4)
    ours, theirs = (rng.choice(10, 200_000, p=one.shares[-1] / one.shares[-1].sum()) for one in (half, none))
    assert 100 * (ours < theirs).mean() == pytest.approx(lower, abs=1)
    alike = two_plans.pairs(none, none)
    assert abs(alike[0] - alike[2]) <= 1  # a hundred has no exact half of an odd rest


def test_the_plans_are_the_models() -> None:
    natural = disability.Parameters(start=3)
    course = disability.cohort(natural, (), disability.Visits(years=10))
    assert two_plans.plan(3, 40, 1.0).shares == pytest.approx(course.shares)
    drawn = two_plans.plan(3, 40, 1.0).drawn
    assert drawn.shape == (11, two_plans.FUTURES)
    assert drawn[-1].mean() == pytest.approx(two_plans.plan(3, 40, 1.0).mean[-1], abs=0.5)


@given(st.sampled_from((1, 2, 3, 4, 5)), st.sampled_from(tuple(two_plans.SPEED)))
def test_a_stronger_plan_tells_the_two_apart_more_often(step: int, age: int) -> None:
    none = two_plans.plan(step, age, 1.0)
    lower = [two_plans.pairs(two_plans.plan(step, age, ratio), none)[0] for ratio in (0.7, 0.5, 0.3, 0.1)]
    assert lower == sorted(lower)
    assert lower[-1] < 95


def test_a_quantile_lies_within_the_futures() -> None:
    shares = np.array([[0, 0, 0, 1, 0, 0, 0, 0, 0, 0], [0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0]], float)
    assert two_plans.quantile(shares, 0.5) == pytest.approx([3, 1.5])
    assert (two_plans.quantile(shares, 0.1) < two_plans.quantile(shares, 0.9)).all()


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12))
def test_whole_people_sum_to_all(parts: list[float]) -> None:
    made = two_plans.whole(np.array(parts) / sum(parts))
    assert sum(made) == 100
    assert max(abs(one - 100 * part / sum(parts)) for one, part in zip(made, parts, strict=True)) < 1


# ---- calibration, and the doors ----


def test_the_chart_counts_the_people_of_the_score() -> None:
    rows = personalised.calibration().numbers.rows
    assert len(rows) == 2 * told_risk.GROUPS
    for name, one in zip(("The people it was made from", "Fresh people"), told_risk.told(), strict=True):
        came = sum(int(row[2].split()[0]) for row in rows if row[0] == name)
        assert came == one.happened.sum()
    own, fresh = told_risk.told()
    assert personal.discrimination(own) > personal.discrimination(fresh)


def test_a_group_cannot_hold_more_than_its_people() -> None:
    blank = Headed("a", "a")
    words = Words("nothing", blank, blank, blank, "", "")
    with pytest.raises(ValueError, match="count again"):
        calibration_people(words, [Part("a", "", [10], [5], 4)])


def test_the_doors_show_the_same_share_spared_and_a_larger_one() -> None:
    every, risk, marker = (door.worse for door in DOORS)
    assert every[1] / every[0] == pytest.approx(risk[1] / risk[0])
    assert risk[0] - risk[1] > every[0] - every[1]
    assert marker[1] / marker[0] < every[1] / every[0]


# ---- together ----


def test_words_and_cases_agree() -> None:
    plans, third = case("personal_plans"), case("personal_third")
    counts = f"lower in {plans['lower']:.0f}, level in {plans['level']:.0f}, higher in {plans['higher']:.0f}."
    assert two_plans.say_plans(3, 40, 0.5).endswith(counts)
    assert f"higher in {plans['higher_tenth']:.0f}." in two_plans.say_plans(3, 40, 0.1)
    assert f"{third['own_few']:.2f}, in fresh people {third['fresh_few']:.2f}" in best_third.say_best(
        300, 0, 5
    )
    assert f"in {third['shown_1000']:.0f} of 20" in best_third.say_best(1000, 0.5, 20)


def test_every_explorable_says_that_it_is_no_tool_for_a_choice() -> None:
    for make in (personalised.ten_lives, personalised.lines, personalised.best_third, personalised.two_plans):
        assert "teaching model, not for a real choice" in make().head["seen"]


def test_panels_have_no_faults_of_lettering() -> None:
    pages = [
        *ten_lives.draw_ten(ten_lives.ALONE, "none"),
        *ten_lives.draw_ten(ten_lives.OTHERS, "differs"),
        *ten_lives.draw_ten(ten_lives.BOTH, "differs"),
        *two_arms.draw_lines(2, -1, 2),
        *two_arms.draw_lines(0, 1, 0.5),
        *best_third.draw_best(100, 1, 50),
        *best_third.draw_best(3000, 0, 5),
        *two_plans.draw_plans(1, 25, 0.1),
        *two_plans.draw_plans(5, 55, 0.7),
    ]
    assert [audit(page.figure) for page in pages] == [[]] * len(pages)
