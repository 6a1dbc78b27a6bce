"""From the first people to approval and beyond: each stage asks its own question, of more people."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.patients import PERSON, POINTS_A_UNIT
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Five steps, each with more people than the last. Phase one: a few people, is it safe enough to go "
    "on. Phase two: "
    "dozens, is there a signal, and which dose. Phase three: hundreds, split by chance. Approval: a "
    "balance of "
    "benefit and harm. Afterwards: many people, watched for years."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Each phase asks its own question, and can't answer the next one",
        "From the first people to approval, and after it",
    ),
    "phone": Heading(
        "Each phase asks its own question,\nand can't answer the next one",
        "From the first people to approval",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Numbers of people are not to scale. Green: treated; grey: the group beside them. "
    "Rules differ "
    "between countries.",
    "phone": "Schematic. Numbers of people are not to scale.\nGreen: treated; grey: the group beside them.\n"
    "Rules differ between countries.",
}


@dataclass(frozen=True)
class Stage:
    """One step: its name, what it asks, what it can't tell; how many people stand on it and beside."""

    name: str
    asks: str
    misses: str
    treated: int = 0
    beside: int = 0


STAGES = (
    Stage("Phase one", "Safe enough\nto go on?", "if it helps", treated=6),
    Stage("Phase two", "A signal?\nWhich dose?", "if people fare\nbetter", treated=10, beside=10),
    Stage(
        "Phase three", "Does it help more\nthan what we have?", "rare and late\nharms", treated=24, beside=24
    ),
    Stage(
        "Approval", "Does the benefit\noutweigh the harm,\nevery batch alike?", "what is best\nfor one person"
    ),
    Stage("Afterwards", "Which harms are\nrare, or late?", "the cause, with\nno group beside", treated=60),
)
_COLUMN, _RISE, _HEIGHT = 134.0, 17.0, 12.0
_PITCH = (9.8, 13.2)
_ROW = 104.0


