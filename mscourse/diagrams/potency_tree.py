"""The potency tree: what a cell can still become, from the fertilised egg down, and the one way back up."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ribbon, through
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.neural import oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import shape
from mscourse.diagrams.glyphs.sources import (
    bone_cell,
    edited_t_cell,
    egg,
    fat_cell,
    neural_stem_cell,
    skin_cell,
)
from mscourse.diagrams.glyphs.therapy import ipsc_colony, stem_cell, stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page, Weight
from mscourse.figures.palette import Colour, ThemeName, mix

ALT = (
    "A branching tree of cell types in five levels. The fertilised egg stands on top, then embryonic and "
    "induced pluripotent cells, then blood, neural and stromal stem cells, then progenitors, then mature "
    "cells. Paths narrow downwards. One dashed arrow leads from a skin cell back up. Kinds given in MS are "
    "named as such."
)


@dataclass(frozen=True)
class Level:
    """One level of potency: its name, and what its cells can become."""

    name: str
    becomes: str


LEVELS = (
    Level("Totipotent", "a whole new body"),
    Level("Pluripotent", "every cell of the body"),
    Level("Multipotent", "several cells of a family"),
    Level("Progenitor", "one kind, or a few"),
    Level("Mature", "has its job"),
)


@dataclass(frozen=True)
class Cell:
    """A cell of the tree.

    Attributes
    ----------
    level : int
        0 on top.
    column : str
        Where it stands across.
    name, brief : str
        What it is called; the same in narrower lines for a phone, where it differs.
    given : bool
        Whether this kind was given to people with MS.
    """

    level: int
    column: str
    name: str
    brief: str = ""
    given: bool = False


# Given to people with MS, among the records: mist_burt2019, leone_2023_hnsc and genchi_2023_stems,
# uccelli_2021_mesems, qin_2025_bcma.
CELLS = {
    "egg": Cell(0, "trunk", "fertilised egg"),
    "embryonic": Cell(1, "left", "embryonic\nstem cells"),
    "induced": Cell(1, "right", "induced (iPSC)", "induced\n(iPSC)"),
    "blood": Cell(2, "blood", "blood\nstem cell", given=True),
    "neural": Cell(2, "neural", "neural\nstem cell", given=True),
    "stromal": Cell(2, "stromal", "stromal\ncell (MSC)", given=True),
    "lymphoid": Cell(3, "blood", "blood\nprogenitor"),
    "opc": Cell(3, "neural", "myelin\nprogenitor (OPC)", "myelin\nprogenitor\n(OPC)"),
    "t": Cell(4, "t", "T cell"),
    "edited": Cell(4, "edited", "edited T cell\n(CAR-T)", "edited\nT cell\n(CAR-T)", given=True),
    "oligodendrocyte": Cell(4, "neural", "myelin maker", "myelin\nmaker"),
    "fat": Cell(4, "stromal", "bone, fat"),
    "skin": Cell(4, "skin", "skin cell"),
}
PATHS = (
    ("blood", "lymphoid"),
    ("neural", "opc"),
    ("lymphoid", "t"),
    ("opc", "oligodendrocyte"),
    ("stromal", "fat"),
)
HEADINGS = {
    "wide": Heading(
        "Potency says what a cell can become, not what it can treat",
        "Cell types by level of potency; the wider a path, the more kinds lie below it",
    ),
    "phone": Heading(
        "Potency says what a cell can become,\nnot what it can treat",
        "The wider a path, the more kinds lie below it",
    ),
}
FOOTERS = {
    "wide": "Schematic: a few of many kinds, not to scale. Green and bold: a kind that was given to people "
    "with MS, whatever\ncame of it. Cells made from pluripotent ones have been given in other diseases.",
    "phone": "Schematic: a few of many kinds, not to scale. Green\nand bold: a kind that was given to people "
    "with MS,\nwhatever came of it. Cells made from pluripotent\nones have been given in other diseases.",
}
BODIES = {"wide": 600, "phone": 820}


@dataclass(frozen=True)
class Plan:
    """Where levels and columns lie in one layout, in units.

    Attributes
    ----------
    top, pitch : float
        Height of the middles of the first level's cells below the page's top, and from level to level.
    columns : dict
        Middles of the columns.
    """

    top: float
    pitch: float
    columns: dict[str, float]


PLANS = {
    "wide": Plan(
        44,
        109,
        {
            "trunk": 396, "left": 330, "right": 462, "blood": 234, "neural": 388, "stromal": 530, "skin": 642,
            "t": 200, "edited": 282,
        },
    ),
    "phone": Plan(
        70,
        146,
        {
            "trunk": 168, "left": 104, "right": 224, "blood": 44, "neural": 142, "stromal": 238, "skin": 320,
            "t": 32, "edited": 90,
        },
    ),
}  # fmt: skip
_WIDTHS = (17.0, 15.0, 9.0, 5.5, 3.0)
"""Half widths of the paths at the five levels, in units."""


def potency_tree() -> Drawing:
    """Give the drawing of the potency tree."""
    return Drawing("potency_tree", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw levels, paths, cells and the arrow back up."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    plan = PLANS[layout]
    _levels(page, plan)
    _paths(page, plan)
    for key, cell in CELLS.items():
        _cell(page, plan, key, cell)
    _changes(page, plan)
    page.footer(FOOTERS[layout])
    return page


def _spot(page: Page, plan: Plan, key: str) -> tuple[float, float]:
    cell = CELLS[key]
    return plan.columns[cell.column], page.top - plan.top - plan.pitch * cell.level


def _levels(page: Page, plan: Plan) -> None:
    """Name the levels: in a column of their own, or above each level on a phone."""
    theme = page.theme
    for number, level in enumerate(LEVELS):
        y = page.top - plan.top - plan.pitch * number
        if page.phone:
            line = y + 44
            end = page.run(
                (MARGIN, line), (level.name, "heading", None), (level.becomes, "small", theme.muted)
            )
            if number:
                page.rule(line + 19)
                # Paths go behind the words as behind a shelf.
                low, high = line - 6, line + 18
                strip = np.array([(MARGIN, low), (end + 5, low), (end + 5, high), (MARGIN, high)])
                shape(page, strip, fill=theme.paper, z=2)
            continue
        if number:
            page.rule(y + plan.pitch / 2 + 8)
        page.text((MARGIN, y + 4), level.name, "heading")
        page.text((MARGIN, y - 13), level.becomes, "small", colour=theme.muted)


def _path_colour(page: Page) -> Colour:
    return mix(page.theme.control.wash, page.theme.control.fill, 0.55)


def _flow(page: Page, points: list[Spot], ends: tuple[float, float], z: float) -> None:
    """Draw a path through points that narrows from one half width to another."""
    curve = through(np.array(points, float), 200)
    places = np.linspace(0, curve.length, 80)
    share = places / curve.length
    half = ends[0] + (ends[1] - ends[0]) * (3 * share**2 - 2 * share**3)
    shape(page, ribbon(curve, places, -half, half), fill=_path_colour(page), z=z)


def _bent(start: Spot, end: Spot) -> list[Spot]:
    """Lead from one place down to another: upright at both ends."""
    (x0, y0), (x1, y1) = start, end
    share = np.linspace(0, 1, 9)
    x = x0 + (x1 - x0) * (3 * share**2 - 2 * share**3)
    y = y0 + (y1 - y0) * share
    return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def _paths(page: Page, plan: Plan) -> None:
    """Draw the paths from the egg down; both pluripotent kinds feed the same trunk."""
    top = _spot(page, plan, "egg")
    _flow(page, _bent(top, _spot(page, plan, "embryonic")), (_WIDTHS[0], _WIDTHS[1]), z=1)
    fork = (plan.columns["trunk"], _spot(page, plan, "embryonic")[1] - 0.36 * plan.pitch)
    for key in ("embryonic", "induced"):
        _flow(page, _bent(_spot(page, plan, key), fork), (_WIDTHS[1], _WIDTHS[1] * 0.9), z=1)
    for key in ("blood", "neural", "stromal"):
        _flow(page, _bent(fork, _spot(page, plan, key)), (_WIDTHS[1] * 0.9, _WIDTHS[2]), z=1)
    skin = _spot(page, plan, "skin")
    knee = (skin[0], _spot(page, plan, "blood")[1])
    upright = np.linspace(knee[1], skin[1], 9)[1:].tolist()
    down: list[Spot] = [*_bent(fork, knee), *((skin[0], y) for y in upright)]
    _flow(page, down, (_WIDTHS[1] * 0.9, _WIDTHS[4]), z=1)
    for start, end in PATHS:
        widths = (_WIDTHS[CELLS[start].level], _WIDTHS[CELLS[end].level])
        _flow(page, _bent(_spot(page, plan, start), _spot(page, plan, end)), widths, z=1)


def _draw_arms(page: Page, spot: Spot) -> None:
    x, y = float(spot[0]), float(spot[1])
    oligodendrocyte(page, (x, y + 8), [(x - 24, y - 14), (x - 2, y - 20), (x + 22, y - 13)], 10, z=12)


def _glyph(page: Page, key: str) -> Callable[[Spot], None]:
    grey = page.theme.control
    green = page.theme.therapy
    drawn: dict[str, Callable[[Spot], None]] = {
        "egg": lambda spot: egg(page, spot),
        "embryonic": lambda spot: ipsc_colony(page, spot, 19, hue=grey, seed=2),
        "induced": lambda spot: ipsc_colony(page, spot, 19, hue=grey, seed=1),
        "blood": lambda spot: stem_cell(page, spot, 11),
        "neural": lambda spot: neural_stem_cell(page, spot, 9, hue=green),
        "stromal": lambda spot: stromal_cell(page, spot, 30),
        "lymphoid": lambda spot: stem_cell(page, spot, 9, hue=page.theme.immune),
        "opc": lambda spot: opc(page, spot, 8.5, seed=4),
        "t": lambda spot: t_cell(page, spot, 10.5),
        "edited": lambda spot: edited_t_cell(page, spot, 10.5),
        "oligodendrocyte": lambda spot: _draw_arms(page, spot),
        "skin": lambda spot: skin_cell(page, spot),
    }
    if key != "fat":
        return drawn[key]

    def both(spot: Spot) -> None:
        bone_cell(page, (float(spot[0]) - 16, float(spot[1]) + 4), 6.5)
        fat_cell(page, (float(spot[0]) + 12, float(spot[1]) - 1), 12)

    return both


_BESIDE = {0: 28, 1: 28, 2: 18, 3: 22}
"""How far from a cell's middle its name stands, by level, in units."""


