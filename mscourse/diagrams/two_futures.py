"""Two futures: a fork of which only one branch is ever walked, and the gaps that can be estimated from it."""

from collections.abc import Callable, Sequence

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ribbon, ring, shifted, through
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.people import Aid, person
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, Hue, ThemeName

ALT = (
    "Three forks in a path, one branch treated and one untreated. One person walks one branch; the other "
    "lies "
    "in fog. Of two look-alikes each walks another branch, so the gap mixes the effect with their "
    "differences. "
    "Two groups made by chance show a mean gap, and not whose."
)
HEADINGS = {
    "wide": Heading(
        "One branch is walked, the other stays in fog",
        "The effect for a person is the gap between both ends; which gap can be seen depends on who walks",
    ),
    "phone": Heading(
        "One branch is walked,\nthe other stays in fog",
        "The effect is the gap between both ends",
    ),
}
FOOTERS = {
    "wide": "Schematic. Green path: treated. Grey path: untreated. Dashes: the branch that somebody "
    "did not walk.",
    "phone": "Schematic. Green path: treated. Grey path: untreated.\nDashes: the branch that somebody "
    "did not "
    "walk.",
}
BODIES = {"wide": 408, "phone": 1142}
_WIDE, _HIGH = 212.0, 272.0  # of a scene
_FORK = 0.49  # share of a path at which it bends
_FAR = 188.0
_NEAR_HALF, _FAR_HALF = 13.0, 8.0  # half the width of the path at its near and far end
_WORDS = (
    (
        "One person",
        "Only one end is seen.\nThis gap, the effect for\none person, stays hidden.",
    ),
    (
        "A look-alike",
        "A gap is seen. It mixes the\neffect with all in which the\ntwo differ unseen.",
    ),
    (
        "Two groups, made by chance",
        "The gap between the means\nestimates the mean effect;\nnot whose gain it is.",
    ),
)


