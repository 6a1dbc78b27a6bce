"""The batch line: from skin cells to doses, day by day, with gates and a ticker of what it costs."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.bench import box, dish, flask, frost, some_cells, vial
from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.sources import skin_cell
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, UNITS_AN_INCH, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

_BODY: dict[Layout, int] = {"wide": 436, "phone": 720}
_DECADES = 10
Place = Callable[[float], float]
"""From a day, or a number of cells, to units."""
_PICKED = 24.0  # day on which colonies are drawn; schematic, no record gives one


@dataclass(frozen=True)
class Station:
    """The end of one stretch of days.

    Attributes
    ----------
    name, brief : str
        What was done in it, and the same for a narrow place.
    day : float
        When it ends.
    cells : float
        How many there are then, as they are drawn.
    words : str
        The same as it is printed.
    gate : str
        What the test at its end asks.
    passing : float
        Of 100 batches begun, those that are still in after the test.
    cost : float
        Days of the clean room so far.
    """

    name: str
    brief: str
    day: float
    cells: float
    words: str
    gate: str
    passing: float
    cost: float


@dataclass(frozen=True)
class Line:
    """A batch from skin cells to doses.

    Attributes
    ----------
    stations : sequence of Station
        Four, in order.
    skin : float
        Skin cells at the start, and how they are printed.
    skin_words : str
        See `skin`.
    colonies : tuple of float
        Fewest and most colonies by method, and how they are printed.
    colony_words : str
        See `colonies`.
    cost : tuple of float
        Days of the clean room before the first, and in the end with failed batches made again.
    """

    stations: Sequence[Station]
    skin: float
    skin_words: str
    colonies: tuple[float, float]
    colony_words: str
    cost: tuple[float, float]


def batch_line(words: Words, line: Line) -> Chart:
    """Draw a batch.

    Raises
    ------
    ValueError
        If there are not four stations, or their days do not rise.
    """
    days = [one.day for one in line.stations]
    if len(days) != len(_GLYPHS) or days != sorted(set(days)):
        message = f"{words.name}: stations end on days {days}; give {len(_GLYPHS)}, in order"
        raise ValueError(message)
    rows = (
        ("skin cells", "0", line.skin_words, "", f"{line.cost[0]:.0f}"),
        ("colonies, by method", "", line.colony_words, "", ""),
        *(
            (
                one.name,
                f"{one.day:.0f}",
                one.words.replace("\n", " "),
                f"{one.passing:.0f} of 100",
                f"{one.cost:.0f}",
            )
            for one in line.stations
        ),
        ("with failed batches made again", "", "", "", f"{line.cost[1]:.0f}"),
    )
    table = DataTable(("Step", "Done by day", "Cells", "Batches left", "Clean-room days"), rows)
    return Chart(words.name, words.alt, _Line(words, line), words.caption, table)


@dataclass(frozen=True)
class _Line:
    """Call it to draw one layout in one theme."""

    words: Words
    line: Line

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        page = Page(round(_BODY[layout] + LEADING["small"] * footer.count("\n")), layout, theme, heading)
        (_phone if page.phone else _wide)(page, self.line)
        page.footer(footer)
        return page


# ---- wide ----

_LEFT, _RIGHT = 124.0, 674.0


def _wide(page: Page, line: Line) -> None:
    theme, last = page.theme, line.stations[-1].day
    bench, low, high = page.top - 84, page.top - 300, page.top - 122

    def x(day: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * day / last

    def y(cells: float) -> float:
        return low + (high - low) * math.log10(max(cells, 1)) / _DECADES

    for power, words in ((0, "1"), (3, "1,000"), (6, "1 million"), (9, "1 billion")):
        at = y(10.0**power)
        stroke(page, [(_LEFT, at), (_RIGHT, at)], theme.rule, width="hair", z=1)
        page.text((_LEFT - 8, at - 4), words, "small", colour=theme.muted, align="right")
    start = 0.0
    for number, (one, glyph) in enumerate(zip(line.stations, _GLYPHS, strict=True)):
        middle = (x(start) + x(one.day)) / 2
        tint = theme.therapy.wash if number % 2 == 0 else theme.paper
        strip = [(x(start), low), (x(one.day), low), (x(one.day), high + 8), (x(start), high + 8)]
        shape(page, np.array(strip), fill=tint, z=0.4)
        if number:
            glyph(page, (middle, bench))
        page.text((middle, page.top - 24), one.name if number == 0 else one.brief, weight=600, align="center")
        _post(page, (x(one.day), low), high)
        step(page, (x(one.day), high + 14), number + 1, theme.lesion.ink)
        page.text((x(one.day), low - 16), f"{one.day:.0f}", "small", colour=theme.muted, align="center")
        page.text(
            (x(one.day), low - 38), f"{one.passing:.0f}", weight=600, align="center", colour=theme.lesion.ink
        )
        page.text((x(one.day), low - 59), f"{one.cost:.0f}", weight=600, align="center")
        start = one.day
    _reset(page, (x(0) + 14, bench))
    for drop, name, begun in (
        (16, "day", "0"), (38, "batches left", "100"), (59, "clean-room days", f"{line.cost[0]:.0f}"),
    ):  # fmt: skip
        page.text((MARGIN, low - drop), name, "small", colour=theme.muted)
        page.text(
            (_LEFT, low - drop), begun, "small" if name == "day" else "label", align="center",
            weight=400 if name == "day" else 600, colour=theme.muted if name == "day" else theme.ink,
        )  # fmt: skip
    across = float(MARGIN)
    page.text((across, low - 88), "The gates ask:", "small", weight=600)
    across += 88
    for number, one in enumerate(line.stations, start=1):
        step(page, (across + 9, low - 84), number, theme.lesion.ink)
        page.text((across + 22, low - 88), one.gate, "small")
        across += 40 + page.measure(one.gate, "small")
    _curve(page, line, x, y)
    _numbers(page, line, x, y)


def _curve(page: Page, line: Line, x: Place, y: Place) -> None:
    """Draw how many cells there are: dashed where only the order of steps is known."""
    theme = page.theme
    bank, grown, steered, tested = line.stations
    few, many = line.colonies
    stroke(page, [(x(0), y(line.skin)), (x(_PICKED), y(many))], theme.control.mark, dashes=(4, 3), z=5)
    stroke(page, [(x(0), y(line.skin)), (x(_PICKED), y(few))], theme.control.mark, dashes=(4, 3), z=5)
    stroke(page, [(x(_PICKED), y(few)), (x(_PICKED), y(many))], theme.therapy.mark, width=5, z=6)
    stroke(
        page, [(x(_PICKED) + 4, y(few)), (x(bank.day), y(bank.cells))], theme.therapy.mark, dashes=(4, 3), z=5
    )
    points = [(x(one.day), y(one.cells)) for one in (bank, grown, steered, tested)]
    stroke(page, points, theme.therapy.mark, width="bold", z=6)
    for spot in points:
        disc(page, spot, 4.4, fill=theme.therapy.mark, edge=theme.paper, width="line", z=9)
    disc(page, (x(0), y(line.skin)), 4.4, fill=theme.control.mark, edge=theme.paper, width="line", z=9)


def _numbers(page: Page, line: Line, x: Place, y: Place) -> None:
    theme = page.theme
    bank, grown, steered, tested = line.stations
    ink = theme.therapy.ink
    page.text(
        (x(0) + 9, y(line.skin) + 8), f"{line.skin_words} skin cells", weight=600, colour=theme.control.ink
    )
    where = (x(_PICKED) + 9, y(line.colonies[1]) + 14)
    page.text(where, f"{line.colony_words}\ncolonies,\nby method", weight=600, colour=ink)
    page.text((x(bank.day) - 9, y(bank.cells) + 6), bank.words, weight=600, colour=ink, align="right")
    page.text((x(bank.day) - 9, y(grown.cells) - 4), grown.words, weight=600, colour=ink, align="right")
    page.text((x(tested.day) - 8, y(tested.cells) - 20), tested.words, weight=600, colour=ink, align="right")
    page.text((x(steered.day) + 7, y(tested.cells) + 8), steered.words, "small", colour=ink)


def _post(page: Page, foot: Spot, high: float) -> None:
    """Draw a gate: a dashed post over the whole height."""
    stroke(page, [foot, (foot[0], high + 6)], page.theme.lesion.ink, width="thin", dashes=(2, 2), z=4)


def _reset(page: Page, start: Spot) -> None:
    """Draw skin cells, the factors that reset them, colonies, and the frozen bank."""
    (x, y), theme = start, page.theme
    for dx, dy, seed in ((-6, 22, 1), (16, 36, 2), (12, 8, 3)):
        skin_cell(page, (x + dx, y + dy), 12, seed=seed)
    arrow(page, [(x + 40, y + 20), (x + 86, y + 20)], "moves", theme.ink)
    page.text((x + 63, y + 28), "four factors", "small", colour=theme.muted, align="center")
    for dx, dy in ((116, 28), (146, 14)):
        _colony(page, (x + dx, y + dy))
    arrow(page, [(x + 168, y + 20), (x + 206, y + 20)], "moves", theme.ink)
    page.text((x + 186, y + 28), "pick one", "small", colour=theme.muted, align="center")
    for number, aside in enumerate((228, 252)):
        vial(page, (x + aside, y + 4), 32, seed=number)
    frost(page, (x + 276, y + 34), 7)


def _colony(page: Page, centre: Spot) -> None:
    """Draw a colony of reset cells, lighter than the painted one: this picture is stored as lines."""
    hue, radius = page.theme.therapy, 14.0
    disc(page, centre, radius, fill=hue.wash, edge=hue.ink, width="line", z=12)
    number = np.arange(19)
    out = radius * 0.185 * np.sqrt(number + 0.5)
    spots = np.column_stack(
        [centre[0] + out * np.cos(2.39996 * number), centre[1] + out * np.sin(2.39996 * number)]
    )
    _dots(page, spots, radius * 0.16)


def _dots(page: Page, spots: FloatArray, radius: float) -> None:
    """Draw small round cells with few corners, around places of shape (n, 2)."""
    hue = page.theme.therapy
    page.add(
        PathCollection(
            [Path.circle((0, 0), radius * 72 / UNITS_AN_INCH)],
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark],
            edgecolors=[hue.ink],
            linewidths=0.6,
            zorder=12.5,
            clip_on=False,
        )
    )


def _grow(page: Page, at: Spot) -> None:
    foot = (at[0], at[1] + 6)
    flask(page, foot, 50, cells=0)
    number = np.arange(24)
    left = foot[0] - 25 + 4.5
    spots = [
        (left + 4.2 * (one % 8) + 1.4 * (one // 8 % 2), foot[1] + 4 + 3.7 * (one // 8)) for one in number
    ]
    _dots(page, np.array(spots), 1.7)


def _steer(page: Page, at: Spot) -> None:
    x, y = at
    dish(page, (x, y + 20), 32)
    some_cells(
        page, np.array([(x - 13, y + 18), (x + 4, y + 25), (x + 14, y + 16), (x - 3, y + 13)]), 3.2, 12
    )
    for side in (-1, 1):
        arrow(page, [(x + 34 * side, y + 44), (x + 15 * side, y + 32)], "signals", page.theme.ink)


def _check(page: Page, at: Spot) -> None:
    x, y = at
    for number, aside in enumerate((-22.0, 0.0, 22.0)):
        vial(page, (x + aside, y + 4), 32, seed=number)


_GLYPHS = (_grow, _grow, _steer, _check)


# ---- phone ----

_DAYS_LEFT, _BARS, _FAR = 44.0, 64.0, 344.0


def _phone(page: Page, line: Line) -> None:
    """Let time go down: a bar of cells at each step, the gate under it, and what it cost."""
    theme = page.theme
    y = page.top - 30
    rows: list[tuple[str, str, float, float, str, Station | None]] = [
        ("0", "skin cells", line.skin, line.skin, line.skin_words, None),
        ("", "colonies, by method", *line.colonies, line.colony_words, None),
    ]
    rows += [(f"{one.day:.0f}", one.name, one.cells, one.cells, one.words, one) for one in line.stations]
    page.text((_DAYS_LEFT, y + 6), "day", "small", colour=theme.muted, align="right")
    page.text((_BARS, y + 6), "cells; bars on a scale of powers of ten", "small", colour=theme.muted)
    y -= 26

    def at(cells: float) -> float:
        return _BARS + (_FAR - _BARS) * math.log10(max(cells, 1)) / _DECADES

    for day, name, low, high, words, station in rows:
        page.text((_DAYS_LEFT, y - 4), day, weight=600, align="right", colour=theme.muted)
        page.text((_BARS, y - 4), name, weight=600)
        hue = theme.control if day == "0" else theme.therapy
        start = at(low) if low != high else _BARS
        strip = np.array([(start, y - 27), (at(high), y - 27), (at(high), y - 14), (start, y - 14)])
        shape(page, strip, fill=hue.fill, edge=hue.ink, width="thin", z=4)
        page.text((_BARS, y - 44), words.replace("\n", " "), colour=hue.ink)
        y -= 68
        if station:
            y += 6
            stroke(page, [(_BARS, y), (_FAR, y)], theme.lesion.ink, dashes=(2, 2), width="thin", z=3)
            shape(
                page,
                box(_BARS - 8, _BARS - 1, y - 8, y + 8, 2),
                fill=theme.lesion.fill,
                edge=theme.lesion.ink,
            )
            page.text((_BARS + 4, y - 18), station.gate, "small", colour=theme.lesion.ink)
            left = f"{station.passing:.0f} of 100 batches left; {station.cost:.0f} clean-room days"
            page.text((_BARS + 4, y - 34), left, "small", colour=theme.muted)
            y -= 62


__all__ = ["Line", "Station", "batch_line"]
