"""Counted people as bars, and beside them what one or two ideas would lead us to expect."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.patches import Rectangle

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line, marker

_TALL, _HEAD, _FOOT, _KEY = 230.0, 26.0, 42.0, 20.0
_LEFT = 44.0
_BAR = 0.46
MOST = 2
"""Expectations that one chart compares."""


@dataclass(frozen=True)
class Expected:
    """What one idea leads us to expect: its name for the key, and a number for each bar."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Counts:
    """What was counted: names of the bars, the name under them, what a bar is, and the numbers."""

    labels: tuple[str, ...]
    axis: str
    name: str
    values: tuple[int, ...]


def count_chart(
    words: Words,
    counts: Counts,
    expected: Sequence[Expected],
    numbers: DataTable,
    ticks: Sequence[float],
) -> Chart:
    """Draw counted people as bars; the first idea's numbers as rings, the second one's as diamonds.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    counts : Counts
        What was counted.
    expected : sequence of Expected
        One or two ideas.
    numbers : DataTable
        The same numbers for those who read them.
    ticks : sequence of float
        Of the upright scale, from 0; the last one is its upper end.

    Raises
    ------
    ValueError
        If there are no ideas or more than two, their numbers do not fit the bars, or a number lies off the
        scale.
    """
    if not 1 <= len(expected) <= MOST:
        message = f"{words.name}: {len(expected)} ideas were given; compare one or two"
        raise ValueError(message)
    for one in (counts.values, *(idea.values for idea in expected)):
        if len(one) != len(counts.labels):
            message = f"{words.name}: {len(one)} numbers for {len(counts.labels)} bars; give one for each"
            raise ValueError(message)
        if min(one) < 0 or max(one) > ticks[-1]:
            message = f"{words.name}: {min(one)} to {max(one)} leaves the scale; end the ticks higher"
            raise ValueError(message)
    draw = _CountChart(words, counts, tuple(expected), tuple(ticks))
    return Chart(words.name, words.alt, draw, words.caption, numbers)


@dataclass(frozen=True)
class _CountChart:
    """Call it to draw one layout in one theme."""

    words: Words
    counts: Counts
    expected: tuple[Expected, ...]
    ticks: tuple[float, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(), layout, theme, titled=titled)

    def _blocks(self) -> Iterator[Block]:
        yield 6, nothing
        yield _HEAD + _TALL + _FOOT, self._bars
        names = (self.counts.name, *(one.name for one in self.expected))
        for number, name in enumerate(names):
            yield _KEY, _Key(number, name)
        yield 6, nothing

    def _bars(self, page: Page, y: float) -> None:
        theme = page.theme
        high = Scale(0, self.ticks[-1], y - _HEAD - _TALL, y - _HEAD)
        left, right = MARGIN + _LEFT, page.width - MARGIN
        for tick in self.ticks:
            at = high(tick)
            line(page, [(left, at), (right, at)], theme.rule, "hair", z=0.5)
            page.text((left - 8, at - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
        pitch = (right - left) / len(self.counts.labels)
        for place, (label, count) in enumerate(zip(self.counts.labels, self.counts.values, strict=True)):
            middle = left + pitch * (place + 0.5)
            wide = _BAR * pitch
            _bar(page, (middle - wide / 2, high(0)), (wide, high(count) - high(0)))
            tops = [high(count), *(high(one.values[place]) for one in self.expected)]
            page.text((middle, max(tops) + 12), f"{count}", weight=600, align="center")
            page.text((middle, high(0) - 17), label, "small", colour=theme.muted, align="center")
            for number, one in enumerate(self.expected):
                aside = wide / 4 * (2 * number - 1) if len(self.expected) == MOST else 0
                _sign(page, (middle + aside, high(one.values[place])), number)
        line(page, [(left, high(0)), (right, high(0))], theme.muted, z=6)
        page.text(
            ((left + right) / 2, high(0) - 33), self.counts.axis, "small", colour=theme.muted, align="center"
        )


def _bar(page: Page, corner: tuple[float, float], size: tuple[float, float]) -> None:
    face, edge = page.theme.control.fill, page.theme.control.mark
    page.add(Rectangle(corner, *size, facecolor=face, edgecolor=edge, linewidth=LINES["thin"], zorder=3))


def _sign(page: Page, at: tuple[float, float], number: int) -> None:
    marker(page, at, "diamond" if number else "ring", page.theme.ink, 4.2)


@dataclass(frozen=True)
class _Key:
    """One line of the key: 0 is the bar, the ideas follow."""

    number: int
    words: str

    def __call__(self, page: Page, y: float) -> None:
        if self.number:
            _sign(page, (MARGIN + 6, y - 10), self.number - 1)
        else:
            _bar(page, (MARGIN + 1, y - 15), (10, 10))
        page.text((MARGIN + 20, y - 14), self.words, "small", colour=page.theme.muted)


__all__ = ["Counts", "Expected", "count_chart"]
