"""Panels of a reset and a graft in either order: lanes on one axis of time, and the lesion at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import points_wide, shape, stroke
from mscourse.diagrams.panels import HEIGHT, WIDTH, Axis, draw_across, panel
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour, Hue

MOST_RISK = 10.0
"""End of the scale of infections for each patient-year."""
_POINTS = 72 / UNITS_AN_INCH
_LEFT, _RIGHT, _FOOT = 14.0, WIDTH - 16.0, 42.0
_LANE, _HIGH = 46.0, 28.0
_KEPT = 163  # points of a curve, so that every state has as many


@dataclass(frozen=True)
class Lanes:
    """What happens over time.

    Attributes
    ----------
    months
        From the first treatment, shape (n,).
    attackers, grafted, risk, depth
        Shares, a share, infections for each patient-year, and mm, shape (n,).
    other
        The depth in the other order, shape (n,); NaN throughout where there is none.
    radius
        Of the lesion, mm.
    events
        Names and months of the treatments, in the order in which they come.
    """

    months: FloatArray
    attackers: FloatArray
    grafted: FloatArray
    risk: FloatArray
    depth: FloatArray
    other: FloatArray
    radius: float
    events: Sequence[tuple[str, float]]


def lanes(course: Lanes) -> Page:
    """Draw attackers, grafted cells, risk and repair below each other, with both treatments across them."""
    page = panel("One axis of time", "each lane on its own scale, its top at the right")
    theme = page.theme
    start, stop = float(course.months[0]), float(course.months[-1])
    time = Axis(start, stop, _LEFT, _RIGHT, (0, 6, 12, 18, 24))
    draw_across(page, time, "months from the first treatment", foot=_FOOT)
    rows: Sequence[tuple[str, FloatArray, float, Hue, str]] = (
        ("what attacks: old clones", course.attackers, 1.0, theme.immune, "all"),
        ("grafted cells at the front", course.grafted, 1.0, theme.therapy, "no more room"),
        ("risk of infection", course.risk, MOST_RISK, theme.lesion, f"{MOST_RISK:g} a year"),
        ("repaired; dashed: other order", course.depth, course.radius, theme.myelin,
         f"{course.radius:g} mm"),
    )  # fmt: skip
    for number, (name, values, most, hue, top) in enumerate(rows):
        low = _FOOT + _LANE * (len(rows) - 1 - number) + 2
        rise = Axis(0, most, low, low + _HIGH, ())
        _lane(page, time, rise, (course.months, values), hue)
        page.text((_LEFT, low + _HIGH + 4), name, "small", colour=hue.ink, weight=600)
        page.text((_RIGHT, low + _HIGH + 4), top, "small", colour=theme.muted, align="right")
        if number == len(rows) - 1:
            seen = bool(np.isfinite(course.other).all())
            drawn = np.nan_to_num(course.other)
            x, y = _thinned(time.at(course.months), rise.at(drawn))
            points = np.column_stack([x, y])
            stroke(page, points, theme.ink, width="thin", dashes=(3, 2.4), alpha=float(seen), z=8)
    _events(page, time, course.events)
    return page


def _thinned(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Keep as many points as every state has."""
    at = np.linspace(float(x[0]), float(x[-1]), _KEPT)
    return at, np.interp(at, x, y)


def _lane(page: Page, time: Axis, rise: Axis, course: tuple[FloatArray, FloatArray], hue: Hue) -> None:
    ground = np.array(
        [(time.start, rise.start), (time.stop, rise.start), (time.stop, rise.stop), (time.start, rise.stop)]
    )
    shape(page, ground, fill=page.theme.control.wash, z=0.2)
    months, values = course
    x, y = _thinned(time.at(months), rise.at(np.minimum(values, rise.high)))
    under = np.vstack([np.column_stack([x, y]), [(x[-1], rise.start), (x[0], rise.start)]])
    shape(page, under, fill=hue.fill, z=3)
    stroke(page, np.column_stack([x, y]), hue.mark, width="line", z=4)


def _events(page: Page, time: Axis, events: Sequence[tuple[str, float]]) -> None:
    """Mark both treatments; the first is named at its left, the second at its right, so that none meet."""
    ink = page.theme.therapy.ink
    top = _FOOT + 4 * _LANE + 2
    for number in range(2):
        there = number < len(events)
        name, month = events[number] if there else (" ", 0.0)
        x = time.spot(month)
        for lane in range(4):  # never through a heading
            low = _FOOT + _LANE * lane + 2
            stroke(page, [(x, low), (x, low + _HIGH)], ink, width="line", alpha=float(there), z=9)
        if len(events) == 1:
            where, align = (x + 4, top), "left"
        else:
            where, align = ((x - 4, top), "right") if number == 0 else ((x + 4, top), "left")
        page.text(where, name, "small", colour=ink, weight=600, align=align)  # type: ignore[arg-type]  # one of the two


# ---- the lesion ----

_MM, _CENTRE = 43.0, (160.0, 150.0)
_OUT, _PITCH = 107.0, 18.5
_SHEATH, _AXON = 7.0, 4.9
_CELLS, _ATTACKERS = 14, 12
_ROOM = 17.0  # of the front for a cell


