"""Four jobs that cells are given for, each drawn where it acts: marrow, blood, and twice the brain."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, ring, wave
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, sheath
from mscourse.diagrams.glyphs.immune import b_cell, t_cell
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.neural import oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import rounded, shape
from mscourse.diagrams.glyphs.sources import edited_t_cell, neural_stem_cell
from mscourse.diagrams.glyphs.therapy import stem_cell, stromal_cell
from mscourse.diagrams.glyphs.tissue import far_fibre, occupied, outside, scatter
from mscourse.diagrams.glyphs.vessel import Vessel, blood, red_cell, wall
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName, mix

ALT = (
    "Four panels with green cells at work. In marrow, blood stem cells make new immune cells. In blood, a "
    "stromal cell signals to T cells and an engineered T cell stops a B cell. In the brain, a neural stem "
    "cell signals to a bare fibre. Beside it, grafted cells wrap a fibre anew."
)


@dataclass(frozen=True)
class Job:
    """A job: its name, how it is done, and what is known of it in MS."""

    name: str
    how: str
    known: str


# The last words follow the course's statements on cell therapies; see its evidence.
JOBS = (
    Job(
        "Replace immunity",
        "strong drugs clear it, stem cells rebuild it",
        "in MS: shown in relapsing disease",
    ),
    Job("Modulate immunity", "cells signal to immune cells, or thin them out", "in MS: tested, not shown"),
    Job("Support", "signals for fibres and the brain's own repair", "in MS: two small trials disagree"),
    Job("Replace tissue", "new cells make new myelin", "in MS: no trial found; shown in mice"),
)
HEADINGS = {
    "wide": Heading(
        "Of four jobs, only the first is shown in people with MS",
        "What given cells (green) act on; arrows: solid, cells move; dashed, a signal; barred, a stop",
    ),
    "phone": Heading(
        "Of four jobs, only the first\nis shown in people with MS",
        "Arrows: solid, cells move; dashed, a signal",
    ),
}
FOOTERS = {
    "wide": "Schematic, not to scale. One kind of cell can have several jobs, and a job several kinds.",
    "phone": "Schematic, not to scale. One kind of cell can have\nseveral jobs, and a job several kinds.",
}
BODIES = {"wide": 608, "phone": 1052}
PERIOD = 350.0
"""Width of a panel when wide; fibres repeat with it, so that they run on from panel to panel."""
# Lower left corners of the four panels.
PANELS = {
    "wide": ((0.0, 388.0), (350.0, 388.0), (0.0, 62.0), (350.0, 62.0)),
    "phone": ((4.0, 832.0), (4.0, 612.0), (4.0, 306.0), (4.0, 70.0)),
}
_WALL = {"wide": 352.0, "phone": 566.0}
_TEXT = {"wide": (186.0, 214.0), "phone": (186.0, 200.0)}
"""Height of a job's name above its panel's foot: in the blood, in the brain."""


def four_jobs() -> Drawing:
    """Give the drawing of the four jobs."""
    return Drawing("four_jobs", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw blood above the vessel's wall and brain below it, with two jobs each."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    course = wave((-10, _WALL[layout]), page.width + 90, amplitude=3, period=430, phase=0.6)
    vessel = Vessel(course, page.top, opened=99)
    blood(page, vessel)
    wall(page, vessel)
    page.text(
        (page.width - MARGIN, _WALL[layout] + 18),
        "blood",
        colour=page.theme.blood.ink,
        italic=True,
        align="right",
    )
    page.text(
        (page.width - MARGIN, _WALL[layout] - 34),
        "brain",
        colour=page.theme.muted,
        italic=True,
        align="right",
    )
    corners = PANELS[layout]
    for number, (corner, job, panel) in enumerate(
        zip(corners, JOBS, (_replace, _modulate, _support, _tissue), strict=True), start=1
    ):
        in_brain = number > 2  # noqa: PLR2004 - two jobs in blood, two in the brain
        _named(page, (corner[0] + MARGIN, corner[1] + _TEXT[layout][in_brain]), number, job)
        panel(page, corner)
    page.footer(FOOTERS[layout])
    floor = 62.0 if layout == "wide" else 74.0
    points = scatter((-6, floor, page.width + 6, _WALL[layout] - 26), 17, seed=6)
    rng = np.random.default_rng(4)
    for point in outside(points, occupied(page, lowest=0.9), margin=8):
        far_fibre(page, point, rng.uniform(1.8, 3.4), page.theme.paper, wrapped=True)
    return page


def _named(page: Page, at: Spot, number: int, job: Job) -> None:
    """Write a job's number and name, how it is done, and what is known."""
    theme, (x, y) = page.theme, (float(at[0]), float(at[1]))
    step(page, (x + 9, y + 4), number, theme.therapy.ink)
    page.text((x + 25, y), job.name, "heading")
    page.text((x + 25, y - 19), job.how)
    page.text((x + 25, y - 36), job.known, "label", colour=theme.muted)


