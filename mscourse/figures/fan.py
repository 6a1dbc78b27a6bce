"""A fan: what stood at the start on the left, one line each to what became of it on the right.

An end that no line reaches is drawn all the same. On a phone the ends are headings of lists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler, wrapped

NOBODY = "none"
_STARTS, _ENDS, _GAP, _PAD = 292.0, 238.0, 12.0, 9.0


@dataclass(frozen=True)
class Start:
    """What stood at the start: a few words, a quieter line, and which end it reached."""

    words: str
    beside: str
    end: int


@dataclass(frozen=True)
class End:
    """What became of those that reached it: a name, and what there is to say of them."""

    name: str
    beside: str = ""


def fan(
    words: Words, starts: Sequence[Start], ends: Sequence[End], numbers: DataTable, *, heads: tuple[str, str]
) -> Chart:
    """Draw a fan.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    starts : sequence of Start
        In the order of their ends, so that no two lines cross.
    ends : sequence of End
        From top to foot.
    numbers : DataTable
        The same for those who read it.
    heads : tuple of str
        What stands over the two sides.

    Raises
    ------
    ValueError
        If there is nothing at the start, an end is unknown, or the order would make lines cross.
    """
    reached = [one.end for one in starts]
    if not reached or not all(0 <= end < len(ends) for end in reached):
        message = f"{words.name}: the ends {reached} are not all among {len(ends)}; count them from 0"
        raise ValueError(message)
    if reached != sorted(reached):
        message = f"{words.name}: the ends {reached} are out of order and would cross; sort the starts"
        raise ValueError(message)
    return Chart(
        words.name, words.alt, _Fan(words, tuple(starts), tuple(ends), heads), words.caption, numbers
    )


@dataclass(frozen=True)
class _Fan:
    """Call it to draw one layout in one theme."""

    words: Words
    starts: tuple[Start, ...]
    ends: tuple[End, ...]
    heads: tuple[str, str]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 6, nothing
        yield from self._lists(page) if page.phone else self._wide(page)

    # ---- wide ----

    def _wide(self, page: Page) -> Iterator[Block]:
        left = [_said(page, one.words, one.beside, _STARTS - 16) for one in self.starts]
        right = [_said(page, one.name, one.beside, _ENDS - 2 * _PAD) for one in self.ends]
        sides = [[_high(*one) + 2 * _PAD - 4 for one in side] for side in (left, right)]
        height = max(sum(side) + _GAP * (len(side) - 1) for side in sides)

        def draw(page: Page, y: float) -> None:
            ends_at = float(page.width - MARGIN) - _ENDS
            page.text((MARGIN, y - 14), self.heads[0], "small", weight=600, colour=page.theme.muted)
            page.text((ends_at + _PAD, y - 14), self.heads[1], "small", weight=600, colour=page.theme.muted)
            tops = [_spread(side, y - 28, height) for side in sides]
            middles = [
                [top - high / 2 for top, high in zip(*one, strict=True)]
                for one in zip(tops, sides, strict=True)
            ]
            for (words, beside), top in zip(left, tops[0], strict=True):
                _write(page, (MARGIN, top - _PAD - 10), words, beside)
            for number, ((words, beside), top, high) in enumerate(zip(right, tops[1], sides[1], strict=True)):
                filled = any(one.end == number for one in self.starts)
                _box(page, (ends_at, top - high), (_ENDS, high), filled=filled)
                _write(page, (ends_at + _PAD, top - _PAD - 10), words, beside)
            for one, middle in zip(self.starts, middles[0], strict=True):
                mates = [start for start in self.starts if start.end == one.end]
                shift = (mates.index(one) - (len(mates) - 1) / 2) * 11
                _lead(page, (MARGIN + _STARTS, middle), (ends_at - 6, middles[1][one.end] - shift))

        yield height + 34, draw

    # ---- phone ----

    def _lists(self, page: Page) -> Iterator[Block]:
        width = page.width - 2.0 * MARGIN - 2 * _PAD
        for number, end in enumerate(self.ends):
            name, beside = _said(page, end.name, end.beside, width)
            own = [_said(page, *_of(one), width - 16) for one in self.starts if one.end == number]
            high = _high(name, beside) + 2 * _PAD - 4
            yield high + 4, partial(_end, name=name, beside=beside, high=high, filled=bool(own))
            for said in own:
                yield _high(*said) + 8, partial(_listed, said=said)
            yield 12, nothing


def _of(one: Start) -> tuple[str, str]:
    return one.words, one.beside


def _said(page: Page, words: str, beside: str, width: float) -> tuple[str, str]:
    return wrapped(page, words, width, weight=600), wrapped(page, beside, width, "small") if beside else ""


def _high(words: str, beside: str) -> float:
    quiet = LEADING["small"] * (beside.count("\n") + 1) if beside else 0.0
    return LEADING["label"] * (words.count("\n") + 1) + quiet


def _spread(heights: Sequence[float], top: float, height: float) -> list[float]:
    """Place things of some heights under one another so that they fill a height."""
    gap = (height - sum(heights)) / max(len(heights) - 1, 1)
    tops = []
    for one in heights:
        tops.append(top)
        top -= one + gap
    return tops


def _write(page: Page, at: tuple[float, float], words: str, beside: str) -> None:
    page.text(at, words, "label", weight=600)
    down = at[1] - LEADING["label"] * (words.count("\n") + 1)
    if beside:
        page.text((at[0], down), beside, "small", colour=page.theme.muted)


def _box(page: Page, corner: tuple[float, float], size: tuple[float, float], *, filled: bool) -> None:
    control = page.theme.control
    page.add(
        Rectangle(
            corner,
            *size,
            facecolor=control.wash if filled else page.theme.paper,
            edgecolor=control.mark,
            linewidth=LINES["hair" if filled else "line"],
            linestyle="-" if filled else (0, (4, 3)),
            zorder=1,
        )
    )


def _lead(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a line that leaves and arrives level, with a disc where it begins and a head where it ends."""
    share = np.linspace(0, 1, 24)
    rise = share * share * (3 - 2 * share)
    x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * rise
    ink = page.theme.ink
    page.add(Line2D(x[:-1], y[:-1], linewidth=LINES["interval"], color=ink, solid_capstyle="round", zorder=4))
    page.add(Line2D(x[:1], y[:1], marker="o", markersize=5, color=ink, zorder=5))
    head_x, head_y = [end[0] - 6, end[0], end[0] - 6], [end[1] + 3.4, end[1], end[1] - 3.4]
    page.add(
        Line2D(
            head_x,
            head_y,
            linewidth=LINES["interval"],
            color=ink,
            solid_capstyle="round",
            solid_joinstyle="round",
            zorder=5,
        )
    )


def _end(page: Page, y: float, name: str, beside: str, high: float, *, filled: bool) -> None:  # noqa: PLR0913 - one heading of a list
    _box(page, (MARGIN, y - high), (page.width - 2 * MARGIN, high), filled=filled)
    _write(page, (MARGIN + _PAD, y - _PAD - 10), name, beside)


def _listed(page: Page, y: float, said: tuple[str, str]) -> None:
    ink = page.theme.ink
    page.add(Line2D([MARGIN + 12], [y - 11], marker="o", markersize=5, color=ink, zorder=5))
    _write(page, (MARGIN + _PAD + 16, y - 15), *said)
