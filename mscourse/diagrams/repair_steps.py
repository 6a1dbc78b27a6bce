"""Four steps from a waiting precursor to a new sheath, and what holds each of them back."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.curves import ring, wave
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, channels, sheath
from mscourse.diagrams.glyphs.immune import macrophage, t_cell
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.neural import debris, oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import fade, shape, stroke
from mscourse.diagrams.glyphs.repair import clock, dividing_opc, maturing_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "One lesion from its bare inside at the left to its edge at the right. Precursor cells move in from the "
    "edge, divide, grow many arms, and wrap axons in thin sheaths: four numbered steps. A brake stands under "
    "each: debris, age, inflammation, a lost axon."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Repair takes four steps, and each of them has a brake",
        "One lesion at one moment: bare inside at the left, healthy tissue at the right",
    ),
    "phone": Heading(
        "Repair takes four steps,\nand each of them has a brake",
        "From the bare inside of a lesion to its edge",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, not to scale. Arrow with a bar: holds back. Each brake is drawn at one step; it can "
    "act on others, too.",
    "phone": "Schematic, not to scale. Arrow with a bar: holds back.\nEach brake is drawn at one step; it "
    "can act on others, too.",
}
STEPS = (
    ("move in", "called by signals"),
    ("multiply", "until the place is filled"),
    ("mature", "feel for bare axons"),
    ("wrap", "short, thin sheaths"),
)
BRAKES = (
    ("debris", "of old myelin"),
    ("age", "they divide less often"),
    ("inflammation", "may keep them immature"),
    ("no axon", "nothing to wrap"),
)
_THIN, _THICK = 0.9, 0.7  # g-ratios, drawn true, never printed
_RADIUS = 7.5
_PITCH, _SHORT = 84.0, 26.0  # an old internode and a new one, units
_ROWS = (116.0, 60.0, 4.0)  # heights of the fibres over a scene's floor
_TALL = 128.0


@dataclass(frozen=True)
class Scene:
    """Where one step is drawn: left end, width, and the floor of its fibres."""

    x: float
    wide: float
    y: float

    def at(self, share: float, up: float) -> tuple[float, float]:
        """Place a share of the width, `up` units over the floor."""
        return self.x + share * self.wide, self.y + up


def repair_steps() -> Drawing:
    """Give the drawing of four steps of repair and their brakes."""
    return Drawing("repair_steps", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the steps beside one another in one lesion, or under one another on a phone."""
    footer = FOOTERS[layout]
    foot = MARGIN + LEADING["small"] * (footer.count("\n") + 1) + 12
    heading = HEADINGS[layout] if titled else None
    if layout == "wide":
        page = Page(round(foot + 338), layout, theme, heading)
        _wide(page)
    else:
        page = Page(round(foot + 4 * 214), layout, theme, heading)
        _phone(page)
    page.footer(footer)
    return page


def _wide(page: Page) -> None:
    floor = page.top - 214
    edge, first = 592.0, 12.0
    wide = (edge - first) / 4
    _ground(page, (first - 40, edge + 6), floor)
    for number, height in enumerate(_ROWS):
        new = first + 3 * wide + (4, -8, 10)[number]
        _fibre(page, (-24.0, page.width + 24.0), floor + height, (new, edge + (0, -10, 6)[number]), number)
    for number, (draw_step, draw_brake) in enumerate(SCENES):
        scene = Scene(first + number * wide, wide, floor)
        draw_step(page, scene)
        _name_step(page, number, (scene.x + 6, page.top - 24))
        _brake(page, number, scene, draw_brake)
    _edge(page, floor)


def _phone(page: Page) -> None:
    for number, (draw_step, draw_brake) in enumerate(SCENES):
        top = page.top - 214 * number
        scene = Scene(MARGIN, 190, top - 60 - _TALL + 4)
        last = number == len(SCENES) - 1
        _ground(page, (-20.0, scene.x + scene.wide - 14), scene.y)
        for row, height in enumerate(_ROWS):
            new = scene.x + (8, 0, 12)[row] if last else 1e4
            ends = (-24.0, scene.x + scene.wide + 8)
            _fibre(page, ends, scene.y + height, (new, 1e4), row)
        draw_step(page, scene)
        _name_step(page, number, (MARGIN, top - 22))
        _brake(page, number, scene, draw_brake, beside=True)
        _run_out(page, scene)


