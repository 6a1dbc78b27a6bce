"""One target and two drugs: free, with one, with the other, with both; what is left in each state."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.cells import nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.diagrams.glyphs.pair_of_drugs import capsule, gauge, tablet
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A cell with two docking places in four states, at the corners of a square: free, with drug A, with "
    "drug B, with both. A glass at each corner shows what is left, full when free, least with both. Arrows "
    "run both ways along the sides. Three small curves show potency, efficacy and steepness."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Two drugs can help each other in three ways, and each is measured by itself",
        "A target in four states; a glass shows what is left of what the drugs act against",
    ),
    "phone": Heading(
        "Two drugs can help each other in three\nways, and each is measured by itself",
        "A target in four states; a glass shows what is left",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, after the model MuSyC. Levels and curves are made up. For cells that are given as a "
    "treatment\nnobody has such a surface: there it is an analogy.",
    "phone": "Schematic, after the model MuSyC. Levels and\ncurves are made up. For cells given as a "
    "treatment\nnobody has such a surface: there it is an analogy.",
}
BODIES: dict[Layout, int] = {"wide": 440, "phone": 842}
ALPHA = "\N{GREEK SMALL LETTER ALPHA}"
BETA = "\N{GREEK SMALL LETTER BETA}"
GAMMA = "\N{GREEK SMALL LETTER GAMMA}"
"""Potency, efficacy and steepness, as the model names them."""
LEFT = (0.92, 0.52, 0.6, 0.14)
"""How full the glasses are: free, with A, with B, with both; made up."""
NAMES = ("free", "with A", "with B", "with both")


@dataclass(frozen=True)
class _Square:
    """Where the four states stand, and how large a cell is drawn."""

    spots: tuple[Spot, Spot, Spot, Spot]
    radius: float
    glass: tuple[float, float]


def four_states() -> Drawing:
    """Give the drawing of the four states."""
    return Drawing("four_states", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the square of states and the three ways in which both can differ from each alone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top
    if page.phone:
        square = _Square(((92, top - 84), (92, top - 338), (262, top - 84), (262, top - 338)), 30, (14, 84))
        ways = [(MARGIN + 0.0, top - 432.0 - 112 * number) for number in range(3)]
    else:
        square = _Square(((96, top - 84), (96, top - 318), (338, top - 84), (338, top - 318)), 34, (16, 92))
        ways = [(468.0, top - 24.0 - 122 * number) for number in range(3)]
    _edges(page, square)
    for number in range(len(NAMES)):
        _state(page, square, number)
    for corner, way in zip(ways, _WAYS, strict=True):
        _way(page, corner, way)
    page.footer(FOOTERS[layout])
    return page


def _state(page: Page, square: _Square, number: int) -> None:
    """Draw a cell with its two docking places, what is bound, its name, and its glass."""
    (x, y), radius = square.spots[number], square.radius
    theme, hue = page.theme, page.theme.control
    outline = ring((x, y), radius, wobble=0.03, seed=number + 2)
    rounded(page, outline, hue.fill, edge=hue.ink, light=0.5, z=9)
    nucleus(page, (x - radius * 0.06, y - radius * 0.2), radius * 0.36, hue, {"seed": number, "z": 11})
    for side, bound, kind in ((-1, number in {1, 3}, capsule), (1, number in {2, 3}, tablet)):
        foot = (x + side * radius * 0.42, y + radius * 0.86)
        head = (x + side * radius * 0.62, y + radius * 1.26)
        stroke(page, [foot, head], hue.ink, width="bold", z=12)
        _cup(page, head, side)
        if bound:
            seat = (head[0] + side * 1.5, head[1] + 9)
            if kind is capsule:
                capsule(page, seat, radius * 0.66, 0.35, z=14)
            else:
                tablet(page, seat, radius * 0.27, z=14)
    glass_at = (x + radius + 24, y - radius)
    gauge(page, glass_at, square.glass, LEFT[number], theme.lesion)
    if number == len(NAMES) - 1:  # how much deeper than the better drug alone
        upright, tall = glass_at[0] + square.glass[0] / 2 + 9, square.glass[1]
        ends = [glass_at[1] + tall * LEFT[number], glass_at[1] + tall * LEFT[1]]
        stroke(page, [(upright, ends[0]), (upright, ends[1])], theme.therapy.ink, width=3.0, z=20)
        for end in ends:
            stroke(page, [(upright - 22, end), (upright + 4, end)], theme.therapy.ink, width="thin", z=20)
        page.text((upright + 9, (ends[0] + ends[1]) / 2 - 5), BETA, "heading", colour=theme.therapy.ink)
    ink = hue.ink if number == 0 else theme.therapy.ink
    page.text((x, y - radius - 20), NAMES[number], weight=600, colour=ink, align="center")


def _cup(page: Page, head: Spot, side: int) -> None:
    """Draw the docking place: an open cup that fits a capsule, or a rounder one that fits a tablet."""
    hue = page.theme.control
    wide, deep = (12.0, 5.0) if side < 0 else (9.0, 7.0)
    turn = np.linspace(np.pi * 1.02, np.pi * 1.98, 16)
    cup = np.column_stack(
        [head[0] + side * 1.5 + wide * np.cos(turn), head[1] + deep + 2 + deep * np.sin(turn)]
    )
    stroke(page, cup, hue.ink, width="bold", z=13)


def _edges(page: Page, square: _Square) -> None:
    """Draw the ways between states: A binds downward, B binds to the right; each lets go again."""
    theme = page.theme
    free, one, other, both = square.spots
    gap = square.radius
    sign = 9.0
    for start, stop, letter in ((free, one, ""), (other, both, ALPHA)):
        x = start[0] - 14
        upper, lower = start[1] - gap - 32, stop[1] + gap * 1.26 + 26
        _to_and_fro(page, ((x - 5, upper), (x - 5, lower)), ((x + 5, lower), (x + 5, upper)))
        middle = (upper + lower) / 2
        capsule(page, (x + 24, middle), 21, 0.4)
        _letter(page, (x + 40, middle), letter)
    for start, stop, letter in ((free, other, ""), (one, both, ALPHA)):
        y = start[1] - 8
        left, right = start[0] + gap + 24 + square.glass[0], stop[0] - gap - 12
        _to_and_fro(page, ((left, y + 5), (right, y + 5)), ((right, y - 5), (left, y - 5)))
        middle = (left + right) / 2
        lift = 26 if letter else 24
        tablet(page, (middle, y + lift), sign)
        _letter(page, (middle + 15, y + lift), letter)
    middle = (
        (free[0] + gap + 58, (free[1] + one[1]) / 2 + 4) if not page.phone else (free[0] + 50, free[1] - 88)
    )
    page.text(middle, "in the glass:\nwhat is left", "small", colour=theme.lesion.ink)


def _to_and_fro(
    page: Page, there: tuple[tuple[float, float], ...], back: tuple[tuple[float, float], ...]
) -> None:
    arrow(page, there, colour=page.theme.therapy.ink)
    arrow(page, back, colour=page.theme.control.mark)


def _letter(page: Page, at: Spot, letter: str) -> None:
    """Say with a letter that binding beside the other drug may be easier, or harder."""
    if letter:
        page.text((at[0], at[1] - 5), f"{letter}, {GAMMA}", "heading", colour=page.theme.therapy.ink)


# ---- three ways ----


@dataclass(frozen=True)
class _Way:
    """One way in which a drug acts otherwise beside the other: its sign, name, words, and two curves."""

    sign: str
    name: str
    words: str
    alone: Callable[[np.ndarray], np.ndarray]
    beside: Callable[[np.ndarray], np.ndarray]


def _hill(half: float, slope: float, full: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda dose: full + (1 - full) / (1 + (dose / half) ** slope)


_WAYS = (
    _Way(ALPHA, "potency", "a smaller dose\nis enough", _hill(0.5, 3, 0.3), _hill(0.22, 3, 0.3)),
    _Way(
        BETA, "efficacy", "both reach deeper\nthan the better one", _hill(0.4, 3, 0.42), _hill(0.4, 3, 0.08)
    ),
    _Way(GAMMA, "steepness", "the same dose, a\nsharper turn", _hill(0.45, 2, 0.2), _hill(0.45, 7, 0.2)),
)


def _way(page: Page, corner: Spot, way: _Way) -> None:
    """Draw what is left against dose, alone and beside the other drug."""
    theme, (x, y) = page.theme, corner
    wide, high = (140.0, 84.0) if page.phone else (96.0, 80.0)
    low = y - high - 8
    ground = np.array([(x, low), (x + wide, low), (x + wide, low + high), (x, low + high)])
    shape(page, ground, fill=theme.control.wash, z=0.5)
    stroke(page, [(x, low + high), (x, low), (x + wide, low)], theme.muted, width="thin", z=2)
    dose = np.linspace(0.001, 1, 60)
    for curve, colour, dashes in (
        (way.alone, theme.control.ink, (4.0, 2.6)),
        (way.beside, theme.therapy.mark, None),
    ):
        points = np.column_stack([x + wide * dose, low + 4 + (high - 12) * curve(dose)])
        if dashes:
            stroke(page, points, colour, width="interval", dashes=dashes, z=5)
        else:
            stroke(page, points, colour, width="bold", z=6)
    at = x + wide + 14
    disc(page, (at + 9, low + high - 11), 11, fill=theme.therapy.ink, z=20)
    page.text((at + 9, low + high - 16), way.sign, weight=600, colour=theme.paper, align="center")
    page.text((at + 27, low + high - 16), way.name, weight=600, colour=theme.therapy.ink)
    page.text((at, low + high - 42), way.words, "small")
    if way is _WAYS[-1]:
        page.text((x, low - 17), "dose", "small", colour=theme.muted)
        key = x + (60 if page.phone else 34)
        page.text((key + 30, low - 17), "alone", "small", colour=theme.control.ink)
        stroke(
            page, [(key, low - 13), (key + 26, low - 13)], theme.control.ink, width="interval", dashes=(3, 2)
        )
        stroke(page, [(key + 70, low - 13), (key + 88, low - 13)], theme.therapy.mark, width="bold")
        page.text((key + 93, low - 17), "beside the other", "small", colour=theme.therapy.ink)


__all__ = ["four_states"]
