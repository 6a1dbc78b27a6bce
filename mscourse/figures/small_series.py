"""Small series: everybody is drawn, so that a count never loses its denominator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, UNITS_AN_INCH, Layout, Page
from mscourse.figures.palette import Hue, ThemeName
from mscourse.figures.plots import Words

Sign = Literal["disc", "square"]
"""disc: somebody; square: an event, or somebody who was harmed."""
_PITCH, _RADIUS = 15.0, 5.4
_A_ROW = 15
"""Icons in a line: three lines hold the largest series, and fives are easily counted."""
_LINE, _HEAD, _GAP, _KEY = 15.0, 34.0, 14.0, 20.0
_LEFT = 330.0
_POINTS = 72 / UNITS_AN_INCH
MOST = 60


@dataclass(frozen=True)
class Series:
    """One series: what was counted, of whom, how many are marked of how many, and the icon's shape.

    A mark is filled in the hue of the chart's sign: people and animals neutral, harm in the hue of harm.
    """

    label: str
    beside: str
    marked: int
    of: int
    sign: Sign = "disc"


@dataclass(frozen=True)
class SeriesGroup:
    """Series under one heading."""

    heading: str
    rows: tuple[Series, ...]


def height(group: SeriesGroup, layout: Layout) -> float:
    """Return the height that a group takes, in units."""
    return _HEAD + sum(_row_height(row, layout) for row in group.rows)


def _row_height(row: Series, layout: Layout) -> float:
    lines = ceil(row.of / _A_ROW) * _LINE
    names = 2 * LEADING["label"] if row.beside else LEADING["label"]
    return (max(lines, names) if layout == "wide" else names + 4 + lines) + _GAP


def draw_group(page: Page, y: float, group: SeriesGroup) -> None:
    """Draw a group below the height `y`."""
    page.text((MARGIN, y - 20), group.heading, "heading")
    y -= _HEAD
    for row in group.rows:
        hue = page.theme.lesion if row.sign == "square" else page.theme.control
        page.text((MARGIN, y - 12), row.label, weight=600)
        if row.beside:
            page.text((MARGIN, y - 12 - LEADING["small"]), row.beside, "small", colour=page.theme.muted)
        names = 2 * LEADING["label"] if row.beside else LEADING["label"]
        corner = (MARGIN, y - names - 4) if page.phone else (_LEFT, y)
        _icons(page, corner, row, hue)
        y -= _row_height(row, page.layout)


def _icons(page: Page, corner: tuple[float, float], row: Series, hue: Hue) -> None:
    number = np.arange(row.of)
    spots = np.column_stack(
        [
            corner[0] + _RADIUS + 1 + _PITCH * (number % _A_ROW) + 4 * (number % _A_ROW // 5),
            corner[1] - _LINE / 2 - _LINE * (number // _A_ROW),
        ]
    )
    side = 0.92 * _RADIUS * _POINTS
    square = Path([(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)], closed=True)
    outline = square if row.sign == "square" else Path.circle((0, 0), _RADIUS * _POINTS)
    edge = hue.ink if row.sign == "square" else page.theme.ink
    fill = hue.mark if row.sign == "square" else page.theme.ink
    page.add(
        PathCollection(
            [outline],
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=[fill if one < row.marked else page.theme.paper for one in number.tolist()],
            edgecolors=[edge if one < row.marked else hue.mark for one in number.tolist()],
            linewidths=LINES["thin"],
            zorder=4,
        )
    )


@dataclass(frozen=True)
class _SeriesChart:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: Sequence[SeriesGroup]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(layout), layout, theme, titled=titled)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        yield 6, nothing
        for group in self.groups:
            yield height(group, layout), _Drawn(group)
        yield 4, nothing


@dataclass(frozen=True)
class _Drawn:
    """A group as a block."""

    group: SeriesGroup

    def __call__(self, page: Page, y: float) -> None:
        draw_group(page, y, self.group)


def check_series(name: str, groups: Sequence[SeriesGroup]) -> None:
    """Refuse series that cannot be drawn whole.

    Raises
    ------
    ValueError
        If there is no series, one has nobody or more than 60, or more are marked than there are.
    """
    rows = [row for group in groups for row in group.rows]
    if not rows:
        message = f"{name}: there is no series to draw"
        raise ValueError(message)
    for row in rows:
        if not (0 <= row.marked <= row.of and 1 <= row.of <= MOST):
            message = (
                f"{name}: {row.label!r} marks {row.marked} of {row.of}; draw 1 to {MOST}, and mark no "
                "more than "
                "there are"
            )
            raise ValueError(message)


def small_series(words: Words, groups: Sequence[SeriesGroup], numbers: DataTable) -> Chart:
    """Draw small series with everybody in them.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of SeriesGroup
        Series under their headings.
    numbers : DataTable
        The same numbers for those who read them.

    Raises
    ------
    ValueError
        If there is no series, one has nobody or more than 60, or more are marked than there are.
    """
    check_series(words.name, groups)
    return Chart(words.name, words.alt, _SeriesChart(words, groups), words.caption, numbers)
