"""Panels of a bad year: who is chosen by it, and what the next year brings them. Arrays in, panels out."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, across, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Hue

LAST = 6
_WHOLE = 0.85  # the largest share that is drawn
"""The last column holds so many relapses, and more."""
_TOP = HEIGHT - 74
_LEAST = 0.005  # a smaller share is printed as less than one of a hundred
_NEAR = 0.85  # columns whose numbers a line would cross, in relapses
_BAR = 0.4  # half the width of a column, in relapses


@dataclass(frozen=True)
class Year:
    """One year of one group.

    Attributes
    ----------
    shares : ndarray, shape (n,)
        Share of a hundred people with 0, 1, 2, ... relapses.
    mean : float
        Relapses a person, of those who are drawn strong.
    """

    shares: FloatArray
    mean: float


def chosen_by(year: Year, least: int) -> Page:
    """Draw everybody's relapses in the year they are chosen by; those chosen are strong."""
    page = panel("The year before: whom we choose", "of 100 people; strong: chosen; dashed: their mean")
    _columns(page, year, least, page.theme.lesion)
    return page


def year_after(year: Year, before: float) -> Page:
    """Draw the relapses of the chosen in the year after, with the mean of the year before marked."""
    page = panel("The year after: nothing was done", "of 100 who were chosen; dashed: mean, and before")
    _columns(page, year, 0, page.theme.control, before)
    return page


def _columns(page: Page, year: Year, least: int, hue: Hue, before: float | None = None) -> None:
    theme = page.theme
    x = across(-0.6, LAST + 0.6, (), left=12, right=WIDTH - 14)
    shares = np.append(year.shares[:LAST], year.shares[LAST:].sum())
    tall = 0.78 * (_TOP - FOOT) / _WHOLE
    stroke(page, [(x.start, FOOT), (x.stop, FOOT)], theme.muted, width="thin", z=2)
    for count, share in enumerate(shares.tolist()):
        strong = count >= least
        left, right, top = x.spot(count - _BAR), x.spot(count + _BAR), FOOT + tall * share
        box = np.array([(left, FOOT), (right, FOOT), (right, top), (left, top)])
        edge, ink = (hue.ink, hue.ink) if strong else (theme.control.mark, theme.muted)
        shape(page, box, fill=hue.fill if strong else theme.paper, edge=edge, width="thin", z=3)
        words = f"{100 * share:.0f}" if share >= _LEAST else "<1"
        middle = (left + right) / 2
        page.text((middle, top + 5), words, "small", align="center", colour=ink)
        step = f"{count}" if count < LAST else f"{LAST}+"
        page.text((middle, FOOT - 18), step, "small", align="center", colour=theme.muted)
    means = [(year.mean, "mean", hue, _TOP - 4)]
    if before is not None:
        means.append((before, "before", theme.lesion, _TOP - 26))
    for mean, name, own, high in means:
        at = min(mean, LAST)
        near = shares[[count for count in range(LAST + 1) if abs(count - at) < _NEAR]]
        _mean(page, x.spot(at), f"{name} {mean:.1f}", own, (FOOT + tall * float(near.max()) + 19, high))
    page.text(
        ((x.start + x.stop) / 2, 11), "relapses in the year", "small", colour=theme.muted, align="center"
    )


def _mean(page: Page, x: float, words: str, hue: Hue, ends: tuple[float, float]) -> None:
    """Mark a mean: a dashed line that ends above the columns' numbers, and a tip on the axis below."""
    low, high = ends
    stroke(page, [(x, low), (x, high)], hue.ink, width="line", dashes=(3.2, 2.4), z=6)
    tip = np.array([(x, FOOT - 0.5), (x - 4, FOOT - 7), (x + 4, FOOT - 7)])
    shape(page, tip, fill=hue.ink, z=7)
    page.text((x + 5, high - 6), words, weight=600, colour=hue.ink, z=31)
