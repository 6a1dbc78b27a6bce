"""Two treatments as signs, a capsule for A and a round tablet for B, and a glass that shows a level."""

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import Hue, mix


def capsule(page: Page, centre: Spot, length: float = 24, turn: float = 0.5, z: float = 14) -> None:
    """Draw A: a capsule, one half darker than the other."""
    hue, half = page.theme.therapy, length / 2
    round_by = length * 0.21
    bend = np.linspace(-np.pi / 2, np.pi / 2, 15)
    right = np.column_stack([half - round_by + round_by * np.cos(bend), round_by * np.sin(bend)])
    whole = np.vstack([right, -right])
    cap = np.vstack([right, [(0.0, round_by), (0.0, -round_by)]])
    rounded(page, _turned(whole, centre, turn), hue.wash, edge=hue.ink, light=0.5, z=z)
    shape(page, _turned(cap, centre, turn), fill=hue.mark, edge=hue.ink, z=z + 0.1)


def tablet(page: Page, centre: Spot, radius: float = 9.5, z: float = 14) -> None:
    """Draw B: a round tablet with a line across."""
    hue = page.theme.therapy
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    outline = np.column_stack([centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle)])
    rounded(page, outline, hue.fill, edge=hue.ink, light=0.55, z=z)
    x, y = radius * 0.74 * np.cos(0.6), radius * 0.74 * np.sin(0.6)
    stroke(
        page,
        [(centre[0] - x, centre[1] - y), (centre[0] + x, centre[1] + y)],
        hue.ink,
        width="line",
        z=z + 0.1,
    )


def gauge(  # noqa: PLR0913, PLR0917 - where a glass stands, and what is in it
    page: Page, foot: Spot, size: tuple[float, float], share: float, hue: Hue, z: float = 8
) -> None:
    """Draw a glass tube that is filled to a share of its height; `foot` is the middle of its floor."""
    (x, y), (wide, high) = foot, size
    theme = page.theme
    tube = box(x - wide / 2, x + wide / 2, y, y + high, wide / 2)
    shape(page, tube, fill=mix(theme.paper, theme.control.wash, 0.6), z=z)
    top = y + max(share * high, wide / 2)
    filled = box(x - wide / 2, x + wide / 2, y, top, wide / 2)
    shape(page, filled, fill=hue.fill, z=z + 0.1)
    stroke(
        page, [(x - wide / 2 + 2, top - 2.2), (x + wide / 2 - 2, top - 2.2)], hue.ink, width="thin", z=z + 0.2
    )
    shape(page, tube, edge=theme.control.ink, width="thin", z=z + 0.3)
    disc(page, (x - wide * 0.2, y + high - wide * 0.6), wide * 0.07, fill=theme.control.mark, z=z + 0.4)


def _turned(outline: FloatArray, centre: Spot, turn: float) -> FloatArray:
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = outline.T
    return np.column_stack([centre[0] + cos * x - sin * y, centre[1] + sin * x + cos * y])


__all__ = ["capsule", "gauge", "tablet"]
