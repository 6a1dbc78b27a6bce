"""Three things called gene editing: one ends early in MS, one is a medicine elsewhere, one is tried."""

from collections.abc import Callable
from dataclasses import dataclass

from mscourse.diagrams.glyphs.bench import bag
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.gene_edits import docked, edited_place, places, sickle, strand
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.marrow import gone, marrow
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.people import person
from mscourse.diagrams.glyphs.sources import edited_t_cell, egg
from mscourse.diagrams.glyphs.stromal import crossed_out
from mscourse.diagrams.glyphs.therapy import stem_cell
from mscourse.diagrams.glyphs.vessel import red_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page, Weight
from mscourse.figures.palette import Colour, ThemeName

ALT = (
    "Three columns of four steps. Correct a cause: a fertilised egg, DNA with hundreds of risk places, then "
    "the way ends. Change a blood stem cell: one place edited, sickled cells become round, marrow emptied, "
    "approved for sickle cell disease. Give a T cell a sensor: B cells found, tried in a few people with MS."
)
HEADINGS = {
    "wide": Heading(
        'Three things are called "gene-edited"; none is an approved treatment for MS',
        "From the cell that is changed, above, to what was shown, below; green: what was made",
    ),
    "phone": Heading(
        'Three things are called "gene-edited";\nnone is an approved treatment for MS',
        "From the changed cell to what was shown",
    ),
}
FOOTERS = {
    "wide": "Schematic; cells not to scale. Sickle cell disease: a switch of one gene is edited, which lets "
    "the form of the red\npigment from before birth return. A T cell is given its sensor by an added gene; "
    "nothing in it is repaired.",
    "phone": "Schematic; cells not to scale. Sickle cell disease: a\nswitch of one gene is edited, which "
    "lets the form\nof the red pigment from before birth return. A T cell is\ngiven its sensor by an added "
    "gene; nothing in it is\nrepaired.",
}
BODIES = {"wide": 600, "phone": 1062}
ROWS = ("the cell that is changed", "what the change is aimed at", "drugs before", "what was shown")
Glyph = Callable[[Page, Spot], None]


@dataclass(frozen=True)
class Way:
    """One way: its name, the words of its four steps, and where it ends (4: it does not)."""

    name: str
    words: tuple[str, str, str, str]
    steps: int = 4


WAYS = (
    Way(
        "Correct a cause",
        (
            "a fertilised egg, so that\nevery cell would change",
            "hundreds of places, each\nmoves risk a little",
            "not reached",
            "not in MS: no single cause\nto correct",
        ),
        2,
    ),
    Way(
        "Change a blood stem cell",
        (
            "a blood stem cell,\nedited at one place",
            "one gene's switch: red cells\nno longer turn to sickles",
            "strong: the marrow is\nemptied for the new cells",
            "approved for sickle cell\ndisease, not for MS",
        ),
    ),
    Way(
        "Give a T cell a sensor",
        (
            "a mature T cell with an\nadded sensor (CAR T)",
            "B cells or plasma cells,\nwhich it then removes",
            "a short chemotherapy\nmakes room",
            "a few people with MS,\nnobody compared",
        ),
    ),
)