def _run_out(page: Page, scene: Scene) -> None:
    """Let the fibres of a phone's scene run out into the paper."""
    right = scene.x + scene.wide
    for height in _ROWS:
        low, high = scene.y + height - 14, scene.y + height + 14
        fade(page, (right - 30, right, low, high), "right", z=20)
        rest = np.array([(right, low), (right + 14, low), (right + 14, high), (right, high)])
        shape(page, rest, fill=page.theme.paper, z=20)


def _name_step(page: Page, number: int, at: tuple[float, float]) -> None:
    name, words = STEPS[number]
    ink = page.theme.myelin.ink
    step(page, (at[0] + 8.5, at[1] + 4), number + 1, ink)
    page.text((at[0] + 24, at[1]), name, weight=600, colour=ink)
    page.text((at[0] + 24, at[1] - 15), words, "small", colour=page.theme.muted)


def _brake(
    page: Page,
    number: int,
    scene: Scene,
    draw_brake: Callable[[Page, tuple[float, float]], None],
    *,
    beside: bool = False,
) -> None:
    """Draw what holds a step back: under its scene, or at its right on a phone."""
    name, words = BRAKES[number]
    ink = page.theme.lesion.ink
    if beside:
        right = scene.x + scene.wide
        middle = scene.y + _ROWS[1]
        draw_brake(page, (right + 82, middle + 26))
        arrow(page, [(right + 48, middle + 26), (right + 20, middle + 26)], "blocks", ink)
        at = (right + 78, middle - 14)
    else:
        x = scene.x + scene.wide / 2
        draw_brake(page, (x, scene.y - 62))
        arrow(page, [(x, scene.y - 40), (x, scene.y - 18)], "blocks", ink)
        at = (x, scene.y - 98)
    page.text(at, name, weight=600, colour=ink, align="center")
    page.text((at[0], at[1] - 15), words, "small", colour=page.theme.muted, align="center")


# ---- fibres ----


def _ground(page: Page, ends: tuple[float, float], floor: float) -> None:
    middle = ((ends[0] + ends[1]) / 2 - 60, floor + _ROWS[1])
    half = ((ends[1] - ends[0]) / 2 + 60, 72.0 if page.phone else 82.0)
    for k, share in enumerate(np.linspace(1, 0.9, 7).tolist()):
        area = ring(middle, 1, wobble=0.02, seed=8, stretch=(half[0] * share, half[1] * share))
        shape(page, area, fill=page.theme.lesion.wash, alpha=0.3, z=0.6 + 0.01 * k)


def _fibre(
    page: Page, ends: tuple[float, float], y: float, sheaths: tuple[float, float], number: int
) -> None:
    """Draw a fibre: bare up to the first of `sheaths`, thin ones up to the second, then thick ones."""
    (left, right), (new, old) = ends, sheaths
    curve = wave((left, y), right, amplitude=2.4, period=520, phase=0.9 * number)
    a, b = min(new, right) - left, min(old, right) - left
    before = a - _PITCH * np.arange(0.0, 12.0)[::-1]
    count = max(0, round((b - a) / _SHORT))
    thin = np.linspace(a, b, count + 1) if count else np.array([a])
    after = b + _PITCH * np.arange(0.0, 4.0)
    nodes = np.unique(np.concatenate([before[before > 0], thin, after[after < curve.length]]))
    fibre = Fibre(curve, caliber(_RADIUS, nodes, spread=3.6))
    axon(page, fibre, z=5)
    bare = nodes[nodes <= a]
    channels(page, fibre, bare, z=5.5)
    wraps = (
        (thin, Wrap(_RADIUS * (1 / _THIN - 1), lamellae=0, taper=4)),
        (after, Wrap(_RADIUS * (1 / _THICK - 1), lamellae=2, taper=7)),
    )
    for places, wrap in wraps:
        for start, stop in pairwise(places.tolist()):
            if start < curve.length - 2:
                sheath(page, fibre, (start + 2, stop - 2), wrap, z=6)


