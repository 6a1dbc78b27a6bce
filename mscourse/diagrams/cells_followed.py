"""Panels that follow cells: dots in a body, and how many live on which day. Counts in, panels out."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.body import HEART, LUNG, Body, brain, canal, heart, lung, person, smooth
from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.labels import leader
from mscourse.diagrams.glyphs.paint import Pen, closed, shape, stroke
from mscourse.diagrams.panels import across, draw_across, draw_upward, marker, panel, upward
from mscourse.figures.page import UNITS_AN_INCH, Page

BODY = Body(110, -14, 0.6)
LUNG_DOTS = 48
"""Room in the lungs; what model and dose give must not be more."""
_FOOT = 52  # in the body's own units
_DOT, _PITCH = 2.3, 5.8
_POINTS_A_UNIT = 72 / UNITS_AN_INCH
_ELSEWHERE = ((52, 128), (78, 104), (34, 104), (66, 78))  # in the body's own units: belly and hip


@dataclass(frozen=True)
class Places:
    """How many dots live where, of how many that were given.

    Attributes
    ----------
    given : int
        Dots in all.
    lungs, elsewhere, fluid : int
        Dots that live in the lungs, in the rest of the body, in the spinal fluid.
    by_vein : bool
        Whether they were given into a vein; the others were given into the spinal fluid.
    """

    given: int
    lungs: int
    elsewhere: int
    fluid: int
    by_vein: bool


@cache
def _lung_slots(count: int) -> FloatArray:
    """Spread places over the lung, clear of its edge and of the heart, shape (count, 2).

    Raises
    ------
    ValueError
        If they do not fit.
    """
    outline = smooth(BODY.at(LUNG))
    middle = outline.mean(axis=0)
    room, spared = Path(middle + (outline - middle) * 0.86), smooth(BODY.at(HEART), 40)
    core = spared.mean(axis=0)
    closed_off = closed(core + (spared - core) * 1.25)
    low, high = outline.min(axis=0), outline.max(axis=0)
    spots = [
        (x + _PITCH / 2 * (row % 2), y)
        for row, y in enumerate(np.arange(low[1], high[1], _PITCH * 0.87))
        for x in np.arange(low[0], high[0], _PITCH)
    ]
    free = [spot for spot in spots if room.contains_point(spot) and not closed_off.contains_point(spot)]
    if len(free) < count:
        message = f"the lung has room for {len(free)} dots, not {count}; make the dots smaller"
        raise ValueError(message)
    chosen = np.linspace(0, len(free) - 1, count).round().astype(int)
    slots: FloatArray = np.array(free)[chosen]
    return slots


@cache
def _fluid_slots(count: int) -> FloatArray:
    """Spread places along the canal, by turns left and right of the cord, shape (count, 2)."""
    course = BODY.canal()
    along = np.linspace(course.length - 5, 12, count)
    return course.offset(along, np.where(np.arange(count) % 2, 3.1, -3.1))


def _dots(page: Page, slots: FloatArray, alive: int, *, shown: bool, ghosts: bool = True) -> None:
    """Draw a disc for each living cell and, with `ghosts`, an outline for each dead one.

    What is not shown stays in the picture unseen, so that all states have the same parts.
    """
    # Who dies is drawn by lot once: a cell that is dead in one state stays dead in all later ones.
    rank = np.random.default_rng(len(slots)).permutation(len(slots))
    hue, grey = page.theme.therapy, page.theme.control
    fill, edge = (page.theme.paper, grey.mark) if ghosts else ("none", "none")
    lives = (rank < alive).tolist()
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * _POINTS_A_UNIT)],
            offsets=slots,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one else fill for one in lives],
            edgecolors=[hue.ink if one else edge for one in lives],
            linewidths=0.6,
            alpha=1 if shown else 0,
            zorder=7,
            clip_on=False,
        )
    )


def in_the_body(places: Places) -> Page:
    """Draw a body from the side, and in it a dot for each cell that was given: filled while it lives."""
    page = panel("Where are the living cells?", "each dot: a million cells; an outline: a million that died")
    person(page, BODY, _FOOT, faded=False)
    lung(page, BODY)
    canal(page, BODY, width=17)
    brain(page, BODY)
    heart(page, BODY)
    _dots(page, _lung_slots(LUNG_DOTS), places.lungs, shown=places.by_vein)
    _dots(page, BODY.at(_ELSEWHERE), places.elsewhere, shown=places.by_vein, ghosts=False)
    _dots(page, _fluid_slots(places.given), places.fluid, shown=not places.by_vein)
    _named(page, (8, 186), "lungs", places.lungs, (BODY.spot(42, 246), (72, 173)))
    _named(page, (216, 196), "spinal fluid", places.fluid, (BODY.spot(101, 226), (211, 184)))
    _named(page, (216, 100), "rest of the body", places.elsewhere, (BODY.spot(104, 62), (211, 84)))
    _entry(page, [BODY.spot(-118, 152), BODY.spot(-60, 122)], seen=places.by_vein)
    _entry(page, [BODY.spot(160, 100), BODY.spot(112, 112)], seen=not places.by_vein)
    return page


def _entry(page: Page, way: list[tuple[float, float]], *, seen: bool) -> None:
    """Point at where the cells were given."""
    (x0, y0), (x1, y1) = way
    along = np.array([x1 - x0, y1 - y0]) / np.hypot(x1 - x0, y1 - y0)
    aside, tip = np.array([-along[1], along[0]]), np.array([x1, y1])
    head = np.array([tip, tip - 9 * along + 4.5 * aside, tip - 9 * along - 4.5 * aside])
    alpha, ink = (1 if seen else 0), page.theme.therapy.ink
    stroke(page, [(x0, y0), tuple(tip - 7 * along)], ink, width="bold", alpha=alpha, z=8)
    shape(page, head, fill=ink, alpha=alpha, z=8)


def _named(page: Page, at: tuple[float, float], name: str, count: int, line: tuple[Spot, Spot]) -> None:
    """Name a place, count the millions that live there, and point from `line`'s end at its start."""
    theme, (x, y) = page.theme, at
    page.text((x, y), name, weight=600)
    page.text((x, y - 17), f"{count} million" if count else "none", colour=theme.therapy.ink)
    page.text((x, y - 32), "alive", "small", colour=theme.muted)
    leader(page, line[1], line[0], theme.muted)


