"""A trial of two treatments with four groups, what is compared in it, and what two groups cannot compare."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.glyphs.pair_of_drugs import capsule, gauge, tablet
from mscourse.diagrams.glyphs.patients import people
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName, mix

ALT = (
    "Four boxes of people in a square: neither, A, B, both, each with a glass filled to what the group "
    "gains. Two arrows, from neither to A and from B to both, show two gaps; a bracket compares them. Beside "
    "it three comparisons in small, and a trial of neither and both with two boxes missing."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Whether two treatments help each other shows only in a gap between two gaps",
        "A trial of two treatments, A and B; a glass shows what a group gains",
    ),
    "phone": Heading(
        "Whether two treatments help each other\nshows only in a gap between two gaps",
        "A trial of two treatments; a glass shows a gain",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: few people stand for many, and levels are made up. Chance decides who gets what.",
    "phone": "Schematic: few people stand for many, and\nlevels are made up. Chance decides who gets what.",
}
LEVELS = (0.22, 0.40, 0.36, 0.86)
"""How full the glasses of neither, A, B and both are: made up, and more than the sum."""
NAMES = ("neither", "A", "B", "both")
_PEOPLE, _ACROSS = 18, 6
BODIES: dict[Layout, int] = {"wide": 420, "phone": 764}


@dataclass(frozen=True)
class _Board:
    """Where the four boxes stand: the middles of two columns and two rows, and the size of a box."""

    columns: tuple[float, float]
    rows: tuple[float, float]
    size: tuple[float, float]

    def middle(self, number: int) -> Spot:
        """Give the middle of a box: B is given in the right column, A in the lower row."""
        return self.columns[number // 2], self.rows[number % 2]


def four_groups() -> Drawing:
    """Give the drawing of a trial with four groups."""
    return Drawing("four_groups", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the board of four groups, the comparisons in small, and the trial with two groups."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top
    if page.phone:
        board = _Board((92, 268), (top - 96, top - 278), (144, 104))
        small = [(x, top - y) for y in (404.0, 562.0) for x in (MARGIN + 4.0, 196.0)]
    else:
        board = _Board((158, 340), (top - 98, top - 286), (152, 108))
        small = [(x, top - y) for y in (44.0, 226.0) for x in (456.0, 576.0)]
    _heads(page, board)
    for number in range(len(NAMES)):
        _group(page, board, number)
    _gaps(page, board)
    _smalls(page, small)
    page.footer(FOOTERS[layout])
    return page


def _heads(page: Page, board: _Board) -> None:
    theme = page.theme
    for x, words in zip(board.columns, ("without B", "with B"), strict=True):
        page.text((x, page.top - 24), words, colour=theme.muted, align="center")
    if not page.phone:
        for y, words in zip(board.rows, ("without\nA", "with\nA"), strict=True):
            page.text((MARGIN, y + 4), words, colour=theme.muted)


def _group(page: Page, board: _Board, number: int) -> None:
    """Draw a group: its ground, its name and treatments, its people, and its glass."""
    theme, (x, y), (wide, high) = page.theme, board.middle(number), board.size
    hue = theme.control if number == 0 else theme.therapy
    left, right, low, up = x - wide / 2, x + wide / 2, y - high / 2, y + high / 2
    ground = box(left, right, low, up, 9)
    shape(page, ground, fill=hue.wash, edge=hue.mark, width="thin", z=1)
    page.text((left + 10, up - 19), NAMES[number], "heading", colour=hue.ink)
    at = left + 18 + page.measure(NAMES[number], "heading") + 12
    if number in {1, 3}:
        capsule(page, (at, up - 15), 21)
        at += 25
    if number in {2, 3}:
        tablet(page, (at, up - 15), 8)
    count = np.arange(_PEOPLE)
    pitch = (wide - 52) / _ACROSS
    places = np.column_stack(
        [left + 10 + pitch * (count % _ACROSS + 0.5), up - 45 - 24.0 * (count // _ACROSS)]
    )
    people(page, places, ["quiet" if number == 0 else "helped"] * _PEOPLE, 20)
    foot, tall = low + 10, high - 20
    gauge(page, (right - 18, foot), (15, tall), LEVELS[number], hue)
    if number % 2:  # the gap above the group that differs by A alone
        ends = [foot + tall * LEVELS[number - 1], foot + tall * LEVELS[number]]
        for level in ends:
            stroke(page, [(right - 34, level), (right - 8, level)], theme.ink, width="thin", z=20)
        stroke(page, [(right - 34, ends[0]), (right - 34, ends[1])], theme.ink, width=3.4, z=20)


def _gaps(page: Page, board: _Board) -> None:
    """Draw both gaps as arrows from row to row, and the bracket that compares them."""
    theme, ink = page.theme, page.theme.therapy.ink
    upper, lower = board.rows
    middle = (upper + lower) / 2
    half = board.size[1] / 2
    for x, words in zip(board.columns, ("what A does\nalone", "what A does\nbeside B"), strict=True):
        arrow(page, [(x - 44, upper - half - 6), (x - 44, lower + half + 6)], colour=ink)
        page.text((x - 34, middle + 6), words, "small", colour=ink)
    foot = lower - half - 12
    left, right = board.columns
    stroke(page, [(left, foot), (left, foot - 9), (right, foot - 9), (right, foot)], theme.ink, width="line")
    words = "the gap between the gaps: the interaction"
    page.text(((left + right) / 2, foot - 26), words, align="center", weight=600)


def _smalls(page: Page, corners: Sequence[Spot]) -> None:
    """Draw what each comparison weighs against what, with the boxes in small."""
    names = (
        ("does A work?", "lower row\nagainst upper"),
        ("does B work?", "right column\nagainst left"),
        ("do they help\neach other?", "two gaps, one\nagainst the other"),
        ("two groups only", "one gap only, and\nnone to set it\nagainst"),
    )
    for number, (corner, (name, words)) in enumerate(zip(corners, names, strict=True)):
        _small(page, corner, number)
        x, y = corner
        lines = name.count("\n")
        colour = page.theme.lesion.ink if number == 3 else page.theme.ink  # noqa: PLR2004 - the last one
        page.text((x, y - 100), name, weight=600, colour=colour)
        page.text((x, y - 116 - 16 * lines), words, "small", colour=page.theme.muted)


_SIDE, _STEP = 32.0, 42.0


def _small(page: Page, corner: Spot, number: int) -> None:
    theme, (x, y) = page.theme, corner
    dark, pale = theme.therapy.mark, mix(theme.paper, theme.therapy.fill, 0.45)
    kinds = (
        ("pale", "dark", "pale", "dark"),
        ("pale", "pale", "dark", "dark"),
        ("pale", "pale", "pale", "pale"),
        ("pale", "none", "none", "dark"),
    )[number]
    spots = []
    for place, kind in enumerate(kinds):
        left, up = x + _STEP * (place // 2), y - _STEP * (place % 2)
        outline = box(left, left + _SIDE, up - _SIDE, up, 5)
        spots.append((left + _SIDE / 2, up - _SIDE / 2))
        if kind == "none":
            closed = np.vstack([outline, outline[:1]])
            stroke(page, closed, theme.control.mark, width="thin", dashes=(3, 2.6), z=3)
            page.text(
                (left + _SIDE / 2, up - _SIDE / 2 - 5),
                "?",
                weight=600,
                colour=theme.control.ink,
                align="center",
            )
            continue
        fill = dark if kind == "dark" else pale
        shape(page, outline, fill=fill, edge=theme.therapy.ink, width="thin", z=3)
    if number == 2:  # noqa: PLR2004 - the gaps
        for above, below in ((0, 1), (2, 3)):
            ends = [(spots[above][0], spots[above][1] + 4), (spots[below][0], spots[below][1] - 4)]
            arrow(page, ends, colour=theme.therapy.ink)
        low = spots[1][1] - _SIDE / 2 - 4
        left, right = spots[1][0], spots[3][0]
        stroke(page, [(left, low), (left, low - 5), (right, low - 5), (right, low)], theme.ink, width="line")


__all__ = ["four_groups"]
