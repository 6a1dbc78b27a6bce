"""From the blood into an active lesion, with repair cells waiting at its edge."""

from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, ring, shifted, wave
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, sheath
from mscourse.diagrams.glyphs.immune import b_cell, macrophage, microglia, t_cell
from mscourse.diagrams.glyphs.labels import above, arrow, beside, leader, step
from mscourse.diagrams.glyphs.neural import astrocyte, debris, oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.tissue import far_fibre, occupied, outside, scatter
from mscourse.diagrams.glyphs.vessel import Vessel, blood, red_cell, squeezing_cell, wall
from mscourse.diagrams.lesion_plan import PLANS, Plan, Row
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A small vein crosses the top. T cells roll, stick and squeeze through its wall in numbered steps. "
    "Below, in the lesion, T cells meet a presenting cell, macrophages full of myelin surround bare axons, "
    "and an oligodendrocyte has lost its arms. At the edge, progenitor cells wait near intact sheaths."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "How immune cells reach myelin, and what waits to repair it",
        "A small vein and an active lesion beside it; not to scale",
    ),
    "phone": Heading(
        "How immune cells reach myelin,\nand what waits to repair it",
        "A small vein and an active lesion beside it; not to scale",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, not to scale. Blue: myelin and the cells that make it. Amber: nerve fibres. "
    "Purple: immune cells.\nGrey: astrocytes. Tinted ground: the lesion. "
    "Faint rings and discs: fibres farther back, wrapped and bare.",
    "phone": "Schematic, not to scale. Blue: myelin and its makers.\n"
    "Amber: nerve fibres. Purple: immune cells. Grey: astrocytes.\n"
    "Tinted: the lesion. Faint rings, discs: fibres farther back.",
}

_WALL_DROP = 122
_NAMED = 2.5  # everything that is named, or must stay clear, is drawn at this height or above
_SURVIVING = 0.6  # share of the fibres farther back that are drawn within the lesion: fewer, as a look only
_SOFT_EDGE = 0.9  # the lesion's ground fades beyond this share of its size


