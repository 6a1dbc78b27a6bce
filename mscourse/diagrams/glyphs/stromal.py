"""Stromal cells close up: the dish they stick to, the signs on their surface, what they become and send."""

from typing import Literal, TypeAlias

import numpy as np

from mscourse.diagrams.glyphs.bench import glass
from mscourse.diagrams.glyphs.cells import nucleus
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import Page

Head: TypeAlias = Literal["round", "square", "pointed"]
HEADS: tuple[Head, ...] = ("round", "square", "pointed")
"""Shapes of surface signs; each kind of protein has one."""


def dish_from_the_side(page: Page, left: Spot, width: float, height: float, z: float = 3) -> None:
    """Draw a shallow dish of clear plastic with fluid in it; `left` is where its floor begins inside."""
    x, y = float(left[0]), float(left[1])
    ink = page.theme.control.ink
    level = y + height * 0.7
    fluid = np.array([(x, y), (x + width, y), (x + width, level), (x, level)])
    shape(page, fluid, fill=page.theme.control.wash, z=z)
    stroke(page, [(x, level), (x + width, level)], page.theme.control.mark, width="hair", z=z + 0.1)
    wall, floor = 5.0, 6.0
    profile = np.array([
        (x - wall, y + height), (x - wall, y - floor), (x + width + wall, y - floor),
        (x + width + wall, y + height), (x + width, y + height), (x + width, y), (x, y), (x, y + height),
    ])  # fmt: skip
    shape(page, profile, fill=glass(page), edge=ink, width="thin", z=z + 0.2)


def surface_sign(page: Page, foot: Spot, head: Head, *, worn: bool, z: float = 14) -> None:
    """Draw a protein on a cell's surface: a stalk with a head; one that is not worn is a dashed outline."""
    hue, grey = page.theme.therapy, page.theme.control
    x, y = float(foot[0]), float(foot[1])
    top = y + 9
    ink = hue.ink if worn else grey.mark
    if worn:
        stroke(page, [(x, y), (x, top)], ink, width="line", z=z)
    outlines: dict[Head, FloatArray] = {
        "round": ring((x, top + 3), 4.2),
        "square": np.array([(x - 4, top), (x + 4, top), (x + 4, top + 8), (x - 4, top + 8)], float),
        "pointed": np.array([(x - 4.6, top), (x + 4.6, top), (x, top + 8.6)], float),
    }
    if worn:
        shape(page, outlines[head], fill=hue.mark, edge=ink, width="thin", z=z + 0.1)
        return
    outline = outlines[head]
    stroke(page, np.vstack([outline, outline[:1]]), ink, width="thin", dashes=(2, 1.6), z=z)


def cartilage_cells(page: Page, centre: Spot, radius: float = 9, z: float = 12) -> None:
    """Draw two cartilage cells in the clear hollow that they share, in stiff ground."""
    hue = page.theme.therapy
    middle = np.asarray(centre, float)
    ground = ring(middle, radius * 2.1, wobble=0.06, seed=4, stretch=(1.15, 0.85))
    shape(page, ground, fill=hue.wash, edge=hue.mark, width="hair", z=z)
    hollow = ring(middle, radius * 1.35, seed=2, stretch=(1.15, 0.8))
    shape(page, hollow, fill=page.theme.paper, edge=hue.mark, width="hair", z=z + 0.1)
    for side in (-1, 1):
        spot = middle + np.array([side * radius * 0.66, 0])
        body = ring(spot, radius * 0.62, wobble=0.05, seed=5 + side, stretch=(0.85, 1.1))
        rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.2)
        nucleus(page, spot, radius * 0.26, hue, {"seed": 3 + side, "z": z + 0.4})


def parcels(page: Page, spots: FloatArray, radius: float = 4.2, z: float = 26) -> None:
    """Draw small bags of membrane with molecules in them (vesicles), around places of shape (n, 2)."""
    hue = page.theme.therapy
    for number, spot in enumerate(spots):
        disc(page, spot, radius, fill=page.theme.paper, edge=hue.ink, width="thin", z=z)
        for turn in (0.4 + number, 2.5 + number, 4.6 + number):
            inner = np.asarray(spot, float) + radius * 0.45 * np.array([np.cos(turn), np.sin(turn)])
            disc(page, inner, radius * 0.22, fill=hue.mark, z=z + 0.1)


def messengers(page: Page, spots: FloatArray, radius: float = 1.7, z: float = 26) -> None:
    """Draw loose messenger molecules as dots, around places of shape (n, 2)."""
    for spot in spots:
        disc(page, spot, radius, fill=page.theme.therapy.mark, z=z)


def crossed_out(page: Page, centre: Spot, reach: float = 7, z: float = 27) -> None:
    """Cross out an arrow: two strokes on plain ground."""
    x, y = float(centre[0]), float(centre[1])
    disc(page, (x, y), reach + 2.5, fill=page.theme.paper, z=z)
    for way in (1, -1):
        ends = [(x - reach, y - way * reach), (x + reach, y + way * reach)]
        stroke(page, ends, page.theme.ink, width="bold", z=z + 0.1)
