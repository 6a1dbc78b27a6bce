"""One line, three groups of people: bells of liability with the part beyond the threshold under a lens."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale

_ROW: dict[Layout, float] = {"wide": 132.0, "phone": 152.0}
_FOOT = 96.0
_BELL, _LENS = 88.0, 74.0


@dataclass(frozen=True)
class Group:
    """One group of people.

    Attributes
    ----------
    name, beside, words
        Who they are; a quieter line; how many have MS.
    density
        Of liability at the places of the picture, shape (places,).
    """

    name: str
    beside: str
    words: str
    density: FloatArray


@dataclass(frozen=True)
class Bells:
    """Groups in order, the places along liability in SD, the threshold, and how much the lens magnifies."""

    places: FloatArray
    threshold: float
    groups: Sequence[Group]
    lens: float


def liability_states(words: Words, bells: Bells, table: DataTable) -> Chart:
    """Draw the groups one under the other, all with the same line."""
    return Chart(words.name, words.alt, _Bells(words, bells), words.caption, table)


@dataclass(frozen=True)
class _Bells:
    """Call it to draw one layout in one theme."""

    words: Words
    bells: Bells

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 36
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        body = 30 + _ROW[layout] * len(self.bells.groups) + foot
        page = Page(round(body), layout, theme, heading)
        stop = 430 if not page.phone else page.width - MARGIN
        scale = Scale(float(self.bells.places[0]), float(self.bells.places[-1]), MARGIN, stop)
        limit = scale(self.bells.threshold)
        low = 0.0
        for number, group in enumerate(self.bells.groups):
            top = page.top - 30 - _ROW[layout] * number
            low = top - _ROW[layout] + (24 if not page.phone else 14)
            self._group(page, group, scale, low)
        top = page.top - 8
        stroke(page, [(limit, low - 12), (limit, top)], page.theme.ink, width="line", z=9)
        page.text((limit - 7, top - 14), "the line: MS beyond it", "small", align="right")
        page.text(
            (limit, low - 28),
            "liability: all causes, added up",
            "small",
            colour=page.theme.muted,
            align="center",
        )
        page.footer(footer)
        return page

    def _group(self, page: Page, group: Group, scale: Scale, low: float) -> None:
        theme, x = page.theme, self.bells.places
        across = np.array([scale(float(one)) for one in x])
        tall = low + _BELL * group.density / self._highest
        shape(page, _area(across, tall, low), fill=theme.control.fill, z=3)
        stroke(page, np.column_stack([across, tall]), theme.control.ink, width="interval", z=5)
        stroke(page, [(scale.start, low), (scale.end, low)], theme.muted, width="thin", z=6)
        beyond = x >= self.bells.threshold
        shape(page, _area(across[beyond], tall[beyond], low), fill=theme.lesion.mark, z=5.5)
        left = 462.0 if not page.phone else MARGIN
        high = low + (_ROW["wide"] - 50 if not page.phone else _ROW["phone"] - 30)
        if page.phone:
            page.text((left, high), group.name, weight=600)
            page.text((left, high - 16), group.words, weight=600, colour=theme.lesion.ink)
        else:
            page.text((left, high), group.name, "heading")
            page.text((left, high - 17), group.beside, "small", colour=theme.muted)
            page.text((left, high - 50), group.words, "heading", colour=theme.lesion.ink)
        self._lens(page, group, scale, low)

    @property
    def magnified(self) -> float:
        """How many times as high as the bells the tails under the lens are."""
        return self.bells.lens * _LENS * self._highest / _BELL

    @property
    def _highest(self) -> float:
        return max(float(one.density.max()) for one in self.bells.groups)

    def _lens(self, page: Page, group: Group, scale: Scale, low: float) -> None:
        """Draw the part beyond the line again, its height magnified, in a round window on the line."""
        theme, x = page.theme, self.bells.places
        near = (x >= self.bells.threshold - 0.02) & (x <= self.bells.threshold + 1.6)
        across = np.array([scale(float(one)) for one in x[near]])
        tall = group.density[near] * self.bells.lens
        if float(tall.max()) > 1:  # already seen without a lens
            return
        level = low + 12
        shape(page, _area(across, level + _LENS * tall, level), fill=theme.lesion.fill, z=7)
        outline = np.column_stack([across, level + _LENS * tall])
        stroke(page, outline, theme.lesion.ink, width="line", z=8)
        stroke(page, [(across[0], level), (across[-1], level)], theme.lesion.ink, width="hair", z=8)
        words = f"{self.magnified:.0f}\N{MULTIPLICATION SIGN}"
        page.text((across[0] + 26, level + 30), words, "small", colour=theme.lesion.ink)


def _area(x: FloatArray, y: FloatArray, low: float) -> FloatArray:
    """Outline what lies between a curve and its floor."""
    floor = np.column_stack([x, np.full_like(x, low)])[::-1]
    return np.vstack([np.column_stack([x, y]), floor])


__all__ = ["Bells", "Group", "liability_states"]
