"""Weighing options: known cases, then a statistics library on fresh data, then properties, then bad input."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mscourse.evidence import evidence
from mscourse.models import disability, preference, published
from mscourse.models.preference.card import SOURCES

some = settings(max_examples=30, deadline=None)
few = settings(
    max_examples=10, deadline=None
)  # every example fits a library's model, or simulates many lives
seeds = st.integers(0, 2**32 - 1)
ratios = st.floats(0.01, 1)
starts = st.integers(0, 9)
options = st.builds(
    preference.Option, hazard_ratio=ratios, lasts=st.none() | st.floats(0, 25), death=st.floats(0, 1)
)
RNG = np.random.default_rng(1)
PAGE = (Path(__file__).parents[2] / "cards" / "preference.md").read_text(encoding="utf-8")


def survey(seed: int, **changes: Any) -> preference.Answers:
    held = {"people": 40, "questions": 4, "alternatives": 3} | changes
    return preference.simulate_survey(preference.Survey(**held), rng=np.random.default_rng(seed))


# ---- known cases ----


def test_a_life_valued_alike_throughout_is_the_annuity() -> None:
    flat = preference.Utilities(scores=(0, 9), values=(0.6, 0.6))
    made = preference.simulate(preference.Parameters(utilities=flat))
    assert made.qaly == pytest.approx([preference.annuity(0.6, 20, 0.035)] * 3, rel=1e-6)
    assert preference.annuity(0.6, 20, 0) == 12
    assert preference.annuity(0.6, 20, 1e-12) == pytest.approx(12)


def test_the_anchors_are_what_was_published_and_the_middle_of_ranges() -> None:
    held = preference.utility(preference.Utilities(), [0, 1, 3, 6.5, 8, 9])
    assert held == pytest.approx([0.87, 0.86, 0.6, 0.465, 0.025, -0.195])


def test_nobody_has_relapses_unless_asked_and_endless_relapses_cost_all_of_it() -> None:
    assert preference.relapse_loss(preference.Utilities(), 0) == 0
    assert preference.relapse_loss(preference.Utilities(), 100) == pytest.approx(0.076)
    with_them, without = preference.simulate(
        preference.Parameters(), [preference.Option(relapses=0.8), preference.UNTREATED]
    ).qaly
    lost = preference.annuity(0.076 * (1 - math.exp(-0.4)), 20, 0.035)
    assert without - with_them == pytest.approx(lost, rel=1e-6)


def test_the_break_even_is_never_clipped() -> None:
    made = preference.break_even([8, 8, 8, 8], [10, 8, 4, -1])
    assert made[:3] == pytest.approx([0.2, 0, -1])
    assert math.isnan(made[3])
    words = [preference.acceptable(float(one)) for one in made]
    assert words[:3] == ["20 %", "none acceptable", "none acceptable"]
    assert words[3].startswith("no answer")
    assert preference.acceptable(1.2).startswith("any risk: the values")
    assert preference.acceptable(1e-6) == "under 0.01 %"
    assert preference.acceptable(0.0038) == "0.38 %"


def test_a_gamble_that_cannot_be_worth_it_and_one_that_always_is() -> None:
    assert preference.success_threshold(success=0.6, none=0.7, failure=0) > 1
    assert preference.success_threshold(success=0.6, none=-0.1, failure=0) < 0
    assert preference.success_threshold(success=0.9, none=0.9, failure=0) == 1


def test_shares_of_two_are_the_logistic_curve_and_large_values_do_not_overflow() -> None:
    assert preference.shares([0, math.log(3)]) == pytest.approx([0.25, 0.75])
    assert preference.shares([1e6, 1e6 - 1, -1e6]) == pytest.approx(
        [1 / (1 + math.exp(-1)), 0.26894, 0], abs=1e-5
    )
    assert preference.shares(3.0).tolist() == [1.0]


def test_risks_and_trade_offs_are_ratios_of_weights() -> None:
    assert preference.acceptable_risk(0.5, 2, -4) == 0.25
    assert preference.acceptable_risk([0.5, 1], [2, 3], -4) == 1
    assert preference.acceptable_risk(0.5, -2, -4) < 0
    assert preference.trade_off(0.5, -2) == -0.25
    assert preference.cumulative_risk(0.1, 2) == pytest.approx(0.19)
    assert preference.cumulative_risk(1, 1) == 1


def test_the_made_up_survey_accepts_what_was_published() -> None:
    held = preference.Survey()
    made = preference.acceptable_risk(held.weights[:2], preference.ASKED_BENEFITS, held.risk_weight)
    assert made / 100 == pytest.approx(published.ACCEPTED_PML.value)
    assert held.people == evidence.outcome(published.ACCEPTED_PML.outcome).n


def test_two_answers_by_hand() -> None:
    # Of four like questions three are answered one way: the odds are 3, whatever the library.
    asked = np.tile([[[1.0], [0.0]]], (4, 1, 1))
    made = preference.fit(asked, [0, 0, 0, 1])
    assert made.weights == pytest.approx([math.log(3)])
    assert made.errors == pytest.approx([math.sqrt(1 / (4 * 0.75 * 0.25))])
    assert made.log_likelihood == pytest.approx(3 * math.log(0.75) + math.log(0.25))


def test_what_the_source_panel_echoes_is_what_is_computed_with() -> None:
    seen = {name: source.seen.replace("\N{MINUS SIGN}", "-") for name, source in SOURCES.items()}
    defaults = dict(zip(preference.Utilities().scores, preference.Utilities().values, strict=True))
    found = {
        name: [float(one) for one in re.findall(r"(?<![\d.])-?\d+\.\d+(?=[ ;,]|$)", words)]
        for name, words in seen.items()
    }
    assert found["orme"] == [defaults[0], defaults[9]]
    assert found["hawton"] == [defaults[8], preference.Utilities().relapse]
    low_high = found["review"]
    assert [round(sum(low_high[k : k + 2]) / 2, 6) for k in (0, 2)] == pytest.approx(
        [defaults[1], defaults[3]]
    )
    accepted = (published.ACCEPTED_PML, published.ACCEPTED_LIVER_FAILURE, published.ACCEPTED_LEUKAEMIA)
    assert found["johnson"] == pytest.approx([100 * one.value for one in accepted])
    assert found["garcia"] == pytest.approx([100 * published.ACCEPTED_SEVERITY.value])


def test_the_card_echoes_published_risks_exactly() -> None:
    rows = [row.split("|")[1:4] for row in PAGE.splitlines() if row.startswith("| ")][2:]
    shown = [float(answer.split()[0]) for _, answer, _ in rows]
    held = (
        published.ACCEPTED_PML,
        published.ACCEPTED_LIVER_FAILURE,
        published.ACCEPTED_LEUKAEMIA,
        published.ACCEPTED_SEVERITY,
        published.POOLED_TRANSPLANT_MORTALITY,
    )
    assert shown == pytest.approx([100 * one.value for one in held], rel=1e-12)


def test_the_numbers_that_the_card_prints() -> None:
    held = preference.Parameters()
    made = preference.simulate(held)
    assert made.qaly.round(2).tolist() == [7.99, 8.76, 10.42]
    for risk in (made.break_even(standard=1, treated=2), made.break_even(standard=0, treated=2)):
        assert risk > published.POOLED_TRANSPLANT_MORTALITY.value
    low, high = published.MIST_PROGRESSION.low, published.MIST_PROGRESSION.high
    assert low is not None
    assert high is not None
    standard = preference.grid(held, [0.7], [20]).qaly[0, 0]
    lasting, at_low, at_high = preference.break_even(
        standard, preference.grid(held, [0.07, low, high], [20]).qaly[:, 0]
    )
    assert [preference.acceptable(one) for one in lasting[[0, 3, 5, 8]]] == ["9.8 %", "16 %", "28 %", "61 %"]
    assert lasting[9] > 1
    assert [preference.acceptable(one[3]) for one in (at_low, at_high)] == ["17 %", "12 %"]
    shorter = preference.break_even(standard[3], preference.grid(held, [0.07], [10, 5, 3]).qaly[0, :, 3])
    assert [preference.acceptable(one) for one in shorter] == ["10 %", "2.8 %", "none acceptable"]
    assert shorter[2] == pytest.approx(-0.015, abs=5e-4)
    assert preference.cumulative_risk(published.ACCEPTED_PML.value, 20) == pytest.approx(0.073, abs=5e-4)
    floored = preference.Utilities(values=[max(one, 0.0) for one in preference.Utilities().values])
    bounded = preference.Parameters(utilities=floored)
    both = preference.grid(bounded, [0.7, 0.07], [20]).qaly[:, 0]
    risks = preference.break_even(both[0], both[1])
    assert risks[8] == pytest.approx(0.42, abs=0.005)
    assert risks[0] < risks[3] < risks[5] < risks[8]


# ---- statsmodels ----


@few
@given(seeds, st.integers(2, 4), st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_the_fit_is_that_of_statsmodels(seed: int, alternatives: int, relapse: float, delay: float) -> None:
    from statsmodels.discrete.conditional_models import ConditionalLogit

    made = survey(seed, alternatives=alternatives, relapses_weight=relapse, delay_weight=delay)
    ours = preference.fit(made.questions, made.chosen)
    rows = made.questions.reshape(-1, 3)
    taken = (np.arange(alternatives) == made.chosen[:, None]).astype(float).ravel()
    groups = np.repeat(np.arange(len(made.chosen)), alternatives)
    theirs = ConditionalLogit(taken, rows, groups=groups).fit(method="newton", tol=1e-12, disp=0)
    assert ours.weights == pytest.approx(theirs.params, rel=1e-6, abs=1e-8)
    assert ours.log_likelihood == pytest.approx(theirs.llf, rel=1e-9)
    # Their errors come from second derivatives taken by differences.
    assert ours.errors == pytest.approx(theirs.bse, rel=1e-4)


# ---- properties ----


@some
@given(st.lists(options, min_size=1, max_size=4), starts, st.floats(0.05, 25), st.integers(1, 30))
def test_shares_stay_shares_and_values_between_the_worst_and_the_best(
    several: list[preference.Option], start: int, years: float, steps: int
) -> None:
    made = preference.simulate(preference.Parameters(start=start, years=years, steps=steps), several)
    assert made.share.shape == (len(several), made.time.size, 10)
    assert made.share.sum(axis=2) == pytest.approx(1, abs=1e-12)
    assert (made.share >= -1e-12).all()
    assert made.time[-1] == years
    assert np.diff(made.time).max() <= 1 / steps + 1e-6
    assert (made.utility >= -0.195 - 1e-9).all()
    assert (made.utility <= 0.87 + 1e-9).all()
    alive = 1 - np.array([one.death for one in several])
    assert made.qaly == pytest.approx(made.qaly_outlived * alive)


@some
@given(starts, st.floats(0.5, 30), st.floats(0, 0.1))
def test_no_effect_an_effect_of_no_length_and_no_treatment_are_one(
    start: int, years: float, discount: float
) -> None:
    parameters = preference.Parameters(start=start, years=years, discount=discount)
    several = [
        preference.UNTREATED,
        preference.Option(hazard_ratio=0.07, lasts=0),
        preference.Option(lasts=5),
    ]
    made = preference.simulate(parameters, several)
    assert made.share[1] == pytest.approx(made.share[0], abs=1e-12)
    assert made.share[2] == pytest.approx(made.share[0], abs=1e-12)
    lasting, long = preference.simulate(
        parameters, [preference.Option(hazard_ratio=0.3), preference.Option(hazard_ratio=0.3, lasts=99)]
    ).share
    assert np.array_equal(lasting, long)


@some
@given(ratios, ratios, st.floats(0, 20), st.floats(0, 20), starts)
def test_stronger_and_longer_is_never_worth_less(
    ratio: float, other: float, lasts: float, more: float, start: int
) -> None:
    low, high = sorted((ratio, other))
    short, long = sorted((lasts, more))
    made = preference.grid(preference.Parameters(), [low, high], [short, long]).qaly[:, :, start]
    assert made[0, 1] >= made[0, 0] - 1e-12
    assert made[0, 0] >= made[1, 0] - 1e-12
    # So the break-even rises with the duration, and falls as the standard gets better.
    standard = preference.grid(preference.Parameters(), [low, high], [20]).qaly[:, 0, start]
    treated = made[0]
    assume(treated[0] > 0)
    risk = preference.break_even(standard[:, None], treated)
    assert risk[1, 1] >= risk[1, 0] - 1e-12
    assert risk[1, 0] >= risk[0, 0] - 1e-12


@some
@given(ratios, st.floats(0, 25), st.floats(0.5, 25), st.integers(1, 12))
def test_the_grid_is_each_option_from_each_score(
    ratio: float, lasts: float, years: float, steps: int
) -> None:
    parameters = preference.Parameters(years=years, steps=steps)
    held = preference.grid(parameters, [1, ratio], [0, lasts])
    assert held.qaly.shape == (2, 2, 10)
    for start in (0, 5, 9):
        several = [preference.Option(hazard_ratio=ratio, lasts=one) for one in (0, lasts)]
        made = preference.simulate(replace(parameters, start=start), several)
        assert held.qaly[1, :, start] == pytest.approx(made.qaly, rel=1e-10, abs=1e-12)
        assert held.qaly[0, 1, start] == pytest.approx(made.qaly[0], rel=1e-10, abs=1e-12)


@some
@given(ratios, st.floats(0.1, 9.9), starts)
def test_shares_are_those_of_the_model_of_disability(ratio: float, lasts: float, start: int) -> None:
    option = preference.Option(hazard_ratio=ratio, lasts=lasts)
    made = preference.simulate(preference.Parameters(start=start, years=10, steps=2), [option])
    window = [disability.Treatment(hazard_ratio=ratio, stop=lasts)]
    theirs = disability.propagate(disability.Parameters(), disability.at_step(start), made.time, window)
    assert made.share[0] == pytest.approx(theirs, abs=1e-9)


@few
@given(ratios, st.integers(1, 20), starts)
def test_a_quarter_of_the_step_makes_a_sixteenth_of_the_error(ratio: float, lasts: int, start: int) -> None:
    option = [preference.Option(hazard_ratio=ratio, lasts=lasts)]  # it ends between two steps
    coarse, fine, finest = (
        preference.simulate(preference.Parameters(start=start, steps=steps), option).qaly[0]
        for steps in (6, 24, 384)
    )
    assert coarse - finest == pytest.approx(16 * (fine - finest), rel=0.1, abs=1e-8)


@some
@given(st.floats(0, 1), starts)
def test_dying_at_the_start_takes_its_share(death: float, start: int) -> None:
    several = [preference.MEDICINE, replace(preference.TRANSPLANT, death=death)]
    made = preference.simulate(preference.Parameters(start=start), several)
    even = made.break_even(standard=0, treated=1)
    if made.qaly_outlived[1] > 0 and abs(death - even) > 1e-9:
        assert (made.qaly[1] > made.qaly[0]) == (death < even)
    at_even = replace(preference.TRANSPLANT, death=min(max(even, 0), 1)) if even == even else None  # noqa: PLR0124 - not a number
    if at_even is not None and 0 < even < 1:
        pair = preference.simulate(preference.Parameters(start=start), [preference.MEDICINE, at_even]).qaly
        assert pair[0] == pytest.approx(pair[1])


@some
@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(0, 8))
def test_between_anchors_the_curve_stays_between_them(a: float, b: float, c: float, left: int) -> None:
    high, middle, low = sorted((a, b, c), reverse=True)
    held = preference.Utilities(scores=(0, 4, 9), values=(high, middle, low))
    fine = preference.utility(held, np.linspace(0, 9, 181))
    assert (np.diff(fine) <= 1e-12).all()
    assert fine[[0, 80, 180]] == pytest.approx([high, middle, low])
    assert preference.utility(held)[left] >= preference.utility(held)[left + 1] - 1e-12


@some
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6), st.floats(-1e5, 1e5))
def test_shares_sum_to_one_and_only_differences_count(values: list[float], shift: float) -> None:
    made = preference.shares(values)
    assert made.sum() == pytest.approx(1, abs=1e-12)
    assert preference.shares(np.array(values) + shift) == pytest.approx(made, abs=1e-8)
    assert preference.shares([values, values[::-1]])[1] == pytest.approx(made[::-1])


@few
@given(seeds, st.floats(0.01, 100))
def test_the_same_seed_gives_the_same_answers_and_units_do_not_matter(seed: int, unit: float) -> None:
    one, other = survey(seed), survey(seed)
    assert np.array_equal(one.questions, other.questions)
    assert np.array_equal(one.chosen, other.chosen)
    assert set(np.unique(one.chosen)) <= {0, 1, 2}
    plain, scaled = (preference.fit(one.questions * size, one.chosen) for size in (1, unit))
    assert scaled.weights * unit == pytest.approx(plain.weights, rel=1e-6, abs=1e-9)
    assert scaled.errors * unit == pytest.approx(plain.errors, rel=1e-6)
    turned = preference.fit(one.questions[:, ::-1], 2 - one.chosen)
    assert turned.weights == pytest.approx(plain.weights, rel=1e-6, abs=1e-9)


def test_intervals_of_accepted_risks_hold_the_true_one_as_often_as_they_should() -> None:
    held = preference.Survey(people=200)
    hits = []
    for seed in range(60):
        made = preference.simulate_survey(held, rng=np.random.default_rng(seed))
        risk, error = preference.fit(made.questions, made.chosen).acceptable_risk([-3, 2, 0], risk=2)
        hits.append(abs(risk - 0.38) < 1.96 * error)
    assert np.mean(hits) > 0.85


def test_people_one_by_one_live_as_the_chain_says() -> None:
    # A thousand people, each drawn from stay to stay, and valued to the year.
    chance = np.random.default_rng(5)
    values, rate = preference.utility(preference.Utilities()), math.log(1.035)
    rates = disability.generator(preference.Parameters().disability, hazard_ratio=0.7)
    lives = []
    for _ in range(1000):
        time, at, worth = 0.0, 3, 0.0
        while time < 20:
            end = min(time + chance.exponential(-1 / rates[at, at]), 20)
            worth += values[at] * (math.exp(-rate * time) - math.exp(-rate * end)) / rate
            away = np.where(np.arange(10) == at, 0, rates[at])
            at, time = int(chance.choice(10, p=away / away.sum())), end
        lives.append(worth)
    made = preference.simulate(preference.Parameters(), [preference.MEDICINE]).qaly[0]
    assert np.mean(lives) == pytest.approx(made, abs=4 * float(np.std(lives)) / math.sqrt(1000))


# ---- bad input ----


@pytest.mark.parametrize(
    ("kind", "name", "value", "wrong"),
    [
        (preference.Utilities, "scores", (0, 1, 1, 6.5, 8, 9), ValueError),
        (preference.Utilities, "scores", (0, 9), ValueError),
        (preference.Utilities, "scores", (1, 2, 3, 6.5, 8, 9), ValueError),
        (preference.Utilities, "scores", (0, 1, 3, 6.5, 8, 8.5), ValueError),
        (preference.Utilities, "values", (0.87, 0.86, 0.6, 0.465, 0.025, -1.2), ValueError),
        (preference.Utilities, "values", (0.8, 0.86, 0.6, 0.465, 0.025, -0.2), ValueError),
        (preference.Utilities, "values", "high", TypeError),
        (preference.Utilities, "relapse", -0.1, ValueError),
        (preference.Parameters, "start", 10, ValueError),
        (preference.Parameters, "start", 3.5, ValueError),
        (preference.Parameters, "years", 0, ValueError),
        (preference.Parameters, "years", math.nan, ValueError),
        (preference.Parameters, "discount", -0.01, ValueError),
        (preference.Parameters, "steps", 0, ValueError),
        (preference.Parameters, "utilities", (0.8, 0.2), TypeError),
        (preference.Parameters, "disability", None, TypeError),
        (preference.Option, "hazard_ratio", 0, ValueError),
        (preference.Option, "lasts", -1, ValueError),
        (preference.Option, "death", 1.1, ValueError),
        (preference.Option, "relapses", -1, ValueError),
        (preference.Survey, "people", 0, ValueError),
        (preference.Survey, "questions", 1.5, ValueError),
        (preference.Survey, "alternatives", 1, ValueError),
        (preference.Survey, "relapses_weight", math.inf, ValueError),
        (preference.Survey, "delay_weight", "much", TypeError),
        (preference.Survey, "risk_weight", math.nan, ValueError),
    ],
)
def test_what_cannot_be_weighed(kind: type, name: str, value: Any, wrong: type[Exception]) -> None:
    with pytest.raises(wrong, match=rf"^{name} (is|has|holds|must|runs) ?"):
        kind(**{name: value})


def test_people_who_differ_in_frailty_are_not_silently_made_alike() -> None:
    with pytest.raises(ValueError, match="disability has the frailty 8"):
        preference.Parameters(disability=disability.Parameters(frailty=8))


SAME = np.ones((4, 2, 1))
TWICE = np.array([[[1.0, 2.0], [0, 0]], [[3, 6], [1, 2]], [[0, 0], [2, 4]]])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: preference.simulate(preference.Parameters(), []), "options is empty"),
        (
            lambda: preference.simulate(
                preference.Parameters(years=100, steps=1000), [preference.MEDICINE] * 99
            ),
            "options times steps; the limit is 2e",
        ),
        (lambda: preference.grid(preference.Parameters(), [0], [5]), "hazard_ratios holds 0"),
        (lambda: preference.grid(preference.Parameters(), [1], [-5]), "lasts holds -5"),
        (lambda: preference.grid(preference.Parameters(), [1] * 300, [5] * 300), "Take fewer"),
        (lambda: preference.utility(preference.Utilities(), [9.5]), "scores holds 9.5"),
        (lambda: preference.relapse_loss(preference.Utilities(), -1), "relapses is -1"),
        (lambda: preference.discount_factor(2, 1), "discount is 2"),
        (lambda: preference.annuity(2, 1, 0), "value is 2"),
        (lambda: preference.break_even(math.nan, 1), "standard holds nan"),
        (
            lambda: preference.success_threshold(success=0, none=0.5, failure=0.2),
            "success must be worth more",
        ),
        (lambda: preference.success_threshold(success=2, none=0.5, failure=0.2), "success is 2"),
        (lambda: preference.cumulative_risk(-0.1, 2), "annual is -0.1"),
        (lambda: preference.shares([math.inf, 1]), "values holds inf"),
        (lambda: preference.acceptable_risk(1, 1, 0), "a risk that nobody minds"),
        (lambda: preference.acceptable_risk([1, 2], 1, -1), "give one each"),
        (lambda: preference.trade_off(1, 0), "other is 0"),
        (lambda: preference.simulate_choices([[1.0, 2.0]], [1], rng=RNG), "questions has the shape"),
        (lambda: preference.simulate_choices(SAME, [1, 2], rng=RNG), "weights has the shape"),
        (lambda: preference.fit(np.ones((501, 2000, 1)), [0]), "alternatives; the limit is 1e+06"),
        (lambda: preference.fit(SAME, [0, 0, 1, 1]), "attribute 0 never differs"),
        (lambda: preference.fit(TWICE, [0, 1, 0]), "attributes move together"),
        (lambda: preference.fit(TWICE[:, :, :1], [0, 0, 1]), "no finite weights are best"),
        (lambda: preference.fit(TWICE[:, :, :1], [0, 0]), "chosen has the shape"),
        (lambda: preference.fit(TWICE[:, :, :1], [0, 0, 2]), "chosen holds 2"),
        (lambda: preference.fit(TWICE[:, :, :1], [0, 0.5, 1]), "whole number for each"),
        (lambda: preference.Survey(people=10**6, questions=1000), "Ask fewer people"),
        (
            lambda: preference.fit(*vars(survey(1)).values()).acceptable_risk([1, 1, 1], risk=2),
            "0 for the risk",
        ),
    ],
)
def test_what_cannot_be_computed_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        call()


def test_chance_needs_a_seed() -> None:
    for simulate in (
        lambda: preference.simulate_survey(preference.Survey(), rng=1),  # type: ignore[arg-type]  # the mistake itself
        lambda: preference.simulate_choices(SAME, [1], rng=None),  # type: ignore[arg-type]  # the mistake
    ):
        with pytest.raises(TypeError, match="give a generator"):
            simulate()
