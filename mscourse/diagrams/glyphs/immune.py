"""Immune cells: purple, told apart by shape. An infused one is green with the same shape."""

from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, Process, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.paint import disc, rounded, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import mix


def t_cell(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a T cell: round, a thin rim, a large nucleus."""
    hue, z, seed = look.get("hue", page.theme.immune), look.get("z", 12), look.get("seed", 0)
    stretch, turn = look.get("stretch", (1.0, 1.0)), look.get("turn", 0.0)
    body = ring(centre, radius, wobble=0.025, seed=seed, stretch=stretch, turn=turn)
    rounded(page, body, hue.fill, edge=hue.ink, z=z)
    middle = np.asarray(centre) + radius * np.array([0.06, -0.05])
    inner: Look = {"seed": seed + 1, "stretch": stretch, "turn": turn, "z": z + 0.1}
    nucleus(page, middle, radius * 0.66, hue, inner)


def b_cell(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a B cell: as a T cell, paler, with Y-shaped receptors on its surface."""
    hue, z, seed = look.get("hue", page.theme.immune), look.get("z", 12), look.get("seed", 0)
    middle = np.asarray(centre, float)
    for angle in np.arange(8) * np.pi / 4 + 0.2:
        out, side = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        foot, fork = middle + out * radius * 0.95, middle + out * radius * 1.25
        for spread in (0.17, -0.17):
            stroke(
                page,
                [foot, fork, fork + radius * (0.22 * out + spread * side)],
                hue.ink,
                width=1.1,
                z=z - 0.1,
            )
    body = ring(middle, radius, wobble=0.02, seed=seed)
    rounded(page, body, mix(hue.fill, page.theme.paper, 0.4), edge=hue.ink, z=z)
    nucleus(page, middle, radius * 0.6, hue, {"seed": seed + 1, "z": z + 0.1})


def macrophage(
    page: Page, centre: Spot, radius: float = 17, *, fed: bool = True, **look: Unpack[Look]
) -> None:
    """Draw a macrophage: large, lobed, a kidney-shaped nucleus, vacuoles; `fed` fills them with myelin."""
    hue, z, seed = look.get("hue", page.theme.immune), look.get("z", 11), look.get("seed", 0)
    theme, middle = page.theme, np.asarray(centre, float)
    body = ring(middle, radius, wobble=0.10, seed=seed, modes=(2, 3, 5, 7, 9))
    rounded(page, body, mix(hue.fill, theme.paper, 0.25), edge=hue.ink, z=z)
    kidney = ring(middle + radius * np.array([-0.28, 0.18]), radius * 0.36, stretch=(1.25, 0.8), turn=0.6)
    dent = middle + radius * np.array([-0.10, -0.02])
    pull = np.exp(-np.sum((kidney - dent) ** 2, axis=1) / (radius * 0.24) ** 2)[:, None]
    kidney += pull * radius * np.array([-0.16, 0.12])
    rounded(page, kidney, hue.mark, edge=hue.ink, width="hair", light=0.25, z=z + 0.1)
    rng = np.random.default_rng(seed + 5)
    for angle in np.linspace(-1.9, 0.9, 5):
        out = radius * (0.52 + 0.08 * rng.normal())
        spot = middle + out * np.array([np.cos(angle), np.sin(angle)])
        size = radius * (0.15 + 0.04 * rng.uniform())
        content = theme.myelin.fill if fed else theme.paper
        disc(page, spot, size, fill=content, edge=hue.ink, width="hair", z=z + 0.2)
        if fed:
            disc(page, spot, size * 0.5, edge=theme.myelin.ink, width=0.5, z=z + 0.21)


def microglia(page: Page, centre: Spot, radius: float = 7, **look: Unpack[Look]) -> None:
    """Draw a resting microglial cell: a small body with fine branches."""
    hue, z, seed = look.get("hue", page.theme.immune), look.get("z", 11), look.get("seed", 0)
    rng, middle = np.random.default_rng(seed), np.asarray(centre, float)
    branch = Process(page, hue.mark, rng, z)
    for angle in np.arange(5) * 2 * np.pi / 5 + rng.uniform(0, 1):
        start = middle + radius * 0.6 * np.array([np.cos(angle), np.sin(angle)])
        branch.grow(start, float(angle), radius * 1.27, 2.0)
    body = ring(middle, radius, wobble=0.05, seed=seed, stretch=(1.25, 0.85), turn=rng.uniform(0, 3))
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.5, hue, {"z": z + 0.2})
