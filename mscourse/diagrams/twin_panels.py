"""Panels of the twin tool: a relative's risk against heritability, and a hundred relatives as people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.patients import PERSON, POINTS_A_UNIT, in_rows
from mscourse.diagrams.panels import Axis, across, draw_across, draw_upward, line, marker, panel, upward
from mscourse.figures.page import Page

HUNDRED = 100


@dataclass(frozen=True)
class Observed:
    """What was counted: who, how many of a hundred, and one standard error to both sides."""

    name: str
    value: float
    error: float


def risk_by_heritability(
    heritability: FloatArray,
    risks: FloatArray,
    now: tuple[float, float],
    observed: Sequence[Observed],
    top: float,
) -> Page:
    """Draw a relative's risk against heritability, with what was observed as level bands.

    Parameters
    ----------
    heritability, risks
        From 0 to 1, and of a hundred relatives.
    now
        The chosen heritability and its risk.
    observed
        One or two counts, from the highest down.
    top
        Upper end of the scale of risk.
    """
    page = panel(
        "What would heritability need to be?", "of 100; level line and band: observed, standard error"
    )
    theme = page.theme
    level = across(0.2, 0.9, (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9))
    rise = upward(0, top, tuple(top * part / 5 for part in range(6)))
    draw_upward(page, rise)
    draw_across(page, level, "heritability")
    for number in range(2):
        there = number < len(observed)
        one = observed[number] if there else Observed(" ", 0, 0)
        _observed(page, level, rise, one, seen=there)
    line(page, level.at(heritability), rise.at(np.minimum(risks, top)), theme.axon.mark)
    marker(page, level.spot(now[0]), rise.spot(min(now[1], top)), theme.axon.ink, seen=True)
    return page


def _observed(page: Page, level: Axis, rise: Axis, one: Observed, *, seen: bool) -> None:
    theme, fade = page.theme, float(seen)
    low, middle, high = (rise.spot(one.value + side * one.error) for side in (-1, 0, 1))
    x0, x1 = level.start, level.stop
    corners = np.array([(x0, low), (x1, low), (x1, high), (x0, high)])
    shape(page, corners, fill=theme.control.fill, alpha=0.75 * fade, z=1.5)
    stroke(page, [(x0, middle), (x1, middle)], theme.control.ink, width="line", alpha=fade, z=3)
    page.text((x0 + 5, high + 4), one.name, "small", colour=theme.control.ink)


def hundred_relatives(count: int, observed: int, heading: tuple[str, str], words: tuple[str, str]) -> Page:
    """Draw a hundred relatives of people with MS, first as the tool has them, then as observed."""
    page = panel(*heading)
    theme = page.theme
    pitch, line, first = (11.5, 33.0), 25, (14.0, 196.0)
    places = in_rows(first, line, HUNDRED, pitch)
    page.text((7, 229), words[0], weight=600, colour=theme.axon.ink)
    page.add(
        PathCollection(
            [Path(np.asarray(PERSON.vertices, float) * 15.5 * POINTS_A_UNIT, PERSON.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[theme.axon.mark if one < count else theme.paper for one in range(HUNDRED)],
            edgecolors=[theme.axon.ink if one < count else theme.control.mark for one in range(HUNDRED)],
            linewidths=0.9,
            zorder=5,
            clip_on=False,
        )
    )
    for row in range(HUNDRED // line):
        here = min(max(observed - line * row, 0), line)
        low = first[1] - pitch[1] * row - 13
        start, end = places[line * row][0] - 4.6, places[line * row + max(here, 1) - 1][0] + 4.6
        stroke(page, [(start, low), (end, low)], theme.control.ink, width=3.2, alpha=float(here > 0), z=4)
    page.text((7, 52), f"underlined, {words[1]}", weight=600, colour=theme.control.ink)
    return page


__all__ = ["HUNDRED", "Observed", "hundred_relatives", "risk_by_heritability"]
