"""What a stromal cell is and is not: three criteria in a dish, two things it is not, and what it sends."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, shifted
from mscourse.diagrams.glyphs.immune import macrophage, t_cell
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.neural import neuron, oligodendrocyte
from mscourse.diagrams.glyphs.paint import shape
from mscourse.diagrams.glyphs.sources import bone_cell, fat_cell
from mscourse.diagrams.glyphs.stromal import (
    HEADS,
    cartilage_cells,
    crossed_out,
    dish_from_the_side,
    messengers,
    parcels,
    surface_sign,
)
from mscourse.diagrams.glyphs.therapy import stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A green spindle cell lies on the floor of a dish, signs on its surface. Three solid arrows lead from it "
    "to bone, cartilage and fat cells. Below, two arrows to a nerve cell and to a maker of myelin are "
    "crossed out, and dashed arrows with small parcels lead to two immune cells."
)
HEADINGS = {
    "wide": Heading(
        "A stromal cell gets its name in a dish, and myelin is no part of it",
        "Above, the three criteria; below, what they do not promise, and what the cell sends",
    ),
    "phone": Heading(
        "A stromal cell gets its name in a dish,\nand myelin is no part of it",
        "Criteria, what they do not promise, signals",
    ),
}
FOOTERS = {
    "wide": "Schematic, not to scale. Crossed out: not part of the criteria, and no record in people."
    "\nDashed: signals; most are known from dishes and animals.",
    "phone": "Schematic, not to scale. Crossed out: not part of the\ncriteria, and no record in people. "
    "Dashed: signals; most\nare known from dishes and animals.",
}
BODIES = {"wide": 466, "phone": 896}


Place: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Plan:
    """Where things stand in one layout: corners of blocks, in units.

    Attributes
    ----------
    sticks, wears, becomes : (float, float)
        Baselines of the three criteria's names.
    dish : (float, float)
        Where the floor of the dish begins.
    fates : tuple of (float, float)
        Bone, cartilage and fat cell.
    starts : tuple of (float, float)
        Where the arrows to them begin.
    rules : tuple of float
        Heights of the lines between blocks.
    never, sends : (float, float)
        Baselines of the names of the lower blocks.
    """

    sticks: Place
    wears: Place
    becomes: Place
    dish: Place
    fates: tuple[Place, ...]
    starts: tuple[Place, ...]
    rules: tuple[float, ...]
    never: Place
    sends: Place


PLANS = {
    "wide": Plan(
        sticks=(MARGIN, 434),
        wears=(MARGIN, 362),
        becomes=(496, 434),
        dish=(262, 330),
        fates=((586, 388), (586, 336), (586, 284)),
        starts=((494, 356), (494, 336), (494, 316)),
        rules=(254,),
        never=(MARGIN, 226),
        sends=(366, 226),
    ),
    "phone": Plan(
        sticks=(MARGIN, 870),
        wears=(MARGIN, 816),
        becomes=(MARGIN, 610),
        dish=(84, 666),
        fates=((62, 504), (180, 498), (298, 504)),
        starts=((128, 560), (180, 556), (232, 560)),
        rules=(444, 256),
        never=(MARGIN, 420),
        sends=(MARGIN, 230),
    ),
}
WIDE_DISH = 196.0
"""Width of the dish inside, in units; the cell in it is a little shorter."""


def what_an_msc_is() -> Drawing:
    """Give the drawing of what a stromal cell is and is not."""
    return Drawing("what_an_msc_is", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the cell in its dish with what it can become there, and below what it is not and what it sends."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    plan = PLANS[layout]
    for height in plan.rules:
        page.rule(height)
    _criterion(page, plan.sticks, 1, "It sticks to plastic", "the floor of a dish holds it")
    wears = (
        "three proteins on almost every cell,\nthose of blood cells on hardly any"
        if page.phone
        else "three proteins on almost\nevery cell, those of blood\ncells on hardly any"
    )
    _criterion(page, plan.wears, 2, "It wears the right signs", wears)
    becomes = "with the right fluid around it" if page.phone else "with the right fluid"
    _criterion(page, plan.becomes, 3, "In a dish it can become", becomes)
    _in_the_dish(page, plan)
    _fates(page, plan)
    _never(page, plan.never)
    _sends(page, plan.sends)
    page.footer(FOOTERS[layout])
    return page


def _criterion(page: Page, at: Spot, number: int, name: str, words: str) -> None:
    step(page, shifted(at, 9, 4), number, page.theme.therapy.ink)
    page.text(shifted(at, 25, 0), name, "heading")
    page.text(shifted(at, 25, -19), words, colour=page.theme.muted)


def _in_the_dish(page: Page, plan: Plan) -> None:
    """Draw the cell flat on the floor, worn signs above it, and those that it does not wear beside them."""
    x, y = float(plan.dish[0]), float(plan.dish[1])
    dish_from_the_side(page, (x, y), WIDE_DISH, 86)
    middle = (x + WIDE_DISH / 2, y + 15)
    stromal_cell(page, middle, WIDE_DISH / 2 - 6, turn=0.0, z=12)
    for foot in np.linspace(x + 28, x + WIDE_DISH - 28, 8):
        _foot(page, (float(foot), y + 0.6))
    for number, (dx, rise) in enumerate(((-46, 11.5), (-28, 14.5), (-10, 16))):
        surface_sign(page, shifted(middle, dx, rise - 1), HEADS[number], worn=True)
    for number, (dx, rise) in enumerate(((18, 18), (36, 17), (54, 15))):
        surface_sign(page, shifted(middle, dx, rise), HEADS[number], worn=False)
    page.text((x + 62, y + 66), "worn", "small", colour=page.theme.therapy.ink, align="center")
    page.text((x + 134, y + 66), "not worn", "small", colour=page.theme.muted, align="center")
    words = "small feet hold on to the floor"
    page.text((middle[0], y - 24), words, "small", colour=page.theme.therapy.ink, align="center")


def _foot(page: Page, at: Spot) -> None:
    """Draw one of the small feet by which a cell holds on to its floor."""
    hue = page.theme.therapy
    x, y = at
    outline = np.array([(x - 3, y), (x + 3, y), (x + 1.2, y + 5.5), (x - 1.2, y + 5.5)], float)
    shape(page, outline, fill=hue.mark, z=11.9)


def _fates(page: Page, plan: Plan) -> None:
    """Draw the arrows to bone, cartilage and fat, and the three cells in the hue of what they came from."""
    theme = page.theme
    names = ("bone", "cartilage", "fat")
    for number, (start, end, name) in enumerate(zip(plan.starts, plan.fates, names, strict=True)):
        x, y = float(end[0]), float(end[1])
        if number == 0:
            bone_cell(page, end, 10, hue=theme.therapy, seed=2)
        elif number == 1:
            cartilage_cells(page, end, 9)
        else:
            fat_cell(page, end, 16, hue=theme.therapy, seed=3)
        if page.phone:
            tip = shifted(end, 0, 27)
            page.text((x, y - 36), name, colour=theme.therapy.ink, align="center")
        else:
            tip = (x - 27, y)
            page.text((x + 32, y - 4), name, colour=theme.therapy.ink)
        arrow(page, [start, tip], "moves", theme.therapy.ink)
    if page.phone:
        stromal_cell(page, (180, 568), 36, turn=0.0)


def _never(page: Page, at: Spot) -> None:
    """Draw the two crossed arrows: to a nerve cell, and to a maker of myelin."""
    theme, (x, y) = page.theme, (float(at[0]), float(at[1]))
    page.text((x, y), "Not known to become, in people", "heading")
    stromal_cell(page, (x + 46, y - 92), 36, turn=0.35)
    high, low = (x + 190, y - 50), (x + 190, y - 126)
    neuron(page, high, 12, seed=2)
    arms: list[Spot] = [
        shifted(low, dx, dy) for dx, dy in ((-22, 20), (2, 26), (25, 15), (24, -16), (-4, -25))
    ]
    oligodendrocyte(page, low, arms, 10)
    for end, bend in ((high, 12.0), (low, -12.0)):
        start, tip = (x + 84, y - 90 + bend), shifted(end, -38, -bend * 0.3)
        middle = ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2 + bend * 0.3)
        arrow(page, [start, middle, tip], "moves", theme.control.ink)
        crossed_out(page, middle)
    page.text(shifted(high, 36, -4), "nerve cell", colour=theme.axon.ink)
    page.text(shifted(low, 36, -4), "myelin maker", colour=theme.myelin.ink)


def _sends(page: Page, at: Spot) -> None:
    """Draw what the cell sends to immune cells: parcels of membrane, and loose messengers."""
    theme, (x, y) = page.theme, (float(at[0]), float(at[1]))
    page.text((x, y), "What it sends to other cells", "heading")
    stromal_cell(page, (x + 46, y - 92), 36, turn=0.35)
    high, low = (x + 218, y - 52), (x + 218, y - 126)
    arrow(page, [(x + 84, y - 74), (x + 140, y - 50), (x + 196, y - 51)], "signals", theme.therapy.ink)
    arrow(page, [(x + 84, y - 98), (x + 140, y - 122), (x + 190, y - 126)], "signals", theme.therapy.ink)
    t_cell(page, high, 11.5, seed=2)
    macrophage(page, low, 18, fed=False, seed=4)
    parcels(page, np.array([(x + 112, y - 50), (x + 136, y - 38), (x + 160, y - 36)], float))
    rng = np.random.default_rng(3)
    spots = np.column_stack([np.linspace(x + 98, x + 172, 11), y - 128 + rng.uniform(-11, 3, 11)])
    messengers(page, spots + np.column_stack([np.zeros(11), np.linspace(8, -6, 11)]))
    page.text((x + 136, y - 24), "small parcels", "small", colour=theme.therapy.ink, align="center")
    page.text((x + 128, y - 156), "messenger molecules", "small", colour=theme.therapy.ink, align="center")
    page.text(shifted(high, 26, -4), "T cell", colour=theme.immune.ink)
    page.text(shifted(low, 26, -4), "macrophage", colour=theme.immune.ink)
