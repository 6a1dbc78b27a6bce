"""Panels on the weighing of two lives: what each year is valued at, and the risk that evens them out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import (
    HEIGHT,
    Axis,
    across,
    draw_across,
    draw_upward,
    line,
    panel,
    upward,
)
from mscourse.figures.page import Page

LOWEST, HIGHEST = 0.00005, 100.0
"""Ends of the scale of risk, per cent."""
_TICKS = ((0.0001, "0.0001"), (0.01, "0.01"), (1.0, "1"), (100.0, "100"))
_NONE = 34.0  # width of the strip of no risk at all
_LEFT, _RIGHT = 10.0, 300.0
_AXIS = 44.0
_ROW, _SAID, _MODEL = 26.0, 155.0, HEIGHT - 98.0


@dataclass(frozen=True)
class Said:
    """What a survey's people accepted: whose it is, and the lowest and highest risk, per cent."""

    name: str
    low: float
    high: float


def lives(years: FloatArray, drug: FloatArray, transplant: FloatArray, lasts: float) -> Page:
    """Draw what a year of life is valued at, with a medicine and after a transplant that is outlived.

    Parameters
    ----------
    years
        From the start, shape (times,).
    drug, transplant
        Mean value of life, 1 is full health, shape (times,).
    lasts
        Years after which the effect of the transplant ends.
    """
    page = panel("What a year is valued at", "1 is full health; nobody dies of the transplant here")
    theme = page.theme
    x, y = across(0, 20, (0, 5, 10, 15, 20)), upward(0, 0.8, (0, 0.2, 0.4, 0.6, 0.8))
    draw_upward(page, y)
    at = x.at(years)
    top, low = np.maximum(drug, transplant), np.minimum(drug, transplant)
    for better, hue in ((transplant >= drug, theme.therapy), (transplant < drug, theme.control)):
        upper, lower = np.where(better, top, drug), np.where(better, low, drug)
        outline = np.vstack([np.column_stack([at, y.at(upper)]), np.column_stack([at, y.at(lower)])[::-1]])
        shape(page, outline, fill=hue.fill, alpha=0.55, z=3)
    line(page, at, y.at(drug), theme.control.ink)
    line(page, at, y.at(transplant), theme.therapy.ink)
    edge = x.spot(lasts)
    stroke(page, [(edge, y.start), (edge, y.spot(0.16))], theme.therapy.ink, dashes=(3, 2.4), z=4)
    left = lasts > 10  # noqa: PLR2004 - half of the axis
    page.text(
        (edge - 6 if left else edge + 6, y.spot(0.05)),
        "its effect ends",
        colour=theme.therapy.ink,
        align="right" if left else "left",
    )
    _key(page, (x.start + 8, y.spot(0.28)))
    draw_across(page, x, "years from the start")
    return page


def _key(page: Page, at: tuple[float, float]) -> None:
    start, y = at
    for words, ink in (("transplant", page.theme.therapy.ink), ("drug", page.theme.control.ink)):
        stroke(page, [(start, y + 4), (start + 18, y + 4)], ink, width="bold", z=6)
        page.text((start + 24, y), words, weight=600, colour=ink)
        start += 24 + page.measure(words, "label", 600) + 18


def risk_scale(found: float, words: str, surveys: Sequence[Said]) -> Page:
    """Draw the risk that evens both lives out, above what people in surveys said that they accept.

    Parameters
    ----------
    found
        Per cent; not above 0 if there is none.
    words
        How it is printed.
    surveys
        At most four.
    """
    page = panel("Which risk of dying evens it out?", "per cent; each step of the scale is a hundredfold")
    theme = page.theme
    scale = Axis(np.log10(LOWEST), np.log10(HIGHEST), _LEFT + _NONE + 4, _RIGHT, ())
    top = HEIGHT - 62.0
    strip = np.array([(_LEFT, _AXIS), (_LEFT + _NONE, _AXIS), (_LEFT + _NONE, top), (_LEFT, top)])
    shape(page, strip, fill=theme.control.wash, z=0.5)
    for start, stop in ((_LEFT, _LEFT + _NONE), (scale.start, scale.stop)):
        stroke(page, [(start, _AXIS), (stop, _AXIS)], theme.muted, width="thin", z=2)
    for value, name in _TICKS:
        place = scale.spot(float(np.log10(value)))
        stroke(page, [(place, _AXIS - 4), (place, _AXIS)], theme.muted, width="thin", z=2)
        page.text((place, _AXIS - 15), name, "small", colour=theme.muted, align="center")
    page.text((_LEFT + _NONE / 2, _AXIS - 15), "none", "small", colour=theme.muted, align="center")
    page.text(
        ((scale.start + scale.stop) / 2, 11), "risk, per cent", "small", colour=theme.muted, align="center"
    )
    _model(page, scale, found, words)
    page.text(
        (_RIGHT, _SAID),
        "risks people said they accept, other questions",
        "small",
        colour=theme.muted,
        align="right",
    )
    for number, one in enumerate(surveys):
        y = _SAID - 22 - _ROW * number
        a, b = (scale.spot(float(np.log10(value))) for value in (one.low, one.high))
        stroke(page, [(scale.start, y), (scale.stop, y)], theme.rule, width="hair", z=1)
        stroke(page, [(a, y), (b, y)], theme.axon.mark, width=4, z=4)
        for end in (a, b):
            _dot(page, (end, y), 4.5)
        left = a > (scale.start + scale.stop) / 2
        _plain(page, (a - 9 if left else b + 9, y - 4), one.name, left=left)
    return page


def _model(page: Page, scale: Axis, found: float, words: str) -> None:
    """Draw the answer of the model, or its place in the strip of no risk at all."""
    theme, y = page.theme, _MODEL
    stroke(page, [(scale.start, y), (scale.stop, y)], theme.rule, width="hair", z=1)
    spot = scale.spot(float(np.log10(max(found, LOWEST)))) if found > 0 else _LEFT + _NONE / 2
    diamond = np.array([(spot - 9, y), (spot, y + 9), (spot + 9, y), (spot, y - 9)])
    shape(page, diamond, fill=theme.ink, z=6)
    half = page.measure(words, "heading") / 2
    at = min(max(spot, _LEFT + half), _RIGHT + 6 - half)
    page.text((at, y + 16), words, "heading", align="center")
    page.text((_RIGHT, y - 26), "the model, at these inputs", "small", colour=theme.muted, align="right")


def _plain(page: Page, at: tuple[float, float], words: str, *, left: bool) -> None:
    """Write a survey's name on plain ground, so that its row does not run through it."""
    wide = page.measure(words, "small")
    x = at[0] - wide if left else at[0]
    (low, high), (foot, top) = (x - 3, x + wide + 3), (at[1] - 3, at[1] + 11)
    outline = np.array([(low, foot), (high, foot), (high, top), (low, top)])
    shape(page, outline, fill=page.theme.paper, z=2)
    page.text(at, words, "small", colour=page.theme.axon.ink, align="right" if left else "left")


def _dot(page: Page, at: tuple[float, float], radius: float) -> None:
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    outline = np.column_stack([at[0] + radius * np.cos(turn), at[1] + radius * np.sin(turn)])
    shape(page, outline, fill=page.theme.axon.fill, edge=page.theme.axon.ink, z=5)


__all__ = ["HIGHEST", "LOWEST", "Said", "lives", "risk_scale"]
