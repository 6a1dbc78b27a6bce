"""Crowds: groups of the same size, each person an icon, so that rare harms can be compared by eye.

Every group of a picture has the same denominator, a hundred or a thousand. Squares come first; a share below
one icon fills part of a square; squares in outline are those that only the interval's upper end holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, nan
from typing import Literal

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, UNITS_AN_INCH, Layout, Page
from mscourse.figures.palette import Colour, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import ruler, wrapped

Denominator = Literal[100, 1000]
_GAP, _HEAD, _LARGEST = 30, 8, 15.0
_COLUMNS = {100: {"wide": 20, "phone": 20}, 1000: {"wide": 40, "phone": 40}}
_POINTS = 72 / UNITS_AN_INCH
Spot = tuple[float, float]


@dataclass(frozen=True)
class Share:
    """One group.

    Attributes
    ----------
    heading, words, beside : str
        Who these people are; the count as it is printed; a quieter line.
    count : float
        How many of the denominator are marked; a fraction is drawn as part of an icon.
    upper : float or None
        Upper end of the interval, in outlined squares.
    """

    heading: str
    words: str
    beside: str
    count: float
    upper: float | None = None


@dataclass(frozen=True)
class Signs:
    """What the icons mean: those marked, those only the interval holds, and all the others."""

    marked: str
    others: str
    upper: str = ""


def crowds(
    words: Words, groups: Sequence[Share], of: Denominator, *, signs: Signs, numbers: DataTable
) -> Chart:
    """Draw groups as crowds of the same size.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of Share
        Two to six groups.
    of : {100, 1000}
        Icons in each group.
    signs : Signs
        What the icons mean.
    numbers : DataTable
        The same numbers for those who read them.

    Raises
    ------
    ValueError
        If there are not two to six groups, another denominator is asked for, or a count does not fit in it.
    """
    if of not in _COLUMNS:
        message = f"{words.name}: {of} icons in a group; use 100 or 1000, the same for all groups"
        raise ValueError(message)
    if not 2 <= len(groups) <= 6:  # noqa: PLR2004 - what a reader can compare
        message = f"{words.name}: {len(groups)} groups; a picture compares two to six"
        raise ValueError(message)
    for group in groups:
        upper = group.count if group.upper is None else group.upper
        if not 0 <= group.count <= upper <= of:
            message = (
                f"{words.name}: {group.heading!r} has {group.count}, up to {upper}, of {of}; "
                f"give counts from 0 to {of}, the upper end last"
            )
            raise ValueError(message)
    return Chart(words.name, words.alt, _Crowds(words, tuple(groups), of, signs), words.caption, numbers)


@dataclass(frozen=True)
class Grid:
    """Where the icons of one group stand: rows from the top left, with a gap after every ten both ways."""

    corner: Spot
    columns: int
    count: int
    pitch: float

    def __iter__(self) -> Iterator[Spot]:
        for icon in range(self.count):
            yield self.at(icon)

    def at(self, icon: int) -> Spot:
        """Place one icon by its number, counted from 0."""
        row, column = divmod(icon, self.columns)
        x = self.corner[0] + self.pitch * (0.5 + column + 0.6 * (column // 10))
        return x, self.corner[1] - self.pitch * (0.5 + row + 0.6 * (row // 10))

    @property
    def height(self) -> float:
        """From the top of the first row to the foot of the last."""
        rows = ceil(self.count / self.columns)
        return self.pitch * (rows + 0.6 * ((rows - 1) // 10))


def pitch_of(width: float, columns: int) -> float:
    """Distance of two icons, so that a row with its gaps is as wide as there is room, or less."""
    return min(width / (columns + 0.6 * ((columns - 1) // 10)), _LARGEST)


@dataclass(frozen=True)
class _Crowds:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: tuple[Share, ...]
    of: Denominator
    signs: Signs

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        beside = 1 if page.phone else 2
        width = (page.width - 2 * MARGIN - _GAP * (beside - 1)) / beside
        yield _HEAD, nothing
        for first in range(0, len(self.groups), beside):
            yield self._row(page, self.groups[first : first + beside], width)
        yield from self._key()

    def _row(self, page: Page, groups: tuple[Share, ...], width: float) -> Block:
        columns = _COLUMNS[self.of][page.layout]
        pitch = pitch_of(width, columns)
        names = [wrapped(page, group.heading, width, weight=600) for group in groups]
        quiet = [wrapped(page, group.beside, width, "small") if group.beside else "" for group in groups]
        above = max(
            LEADING["label"] * (name.count("\n") + 2)
            + (LEADING["small"] * (one.count("\n") + 1) if one else 0)
            for name, one in zip(names, quiet, strict=True)
        )
        tall = Grid((0, 0), columns, self.of, pitch).height

        def draw(page: Page, y: float) -> None:
            for number, group in enumerate(groups):
                x = MARGIN + number * (width + _GAP)
                page.text((x, y - 12), names[number], "label", weight=600)
                down = y - 12 - LEADING["label"] * (names[number].count("\n") + 1)
                ink = page.theme.lesion.ink if group.count else page.theme.ink
                page.text((x, down), group.words, "label", colour=ink)
                if quiet[number]:
                    page.text((x, down - LEADING["label"]), quiet[number], "small", colour=page.theme.muted)
                _icons(page, group, Grid((x, y - above - 8), columns, self.of, pitch))

        return above + 8 + tall + 22, draw

    def _key(self) -> Iterator[Block]:
        asked = (
            _Sign("filled", self.signs.marked),
            _Sign("outlined", self.signs.upper),
            _Sign("disc", self.signs.others),
        )
        yield from ((20, sign) for sign in asked if sign.words)
        yield 4, nothing


@dataclass(frozen=True)
class _Sign:
    """One line of the key."""

    kind: Literal["filled", "outlined", "disc"]
    words: str

    def __call__(self, page: Page, y: float) -> None:
        spot = (MARGIN + 6.0, y - 10)
        if self.kind == "disc":
            _dots(page, [(spot, spot)], 11, 20)
        else:
            _square(page, spot, 11, 0 if self.kind == "outlined" else 1)
        page.text((MARGIN + 20, y - 14), self.words, "small", colour=page.theme.muted)


def _icons(page: Page, group: Share, grid: Grid) -> None:
    size = 0.8 * grid.pitch
    upper = group.count if group.upper is None else group.upper
    squares = max(ceil(group.count), round(upper))
    for icon in range(squares):
        _square(page, grid.at(icon), 0.9 * size, min(max(group.count - icon, 0), 1))
    tens = [
        (grid.at(max(first, squares)), grid.at(min(first + 10, grid.count) - 1))
        for first in range(squares // 10 * 10, grid.count, 10)
    ]
    _dots(page, tens, size, grid.pitch)


def _square(page: Page, at: Spot, size: float, filled: float) -> None:
    """Draw a square in outline, filled from the left as far as the share goes."""
    corner = (at[0] - size / 2, at[1] - size / 2)
    hue = page.theme.lesion
    if filled:
        page.add(Rectangle(corner, size * filled, size, facecolor=hue.mark, edgecolor="none", zorder=4))
    page.add(
        Rectangle(corner, size, size, facecolor="none", edgecolor=hue.mark, linewidth=0.09 * size, zorder=5)
    )


def _dots(page: Page, lines: Sequence[tuple[Spot, Spot]], size: float, step: float) -> None:
    """Draw discs in lines, each line from its first disc to its last, `step` units apart."""
    control = page.theme.control
    for width, colour in ((size, control.mark), (size - max(1.2, 0.2 * size), control.fill)):
        page.add(dotted(lines, (width, step), colour))


def dotted(lines: Sequence[tuple[Spot, Spot]], size: tuple[float, float], colour: Colour) -> Line2D:
    """Make one artist of a thousand discs: as patches they would weigh a hundred times as much in SVG.

    A dash of no length with round ends is a disc. Each line starts its dashes anew.

    Parameters
    ----------
    lines : sequence of (spot, spot)
        Where the first and the last disc of each line stand, at the same height.
    size : tuple of float
        Width of a disc, and from one to the next, in units of the page.
    colour : Colour
        Of all discs.
    """
    width, step = size
    x: list[float] = []
    y: list[float] = []
    for (start, height), (end, _) in lines:
        # A little beyond the last disc, or rounding might leave it out; what is added lies in the gap.
        x += [start, end + 0.3 * step, nan]
        y += [height, height, nan]
    dots = Line2D(
        x,
        y,
        linewidth=width * _POINTS,
        color=colour,
        linestyle=(0, (0.001, step / width - 0.001)),  # in widths of the line
        dash_capstyle="round",
        zorder=3,
    )
    dots.set_snap(False)
    return dots
