"""The manufacture line: from a person's or a donor's tissue to a syringe, with five gates that may say no."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.bench import (
    bag,
    box,
    dish,
    flask,
    frost,
    glass,
    some_cells,
    spun_tube,
    syringe,
    vial,
    waste_bin,
)
from mscourse.diagrams.glyphs.curves import FloatArray, ring
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.diagrams.glyphs.therapy import helix, stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A production line in eight steps. Cells are collected, isolated, changed, expanded and frozen. Then "
    "every batch passes five gates: identity, purity, potency, sterility and chromosomes. Each gate has a "
    "chute to a reject bin. Only what passes all is released, thawed and given."
)
Spot = tuple[float, float]


@dataclass(frozen=True)
class Made:
    """A step of making: its name, and what is done, in two short lines."""

    name: str
    words: str


STEPS = (
    Made("Collect", "blood, marrow,\nfat or skin"),
    Made("Isolate", "keep the\nwanted cells"),
    Made("Change", "edit, reset, steer;\nsome skip this"),
    Made("Expand", "a few become\nmillions"),
    Made("Freeze", "and wait\nfor the tests"),
)
TEST = Made("Test", "every batch passes five gates, or it is thrown away")
LAST = (Made("Release", "someone\nsigns for it"), Made("Thaw and give", "count the\nliving again"))


@dataclass(frozen=True)
class Gate:
    """A test: its name, what it asks, and the kind of test that it is."""

    name: str
    asks: str
    kind: str


GATES = (
    Gate("Identity", "the right\nkind of cell?", "what is it?"),
    Gate("Purity", "anything\nelse in it?", "what is it?"),
    Gate("Potency", "does it do\nits job?", "does it work?"),
    Gate("Sterility", "any germs\nin it?", "is it safe?"),
    Gate("Chromosomes", "is the\nDNA whole?", "is it safe?"),
)
HEADINGS = {
    "wide": Heading(
        "Every gate can say no, also to a person's own cells",
        "How a cell product is made, tested and given; a chute at each gate leads to the bin",
    ),
    "phone": Heading(
        "Every gate can say no,\nalso to a person's own cells",
        "How a cell product is made, tested and given",
    ),
}
FOOTERS = {
    "wide": "Schematic. Products differ in steps, tests and time; some are given fresh. "
    "Tests are run on samples of a batch.",
    "phone": "Schematic. Products differ in steps, tests and time;\nsome are given fresh. "
    "Tests are run on samples of a batch.",
}
BODIES = {"wide": 556, "phone": 1184}


def manufacture_line() -> Drawing:
    """Give the drawing of the manufacture line."""
    return Drawing("manufacture_line", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw making, testing and giving: two belts, or one column on a phone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_phone if page.phone else _wide)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- wide ----

_MAKING, _TESTING = 470.0, 212.0  # heights of the two belts
_STATIONS = (84.0, 216.0, 348.0, 480.0, 612.0)
_GATES = (62.0, 155.0, 248.0, 341.0, 434.0)
_ENDS = (524.0, 631.0)


def _wide(page: Page) -> None:
    theme = page.theme
    _belt(page, (0, page.width), _MAKING)
    for number, (made, x) in enumerate(zip(STEPS, _STATIONS, strict=True), start=1):
        _STATION[number - 1](page, (x, _MAKING))
        _title(page, (x, _MAKING - 36), number, made)
    for start, end in pairwise(_STATIONS):
        middle = (start + end) / 2
        arrow(page, [(middle - 12, _MAKING + 16), (middle + 12, _MAKING + 16)], "moves", theme.therapy.ink)
    step(page, (MARGIN + 9, 364), 6, theme.therapy.ink)
    page.run((MARGIN + 25, 360), (TEST.name, "heading", None), (TEST.words, "label", theme.muted))
    page.rule(388)
    _belt(page, (0, page.width), _TESTING)
    for number, (gate, x) in enumerate(zip(GATES, _GATES, strict=True)):
        _portal(page, (x, _TESTING), number)
        page.text((x, 332), gate.name, weight=600, align="center")
        _chute(page, (x, _TESTING - 12), (x, 104))
        page.text((x, 87), gate.asks.split("\n")[0], "small", colour=theme.ink, align="center")
        page.text((x, 72), gate.asks.split("\n")[1], "small", colour=theme.ink, align="center")
        if number:
            vial(page, (x - 46.5, _TESTING), 26, seed=number)
    arrow(page, [(464, _TESTING + 14), (490, _TESTING + 14)], "moves", theme.therapy.ink)
    _kinds(page, 54)
    _release(page, (_ENDS[0], _TESTING))
    _give(page, (_ENDS[1], _TESTING))
    for number, (made, x) in enumerate(zip(LAST, _ENDS, strict=True), start=7):
        _title(page, (x, _TESTING - 36), number, made)


def _title(page: Page, at: Spot, number: int, made: Made) -> None:
    """Write a step's number and name in the middle under its station, and what is done."""
    x, y = at
    wide = 22 + page.measure(made.name, "heading", 600)
    step(page, (x - wide / 2 + 8, y + 4), number, page.theme.therapy.ink)
    page.text((x - wide / 2 + 22, y), made.name, "heading")
    page.text((x, y - 19), made.words, "label", colour=page.theme.muted, align="center")


