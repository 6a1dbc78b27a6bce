"""Rows of bars, each of which is a hundred: parts are told apart by pattern as well as by colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from typing import Literal

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

Pattern = Literal["solid", "striped", "dashed", "empty"]
"""solid and striped: two kinds of part; dashed: the studies differ about it; empty: neither."""

_BAR, _TALL_BAR = 30.0, 30.0
_GROUP, _ROW, _KEY = 34.0, 48.0, 22.0
_STRIPE = 6.0
_ROOM = 10.0  # what a number needs beside its width to stand within its part
_WHOLE = 100.0


@dataclass(frozen=True)
class Piece:
    """One part of a bar: its share of a hundred, its number as it is printed (or nothing), its pattern."""

    share: float
    words: str
    pattern: Pattern


@dataclass(frozen=True)
class ShareRow:
    """One bar: a name, a quieter line, and parts from left to right that make a hundred."""

    label: str
    beside: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class _ShareChart:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: Sequence[tuple[str, Sequence[ShareRow]]]
    key: Mapping[Pattern, str] = field(default_factory=dict)

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        rows = [row for _, group in self.groups for row in group]
        pitch = _ROW if layout == "wide" else _ROW + 2 * LEADING["label"]
        keys = len(self.key) if layout == "phone" else 1
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 10
        body = 4 + _GROUP * len(self.groups) + pitch * len(rows) + _KEY * keys + foot
        page = Page(round(body), layout, theme, heading)
        y = page.top - 4
        names = max(
            max(page.measure(row.label, weight=600), page.measure(row.beside, "small")) for row in rows
        )
        for words, group in self.groups:
            page.text((MARGIN, y - 20), words, "heading")
            y -= _GROUP
            for row in group:
                if page.phone:
                    page.text((MARGIN, y - 12), row.label, weight=600)
                    page.text(
                        (MARGIN, y - 12 - LEADING["small"]), row.beside, "small", colour=page.theme.muted
                    )
                    self._bar(page, row, MARGIN, y - pitch + 10)
                else:
                    middle = y - _ROW / 2 + 2
                    page.text((MARGIN, middle + 3), row.label, weight=600)
                    page.text((MARGIN, middle - 12), row.beside, "small", colour=page.theme.muted)
                    self._bar(page, row, MARGIN + names + 20, middle - _BAR / 2)
                y -= pitch
        self._keys(page, y - 14)
        page.footer(footer)
        return page

    @staticmethod
    def _bar(page: Page, row: ShareRow, left: float, low: float) -> None:
        width, done = page.width - MARGIN - left, 0.0
        for piece in row.pieces:
            x, wide = left + done / _WHOLE * width, piece.share / _WHOLE * width
            _paint(page, (x, low), (wide, _BAR), piece.pattern)
            if piece.words and page.measure(piece.words, "label", 600) + _ROOM <= wide:
                _number(page, (x + wide / 2, low + _BAR / 2 - 4.5), piece)
            done += piece.share

    def _keys(self, page: Page, y: float) -> None:
        x = float(MARGIN)
        for pattern, words in self.key.items():
            _paint(page, (x, y - 3), (22, 12), pattern)
            end = page.run((x + 29, y - 1), (words, "small", page.theme.muted))
            if page.phone:
                y -= _KEY - 2
            else:
                x = end + 22


def _number(page: Page, at: tuple[float, float], piece: Piece) -> None:
    """Write a part's number; on stripes it gets plain ground of its own."""
    if piece.pattern == "striped":
        wide = page.measure(piece.words, "label", 600) + 8
        corner = (at[0] - wide / 2, at[1] - 4.5)
        page.add(Rectangle(corner, wide, 18, facecolor=page.theme.paper, edgecolor="none", zorder=5))
    page.text(at, piece.words, weight=600, align="center")


def _paint(page: Page, corner: tuple[float, float], size: tuple[float, float], pattern: Pattern) -> None:
    theme = page.theme
    fill = {"solid": theme.lesion.fill, "striped": theme.control.wash}.get(pattern, theme.paper)
    edge = theme.lesion.ink if pattern == "solid" else theme.control.ink
    page.add(
        Rectangle(
            corner,
            *size,
            facecolor=fill,
            edgecolor=edge,
            linewidth=LINES["thin"],
            linestyle=(0, (3, 2.4)) if pattern == "dashed" else "-",
            zorder=3,
        )
    )
    if pattern == "striped":
        (x, y), (wide, high) = corner, size
        for k in range(1, int(wide / _STRIPE) + 1):
            at = x + k * _STRIPE - 1
            page.add(
                Line2D((at, at), (y, y + high), linewidth=LINES["line"], color=theme.control.mark, zorder=4)
            )


def share_rows(
    words: Words,
    groups: Sequence[tuple[str, Sequence[ShareRow]]],
    numbers: DataTable,
    *,
    key: Mapping[Pattern, str],
) -> Chart:
    """Draw bars of a hundred, row by row, under the headings of their groups.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of (str, sequence of ShareRow)
        What a hundred stands for, and its bars.
    numbers : DataTable
        The same numbers for those who read them.
    key : mapping of Pattern to str
        What each pattern means.

    Raises
    ------
    ValueError
        If the parts of a bar do not make a hundred, or a pattern has no meaning.
    """
    for _, rows in groups:
        for row in rows:
            whole = sum(piece.share for piece in row.pieces)
            if not isclose(whole, _WHOLE, abs_tol=0.51):
                message = f"{words.name}: the parts of {row.label!r} make {whole:g}; they have to make 100"
                raise ValueError(message)
            strange = {piece.pattern for piece in row.pieces} - set(key)
            if strange:
                message = f"{words.name}: say in the key what the pattern {min(strange)!r} means"
                raise ValueError(message)
    return Chart(words.name, words.alt, _ShareChart(words, groups, key), words.caption, numbers)
