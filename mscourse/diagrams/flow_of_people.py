"""Two rivers of people: one that chance splits, and two that were never one; the leaks are named by bias."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import Curve, FloatArray, ribbon, through
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.patients import PERSON, POINTS_A_UNIT
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, Hue, ThemeName

ALT = (
    "Two rivers of people. Above, one river is split by chance into two arms with the same mix of people; it "
    "leaks where people decline, are lost, or change over. Below, two separate streams pass a sieve of "
    "matching; "
    "people who got worse while waiting, and those without a match, have leaked out, and the mix stays "
    "unequal."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Chance splits one river; matching can only sieve two",
        "People from left to right; filled: people with something that nobody wrote down",
    ),
    "phone": Heading(
        "Chance splits one river;\nmatching can only sieve two",
        "Filled: people with something nobody wrote down",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Filled: people with something that nobody wrote down, and that changes the "
    "course of the "
    "disease.\nWidths are people, invented.",
    "phone": "Schematic. Filled: people with something that\nnobody wrote down, and that changes the "
    "course of\n"
    "the disease. Widths are people, invented.",
}
LEAKS: dict[int, tuple[str, str]] = {
    1: ("selection", "who declines may differ"),
    2: ("drop-out", "lost, and rarely by chance"),
    3: ("crossover", "still counted below"),
    4: ("immortal time", "worse while waiting"),
    5: ("selection", "no match: dropped"),
    6: ("confounding", "unwritten, it passes"),
}
"""By number: what a leak is called, and what happens there."""


@dataclass(frozen=True)
class Plan:
    """Where the two rivers lie in one layout: heights of their middles, and units for one unit of height."""

    body: int
    upper: float
    lower: float
    tall: float


PLANS: dict[Layout, Plan] = {
    "wide": Plan(body=530, upper=396, lower=166, tall=1.0),
    "phone": Plan(body=620, upper=506, lower=238, tall=0.82),
}


@dataclass(frozen=True)
class River:
    """A place to draw a river: from shares of the width, and heights around its middle, to the page."""

    page: Page
    middle: float
    tall: float

    def spot(self, across: float, up: float) -> tuple[float, float]:
        """Place a point."""
        return MARGIN - 16 + across * (self.page.width - MARGIN), self.middle + up * self.tall

    def stream(self, points: Sequence[tuple[float, float]], widths: Sequence[float], hue: Hue) -> Curve:
        """Draw water through points, as wide as told at each of them."""
        curve = through([self.spot(*one) for one in points], 300)
        places = np.linspace(0, curve.length, 160)
        half = np.interp(places, np.linspace(0, curve.length, len(widths)), widths) * self.tall / 2
        shape(self.page, ribbon(curve, places, -half, half), fill=hue.fill, z=3)
        for side in (-1, 1):
            stroke(self.page, curve.offset(places, side * half), hue.ink, width="thin", z=4)
        return curve

    def leak(self, points: Sequence[tuple[float, float]], width: float, hue: Hue, number: int) -> None:
        """Draw a thin stream that leaves, fading into a number."""
        curve = through([self.spot(*one) for one in points], 120)
        places = np.linspace(0, curve.length, 60)
        half = np.full(60, width * self.tall / 2)
        shape(self.page, ribbon(curve, places, -half, half), fill=hue.fill, z=2)
        for side in (-1, 1):
            stroke(self.page, curve.offset(places, side * half), hue.ink, width="thin", z=2.1)
        step(self.page, tuple(curve.xy[-1].tolist()), number, self.page.theme.lesion.ink)


def flow_of_people() -> Drawing:
    """Give the drawing of the two rivers."""
    return Drawing("flow_of_people", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both rivers with their leaks."""
    plan = PLANS[layout]
    page = Page(plan.body, layout, theme, HEADINGS[layout] if titled else None)
    _randomised(River(page, plan.upper, plan.tall))
    _matched(River(page, plan.lower, plan.tall))
    page.footer(FOOTERS[layout])
    return page


