"""A trial or a sale: two roads from the first message on, the same ten questions, and opposite answers."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box, syringe
from mscourse.diagrams.glyphs.curves import Curve, Spot, ribbon, through
from mscourse.diagrams.glyphs.deciding import coin, sheet
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.patients import Kind, people
from mscourse.diagrams.glyphs.people import person
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName, mix
from mscourse.figures.wrap import wrapped

ALT = (
    "Two roads part at one person, a trial and a sale, and pass the same ten questions with opposite "
    "answers: praise, claim, product, harms, consent, who watches, who pays, comparison, follow-up, "
    "results. The road of the sale ends after payment; that of the trial goes on to published results."
)
HEADINGS = {
    "wide": Heading(
        "A trial goes on where a sale ends",
        "Two roads from the first message: the same ten questions, opposite answers",
    ),
    "phone": Heading("A trial goes on where a sale ends", "The same ten questions, opposite answers"),
}
FOOTERS = {
    "wide": "Schematic, and sharper than life: a trial can cost people money and time, a seller may answer "
    "some questions well.\nOne sign is no proof; several together are a reason to ask.",
    "phone": "Schematic, and sharper than life: a trial can cost\nmoney and time, a seller may answer some "
    "well.\nSeveral signs together are a reason to ask.",
}
BODIES = {"wide": 604, "phone": 1030}


@dataclass(frozen=True)
class Question:
    """What can be asked of both: its name, and how a trial and a sale answer."""

    name: str
    trial: str
    sale: str


QUESTIONS = (
    Question("Who praises it?", "a register lists it, without praise", "happy stories and an advert"),
    Question("What is claimed?", "it may help; that is the question", "it helps nearly everybody"),
    Question("What is given?", "one named product, one illness", "cells of some kind, many illnesses"),
    Question("Which harms?", "listed, with what is not known", "none named, or just natural"),
    Question("How do I agree?", "read at home, ask, free to say no", "sign on the day of payment"),
    Question("Who watches?", "regulator and ethics committee", "nobody from outside is named"),
    Question("Who pays?", "the study, for what is tested", "the person, in advance"),
    Question("Compared with?", "a group without the product", "how one felt before"),
    Question("And afterwards?", "visits at set times, harms counted", "no visit is planned"),
    Question("The results?", "published, good or bad", "not published, or only the good"),
)
_ENDS = 7
"""The question after which the road of the sale stops."""


def trial_or_sale() -> Drawing:
    """Give the drawing of the two roads."""
    return Drawing("trial_or_sale", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the roads, the ten questions between them, and the answers on either side."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_phone if page.phone else _wide)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- roads ----


def _road(page: Page, curve: Curve, width: float, *, stops: float | None = None) -> None:
    """Draw a road along a curve; past `stops`, a place along it, only its outline goes on, in dashes."""
    grey = page.theme.control
    end = curve.length if stops is None else stops
    places = np.linspace(0, end, 240)
    outline = ribbon(curve, places, -width / 2, width / 2)
    shape(page, outline, fill=mix(page.theme.paper, grey.fill, 0.75), edge=grey.mark, width="thin", z=2)
    if stops is not None:
        rest = np.linspace(stops + 5, curve.length, 120)
        for side in (-1, 1):
            stroke(page, curve.offset(rest, side * width / 2), grey.mark, dashes=(3, 4), width="thin", z=2)


def _way(points: list[Spot], start: Spot, bend: float) -> Curve:
    """Lead a road from a person to the first station, and on through all of them."""
    first = points[0]
    upper = [start, (start[0] + (first[0] - start[0]) * 0.55, start[1] - 4), (first[0], first[1] + bend)]
    last = points[-1]
    whole = [*upper, *points, (last[0], last[1] - 30)]
    return through(np.array([np.asarray(one, float) for one in whole]), 900)


def _place(curve: Curve, spot: Spot) -> float:
    """Find how far along a road a spot lies."""
    return float(curve.s[int(np.argmin(np.hypot(*(curve.xy - np.asarray(spot, float)).T)))])


# ---- signs at the heads and feet of the roads ----


def _groups(page: Page, at: Spot) -> None:
    """Draw two groups side by side: with the product, and without."""
    (x, y), theme = at, page.theme
    kinds: tuple[Kind, Kind] = ("helped", "quiet")
    for kind, left in zip(kinds, (x - 46, x + 8), strict=True):
        spots = np.array([(left + 13 * (n % 4), y - 19 * (n // 4)) for n in range(8)])
        people(page, spots, [kind] * 8, 16)
    stroke(page, [(x - 1, y + 12), (x - 1, y - 32)], theme.control.mark, dashes=(3, 3), width="thin", z=4)


def _shop(page: Page, foot: Spot) -> None:
    """Draw a shop with an awning, a syringe in its window, and coins before it."""
    (x, y), grey, amber = foot, page.theme.control, page.theme.axon
    shape(page, box(x - 42, x + 42, y, y + 50, 1), fill=page.theme.paper, edge=grey.ink, width="thin", z=5)
    for number in range(6):
        left = x - 48 + 16 * number
        fill = amber.fill if number % 2 else page.theme.paper
        turn = np.linspace(0, np.pi, 14)
        scallop = np.column_stack([left + 8 - 8 * np.cos(turn), y + 46 - 6 * np.sin(turn)])
        outline = np.vstack([[(left, y + 60), (left, y + 46)], scallop, [(left + 16, y + 60)]])
        shape(page, outline, fill=fill, edge=amber.ink, width="thin", z=6)
    shape(page, box(x - 34, x + 12, y + 9, y + 36, 1), fill=grey.wash, edge=grey.mark, width="thin", z=5.2)
    syringe(page, (x - 30, y + 22), np.pi, 40, z=7)
    shape(page, box(x + 20, x + 36, y, y + 34, 1), fill=grey.fill, edge=grey.ink, width="thin", z=5.2)
    for number in range(3):
        coin(page, (x - 62 + 7 * (number % 2), y + 5 + 8 * number), 6.5, z=8 + number)


def _reports(page: Page, corner: Spot) -> None:
    """Draw reports that anybody can read."""
    x, y = corner
    for number in range(3):
        sheet(page, (x + 7 * number, y + 3 * number), (24, 30), 4, z=6 + number)


# ---- where things stand ----


def _wide(page: Page) -> None:
    first, pitch = page.top - 158, 36.6
    rows = [first - pitch * number for number in range(len(QUESTIONS))]
    start = (350.0, page.top - 92)
    sides: list[Curve] = []
    for side in (-1, 1):
        spots: list[Spot] = [
            (350 + side * (106 + 5 * np.sin(1.1 * number)), y) for number, y in enumerate(rows)
        ]
        sides.append(_way(spots, (start[0] + side * 6, start[1] - 6), 26))
    _roads(page, sides, rows, 20)
    person(page, (346, page.top - 88), "one stick", ink=page.theme.ink)
    page.text((350, page.top - 34), "the first message", "small", colour=page.theme.muted, align="center")
    _groups(page, (150, page.top - 50))
    _shop(page, (560, page.top - 82))
    page.text((150, page.top - 114), "A trial", "heading", align="center")
    page.text((560, page.top - 114), "A sale", "heading", align="center")
    for number, (question, y) in enumerate(zip(QUESTIONS, rows, strict=True)):
        page.text((350, y - 4), question.name, weight=600, align="center")
        page.text((218, y - 4), question.trial, align="right")
        ends = number >= _ENDS
        page.text((482, y - 4), question.sale, colour=page.theme.muted if ends else page.theme.ink)
        if number:
            stroke(page, [(MARGIN, y + 18), (218, y + 18)], page.theme.rule, width="hair", z=1)
            stroke(page, [(482, y + 18), (684, y + 18)], page.theme.rule, width="hair", z=1)
    _reports(page, (262, rows[-1] - 48))
    page.text((310, rows[-1] - 34), "for all to read", "small", colour=page.theme.muted)


def _roads(page: Page, sides: list[Curve], rows: list[float], width: float) -> None:
    """Draw both roads with their numbered stations; the sale's ends after one of them."""
    for curve, sale in zip(sides, (False, True), strict=True):
        spots = [curve.xy[int(np.argmin(np.abs(curve.xy[:, 1] - y)))] for y in rows]
        stop = _place(curve, spots[_ENDS - 1]) + 0.5 * (rows[0] - rows[1])
        _road(page, curve, width, stops=stop if sale else None)
        for number, spot in enumerate(spots, start=1):
            _station(page, spot, number, passed=not (sale and number > _ENDS))


