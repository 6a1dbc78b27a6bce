"""How a calibration curve is made of people: groups by what they were told, counted, and put on a plane."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.paint import disc, stroke
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, UNITS_AN_INCH, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

_POINTS = 72 / UNITS_AN_INCH
_A_ROW = 8
_PLANE = 150.0
_PART: dict[Layout, float] = {"wide": 226.0, "phone": 398.0}
_HEAD, _FOOT = 22.0, 62.0


@dataclass(frozen=True)
class Part:
    """People of one kind, in equal groups by what they were told, the lowest first.

    Attributes
    ----------
    name, note : str
        Who they are, and how well the score tells them apart.
    told : sequence of float
        Mean risk told in each group, per hundred.
    happened : sequence of int
        In how many of a group it happened.
    of : int
        People in a group.
    """

    name: str
    note: str
    told: Sequence[float]
    happened: Sequence[int]
    of: int


def calibration_people(words: Words, parts: Sequence[Part]) -> Chart:
    """Draw every person, and the curve that their groups make.

    Raises
    ------
    ValueError
        If it happened more often in a group than there are people.
    """
    for part in parts:
        if any(not 0 <= one <= part.of for one in part.happened):
            message = f"{part.name}: {list(part.happened)} of {part.of}; count again"
            raise ValueError(message)
    rows = tuple(
        (part.name, f"{told:.0f}", f"{came} of {part.of}", f"{100 * came / part.of:.0f}")
        for part in parts
        for told, came in zip(part.told, part.happened, strict=True)
    )
    table = DataTable(("People", "Told, in 100", "Happened", "Happened, in 100"), rows)
    return Chart(words.name, words.alt, _People(words, parts), words.caption, table)


@dataclass(frozen=True)
class _People:
    """Call it to draw one layout in one theme."""

    words: Words
    parts: Sequence[Part]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout))
        high = _PART[layout]
        body = round(high * len(self.parts) + _FOOT)
        page = Page(body, layout, theme, heading if titled else None)
        for number, part in enumerate(self.parts):
            y = page.top - high * number
            if number:
                page.rule(y - 4)
            page.text((MARGIN, y - _HEAD), part.name, "heading")
            page.text((MARGIN, y - _HEAD - 17), part.note, "small", colour=page.theme.muted)
            self._piles(page, y - 66, part)
            corner = (page.width - MARGIN - _PLANE, y - 188) if not page.phone else (84.0, y - 360)
            _plane(page, corner, part)
        page.footer(self.words.footer.on(layout))
        return page

    def _piles(self, page: Page, top: float, part: Part) -> None:
        """Draw the groups beside one another, everyone a disc; filled: it happened."""
        theme, pitch = page.theme, 7.6 if page.phone else 9.4
        step = 66.0 if page.phone else 88.0
        page.text((MARGIN, top), "told, in 100", "small", colour=theme.muted)
        radius = pitch * 0.39
        rows = -(-part.of // _A_ROW)
        low = top - 34 - pitch * rows
        for number, (told, came) in enumerate(zip(part.told, part.happened, strict=True)):
            left = MARGIN + step * number
            middle = left + pitch * _A_ROW / 2
            page.text((middle, top - 18), f"{told:.0f}", weight=600, align="center")
            each = np.arange(part.of)
            places = np.column_stack([
                left + pitch * (each % _A_ROW + 0.5), top - 30 - pitch * (each // _A_ROW + 0.5)
            ])  # fmt: skip
            page.add(
                PathCollection(
                    [Path.circle((0, 0), radius * _POINTS)],
                    offsets=places.round(1),
                    offset_transform=page.ax.transData,
                    facecolors=[theme.lesion.mark if one < came else "none" for one in each.tolist()],
                    edgecolors=[
                        (theme.lesion if one < came else theme.control).mark for one in each.tolist()
                    ],
                    linewidths=0.8,
                    zorder=5,
                    clip_on=False,
                )
            )
            page.text(
                (middle, low - 14), f"{100 * came / part.of:.0f}", weight=600, align="center",
                colour=theme.lesion.ink,
            )  # fmt: skip
        page.text(
            (MARGIN, low - 32), f"happened, in 100 (of {part.of} in each group)", "small",
            colour=theme.muted,
        )  # fmt: skip


def _plane(page: Page, corner: tuple[float, float], part: Part) -> None:
    """Draw what happened against what was told, with the line on which both are the same."""
    theme, (left, low) = page.theme, corner
    for tick in (0, 50, 100):
        at = _PLANE * tick / 100
        stroke(page, [(left, low + at), (left + _PLANE, low + at)], theme.rule, width="hair", z=1)
        page.text((left - 7, low + at - 4), f"{tick}", "small", colour=theme.muted, align="right")
        page.text((left + at, low - 15), f"{tick}", "small", colour=theme.muted, align="center")
    stroke(page, [(left, low), (left + _PLANE, low)], theme.muted, width="thin", z=2)
    stroke(page, [(left, low), (left + _PLANE, low + _PLANE)], theme.ink, width="thin", dashes=(4, 3), z=2)
    page.text((left + _PLANE / 2, low - 30), "told, in 100", "small", colour=theme.muted, align="center")
    page.text((left - 24, low + _PLANE + 9), "happened, in 100", "small", colour=theme.muted)
    points = np.column_stack([
        left + _PLANE * np.asarray(part.told) / 100,
        low + _PLANE * np.asarray(part.happened) / part.of,
    ])  # fmt: skip
    stroke(page, points, theme.lesion.mark, width="bold", z=4)
    for spot in points:
        disc(page, spot, 4.6, fill=theme.lesion.mark, edge=theme.paper, width="line", z=6)
