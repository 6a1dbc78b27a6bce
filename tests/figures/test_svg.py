"""A figure becomes a small SVG that looks the same and touches nothing else on the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from mscourse.figures import shorten
from mscourse.figures.palette import LIGHT
from mscourse.figures.svg import tree
from mscourse.figures.tokens import resolved


def figure() -> Figure:
    made = Figure(figsize=(3.2, 2))
    axes = made.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.plot([0, 1, 2], [0, 1, 0], color=LIGHT.axon.mark, alpha=0.255)
    axes.set_title("a < b & c")
    return made


def test_known_shapes_of_numbers_paths_styles_and_transforms() -> None:
    assert shorten.number(0.04) == "0"
    assert shorten.number(-0.5) == "-.5"
    assert shorten.number(12.0) == "12"
    assert shorten.number(100.0) == "100"
    assert shorten.path("M 10 20 L 11 22 L 12.04 24 z") == "m10 20l1 2 1 2z"
    assert shorten.path("M 0 0 L 5 0 Q 1 1 2 2 M 7 7 L 8 8") == "m0 0l5 0q-4 1-3 2m5 5l1 1"
    assert shorten.style("fill: none; stroke: #8a5d00; opacity: 0.2551; stroke-linejoin: round") == (
        "fill:none;stroke:var(--ms-axon-mark);opacity:.26"
    )
    assert shorten.style("font: 600 13.25px 'Source Sans 3'; text-anchor: middle") == (
        "font-weight:600;font-size:13.25px;text-anchor:middle"
    )
    assert shorten.style("font: italic 12px 'Source Sans 3'") == "font-style:italic;font-size:12px"
    assert shorten.transform("translate(0 0) rotate(-0 3 4) scale(0.1 -0.1)") == "scale(.1-.1)"
    assert shorten.transform("translate(1.26 2) rotate(-90 3 4)") == "translate(1.3 2) rotate(-90 3 4)"


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=2, max_size=60))
def test_rounding_never_adds_up_along_a_path(spots: list[tuple[float, float]]) -> None:
    words = "M " + " L ".join(f"{x:.6f} {y:.6f}" for x, y in spots)
    at = [0.0, 0.0]
    seen = []
    for pair in re.findall(r"(-?[\d.]+) ?(-?[\d.]+)", shorten.path(words)):
        at = [at[0] + float(pair[0]), at[1] + float(pair[1])]
        seen.append(tuple(at))
    assert len(seen) == len(spots)
    for (x, y), (u, v) in zip(spots, seen, strict=True):
        assert abs(x - u) <= 0.051
        assert abs(y - v) <= 0.051


def test_a_picture_brings_no_style_for_the_page_and_no_foreign_id() -> None:
    markup = tree(figure(), "mine-0").markup()
    assert "<style" not in markup
    assert "metadata" not in markup
    assert all(one.startswith("mine-0-") for one in re.findall(r'id="([^"]+)"', markup))
    used = set(re.findall(r"url\(#([^)]+)\)", markup)) | set(re.findall(r'href="#([^"]+)"', markup))
    assert used == set(re.findall(r'id="([^"]+)"', markup))


def test_text_stays_text_and_colours_of_the_palette_become_tokens() -> None:
    markup = tree(figure(), "mine").markup()
    assert "a &lt; b &amp; c" in markup
    assert "var(--ms-axon-mark)" in markup
    assert LIGHT.axon.mark.lower() not in markup.lower()
    assert LIGHT.axon.mark.lower() in resolved(markup)


def test_the_same_figure_gives_the_same_tree_and_black_is_the_ink_of_the_page() -> None:
    assert tree(figure(), "x").markup() == tree(figure(), "x").markup()
    assert "#000000" not in tree(figure(), "x").markup()


def test_the_size_is_in_the_view_box() -> None:
    assert tree(figure(), "x").attributes == {"viewBox": "0 0 230.4 144"}


@pytest.mark.parametrize("words", ["", "  "])
def test_empty_words_shorten_to_nothing(words: str) -> None:
    assert shorten.style(words) == ""
    assert shorten.transform(words) == ""
