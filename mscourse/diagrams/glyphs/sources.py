"""Cells that others come from, and what becomes of them: egg, neural stem cell, skin, fat, edited T cell."""

from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring, through
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke, tapered
from mscourse.figures.page import Page
from mscourse.figures.palette import mix


def egg(page: Page, centre: Spot, radius: float = 19, **look: Unpack[Look]) -> None:
    """Draw a fertilised egg: a large cell in a clear coat, with the two nuclei of its parents."""
    hue, z, seed = look.get("hue", page.theme.control), look.get("z", 12), look.get("seed", 0)
    middle = np.asarray(centre, float)
    coat = ring(middle, radius, wobble=0.01, seed=seed)
    shape(page, coat, fill=page.theme.paper, edge=hue.ink, width="thin", z=z)
    rounded(page, ring(middle, radius * 0.8, wobble=0.02, seed=seed), hue.fill, edge=hue.ink, z=z + 0.1)
    for side in (-1, 1):
        spot = middle + radius * np.array([0.24 * side, 0.06 * side])
        nucleus(page, spot, radius * 0.21, hue, {"seed": seed + side + 1, "z": z + 0.3})


def neural_stem_cell(page: Page, centre: Spot, radius: float = 9, **look: Unpack[Look]) -> None:
    """Draw a neural stem cell: an oval body on a long unforked fibre with a foot at each end."""
    hue, z, seed = look.get("hue", page.theme.myelin), look.get("z", 12), look.get("seed", 0)
    turn, middle = look.get("turn", 0.9), np.asarray(centre, float)
    along = np.array([np.cos(turn), np.sin(turn)])
    aside = np.array([-along[1], along[0]]) * (1 if seed % 2 else -1)
    for way, reach in ((1, 2.9), (-1, 1.9)):
        tip = middle + way * along * radius * reach + aside * radius * 0.35
        bend = middle + way * along * radius * reach * 0.55
        path = through([middle + way * along * radius * 0.7, bend, tip], 24).xy
        tapered(page, path, np.linspace(4.2, 1.9, len(path) - 1), hue.mark, z)
        foot = ring(
            tip, radius * 0.24, seed=seed + way + 1, wobble=0.06, stretch=(1.5, 0.8), turn=turn + np.pi / 2
        )
        shape(page, foot, fill=hue.mark, edge=hue.ink, width="hair", z=z + 0.05)
    body = ring(middle, radius, wobble=0.03, seed=seed, stretch=(1.3, 0.88), turn=turn)
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(
        page, middle, radius * 0.55, hue, {"stretch": (1.25, 0.9), "turn": turn, "seed": seed, "z": z + 0.2}
    )


def skin_cell(page: Page, centre: Spot, radius: float = 20, **look: Unpack[Look]) -> None:
    """Draw a connective-tissue cell of the skin: flat, drawn out into corners."""
    hue, z, seed = look.get("hue", page.theme.control), look.get("z", 12), look.get("seed", 0)
    rng, middle = np.random.default_rng(seed), np.asarray(centre, float)
    angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    corners = np.array([0.25, 1.75, 3.3, 4.5]) + rng.uniform(-0.12, 0.12, 4) + look.get("turn", 0.0)
    apart = np.abs((angle[:, None] - corners + np.pi) % (2 * np.pi) - np.pi)
    out = radius * (0.42 + 0.62 * np.exp(-((apart / 0.27) ** 1.3)).max(axis=1))
    outline = middle + out[:, None] * np.column_stack([np.cos(angle), np.sin(angle) * 0.8])
    rounded(page, outline, hue.fill, edge=hue.ink, lean=(0, 0.05), light=0.3, z=z)
    nucleus(page, middle, radius * 0.2, hue, {"stretch": (1.4, 0.9), "turn": 0.4, "seed": seed, "z": z + 0.2})


def fat_cell(page: Page, centre: Spot, radius: float = 12, **look: Unpack[Look]) -> None:
    """Draw a fat cell: one pale drop fills it and presses the nucleus flat against the edge."""
    hue, z, seed = look.get("hue", page.theme.control), look.get("z", 12), look.get("seed", 0)
    middle = np.asarray(centre, float)
    rounded(page, ring(middle, radius, wobble=0.03, seed=seed), hue.fill, edge=hue.ink, z=z)
    drop = ring(middle + radius * np.array([0.06, 0.05]), radius * 0.78, wobble=0.02, seed=seed + 1)
    shape(page, drop, fill=mix(hue.wash, page.theme.paper, 0.4), edge=hue.mark, width="hair", z=z + 0.1)
    flat: Look = {"stretch": (0.6, 1.6), "turn": -0.65, "seed": seed, "z": z + 0.2}
    nucleus(page, middle + radius * np.array([-0.78, -0.5]), radius * 0.19, hue, flat)


def bone_cell(page: Page, centre: Spot, radius: float = 7, **look: Unpack[Look]) -> None:
    """Draw a bone cell: a small body with many short straight spikes."""
    hue, z, seed = look.get("hue", page.theme.control), look.get("z", 12), look.get("seed", 0)
    middle = np.asarray(centre, float)
    for angle in np.linspace(0, 2 * np.pi, 11, endpoint=False) + 0.2 * seed:
        out = np.array([np.cos(angle) * 1.35, np.sin(angle)])
        stroke(page, [middle + out * radius * 0.8, middle + out * radius * 1.5], hue.ink, width="thin", z=z)
    body = ring(middle, radius, wobble=0.04, seed=seed, stretch=(1.4, 0.9))
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.5, hue, {"stretch": (1.3, 0.9), "seed": seed, "z": z + 0.3})


def edited_t_cell(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw an engineered T cell (CAR-T): a T cell that carries made receptors, stalks with round heads."""
    hue, z, seed = look.get("hue", page.theme.therapy), look.get("z", 12), look.get("seed", 0)
    middle = np.asarray(centre, float)
    for angle in np.arange(9) * 2 * np.pi / 9 + 0.15:
        out = np.array([np.cos(angle), np.sin(angle)])
        stroke(
            page, [middle + out * radius * 0.95, middle + out * radius * 1.32], hue.ink, width=1.1, z=z - 0.1
        )
        disc(page, middle + out * radius * 1.4, radius * 0.15, fill=hue.mark, edge=hue.ink, width="hair", z=z)
    t_cell(page, middle, radius, hue=hue, seed=seed, z=z + 0.1)
