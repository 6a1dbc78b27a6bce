"""The routes map: four ways into the body, the first thing each meets, and how few go on from there."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import some_cells, syringe
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
    Route("Into a vein", "the lungs", "the sealed walls\nof the brain's vessels"),
    Route("Into the spinal fluid", "the fluid, low in the back", "the thin skin of\ncord and brain"),
    Route("Into a chamber", "the fluid inside", "its lining"),
    Route("Into the tissue", "the brain itself", "packed tissue"),
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
BODIES = {"wide": 598, "phone": 898}
PLACES = {"wide": Body(186, 24, 1.27), "phone": Body(146, 514, 0.84)}
LARGE = {"wide": Body(366, -596, 2.45), "phone": Body(18, -782, 2.45)}
"""Where the brain stands once more, enlarged."""
FULL = 9.0
"""Width of a band that stands for all cells, in the body's own units."""
LESION = (70, 409)
_PAST_LUNGS = 0.05
"""Share that leaves the lungs, for teaching: what the course's model lets through at once."""
# Where each text stands: its left edge and the height of its name.
WORDS = {
    "wide": {1: (MARGIN, 322), 2: (452, 182), 3: (392, 560), 4: (552, 560)},
    "phone": {1: (MARGIN, 502), 2: (MARGIN, 434), 3: (MARGIN, 366), 4: (190, 366)},
}


