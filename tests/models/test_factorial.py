"""Four arms: what a main effect takes, what an interaction takes, and people drawn one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.models import trial

EFFECTS = st.floats(0.05, 5)
SPREADS = st.floats(0.1, 10)


def test_an_interaction_takes_four_times_the_people_of_a_main_effect() -> None:
    main, both = (trial.factorial_people(0.5, 1, one) for one in ("main", "interaction"))
    assert main == pytest.approx(31.4, abs=0.05)
    assert both == pytest.approx(4 * main)


@given(EFFECTS, SPREADS, st.sampled_from(["main", "interaction"]))
def test_planned_people_give_the_planned_power(
    effect: float, spread: float, contrast: trial.Contrast
) -> None:
    people = trial.factorial_people(effect, spread, contrast, power=0.9)
    if people >= 1:
        assert trial.factorial_power(people, effect, spread, contrast) == pytest.approx(0.9, abs=1e-4)


@given(EFFECTS, SPREADS, st.integers(1, 500))
def test_more_people_see_more_and_the_sign_does_not_matter(effect: float, spread: float, people: int) -> None:
    seen = trial.factorial_power(people, effect, spread)
    assert trial.factorial_power(people + 1, effect, spread) >= seen
    assert trial.factorial_power(people, -effect, spread) == pytest.approx(seen)
    assert trial.factorial_power(people, effect, spread, "main") >= seen


def test_no_effect_is_found_as_often_as_a_false_alarm() -> None:
    assert trial.factorial_power(40, 0, 1) == pytest.approx(0.05)


def test_trials_drawn_person_by_person_scatter_as_the_formulas_say() -> None:
    rng = np.random.default_rng(1)
    means = rng.normal(0, 2, (2, 2, 25, 4000)).mean(axis=2)  # first treatment, second, people, trials
    main = means[1].mean(axis=0) - means[0].mean(axis=0)
    both = (means[1, 1] - means[0, 1]) - (means[1, 0] - means[0, 0])
    assert main.std() == pytest.approx(trial.factorial_error(25, 2, "main"), rel=0.05)
    assert both.std() == pytest.approx(trial.factorial_error(25, 2), rel=0.05)


def test_what_no_trial_can_be_is_refused() -> None:
    with pytest.raises(ValueError, match="people"):
        trial.factorial_power(0, 1, 1)
    with pytest.raises(ValueError, match="effect"):
        trial.factorial_people(0, 1)
    with pytest.raises(ValueError, match="contrast"):
        trial.factorial_error(10, 1, "total")  # type: ignore[arg-type]  # what a learner may write