def _randomised(river: River) -> None:
    page, theme = river.page, river.page.theme
    top = river.spot(0, 100)[1]
    page.text((MARGIN, top + 8), "Randomised", "heading")
    page.text((page.width - MARGIN, top + 8), "analysed", "small", weight=600, align="right")
    grey, green = theme.control, theme.therapy
    trunk = river.stream([(-0.03, 0), (0.12, 0), (0.24, 0), (0.37, 0)], (84, 82, 62, 60), grey)
    _crowd(page, trunk, (0.05, 0.9), 50, (3, 15 if page.phone else 24))
    river.leak([(0.10, -36), (0.16, -48), (0.2, -72)], 18, grey, 1)
    given = river.stream(
        [(0.36, 15), (0.42, 19), (0.5, 42), (0.68, 45), (0.86, 45), (1.06, 45)],
        (30, 30, 30, 27, 30, 30),
        green,
    )
    other = river.stream(
        [(0.36, -15), (0.42, -19), (0.5, -42), (0.68, -45), (0.86, -45), (1.06, -45)],
        (30, 30, 30, 26, 22, 22),
        grey,
    )
    for curve in (given, other):
        _crowd(page, curve, (0.24, 0.97), 14, (3, 7 if page.phone else 11))
    river.leak([(0.6, 54), (0.655, 62), (0.69, 80)], 6, green, 2)
    river.leak([(0.6, -54), (0.655, -62), (0.69, -80)], 6, grey, 2)
    _change_over(river)
    _coin(page, river.spot(0.365, 0), 15 * river.tall)
    _named(river, 1, (0.2, -72))
    _named(river, 2, (0.69, 80))
    _named(river, 3, (0.79, 0))
    if page.phone:
        _listed(page, (1, 2, 3), river.spot(0, -116)[1])
    words = "chance"
    page.text((river.spot(0.365, 0)[0], river.spot(0, 42)[1]), words, "small", weight=600, align="center")


def _change_over(river: River) -> None:
    """Draw controls who get the treatment; dashed, since they stay where chance put them."""
    page = river.page
    curve = through([river.spot(*one) for one in ((0.74, -36), (0.775, -20), (0.785, 18), (0.82, 36))], 120)
    places = np.linspace(0, curve.length, 60)
    for side in (-3.5, 3.5):
        stroke(page, curve.offset(places, side), page.theme.lesion.ink, width="thin", dashes=(3, 2), z=2.5)
    step(page, river.spot(0.782, 0), 3, page.theme.lesion.ink)


def _matched(river: River) -> None:
    page, theme = river.page, river.page.theme
    top = river.spot(0, 100)[1]
    page.text((MARGIN, top + 8), "Matched from a register", "heading")
    page.text((page.width - MARGIN, top + 8), "analysed", "small", weight=600, align="right")
    grey, green = theme.control, theme.therapy
    wait = river.stream([(-0.03, 48), (0.1, 48), (0.2, 46), (0.26, 46)], (30, 30, 24, 22), grey)
    given = river.stream(
        [(0.25, 46), (0.4, 46), (0.5, 45), (0.7, 44), (1.06, 44)], (22, 22, 20, 18, 18), green
    )
    _crowd(page, wait, (0.05, 0.95), 14, (5, 4 if page.phone else 7))
    _crowd(page, given, (0.06, 0.97), 8, (6, 9 if page.phone else 14))
    river.leak([(0.12, 58), (0.19, 66), (0.235, 82)], 7, grey, 4)
    other = river.stream([(-0.03, -36), (0.2, -36), (0.38, -38), (0.46, -40)], (66, 66, 64, 60), grey)
    after = river.stream([(0.455, -32), (0.6, -40), (0.75, -44), (1.06, -44)], (20, 19, 18, 18), grey)
    _crowd(page, other, (0.05, 0.95), 50, (2, 14 if page.phone else 26))
    _crowd(page, after, (0.06, 0.97), 8, (2, 8 if page.phone else 12))
    river.leak([(0.44, -56), (0.51, -68), (0.55, -86)], 26, grey, 5)
    _sieve(river)
    x, y = river.spot(0.252, 46)
    stroke(page, [(x, y - 22), (x, y + 16)], theme.ink, width="line", dashes=(3, 2), z=8)
    page.text((x, y - 36), "treated", "small", weight=600, align="center")
    step(page, river.spot(0.79, 0), 6, theme.lesion.ink)
    for number, at in ((4, (0.235, 82)), (5, (0.55, -86)), (6, (0.79, 0))):
        _named(river, number, at)
    if page.phone:
        _listed(page, (4, 5, 6), river.spot(0, -140)[1])


