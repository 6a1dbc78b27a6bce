"""Naming and pointing: arrows of three meanings, leaders, measured spans, numbered steps."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from mscourse.diagrams.glyphs.curves import Spot, through
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.page import LINES, Page
from mscourse.figures.palette import Colour

ArrowKind = Literal["moves", "signals", "blocks"]

_Z = 25
_HEAD = 7.5


def arrow(page: Page, points: ArrayLike, kind: ArrowKind = "moves", colour: Colour | None = None) -> None:
    """Draw an arrow through points; its kind is its meaning.

    Parameters
    ----------
    page : Page
        Where to draw.
    points : array_like, shape (n, 2)
        From tail to tip; three or more bend it gently.
    kind : {"moves", "signals", "blocks"}
        A thing goes there (solid, filled head); a message goes there (dashed, open head); something is
        stopped there (solid, flat bar).
    colour : Colour, optional
        The ink of what moves; the theme's ink.

    Raises
    ------
    ValueError
        If the kind is none of the three, or there are fewer than two points.
    """
    if kind not in get_args(ArrowKind):
        message = f"unknown kind of arrow {kind!r}; choose one of {', '.join(get_args(ArrowKind))}"
        raise ValueError(message)
    ink, path = colour or page.theme.ink, through(points, 80).xy
    tip = path[-1]
    along = (tip - path[-6]) / np.hypot(*(tip - path[-6]))
    aside = np.array([-along[1], along[0]])
    if kind == "moves":
        # The line ends inside the head, so that the tip stays sharp.
        stroke(page, path[np.hypot(*(path - tip).T) > _HEAD * 0.7], ink, z=_Z)
        back = [along * _HEAD - aside * 3.4, along * _HEAD * 0.8, along * _HEAD + aside * 3.4]
        shape(page, np.array([tip, *(tip - corner for corner in back)]), fill=ink, z=_Z)
    elif kind == "signals":
        stroke(page, path, ink, dashes=(3.2, 2.4), z=_Z)
        stroke(page, [tip - along * 6 + aside * 3.6, tip, tip - along * 6 - aside * 3.6], ink, z=_Z)
    else:
        stroke(page, path, ink, z=_Z)
        stroke(page, [tip - aside * 5, tip + aside * 5], ink, width=LINES["line"] * 1.3, z=_Z)


def leader(page: Page, start: Spot, end: Spot, colour: Colour) -> None:
    """Draw a straight hairline from a label to the thing, ending in a dot on the thing."""
    stroke(page, [start, end], colour, width="thin", z=_Z - 1)
    disc(page, end, 1.9, fill=colour, edge=page.theme.paper, width="hair", z=_Z)


def span(page: Page, left: Spot, right: Spot, words: str) -> None:
    """Draw a measured distance: a level line with end ticks and its name in a gap in the middle."""
    colour, middle = page.theme.muted, (left[0] + right[0]) / 2
    page.text((middle, left[1] - 4), words, colour=colour, align="center")
    half = page.measure(words) / 2 + 5
    for end, inner in ((left, middle - half), (right, middle + half)):
        stroke(page, [end, (inner, end[1])], colour, width="thin", z=_Z)
        stroke(page, [(end[0], end[1] - 4), (end[0], end[1] + 4)], colour, width="thin", z=_Z)


def step(page: Page, centre: Spot, number: int, colour: Colour) -> None:
    """Draw a numbered disc for an ordered step."""
    disc(page, centre, 8.5, fill=colour, edge=page.theme.paper, width="line", z=_Z)
    page.text((centre[0], centre[1] - 4.7), str(number), colour=page.theme.paper, align="center", weight=600)


def beside(page: Page, edge: Spot, words: str, colour: Colour, side: Literal["left", "right"]) -> None:
    """Name a thing on one side of it; `edge` is where the thing ends there, at the height of its middle."""
    gap = 7 if side == "right" else -7
    align: Literal["left", "right"] = "left" if side == "right" else "right"
    lines = words.count("\n")
    page.text((edge[0] + gap, edge[1] - 4 + 8 * lines), words, colour=colour, align=align)


def above(page: Page, edge: Spot, words: str, colour: Colour) -> None:
    """Name a thing over it; `edge` is its highest point."""
    page.text((edge[0], edge[1] + 7), words, colour=colour, align="center", upward=True)
