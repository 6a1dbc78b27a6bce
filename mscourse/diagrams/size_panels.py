"""Panels on the size of a trial: events by the ratio to be found, people by the rate without treatment."""

from dataclasses import dataclass
from math import log10

import numpy as np

from mscourse.diagrams.fibre_traces import corners
from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import FOOT, HEIGHT, WIDTH, Axis, across, draw_across, marker, panel
from mscourse.figures.page import Page, Weight
from mscourse.figures.palette import Colour

MOST = 10_000
"""Upper end of both scales of counts."""
EVENTS_FROM, PEOPLE_FROM = 10, 30
_TICKS = (10, 30, 100, 300, 1000, 3000, MOST)
_TOP = HEIGHT - 62.0
_SIDE = 48.0
STRONG: Weight = 600
PLAIN: Weight = 400


def _y(count: float, least: float) -> float:
    share = (log10(min(max(count, least), MOST)) - log10(least)) / log10(MOST / least)
    return FOOT + share * (_TOP - FOOT)


def _grid(page: Page, least: float, strong: int = 0) -> None:
    """Draw a line at each tick; the strong one is what the reader has to hold to."""
    theme = page.theme
    for tick in _TICKS:
        if tick < least:
            continue
        y, bold = _y(tick, least), tick == strong
        if bold:
            stroke(page, [(_SIDE, y), (WIDTH - 18, y)], theme.ink, width="thin", dashes=(4, 3), z=3)
        else:
            stroke(page, [(_SIDE, y), (WIDTH - 18, y)], theme.rule, width="hair", z=1)
        ink, weight = theme.ink if bold else theme.muted, STRONG if bold else PLAIN
        page.text((_SIDE - 7, y - 4), f"{tick:,}", "small", colour=ink, weight=weight, align="right")


def _curve(page: Page, points: FloatArray, look: tuple[Colour, tuple[float, float] | None]) -> None:
    kept = points[corners(points[:, 0], points[:, 1], 0.3)]
    colour, dashes = look
    if dashes:
        stroke(page, kept, colour, width="bold", dashes=dashes, z=6)
    else:
        stroke(page, kept, colour, width="bold", z=6)


def events_by_ratio(
    ratios: FloatArray, events: FloatArray, here: tuple[float, float], published: tuple[str, int]
) -> Page:
    """Draw the events that are needed against the ratio to be found.

    Parameters
    ----------
    ratios, events : ndarray, shape (n,)
        The curve.
    here : (float, float)
        The chosen ratio and its events.
    published : (str, int)
        A trial that was done, and the events it had.
    """
    page = panel("Events needed, by the ratio", "in both arms together, for 80 % power")
    theme = page.theme
    _grid(page, EVENTS_FROM)
    x = across(0.2, 0.9, (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), left=_SIDE)
    draw_across(page, x, "true ratio; 1 would be no difference")
    tall = [_y(one, EVENTS_FROM) for one in events.tolist()]
    _curve(page, np.column_stack([x.at(ratios), tall]), (theme.control.ink, None))
    at = (x.spot(here[0]), _y(here[1], EVENTS_FROM))
    _drop(page, at, _SIDE)
    marker(page, *at, theme.therapy.ink, seen=True)
    _level(page, x.stop, published)
    page.text(
        (at[0] - 12, at[1] + 9), f"{here[1]:,.0f} events", weight=600, colour=theme.therapy.ink, align="right"
    )
    return page


@dataclass(frozen=True)
class Sizes:
    """People in both arms by the control rate; arrays of shape (n,).

    Attributes
    ----------
    rates : ndarray
        Events a year without treatment.
    first, counts : ndarray
        People, if the first event is waited for, and if all are counted.
    here : (float, float, float)
        The chosen rate and both numbers of people there.
    """

    rates: FloatArray
    first: FloatArray
    counts: FloatArray
    here: tuple[float, float, float]


def people_by_rate(sizes: Sizes, budget: int) -> Page:
    """Draw people against the control rate, and the number there are."""
    page = panel("People needed, by the control rate", "both arms; solid: first events, dashed: all events")
    theme = page.theme
    _grid(page, PEOPLE_FROM, budget)
    x = Axis(0.1, 1.0, _SIDE, WIDTH - 18, (0.2, 0.4, 0.6, 0.8, 1))
    draw_across(page, x, f"events a year without treatment; line: {budget} people")
    rate, *both = sizes.here
    looks = ((sizes.first, theme.therapy, None), (sizes.counts, theme.lesion, (4.0, 2.4)))
    for (curve, hue, dashes), count in zip(looks, both, strict=True):
        tall = [_y(one, PEOPLE_FROM) for one in curve.tolist()]
        _curve(page, np.column_stack([x.at(sizes.rates), tall]), (hue.mark, dashes))
        marker(page, x.spot(rate), _y(count, PEOPLE_FROM), hue.ink, seen=True)
    low = HEIGHT - 52.0
    page.text(
        (x.stop, low - 24),
        f"{both[0]:,.0f} for first events",
        "small",
        weight=600,
        colour=theme.therapy.ink,
        align="right",
    )
    page.text(
        (x.stop, low - 39),
        f"{both[1]:,.0f} if all count",
        "small",
        weight=600,
        colour=theme.lesion.ink,
        align="right",
    )
    return page


def _drop(page: Page, at: tuple[float, float], side: float) -> None:
    """Lead from a point to both axes."""
    x, y = at
    stroke(page, [(x, FOOT), (x, y), (side, y)], page.theme.muted, width="thin", dashes=(1, 2.4), z=3)


def _level(page: Page, right: float, published: tuple[str, int]) -> None:
    """Mark the events that a published trial had, where the curve has left room."""
    name, events = published
    words, y = f"{name} had {events}", _y(events, EVENTS_FROM)
    wide, ink = page.measure(words, "small", 600), page.theme.control.ink
    ground = np.array([(right - wide - 4, y - 6), (right, y - 6), (right, y + 8), (right - wide - 4, y + 8)])
    shape(page, ground, fill=page.theme.paper, z=7)
    stroke(page, [(_SIDE, y), (right - wide - 6, y)], ink, width="thin", dashes=(4, 3), z=3)
    page.text((right, y - 4), words, "small", weight=600, colour=ink, align="right")


__all__ = ["MOST", "Sizes", "events_by_ratio", "people_by_rate"]
