"""What the page of chapter 14 and its questions compute: known cases, then what must always hold."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.chapters.personalised_cases import SIZES, best_runs, one_ratio, over_the_line, score_told
from mscourse.quizzes import keys

RISKS = st.floats(0, 1)
ERRORS = st.floats(0.05, 1)
RATIOS = st.floats(0.1, 3)


def test_a_halved_rate_spares_more_where_risk_is_high() -> None:
    found = one_ratio()
    assert isinstance(found, dict)
    # Of 100, 60 are spared anyway; at half the rate it is the root of that share.
    assert found["high_left"] == pytest.approx(100 * (1 - math.sqrt(0.6)))
    assert found["high_spared"] > 3 * found["low_spared"]


def test_the_picked_best_look_better_at_home_than_abroad_and_less_so_in_large_trials() -> None:
    found = best_runs()
    assert isinstance(found, dict)
    gaps = [found[f"fresh_{people}"] - found[f"own_{people}"] for people in SIZES]
    assert min(gaps) > 0
    assert gaps[-1] < min(gaps[:-1]) / 2


def test_an_overfitted_score_tells_extremes_and_ranks_fresh_people_worse() -> None:
    found = score_told()
    assert isinstance(found, dict)
    assert found["fresh_told"] > found["fresh_happened"]
    assert found["fresh_told_low"] < found["fresh_happened_low"]
    assert 0.5 < found["fresh_ranks"] < found["own_ranks"]


def test_people_over_the_line_are_promised_more_than_comes() -> None:
    found = over_the_line()
    assert isinstance(found, dict)
    assert found["true"] < found["promised"] < found["over"]
    assert found["percent"] == pytest.approx(100 * found["true"] / found["over"])


def test_a_ratio_of_ratios_as_worked_by_hand() -> None:
    by_hand = 0.5 / 0.8 * math.exp(1.96 * math.sqrt(0.08))
    assert keys.MODELS["personal.ratio_limit"](
        first=0.5, first_error=0.2, second=0.8, second_error=0.2
    ) == pytest.approx(by_hand)


def test_pairs_are_ranked_as_counted_by_hand() -> None:
    assert keys.MODELS["personal.ranked"](yes=(0.8, 0.4, 0.3), no=(0.5, 0.2)) == pytest.approx(4 / 6)
    assert keys.MODELS["personal.ranked"](yes=(0.4,), no=(0.4,)) == pytest.approx(0.5)


@given(yes=st.lists(RISKS, min_size=1, max_size=5), no=st.lists(RISKS, min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_ranking_the_other_group_turns_the_share_over(yes: Sequence[float], no: Sequence[float]) -> None:
    ranked = keys.MODELS["personal.ranked"]
    there, back = ranked(yes=tuple(yes), no=tuple(no)), ranked(yes=tuple(no), no=tuple(yes))
    assert there is not None
    assert back is not None
    assert there + back == pytest.approx(1)


@given(first=RATIOS, first_error=ERRORS, second=RATIOS, second_error=ERRORS)
@settings(max_examples=30, deadline=None)
def test_the_interval_is_narrower_than_end_over_end(
    first: float, first_error: float, second: float, second_error: float
) -> None:
    found = keys.MODELS["personal.ratio_limit"](
        first=first, first_error=first_error, second=second, second_error=second_error
    )
    assert found is not None
    assert first / second < found < first / second * math.exp(1.96 * (first_error + second_error))


def test_more_risk_is_more_often_true_and_never_as_much_as_told() -> None:
    shares = [
        keys.MODELS["personal.happens"](told=told, people=200, factors=30, seed=51) for told in (10, 50, 90)
    ]
    low, middle, high = (one or 0.0 for one in shares)
    assert 10 < low < middle < high < 90


def test_pure_noise_is_flattered_at_home_on_average() -> None:
    from mscourse.exercises.personalised import _optimism

    draw = random.Random(3)  # noqa: S311 - numbers to try, no secret
    found = []
    for size in (12, 48):
        runs = [_optimism([(draw.random(), draw.gauss(0, 1)) for _ in range(size)], 4) for _ in range(60)]
        found.append(sum(runs) / len(runs))
    assert min(found) > 0


@pytest.mark.parametrize("settings_of", [{"yes": (0.4,), "no": ()}, {"yes": (), "no": (0.4,)}])
def test_one_kind_of_people_cannot_be_ranked(settings_of: dict[str, tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match="two kinds"):
        keys.MODELS["personal.ranked"](**settings_of)
