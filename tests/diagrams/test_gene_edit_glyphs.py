"""Glyphs of chapter 10: places stay on their strand, an edited one is green, a target is where it is said."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba

from mscourse.diagrams.glyphs.gene_edits import (
    docked,
    edited_place,
    granules,
    places,
    sickle,
    strand,
    warning,
)
from mscourse.figures.page import Page


@pytest.fixture
def page() -> Page:
    return Page(200, "phone", "light")


def centres(page: Page) -> np.ndarray:
    return np.array([np.asarray(one.get_path().vertices)[:-1].mean(axis=0) for one in page.ax.patches])


def test_marked_places_lie_along_their_strand(page: Page) -> None:
    strand(page, (40, 100), 144)
    assert not page.ax.patches
    places(page, (40, 100), 144, 26, seed=2)
    spots = centres(page)
    assert len(spots) == 26
    assert (np.diff(spots[:, 0]) > 0).all()
    assert 40 <= spots[:, 0].min() < spots[:, 0].max() <= 184
    assert np.abs(spots[:, 1] - 100).max() < 5.5


def test_the_edited_place_is_green_and_only_it(page: Page) -> None:
    edited_place(page, (80, 60))
    (piece,) = page.ax.patches
    assert piece.get_facecolor() == to_rgba(page.theme.therapy.fill)
    assert centres(page)[0] == pytest.approx((80, 60), abs=2)


@pytest.mark.parametrize("turn", [0.0, 1.0, -2.0])
def test_a_sickle_is_thin_whichever_way_it_lies(page: Page, turn: float) -> None:
    sickle(page, (100, 100), 12, turn)
    outline = np.asarray(page.ax.patches[-1].get_path().vertices)[:-1]
    x, y = outline[:, 0], outline[:, 1]
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    assert 0 < area < 0.35 * np.pi * 12**2
    assert np.hypot(x - 100, y - 100).max() < 1.3 * 12


def test_a_target_lies_to_the_right_and_is_not_green(page: Page) -> None:
    first = docked(page, (60, 100), "B cell", 13)
    other = docked(page, (160, 100), "plasma cell", 13)
    assert first[0] > 60 + 13
    assert other[0] - 160 == pytest.approx(first[0] - 60)


def test_messengers_leave_upward_and_a_hazard_stands_where_it_is_put(page: Page) -> None:
    granules(page, (50, 50), 5, 20)
    assert (centres(page)[:, 1] > 50).all()
    fresh = Page(200, "phone", "light")
    warning(fresh, (90, 90), 10)
    assert centres(fresh)[0] == pytest.approx((90, 90), abs=2)
