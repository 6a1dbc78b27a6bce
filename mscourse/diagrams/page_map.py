"""The page map: the seven steps of a chapter as a loop, from a question to a doubt that asks the next one."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, shifted
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Seven steps of a chapter in a circle, each with a small sign: question, predict, see, model, explain, "
    "evidence, doubt. Solid arrows lead from each step to the next. A dashed arrow leads from doubt back to "
    "question, because the doubt asks the next question."
)
RADIUS = 33.0
"""Of the disc that holds a step's sign."""
_DASHES = (3.2, 2.4)


def _question(page: Page, at: Spot) -> None:
    _hook(page, at, dashed=False)


def _doubt(page: Page, at: Spot) -> None:
    """Draw the question mark again, in the dashes that stand for what is uncertain."""
    _hook(page, at, dashed=True)


def _hook(page: Page, at: Spot, *, dashed: bool) -> None:
    turn = np.linspace(np.pi, -np.pi / 2 + 0.25, 40)
    bow = np.column_stack([8.5 * np.cos(turn), 7 + 8.5 * np.sin(turn)])
    line = np.vstack([bow, [(0.6, -3.2), (0, -7)]]) + np.asarray(at)
    if dashed:
        stroke(page, line, page.theme.ink, width=2.4, dashes=(1.9, 1.2), z=8)
    else:
        stroke(page, line, page.theme.ink, width=2.4, z=8)
    disc(page, shifted(at, 0, -14), 2.1, fill=page.theme.ink, z=8)


def _axes(page: Page, at: Spot, low: float) -> None:
    corner = [shifted(at, -19, 12), shifted(at, -19, low), shifted(at, 19, low)]
    stroke(page, corner, page.theme.control.mark, width="thin", z=7)


def _predict(page: Page, at: Spot) -> None:
    """Draw a curve that is being guessed, and the pencil at its end."""
    _axes(page, at, -15)
    x = np.linspace(-16, 3, 40)
    curve = np.column_stack([x, -11 + 13 / (1 + np.exp(-(x + 6) / 3.5))]) + np.asarray(at)
    stroke(page, curve, page.theme.ink, width=1.8, dashes=_DASHES, z=8)
    along, aside = np.array([0.6, 0.8]), np.array([-0.8, 0.6])
    tip = curve[-1] + (1.5, 1.0)
    body = [tip + 5 * along + 2.6 * aside, tip + 15 * along + 2.6 * aside]
    body += [tip + 15 * along - 2.6 * aside, tip + 5 * along - 2.6 * aside]
    shape(page, np.array([tip, *body]), fill=page.theme.paper, edge=page.theme.ink, width="thin", z=9)
    shape(
        page,
        np.array([tip, tip + 2.6 * along + 1.3 * aside, tip + 2.6 * along - 1.3 * aside]),
        fill=page.theme.ink,
        z=9.1,
    )


