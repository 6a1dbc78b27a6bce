"""The model cases that the words of chapter 14's explorables name in their source marks."""

from collections.abc import Callable

import numpy as np

from mscourse.chapters import best_third, ten_lives, two_arms, two_plans
from mscourse.evidence.marks import Numbers


def personal_ten() -> Numbers:
    """Return what can be counted of ten people on one treatment."""
    differs = ten_lives.counts("differs")
    return {
        "improved": differs["improved"],
        "improved_harmed": differs["improved_harmed"],
        "improved_helped": differs["improved_helped"],
        "not_improved": ten_lives.SEEN.size - differs["improved"],
        "not_improved_helped": differs["not_improved_helped"],
        "mean": float(ten_lives.EFFECTS["differs"].mean()),
        "given_of": ten_lives.SEEN.size,
        "given_others": ten_lives.SEEN.size - differs["improved"],
    }


def personal_lines() -> Numbers:
    """Return gains by age, and what eighty people say of an interaction of 1 with more and less noise."""
    start, crossing = two_arms.Truth(1, 0, 1), two_arms.Truth(1, -1, 1)
    ends = np.array([two_arms.YOUNGEST, two_arms.OLDEST])
    young, old = crossing.gain(ends).tolist()
    _, low, high = two_arms.gap_of(two_arms.Truth(1, 1, 1)).change
    _, lower, higher = two_arms.gap_of(two_arms.Truth(1, 1, 2)).change
    before, after = start.untreated(ends).tolist()
    return {
        "gain_start": float(start.gain(ends)[0]),
        "loss_apart": after - before,
        "gain_young": young,
        "harm_old": -old,
        "low": low,
        "high": high,
        "low_more_noise": lower,
        "high_more_noise": higher,
        "given_people": two_arms.PEOPLE,
        "given_interaction": 1,
        "given_minus": -1,
        "given_noise": 1,
        "given_more_noise": 2,
        "given_young": two_arms.YOUNGEST,
        "given_old": two_arms.OLDEST,
        "given_twenty": two_arms.TWENTY,
        "given_level": 95,
    }


def personal_third() -> Numbers:
    """Return what the best third shows in own and in fresh people."""
    start, few, many = (best_third.twenty(300, 0, factors) for factors in (20, 5, 50))
    shown = [best_third.twenty(people, 0.5, 20).shown for people in (300, 1000, 3000)]
    ordinary = start.ordinary
    return {
        "own_start": start.middle[0],
        "fresh_start": start.middle[1],
        "own_few": few.middle[0],
        "fresh_few": few.middle[1],
        "own_many": many.middle[0],
        "fresh_many": many.middle[1],
        "shown_300": shown[0],
        "shown_1000": shown[1],
        "shown_3000": shown[2],
        "truth_half": best_third.truly_best(0.5),
        "one_own": ordinary.training.best.ratio,
        "one_fresh": ordinary.fresh.best.ratio,
        "given_ratio": best_third.RATIO,
        "given_trials": best_third.TRIALS,
        "given_few": 5,
        "given_factors": 20,
        "given_many": 50,
        "given_300": 300,
        "given_1000": 1000,
        "given_3000": 3000,
        "given_half": 0.5,
        "given_best": 100 * best_third.BEST,
        "given_of": 100,
    }


def personal_plans() -> Numbers:
    """Return how two plans of one invented person differ, for a hazard ratio of 0.5 and of 0.1."""
    without, half, tenth = (two_plans.plan(3, 40, ratio) for ratio in (1.0, 0.5, 0.1))
    lower, level, higher = two_plans.pairs(half, without)
    _, level_tenth, higher_tenth = two_plans.pairs(tenth, without)
    low, high = without.middle_half()
    return {
        "gap_start": float(without.mean[-1] - half.mean[-1]),
        "wide_start": high - low,
        "lower": lower,
        "level": level,
        "higher": higher,
        "level_tenth": level_tenth,
        "higher_tenth": higher_tenth,
        "given_tenth": 0.1,
        "given_half": 0.5,
        "given_of": 100,
        "given_years": two_plans.YEARS,
        "given_step": 3,
        "given_age": 40,
    }


PERSONALISED_SEEN: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (personal_ten, personal_lines, personal_third, personal_plans)
}
