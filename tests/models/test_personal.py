"""Scores that find people: known cases, another way to count, limits, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from mscourse.models import personal
from mscourse.models.personal import Score, Told, Trial


def middle(trial: Trial, part: str, runs: int = 24) -> float:
    found = [personal.search(trial, np.random.default_rng(seed)) for seed in range(runs)]
    return float(np.exp(np.median([np.log(getattr(one, part).best.ratio) for one in found])))


def test_without_a_spread_the_own_best_look_excellent_and_fresh_ones_are_like_everyone() -> None:
    trial = Trial(people=300, ratio=0.7, spread=0, factors=20)
    assert middle(trial, "training") < 0.4
    assert middle(trial, "fresh") == pytest.approx(0.7, abs=0.12)


def test_more_factors_flatter_and_more_people_sober_the_own_best() -> None:
    few, many = (middle(Trial(factors=factors), "training") for factors in (3, 60))
    assert many < few < 0.7
    small, large = (middle(Trial(people=people), "training") for people in (100, 4000))
    assert small < large < 0.7


def test_a_large_trial_finds_a_true_spread_in_fresh_people() -> None:
    # Picking the best third of a factor that carries all of the spread: the mean of a cut normal.
    truth = 0.7 * np.exp(-0.8 * 1.159)
    assert middle(Trial(people=10_000, spread=0.8, factors=4), "fresh", 4) == pytest.approx(truth, rel=0.15)


def test_an_estimate_is_two_rates_divided() -> None:
    found = personal.search(Trial(people=4000, ratio=0.5), np.random.default_rng(3)).fresh
    assert found.everyone.ratio == pytest.approx(0.5, rel=0.1)
    low, high = found.everyone.interval
    assert low * high == pytest.approx(found.everyone.ratio**2)
    assert found.best.error > found.everyone.error
    parts = found.best.error**-2 + found.rest.error**-2
    assert found.everyone.error**-2 == pytest.approx(parts, rel=0.05)


def test_chance_comes_from_the_generator_alone() -> None:
    first, again, other = (
        personal.search(Trial(), np.random.default_rng(seed)).training.best.ratio for seed in (4, 4, 5)
    )
    assert first == again != other


def test_an_overfitted_score_tells_fresh_people_too_extreme_risks() -> None:
    own, fresh = personal.tell(Score(people=200, factors=30), np.random.default_rng(1), fresh=4000)
    low, high = personal.observed([0.1, 0.8], fresh)
    assert low > 0.15
    assert high < 0.7
    low, high = personal.observed([0.1, 0.8], own)
    assert (low, high) == pytest.approx((0.1, 0.8), abs=0.06)
    assert personal.discrimination(own) > personal.discrimination(fresh) > 0.5


@given(st.integers(1, 12), st.integers(12, 60), st.integers(0, 99))
def test_groups_hold_everyone_once_and_rise(groups: int, people: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    risk = rng.random(people)
    told, happened = personal.in_groups(Told(risk, rng.random(people) < risk), groups)
    assert told.size == happened.size == groups
    assert (np.diff(told) >= 0).all()
    sizes = [part.size for part in np.array_split(risk, groups)]
    assert told @ sizes == pytest.approx(risk.sum())


@given(st.integers(2, 40), st.integers(0, 99))
def test_discrimination_is_a_count_of_pairs(people: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    risk, happened = rng.integers(0, 6, people) / 6, np.arange(people) % 2 == 0
    yes, no = risk[happened], risk[~happened]
    pairs = (yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()
    assert personal.discrimination(Told(risk, happened)) == pytest.approx(pairs)


def test_a_true_risk_is_calibrated() -> None:
    rng = np.random.default_rng(2)
    risk = expit(rng.standard_normal(20_000))
    told = Told(risk, rng.random(risk.size) < risk)
    asked = [0.1, 0.3, 0.5, 0.9]
    assert personal.observed(asked, told) == pytest.approx(asked, abs=0.02)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Trial(people=301), "even number"),
        (lambda: Trial(people=10), "people"),
        (lambda: Trial(spread=-0.1), "spread"),
        (lambda: Trial(factors=0), "factors"),
        (lambda: Trial(best=1.0), "best"),
        (lambda: Score(share=0), "share"),
        (lambda: personal.tell(Score(), np.random.default_rng(1), fresh=3), "fresh"),
        (lambda: personal.in_groups(Told(np.ones(3), np.ones(3, bool)), 4), "groups"),
        (lambda: personal.discrimination(Told(np.ones(3), np.ones(3, bool))), "two kinds"),
        (lambda: personal.observed([1.0], Told(np.ones(3), np.ones(3, bool))), "risk"),
    ],
)
def test_what_makes_no_sense_is_refused(make: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()  # type: ignore[operator]  # each is a function


def test_chance_needs_a_generator() -> None:
    with pytest.raises(TypeError):
        personal.search(Trial(), 3)  # type: ignore[arg-type]  # on purpose
