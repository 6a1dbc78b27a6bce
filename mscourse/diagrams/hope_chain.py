"""What would have to be true for each hope: four chains, each only as strong as its weakest link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.bench import syringe
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, shifted
from mscourse.diagrams.glyphs.fibres import fibre_section
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.marrow import gone
from mscourse.diagrams.glyphs.neural import opc
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.people import person
from mscourse.diagrams.glyphs.repair import clock
from mscourse.diagrams.glyphs.sources import neural_stem_cell
from mscourse.diagrams.glyphs.therapy import stem_cell, stromal_cell
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Four chains, one for each job of cells. Replacing immunity has three whole links and an open one: "
    "better than the strongest drugs. Modulating, supporting and replacing tissue have links seen in animals "
    "or open, and each ends in open ones: people worsen less, or walk better."
)
HEADINGS = {
    "wide": Heading(
        "Each hope is a chain, and hangs on its weakest link",
        "What would have to be true for each job of cells in MS, and where that has been seen",
    ),
    "phone": Heading(
        "Each hope is a chain, and\nhangs on its weakest link", "What would have to be true in MS"
    ),
}
FOOTERS = {
    "wide": "Schematic. Links are our choice; where each was seen follows the records of this course. An\n"
    "open link may yet be closed.",
    "phone": "Schematic. Links are our choice; where each was\n"
    "seen follows the records of this course. An open\n"
    "link may yet be closed.",
}
BODIES = {"wide": 690, "phone": 1140}
Seen = Literal["people", "animals", "open"]
IN_WORDS: dict[Seen, str] = {
    "people": "seen in people with MS",
    "animals": "seen in animals",
    "open": "not shown",
}
_LINK = {"wide": (86.0, 32.0), "phone": (80.0, 28.0)}
"""Half a width and half a height of a link."""
_PITCH = {"wide": 162.0, "phone": 152.0}
_A_ROW = {"wide": 4, "phone": 2}
_HIGH = {"wide": 150.0, "phone": 246.0}
"""From the top of one chain to that of the next."""


@dataclass(frozen=True)
class Link:
    """One thing that would have to be true: in words, where it was seen, and a small scene."""

    words: str
    seen: Seen
    scene: Callable[[Page, Spot], None]


@dataclass(frozen=True)
class Hope:
    """A job of cells, in whom, and its links."""

    name: str
    who: str
    links: tuple[Link, Link, Link, Link]


def _cleared(page: Page, at: Spot) -> None:
    for x, y in ((-14, 6), (0, -8), (14, 6)):
        gone(page, shifted(at, x, y), 6.5)


def _regrown(page: Page, at: Spot) -> None:
    stem_cell(page, shifted(at, -17, 0), 8)
    arrow(page, [shifted(at, -6, 0), shifted(at, 7, 0)], "moves", page.theme.immune.ink)
    t_cell(page, shifted(at, 18, 0), 7.5, seed=3)


def _quiet(page: Page, at: Spot) -> None:
    clock(page, at, 15)


def _scales(page: Page, at: Spot, left: Callable[[Page, Spot], None]) -> None:
    """Draw a balance whose beam is level: nothing has been weighed."""
    ink = page.theme.control.ink
    stroke(page, [shifted(at, 0, -17), shifted(at, 0, 12)], ink, z=10)
    stroke(page, [shifted(at, -22, 12), shifted(at, 22, 12)], ink, z=10)
    stroke(page, [shifted(at, -7, -17), shifted(at, 7, -17)], ink, z=10)
    for side in (-22, 22):
        for edge in (-8, 8):
            stroke(page, [shifted(at, side, 12), shifted(at, side + edge, -5)], ink, width="thin", z=9)
        stroke(page, [shifted(at, side - 9, -5), shifted(at, side + 9, -5)], ink, z=10)
    left(page, shifted(at, -22, 0))
    disc(page, shifted(at, 22, -1), 4, fill=page.theme.control.fill, edge=ink, width="thin", z=12)


def _against_drugs(page: Page, at: Spot) -> None:
    _scales(page, at, lambda page, spot: stem_cell(page, shifted(spot, 0, -1), 4.4))


def _against_placebo(page: Page, at: Spot) -> None:
    green = page.theme.therapy
    _scales(
        page,
        at,
        lambda page, spot: disc(
            page, shifted(spot, 0, -1), 4, fill=green.fill, edge=green.ink, width="thin", z=12
        ),
    )


def _signal(page: Page, at: Spot) -> None:
    stromal_cell(page, shifted(at, -22, -2), 17, turn=0.4)
    arrow(page, [shifted(at, -3, 2), shifted(at, 9, 2)], "signals", page.theme.therapy.ink)
    t_cell(page, shifted(at, 20, 2), 7.5, seed=4)


def _lasting(page: Page, at: Spot) -> None:
    stromal_cell(page, shifted(at, -14, 0), 16, turn=0.4)
    clock(page, shifted(at, 17, 0), 11)


def _fewer_spots(page: Page, at: Spot) -> None:
    lesion = page.theme.lesion
    for x, size in ((-22, 7.5), (-5, 5.5), (9, 3.8), (20, 2.4)):
        disc(page, shifted(at, x, 0), size, fill=lesion.fill, edge=lesion.ink, width="thin", z=8)


def _walks(page: Page, at: Spot) -> None:
    person(page, shifted(at, 0, -21), "one stick")


def _given(page: Page, at: Spot) -> None:
    syringe(page, shifted(at, 24, -2), 0.0, length=50)


def _spared(page: Page, at: Spot) -> None:
    neural_stem_cell(page, shifted(at, -16, 0), 6.5, hue=page.theme.therapy, turn=1.2)
    arrow(page, [shifted(at, -6, 0), shifted(at, 6, 0)], "signals", page.theme.therapy.ink)
    fibre_section(page, shifted(at, 19, 0), 8, 0.72)


def _again(page: Page, at: Spot) -> None:
    for x in (-12, 12):
        corners = np.array([(-8, -11), (8, -11), (8, 11), (-8, 11)]) + np.asarray(shifted(at, x, 0))
        shape(page, corners, fill=page.theme.control.wash, edge=page.theme.control.ink, z=9)
        for y in (5, 0, -5):
            ends = [shifted(at, x - 4.5, y), shifted(at, x + 4.5, y)]
            stroke(page, ends, page.theme.control.mark, width="line", z=10)


def _arrived(page: Page, at: Spot) -> None:
    opc(page, shifted(at, -14, 0), 6, hue=page.theme.therapy, seed=2)
    fibre_section(page, shifted(at, 17, 0), 9, None)


def _wrapped(page: Page, at: Spot) -> None:
    fibre_section(page, at, 11, 0.82)


def _attack(page: Page, at: Spot) -> None:
    fibre_section(page, shifted(at, 14, 0), 9, 0.82)
    arrow(page, [shifted(at, -9, 0), shifted(at, 0, 0)], "blocks", page.theme.immune.ink)
    t_cell(page, shifted(at, -18, 0), 7.5, seed=6)


# Records: muraro2005_thymic, silfverberg2024_sweden, uccelli_2021_mesems, petrou_2020,
# harris_2024_mscnp_phase2, sullivan_2020_insc, windrem_2020; eggenhofer_2012_lung speaks against the
# second link of the second chain, in mice.
HOPES = (
    Hope(
        "Replace immunity",
        "relapsing MS",
        (
            Link("old immune cells\nare cut down", "people", _cleared),
            Link("new T cells come\nfrom the thymus", "people", _regrown),
            Link("years without\nactivity, in many", "people", _quiet),
            Link("better than the\nstrongest drugs", "open", _against_drugs),
        ),
    ),
    Hope(
        "Modulate immunity",
        "stromal cells by vein",
        (
            Link("cells calm\nimmune cells", "animals", _signal),
            Link("they last long\nenough to act", "open", _lasting),
            Link("fewer inflamed\nspots on scans", "open", _fewer_spots),
            Link("people\nworsen less", "open", _walks),
        ),
    ),
    Hope(
        "Support",
        "cells by spine, progressive MS",
        (
            Link("cells can be put\nbeside the brain", "people", _given),
            Link("they help without\nmaking myelin", "animals", _spared),
            Link("people worsen less:\ntwo trials disagree", "open", _against_placebo),
            Link("a repeat finds\nthe same", "open", _again),
        ),
    ),
    Hope(
        "Replace tissue",
        "grafted myelin makers",
        (
            Link("cells reach\nbare fibres", "animals", _arrived),
            Link("they wrap them\nin myelin", "animals", _wrapped),
            Link("the attack spares\nthe new myelin", "open", _attack),
            Link("people see or\nwalk better", "open", _walks),
        ),
    ),
)


def hope_chain() -> Drawing:
    """Give the drawing of four hopes as chains."""
    return Drawing("hope_chain", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the four chains under one another."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    for number, hope in enumerate(HOPES):
        _chain(page, hope, page.top - 20 - _HIGH[layout] * number)
    _key(page)
    page.footer(FOOTERS[layout])
    return page


def _chain(page: Page, hope: Hope, top: float) -> None:
    page.run((16, top - 4), (hope.name, "heading", None), (hope.who, "label", page.theme.muted))
    half, pitch = _LINK[page.layout], _PITCH[page.layout]
    first, down = 16 + half[0] + 4, 2 * half[1] + 48
    for number, link in enumerate(hope.links):
        row, column = divmod(number, _A_ROW[page.layout])
        at = (first + pitch * column, top - 26 - half[1] - down * row)
        _ring(page, at, half, link.seen, z=4 + number % 2)
        link.scene(page, at)
        page.text((at[0], at[1] - half[1] - 19), link.words, align="center")


def _ring(page: Page, at: Spot, half: tuple[float, float], seen: Seen, z: float) -> None:
    """Draw a link: heavy if it was seen in people, thin if in animals, dashed if it is open."""
    outline = _stadium(at, half)
    ink = page.theme.ink
    if seen == "people":
        stroke(page, outline, ink, width=5, z=z)
        stroke(page, outline, page.theme.control.fill, width=2.4, z=z + 0.1)
    elif seen == "animals":
        stroke(page, outline, ink, width="line", z=z)
    else:
        stroke(page, outline, page.theme.muted, dashes=(4, 3.2), z=z)


def _stadium(at: Spot, half: tuple[float, float]) -> FloatArray:
    """Give the outline of a link, closed, shape (n, 2)."""
    wide, high = half
    turn = np.linspace(-np.pi / 2, np.pi / 2, 30)
    right = np.column_stack([wide - high + high * np.cos(turn), high * np.sin(turn)])
    whole = np.vstack([right, -right, right[:1]])
    placed: FloatArray = whole + np.asarray(at, float)
    return placed


def _key(page: Page) -> None:
    """Say what the three kinds of link mean: in one line, or on a phone under one another."""
    x, y = 20.0, 116.0 if page.phone else 62.0
    for seen, words in IN_WORDS.items():
        _ring(page, (x + 15, y + 4), (14, 7), seen, z=4)
        page.text((x + 40, y), words, "small", colour=page.theme.muted)
        if page.phone:
            y -= 22
        else:
            x += 40 + page.measure(words, "small") + 30


__all__ = ["HOPES", "IN_WORDS", "hope_chain"]
