"""The panels of the front that closes lesions: lesions of three sizes after a year, speed against age."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import (
    HEIGHT,
    Axis,
    across,
    draw_across,
    draw_upward,
    line,
    marker,
    panel,
    upward,
)
from mscourse.figures.page import Page

_MM = 14.0  # units for a millimetre
_MIDDLES = ((88.0, 162.0), (240.0, 196.0), (240.0, 106.0))
_NAMES = (62.0, 150.0, 82.0)  # heights of their words
_LINES = 5  # of former fronts that a lesion can hold
_CELLS = (16, 10, 5)  # precursors drawn on a front
_FASTEST = 10.0
_OLDEST, _YOUNGEST = 80.0, 20.0
_STILL_WORDS = 2
_SMALL = 0.02  # mm below which a lesion counts as closed


@dataclass(frozen=True)
class Closing:
    """A round lesion while its edge moves in.

    Attributes
    ----------
    radius
        Of the lesion, mm.
    fronts
        Radius of what is still bare, mm: on each of the earlier days, the present one last.
    words
        What became of it.
    """

    radius: float
    fronts: Sequence[float]
    words: str


def _circle(middle: tuple[float, float], radius: float, corners: int = 40) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return np.column_stack([middle[0] + radius * np.cos(turn), middle[1] + radius * np.sin(turn)])


def _cell(at: tuple[float, float], turn: float) -> FloatArray:
    """Outline a precursor: a small oval that points along `turn`."""
    round_it = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    x, y = 4.2 * np.cos(round_it), 2.3 * np.sin(round_it)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.column_stack([at[0] + cos * x - sin * y, at[1] + sin * x + cos * y])


def lesions_closing(lesions: Sequence[Closing], note: str) -> Page:
    """Draw three lesions on one scale.

    Parameters
    ----------
    lesions
        The largest one first.
    note
        When they are seen.
    """
    page = panel("How far did the front come?", note)
    theme = page.theme
    for lesion, middle, cells in zip(lesions, _MIDDLES, _CELLS, strict=True):
        outer = lesion.radius * _MM
        shape(page, _circle(middle, outer), fill=theme.myelin.fill, edge=theme.myelin.ink, z=2)
        bare = [max(one, 0.0) * _MM for one in lesion.fronts]
        core = _circle(middle, max(bare[-1], 0.1))
        seen = bare[-1] > _SMALL * _MM
        shape(
            page, core, fill=theme.lesion.wash, edge=theme.lesion.mark, width="line", z=4, alpha=float(seen)
        )
        for number in range(_LINES):
            old = bare[number] if number < len(bare) - 1 else 0.0
            ring = _circle(middle, max(old, 0.1))
            stroke(
                page, np.vstack([ring, ring[:1]]), theme.myelin.ink, width="hair", alpha=float(old > 1), z=3
            )
        for number in range(cells):
            turn = 2 * np.pi * (number + 0.3) / cells
            out = min(bare[-1] + 3.4, outer - 3.4)
            at = (middle[0] + out * np.cos(turn), middle[1] + out * np.sin(turn))
            shape(
                page,
                _cell(at, turn),
                fill=theme.myelin.mark,
                edge=theme.paper,
                width=0.5,
                alpha=float(seen),
                z=5,
            )
    for lesion, middle, low in zip(lesions, _MIDDLES, _NAMES, strict=True):
        page.text((middle[0], low), f"{lesion.radius:g} mm", weight=600, align="center")
        page.text((middle[0], low - 16), lesion.words, "small", colour=theme.muted, align="center")
    page.text(
        (7, 11),
        "blue: reached \u2013 tinted: still bare \u2013 lines: 60 days apart",
        "small",
        colour=theme.muted,
    )
    return page


def speed_by_age(
    ages: FloatArray, speeds: FloatArray, plain: FloatArray, now: tuple[float, float], stalls: float
) -> Page:
    """Draw the front's speed against age.

    Parameters
    ----------
    ages
        Years.
    speeds, plain
        µm a day: as chosen, and as at the start.
    now
        The chosen age and its speed.
    stalls
        The age from which the front stands still.
    """
    page = panel("How fast is the front?", "\u00b5m a day; grey: as at the start")
    theme = page.theme
    level = across(_YOUNGEST, _OLDEST, (20, 30, 40, 50, 60, 70, 80))
    rise = upward(0, _FASTEST, (0, 2, 4, 6, 8, 10))
    draw_upward(page, rise)
    draw_across(page, level, "age, years")
    _still(page, level, stalls)
    line(page, level.at(ages), rise.at(plain), theme.control.mark, bold=False)
    line(page, level.at(ages), rise.at(speeds), theme.myelin.mark)
    marker(page, level.spot(now[0]), rise.spot(now[1]), theme.myelin.ink, seen=True)
    return page


def _still(page: Page, level: Axis, stalls: float) -> None:
    """Tint the ages at which the front stands still."""
    start = min(max(stalls, _YOUNGEST), _OLDEST)
    x0, x1 = level.spot(start), level.stop
    low, high = 44.0, HEIGHT - 62.0
    corners = np.array([(x0, low), (x1, low), (x1, high), (x0, high)])
    seen = start < _OLDEST
    shape(page, corners, fill=page.theme.lesion.wash, alpha=float(seen), z=0.5)
    for number, words in enumerate(("stands", "still", f"from {stalls:.0f}")):
        told = words if seen and (number < _STILL_WORDS or stalls > _YOUNGEST) else " "
        # At the right end, where no curve is high.
        at = (x1 - 6, high - 16 - 14 * number)
        page.text(at, told, "small", colour=page.theme.lesion.ink, align="right")
