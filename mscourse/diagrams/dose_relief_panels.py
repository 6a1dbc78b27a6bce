"""Panels of two drugs: a surface of what is left that can be turned, and the cut along its diagonal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import Axis, across, draw_across, line, marker, panel
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

VIEWS: Mapping[str, tuple[float, float]] = {
    "from the front": (212, 27),
    "from the side": (252, 27),
    "from above": (0, 90),
}
"""How far the surface is turned, and how high the eye stands, degrees."""
DOSES = 3.0
"""End of both scales of dose."""
LEVELS = (0.7, 0.5)
"""What is left along the lines of equal effect."""
_SIDE, _HIGH = {False: 164.0, True: 172.0}, 112.0
_MIDDLE = {False: (160.0, 146.0), True: (176.0, 150.0)}
_STEEP = 0.5  # of a normal that points aside more than down
_CLEAR, _SLIGHT = 0.06, 0.01  # a difference that is strong, and one that shows at all


@dataclass(frozen=True)
class Relief:
    """A surface over two doses.

    Attributes
    ----------
    doses
        Nodes of both scales, rising from 0 to `DOSES`, shape (n,).
    left, awaited
        What is left at each pair of doses, and what the rule expects, shape (n, n); the first drug along
        the first axis.
    told
        The dose of each drug that the sentence tells of.
    rule
        The rule's name.
    """

    doses: FloatArray
    left: FloatArray
    awaited: FloatArray
    told: float
    rule: str


@dataclass(frozen=True)
class _Eye:
    """From doses and what is left to the page."""

    view: str

    @property
    def above(self) -> bool:
        """Whether the surface is seen as a map."""
        return VIEWS[self.view][1] > 80  # noqa: PLR2004 - straight down, but for rounding

    def see(self, one: FloatArray, other: FloatArray, left: FloatArray) -> FloatArray:
        """Return places on the page, shape (..., 3): x, y, and how far away."""
        turn, high = np.deg2rad(VIEWS[self.view])
        a, b = one / DOSES - 0.5, other / DOSES - 0.5
        side = _SIDE[self.above]
        away = a * np.sin(turn) + b * np.cos(turn)
        x = side * (a * np.cos(turn) - b * np.sin(turn))
        y = side * away * np.sin(high) + _HIGH * (left - 0.5) * np.cos(high)
        middle = _MIDDLE[self.above]
        return np.stack([x + middle[0], y + middle[1], away], axis=-1)


def relief(surface: Relief, view: str) -> Page:
    """Draw the surface from one side, coloured by how far it is from what the rule expects."""
    page = panel("What do both leave?", f"height: what is left; colour: against {surface.rule}")
    eye = _Eye(view)
    _floor(page, eye)
    _quads(page, eye, surface)
    _levels(page, eye, surface)
    _told(page, eye, surface)
    _key(page)
    return page


def _bin(page: Page, more: float) -> Colour:
    """Choose the colour of how much more both do than is expected, from much less to much more."""
    theme = page.theme
    if abs(more) < _SLIGHT:
        return theme.therapy.wash
    strong = abs(more) >= _CLEAR
    if more > 0:
        return theme.therapy.mark if strong else theme.therapy.fill
    return theme.control.mark if strong else theme.control.fill


def _quads(page: Page, eye: _Eye, surface: Relief) -> None:
    doses = surface.doses
    one, other = np.meshgrid(doses, doses, indexing="ij")
    seen = eye.see(one, other, surface.left)
    more = surface.awaited - surface.left
    made = []
    for i in range(len(doses) - 1):
        for j in range(len(doses) - 1):
            corners = seen[[i, i + 1, i + 1, i], [j, j, j + 1, j + 1]]
            mean = float(more[i : i + 2, j : j + 2].mean())
            made.append((float(corners[:, 2].mean()), corners[:, :2], mean))
    made.sort(key=lambda one: -one[0])
    for number, (_, corners, mean) in enumerate(made):
        shape(
            page,
            corners,
            fill=_bin(page, mean),
            edge=page.theme.muted,
            width=0.4,
            z=3 + number / 1000,
        )


def _floor(page: Page, eye: _Eye) -> None:
    """Draw the two scales on the ground, and their names at their ends."""
    theme = page.theme
    ground = np.array([(0, 0), (DOSES, 0), (DOSES, DOSES), (0, DOSES)])
    at = eye.see(ground[:, 0], ground[:, 1], np.zeros(4))[:, :2]
    shape(page, at, fill=theme.control.wash, edge=theme.rule, width="thin", z=1)
    middle = np.array(_MIDDLE[eye.above]) - (0, 0 if eye.above else _HIGH / 2 * 0.89)
    for number, name in enumerate(("A", "B")):
        ends = np.zeros((2, 2))
        ends[1, number] = DOSES
        # Along the edge that is nearest: the other drug at its largest dose, or none of it on a map.
        ends[:, 1 - number] = 0 if eye.above else DOSES
        spots = eye.see(ends[:, 0], ends[:, 1], np.zeros(2))[:, :2]
        stroke(page, spots, theme.therapy.ink, width="line", z=2)
        along = (spots[1] - spots[0]) / np.hypot(*(spots[1] - spots[0]))
        out = np.array([-along[1], along[0]])
        out *= np.sign(out @ (spots.mean(axis=0) - middle))
        for share in range(3 if number and not eye.above else 4):
            spot = spots[0] + (spots[1] - spots[0]) * share / 3 + 12 * out - (0, 4)
            page.text(spot, f"{share}", "small", colour=theme.muted, align="center")
        where = spots.mean(axis=0) + 27 * out - (0, 4)
        align: Literal["left", "center", "right"] = "left" if out[0] > 0 else "right"
        if abs(out[0]) < _STEEP:
            align = "center"
        page.text(where, f"dose {name}", "small", colour=theme.therapy.ink, weight=600, align=align)


def _along(doses: FloatArray, field: FloatArray, level: float) -> FloatArray:
    """Return pairs of doses at which `level` is left, shape (n, 2): a field that falls along both axes."""
    fine = np.linspace(0, DOSES, 25)
    found = []
    for dose in fine.tolist():
        row = np.array([np.interp(dose, doses, field[:, j]) for j in range(len(doses))])
        if row[0] >= level >= row[-1]:
            found.append((dose, float(np.interp(-level, -row, doses))))
    return np.array(found, float).reshape(-1, 2)


def _levels(page: Page, eye: _Eye, surface: Relief) -> None:
    """Draw lines of equal effect on the surface; on the map those of the rule too, dashed."""
    theme = page.theme
    for level in LEVELS:
        for field, dashes in ((surface.left, None), (surface.awaited, (3.2, 2.4))):
            pairs = _along(surface.doses, field, level)
            seen = len(pairs) > 1 and (dashes is None or eye.above)
            if not seen:
                pairs = np.array([(0.0, 0.0), (0.01, 0.01)])
            at = eye.see(pairs[:, 0], pairs[:, 1], np.full(len(pairs), level))[:, :2]
            if dashes is None:
                stroke(page, at, theme.ink, width="line", alpha=float(seen), z=5)
            else:
                stroke(page, at, theme.ink, width="thin", dashes=dashes, alpha=float(seen), z=5)
            if dashes is None and seen:
                # Where the line leaves the surface, on plain ground beside it.
                left_side = eye.view == "from the side"
                end = at[int(np.argmin(at[:, 0]) if left_side else np.argmax(at[:, 0]))]
                near = (-22.0, -2.0) if left_side else (7.0, 6.0 if eye.above else -4.0)
                spot = end + near
                _plate(page, spot, seen=eye.above)
                page.text(spot, f"{level:g}", "small", colour=theme.ink, z=31, weight=600)


def _plate(page: Page, spot: FloatArray, *, seen: bool) -> None:
    """Clear plain ground for a number that stands on the surface."""
    x, y = spot
    box = np.array([(x - 3, y - 3), (x + 21, y - 3), (x + 21, y + 11), (x - 3, y + 11)])
    shape(page, box, fill=page.theme.paper, alpha=float(seen), z=7)


def _told(page: Page, eye: _Eye, surface: Relief) -> None:
    dose = np.array([surface.told])
    n = int(np.argmin(np.abs(surface.doses - surface.told)))
    spot = eye.see(dose, dose, surface.left[n : n + 1, n])[0]
    cut = surface.doses
    diagonal = eye.see(cut, cut, np.diagonal(surface.left))[:, :2]
    stroke(page, diagonal, page.theme.therapy.ink, width="bold", z=6)
    marker(page, float(spot[0]), float(spot[1]), page.theme.ink, seen=True)


def _key(page: Page) -> None:
    """Say what the five colours mean, from less to more."""
    theme = page.theme
    colours = (
        theme.control.mark, theme.control.fill, theme.therapy.wash, theme.therapy.fill, theme.therapy.mark
    )  # fmt: skip
    left, low, wide = 88.0, 11.0, 19.0
    for number, colour in enumerate(colours):
        x = left + wide * number
        box = np.array([(x, low), (x + wide, low), (x + wide, low + 10), (x, low + 10)])
        shape(page, box, fill=colour, edge=theme.control.mark, width=0.4, z=3)
    page.text((left - 6, low + 1), "both do less", "small", colour=theme.control.ink, align="right")
    page.text((left + 5 * wide + 6, low + 1), "more than expected", "small", colour=theme.therapy.ink)


@dataclass(frozen=True)
class Cut:
    """The cut along the diagonal: as much of one drug as of the other.

    Attributes
    ----------
    doses, left
        Of each drug, and what is left, shape (n,).
    awaited
        What each rule expects, by its name, shape (n,).
    told, here
        The dose of each that the sentence tells of, and what is left there.
    verdicts
        What each rule says of that, by its name.
    rule
        The rule that the reader chose.
    """

    doses: FloatArray
    left: FloatArray
    awaited: Mapping[str, FloatArray]
    told: float
    here: float
    verdicts: Mapping[str, str]
    rule: str


_DASHES: Mapping[str, tuple[float, float]] = {"Loewe": (1.4, 2.2), "Bliss": (5, 2.6), "best alone": (9, 3)}
_FOOT, _TOP = 116.0, 240.0


def cut(here: Cut) -> Page:
    """Draw what is left along the diagonal beside what three rules expect, and their verdicts."""
    page = panel("The cut along the diagonal", "what is left, 1 is all; as much of A as of B")
    theme = page.theme
    level = across(0, DOSES, (0, 1, 2, 3))
    rise = Axis(0, 1, _FOOT, _TOP, (0, 0.5, 1))
    for tick in rise.ticks:
        y = rise.spot(tick)
        stroke(page, [(level.start, y), (level.stop, y)], theme.rule, width="hair", z=1)
        page.text((level.start - 7, y - 4), f"{tick:g}", "small", colour=theme.muted, align="right")
    draw_across(page, level, "", foot=_FOOT)
    page.text((level.stop, _FOOT - 28), "dose of each", "small", colour=theme.muted, align="right")
    for rule, awaited in here.awaited.items():
        chosen = rule == here.rule
        points = np.column_stack([level.at(here.doses), rise.at(awaited)])
        colour = theme.ink if chosen else theme.control.mark
        stroke(page, points, colour, width="interval" if chosen else "line", dashes=_DASHES[rule], z=7)
    line(page, level.at(here.doses), rise.at(here.left), theme.therapy.mark)
    marker(page, level.spot(here.told), rise.spot(here.here), theme.ink, seen=True)
    _verdicts(page, here, _at(here))
    return page


def _at(here: Cut) -> Mapping[str, float]:
    return {rule: float(np.interp(here.told, here.doses, awaited)) for rule, awaited in here.awaited.items()}


def _verdicts(page: Page, here: Cut, awaited: Mapping[str, float]) -> None:
    """Give each rule a line: its dash, what it expects at the marked dose, what it says of both."""
    theme = page.theme
    y = 66.0
    page.text((7, y + 16), "at the mark", "small", colour=theme.muted)
    page.text((122, y + 16), "left", "small", colour=theme.muted, align="right")
    page.text((138, y + 16), "both do", "small", colour=theme.muted)
    rows: Sequence[tuple[str, float, str]] = [
        ("both", here.here, ""),
        *((rule, awaited[rule], here.verdicts[rule]) for rule in here.awaited),
    ]
    for number, (name, value, said) in enumerate(rows):
        low = y - 17 * number
        own = name == "both"
        bold = own or name == here.rule
        colour = theme.therapy.ink if own else theme.ink if bold else theme.control.ink
        dash = _DASHES.get(name)
        ends = [(7.0, low + 4), (31.0, low + 4)]
        if dash:
            stroke(page, ends, colour if bold else theme.control.mark, width="line", dashes=dash, z=7)
        else:
            stroke(page, ends, theme.therapy.mark, width="bold", z=7)
        page.text((38, low), name, "small", colour=colour, weight=600 if bold else 400)
        page.text((122, low), f"{value:.2f}", "small", colour=colour, align="right")
        page.text((138, low), said or " ", "small", colour=colour, weight=600 if bold else 400)


__all__ = ["DOSES", "VIEWS", "Cut", "Relief", "cut", "relief"]
