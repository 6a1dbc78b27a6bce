"""Panels of ten forecasts: what was said of each card, and the points lost as the area of a square."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, panel
from mscourse.figures.page import Page

_LEFT, _TRACK, _END = 7.0, 216.0, WIDTH - 18.0
_TOP, _PITCH, _BETWEEN = HEIGHT - 70.0, 16.0, 22.0
_CLOSE = 1e-9
_SQUARE, _GAP, _FIRST = 54.0, 8.0, 7.0


@dataclass(frozen=True)
class Told:
    """One card.

    Attributes
    ----------
    words : str
        What it says.
    said : float
        The forecast, 0 to 1.
    came_true : bool
        What became of it.
    """

    words: str
    said: float
    came_true: bool


@dataclass(frozen=True)
class Pile:
    """The cards of one kind under their heading."""

    heading: str
    cards: Sequence[Told]


def distances(piles: Sequence[Pile], *, shown: bool) -> Page:
    """Draw for every card the forecast on a scale, and how far it lies from what came."""
    page = panel("What you said, and what came", "disc: your forecast; diamond: what came")
    theme = page.theme
    scale = Axis(0, 1, _TRACK, _END, (0, 0.5, 1))
    y = _TOP
    for tick in scale.ticks:
        x = scale.spot(tick)
        stroke(page, [(x, 34), (x, HEIGHT - 62)], theme.rule, width="hair", z=1)
        page.text((x, 18), f"{100 * tick:.0f}", "small", colour=theme.muted, align="center")
    page.text((_TRACK - 14, 18), "your forecast, %", "small", colour=theme.muted, align="right")
    for pile in piles:
        page.text((_LEFT, y), pile.heading, weight=600)
        y -= _PITCH
        for card in pile.cards:
            _row(page, scale, card, y, shown=shown)
            y -= _PITCH
        y -= _BETWEEN - _PITCH
    return page


def _row(page: Page, scale: Axis, card: Told, y: float, *, shown: bool) -> None:
    theme = page.theme
    page.text((_LEFT, y), card.words, "small")
    middle = y + 4
    said, came = scale.spot(card.said), scale.spot(card.came_true)
    stroke(
        page,
        [(said, middle), (came, middle)],
        theme.lesion.mark,
        width="interval",
        alpha=1 if shown else 0,
        z=4,
    )
    diamond = np.array([(came - 5, middle), (came, middle + 5), (came + 5, middle), (came, middle - 5)])
    shape(page, diamond, fill=theme.ink, edge=theme.paper, width="thin", alpha=1 if shown else 0, z=6)
    disc(page, (said, middle), 4.2, fill=theme.axon.mark, edge=theme.paper, width="thin", z=7)


def squares(piles: Sequence[Pile], *, shown: bool, score: float, bounds: tuple[float, float]) -> Page:
    """Draw the points lost as squares: dashed what could be lost, filled what is.

    Parameters
    ----------
    piles : sequence of Pile
        The cards, a row a pile.
    shown : bool
        Whether the answers are shown.
    score : float
        Mean of the points lost, 0 to 1; said only if the answers are shown.
    bounds : pair of float
        The lowest and the highest score that the forecasts allow.
    """
    page = panel("Points lost: the area of a square", "side: distance from what came; whole box: one point")
    theme = page.theme
    y = HEIGHT - 72.0
    for pile in piles:
        page.text((_LEFT, y), pile.heading, weight=600)
        y -= 8 + _SQUARE
        for number, card in enumerate(pile.cards):
            _box(page, (_FIRST + number * (_SQUARE + _GAP), y), card, shown=shown)
        y -= 28
    low, high = bounds
    same = high - low < _CLOSE
    line = "whatever comes" if same else "by what comes"
    words = f"{low:.2f}" if same else f"{low:.2f} to {high:.2f}"
    page.text((_LEFT, 34), "Brier score: the mean of the ten", weight=600)
    if shown:
        page.text((_LEFT, 14), f"{score:.2f}", "heading", colour=theme.lesion.ink)
        page.text((_LEFT + 40, 14), "of 1; all at 50 % gives 0.25", "small", colour=theme.muted)
    else:
        end = page.run((_LEFT, 14), (words, "heading", theme.ink))
        page.text((end + 8, 14), line, "small", colour=theme.muted)
    return page


def _box(page: Page, corner: tuple[float, float], card: Told, *, shown: bool) -> None:
    """Draw one point as a box, with the two squares that could be lost fitted corner to corner."""
    theme, (x, y) = page.theme, corner
    whole = np.array([(0, 0), (_SQUARE, 0), (_SQUARE, _SQUARE), (0, _SQUARE)]) + np.array([x, y])
    shape(page, whole, fill=theme.control.wash, edge=theme.control.mark, width="hair", z=3)
    true, false = (1 - card.said) * _SQUARE, card.said * _SQUARE
    lost = (x, y, true) if card.came_true else (x + _SQUARE - false, y + _SQUARE - false, false)
    for left, low, side in ((x, y, true), (x + _SQUARE - false, y + _SQUARE - false, false)):
        outline = np.array([(0, 0), (side, 0), (side, side), (0, side), (0, 0)]) + np.array([left, low])
        stroke(page, outline, theme.control.ink, width="thin", dashes=(2.5, 2), z=5)
    left, low, side = lost
    outline = np.array([(0, 0), (side, 0), (side, side), (0, side)]) + np.array([left, low])
    shape(
        page,
        outline,
        fill=theme.lesion.fill,
        edge=theme.lesion.ink,
        width="thin",
        alpha=1 if shown else 0,
        z=6,
    )


__all__ = ["Pile", "Told", "distances", "squares"]
