"""Many loci: small effects in a heap beside a larger one, and risk alleles with and without MS."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, UNITS_AN_INCH, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis

_POINTS = 72 / UNITS_AN_INCH
_DOT: dict[Layout, float] = {"wide": 5.0, "phone": 3.5}
_HEAP, _CURVES = 140.0, 106.0
_HEAD, _AXIS = 42.0, 62.0


@dataclass(frozen=True)
class Alleles:
    """Risk alleles in a group: their mean and standard deviation, and what the group is called."""

    mean: float
    spread: float
    name: str


@dataclass(frozen=True)
class ManyLoci:
    """What is drawn.

    Attributes
    ----------
    ratios
        Odds ratios of all loci, the named one first.
    named
        What the first one is called.
    heap
        What is said of the others.
    groups
        Risk alleles of people without and with MS.
    pairs
        What is said of pairs of the two.
    """

    ratios: Sequence[float]
    named: str
    heap: str
    groups: tuple[Alleles, Alleles]
    pairs: str


def many_loci(words: Words, found: ManyLoci, table: DataTable) -> Chart:
    """Draw the heap above the two curves."""
    return Chart(words.name, words.alt, _ManyLoci(words, found), words.caption, table)


@dataclass(frozen=True)
class _ManyLoci:
    """Call it to draw one layout in one theme."""

    words: Words
    found: ManyLoci

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN
        body = 2 * (_HEAD + _AXIS) + _HEAP + _CURVES + 2 + foot
        page = Page(round(body), layout, theme, heading)
        top = page.top - 22
        page.text((MARGIN, top), "How strong is each locus?", "heading")
        low = top - _HEAD + 22 - _HEAP
        self._heap(page, low)
        top = low - _AXIS
        page.text((MARGIN, top), "How many risk alleles do people carry?", "heading")
        page.text((MARGIN, top - 18), self.found.pairs, "small", colour=page.theme.muted)
        self._curves(page, top - _HEAD - 2 - _CURVES)
        page.footer(footer)
        return page

    def _heap(self, page: Page, foot: float) -> None:
        theme, pitch = page.theme, _DOT[page.layout]
        scale = Scale(1.0, 3.3, MARGIN + 8, page.width - MARGIN - 8, logarithmic=True)
        ticks = [(one, f"{one:g}") for one in (1, 1.1, 1.2, 1.4, 2, 3)]
        axis(page, scale, foot, ticks)
        page.text(
            (page.width - MARGIN, foot - 36),
            "odds ratio of one copy",
            "small",
            colour=theme.muted,
            align="right",
        )
        column = np.array([int((scale(one) - scale.start) / pitch) for one in self.found.ratios])
        spots = np.empty((column.size, 2))
        for number, one in enumerate(column.tolist()):
            low = int((column[:number] == one).sum())
            spots[number] = (scale.start + pitch * (one + 0.5), foot + pitch * (low + 0.5) + 2)
        _dots(page, spots[1:], 0.42 * pitch, theme.control.mark)
        _dots(page, spots[:1], 0.42 * pitch + 1.2, theme.axon.mark)
        x, y = spots[0]
        page.text((x + 10, y + 46), self.found.named, weight=600, colour=theme.axon.ink, align="right")
        stroke(page, [(x, y + 40), (x, y + 6)], theme.axon.ink, width="thin", z=6)
        page.text((scale(1.42) if not page.phone else scale(1.36), foot + _HEAP - 46), self.found.heap)

    def _curves(self, page: Page, foot: float) -> None:
        theme = page.theme
        without, ill = self.found.groups
        low, high = without.mean - 3.4 * without.spread, ill.mean + 3.4 * ill.spread
        scale = Scale(low, high, MARGIN + 8, page.width - MARGIN - 8)
        first = 10 * int(np.ceil(low / 10))
        step = 10 if not page.phone else 20
        axis(page, scale, foot, [(float(one), f"{one}") for one in range(first, int(high) + 1, step)])
        page.text(
            (page.width - MARGIN, foot - 36),
            "risk alleles in one person",
            "small",
            colour=theme.muted,
            align="right",
        )
        x = np.linspace(low, high, 121)
        across = np.array([scale(float(one)) for one in x])
        tallest = 1 / min(without.spread, ill.spread)
        heights = [
            foot + _CURVES * np.exp(-(((x - one.mean) / one.spread) ** 2) / 2) / one.spread / tallest
            for one in (without, ill)
        ]
        both = np.minimum(*heights)
        floor = np.column_stack([across, np.full_like(across, foot)])[::-1]
        shape(page, np.vstack([np.column_stack([across, both]), floor]), fill=theme.control.wash, z=1)
        stroke(page, np.column_stack([across, heights[0]]), theme.control.ink, width="bold", z=4)
        stroke(
            page, np.column_stack([across, heights[1]]), theme.lesion.mark, width="bold", dashes=(5, 2.6), z=5
        )
        for one, side in ((without, -1), (ill, 1)):
            ink = theme.control.ink if side < 0 else theme.lesion.ink
            at = scale(one.mean + side * 1.15 * one.spread) + side * 10
            page.text(
                (at, foot + _CURVES * 0.66),
                one.name,
                weight=600,
                colour=ink,
                align="right" if side < 0 else "left",
            )


def _dots(page: Page, spots: FloatArray, radius: float, fill: str) -> None:
    page.add(
        PathCollection(
            [Path.circle((0, 0), radius * _POINTS)],
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=fill,
            linewidths=0,
            zorder=5,
            clip_on=False,
        )
    )


__all__ = ["Alleles", "ManyLoci", "many_loci"]
