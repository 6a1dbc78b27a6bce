"""Two crowds of a thousand, many of them marked: dashed lines, so that they weigh next to nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import nan

from matplotlib.lines import Line2D

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, UNITS_AN_INCH, Layout, Page
from mscourse.figures.palette import Colour, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler

OF = 1000
"""People in each crowd."""
_COLUMNS, _TEN, _ROWS = 40, 10, 25
_GAP, _SHARE, _BETWEEN = 30.0, 0.78, 0.55
_POINTS = 72 / UNITS_AN_INCH


@dataclass(frozen=True)
class Marked:
    """One crowd: its name, the count in words, and how many of a thousand gained something."""

    heading: str
    words: str
    count: int


def light_crowds(
    words: Words, crowds: Sequence[Marked], numbers: DataTable, *, signs: tuple[str, str]
) -> Chart:
    """Draw crowds of a thousand beside each other, or under each other on a phone.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    crowds : sequence of Marked
        Two of them.
    numbers : DataTable
        The same numbers for those who read them.
    signs : pair of str
        What the filled squares mean, and the pale ones.

    Raises
    ------
    ValueError
        If there are not two crowds, or a count lies outside 0 to 1000.
    """
    if len(crowds) != 2:  # noqa: PLR2004 - one beside the other
        message = f"{words.name}: {len(crowds)} crowds; this chart draws two beside each other"
        raise ValueError(message)
    for crowd in crowds:
        if not 0 <= crowd.count <= OF:
            message = f"{words.name}: {crowd.heading!r} marks {crowd.count} of {OF}; give 0 to {OF}"
            raise ValueError(message)
    return Chart(words.name, words.alt, _Crowds(words, tuple(crowds), signs), words.caption, numbers)


@dataclass(frozen=True)
class _Crowds:
    """Call it to draw one layout in one theme."""

    words: Words
    crowds: tuple[Marked, ...]
    signs: tuple[str, str]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        width = page.width - 2 * MARGIN if page.phone else (page.width - 2 * MARGIN - _GAP) / 2
        pitch = width / (_COLUMNS + _BETWEEN * (_COLUMNS // _TEN - 1))
        tall = pitch * (_ROWS + _BETWEEN * ((_ROWS - 1) // _TEN))
        beside = (self.crowds[:1], self.crowds[1:]) if page.phone else (self.crowds,)
        yield 8, nothing
        for row in beside:
            yield 2 * LEADING["label"] + 14 + tall + 18, _Row(row, width + _GAP, pitch)
        yield 24, _Key(self.signs, pitch)


@dataclass(frozen=True)
class _Row:
    """Crowds that stand beside each other."""

    crowds: tuple[Marked, ...]
    step: float
    pitch: float

    def __call__(self, page: Page, y: float) -> None:
        theme = page.theme
        for number, crowd in enumerate(self.crowds):
            left = MARGIN + number * self.step
            page.text((left, y - 12), crowd.heading, weight=600)
            page.text((left, y - 12 - LEADING["label"]), crowd.words, colour=theme.therapy.ink)
            top = y - 2 * LEADING["label"] - 8
            _squares(page, (left, top), self.pitch, (crowd.count, OF), theme.control.fill)
            _squares(page, (left, top), self.pitch, (0, crowd.count), theme.therapy.mark)


def _squares(
    page: Page, corner: tuple[float, float], pitch: float, which: tuple[int, int], colour: Colour
) -> None:
    """Draw the people from one number to another as dashes: one artist for all."""
    x: list[float] = []
    y: list[float] = []
    side = _SHARE * pitch
    for first in range(0, OF, _TEN):
        low, high = max(first, which[0]), min(first + _TEN, which[1])
        if low < high:
            row, column = divmod(low, _COLUMNS)
            start = corner[0] + pitch * (column + _BETWEEN * (column // _TEN))
            height = corner[1] - pitch * (0.5 + row + _BETWEEN * (row // _TEN))
            x += [start, start + pitch * (high - low - 1) + side, nan]
            y += [height, height, nan]
    page.add(
        Line2D(
            x,
            y,
            linewidth=side * _POINTS,
            color=colour,
            linestyle=(0, (1, 1 / _SHARE - 1)),  # in widths of the line
            dash_capstyle="butt",
            zorder=3,
        )
    )


@dataclass(frozen=True)
class _Key:
    """What the squares mean."""

    signs: tuple[str, str]
    pitch: float

    def __call__(self, page: Page, y: float) -> None:
        x = float(MARGIN)
        for words, colour in zip(self.signs, (page.theme.therapy.mark, page.theme.control.fill), strict=True):
            page.add(
                Line2D(
                    [x, x + 11], [y - 9, y - 9], linewidth=11 * _POINTS, color=colour, solid_capstyle="butt"
                )
            )
            x = page.run((x + 18, y - 13), (words, "small", page.theme.muted)) + 24
