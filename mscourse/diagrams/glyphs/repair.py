"""Cells on their way to a new sheath: one that divides, one that matures; and a clock."""

from collections.abc import Sequence
from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, Process, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring, through
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke, tapered
from mscourse.figures.page import Page


def dividing_opc(page: Page, centre: Spot, radius: float = 7.5, **look: Unpack[Look]) -> None:
    """Draw a progenitor that is about to be two: two bodies joined by a waist, processes at the far ends."""
    hue, z, turn = look.get("hue", page.theme.myelin), look.get("z", 11), look.get("turn", 0.0)
    seed, middle = look.get("seed", 0), np.asarray(centre, float)
    along = np.array([np.cos(turn), np.sin(turn)])
    process = Process(page, hue.mark, np.random.default_rng(seed), z)
    for way, toward in ((1, turn), (-1, turn + np.pi)):
        for lean in (-0.4, 0.35):
            process.grow(middle + way * along * radius * 1.7, toward + lean, radius * 1.4, 1.8, forks=1)
    # Two lobes with a waist between them.
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    apart = radius * (0.62 + 1.25 * np.cos(angle) ** 2)
    x, y = apart * np.cos(angle), 1.35 * apart * np.sin(angle) * (0.62 + 0.38 * np.cos(angle) ** 2)
    cos, sin = np.cos(turn), np.sin(turn)
    body = np.column_stack([middle[0] + cos * x - sin * y, middle[1] + sin * x + cos * y])
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    for way in (1, -1):
        spot = middle + way * along * radius * 1.08
        nucleus(page, spot, radius * 0.46, hue, {"turn": turn, "seed": seed, "z": z + 0.2})


def maturing_cell(
    page: Page, centre: Spot, reach: Sequence[Spot], radius: float = 9, **look: Unpack[Look]
) -> None:
    """Draw a cell on its way from progenitor to maker of myelin: round, many thin arms, no sheath yet.

    Each place in `reach` is where an arm feels its way along an axon.
    """
    hue, z, seed = look.get("hue", page.theme.myelin), look.get("z", 11), look.get("seed", 0)
    middle, rng = np.asarray(centre, float), np.random.default_rng(look.get("seed", 0))
    for end in reach:
        away = np.asarray(end, float) - middle
        bow = np.array([-away[1], away[0]]) * rng.uniform(-0.14, 0.14)
        path = through([middle, middle + away * 0.55 + bow, middle + away], 40).xy
        tapered(page, path, np.linspace(2.6, 1.0, len(path) - 1), hue.mark, z)
        side = np.array([1.0, 0.0])
        foot = through([end - side * 5, np.asarray(end, float), end + side * 5], 20).xy
        stroke(page, foot, hue.mark, width="line", z=z)
    rounded(page, ring(middle, radius, wobble=0.05, seed=seed), hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.5, hue, {"seed": seed, "z": z + 0.2})


def clock(page: Page, centre: Spot, radius: float = 13, z: float = 12) -> None:
    """Draw a plain clock, for what takes longer with the years."""
    hue, middle = page.theme.control, np.asarray(centre, float)
    shape(page, ring(middle, radius), fill=hue.wash, edge=hue.ink, width="line", z=z)
    for number in range(12):
        out = np.array([np.cos(number * np.pi / 6), np.sin(number * np.pi / 6)])
        stroke(
            page,
            [middle + out * radius * 0.78, middle + out * radius * 0.9],
            hue.mark,
            width="thin",
            z=z + 0.1,
        )
    for angle, length in ((2.1, 0.45), (0.6, 0.68)):
        out = np.array([np.cos(angle), np.sin(angle)])
        stroke(page, [middle, middle + out * radius * length], hue.ink, width="line", z=z + 0.2)
    disc(page, middle, 1.6, fill=hue.ink, z=z + 0.3)
