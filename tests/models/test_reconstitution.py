"""Immune reconstitution: known values, then what holds for every person, then bad input."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from mscourse.models import reconstitution as model
from mscourse.models.reconstitution.validation import integrated

STANDARD = model.Parameters()
DAYS = np.arange(731.0)
FEW = settings(max_examples=40, deadline=None)

subsets = st.builds(
    lambda normal, nadir, level, day: model.Subset(
        normal=normal, nadir=normal * nadir, level=normal * (nadir + (1 - nadir) * level), day=day
    ),
    st.floats(0.01, 10),
    st.floats(1e-4, 0.2),
    st.floats(0.05, 0.95),
    st.floats(5, 400),
)
persons = st.builds(
    lambda age, survivors, held, nadir, level: model.Parameters(
        age=age,
        survivors=survivors,
        naive_cd4=model.NaiveCD4(nadir=nadir),
        infection=model.Infection(cd4_level=level),
        **dict(zip(model.KINDS, held, strict=True)),
    ),
    st.floats(18, 80),
    st.floats(0, 1),
    st.lists(subsets, min_size=6, max_size=6),
    st.floats(0, 0.3),
    st.floats(0.05, 1.0),
)


# ---- known values ----


@pytest.mark.parametrize("kind", model.KINDS)
def test_a_count_is_at_its_anchor_on_its_day(kind: str) -> None:
    held = getattr(STANDARD, kind)
    result = model.simulate(STANDARD, [0, held.day, 36525])
    assert getattr(result, kind) == pytest.approx([held.nadir, held.level, held.normal], rel=1e-9)
    assert model.crossing(held, held.level) == pytest.approx(held.day, rel=1e-12)


def test_the_thymus_halves_every_sixteen_years() -> None:
    assert model.export_ratio([19, 35, 51, 67], STANDARD.naive_cd4) == pytest.approx([2, 1, 0.5, 0.25])


def test_half_the_naive_pool_is_back_after_its_half_life() -> None:
    cells = replace(STANDARD.naive_cd4, nadir=0)
    assert model.naive([0, 730, 1460], 35, cells) == pytest.approx([0, 0.225, 0.3375])


def test_late_infections_are_the_background() -> None:
    months = 730 - 183
    assert model.infections(STANDARD, 183, 730) * model.YEAR / months == pytest.approx(0.21, rel=1e-6)


def test_cd4_to_cd8_is_upside_down_for_months_only() -> None:
    ratio = model.simulate(STANDARD, DAYS).cd4_to_cd8
    below = DAYS[ratio < 1]
    assert (below[0], below[-1], below.size) == (31, 285, 255)
    assert ratio[-1] > 1


def test_no_survivor_no_old_clone() -> None:
    assert model.renewed([0, 1, 700], 35, 0, STANDARD) == pytest.approx([1, 1, 1])


def test_nobody_short_of_cells_has_the_background_rate() -> None:
    immune = replace(STANDARD, infection=model.Infection(neutrophil_weight=0, b_weight=0, cd4_weight=0))
    assert model.simulate(immune, DAYS).hazard == pytest.approx(0.21)
    assert model.infections(immune, 0, model.YEAR) == pytest.approx(0.21)


def test_a_naive_pool_that_shrinks_is_counted_too() -> None:
    cells = model.NaiveCD4(normal=0.4, nadir=0.4, half_life=20)
    person = replace(STANDARD, age=75, naive_cd4=cells, infection=model.Infection(cd4_level=0.25))
    hazard = model.simulate(person, np.linspace(0, 400, 400_001)).hazard
    summed = float(np.trapezoid(hazard, dx=0.001)) / model.YEAR
    assert model.infections(person, 0, 400) == pytest.approx(summed, rel=1e-6)
    cd4 = model.simulate(person, [0, 60, 400]).cd4
    assert cd4[1] < 0.25 < min(cd4[0], cd4[2])  # it falls below the level, and comes back


# ---- what holds for everyone ----


@FEW
@given(persons)
def test_counts_rise_and_stay_below_their_plateau(person: model.Parameters) -> None:
    result = model.simulate(person, DAYS)
    for kind in model.KINDS:
        counts = getattr(result, kind)
        assert (np.diff(counts) >= -1e-12).all()
        assert (counts <= getattr(person, kind).normal * (1 + 1e-12)).all()
    assert ((result.renewed >= 0) & (result.renewed <= 1)).all()
    most = asdict(person.infection)
    highest = sum(most[one] for one in ("background", "neutrophil_weight", "b_weight", "cd4_weight"))
    assert ((result.hazard >= 0.21 - 1e-12) & (result.hazard <= highest + 1e-12)).all()


@settings(max_examples=10, deadline=None)  # the solver takes its time
@given(persons)
def test_an_ode_solver_finds_the_same(person: model.Parameters) -> None:
    days = np.linspace(0, 730, 30)
    found = integrated(person, days)
    result = model.simulate(person, days)
    ours = np.array([*(getattr(result, kind) for kind in model.KINDS), result.naive_cd4])
    assert ours == pytest.approx(found[:7], rel=1e-5, abs=1e-7)


@FEW
@given(subsets, st.floats(0.1, 1000))
def test_an_area_is_the_integral(held: model.Subset, day: float) -> None:
    summed, _ = quad(
        lambda at: float(model.logistic(at, held.normal, held.nadir, held.rate)), 0, day, limit=200,
        points=[min(held.day, day)],
    )  # fmt: skip
    assert model.logistic_integral(day, held) == pytest.approx(summed, rel=1e-6)


@FEW
@given(persons, st.floats(0, 400), st.floats(1, 300))
def test_infections_are_the_hazard_summed_up(person: model.Parameters, start: float, length: float) -> None:
    middles = start + (np.arange(20_000) + 0.5) * length / 20_000
    summed = float(model.simulate(person, middles).hazard.mean()) * length / model.YEAR
    assert model.infections(person, start, start + length) == pytest.approx(summed, rel=1e-5)


@FEW
@given(persons, st.floats(0, 300), st.floats(0, 300), st.floats(0, 300))
def test_infections_add_up(person: model.Parameters, start: float, first: float, second: float) -> None:
    middle, end = start + first, start + first + second
    parts = model.infections(person, start, middle) + model.infections(person, middle, end)
    assert parts == pytest.approx(model.infections(person, start, end), rel=1e-9, abs=1e-12)


@FEW
@given(st.floats(18, 79), st.floats(0, 0.99), st.floats(1, 3000))
def test_renewal_falls_with_age_and_survivors(age: float, survivors: float, day: float) -> None:
    first = model.renewed(day, age, survivors, STANDARD)
    assert model.renewed(day, age + 1, survivors, STANDARD) <= first
    assert model.renewed(day, age, survivors + 0.01, STANDARD) <= first


@FEW
@given(st.floats(18, 80), st.floats(0, 1))
def test_renewal_rises_once_survivors_have_grown_out(age: float, survivors: float) -> None:
    steps = np.diff(model.renewed(np.arange(100.0, 1500), age, survivors, STANDARD))
    assert (steps >= -1e-12).all()  # rounding at the plateau is no fall


def test_at_the_standard_it_rises_from_day_60() -> None:
    assert (np.diff(model.renewed(np.arange(60.0, 1500), 35, 0.01, STANDARD)) > 0).all()


@FEW
@given(persons, st.integers(0, 1000))
def test_people_without_scatter_are_the_one_person(person: model.Parameters, seed: int) -> None:
    same = model.Scatter(rate=0, normal=0)
    people = model.draw(person, 3, same, np.random.default_rng(seed))
    many, one = model.simulate(person, DAYS[::50], people), model.simulate(person, DAYS[::50])
    for name in (*model.KINDS, "naive_cd4", "renewed", "hazard"):
        assert getattr(many, name).shape == (15, 3)
        assert getattr(many, name) == pytest.approx(np.tile(getattr(one, name)[:, None], 3), rel=1e-12)


def test_the_same_seed_draws_the_same_people() -> None:
    scatter = model.Scatter(age=9)
    first, again, other = (
        model.draw(STANDARD, 50, scatter, np.random.default_rng(seed)) for seed in (4, 4, 5)
    )
    assert np.array_equal(first.rate, again.rate)
    assert np.array_equal(first.age, again.age)
    assert not np.array_equal(first.age, other.age)
    assert 18 <= np.min(first.age) < np.max(first.age) <= 80


def test_scatter_is_as_wide_as_asked() -> None:
    people = model.draw(STANDARD, 20_000, model.Scatter(rate=0.3, normal=0.1), np.random.default_rng(2))
    assert np.log(people.rate).std() == pytest.approx(0.3, rel=0.02)
    assert np.log(people.normal).std() == pytest.approx(0.1, rel=0.02)


# ---- bad input ----


@pytest.mark.parametrize(
    ("make", "values", "words"),
    [
        (model.Parameters, {"age": 0}, "age is 0.*1 to 100"),
        (model.Parameters, {"survivors": 1.1}, "survivors is 1.1.*0 to 1"),
        (model.Parameters, {"survivors": float("nan")}, "survivors is nan"),
        (model.Neutrophils, {"normal": -4}, "normal is -4"),
        (model.Neutrophils, {"nadir": 5}, "nadir is 5.*below the normal"),
        (model.Neutrophils, {"level": 4}, "level is 4.*between the nadir and the normal"),
        (model.Neutrophils, {"level": 0.001}, "level is 0.001"),
        (model.Neutrophils, {"day": 0}, "day is 0"),
        (model.NaiveCD4, {"normal": 0}, "normal is 0"),
        (model.NaiveCD4, {"nadir": 0.5}, "nadir is 0.5"),
        (model.NaiveCD4, {"half_life": 0}, "half_life is 0"),
        (model.NaiveCD4, {"reference_age": -1}, "reference_age is -1"),
        (model.NaiveCD4, {"halving": 0}, "halving is 0"),
        (model.Renewal, {"expansion": 0.5}, "expansion is 0.5"),
        (model.Renewal, {"rate": 0}, "rate is 0"),
        (model.Infection, {"background": -1}, "background is -1"),
        (model.Infection, {"neutrophil_weight": -1}, "neutrophil_weight is -1"),
        (model.Infection, {"neutrophil_level": 0}, "neutrophil_level is 0"),
        (model.Infection, {"b_weight": -1}, "b_weight is -1"),
        (model.Infection, {"b_level": 0}, "b_level is 0"),
        (model.Infection, {"cd4_weight": -1}, "cd4_weight is -1"),
        (model.Infection, {"cd4_level": 0}, "cd4_level is 0"),
        (model.Scatter, {"rate": -1}, "rate is -1"),
        (model.Scatter, {"normal": 2}, "normal is 2"),
        (model.Scatter, {"age": -1}, "age is -1"),
        (model.People, {"age": [], "survivors": [0.1]}, "age is empty"),
        (model.People, {"age": [30], "survivors": [2]}, "survivors holds 2"),
        (model.People, {"age": [[30]], "survivors": [0.1]}, "shape"),
        (model.People, {"age": [30], "survivors": [0.1], "rate": [1, 2]}, "rate has the shape"),
        (model.People, {"age": [30], "survivors": [0.1], "normal": 0}, "normal holds 0"),
    ],
)
def test_a_wrong_value_is_named(make: Callable[..., object], values: Mapping[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make(**values)


@pytest.mark.parametrize(
    ("call", "kind", "words"),
    [
        (lambda: model.simulate(STANDARD, [-1]), ValueError, "days holds -1"),
        (lambda: model.simulate(STANDARD, []), ValueError, "days is empty"),
        (
            lambda: model.simulate(
                STANDARD, np.arange(1000), model.People(age=np.full(10_000, 30.0), survivors=0.01)
            ),
            ValueError,
            "1e.07 days times people",
        ),
        (lambda: model.infections(STANDARD, 5, 4), ValueError, "end is 4"),
        (lambda: model.infections(STANDARD, -5, 4), ValueError, "start is -5"),
        (lambda: model.export_ratio(-1, STANDARD.naive_cd4), ValueError, "age holds -1"),
        (lambda: model.crossing(STANDARD.cd8, -1), ValueError, "level is -1"),
        (
            lambda: model.draw(STANDARD, 0, model.Scatter(), np.random.default_rng(1)),
            ValueError,
            "count is 0",
        ),
        (lambda: model.draw(STANDARD, 5, model.Scatter(), 1), TypeError, "rng is 1"),  # type: ignore[arg-type]  # refused at run time
    ],
)
def test_a_wrong_call_is_refused(call: Callable[[], object], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        call()


def test_levels_beyond_a_curve() -> None:
    assert model.crossing(STANDARD.cd8, 0) == 0
    assert model.crossing(STANDARD.cd8, 9) == np.inf


def test_the_card_names_a_class_inside_a_class() -> None:
    from mscourse.book.cards.parts import parameters

    assert "<code>Neutrophils</code>" in parameters("reconstitution", "Parameters")
