"""The panels of grafts among lesions: a brain from the side with both to scale, and what is reached."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.body import CEREBELLUM, CEREBRUM, FOLDS, smooth
from mscourse.diagrams.glyphs.curves import FloatArray, through
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import across, draw_across, draw_upward, line, marker, panel, upward
from mscourse.figures.page import Page
from mscourse.figures.palette import mix

_BRAIN = 2.9  # units of the page for one of the body's own
_MM = _BRAIN * 84 / 165  # units for a millimetre: the brain is about 165 mm long
_ORIGIN = (66.0, 399.0)  # of the lesions, in the body's own units
_PLACE = (158.0, 158.0)
_SMALLEST = 1.1  # radius in units below which nothing is drawn smaller
_MOST_DOTS, _MOST_GRAFTS = 100, 10


@dataclass(frozen=True)
class Seen:
    """What is seen from the side: lesions and grafts as (x, y, radius) in mm, the lesions' shares reached."""

    lesions: Sequence[tuple[float, float, float]]
    shares: Sequence[float]
    grafts: Sequence[tuple[float, float]]
    spread: float


def _circle(x: float, y: float, radius: float, corners: int) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return np.column_stack([x + radius * np.cos(turn), y + radius * np.sin(turn)])


def brain_with_grafts(seen: Seen, note: str) -> Page:
    """Draw a brain from the side with its lesions, and what cells from the grafts reach."""
    page = panel("What does a graft reach?", note)
    theme = page.theme
    for part in (CEREBELLUM, CEREBRUM):
        outline = (smooth(part, 60) - _ORIGIN) * _BRAIN + _PLACE
        shape(page, outline, fill=theme.control.wash, edge=theme.control.mark, width="thin", z=1)
    for fold in FOLDS:
        course = through((np.asarray(fold, float) - _ORIGIN) * _BRAIN + _PLACE, 14).xy
        stroke(page, course, theme.control.fill, width="thin", z=1.5)
    glow = mix(theme.therapy.wash, theme.therapy.fill, 0.45)
    for number in range(_MOST_GRAFTS):
        there = number < len(seen.grafts)
        x, y = seen.grafts[number] if there else (0.0, 0.0)
        ring = _circle(_PLACE[0] + _MM * x, _PLACE[1] + _MM * y, _MM * seen.spread, 24)
        shape(page, ring, fill=glow, edge=theme.therapy.ink, width="line", alpha=float(there), z=3)
    for number in range(_MOST_DOTS):
        there = number < len(seen.lesions)
        x, y, radius = seen.lesions[number] if there else (0.0, 0.0, 0.1)
        dot = _circle(_PLACE[0] + _MM * x, _PLACE[1] + _MM * y, max(_SMALLEST, _MM * radius), 10)
        hit = there and seen.shares[number] > 0
        fill = theme.lesion.mark if hit else theme.lesion.fill
        shape(page, dot, fill=fill, edge=theme.lesion.ink, width="hair", alpha=float(there), z=4)
    foot = 33.0
    shape(
        page, _circle(14, foot + 4, 5, 10), fill=theme.lesion.fill, edge=theme.lesion.ink, width="hair", z=4
    )
    page.text((24, foot), "lesion", "small", colour=theme.lesion.ink)
    shape(
        page, _circle(76, foot + 4, 5, 10), fill=theme.lesion.mark, edge=theme.lesion.ink, width="hair", z=4
    )
    page.text((86, foot), "reached, if only in part", "small", colour=theme.lesion.ink)
    shape(
        page,
        _circle(228, foot + 4, 5, 24),
        fill=theme.therapy.fill,
        edge=theme.therapy.ink,
        width="line",
        z=4,
    )
    page.text((238, foot), "graft", "small", colour=theme.therapy.ink)
    stroke(page, [(14, 16), (14 + 20 * _MM, 16)], theme.muted, width="thin", z=4)
    page.text((14 + 20 * _MM + 8, 12), "20 mm", "small", colour=theme.muted)
    return page


def share_by_grafts(grafts: FloatArray, shares: FloatArray, now: tuple[float, float], spread: float) -> Page:
    """Draw the share of the lesions' volume that is reached, per cent, against the number of grafts."""
    page = panel("How much is reached?", f"per cent of the lesions' volume; spread {spread:g} mm")
    theme = page.theme
    level = across(0, 10, (0, 1, 2, 5, 10))
    rise = upward(0, 100, (0, 25, 50, 75, 100))
    draw_upward(page, rise)
    draw_across(page, level, "number of grafts, each in the next largest lesion")
    line(page, level.at(grafts), rise.at(shares), theme.therapy.mark)
    marker(page, level.spot(now[0]), rise.spot(now[1]), theme.therapy.ink, seen=True)
    return page
