"""The study ladder: seven kinds of study, ordered by how well they could tell if a treatment did nothing."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName, mix

ALT = (
    "A ladder of seven kinds of study. From the lowest rung: mechanism or cells, animals, case report, "
    "single group, matched comparison, randomised trial, pooled randomised trials. Each has an example, "
    "what it can show and what it cannot. Pooled series without comparison hang in a pocket beside the "
    "single group."
)
ALT_EMPTY = (
    "A ladder of seven rungs with an empty place on each, and an empty pocket beside the middle rung. Eight "
    "studies in mixed order wait to be placed: cells, mice, a few people, a register, people alike, "
    "a randomised trial, and two pooled ones."
)


@dataclass(frozen=True)
class Rung:
    """One kind of study.

    Attributes
    ----------
    name, words : str
        Its name, and what is done in it.
    example : str
        A study of the course, named beside its kind.
    loose : str
        The same study, told so that its kind can be found.
    shows, hides : str
        What such a study can show, and what it cannot.
    """

    name: str
    words: str
    example: str
    loose: str
    shows: str
    hides: str


# Lowest first. The examples among the records: takahashi_2007_human, windrem_2020, fischbach_2024_car,
# silfverberg2024_sweden, kalincik2024_progressive, harris_2024_mscnp_phase2
# and pearson_2015_walking.
RUNGS = (
    Rung(
        "Mechanism or cells",
        "what happens in a dish or a sample",
        "skin cells, reset to a stem-cell state",
        "skin cells, reset to a stem-cell state",
        "how it might work",
        "whether it works in a body",
    ),
    Rung(
        "Animals",
        "a treatment given to mice or rats",
        "human cells that make myelin in mice",
        "human cells that make myelin in mice",
        "what it does in a living body",
        "whether it is so in people",
    ),
    Rung(
        "Case report",
        "one person or a few, described",
        "first people with MS given CAR-T cells",
        "first people with MS given CAR-T cells",
        "that something can happen",
        "how often, or why",
    ),
    Rung(
        "Single group",
        "everyone is treated",
        "a Swedish register of transplants",
        "a register in which all had a transplant",
        "how many changed, and some harms",
        "how many would have anyway",
    ),
    Rung(
        "Matched comparison",
        "people alike, treated differently",
        "transplant or natalizumab, registers",
        "transplant or drug, in people alike",
        "which group did better",
        "what else differed between them",
    ),
    Rung(
        "Randomised trial",
        "chance decides who gets what",
        "cells or saline in progressive MS",
        "cells or saline, by chance",
        "what the treatment did here",
        "rare harms, and later years",
    ),
    Rung(
        "Pooled randomised trials",
        "several such trials, taken together",
        "exercise and walking in MS",
        "randomised exercise trials, pooled",
        "a steadier answer, if trials agree",
        "what no trial has measured",
    ),
)
POCKET = ("Pooled,", "without", "comparison")
POCKET_WORDS = ("many people, still", "no second column")
POCKET_EXAMPLE = "stromal cells"  # meta_msc_2023_jcm
POCKET_LOOSE = "stromal cells, all treated, pooled"
MIXED = (4, 0, 7, 2, 6, 1, 5, 3)
"""Order in which the examples lie beside the empty ladder: numbers of rungs, and one more for the pocket."""

HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "The higher the rung, the better we could tell if it did nothing",
        "Seven kinds of study, each with an example from this course",
    ),
    "phone": Heading(
        "The higher the rung, the better\nwe could tell if it did nothing",
        "Seven kinds of study, each with an example",
    ),
}
EMPTY_HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Which study stands on which rung?",
        "The higher the rung, the better we could tell if a treatment did nothing",
    ),
    "phone": Heading(
        "Which study stands on which rung?",
        "Higher: we could tell better if it did nothing",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Height says how well a study could tell; it says nothing about the size of an effect."
    " A careless study can\ntell less than the rung below it. "
    "Sheets mark examples from the course's records.",
    "phone": "Schematic. Height says how well a study could tell,\nand nothing about the size of an effect. "
    "A careless study\ncan tell less than the rung below it. "
    "Sheets mark\nexamples from the course's records.",
}
EMPTY_FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Each study has its rung, and one belongs in the pocket. "
    "Height says nothing about the size of an effect.",
    "phone": "Schematic. Each study has its rung, and one belongs\nin the pocket. "
    "Height says nothing about the size\nof an effect.",
}


@dataclass(frozen=True)
class Plan:
    """Where the ladder stands in one layout, in units.

    Attributes
    ----------
    left, right : float
        Middles of the two side rails.
    pitch : float
        From one rung to the next.
    foot : float
        Height of the lowest rung above the foot of the page.
    room : float
        What stands above the highest rung's place: the heads of columns.
    slack : float
        Added under the single group, where on a phone the pocket hangs inside the ladder.
    """

    left: float
    right: float
    pitch: float
    foot: float
    room: float
    slack: float = 0.0

    def rung(self, number: int) -> float:
        """Height of a rung's upper side; the lowest is 0."""
        return self.foot + number * self.pitch + (self.slack if number >= SINGLE else 0.0)

    @property
    def body(self) -> int:
        """Height of the whole picture."""
        return round(self.rung(len(RUNGS)) + self.room)


