"""Where makers of myelin come from, and two ways in which a bare axon may get a sheath again."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from mscourse.diagrams.glyphs.curves import wave
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, sheath
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.neural import oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import fade
from mscourse.diagrams.glyphs.repair import dividing_opc, maturing_cell
from mscourse.diagrams.glyphs.sources import neural_stem_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A row of cells. A neural stem cell gives a precursor, which divides and stays a precursor, or matures "
    "into a cell with many arms and then a maker of myelin on new sheaths. Below, a second way: an old maker "
    "of myelin that survived wraps the bare axon again."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Two ways to a new sheath: a new cell, or an old one that survived",
        "From a neural stem cell to a maker of myelin, and the short cut",
    ),
    "phone": Heading(
        "Two ways to a new sheath: a new\ncell, or an old one that survived", "And where they begin"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, not to scale. The first way is known best from animals. How often each of the two is "
    "taken in people\nwith MS is open.",
    "phone": "Schematic, not to scale. The first way is known best\nfrom animals. How often each of the two "
    "is taken in\npeople with MS is open.",
}
_ARMS = ((-34, 20), (-16, 30), (14, 29), (34, 18), (-30, -22), (0, -31), (30, -22))
State = Literal["new", "bare", "old"]
"""What stands between two axons: a new cell, an old one by bare axons, the same with new sheaths."""

_RADIUS = 7.0
_THIN = Wrap(_RADIUS * (1 / 0.9 - 1), lamellae=0, taper=4)  # g-ratios drawn true, never printed
_THICK = Wrap(_RADIUS * (1 / 0.7 - 1), lamellae=2, taper=7)


@dataclass(frozen=True)
class Plan:
    """Places of one layout: the cells of both ways in order, the headings, and height of the page."""

    body: int
    stem: tuple[float, float]
    precursor: tuple[float, float]
    divided: tuple[float, float]
    maturing: tuple[float, float]
    maker: tuple[float, float]
    stripped: tuple[float, float]
    survivor: tuple[float, float]
    heads: tuple[tuple[float, float], tuple[float, float]]


# Heights count down from the top of the picture.
PLANS: dict[Layout, Plan] = {
    "wide": Plan(
        420,
        (70, 92),
        (206, 92),
        (206, 166),
        (376, 92),
        (580, 92),
        (206, 292),
        (580, 292),
        ((16, 22), (16, 232)),
    ),
    "phone": Plan(
        694,
        (58, 96),
        (180, 96),
        (298, 96),
        (180, 222),
        (180, 372),
        (92, 562),
        (268, 562),
        ((16, 22), (16, 496)),
    ),
}


def opc_lineage() -> Drawing:
    """Give the drawing of the lineage of myelin-making cells, and of the two ways to a new sheath."""
    return Drawing("opc_lineage", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the first way from left to right, and the second below it."""
    plan, footer = PLANS[layout], FOOTERS[layout]
    foot = LEADING["small"] * footer.count("\n")
    page = Page(round(plan.body + foot), layout, theme, HEADINGS[layout] if titled else None)

    def at(spot: tuple[float, float], right: float = 0, up: float = 0) -> tuple[float, float]:
        return spot[0] + right, page.top - spot[1] + up

    ink = page.theme.myelin.ink
    for spot, words in zip(plan.heads, ("A new cell", "A cell that survived"), strict=True):
        page.text(at(spot), words, "heading")
    neural_stem_cell(page, at(plan.stem), 11, seed=2, turn=1.2)
    opc(page, at(plan.precursor), 9.5, seed=1, turn=0.1)
    dividing_opc(page, at(plan.divided), 8.5, seed=3, turn=0.05)
    spot = at(plan.maturing)
    reach = [(spot[0] + x, spot[1] + y) for x, y in _ARMS]
    maturing_cell(page, spot, reach, 10, seed=4)
    _fibres(page, at(plan.maker), "new")
    _fibres(page, at(plan.stripped), "bare")
    _fibres(page, at(plan.survivor), "old")
    arrow(page, [at(plan.stem, 30), at(plan.precursor, -36)], "moves", ink)
    if page.phone:
        arrow(page, [at(plan.precursor, 34, 5), at(plan.divided, -38, 5)], "moves", ink)
        arrow(page, [at(plan.divided, -38, -6), at(plan.precursor, 34, -6)], "moves", ink)
        arrow(page, [at(plan.precursor, 0, -22), at(plan.maturing, 0, 40)], "moves", ink)
        arrow(page, [at(plan.maturing, 0, -78), at(plan.maker, 0, 44)], "moves", ink)
        arrow(page, [at(plan.stripped, 74), at(plan.survivor, -74)], "moves", ink)
    else:
        arrow(page, [at(plan.precursor, -5, -20), at(plan.divided, -5, 22)], "moves", ink)
        arrow(page, [at(plan.divided, 6, 22), at(plan.precursor, 6, -20)], "moves", ink)
        arrow(page, [at(plan.precursor, 38), at(plan.maturing, -46)], "moves", ink)
        arrow(page, [at(plan.maturing, 46), at(plan.maker, -88)], "moves", ink)
        arrow(page, [at(plan.stripped, 88), at(plan.survivor, -88)], "moves", ink)
    _names(page, plan, at)
    page.footer(footer)
    return page


