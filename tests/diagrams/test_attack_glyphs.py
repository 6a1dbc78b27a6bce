"""Glyphs of chapter 02: a wall that is shut, a lymph node with its dent, fibres with a fate."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from mscourse.diagrams.glyphs.curves import wave
from mscourse.diagrams.glyphs.immune_kinds import antibody, working_microglia
from mscourse.diagrams.glyphs.lymph import node_outline
from mscourse.diagrams.glyphs.vessel import Vessel, lining, wall
from mscourse.diagrams.lesion_fibres import G_HEALTHY, Inside, Row, run_fibre
from mscourse.figures import Page

SHUT = 99


def vessel(opened: int) -> Vessel:
    return Vessel(wave((-20, 60), 380, amplitude=0, period=620, phase=0), top=110, opened=opened)


def membranes(page: Page) -> list[Line2D]:
    colour = page.theme.blood.mark.upper()
    lines = [one for one in page.ax.get_children() if isinstance(one, Line2D)]
    return [one for one in lines if to_hex(one.get_color()).upper() == colour]


@pytest.mark.parametrize(("opened", "pieces"), [(2, 2), (SHUT, 1)])
def test_the_membrane_has_a_gap_only_where_a_cell_comes_through(opened: int, pieces: int) -> None:
    page = Page(120, "phone", "light")
    lining(page, vessel(opened))
    assert len(membranes(page)) == pieces


def test_a_wall_is_its_lining_and_feet() -> None:
    bare, whole = Page(120, "phone", "light"), Page(120, "phone", "light")
    lining(bare, vessel(2))
    wall(whole, vessel(2))
    more = len(whole.ax.get_children()) - len(bare.ax.get_children())
    assert more == len(vessel(2).feet())


def test_a_lymph_node_is_dented_on_its_right() -> None:
    outline = node_outline((100, 50), (80, 40))
    reach = outline[:, 0].max(), outline[:, 0].min()
    assert reach[0] - 100 < 0.95 * (100 - reach[1])
    level = np.abs(outline[:, 1] - 50) < 2
    assert outline[level, 0].max() < reach[0]


def test_an_antibody_has_three_arms_and_iron_lies_only_in_microglia_that_hold_it() -> None:
    page = Page(120, "phone", "light")
    antibody(page, (50, 50))
    assert len([one for one in page.ax.get_children() if isinstance(one, Line2D)]) == 3
    inked = []
    for iron in (False, True):
        other = Page(120, "phone", "light")
        working_microglia(other, (50, 50), iron=iron)
        shapes = [one for one in other.ax.get_children() if isinstance(one, PathPatch)]
        inked.append(sum(to_hex(one.get_facecolor()).upper() == page.theme.ink.upper() for one in shapes))
    assert inked == [0, 6]


@pytest.mark.parametrize(("inside", "rebuilt"), [("bare", 0), ("wrapped", 3), ("rebuilt", 9)])
def test_three_short_sheaths_stand_where_one_was(inside: Inside, rebuilt: int) -> None:
    counted = []
    for fate in ("bare", inside):
        page = Page(120, "phone", "light")
        run_fibre(page, Row(60, 60, 336), fate)
        myelin = page.theme.myelin.fill.upper()
        shapes = [one for one in page.ax.get_children() if isinstance(one, PathPatch)]
        counted.append(sum(to_hex(one.get_facecolor()).upper() == myelin for one in shapes))
    assert counted[1] - counted[0] == 2 * rebuilt  # a sheath is a band on either side


def test_a_sheath_outside_the_lesion_has_its_healthy_g_ratio_and_a_lost_axon_is_dashed() -> None:
    page = Page(120, "phone", "light")
    run_fibre(page, Row(60, 120, 240, radius=10), "lost")
    bands = [
        np.asarray(one.get_path().vertices, float)
        for one in page.ax.get_children()
        if isinstance(one, PathPatch)
        and to_hex(one.get_facecolor()).upper() == page.theme.myelin.fill.upper()
    ]
    middles = [
        len(points) // 4 for points in bands
    ]  # an outline runs along one edge and back along the other
    thick = [np.hypot(*(points[k] - points[-2 - k])) for points, k in zip(bands, middles, strict=True)]
    assert max(thick) == pytest.approx(10 * (1 / G_HEALTHY - 1), rel=0.02)
    dashed = [
        one for one in page.ax.get_children() if isinstance(one, Line2D) and one.get_linestyle() == "--"
    ]
    assert len(dashed) == 2
