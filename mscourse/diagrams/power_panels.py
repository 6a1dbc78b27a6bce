"""Panels on what a trial can see: a hundred trials of one kind, and the chance by the size of a trial."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import closed, shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, draw_upward, marker, panel, upward
from mscourse.figures.page import UNITS_AN_INCH, Page

OF = 100
"""Trials of an array."""
FEWEST, MOST = 5, 500
"""Ends of the scale of people in a group."""
_POINTS = 72 / UNITS_AN_INCH
_PITCH = 13 / _POINTS  # whole points, so that places are short numbers in SVG
_LEFT = 6.0
_WANTED = 80
"""The chance that trials are usually planned for, in per cent."""
_TICKS = (5, 10, 20, 50, 100, 200, 500)


def _sheet() -> Path:
    """Draw a sheet of paper one unit high with a turned corner: the report of a trial."""
    outline = np.array([(-0.36, -0.5), (0.36, -0.5), (0.36, 0.24), (0.12, 0.5), (-0.36, 0.5)])
    return closed(outline)


SHEET = _sheet()


def hundred_trials(found: int, *, any_effect: bool) -> Page:
    """Draw a hundred trials as sheets of paper; those that call the groups different are filled.

    Parameters
    ----------
    found : int
        How many of a hundred do.
    any_effect : bool
        Whether there is anything to find; without, each call is a false alarm.
    """
    page = panel("A hundred trials of this kind", "each sheet: the report of one trial")
    theme, hue = page.theme, page.theme.therapy if any_effect else page.theme.lesion
    number = np.arange(OF)
    first = HEIGHT - 66
    places = np.column_stack([_LEFT + _PITCH * (number % 10 + 0.5), first - _PITCH * (number // 10 + 0.5)])
    # Spread over the square: nobody knows beforehand which trial will be the lucky one.
    filled = np.random.default_rng(11).permutation(OF) < found
    size = _PITCH * 0.86 * _POINTS
    page.add(
        PathCollection(
            [Path(np.asarray(SHEET.vertices, float) * size, SHEET.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one else "none" for one in filled.tolist()],
            edgecolors=[hue.ink if one else theme.control.mark for one in filled.tolist()],
            linewidths=0.9,
            zorder=5,
            clip_on=False,
        )
    )
    right = _LEFT + 10 * _PITCH + 14
    page.text((right, first - 18), f"{found}", "title", colour=hue.ink)
    page.text((right, first - 36), "of 100 find\na difference", colour=hue.ink)
    page.text((right, first - 96), f"{OF - found}", "title")
    page.text((right, first - 114), "of 100 report\n“no significant\ndifference”")
    also = "three lesions a person assumed" if any_effect else "and all of them are wrong"
    words = f"filled: p below 0.05{';' if any_effect else ','} {also}"
    page.text((7, 14), words, "small", colour=theme.muted)
    return page


@dataclass(frozen=True)
class Curve:
    """Chance of finding the effect by people in a group.

    Attributes
    ----------
    people, chance : ndarray, shape (n,)
        People in each group, and the chance in per cent.
    here : (float, float)
        The chosen size and its chance.
    studies : sequence of (str, int, float)
        Name, people in each group and chance of the studies that are marked.
    """

    people: FloatArray
    chance: FloatArray
    here: tuple[float, float]
    studies: Sequence[tuple[str, int, float]]


def power_curve(curve: Curve) -> Page:
    """Draw the chance against the size on a scale of powers, with the chance usually planned for."""
    page = panel("Chance of finding it, by size", "trials in 100 that find a difference; dashed: usual aim")
    theme = page.theme
    start, stop = 38.0, WIDTH - 16.0
    y = upward(0, 100, (0, 20, 40, 60, 80, 100))
    draw_upward(page, y)

    def x(people: float) -> float:
        return start + (stop - start) * log(people / FEWEST) / log(MOST / FEWEST)

    stroke(page, [(start, FOOT), (stop, FOOT)], theme.muted, width="thin", z=2)
    for tick in _TICKS:
        stroke(page, [(x(tick), FOOT - 4), (x(tick), FOOT)], theme.muted, width="thin", z=2)
        page.text((x(tick), FOOT - 15), f"{tick}", "small", colour=theme.muted, align="center")
    page.text(((start + stop) / 2, 11), "people in each group", "small", colour=theme.muted, align="center")
    wanted = y.spot(_WANTED)
    stroke(page, [(start, wanted), (stop, wanted)], theme.ink, width="thin", dashes=(4, 3), z=3)
    across = np.array([x(one) for one in curve.people.tolist()])
    points = np.column_stack([across, y.at(curve.chance)])
    kept = points[corners(points[:, 0], points[:, 1], 0.3)]
    stroke(page, kept, theme.therapy.mark, width="bold", z=6)
    for name, people, chance in curve.studies:
        _study(page, (x(people), y.spot(chance)), name, y)
    here, chance = curve.here
    marker(page, x(here), y.spot(chance), theme.therapy.ink, seen=True)
    return page


def _study(page: Page, at: tuple[float, float], name: str, y: Axis) -> None:
    """Mark the size of a study that was done: a dotted line, a square, its name above all curves."""
    theme, across = page.theme, at[0]
    stroke(
        page, [(across, y.start), (across, y.stop + 4)], theme.control.ink, width="thin", dashes=(1, 2.4), z=3
    )
    square = np.array([(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)]) + np.asarray(at)
    shape(page, square, fill=theme.paper, edge=theme.control.ink, width="line", z=8)
    page.text((across, y.stop + 8), name, "small", colour=theme.control.ink, align="center")
