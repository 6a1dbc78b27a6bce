"""Funnel plot: small studies scatter more than large ones, and the funnel shows how much chance allows.

Effects run from left to right, standard errors from the largest at the foot to none at the top, so that small
studies lie low. The funnel's sides are where 95 of 100 studies of that size would end by chance alone, if all
had the same true effect.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from statistics import NormalDist

from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Ground
from mscourse.figures.scales import MarkerKind, Scale, axis, box, line, marker

Point = tuple[float, float]
_TALL, _HEAD, _FOOT, _ROW = 330, 34, 44, 32
_STEPS = 60


@dataclass(frozen=True)
class Dot:
    """One study.

    Attributes
    ----------
    label, beside : str
        Its name, and a quieter line under it.
    value, depth : float
        Its effect, and how far down it stands: a standard error, or a size.
    kind : MarkerKind
        Shape of the marker.
    """

    label: str
    beside: str
    value: float
    depth: float
    kind: MarkerKind = "disc"


@dataclass(frozen=True)
class Depth:
    """The scale from top to foot.

    Attributes
    ----------
    top, foot : float
        Its ends: no error or the largest study at the top.
    ticks : tuple of (float, str)
        Where it is marked.
    title : str
        What it is, written above it.
    logarithmic : bool
        For sizes; errors are drawn evenly.
    """

    top: float
    foot: float
    ticks: tuple[tuple[float, str], ...]
    title: str
    logarithmic: bool = False

    def scale(self, top: float, foot: float) -> Scale:
        """Lay it between two heights of a page."""
        if self.top < self.foot:
            return Scale(self.top, self.foot, top, foot, self.logarithmic)
        return Scale(self.foot, self.top, foot, top, self.logarithmic)


@dataclass(frozen=True)
class Funnel:
    """The sides of the funnel: for each depth, from the foot to the top, how far chance alone reaches.

    Attributes
    ----------
    middle : float
        The effect that is taken as true.
    sides : tuple of (depth, low, high)
        Points of the two sides; they are joined by straight lines.
    words : str
        What it means.
    """

    middle: float
    sides: tuple[tuple[float, float, float], ...]
    words: str


def chance(
    middle: float, largest: float, *, ratio: bool, level: float = 95
) -> tuple[tuple[float, float, float], ...]:
    """Work out the sides of a funnel of standard errors: the middle, and so many errors to both sides.

    Parameters
    ----------
    middle : float
        The effect that is taken as true.
    largest : float
        The largest standard error, at the foot.
    ratio : bool
        Whether errors are those of a logarithm.
    level : float
        How many of 100 studies end inside.
    """
    reach = NormalDist().inv_cdf(0.5 + level / 200)
    errors = [largest * step / _STEPS for step in range(_STEPS, -1, -1)]
    if ratio:
        return tuple((one, middle * exp(-reach * one), middle * exp(reach * one)) for one in errors)
    return tuple((one, middle - reach * one, middle + reach * one) for one in errors)


def funnel(  # noqa: PLR0913 - what a funnel shows, each once
    words: Words, dots: Sequence[Dot], ground: Ground, depth: Depth, *, shape: Funnel, numbers: DataTable
) -> Chart:
    """Draw studies by effect and size, with the funnel that chance alone allows.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    dots : sequence of Dot
        The studies.
    ground : Ground
        The scale of effects.
    depth : Depth
        The scale of errors or sizes.
    shape : Funnel
        What chance allows.
    numbers : DataTable
        The same numbers for those who read them.

    Raises
    ------
    ValueError
        If there are fewer than two studies, or one lies outside a scale.
    """
    if len(dots) < 2:  # noqa: PLR2004 - a funnel compares
        message = f"{words.name}: {len(dots)} study makes no funnel; give two or more"
        raise ValueError(message)
    ends = sorted((depth.top, depth.foot))
    for dot in dots:
        if not ground.low <= dot.value <= ground.high or not ends[0] <= dot.depth <= ends[1]:
            message = (
                f"{words.name}: {dot.label!r} at {dot.value}, {dot.depth} lies outside the scales; widen them"
            )
            raise ValueError(message)
    return Chart(
        words.name, words.alt, _FunnelChart(words, tuple(dots), ground, depth, shape), words.caption, numbers
    )


def spaced(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Move heights as little as may be until neighbours are `apart`, from `low` to `high`, in their order.

    Parameters
    ----------
    wanted : sequence of float
        Heights, the highest first.
    apart : float
        The least distance of two neighbours; it gives way where there is no room for all.
    low, high : float
        Where they have to stay.
    """
    apart = min(apart, (high - low) / max(len(wanted) - 1, 1))
    placed: list[float] = []
    for number, one in enumerate(wanted):
        # What follows needs room below.
        least = low + apart * (len(wanted) - 1 - number)
        most = placed[-1] - apart if placed else high
        placed.append(max(min(one, most), least))
    for number in range(len(placed) - 2, -1, -1):
        placed[number] = max(placed[number], placed[number + 1] + apart)
    return placed


