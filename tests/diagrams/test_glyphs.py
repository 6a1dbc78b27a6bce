"""Glyphs: true proportions, the right hue, and arrows of three meanings."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from mscourse.diagrams.fibre_states import G_HEALTHY, G_REBUILT, Stretch, cut_end, healthy, remyelinated
from mscourse.diagrams.glyphs.curves import Spot, through
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, caliber, channels, fibre_section, sheath
from mscourse.diagrams.glyphs.immune import b_cell, macrophage, microglia, t_cell
from mscourse.diagrams.glyphs.immune_kinds import (
    killer,
    plasma_cell,
    regulator,
    virus_holder,
    working_microglia,
)
from mscourse.diagrams.glyphs.labels import above, arrow, beside, leader, span, step
from mscourse.diagrams.glyphs.neural import astrocyte, debris, neuron, oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import fade, points_wide, stroke, tapered
from mscourse.diagrams.glyphs.sources import (
    bone_cell,
    edited_t_cell,
    egg,
    fat_cell,
    neural_stem_cell,
    skin_cell,
)
from mscourse.diagrams.glyphs.therapy import helix, ipsc_colony, stem_cell, stromal_cell
from mscourse.diagrams.glyphs.tissue import far_fibre, occupied, outside, scatter
from mscourse.diagrams.glyphs.vessel import Vessel, red_cell, squeezing_cell
from mscourse.figures import Page
from mscourse.figures.audit import text_boxes
from mscourse.figures.render import pixels

MIDDLE = (180.0, 60.0)
Glyph = Callable[..., None]


def arms(glyph: Glyph) -> Glyph:
    """Give a glyph that has arms two of them."""

    def drawn(page: Page, centre: Spot, **look: Any) -> None:
        glyph(page, centre, [(centre[0] - 20, centre[1] - 15), (centre[0] + 20, centre[1] - 15)], **look)

    return drawn


def strand(page: Page, centre: Spot, **look: Any) -> None:
    helix(page, (centre[0] - 30, centre[1]), 60, **look)


SEEDED: dict[str, Glyph] = {
    "T cell": t_cell,
    "B cell": b_cell,
    "macrophage": macrophage,
    "microglia": microglia,
    "regulator": regulator,
    "killer T cell": killer,
    "plasma cell": plasma_cell,
    "B cell with virus": virus_holder,
    "working microglia": working_microglia,
    "neuron": neuron,
    "OPC": opc,
    "oligodendrocyte": arms(oligodendrocyte),
    "astrocyte": arms(astrocyte),
    "debris": debris,
    "blood stem cell": stem_cell,
    "stromal cell": stromal_cell,
    "iPSC colony": ipsc_colony,
    "red cell": red_cell,
    "egg": egg,
    "neural stem cell": neural_stem_cell,
    "skin cell": skin_cell,
    "fat cell": fat_cell,
    "bone cell": bone_cell,
    "engineered T cell": edited_t_cell,
}
HUED: dict[str, tuple[Glyph, str]] = {
    "T cell": (t_cell, "immune"),
    "B cell": (b_cell, "immune"),
    "macrophage": (macrophage, "immune"),
    "microglia": (microglia, "immune"),
    "squeezing cell": (squeezing_cell, "immune"),
    "regulator": (regulator, "immune"),
    "killer T cell": (killer, "immune"),
    "plasma cell": (plasma_cell, "immune"),
    "B cell with virus": (virus_holder, "immune"),
    "working microglia": (working_microglia, "immune"),
    "neuron": (neuron, "axon"),
    "OPC": (opc, "myelin"),
    "oligodendrocyte": (arms(oligodendrocyte), "myelin"),
    "astrocyte": (arms(astrocyte), "control"),
    "blood stem cell": (stem_cell, "therapy"),
    "stromal cell": (stromal_cell, "therapy"),
    "iPSC colony": (ipsc_colony, "therapy"),
    "DNA": (strand, "control"),
    "egg": (egg, "control"),
    "neural stem cell": (neural_stem_cell, "myelin"),
    "skin cell": (skin_cell, "control"),
    "fat cell": (fat_cell, "control"),
    "bone cell": (bone_cell, "control"),
    "engineered T cell": (edited_t_cell, "therapy"),
}


@pytest.fixture
def page() -> Page:
    return Page(120, "phone", "light")


def outlines(page: Page, highest: float = 99) -> np.ndarray:
    """Every point of every painted shape below a height in the stack, shape (n, 2)."""
    shapes = [a for a in page.ax.get_children() if isinstance(a, PathPatch) and a.get_zorder() < highest]
    return np.vstack([np.asarray(shape.get_path().vertices, float) for shape in shapes])


def colours(page: Page) -> set[str]:
    """Every colour of a line or an outline on the page."""
    found: set[str] = set()
    for artist in page.ax.get_children():
        if isinstance(artist, Line2D):
            found.add(to_hex(artist.get_color()).upper())
        elif isinstance(artist, PathPatch) and artist.get_linewidth():
            found.add(to_hex(artist.get_edgecolor()).upper())
        elif isinstance(artist, Collection):
            found |= {to_hex(tuple(c)).upper() for c in np.atleast_2d(artist.get_edgecolor()).tolist() if c}
    return found


@pytest.mark.parametrize("kind", SEEDED)
def test_cells_of_a_kind_look_alike_not_identical(kind: str) -> None:
    first, again, other = (Page(120, "phone", "light") for _ in range(3))
    for page, seed in ((first, 3), (again, 3), (other, 4)):
        SEEDED[kind](page, MIDDLE, seed=seed)
    assert (pixels(first.figure) == pixels(again.figure)).all()
    assert (pixels(first.figure) != pixels(other.figure)).any()


@pytest.mark.parametrize("kind", HUED)
def test_a_cell_wears_its_own_ink_and_an_infused_one_the_ink_of_therapy(kind: str) -> None:
    glyph, meaning = HUED[kind]
    own, given_one = Page(120, "phone", "light"), Page(120, "phone", "light")
    glyph(own, MIDDLE)
    glyph(given_one, MIDDLE, hue=own.theme.therapy)
    assert getattr(own.theme, meaning).ink in colours(own)
    assert own.theme.therapy.ink in colours(given_one)
    if meaning != "therapy":
        assert getattr(own.theme, meaning).ink not in colours(given_one)


def test_only_a_fed_macrophage_holds_myelin(page: Page) -> None:
    macrophage(page, MIDDLE, fed=False)
    assert page.theme.myelin.ink not in colours(page)
    macrophage(page, MIDDLE, fed=True)
    assert page.theme.myelin.ink in colours(page)


@given(st.floats(2, 20), st.floats(0.5, 0.95))
@settings(max_examples=15, deadline=None)
def test_a_section_shows_its_g_ratio(radius: float, g_ratio: float) -> None:
    page = Page(120, "phone", "light")
    fibre_section(page, MIDDLE, radius, g_ratio)
    reach = np.hypot(*(outlines(page) - MIDDLE).T).max()
    assert radius / reach == pytest.approx(g_ratio, rel=0.01)


def test_a_bare_section_ends_with_its_axon(page: Page) -> None:
    fibre_section(page, MIDDLE, 20, None)
    assert np.hypot(*(outlines(page) - MIDDLE).T).max() == pytest.approx(20, rel=0.03)


@pytest.mark.parametrize("g_ratio", [0, 1, 1.4, -0.7])
def test_an_impossible_g_ratio_is_refused(page: Page, g_ratio: float) -> None:
    with pytest.raises(ValueError, match="give one between 0 and 1, or None"):
        fibre_section(page, MIDDLE, 20, g_ratio)


def test_healthy_and_rebuilt_sheaths_have_their_g_ratio_lengthwise() -> None:
    for draw, g_ratio, window in ((healthy, G_HEALTHY, (0, 360)), (remyelinated, G_REBUILT, (120, 240))):
        page = Page(120, "phone", "light")
        draw(page, Stretch((0, 360), 60, radius=12, sway=0))
        points = outlines(page, highest=10)
        inner = points[(points[:, 0] > window[0]) & (points[:, 0] < window[1])]
        assert 12 / (inner[:, 1].max() - 60) == pytest.approx(g_ratio, rel=0.01)


def test_three_rebuilt_sheaths_stand_where_one_was() -> None:
    stretch = Stretch((0, 360), 60, radius=12, sway=0)
    assert stretch.lesion(1) - stretch.lesion(0) == pytest.approx(3 * stretch.pitch)
    assert stretch.nodes[0] < cut_end(stretch) < stretch.nodes[1]


@given(st.floats(4, 30), st.floats(0.3, 0.9), st.lists(st.floats(0, 400), min_size=1, max_size=5))
def test_an_axon_is_widest_between_nodes_and_narrowest_at_them(
    radius: float, waist: float, nodes: list[float]
) -> None:
    calibre = caliber(radius, nodes, waist=waist)
    along = calibre(np.linspace(-100, 500, 400))
    assert (along <= radius + 1e-9).all()
    assert (along >= waist * radius - 1e-9).all()
    assert calibre(np.array(nodes)) == pytest.approx(np.full(len(nodes), waist * radius))


def test_a_sheath_beyond_the_fibre_is_not_drawn(page: Page) -> None:
    fibre = Fibre(through([(0, 60), (100, 60)]), caliber(10, [50.0]))
    before = len(page.ax.get_children())
    sheath(page, fibre, (150, 200), Wrap())
    assert len(page.ax.get_children()) == before


def test_each_node_has_two_channels_on_both_sides(page: Page) -> None:
    fibre = Fibre(through([(0, 60), (100, 60)]), caliber(10, [50.0]))
    channels(page, fibre, [50.0])
    pegs = [line for line in page.ax.get_children() if isinstance(line, Line2D)]
    assert len(pegs) == 4
    assert fibre.thick(50) == pytest.approx(5.5)


@pytest.mark.parametrize(("kind", "dashed", "filled"), [("moves", 0, 1), ("signals", 1, 0), ("blocks", 0, 0)])
def test_each_kind_of_arrow_has_its_own_sign(page: Page, kind: Any, dashed: int, filled: int) -> None:
    before = set(page.ax.get_children())
    arrow(page, [(20, 20), (60, 50), (120, 60)], kind)
    new = [artist for artist in page.ax.get_children() if artist not in before]
    lines = [artist for artist in new if isinstance(artist, Line2D)]
    assert sum(line.is_dashed() for line in lines) == dashed
    assert sum(isinstance(artist, PathPatch) for artist in new) == filled


def test_an_unknown_arrow_is_refused(page: Page) -> None:
    maybe: Any = "maybe"
    with pytest.raises(ValueError, match="unknown kind of arrow 'maybe'; choose one of moves, signals"):
        arrow(page, [(0, 0), (9, 9)], maybe)


def test_a_leader_ends_in_a_dot_on_the_thing(page: Page) -> None:
    leader(page, (20, 20), (80, 60), page.theme.axon.ink)
    assert outlines(page).mean(axis=0) == pytest.approx([80, 60], abs=0.1)


def test_a_span_leaves_a_gap_for_its_name(page: Page) -> None:
    span(page, (40, 60), (240, 60), "internode")
    (name,) = text_boxes(page.figure)
    lines = [line for line in page.ax.get_children() if isinstance(line, Line2D)]
    bars = sorted(tuple(np.sort(line.get_xdata())) for line in lines if np.ptp(line.get_ydata()) == 0)
    assert bars[0][0] == 40
    assert bars[0][1] < name.x0 < name.x1 < bars[1][0]
    assert bars[1][1] == 240


def test_names_stand_beside_and_above_their_thing(page: Page) -> None:
    beside(page, (100, 60), "two\nlines", page.theme.ink, "right")
    beside(page, (60, 60), "left", page.theme.ink, "left")
    above(page, (250, 60), "on\ntop", page.theme.ink)
    boxes = {box.words: box for box in text_boxes(page.figure)}
    assert boxes["two"].x0 > 100
    assert boxes["left"].x1 < 60
    assert (boxes["two"].y1 + boxes["lines"].y0) / 2 == pytest.approx(60, abs=3)
    assert boxes["on"].y0 > boxes["top"].y0 > 60


def test_a_step_is_numbered(page: Page) -> None:
    step(page, MIDDLE, 3, page.theme.immune.ink)
    (number,) = text_boxes(page.figure)
    assert number.words == "3"
    assert (number.x0 + number.x1) / 2 == pytest.approx(MIDDLE[0], abs=1)


def test_line_widths_go_by_name_or_number() -> None:
    assert points_wide("hair") == 0.6
    assert points_wide(1.7) == 1.7


def test_a_tapered_line_has_a_width_for_each_piece(page: Page) -> None:
    tapered(page, np.array([(0.0, 0.0), (10.0, 0.0), (20.0, 5.0)]), np.array([3.0, 1.0]), "black", z=5)
    (line,) = (a for a in page.ax.get_children() if isinstance(a, Collection))
    assert list(np.asarray(line.get_linewidth())) == [3, 1]


@pytest.mark.parametrize("toward", ["left", "right", "up", "down"])
def test_a_fade_ends_in_paper_on_its_own_side(page: Page, toward: Any) -> None:
    stroke(page, [(0, 60), (360, 60)], "black", width=200)
    fade(page, (100, 200, 20, 100), toward, z=20)
    shown = pixels(page.figure)
    # Rows of pixels run downward, and the box reaches from row 20 to row 100.
    sides = {"left": shown[60, 101], "right": shown[60, 198], "up": shown[21, 150], "down": shown[98, 150]}
    bright = {side: int(tone.min()) for side, tone in sides.items()}
    opposite = {"left": "right", "right": "left", "up": "down", "down": "up"}[toward]
    assert bright[toward] > 240
    assert bright[opposite] < 15


def test_no_end_foot_lies_where_a_cell_comes_through() -> None:
    vessel = Vessel(through([(0, 60), (700, 60)]), top=110)
    door = vessel.junction(vessel.opened)
    assert door == pytest.approx([258, 60])
    assert len(vessel.feet()) > 5
    assert all(abs(foot - door[0]) > 28 for foot in vessel.feet())
    assert vessel.under_foot(0)[1] < 60
    assert vessel.height(300) == pytest.approx(60)


@given(st.floats(5, 40), st.integers(0, 99))
def test_scattered_points_are_many_and_near_their_box(pitch: float, seed: int) -> None:
    points = scatter((0, 0, 200, 100), pitch, seed)
    assert len(points) >= 200 * 100 / pitch**2
    assert points.min() >= -pitch / 4
    assert (points.max(axis=0) <= (200 + pitch, 100 + pitch)).all()


@given(st.integers(0, 99), st.floats(0, 20))
def test_points_outside_keep_their_distance(seed: int, margin: float) -> None:
    points, box = scatter((0, 0, 200, 100), 12, seed), (60.0, 30.0, 120.0, 70.0)
    kept = outside(points, [box], margin)
    aside = np.maximum(np.maximum(box[0] - kept[:, 0], kept[:, 0] - box[2]), 0)
    along = np.maximum(np.maximum(box[1] - kept[:, 1], kept[:, 1] - box[3]), 0)
    assert (np.maximum(aside, along) >= margin - 1e-9).all()
    assert 0 < len(kept) < len(points)
    assert len(outside(points, [], margin)) == len(points)


def test_what_is_drawn_high_enough_is_taken(page: Page) -> None:
    t_cell(page, MIDDLE, 10)
    page.text((20, 20), "name")
    tapered(page, np.array([(300.0, 90.0), (340.0, 95.0)]), np.array([2.0]), "black", z=5)
    boxes = occupied(page, lowest=2.5)
    assert len(outside(np.array([MIDDLE, (25.0, 24.0), (320.0, 92.0), (250.0, 20.0)]), boxes, 1)) == 1
    assert len(occupied(page, lowest=50)) == 1


def test_only_a_wrapped_far_fibre_has_a_ring(page: Page) -> None:
    far_fibre(page, np.array(MIDDLE), 3, page.theme.paper, wrapped=False)
    bare = np.hypot(*(outlines(page) - MIDDLE).T).max()
    far_fibre(page, np.array(MIDDLE), 3, page.theme.paper, wrapped=True)
    assert np.hypot(*(outlines(page) - MIDDLE).T).max() > 1.3 * bare
