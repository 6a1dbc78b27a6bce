"""Panels of a bad year: who is chosen by it, and what the next year brings them. Arrays in, panels out."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, across, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Hue

LAST = 6
_WHOLE = 0.72  # the largest share that is drawn
"""The last column holds so many relapses, and more."""
_TOP = HEIGHT - 74
_ROOM = 12.0
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
    page = panel("The year after: nothing was done", "of 100 people who were chosen; dashed: means")
    _columns(page, year, 0, page.theme.control, before)
    return page


def _columns(page: Page, year: Year, least: int, hue: Hue, before: float | None = None) -> None:
    theme = page.theme
    x = across(-0.6, LAST + 0.6, (), left=12, right=WIDTH - 14)
    shares = np.append(year.shares[:LAST], year.shares[LAST:].sum())
    tall = 0.86 * (_TOP - FOOT)
    stroke(page, [(x.start, FOOT), (x.stop, FOOT)], theme.muted, width="thin", z=2)
    for count, share in enumerate(shares.tolist()):
        strong = count >= least
        left, right, top = x.spot(count - _BAR), x.spot(count + _BAR), FOOT + tall * share / _WHOLE
        box = np.array([(left, FOOT), (right, FOOT), (right, top), (left, top)])
        shape(
            page,
            box,
            fill=hue.fill if strong else theme.paper,
            edge=hue.ink if strong else theme.control.mark,
            width="thin",
            z=3,
        )
        words = f"{100 * share:.0f}" if share >= 0.005 else "<1"  # noqa: PLR2004 - what no decimal shows
        aside = _aside(
            [x.spot(min(one, LAST)) for one in (year.mean, before) if one is not None], (left + right) / 2
        )
        page.text(
            ((left + right) / 2 + aside, top + 5),
            words,
            "small",
            align="center",
            colour=hue.ink if strong else theme.muted,
        )
        page.text(
            ((left + right) / 2, FOOT - 15),
            f"{count}" if count < LAST else f"{LAST}+",
            "small",
            align="center",
            colour=theme.muted,
        )
    _mean(page, x.spot(min(year.mean, LAST)), f"mean {year.mean:.1f}", hue, high=_TOP - 4)
    if before is not None:
        _mean(page, x.spot(min(before, LAST)), f"year before {before:.1f}", theme.lesion, high=_TOP - 26)
    page.text(
        ((x.start + x.stop) / 2, 11), "relapses in the year", "small", colour=theme.muted, align="center"
    )


def _mean(page: Page, x: float, words: str, hue: Hue, *, high: float) -> None:
    stroke(page, [(x, FOOT), (x, high)], hue.ink, width="line", dashes=(3.2, 2.4), z=6)
    page.text((x + 5, high - 6), words, weight=600, colour=hue.ink, z=31)


def _aside(lines: list[float], middle: float) -> float:
    """Say how far a number has to stand aside, so that no upright line crosses it."""
    near = [line for line in lines if abs(line - middle) < _ROOM]
    return 0.0 if not near else (-_ROOM if near[0] >= middle else _ROOM) + near[0] - middle
