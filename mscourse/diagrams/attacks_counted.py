"""Panels on attacks in a trial: how many people had how many, and who stays free of them."""

import numpy as np
from matplotlib.patches import Rectangle

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.diagrams.panels import FOOT, HEIGHT, across, draw_upward, panel, upward
from mscourse.figures.page import LINES, Page
from mscourse.figures.palette import Colour

OF = 100
"""People of an array."""
_LEFT = 7
_BAR = 0.36
_PITCH = (18.5, 20.5)
_KEY = 207
_PERSON = 18.0


def count_bars(untreated: FloatArray, treated: FloatArray) -> Page:
    """Draw how many of a hundred people had no attack, one, two, and so on, in both groups.

    Parameters
    ----------
    untreated, treated : ndarray, shape (n,)
        Shares from 0 to 1; the last one is of so many attacks or more.
    """
    page = panel("People by attacks in one year", "of 100 in each group")
    theme = page.theme
    last = len(untreated) - 1
    x, y = across(-0.6, last + 0.6, range(last + 1)), upward(0, 100, (0, 25, 50, 75, 100))
    draw_upward(page, y)
    for number in range(last + 1):
        words = f"{number}+" if number == last else str(number)
        page.text((x.spot(number), FOOT - 15), words, "small", colour=theme.muted, align="center")
    page.text(((x.start + x.stop) / 2, 11), "attacks", "small", colour=theme.muted, align="center")
    for aside, heights, fill, edge in (
        (-_BAR, untreated, theme.control.fill, theme.control.mark),
        (0.0, treated, theme.therapy.mark, theme.therapy.ink),
    ):
        for number, share in enumerate(heights.tolist()):
            ends = (x.spot(number + aside), x.spot(number + aside + _BAR))
            _bar(page, ends, (y.spot(0), y.spot(100 * share)), (fill, edge))
    # The names stand where bars are low, in the order of the bars.
    at = x.spot(1.5), HEIGHT - 81
    _swatch(page, at, theme.control.fill, theme.control.mark)
    page.text((at[0] + 16, at[1] - 1), "without the drug", colour=theme.control.ink, weight=600)
    at = at[0], at[1] - 20
    _swatch(page, at, theme.therapy.mark, theme.therapy.ink)
    page.text((at[0] + 16, at[1] - 1), "with the drug", colour=theme.therapy.ink, weight=600)
    stroke(page, [(x.start, y.spot(0)), (x.stop, y.spot(0))], theme.muted, width="thin", z=6)
    return page


def _bar(
    page: Page, ends: tuple[float, float], heights: tuple[float, float], look: tuple[Colour, Colour]
) -> None:
    page.add(
        Rectangle(
            (ends[0], heights[0]),
            ends[1] - ends[0],
            heights[1] - heights[0],
            facecolor=look[0],
            edgecolor=look[1],
            linewidth=LINES["thin"],
            zorder=4,
        )
    )


def _swatch(page: Page, at: tuple[float, float], fill: Colour, edge: Colour) -> None:
    _bar(page, (at[0], at[0] + 10), (at[1] - 1, at[1] + 9), (fill, edge))


def who_stays_free(anyway: int, with_drug: int) -> Page:
    """Draw a hundred people: free of attacks anyway, free with the drug only, and not free with it either.

    Parameters
    ----------
    anyway, with_drug : int
        How many of a hundred have no attack, without the drug and with it; the second is not the smaller one.
    """
    page = panel("Who has no attack in a year?", "100 people on the drug; each sign is one person")
    counts: dict[Kind, int] = {"quiet": anyway, "helped": with_drug - anyway, "plain": OF - with_drug}
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    # Nobody knows beforehand who is who; rows only make counting easy.
    people(page, in_rows((_LEFT + 9, HEIGHT - 72), 10, OF, _PITCH), kinds, _PERSON)
    theme = page.theme
    key: tuple[tuple[Kind, str, Colour], ...] = (
        ("quiet", "free of\nattacks\nanyway", theme.control.ink),
        ("helped", "free with\nthe drug only", theme.therapy.ink),
        ("plain", "an attack\nall the same", theme.ink),
    )
    y = float(HEIGHT - 76)
    for kind, words, ink in key:
        people(page, np.array([(_KEY + 6, y)]), [kind], _PERSON)
        page.text((_KEY + 20, y - 5), str(counts[kind]), "heading", colour=ink)
        page.text((_KEY + 20, y - 22), words, colour=ink)
        y -= 40 + 16 * (words.count("\n") + 1)
    return page


__all__ = ["OF", "count_bars", "who_stays_free"]
