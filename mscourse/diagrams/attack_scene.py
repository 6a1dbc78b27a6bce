"""The scene of the attack map: lymph node, blood, wall, the space around the vessel, and the lesion."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mscourse.diagrams.attack_plan import Place, Plan
from mscourse.diagrams.glyphs.curves import Curve, FloatArray, through, wave
from mscourse.diagrams.glyphs.immune import b_cell, macrophage, microglia, t_cell
from mscourse.diagrams.glyphs.immune_kinds import (
    antibody,
    killer,
    plasma_cell,
    regulator,
    virus_holder,
    working_microglia,
)
from mscourse.diagrams.glyphs.labels import above, arrow, beside
from mscourse.diagrams.glyphs.lymph import duct, lymph_node
from mscourse.diagrams.glyphs.neural import astrocyte, debris, oligodendrocyte, opc
from mscourse.diagrams.glyphs.tissue import far_fibre, occupied, outside, scatter
from mscourse.diagrams.glyphs.vessel import (
    Vessel,
    blood,
    end_feet,
    lining,
    red_cell,
    squeezing_cell,
)
from mscourse.diagrams.lesion_fibres import Inside, lesion_ground, run_fibre
from mscourse.figures.page import MARGIN, Page

State = Literal["relapse", "silent_rim", "burnt_out"]

_SHUT = 99  # a junction beyond every wall: none is open
_FOOT_PITCH = 62.0
_NAMED = 2.5  # what is drawn at this height or above must stay clear of fibres farther back
_INSIDE: dict[State, tuple[Inside, ...]] = {
    "relapse": ("bare", "bare", "bare"),
    "silent_rim": ("bare", "bare", "bare"),
    "burnt_out": ("bare", "lost", "bare"),
}


@dataclass(frozen=True)
class Scene:
    """A page with a plan laid on it, `base` units above the page's foot."""

    page: Page
    plan: Plan
    base: float
    state: State

    def at(self, place: Place) -> Place:
        """Point of the page for a place of the plan."""
        return place[0], place[1] + self.base

    def many(self, places: tuple[Place, ...]) -> list[Place]:
        """Points of the page for places of the plan."""
        return [self.at(one) for one in places]


def draw_scene(scene: Scene) -> None:
    """Draw everything but the numbered points and the words about the state."""
    page, plan = scene.page, scene.plan
    course = wave((-20, scene.base + plan.wall), page.width + 20, amplitude=4, period=620, phase=0.4)
    opened = plan.opened if scene.state == "relapse" else _SHUT
    vessel = Vessel(course, scene.base + plan.blood_top, opened=opened)
    _ground(scene)
    _blood(scene, vessel)
    border = wave((-20, scene.base + plan.space), page.width + 20, amplitude=3, period=620, phase=0.4)
    _node(scene)
    _wall(scene, vessel, border)
    _space(scene, vessel)
    for row, inside in zip(plan.rows, _INSIDE[scene.state], strict=False):
        run_fibre(page, replace(row, y=row.y + scene.base), inside)
    _edge(scene)
    {"relapse": _relapse, "silent_rim": _silent_rim, "burnt_out": _burnt_out}[scene.state](scene)
    _name_places(scene, vessel)


def fill_behind(scene: Scene) -> None:
    """Fill the brain's ground with fibres farther back; call it when all else is drawn."""
    page, plan = scene.page, scene.plan
    taken = occupied(page, lowest=_NAMED)
    box = (-6.0, scene.base - 6, page.width + 6.0, scene.base + plan.space - 24)
    rng = np.random.default_rng(9)
    (x, y), (wide, high) = scene.at(plan.lesion), plan.lesion_half
    lost = {"relapse": 0.4, "silent_rim": 0.5, "burnt_out": 0.75}[scene.state]
    ground = page.theme.lesion.wash if scene.state == "relapse" else page.theme.control.wash
    for point in outside(scatter(box, 21, seed=5), taken, margin=8):
        depth = float(np.hypot((point[0] - x) / wide, (point[1] - y) / high))
        size, fate = rng.uniform(1.8, 3.6), rng.uniform()
        if depth > 1:
            far_fibre(page, point, size, page.theme.paper, wrapped=True)
        elif fate > lost and depth < 0.9:  # noqa: PLR2004 - where the soft edge of the ground begins
            far_fibre(page, point, size, ground, wrapped=False)


def _ground(scene: Scene) -> None:
    lesion_ground(
        scene.page, scene.at(scene.plan.lesion), scene.plan.lesion_half, strong=scene.state == "relapse"
    )


