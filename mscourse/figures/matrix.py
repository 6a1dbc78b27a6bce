"""A matrix of studies: what was tried down the side, what for across the top, and nothing where nothing is.

Wide, it is a table of boxes; empty boxes stay empty and can be seen to be so. On a phone each column
becomes a list, which names at its end what is empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from matplotlib.patches import Polygon, Rectangle

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import marker
from mscourse.figures.wrap import ruler, wrapped

Mark = Literal["square", "disc", "ring", "diamond", "triangle"]
"""The sign of a kind of study; each chart says in its key what its own mean."""
_NAMES, _GAP, _PAD, _HANG = 128.0, 6.0, 8.0, 17.0
_KEY = 20.0


@dataclass(frozen=True)
class Entry:
    """One study in a box.

    Attributes
    ----------
    mark : Mark
        Its kind.
    words, beside : str
        Its name, and how many people of which kind.
    apart : bool
        Whether it belongs to another disease: then its mark is pale.
    """

    mark: Mark
    words: str
    beside: str
    apart: bool = False


@dataclass(frozen=True)
class Column:
    """What something is tried for, and what stands under it: how sure we are."""

    heading: str
    foot: str


@dataclass(frozen=True)
class Line:
    """One thing that is tried, and its studies, a box a column."""

    label: str
    beside: str
    boxes: tuple[tuple[Entry, ...], ...]


def matrix(  # noqa: PLR0913 - what a matrix shows, each once
    words: Words,
    columns: Sequence[Column],
    lines: Sequence[Line],
    numbers: DataTable,
    *,
    foot: str,
    key: Sequence[tuple[Mark, str]],
) -> Chart:
    """Draw a matrix of studies.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    columns, lines : sequence of Column, of Line
        Across and down.
    numbers : DataTable
        The same for those who read it.
    foot : str
        What the row of feet says, such as "How sure".
    key : sequence of (Mark, str)
        What the marks mean.

    Raises
    ------
    ValueError
        If a line has more or fewer boxes than there are columns, or there is no line.
    """
    if not lines:
        message = f"{words.name}: there is nothing to draw; give at least one line"
        raise ValueError(message)
    for line in lines:
        if len(line.boxes) != len(columns):
            message = (
                f"{words.name}: {line.label!r} has {len(line.boxes)} boxes for {len(columns)} columns; give "
                "each column its box, empty or not"
            )
            raise ValueError(message)
    drawn = _Matrix(words, tuple(columns), tuple(lines), foot, tuple(key))
    return Chart(words.name, words.alt, drawn, words.caption, numbers)


@dataclass(frozen=True)
class _Matrix:
    """Call it to draw one layout in one theme."""

    words: Words
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    foot: str
    key: tuple[tuple[Mark, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 6, nothing
        yield from self._lists(page) if page.phone else self._table(page)
        yield 10, nothing
        yield from self._keys(page)

    # ---- wide ----

    def _edges(self, page: Page) -> list[tuple[float, float]]:
        left, right = MARGIN + _NAMES, float(page.width - MARGIN)
        pitch = (right - left) / len(self.columns)
        return [
            (left + pitch * number + _GAP, left + pitch * (number + 1)) for number in range(len(self.columns))
        ]

    def _table(self, page: Page) -> Iterator[Block]:
        edges = self._edges(page)
        width = edges[0][1] - edges[0][0]
        heads = [wrapped(page, one.heading, width, weight=600) for one in self.columns]
        yield _high("label", *heads) + 8, partial(self._heads, heads=heads)
        for line in self.lines:
            yield self._row(page, line, width)
        feet = [wrapped(page, one.foot, width - _PAD, weight=600) for one in self.columns]
        yield _high("label", *feet, self._named_foot(page)) + 16, partial(self._feet, feet=feet)

    def _heads(self, page: Page, y: float, heads: list[str]) -> None:
        for (left, _), words in zip(self._edges(page), heads, strict=True):
            page.text((left, y - 14), words, "label", weight=600)

    def _row(self, page: Page, line: Line, width: float) -> Block:
        label = wrapped(page, line.label, _NAMES - 8, weight=600)
        beside = wrapped(page, line.beside, _NAMES - 8, "small")
        inner = width - _HANG - 2 * _PAD
        boxes = [[(one, wrapped(page, one.beside, inner, "small")) for one in box] for box in line.boxes]
        named = _high("label", label) + _high("small", beside)
        filled = [sum(_entry_high(beside) for _, beside in box) for box in boxes]
        height = max([named, *filled]) + 2 * _PAD - 2

        def draw(page: Page, y: float) -> None:
            page.text((MARGIN, y - 20), label, "label", weight=600)
            page.text((MARGIN, y - 20 - _high("label", label)), beside, "small", colour=page.theme.muted)
            for (left, right), box in zip(self._edges(page), boxes, strict=True):
                _ground(page, (left, y - height), (right - left, height - _GAP), filled=bool(box))
                at = y - _GAP - 2
                for entry, words in box:
                    _entry(page, (left + _PAD, at), entry, words)
                    at -= _entry_high(words)

        return height + 1, draw

    def _named_foot(self, page: Page) -> str:
        return wrapped(page, self.foot, _NAMES - 8, weight=600)

    def _feet(self, page: Page, y: float, feet: list[str]) -> None:
        page.rule(y - 4)
        page.text((MARGIN, y - 22), self._named_foot(page), "label", weight=600)
        for (left, _), words in zip(self._edges(page), feet, strict=True):
            page.text((left, y - 22), words, "label", weight=600)

    # ---- phone ----

    def _lists(self, page: Page) -> Iterator[Block]:
        width = page.width - 2.0 * MARGIN
        for number, column in enumerate(self.columns):
            foot = wrapped(page, f"{self.foot}: {column.foot}", width)
            yield 26 + _high("label", foot), partial(self._list_head, heading=column.heading, foot=foot)
            for line in self.lines:
                if line.boxes[number]:
                    yield from self._listed(page, line, line.boxes[number], width)
            empty = "; ".join(line.label for line in self.lines if not line.boxes[number])
            words = wrapped(page, f"Empty: {empty}", width, "small")
            yield _high("small", words) + 16, partial(_quiet, words=words)

    @staticmethod
    def _list_head(page: Page, y: float, heading: str, foot: str) -> None:
        page.rule(y)
        page.text((MARGIN, y - 20), heading, "heading")
        page.text((MARGIN, y - 38), foot)

    @staticmethod
    def _listed(page: Page, line: Line, box: tuple[Entry, ...], width: float) -> Iterator[Block]:
        label = wrapped(page, line.label, width, weight=600)

        def named(page: Page, y: float) -> None:
            page.text((MARGIN, y - 15), label, "label", weight=600)

        yield _high("label", label) + 4, named
        for entry in box:
            beside = wrapped(page, entry.beside, width - _HANG, "small")
            yield _entry_high(beside), partial(_entry_block, entry=entry, beside=beside)
        yield 4, nothing

    # ---- both ----

    def _keys(self, page: Page) -> Iterator[Block]:
        if not page.phone:
            yield _KEY, partial(key_line, key=self.key)
            return
        for one in self.key:
            yield _KEY, partial(key_line, key=(one,))


def _high(role: Literal["label", "small"], *words: str) -> float:
    """Give the height of the tallest of some texts; an empty one has none."""
    return max(LEADING[role] * (one.count("\n") + 1) if one else 0.0 for one in words)


def _entry_high(beside: str) -> float:
    return LEADING["label"] + _high("small", beside) + 5


def _ground(page: Page, corner: tuple[float, float], size: tuple[float, float], *, filled: bool) -> None:
    control = page.theme.control
    page.add(
        Rectangle(
            corner,
            *size,
            facecolor=control.wash if filled else page.theme.paper,
            edgecolor=control.mark if filled else page.theme.rule,
            linewidth=LINES["hair"],
            linestyle="-" if filled else (0, (2.5, 2.5)),
            zorder=1,
        )
    )


def _entry(page: Page, at: tuple[float, float], entry: Entry, beside: str) -> None:
    """Draw a study with its mark; `at` is the upper left corner of its room."""
    x, y = at
    ink = page.theme.control.mark if entry.apart else page.theme.ink
    put_mark(page, (x + 5, y - 9), entry.mark, ink)
    page.text((x + _HANG, y - 13), entry.words, "label")
    page.text((x + _HANG, y - 13 - LEADING["small"]), beside, "small", colour=page.theme.muted)


def _entry_block(page: Page, y: float, entry: Entry, beside: str) -> None:
    _entry(page, (MARGIN, y), entry, beside)


def _quiet(page: Page, y: float, words: str) -> None:
    page.text((MARGIN, y - 13), words, "small", colour=page.theme.muted)


def key_line(page: Page, y: float, key: tuple[tuple[Mark, str], ...]) -> None:
    """Draw one line of a key under the height `y`."""
    x = float(MARGIN)
    for mark, words in key:
        put_mark(page, (x + 5, y - 10), mark, page.theme.ink)
        page.text((x + _HANG, y - 14), words, "small", colour=page.theme.muted)
        x += _HANG + page.measure(words, "small") + 20


def put_mark(page: Page, at: tuple[float, float], mark: Mark, ink: str) -> None:
    """Put the sign of a kind of study on a page."""
    if mark != "triangle":
        marker(page, at, mark, ink, 4.2)
        return
    x, y = at
    corners = [(x - 5, y - 4), (x + 5, y - 4), (x, y + 5)]
    page.add(Polygon(corners, closed=True, facecolor=ink, edgecolor="none", zorder=12))
