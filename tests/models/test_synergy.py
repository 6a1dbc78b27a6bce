"""Two drugs together: known cases, the package of the method's authors, properties, then bad input."""

import math
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mscourse.models import synergy

some = settings(max_examples=60, deadline=None)
# The package of the same name, which holds no types.
curves: Any = import_module("synergy.single")
together: Any = import_module("synergy.combination")
PAIR = synergy.Parameters()
DOSES = np.array([0.0, 0.1, 1.0, 3.0, 30.0])

shares = st.floats(0, 1)
dose = st.floats(0.01, 100)
drugs = st.builds(synergy.Drug, full=st.floats(0, 0.8), half_dose=st.floats(0.1, 10), slope=st.floats(0.3, 4))
factors = st.floats(0.1, 10)
gentle = st.floats(0.5, 2)
pairs = st.builds(
    synergy.Parameters,
    first=drugs,
    second=drugs,
    full_both=shares,
    second_potency=factors,
    first_potency=factors,
    second_cooperativity=gentle,
    first_cooperativity=gentle,
    first_speed=factors,
    second_speed=factors,
)


def theirs(pair: synergy.Parameters) -> Any:
    """Return the package's model of a pair."""
    one, two = pair.first, pair.second
    return together.MuSyC(
        E0=one.none, E1=one.full, E2=two.full, E3=pair.full_both,
        h1=one.slope, h2=two.slope, C1=one.half_dose, C2=two.half_dose,
        alpha12=pair.second_potency, alpha21=pair.first_potency,
        gamma12=pair.second_cooperativity, gamma21=pair.first_cooperativity,
        r1r=pair.first_speed, r2r=pair.second_speed,
    )  # fmt: skip


def hill(drug: synergy.Drug) -> Any:
    """Return the package's curve of a drug."""
    return curves.Hill(E0=drug.none, Emax=drug.full, h=drug.slope, C=drug.half_dose)


# Known cases


def test_half_of_the_effect_is_reached_at_the_half_dose() -> None:
    drug = synergy.Drug(none=0.9, full=0.3, half_dose=7, slope=3)
    assert synergy.effect_alone(drug, [0, 7, 1e9]) == pytest.approx([0.9, 0.6, 0.3])


def test_a_drug_with_itself_is_one_drug_at_the_sum_of_doses() -> None:
    drug = synergy.Drug(full=0.2, half_dose=2, slope=2.3)
    both = synergy.loewe(drug, drug, DOSES[:, None], DOSES[None, :])
    assert both == pytest.approx(synergy.effect_alone(drug, DOSES[:, None] + DOSES[None, :]), rel=1e-12)


def test_bliss_calls_a_drug_with_itself_what_its_slope_makes_it() -> None:
    # At the half dose twice Bliss leaves 1/4; in truth 1 / (1 + 2^h) is left, which passes 1/4 at log2(3).
    for slope, truth in ((1.0, 1 / 3), (math.log2(3), 1 / 4), (2.0, 1 / 5)):
        drug = synergy.Drug(slope=slope)
        assert synergy.effect_alone(drug, 2.0) == pytest.approx(truth)
        assert synergy.bliss(*[synergy.effect_alone(drug, 1.0)] * 2) == pytest.approx(1 / 4)


def test_drugs_without_interaction_follow_bliss() -> None:
    assert synergy.simulate(PAIR, DOSES, DOSES).excess("bliss") == pytest.approx(np.zeros((5, 5)), abs=1e-14)


def test_the_states_balance_by_hand() -> None:
    # At the half doses and without interaction all four states are alike.
    assert synergy.populations(PAIR, 1.0, 2.0) == pytest.approx([0.25] * 4, rel=1e-15)
    assert synergy.effect_together(PAIR, 1.0, 2.0) == pytest.approx((1 + 0.4 + 0.08 + 0.2) / 4)
    # Slopes of 1 and potencies of 3: beside each other both bind three times as fast, and the ring balances.
    flat = [replace(drug, slope=1.0) for drug in (PAIR.first, PAIR.second)]
    pair = synergy.Parameters(first=flat[0], second=flat[1], first_potency=3, second_potency=3)
    assert synergy.populations(pair, 1.0, 2.0) == pytest.approx(np.array([1, 1, 3, 1]) / 6)


def test_efficacy_synergy_is_measured_from_the_stronger_drug() -> None:
    assert synergy.Parameters(full_both=0.2).efficacy_synergy == 0
    assert synergy.Parameters(full_both=0).efficacy_synergy == pytest.approx(0.2 / 0.8)
    assert synergy.Parameters(full_both=0.4).efficacy_synergy == pytest.approx(-0.2 / 0.8)