def _blood(scene: Scene, vessel: Vessel) -> None:
    page, plan = scene.page, scene.plan
    blood(page, vessel)
    rng = np.random.default_rng(12)
    for seed, spot in enumerate(scene.many(plan.red_cells)):
        stretch, turn = (1.0, rng.uniform(0.5, 0.95)), rng.uniform(-0.6, 0.6)
        red_cell(page, spot, 9, seed=seed, turn=turn, stretch=stretch)
    for seed, spot in enumerate(scene.many(plan.blood_t)):
        t_cell(page, spot, 9.5, seed=seed)
    for seed, spot in enumerate(scene.many(plan.blood_b)):
        b_cell(page, spot, 10, seed=seed)
    ink = page.theme.immune.ink
    x, y = scene.at(plan.blood_b[0])
    beside(page, (x + 14, y), "B cell", ink, "right")
    x, y = scene.at(plan.blood_t[0])
    beside(page, (x + 9, y), "T cells", ink, "right")


def _node(scene: Scene) -> None:
    """Draw the node: a B cell shows a helper T cell a fragment, a regulator holds back, one cell leaves."""
    page, plan, ink = scene.page, scene.plan, scene.page.theme.immune.ink
    duct(page, through(np.array(scene.many(plan.duct))))
    lymph_node(page, scene.at(plan.node), plan.node_half)
    holder, helper, brake = scene.at(plan.holder), scene.at(plan.helper), scene.at(plan.brake)
    virus_holder(page, holder, 14, seed=3)
    t_cell(page, helper, 12, seed=1)
    regulator(page, brake, 10, seed=2)
    arrow(page, [(brake[0] - 19, brake[1]), (helper[0] + 18, helper[1])], "blocks", ink)
    page.text(
        (holder[0] + (4 if page.phone else 12), holder[1] - 34),
        "B cell with virus",
        colour=ink,
        align="center",
    )
    page.text((helper[0] + 4, helper[1] + 17), "helper T cell", colour=ink)
    page.text((brake[0] - 6, brake[1] - 29), "regulator", colour=ink, align="center")
    t_cell(page, scene.at(plan.in_duct), 8.5, seed=5)
    page.text(scene.at(plan.node_name), "lymph node", colour=page.theme.muted, italic=True)


def _wall(scene: Scene, vessel: Vessel, border: Curve) -> None:
    """Draw the vessel's wall, and below it the brain's own border of end-feet with its gate."""
    page, plan = scene.page, scene.plan
    lining(page, vessel)
    gate = plan.gate + 20 if scene.state == "relapse" else -1e3
    middles = [place for place in np.arange(16, border.length, _FOOT_PITCH) if abs(place - gate) > 36]  # noqa: PLR2004 - half a foot and room for a cell
    end_feet(page, border, middles)
    star = scene.at(plan.astrocyte)
    if scene.state == "burnt_out" and page.phone:
        return
    ends = [border.spot(foot + 20, -20) for foot in plan.feet]
    astrocyte(page, star, ends, seed=1, z=2.6)
    if not page.phone:
        beside(page, (star[0] - 24, star[1]), "astrocyte", page.theme.control.ink, "left")


def _space(scene: Scene, vessel: Vessel) -> None:
    """Draw who stays in the space around the vessel."""
    page, plan, ink = scene.page, scene.plan, scene.page.theme.immune.ink
    (x, y), (far, near) = scene.at(plan.plasma), scene.at(plan.presenting)
    if scene.state != "burnt_out":
        plasma_cell(page, (x, y), 11, seed=2)
        for k, (aside, up) in enumerate(((20, 8), (26, -5), (36, 4))):
            antibody(page, (x - aside, y + up), 4.5, turn=0.4 + 1.3 * k)
        beside(page, (x + 14, y), "plasma cell", ink, "right")
    if scene.state == "relapse":
        macrophage(page, (far + 20, near - 2), 15, seed=6, fed=False)
        t_cell(page, (far - 2, near), 10, seed=5)
        door = vessel.junction(vessel.opened)
        squeezing_cell(page, door)
        roll = scene.many(plan.rolling)
        t_cell(page, roll[-1], 10, seed=7)
        aside = 14 if page.phone else -14
        arrow(page, [roll[0], roll[1], (roll[2][0] + aside, roll[2][1] + 3)], "moves", ink)
        to = (far - 16, near) if not page.phone else (far + 4, near + 19)
        start = (door[0] + (12 if not page.phone else -10), door[1] - 34)
        mid = (
            ((start[0] + to[0]) / 2 - 4, min(start[1], to[1]) - 2)
            if not page.phone
            else ((start[0] + to[0]) / 2 + 14, (start[1] + to[1]) / 2 - 2)
        )
        arrow(page, [start, mid, to], "moves", ink)
        arrow(page, scene.many(plan.into), "moves", ink)
    elif scene.state == "silent_rim":
        b_cell(page, (far - 14, near + 2), 9.5, seed=4)
        t_cell(page, (far + 14, near - 1), 9.5, seed=8)


