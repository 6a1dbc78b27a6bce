"""Five states of one nerve fibre: cut lengthwise, cut across, and the signal that arrives at its far end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mscourse.diagrams.fibre_states import (
    G_HEALTHY,
    G_REBUILT,
    Stretch,
    cut_end,
    demyelinated,
    healthy,
    remyelinated,
    respread,
    transected,
)
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.fibres import fibre_section
from mscourse.diagrams.glyphs.labels import leader, span
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

ALT = (
    "One nerve fibre five times. Healthy: thick sheaths with gaps called nodes; the signal is on time. "
    "Demyelinated: three sheaths gone, immune cells around; no signal for now. Channels "
    "spread: still bare; a "
    "late signal. Remyelinated: short thin sheaths; slightly late. Transected: cut, the far part breaks up; "
    "none for good."
)


@dataclass(frozen=True)
class State:
    """One row: its words, how the fibre and its section are drawn, and what becomes of the signal."""

    name: str
    words: str
    draw: Callable[[Page, Stretch], None]
    sheath: str
    signal: str
    arrives: Literal["on time", "late", "very late", "never"]
    g_ratio: float | None = None
    alive: bool = True


@dataclass(frozen=True)
class Mark:
    """A label under a fibre: its words, and where on the fibre its leader ends."""

    words: str
    place: float
    aside: float
    colour: Colour


@dataclass(frozen=True)
class RowPlan:
    """Where one row's parts lie below its top, in units."""

    height: int
    fibre: int
    section: int


STATES = (
    State(
        name="Healthy",
        words="thick sheaths, full-length internodes",
        draw=healthy,
        sheath="thick sheath",
        signal="on time",
        arrives="on time",
        g_ratio=G_HEALTHY,
    ),
    State(
        name="Demyelinated",
        words="three internodes bare, inflammation around them",
        draw=demyelinated,
        sheath="no sheath",
        signal="blocked, may return",
        arrives="never",
    ),
    State(
        name="Channels spread",
        words="still bare, with new sodium channels",
        draw=respread,
        sheath="no sheath",
        signal="late; fast trains fail",
        arrives="very late",
    ),
    State(
        name="Remyelinated",
        words="same stretch, rebuilt short and thin",
        draw=remyelinated,
        sheath="thin sheath",
        signal="a little late",
        arrives="late",
        g_ratio=G_REBUILT,
    ),
    State(
        name="Transected",
        words="the axon itself is cut; the far part dies",
        draw=transected,
        sheath="axon lost",
        signal="none, for good",
        arrives="never",
        alive=False,
    ),
)

HEADINGS = {
    "wide": Heading(
        "Bare is not dead, and rebuilt is not as good as new",
        "One nerve fibre in five states (three internodes affected)",
    ),
    "phone": Heading(
        "Bare is not dead,\nand rebuilt is not as good as new",
        "One nerve fibre in five states",
    ),
}
FOOTERS = {
    "wide": "Schematic. Lengths are compressed: a real internode is far longer than its fibre is wide. "
    "Sheath thickness is in\nproportion. Signals show what arrives and in which order, not measured times. "
    "Grey: the healthy signal.",
    "phone": "Schematic. Lengths are compressed; sheath thickness\nis in proportion. "
    "Signals show what arrives and in\nwhich order, not measured times. Grey: healthy signal.",
}
BODIES = {"wide": 752, "phone": 1230}
ROWS = {
    "wide": (RowPlan(138, 82, 84), RowPlan(160, 86, 88), *[RowPlan(124, 68, 70)] * 3),
    "phone": (RowPlan(240, 98, 184), RowPlan(260, 100, 204), *[RowPlan(222, 80, 166)] * 3),
}
COLUMNS = {"wide": (500, 622), "phone": (96, 252)}


