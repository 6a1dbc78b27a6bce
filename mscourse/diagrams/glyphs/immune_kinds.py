"""More immune cells: what a T cell's errand is, antibody factories, microglia that are at work."""

from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, Process, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.immune import b_cell, t_cell
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import mix


def regulator(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a regulatory T cell: a T cell inside a second ring, as a brake holds a wheel."""
    hue, z = look.get("hue", page.theme.immune), look.get("z", 12)
    shoe = ring(centre, radius * 1.42, wobble=0.01, seed=look.get("seed", 0))
    shape(page, shoe, fill=page.theme.paper, edge=hue.ink, width="line", z=z - 0.1)
    t_cell(page, centre, radius, **look)


def killer(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a killer T cell: a T cell with granules on one side, toward `turn` (radians)."""
    hue, z, turn = look.get("hue", page.theme.immune), look.get("z", 12), look.get("turn", 0.0)
    middle = np.asarray(centre, float)
    body = ring(middle, radius, wobble=0.025, seed=look.get("seed", 0))
    rounded(page, body, hue.fill, edge=hue.ink, z=z)
    toward = np.array([np.cos(turn), np.sin(turn)])
    nucleus(page, middle - 0.25 * radius * toward, radius * 0.56, hue, {"seed": 1, "z": z + 0.1})
    for angle in (-0.62, -0.2, 0.2, 0.62):
        out = np.array([np.cos(turn + angle), np.sin(turn + angle)])
        disc(page, middle + 0.70 * radius * out, radius * 0.13, fill=hue.ink, z=z + 0.2)


def plasma_cell(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a plasma cell: an oval with its nucleus off the centre."""
    hue, z, turn = look.get("hue", page.theme.immune), look.get("z", 12), look.get("turn", 0.2)
    seed, middle = look.get("seed", 0), np.asarray(centre, float)
    body = ring(middle, radius, wobble=0.03, seed=seed, stretch=(1.3, 0.86), turn=turn)
    rounded(page, body, mix(hue.fill, page.theme.paper, 0.4), edge=hue.ink, z=z)
    along = np.array([np.cos(turn), np.sin(turn)])
    nucleus(page, middle - 0.5 * radius * along, radius * 0.48, hue, {"seed": seed, "z": z + 0.1})


def antibody(page: Page, centre: Spot, size: float = 5, turn: float = 0.0, z: float = 12) -> None:
    """Draw an antibody: a small Y, `size` units from its fork to each end."""
    middle = np.asarray(centre, float)
    for angle in (turn + 0.65, turn - 0.65, turn + np.pi):
        end = middle + size * np.array([np.cos(angle), np.sin(angle)])
        stroke(page, [middle, end], page.theme.immune.ink, width=1.3, z=z)


def virus_holder(page: Page, centre: Spot, radius: float = 11, **look: Unpack[Look]) -> None:
    """Draw a B cell that holds the Epstein-Barr virus: a B cell with one small hexagon in its rim."""
    z, middle = look.get("z", 12), np.asarray(centre, float)
    b_cell(page, centre, radius, **look)
    angle = np.arange(6) * np.pi / 3
    hexagon = np.column_stack([np.cos(angle), np.sin(angle)])
    spot = middle + radius * np.array([-0.56, 0.46])
    shape(page, spot + 0.30 * radius * hexagon, fill=page.theme.paper, edge=page.theme.ink, z=z + 0.5)
    disc(page, spot, radius * 0.09, fill=page.theme.ink, z=z + 0.6)


def working_microglia(
    page: Page, centre: Spot, radius: float = 9, *, iron: bool = False, **look: Unpack[Look]
) -> None:
    """Draw microglia at work: a swollen body with short thick arms; `iron` fills it with grains."""
    hue, z, seed = look.get("hue", page.theme.immune), look.get("z", 11), look.get("seed", 0)
    rng, middle = np.random.default_rng(seed), np.asarray(centre, float)
    arm = Process(page, hue.mark, rng, z)
    for angle in np.arange(4) * np.pi / 2 + rng.uniform(0, 1.5):
        start = middle + radius * 0.7 * np.array([np.cos(angle), np.sin(angle)])
        arm.grow(start, float(angle), radius * 0.62, 3.2, forks=1)
    body = ring(middle, radius, wobble=0.07, seed=seed, stretch=(1.15, 0.9), turn=rng.uniform(0, 3))
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle + radius * np.array([-0.24, 0.12]), radius * 0.42, hue, {"z": z + 0.2})
    for k in range(6 if iron else 0):
        turn = -1.6 + 0.5 * k
        grain = middle + radius * (0.5 + 0.2 * (k % 2)) * np.array([np.cos(turn), np.sin(turn)])
        disc(page, grain, radius * 0.12, fill=page.theme.ink, z=z + 0.3)
