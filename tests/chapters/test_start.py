"""Chapter 00's explorable: counts that agree with the exact share, people who stay themselves, weight."""

import base64
import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters.start import PEOPLE, draw_improved, group, say_improved, who_would_have_improved
from mscourse.explorables import Explorable
from mscourse.explorables.controls import grid
from mscourse.figures.svg import tree
from mscourse.models import chance

# None, or enough to tell a hundred people apart: a wobble next to nought ends in ties of rounding.
WOBBLE = st.just(0.0) | st.floats(0.001, 2)
EFFECT, CUT = st.floats(0, 1), st.floats(0.5, 1.5)


@pytest.fixture(scope="module")
def on_page() -> Explorable:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MSCOURSE_VIEW", "page")
        return who_would_have_improved()


@pytest.mark.parametrize(
    ("values", "start", "treated", "untreated"),
    [
        ((1, 0, 1), "no true effect", 24, 24),
        ((0, 0, 1), "no true effect", 0, 0),
        ((0, 1, 1), "a true effect of 1 step", 100, 0),
        ((1, 0.4, 1), "a true effect of 0.4 steps", 34, 24),
    ],
)
def test_sentences_of_known_states(
    values: tuple[float, float, float], start: str, treated: int, untreated: int
) -> None:
    assert say_improved(*values) == (
        f"With {start}, {treated} of 100 treated and {untreated} of 100 untreated people count as improved."
    )


@given(wobble=WOBBLE, effect=EFFECT, cut=CUT)
def test_counts_agree_with_the_exact_share_to_within_one_person(
    wobble: float, effect: float, cut: float
) -> None:
    for name in ("Treated", "Untreated"):
        count = group(name, wobble, effect, cut).count
        assert abs(count - PEOPLE * chance.share_improved(wobble, cut, effect)) <= 1


@given(wobble=st.floats(0.01, 2), effect=EFFECT, cut=CUT)
def test_people_stay_themselves(wobble: float, effect: float, cut: float) -> None:
    here, base = group("Treated", wobble, effect, cut), group("Treated", 1, 0, 1)
    np.testing.assert_allclose(here.change, effect + wobble * base.change, atol=1e-12)
    np.testing.assert_array_equal(here.lift, base.lift)


@given(effect=EFFECT, more=st.floats(0, 1), cut=CUT)
def test_more_effect_never_loses_an_improved_person(effect: float, more: float, cut: float) -> None:
    before, after = group("Treated", 1, effect, cut), group("Treated", 1, effect + more, cut)
    assert (after.improved | ~before.improved).all()


def test_the_two_groups_are_different_people_with_the_same_luck() -> None:
    treated, untreated = group("Treated", 1, 0, 1), group("Untreated", 1, 0, 1)
    assert (treated.improved != untreated.improved).any()
    np.testing.assert_array_equal(np.sort(treated.change), np.sort(untreated.change))


def test_the_task_can_be_done_on_the_page(on_page: Explorable) -> None:
    # "About 40 in 100 with no effect", and what should have been seen names 41 at 1.5 and 0.5.
    assert "41 of 100 untreated" in say_improved(1.5, 0, 0.5)
    assert {"wobble": 1.5, "effect": 0, "cut": 0.5} in grid(on_page.controls)
    assert on_page.start() == {"wobble": 1, "effect": 0, "cut": 1}


def test_every_state_fills_as_many_icons_as_its_sentence_counts() -> None:
    crowd = tree(draw_improved(1, 0.6, 1)[0].figure, "x").markup()
    filled = {hue: crowd.count(f'style="fill:var(--ms-{hue}-mark)') for hue in ("therapy", "control")}
    assert filled == {"therapy": group("Treated", 1, 0.6, 1).count, "control": 24}
    assert crowd.count("<use") == 2 * PEOPLE


def test_explorable_keeps_its_budget(on_page: Explorable) -> None:
    words = on_page.fallback()
    (content,) = on_page.assets().values()
    assert len(words.encode()) <= 60_000
    assert len(gzip.compress(base64.b64decode(content))) + len(gzip.compress(words.encode())) <= 120_000