def _belt(page: Page, ends: tuple[float, float], y: float) -> None:
    """Draw a belt on rollers whose upper side is at height `y`; it runs off the page at both ends."""
    hue = page.theme.control
    strip = box(ends[0] - 20, ends[1] + 20, y - 11, y, 5)
    shape(page, strip, fill=hue.wash, edge=hue.ink, width="thin", z=3)
    for x in np.arange(ends[0] + 6, ends[1], 23.5):
        disc(page, (x, y - 5.5), 3.4, fill=hue.fill, edge=hue.mark, width="hair", z=3.2)


def _kinds(page: Page, y: float) -> None:
    """Bracket the gates by the kind of their test."""
    theme = page.theme
    for words, first, last in (("what is it?", 0, 1), ("does it work?", 2, 2), ("is it safe?", 3, 4)):
        left, right = _GATES[first] - 40, _GATES[last] + 40
        stroke(
            page,
            [(left, y + 10), (left, y + 5), (right, y + 5), (right, y + 10)],
            theme.muted,
            width="thin",
            z=4,
        )
        page.text(((left + right) / 2, y - 9), words, "label", align="center", weight=600)


# ---- phone ----


def _phone(page: Page) -> None:
    theme = page.theme
    x, y = 62.0, page.top - 84
    for number, made in enumerate(STEPS, start=1):
        _shelf(page, (x, y))
        _STATION[number - 1](page, (x, y))
        _row(page, (128, y + 34), number, made)
        arrow(page, [(x, y - 8), (x, y - 21)], "moves", theme.therapy.ink)
        y -= 90
    y += 50
    page.rule(y + 4)
    step(page, (MARGIN + 9, y - 20), 6, theme.therapy.ink)
    page.text((MARGIN + 25, y - 24), TEST.name, "heading")
    page.text((MARGIN + 25, y - 42), TEST.words, colour=theme.muted)
    y -= 134
    kind = ""
    for number, gate in enumerate(GATES):
        if gate.kind != kind:
            kind = gate.kind
            page.text((128, y + 56), kind, "small", weight=600, colour=theme.muted)
        _screen(page, (x, y + 18), number)
        page.text((128, y + 34), gate.name, weight=600)
        page.text((128, y + 17), gate.asks.replace("\n", " "))
        _side_chute(page, (316, y - 4))
        if number < len(GATES) - 1:
            arrow(page, [(x, y - 6), (x, y - 30)], "moves", theme.therapy.ink)
        y -= 80
    page.rule(y + 62)
    y -= 4
    for number, made in enumerate(LAST, start=7):
        _shelf(page, (x, y))
        (_release if number == 7 else _give)(page, (x, y))  # noqa: PLR2004 - the step's own number
        _row(page, (128, y + 34), number, made)
        y -= 84


def _row(page: Page, at: Spot, number: int, made: Made) -> None:
    x, y = at
    step(page, (x + 8, y + 4), number, page.theme.therapy.ink)
    page.text((x + 24, y), made.name, "heading")
    page.text((x + 24, y - 18), made.words.replace("\n", " "), colour=page.theme.muted)


def _shelf(page: Page, at: Spot) -> None:
    x, y = at
    hue = page.theme.control
    shape(page, box(x - 46, x + 46, y - 5, y, 2), fill=hue.wash, edge=hue.ink, width="thin", z=3)


def _side_chute(page: Page, foot: Spot) -> None:
    """Draw a slide to a bin at the right, and the batch that went down it."""
    vial(page, (foot[0] + 3, foot[1] + 17), 26, seed=3, z=8)
    waste_bin(page, foot, 40, 26)
    (x, y), ink = foot, page.theme.lesion.ink
    arrow(page, [(x - 66, y + 58), (x - 32, y + 63), (x - 2, y + 48)], "moves", ink)


