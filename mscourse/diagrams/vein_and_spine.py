"""Where cells live after a dose into a vein and one into the spinal fluid, at four moments."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box, glass, syringe
from mscourse.diagrams.glyphs.body import LUNG, Body, brain, canal, heart, lung, person, smooth
from mscourse.diagrams.glyphs.curves import FloatArray, ribbon
from mscourse.diagrams.glyphs.paint import shape
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Eight bodies from the side, organs filled as high as the share of cells that live there. After a dose "
    "into a vein the lungs are nearly full at one hour, half full at one day, empty at one week. In the "
    "spinal fluid most cells last a week and a quarter four weeks."
)
HEADINGS = {
    "wide": Heading(
        "In a vein hardly any cell lasts a week; in the fluid, as modelled, most do",
        "The model's cells; green: the share of all cells given that is alive there",
    ),
    "phone": Heading(
        "In a vein hardly any cell lasts a week;\nin the fluid, as modelled, most do",
        "The model's cells; green: share alive there",
    ),
}
FOOTERS = {
    "wide": "Schematic. Levels are the course's model; its rates are illustrative, after pictures of mice, "
    "and longest for the fluid\nby assumption. The tube holds the rest of the body. How many cells reach the "
    "brain's tissue the model does not say.",
    "phone": "Schematic. Levels are the course's model; its rates are\nillustrative, after pictures of mice, "
    "and longest for the\nfluid by assumption. The tube holds the rest of the body.\nHow many cells reach "
    "the brain's tissue the model does\nnot say.",
}


@dataclass(frozen=True)
class Moment:
    """A moment, and the shares of all cells given that are alive then, as the course's model has them.

    Attributes
    ----------
    name : str
        When.
    days : float
        Days since the dose.
    lungs, rest : float
        After a dose into a vein: in the lungs, in the rest of the body.
    fluid : float
        After a dose into the spinal fluid: there.
    """

    name: str
    days: float
    lungs: float
    rest: float
    fluid: float


MOMENTS = (
    Moment("after an hour", 1 / 24, 0.922, 0.050, 0.998),
    Moment("after a day", 1, 0.466, 0.047, 0.952),
    Moment("after a week", 7, 0.006, 0.009, 0.707),
    Moment("after four weeks", 28, 0.0, 0.0, 0.25),
)
BODIES = {"wide": 640, "phone": 1160}
_SCALE = 0.46
_CUT = 24.0
"""Where a body ends below, in its own units."""
# Where the first body's own origin stands, and how far it is to the next moment and to the other route.
PLANS = {
    "wide": ((78.0, 390.0), (165.0, 0.0), (0.0, -292.0)),
    "phone": ((84.0, 900.0), (0.0, -254.0), (168.0, 0.0)),
}
_TUBE = (-86.0, -58.0, 176.0, 306.0)
"""The tube's left, right, floor and rim, in the body's own units."""
_WORDS = (
    (0.985, "all"),
    (0.9, "nearly all"),
    (0.65, "seven in ten"),
    (0.4, "about half"),
    (0.2, "a quarter"),
    (0.03, "one in twenty"),
    (0.004, "hardly any"),
    (0.0, "none"),
)


def share_in_words(share: float) -> str:
    """Say a share of cells without a digit: the first of `_WORDS` that it reaches."""
    return next(words for least, words in _WORDS if share >= least)


def vein_and_spine() -> Drawing:
    """Give the drawing of both routes at four moments."""
    return Drawing("vein_and_spine", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw a body for each route and moment, and what lives in it in words below."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    start, later, other = PLANS[layout]
    for route in (0, 1):
        for number, moment in enumerate(MOMENTS):
            x = start[0] + later[0] * number + other[0] * route
            y = start[1] + later[1] * number + other[1] * route
            body = Body(x, y, _SCALE)
            _scene(page, body, moment, by_vein=route == 0, first=number == 0)
    _heads(page)
    page.footer(FOOTERS[layout])
    return page


def _heads(page: Page) -> None:
    """Name the two routes: above the rows, or on a phone above the columns."""
    start, _, other = PLANS[page.layout]
    rise = 440 * _SCALE + (26 if page.phone else 22)
    for route, name in enumerate(("Into a vein", "Into the spinal fluid")):
        x = MARGIN if not page.phone else start[0] - 62 + other[0] * route
        page.text((x, start[1] + rise + other[1] * route), name, "heading", colour=page.theme.therapy.ink)


def _scene(page: Page, body: Body, moment: Moment, *, by_vein: bool, first: bool) -> None:
    """Draw one body with its levels, and the words below it."""
    theme = page.theme
    person(page, body, _CUT, z=1)
    lung(page, body)
    canal(page, body, width=19)
    brain(page, body)
    if by_vein:
        _filled_lung(page, body, moment.lungs)
        _tube(page, body, moment.rest)
    else:
        _filled_canal(page, body, moment.fluid)
    heart(page, body, z=3.4)
    if first and by_vein:
        syringe(page, body.spot(-60, 119), -0.5, 40)
    if first and not by_vein:
        syringe(page, body.spot(102, 104), np.pi - 0.2, 40)
    x, y = body.spot(22, _CUT)
    page.text((x, y - 16), moment.name, weight=600, align="center")
    if by_vein:
        words = f"lungs: {share_in_words(moment.lungs)}"
        page.text((x, y - 33), words, "small", colour=theme.therapy.ink, align="center")
        words = f"rest: {share_in_words(moment.rest)}"
        page.text((x, y - 48), words, "small", colour=theme.therapy.ink, align="center")
    else:
        words = f"fluid: {share_in_words(moment.fluid)}"
        page.text((x, y - 33), words, "small", colour=theme.therapy.ink, align="center")


def below(outline: FloatArray, level: float) -> FloatArray:
    """Cut an outline, shape (n, 2), at a height and keep what lies below it."""
    return np.column_stack([outline[:, 0], np.minimum(outline[:, 1], level)])


def area(outline: FloatArray) -> float:
    """Measure the area of an outline, shape (n, 2), in square units."""
    x, y = outline.T
    return float(abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) / 2)


def level_for(outline: FloatArray, share: float) -> float:
    """Find the height below which a share of an outline's area lies, by halving."""
    low, high = float(outline[:, 1].min()), float(outline[:, 1].max())
    whole = area(outline)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if area(below(outline, middle)) < share * whole else (low, middle)
    return high


