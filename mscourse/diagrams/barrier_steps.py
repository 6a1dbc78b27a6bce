"""One T cell crosses from the blood into the brain, in six numbered steps."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, shifted, wave
from mscourse.diagrams.glyphs.immune import macrophage, t_cell
from mscourse.diagrams.glyphs.labels import arrow, leader, step
from mscourse.diagrams.glyphs.neural import astrocyte
from mscourse.diagrams.glyphs.paint import disc, stroke
from mscourse.diagrams.glyphs.vessel import Vessel, blood, end_feet, lining, squeezing_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "One T cell in six steps. In the blood it rolls along the vessel's wall, holds on by handles, and crawls "
    "to a junction. It squeezes through. In the space behind, a presenting cell shows it a fragment; only "
    "then does it pass the brain's own border of astrocyte feet."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading("A T cell has to pass two borders, and is asked between them", "One cell at six moments"),
    "phone": Heading(
        "A T cell has to pass two borders,\nand is asked between them", "One cell at six moments"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, not to scale. Some cells pass through a wall cell instead of a junction.",
    "phone": "Schematic, not to scale. Some cells pass through\na wall cell instead of a junction.",
}
STEPS = (
    ("rolls", "slowed by the wall"),
    ("holds on", "by handles (integrins)"),
    ("crawls", "to a junction"),
    ("squeezes through", "the first border"),
    ("is shown a fragment", "woken, or let go"),
    ("enters the tissue", "past the second border"),
)
_ENTRY = 38.0


@dataclass(frozen=True)
class Plan:
    """Places of one layout, in units above the scene's foot; x of each moment along the wall."""

    scene: float
    wall: float
    border: float
    pitch: float
    opened: int
    radius: float
    rolls: float
    holds: float
    crawls: float
    shown: tuple[float, float]
    gate: float
    inside: tuple[float, float]
    star: tuple[float, float]
    numbers: tuple[tuple[float, float], ...]


PLANS: dict[Layout, Plan] = {
    "wide": Plan(
        scene=332,
        wall=186,
        border=112,
        pitch=146,
        opened=3,
        radius=15,
        rolls=66,
        holds=204,
        crawls=326,
        shown=(512, 140),
        gate=588,
        inside=(612, 44),
        star=(96, 58),
        numbers=((24, 280), (152, 280), (308, 280), (422, 280), (548, 152), (440, 50)),
    ),
    "phone": Plan(
        scene=318,
        wall=206,
        border=120,
        pitch=101,
        opened=3,
        radius=13,
        rolls=40,
        holds=118,
        crawls=204,
        shown=(196, 156),
        gate=158,
        inside=(150, 46),
        star=(262, 62),
        numbers=((40, 268), (118, 268), (204, 268), (284, 268), (162, 160), (118, 46)),
    ),
}