def _edge(scene: Scene) -> None:
    """Draw the progenitors at the edge and an intact oligodendrocyte."""
    page, plan = scene.page, scene.plan
    keeper = scene.at(plan.keeper)
    oligodendrocyte(page, keeper, scene.many(plan.arms), 11, z=4.5)
    spots = scene.many(plan.opcs)
    for seed, (spot, turn) in enumerate(zip(spots, (0.5, -0.3), strict=True)):
        opc(page, spot, 7.5, seed=seed, turn=turn)
    if not page.phone and scene.state != "silent_rim":
        beside(page, (spots[0][0] + 22, spots[0][1] - 1), "OPC", page.theme.myelin.ink, "right")


def _relapse(scene: Scene) -> None:
    page, plan, ink = scene.page, scene.plan, scene.page.theme.immune.ink
    for spot, radius, seed in zip(scene.many(plan.eaters), (15, 16, 14), (2, 9, 4), strict=True):
        macrophage(page, spot, radius, seed=seed)
    for seed, spot in enumerate(scene.many(plan.attackers)):
        t_cell(page, spot, 9, seed=seed)
    killer(page, scene.at(plan.killer), 9.5, turn=-1.4)
    for seed, spot in enumerate(scene.many(plan.curls)):
        debris(page, spot, 4, seed=seed)
    x, y = scene.at(plan.eaters[1])
    beside(page, (x + 15, y), "macrophage", ink, "right")
    page.text(scene.at(plan.bare_name), "bare fibre", colour=page.theme.axon.ink, align="center")
    x, y = scene.at(plan.killer)
    above(page, (x, y + 9), "killer T cell", ink)


def _silent_rim(scene: Scene) -> None:
    """Draw microglia at work along the border, which creeps outward while the middle is quiet."""
    page, plan, ink = scene.page, scene.plan, scene.page.theme.immune.ink
    middle = scene.at(plan.lesion)
    for seed, spot in enumerate(scene.many(plan.rim)):
        working_microglia(page, spot, 8.5, iron=True, seed=seed)
        away = np.array(spot) - np.array(middle)
        away /= np.hypot(*(away / np.array(plan.lesion_half)))
        away /= np.hypot(*away)
        tip = np.array(spot) + 26 * away
        if _inside(scene, tip):
            arrow(page, [np.array(spot) + 15 * away, tip], "moves", ink)
    x, y = scene.at(plan.rim[plan.rim_named])
    side = -1 if page.phone else 1
    beside(page, (x + 14 * side, y), "microglia with iron", ink, "left" if page.phone else "right")
    page.text(scene.at(plan.middle_name), "quiet middle", colour=page.theme.muted, align="center")
    page.text(scene.at(plan.bare_name), "bare fibre", colour=page.theme.axon.ink, align="center")


def _inside(scene: Scene, tip: FloatArray) -> bool:
    """Say whether an arrow may end at a place: on the page, below the border, above the list."""
    edge, up = 20, float(tip[1]) - scene.base
    return edge < tip[0] < scene.page.width - edge and edge / 2 < up < scene.plan.space - 2 * edge


def _burnt_out(scene: Scene) -> None:
    """Draw what is left: bare axons, one of them lost, a scar of astrocytes, hardly an immune cell."""
    page, plan = scene.page, scene.plan
    for seed, spot in enumerate(scene.many(plan.scars)):
        ends = [(spot[0] - 26, spot[1] + 4), (spot[0] + 26, spot[1] - 3)]
        astrocyte(page, spot, ends, radius=8, seed=seed + 4, z=4.4)
    microglia(page, scene.at(plan.attackers[0]), 6, seed=3)
    x, y = scene.at(plan.scars[plan.scar_named])
    beside(page, (x + 30, y - 4), "scar of astrocytes", page.theme.control.ink, "right")
    page.text(scene.at(plan.lost_name), "lost fibre", colour=page.theme.axon.ink, align="center")


def _name_places(scene: Scene, vessel: Vessel) -> None:
    page, plan, theme = scene.page, scene.plan, scene.page.theme
    page.text((MARGIN, vessel.top - 22), "blood", colour=theme.blood.ink, italic=True)
    space = scene.base + plan.space
    page.text(
        (MARGIN, space + (64 if page.phone else 24)), "space around the vein", colour=theme.muted, italic=True
    )
