"""The landscape of fates: a skin cell is pushed up a hill to a pool, and rolls down into a valley."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.neural import oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.sources import neural_stem_cell, skin_cell
from mscourse.diagrams.glyphs.therapy import ipsc_colony
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName, mix

ALT = (
    "A hill with valleys. Four factors push a skin cell up out of its valley to a pool at the top, where it "
    "is an induced pluripotent cell. Signals let it roll down: neural progenitor, myelin progenitor, myelin "
    "maker. Some roll into a side valley, off target; some are left over in the pool."
)
HEADINGS = {
    "wide": Heading(
        "Up by four factors, down by signals, and not every cell arrives",
        "A landscape of fates: the lower a valley, the more settled its cells",
    ),
    "phone": Heading(
        "Up by four factors, down by signals,\nand not every cell arrives",
        "The lower a valley, the more settled its cells",
    ),
}
FOOTERS = {
    "wide": "Schematic: a picture to think with, not a map. Each cell's genes stay the same; which of them "
    "are "
    "read changes.\nThe valley without a number: other families of cells.",
    "phone": "Schematic: a picture to think with, not a map. Each\ncell's genes stay the same; which of them "
    "are read\nchanges. The valley without a number: other families\nof cells.",
}
BODIES = {"wide": 492, "phone": 590}


@dataclass(frozen=True)
class Place:
    """A numbered place: what it is called, and what happens there."""

    name: str
    words: str


PLACES = (
    Place("Skin cell", "settled in its valley"),
    Place("Pool at the top", "reset: pluripotent (iPSC)"),
    Place("Neural progenitor", "may still become several kinds"),
    Place("Myelin progenitor (OPC)", "divides, and may be given"),
    Place("Myelin maker", "wraps nerve fibres"),
    Place("Off target", "another kind of cell"),
    Place("Left over", "still pluripotent: the danger"),
)


@dataclass(frozen=True)
class Valley:
    """A valley: its course across the hill as (depth into the picture, place across), its width and depth."""

    course: tuple[tuple[float, float], ...]
    wide: float
    deep: float

    def at(self, near: float) -> float:
        """Give its place across at a depth into the picture; 0 at the back, 1 in front."""
        rows, across = zip(*self.course, strict=True)
        return float(np.interp(near, rows, across))


_POOL = (0.15, 0.44)  # nearness and place across
VALLEYS = {
    "skin": Valley(((0.1, 0.40), (0.4, 0.27), (0.75, 0.15), (1.0, 0.12)), 0.062, 0.95),
    "neural": Valley(((0.1, 0.45), (0.4, 0.48), (0.7, 0.47), (1.0, 0.44)), 0.066, 1.1),
    "aside": Valley(((0.35, 0.49), (0.55, 0.56), (0.8, 0.67), (1.0, 0.70)), 0.056, 0.85),
    "other": Valley(((0.1, 0.50), (0.4, 0.70), (0.7, 0.84), (1.0, 0.90)), 0.056, 0.75),
}
_ROWS, _POINTS = 30, 120


def fate_landscape() -> Drawing:
    """Give the drawing of the landscape of fates."""
    return Drawing("fate_landscape", ALT, draw)


@dataclass(frozen=True)
class Ground:
    """Where the hill lies on a page."""

    middle: float
    wide: float
    back: float
    fall: float
    relief: float

    def height(self, across: FloatArray, near: float) -> FloatArray:
        """Height of the ground over its mean slope: ridges at 0, valleys below, a pool near the back."""
        ground = np.zeros_like(across)
        for valley in VALLEYS.values():
            begins = valley.course[0][0]
            grown = np.clip((near - begins) / (0.85 - begins), 0, 1) ** 0.8
            cut = valley.deep * grown * np.exp(-(((across - valley.at(near)) / valley.wide) ** 2))
            ground = np.minimum(ground, -cut)
        row, place = _POOL
        pool = 0.42 * np.exp(-(((across - place) / 0.085) ** 2) - ((near - row) / 0.075) ** 2)
        dome = 0.55 * np.exp(-(((across - place) / 0.30) ** 2)) * np.clip(1 - near / 0.5, 0, 1)
        return np.asarray(ground - pool + dome)

    def line(self, near: float) -> FloatArray:
        """Give one profile of the hill from left to right, shape (points, 2)."""
        across = np.linspace(0, 1, _POINTS)
        return self._placed(across, near)

    def spot(self, across: float, near: float, lift: float = 0.0) -> tuple[float, float]:
        """Give a place on the ground, or over it."""
        x, y = self._placed(np.array([across]), near)[0]
        return float(x), float(y) + lift

    def inside(self, valley: str, near: float, lift: float = 0.0) -> tuple[float, float]:
        """Give a place on a valley's floor, or over it."""
        return self.spot(VALLEYS[valley].at(near), near, lift)

    def _placed(self, across: FloatArray, near: float) -> FloatArray:
        half = self.wide * (0.62 + 0.38 * near)
        x = self.middle + (across - 0.5) * half
        y = self.back - self.fall * near**1.15 + self.relief * self.height(across, near)
        return np.column_stack([x, y])


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the hill, the cells on it, and the list of places."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    if page.phone:
        ground = Ground(180, 390, page.top - 40, 168, 46)
    else:
        ground = Ground(350, 750, page.top - 52, 218, 70)
    _hill(page, ground)
    _cells(page, ground, 0.74 if page.phone else 1.0)
    _list(page)
    page.footer(FOOTERS[layout])
    return page