@dataclass(frozen=True)
class _FunnelChart:
    """Call it to draw one layout in one theme."""

    words: Words
    dots: tuple[Dot, ...]
    ground: Ground
    depth: Depth
    shape: Funnel

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 8
        tall = max(_TALL, (_ROW if any(dot.beside for dot in self.dots) else 18) * (len(self.dots) + 1))
        page = Page(round(_HEAD + tall + _FOOT + 24 + foot), layout, theme, heading)
        names = max(
            max(page.measure(dot.label, weight=600), page.measure(dot.beside, "small")) for dot in self.dots
        )
        left = MARGIN + max(page.measure(words, "small") for _, words in self.depth.ticks) + 10
        right = page.width - MARGIN - names - 26
        top = page.top - _HEAD
        across = self.ground.scale(left, right)
        down = self.depth.scale(top, top - tall)
        self._funnel(page, across, down, (top, top - tall))
        self._scales(page, across, down, (top, top - tall))
        self._studies(page, across, down, (top - 10, top - tall + 18))
        self._key(page, top - tall - _FOOT - 12)
        page.footer(footer)
        return page

    def _funnel(self, page: Page, across: Scale, down: Scale, ends: Point) -> None:
        box(
            page,
            (across.start, ends[1]),
            (across.end - across.start, ends[0] - ends[1]),
            page.theme.control.wash,
            0.1,
        )
        low = [(across(max(one, across.low)), down(depth)) for depth, one, _ in self.shape.sides]
        high = [(across(min(one, across.high)), down(depth)) for depth, _, one in self.shape.sides]
        page.add(
            Polygon(
                [*low, *reversed(high)], closed=True, facecolor=page.theme.paper, edgecolor="none", zorder=0.3
            )
        )
        for side in (low, high):
            x, y = zip(*side, strict=True)
            page.add(
                Line2D(
                    x,
                    y,
                    linewidth=LINES["thin"],
                    color=page.theme.control.mark,
                    linestyle=(0, (4, 3)),
                    zorder=2,
                )
            )
        middle = across(self.shape.middle)
        line(page, [(middle, ends[0]), (middle, ends[1])], page.theme.ink, z=3)

    def _scales(self, page: Page, across: Scale, down: Scale, ends: Point) -> None:
        axis(page, across, ends[1], self.ground.ticks)
        line(page, [(across.start, ends[0]), (across.start, ends[1])], page.theme.muted)
        for value, words in self.depth.ticks:
            y = down(value)
            line(page, [(across.start - 4, y), (across.start, y)], page.theme.muted)
            page.text((across.start - 8, y - 4), words, "small", colour=page.theme.muted, align="right")
        page.text((MARGIN, ends[0] + 14), self.depth.title, "small", colour=page.theme.muted, weight=600)

    def _studies(self, page: Page, across: Scale, down: Scale, ends: Point) -> None:
        ordered = sorted(self.dots, key=lambda dot: -down(dot.depth))
        spots = [(across(dot.value), down(dot.depth)) for dot in ordered]
        apart = _ROW if any(dot.beside for dot in self.dots) else 17
        heights = spaced([y for _, y in spots], apart, ends[1], ends[0])
        for dot, (x, y), at in zip(ordered, spots, heights, strict=True):
            start = across.end + 18
            page.text((start + 4, at - 4), dot.label, "label", weight=600)
            if dot.beside:
                page.text(
                    (start + 4, at - 4 - LEADING["small"]), dot.beside, "small", colour=page.theme.muted
                )
            # Straight along the study's own height first, so that leaders never cross one another.
            line(page, [(x + 7, y), (across.end + 4, y), (start, at)], page.theme.control.mark, "hair", z=4)
            marker(page, (x, y), dot.kind, page.theme.ink, 4.5)

    def _key(self, page: Page, y: float) -> None:
        page.add(
            Line2D(
                (MARGIN, MARGIN + 20),
                (y, y),
                linewidth=LINES["thin"],
                color=page.theme.control.mark,
                linestyle=(0, (4, 3)),
                zorder=2,
            )
        )
        page.text((MARGIN + 28, y - 4), self.shape.words, "small", colour=page.theme.muted)
