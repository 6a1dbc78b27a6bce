"""Panels of a protocol: a river of cells that loses some at each stage, and the days that a batch takes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, draw_across, panel
from mscourse.figures.page import UNITS_AN_INCH, Page

STAGES = 6
"""The most that are drawn; a shorter protocol keeps the others unseen, so that states have equal parts."""
HUNDRED = 100
DAYS = 200.0
"""End of the scale of days."""
BOXES = 15
"""Doublings that can be shown."""
_TOP, _DEEP = 228.0, 104.0  # of the river, in units: its upper bank, and its depth where all cells are in it
_LEFT, _RIGHT = 14.0, 208.0
_SMOOTH = 12  # points for each stage
_GRAVEL = 88.0  # where branches end
_GRID, _PITCH, _DOT = (226.0, 144.0), 8.4, 3.1
_POINTS_A_UNIT = 72 / UNITS_AN_INCH


@dataclass(frozen=True)
class River:
    """Cells stage by stage.

    Attributes
    ----------
    shares : sequence of float
        Share still on its way after each stage.
    purity : float
        Share of the wanted cells in what is filled into vials.
    keeps : float
        Share of wanted cells that the sort keeps; 1 where there is none.
    """

    shares: Sequence[float]
    purity: float
    keeps: float


def river(cells: River) -> Page:
    """Draw the river of cells, its branches, and a hundred cells of what is filled into vials."""
    page = panel("What becomes of 100 cells?", "each stage loses some to other fates; shares illustrative")
    theme, green = page.theme, page.theme.therapy
    ends = np.linspace(_LEFT, _RIGHT, len(cells.shares) + 1)
    levels = np.array([1.0, *cells.shares])
    share = np.linspace(0, 1, _SMOOTH * STAGES)
    place = share * len(cells.shares)
    stage = np.minimum(place.astype(int), len(cells.shares) - 1)
    part = np.clip((place - stage - 0.35) / 0.5, 0, 1)
    eased = 3 * part**2 - 2 * part**3
    depth = _DEEP * (levels[stage] + (levels[stage + 1] - levels[stage]) * eased)
    x = _LEFT + (_RIGHT - _LEFT) * share
    water = np.vstack([[(_LEFT, _TOP)], [(_RIGHT, _TOP)], np.column_stack([x, _TOP - depth])[::-1]])
    shape(page, water, fill=green.fill, edge=green.ink, width="thin", z=3)
    for number in range(STAGES):
        seen = number < len(cells.shares)
        at = min(number, len(cells.shares) - 1)
        _branch(page, (ends[at], ends[at + 1]), (levels[at], levels[at + 1]), seen=seen)
        middle = (ends[at] + ends[at + 1]) / 2
        if not seen:
            continue
        page.text(
            (middle, _TOP + 9),
            f"{number + 1}" if number else "stage 1",
            "small",
            colour=theme.ink,
            align="center",
        )
        lost = round(HUNDRED * (levels[at] - levels[at + 1]))
        page.text(
            (ends[at + 1] - (_RIGHT - _LEFT) * 0.075, _GRAVEL - 16),
            f"{lost}" if lost else "<1",
            "small",
            colour=theme.control.ink,
            align="center",
        )
    page.text((_LEFT, _GRAVEL - 34), "went astray at that stage, of 100", "small", colour=theme.muted)
    left = round(HUNDRED * float(levels[-1]))
    page.text((_LEFT, 22), f"{left} of 100", "heading", colour=green.ink)
    page.text((_LEFT + 74, 22), "can end as product", colour=theme.ink)
    _vial(page, cells)
    return page


def _branch(page: Page, ends: tuple[float, float], levels: tuple[float, float], *, seen: bool) -> None:
    """Draw what leaves at one stage as a band that bends down, as wide as the share."""
    grey = page.theme.control
    wide = max(_DEEP * (levels[0] - levels[1]), 0.8)
    stop = ends[1] - (_RIGHT - _LEFT) * 0.075
    start = ends[0] + 0.35 * (ends[1] - ends[0])
    turn = np.linspace(0, np.pi / 2, 9)
    high = _TOP - _DEEP * levels[0]
    inner, outer = max(stop - wide / 2 - start, 1.0), max(stop + wide / 2 - start, 1.0)
    lower = np.column_stack([start + inner * np.sin(turn), high - 12 * (1 - np.cos(turn))])
    upper = np.column_stack([start + outer * np.sin(turn), high + wide - (12 + wide) * (1 - np.cos(turn))])
    band = np.vstack([lower, [(stop - wide / 2, _GRAVEL)], [(stop + wide / 2, _GRAVEL)], upper[::-1]])
    shape(page, band, fill=grey.fill, edge=grey.mark, width="hair", alpha=float(seen), z=2)


def _vial(page: Page, cells: River) -> None:
    """Draw a hundred cells of the vial, and what the sort throws away."""
    theme, green, grey = page.theme, page.theme.therapy, page.theme.control
    wanted = round(HUNDRED * cells.purity)
    number = np.arange(HUNDRED)
    left, low = _GRID
    places = np.column_stack([left + _PITCH * (number % 10 + 0.5), low + _PITCH * (9.5 - number // 10)])
    good = (number < wanted).tolist()
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * _POINTS_A_UNIT)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[green.mark if one else theme.paper for one in good],
            edgecolors=[green.ink if one else grey.mark for one in good],
            linewidths=0.7,
            zorder=5,
            clip_on=False,
        )
    )
    page.text((left, _TOP + 9), "in the vial", "small", colour=theme.muted)
    page.text((left, low - 18), f"{wanted} of 100", "heading", colour=green.ink)
    page.text((left, low - 35), "are wanted", colour=theme.ink)
    thrown = round(10 * (1 - cells.keeps))
    words = f"the sort loses\n{thrown} of 10\nwanted cells" if thrown else "no sort"
    lines = [*words.split("\n"), "", ""][:3]
    for row, line in enumerate(lines):
        page.text((left, low - 62 - 15 * row), line or " ", "small", colour=theme.muted)


@dataclass(frozen=True)
class Span:
    """A stretch of days: its name, where it begins and how long it takes."""

    name: str
    start: float
    days: float


@dataclass(frozen=True)
class Calendar:
    """The days of a batch, one after the other.

    Attributes
    ----------
    spans : sequence of Span
        In order.
    before : float
        Days of the batch that it is compared with: the one at the start.
    doublings : float
        Of the pluripotent cells.
    grown : str
        From how many cells to how many, as it is printed.
    """

    spans: Sequence[Span]
    before: float
    doublings: float
    grown: str


def calendar(plan: Calendar) -> Page:
    """Draw the days of a batch as stretches below each other, and how often its cells double."""
    page = panel("How many days does a batch take?", "ten doses of 100 million cells; days illustrative")
    theme, green, grey = page.theme, page.theme.therapy, page.theme.control
    days = Axis(0, DAYS, 14, WIDTH - 16, (0, 50, 100, 150, 200))
    foot, high = 92.0, 226.0
    for tick in days.ticks:
        stroke(page, [(days.spot(tick), foot), (days.spot(tick), high + 6)], theme.rule, width="hair", z=1)
    draw_across(page, days, "", foot=foot)
    for row, one in enumerate(plan.spans):
        y = high - 33 * row - 24
        start, stop = days.spot(one.start), days.spot(one.start + one.days)
        corners = np.array([(start, y), (stop, y), (stop, y + 10), (start, y + 10)])
        shape(page, corners, fill=green.fill, edge=green.ink, width="thin", z=4)
        words = f"{one.name}: {one.days:.0f}"
        if row:
            page.text((stop, y + 15), words, "small", align="right", z=8)
        else:
            page.text((start, y + 15), words, "small", z=8)
    last = plan.spans[-1]
    whole = last.start + last.days
    before = days.spot(plan.before)
    stroke(page, [(before, foot), (before, high - 118)], theme.ink, dashes=(3, 3), width="thin", z=3)
    more = whole - plan.before
    page.text((14, 58), f"{whole:.0f} days", "heading", colour=green.ink)
    words = f"{abs(more):.0f} {'more' if more > 0 else 'fewer'} than at the start (dashed)"
    same = "as at the start (dashed line)"
    page.text((84, 58), words if round(abs(more)) else same, colour=theme.muted)
    _doubled(page, plan, grey.mark)
    return page


def _doubled(page: Page, plan: Calendar, edge: object) -> None:
    """Draw a box for each doubling, the last one filled in part."""
    green = page.theme.therapy
    x, y, wide = 14.0, 30.0, 15.0
    del edge
    for number in range(BOXES):
        left = x + (wide + 4) * number
        filled = min(max(plan.doublings - number, 0.0), 1.0)
        frame = _box(left, left + wide, y, y + 11)
        inside = _box(left, left + max(wide * filled, 0.2), y, y + 11)
        shape(page, inside, fill=green.fill, alpha=float(filled > 0), z=3)
        shape(page, frame, edge=page.theme.control.mark, width="hair", z=4)
    page.text((14, 12), f"{plan.doublings:.1f} doublings: {plan.grown}", "small", weight=600)


def _box(left: float, right: float, low: float, high: float) -> FloatArray:
    return np.array([(left, low), (right, low), (right, high), (left, high)])


__all__ = ["BOXES", "DAYS", "HEIGHT", "STAGES", "Calendar", "River", "Span", "calendar", "river"]