def _hill(page: Page, ground: Ground) -> None:
    """Paint the hill from its back to its front: each profile hides what lies behind it."""
    grey, paper = page.theme.control, page.theme.paper
    foot = ground.back - ground.fall - ground.relief * 1.3
    rows = np.linspace(0, 1, 60)
    left, right = (np.array([ground.line(float(near))[end] for near in rows]) for end in (0, -1))
    shape(page, np.vstack([left, right[::-1]]), fill=mix(grey.wash, grey.fill, 0.45), z=1.9)
    for number, near in enumerate(np.linspace(0, 1, _ROWS)):
        profile = ground.line(float(near))
        share = number / (_ROWS - 1)
        fill = mix(mix(grey.wash, grey.fill, 0.75), mix(paper, grey.wash, 0.9), share)
        outline = np.vstack([profile, [(profile[-1, 0], foot - 20)], [(profile[0, 0], foot - 20)]])
        z = 2 + 6 * share
        shape(page, outline, fill=fill, z=z)
        stroke(page, profile, mix(grey.mark, fill, 0.25), width="hair", z=z + 0.02)
    for side in (left, right):
        stroke(page, side, grey.ink, width="thin", z=8.15)
    stroke(page, ground.line(0.0), grey.ink, width="thin", z=2.05)
    # What lies under the front edge is paper, so that words can stand there.
    front = ground.line(1.0)
    below = np.vstack(
        [front, [(page.width + 40, front[-1, 1]), (page.width + 40, 0), (-40, 0), (-40, front[0, 1])]]
    )
    shape(page, below, fill=paper, z=8.1)
    stroke(page, front, grey.ink, width="line", z=8.2)