def lesion_cutaway() -> Drawing:
    """Give the drawing of an active lesion beside a small vein."""
    return Drawing("lesion_cutaway", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the vein, the lesion under it, and the cells of both."""
    plan = PLANS[layout]
    page = Page(plan.body, layout, theme, HEADINGS[layout] if titled else None)
    course = wave((-20, page.top - _WALL_DROP), page.width + 20, amplitude=4, period=620, phase=0.4)
    vessel = Vessel(course, page.top)
    _lesion_ground(page, plan)
    _blood_and_wall(page, vessel, plan)
    _crossing(page, vessel)
    for number, row in enumerate(plan.rows):
        _fibre(page, row, 0.8 * number)
    _attackers(page, plan)
    _makers(page, plan)
    _name_tissue(page, plan)
    page.footer(FOOTERS[layout])
    _far_fibres(page, vessel, plan)
    return page


def _lesion_ground(page: Page, plan: Plan) -> None:
    x, y, wide, high = plan.lesion
    for k, share in enumerate(np.linspace(1, 0.8, 9).tolist()):
        area = ring((x, y), 1, wobble=0.03, seed=8, stretch=(wide * share, high * share))
        shape(page, area, fill=page.theme.lesion.wash, alpha=0.28, z=0.6 + 0.01 * k)


def _blood_and_wall(page: Page, vessel: Vessel, plan: Plan) -> None:
    theme = page.theme
    blood(page, vessel)
    rng = np.random.default_rng(12)
    for k in range(plan.red_cells):
        x = 356 + 36 * k + rng.uniform(-9, 9)
        y = vessel.height(400) + 44 + 34 * (k % 2) + rng.uniform(-6, 6)
        turn = rng.uniform(-0.6, 0.6)
        red_cell(page, (x, y), seed=k, turn=turn, stretch=(1, rng.uniform(0.45, 0.95)))
    for number, (x, below, feet) in enumerate(plan.astrocytes):
        ends = [vessel.under_foot(foot) for foot in feet]
        astrocyte(page, (x, vessel.height(x) - below), ends, seed=number, z=2.6)
    wall(page, vessel)
    x, below, _ = plan.astrocytes[-1]
    grey = theme.control.ink
    beside(page, (x + 21, vessel.height(x) - below), "astrocyte", grey, "right")
    near, far = (vessel.under_foot(foot) for foot in plan.astrocytes[-1][2])
    if page.phone:
        page.text(shifted(far, 9, -18), "end-feet", colour=grey)
    else:
        page.text(shifted(near, -8, -17), "end-feet", colour=grey, align="right")
    junction = vessel.junction(plan.junction)
    words = "tight\njunction" if page.phone else "wall cells, sealed\nby tight junctions"
    base = junction[1] + 44
    page.text((junction[0], base), words, colour=theme.blood.ink, align="center", upward=True)
    leader(page, (junction[0], base - 6), shifted(junction, 0, 4), theme.blood.ink)
    page.text((MARGIN, vessel.top - 21), "blood", colour=theme.blood.ink, italic=True)
    page.text((MARGIN, vessel.height(MARGIN) - 40), "brain", colour=theme.muted, italic=True)


def _crossing(page: Page, vessel: Vessel) -> None:
    """Draw a T cell in four moments: it rolls, sticks, squeezes through, and is shown myelin."""
    ink, door = page.theme.immune.ink, vessel.junction(vessel.opened)
    roll, stick, meet = ((x, vessel.height(x)) for x in (62.0, 150.0, 306.0))
    t_cell(page, shifted(roll, 0, 22), 11, seed=1)
    arrow(page, [shifted(roll, -30, 27), shifted(roll, -8, 38), shifted(roll, 17, 30)], "moves", ink)
    for aside in (-6, -2, 2, 6):
        stroke(page, [shifted(stick, aside, 5), shifted(stick, aside, 12)], ink, z=11)
    t_cell(page, shifted(stick, 0, 18), 11, seed=2, stretch=(1.18, 0.86))
    squeezing_cell(page, door)
    macrophage(page, shifted(meet, 24, -64), 16, seed=6, fed=False)
    t_cell(page, shifted(meet, 0, -60), 10.5, seed=5)
    arrow(page, [shifted(door, 6, -36), shifted(door, 20, -56), shifted(meet, -15, -60)], "moves", ink)
    third = "squeezes\nthrough" if page.phone else "squeezes through"
    steps = ((1, "rolls", roll[0] - 30), (2, "sticks", stick[0] - 26), (3, third, door[0] - 24))
    for number, words, x in steps:
        _step(page, (x, door[1] + 66), number, words)
    fourth = shifted(meet, *((-172, -104) if page.phone else (57, -56)))
    _step(page, fourth, 4, "is shown a piece of myelin")
    page.text(shifted(fourth, 13, -20), "by a presenting cell, and attacks", colour=ink)


def _step(page: Page, centre: Spot, number: int, words: str) -> None:
    ink = page.theme.immune.ink
    step(page, centre, number, ink)
    page.text((centre[0] + 13, centre[1] - 4), words, colour=ink, weight=600)


def _fibre(page: Page, row: Row, phase: float) -> None:
    """Draw an axon that runs through the lesion: wrapped outside it, bare inside."""
    curve = wave((-30, row.y), page.width + 30, amplitude=4, period=560, phase=phase)
    pitch, a, b = 92, row.bare_from, row.bare_to
    left = a + 30 - pitch * np.arange(3.0)[::-1]
    right = b + 30 + pitch * np.arange(3.0)
    nodes = np.concatenate([left, np.arange(a + 30 + pitch, b, pitch), right])
    fibre = Fibre(curve, caliber(8, nodes, spread=5))
    axon(page, fibre, z=5)
    for side in (left.tolist(), right.tolist()):
        for start, stop in pairwise(side):
            sheath(page, fibre, (start + 2, stop - 2), Wrap(3.8, lamellae=2, taper=7), z=6)


def _attackers(page: Page, plan: Plan) -> None:
    """Draw the cells that attack and clear, and the pieces they leave."""
    for stand, radius, seed in zip(plan.macrophages, (17, 18, 16), (2, 9, 4), strict=False):
        macrophage(page, plan.at(stand), radius, seed=seed)
    for seed, stand in enumerate(plan.t_cells):
        t_cell(page, plan.at(stand), 9, seed=seed)
    if plan.b_cell:
        b_cell(page, plan.at(plan.b_cell), 10.5, seed=3)
    microglia(page, plan.at(plan.microglia), 6.5, seed=3)
    for seed, stand in enumerate(plan.curls):
        debris(page, plan.at(stand), 4, seed=seed)


def _makers(page: Page, plan: Plan) -> None:
    """Draw the oligodendrocyte that lost its arms, the one that keeps them, and the progenitors between."""
    hurt = plan.at(plan.hurt)
    oligodendrocyte(page, hurt, [shifted(hurt, x, y) for x, y in ((-26, -20), (4, -30), (28, -17))], 12, z=8)
    for seed, (x, y) in enumerate(((-34, -34), (5, -42), (38, -30))):
        debris(page, shifted(hurt, x, y), 3.2, seed=seed + 20)
    t_cell(page, shifted(hurt, -22, 2), 9, seed=8)
    arms = [plan.at(arm) for arm in plan.arms]
    oligodendrocyte(page, plan.at(plan.keeper), arms, 13, z=4.5)
    for seed, (stand, turn) in enumerate(zip(plan.opcs, (0.5, -0.3, 0.3), strict=True)):
        opc(page, plan.at(stand), 8, seed=seed, turn=turn)


def _name_tissue(page: Page, plan: Plan) -> None:
    """Name the cells of the tissue, each within a few units of its edge, so that none needs a leader."""
    immune, maker = page.theme.immune.ink, page.theme.myelin.ink
    eater, hurt, keeper = (
        np.array(plan.at(stand)) for stand in (plan.macrophages[0], plan.hurt, plan.keeper)
    )
    waiting, small = np.array(plan.at(plan.opcs[0])), np.array(plan.at(plan.microglia))
    above(page, shifted(keeper, 0, 13), "intact\noligodendrocyte", maker)
    if page.phone:
        above(page, shifted(eater, 0, 17), "macrophage", immune)
        above(page, shifted(hurt, 0, 12), "oligodendrocyte\nlosing its arms", maker)
        above(page, shifted(waiting, 2, 19), "OPCs wait\nat the edge", maker)
    else:
        above(page, shifted(eater, 0, 17), "macrophage,\nfull of myelin", immune)
        beside(page, shifted(hurt, 12, 10), "oligodendrocyte\nlosing its arms", maker, "right")
        above(page, shifted(waiting, 2, 19), "progenitors (OPCs)\nwait at the edge", maker)
    beside(page, shifted(small, -17, 0), "microglia", immune, "left")
    if plan.b_cell:
        beside(page, shifted(plan.at(plan.b_cell), 14, 0), "B cell", immune, "right")
    x = 60 if page.phone else 352
    page.text((x, plan.rows[1].y - 25), "bare axon", colour=page.theme.axon.ink, align="center")


def _far_fibres(page: Page, vessel: Vessel, plan: Plan) -> None:
    """Fill the ground with fibres farther back: wrapped outside the lesion, bare and fewer inside it."""
    taken = occupied(page, lowest=_NAMED)
    points = scatter((-6, plan.floor, page.width + 6, vessel.height(0)), 16, seed=5)
    rng = np.random.default_rng(9)
    x, y, wide, high = plan.lesion
    for point in outside(points, taken, margin=8):
        depth = float(np.hypot((point[0] - x) / wide, (point[1] - y) / high))
        size, survives = rng.uniform(1.8, 3.6), rng.uniform() < _SURVIVING
        if depth > 1:
            far_fibre(page, point, size, page.theme.paper, wrapped=True)
        elif survives and depth < _SOFT_EDGE:
            far_fibre(page, point, size, page.theme.lesion.wash, wrapped=False)
