"""What a transplant makes new and what it leaves: five stores of cells, and the nerve fibres."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, shifted, through
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, channels, sheath
from mscourse.diagrams.glyphs.graft import clones
from mscourse.diagrams.glyphs.immune import b_cell, t_cell
from mscourse.diagrams.glyphs.immune_kinds import killer, plasma_cell
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import fade, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Five tanks of clones before and after a transplant. CD4 T cells are mostly refilled with new "
    "clones, CD8 T "
    "cells mostly with old ones that grew out again; for B cells it was not read; plasma cells stay; "
    "spinal fluid "
    "is nearly emptied. A sixth panel shows myelin and axons, in which no rebuilding was shown."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "A reset in part: some stores are new, some old, and no repair was shown",
        "Clones before a transplant and in the years after; each disc stands for one clone",
    ),
    "phone": Heading(
        "A reset in part: some stores are new,\nsome old, and no repair was shown",
        "Clones before and after; a disc is a clone",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic levels: the studies say which clones went and which stayed, in small groups. "
    "Plasma cells were judged by the\nantibodies that they make. Not read is not the same as not known.",
    "phone": "Schematic levels: the studies say which clones\nwent and which stayed, in small groups. "
    "Plasma\ncells were judged by the antibodies they make.\nNot read is not the same as not known.",
}
BODIES: dict[Layout, int] = {"wide": 540, "phone": 950}
_ACROSS, _PITCH, _RISE = 3, 20.0, 20.5
_TANK = (76.0, 94.0)
_FADE = 16.0


@dataclass(frozen=True)
class Store:
    """One tank: its name, who lives in it, and how many clones are old, new and unknown afterwards."""

    name: str
    words: str
    cell: Callable[..., None]
    before: int
    old: int
    new: int
    unknown: int = 0


STORES = (
    Store("CD4 T cells", "mostly new", t_cell, 12, 2, 7),
    Store("CD8 T cells", "mostly old", killer, 12, 10, 2),
    Store("B cells", "refilled; new or\nold was not read", b_cell, 12, 0, 0, 12),
    Store("plasma cells", "kept", plasma_cell, 12, 11, 0),
    Store("T cells in\nspinal fluid", "nearly emptied,\nthen others", t_cell, 11, 1, 4),
)


def new_and_kept() -> Drawing:
    """Give the drawing of what is new after a transplant, and what stays."""
    return Drawing("new_and_kept", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw tanks before and after, and the fibres, which do not change."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_below if page.phone else _beside)(page)
    page.footer(FOOTERS[layout])
    return page


def _beside(page: Page) -> None:
    left, top = MARGIN + 56.0, page.top - 8
    wide = (page.width - MARGIN - left) / len(STORES)
    rows = (top - 130, top - 264)
    for y, words in zip(rows, ("before", "after"), strict=True):
        page.text((MARGIN, y + 2), words, "heading", colour=page.theme.muted)
    for number, one in enumerate(STORES):
        x = left + wide * (number + 0.5)
        _emblem(page, (x, top - 22), one)
        _tank(page, (x, rows[0]), one.before, 0, 0)
        _tank(page, (x, rows[1]), one.old, one.new, one.unknown)
        arrow(page, [(x, rows[0] - 53), (x, rows[1] + 53)], colour=page.theme.muted)
        page.text((x, rows[1] - 66), one.words, colour=page.theme.immune.ink, weight=600, align="center")
    y = rows[1] - 118
    _fibres_row(page, y)
    _key(page, (MARGIN, 62))


def _fibres_row(page: Page, y: float) -> None:
    page.text((MARGIN, y + 4), "myelin\nand axons", "label", weight=600)
    half = (page.width - 2 * MARGIN - 90) / 2
    for number, words in enumerate(("before", "after")):
        x = MARGIN + 90 + number * (half + 4)
        page.text((x + 4, y + 12), words, "small", colour=page.theme.muted)
        _fibres(page, (x, y - 4), half - 16)
    page.text(
        (page.width - MARGIN - 8, y + 12), "no rebuilding was shown", "small", align="right", weight=600
    )


def _below(page: Page) -> None:
    y = page.top - 30
    for x, words in ((176.0, "before"), (292.0, "after")):
        page.text((x, y + 6), words, "heading", colour=page.theme.muted, align="center")
    for one in STORES:
        y -= 62
        _emblem(page, (MARGIN + 50, y + 14), one)
        _tank(page, (176, y), one.before, 0, 0)
        _tank(page, (292, y), one.old, one.new, one.unknown)
        arrow(page, [(220, y), (246, y)], colour=page.theme.muted)
        page.text((176 - 38, y - 64), one.words.replace("\n", " "), colour=page.theme.immune.ink, weight=600)
        y -= 76
    page.text((MARGIN, y - 14), "myelin and axons", weight=600)
    page.text((MARGIN + 122, y - 14), "no rebuilding was shown", "small", colour=page.theme.muted)
    _fibres(page, (MARGIN, y - 30), page.width - 2 * MARGIN)
    _key(page, (MARGIN, 94))


def _emblem(page: Page, at: Spot, one: Store) -> None:
    """Draw one cell of the kind, and its name."""
    one.cell(page, at, 9.0)
    page.text(shifted(at, 0, -27), one.name, colour=page.theme.immune.ink, weight=600, align="center")


def _tank(page: Page, centre: Spot, old: int, new: int, unknown: int) -> None:
    """Draw a tank of clones, filled from its floor: old, new, or unknown in dashes."""
    x, y = float(centre[0]), float(centre[1])
    wide, high = _TANK
    hue, theme = page.theme.control, page.theme
    glass = box(x - wide / 2, x + wide / 2, y - high / 2, y + high / 2, 7)
    shape(page, glass, fill=hue.wash, edge=hue.mark, width="thin", z=2)
    spots = _spots((x, y), old + new + unknown)
    if unknown:
        angle = np.linspace(0, 2 * np.pi, 25)
        for spot in spots:
            outline = np.column_stack([spot[0] + 6.4 * np.cos(angle), spot[1] + 6.4 * np.sin(angle)])
            stroke(page, outline, theme.immune.ink, width="thin", dashes=(2.2, 1.8), z=6)
        return
    order = np.random.default_rng(int(x)).permutation(old + new)
    clones(page, spots, 6.8, [place >= old for place in order.tolist()])


def _spots(centre: Spot, count: int) -> FloatArray:
    column, row = np.arange(count) % _ACROSS, np.arange(count) // _ACROSS
    low = float(centre[1]) - _TANK[1] / 2 + 16
    return np.column_stack([float(centre[0]) + (column - (_ACROSS - 1) / 2) * _PITCH, low + _RISE * row])


def _fibres(page: Page, corner: Spot, wide: float) -> None:
    """Draw two fibres: one wrapped, and one bare in the middle."""
    x, y = float(corner[0]), float(corner[1])
    for number, bare in enumerate((False, True)):
        level = y - 14 - 30.0 * number
        curve = through([(x, level), (x + wide / 2, level + 2), (x + wide, level)], 200)
        nodes = np.linspace(0, curve.length, 5)
        fibre = Fibre(curve, caliber(6.0, nodes))
        axon(page, fibre)
        channels(page, fibre, nodes[1:-1])
        for piece in range(4):
            if not (bare and piece in {1, 2}):
                sheath(page, fibre, (nodes[piece] + 4, nodes[piece + 1] - 4), Wrap(5.0, 3, 7.0))
    ends = (y - 62, y)
    fade(page, (x - 2, x + _FADE, *ends), "left", 9)
    fade(page, (x + wide - _FADE, x + wide + 2, *ends), "right", 9)


def _key(page: Page, corner: Spot) -> None:
    """Say what a filled, an open and a dashed disc mean."""
    x, y = float(corner[0]) + 6, float(corner[1])
    hue = page.theme.immune
    for words, kind in (("old clone", "old"), ("new clone", "new"), ("new or old not read", "unknown")):
        if kind == "unknown":
            angle = np.linspace(0, 2 * np.pi, 25)
            outline = np.column_stack([x + 5.2 * np.cos(angle), y + 4 + 5.2 * np.sin(angle)])
            stroke(page, outline, hue.ink, width="thin", dashes=(2.2, 1.8), z=6)
        else:
            clones(page, np.array([(x, y + 4)]), 5.4, [kind == "new"])
        x = page.run((x + 11, y), (words, "small", page.theme.muted)) + (14 if page.phone else 22)