def _replace(page: Page, corner: tuple[float, float]) -> None:
    """Draw marrow cut open, with blood stem cells in it, and the new immune cells that leave it."""
    x, y = corner
    theme = page.theme
    bone = ring((x + 96, y + 62), 60, wobble=0.05, seed=4, stretch=(1.28, 0.8))
    rounded(page, bone, theme.control.fill, edge=theme.control.ink, z=5)
    hollow = ring((x + 96, y + 62), 47, wobble=0.08, seed=6, stretch=(1.34, 0.76), modes=(3, 5, 7))
    shape(
        page,
        hollow,
        fill=mix(theme.blood.wash, theme.blood.fill, 0.25),
        edge=theme.blood.mark,
        width="thin",
        z=5.2,
    )
    for number, (dx, dy) in enumerate(((62, 66), (96, 52), (78, 84))):
        stem_cell(page, (x + dx, y + dy), 10, seed=number)
    t_cell(page, (x + 122, y + 76), 8, seed=3)
    b_cell(page, (x + 130, y + 50), 7.5, seed=2)
    arrow(page, [(x + 148, y + 64), (x + 186, y + 72), (x + 222, y + 64)], "moves", theme.immune.ink)
    t_cell(page, (x + 246, y + 74), 10, seed=5)
    b_cell(page, (x + 272, y + 50), 9, seed=7)
    t_cell(page, (x + 300, y + 76), 10, seed=9)
    page.text((x + 96, y - 4), "marrow", colour=theme.control.ink, align="center")
    page.text((x + 272, y + 22), "new immune cells", colour=theme.immune.ink, align="center")


def _modulate(page: Page, corner: tuple[float, float]) -> None:
    """Draw a stromal cell that signals to T cells, and an engineered T cell that stops a B cell."""
    x, y = corner
    theme = page.theme
    stromal_cell(page, (x + 66, y + 66), 34, turn=0.25)
    arrow(page, [(x + 98, y + 84), (x + 122, y + 93), (x + 142, y + 92)], "signals", theme.therapy.ink)
    arrow(page, [(x + 100, y + 58), (x + 122, y + 50), (x + 142, y + 50)], "signals", theme.therapy.ink)
    t_cell(page, (x + 158, y + 92), 10.5, seed=2)
    t_cell(page, (x + 158, y + 50), 10.5, seed=3)
    edited_t_cell(page, (x + 226, y + 66), 11.5)
    arrow(page, [(x + 247, y + 66), (x + 272, y + 66)], "blocks", theme.therapy.ink)
    b_cell(page, (x + 294, y + 66), 11, seed=6)
    for words, dx, ink in (
        ("stromal cell", 66, theme.therapy.ink),
        ("T cells", 158, theme.immune.ink),
        ("CAR-T cell", 228, theme.therapy.ink),
        ("B cell", 296, theme.immune.ink),
    ):
        page.text((x + dx, y + 22), words, colour=ink, align="center")
    for number, (dx, dy) in enumerate(((24, 108), (196, 112), (326, 34))):
        red_cell(
            page, (x + dx, y + dy), 9, seed=number, turn=0.4 * number - 0.3, stretch=(1, 0.6 + 0.1 * number)
        )


