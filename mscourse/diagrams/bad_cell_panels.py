"""Panels of one bad cell in a dose: risk against dose, and a hundred doses above what a clean test shows."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, line, marker, panel
from mscourse.figures.page import UNITS_AN_INCH, Page

HUNDRED = 100
"""Doses that are drawn."""
DOSES = (5.0, 9.3)
"""Ends of the scale of doses, as powers of ten."""
RISKS = (-6.0, 0.0)
"""Ends of the scale of risk, as powers of ten."""
SHARES = (-10.0, -3.0)
"""Ends of the scale of shares left over, as powers of ten."""
_X = Axis(*DOSES, 82, WIDTH - 12, (5, 6, 7, 8, 9))
_Y = Axis(*RISKS, 54, HEIGHT - 76, tuple(range(-6, 1)))
_DOSE_WORDS = {5: "100,000", 6: "1 million", 7: "10 m.", 8: "100 m.", 9: "1 billion"}
_RISK_WORDS = {
    0: "certain",
    -1: "1 in 10",
    -2: "1 in 100",
    -3: "1 in 1,000",
    -4: "1 in 10,000",
    -5: "1 in 100,000",
    -6: "1 in a million",
}
_LIMIT = -3  # the line that the chapter's tasks speak of: 1 in 1,000
_POINTS_A_UNIT = 72 / UNITS_AN_INCH
_PITCH, _DOT, _GRID = 12.5, 4.6, (10.0, 118.0)
_SCALE = Axis(*SHARES, 112, WIDTH - 12, (-9, -6, -3))
_FOOT = 34.0


@dataclass(frozen=True)
class Danger:
    """Risk against dose; every array of shape (doses,), a chance from 0 to 1.

    Attributes
    ----------
    doses : ndarray
        Cells.
    risk : ndarray
        With the share that is left over in the batch.
    low, high : ndarray
        The same, if such a cell starts a tumour less often, or more often.
    allowed : ndarray
        With the largest share that fits a clean test.
    here : tuple of float
        The dose that is marked, its risk, and the risk that a clean test still allows.
    """

    doses: FloatArray
    risk: FloatArray
    low: FloatArray
    high: FloatArray
    allowed: FloatArray
    here: tuple[float, float, float]


def _height(chance: FloatArray | float) -> FloatArray:
    """Place a chance; what lies below the scale stays on its floor."""
    return _Y.at(np.log10(np.maximum(chance, 10 ** RISKS[0])))


def risk_curve(danger: Danger) -> Page:
    """Draw the risk against the dose, the band of what is assumed, and what a clean test still allows."""
    page = panel("How risky is one dose?", "if 1 left-over cell in 1,000 forms a tumour; band: tenfold")
    theme, hue = page.theme, page.theme.lesion
    for power in _Y.ticks:
        y, limit = _Y.spot(power), power == _LIMIT
        ink = theme.ink if limit else theme.rule
        stroke(page, [(_X.start, y), (_X.stop, y)], ink, width="thin" if limit else "hair", z=2)
        page.text(
            (_X.start - 6, y - 4),
            _RISK_WORDS[round(power)],
            "small",
            colour=theme.ink if limit else theme.muted,
            weight=600 if limit else 400,
            align="right",
        )
    for power in _X.ticks:
        x = _X.spot(power)
        stroke(page, [(x, _Y.start), (x, _Y.start - 4)], theme.muted, width="thin", z=2)
        page.text((x, _Y.start - 20), _DOSE_WORDS[round(power)], "small", colour=theme.muted, align="center")
    page.text(
        ((_X.start + _X.stop) / 2, 12), "cells in the dose (m.: million)", "small", colour=theme.muted,
        align="center",
    )  # fmt: skip
    across = _X.at(np.log10(danger.doses))
    band = np.vstack(
        [
            np.column_stack([across, _height(danger.high)]),
            np.column_stack([across, _height(danger.low)])[::-1],
        ]
    )
    shape(page, band, fill=hue.fill, alpha=0.38, z=3)
    stroke(page, np.column_stack([across, _height(danger.allowed)]), theme.control.ink, dashes=(4, 3), z=5)
    line(page, across, _height(danger.risk), hue.mark)
    dose, risk, allowed = danger.here
    x = _X.spot(math.log10(dose))
    _ring(page, x, float(_height(allowed)))
    marker(page, x, float(_height(risk)), hue.ink, seen=True)
    over = _Y.stop + 13
    page.text((_X.start - 28, over), "solid: this batch", "small", colour=hue.ink, weight=600)
    page.text(
        (_X.stop, over), "dashed: a clean test allows", "small", colour=theme.control.ink, align="right"
    )
    return page


def _ring(page: Page, x: float, y: float) -> None:
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    outline = np.column_stack([x + 5 * np.cos(turn), y + 5 * np.sin(turn)])
    shape(page, outline, fill=page.theme.paper, edge=page.theme.control.ink, width="line", z=8)


@dataclass(frozen=True)
class Clean:
    """What is left over: shares of all cells.

    Attributes
    ----------
    share : float
        In the batch.
    bound : float
        The most that fits a clean test.
    needed : float
        The most that keeps the dose below the limit.
    """

    share: float
    bound: float
    needed: float


def hundred_doses(holding: int, words: str, clean: Clean) -> Page:
    """Draw a hundred doses, some with a dangerous cell, and under them the scale of what is left over.

    Parameters
    ----------
    holding : int
        Doses of a hundred that hold at least one cell that could form a tumour.
    words : str
        The same as it is printed, such as "10 of 100".
    clean : Clean
        On the scale below.
    """
    page = panel("A hundred doses of this batch", "filled: with a cell that could form a tumour")
    theme, hue = page.theme, page.theme.lesion
    number = np.arange(HUNDRED)
    left, low = _GRID
    places = np.column_stack([left + _PITCH * (number % 10 + 0.5), low + _PITCH * (9 - number // 10 + 0.5)])
    rank = np.random.default_rng(8).permutation(HUNDRED)
    bad = (rank < holding).tolist()
    page.add(
        PathCollection(
            [Path.circle((0, 0), _DOT * _POINTS_A_UNIT)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one else theme.therapy.wash for one in bad],
            edgecolors=[hue.ink if one else theme.therapy.mark for one in bad],
            linewidths=0.8,
            zorder=5,
            clip_on=False,
        )
    )
    x = left + 10 * _PITCH + 18
    page.text((x, low + 96), words, "heading", colour=hue.ink)
    page.text((x, low + 76), "doses hold at least\none such cell")
    page.text((x, low + 32), "green outline:\nno such cell", "small", colour=theme.muted)
    _left_over(page, clean)
    return page


def _left_over(page: Page, clean: Clean) -> None:
    """Draw the share in the batch, what a clean test allows, and what the dose needs, on one log scale."""
    theme = page.theme
    page.text((7, 103), "Left-over cells: share of all", "small", weight=600)
    stroke(page, [(_SCALE.start, _FOOT), (_SCALE.stop, _FOOT)], theme.muted, width="thin", z=2)
    for power, words in ((-9, "1 in a billion"), (-6, "1 in a million"), (-3, "1 in 1,000")):
        at = _SCALE.spot(power)
        stroke(page, [(at, _FOOT - 4), (at, _FOOT)], theme.muted, width="thin", z=2)
        last = power == -3  # noqa: PLR2004 - the scale's right end
        page.text(
            (at if not last else _SCALE.stop + 4, _FOOT - 16),
            words,
            "small",
            colour=theme.muted,
            align="right" if last else "center",
        )
    rows = (84.0, 65.0, 46.0)
    names = ("in this batch", "clean test: up to", "needed: up to")
    for y, name in zip(rows, names, strict=True):
        page.text((7, y - 4), name, "small", colour=theme.muted)
        stroke(page, [(_SCALE.start, y), (_SCALE.stop, y)], theme.rule, width="hair", z=1)
    marker(page, _spot(clean.share), rows[0], theme.lesion.ink, seen=True)
    for y, share, ink in ((rows[1], clean.bound, theme.control.ink), (rows[2], clean.needed, theme.ink)):
        end = _spot(share)
        stroke(page, [(_SCALE.start, y), (end, y)], ink, width=3.4, alpha=0.55, z=3)
        stroke(page, [(end, y - 6), (end, y + 6)], ink, width="interval", z=4)


def _spot(share: float) -> float:
    return _SCALE.spot(min(max(math.log10(share), SHARES[0]), SHARES[1]))


__all__ = ["HUNDRED", "Clean", "Danger", "hundred_doses", "risk_curve"]
