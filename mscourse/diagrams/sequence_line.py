"""Calm, clear, deliver, protect: four steps through a strip of tissue, and the same with two swapped."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.bench import syringe
from mscourse.diagrams.glyphs.curves import Curve, Spot, ring, through
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, channels, sheath
from mscourse.diagrams.glyphs.immune import macrophage, t_cell
from mscourse.diagrams.glyphs.immune_kinds import regulator
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.marrow import gone
from mscourse.diagrams.glyphs.neural import debris, oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.pair_of_drugs import capsule
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A strip of tissue with bare nerve fibres, in four numbered steps: a drug calms the attacking cells, "
    "debris is cleared, grafted cells are injected, they wrap the fibres while new attackers are held off. "
    "Below, dimmed, the graft comes first: attackers and the drug leave few cells; a warning mark."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "A graft before the calm meets the attackers, and then the drug against them",
        "An order that is argued for, and one with two steps swapped",
    ),
    "phone": Heading(
        "A graft before the calm meets attackers,\nand then the drug against them",
        "An order that is argued for, and a swapped one",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: an argument, not a result; we found no trial in people that compares the orders. "
    "Cells are drawn large.",
    "phone": "Schematic: an argument, not a result; we found\nno trial in people that compares the orders.\n"
    "Cells are drawn large.",
}
BODIES: dict[Layout, int] = {"wide": 482, "phone": 1242}
_HIGH = 112.0
_LEVELS = (30.0, 82.0)
_RADIUS, _PITCH = 5.0, 41.0


@dataclass(frozen=True)
class Scene:
    """A piece of tissue: its left and right end, its floor, and a seed for its cells."""

    x0: float
    x1: float
    floor: float
    seed: int

    def at(self, share: float, up: float) -> tuple[float, float]:
        """Give a place: a share of the width, and units above the floor."""
        return self.x0 + share * (self.x1 - self.x0), self.floor + up

    def course(self, level: float) -> Curve:
        """Give the course of a fibre, which goes on in the next piece."""
        x = np.linspace(self.x0, self.x1, 12)
        return through(np.column_stack([x, self.floor + level + 2.2 * np.sin(x / 46 + level)]), 200)


def sequence_line() -> Drawing:
    """Give the drawing of the order of steps."""
    return Drawing("sequence_line", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both orders."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_below if page.phone else _beside)(page)
    page.footer(FOOTERS[layout])
    return page


_STEPS = (
    ("calm", "attackers are\nheld down"),
    ("clear", "debris goes,\nspace is made"),
    ("deliver", "cells come to\nbare fibres"),
    ("protect", "they wrap; new\nattacks are kept off"),
)
_SWAPPED = (
    ("deliver", "cells come among\nattackers"),
    ("calm", "the drug strikes\nthe graft as well"),
    ("clear", "few cells are left\nto repair"),
)


def _beside(page: Page) -> None:
    wide = (page.width - 2 * MARGIN) / len(_STEPS)
    floor = page.top - 34 - _HIGH
    page.text((MARGIN, page.top - 22), "first calm, then repair", "heading")
    for number, name in enumerate(_STEPS):
        scene = Scene(MARGIN + wide * number, MARGIN + wide * (number + 1), floor, number)
        _scene(page, scene, _DRAWN[number], 0.9 - 0.26 * number, wrapped=number == len(_STEPS) - 1)
        _name(page, (scene.x0 + 14, floor - 24), number + 1, name)
    _time(page, (MARGIN, page.width - MARGIN), floor - 70)
    low = floor - 116 - _HIGH
    page.text((MARGIN, low + _HIGH + 12), "the graft first", "heading", colour=page.theme.muted)
    for number, name in enumerate(_SWAPPED):
        scene = Scene(MARGIN + wide * number, MARGIN + wide * (number + 1), low, number + 7)
        _scene(page, scene, _OTHER[number], 0.9 - 0.26 * number, wrapped=False)
        _name(page, (scene.x0 + 14, low - 24), number + 1, name, dim=True)
    _veil(page, (MARGIN, MARGIN + wide * len(_SWAPPED)), low)
    _warning(page, (MARGIN + wide * len(_SWAPPED) + 34, low + 66))


def _below(page: Page) -> None:
    left, right = float(MARGIN), float(page.width - MARGIN)
    y = page.top - 24
    page.text((left, y), "first calm, then repair", "heading")
    for number, name in enumerate(_STEPS):
        y -= _HIGH + (12 if number == 0 else 40)
        _scene(page, Scene(left, right, y, number), _DRAWN[number], 0.9 - 0.26 * number, wrapped=number == 3)  # noqa: PLR2004
        _name(page, (left + 10, y - 20), number + 1, name)
    y -= 70
    page.text((left, y), "the graft first", "heading", colour=page.theme.muted)
    for number, name in enumerate(_SWAPPED):
        y -= _HIGH + (12 if number == 0 else 40)
        _scene(page, Scene(left, right, y, number + 7), _OTHER[number], 0.9 - 0.26 * number, wrapped=False)
        _name(page, (left + 10, y - 20), number + 1, name, dim=True)
        _veil(page, (left, right), y)
    _warning(page, (left + 14, y - 52))


def _scene(
    page: Page, scene: Scene, fill: Callable[[Page, Scene], None], heat: float, *, wrapped: bool
) -> None:
    """Draw a piece of tissue: its ground, as inflamed as it is, two fibres, and its cells."""
    ground = np.array([scene.at(0, 0), scene.at(1, 0), scene.at(1, _HIGH), scene.at(0, _HIGH)])
    shape(page, ground, fill=page.theme.control.wash, z=0.3)
    shape(page, ground, fill=page.theme.lesion.wash, alpha=max(heat, 0.0), z=0.4)
    for level in _LEVELS:
        _fibre(page, scene, level, wrapped=wrapped)
    fill(page, scene)


def _fibre(page: Page, scene: Scene, level: float, *, wrapped: bool) -> None:
    course = scene.course(level)
    pitch = _PITCH / 2 if wrapped else _PITCH
    nodes = np.arange(pitch / 2, course.length, pitch)
    fibre = Fibre(course, caliber(_RADIUS, nodes, spread=3.6))
    axon(page, fibre, z=5)
    if not wrapped:
        channels(page, fibre, nodes, z=5.5)
        return
    for start, stop in pairwise(nodes.tolist()):
        sheath(page, fibre, (start + 2, stop - 2), Wrap(1.6, lamellae=0, taper=4), z=6)


def _name(page: Page, at: Spot, number: int, name: tuple[str, str], *, dim: bool = False) -> None:
    colour = page.theme.control.ink if dim else page.theme.therapy.ink
    step(page, at, number, colour)
    x, y = at
    page.text((x + 15, y - 5), name[0], weight=600, colour=colour)
    if page.phone:
        words = name[1].replace("\n", " ")
        page.text(
            (x + 15 + page.measure(name[0], weight=600) + 10, y - 5), words, "small", colour=page.theme.muted
        )
    else:
        page.text((x + 15, y - 21), name[1], "small", colour=page.theme.muted)


def _time(page: Page, ends: tuple[float, float], y: float) -> None:
    arrow(page, [(ends[0], y), (ends[1], y)], colour=page.theme.muted)
    page.text((ends[1], y - 17), "time", "small", colour=page.theme.muted, align="right", italic=False)


def _veil(page: Page, ends: tuple[float, float], floor: float) -> None:
    """Dim a strip."""
    low, high = floor - 1, floor + _HIGH + 1
    over = np.array([(ends[0], low), (ends[1], low), (ends[1], high), (ends[0], high)])
    shape(page, over, fill=page.theme.paper, alpha=0.34, z=28)


def _warning(page: Page, at: Spot) -> None:
    """Put up a triangle with a mark of exclamation, and say what is warned of."""
    ink, (x, y) = page.theme.lesion.ink, at
    size = 20.0 if not page.phone else 14.0
    corners = np.array([(x - size, y - size * 0.8), (x + size, y - size * 0.8), (x, y + size * 0.95)])
    shape(page, corners, fill=page.theme.lesion.wash, edge=ink, width="bold", z=20)
    stroke(page, [(x, y + size * 0.3), (x, y - size * 0.22)], ink, width=3, z=21)
    stroke(page, [(x, y - size * 0.52), (x, y - size * 0.54)], ink, width=3.4, z=21)
    if page.phone:
        page.text(
            (x + size + 10, y - 6), "most of the graft is lost before it can repair", colour=ink, weight=600
        )
        return
    page.text((x - 18, y - 42), "most of the\ngraft is lost\nbefore it can\nrepair", colour=ink, weight=600)


# ---- what is in each scene ----


def _calm(page: Page, scene: Scene) -> None:
    t_cell(page, scene.at(0.24, 56), 8.5, seed=1)
    t_cell(page, scene.at(0.55, 104), 8.5, seed=2)
    macrophage(page, scene.at(0.78, 56), 12, seed=3)
    for share, up in ((0.42, 55), (0.9, 98)):
        gone(page, scene.at(share, up), 8.5)
    capsule(page, scene.at(0.12, 100), 24, 0.4)
    arrow(
        page, [scene.at(0.22, 96), scene.at(0.27, 88), scene.at(0.26, 71)], "blocks", page.theme.therapy.ink
    )
    for seed, (share, up) in enumerate(((0.62, 10), (0.12, 12), (0.94, 54), (0.5, 38))):
        debris(page, scene.at(share, up), 3.8, seed=seed)


def _clear(page: Page, scene: Scene) -> None:
    macrophage(page, scene.at(0.5, 56), 13, seed=5)
    for seed, (share, up, size) in enumerate(((0.22, 54, 5.0), (0.84, 57, 4.4), (0.3, 104, 3.6))):
        debris(page, scene.at(share, up), size, seed=seed + 3)
    ink = page.theme.immune.ink
    arrow(page, [scene.at(0.27, 54), scene.at(0.33, 57), scene.at(0.4, 56)], "moves", ink)
    arrow(page, [scene.at(0.79, 58), scene.at(0.7, 60), scene.at(0.61, 57)], "moves", ink)
    gone(page, scene.at(0.72, 102), 8.5)


def _deliver(page: Page, scene: Scene) -> None:
    hue = page.theme.therapy
    syringe(page, scene.at(0.26, 66), -0.95, 52)
    for seed, (share, up, turn) in enumerate(
        ((0.34, 53, 0.3), (0.6, 58, -0.2), (0.84, 55, 0.2), (0.62, 11, 0.1))
    ):
        opc(page, scene.at(share, up), 7.2, hue=hue, seed=seed, turn=turn)


def _protect(page: Page, scene: Scene) -> None:
    hue = page.theme.therapy
    for share, seed in ((0.3, 2), (0.7, 4)):
        centre = scene.at(share, 56)
        arms = [(centre[0] + dx, scene.floor + up) for dx, up in ((-26, 75), (24, 75), (-22, 38), (26, 38))]
        oligodendrocyte(page, centre, arms, 8.4, hue=hue, seed=seed, z=9)
    t_cell(page, scene.at(0.88, 103), 7.5, seed=6)
    regulator(page, scene.at(0.52, 103), 8, seed=2, hue=page.theme.immune)
    arrow(
        page, [scene.at(0.6, 103), scene.at(0.69, 105), scene.at(0.79, 103)], "blocks", page.theme.immune.ink
    )


def _among(page: Page, scene: Scene) -> None:
    hue = page.theme.therapy
    syringe(page, scene.at(0.14, 67), -1.1, 44)
    for seed, (share, up, turn) in enumerate(((0.19, 53, 0.3), (0.52, 57, -0.3), (0.66, 11, 0.1))):
        opc(page, scene.at(share, up), 7.2, hue=hue, seed=seed, turn=turn)
    for seed, (share, up) in enumerate(((0.35, 56), (0.72, 104), (0.9, 55))):
        t_cell(page, scene.at(share, up), 8.5, seed=seed)
    macrophage(page, scene.at(0.72, 56), 11, seed=6)
    debris(page, scene.at(0.36, 11), 4, seed=2)
    debris(page, scene.at(0.92, 104), 4, seed=3)


def _struck(page: Page, scene: Scene) -> None:
    capsule(page, scene.at(0.14, 101), 24, 0.4)
    ink = page.theme.therapy.ink
    arrow(page, [scene.at(0.24, 99), scene.at(0.33, 92), scene.at(0.36, 72)], "blocks", ink)
    arrow(page, [scene.at(0.26, 103), scene.at(0.5, 104), scene.at(0.58, 76)], "blocks", ink)
    gone(page, scene.at(0.36, 56), 8.5)
    gone(page, scene.at(0.82, 104), 8.5)
    for share, up in ((0.6, 57), (0.74, 12), (0.16, 54)):
        _lost(page, scene.at(share, up))
    opc(page, scene.at(0.86, 56), 7, hue=page.theme.therapy, seed=4, turn=0.2)


def _lost(page: Page, at: Spot) -> None:
    """Draw the outline of a grafted cell that is no longer there."""
    outline = ring(at, 7.5, seed=2, stretch=(1.6, 0.75), turn=0.2)
    stroke(
        page, np.vstack([outline, outline[:1]]), page.theme.therapy.ink, width="thin", dashes=(2.4, 2.0), z=12
    )


def _left(page: Page, scene: Scene) -> None:
    opc(page, scene.at(0.3, 56), 7, hue=page.theme.therapy, seed=4, turn=0.2)
    for share, up in ((0.66, 56), (0.46, 11), (0.84, 104)):
        _lost(page, scene.at(share, up))
    macrophage(page, scene.at(0.86, 56), 11, seed=7)


_DRAWN = (_calm, _clear, _deliver, _protect)
_OTHER = (_among, _struck, _left)

__all__ = ["sequence_line"]
