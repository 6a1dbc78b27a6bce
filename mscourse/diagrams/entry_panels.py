"""Panels on who enters a study: who is chosen and how they change untreated, and what a report would say."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import Pen, shape, stroke
from mscourse.diagrams.panels import FOOT, WIDTH, Axis, draw_across, draw_upward, panel, upward
from mscourse.figures.page import Page

LOW, HIGH = -2.0, 4.0
"""Ends of the scale of measured activity."""
_TALL = 62.0  # of each of the two hills, in units
_UPPER, _LOWER = 158.0, FOOT + 6
_X = Axis(LOW, HIGH, 14, WIDTH - 14, (-2, -1, 0, 1, 2, 3, 4))
_TOP = 3.0


@dataclass(frozen=True)
class Looks:
    """Everybody at the first look, and the chosen at the second; arrays of shape (n,).

    Attributes
    ----------
    at : ndarray
        Measured activity.
    everybody, chosen_later : ndarray
        Density of everybody's first look, and of the second look of those who were chosen.
    cut : float
        Activity from which people are chosen.
    means : (float, float)
        Mean of the chosen at both looks.
    share : float
        Of a hundred, how many are chosen.
    """

    at: FloatArray
    everybody: FloatArray
    chosen_later: FloatArray
    cut: float
    means: tuple[float, float]
    share: float


def two_looks(looks: Looks) -> Page:
    """Draw everybody at the first look with the chosen filled, and below them the chosen at the second."""
    page = panel("The same people, looked at twice", "nobody is treated; filled: the chosen")
    theme = page.theme
    x = _X.at(looks.at)
    for tick in _X.ticks:
        stroke(page, [(_X.spot(tick), FOOT), (_X.spot(tick), 238)], theme.rule, width="hair", z=1)
    above = looks.at >= looks.cut
    top = _TALL * looks.everybody / looks.everybody.max()
    _hill(page, x, top, _UPPER, (theme.paper, theme.control.mark))
    inside = np.where(above, top, 0.0)
    _hill(page, np.where(above, x, _X.spot(looks.cut)), inside, _UPPER, (theme.lesion.fill, theme.lesion.ink))
    later = _TALL * looks.chosen_later / looks.chosen_later.max()
    _hill(page, x, later, _LOWER, (theme.control.fill, theme.control.ink))
    stroke(page, [(_X.start, _UPPER), (_X.stop, _UPPER)], theme.muted, width="thin", z=4)
    cut = _X.spot(looks.cut)
    stroke(page, [(cut, _UPPER - 6), (cut, _UPPER + _TALL + 12)], theme.ink, width="thin", dashes=(3, 2), z=7)
    chosen = f"{looks.share:.0f} of 100 chosen" if looks.share >= 1 else "fewer than 1 of 100"
    for foot, name, note, ink in (
        (_UPPER, "first look", chosen, theme.lesion.ink),
        (_LOWER, "second look", "of the chosen", theme.control.ink),
    ):
        page.text((_X.stop, foot + 52), name, weight=600, colour=ink, align="right")
        page.text((_X.stop, foot + 37), note, "small", colour=theme.muted, align="right")
    _fall(page, looks.means)
    draw_across(page, _X, "activity, relapses a year; tips: means of the chosen")
    return page


def _hill(page: Page, x: FloatArray, tall: FloatArray, foot: float, look: tuple[str, str]) -> None:
    outline = np.vstack([[(x[0], foot)], np.column_stack([x, foot + tall]), [(x[-1], foot)]])
    shape(page, outline, fill=look[0], edge=look[1], width="thin", z=3)


def _fall(page: Page, means: tuple[float, float]) -> None:
    """Mark both means with tips, and the way between them with an arrow and the word that matters."""
    theme = page.theme
    first, second = (_X.spot(one) for one in means)
    for at, foot, ink in ((first, _UPPER, theme.lesion.ink), (second, _LOWER, theme.control.ink)):
        stroke(page, [(at, foot), (at, foot + _TALL * 0.4)], ink, width="bold", z=8)
        tip = np.array([(at, foot + 1), (at - 4.5, foot - 7), (at + 4.5, foot - 7)])
        shape(page, tip, fill=ink, z=8)
    y = (_UPPER + _LOWER + _TALL) / 2 - 2
    apart = first - second
    # An arrow shorter than its head would point the wrong way: it keeps a least length, unseen at nought.
    ink = theme.ink if apart > 1 else theme.muted
    words = f"untreated, {means[0] - means[1]:.2f} lower" if apart > 1 else "untreated, no fall"
    arrow(page, [(max(first, second + 10), y), (second, y)], "moves", ink)
    page.text((second - 6, y - 4), words, weight=600, colour=ink, align="right")


@dataclass(frozen=True)
class Report:
    """What is reported: means at both looks of those who got the cells, and of those beside them.

    Attributes
    ----------
    given : (float, float)
        Of the group that is called treated.
    beside : (float, float)
        Of the group beside it; the same as `given` where there is none.
    alone : bool
        Whether there is no group beside it.
    effect : float
        How much the report says the treatment took away.
    words : str
        Who stands beside the group.
    """

    given: tuple[float, float]
    beside: tuple[float, float]
    alone: bool
    effect: float
    words: str


def reported(report: Report) -> Page:
    """Draw both groups from the first look to the second, with the effect that a report would claim."""
    page = panel("What the report would say", "the treatment here does nothing at all")
    theme = page.theme
    y = upward(0, _TOP, (0, 1, 2, 3))
    left, right = 62.0, 200.0
    draw_upward(page, y, far=right + 16)
    stroke(page, [(38, y.spot(0)), (right + 16, y.spot(0))], theme.muted, width="thin", z=2)
    for at, words in ((left, "first look"), (right, "second look")):
        page.text((at, FOOT - 15), words, "small", colour=theme.muted, align="center")
    green, grey = theme.therapy, theme.control
    # Dashes lie on top: where both groups fall alike, both can still be seen.
    rows = (
        (report.given, green.mark, None, 1),
        (report.beside, grey.ink, (4.0, 4.0), 0 if report.alone else 1),
    )
    for means, ink, dashes, seen in rows:
        ends = [(left, y.spot(means[0])), (right, y.spot(means[1]))]
        pen: Pen = {"width": "bold", "alpha": seen, "z": 6}
        if dashes:
            pen["dashes"] = dashes
        stroke(page, ends, ink, **pen)
        for end in ends:
            box = np.array([(-4, -4), (4, -4), (4, 4), (-4, 4)]) + np.asarray(end)
            shape(page, box, fill=ink, edge=theme.paper, width="thin", alpha=seen, z=7)
    where = right + 28
    page.text((where, 226), f"{report.effect:.2f}", "title", colour=theme.lesion.ink)
    page.text((where, 208), "“less activity\nwith cells”", "small", colour=theme.lesion.ink)
    page.text((where, 168), "0", "title")
    page.text((where, 150), "is the truth", "small")
    page.text((where, 116), "solid: “treated”", "small", weight=600, colour=green.ink)
    page.text((where, 100), "dashed:", "small", weight=600, colour=grey.ink)
    page.text((where, 86), report.words, "small", colour=grey.ink)
    page.text(
        ((left + right) / 2, 11),
        "mean activity, relapses a year",
        "small",
        colour=theme.muted,
        align="center",
    )
    return page


__all__ = ["HIGH", "LOW", "Looks", "Report", "reported", "two_looks"]
