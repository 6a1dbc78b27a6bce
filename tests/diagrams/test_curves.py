"""Curves and outlines: known cases, what holds for all, what is refused."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mscourse.diagrams.glyphs.curves import ribbon, ring, shifted, through, wave

lengths = st.floats(-500, 500)
spots = st.tuples(lengths, lengths)


def test_a_straight_curve_is_its_line() -> None:
    curve = through([(0, 0), (30, 40)])
    assert curve.length == pytest.approx(50)
    assert curve.spot(25) == pytest.approx([15, 20])
    assert curve.spot(25, 10) == pytest.approx([15 - 8, 20 + 6])
    assert curve.normal([10, 40]) == pytest.approx(np.array([[-0.8, 0.6], [-0.8, 0.6]]))


def test_normals_at_the_ends_are_those_beside_them() -> None:
    curve = through([(0, 0), (100, 0)])
    assert curve.normal([-20, 0, 100, 120]) == pytest.approx(np.tile([0.0, 1.0], (4, 1)))


def test_a_wave_keeps_to_its_amplitude() -> None:
    curve = wave((10, 50), 410, amplitude=5, period=100, phase=0)
    assert curve.xy[0] == pytest.approx([10, 50 + 5 * np.sin(2 * np.pi * 0.1)])
    assert curve.xy[-1, 0] == pytest.approx(410)
    assert np.abs(curve.xy[:, 1] - 50).max() == pytest.approx(5, abs=0.01)


def test_a_ribbon_has_its_width() -> None:
    curve = through([(0, 0), (100, 0)])
    outline = ribbon(curve, np.array([20.0, 80.0]), -2, 3)
    assert outline == pytest.approx(np.array([[20, 3], [80, 3], [80, -2], [20, -2]]))


def test_shifted_moves_a_spot() -> None:
    assert shifted(np.array([1.0, 2.0]), 3, -4) == (4, -2)
    assert shifted((1, 2), 0, 0) == (1, 2)


@given(spots, st.floats(0.5, 100), st.integers(0, 1000))
def test_a_ring_without_wobble_is_a_circle(centre: tuple[float, float], radius: float, seed: int) -> None:
    outline = ring(centre, radius, seed=seed)
    assert outline.shape == (160, 2)
    assert np.hypot(*(outline - centre).T) == pytest.approx(np.full(160, radius))


@given(st.integers(0, 1000), st.floats(0.01, 0.1))
def test_a_wobbling_ring_is_irregular_but_the_same_for_its_seed(seed: int, wobble: float) -> None:
    outline = ring((0, 0), 10, wobble=wobble, seed=seed)
    radii = np.hypot(*outline.T)
    assert np.ptp(radii) > 0
    assert (outline == ring((0, 0), 10, wobble=wobble, seed=seed)).all()
    assert (outline != ring((0, 0), 10, wobble=wobble, seed=seed + 1)).any()


@given(st.floats(0, 7), st.floats(0.3, 3), st.floats(0.3, 3))
def test_turning_a_ring_keeps_its_area(turn: float, wide: float, high: float) -> None:
    def area(outline: np.ndarray) -> float:
        x, y = outline.T
        return float(abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2)

    turned = ring((5, 5), 10, stretch=(wide, high), turn=turn)
    assert area(turned) == pytest.approx(np.pi * 100 * wide * high, rel=0.01)


@given(st.lists(spots, min_size=2, max_size=6, unique=True))
def test_a_curve_passes_through_its_ends_and_is_no_shorter_than_the_way(
    points: list[tuple[float, float]],
) -> None:
    steps = np.hypot(*np.diff(np.array(points), axis=0).T)
    assume(steps.min() > 1)
    curve = through(points)
    assert curve.at([0, curve.length]) == pytest.approx(np.array([points[0], points[-1]]), abs=1e-6)
    assert curve.length >= np.hypot(*np.subtract(points[-1], points[0])) - 1e-6
    assert (np.diff(curve.s) >= 0).all()


def test_a_single_point_is_no_curve() -> None:
    with pytest.raises(ValueError, match="at least 2 points, and was given 1; add its two ends"):
        through([(1, 2)])


def test_the_same_point_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="leave one of the two out"):
        through([(1, 2), (1, 2), (3, 4)])