# ---- what stands on the belts ----


def _collect(page: Page, at: Spot) -> None:
    x, y = at
    ink = page.theme.control.ink
    stroke(page, [(x - 22, y), (x - 22, y + 66), (x + 2, y + 66)], ink, width="line", z=10)
    bag(page, (x + 2, y + 62), 44)
    spots = np.array([(x - 6, y + 30), (x + 6, y + 26), (x + 1, y + 36)])
    some_cells(page, spots, 2.1, 13)


def _isolate(page: Page, at: Spot) -> None:
    x, y = at
    for aside in (-16.0, 12.0):
        spun_tube(page, (x + aside, y + 4), 50)
    shape(
        page,
        box(x - 32, x + 28, y, y + 16, 2),
        fill=page.theme.control.fill,
        edge=page.theme.control.ink,
        z=13,
    )


def _change(page: Page, at: Spot) -> None:
    x, y = at
    theme = page.theme
    dish(page, (x, y + 19), 31)
    for number, (dx, dy) in enumerate(((-15, 17), (2, 23), (15, 16), (-2, 12))):
        spot = np.array([(x + dx, y + dy)])
        some_cells(page, spot, 3.2 - 0.2 * (number % 2), 12)
    helix(page, (x - 24, y + 52), 48, 2)
    stroke(page, [(x - 3, y + 52 + 7.2), (x + 3, y + 52 + 7.2)], theme.therapy.mark, width=3.2, z=9)
    stroke(page, [(x - 3, y + 52 - 7.2), (x + 3, y + 52 - 7.2)], theme.therapy.mark, width=3.2, z=9)


def _expand(page: Page, at: Spot) -> None:
    x, y = at
    flask(page, (x, y), 66, cells=8)
    flask(page, (x, y + 34), 66, cells=36)


def _freeze(page: Page, at: Spot) -> None:
    x, y = at
    for number, aside in enumerate((-24.0, 0.0, 24.0)):
        vial(page, (x + aside, y), 34, seed=number)
    for dx, dy, size in ((-12, 50, 8.0), (14, 55, 6.5), (36, 46, 5.5)):
        frost(page, (x + dx, y + dy), size)


_STATION = (_collect, _isolate, _change, _expand, _freeze)


def _release(page: Page, at: Spot) -> None:
    """Draw the signed sheet beside its batch."""
    (x, y), theme = at, page.theme
    vial(page, (x - 20, y), 32, seed=5)
    shape(
        page, box(x - 4, x + 30, y, y + 46, 2), fill=theme.paper, edge=theme.control.ink, width="thin", z=12
    )
    for line in (38, 32, 26):
        stroke(page, [(x + 2, y + line), (x + 24, y + line)], theme.control.mark, width="hair", z=12.1)
    stroke(page, [(x + 6, y + 14), (x + 12, y + 8), (x + 23, y + 20)], theme.ink, width="bold", z=12.2)


def _give(page: Page, at: Spot) -> None:
    """Draw the water bath that thaws, and the syringe."""
    (x, y), theme = at, page.theme
    vial(page, (x - 20, y + 5), 32, seed=6, z=10)
    shape(
        page,
        box(x - 42, x + 2, y, y + 22, 3),
        fill=theme.myelin.wash,
        edge=theme.control.ink,
        width="thin",
        alpha=0.8,
        z=12,
    )
    wave = np.linspace(x - 40, x, 40)
    stroke(
        page, np.column_stack([wave, y + 22 + 1.4 * np.sin(wave / 2.6)]), theme.myelin.ink, width="thin", z=13
    )
    syringe(page, (x + 46, y + 8), -0.75, 52)


# ---- gates ----


def _portal(page: Page, at: Spot, number: int) -> None:
    """Draw a gate over the belt: two posts, a lintel, and a screen with what the test looks at."""
    (x, y), hue = at, page.theme.control
    for side in (-22.0, 22.0):
        shape(
            page,
            box(x + side - 3, x + side + 3, y - 11, y + 52, 1),
            fill=hue.fill,
            edge=hue.ink,
            width="thin",
            z=6,
        )
    shape(page, box(x - 27, x + 27, y + 48, y + 56, 2), fill=hue.fill, edge=hue.ink, width="thin", z=6.5)
    _screen(page, (x, y + 82), number)


