"""Panels of ten lives on one treatment: what was seen of each, and what treatment did for each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import people
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

FIRST, PITCH = HEIGHT - 72.0, 15.2
"""Height of the first person's row, and from one row to the next."""
STRIP = 66.0
"""Height of the row of ten others."""
_FOOT = 47.0
_ICON = 15.0
_HALF = 4.2


@dataclass(frozen=True)
class Lives:
    """Ten people on treatment, in the order of their rows; all in points of a score, up is better.

    Attributes
    ----------
    seen : ndarray, shape (10,)
        Change on treatment.
    other : ndarray, shape (10,)
        Change of the same people without it, which nobody sees.
    looks : sequence of bool
        Who looks like a responder.
    cut : float
        The change that is called a response.
    """

    seen: FloatArray
    other: FloatArray
    looks: Sequence[bool]
    cut: float


def _round(at: tuple[float, float], radius: float) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    return np.column_stack([at[0] + radius * np.cos(turn), at[1] + radius * np.sin(turn)])


def _rows(count: int) -> FloatArray:
    return np.asarray(FIRST - PITCH * np.arange(count), np.float64)


def _scale(page: Page, axis: Axis, name: str, zero: Colour) -> None:
    top = FIRST + 10
    for tick in axis.ticks:
        x = axis.spot(tick)
        stroke(page, [(x, _FOOT), (x, top)], zero if tick == 0 else page.theme.rule, width="hair", z=1)
        words = "0" if tick == 0 else f"{tick:+g}".replace("-", "\N{MINUS SIGN}")
        page.text((x, _FOOT - 13), words, "small", colour=page.theme.muted, align="center")
    page.text(((axis.start + axis.stop) / 2, 13), name, "small", colour=page.theme.muted, align="center")


def what_was_seen(lives: Lives, *, others: bool, twins: bool) -> Page:
    """Draw each person's change, with ten other people below, or with their own other future."""
    note = "each row one person on treatment; tinted: improved"
    if others:
        note = "rings: ten others, untreated; lines: means"
    elif twins:
        note = "rings: the same person, untreated"
    page = panel("What was seen", note)
    theme, rows = page.theme, _rows(len(lives.seen))
    axis = Axis(-3.4, 3.3, 34, WIDTH - 14, (-3, -2, -1, 0, 1, 2, 3))
    top, edge = FIRST + 10, axis.spot(lives.cut)
    ground = np.array([(edge, STRIP + 14), (axis.stop, STRIP + 14), (axis.stop, top), (edge, top)])
    shape(page, ground, fill=theme.therapy.wash, z=0.5)
    _scale(page, axis, "change in two years, points; right: better", theme.muted)
    kinds = ["helped" if one else "plain" for one in lives.looks]
    people(page, np.column_stack([np.full(rows.size, 18.0), rows]), kinds, _ICON)  # type: ignore[arg-type]  # both are kinds
    for now, other, y in zip(axis.at(lives.seen), axis.at(lives.other), rows.tolist(), strict=True):
        seen = float(twins)
        stroke(page, [(other, y), (now, y)], theme.control.mark, width="line", alpha=seen, z=4)
        ring = _round((float(other), y), _HALF)
        shape(page, ring, fill=theme.paper, edge=theme.control.ink, width="line", alpha=seen, z=6)
        shape(page, _round((float(now), y), _HALF), fill=theme.therapy.mark, edge=theme.paper, width=0.6, z=7)
    _others(page, axis, lives, seen=float(others))
    return page


def _others(page: Page, axis: Axis, lives: Lives, *, seen: float) -> None:
    """Draw ten other people, untreated, in one row, and the means of both groups."""
    theme = page.theme
    for number, other in enumerate(np.sort(axis.at(lives.other)).tolist()):
        ring = _round((other, STRIP + (3.4 if number % 2 else -3.4)), _HALF)
        shape(page, ring, fill=theme.paper, edge=theme.control.ink, width="line", alpha=seen, z=6)
    for values, colour, low, high in (
        (lives.seen, theme.therapy.ink, STRIP + 14, FIRST + 10),
        (lives.other, theme.control.ink, STRIP - 12, STRIP + 12),
    ):
        x = axis.spot(float(values.mean()))
        stroke(page, [(x, low), (x, high)], colour, width="bold", alpha=seen, z=8)


def what_it_did(lives: Lives, *, mean: bool, each: bool) -> Page:
    """Draw what treatment did for each person: a bar where it is known, a question mark where it is not."""
    page = panel(
        "What treatment did for each", "the gap between a person\N{RIGHT SINGLE QUOTATION MARK}s two futures"
    )
    theme, rows = page.theme, _rows(len(lives.seen))
    axis = Axis(-1.6, 3.4, 16, WIDTH - 14, (-1, 0, 1, 2, 3))
    _scale(page, axis, "gain from treatment, points; left of 0: harm", theme.ink)
    gain = lives.seen - lives.other
    for one, y in zip(gain.tolist(), rows.tolist(), strict=True):
        start, end = axis.spot(0), axis.spot(one)
        bar = np.array([(start, y - 4.4), (end, y - 4.4), (end, y + 4.4), (start, y + 4.4)])
        hue = theme.therapy if one >= 0 else theme.lesion
        shape(page, bar, fill=hue.mark, edge=hue.ink, width=0.6, alpha=float(each), z=5)
        fog = np.array([
            (axis.start, y - 5.6), (axis.stop, y - 5.6), (axis.stop, y + 5.6), (axis.start, y + 5.6)
        ])  # fmt: skip
        shape(page, fog, fill=theme.control.wash, alpha=float(not each), z=3)
        page.text(
            (axis.spot(1.5), y - 4), " " if each else "?", "small", weight=600, colour=theme.control.ink,
            align="center",
        )  # fmt: skip
    x = axis.spot(float(gain.mean()))
    stroke(page, [(x, STRIP + 8), (x, FIRST + 10)], theme.therapy.ink, width="bold", alpha=float(mean), z=8)
    words = f"mean {gain.mean():.1f}" if mean else " "
    page.text((x, STRIP - 6), words, "small", weight=600, colour=theme.therapy.ink, align="center")
    return page
