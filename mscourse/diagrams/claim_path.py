"""One sentence walks six stations, from the newspaper to a sentence that holds; each station has its slip."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.checking import clipping, ladder, lungs_with_cells, piece, scissors, sheet
from mscourse.diagrams.glyphs.curves import Spot, shifted, through
from mscourse.diagrams.glyphs.fibres import fibre_section
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.mouse import mouse
from mscourse.diagrams.glyphs.paint import disc, stroke
from mscourse.diagrams.glyphs.people import person
from mscourse.diagrams.glyphs.therapy import stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A sentence on cells and myelin walks a path of six stations: the printed sentence, split into two "
    "pieces, three questions, records of mice and people, a ladder that ends at mice, a better sentence. "
    "At each a dashed side path leads to its slip, such as one verdict for two ideas."
)
HEADINGS = {
    "wide": Heading(
        "A sentence is checked in six steps, and each step has its own slip",
        "A claim of an article on its way; dashed: where a checker goes wrong",
    ),
    "phone": Heading(
        "A sentence is checked in six\nsteps, each with its own slip",
        "Dashed: where a checker goes wrong",
    ),
}
FOOTERS = {
    "wide": "Schematic. The sentence is one of the claims that this course checks.",
    "phone": "Schematic. The sentence is one of the claims that\nthis course checks.",
}
_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
BODIES = {"wide": 476, "phone": 1186}
# Middle of each scene: half a width and half a height of room around it.
_WIDE = tuple((x, y) for y in (392.0, 166.0) for x in (124.0, 350.0, 576.0))
_PHONE = tuple((208.0, 1096.0 - 189.0 * number) for number in range(6))
_DOWN = -80.0
"""The path under the middle of a scene, when wide."""
_LANE = 30.0
"""Where the path runs on a phone, from the left."""


@dataclass(frozen=True)
class Station:
    """A station: its name, what is done there, its slip, and its scene around a middle."""

    name: str
    words: str
    slip: str
    scene: Callable[[Page, Spot], None]


def _printed(page: Page, middle: Spot) -> None:
    words = f"{_OPEN}Infusing stem cells\npromotes regrowth of myelin.{_CLOSE}"
    clipping(page, middle, (202, 70), words)


def _split(page: Page, middle: Spot) -> None:
    for side, words in ((-1, "cells are infused"), (1, "myelin regrows")):
        centre = shifted(middle, 53 * side, 4 * side)
        piece(page, centre, (94, 66), torn=-side)
        page.text(shifted(centre, 0, 14), words, "small", align="center")
    stromal_cell(page, shifted(middle, -53, -18), 24, turn=0.15)
    fibre_section(page, shifted(middle, 53, -9), 9, 0.75)
    scissors(page, shifted(middle, 0, -40), 26)


def _asked(page: Page, middle: Spot) -> None:
    theme = page.theme
    mouse(page, shifted(middle, -106, -2), 33)
    person(page, shifted(middle, -40, -2))
    for side, hue in ((-1, theme.therapy), (1, theme.control)):
        centre = shifted(middle, 8 + 20 * side, 17)
        disc(page, centre, 11, fill=hue.fill, edge=hue.ink, width="thin", z=8)
    page.text(shifted(middle, 8, 12), "or", "small", align="center")
    fibre_section(page, shifted(middle, 78, 17), 10, 0.72)
    ruler = [shifted(middle, 60, -2), shifted(middle, 96, -2)]
    stroke(page, ruler, theme.muted, width="line", z=8)
    for tick in np.linspace(60, 96, 5).tolist():
        stroke(page, [shifted(middle, tick, -2), shifted(middle, tick, 3)], theme.muted, width="thin", z=8)
    for x, words in ((-66, "in whom?"), (8, "against\nwhat?"), (78, "measured\nhow?")):
        page.text(shifted(middle, x, -22), words, "small", align="center")


def _records(page: Page, middle: Spot) -> None:
    lungs_with_cells(page, shifted(middle, -52, 16), 24)
    page.text(shifted(middle, -52, -26), "mice: the cells\nstop in the lungs", "small", align="center")
    sheet(page, shifted(middle, 52, 17), (46, 48))
    page.text(shifted(middle, 54, -26), "largest trial: myelin\nnot its measure", "small", align="center")


def _ladder(page: Page, middle: Spot) -> None:
    rungs = ladder(page, shifted(middle, -52, -42), 84, reached=2)
    mouse(page, shifted(middle, -66, -12), 30)
    for height, words in zip(
        rungs, ("cells in a dish", "mice, but by graft", "people", "people, compared"), strict=True
    ):
        seen = words in {"cells in a dish", "mice, but by graft"}
        page.text(
            (middle[0] - 14, height - 4), words, "small", colour=page.theme.ink if seen else page.theme.muted
        )


def _better(page: Page, middle: Spot) -> None:
    words = f"{_OPEN}Infused cells have not been\nshown to regrow myelin\nin people.{_CLOSE}"
    clipping(page, middle, (202, 80), words)


# Claim a04. Connick 2012 took a visual latency that we have not read, so only the largest trial is spoken of;
# in mice it is grafted cells that make myelin (windrem_2020), not infused ones (eggenhofer_2012_lung).
STATIONS = (
    Station("The sentence", "as it was printed", "to judge its tone", _printed),
    Station("Split", "one idea a piece", "one verdict for two ideas", _split),
    Station("Ask", "the same three questions each", "to ask if it sounds likely", _asked),
    Station("Look up", "the best record for each", "to stop where one agrees", _records),
    Station("Weigh", "how far up it reaches", "to count studies like votes", _ladder),
    Station("Write", "true, kind and no longer", "half praise, half doubt", _better),
)


def claim_path() -> Drawing:
    """Give the drawing of a claim that is checked."""
    return Drawing("claim_path", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the path with its six stations, in two rows or down a phone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    middles = _WIDE if layout == "wide" else _PHONE
    _way(page)
    for number, (station, middle) in enumerate(zip(STATIONS, middles, strict=True), start=1):
        if page.phone:
            _stand_below(page, number, station, middle)
        else:
            _stand_beside(page, number, station, middle)
        station.scene(page, middle)
    page.footer(FOOTERS[layout])
    return page


def _way(page: Page) -> None:
    """Draw the path itself: wide, it leaves the page at the right and comes back at the left."""
    control = page.theme.control
    if page.phone:
        ways = [[(_LANE, page.top - 16), (_LANE, _PHONE[-1][1] - 60)]]
    else:
        first, second = (_WIDE[number][1] + _DOWN for number in (0, 3))
        ways = [[(-20.0, first), (720.0, first)], [(-20.0, second), (612.0, second)]]
    for way in ways:
        stroke(page, way, control.fill, width=9, z=2)


def _stand_beside(page: Page, number: int, station: Station, middle: Spot) -> None:
    theme, (x, y) = page.theme, (float(middle[0]), float(middle[1]))
    left = x - 94
    page.text((left, y + 62), station.name, "heading")
    page.text(
        (left + page.measure(station.name, "heading") + 8, y + 62), station.words, "small", colour=theme.muted
    )
    step(page, (x, y + _DOWN), number, theme.ink)
    _slip(page, [(x + 18, y + _DOWN), (x + 32, y + _DOWN - 5), (x + 40, y + _DOWN - 18)])
    page.text((x, y + _DOWN - 36), f"Slip: {station.slip}", "small", colour=theme.lesion.ink, align="center")


def _stand_below(page: Page, number: int, station: Station, middle: Spot) -> None:
    theme, y = page.theme, float(middle[1])
    step(page, (_LANE, y + 66), number, theme.ink)
    page.text((58, y + 61), station.name, "heading")
    page.text(
        (58 + page.measure(station.name, "heading") + 8, y + 61), station.words, "small", colour=theme.muted
    )
    _slip(page, [(_LANE + 4, y - 52), (_LANE + 20, y - 60), (_LANE + 40, y - 70)])
    page.text((_LANE + 52, y - 75), f"Slip: {station.slip}", "small", colour=theme.lesion.ink)


def _slip(page: Page, points: list[tuple[float, float]]) -> None:
    """Draw a side path that ends at a bar."""
    ink, way = page.theme.lesion.ink, through(points, 40).xy
    stroke(page, way, ink, dashes=(3.2, 2.4), z=4)
    end, before = way[-1], way[-4]
    along = (end - before) / np.hypot(*(end - before))
    aside = np.array([-along[1], along[0]])
    stroke(page, [end - aside * 6, end + aside * 6], ink, width="interval", z=4)


__all__ = ["claim_path"]