def axon_states() -> Drawing:
    """Give the drawing of one nerve fibre in five states."""
    return Drawing("axon_states", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the five states, one row each."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top
    if layout == "wide":
        _column_heads(page, top - 19)
        top -= 28
    for state, plan in zip(STATES, ROWS[layout], strict=True):
        if top < page.height:  # at the very edge of a page, a rule would only look like a frame
            page.rule(top)
        _row(page, state, top, plan)
        top -= plan.height
    page.footer(FOOTERS[layout])
    return page


def _column_heads(page: Page, y: float) -> None:
    section_x, signal_x = COLUMNS["wide"]
    muted = page.theme.muted
    page.text((MARGIN, y), "Cut lengthwise", "small", colour=muted, weight=600)
    page.text((section_x, y), "Cut across", "small", colour=muted, weight=600, align="center")
    page.text((signal_x, y), "Signal at far end", "small", colour=muted, weight=600, align="center")


def _row(page: Page, state: State, top: float, plan: RowPlan) -> None:
    words = page.theme.muted
    if page.phone:
        page.text((MARGIN, top - 22), state.name, "heading")
        page.text((MARGIN, top - 40), state.words, colour=words)
        stretch = Stretch((MARGIN, 344), top - plan.fibre, radius=12, sway=3)
    else:
        page.run((MARGIN, top - 20), (state.name, "heading", None), (state.words, "label", words))
        stretch = Stretch((MARGIN, 428), top - plan.fibre, radius=13.5, sway=4)
    state.draw(page, stretch)
    _name_parts(page, state, stretch)
    section_x, signal_x = COLUMNS[page.layout]
    level = top - plan.section
    _section(page, (section_x, level), state, stretch.radius * 1.35)
    page.text((section_x, level - 42), state.sheath, align="center")
    _signal(page, (signal_x, level - 14), state)
    lost = state.arrives == "never"
    page.text(
        (signal_x, level - 42),
        state.signal,
        align="center",
        colour=page.theme.lesion.ink if lost else page.theme.ink,
        weight=600 if lost else 400,
    )


def _section(page: Page, centre: Spot, state: State, radius: float) -> None:
    """Draw the fibre cut across; a lost axon leaves a dashed outline where its fibre was."""
    if state.alive:
        fibre_section(page, centre, radius, state.g_ratio)
        return
    outline = ring(centre, radius / G_HEALTHY, wobble=0.05, seed=2)
    stroke(page, np.vstack([outline, outline[:1]]), page.theme.control.mark, width="thin", dashes=(3.5, 2.8))


def _signal(page: Page, foot: Spot, state: State) -> None:
    """Draw the signal at the far end over the healthy one in grey; only the order of the two is meant."""
    share = np.linspace(0, 1, 300)
    x = foot[0] - 46 + 92 * share

    def pulse(peak: float) -> list[Spot]:
        rise = np.exp(-(((share - peak) / 0.045) ** 2))
        fall = np.exp(-(((share - peak) / 0.11) ** 2))
        y = foot[1] + 30 * np.where(share < peak, rise, fall)
        return list(np.column_stack([x, y]))

    on_time, late = 0.34, {"late": 0.48, "very late": 0.66}.get(state.arrives, 0.34)
    if state.arrives != "on time":
        stroke(page, pulse(on_time), page.theme.control.mark, width="thin", z=3)
    if state.arrives == "never":
        flat: list[Spot] = [(float(x[0]), foot[1]), (float(x[-1]), foot[1])]
        stroke(page, flat, page.theme.lesion.mark, width="bold", z=4)
    else:
        stroke(page, pulse(late), page.theme.axon.mark, width="bold", z=4)


def _name_parts(page: Page, state: State, stretch: Stretch) -> None:
    """Name parts on one line under the fibre, each with a leader straight up to its part."""
    theme, radius, pitch = page.theme, stretch.radius, stretch.pitch
    node, second, third, last = stretch.nodes.tolist()
    axon, myelin, immune = theme.axon.ink, theme.myelin.ink, theme.immune.ink
    marks = {
        "Healthy": (
            Mark("node", node, -0.75 * radius, theme.ink),
            Mark("axon", node + 0.5 * pitch, -0.35 * radius, axon),
            Mark("myelin sheath", second + 0.45 * pitch, -radius * 1.22, myelin),
            Mark("paranode", last - 7, -radius * 1.1, myelin),
        ),
        "Demyelinated": (
            Mark("bare axon", stretch.lesion(0.04), -0.2 * radius, axon),
            Mark("T cell", stretch.lesion(0.30), -radius - 19, immune),
            Mark("macrophage, full of myelin", stretch.lesion(0.74) - 7, -radius - 25, immune),
        ),
        "Channels spread": (Mark("new channels", stretch.lesion(0.5), -radius * 1.06, axon),),
        "Remyelinated": (
            Mark("three short sheaths where one was", second + 0.5 * pitch, -radius * 1.08, myelin),
        ),
        "Transected": (
            Mark("end bulb, full of stuck cargo", cut_end(stretch) - 14, -radius * 1.2, axon),
            Mark("fragments", third + 0.75 * pitch, -radius * 0.8, myelin),
        ),
    }[state.name]
    base = stretch.y - (64 if state.name == "Demyelinated" else 44)
    for mark in marks:
        end = stretch.spot(mark.place, mark.aside)
        leader(page, (end[0], base + 13), end, mark.colour)
        page.text((end[0], base), mark.words, colour=mark.colour, align="center")
    if state.name == "Healthy":
        level = stretch.y + 31
        span(page, (stretch.spot(second)[0], level), (stretch.spot(third)[0], level), "internode")
