"""Chapter 11's explorables and pictures: what they say and draw is what the models give."""

import re
from collections.abc import Callable
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.chapters import combination, combination_pairs
from mscourse.chapters import combination_course as course
from mscourse.diagrams.dose_relief_panels import VIEWS
from mscourse.diagrams.three_rules import Square
from mscourse.diagrams.three_rules import three_rules as drawn
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit, text_boxes
from mscourse.figures.drawing import Layout
from mscourse.figures.page import Page
from mscourse.models import remyelination, synergy, trial

HEAVIEST = 160_000
TWIN, IGNORING, STRONGER, DEEPER, WEAKER = combination_pairs.PAIRS
TWO, THREE, FOUR = combination.DESIGNS
ADD, HELP, HINDER = combination.TRUTHS


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


# ---- the surface ----


def test_the_twin_is_a_drug_of_the_summed_dose_and_rules_disagree_about_it() -> None:
    left, awaited = combination.here(TWIN)
    assert left == pytest.approx(0.5)
    assert awaited == pytest.approx({"Loewe": 1 / 2, "Bliss": 4 / 9, "best alone": 2 / 3})
    assert said(combination.surface()) == (
        "At a dose of 0.5 of each, 0.50 is left. Bliss expects 0.44: both do less than expected. The other "
        "rules: Loewe 0.50 (as expected), the best drug alone 0.67 (more than expected)."
    )


@settings(max_examples=40)
@given(st.floats(0, 3), st.floats(0, 3))
def test_loewe_passes_the_twin_and_bliss_the_pair_that_ignores_itself(one: float, other: float) -> None:
    twin, apart = combination_pairs.both(TWIN), combination_pairs.both(IGNORING)
    assert twin.left(one, other) == pytest.approx(combination_pairs.expected(TWIN, "Loewe", one, other))
    awaited = combination_pairs.expected(IGNORING, "Bliss", one, other)
    assert apart.left(one, other) == pytest.approx(awaited)
    for pair in combination_pairs.PAIRS:
        kept = combination_pairs.expected(pair, "best alone", one, other)
        assert combination_pairs.expected(pair, "Bliss", one, other) <= kept + 1e-12


def test_one_pair_is_more_by_one_rule_and_less_by_another() -> None:
    left, awaited = combination.here(WEAKER)
    assert awaited["Bliss"] < left < awaited["Loewe"]
    assert combination_pairs.verdict(left, awaited["Bliss"]) == "less than expected"
    assert combination_pairs.verdict(left, awaited["Loewe"]) == "more than expected"
    assert combination_pairs.verdict(left, left) == "as expected"


@pytest.mark.parametrize("pair", [STRONGER, DEEPER])
def test_two_pairs_do_more_than_every_rule_expects(pair: str) -> None:
    left, awaited = combination.here(pair)
    assert all(left < one for one in awaited.values())


def test_potency_and_efficacy_are_changed_one_at_a_time() -> None:
    stronger, deeper = combination_pairs.both(STRONGER), combination_pairs.both(DEEPER)
    plain = combination_pairs.both(IGNORING)
    assert (stronger.potency, stronger.efficacy) == (combination_pairs.POTENCY, plain.efficacy)
    assert deeper.potency == plain.potency == 1
    assert deeper.efficacy > plain.efficacy


def test_what_is_no_pair_or_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        combination_pairs.both("two friends")
    with pytest.raises(KeyError):
        combination_pairs.expected(TWIN, "Bless", 1, 1)


# ---- the order ----


def test_reset_first_repairs_more_and_sparing_the_graft_makes_orders_alike() -> None:
    first, second = (course.followed(one, 3, 0.01).depth[-1] for one in (course.RESET, course.GRAFT))
    assert first > second + 0.5
    alike = [course.followed(one, 3, 1.0).depth[-1] for one in (course.RESET, course.GRAFT)]
    assert alike[0] == pytest.approx(alike[1], abs=0.1)
    assert course.followed(course.GRAFT, 3, 0.0).depth[-1] == 0
    assert f"{first:.1f} of 2 mm" in said(combination.order())


def test_without_a_reset_the_graft_fades_and_repairs_nothing() -> None:
    alone = course.followed(course.ALONE, 3, 0.01)
    assert alone.depth[-1] < 0.05
    after = alone.grafted[alone.days >= alone.graft]
    assert all(before > later for before, later in pairwise(after.tolist()))
    assert alone.begins == np.inf
    assert "Old clones stay" in said(combination.order(), order=course.ALONE)


def test_waiting_costs_repair_and_lowers_the_risk() -> None:
    ends = [course.followed(course.RESET, gap, 0.01) for gap in (1, 3, 6, 12)]
    assert all(a.depth[-1] > b.depth[-1] for a, b in pairwise(ends))
    risks = [one.risk_at_graft for one in ends]
    assert risks == sorted(risks, reverse=True)
    assert risks[0] > 5 * risks[-1]
    begins = [one.begins for one in ends]
    assert begins == sorted(begins)