def _station(page: Page, spot: Spot, number: int, *, passed: bool) -> None:
    """Draw a numbered station: filled where the road goes through it, an outline where it does not."""
    theme = page.theme
    fill, ink = (theme.ink, theme.paper) if passed else (theme.paper, theme.control.ink)
    disc(page, spot, 10.8, fill=fill, edge=theme.paper if passed else theme.control.mark, width="line", z=24)
    page.text((spot[0], spot[1] - 4.7), str(number), colour=ink, align="center", weight=600)


def _phone(page: Page) -> None:
    first, pitch = page.top - 172, 78.0
    rows = [first - pitch * number for number in range(len(QUESTIONS))]
    sides: list[Curve] = []
    for side in (-1, 1):
        spots: list[Spot] = [
            (180 + side * (152 + 3 * np.sin(1.1 * number)), y) for number, y in enumerate(rows)
        ]
        sides.append(_way(spots, (180 + side * 6, page.top - 104), 34))
    _roads(page, sides, rows, 18)
    person(page, (177, page.top - 98), "one stick", ink=page.theme.ink)
    page.text((180, page.top - 44), "the first message", "small", colour=page.theme.muted, align="center")
    _groups(page, (66, page.top - 36))
    _shop(page, (296, page.top - 70))
    page.text((66, page.top - 90), "A trial", "heading", align="center")
    page.text((296, page.top - 90), "A sale", "heading", align="center")
    for number, (question, y) in enumerate(zip(QUESTIONS, rows, strict=True)):
        page.text((180, y + 12), question.name, weight=600, align="center")
        words = [wrapped(page, one, 128, "label") for one in (question.trial, question.sale)]
        ends = number >= _ENDS
        page.text((46, y - 9), words[0])
        colour = page.theme.muted if ends else page.theme.ink
        page.text((314, y - 9), words[1], colour=colour, align="right")
    _reports(page, (46, rows[-1] - 76))
    page.text((92, rows[-1] - 64), "for all to read", "small", colour=page.theme.muted)


__all__ = ["QUESTIONS", "trial_or_sale"]