def _see(page: Page, at: Spot) -> None:
    """Draw a small crowd, some of its people filled."""
    filled = {1, 4, 6, 11, 12, 18}
    for number in range(20):
        x, y = -16 + 8 * (number % 5), 12 - 8 * (number // 5)
        ink, paper = page.theme.ink, page.theme.paper
        fill = ink if number in filled else paper
        disc(page, shifted(at, x, y), 2.9, fill=fill, edge=ink, width="thin", z=8)


def _model(page: Page, at: Spot) -> None:
    """Draw a curve above a slider."""
    _axes(page, at, -7)
    x = np.linspace(-16, 17, 50)
    curve = np.column_stack([x, -5 + 20 * np.exp(-(((x - 1) / 8) ** 2))]) + np.asarray(at)
    stroke(page, curve, page.theme.ink, width=1.8, z=8)
    stroke(page, [shifted(at, -16, -17), shifted(at, 16, -17)], page.theme.control.mark, width="bold", z=7)
    disc(page, shifted(at, 5, -17), 4.2, fill=page.theme.paper, edge=page.theme.ink, width="line", z=8)


def _explain(page: Page, at: Spot) -> None:
    """Draw two causes and what follows from them."""
    ink, paper = page.theme.ink, page.theme.paper
    for y in (11.0, -11.0):
        disc(page, shifted(at, -14, y), 5.2, fill=paper, edge=ink, width="line", z=8)
        arrow(page, [shifted(at, -7, y * 0.68), shifted(at, 6.5, y * 0.22)], "moves", ink)
    disc(page, shifted(at, 14, 0), 5.6, fill=ink, edge=ink, width="line", z=8)


def _evidence(page: Page, at: Spot) -> None:
    """Draw three intervals on a line of no difference."""
    ink = page.theme.ink
    stroke(page, [shifted(at, 4, -18), shifted(at, 4, 18)], page.theme.control.mark, width="thin", z=7)
    for y, low, high in ((11, -15, 9), (0, -19, 1), (-11, -10, 17)):
        stroke(page, [shifted(at, low, y), shifted(at, high, y)], ink, width="interval", z=8)
        middle = shifted(at, (low + high) / 2, y)
        corners = np.array([(-3.4, -3.4), (3.4, -3.4), (3.4, 3.4), (-3.4, 3.4)])
        shape(page, corners + middle, fill=ink, z=9)


@dataclass(frozen=True)
class Step:
    """One step: its name, what the reader does there, and its sign."""

    name: str
    words: str
    sign: Callable[[Page, Spot], None]


STEPS = (
    Step("Question", "what the chapter asks", _question),
    Step("Predict", "give your guess\nbefore you look", _predict),
    Step("See", "look at what\nhas been found", _see),
    Step("Model", "move one thing\nand watch", _model),
    Step("Explain", "say why\nit comes out so", _explain),
    Step("Evidence", "ask how sure\nwe can be", _evidence),
    Step("Doubt", "say what\nwe cannot tell", _doubt),
)

HEADINGS: dict[Layout, Heading] = {
    "wide": Heading("A chapter begins with a question and ends in doubt", "The seven steps of every chapter"),
    "phone": Heading(
        "A chapter begins with a question\nand ends in doubt", "The seven steps of every chapter"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Solid arrows: the order of a page. Dashed arrow: the doubt asks the next question.",
    "phone": "Schematic. Solid arrows: the order of a page.\nDashed arrow: the doubt asks the next question.",
}
BODIES: dict[Layout, int] = {"wide": 466, "phone": 708}
_MIDDLE, _REACH = (350.0, 222.0), (176.0, 144.0)  # of the loop, on a wide page
_LOWER = -0.5 * _REACH[1]  # the lower two of the ring lie below this, from its middle
_COLUMN, _FIRST, _PITCH = 76.0, 46.0, 94.0  # of the signs on a phone: x, below the top, one to the next


def page_map() -> Drawing:
    """Give the drawing of a chapter's seven steps."""
    return Drawing("page_map", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the seven steps: as a ring, or on a phone as a column with its way back."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    spots = _column(page) if page.phone else _ring()
    for number, (one, spot) in enumerate(zip(STEPS, spots, strict=True), 1):
        _medal(page, spot, number, one)
    if page.phone:
        _down_and_back(page, spots)
    else:
        _around(page)
        x, y = _MIDDLE
        page.text((x, y + 10), "One chapter", "heading", align="center")
        page.text(
            (x, y - 9), "and its doubt asks\nthe next question", colour=page.theme.muted, align="center"
        )
    page.footer(FOOTERS[layout])
    return page


def _medal(page: Page, at: tuple[float, float], number: int, one: Step) -> None:
    """Draw a step's disc with its sign and number, and write its words on the outer side."""
    theme = page.theme
    disc(page, at, RADIUS, fill=theme.control.wash, edge=theme.control.ink, width="thin", z=6)
    one.sign(page, at)
    step(page, shifted(at, _number_side(page, at) * 0.74 * RADIUS, 0.74 * RADIUS), number, theme.ink)
    words = one.words.replace("\n", " ") if page.phone else one.words
    words_at, align = _words_at(page, at, two_lines="\n" in words)
    page.text(words_at, one.name, "heading", align=align)
    page.text(shifted(words_at, 0, -19), words, colour=theme.muted, align=align)


def _number_side(page: Page, at: tuple[float, float]) -> int:
    """Say on which upper side of a disc its number stands: -1 left, 1 right, where no arrow comes or goes."""
    aside, up = at[0] - _MIDDLE[0], at[1] - _MIDDLE[1]
    if page.phone or abs(aside) < 1:
        return -1
    outer = 1 if aside > 0 else -1
    return -outer if up < _LOWER else outer


def _words_at(
    page: Page, at: tuple[float, float], *, two_lines: bool
) -> tuple[tuple[float, float], Literal["left", "center", "right"]]:
    """Give where a step's name begins, ends or is centred: on the outer side, clear of the arrows."""
    beside = RADIUS + 13
    x, y = at
    if page.phone:
        return (x + beside, y + (14 if two_lines else 5)), "left"
    aside, up = x - _MIDDLE[0], y - _MIDDLE[1]
    if abs(aside) < 1:
        return (x, y + beside + 19), "center"
    # At the lower two, an arrow passes where the others have their names.
    y += 0 if up < _LOWER else 14
    return ((x - beside, y), "right") if aside < 0 else ((x + beside, y), "left")


def _ring() -> list[tuple[float, float]]:
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(STEPS)) / len(STEPS)
    return [_on_ring(angle) for angle in angles.tolist()]


def _on_ring(angle: float) -> tuple[float, float]:
    return _MIDDLE[0] + _REACH[0] * float(np.cos(angle)), _MIDDLE[1] + _REACH[1] * float(np.sin(angle))


def _around(page: Page) -> None:
    """Draw the arrows of the ring, each clear of the two discs that it joins."""
    count = len(STEPS)
    for number in range(count):
        turn = np.pi / 2 - 2 * np.pi * (number + np.linspace(0, 1, 200)) / count
        arc = np.array([_on_ring(angle) for angle in turn.tolist()])
        away = np.minimum(np.hypot(*(arc - arc[0]).T), np.hypot(*(arc - arc[-1]).T))
        _lead(page, arc[away > RADIUS + 7], last=number == count - 1)


def _column(page: Page) -> list[tuple[float, float]]:
    return [(_COLUMN, page.top - _FIRST - _PITCH * number) for number in range(len(STEPS))]


def _down_and_back(page: Page, spots: list[tuple[float, float]]) -> None:
    """Draw the arrows of the column, and the way back along its left side."""
    for (x, above), (_, below) in pairwise(spots):
        _lead(page, np.array([(x, above - RADIUS - 6), (x, below + RADIUS + 6)]), last=False)
    high, low, edge, side = spots[0][1], spots[-1][1], _COLUMN - RADIUS - 6, 18.0
    bend = np.linspace(0, np.pi / 2, 8)
    radius = edge - side
    lower = np.column_stack([edge - radius * np.sin(bend), low + radius * (1 - np.cos(bend))])
    upper = np.column_stack([edge - radius * np.cos(bend), high - radius * (1 - np.sin(bend))])
    straight = np.column_stack([np.full(30, side), np.linspace(low + 2 * radius, high - 2 * radius, 30)])
    # Two pieces: the head takes its direction from the last bend, and not from the long way before it.
    stroke(page, np.vstack([lower, straight]), page.theme.ink, dashes=_DASHES, z=5)
    short = np.column_stack([np.full(2, side), high - radius * np.array([2.0, 1.5])])
    _lead(page, np.vstack([short, upper]), last=True)


def _lead(page: Page, points: FloatArray, *, last: bool) -> None:
    """Draw one arrow: the reader moves on, or, in the last one, the doubt sends a question."""
    arrow(page, points, "signals" if last else "moves", page.theme.ink)
