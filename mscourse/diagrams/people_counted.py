"""Panels that count people: two crowds, and how much each person changed. Arrays in, panels out."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, across, draw_across, panel
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Hue

POINTS_A_UNIT = 72 / UNITS_AN_INCH
A_ROW = 10
"""People in a row of a crowd: tens are counted at a glance."""
REACH = 9.0
"""Steps to either side of no change that the scale shows."""
_LEFT, _GAP = 6.0, 2 * 10 / POINTS_A_UNIT  # of the first crowd, and between the two
_PITCH = 10 / POINTS_A_UNIT  # whole points, so that places are short numbers in SVG
_ICON, _DOT = 0.39 * _PITCH, 3.2
_NAMES, _COUNTS, _FIRST_ROW = HEIGHT - 70, HEIGHT - 87, HEIGHT - 110
_STRIPS, _SPREAD = (148.0, 66.0), 76.0  # lower edge of each strip, and its height
_FOOT = 58.0


@dataclass(frozen=True)
class Group:
    """One group of people.

    Attributes
    ----------
    name : str
        What is written over it.
    change : ndarray, shape (people,)
        How much better the second reading was, in steps; a person keeps their place in all states.
    improved : ndarray of bool, shape (people,)
        Who counts as improved.
    lift : ndarray, shape (people,)
        Where each person's dot lies in the height of a strip, 0 to 1, so that dots part.
    """

    name: str
    change: FloatArray
    improved: NDArray[np.bool_]
    lift: FloatArray

    @property
    def count(self) -> int:
        """How many count as improved."""
        return int(self.improved.sum())


def crowds(treated: Group, untreated: Group) -> Page:
    """Draw both groups as icons, ten in a row: filled if improved, else an outline."""
    page = panel("Who counts as improved?", "each icon is one person; filled: improved")
    for left, group, hue in _sides(page, treated, untreated):
        page.text((left, _NAMES), group.name, colour=hue.ink, weight=600)
        page.text((left, _COUNTS), f"{group.count} of {len(group.change)}", colour=hue.ink)
        number = np.arange(len(group.change))
        places = np.column_stack(
            [left + _PITCH * (number % A_ROW + 0.5), _FIRST_ROW - _PITCH * (number // A_ROW)]
        )
        _people(page, places, group.improved, hue, _ICON)
    return page


def _sides(page: Page, treated: Group, untreated: Group) -> list[tuple[float, Group, Hue]]:
    second = _LEFT + A_ROW * _PITCH + _GAP
    return [(_LEFT, treated, page.theme.therapy), (second, untreated, page.theme.control)]


def _people(page: Page, places: FloatArray, improved: NDArray[np.bool_], hue: Hue, radius: float) -> None:
    """Draw a disc for everyone: filled for those who improved, an outline for the others."""
    page.add(
        PathCollection(
            [Path.circle((0, 0), radius * POINTS_A_UNIT)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[hue.mark if one else "none" for one in improved],
            edgecolors=["none" if one else hue.mark for one in improved],
            linewidths=1.0,
            zorder=5,
            # Nothing reaches beyond the page, and a clip around every disc would double the picture's weight.
            clip_on=False,
        )
    )


def changes(treated: Group, untreated: Group, cut: float) -> Page:
    """Draw how much every person changed, and the cut-off from which they count as improved.

    Parameters
    ----------
    treated, untreated : Group
        Above and below.
    cut : float
        The cut-off, in steps.
    """
    page = panel("How much did each person change?", "each dot is one person; filled: improved")
    theme = page.theme
    x = across(-REACH, REACH, (-8, -4, 0, 4, 8), left=_LEFT + 8, right=WIDTH - 14)
    edge, top = x.spot(cut), _STRIPS[0] + _SPREAD
    area = np.array([(edge, _FOOT), (x.stop, _FOOT), (x.stop, top + 7), (edge, top + 7)])
    shape(page, area, fill=theme.control.wash, z=0.5)
    stroke(page, [(x.spot(0), _FOOT), (x.spot(0), top + 7)], theme.rule, width="thin", z=1)
    stroke(page, [(edge, _FOOT), (edge, top + 7)], theme.ink, width="line", z=2)
    page.text((edge, top + 13), f"improved: {cut:g} or more", "small", weight=600)
    for (_, group, hue), low in zip(_sides(page, treated, untreated), _STRIPS, strict=True):
        page.text((_LEFT, low + _SPREAD - 4), group.name, colour=hue.ink, weight=600)
        places = np.column_stack([x.at(group.change), low + 5 + (_SPREAD - 10) * group.lift])
        _people(page, places, group.improved, hue, _DOT)
    draw_across(page, x, "change between two readings, steps", foot=_FOOT - 18)
    return page