def _lesion(page: Page, corner: tuple[float, float]) -> None:
    x, y = corner
    for k, share in enumerate(np.linspace(1, 0.8, 7).tolist()):
        area = ring((x + 175, y + 62), 1, wobble=0.03, seed=8, stretch=(132 * share, 56 * share))
        shape(page, area, fill=page.theme.lesion.wash, alpha=0.3, z=0.6 + 0.01 * k)


def _fibre(page: Page, corner: tuple[float, float], rebuilt: tuple[float, float] | None = None) -> None:
    """Draw a fibre through a panel: wrapped outside the lesion, bare in it, or with short new sheaths."""
    x, y = corner
    left, right = (x, x + PERIOD) if not page.phone else (-12.0, 372.0)
    start = left - 40
    # The wave repeats with the panel's width, and starts at the same phase in each.
    phase = 2 * np.pi * (start - x) / PERIOD
    curve = wave(
        (start, y + 40), right + 40, amplitude=4, period=PERIOD, phase=phase - 2 * np.pi * start / PERIOD
    )

    def along(place: float) -> float:
        return float(np.interp(x + place, curve.xy[:, 0], curve.s))

    nodes = [along(place) for place in (-43.75, 43.75, 306.25, 393.75)]
    inner = [along(place) for place in ((131.0, 219.0) if rebuilt is None else np.linspace(*rebuilt, 5))]
    fibre = Fibre(curve, caliber(8.5, [*nodes, *inner], spread=5))
    axon(page, fibre, z=5)
    # Where two panels meet, the one before has drawn the sheath that both share.
    shared = rebuilt is not None and not page.phone
    for a, b in ((nodes[0], nodes[1]), (nodes[2], nodes[3]))[shared:]:
        sheath(page, fibre, (a + 2, b - 2), Wrap(3.7, lamellae=2, taper=7), z=6)
    if rebuilt:
        for a, b in pairwise(inner):
            sheath(page, fibre, (a + 1.5, b - 1.5), Wrap(1.5, lamellae=1, taper=4), z=6)


def _support(page: Page, corner: tuple[float, float]) -> None:
    """Draw a neural stem cell that signals to a bare fibre and to one of the brain's own progenitors."""
    x, y = corner
    theme = page.theme
    _lesion(page, corner)
    _fibre(page, corner)
    neural_stem_cell(page, (x + 132, y + 116), 10.5, hue=theme.therapy, turn=0.6)
    arrow(page, [(x + 130, y + 98), (x + 134, y + 78), (x + 148, y + 58)], "signals", theme.therapy.ink)
    arrow(page, [(x + 164, y + 126), (x + 184, y + 128), (x + 202, y + 117)], "signals", theme.therapy.ink)
    opc(page, (x + 226, y + 102), 8.5, seed=3, turn=0.2)
    page.text((x + 104, y + 112), "neural\nstem cell", colour=theme.therapy.ink, align="right", weight=400)
    page.text((x + 256, y + 106), "the brain's own\nprogenitor", colour=theme.myelin.ink)
    page.text((x + 175, y + 4), "bare fibre", colour=theme.axon.ink, align="center")


def _tissue(page: Page, corner: tuple[float, float]) -> None:
    """Draw a grafted progenitor that becomes a maker of myelin, with its arms on new sheaths."""
    x, y = corner
    theme = page.theme
    _lesion(page, corner)
    _fibre(page, corner, (118, 240))
    opc(page, (x + 78, y + 110), 8.5, seed=5, hue=theme.therapy, turn=0.1)
    arrow(page, [(x + 104, y + 114), (x + 128, y + 120), (x + 152, y + 116)], "moves", theme.therapy.ink)
    # By turns right and left of the body, so that all arms bend outwards and none crosses another.
    arms: list[Spot] = [(x + 195, y + 53), (x + 164, y + 55), (x + 225, y + 50), (x + 133, y + 56)]
    oligodendrocyte(page, (x + 178, y + 112), arms, 11.5, hue=theme.therapy, z=8)
    page.text((x + 78, y + 134), "grafted", colour=theme.therapy.ink, align="center")
    page.text((x + 198, y + 114), "myelin maker", colour=theme.therapy.ink)
    page.text((x + 175, y + 4), "new sheaths, short and thin", colour=theme.myelin.ink, align="center")
