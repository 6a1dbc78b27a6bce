"""CAR T step by step, as a ring around the person: out of the blood, through a laboratory, and back."""

from collections.abc import Callable
from dataclasses import dataclass

from mscourse.diagrams.glyphs.bench import bag, box, flask
from mscourse.diagrams.glyphs.body import OUTLINE, Body, brain, smooth
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.gene_edits import carried_gene, docked, granules, warning
from mscourse.diagrams.glyphs.immune import b_cell, t_cell
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.marrow import gone, vein
from mscourse.diagrams.glyphs.paint import fade, shape, stroke
from mscourse.diagrams.glyphs.sources import edited_t_cell
from mscourse.diagrams.glyphs.vessel import red_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Six steps in a ring around a person. T cells are collected from the blood; in the laboratory a gene "
    "brings a sensor, and they are grown and tested; a short chemotherapy makes room; the cells are infused; "
    "they find B or plasma cells. Two hazard marks: low blood counts, and a flood of messengers."
)
HEADINGS = {
    "wide": Heading(
        "CAR T cells remove other immune cells; they repair neither genes nor myelin",
        "One person's T cells, from the blood through a laboratory and back; purple: immune cells, green: "
        "changed ones",
    ),
    "phone": Heading(
        "CAR T cells remove immune cells;\nthey repair neither genes nor myelin",
        "From the blood through a laboratory and back",
    ),
}
FOOTERS = {
    "wide": "Schematic; cells not to scale. CD19 and BCMA are marks on B cells and on plasma cells. One "
    "trial uses a donor's T cells;\nthen the first step is another person's. Most other immune cells carry "
    "no such mark.",
    "phone": "Schematic; cells not to scale. CD19 and BCMA are\nmarks on B cells and on plasma cells. One "
    "trial uses a\ndonor's T cells; then the first step is another person's.\nMost other immune cells carry "
    "no such mark.",
}
BODIES = {"wide": 606, "phone": 1006}
Glyph = Callable[[Page, Spot], None]


@dataclass(frozen=True)
class Step:
    """One step: what is done, a quieter line or two, and its hazard if it has one."""

    name: str
    words: str
    hazard: str = ""


STEPS = (
    Step("Collect", "T cells are filtered\nfrom the blood"),
    Step("Add a sensor", "a carrier brings in its gene,\nwhich stays in the cell"),
    Step("Grow and test", "few become many;\nthe batch is tested"),
    Step("Make room", "a short chemotherapy\nthins out immune cells", "low blood counts,\ninfections"),
    Step("Infuse", "once, through a vein;\nthey multiply inside"),
    Step(
        "Find and remove",
        "B cells by CD19, or\nplasma cells by BCMA",
        "a flood of messengers:\nfever, sometimes confusion",
    ),
)


