"""What charts are made of: scales, axes, markers, intervals, and lines measured in units of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle

from mscourse.figures.page import LINES, LineName, Page
from mscourse.figures.palette import Colour

MarkerKind = Literal["square", "disc", "ring", "diamond"]
"""square: randomised; disc: any other count; ring: preliminary, or a bound; diamond: pooled."""

TICK = 4
CAP = 4


@dataclass(frozen=True)
class Scale:
    """From numbers to units along one direction.

    Attributes
    ----------
    low, high : float
        Numbers at the two ends; above 0 on a logarithmic scale.
    start, end : float
        Units at the two ends.
    logarithmic : bool
        Whether equal steps multiply.

    Raises
    ------
    ValueError
        If the ends are not in order, or a logarithmic scale does not begin above 0.
    """

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.high or (self.logarithmic and self.low <= 0):
            message = (
                f"a scale cannot run from {self.low} to {self.high}; put the lower end first, "
                "and begin a logarithmic scale above 0"
            )
            raise ValueError(message)

    def __call__(self, value: float) -> float:
        """Place a number, in units."""
        if self.logarithmic:
            share = log(value / self.low) / log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def line(
    page: Page, points: Sequence[tuple[float, float]], colour: Colour, width: LineName = "thin", z: float = 2
) -> None:
    """Draw a straight line through points."""
    x, y = zip(*points, strict=True)
    page.add(Line2D(x, y, linewidth=LINES[width], color=colour, solid_capstyle="butt", zorder=z))


def box(
    page: Page, corner: tuple[float, float], size: tuple[float, float], fill: Colour, z: float = 0.2
) -> None:
    """Fill a rectangle, given by its lower left corner."""
    page.add(Rectangle(corner, *size, facecolor=fill, edgecolor="none", zorder=z))


def axis(page: Page, scale: Scale, y: float, ticks: Sequence[tuple[float, str]]) -> None:
    """Draw a horizontal axis: rule, ticks and their labels."""
    line(page, [(scale.start, y), (scale.end, y)], page.theme.muted)
    for value, words in ticks:
        x = scale(value)
        line(page, [(x, y), (x, y - TICK)], page.theme.muted)
        page.text((x, y - TICK - 12), words, "small", colour=page.theme.muted, align="center")


def grid(page: Page, scale: Scale, ticks: Sequence[tuple[float, str]], ends: tuple[float, float]) -> None:
    """Draw a hairline at each tick, from the lower to the upper end."""
    for value, _ in ticks:
        x = scale(value)
        line(page, [(x, ends[0]), (x, ends[1])], page.theme.rule, "hair", z=0.5)


def marker(page: Page, at: tuple[float, float], kind: MarkerKind, colour: Colour, size: float = 5) -> None:
    """Put a marker; its shape tells the design, so that colour need not."""
    x, y = at
    if kind in {"disc", "ring"}:
        fill = colour if kind == "disc" else page.theme.paper
        page.add(Circle(at, size, facecolor=fill, edgecolor=colour, linewidth=LINES["line"], zorder=12))
    elif kind == "square":
        corner = (x - size, y - size)
        page.add(Rectangle(corner, 2 * size, 2 * size, facecolor=colour, edgecolor="none", zorder=12))
    else:
        tips = [(x - 1.5 * size, y), (x, y + size), (x + 1.5 * size, y), (x, y - size)]
        page.add(Polygon(tips, closed=True, facecolor=colour, edgecolor="none", zorder=12))


def whisker(page: Page, ends: tuple[float, float], y: float, colour: Colour) -> None:
    """Draw a confidence interval: a line with a cap at each end."""
    line(page, [(ends[0], y), (ends[1], y)], colour, "interval", z=10)
    for x in ends:
        line(page, [(x, y - CAP), (x, y + CAP)], colour, "interval", z=10)


def pointer(page: Page, tip: tuple[float, float], length: float, colour: Colour) -> None:
    """Draw a horizontal arrow to `tip`: from the left, or with a negative length from the right."""
    x, y = tip
    neck = x - 6.5 if length > 0 else x + 6.5
    line(page, [(x - length, y), (neck, y)], colour, "line", z=10)
    head = [(x, y), (neck, y + 3), (neck, y - 3)]
    page.add(Polygon(head, closed=True, facecolor=colour, edgecolor="none", zorder=10))