def _sieve(river: River) -> None:
    """Draw a net that both streams have to pass."""
    page, ink = river.page, river.page.theme.ink
    for across in (0.462, 0.474):
        low, high = river.spot(across, -72), river.spot(across, 66)
        stroke(page, [low, high], ink, width="thin", z=9)
    for up in np.arange(-70, 67, 8).tolist():
        stroke(page, [river.spot(0.462, up), river.spot(0.474, up + 4)], ink, width="thin", z=9)
    words = "sieve: what was\nwritten down" if page.phone else "sieve: what was written down"
    page.text(river.spot(0.45, -88), words, "small", weight=600, align="right")


def _crowd(page: Page, curve: Curve, ends: tuple[float, float], width: float, mix: tuple[int, int]) -> None:
    """Let people drift along a stream.

    Parameters
    ----------
    page, curve, width
        The stream, and how wide people stand in it, in units.
    ends : (float, float)
        Where the first and the last one stand, in shares of its length.
    mix : (int, int)
        One in so many is filled, and how many people there are.
    """
    every, count = mix
    places = np.linspace(ends[0] * curve.length, ends[1] * curve.length, count)
    # Three lanes by turns: spread like a crowd, and the same each time.
    lanes = np.array([0, 1, -1, 0.5, -0.5])[np.arange(count) % 5] * width / 2.6
    spots = curve.offset(places, lanes)
    filled = np.arange(count) % every == every // 2
    _people(page, spots, [bool(one) for one in filled])


def _people(page: Page, spots: FloatArray, filled: Sequence[bool]) -> None:
    theme, height = page.theme, 12.5
    insides: list[Colour] = [theme.ink if one else theme.paper for one in filled]
    page.add(
        PathCollection(
            [Path(np.asarray(PERSON.vertices, float) * height * POINTS_A_UNIT, PERSON.codes)],
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=insides,
            edgecolors=[theme.ink],
            linewidths=0.8,
            zorder=6,
            clip_on=False,
        )
    )


def _coin(page: Page, centre: tuple[float, float], radius: float) -> None:
    """Draw chance as a coin of two halves."""
    theme = page.theme
    disc(page, centre, radius, fill=theme.paper, edge=theme.ink, width="line", z=9)
    turn = np.linspace(0, np.pi, 30)
    for sign, hue in ((1, theme.therapy), (-1, theme.control)):
        half = np.column_stack([np.cos(turn), sign * np.sin(turn)]) * (radius - 3) + np.asarray(centre)
        shape(page, half, fill=hue.mark, z=9.5)
    stroke(
        page,
        [(centre[0] - radius, centre[1]), (centre[0] + radius, centre[1])],
        theme.paper,
        width="line",
        z=10,
    )


def _named(river: River, number: int, at: tuple[float, float]) -> None:
    """Name a leak beside its number, where there is room."""
    page = river.page
    if page.phone:
        return
    (x, y), (name, words) = river.spot(*at), LEAKS[number]
    page.text((x + 15, y + 1), name, weight=600, colour=page.theme.lesion.ink)
    page.text((x + 15, y - 13), words, "small", colour=page.theme.muted)


def _listed(page: Page, numbers: Sequence[int], top: float) -> None:
    """List the leaks under a river, where there is no room beside them."""
    for row, number in enumerate(numbers):
        y, (name, words) = top - 23.0 * row, LEAKS[number]
        step(page, (MARGIN + 9, y + 4), number, page.theme.lesion.ink)
        page.run((MARGIN + 25, y), (name, "label", page.theme.lesion.ink), (words, "small", page.theme.muted))


__all__ = ["flow_of_people"]