def test_loewe_says_nothing_beyond_the_weaker_drug() -> None:
    weak, strong = synergy.Drug(full=0.5), synergy.Drug()
    limit = float(synergy.dose_for(strong, 0.5))
    made = synergy.loewe(weak, strong, 1.0, [limit * 0.999, limit, limit * 2])
    assert np.isnan(made).tolist() == [False, True, True]
    assert synergy.loewe(weak, strong, 0.0, limit * 2) == synergy.effect_alone(strong, limit * 2)
    assert np.isnan(synergy.dose_for(weak, [0.5, 0.4])).all()


def test_an_isobole_is_straight_and_ends_at_the_doses_alone() -> None:
    first, second = synergy.Drug(half_dose=2), synergy.Drug(half_dose=3, slope=2)
    line = synergy.isobole(first, second, 0.25, points=5)
    assert line[:, 0] == pytest.approx([6, 0])
    assert line[:, -1] == pytest.approx([0, 3 * math.sqrt(3)])
    assert np.diff(line, n=2) == pytest.approx(np.zeros((2, 3)), abs=1e-14)
    assert synergy.loewe(first, second, *line) == pytest.approx(0.25, rel=1e-12)


def test_speed_matters_only_where_the_ring_is_out_of_balance() -> None:
    def surface(speed: float, **chosen: float) -> Any:
        slopes = {"first": chosen.pop("h1"), "second": chosen.pop("h2")}
        held = {name: synergy.Drug(full=0.3, slope=slope) for name, slope in slopes.items()}
        pair = synergy.Parameters(**held, full_both=0.0, first_speed=speed, **chosen)  # type: ignore[arg-type]  # numbers and drugs by name
        return pair.speed_matters, synergy.simulate(pair, DOSES, DOSES).effect

    for matters, chosen in (
        (True, {"second_potency": 2.0, "first_potency": 2.0, "h1": 1.0, "h2": 2.0}),
        (False, {"second_potency": 4.0, "first_potency": 2.0, "h1": 2.0, "h2": 1.0}),
        (True, {"second_cooperativity": 2.0, "h1": 1.0, "h2": 1.0}),
    ):
        told, slow = surface(1.0, **chosen)
        assert told is matters
        apart = np.abs(slow - surface(100.0, **chosen)[1]).max()
        assert (apart > 1e-3) if matters else (apart < 1e-14)


def test_the_figures_of_the_card_are_those_of_the_model() -> None:
    doses = np.geomspace(0.01, 100, 41)
    independent = synergy.simulate(PAIR, doses, doses)
    assert (independent.excess("highest single agent") > 0).all()
    held = synergy.Parameters(full_both=0.2, first_potency=0.5, second_potency=0.5)
    hindered = synergy.simulate(held, doses, doses)
    assert held.efficacy_synergy == 0
    assert (hindered.excess("bliss") < 0).all()
    assert (hindered.excess("highest single agent") > 0).all()
    drawn = {slope: synergy.Drug(full=0.3, slope=slope) for slope in (1.0, 2.0)}
    for speed, uneven in ((1, 0.278), (100, 0.258)):
        pair = synergy.Parameters(
            first=drawn[1], second=drawn[2], full_both=0, second_potency=2, first_potency=2, first_speed=speed
        )
        assert synergy.effect_together(pair, 1, 1) == pytest.approx(uneven, abs=5e-4)
        even = replace(pair, first=drawn[2], second=drawn[1], second_potency=4)
        assert synergy.effect_together(even, 1, 1) == pytest.approx(0.229, abs=5e-4)


# The package of the method's authors, with inputs drawn afresh


def test_the_package_is_the_release_that_was_read() -> None:
    assert version("synergy") == "1.0.0"


@some
@given(pairs, dose, dose)
def test_four_states_agree_with_the_package(pair: synergy.Parameters, one: float, other: float) -> None:
    assert synergy.effect_together(pair, one, other) == pytest.approx(theirs(pair).E(one, other), rel=1e-9)


@some
@given(drugs, dose, shares)
def test_a_curve_and_its_inverse_agree_with_the_package(drug: synergy.Drug, one: float, left: float) -> None:
    assert synergy.effect_alone(drug, one) == pytest.approx(hill(drug).E(one), rel=1e-12)
    assume(abs(left - drug.full) > 1e-6)
    found = float(hill(drug).E_inv(np.array([left]))[0])
    assert synergy.dose_for(drug, left) == pytest.approx(found, rel=1e-9, nan_ok=True)


@some
@given(drugs, drugs, dose, dose)
def test_bliss_and_the_better_one_agree_with_the_package(
    first: synergy.Drug, second: synergy.Drug, one: float, other: float
) -> None:
    left = synergy.effect_alone(first, one), synergy.effect_alone(second, other)
    for ours, model in ((synergy.bliss, together.Bliss), (synergy.highest_single_agent, together.HSA)):
        known = model(drug1_model=hill(first), drug2_model=hill(second)).E_reference(one, other)
        assert ours(*left) == pytest.approx(known, rel=1e-12)


