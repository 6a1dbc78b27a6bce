"""Lines on a plane: curves, steps, areas and marks on two scales, each named where it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from numpy.typing import NDArray

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Ground, Headed
from mscourse.figures.scales import Scale, axis, line, marker

HueName = Literal["axon", "myelin", "lesion", "immune", "therapy", "control"]
_HEIGHT: dict[Layout, int] = {"wide": 330, "phone": 330}
_TOP, _FOOT, _SIDE = 34, 52, 40
_DASHES = (4.0, 2.6)
Spot = tuple[float, float]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Name:
    """Words on the plane: at a place of its scales, which may differ on a phone."""

    words: Headed
    wide: Spot
    phone: Spot
    align: Align = "left"


@dataclass(frozen=True)
class Trace:
    """One line.

    Attributes
    ----------
    points : ndarray, shape (n, 2)
        On the scales of the plane.
    hue : HueName
        Its meaning.
    name : Name
        What it is called, and where that stands.
    dashed, filled, dots : bool
        Whether it is drawn in dashes, whether the area down to the foot is tinted, and whether the points are
        what was seen: then they are discs, and the line between them is thin.
    """

    points: NDArray[np.float64]
    hue: HueName
    name: Name
    dashed: bool = False
    filled: bool = False
    dots: bool = False


@dataclass(frozen=True)
class Level:
    """A value across the plane, with a band that is a spread of people and no interval."""

    value: float
    low: float
    high: float
    hue: HueName
    name: Name


@dataclass(frozen=True)
class Cut:
    """A value of the level scale, as an upright line from foot to top."""

    value: float
    name: Name


@dataclass(frozen=True)
class Plane:
    """The two scales: `across` with what is written under it, and `up`, without ticks if it has no unit."""

    across: Ground
    up: Ground
    under: str


def plane_chart(  # noqa: PLR0913 - what a chart shows, each once
    words: Words,
    plane: Plane,
    traces: Sequence[Trace],
    numbers: DataTable,
    *,
    levels: Sequence[Level] = (),
    cuts: Sequence[Cut] = (),
) -> Chart:
    """Draw lines on a plane.

    Raises
    ------
    ValueError
        If there is no line, or a point lies off the scales.
    """
    if not traces:
        message = f"{words.name}: there is no line to draw; give at least one trace"
        raise ValueError(message)
    for trace in traces:
        low, high = trace.points.min(axis=0), trace.points.max(axis=0)
        for ground, least, most in zip((plane.across, plane.up), low.tolist(), high.tolist(), strict=True):
            if not ground.low <= least <= most <= ground.high:
                message = (
                    f"{words.name}: {trace.name.words.wide!r} runs from {least:g} to {most:g}, off the "
                    f"scale of {ground.low:g} to {ground.high:g}; widen the scale"
                )
                raise ValueError(message)
    draw = _Plane(words, plane, tuple(traces), tuple(levels), tuple(cuts))
    return Chart(words.name, words.alt, draw, words.caption, numbers)


@dataclass(frozen=True)
class _Plane:
    """Call it to draw one layout in one theme."""

    words: Words
    plane: Plane
    traces: tuple[Trace, ...]
    levels: tuple[Level, ...]
    cuts: tuple[Cut, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        words = self.words
        heading = Heading(words.title.on(layout), words.subtitle.on(layout)) if titled else None
        footer = words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN
        page = Page(round(_HEIGHT[layout] + foot), layout, theme, heading)
        side = _SIDE if self.plane.up.ticks else 4
        x = self.plane.across.scale(MARGIN + side, page.width - MARGIN - 6)
        y = self.plane.up.scale(foot + _FOOT, page.top - _TOP)
        self._grounds(page, x, y)
        for level in self.levels:
            _level(page, level, x, y)
        for trace in self.traces:
            _trace(page, trace, x, y)
        for cut in self.cuts:
            at = x(cut.value)
            line(page, [(at, y.start), (at, y.end)], page.theme.ink, "line", z=8)
            _name(page, cut.name, x, y, page.theme.ink)
        page.footer(footer)
        return page

    def _grounds(self, page: Page, x: Scale, y: Scale) -> None:
        muted = page.theme.muted
        axis(page, x, y.start, self.plane.across.ticks)
        middle = (x.start + x.end) / 2
        page.text((middle, y.start - 36), self.plane.under, "small", align="center")
        for value, words in self.plane.up.ticks:
            line(page, [(x.start, y(value)), (x.end, y(value))], page.theme.rule, "hair", z=0.5)
            page.text((x.start - 7, y(value) - 4), words, "small", colour=muted, align="right")


def _hue(page: Page, name: HueName) -> Hue:
    hue = getattr(page.theme, name)
    assert isinstance(hue, Hue)  # noqa: S101 - every name is one of the theme's hues
    return hue


def _trace(page: Page, trace: Trace, x: Scale, y: Scale) -> None:
    hue = _hue(page, trace.hue)
    spots = [(x(across), y(up)) for across, up in trace.points.tolist()]
    if trace.filled:
        area = [(spots[0][0], y.start), *spots, (spots[-1][0], y.start)]
        page.add(Polygon(area, closed=True, facecolor=hue.fill, edgecolor="none", alpha=0.55, zorder=2))
    across, up = zip(*spots, strict=True)
    drawn = Line2D(
        across,
        up,
        linewidth=LINES["thin" if trace.dots else "bold"],
        color=hue.mark,
        solid_capstyle="round",
        zorder=6,
    )
    if trace.dashed:
        drawn.set_linestyle((0, _DASHES))
    page.add(drawn)
    if trace.dots:
        for spot in spots:
            marker(page, spot, "disc", hue.ink)
    _name(page, trace.name, x, y, hue.ink)


def _level(page: Page, level: Level, x: Scale, y: Scale) -> None:
    hue = _hue(page, level.hue)
    corner, size = (x.start, y(level.low)), (x.end - x.start, y(level.high) - y(level.low))
    page.add(Rectangle(corner, *size, facecolor=hue.wash, edgecolor="none", zorder=0.3))
    line(page, [(x.start, y(level.value)), (x.end, y(level.value))], hue.mark, "line", z=4)
    marker(page, (x.end, y(level.value)), "disc", hue.mark, 3.4)
    _name(page, level.name, x, y, hue.ink)


def _name(page: Page, name: Name, x: Scale, y: Scale, ink: str) -> None:
    across, up = name.phone if page.phone else name.wide
    page.text((x(across), y(up)), name.words.on(page.layout), colour=ink, weight=600, align=name.align)
