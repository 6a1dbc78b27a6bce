"""Cells that are given as a treatment, and the DNA that may be edited in them."""

from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import Page


def stem_cell(page: Page, centre: Spot, radius: float = 9, **look: Unpack[Look]) -> None:
    """Draw a blood stem cell: round, a nucleus that nearly fills it, a heavier rim."""
    hue, z, seed = look.get("hue", page.theme.therapy), look.get("z", 12), look.get("seed", 0)
    body = ring(centre, radius, wobble=0.015, seed=seed)
    rounded(page, body, hue.fill, edge=hue.ink, width="line", z=z)
    nucleus(page, centre, radius * 0.72, hue, {"seed": seed, "z": z + 0.1})


def stromal_cell(page: Page, centre: Spot, length: float = 34, **look: Unpack[Look]) -> None:
    """Draw a stromal cell (MSC): a long spindle with fine ends, `length` units from middle to end."""
    hue, z, turn = look.get("hue", page.theme.therapy), look.get("z", 12), look.get("turn", 0.3)
    x = np.linspace(-1, 1, 60)
    y = 0.17 * (1 - x**2) ** 1.6 + 0.015
    outline = np.vstack([np.column_stack([x, y]), np.column_stack([x, -y])[::-1]]) * length
    cos, sin = np.cos(turn), np.sin(turn)
    turned = outline @ np.array([[cos, sin], [-sin, cos]]) + np.asarray(centre)
    rounded(page, turned, hue.fill, edge=hue.ink, lean=(0, 0), z=z)
    inner: Look = {"seed": look.get("seed", 0), "stretch": (1.6, 0.9), "turn": turn, "z": z + 0.1}
    nucleus(page, centre, length * 0.105, hue, inner)


def ipsc_colony(page: Page, centre: Spot, radius: float = 20, **look: Unpack[Look]) -> None:
    """Draw a colony of induced pluripotent stem cells: tight, flat, many small cells, a smooth border."""
    hue, z, seed = look.get("hue", page.theme.therapy), look.get("z", 12), look.get("seed", 0)
    border = ring(centre, radius, wobble=0.02, seed=seed)
    shape(page, border, fill=hue.wash, edge=hue.ink, width="line", z=z)
    for k in range(19):
        # The golden angle packs a disc evenly.
        angle, out = 2.39996 * k, radius * 0.185 * np.sqrt(k + 0.5)
        spot = np.asarray(centre) + out * np.array([np.cos(angle), np.sin(angle)])
        cell = ring(spot, radius * 0.17, wobble=0.05, seed=k)
        rounded(page, cell, hue.fill, edge=hue.ink, width="hair", steps=5, z=z + 0.1)
        disc(page, spot, radius * 0.09, fill=hue.mark, z=z + 0.2)


def helix(page: Page, start: Spot, length: float, turns: float = 2, **look: Unpack[Look]) -> None:
    """Draw a short double strand of DNA, `length` units to the right of `start`."""
    hue, z, height = look.get("hue", page.theme.control), look.get("z", 8), 8
    x = np.linspace(start[0], start[0] + length, 200)
    rise = height * np.sin(2 * np.pi * turns * (x - start[0]) / length)
    for k in range(0, 200, 9):
        rung = [(x[k], start[1] + rise[k]), (x[k], start[1] - rise[k])]
        stroke(page, rung, hue.fill, z=z)
    for side in (1, -1):
        stroke(page, np.column_stack([x, start[1] + side * rise]), hue.ink, z=z + 0.1)