def three_editings() -> Drawing:
    """Give the drawing of the three ways."""
    return Drawing("three_editings", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw three columns of four steps, or on a phone one way below the other."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_blocks if page.phone else _columns)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- wide: columns ----

_MIDDLES = (124.0, 354.0, 582.0)
_FIRST, _PITCH = 100.0, 128.0


def _columns(page: Page) -> None:
    theme = page.theme
    for x, way in zip(_MIDDLES, WAYS, strict=True):
        page.text((x, page.top - 24), way.name, "heading", align="center")
    for row, name in enumerate(ROWS):
        y = page.top - 36 - _PITCH * row
        page.rule(y)
        page.text((MARGIN, y - 16), name, "small", colour=theme.muted)
    for column, (x, way) in enumerate(zip(_MIDDLES, WAYS, strict=True)):
        for row, words in enumerate(way.words):
            y = page.top - _FIRST - _PITCH * row
            _GLYPHS[column][row](page, (x, y))
            colour = _ink(page, way, row)
            page.text((x, y - 38), words, align="center", colour=colour, weight=_weight(row))
            if row + 1 < way.steps:
                side = x + 88
                arrow(page, [(side, y - 8), (side + 5, y - 42), (side, y - 78)], "moves", theme.ink)
            elif row + 1 == way.steps and way.steps < len(ROWS):
                side = x + 88
                arrow(page, [(side, y - 8), (side + 4, y - 34), (side, y - 58)], "blocks", theme.lesion.ink)


# ---- phone: one way below the other ----

_BLOCK, _STEP = 322.0, 74.0
_AT, _WORDS = 94.0, 186.0


def _blocks(page: Page) -> None:
    theme = page.theme
    for number, way in enumerate(WAYS):
        top = page.top - 8 - _BLOCK * number
        if number:
            page.rule(top + 6)
        page.text((MARGIN, top - 16), way.name, "heading")
        for row, words in enumerate(way.words):
            y = top - 58 - _STEP * row
            _GLYPHS[number][row](page, (_AT, y))
            ink = _ink(page, way, row)
            page.text((_WORDS, y + 16), ROWS[row], "small", colour=theme.muted)
            page.text((_WORDS, y), words, colour=ink, weight=_weight(row))
            if row + 1 < way.steps:
                arrow(page, [(_AT, y - 30), (_AT, y - 43)], "moves", theme.ink)
            elif row + 1 == way.steps < len(ROWS):
                arrow(page, [(_AT, y - 28), (_AT, y - 44)], "blocks", theme.lesion.ink)


def _ink(page: Page, way: Way, row: int) -> Colour:
    """Give a step's words their colour: quiet where it is not reached, that of harm where the way ends."""
    if row < way.steps:
        return page.theme.ink
    return page.theme.muted if _GLYPHS[WAYS.index(way)][row] is _nothing else page.theme.lesion.ink


def _weight(row: int) -> Weight:
    return 600 if row == len(ROWS) - 1 else 400


# ---- steps ----


def _an_egg(page: Page, at: Spot) -> None:
    egg(page, at, 24)


def _many_places(page: Page, at: Spot) -> None:
    x, y = at
    for number, up in enumerate((22.0, 3.0, -16.0)):
        start = (x - 72, y + up)
        strand(page, start, 144, turns=5)
        places(page, start, 144, 22, seed=number)


def _nothing(page: Page, at: Spot) -> None:
    """Leave the place of a step empty that is not reached."""


def _no_cause(page: Page, at: Spot) -> None:
    x, y = at
    strand(page, (x - 40, y), 80, turns=3)
    crossed_out(page, (x, y), 17)


def _edited_stem_cell(page: Page, at: Spot) -> None:
    x, y = at
    stem_cell(page, (x - 34, y), 21)
    strand(page, (x + 2, y), 66, turns=3)
    edited_place(page, (x + 35, y))
    stroke(page, [(x - 14, y), (x - 1, y)], page.theme.control.mark, width="thin", z=7)


def _round_again(page: Page, at: Spot) -> None:
    x, y = at
    for number, (dx, dy, turn) in enumerate(((-62, 10, 0.5), (-44, -12, 2.2), (-36, 13, -0.6))):
        sickle(page, (x + dx, y + dy), 12, turn, z=8 + 0.2 * number)
    arrow(page, [(x - 16, y), (x + 2, y + 3), (x + 18, y)], "moves", page.theme.ink)
    for number, (dx, dy) in enumerate(((36, 12), (48, -11), (64, 11))):
        red_cell(page, (x + dx, y + dy), 10.5, seed=number, stretch=(1.0, 0.78), turn=0.4 * number)


def _emptied(page: Page, at: Spot) -> None:
    x, y = at
    _drug(page, (x - 54, y + 25), 38)
    marrow(page, (x + 22, y - 2), 84, stem_cells=0)


def _drug(page: Page, top: Spot, height: float) -> None:
    bag(page, top, height)


def _well(page: Page, at: Spot) -> None:
    x, y = at
    for step in (-26, 0, 26):
        person(page, (x + step, y - 21), ink=page.theme.ink)


def _with_sensor(page: Page, at: Spot) -> None:
    edited_t_cell(page, at, 17)


def _found(page: Page, at: Spot) -> None:
    x, y = at
    docked(page, (x - 66, y + 2), "B cell", 13, seed=1)
    docked(page, (x + 18, y + 2), "plasma cell", 13, seed=3)


def _room(page: Page, at: Spot) -> None:
    x, y = at
    _drug(page, (x - 40, y + 16), 30)
    for dx, dy in ((2, 12), (26, 16), (14, -8), (40, -6)):
        gone(page, (x + dx, y + dy), 8)


def _few(page: Page, at: Spot) -> None:
    x, y = at
    person(page, (x - 30, y - 21), "one stick", ink=page.theme.ink)
    person(page, (x, y - 21), "two sticks", ink=page.theme.ink)
    person(page, (x + 34, y - 21), "wheelchair", ink=page.theme.ink)


_GLYPHS: tuple[tuple[Glyph, ...], ...] = (
    (_an_egg, _many_places, _nothing, _no_cause),
    (_edited_stem_cell, _round_again, _emptied, _well),
    (_with_sensor, _found, _room, _few),
)
