"""A relapse of the optic nerve with a steroid and with placebo: what the eye sees until a year later."""

from dataclasses import dataclass

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from scipy.ndimage import gaussian_filter

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring
from mscourse.diagrams.glyphs.paint import rounded, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName

TIMES = ("before", "first days", "weeks later", "months later", "a year later")
STEROID = (0.0, 1.0, 0.36, 0.14, 0.06)
PLACEBO = (0.0, 1.0, 0.8, 0.3, 0.06)
"""How blurred the view is at each time, from 0 to 1: illustrative; only their order is meant."""
SOONER, SAME = 2, 4
"""The times at which the rows differ most, and at which they are alike again."""

ALT = (
    "Two rows of five round views of a letter, from before a relapse of the optic nerve to a year later. In "
    "both rows the letter blurs in the first days. With a steroid it is clearer again weeks later, with "
    "placebo months later. After a year both rows look the same."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Faster, not farther: a steroid shortens the blur and leaves the end as it is",
        "What the eye sees in a relapse of the optic nerve (optic neuritis)",
    ),
    "phone": Heading(
        "Faster, not farther: a steroid\nshortens the blur, not the end",
        "What the eye sees in optic neuritis",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: the blur is drawn, not measured, and people differ.",
    "phone": "Schematic: the blur is drawn, not measured,\nand people differ.",
}
_DOTS = 240
_REACH = 0.15
"""Pixels of a view on each side; and how far the strongest blur reaches, as a share of the view's width."""


@dataclass(frozen=True)
class Plan:
    """Where the views stand in one layout, in units."""

    body: int
    first: float
    pitch: float
    radius: float
    rows: tuple[float, float]
    times: float


PLANS: dict[Layout, Plan] = {
    "wide": Plan(body=300, first=176, pitch=112, radius=44, rows=(218, 98), times=276),
    "phone": Plan(body=310, first=47, pitch=66.5, radius=30, rows=(204, 88), times=268),
}


def faster_not_farther() -> Drawing:
    """Give the drawing of recovery with a steroid and with placebo."""
    return Drawing("faster_not_farther", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both rows of views."""
    plan = PLANS[layout]
    page = Page(plan.body, layout, theme, HEADINGS[layout] if titled else None)
    hues = page.theme
    for row, (blurs, hue, name) in enumerate(
        ((STEROID, hues.therapy, "with a steroid"), (PLACEBO, hues.control, "with placebo"))
    ):
        y = plan.rows[row]
        _name(page, plan, y, name, hue)
        for number, blur in enumerate(blurs):
            _view(page, (plan.first + plan.pitch * number, y), plan.radius, blur, hue)
    _times(page, plan)
    _same(page, plan)
    page.footer(FOOTERS[layout])
    return page


def _name(page: Page, plan: Plan, y: float, name: str, hue: Hue) -> None:
    if page.phone:
        page.text((MARGIN, y + plan.radius + 10), name, colour=hue.ink, weight=600)
    else:
        page.text((MARGIN, y - 4), name, colour=hue.ink, weight=600)


def _times(page: Page, plan: Plan) -> None:
    for number, words in enumerate(TIMES):
        at = (plan.first + plan.pitch * number, plan.times)
        broken = "\n".join(words.rsplit(" ", 1)) if page.phone else words
        page.text(at, broken, "small", colour=page.theme.muted, align="center", upward=True)


def _view(page: Page, centre: Spot, radius: float, blur: float, hue: Hue) -> None:
    """Draw a round view with a letter in it, the more blurred the more copies stray."""
    rounded(page, ring(centre, radius), hue.wash, edge=hue.mark, width="line", light=0.25, z=3)
    ink = np.empty((_DOTS, _DOTS, 4))
    ink[..., :3] = to_rgb(page.theme.ink)
    ink[..., 3] = gaussian_filter(_letter(), blur * _REACH * _DOTS) * _round()
    (x, y), half = centre, radius - 1.5
    image = AxesImage(page.ax, extent=(x - half, x + half, y - half, y + half), origin="upper", zorder=5)
    image.set_data(ink)
    page.add(image)


def _letter() -> FloatArray:
    """Ink of an E as it stands on sight charts, five strokes high and five wide, in the middle of a view."""
    ink = np.zeros((_DOTS, _DOTS))
    stroke_wide = round(0.112 * _DOTS)
    first = (_DOTS - 5 * stroke_wide) // 2
    last = first + 5 * stroke_wide
    ink[first:last, first : first + stroke_wide] = 1
    for number in (0, 2, 4):
        top = first + number * stroke_wide
        ink[top : top + stroke_wide, first : last - (stroke_wide // 2 if number == 2 else 0)] = 1  # noqa: PLR2004 - the middle bar is shorter
    return ink


def _round() -> FloatArray:
    """Share of each pixel that lies inside the round view."""
    place = (np.arange(_DOTS) + 0.5) / _DOTS * 2 - 1
    inside = 1 - np.hypot(place[:, None], place[None, :])
    return np.asarray(np.clip(inside * _DOTS / 2, 0, 1))


def _same(page: Page, plan: Plan) -> None:
    """Say between the rows where they differ and where they are alike."""
    ink = page.theme.muted
    middle = (plan.rows[0] + plan.rows[1]) / 2
    for number, words in ((SOONER, "sooner"), (SAME, "alike")):
        x = plan.first + plan.pitch * number
        for way in (1, -1):
            tip = middle + way * ((plan.rows[0] - plan.rows[1]) / 2 - plan.radius - 3)
            stroke(page, [(x, middle + way * 8), (x, tip)], ink, width="thin", z=6)
        page.text((x, middle - 4), words, "small", colour=page.theme.ink, align="center", weight=600)


__all__ = ["faster_not_farther"]
