"""The loop of the relapse model: effectors call regulators, which hold them back a little later."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, shifted
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.immune_kinds import regulator
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Two large cells: effectors and regulators. A dashed arrow leads from effectors to regulators: the more "
    "effectors, the faster regulators multiply. A blocking arrow leads back. Small resting cells arrive at "
    "both by chance. Two waves below: regulators rise a little after effectors."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Effectors call their own brake, and the brake comes a little late", "The loop of the model"
    ),
    "phone": Heading(
        "Effectors call their own brake,\nand the brake comes a little late", "The loop of the model"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Dashed arrow: a message. Arrow with a bar: holds back. Solid arrows: cells that come."
    "\nThe waves are a sketch, not a run.",
    "phone": "Schematic. Dashed arrow: a message. Arrow with a bar:\nholds back. Solid arrows: cells that "
    "come. The waves\nare a sketch, not a run.",
}
_CELL = 34.0
_RING = 1.42 * _CELL
_LAG = 0.16  # of a wave, by which regulators follow


@dataclass(frozen=True)
class Plan:
    """Places of one layout: both cells, their resting cells, the words, and the strip of waves."""

    body: int
    effectors: tuple[float, float]
    regulators: tuple[float, float]
    strip: tuple[float, float, float, float]


PLANS: dict[Layout, Plan] = {
    "wide": Plan(400, (190, 248), (510, 248), (150, 82, 400, 46)),
    "phone": Plan(664, (112, 526), (112, 288), (24, 96, 240, 46)),
}


def effector_regulator() -> Drawing:
    """Give the drawing of the loop between effectors and regulators."""
    return Drawing("effector_regulator", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both cells, what each does to the other, and the two waves."""
    plan = PLANS[layout]
    page = Page(plan.body, layout, theme, HEADINGS[layout] if titled else None)
    t_cell(page, plan.effectors, _CELL, seed=8)
    regulator(page, plan.regulators, _CELL, seed=5)
    if page.phone:
        _upright(page, plan)
    else:
        _level(page, plan)
    _waves(page, plan)
    page.footer(FOOTERS[layout])
    return page


def symbol(page: Page, at: Spot, base: str, below: str) -> float:
    """Write a parameter's letter with its index; give where it ends, in units."""
    x, y = at
    page.text((x, y), base, weight=600)
    x += page.measure(base, weight=600) + 0.5
    page.text((x, y - 3.5), below, "small", weight=600)
    return x + page.measure(below, "small", 600)


def _named(page: Page, at: Spot, words: str, base: str, below: str) -> None:
    """Write words, and the parameter they stand for behind them."""
    page.text(at, words, colour=page.theme.muted)
    last = words.rsplit("\n", 1)[-1]
    symbol(page, (at[0] + page.measure(last) + 6, at[1] - 16 * words.count("\n")), base, below)


def _resting(page: Page, cell: Spot, reach: float) -> None:
    """Draw resting cells that arrive from above, by chance."""
    x, y = cell
    for number, (aside, up) in enumerate(((-20, 44), (4, 56), (24, 38))):
        t_cell(page, (x + aside, y + reach + up), 6, seed=number, z=6)
    arrow(
        page, [(x, y + reach + 32), (x, y + reach + 18), (x, y + reach + 6)], "moves", page.theme.immune.ink
    )


def _loop(page: Page, cell: Spot, reach: float, side: int) -> None:
    """Draw the arrow from a cell back to itself, on its left (-1) or right (1) side."""
    turn = np.linspace(0.62, 2 * np.pi - 0.62, 40)
    points = np.column_stack([reach + 21 - 25 * np.cos(turn), 19 * np.sin(turn)])
    points[:, 0] *= side
    arrow(page, points + np.asarray(cell), "moves", page.theme.immune.ink)


