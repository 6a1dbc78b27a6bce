"""Panels of a funnel that grows trial by trial, and of what the printed ones would make a reader think."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist
from typing import Literal

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, panel
from mscourse.diagrams.power_panels import SHEET
from mscourse.figures.page import UNITS_AN_INCH, Page

State = Literal["not run", "printed", "drawer"]

_LOW, _HIGH = 0.1, 10.0
_DEEPEST = 1.06
"""Standard error at the foot of the funnel."""
_SIDES = (34.0, WIDTH - 14.0)
_TOP, _FOOT = HEIGHT - 66.0, 46.0
_NARROW = (0.2, 3.2)
"""Ends of the scale of pooled ratios."""
_RATIOS = (0.1, 0.25, 0.5, 1, 2, 4, 10)
_NEAR_EDGE = 0.45
"""Below this ratio a name has no room on the left."""
_POINTS = 72 / UNITS_AN_INCH
_SMALL_DOT, _LARGE_DOT = 3.6, 5.2
_REACH = NormalDist().inv_cdf(0.975)
_PITCH = 12.5 / _POINTS  # whole eighths of points, so that places are short numbers in SVG


@dataclass(frozen=True)
class Cloud:
    """Trials of one size.

    Attributes
    ----------
    ratio, error : ndarray, shape (n,)
        What each found, and the standard error of its logarithm.
    states : sequence of {"not run", "printed", "drawer"}
        What has become of each.
    large : bool
        Whether they are the large ones.
    """

    ratio: NDArray[np.float64]
    error: NDArray[np.float64]
    states: Sequence[State]
    large: bool


@dataclass(frozen=True)
class Study:
    """A published trial: its name, ratio and the standard error of its logarithm."""

    name: str
    ratio: float
    error: float


def _across(ratio: float) -> float:
    return _SIDES[0] + (_SIDES[1] - _SIDES[0]) * log(ratio / _LOW) / log(_HIGH / _LOW)


def _down(error: float) -> float:
    return _TOP - (_TOP - _FOOT) * error / _DEEPEST


def growing_funnel(clouds: Sequence[Cloud], studies: Sequence[Study]) -> Page:
    """Draw the funnel of chance around no difference, the trials run in the model, and two real ones."""
    page = panel("Every trial that was run", "left: fewer lesions with cells; low: more uncertain")
    theme = page.theme
    errors = (0.0, _DEEPEST)
    left, right = (
        [(_across(exp(side * _REACH * error)), _down(error)) for error in errors] for side in (-1, 1)
    )
    inner = np.array([*left, *right[::-1][:1]])
    box = np.array([(_SIDES[0], _FOOT), (_SIDES[1], _FOOT), (_SIDES[1], _TOP), (_SIDES[0], _TOP)])
    shape(page, box, fill=theme.control.wash, z=0.3)
    shape(page, inner, fill=theme.paper, z=0.4)
    for line in (left, right):
        stroke(page, line, theme.control.mark, width="thin", dashes=(4, 3), z=2)
    stroke(page, [(_across(1), _FOOT), (_across(1), _TOP)], theme.ink, width="thin", z=2)
    stroke(page, [(_SIDES[0], _FOOT), (_SIDES[1], _FOOT)], theme.muted, width="thin", z=3)
    for ratio in _RATIOS:
        x = _across(ratio)
        stroke(page, [(x, _FOOT - 4), (x, _FOOT)], theme.muted, width="thin", z=3)
        page.text((x, _FOOT - 15), f"{ratio:g}", "small", colour=theme.muted, align="center")
    for error in (0, 0.5, 1):
        page.text((_SIDES[0] - 7, _down(error) - 4), f"{error:g}", "small", colour=theme.muted, align="right")
    page.text(
        (sum(_SIDES) / 2, 11),
        "lesions with cells ÷ lesions without",
        "small",
        colour=theme.muted,
        align="center",
    )
    for cloud in clouds:
        _dots(page, cloud)
    for study in studies:
        _square(page, study)
    return page


def _looks(page: Page, states: Sequence[State]) -> tuple[list[object], list[object]]:
    hue, grey = page.theme.therapy, page.theme.control
    inside: dict[State, object] = {"not run": "none", "printed": hue.mark, "drawer": page.theme.paper}
    edges: dict[State, object] = {"not run": "none", "printed": hue.ink, "drawer": grey.mark}
    return [inside[one] for one in states], [edges[one] for one in states]


def _dots(page: Page, cloud: Cloud) -> None:
    places = np.array([
        (_across(min(max(one, _LOW), _HIGH)), _down(min(other, _DEEPEST)))
        for one, other in zip(cloud.ratio.tolist(), cloud.error.tolist(), strict=True)
    ])  # fmt: skip
    inside, edges = _looks(page, cloud.states)
    page.add(
        PathCollection(
            [Path.circle((0, 0), (_LARGE_DOT if cloud.large else _SMALL_DOT) * _POINTS)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=inside,
            edgecolors=edges,
            linewidths=0.9,
            zorder=7,
            clip_on=False,
        )
    )


def _square(page: Page, study: Study) -> None:
    """Mark a published trial; its name stands where no trial of the model does."""
    theme, x, y = page.theme, _across(study.ratio), _down(study.error)
    outline = np.array([(x - 4.2, y - 4.2), (x + 4.2, y - 4.2), (x + 4.2, y + 4.2), (x - 4.2, y + 4.2)])
    shape(page, outline, fill=theme.ink, edge=theme.paper, width="thin", z=8)
    if study.error > _DEEPEST / 2:
        page.text((x + 8, y - 7), study.name, "small", colour=theme.ink, weight=600, z=10)
        return
    left = _SIDES[0] + 7
    end = left + page.measure(study.name, "small", weight=600) + 4
    page.text((left, y - 4), study.name, "small", colour=theme.ink, weight=600, z=10)
    stroke(page, [(end, y), (x - 6, y)], theme.ink, width="hair", z=4)


@dataclass(frozen=True)
class Shelf:
    """What is printed.

    Attributes
    ----------
    small, large : sequence of {"not run", "printed", "drawer"}
        What has become of each trial.
    together, small_alone, large_alone : float or None
        The printed ones pooled: all, the small ones, the large ones; None where there is none.
    """

    small: Sequence[State]
    large: Sequence[State]
    together: float | None
    small_alone: float | None
    large_alone: float | None


def printed_shelf(shelf: Shelf) -> Page:
    """Draw the reports, those in a drawer as outlines, and the ratio that the printed ones give together."""
    page = panel("What a reader finds in print", "filled: printed; outline: left in a drawer")
    theme = page.theme
    top = HEIGHT - 66.0
    page.text((7, top - 2), f"small: {_counted(shelf.small)}", weight=600)
    _sheets(page, (7, top - 8), shelf.small, 10, 1.0)
    page.text((206, top - 2), f"large: {_counted(shelf.large)}", weight=600)
    _sheets(page, (206, top - 8), shelf.large, 5, 1.3)
    foot = 46.0
    low, high = log(_NARROW[0]), log(_NARROW[1])

    def x(ratio: float) -> float:
        return 14 + (WIDTH - 28) * (log(min(max(ratio, _NARROW[0]), _NARROW[1])) - low) / (high - low)

    page.text((7, 136), "Printed trials, pooled", weight=600)
    stroke(page, [(x(1), foot), (x(1), 124)], theme.ink, width="thin", z=2)
    stroke(page, [(14, foot), (WIDTH - 14, foot)], theme.muted, width="thin", z=3)
    for tick in (0.25, 0.5, 1, 2):
        stroke(page, [(x(tick), foot - 4), (x(tick), foot)], theme.muted, width="thin", z=3)
        page.text((x(tick), foot - 15), f"{tick:g}", "small", colour=theme.muted, align="center")
    page.text(
        (WIDTH / 2, 11),
        "1: the truth here; the cells of this model do nothing",
        "small",
        colour=theme.muted,
        align="center",
    )
    for number, (name, ratio) in enumerate(
        (("small", shelf.small_alone), ("large", shelf.large_alone), ("all", shelf.together))
    ):
        _pooled(page, (x(ratio or 1), 112 - 24.0 * number), name, ratio)
    return page


def _counted(states: Sequence[State]) -> str:
    run = sum(one != "not run" for one in states)
    return f"{sum(one == 'printed' for one in states)} of {run}"


def _sheets(
    page: Page, corner: tuple[float, float], states: Sequence[State], columns: int, large: float
) -> None:
    pitch = _PITCH * large
    number = np.arange(len(states))
    places = np.column_stack(
        [corner[0] + pitch * (number % columns + 0.5), corner[1] - pitch * (number // columns + 0.5)]
    )
    inside, edges = _looks(page, states)
    size = pitch * 0.74 * _POINTS
    page.add(
        PathCollection(
            [Path(np.asarray(SHEET.vertices, float) * size, SHEET.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=inside,
            edgecolors=edges,
            linewidths=0.9,
            zorder=5,
            clip_on=False,
        )
    )


def _pooled(page: Page, at: tuple[float, float], name: str, ratio: float | None) -> None:
    """Draw a pooled ratio as a diamond with its name; without a trial it stays there unseen."""
    theme, (x, y) = page.theme, at
    seen = ratio is not None
    outline = np.array([(x - 8, y), (x, y + 6), (x + 8, y), (x, y - 6)])
    shape(
        page,
        outline,
        fill=theme.therapy.mark,
        edge=theme.therapy.ink,
        width="thin",
        alpha=1 if seen else 0,
        z=6,
    )
    words = f"{name}: {ratio:.2f}" if ratio is not None else f"{name}: none"
    right = ratio is None or ratio >= 1 or ratio < _NEAR_EDGE
    page.text(
        (x + (13 if right else -13), y - 4),
        words,
        weight=600,
        colour=theme.therapy.ink if seen else theme.muted,
        align="left" if right else "right",
    )


__all__ = ["Cloud", "Shelf", "State", "Study", "growing_funnel", "printed_shelf"]