def _names(page: Page, plan: Plan, at: Callable[..., tuple[float, float]]) -> None:
    ink, muted = page.theme.myelin.ink, page.theme.muted
    names = (
        (plan.stem, -40, "stem cell", "makes several kinds"),
        (plan.maturing, -52, "maturing cell", "arms, no sheath yet"),
        (plan.maker, -62, "oligodendrocyte", "new cell, thin sheaths"),
        (plan.stripped, -62, "oligodendrocyte", "alive, most sheaths lost"),
        (plan.survivor, -62, "oligodendrocyte", "old cell, thin sheaths"),
    )
    for place, drop, name, words in names:
        page.text(at(place, 0, drop), name, weight=600, colour=ink, align="center")
        page.text(at(place, 0, drop - 15), words, "small", colour=muted, align="center")
    page.text(at(plan.precursor, 0, 36), "precursor (OPC)", weight=600, colour=ink, align="center")
    page.text(at(plan.precursor, 0, 21), "set on one line", "small", colour=muted, align="center")
    words = "divides, can\nstay what it is" if page.phone else "divides, can stay what it is"
    page.text(at(plan.divided, 0, -30), words, "small", colour=muted, align="center")


def _fibres(page: Page, middle: tuple[float, float], state: State) -> None:
    """Draw a maker of myelin between two axons: bare ones, or some with new sheaths.

    An old cell keeps a thick sheath at the right end of each axon, out of the lesion's reach.
    """
    x, y = middle
    left, right = x - 66, x + 66
    for number, up in enumerate((30.0, -30.0)):
        curve = wave((left - 16, y + up), right + 16, amplitude=1.2, period=300, phase=number)
        new = [28 + 27.0 * k for k in range(5 if state == "new" else 4)]
        nodes = new if state != "bare" else [new[0], new[-1]]
        fibre = Fibre(curve, caliber(_RADIUS, nodes, spread=3.6))
        axon(page, fibre, z=5)
        if state != "bare":
            for start, stop in pairwise(new):
                sheath(page, fibre, (start + 2, stop - 2), _THIN, z=6)
        if state != "new":
            sheath(page, fibre, (new[-1] + 3, curve.length + 30), _THICK, z=6)
        low, high = y + up - 14, y + up + 14
        fade(page, (left - 20, left + 8, low, high), "left", z=20)
        fade(page, (right - 8, right + 20, low, high), "right", z=20)
    reach = 30 - _RADIUS * 1.1
    arms = [(x + 52, y + reach - 2)] if state != "new" else []
    if state != "bare":
        arms += [(x + dx, y + way * reach) for way in (1, -1) for dx in (-28, 22)]
    oligodendrocyte(page, (x, y), arms, 10, seed=3 if state == "new" else 6, z=9)