def phases_to_approval() -> Drawing:
    """Give the drawing of the phases."""
    return Drawing("phases_to_approval", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the steps: rising from left to right, or one below the other."""
    phone = layout == "phone"
    body = round(sum(_row(one) for one in STAGES) + 72) if phone else 352
    page = Page(body, layout, theme, HEADINGS[layout] if titled else None)
    (_listed if phone else _rising)(page)
    page.footer(FOOTERS[layout])
    return page


def _rising(page: Page) -> None:
    base = 158.0
    for number, stage in enumerate(STAGES):
        left = MARGIN + _COLUMN * number
        floor = base + _RISE * number
        _step(page, (left, left + _COLUMN - 8), (base - 8, floor), number)
        _glyphs(page, stage, (left + 4, floor + 4), 12)
        tall = _tall(stage, 12)
        page.text((left, floor + tall + 14), stage.name, "heading")
        page.text((left, base - 26), stage.asks, "small", weight=600)
        lines = 3
        page.text((left, base - 26 - 15 * lines - 3), "can't tell", "small", colour=page.theme.lesion.ink)
        page.text((left, base - 41 - 15 * lines - 3), stage.misses, "small", colour=page.theme.muted)


def _step(page: Page, ends: tuple[float, float], heights: tuple[float, float], number: int) -> None:
    """Draw the ground of a stage, lit at its upper edge; approval is a gate and stands out."""
    (left, right), (low, high) = ends, heights
    hue = page.theme.therapy if STAGES[number].name == "Approval" else page.theme.control
    outline = np.array([(left - 2, low), (right, low), (right, high), (left - 2, high)])
    shape(page, outline, fill=hue.wash, edge=hue.mark, width="thin", z=2)
    stroke(page, [(left - 2, high), (right, high)], hue.ink, width="bold", z=3)


def _listed(page: Page) -> None:
    top, wide = page.top, 104.0
    for number, stage in enumerate(STAGES):
        floor = top - _row(stage) + 18
        _step(page, (MARGIN + 2, MARGIN + wide), (floor - 8, floor), number)
        _glyphs(page, stage, (MARGIN + 6, floor + 4), 10)
        x = MARGIN + wide + 18
        page.text((x, top - 22), stage.name, "heading")
        asks = stage.asks.replace("\n", " ").replace("harm, every", "harm,\nevery")
        page.text((x, top - 38), asks, "small", weight=600)
        y = top - 56 - 15 * asks.count("\n")
        page.text((x, y), "can't tell", "small", colour=page.theme.lesion.ink)
        words = stage.misses.replace("\n", " ")
        page.text((x, y - 15), words, "small", colour=page.theme.muted)
        top -= _row(stage)


def _row(stage: Stage) -> float:
    """Height of a stage where they stand one below the other."""
    return max(_ROW, _tall(stage, 10) + 42)


def _tall(stage: Stage, columns: int) -> float:
    """Height of what stands on a step."""
    if stage.name == "Approval":
        return 62.0
    half = columns // 2 if stage.beside else columns
    return _PITCH[1] * -(-stage.treated // half) + 4


def _glyphs(page: Page, stage: Stage, corner: tuple[float, float], columns: int) -> None:
    """Let the people of a stage stand on its step, row upon row; approval has a balance instead."""
    if stage.name == "Approval":
        _balance(page, (corner[0] + columns * _PITCH[0] / 2, corner[1]))
        return
    theme = page.theme
    half = columns // 2 if stage.beside else columns
    groups = ((stage.treated, 0.0, theme.therapy), (stage.beside, half * _PITCH[0] + 5, theme.control))
    for count, aside, hue in groups:
        if not count:
            continue
        number = np.arange(count)
        places = np.column_stack(
            [
                corner[0] + 5 + aside + _PITCH[0] * (number % half),
                corner[1] + 6 + _PITCH[1] * (number // half),
            ]
        )
        _crowd(page, places, (hue.mark, hue.ink))


def _crowd(page: Page, places: FloatArray, look: tuple[str, str]) -> None:
    page.add(
        PathCollection(
            [Path(np.asarray(PERSON.vertices, float) * _HEIGHT * POINTS_A_UNIT, PERSON.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=[look[0]],
            edgecolors=[look[1]],
            linewidths=0.6,
            zorder=6,
            clip_on=False,
        )
    )


def _balance(page: Page, foot: tuple[float, float]) -> None:
    """Draw a balance: benefit in one pan, harm in the other; it is level, since nothing is decided yet."""
    (x, y), theme = foot, page.theme
    ink = theme.control.ink
    stroke(page, [(x, y), (x, y + 50)], ink, width="bold", z=6)
    stroke(page, [(x - 13, y + 0.5), (x + 13, y + 0.5)], ink, width="bold", z=6)
    stroke(page, [(x - 40, y + 48), (x + 40, y + 48)], ink, width="bold", z=6)
    disc(page, (x, y + 50), 3.4, fill=ink, z=7)
    for aside, hue in ((-40.0, theme.therapy), (40.0, theme.lesion)):
        end = (x + aside, y + 48)
        for rope in (-12, 12):
            stroke(page, [end, (end[0] + rope, y + 18)], ink, width="hair", z=6)
        turn = np.linspace(np.pi, 2 * np.pi, 20)
        pan = np.column_stack([end[0] + 15 * np.cos(turn), y + 18 + 8 * np.sin(turn)])
        shape(page, pan, fill=theme.control.fill, edge=ink, width="thin", z=7)
        _load(page, (end[0], y + 19), hue.mark)


def _load(page: Page, at: tuple[float, float], colour: str) -> None:
    """Draw what lies in a pan: three round weights."""
    x, y = at
    for aside, up in ((-5.2, 4), (5.2, 4), (0, 11)):
        disc(page, (x + aside, y + up), 4.4, fill=colour, edge=page.theme.paper, width="hair", z=6.5)


__all__ = ["phases_to_approval"]