def _edge(page: Page, floor: float) -> None:
    """Draw the healthy side: a cell that keeps its sheaths, a precursor that waits and sets out."""
    ink = page.theme.myelin.ink
    spot = (654.0, floor + 88)
    oligodendrocyte(page, spot, [(628, floor + 107), (680, floor + 107), (640, floor + 70)], 8, z=9)
    opc(page, (640, floor + 30), 6.5, seed=5, turn=0.15)
    arrow(page, [(616, floor + 33), (590, floor + 36), (562, floor + 32)], "moves", ink)
    page.text((MARGIN, page.top - 68), "lesion", colour=page.theme.lesion.ink, italic=True)
    page.text(
        (page.width - MARGIN, page.top - 68), "healthy", colour=page.theme.muted, italic=True, align="right"
    )


# ---- steps and brakes ----


def _move_in(page: Page, scene: Scene) -> None:
    ink = page.theme.myelin.ink
    opc(page, scene.at(0.40, 89), 7.5, seed=1, turn=0.1)
    arrow(page, [scene.at(0.80, 91), scene.at(0.72, 93), scene.at(0.60, 90)], "moves", ink)
    opc(page, scene.at(0.52, 32), 7.5, seed=2, turn=-0.12)
    arrow(page, [scene.at(0.94, 30), scene.at(0.84, 33), scene.at(0.72, 32)], "moves", ink)
    for seed, (share, up) in enumerate(((0.1, 92), (0.2, 30), (0.28, 44), (0.9, 80), (0.07, 42))):
        debris(page, scene.at(share, up), 3.6, seed=seed)


def _multiply(page: Page, scene: Scene) -> None:
    dividing_opc(page, scene.at(0.5, 88), 7.0, seed=3, turn=0.08)
    opc(page, scene.at(0.30, 32), 7.0, seed=6, turn=0.2)
    opc(page, scene.at(0.70, 31), 7.0, seed=7, turn=-0.25)


def _mature(page: Page, scene: Scene) -> None:
    for share, up, seed, over, under in ((0.55, 88, 2, 108.0, 68.0), (0.45, 32, 3, 52.0, 12.0)):
        centre = scene.at(share, up)
        reach = [(centre[0] + dx, scene.y + over) for dx in (-30, -9, 12, 33)]
        reach += [(centre[0] + dx, scene.y + under) for dx in (-27, -4, 20)]
        maturing_cell(page, centre, reach, 8.5, seed=seed, z=9)


def _wrap(page: Page, scene: Scene) -> None:
    for share, up, seed, over, under in ((0.36, 88, 4, 107.0, 69.0), (0.62, 32, 5, 51.0, 13.0)):
        centre = scene.at(share, up)
        arms = [(centre[0] - 27, scene.y + over), (centre[0] + 26, scene.y + over)]
        arms += [(centre[0] - 20, scene.y + under), (centre[0] + 30, scene.y + under)]
        oligodendrocyte(page, centre, arms, 9, seed=seed, z=9)


def _debris(page: Page, at: tuple[float, float]) -> None:
    for seed, (x, y, size) in enumerate(((-15, 2, 6.5), (1, -5, 6), (15, 3, 7), (0, 8, 5))):
        debris(page, (at[0] + x, at[1] + y), size, seed=seed + 2)


def _age(page: Page, at: tuple[float, float]) -> None:
    clock(page, at, 13)


def _inflammation(page: Page, at: tuple[float, float]) -> None:
    macrophage(page, (at[0] - 11, at[1]), 13, seed=2)
    t_cell(page, (at[0] + 14, at[1] + 3), 8.5, seed=3)


def _no_axon(page: Page, at: tuple[float, float]) -> None:
    x, y = at
    for side in (-1, 1):
        stroke(
            page,
            [(x - 34, y + 7 * side), (x + 34, y + 7 * side)],
            page.theme.axon.mark,
            width="thin",
            dashes=(3.0, 3.0),
            z=4,
        )


Draw = Callable[[Page, Scene], None]
DrawBrake = Callable[[Page, tuple[float, float]], None]
SCENES: tuple[tuple[Draw, DrawBrake], ...] = (
    (_move_in, _debris),
    (_multiply, _age),
    (_mature, _inflammation),
    (_wrap, _no_axon),
)
