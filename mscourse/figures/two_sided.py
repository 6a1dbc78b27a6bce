"""Two views of one question, each on a scale of its own, with what sets them apart under them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Section, Sign, checked
from mscourse.figures.forest_marks import keys
from mscourse.figures.forest_page import strips
from mscourse.figures.page import LEADING, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import box, line
from mscourse.figures.wrap import ruler, wrapped

_BETWEEN, _HEAD = 32, 38
Ends = tuple[float, float]


@dataclass(frozen=True)
class Panel:
    """One side.

    Attributes
    ----------
    heading : str
        Whose view it is.
    section : Section
        What is drawn; its heading says the unit.
    facts : tuple of (str, str)
        What it rests on: a name, the same on both sides, and a few words.
    """

    heading: str
    section: Section
    facts: tuple[tuple[str, str], ...]


def two_sided(
    words: Words, panels: tuple[Panel, Panel], numbers: DataTable, *, key: tuple[tuple[Sign, str], ...] = ()
) -> Chart:
    """Draw two panels that answer one question.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    panels : pair of Panel
        Side by side on a wide page, under one another on a phone.
    numbers : DataTable
        The same numbers for those who read them.
    key : tuple of (Sign, str)
        What the signs mean.

    Raises
    ------
    ValueError
        If a row cannot be drawn (see `forest`), or the panels give different facts.
    """
    for panel in panels:
        checked(words.name, [panel.section])
    names = [tuple(name for name, _ in panel.facts) for panel in panels]
    if names[0] != names[1]:
        message = f"{words.name}: the sides give different facts, {names[0]} and {names[1]}; name the same"
        raise ValueError(message)
    return Chart(words.name, words.alt, _Sides(words, panels, key), words.caption, numbers)


@dataclass(frozen=True)
class _Sides:
    """Call it to draw one layout in one theme."""

    words: Words
    panels: tuple[Panel, Panel]
    key: tuple[tuple[Sign, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        left, right = float(MARGIN), float(page.width - MARGIN)
        yield 8, nothing
        if page.phone:
            for panel in self.panels:
                yield from _panel(page, panel, (left, right))
                yield from (_fact(page, fact, (left, right)) for fact in panel.facts)
                yield 14, nothing
        else:
            half = (right - left - _BETWEEN) / 2
            ends = (left, left + half), (right - half, right)
            yield from _paired(
                *(_panel(page, panel, each) for panel, each in zip(self.panels, ends, strict=True))
            )
            facts = [
                [_fact(page, fact, each) for fact in panel.facts]
                for panel, each in zip(self.panels, ends, strict=True)
            ]
            for pair in zip(*facts, strict=True):
                yield from _paired(*(iter([one]) for one in pair))
            yield 10, nothing
        yield from keys(page, self.key)


def _paired(left: Iterator[Block], right: Iterator[Block]) -> Iterator[Block]:
    """Put two columns of blocks side by side, as one block as high as the higher one."""
    columns = list(left), list(right)
    height = max(sum(each for each, _ in column) for column in columns)

    def draw(page: Page, y: float) -> None:
        for column in columns:
            at = y
            for each, paint in column:
                paint(page, at)
                at -= each
        middle = page.width / 2
        line(page, [(middle, y), (middle, y - height)], page.theme.rule, "hair", z=1)

    yield height, draw


def _panel(page: Page, panel: Panel, ends: Ends) -> Iterator[Block]:
    def head(page: Page, y: float) -> None:
        box(page, (ends[0], y - 27), (ends[1] - ends[0], 27), page.theme.control.wash)
        page.text((ends[0] + 10, y - 18), panel.heading, "heading")

    yield _HEAD, head
    yield from strips(page, panel.section, ends, several=True)


def _fact(page: Page, fact: tuple[str, str], ends: Ends) -> Block:
    name, words = fact
    broken = wrapped(page, words, ends[1] - ends[0] - 4, "small")
    height = 2 * LEADING["small"] + LEADING["small"] * broken.count("\n") + 8

    def draw(page: Page, y: float) -> None:
        page.text((ends[0], y - 12), name, "small", weight=600)
        page.text((ends[0], y - 12 - LEADING["small"]), broken, "small", colour=page.theme.muted)

    return height, draw
