"""The chain of states: ten steps of the scale, arrows as wide as their rates, and a gate at one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, shifted, through
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.people import person
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, UNITS_AN_INCH, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName
from mscourse.figures.plots import Words

_BODY: dict[Layout, int] = {"wide": 234, "phone": 590}
_TILE = 17.0  # half of a tile's side
_BOW: dict[Layout, float] = {"wide": 30.0, "phone": 40.0}
_REACH: dict[Layout, float] = {"wide": 44.0, "phone": 52.0}
_WIDEST = 10.0  # of an arrow, in units, for the fastest rate
_PITCH = 52.0  # from step to step on a phone
_SMOOTH = 40
_COUNTED: dict[Layout, str] = {
    "wide": "the gate: whoever passes\nis counted, also after\ncoming back",
    "phone": "the gate:\nwhoever passes\nis counted,\nalso after\ncoming back",
}


@dataclass(frozen=True)
class Rates:
    """Rates of the single steps, a year.

    Attributes
    ----------
    worse : sequence of float
        From each step to the next one up; one fewer than there are steps.
    better : sequence of float
        From each step but the first to the one below.
    gate : int
        The step that is watched for.
    start : int
        Where people begin.
    """

    worse: Sequence[float]
    better: Sequence[float]
    gate: int
    start: int


def state_chain(words: Words, rates: Rates) -> Chart:
    """Draw the chain.

    Raises
    ------
    ValueError
        If there are not as many rates up as down, or gate and start are no steps.
    """
    steps = len(rates.worse) + 1
    if len(rates.better) != len(rates.worse) or not 0 <= rates.start < rates.gate < steps:
        message = (
            f"{words.name}: {len(rates.worse)} rates up, {len(rates.better)} down, start {rates.start}, gate "
            f"{rates.gate}; give as many up as down, and a start below the gate"
        )
        raise ValueError(message)
    rows = tuple(
        (f"{step} and {step + 1}", f"{worse:.2f}", f"{better:.2f}")
        for step, (worse, better) in enumerate(zip(rates.worse, rates.better, strict=True))
    )
    table = DataTable(("Between", "Worse, a year", "Better, a year"), rows)
    return Chart(words.name, words.alt, _Chain(words, rates), words.caption, table)


@dataclass(frozen=True)
class _Chain:
    """Call it to draw one layout in one theme."""

    words: Words
    rates: Rates

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        words = self.words
        heading = Heading(words.title.on(layout), words.subtitle.on(layout)) if titled else None
        footer = words.footer.on(layout)
        page = Page(round(_BODY[layout] + LEADING["small"] * footer.count("\n")), layout, theme, heading)
        spots = _places(page, len(self.rates.worse) + 1)
        fastest = max(*self.rates.worse, *self.rates.better)
        for low, (worse, better) in enumerate(zip(self.rates.worse, self.rates.better, strict=True)):
            _arrow(page, spots[low], spots[low + 1], _WIDEST * worse / fastest, page.theme.lesion)
            _arrow(page, spots[low + 1], spots[low], _WIDEST * better / fastest, page.theme.control)
        for number, at in enumerate(spots):
            _tile(page, at, number, beyond=number >= self.rates.gate)
        self._gate(page, spots)
        self._said(page, spots)
        page.footer(footer)
        return page

    def _gate(self, page: Page, spots: FloatArray) -> None:
        """Draw a gate of two leaves that stands open, one leaf on each side of the chain."""
        middle = (spots[self.rates.gate - 1] + spots[self.rates.gate]) / 2
        along, aside = _directions(spots)
        for side in (-1, 1):
            _leaf(page, middle + side * _REACH[page.layout] * aside, side * aside, along)

    def _said(self, page: Page, spots: FloatArray) -> None:
        theme, gate, start = page.theme, self.rates.gate, self.rates.start
        worse, better = theme.lesion.ink, theme.control.ink
        x, y = (spots[gate - 1] + spots[gate]) / 2
        if page.phone:
            person(page, shifted(spots[start], 58, -22))
            page.text(shifted(spots[start], 80, 4), "onset of MS:\nall begin here")
            page.text((x + 82, y + 34), _COUNTED["phone"])
            page.text(shifted(spots[3], 58, 6), "getting worse", weight=600, colour=worse)
            page.text(shifted(spots[3], -58, 6), "getting better", weight=600, colour=better, align="right")
            return
        person(page, shifted(spots[start], 0, _TILE + 24))
        page.text(shifted(spots[start], 18, _TILE + 52), "onset of MS:\nall begin here")
        page.text((x + 36, y + 76), _COUNTED["wide"])
        page.text(shifted(spots[4], 0, _TILE + 28), "getting worse", weight=600, colour=worse, align="center")
        page.text(
            shifted(spots[3], 33, -_TILE - 34), "getting better", weight=600, colour=better, align="center"
        )


def _leaf(page: Page, foot: FloatArray, aside: FloatArray, along: FloatArray) -> None:
    """Draw a post and its leaf, swung forward: a frame with one rail and a brace."""
    ink, deep, wide = page.theme.ink, 22 * aside, 24 * along
    stroke(page, [foot - 3 * aside, foot + deep + 4 * aside], ink, width=2.6, z=9)
    corners = [foot, foot + wide, foot + wide + deep, foot + deep, foot]
    stroke(page, np.array(corners), ink, width="thin", z=9)
    stroke(page, np.array([foot, foot + wide + deep]), ink, width="thin", z=9)
    stroke(page, np.array([foot + deep / 2, foot + wide + deep / 2]), ink, width="thin", z=9)


def _places(page: Page, steps: int) -> FloatArray:
    """Middles of the tiles: in a row, or on a phone in a column that rises."""
    if page.phone:
        x, low = page.width / 2 - 14, page.top - 34 - _PITCH * (steps - 1)
        return np.array([(x, low + _PITCH * step) for step in range(steps)])
    left = MARGIN + _TILE + 4
    return np.array(
        [(left + (page.width - 2 * left) * step / (steps - 1), page.top - 112) for step in range(steps)]
    )


def _directions(spots: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give unit vectors along the chain, and aside to where worsening is drawn."""
    along = (spots[1] - spots[0]) / np.hypot(*(spots[1] - spots[0]))
    across = abs(along[0]) > abs(along[1])
    return along, np.array([0.0, 1.0]) if across else np.array([1.0, 0.0])


