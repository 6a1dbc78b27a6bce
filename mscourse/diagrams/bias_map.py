"""Six ways in which a comparison misleads, as small graphs of causes, with or without their fixes."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName

ALT = (
    "Six small graphs of causes. In each a dashed arrow misleads from what decides about the group, or "
    "about what "
    "is counted, to the result: regression to the mean, immortal time, confounding, drop-out, "
    "unblinding, and "
    "surrogate. A green bar on each dashed arrow names what blocks it."
)
ALT_OPEN = (
    "Six small graphs of causes. In each a solid arrow leads from treatment to result, and a dashed "
    "arrow misleads: "
    "regression to the mean, immortal time, confounding, drop-out, unblinding, and surrogate. "
    "Nothing blocks "
    "the dashed arrows; the reader is asked for a remedy."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Six ways round the treatment, and what blocks each",
        "Dashed: the misleading path; green bar: its fix",
    ),
    "phone": Heading(
        "Six ways round the treatment,\nand what blocks each", "Dashed: the misleading path; bar: its fix"
    ),
}
OPEN_HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Six ways round the treatment", "Dashed: the misleading path from what was chosen to what was found"
    ),
    "phone": Heading("Six ways round the treatment", "Dashed: the misleading path"),
}
FOOTERS: dict[bool, dict[Layout, str]] = {
    True: {
        "wide": "Schematic. Solid: what a study asks about. Dashed: a path that makes a result without "
        "any effect. "
        "Green: what blocks it.",
        "phone": "Schematic. Solid: what a study asks about. Dashed:\na path that makes a result without "
        "any effect.\n"
        "Green: what blocks it.",
    },
    False: {
        "wide": "Schematic. Solid: what a study asks about. Dashed: a path that makes a result without "
        "any effect.",
        "phone": "Schematic. Solid: what a study asks about. Dashed:\na path that makes a result without "
        "any effect.",
    },
}
"""By whether the fixes are drawn."""
_WIDE_CELL, _PHONE_CELL = 152.0, 152.0


@dataclass(frozen=True)
class Trap:
    """One misleading path.

    Attributes
    ----------
    name : str
        What it is called.
    cause : str
        What stands above, where the misleading path begins.
    left, right : str
        The two ends of the question that the study asks.
    leg : {"out", "in", "asked"}
        How the left end hangs on the cause: out of it, into it, or by what a study asked about.
    blocked : {"left", "right", "asked"}
        Which leg the fix bars; with "asked" the fix is to measure the question itself.
    fix : str
        What blocks the misleading path.
    """

    name: str
    cause: str
    left: str
    right: str
    leg: Literal["out", "in", "asked"]
    blocked: Literal["left", "right", "asked"]
    fix: str


TRAPS = (
    Trap(
        "Regression to the mean",
        "a bad spell",
        "let in, treated",
        "fewer relapses",
        "out",
        "right",
        "a group let in alike",
    ),
    Trap(
        "Immortal time",
        "still well so far",
        "counted as treated",
        "fewer events",
        "out",
        "left",
        "count from one day",
    ),
    Trap(
        "Confounding",
        "reasons to choose",
        "drug or cells",
        "worse or not",
        "out",
        "left",
        "chance decides",
    ),
    Trap("Drop-out", "getting worse", "cells", "seen to the end", "in", "right", "follow everybody"),
    Trap("Unblinding", "knowing the arm", "cells", "a rater's score", "in", "left", "hide the arm"),
    Trap(
        "Surrogate",
        "a calmer scan",
        "drug or cells",
        "walking, years on",
        "asked",
        "asked",
        "count this instead",
    ),
)


def bias_map(*, filled: bool = True) -> Drawing:
    """Give the drawing of the six traps.

    Parameters
    ----------
    filled : bool
        Whether what blocks each misleading path is drawn; without, the reader looks for it.
    """
    return Drawing("bias_map", ALT, draw) if filled else Drawing("bias_map_empty", ALT_OPEN, draw_open)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the traps with their fixes."""
    return _drawn(layout, theme, HEADINGS[layout] if titled else None, filled=True)