@settings(max_examples=30)
@given(st.sampled_from([course.RESET, course.GRAFT, course.ALONE]), st.integers(1, 18), st.floats(0, 1))
def test_shares_stay_shares_and_depth_never_falls(order: str, gap: int, spared: float) -> None:
    found = course.followed(order, gap, spared)
    for shares in (found.attackers, found.grafted):
        assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(found.depth) >= 0).all()
    assert found.depth[-1] <= course.RADIUS
    fastest = remyelination.front_speed(course.TISSUE) / 1000
    assert np.diff(found.depth).max() <= fastest + 1e-12


def test_an_order_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="order is 'both at once'"):
        course.when("both at once", 3)


# ---- the trial ----


def test_both_gain_the_same_whatever_is_true_so_two_groups_learn_nothing() -> None:
    assert [combination.gains(truth)[-1] for truth in combination.TRUTHS] == pytest.approx([0.8] * 3)
    seen = [combination.seen_by(TWO, 200, truth) for truth in combination.TRUTHS]
    assert [one["together"] for one in seen] == pytest.approx([seen[0]["together"]] * 3)
    assert [one for one, value in seen[0].items() if value is not None] == ["together"]
    for truth, extra in combination.TRUTHS.items():
        neither, first, second, both = combination.gains(truth)
        assert both - first - second + neither == pytest.approx(extra)
        assert (first - neither + both - second) / 2 == pytest.approx(combination.EFFECT)


def test_an_interaction_takes_four_times_the_people() -> None:
    assert combination.price() == pytest.approx(4)
    main = combination.seen_by(FOUR, 200, HELP)["average"]
    assert combination.seen_by(FOUR, 800, HELP)["interaction"] == pytest.approx(main)
    assert combination.seen_by(FOUR, 200, ADD)["interaction"] == pytest.approx(5)
    assert "81 %" in said(combination.four_arms())
    assert "4 times" in said(combination.four_arms())


def test_two_means_are_compared_with_the_error_of_two_means() -> None:
    n, gain = 100, 0.8
    by_hand = trial.factorial_power(n, gain, float(np.sqrt(2)), "main")
    assert combination.seen_by(TWO, 2 * n, ADD)["together"] == pytest.approx(100 * by_hand)


def test_three_groups_see_one_drug_on_top_of_the_other_only() -> None:
    seen = combination.seen_by(THREE, 400, HINDER)
    assert [one for one, value in seen.items() if value is not None] == ["more"]
    assert "Without a group that gets neither" in said(combination.four_arms(), design=THREE)
    assert "cannot say at any size" in said(combination.four_arms(), design=TWO)
    assert "false alarm" in said(combination.four_arms(), truth=ADD)
    assert "over 99 %" in said(combination.four_arms(), people=1600)


# ---- three rules ----


@pytest.mark.parametrize("layout", ["wide", "phone"])
def test_three_rules_print_what_the_model_leaves(layout: Layout) -> None:
    drawing = combination.three_rules()
    assert len(drawing.webp(layout, "light")) <= HEAVIEST
    page = drawing.page(layout, "dark", titled=True)
    assert audit(page.figure) == []
    left = [
        int(box.words.split()[0]) for box in text_boxes(page.figure) if re.fullmatch(r"\d+ left", box.words)
    ]
    one, other = (1 - taken for taken in combination.TAKEN)
    rules = (float(synergy.bliss(one, other)), float(synergy.highest_single_agent(one, other)))
    assert sorted(left) == sorted(round(100 * share) for share in (one, other, one + other - 1, *rules))


def test_three_rules_need_two_drugs_and_three_rules() -> None:
    empty = np.zeros((10, 10), bool)
    with pytest.raises(ValueError, match="two drugs alone and three rules"):
        drawn((Square("A", "", empty, empty),), " ".join(["word"] * 20))


# ---- all of them ----


@pytest.mark.parametrize(
    "pages",
    [
        *(
            lambda pair=pair, view=view: combination.draw_surface(pair, "Bliss", view)
            for pair, view in product((TWIN, WEAKER), VIEWS)
        ),
        lambda: combination.draw_order(course.RESET, 1, 0.01),
        lambda: combination.draw_order(course.GRAFT, 12, 0),
        lambda: combination.draw_order(course.ALONE, 3, 1),
        lambda: combination.draw_arms(TWO, 40, HELP),
        lambda: combination.draw_arms(THREE, 1600, ADD),
        lambda: combination.draw_arms(FOUR, 1600, HINDER),
    ],
)
def test_panels_have_no_faults_of_lettering(pages: Callable[[], tuple[Page, Page]]) -> None:
    for page in pages():
        assert audit(page.figure) == []