def two_futures() -> Drawing:
    """Give the drawing of the fork."""
    return Drawing("two_futures", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw one person, a look-alike, and two groups at the fork."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    for number, ((name, words), scene) in enumerate(zip(_WORDS, _SCENES, strict=True)):
        if page.phone:
            corner = ((page.width - _WIDE) / 2, page.top - 28 - _HIGH - 362.0 * number)
            left = corner[0]
        else:
            corner = (MARGIN + 228.0 * number, page.top - 28 - _HIGH)
            left = corner[0]
        page.text((left, corner[1] + _HIGH + 4), name, "heading")
        scene(page, corner)
        page.text((left, corner[1] - 22), words, colour=page.theme.ink)
    page.footer(FOOTERS[layout])
    return page


# ---- scenes ----


def _alone(page: Page, corner: Spot) -> None:
    stem, left, right = (shifted(corner, *at) for at in ((106, 8), (50, _FAR), (162, _FAR)))
    theme = page.theme
    _dashed(page, _bend(stem, right), theme.control)
    _path(page, _bend(stem, left), theme.therapy)
    _fog(page, shifted(corner, 158, 172), (52, 60), 3)
    page.text(shifted(corner, 158, 164), "?", "title", colour=theme.control.ink, align="center")
    person(page, shifted(corner, 106, 22), ink=theme.ink)
    person(page, shifted(corner, 50, _FAR + 4), "one stick", ink=theme.therapy.ink)
    _named(page, corner, (50, 162))


def _pair(page: Page, corner: Spot) -> None:
    theme = page.theme
    first, second = shifted(corner, 54, 8), shifted(corner, 158, 8)
    ends = shifted(corner, 34, _FAR), shifted(corner, 178, _FAR)
    _dashed(page, _bend(first, shifted(corner, 104, _FAR)), theme.control)
    _dashed(page, _bend(second, shifted(corner, 108, _FAR)), theme.therapy)
    _path(page, _bend(first, ends[0]), theme.therapy)
    _path(page, _bend(second, ends[1]), theme.control)
    _fog(page, shifted(corner, 106, 170), (40, 58), 5)
    page.text(shifted(corner, 106, 162), "?  ?", "title", colour=theme.control.ink, align="center")
    for foot, aid, ink in (
        (shifted(corner, 54, 22), "none", theme.ink),
        (shifted(corner, 158, 22), "none", theme.ink),
        (shifted(ends[0], 0, 4), "none", theme.therapy.ink),
        (shifted(ends[1], 0, 4), "one stick", theme.control.ink),
    ):
        person(page, foot, aid, ink=ink)  # type: ignore[arg-type]  # an aid, each of them
    _named(page, corner, (34, 178))


_TREATED: tuple[Aid, ...] = ("none", "one stick", "none", "two sticks", "none")
_UNTREATED: tuple[Aid, ...] = ("one stick", "none", "two sticks", "one stick", "wheelchair")


def _groups(page: Page, corner: Spot) -> None:
    theme = page.theme
    stem = shifted(corner, 106, 80)
    _path(page, _bend(stem, shifted(corner, 46, _FAR - 24)), theme.therapy)
    _path(page, _bend(stem, shifted(corner, 166, _FAR - 24)), theme.control)
    # A coin covers the foot of both paths: it decides who walks which.
    disc(page, shifted(corner, 106, 90), 14, fill=theme.paper, edge=theme.ink, width="line", z=6)
    disc(page, shifted(corner, 106, 90), 10.5, edge=theme.control.mark, width="hair", z=6.1)
    stroke(page, [shifted(corner, 106, 97), shifted(corner, 106, 83)], theme.ink, width="thin", z=6.2)
    page.text(shifted(corner, 126, 86), "chance", weight=600, colour=theme.ink)
    for number in range(10):
        row, column = divmod(number, 5)
        person(page, shifted(corner, 46 + 27 * column + 12 * row, 30 - 26 * row), ink=theme.ink)
    for aids, middle, ink in ((_TREATED, 44.0, theme.therapy.ink), (_UNTREATED, 164.0, theme.control.ink)):
        _crowd(page, shifted(corner, middle, _FAR - 22), aids, ink)
    _fog(page, shifted(corner, 106, 178), (15, 30), 8)
    page.text(shifted(corner, 106, 173), "?", "heading", colour=theme.control.ink, align="center")
    _named(page, corner, (46, 166))


_SCENES: tuple[Callable[[Page, Spot], None], ...] = (_alone, _pair, _groups)


# ---- parts ----


def _crowd(page: Page, foot: Spot, aids: Sequence[Aid], ink: Colour) -> None:
    """Draw five people in two rows, the back row first."""
    places = ((-16, 26), (16, 26), (-30, 0), (0, 0), (30, 0))
    for (x, y), aid in zip(places, aids, strict=True):
        person(page, shifted(foot, x, y), aid, ink=ink)


def _bend(start: Spot, end: Spot) -> FloatArray:
    """Go straight ahead to the fork, then bend to an end; points of shape (n, 2)."""
    x, low, long = float(start[0]), float(start[1]), float(end[1]) - float(start[1])
    fork, turn = low + _FORK * long, 0.42 * (float(end[0]) - x)
    bent = [(x + turn * 0.35, fork + 0.05 * long), (x + turn * 1.6, fork + 0.29 * long)]
    points = [shifted(start, 0, 0), (x, fork - 0.22 * long), *bent, shifted(end, 0, 0)]
    return through(points, 160).xy


def _edges(points: FloatArray) -> FloatArray:
    """Outline a path that narrows toward its far end."""
    course = through(points[::8], 200)
    places = np.linspace(0, course.length, 90)
    half = np.linspace(_NEAR_HALF, _FAR_HALF, 90)
    return ribbon(course, places, -half, half)


def _path(page: Page, points: FloatArray, hue: Hue) -> None:
    shape(page, _edges(points), fill=hue.fill, edge=hue.mark, width="thin", z=3)


def _dashed(page: Page, points: FloatArray, hue: Hue) -> None:
    """Draw a branch that was not walked, as its edges only."""
    outline = _edges(points)
    shape(page, outline, fill=hue.wash, z=2)
    half = len(outline) // 2
    for edge in (outline[:half], outline[half:]):
        stroke(page, edge, hue.mark, width="thin", dashes=(3.2, 2.6), z=2.1)


def _fog(page: Page, middle: Spot, size: tuple[float, float], seed: int) -> None:
    """Let a part of the picture disappear in fog: soft overlapping clouds, thickest in the middle."""
    theme, rng = page.theme, np.random.default_rng(seed)
    for number in range(26):
        out = rng.normal(0, 0.42, 2).clip(-0.9, 0.9)
        at = shifted(middle, out[0] * size[0], out[1] * size[1])
        radius = min(size) * rng.uniform(0.34, 0.62)
        puff = ring(at, radius, wobble=0.12, seed=seed + number, stretch=(1.25, 0.8))
        shape(page, puff, fill=theme.control.fill if number % 3 == 0 else theme.control.wash, alpha=0.36, z=8)
    core = ring(middle, min(size) * 0.62, wobble=0.1, seed=seed, stretch=(1.1, 0.9))
    shape(page, core, fill=theme.control.wash, alpha=0.9, z=9)


def _named(page: Page, corner: Spot, across: tuple[float, float]) -> None:
    theme = page.theme
    high = _HIGH - 22
    for x, words, hue in zip(across, ("treated", "untreated"), (theme.therapy, theme.control), strict=True):
        page.text(shifted(corner, x, high), words, weight=600, colour=hue.ink, align="center")