def _arrow(page: Page, tail: FloatArray, tip: FloatArray, wide: float, hue: Hue) -> None:
    """Draw a bent arrow from tile to tile, `wide` units; ways up on one side, ways down on the other."""
    along = (tip - tail) / np.hypot(*(tip - tail))
    level = abs(along[0]) > abs(along[1])
    aside = np.array([-along[1], along[0]]) if level else np.array([along[1], -along[0]])
    bow = _BOW[page.layout] * aside
    start, stop = tail + 9 * along + (_TILE + 3) * aside, tip - 9 * along + (_TILE + 5) * aside
    if page.phone:
        start, stop = tail + 6 * along + (_TILE + 3) * aside, tip - 6 * along + (_TILE + 5) * aside
    middle = (tail + tip) / 2 + bow
    curve = through(np.array([start, middle, stop]), 300)
    thick = max(wide, 1.0)
    head = 6 + 0.5 * thick
    path = curve.at(np.linspace(0, curve.length - 0.8 * head, _SMOOTH))
    stroke(page, path, hue.mark, width=thick * 72 / UNITS_AN_INCH, z=4)
    end, before = curve.at([curve.length])[0], curve.at([curve.length - head])[0]
    way = (end - before) / np.hypot(*(end - before))
    out = (thick / 2 + 3.4) * np.array([-way[1], way[0]])
    shape(page, np.array([end, before + out, before - out]), fill=hue.mark, z=4.1)


def _tile(page: Page, at: FloatArray, number: int, *, beyond: bool) -> None:
    hue = page.theme.axon
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * _TILE + at
    shape(page, corners, fill=hue.wash, edge=hue.ink, width="bold" if beyond else "thin", z=6)
    if beyond:  # a second frame, so that the far side of the gate is told by more than a line's width
        shape(page, at + (corners - at) * 0.76, edge=hue.ink, width="hair", z=6.1)
    page.text(shifted(at, 0, -5), f"{number}", "label", weight=600, align="center", colour=page.theme.ink)