def cell_routes() -> Drawing:
    """Give the drawing of the routes."""
    return Drawing("cell_routes", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the body with the two long routes, the brain enlarged, and the words beside them or below."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    small, large = PLACES[layout], LARGE[layout]
    person(page, small, 22)
    lung(page, small)
    canal(page, small, width=21)
    brain(page, small)
    _vein(page, small)
    heart(page, small, z=5)
    _spine(page, small)
    _lens(page, small, large)
    brain(page, large)
    _in_the_brain(page, large)
    for body in (small, large):
        hue, spot = page.theme.lesion, body.spot(*LESION)
        shape(page, ring(spot, 4.6 * body.scale, wobble=0.12, seed=3), fill=hue.fill, edge=hue.ink, z=9)
    long = 52 if page.phone else 62
    syringe(page, small.spot(-48, 119), -0.62, long)
    syringe(page, small.spot(98, 106), np.pi - 0.15, long)
    for number, route in enumerate(ROUTES, start=1):
        _named(page, number, route)
    page.footer(FOOTERS[layout])
    return page


def _band(  # noqa: PLR0913 - how one band is drawn, each once
    page: Page,
    body: Body,
    points: FloatArray,
    shares: tuple[float, float],
    *,
    z: float = 4,
    head: bool = False,
) -> None:
    """Draw a band through points (the body's own units) whose width is the share of cells that is left."""
    curve = through(body.at(points), 240)
    end = curve.length - (12 * body.scale if head else 0)
    places = np.linspace(0, end, 100)
    rise = np.linspace(0, 1, 100)
    half = FULL / 2 * body.scale * (shares[0] + (shares[1] - shares[0]) * (3 * rise**2 - 2 * rise**3))
    outline = ribbon(curve, places, -half, half)
    if head:
        wing = float(half[-1]) * 1.9
        tip = [curve.spot(end, wing), curve.spot(curve.length), curve.spot(end, -wing)]
        outline = np.vstack([outline[:100], tip, outline[100:]])
    hue = page.theme.therapy
    shape(page, outline, fill=hue.fill, edge=hue.ink, width="hair", z=z)


def _unknown(page: Page, body: Body, points: FloatArray) -> None:
    """Draw the last stretch, of which the share is not known, with an open head."""
    path = through(body.at(points), 60).xy
    ink, tip = page.theme.therapy.ink, path[-1]
    along = (tip - path[-5]) / np.hypot(*(tip - path[-5]))
    aside = np.array([-along[1], along[0]])
    stroke(page, path, ink, dashes=(2.6, 2.2), z=10)
    stroke(page, [tip - 6 * along + 3.6 * aside, tip, tip - 6 * along - 3.6 * aside], ink, z=10)


def _vein(page: Page, body: Body) -> None:
    """Draw the way from the arm to the lungs, the cells that stay there, and the hairline that goes on."""
    arm = np.array([(-46, 118), (-10, 124), (22, 134), (32, 156), (36, 188), (48, 206), (70, 222)])
    _band(page, body, arm, (1, 1), head=True)
    rng = np.random.default_rng(8)
    spots = (
        (64, 258), (79, 250), (89, 230), (72, 236), (53, 240), (46, 226), (88, 210), (70, 202),
        (88, 188), (68, 186), (52, 256),
    )  # fmt: skip
    for number, (x, y) in enumerate(spots):
        turn = float(rng.uniform(-0.9, 0.9))
        stromal_cell(page, body.spot(x, y), 8.5 * body.scale, turn=turn, seed=number, z=6)
    on = np.array([(46, 206), (53, 250), (57, 300), (60, 346), (64, 376)])
    _band(page, body, on, (_PAST_LUNGS, _PAST_LUNGS), z=4.5)


def _spine(page: Page, body: Body) -> None:
    """Draw the band that fills the fluid behind the cord, and narrows upward as cells die or settle."""
    course = body.canal()
    scale = body.scale
    places = np.linspace(8 * scale, course.length - 15 * scale, 120)
    share = np.linspace(0.62, 1, 120)
    aside = 7.0 * scale
    half = FULL * 0.36 * scale * share
    hue = page.theme.therapy
    outline = ribbon(course, places, aside - half, aside + half)
    shape(page, outline, fill=hue.fill, edge=hue.ink, width="hair", z=4)


def _lens(page: Page, small: Body, large: Body) -> None:
    """Lead the eye from the brain in the body to the brain that is drawn large; on a phone, by words."""
    theme = page.theme
    if not page.phone:
        for start, end in (((100, 424), (24, 414)), ((110, 366), (13.5, 386))):
            ends = [small.spot(*start), large.spot(*end)]
            stroke(page, ends, theme.muted, width="thin", dashes=(1, 2.6), z=2.4)
    x, y = large.spot(14, 362)
    page.text((x, y), "the brain,\nenlarged", "small", colour=theme.muted)


def _in_the_brain(page: Page, body: Body) -> None:
    """Draw how all four routes end near a lesion beside a chamber, the last stretch dashed."""
    vessel = np.array([(62, 358), (64, 372), (76, 381), (92, 387)])
    _band(page, body, vessel, (_PAST_LUNGS * 1.4, _PAST_LUNGS * 1.4), z=8)
    _unknown(page, body, np.array([(92, 387), (97, 394), (90, 402), (76.5, 407)]))
    fluid = np.array([(82, 354), (94, 359), (106, 366), (110, 378), (109, 396)])
    _band(page, body, fluid, (0.3, 0.16), z=3.5)
    _unknown(page, body, np.array([(109, 396), (104, 408), (92, 414), (76.5, 411)]))
    cells = np.array([(54, 396.5), (58.5, 398.5), (63, 399.5), (57, 394.5), (68, 399), (62, 397)])
    some_cells(page, body.at(cells), 1.1 * body.scale, 10)
    _unknown(page, body, np.array([(65, 401), (66, 402.6), (67.4, 404.6)]))
    graft = np.array([(67, 419.4), (70, 420.4), (73, 419.2), (68.6, 421.8), (71.6, 418)])
    some_cells(page, body.at(graft), 1.1 * body.scale, 10)
    _unknown(page, body, np.array([(70, 417), (70, 415.8), (70, 414.2)]))
    skull, tip = np.array(body.spot(37, 425)), np.array(body.spot(55, 398))
    stroke(page, [skull, tip], page.theme.control.ink, width="thin", z=20)
    syringe(page, skull, float(np.arctan2(*(tip - skull)[::-1])), 70)
    syringe(page, body.spot(71, 421), -2.12, 70)


def _named(page: Page, number: int, route: Route) -> None:
    """Write a route's name, what comes first, and what still lies before a lesion."""
    theme, (x, y) = page.theme, WORDS[page.layout][number]
    step(page, (x + 9, y + 4), number, theme.therapy.ink)
    page.text((x + 25, y), route.name, "heading")
    page.text((x + 25, y - 20), f"first: {route.first}", colour=theme.ink)
    words = route.then.replace("\n", " ") if page.phone else route.then
    page.text((x + 25, y - 37), f"then: {words}", colour=theme.muted)