SINGLE = 3
"""Number of the single group's rung, from which the pocket hangs."""
RAIL, BAR = 5.5, 4.0  # half thickness of a side rail, and of a rung
PLANS: dict[Layout, Plan] = {
    "wide": Plan(left=160, right=412, pitch=78, foot=82, room=40),
    "phone": Plan(left=24, right=336, pitch=118, foot=112, room=42, slack=102),
}
EMPTY_PLANS: dict[Layout, Plan] = {
    "wide": Plan(left=160, right=412, pitch=62, foot=68, room=16),
    "phone": Plan(left=24, right=336, pitch=56, foot=342, room=16, slack=78),
}


def study_ladder(*, filled: bool = True) -> Drawing:
    """Give the drawing of the study ladder.

    Parameters
    ----------
    filled : bool
        Whether every rung has its study; without, the rungs are empty and the studies lie beside the ladder
        in mixed order, for the reader to place.
    """
    if filled:
        return Drawing("study_ladder", ALT, draw)
    return Drawing("study_ladder_empty", ALT_EMPTY, draw_empty)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the ladder with a study on every rung."""
    plan = PLANS[layout]
    page = Page(plan.body, layout, theme, HEADINGS[layout] if titled else None)
    _ladder(page, plan)
    _heads(page, plan)
    for number, rung in enumerate(RUNGS):
        _study(page, plan, number, rung)
    _pocket(page, plan)
    page.footer(FOOTERS[layout])
    return page


def _ladder(page: Page, plan: Plan) -> None:
    """Draw rungs between two rails, which stand on the ground and end in round tops."""
    low, high = plan.foot - 18, plan.rung(len(RUNGS)) - 6
    for number in range(len(RUNGS)):
        y = plan.rung(number) - BAR
        _rod(page, (plan.left, y), (plan.right, y), BAR, z=4)
    for x in (plan.left, plan.right):
        _rod(page, (x, low), (x, high), RAIL, z=5)
        for number in range(len(RUNGS)):
            disc(page, (x, plan.rung(number) - BAR), 1.5, fill=page.theme.control.ink, z=6)
    ends = [(max(plan.left - 26, 8), low), (min(plan.right + 26, page.width - 8), low)]
    stroke(page, ends, page.theme.control.mark, width="thin", z=3)


def _rod(page: Page, start: tuple[float, float], end: tuple[float, float], half: float, z: float) -> None:
    """Draw a round rod, upright or level, lit from the top left."""
    hue, (x0, y0), (x1, y1) = page.theme.control, start, end
    upright = x0 == x1
    glow = page.theme.glow(hue.fill)
    for number in range(8):
        u = number / 8
        low, high = -half * (1 - 1.25 * u), half * (1 - 0.55 * u)
        # The lit side of a level rod is its upper one; that of an upright rod, its left one.
        box = (x0 - high, x0 - low, y0, y1) if upright else (x0, x1, y0 + low, y0 + high)
        shape(
            page, _box(*box, round_by=half * (1 - 0.6 * u)), fill=mix(hue.fill, glow, 0.75 * u), z=z + u / 10
        )
    edge = (x0 - half, x0 + half, y0, y1) if upright else (x0, x1, y0 - half, y0 + half)
    shape(page, _box(*edge, round_by=half), edge=hue.ink, width="thin", z=z + 0.2)


def _box(x0: float, x1: float, y0: float, y1: float, *, round_by: float) -> FloatArray:
    """Outline a box with round corners."""
    turn = np.linspace(0, np.pi / 2, 9)
    middles = ((x1, y1, 0), (x0, y1, 1), (x0, y0, 2), (x1, y0, 3))
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    corners = [
        np.column_stack(
            [
                x + round_by * (sx + np.cos(turn + quarter * np.pi / 2)),
                y + round_by * (sy + np.sin(turn + quarter * np.pi / 2)),
            ]
        )
        for (x, y, quarter), (sx, sy) in zip(middles, signs, strict=True)
    ]
    return np.vstack(corners)


def _heads(page: Page, plan: Plan) -> None:
    """Name the two arrows once for the whole picture; where there is room, say what rises."""
    theme, top = page.theme, page.top
    x, y = (plan.right + 22, top - 22) if not page.phone else (MARGIN, top - 22)
    _can(page, x, y)
    page.text((x + 30, y), "it can show", "small", colour=theme.ink, weight=600)
    x += 30 + page.measure("it can show", "small", 600) + 22
    _cannot(page, x, y)
    page.text((x + 30, y), "it cannot show", "small", colour=theme.muted, weight=600)
    if not page.phone:
        edge = plan.left - 26
        page.text((edge, plan.rung(6) + 31), "we could\ntell best", colour=theme.muted, align="right")
        page.text((edge, plan.rung(0) + 31), "we could\nhardly tell", colour=theme.muted, align="right")


def _can(page: Page, x: float, y: float) -> None:
    arrow(page, [(x, y + 4), (x + 22, y + 4)], "signals", page.theme.ink)


def _cannot(page: Page, x: float, y: float) -> None:
    arrow(page, [(x, y + 4), (x + 20, y + 4)], "blocks", page.theme.muted)


def _study(page: Page, plan: Plan, number: int, rung: Rung) -> None:
    """Write one kind of study on its rung, and what it can show beside it or below."""
    x, floor, theme = plan.left + 20, plan.rung(number), page.theme
    below = 36 if page.phone else 0
    page.text((x, floor + 49 + below), rung.name, "heading")
    page.text((x, floor + 31 + below), rung.words, colour=theme.muted)
    _example(page, (x, floor + 13 + below), rung.example)
    side = x if page.phone else plan.right + 22
    can, cannot = (floor + 31, floor + 13) if page.phone else (floor + 40, floor + 20)
    _can(page, side, can)
    page.text((side + 30, can), rung.shows)
    _cannot(page, side, cannot)
    page.text((side + 30, cannot), rung.hides, colour=theme.muted)


def _example(page: Page, at: tuple[float, float], words: str) -> None:
    """Write an example after the sign of a record: a sheet with two lines of writing."""
    _sheet(page, at)
    page.text((at[0] + 17, at[1]), words, "small", colour=page.theme.muted)


def _sheet(page: Page, at: tuple[float, float]) -> None:
    (x, y), ink = at, page.theme.muted
    shape(page, _box(x + 0.5, x + 9.5, y - 2, y + 10, round_by=1.2), edge=ink, width="thin", z=8)
    for line in (2.2, 5.8):
        stroke(page, [(x + 2.8, y + line), (x + 7.2, y + line)], ink, width="hair", z=8)


def _pocket(page: Page, plan: Plan) -> None:
    """Hang the pocket level with the single group, and say what is in it."""
    theme, hook = page.theme, plan.rung(SINGLE) - BAR
    if page.phone:
        bag = (plan.left + 22, plan.left + 98, hook - 94, hook - 20)
        _bag(page, bag, hook)
        for aside in (-13, 0, 13):
            _sheet(page, (plan.left + 60 + aside - 5, hook - 68))
        x, y = plan.left + 118, hook - 34.0
        page.text((x, y), " ".join(POCKET), weight=600)
        page.text((x, y - 18), "\n".join(POCKET_WORDS), colour=theme.muted)
        _example(page, (x, y - 52), POCKET_EXAMPLE)
        return
    left, right = MARGIN, plan.left - 22
    _rod(page, (left + 10, hook), (plan.left, hook), BAR * 0.8, z=3)
    _bag(page, (left, right, hook - 164, hook - 22), hook)
    x, y = (left + right) / 2, hook - 57.0
    page.text((x, y), "\n".join(POCKET), weight=600, align="center")
    page.text((x, y - 52), "\n".join(POCKET_WORDS), "small", colour=theme.muted, align="center")
    _example(page, (x - (17 + page.measure(POCKET_EXAMPLE, "small")) / 2, y - 90), POCKET_EXAMPLE)


def _bag(page: Page, box: tuple[float, float, float, float], hook: float) -> None:
    """Draw a bag of cloth (left, right, bottom, top) on two straps that go over a rod at height `hook`."""
    hue, (left, right, low, high) = page.theme.control, box
    width = right - left
    for x in (left + max(0.2 * width, 16), right - max(0.2 * width, 16)):
        strap = _box(x - 3.5, x + 3.5, high - 6, hook + BAR + 2, round_by=3.4)
        shape(page, strap, fill=hue.wash, edge=hue.ink, width="thin", z=7)
    cloth = _cloth(left, right, low, high)
    shape(page, cloth, fill=hue.wash, edge=hue.ink, width="thin", z=7.2)
    hem = high - 11
    stroke(page, [(left + 4, hem), (right - 4, hem)], hue.mark, width="thin", z=7.3)
    # The seam runs down one side and up the other; only its two upper ends stop at the hem.
    seam = np.vstack(
        [(right - 9, hem - 5), _cloth(left + 6, right - 6, low + 6, hem)[2:], (left + 9, hem - 5)]
    )
    stroke(page, seam, hue.mark, width="thin", dashes=(3.2, 2.6), z=7.3)


def _cloth(left: float, right: float, low: float, high: float) -> FloatArray:
    """Outline a hanging bag: straight along the top, wider and rounder below."""
    corner, flare = min(22.0, 0.3 * (high - low)), 3.0
    turn = np.linspace(0, np.pi / 2, 15)
    foot_right = np.column_stack(
        [right - corner + corner * np.cos(turn), low + corner - corner * np.sin(turn)]
    )
    foot_left = np.column_stack([left + corner - corner * np.sin(turn), low + corner - corner * np.cos(turn)])
    top = np.array([(left + flare, high), (right - flare, high)])
    return np.vstack([top, foot_right, foot_left])


def draw_empty(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the ladder with empty rungs, and the studies beside it in mixed order."""
    plan = EMPTY_PLANS[layout]
    page = Page(plan.body, layout, theme, EMPTY_HEADINGS[layout] if titled else None)
    _ladder(page, plan)
    for number in range(len(RUNGS)):
        floor = plan.rung(number)
        place = _box(plan.left + 20, plan.right - 20, floor + 6, floor + 40, round_by=5)
        _dashed(page, place)
    hook = plan.rung(SINGLE) - BAR
    if page.phone:
        _bag(page, (plan.left + 20, plan.left + 190, hook - 74, hook - 20), hook)
    else:
        _rod(page, (MARGIN + 10, hook), (plan.left, hook), BAR * 0.8, z=3)
        _bag(page, (MARGIN, plan.left - 22, hook - 92, hook - 22), hook)
    _loose(page, plan)
    page.footer(EMPTY_FOOTERS[layout])
    return page


def _dashed(page: Page, outline: FloatArray) -> None:
    ends = np.vstack([outline, outline[:1]])
    stroke(page, ends, page.theme.control.mark, width="thin", dashes=(3.5, 2.8), z=3)


def _loose(page: Page, plan: Plan) -> None:
    """Draw the eight studies that wait to be placed."""
    studies = [*(rung.loose for rung in RUNGS), POCKET_LOOSE]
    if page.phone:
        x0, x1, top, pitch = float(MARGIN), page.width - MARGIN, plan.foot - 34.0, 30.0
    else:
        x0, x1, pitch = plan.right + 24, page.width - MARGIN, 54.0
        top = (plan.rung(0) - 18 + plan.rung(7) - 6 + 8 * pitch - 20) / 2
    for place, which in enumerate(MIXED):
        y = top - pitch * place
        sheet = _box(x0, x1, y - 26, y, round_by=4)
        shape(page, sheet, fill=page.theme.control.wash, edge=page.theme.control.mark, width="thin", z=3)
        page.text((x0 + 10, y - 18), studies[which])


__all__ = ["study_ladder"]