def _filled_lung(page: Page, body: Body, share: float) -> None:
    """Fill the lung so high that the green area is the share; an empty one stays as it is."""
    if share_in_words(share) == "none":
        return
    outline = smooth(body.at(LUNG))
    hue = page.theme.therapy
    part = below(outline, level_for(outline, share))
    shape(page, part, fill=hue.fill, edge=hue.ink, width="thin", z=2.3)


def _filled_canal(page: Page, body: Body, share: float) -> None:
    """Fill the spinal canal from below: the green stretch is the share of its length."""
    course = body.canal()
    half = 19 / 2 * body.scale
    start = course.length * (1 - share)
    places = np.linspace(start, course.length - 0.3, 90)
    blunt = half * np.sqrt(np.clip((course.length - places) / half, 0, 1)) * 0.94
    hue = page.theme.therapy
    band = ribbon(course, places, -blunt, blunt)
    shape(page, band, fill=hue.fill, edge=hue.ink, width="thin", z=2.95)


def _tube(page: Page, body: Body, share: float) -> None:
    """Draw the tube that holds what lives in the rest of the body; its whole is the whole dose."""
    left, right, floor, rim = _TUBE
    (x0, y0), (x1, y1) = body.spot(left, floor), body.spot(right, rim)
    hue, ink = page.theme.therapy, page.theme.control.ink
    shape(page, box(x0, x1, y0, y1, 4), fill=glass(page), edge=ink, width="thin", z=4)
    if share_in_words(share) != "none":
        high = y0 + (y1 - y0) * share
        shape(page, box(x0 + 1.2, x1 - 1.2, y0 + 1, max(high, y0 + 2), 2), fill=hue.mark, z=4.1)
    page.text(((x0 + x1) / 2, y1 + 6), "rest", "small", colour=page.theme.muted, align="center")


__all__ = ["MOMENTS", "Moment", "area", "below", "level_for", "share_in_words", "vein_and_spine"]
