"""Panels on one result told in four ways: a thousand people, and the sentences that hide or show them."""

from dataclasses import dataclass
from math import nan

import numpy as np

from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, panel
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour

OF = 1000
"""People of the array."""
_COLUMNS, _TENS = 40, 10
_LEFT = 7.0
_PITCH, _SIGN = 7.3, 5.2
_TEN = 3.2  # gap after every ten
_TOP = HEIGHT - 62.0
_KEYS = 34.0
_POINTS = 72 / UNITS_AN_INCH
_FIRST, _BETWEEN = HEIGHT - 50.0, 62.0


@dataclass(frozen=True)
class Dress:
    """One way to tell the result: what it is for, the benefit and the harm as they are said in it."""

    name: str
    benefit: str
    harm: str


def thousand(spared: int, ill: int, harmed: int) -> Page:
    """Draw the same thousand people: those spared, those who fall ill all the same, and those harmed.

    Parameters
    ----------
    spared, ill
        Of a thousand: who would have fallen ill without the treatment; they come first, and the spared ones
        before the others.
    harmed
        Of the same thousand, counted from the last person backwards: whom the treatment harms is not known
        to be among the others.
    """
    page = panel("The same 1,000 people", "each square is one person who is treated")
    theme = page.theme
    _signs(page, (0, OF), theme.control.fill, 5)
    _signs(page, (0, spared), theme.therapy.mark, 6)
    _signs(page, (spared, spared + ill), theme.control.ink, 6)
    _signs(page, (OF - harmed, OF), theme.lesion.mark, 6)
    x = _LEFT
    for count, words, colour, ink in (
        (spared, "spared", theme.therapy.mark, theme.therapy.ink),
        (ill, "ill all the same", theme.control.ink, theme.control.ink),
        (harmed, "harmed", theme.lesion.mark, theme.lesion.ink),
    ):
        _square(page, (x, _KEYS - 15), colour)
        page.text((x + 13, _KEYS - 15), f"{count} {words}", weight=600, colour=ink)
        x += 13 + page.measure(f"{'000'} {words}", "label", 600) + 11
    return page


def _signs(page: Page, which: tuple[int, int], colour: Colour, z: float) -> None:
    """Draw the people from one number to another as dashes of one line: a single artist holds them all."""
    spots: list[tuple[float, float]] = []
    for first in range(0, OF, _TENS):
        low, high = max(first, which[0]), min(first + _TENS, which[1])
        if low < high:
            row, column = divmod(low, _COLUMNS)
            x = _LEFT + _PITCH * column + _TEN * (column // _TENS)
            y = _TOP - _PITCH * row
            # A gap after every ten: there the dashes start anew.
            spots += [(x, y), (x + _PITCH * (high - low - 1) + _SIGN, y), (nan, nan)]
    here = bool(spots)
    stroke(
        page,
        spots or [(_LEFT, _TOP), (_LEFT + _SIGN, _TOP)],
        colour,
        width=_SIGN * _POINTS,
        dashes=(1, (_PITCH - _SIGN) / _SIGN),  # in widths of the line
        alpha=1 if here else 0,
        z=z,
    )


def _square(page: Page, corner: tuple[float, float], colour: Colour) -> None:
    x, y = corner
    shape(page, np.array([(x, y), (x + 8, y), (x + 8, y + 8), (x, y + 8)]), fill=colour, z=6)


def sentences(dresses: tuple[Dress, ...]) -> Page:
    """Write the benefit and the harm in each dress, one under the other."""
    page = panel("The same facts in four dresses")
    theme = page.theme
    for number, dress in enumerate(dresses):
        y = _FIRST - _BETWEEN * number
        page.text((_LEFT, y), dress.name, "small", colour=theme.muted)
        for line, (words, hue) in enumerate(((dress.benefit, theme.therapy), (dress.harm, theme.lesion))):
            low = y - 18 - 18 * line
            _square(page, (_LEFT, low), hue.mark)
            page.text((_LEFT + 15, low), words, weight=600, colour=hue.ink)
        if number + 1 < len(dresses):
            stroke(page, [(_LEFT, y - 45), (WIDTH - 8, y - 45)], theme.rule, width="hair", z=1)
    return page


__all__ = ["OF", "Dress", "sentences", "thousand"]
