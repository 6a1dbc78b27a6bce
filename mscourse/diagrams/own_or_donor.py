"""Own cells or a donor's: two journeys from a cell to somebody with MS, and what each saves and costs."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.bench import dish, frost, some_cells, vial
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.people import person
from mscourse.diagrams.glyphs.sources import skin_cell
from mscourse.diagrams.glyphs.therapy import ipsc_colony
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Two ways. Own cells: a person's skin is reset, steered and tested for that person alone, who waits "
    "meanwhile; the cells match, and may keep age and disease. Donor cells: one line is banked, tested and "
    "given to many; it is ready at once, may be rejected, and a fault reaches many."
)
HEADINGS = {
    "wide": Heading(
        "Own cells match and take time; a donor's are ready and may be rejected",
        "Two ways from a skin cell to somebody with MS; neither has been taken in MS, as far as we found",
    ),
    "phone": Heading(
        "Own cells match and take time;\na donor's may be rejected",
        "Two ways; neither taken in MS, as far as we found",
    ),
}
FOOTERS = {
    "wide": "Schematic. Lines matched to many people, or edited to be seen less, lie between the two.",
    "phone": "Schematic. Lines matched to many people, or edited\nto be seen less, lie between the two.",
}
BODIES = {"wide": 446, "phone": 800}


@dataclass(frozen=True)
class Journey:
    """One way: its name, its stations, what it saves and what it costs (a line each)."""

    name: str
    stations: tuple[str, ...]
    saves: tuple[str, ...]
    costs: tuple[str, ...]


OWN = Journey(
    "Own cells",
    ("somebody with MS", "own skin", "reset", "steer", "test this batch", "the same person"),
    ("the body should know them as its own", "no search for a match"),
    (
        "waiting while the batch is made",
        "a whole set of tests for one person",
        "own age and disease may stay in the cells",
    ),
)
DONOR = Journey(
    "A donor's cells",
    ("a healthy donor", "donor's skin", "reset and bank", "steer", "test once, for many", "many people"),
    ("ready in the freezer", "one set of tests serves many"),
    (
        "the body may reject them",
        "drugs against rejection, with their risks",
        "one fault in the line reaches many",
    ),
)
_STATIONS, _A_ROW = 6, 3


def own_or_donor() -> Drawing:
    """Give the drawing of the two journeys."""
    return Drawing("own_or_donor", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both journeys, one under the other, each above what it saves and costs."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top - 22
    for number, (journey, glyphs) in enumerate(((OWN, _OWN), (DONOR, _DONOR))):
        if number:
            page.rule(top + 22)
        page.text((MARGIN, top), journey.name, "heading")
        top = (_rows if page.phone else _row)(page, top, journey, glyphs)
    page.footer(FOOTERS[layout])
    return page


Glyph = Callable[[Page, Spot], None]


def _row(page: Page, top: float, journey: Journey, glyphs: tuple[Glyph, ...]) -> float:
    """Draw a journey as one row; return where the next one begins."""
    y = top - 64
    spots = [(MARGIN + 54 + 111.6 * number, y) for number in range(_STATIONS)]
    for spot, words, glyph in zip(spots, journey.stations, glyphs, strict=True):
        glyph(page, spot)
        page.text((spot[0], y - 20), words, align="center")
    for before, after in pairwise(spots):
        arrow(page, [(before[0] + 44, y + 20), (after[0] - 40, y + 20)], "moves", page.theme.ink)
    _weighed(page, (MARGIN, y - 50), journey.saves, saves=True)
    _weighed(page, (MARGIN + 342, y - 50), journey.costs, saves=False)
    return y - 50 - 18 - LEADING["label"] * len(journey.costs) - 30


def _rows(page: Page, top: float, journey: Journey, glyphs: tuple[Glyph, ...]) -> float:
    """Draw a journey as two rows of three; return where the next one begins."""
    upper, lower = top - 66, top - 164
    spots = [
        (MARGIN + 52 + 112 * (number % _A_ROW), upper if number < _A_ROW else lower)
        for number in range(_STATIONS)
    ]
    for spot, words, glyph in zip(spots, journey.stations, glyphs, strict=True):
        glyph(page, spot)
        page.text((spot[0], spot[1] - 20), words, "small", colour=page.theme.ink, align="center")
    for number in (0, 1, 3, 4):
        (x, y), after = spots[number], spots[number + 1]
        arrow(page, [(x + 40, y + 20), (after[0] - 36, y + 20)], "moves", page.theme.ink)
    # From the end of the upper row down to the beginning of the lower one.
    start, end = (spots[2][0], upper - 28), (spots[3][0], upper - 50)
    between = [(start[0] - 60, upper - 37), (end[0] + 30, upper - 40)]
    arrow(page, [start, *between, end], "moves", page.theme.ink)
    y = lower - 50
    _weighed(page, (MARGIN, y), journey.saves, saves=True)
    y -= 18 + LEADING["label"] * len(journey.saves) + 12
    _weighed(page, (MARGIN, y), journey.costs, saves=False)
    return y - 18 - LEADING["label"] * len(journey.costs) - 30


def _weighed(page: Page, at: Spot, lines: tuple[str, ...], *, saves: bool) -> None:
    """List what a journey saves (a plus before each) or costs (a minus)."""
    (x, y), theme = at, page.theme
    ink = theme.therapy.ink if saves else theme.lesion.ink
    page.text((x, y), "Saves" if saves else "Costs", weight=600, colour=ink)
    for number, words in enumerate(lines):
        low = y - 18 - LEADING["label"] * number
        stroke(page, [(x + 1, low + 4), (x + 10, low + 4)], ink, width="interval", z=8)
        if saves:
            stroke(page, [(x + 5.5, low - 0.5), (x + 5.5, low + 8.5)], ink, width="interval", z=8)
        page.text((x + 18, low), words)


# ---- stations ----


def _someone(page: Page, at: Spot) -> None:
    person(page, at, "one stick", ink=page.theme.ink)


def _donor(page: Page, at: Spot) -> None:
    person(page, at)


def _skin(page: Page, at: Spot) -> None:
    x, y = at
    for dx, dy, seed in ((-14, 14, 1), (12, 26, 2), (12, 4, 3)):
        skin_cell(page, (x + dx, y + dy), 13, seed=seed)


def _reset(page: Page, at: Spot) -> None:
    ipsc_colony(page, (at[0], at[1] + 20), 21, seed=1)


def _bank(page: Page, at: Spot) -> None:
    x, y = at
    ipsc_colony(page, (x - 17, y + 21), 17, seed=1)
    for number, (dx, dy) in enumerate(((8, -2), (24, -2), (16, 22))):
        vial(page, (x + dx, y + dy), 24, seed=number)
    frost(page, (x + 33, y + 36), 5)


def _steer(page: Page, at: Spot) -> None:
    x, y = at
    dish(page, (x, y + 18), 30)
    some_cells(
        page, np.array([(x - 12, y + 16), (x + 4, y + 23), (x + 13, y + 14), (x - 3, y + 11)]), 3.2, 12
    )


def _one_vial(page: Page, at: Spot) -> None:
    x, y = at
    vial(page, (x - 4, y), 40, seed=3)
    _tick(page, (x + 16, y + 12))


def _many_vials(page: Page, at: Spot) -> None:
    x, y = at
    for number in range(6):
        vial(
            page,
            (x - 28 + 17 * (number % 3), y - 2 + 24 * (number // 3)),
            23,
            seed=number,
            z=14 - number // 3,
        )
    _tick(page, (x + 24, y + 12))


def _tick(page: Page, at: Spot) -> None:
    x, y = at
    stroke(page, [(x - 6, y), (x - 1, y - 6), (x + 8, y + 8)], page.theme.ink, width="bold", z=16)


def _many(page: Page, at: Spot) -> None:
    x, y = at
    person(page, (x - 24, y), ink=page.theme.ink)
    person(page, (x, y), "one stick", ink=page.theme.ink)
    person(page, (x + 28, y), "wheelchair", ink=page.theme.ink)


_OWN: tuple[Glyph, ...] = (_someone, _skin, _reset, _steer, _one_vial, _someone)
_DONOR: tuple[Glyph, ...] = (_donor, _skin, _bank, _steer, _many_vials, _many)
