"""Scores that find people: known cases, other packages, properties, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from mscourse.models import personal
from mscourse.models.personal import Score, Told, Trial, fit
from mscourse.models.personal.gain import rate_ratio
from mscourse.models.personal.theory import best_ratio, middle_ratio, true_discrimination


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


def test_where_an_arm_has_no_event_half_an_event_is_added_to_both() -> None:
    made = rate_ratio([0, 9], [50, 40])
    assert made.ratio == pytest.approx((0.5 / 50) / (9.5 / 40))
    assert made.error == pytest.approx(np.sqrt(1 / 0.5 + 1 / 9.5))
    assert np.isfinite(rate_ratio([0, 0], [0, 0]).interval).all()


def test_the_truth_of_a_known_case() -> None:
    # The mean of a half normal, and no gain by choice where all are alike.
    assert middle_ratio(Trial(spread=0.5, best=0.5)) == pytest.approx(0.7 * np.exp(-0.5 * np.sqrt(2 / np.pi)))
    assert best_ratio(Trial()) == pytest.approx(0.7)
    assert true_discrimination(Score(strength=0)) == pytest.approx(0.5)


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


# ---- beside another package ----


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_rates_are_a_poisson_regression(seed: int) -> None:
    rng = np.random.default_rng(seed)
    treated, years = np.arange(60) % 2 == 0, rng.uniform(0.1, 2, 60)
    events = rng.poisson(np.where(treated, 0.5, 0.9) * years)
    arms = [treated, ~treated]
    made = rate_ratio([events[arm].sum() for arm in arms], [years[arm].sum() for arm in arms])
    design = sm.add_constant(treated.astype(float))
    theirs = sm.GLM(events, design, family=sm.families.Poisson(), offset=np.log(years)).fit(tol=1e-12)
    assert np.log(made.ratio) == pytest.approx(theirs.params[1], abs=1e-8)
    assert made.error == pytest.approx(theirs.bse[1], rel=1e-6)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_score_without_shrinkage_is_a_logistic_regression(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "SHRINKAGE", 0.0)
    rng = np.random.default_rng(seed)
    factor = rng.standard_normal((300, 5))
    happened = rng.random(300) < expit(factor[:, 0] - 0.5)
    theirs = sm.Logit(happened.astype(float), sm.add_constant(factor)).fit(disp=0, tol=1e-12)
    assert fit.risk_weights(factor, happened) == pytest.approx(theirs.params, abs=1e-8)


# ---- properties ----


@given(st.floats(0.1, 5), st.floats(0.01, 1.5), st.floats(0.1, 0.9))
def test_a_smaller_share_and_a_wider_spread_pick_a_better_ratio(
    ratio: float, spread: float, best: float
) -> None:
    trial = Trial(ratio=ratio, spread=spread, best=best)
    fewer = replace(trial, best=best / 2 + 0.025)
    for made in (middle_ratio, best_ratio):
        assert made(fewer) < made(trial)
        assert made(replace(trial, spread=0)) == pytest.approx(ratio)
    assert middle_ratio(replace(trial, spread=2 * spread)) < middle_ratio(trial) < ratio


def test_no_score_picks_or_ranks_better_than_the_truth_in_the_long_run() -> None:
    trial = Trial(people=4000, spread=0.8)
    assert middle(trial, "fresh", 12) > 0.97 * best_ratio(trial)
    score = Score(factors=5)
    fresh = [personal.tell(score, np.random.default_rng(seed), fresh=5000)[1] for seed in range(12)]
    assert np.mean([personal.discrimination(one) for one in fresh]) < true_discrimination(score)


@given(st.floats(0, 4.5), st.floats(0.02, 0.98))
def test_a_stronger_factor_ranks_better_and_sides_may_be_changed(strength: float, share: float) -> None:
    score = Score(strength=strength, share=share)
    ranks = true_discrimination(score)
    assert 0.5 - 1e-9 <= ranks < true_discrimination(replace(score, strength=strength + 0.5)) <= 1
    assert true_discrimination(replace(score, share=1 - share)) == pytest.approx(ranks)


@given(st.integers(2, 40), st.integers(0, 99), st.floats(0.2, 5))
def test_discrimination_asks_for_the_order_only(people: int, seed: int, power: float) -> None:
    rng = np.random.default_rng(seed)
    risk, happened = rng.integers(1, 9, people) / 9, np.arange(people) % 2 == 0
    ranks = personal.discrimination(Told(risk, happened))
    assert personal.discrimination(Told(risk**power, happened)) == pytest.approx(ranks)
    assert personal.discrimination(Told(1 - risk, happened)) == pytest.approx(1 - ranks)


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