@dataclass(frozen=True)
class Living:
    """How many live on which day, in per cent of those given; every array of shape (days,).

    Attributes
    ----------
    days : ndarray
        When.
    lungs, elsewhere, fluid : ndarray
        After a dose into a vein: in the lungs, in the rest of the body; after one into the spinal fluid,
        there.
    """

    days: FloatArray
    lungs: FloatArray
    elsewhere: FloatArray
    fluid: FloatArray


def living_curves(living: Living, day: float, *, by_vein: bool) -> Page:
    """Draw living cells against time for both routes; the chosen one stands out, with its day marked."""
    page = panel("How long do they live?", "% of those given; rates illustrative; grey: other route")
    theme = page.theme
    x = across(0, float(living.days[-1]), (0, 1, 2, 3, 4, 5, 6, 7))
    y = upward(0, 100, (0, 20, 40, 60, 80, 100))
    draw_upward(page, y)
    draw_across(page, x, "days after the dose")
    green, grey = theme.therapy.mark, theme.control.mark
    for values, chosen, dashes in (
        (living.fluid, not by_vein, None),
        (living.lungs, by_vein, None),
        (living.elsewhere, by_vein, (4.0, 2.4)),
    ):
        keep = corners(x.at(living.days), y.at(values), 0.3)
        points = np.column_stack([x.at(living.days), y.at(values)])[keep]
        pen: Pen = {"width": "bold" if chosen else "line", "z": 6 if chosen else 5}
        if dashes:
            pen["dashes"] = dashes
        stroke(page, points, green if chosen else grey, **pen)
        here = float(np.interp(day, living.days, values))
        marker(page, x.spot(day), y.spot(here), green, seen=chosen)
    inks = (theme.therapy.ink, theme.muted)
    at = float(living.days[-1])
    fluid_end = y.spot(float(living.fluid[-1]))
    page.text((x.spot(at), fluid_end - 17), "spinal fluid", colour=inks[by_vein], align="right")
    page.text((x.spot(at), y.spot(54.5)), "vein: lungs, solid;", colour=inks[not by_vein], align="right")
    page.text(
        (x.spot(at), y.spot(54.5) - 16), "rest of the body, dashed", colour=inks[not by_vein], align="right"
    )
    return page