@dataclass(frozen=True)
class Ending:
    """The lesion at the end.

    Attributes
    ----------
    radius, depth, other
        Of the lesion, of what is repaired from its edge, and of that in the other order, mm; the last may be
        None.
    grafted, attackers
        Shares of grafted cells at the front, and of old clones.
    words
        What stands below it, two lines.
    """

    radius: float
    depth: float
    other: float | None
    grafted: float
    attackers: float
    words: tuple[str, str]


def _fibres() -> FloatArray:
    """Place fibres in rows that are shifted against each other, a little unevenly, shape (n, 2)."""
    rng = np.random.default_rng(3)
    rows = np.arange(-7, 8)
    columns = np.arange(-8, 9)
    x = _PITCH * (columns[None, :] + 0.5 * (rows[:, None] % 2))
    y = np.broadcast_to(0.866 * _PITCH * rows[:, None], x.shape)
    spots = np.column_stack([x.ravel(), y.ravel()])
    spots = spots[np.hypot(*spots.T) <= _OUT - 4]
    return np.asarray(spots + rng.uniform(-1.4, 1.4, spots.shape))


def ending(end: Ending, note: str) -> Page:
    """Draw the lesion cut across: healthy fibres around it, thin sheaths inside, bare fibres in its core."""
    page = panel("The lesion at the end", note)
    theme = page.theme
    spots = _fibres()
    core = max(end.radius - end.depth, 0.0) * _MM
    _disc(page, end.radius * _MM, theme.myelin, z=1)
    bare = core > 1
    _disc(page, max(core, 0.2), theme.lesion, z=2, seen=bare)
    out = np.hypot(*spots.T)
    healthy, wrapped = out > end.radius * _MM, out > core
    _many(
        page,
        spots,
        _SHEATH,
        [theme.myelin.fill if one else "none" for one in (wrapped | healthy).tolist()],
        [theme.myelin.ink if one else "none" for one in (wrapped | healthy).tolist()],
        [1.7 if one else 0.7 for one in healthy.tolist()],
    )
    _many(
        page, spots, _AXON, [theme.axon.fill] * len(spots), [theme.axon.ink] * len(spots), [0.7] * len(spots)
    )
    _cells(page, end, core, bare=bare)
    other = 0.2 if end.other is None else max((end.radius - end.other) * _MM, 0.2)
    ring = _circle(other, 40)
    seen = end.other is not None and other > 1
    stroke(page, np.vstack([ring, ring[:1]]), theme.ink, width="line", dashes=(4, 3), alpha=float(seen), z=9)
    page.text((7, 28), end.words[0], weight=600, colour=theme.myelin.ink)
    page.text((7, 12), end.words[1], "small", colour=theme.muted)
    return page


def _circle(radius: float, corners: int) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return np.column_stack([_CENTRE[0] + radius * np.cos(turn), _CENTRE[1] + radius * np.sin(turn)])


def _disc(page: Page, radius: float, hue: Hue, *, z: float, seen: bool = True) -> None:
    shape(page, _circle(radius, 40), fill=hue.wash, edge=hue.mark, width="thin", alpha=float(seen), z=z)


def _many(  # noqa: PLR0913, PLR0917 - one look for each of many fibres
    page: Page,
    spots: FloatArray,
    radius: float,
    fills: Sequence[Colour],
    edges: Sequence[Colour],
    widths: Sequence[float],
) -> None:
    page.add(
        PathCollection(
            [Path.circle((0, 0), radius * _POINTS)],
            offsets=spots + _CENTRE,
            offset_transform=page.ax.transData,
            facecolors=list(fills),
            edgecolors=list(edges),
            linewidths=list(widths),
            zorder=4 if radius > _AXON else 5,
            clip_on=False,
        )
    )


def _cells(page: Page, end: Ending, core: float, *, bare: bool) -> None:
    """Put grafted cells on the front and attackers inside it, as many as there are shares of."""
    theme = page.theme
    for number in range(_CELLS):
        turn = 2 * np.pi * (number + 0.4) / _CELLS
        at = (_CENTRE[0] + core * np.cos(turn), _CENTRE[1] + core * np.sin(turn))
        # Fewer where the front is so small that they would lie over each other.
        most = min(_CELLS * end.grafted, 2 * np.pi * core / _ROOM)
        seen = bare and number * 5 % _CELLS < most - 0.5
        _oval(page, at, turn, (7.0, 3.6), theme.therapy, seen=seen)
    rng = np.random.default_rng(8)
    for number in range(_ATTACKERS):
        out, turn = 12 + 68 * float(rng.random()) ** 0.6, 2 * np.pi * (number * 0.618 + 0.1)
        at = (_CENTRE[0] + out * np.cos(turn), _CENTRE[1] + out * np.sin(turn))
        seen = number < _ATTACKERS * end.attackers - 0.25
        _oval(page, at, 0.0, (5.6, 5.6), theme.immune, seen=seen)


def _oval(  # noqa: PLR0913 - where a cell lies, how, and of what kind
    page: Page, at: tuple[float, float], turn: float, half: tuple[float, float], hue: Hue, *, seen: bool
) -> None:
    round_it = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    x, y = half[0] * np.cos(round_it), half[1] * np.sin(round_it)
    cos, sin = np.cos(turn), np.sin(turn)
    outline = np.column_stack([at[0] + cos * x - sin * y, at[1] + sin * x + cos * y])
    width = points_wide("thin")
    shape(page, outline, fill=hue.mark, edge=hue.ink, width=width, alpha=float(seen), z=7)


__all__ = ["HEIGHT", "Ending", "Lanes", "ending", "lanes"]
