"""The anatomy of a decision aid: one page of a made-up aid, with its parts numbered and named."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import FloatArray, Spot
from mscourse.diagrams.glyphs.deciding import heart, house
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

ALT = (
    "A page of a made-up decision aid, eight parts numbered: the choice, with waiting as one option; options "
    "side by side; who gains and who is harmed among the same people; over which time; how sure; what "
    "matters to me; questions to take along; who made it and when."
)
HEADINGS = {
    "wide": Heading(
        "An aid shows gain and harm on the same people, then asks what matters",
        "The parts of one page; the illness and the medicine are made up",
    ),
    "phone": Heading(
        "Gain and harm on the same people,\nthen what matters to me",
        "One page; illness and medicine are made up",
    ),
}
FOOTERS = {
    "wide": "Schematic; the squares count nobody real. The list of parts is the course's own.",
    "phone": "Schematic; the squares count nobody real.\nThe list of parts is the course's own.",
}
BODIES = {"wide": 532, "phone": 926}


@dataclass(frozen=True)
class Part:
    """One part: its name, and what it does for the reader, in two lines."""

    name: str
    does: tuple[str, str]


PARTS = (
    Part("The choice", ("says that there is one,", "and that waiting is an option")),
    Part("Side by side", ("every option in the same rows,", "none of them in larger type")),
    Part("The same people", ("gain and harm out of one crowd,", "so both can be compared")),
    Part("Over which time", ("the same for all options:", "a risk without a time says little")),
    Part("How sure", ("how good the studies are,", "and what nobody knows yet")),
    Part("What matters to me", ("my own weights, which no study", "can know: there is no key")),
    Part("Questions to take along", ("room for my words in the talk", "with the team")),
    Part("Who made and paid it", ("and when: so that I can judge it,", "and see whether it is old")),
)
_PAPER = (292.0, 470.0)
_CELLS = 10


def aid_anatomy() -> Drawing:
    """Give the drawing of a decision aid's parts."""
    return Drawing("aid_anatomy", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the page of the aid, and name its parts beside it, or below it on a phone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_phone if page.phone else _wide)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- the paper ----


@dataclass(frozen=True)
class _Paper:
    """The sheet: its upper left corner, and places on it in units from there, y downwards."""

    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x, self.top - y

    def box(self, x: tuple[float, float], y: tuple[float, float], round_by: float = 2.0) -> FloatArray:
        return box(self.left + x[0], self.left + x[1], self.top - y[1], self.top - y[0], round_by)


# Where each number stands on the sheet: beside the part, at its left or right edge.
_MARKS: tuple[tuple[float, float], ...] = (
    (-2, 34),
    (294, 74),
    (-2, 140),
    (294, 214),
    (-2, 252),
    (294, 314),
    (-2, 392),
    (294, 446),
)
_COLUMNS = (78.0, 150.0, 222.0)
_WIDE = 62.0


def _sheet(page: Page, paper: _Paper) -> None:
    theme, grey = page.theme, page.theme.control
    wide, high = _PAPER
    shape(page, paper.box((4, wide + 4), (4, high + 4), 5), fill=grey.fill, z=1)
    shape(page, paper.box((0, wide), (0, high), 5), fill=theme.paper, edge=grey.ink, width="line", z=2)
    page.text(paper.at(16, 30), "Which way now?", "heading")
    page.text(paper.at(16, 46), "take it, take another, or wait and see", "small", colour=theme.muted)
    names = ("medicine", "another", "waiting")
    for x, name in zip(_COLUMNS, names, strict=True):
        shape(page, paper.box((x - 4, x + _WIDE), (58, 272), 4), fill=grey.wash, z=2.2)
        page.text(paper.at(x + _WIDE / 2 - 2, 76), name, "small", weight=600, align="center")
    gains, harms = (34, 22, 8), (9, 3, 0)
    for x, gain, harm in zip(_COLUMNS, gains, harms, strict=True):
        _crowd(page, paper.at(x + 2, 92), gain, theme.therapy.mark)
        _crowd(page, paper.at(x + 2, 154), harm, theme.lesion.mark)
    page.text(paper.at(16, 118), "who\ngains", "small")
    page.text(paper.at(16, 180), "who is\nharmed", "small")
    page.text(paper.at(16, 228), "time", "small")
    page.text(paper.at(16, 258), "how sure", "small")
    for number, x in enumerate(_COLUMNS):
        _time(page, paper.at(x + 4, 225), _WIDE - 12)
        _sure(page, paper.at(x + 9, 255), (3, 2, 1)[number])
    page.text(paper.at(16, 302), "What matters to me", "small", weight=600)
    for number, share in enumerate((0.82, 0.3, 0.55)):
        _weight(page, paper, 320 + 21 * number, share, number)
    page.text(paper.at(16, 394), "My questions", "small", weight=600)
    for number in range(2):
        y = 410 + 15 * number
        stroke(page, [paper.at(16, y), paper.at(276, y)], grey.mark, dashes=(1.5, 3), width="thin", z=4)
    stroke(
        page,
        [paper.at(24, 408), *[paper.at(24 + t, 406 - 3 * np.sin(t)) for t in range(1, 60, 2)]],
        theme.myelin.ink,
        width="thin",
        z=5,
    )
    stroke(page, [paper.at(0, 438), paper.at(wide, 438)], grey.mark, width="hair", z=4)
    page.text(paper.at(16, 456), "made by, on, paid by", "small", colour=theme.muted)
    for number in range(3):
        shape(
            page,
            paper.box((140 + 48 * number, 180 + 48 * number), (447, 457)),
            fill=grey.wash,
            edge=grey.mark,
            width="hair",
            z=4,
        )


