"""What is drawn of gene editing: a strand with marked places, sickled red cells, a sensor and its target."""

from typing import Literal, Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.immune import b_cell
from mscourse.diagrams.glyphs.immune_kinds import plasma_cell
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.diagrams.glyphs.sources import edited_t_cell
from mscourse.figures.page import Page

Target = Literal["B cell", "plasma cell"]


def strand(page: Page, start: Spot, length: float, *, turns: float = 4, z: float = 8) -> None:
    """Draw a long double strand of DNA, `length` units to the right of `start`."""
    hue, high = page.theme.control, 5.5
    x = np.linspace(0, length, round(length * 1.6))
    rise = high * np.sin(2 * np.pi * turns * x / length)
    for place in range(2, x.size, 9):
        rung = [(start[0] + x[place], start[1] + side * rise[place]) for side in (1, -1)]
        stroke(page, rung, hue.fill, width="thin", z=z)
    for side in (1, -1):
        stroke(
            page, np.column_stack([start[0] + x, start[1] + side * rise]), hue.ink, width="thin", z=z + 0.1
        )


def places(page: Page, start: Spot, length: float, count: int, seed: int = 0) -> None:
    """Mark small places on a strand: each moves risk a little."""
    rng = np.random.default_rng(seed)
    along = (np.arange(count) + rng.uniform(0.15, 0.85, count)) / count * length
    for x, y in zip(along, rng.uniform(-3.2, 3.2, count), strict=True):
        disc(page, (start[0] + x, start[1] + y), 1.7, fill=page.theme.axon.mark, z=10)


def edited_place(page: Page, centre: Spot, width: float = 13, z: float = 11) -> None:
    """Draw the one place of a strand that was edited: a green piece."""
    x, y = float(centre[0]), float(centre[1])
    half = width / 2
    piece = np.array([(x - half, y - 7.5), (x + half, y - 7.5), (x + half, y + 7.5), (x - half, y + 7.5)])
    shape(page, piece, fill=page.theme.therapy.fill, edge=page.theme.therapy.ink, width="thin", z=z)


def sickle(page: Page, centre: Spot, size: float = 11, turn: float = 0.0, z: float = 8) -> None:
    """Draw a red blood cell in the shape of a sickle."""
    hue = page.theme.blood
    outer = np.linspace(-1.15, 1.15, 26)
    inner = np.linspace(0.98, -0.98, 20)
    points = np.vstack(
        [
            np.column_stack([np.sin(outer), 0.95 * np.cos(outer) - 0.35]),
            np.column_stack([np.sin(inner), 0.52 * np.cos(inner) - 0.28]),
        ]
    )
    cos, sin = np.cos(turn), np.sin(turn)
    turned = size * points @ np.array([[cos, sin], [-sin, cos]]) + np.asarray(centre, float)
    rounded(page, turned, hue.fill, edge=hue.ink, width="thin", light=0.25, z=z)


def carried_gene(page: Page, centre: Spot, radius: float = 11, z: float = 12) -> None:
    """Draw the shell that carries a gene into a cell: a hexagon with a green strand inside."""
    theme = page.theme
    turn = np.arange(6) * np.pi / 3 + np.pi / 6
    outline = np.asarray(centre, float) + radius * np.column_stack([np.cos(turn), np.sin(turn)])
    shape(page, outline, fill=theme.control.wash, edge=theme.control.ink, width="thin", z=z)
    x = np.linspace(-0.55, 0.55, 40) * radius
    for side in (1, -1):
        wave = 0.24 * radius * np.sin(side * 2 * np.pi * x / (0.7 * radius))
        stroke(
            page,
            np.column_stack([centre[0] + x, centre[1] + wave]),
            theme.therapy.ink,
            width="thin",
            z=z + 0.1,
        )


def docked(
    page: Page, centre: Spot, target: Target, radius: float = 13, **look: Unpack[Look]
) -> tuple[float, float]:
    """Draw a T cell with sensors that holds its target, to the right of it; return where the target lies."""
    z, seed = look.get("z", 12), look.get("seed", 0)
    x, y = float(centre[0]), float(centre[1])
    edited_t_cell(page, centre, radius, seed=seed, z=z)
    prey = (x + radius * 2.75, y + radius * 0.1)
    if target == "B cell":
        b_cell(page, prey, radius * 0.86, seed=seed + 1, z=z + 0.5)
    else:
        plasma_cell(page, prey, radius * 0.95, seed=seed + 1, turn=0.1, z=z + 0.5)
    # What the sensor holds: a small cup on the target's side.
    for aside in (0.34, 0.0, -0.34):
        spot = (x + radius * 1.52, y + radius * aside)
        disc(
            page,
            spot,
            radius * 0.17,
            fill=page.theme.immune.mark,
            edge=page.theme.immune.ink,
            width="hair",
            z=z + 1,
        )
    return prey


def granules(page: Page, start: Spot, count: int = 5, reach: float = 18, seed: int = 0) -> None:
    """Draw messengers that leave a cell, upward and to the side."""
    rng = np.random.default_rng(seed)
    for turn, far in zip(np.linspace(0.5, 2.6, count), rng.uniform(0.5, 1, count), strict=True):
        spot = np.asarray(start, float) + reach * far * np.array([np.cos(turn), np.sin(turn)])
        disc(page, spot, 1.9, fill=page.theme.lesion.mark, z=14)


def warning(page: Page, centre: Spot, size: float = 10, z: float = 20) -> None:
    """Draw a hazard mark: a triangle with a stroke and a dot."""
    hue = page.theme.lesion
    x, y = float(centre[0]), float(centre[1])
    outline = np.array([(x - size, y - 0.72 * size), (x + size, y - 0.72 * size), (x, y + size)])
    shape(page, outline, fill=hue.wash, edge=hue.ink, width="line", z=z)
    stroke(page, [(x, y + 0.42 * size), (x, y - 0.12 * size)], hue.ink, width="interval", z=z + 0.1)
    disc(page, (x, y - 0.43 * size), 1.4, fill=hue.ink, z=z + 0.1)


__all__ = [
    "carried_gene",
    "docked",
    "edited_place",
    "granules",
    "places",
    "sickle",
    "strand",
    "warning",
]