def barrier_steps() -> Drawing:
    """Give the drawing of a T cell that crosses from blood to brain."""
    return Drawing("barrier_steps", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw both borders, the cell at six moments, and the words of each."""
    plan, footer = PLANS[layout], FOOTERS[layout]
    foot = MARGIN + LEADING["small"] * (footer.count("\n") + 1) + 8
    base = foot + (_ENTRY * len(STEPS) + 10 if layout == "phone" else 0)
    page = Page(round(base + plan.scene), layout, theme, HEADINGS[layout] if titled else None)
    course = wave((-20, base + plan.wall), page.width + 20, amplitude=3, period=620, phase=0.4)
    vessel = Vessel(course, page.top, pitch=plan.pitch, opened=plan.opened)
    blood(page, vessel)
    lining(page, vessel)
    _border(page, plan, base)
    _in_the_blood(page, vessel, plan)
    _behind(page, vessel, plan, base)
    _words(page, plan, base)
    page.footer(footer)
    return page


def _border(page: Page, plan: Plan, base: float) -> None:
    """Draw the brain's own border: the feet of astrocytes, with a gate."""
    curve = wave((-20, base + plan.border), page.width + 20, amplitude=3, period=620, phase=0.4)
    gate = plan.gate + 20
    end_feet(page, curve, [at for at in np.arange(16, curve.length, 62.0) if abs(at - gate) > 40])  # noqa: PLR2004 - half a foot and room for a cell
    x, y = plan.star
    star = (x, y + base)
    ends = [curve.spot(x + 20 + aside, -20) for aside in (-24, 28)]
    astrocyte(page, star, ends, seed=2, z=2.6)
    grey = page.theme.control.ink
    page.text((star[0] + 28, star[1] - 8), "astrocyte", colour=grey)
    theme = page.theme
    page.text((MARGIN, page.top - 22), "blood", colour=theme.blood.ink, italic=True)
    middle = base + (plan.wall + plan.border) / 2 - 8
    page.text(
        (MARGIN, middle), "space\nbetween" if page.phone else "space between", colour=theme.muted, italic=True
    )
    page.text((page.width - MARGIN, base + 6), "brain", colour=theme.muted, italic=True, align="right")


def _in_the_blood(page: Page, vessel: Vessel, plan: Plan) -> None:
    ink, radius = page.theme.immune.ink, plan.radius
    roll = (plan.rolls, vessel.height(plan.rolls) + radius + 12)
    t_cell(page, roll, radius, seed=1)
    turn = np.linspace(2.5, 0.5, 20)
    arc = np.column_stack([roll[0] + (radius + 7) * np.cos(turn), roll[1] + (radius + 7) * np.sin(turn)])
    arrow(page, arc, "moves", ink)
    hold = (plan.holds, vessel.height(plan.holds) + radius + 14)
    for aside in (-9, -3, 3, 9):
        _handle(page, (hold[0] + aside, hold[1] - 0.8 * radius), vessel.height(hold[0] + aside) + 8)
    t_cell(page, hold, radius, seed=2, stretch=(1.1, 0.92))
    crawl = (plan.crawls, vessel.height(plan.crawls) + radius + 5)
    t_cell(page, crawl, radius, seed=4, stretch=(1.45, 0.72))
    start = crawl[0] + 1.45 * radius + 6
    arrow(page, [(start, crawl[1]), (start + 11, crawl[1] - 0.5), (start + 22, crawl[1] - 2)], "moves", ink)
    squeezing_cell(page, vessel.junction(vessel.opened))


def _handle(page: Page, top: Spot, low: float) -> None:
    """Draw a handle that holds on: a stalk from the cell, a knob, and a cup on the wall."""
    x, y = top
    ink = page.theme.immune.ink
    stroke(page, [(x, y), (x, low + 3)], ink, width=1.5, z=11)
    disc(page, (x, low + 3), 2.2, fill=ink, z=11)
    stroke(
        page,
        [(x - 3.2, low + 3), (x - 2, low - 1), (x + 2, low - 1), (x + 3.2, low + 3)],
        page.theme.blood.ink,
        z=10,
    )


def _behind(page: Page, vessel: Vessel, plan: Plan, base: float) -> None:
    """Draw the cell that is shown a fragment between the borders, and the one that goes on."""
    ink, radius = page.theme.immune.ink, 0.85 * plan.radius
    door, (x, y) = vessel.junction(vessel.opened), shifted(plan.shown, 0, base)
    side = -1 if x < door[0] else 1
    macrophage(page, (x, y - 2), 17, seed=6, fed=False)
    met = (x - side * (radius + 15), y)
    t_cell(page, met, radius, seed=5)
    tip = (met[0] - side * (radius + 5), met[1] + 1)
    arrow(page, [shifted(door, 8 * side, -33), shifted(door, 20 * side, -44), tip], "moves", ink)
    inside = shifted(plan.inside, 0, base)
    t_cell(page, inside, radius, seed=7)
    top = (inside[0], inside[1] + radius + 6)
    start = (met[0], y - 18) if page.phone else (x + 8, y - 23)
    arrow(page, [start, ((start[0] + top[0]) / 2, (start[1] + top[1]) / 2 + 3), top], "moves", ink)
    if not page.phone:
        shut = vessel.junction(2)
        page.text((shut[0] + 4, shut[1] - 34), "tight junction", colour=page.theme.blood.ink, align="center")
        leader(page, (shut[0], shut[1] - 22), shifted(shut, 0, -2), page.theme.blood.ink)


def _words(page: Page, plan: Plan, base: float) -> None:
    """Write number and words of each moment: there, or on a phone in a list below."""
    ink = page.theme.immune.ink
    for number, (spot, (name, words)) in enumerate(zip(plan.numbers, STEPS, strict=True), 1):
        at = shifted(spot, 0, base)
        step(page, at, number, ink)
        if page.phone:
            y = base - 6 - _ENTRY * number + 18
            step(page, (MARGIN + 9, y), number, ink)
            page.text((MARGIN + 26, y - 4), name, colour=ink, weight=600)
            page.text((MARGIN + 26, y - 20), words, colour=page.theme.muted)
        else:
            page.text((at[0] + 14, at[1] - 4), name, colour=ink, weight=600)
            page.text((at[0] + 14, at[1] - 20), words, colour=page.theme.muted)