@some
@given(drugs, drugs, dose, dose)
def test_loewe_agrees_with_the_package(
    first: synergy.Drug, second: synergy.Drug, one: float, other: float
) -> None:
    model = together.Loewe(mode="delta_nan", drug1_model=hill(first), drug2_model=hill(second))
    with np.errstate(all="ignore"):
        known = model.E_reference(np.array([one]), np.array([other]))[0]
    ours = float(synergy.loewe(first, second, one, other))
    # Theirs minimises a square within bounds, to about 1e-5 of an effect.
    assert ours == pytest.approx(known, abs=3e-5, nan_ok=True)


@some
@given(st.floats(0.1, 10), st.floats(0.1, 10), st.floats(0.5, 3), dose, dose, st.floats(0.01, 0.99))
def test_the_combination_index_agrees_with_the_package(
    one_half: float, other_half: float, slope: float, one: float, other: float, left: float
) -> None:
    first, second = synergy.Drug(half_dose=one_half, slope=slope), synergy.Drug(half_dose=other_half)
    alone = [curves.Hill_CI(h=drug.slope, C=drug.half_dose) for drug in (first, second)]
    model = together.CombinationIndex(drug1_model=alone[0], drug2_model=alone[1])
    known = model._get_synergy(*(np.array([x]) for x in (one, other, left)))[0]  # noqa: SLF001 - its public way fits curves first
    assert synergy.combination_index(first, second, one, other, left) == pytest.approx(known, rel=1e-9)


# Properties


@some
@given(pairs)
def test_states_are_shares_and_edges_are_the_drugs_alone(pair: synergy.Parameters) -> None:
    result = synergy.simulate(pair, DOSES, DOSES)
    assert result.states.shape == (4, 5, 5)
    assert (result.states >= 0).all()
    assert result.states.sum(axis=0) == pytest.approx(np.ones((5, 5)), rel=1e-14)
    assert result.effect[0, 0] == pair.first.none
    assert result.effect[:, 0] == pytest.approx(synergy.effect_alone(pair.first, DOSES), rel=1e-12)
    assert result.effect[0] == pytest.approx(synergy.effect_alone(pair.second, DOSES), rel=1e-12)
    kept = [pair.first.none, pair.first.full, pair.second.full, pair.full_both]
    assert (result.effect >= min(kept) - 1e-12).all()
    assert (result.effect <= max(kept) + 1e-12).all()


@some
@given(pairs)
def test_naming_the_drugs_the_other_way_round_turns_the_surface(pair: synergy.Parameters) -> None:
    turned = synergy.Parameters(
        first=pair.second, second=pair.first, full_both=pair.full_both,
        second_potency=pair.first_potency, first_potency=pair.second_potency,
        second_cooperativity=pair.first_cooperativity, first_cooperativity=pair.second_cooperativity,
        first_speed=pair.second_speed, second_speed=pair.first_speed,
    )  # fmt: skip
    one, other = (synergy.simulate(held, DOSES, DOSES).effect for held in (pair, turned))
    assert one == pytest.approx(other.T, rel=1e-12)


@some
@given(drugs, drugs, dose, dose)
def test_the_combination_index_is_1_where_loewe_says_so(
    first: synergy.Drug, second: synergy.Drug, one: float, other: float
) -> None:
    left = float(synergy.loewe(first, second, one, other))
    # Next to the weaker drug's full effect a dose cannot be read off an effect any more.
    assume(max(first.full, second.full) + 1e-4 < left < 1 - 1e-4)
    assert synergy.combination_index(first, second, one, other, left) == pytest.approx(1, rel=1e-8)


@some
@given(drugs, drugs)
def test_null_models_leave_less_with_more(first: synergy.Drug, second: synergy.Drug) -> None:
    result = synergy.simulate(replace(PAIR, first=first, second=second), DOSES, DOSES)
    for model in synergy.NULLS:
        left = result.null(model)
        for axis in (0, 1):
            steps = np.diff(left, axis=axis)
            assert (steps[np.isfinite(steps)] <= 1e-12).all(), model


@some
@given(drugs, drugs)
def test_independent_drugs_are_synergy_to_the_highest_single_agent(
    first: synergy.Drug, second: synergy.Drug
) -> None:
    pair = synergy.Parameters(first=first, second=second, full_both=first.full * second.full)
    result = synergy.simulate(pair, DOSES, DOSES)
    assert result.excess("bliss") == pytest.approx(np.zeros((5, 5)), abs=1e-12)
    assert (result.excess("highest single agent") >= -1e-12).all()