def _cell(page: Page, plan: Plan, key: str, cell: Cell) -> None:
    """Draw a cell and name it beside its path; mature cells, under which no path leads on, below."""
    x, y = _spot(page, plan, key)
    _glyph(page, key)((x, y))
    ink = page.theme.therapy.ink if cell.given else page.theme.ink
    name = cell.brief if page.phone and cell.brief else cell.name
    weight: Weight = 600 if cell.given else 400
    if cell.level == len(LEVELS) - 1:
        page.text((x, y - 38), name, align="center", colour=ink, weight=weight)
    elif key == "embryonic":
        page.text((x - _BESIDE[1], y + 4), name, align="right", colour=ink, weight=weight)
    elif page.phone and cell.level > 1:
        page.text((x + 13, y - 34), name, colour=ink, weight=weight)
    else:
        aside = 37 if key == "stromal" else 32 if key == "opc" else _BESIDE[cell.level]
        up = 4 if "\n" in name else -4
        page.text((x + aside, y + up), name, colour=ink, weight=weight)


def _changes(page: Page, plan: Plan) -> None:
    """Draw the edit of a T cell, and the dashed arrow from a skin cell back up."""
    theme = page.theme
    (x0, y0), (x1, _) = _spot(page, plan, "t"), _spot(page, plan, "edited")
    arrow(page, [(x0 + 15, y0), (x1 - 19, y0)], "moves", theme.therapy.ink)
    skin, up = _spot(page, plan, "skin"), _spot(page, plan, "induced")
    right = page.width - (16 if page.phone else 24)
    way: FloatArray = np.array(
        [
            (skin[0] + 14, skin[1] + 22),
            (right, skin[1] + 0.9 * plan.pitch),
            (right, up[1] - 0.55 * plan.pitch),
            (right - 0.3 * (right - up[0]), up[1] + 34),
            (up[0] + 17, up[1] + 22),
        ]
    )
    arrow(page, way, "signals", theme.ink)
    page.text((right, up[1] + 71), "reset in a dish", colour=theme.ink, align="right")