def draw_open(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the traps alone."""
    return _drawn(layout, theme, OPEN_HEADINGS[layout] if titled else None, filled=False)


def _drawn(layout: Layout, theme: ThemeName, heading: Heading | None, *, filled: bool) -> Page:
    columns = 1 if layout == "phone" else 2
    rows, high = len(TRAPS) // columns, _PHONE_CELL if layout == "phone" else _WIDE_CELL
    foot = 68 if layout == "phone" else 40
    page = Page(round(rows * high + foot), layout, theme, heading)
    gap = 28.0
    wide = (page.width - 2 * MARGIN - gap * (columns - 1)) / columns
    for number, trap in enumerate(TRAPS):
        corner = (MARGIN + (wide + gap) * (number % columns), page.top - high * (number // columns))
        _trap(page, trap, corner, wide, filled=filled)
        if number >= columns:
            x, y = corner
            stroke(page, [(x, y), (x + wide, y)], page.theme.rule, width="hair", z=1)
    page.footer(FOOTERS[filled][layout])
    return page


def _trap(page: Page, trap: Trap, corner: tuple[float, float], wide: float, *, filled: bool) -> None:
    """Draw one graph: the question along the foot, the misleading cause above it."""
    (x, y), theme = corner, page.theme
    page.text((x, y - 22), trap.name, "heading")
    foot, top = y - 124, y - 54
    left = _node(page, (x, foot), trap.left, theme.therapy, "left")
    right = _node(page, (x + wide, foot), trap.right, theme.control, "right")
    cause = _node(page, (x + wide / 2, top), trap.cause, theme.lesion, "centre")
    legs = (
        ((cause[0] + 8, top - 15), (left[0] + 0.55 * (left[1] - left[0]), foot + 17)),
        ((cause[1] - 8, top - 15), (right[0] + 0.45 * (right[1] - right[0]), foot + 17)),
    )
    if trap.leg == "asked":
        arrow(page, legs[0][::-1], "moves", theme.ink)
    else:
        _path(page, *legs[0], back=trap.leg == "in")
    _path(page, *legs[1])
    _question(page, trap, (left[1] + 5, right[0] - 6), foot, filled=filled)
    if filled and trap.blocked != "asked":
        _bar(page, legs[0 if trap.blocked == "left" else 1], trap)


def _question(page: Page, trap: Trap, ends: tuple[float, float], foot: float, *, filled: bool) -> None:
    """Draw what the study asks about, or that nobody measured it."""
    theme, middle = page.theme, (ends[0] + ends[1]) / 2
    asked, answered = trap.leg != "asked", trap.blocked == "asked" and filled
    if asked or answered:
        arrow(page, [(ends[0], foot), (ends[1], foot)], "moves", theme.ink if asked else theme.therapy.mark)
    else:
        stroke(
            page, [(ends[0], foot), (ends[1] - 3, foot)], theme.control.mark, width="thin", dashes=(1, 3), z=4
        )
    if asked:
        return
    words, ink = (trap.fix, theme.therapy.ink) if answered else ("not measured", theme.muted)
    page.text(
        (middle, foot - 17), words, "small", weight=600 if answered else 400, colour=ink, align="center"
    )


Ends = tuple[float, float]


def _node(
    page: Page, at: tuple[float, float], words: str, hue: Hue, side: Literal["left", "right", "centre"]
) -> Ends:
    """Write a cause or a result in a pill; return its left and right end."""
    wide = page.measure(words, "label", 600) + 20
    x, y = at
    left = {"left": x, "right": x - wide, "centre": x - wide / 2}[side]
    shape(page, _pill(left, left + wide, y, 13), fill=hue.wash, edge=hue.ink, width="thin", z=6)
    page.text((left + 10, y - 4.5), words, weight=600, colour=hue.ink)
    return left, left + wide


def _pill(left: float, right: float, y: float, half: float) -> FloatArray:
    turn = np.linspace(-np.pi / 2, np.pi / 2, 16)
    first = np.column_stack([right - half + half * np.cos(turn), y + half * np.sin(turn)])
    other = np.column_stack([left + half - half * np.cos(turn), y - half * np.sin(turn)])
    return np.vstack([first, other])


def _path(page: Page, start: tuple[float, float], end: tuple[float, float], *, back: bool = False) -> None:
    """Draw one leg of the misleading path, bent a little; backwards it runs from the foot up."""
    bend = ((start[0] + end[0]) / 2 + (6 if end[0] > start[0] else -6), (start[1] + end[1]) / 2 + 6)
    points = [start, bend, end]
    arrow(page, points[::-1] if back else points, "signals", page.theme.lesion.ink)


def _bar(page: Page, leg: tuple[tuple[float, float], tuple[float, float]], trap: Trap) -> None:
    """Bar one leg of the misleading path, and name the bar inside the arch."""
    theme, (start, end) = page.theme, leg
    left = trap.blocked == "left"
    x, y = (start[0] + end[0]) / 2 + (-3 if left else 3), (start[1] + end[1]) / 2 + 3
    along = np.array([end[0] - start[0], end[1] - start[1]])
    along = along / np.hypot(*along)
    aside = np.array([-along[1], along[0]])
    ends = [np.array([x, y]) - 13 * aside, np.array([x, y]) + 13 * aside]
    stroke(page, ends, theme.paper, width=7, z=26)
    stroke(page, ends, theme.therapy.mark, width=4.2, z=27)
    side: Literal["left", "right"] = "left" if left else "right"
    words = (x + 20, y - 12) if left else (x - 20, y - 12)
    page.text(words, trap.fix, "small", weight=600, colour=theme.therapy.ink, align=side, z=31)


__all__ = ["bias_map"]
