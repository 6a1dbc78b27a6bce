"""Milestones down a rail of years: distances are true to time where that leaves room for the words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Mark, key_line, put_mark
from mscourse.figures.page import LEADING, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import line
from mscourse.figures.wrap import ruler, wrapped

_YEAR, _RAIL, _TEXT = float(MARGIN), MARGIN + 48.0, MARGIN + 70.0
_A_YEAR, _KEY = 9.0, 20.0


@dataclass(frozen=True)
class Milestone:
    """What happened in a year: the kind of study, a few words, and a quieter line under them.

    `apart` marks what belongs to another disease with a pale sign.
    """

    year: int
    mark: Mark
    words: str
    beside: str
    apart: bool = False


def milestones(
    words: Words, steps: Sequence[Milestone], numbers: DataTable, *, key: Sequence[tuple[Mark, str]]
) -> Chart:
    """Draw milestones under one another, the earliest on top.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    steps : sequence of Milestone
        In order of their years.
    numbers : DataTable
        The same for those who read it.
    key : sequence of (Mark, str)
        What the marks mean.

    Raises
    ------
    ValueError
        If there is none, or their years are out of order.
    """
    years = [one.year for one in steps]
    if not years:
        message = f"{words.name}: there is nothing to draw; give at least one milestone"
        raise ValueError(message)
    if years != sorted(years):
        message = f"{words.name}: the years {years} are out of order; begin with the earliest"
        raise ValueError(message)
    return Chart(words.name, words.alt, _Rail(words, tuple(steps), tuple(key)), words.caption, numbers)


@dataclass(frozen=True)
class _Rail:
    """Call it to draw one layout in one theme."""

    words: Words
    steps: tuple[Milestone, ...]
    key: tuple[tuple[Mark, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 8, nothing
        for number in range(len(self.steps)):
            after = self.steps[number + 1] if number + 1 < len(self.steps) else None
            yield self._step(page, number, after)
        yield 14, nothing
        for each in [self.key] if not page.phone else [(one,) for one in self.key]:
            yield _KEY, partial(key_line, key=each)

    def _step(self, page: Page, number: int, after: Milestone | None) -> Block:
        one = self.steps[number]
        width = page.width - MARGIN - _TEXT - 4
        words = wrapped(page, one.words, width, weight=600)
        beside = wrapped(page, one.beside, width, "small")
        needed = LEADING["label"] * (words.count("\n") + 1) + LEADING["small"] * (beside.count("\n") + 1) + 14
        height = max(needed, _A_YEAR * (after.year - one.year) + 14) if after else needed
        new = not number or self.steps[number - 1].year != one.year

        def draw(page: Page, y: float) -> None:
            ink = page.theme.control.mark if one.apart else page.theme.ink
            if after:
                line(page, [(_RAIL, y - 12), (_RAIL, y - 12 - height)], page.theme.control.mark, "line", z=2)
            put_mark(page, (_RAIL, y - 12), one.mark, ink)
            if new:
                page.text((_YEAR, y - 16), str(one.year), "label", weight=600, colour=page.theme.muted)
            page.text((_TEXT, y - 16), words, "label", weight=600)
            down = y - 16 - LEADING["label"] * (words.count("\n") + 1)
            page.text((_TEXT, down), beside, "small", colour=page.theme.muted)

        return height, draw
