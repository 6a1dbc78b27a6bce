"""What two drugs leave of a hundred things, each alone and together by three rules: it hangs on overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import closed, points_wide, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Three rules differ in one thing: how much the two drugs take twice",
        "A hundred squares of something unwanted; what A takes, what B takes, and what is left",
    ),
    "phone": Heading(
        "Three rules differ in one thing:\nhow much the two drugs take twice",
        "A hundred squares of something unwanted",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: made-up drugs. The fourth rule, Loewe's, is not drawn: it needs the doses, not only "
    "what each drug takes.",
    "phone": "Schematic: made-up drugs. The fourth rule,\nLoewe's, is not drawn: it needs the doses, not\n"
    "only what each drug takes.",
}
BODIES: dict[Layout, int] = {"wide": 270, "phone": 452}
Taken: TypeAlias = NDArray[np.bool_]
_CELL, _SIDE, _ACROSS = 9.8, 8.2, 10


@dataclass(frozen=True)
class Square:
    """A hundred squares after treatment.

    Attributes
    ----------
    name, words
        The rule or the drug, and what is said of it.
    first, second
        Which squares A takes, and which B takes, shape (10, 10).
    """

    name: str
    words: str
    first: Taken
    second: Taken

    @property
    def left(self) -> int:
        """How many squares are left."""
        return int((~(self.first | self.second)).sum())


def three_rules(squares: Sequence[Square], alt: str) -> Drawing:
    """Give the drawing of five hundreds: each drug alone, then three rules.

    Raises
    ------
    ValueError
        If there are not five.

    """
    if len(squares) != _ACROSS // 2:
        message = f"there are {len(squares)} squares; give two drugs alone and three rules"
        raise ValueError(message)
    return Drawing("three_rules", alt, partial(_draw, tuple(squares)))


def _draw(squares: tuple[Square, ...], layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    wide, top = _ACROSS * _CELL, page.top
    if page.phone:
        pitch = (page.width - 2 * MARGIN - wide) / 2
        corners = [(MARGIN + pitch * number, top - 38) for number in range(2)]
        corners += [(MARGIN + pitch * number, top - 222) for number in range(3)]
    else:
        corners = [(MARGIN + 126.0 * number, top - 60) for number in range(2)]
        corners += [(MARGIN + 304.0 + 133 * number, top - 60) for number in range(3)]
        page.text((corners[0][0], top - 24), "each drug alone", "heading", colour=page.theme.therapy.ink)
        page.text((corners[2][0], top - 24), "both, by three rules", "heading", colour=page.theme.therapy.ink)
        line = [(MARGIN + 265.0, top - 18), (MARGIN + 265.0, top - 208)]
        stroke(page, line, page.theme.rule, width="thin", z=1)
    for corner, square in zip(corners, squares, strict=True):
        _square(page, corner, square)
    _key(page)
    page.footer(FOOTERS[layout])
    return page


def _square(page: Page, corner: tuple[float, float], square: Square) -> None:
    """Draw a hundred squares under a name, and below them how many are left."""
    x, y = corner
    theme = page.theme
    page.text((x, y + 8), square.name, weight=600, colour=theme.therapy.ink)
    row, column = np.indices((_ACROSS, _ACROSS))
    middles = np.stack([x + _CELL * (column + 0.5), y - _CELL * (row + 0.5)], axis=-1)
    _cells(page, middles.reshape(-1, 2), square.first.reshape(-1), square.second.reshape(-1))
    low = y - _ACROSS * _CELL
    page.text((x, low - 20), f"{square.left} left", "heading", colour=theme.lesion.ink)
    page.text((x, low - 36), square.words, "small", colour=theme.muted)


def _cells(page: Page, middles: FloatArray, first: Taken, second: Taken) -> None:
    """Draw squares: left, taken by A, by B (a slanted line), or by both (dark, with the line)."""
    theme = page.theme
    fills: list[Colour] = []
    edges: list[Colour] = []
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        fills.append(theme.therapy.mark if one else theme.therapy.wash if other else theme.lesion.fill)
        edges.append(theme.therapy.ink if one or other else theme.lesion.ink)
    half = _SIDE / 2
    corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)]) * 72 / 100
    page.add(
        PathCollection(
            [closed(corners)],
            offsets=middles,
            offset_transform=page.ax.transData,
            facecolors=fills,
            edgecolors=edges,
            linewidths=points_wide("hair"),
            zorder=4,
        )
    )
    reach = half * 0.55
    lines, colours = [], []
    for (x, y), one, other in zip(middles.tolist(), first.tolist(), second.tolist(), strict=True):
        if other:
            lines.append([(x - reach, y - reach), (x + reach, y + reach)])
            colours.append(theme.paper if one else theme.therapy.ink)
    if lines:
        page.add(LineCollection(lines, colors=colours, linewidths=1.1, capstyle="round", zorder=5))


def _key(page: Page) -> None:
    theme = page.theme
    foot = MARGIN + (52.0 if page.phone else 24.0)
    entries = (("left", 0, 0), ("taken by A", 1, 0), ("by B", 0, 1), ("by both: taken twice", 1, 1))
    x = float(MARGIN)
    for words, one, other in entries:
        _cells(page, np.array([(x + 5, foot + 4)]), np.array([one > 0]), np.array([other > 0]))
        page.text((x + 14, foot), words, "small", colour=theme.ink)
        x += 14 + page.measure(words, "small") + (12 if page.phone else 24)


__all__ = ["Square", "three_rules"]
