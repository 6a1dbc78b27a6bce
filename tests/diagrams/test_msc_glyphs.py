"""Glyphs of chapter 07: what is worn is filled, what is not is dashed, and things stay where they are put."""

import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from mscourse.diagrams.glyphs.mouse import mouse
from mscourse.diagrams.glyphs.stromal import (
    HEADS,
    Head,
    crossed_out,
    dish_from_the_side,
    messengers,
    parcels,
    surface_sign,
)
from mscourse.figures.page import Page


@pytest.fixture
def page() -> Page:
    return Page(200, "phone", "light")


@pytest.mark.parametrize("head", HEADS)
def test_a_worn_sign_is_filled_and_a_missing_one_is_dashed(page: Page, head: Head) -> None:
    surface_sign(page, (50, 50), head, worn=True)
    assert any(to_rgba(one.get_facecolor())[3] for one in page.ax.patches)
    bare = Page(200, "phone", "light")
    surface_sign(bare, (50, 50), head, worn=False)
    lines = [one for one in bare.ax.get_children() if isinstance(one, Line2D)]
    assert len(lines) == 1
    assert lines[0].get_linestyle() == "--"
    assert not [one for one in bare.ax.patches if isinstance(one, PathPatch)]


def test_things_stand_where_they_are_put(page: Page) -> None:
    spots = np.array([(30.0, 40.0), (90.0, 120.0)])
    parcels(page, spots)
    rims = [np.asarray(one.get_path().vertices, float) for one in page.ax.patches]
    assert len(rims) == 2 * 4  # a bag and its three molecules
    for spot, rim in zip(spots, rims[::4], strict=True):
        assert rim.mean(axis=0) == pytest.approx(spot, abs=0.2)
    before = len(page.ax.patches)
    messengers(page, spots)
    assert len(page.ax.patches) == before + 2


def test_a_cross_lies_on_plain_ground(page: Page) -> None:
    crossed_out(page, (60, 60), 7)
    lines = [one for one in page.ax.get_children() if isinstance(one, Line2D)]
    ends = np.array([one.get_xydata() for one in lines])
    assert ends.mean(axis=(0, 1)) == pytest.approx((60, 60))
    assert len(lines) == 2
    (ground,) = page.ax.patches
    assert ground.get_zorder() < min(one.get_zorder() for one in lines)


def test_a_dish_is_open_above_and_holds_fluid(page: Page) -> None:
    dish_from_the_side(page, (40, 50), 100, 80)
    fluid, profile = (np.asarray(one.get_path().vertices, float) for one in page.ax.patches)
    assert fluid[:, 1].max() < profile[:, 1].max() == pytest.approx(130)
    assert profile[:, 0].min() < 40
    assert profile[:, 0].max() > 140


def test_a_mouse_stands_on_its_ground_and_is_as_long_as_it_should(page: Page) -> None:
    mouse(page, (20, 60), 91)
    bodies = [one for one in page.ax.get_children() if isinstance(one, PathCollection)]
    whole = np.vstack([np.asarray(path.vertices, float) for one in bodies for path in one.get_paths()])
    assert np.ptp(whole[:, 0]) == pytest.approx(91, rel=0.05)
    assert whole[:, 1].min() >= 60