def cart_loop() -> Drawing:
    """Give the drawing of the ring."""
    return Drawing("cart_loop", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the ring, or on a phone its steps below one another."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_steps if page.phone else _ring)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- wide: a ring around the person ----

# Middles of the six glyphs below the page's top, and where their words begin.
_SPOTS = (
    (104.0, 246.0),
    (232.0, 66.0),
    (470.0, 66.0),
    (592.0, 246.0),
    (428.0, 430.0),
    (172.0, 430.0),
)
_LAB = 164.0


def _ring(page: Page) -> None:
    theme, top = page.theme, page.top
    ground = box(0, page.width, top - _LAB, top, 0.5)
    shape(page, ground, fill=theme.control.wash, z=0.2)
    page.text((MARGIN, top - 22), "in the laboratory", colour=theme.muted, italic=True)
    page.text((MARGIN, top - _LAB - 18), "in the person", colour=theme.muted, italic=True)
    _someone(page, Body(290, top - 596, 0.92))
    spots = [(x, top - down) for x, down in _SPOTS]
    for glyph, spot in zip(_GLYPHS, spots, strict=True):
        glyph(page, spot)
    collect, sensor, grow, room, infuse, find = spots
    courses = (
        ((collect, 6, 44), (collect, 34, 108), (sensor, -64, 2)),
        ((sensor, 66, 0), (sensor, 118, 4), (grow, -48, 0)),
        ((grow, 48, 0), (grow, 100, -44), (room, 4, 50)),
        ((room, -62, -56), (room, -74, -116), (infuse, 66, -2)),
        ((infuse, -64, -6), (infuse, -84, -9), (find, 92, 2)),
    )
    for course in courses:
        arrow(page, [(at[0] + x, at[1] + y) for at, x, y in course], "moves", theme.ink)
    places = (
        (collect[0] - 60, collect[1] - 52),
        (sensor[0] - 58, sensor[1] - 44),
        (grow[0] - 40, grow[1] - 44),
        (room[0] - 48, room[1] - 52),
        (infuse[0] - 46, infuse[1] - 50),
        (find[0] - 128, find[1] - 46),
    )
    for number, (one, at) in enumerate(zip(STEPS, places, strict=True), start=1):
        _worded(page, number, one, at)


def _someone(page: Page, body: Body) -> None:
    """Draw head and shoulders from the side, running out into the paper below."""
    hue, lowest = page.theme.control, body.spot(0, 236)[1]
    outline = smooth(body.at(OUTLINE), 320)
    trunk = outline[outline[:, 1] >= lowest]
    shape(page, trunk, fill=hue.wash, z=1)
    stroke(page, trunk, hue.mark, width="thin", z=1.1)
    fade(page, (trunk[:, 0].min() - 4, trunk[:, 0].max() + 4, lowest - 2, lowest + 44), "down", z=1.2)
    brain(page, body)


def _worded(page: Page, number: int, one: Step, at: Spot) -> None:
    """Write a step's number, its name, what happens, and its hazard beside a mark."""
    (x, y), theme = at, page.theme
    step(page, (x + 8, y + 4), number, theme.ink)
    page.text((x + 23, y), one.name, weight=600)
    page.text((x, y - 19), one.words)
    if one.hazard:
        low = y - 19 - LEADING["label"] * (one.words.count("\n") + 1) - 4
        warning(page, (x + 9, low - 2), 9)
        page.text((x + 25, low), one.hazard, "small", colour=theme.lesion.ink)


# ---- phone: one below the other ----

_PITCH, _AT, _WORDS = 152.0, 86.0, 178.0


def _steps(page: Page) -> None:
    theme, top = page.theme, page.top
    high, low = top - 14 - _PITCH, top - 14 - 3 * _PITCH
    shape(page, box(0, page.width, low, high, 0.5), fill=theme.control.wash, z=0.2)
    page.text(
        (page.width - MARGIN, high - 18), "in the laboratory", colour=theme.muted, italic=True, align="right"
    )
    page.text(
        (page.width - MARGIN, top - 20), "in the person", colour=theme.muted, italic=True, align="right"
    )
    page.text(
        (page.width - MARGIN, low - 18), "in the person", colour=theme.muted, italic=True, align="right"
    )
    for number, (one, glyph) in enumerate(zip(STEPS, _GLYPHS, strict=True), start=1):
        y = top - 92 - _PITCH * (number - 1)
        glyph(page, (_AT, y))
        _worded(page, number, one, (_WORDS, y + 26))
        if number < len(STEPS):
            arrow(page, [(_AT, y - 58), (_AT, y - 92)], "moves", theme.ink)


# ---- steps ----


def _collect(page: Page, at: Spot) -> None:
    x, y = at
    vein(page, (x, y - 12), 112, 30)
    for number, (dx, dy) in enumerate(((-42, -14), (-8, -9), (30, -15))):
        red_cell(page, (x + dx, y + dy), 8, seed=number, stretch=(1.0, 0.7), turn=0.5 * number)
    t_cell(page, (x - 25, y - 8), 8, seed=1)
    t_cell(page, (x + 12, y - 17), 8, seed=2)
    arrow(page, [(x + 14, y - 6), (x + 18, y + 8), (x + 10, y + 20)], "moves", page.theme.immune.ink)
    t_cell(page, (x - 4, y + 26), 10, seed=3)
    t_cell(page, (x + 20, y + 31), 10, seed=4)


def _sensor(page: Page, at: Spot) -> None:
    x, y = at
    t_cell(page, (x - 36, y), 15, seed=5)
    carried_gene(page, (x - 30, y + 28), 10)
    arrow(page, [(x - 14, y), (x, y + 2), (x + 12, y)], "moves", page.theme.ink)
    edited_t_cell(page, (x + 38, y), 15, seed=6)


def _grow(page: Page, at: Spot) -> None:
    flask(page, (at[0], at[1] - 24), 78)


def _room(page: Page, at: Spot) -> None:
    x, y = at
    bag(page, (x - 30, y + 34), 46)
    for number, (dx, dy) in enumerate(((4, 22), (30, 26), (14, -2), (40, 0), (22, -24))):
        if number in {1, 2, 4}:
            gone(page, (x + dx, y + dy), 9)
        elif number:
            b_cell(page, (x + dx, y + dy), 7.5, seed=number)
        else:
            t_cell(page, (x + dx, y + dy), 8.5, seed=number)


def _infuse(page: Page, at: Spot) -> None:
    x, y = at
    vein(page, (x, y - 8), 112, 34)
    for number, (dx, dy) in enumerate(((-38, -10), (-6, -4), (28, -12))):
        edited_t_cell(page, (x + dx, y + dy), 8, seed=number)
    bag(page, (x + 2, y + 48), 26)


def _find(page: Page, at: Spot) -> None:
    x, y = at
    radius, first, second = (12.0, x - 62, x + 18) if page.phone else (16.0, x - 104, x - 8)
    ink = page.theme.immune.ink
    prey = docked(page, (first, y + 6), "B cell", radius, seed=1)
    page.text((prey[0] - 2, prey[1] + 24), "CD19", "small", colour=ink, align="center")
    prey = docked(page, (second, y + 6), "plasma cell", radius, seed=3)
    page.text((prey[0] + 4, prey[1] + 24), "BCMA", "small", colour=ink, align="center")
    granules(page, (first, y + 4 + radius), 5, 22, seed=2)


_GLYPHS: tuple[Glyph, ...] = (_collect, _sensor, _grow, _room, _infuse, _find)
