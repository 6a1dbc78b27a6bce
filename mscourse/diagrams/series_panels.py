"""Panels of deaths in real series: each with its exact interval, and the chosen ones beside the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, draw_across, panel
from mscourse.figures.page import UNITS_AN_INCH, Page, Weight

MOST = 10.0
"""Deaths in 100 at the right end of the scale; a longer interval runs on beyond it with an arrow."""
NEAR = 10.0
_NAMES, _SCALE_END, _COUNTS = 7.0, 254.0, WIDTH - 8.0
_SCALE_START = 136.0
_TOP, _LAST = HEIGHT - 66.0, FOOT + 12.0
_POINTS_A_UNIT = 72 / UNITS_AN_INCH


@dataclass(frozen=True)
class SeriesRow:
    """One series: its name with a year, deaths of people, exact limits in per cent, and how it is drawn."""

    name: str
    deaths: int
    people: int
    low: float
    high: float
    paid: bool
    chosen: bool


@dataclass(frozen=True)
class Chosen:
    """Some series counted as one group, limits in per cent."""

    series: int
    deaths: int
    people: int
    low: float
    high: float

    @property
    def percent(self) -> float:
        """Deaths in 100; none where there is nobody."""
        return 100 * self.deaths / self.people if self.people else 0.0


def every_series(rows: Sequence[SeriesRow]) -> Page:
    """Draw a row for each series: chosen ones dark, the others pale, paid programmes as rings."""
    page = panel("Every series, early ones first", "deaths in 100, exact 95 % interval; ring: paid or sold")
    theme = page.theme
    x = Axis(0, MOST, _SCALE_START, _SCALE_END, (0, 2, 4, 6, 8, 10))
    for tick in x.ticks:
        stroke(page, [(x.spot(tick), FOOT), (x.spot(tick), _TOP + 8)], theme.rule, width="hair", z=1)
    for row, y in zip(rows, np.linspace(_TOP, _LAST, len(rows)).tolist(), strict=True):
        ink = theme.ink if row.chosen else theme.muted
        weight: Weight = 600 if row.chosen else 400
        page.text((_NAMES, y - 4), row.name, "small", colour=ink, weight=weight)
        page.text(
            (_COUNTS, y - 4),
            f"{row.deaths} of {row.people}",
            "small",
            colour=ink,
            weight=weight,
            align="right",
        )
        mark = theme.lesion.ink if row.chosen else theme.control.mark
        _interval(page, x, y, row, mark)
    draw_across(page, x, "died from the transplant, in 100")
    return page


def _interval(page: Page, x: Axis, y: float, row: SeriesRow, colour: str) -> None:
    """Draw limits and point of a row; what runs off the scale ends in an arrow that is there in every row."""
    theme, high = page.theme, min(row.high, x.high)
    stroke(page, [(x.spot(row.low), y), (x.spot(high), y)], colour, width="interval", z=5)
    beyond = row.high > x.high
    for end in (row.low, high):
        tall = 0.0 if beyond and end == high else 4.0
        stroke(page, [(x.spot(end), y - tall), (x.spot(end), y + tall)], colour, width="interval", z=5)
    tip = np.array([(x.stop + 3, y), (x.stop - 5, y + 4), (x.stop - 5, y - 4)])
    shape(page, tip, fill=colour, alpha=1 if beyond else 0, z=5)
    page.add(
        PathCollection(
            [Path.circle((0, 0), 4.2 * _POINTS_A_UNIT)],
            offsets=[(x.spot(100 * row.deaths / row.people), y)],
            offset_transform=page.ax.transData,
            facecolors=[theme.paper if row.paid else colour],
            edgecolors=[colour],
            linewidths=1.4,
            zorder=7,
            clip_on=False,
        )
    )


def chosen_and_rest(chosen: Chosen, rest: Chosen) -> Page:
    """Draw the chosen series counted as one group, and the rest counted as another."""
    page = panel("Chosen, and the rest", "all people of a group counted together")
    theme = page.theme
    x = Axis(0, NEAR, 16.0, WIDTH - 16.0, (0, 2, 4, 6, 8, 10))
    for tick in x.ticks:
        stroke(page, [(x.spot(tick), FOOT), (x.spot(tick), _TOP)], theme.rule, width="hair", z=1)
    for group, name, y, ink in (
        (chosen, "chosen", 186.0, theme.lesion.ink),
        (rest, "the rest", 96.0, theme.control.ink),
    ):
        empty = group.people == 0
        words = f"{name}: {group.series} series" if not empty else f"{name}: none"
        count = f"{group.deaths} of {group.people:,} died" if not empty else "nobody to count"
        _on_paper(page, (16, y + 20), words, (600, ink))
        _on_paper(page, (16, y + 4), count, (400, ink))
        seen = 0 if empty else 1
        low, high = x.spot(group.low), x.spot(min(group.high, NEAR))
        at = y - 18
        box = np.array([(low, at - 5), (high, at - 5), (high, at + 5), (low, at + 5)])
        shape(
            page,
            box,
            fill=theme.lesion.wash if name == "chosen" else theme.control.wash,
            edge=ink,
            alpha=seen,
            z=5,
        )
        spot = x.spot(min(group.percent, NEAR))
        stroke(page, [(spot, at - 8), (spot, at + 8)], ink, width=3.0, alpha=seen, z=6)
    draw_across(page, x, "died from the transplant, in 100; box: 95 % interval")
    return page


def _on_paper(page: Page, at: tuple[float, float], words: str, look: tuple[Weight, str]) -> None:
    """Write words on plain ground, so that no line of the grid runs through them."""
    weight, ink = look
    wide = page.measure(words, "label", weight)
    x, y = at
    ground = np.array([(x - 3, y - 4), (x + wide + 4, y - 4), (x + wide + 4, y + 12), (x - 3, y + 12)])
    shape(page, ground, fill=page.theme.paper, z=2)
    page.text(at, words, "label", colour=ink, weight=weight)
