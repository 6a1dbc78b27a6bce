"""What stands on the scale of a forest plot: markers, limits, diamonds, bars, and the key that names them."""

from collections.abc import Iterator
from functools import partial
from math import sqrt

from matplotlib.patches import Polygon, Rectangle

from mscourse.figures.blocks import Block, nothing
from mscourse.figures.forest import Row, Sign
from mscourse.figures.page import MARGIN, Page
from mscourse.figures.scales import CAP, Scale, line, marker, pointer, whisker

LARGEST, SMALLEST, PLAIN = 7.5, 1.4, 4.5
"""Half the side of the heaviest square, of the lightest that can be seen, and of one without a weight."""
_DIAMOND, _EXPECTED, _KEY = 6, 4, 20


def half_side(row: Row, heaviest: float) -> float:
    """Half the side of a row's square, so that areas are in proportion to weights, in units."""
    if row.weight is None or not heaviest:
        return PLAIN
    return max(SMALLEST, LARGEST * sqrt(row.weight / heaviest))


def estimate(page: Page, scale: Scale, row: Row, y: float, heaviest: float) -> None:
    """Draw one row's marker and limits on the scale."""
    ink = page.theme.ink
    if row.low is None or row.high is None:
        if row.value is not None:
            marker(page, (scale(row.value), y), row.kind, ink, 4.2)
        return
    ends = (scale(max(row.low, scale.low)), scale(min(row.high, scale.high)))
    if row.spread:
        _spread(page, ends, y)
    if row.value is None:
        return
    at = scale(row.value)
    if row.kind == "diamond":
        if row.expected is not None:
            _expected(page, scale, row.expected, y)
        tips = [(ends[0], y), (at, y + _DIAMOND), (ends[1], y), (at, y - _DIAMOND)]
        page.add(Polygon(tips, closed=True, facecolor=ink, edgecolor="none", zorder=12))
        return
    if not row.spread:
        _limits(page, scale, row, (ends, y))
    size = half_side(row, heaviest)
    # A disc of the same area as the square of that weight.
    marker(page, (at, y), row.kind, ink, size * 1.128 if row.kind in {"disc", "ring"} else size)


def _limits(page: Page, scale: Scale, row: Row, at: tuple[tuple[float, float], float]) -> None:
    """Draw a whisker: a cap where a limit lies on the scale, an arrow where it lies beyond."""
    ink, (ends, y) = page.theme.ink, at
    leaves = (row.low is not None and row.low < scale.low, row.high is not None and row.high > scale.high)
    if not any(leaves):
        whisker(page, ends, y, ink)
        return
    line(page, [(ends[0] + 3 * leaves[0], y), (ends[1] - 3 * leaves[1], y)], ink, "interval", z=10)
    for x, leaving, way in zip(ends, leaves, (-1, 1), strict=True):
        if leaving:
            pointer(page, (x, y), way * 8, ink)
        else:
            line(page, [(x, y - CAP), (x, y + CAP)], ink, "interval", z=10)


def spread_bar(page: Page, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw a quiet bar: a range or a prediction interval, never a confidence interval."""
    face, edge = page.theme.control.fill, page.theme.control.mark
    page.add(Rectangle(corner, *size, facecolor=face, edgecolor=edge, linewidth=0.6, zorder=9))


def _spread(page: Page, ends: tuple[float, float], y: float) -> None:
    spread_bar(page, (ends[0], y - 4), (max(ends[1] - ends[0], 1), 8))


def _expected(page: Page, scale: Scale, limits: tuple[float, float], y: float) -> None:
    low, high = (min(max(limit, scale.low), scale.high) for limit in limits)
    middle = y - _DIAMOND - 3 - _EXPECTED / 2
    if limits[1] > scale.high:
        _tip(page, (scale.end, middle), 1)
    if limits[0] < scale.low:
        _tip(page, (scale.start, middle), -1)
    corner = (scale(low), y - _DIAMOND - 3 - _EXPECTED)
    size = (max(scale(high) - scale(low), 1), _EXPECTED)
    spread_bar(page, corner, size)


def _tip(page: Page, at: tuple[float, float], way: int) -> None:
    """End a bar in an arrow's head, where it goes on beyond the scale."""
    (x, y), mark = at, page.theme.control.mark
    head = [(x + way * 6, y), (x, y + 5), (x, y - 5)]
    page.add(Polygon(head, closed=True, facecolor=mark, edgecolor="none", zorder=9))


def keys(page: Page, key: tuple[tuple[Sign, str], ...]) -> Iterator[Block]:
    """Lay the key: as many signs in a line as there is room for."""
    lines: list[list[tuple[Sign, str, float]]] = []
    x = float(page.width)
    for sign, words in key:
        width = 20 + page.measure(words, "small")
        if x + width > page.width - MARGIN:
            lines.append([])
            x = float(MARGIN)
        lines[-1].append((sign, words, x))
        x += width + 18

    def draw(page: Page, y: float, signs: list[tuple[Sign, str, float]]) -> None:
        for sign, words, x in signs:
            _sign(page, sign, (x + 6, y - 10))
            page.text((x + 18, y - 14), words, "small", colour=page.theme.muted)

    for signs in lines:
        yield _KEY, partial(draw, signs=signs)
    if lines:
        yield 4, nothing


def _sign(page: Page, sign: Sign, at: tuple[float, float]) -> None:
    if sign == "bar":
        _spread(page, (at[0] - 6, at[0] + 6), at[1])
    elif sign == "expected":
        spread_bar(page, (at[0] - 6, at[1] - _EXPECTED / 2), (12, _EXPECTED))
    else:
        marker(page, at, sign, page.theme.ink, 4.2)