@some
@given(drugs, st.floats(0.01, 0.99))
def test_a_dose_read_off_the_curve_leaves_that_effect(drug: synergy.Drug, depth: float) -> None:
    left = drug.none - depth * (drug.none - drug.full)
    assert synergy.effect_alone(drug, synergy.dose_for(drug, left)) == pytest.approx(left, rel=1e-9)


def test_bliss_starts_from_what_is_left_without_a_drug() -> None:
    first, second = (replace(drug, none=0.8) for drug in (PAIR.first, PAIR.second))
    result = synergy.simulate(replace(PAIR, first=first, second=second), [0, 1], [0, 2])
    assert result.null("bliss")[:, 0] == pytest.approx(result.effect[:, 0])
    assert result.null("bliss")[1, 1] == pytest.approx(0.8 * (0.6 / 0.8) * (0.5 / 0.8))


def test_extreme_values_stay_numbers() -> None:
    extreme = (
        synergy.Drug(full=0, half_dose=1e-6, slope=20),
        synergy.Drug(full=0.5, half_dose=1e6, slope=0.05),
    )
    pair = synergy.Parameters(
        first=extreme[0], second=extreme[1], second_potency=1e6, first_potency=1e6,
        second_cooperativity=100, first_cooperativity=100, first_speed=1e-6, second_speed=1e6,
    )  # fmt: skip
    result = synergy.simulate(pair, [0, 1e-9, 1e9], [0, 1e-9, 1e9])
    assert np.isfinite(result.effect).all()
    assert np.isfinite(result.null("bliss")).all()
    assert result.effect[0, 0] == 1


# Bad input


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: synergy.Drug(none=0), "none is 0; it must be from"),
        (lambda: synergy.Drug(full=40), r"full is 40; it must be from 0 to 1\. .*write 0\.4"),
        (lambda: synergy.Drug(full=0.9, none=0.5), r"full is 0\.9; it must be below none, 0\.5"),
        (lambda: synergy.Drug(half_dose=0), "half_dose is 0; it must be from"),
        (lambda: synergy.Drug(slope=-1), "slope is -1; it must be from"),
        (lambda: synergy.Drug(slope=math.nan), "slope is nan"),
        (lambda: synergy.Parameters(full_both=-0.1), r"full_both is -0\.1"),
        (lambda: synergy.Parameters(second_potency=0), "second_potency is 0; .*1 changes nothing"),
        (lambda: synergy.Parameters(first_potency=math.inf), "first_potency is inf"),
        (lambda: synergy.Parameters(second_cooperativity=-2), "second_cooperativity is -2"),
        (lambda: synergy.Parameters(first_cooperativity=1e3), "first_cooperativity is 1000"),
        (lambda: synergy.Parameters(first_speed=0), "first_speed is 0"),
        (lambda: synergy.Parameters(second_speed=-1), "second_speed is -1"),
        (
            lambda: synergy.Parameters(first=synergy.Drug(none=0.9)),
            r"first\.none is 0\.9 and second\.none is 1",
        ),
        (lambda: synergy.simulate(PAIR, [-1.0], [1.0]), "first_doses holds -1"),
        (lambda: synergy.simulate(PAIR, [1.0], []), "second_doses is empty"),
        (lambda: synergy.simulate(PAIR, np.ones(2000), np.ones(2000)), "4e.06 pairs of doses; the limit"),
        (lambda: synergy.loewe(PAIR.first, PAIR.second, np.ones((2000, 1)), np.ones(2000)), "pairs of doses"),
        (lambda: synergy.bliss(1.2, 0.5), r"first_effect holds 1\.2"),
        (lambda: synergy.highest_single_agent(0.5, math.nan), "second_effect holds nan"),
        (lambda: synergy.dose_for(PAIR.first, 50), "effect holds 50"),
        (
            lambda: synergy.isobole(PAIR.first, PAIR.second, 0.3),
            r"the first drug leaves from 0\.4 to 1; write",
        ),
        (lambda: synergy.isobole(PAIR.first, PAIR.second, 0.5, points=1), "points is 1"),
        (lambda: synergy.simulate(PAIR, [1.0], [1.0]).excess("best"), "write one of: bliss"),  # type: ignore[arg-type]  # bad input
    ],
)
def test_a_bad_value_is_named_with_its_range(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: synergy.Parameters(second=0.4), r"second is 0\.4; write synergy\.Drug"),  # type: ignore[arg-type]  # bad input
        (lambda: synergy.simulate(PAIR.first, [1.0], [1.0]), r"write synergy\.Parameters"),  # type: ignore[arg-type]  # bad input
        (lambda: synergy.Drug(slope="2"), "slope is '2'; write a number"),  # type: ignore[arg-type]  # bad input
    ],
)
def test_a_value_of_the_wrong_kind_is_named(make: Callable[[], object], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        make()
