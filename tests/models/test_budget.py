"""The budget of cells: products worked out by hand, round trips, limits, and another way to count sheaths."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.models import axon, budget, msc

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=6)
OPEN = st.lists(st.floats(1e-3, 1), min_size=1, max_size=6)
DOSES = st.floats(0, 1e12)


def test_steps_act_on_what_the_step_before_has_left() -> None:
    assert budget.left(100e6, (0.5, 0.1, 1.0)) == (50e6, 5e6, 5e6)
    assert budget.left(0, (0.5,)) == (0,)
    assert budget.left(8, (0.0, 1.0)) == (0, 0)


@given(DOSES, SHARES)
def test_no_step_makes_cells_and_the_last_is_the_product(dose: float, shares: list[float]) -> None:
    counts = [dose, *budget.left(dose, shares)]
    assert all(after <= before for before, after in pairwise(counts))
    assert counts[-1] == pytest.approx(dose * math.prod(shares), rel=1e-9, abs=1e-300)


@given(DOSES, OPEN)
def test_the_order_of_the_steps_changes_nothing_in_the_end(dose: float, shares: list[float]) -> None:
    assert budget.left(dose, shares)[-1] == pytest.approx(budget.left(dose, shares[::-1])[-1], rel=1e-9)


@given(st.floats(0, 1e9), OPEN)
def test_the_dose_for_a_target_gives_it(target: float, shares: list[float]) -> None:
    assert budget.left(budget.dose_for(target, shares), shares)[-1] == pytest.approx(target, rel=1e-9)


def test_no_dose_passes_a_closed_gate() -> None:
    with pytest.raises(ValueError, match="no dose can pass a closed gate"):
        budget.dose_for(1, (0.5, 0.0))


@pytest.mark.parametrize("shares", [(), (1.2,), (-0.1,), (0.5, math.nan)])
def test_shares_that_cannot_be_are_refused(shares: tuple[float, ...]) -> None:
    for asked in (budget.left, budget.dose_for):
        with pytest.raises(ValueError, match="such as"):
            asked(100, shares)


@pytest.mark.parametrize("dose", [-1, math.inf])
def test_a_dose_that_cannot_be_is_refused(dose: float) -> None:
    with pytest.raises(ValueError, match="dose is"):
        budget.left(dose, (0.5,))


def test_the_living_are_the_sum_over_all_places() -> None:
    assert budget.living("intravenous", 0) == budget.living("intrathecal", 0) == 1
    held = msc.amounts([2.0], msc.Treatment())
    assert budget.living("intravenous", 2) == pytest.approx(float((held.lung + held.systemic)[0]))
    assert budget.living("intrathecal", 14) == pytest.approx(0.5)


@given(st.sampled_from(msc.ROUTES), st.floats(0, 60), st.floats(0.01, 20))
def test_cells_only_become_fewer(route: str, day: float, later: float) -> None:
    assert budget.living(route, day + later) < budget.living(route, day)


def test_sheaths_fill_the_room_of_their_fibres() -> None:
    # By cylinders: so many fibres across a square millimetre, each with so many internodes along one.
    fibre = axon.Parameters(diameter=2)
    across = 0.5 * 1e6 / (math.pi / 4 * fibre.fibre_diameter**2)
    along = 1000 / fibre.internode
    assert budget.sheaths_to_fill(0.001, fibre) == pytest.approx(across * along)
    assert budget.sheaths_to_fill(0) == 0


def test_thin_fibres_need_more_sheaths_and_busy_cells_fewer_of_their_kind() -> None:
    thin, thick = (budget.sheaths_to_fill(1, axon.Parameters(diameter=size)) for size in (1, 5))
    assert thin / thick == pytest.approx(5**3)  # internodes grow with the width in this model
    assert budget.cells_to_fill(1, 40) == pytest.approx(budget.cells_to_fill(1, 20) / 2)


@pytest.mark.parametrize(("volume", "packing"), [(-1, 0.5), (1, 0), (1, 1.5), (math.nan, 0.5)])
def test_a_lesion_that_cannot_be_is_refused(volume: float, packing: float) -> None:
    with pytest.raises(ValueError, match="such as"):
        budget.sheaths_to_fill(volume, packing=packing)


@pytest.mark.parametrize("sheaths", [0, -3, 1e6])
def test_cells_that_make_no_sheaths_are_refused(sheaths: float) -> None:
    with pytest.raises(ValueError, match="Count sheaths a cell"):
        budget.cells_to_fill(1, sheaths)