def _crowd(page: Page, corner: Spot, marked: int, colour: Colour) -> None:
    """Draw a hundred small squares, some of them marked from the top left."""
    grey, pitch = page.theme.control, 5.4
    for number in range(_CELLS * _CELLS):
        x = corner[0] + pitch * (number % _CELLS)
        y = corner[1] - pitch * (number // _CELLS)
        fill = colour if number < marked else grey.fill
        shape(page, np.array([(x, y), (x + 4.2, y), (x + 4.2, y - 4.2), (x, y - 4.2)]), fill=fill, z=4)


def _time(page: Page, start: Spot, length: float) -> None:
    """Draw a stretch of time with a beginning and an end, the same for all."""
    x, y = start
    ink = page.theme.ink
    stroke(page, [(x, y), (x + length, y)], ink, z=5)
    for place in (x, x + length):
        stroke(page, [(place, y - 4), (place, y + 4)], ink, z=5)


def _sure(page: Page, start: Spot, filled: int) -> None:
    """Draw how sure something is as filled discs of four."""
    for number in range(4):
        spot = (start[0] + 13 * number, start[1])
        fill = page.theme.ink if number < filled else page.theme.paper
        disc(page, spot, 4.2, fill=fill, edge=page.theme.ink, width="thin", z=5)


def _weight(page: Page, paper: _Paper, y: float, share: float, number: int) -> None:
    """Draw a slider between little and much, with a sign for what is weighed."""
    theme = page.theme
    at = paper.at(26, y)
    if number == 0:
        heart(page, at, 13)
    elif number == 1:
        house(page, at, 12)
    else:
        disc(page, at, 6, fill=theme.paper, edge=theme.control.ink, width="thin", z=14)
        stroke(page, [(at[0], at[1] + 3.8), at, (at[0] + 3, at[1])], theme.control.ink, width="thin", z=15)
    start, end = 48.0, 268.0
    stroke(page, [paper.at(start, y), paper.at(end, y)], theme.control.mark, width="interval", z=4)
    disc(
        page,
        paper.at(start + share * (end - start), y),
        6,
        fill=theme.paper,
        edge=theme.ink,
        width="interval",
        z=6,
    )


# ---- where things stand ----


def _wide(page: Page) -> None:
    paper = _Paper((page.width - _PAPER[0]) / 2, page.top - 10)
    _sheet(page, paper)
    for number, (part, mark) in enumerate(zip(PARTS, _MARKS, strict=True), start=1):
        left = mark[0] < _PAPER[0] / 2
        spot = paper.at(*mark)
        step(page, spot, number, page.theme.ink)
        x = MARGIN if left else paper.left + _PAPER[0] + 22
        y = spot[1] + 5
        page.text((x, y), part.name, weight=600)
        for line, words in enumerate(part.does):
            page.text((x, y - 16 - 15 * line), words, "small", colour=page.theme.muted)


def _phone(page: Page) -> None:
    paper = _Paper((page.width - _PAPER[0]) / 2, page.top - 10)
    _sheet(page, paper)
    top = paper.top - _PAPER[1] - 34
    for number, (part, mark) in enumerate(zip(PARTS, _MARKS, strict=True), start=1):
        step(page, paper.at(*mark), number, page.theme.ink)
        y = top - 48 * (number - 1)
        step(page, (MARGIN + 9, y - 4), number, page.theme.ink)
        page.text((MARGIN + 26, y), part.name, weight=600)
        page.text((MARGIN + 26, y - 16), " ".join(part.does), "small", colour=page.theme.muted)


__all__ = ["PARTS", "aid_anatomy"]
