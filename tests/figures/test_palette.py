"""The palette keeps what it promises: contrast on its own paper, and which pairs look alike to whom."""

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from mscourse.figures.palette import (
    DARK,
    EASILY_APART,
    LIGHT,
    SECOND_CUE,
    THEMES,
    Hue,
    Theme,
    ThemeName,
    contrast,
    luminance,
    mix,
)

MEANINGS = ("axon", "myelin", "lesion", "immune", "therapy", "control")
HUES = (*MEANINGS, "blood")
DEFICIENCIES = ("deuteranomaly", "protanomaly", "tritanomaly")
# Contrast of ink and of mark on the paper, as the style sheet of the course states them.
STATED: dict[ThemeName, dict[str, tuple[float, float]]] = {
    "light": {
        "axon": (6.9, 5.8),
        "myelin": (7.8, 5.2),
        "lesion": (6.5, 3.9),
        "immune": (10.2, 6.7),
        "therapy": (7.0, 4.1),
        "control": (7.4, 3.6),
        "blood": (8.3, 4.7),
    },
    "dark": {
        "axon": (12.2, 11.2),
        "myelin": (11.2, 7.8),
        "lesion": (10.2, 6.1),
        "immune": (11.0, 8.4),
        "therapy": (11.2, 7.2),
        "control": (10.4, 5.7),
        "blood": (9.9, 5.7),
    },
}
channels = st.floats(0, 1)
colours = st.tuples(channels, channels, channels)


def hue(theme: Theme, name: str) -> Hue:
    found = getattr(theme, name)
    assert isinstance(found, Hue)
    return found


def seen(colour: str, deficiency: str) -> np.ndarray:
    """Place of a colour in CAM02-UCS for a reader who lacks one kind of cone."""
    space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
    shown = np.clip(cspace_convert(np.array(to_rgb(colour)), space, "sRGB1"), 0, 1)
    return np.asarray(cspace_convert(shown, "sRGB1", "CAM02-UCS"))


def nearest(theme: Theme, one: str, other: str, strength: str = "mark") -> float:
    """Smallest distance of two hues over the three deficiencies."""
    pair = [getattr(hue(theme, name), strength) for name in (one, other)]
    return min(float(np.linalg.norm(seen(pair[0], d) - seen(pair[1], d))) for d in DEFICIENCIES)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#336699", "#336699") == 1


def test_luminance_of_known_colours() -> None:
    assert luminance("white") == pytest.approx(1)
    assert luminance("black") == 0
    assert luminance("#00FF00") == pytest.approx(0.7152)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", HUES)
def test_stated_contrasts(theme: Theme, name: str) -> None:
    ink, mark = STATED[theme.name][name]
    assert contrast(hue(theme, name).ink, theme.paper) == pytest.approx(ink, abs=0.051)
    assert contrast(hue(theme, name).mark, theme.paper) == pytest.approx(mark, abs=0.051)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", HUES)
def test_every_hue_is_readable_on_paper_and_on_its_wash(theme: Theme, name: str) -> None:
    assert contrast(hue(theme, name).ink, theme.paper) >= 4.5
    assert contrast(hue(theme, name).ink, hue(theme, name).wash) >= 4.5
    assert contrast(hue(theme, name).mark, theme.paper) >= 3


@pytest.mark.parametrize(
    ("theme", "ink", "muted"), [(LIGHT, 15.9, 6.5), (DARK, 16.2, 8.7)], ids=["light", "dark"]
)
def test_text_contrast(theme: Theme, ink: float, muted: float) -> None:
    assert contrast(theme.ink, theme.paper) == pytest.approx(ink, abs=0.051)
    assert contrast(theme.muted, theme.paper) == pytest.approx(muted, abs=0.051)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_pairs_that_need_a_second_cue_are_exactly_those_that_come_near(theme: Theme) -> None:
    near = {
        frozenset(pair)
        for pair in combinations(MEANINGS, 2)
        if nearest(theme, pair[0], pair[1]) < EASILY_APART
    }
    assert near == SECOND_CUE[theme.name]


@pytest.mark.parametrize(
    ("theme", "pair", "distance"),
    [
        (LIGHT, ("axon", "lesion"), 8),
        (LIGHT, ("myelin", "therapy"), 8),
        (LIGHT, ("axon", "immune"), 9),
        (DARK, ("myelin", "immune"), 8),
        (DARK, ("myelin", "therapy"), 6),
    ],
)
def test_stated_distances_of_marks(theme: Theme, pair: tuple[str, str], distance: int) -> None:
    assert round(nearest(theme, *pair)) == distance


def test_stated_distance_of_fills() -> None:
    assert round(nearest(LIGHT, "myelin", "therapy", "fill")) == 3


def test_mix_of_known_colours() -> None:
    assert mix("black", "white", 0.5) == pytest.approx((0.5, 0.5, 0.5))
    assert mix("#FF0000", "#0000FF", 0.25) == pytest.approx((0.75, 0, 0.25))


@given(colours, colours, st.floats(0, 1))
def test_mix_lies_between_its_ends(
    one: tuple[float, float, float], other: tuple[float, float, float], share: float
) -> None:
    for low, mid, high in zip(one, mix(one, other, share), other, strict=True):
        assert min(low, high) - 1e-9 <= mid <= max(low, high) + 1e-9
    assert mix(one, other, 0) == pytest.approx(one)
    assert mix(one, other, 1) == pytest.approx(other)


@given(colours, colours)
def test_contrast_is_symmetric_and_within_its_range(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21 + 1e-9


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_mix_refuses_a_share_beyond_its_ends(share: float) -> None:
    with pytest.raises(ValueError, match="give a share from 0"):
        mix("black", "white", share)