def _cells(page: Page, ground: Ground, size: float) -> None:
    """Draw the cells on the hill, the arrows that lead them, and their numbers."""
    theme = page.theme
    green, ink = theme.therapy, theme.ink
    up = [ground.inside("skin", near, 12 * size) for near in (0.66, 0.5, 0.28)]
    arrow(page, [*up, ground.spot(0.375, 0.15, 8 * size)], "moves", theme.control.ink)
    skin = ground.inside("skin", 0.8, 14 * size)
    skin_cell(page, skin, 19 * size, z=20)
    for number in range(4):  # the four factors, shoulder to shoulder behind the cell that they push
        turn = np.radians(196 + 34 * number)
        spot = (skin[0] + 27 * size * np.cos(turn), skin[1] + 23 * size * np.sin(turn))
        disc(page, spot, 6.0 * size, fill=theme.axon.fill, edge=theme.axon.ink, width="thin", z=20)
    pool = ground.spot(_POOL[1], _POOL[0], 8 * size)
    ipsc_colony(page, pool, 17 * size, z=20)
    stay = ground.spot(_POOL[1] + 0.075, _POOL[0] + 0.02, 9 * size)
    for dx, dy in ((-3, -3), (5, 1), (0, 7)):
        spot = (stay[0] + dx * size * 1.3, stay[1] + dy * size)
        disc(page, spot, 4.0 * size, fill=theme.lesion.fill, edge=theme.lesion.ink, width="thin", z=20)
    down = [ground.inside("neural", near, 10 * size) for near in (0.26, 0.33, 0.40)]
    arrow(page, down, "moves", green.ink)
    neural_stem_cell(page, ground.inside("neural", 0.5, 13 * size), 8.5 * size, hue=green, z=20, turn=0.5)
    arrow(page, [ground.inside("neural", near, 9 * size) for near in (0.58, 0.62, 0.665)], "moves", green.ink)
    opc(page, ground.inside("neural", 0.75, 14 * size), 8.5 * size, hue=green, seed=4, z=20)
    arrow(page, [ground.inside("neural", near, 8 * size) for near in (0.815, 0.83, 0.85)], "moves", green.ink)
    x, y = ground.inside("neural", 0.985, 25 * size)
    arms = [(x - 26 * size, y - 13 * size), (x - 2, y - 19 * size), (x + 24 * size, y - 12 * size)]
    oligodendrocyte(page, (x, y + 5 * size), arms, 10 * size, hue=green, z=20)
    arrow(
        page,
        [ground.inside("aside", near, 9 * size) for near in (0.56, 0.68, 0.82)],
        "moves",
        theme.control.ink,
    )
    x, y = ground.inside("aside", 0.95, 10 * size)
    for dx, dy, wide in ((-7, 0, 6.5), (7, 2, 5.5), (0, 10, 6.0)):
        disc(
            page,
            (x + dx * size, y + dy * size),
            wide * size,
            fill=theme.control.fill,
            edge=theme.control.ink,
            z=20,
        )
    for begin, tip in _signals(ground, size):
        arrow(page, np.array([begin, tip]), "signals", ink)
    numbers: dict[int, Spot] = {
        1: (skin[0] - 20 * size, skin[1] + 24 * size),
        2: (pool[0] - 20 * size, pool[1] + 22 * size),
        3: ground.inside("neural", 0.5, 13 * size),
        4: ground.inside("neural", 0.75, 14 * size),
        5: ground.inside("neural", 0.985, 28 * size),
        6: ground.inside("aside", 0.95, 14 * size),
        7: (stay[0] + 20 * size, stay[1] + 12 * size),
    }
    shifts = {3: (-30, 4), 4: (-33, 6), 5: (-30, 12), 6: (27, 4)}
    for number, (x, y) in numbers.items():
        dx, dy = shifts.get(number, (0, 0))
        step(page, (x + dx * size, y + dy * size), number, theme.lesion.ink if number == len(PLACES) else ink)


def _signals(ground: Ground, size: float) -> list[tuple[Spot, Spot]]:
    """Give signals that keep cells in the neural valley, from where to where."""
    found: list[tuple[Spot, Spot]] = []
    for near in (0.36, 0.66):
        x, y = ground.inside("neural", near, 12 * size)
        found.append(((x + 44 * size, y + 24 * size), (x + 16 * size, y + 7 * size)))
    return found


def _list(page: Page) -> None:
    """Name the places: in two columns, or one on a phone."""
    theme = page.theme
    if page.phone:
        top, pitch, columns, wide = page.top - 290, 29.0, 1, 0.0
    else:
        top, pitch, columns, wide = page.top - 348, 26.0, 2, 344.0
    each = -(-len(PLACES) // columns)
    for number, place in enumerate(PLACES):
        x, y = MARGIN + 9 + wide * (number // each), top - pitch * (number % each)
        last = number == len(PLACES) - 1
        step(page, (x, y), number + 1, theme.lesion.ink if last else theme.ink)
        page.run((x + 16, y - 4), (place.name, "label", None), (place.words, "small", theme.muted))
    x, y = MARGIN + 9 + wide, top - pitch * (each - 1)
    if page.phone:
        x, y = MARGIN + 9, top - pitch * len(PLACES)
    for number in range(4):
        disc(
            page, (x - 5 + 8 * number, y), 3.4, fill=theme.axon.fill, edge=theme.axon.ink, width="thin", z=20
        )
    words = "four factors" if page.phone else "the four factors; dashed arrows: signals"
    page.text(
        (x + 28, y - 4),
        words + ("; dashed arrows: signals" if page.phone else ""),
        "small",
        colour=theme.muted,
    )