def _level(page: Page, plan: Plan) -> None:
    ink, (x, y), (far, _) = page.theme.immune.ink, plan.effectors, plan.regulators
    page.text((x, y - _CELL - 22), "effectors", "heading", colour=ink, align="center")
    page.text((far, y - _RING - 22), "regulators", "heading", colour=ink, align="center")
    arrow(page, [(x + 36, y + 18), ((x + far) / 2, y + 50), (far - 46, y + 22)], "signals", ink)
    arrow(page, [(far - 46, y - 22), ((x + far) / 2, y - 46), (x + 36, y - 18)], "blocks", ink)
    middle = (x + far) / 2
    _named(page, (middle - 88, y + 62), "call: the more, the faster", "k", "E")
    _named(page, (middle - 46, y - 68), "hold back", "k", "R")
    _resting(page, (x, y), _CELL)
    _resting(page, (far, y), _RING)
    page.text((middle, y + 118), "resting cells arrive by chance", colour=page.theme.muted, align="center")
    _loop(page, (x, y), _CELL, -1)
    _loop(page, (far, y), _RING, 1)
    _named(page, (MARGIN, y + 26), "multiply", "a", "E")
    page.text((far + _RING + 8, y + 42), "multiply while", colour=page.theme.muted)
    _named(page, (far + _RING + 8, y + 26), "called", "a", "R")


def _upright(page: Page, plan: Plan) -> None:
    ink, (x, y), (_, low) = page.theme.immune.ink, plan.effectors, plan.regulators
    beside = x + 62
    page.text((MARGIN, y + _CELL + 4), "effectors", "heading", colour=ink)
    page.text((x, low - _RING - 22), "regulators", "heading", colour=ink, align="center")
    arrow(page, [(x + 22, y - 36), (x + 42, (y + low) / 2), (x + 24, low + 50)], "signals", ink)
    arrow(page, [(x - 24, low + 50), (x - 42, (y + low) / 2), (x - 22, y - 36)], "blocks", ink)
    page.text((beside, (y + low) / 2 + 12), "call: the more,", colour=page.theme.muted)
    _named(page, (beside, (y + low) / 2 - 4), "the faster", "k", "E")
    page.text((x - 52, (y + low) / 2 + 12), "hold", colour=page.theme.muted, align="right")
    page.text((x - 52, (y + low) / 2 - 4), "back", colour=page.theme.muted, align="right")
    symbol(page, (x - 76, (y + low) / 2 - 22), "k", "R")
    _resting(page, (x, y), _CELL)
    page.text((beside - 14, y + _CELL + 54), "resting cells arrive", colour=page.theme.muted)
    page.text((beside - 14, y + _CELL + 38), "by chance, at both", colour=page.theme.muted)
    _loop(page, (x, y), _CELL, 1)
    _named(page, (x + _CELL + 54, y - 4), "multiply", "a", "E")
    _loop(page, (x, low), _RING, 1)
    page.text((x + _RING + 54, low + 4), "multiply while", colour=page.theme.muted)
    _named(page, (x + _RING + 54, low - 12), "called", "a", "R")


def _waves(page: Page, plan: Plan) -> None:
    """Draw two waves, of which the second follows the first."""
    left, low, wide, high = plan.strip
    hue, share = page.theme.immune, np.linspace(0, 1, 240)
    stroke(page, [(left, low - 6), (left + wide, low - 6)], page.theme.muted, width="thin", z=2)
    first, second = (_wave(share, late) for late in (0.0, _LAG))
    for values, dashes in ((first, None), (second, (3.0, 2.2))):
        points = np.column_stack([left + wide * share, low + high * values])
        if dashes is None:
            stroke(page, points, hue.mark, width="bold", z=6)
        else:
            stroke(page, points, hue.ink, width="bold", dashes=dashes, z=5)
    right = left + wide + 10
    if page.phone:
        page.text((left, low + high + 34), "regulators (dashed) follow effectors", colour=page.theme.muted)
        page.text((left, low + high + 18), "a little later", colour=page.theme.muted)
    else:
        page.text(shifted((left, low), -10, 30), "effectors", colour=hue.ink, align="right")
        page.text(shifted((left, low), -10, 14), "regulators, dashed", colour=hue.ink, align="right")
        page.text((right, low + 24), "follow a little", colour=page.theme.muted)
        page.text((right, low + 8), "later", colour=page.theme.muted)
    page.text((left + wide, low - 22), "time", "small", colour=page.theme.muted, align="right")


def _wave(share: FloatArray, late: float) -> FloatArray:
    """Give peaks of unequal height, as chance kicks the swing; `late` moves them by that share of a swing."""
    swing = 4.2 * share - late
    height = 0.45 + 0.25 * np.sin(2.1 * swing + 0.9) + 0.2 * np.sin(3.7 * swing)
    return np.asarray(np.clip(height, 0.12, 1) * (0.5 + 0.5 * np.sin(2 * np.pi * swing)) ** 1.6)
