"""Counts whose denominator nobody knows: those harmed are drawn, the field they belong to stays open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, UNITS_AN_INCH, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler, wrapped

MOST = 600
"""People that one row can draw."""
_LEFT = 268.0
_PITCH, _SIDE = 8.6, 6.6
_PAD, _LEAST, _GAP = 9.0, 34.0, 15.0
_POINTS = 72 / UNITS_AN_INCH
_DASH = (4.0, 3.0)


@dataclass(frozen=True)
class Counted:
    """One report: a name, a quieter line, how many were harmed, and the count in words."""

    label: str
    beside: str
    count: int
    words: str


def open_ended(words: Words, rows: Sequence[Counted], numbers: DataTable, *, unknown: str) -> Chart:
    """Draw reports that count harmed people and no treated ones.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    rows : sequence of Counted
        One report each.
    numbers : DataTable
        The same numbers for those who read them.
    unknown : str
        What is written into the open field.

    Raises
    ------
    ValueError
        If there is no row, or one counts nobody or more than can be drawn.
    """
    if not rows:
        message = f"{words.name}: there is no report to draw; give at least one"
        raise ValueError(message)
    for row in rows:
        if not 1 <= row.count <= MOST:
            message = f"{words.name}: {row.label!r} counts {row.count}; this chart draws 1 to {MOST} people"
            raise ValueError(message)
    return Chart(words.name, words.alt, _OpenEnded(words, tuple(rows), unknown), words.caption, numbers)


@dataclass(frozen=True)
class _OpenEnded:
    """Call it to draw one layout in one theme."""

    words: Words
    rows: tuple[Counted, ...]
    unknown: str

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 8, nothing
        for row in self.rows:
            drawn = _Row(row, self.unknown)
            yield drawn.height(page), drawn
        yield 2, nothing


@dataclass(frozen=True)
class _Row:
    """One report as a block."""

    row: Counted
    unknown: str

    def names(self, page: Page) -> tuple[str, str]:
        """Break its names to the room that they have."""
        room = page.width - 2 * MARGIN - 4 if page.phone else _LEFT - MARGIN - 20
        return (
            wrapped(page, self.row.label, room, weight=600),
            wrapped(page, self.row.beside, room, "small"),
        )

    def _named(self, page: Page) -> float:
        label, beside = self.names(page)
        return LEADING["label"] * (label.count("\n") + 1) + LEADING["small"] * (beside.count("\n") + 1)

    def _columns(self, page: Page) -> int:
        left = MARGIN if page.phone else _LEFT
        return int((page.width - MARGIN - left - 2 * _PAD) // _PITCH)

    def _field(self, page: Page) -> tuple[float, bool]:
        """Height of the field, and whether its words stand below the people."""
        columns = self._columns(page)
        lines = ceil(self.row.count / columns)
        words = page.measure(self.row.words) + page.measure(self.unknown, "small") + 24
        below = self.row.count * _PITCH + words > columns * _PITCH
        return max(lines * _PITCH + 2 * _PAD + (18 if below else 0), _LEAST), below

    def height(self, page: Page) -> float:
        """Room that it takes, in units."""
        field, _ = self._field(page)
        named = self._named(page)
        return (named + 6 + field if page.phone else max(named, field)) + _GAP

    def __call__(self, page: Page, y: float) -> None:
        theme, (label, beside) = page.theme, self.names(page)
        page.text((MARGIN, y - 12), label, weight=600)
        low = y - 12 - LEADING["label"] * (label.count("\n") + 1)
        page.text((MARGIN, low), beside, "small", colour=theme.muted)
        left = MARGIN if page.phone else _LEFT
        top = y - self._named(page) - 6 if page.phone else y
        tall, below = self._field(page)
        self._open(page, left, top, tall)
        end = self._people(page, left + _PAD, top - _PAD)
        foot = top - tall + 9 if below else top - tall / 2 - 5
        at = (left + _PAD if below else end + 10, foot)
        page.run(at, (self.row.words, "label", theme.lesion.ink), (self.unknown, "small", theme.muted))

    def _people(self, page: Page, left: float, top: float) -> float:
        """Draw those harmed; return where the longest line of them ends."""
        number, columns = np.arange(self.row.count), self._columns(page)
        _, below = self._field(page)
        y = top - _PITCH / 2 if below else top - (_LEAST / 2 - _PAD)
        spots = np.column_stack(
            [left + _SIDE / 2 + _PITCH * (number % columns), y - _PITCH * (number // columns)]
        )
        side = _SIDE / 2 * _POINTS
        square = Path(
            [(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)], closed=True
        )
        page.add(
            PathCollection(
                [square],
                offsets=spots,
                offset_transform=page.ax.transData,
                facecolors=[page.theme.lesion.mark],
                linewidths=0,
                zorder=4,
                clip_on=False,
            )
        )
        return left + _PITCH * min(self.row.count, columns)

    @staticmethod
    def _open(page: Page, left: float, top: float, tall: float) -> None:
        """Draw a field that is closed at the left only: its size is not known."""
        right, foot = page.width - MARGIN, top - tall
        page.add(
            Line2D(
                [right, left, left, right],
                [top, top, foot, foot],
                color=page.theme.control.mark,
                linewidth=LINES["thin"],
                linestyle=(0, _DASH),
                zorder=2,
            )
        )