def _screen(page: Page, centre: Spot, number: int) -> None:
    (x, y), theme = centre, page.theme
    shape(
        page,
        box(x - 32, x + 32, y - 24, y + 24, 5),
        fill=glass(page),
        edge=theme.control.ink,
        width="thin",
        z=7,
    )
    (_see_identity, _see_purity, _see_potency, _see_germs, _see_chromosomes)[number](page, (x, y))


def _see_identity(page: Page, at: Spot) -> None:
    """Draw a cell with the marks by which it is known."""
    (x, y), theme = at, page.theme
    for turn, fill in (
        (0.5, theme.axon),
        (1.7, theme.myelin),
        (2.9, theme.axon),
        (4.1, theme.immune),
        (5.4, theme.myelin),
    ):
        out = np.array([np.cos(turn), np.sin(turn)])
        stroke(page, [(x, y) + out * 9, (x, y) + out * 15], theme.control.ink, width="thin", z=8)
        disc(page, (x, y) + out * 16.5, 2.8, fill=fill.fill, edge=fill.ink, width="hair", z=8.1)
    some_cells(page, np.array([(x, y)]), 10, 8.5)


def _see_purity(page: Page, at: Spot) -> None:
    """Draw the wanted cells and a stranger among them."""
    (x, y), theme = at, page.theme
    spots = np.array(
        [(-19, 9), (-7, 13), (7, 10), (19, 12), (-15, -5), (12, -6), (-4, -14), (20, -13)], float
    )
    some_cells(page, spots + np.array([x, y]), 4.6, 8)
    rounded(
        page, ring((x - 1, y - 1), 6.4, wobble=0.12, seed=4), theme.lesion.fill, edge=theme.lesion.ink, z=8.3
    )


def _see_potency(page: Page, at: Spot) -> None:
    """Draw a cell that sends its signal to another one."""
    (x, y), theme = at, page.theme
    stromal_cell(page, (x - 15, y), 14, turn=0.5, z=8)
    arrow(page, [(x - 5, y + 2), (x + 8, y + 2)], "signals", theme.therapy.ink)
    t_cell(page, (x + 19, y), 8, z=8)


def _see_germs(page: Page, at: Spot) -> None:
    """Draw rods: germs."""
    (x, y), theme = at, page.theme
    for dx, dy, turn in ((-15, 8, 0.5), (6, 11, -0.6), (17, -6, 1.0), (-6, -9, -0.2)):
        rod = ring((x + dx, y + dy), 4.0, stretch=(2.1, 0.85), turn=turn)
        rounded(page, rod, theme.lesion.fill, edge=theme.lesion.ink, light=0.3, z=8)


def _see_chromosomes(page: Page, at: Spot) -> None:
    """Draw a whole chromosome, and one with a piece broken off."""
    (x, y), theme = at, page.theme
    for aside, broken in ((-15.0, False), (14.0, True)):
        for lean in (-1, 1):
            low, high = (x + aside - 4.5 * lean, y - 15), (x + aside + 4.5 * lean, y + 15)
            cut = broken and lean > 0
            middle = (x + aside, y)
            tip = (x + aside + 2.4 * lean, y + 7.5) if cut else high
            for colour, wide, z in ((theme.control.ink, 6.4, 8.0), (theme.control.fill, 4.8, 8.1)):
                stroke(page, [low, middle, tip], colour, width=wide, z=z)
        if broken:
            piece = [(x + aside + 8.5, y + 11), (x + aside + 11, y + 17)]
            for colour, wide, z in ((theme.lesion.ink, 6.4, 8.0), (theme.lesion.fill, 4.8, 8.1)):
                stroke(page, piece, colour, width=wide, z=z)


def _chute(page: Page, start: Spot, foot: Spot) -> None:
    """Draw a slide from under the belt into a bin, and the batch that went down it."""
    hue = page.theme.lesion
    (x, y), (bin_x, bin_y) = start, foot
    top = bin_y + 46
    sides: FloatArray = np.array([(x - 11, y), (x + 11, y), (bin_x + 9, top - 2), (bin_x - 9, top - 2)])
    shape(page, sides, fill=hue.wash, z=2)
    for side in (-1, 1):
        stroke(page, [(x + 11 * side, y), (bin_x + 9 * side, top - 2)], hue.ink, width="thin", z=2.1)
    arrow(page, [(x, y - 8), (bin_x, y - 34)], "moves", hue.ink)
    vial(page, (bin_x, bin_y + 17), 26, seed=2, z=8)
    waste_bin(page, foot, 40, 26)
