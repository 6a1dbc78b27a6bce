"""The routes map: four ways into the body, the first thing each meets, and how few go on from there."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import syringe
from mscourse.diagrams.glyphs.body import Body, brain, canal, heart, lung, person
from mscourse.diagrams.glyphs.curves import FloatArray, ribbon, ring, through
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.therapy import stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A body from the side with four ways in. By vein, a broad green band runs from the arm to the lungs and "
    "leaves them as a hairline. Low in the back, a band fills the spinal fluid. In a chamber of the brain "
    "and in its tissue, needles end close by. The last stretch to a lesion is dashed."
)


@dataclass(frozen=True)
class Route:
    """A route: what it is called, what cells meet first, and what still lies before a lesion."""

    name: str
    first: str
    then: str


ROUTES = (
    Route("Into a vein", "the lungs", "the sealed walls of\nthe brain's vessels"),
    Route("Into the spinal fluid", "the fluid, low in the back", "the thin skin of cord and brain"),
    Route("Into a chamber of the brain", "the fluid inside", "the chamber's lining"),
    Route("Into the tissue", "the brain, through the skull", "packed tissue to crawl through"),
)
HEADINGS = {
    "wide": Heading(
        "Cells in a vein meet the lungs first, not the brain",
        "Four routes; a band is as wide as the share of cells that is left",
    ),
    "phone": Heading(
        "Cells in a vein meet the lungs first,\nnot the brain",
        "A band is as wide as the share of cells left",
    ),
}
FOOTERS = {
    "wide": "Schematic; widths are illustrative. Dashed: how many cells get there is not known. "
    "The orange patch is a lesion.",
    "phone": "Schematic; widths are illustrative. Dashed: how many\ncells get there is not known. The orange "
    "patch is a lesion.",
}
BODIES = {"wide": 622, "phone": 742}
PLACES = {"wide": Body(264, 46, 1.27), "phone": Body(128, 352, 0.86)}
FULL = 9.0
"""Width of a band that stands for all cells, in the body's own units."""
LESION = (97, 409)
_PAST_LUNGS = 0.05
"""Share that leaves the lungs, for teaching: what the course's model lets through at once."""
# Where each text stands when wide: its left edge and the height of its name.
WORDS = {1: (MARGIN, 330), 2: (478, 236), 3: (478, 566), 4: (MARGIN, 566)}


def cell_routes() -> Drawing:
    """Give the drawing of the routes."""
    return Drawing("cell_routes", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the body, the four bands, and the words beside them, or below them on a phone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    body = PLACES[layout]
    person(page, body, 22)
    lung(page, body)
    canal(page, body, width=21)
    brain(page, body)
    hue = page.theme.lesion
    shape(
        page,
        ring(body.spot(*LESION), 5.5 * body.scale, wobble=0.12, seed=3),
        fill=hue.fill,
        edge=hue.ink,
        z=9,
    )
    _vein(page, body)
    heart(page, body, z=5)
    _spine(page, body)
    _needles(page, body)
    for number, route in enumerate(ROUTES, start=1):
        _named(page, number, route)
    page.footer(FOOTERS[layout])
    return page


def _band(page: Page, body: Body, points: FloatArray, shares: tuple[float, float], z: float = 4) -> None:
    """Draw a band through points (the body's own units) whose width is the share of cells that is left."""
    curve = through(body.at(points), 240)
    places = np.linspace(0, curve.length, 100)
    rise = np.linspace(0, 1, 100)
    half = FULL / 2 * body.scale * (shares[0] + (shares[1] - shares[0]) * (3 * rise**2 - 2 * rise**3))
    hue = page.theme.therapy
    shape(page, ribbon(curve, places, -half, half), fill=hue.fill, edge=hue.ink, width="hair", z=z)


def _unknown(page: Page, body: Body, points: FloatArray) -> None:
    """Draw the last stretch, of which the share is not known, with an open head."""
    path = through(body.at(points), 60).xy
    ink, tip = page.theme.therapy.ink, path[-1]
    along = (tip - path[-5]) / np.hypot(*(tip - path[-5]))
    aside = np.array([-along[1], along[0]])
    stroke(page, path, ink, width="thin", dashes=(2.2, 2.0), z=10)
    stroke(page, [tip - 5 * along + 3 * aside, tip, tip - 5 * along - 3 * aside], ink, width="thin", z=10)


def _vein(page: Page, body: Body) -> None:
    """Draw the way from the arm to the lungs, the cells that stay there, and the hairline that goes on."""
    arm = np.array([(-46, 118), (-10, 124), (22, 134), (32, 156), (36, 188), (50, 206), (62, 216)])
    _band(page, body, arm, (1, 1))
    rng = np.random.default_rng(8)
    for number, (x, y) in enumerate(
        (
            (62, 256),
            (78, 248),
            (86, 226),
            (72, 226),
            (56, 238),
            (66, 204),
            (84, 204),
            (50, 222),
            (88, 184),
            (70, 184),
        )
    ):
        turn = float(rng.uniform(-0.9, 0.9))
        stromal_cell(page, body.spot(x, y), 8.5 * body.scale, turn=turn, seed=number, z=6)
    on = np.array([(44, 212), (50, 250), (56, 300), (60, 346), (64, 372)])
    _band(page, body, on, (_PAST_LUNGS, _PAST_LUNGS), z=4.5)
    _unknown(page, body, np.array([(64, 372), (72, 380), (86, 390), (94, 402)]))


def _spine(page: Page, body: Body) -> None:
    """Draw the band that fills the fluid behind the cord, and narrows upward as cells die or settle."""
    course = body.canal()
    scale = body.scale
    places = np.linspace(14 * scale, course.length - 15 * scale, 120)
    share = np.linspace(0.62, 1, 120)
    aside = 7.0 * scale
    half = FULL * 0.36 * scale * share
    hue = page.theme.therapy
    outline = ribbon(course, places, aside - half, aside + half)
    shape(page, outline, fill=hue.fill, edge=hue.ink, width="hair", z=4)
    _unknown(page, body, np.array([(75, 366), (82, 384), (96, 388), (98, 402)]))


def _needles(page: Page, body: Body) -> None:
    """Draw the four syringes, and what the two needles in the head leave behind."""
    long = 52 * body.scale
    syringe(page, body.spot(-48, 119), -0.62, long)
    syringe(page, body.spot(98, 106), np.pi - 0.15, long)
    syringe(page, body.spot(74, 399), -np.pi / 2 - 0.5, long * 1.15)
    syringe(page, body.spot(97, 421), -np.pi / 2 - 0.85, long)


def _named(page: Page, number: int, route: Route) -> None:
    """Write a route's name, what comes first, and what still lies before a lesion."""
    theme = page.theme
    if page.phone:
        x, y = float(MARGIN), 300.0 - 70 * (number - 1)
    else:
        x, y = WORDS[number]
    step(page, (x + 9, y + 4), number, theme.therapy.ink)
    page.text((x + 25, y), route.name, "heading")
    page.text((x + 25, y - 20), f"first: {route.first}", colour=theme.ink)
    words = route.then.replace("\n", " ") if page.phone else route.then
    page.text((x + 25, y - 37), f"then: {words}", colour=theme.muted)
