"""Cells of the brain: neurons, the makers of myelin, astrocytes; and broken myelin."""

from collections.abc import Sequence
from typing import Unpack

import numpy as np

from mscourse.diagrams.glyphs.cells import Look, Process, nucleus
from mscourse.diagrams.glyphs.curves import Spot, ring, through
from mscourse.diagrams.glyphs.paint import rounded, stroke, tapered
from mscourse.figures.page import Page
from mscourse.figures.palette import Hue


def neuron(page: Page, centre: Spot, radius: float = 14, **look: Unpack[Look]) -> None:
    """Draw a neuron's body with tapering dendrites; its axon leaves to the right."""
    hue, z, seed = look.get("hue", page.theme.axon), look.get("z", 8), look.get("seed", 0)
    middle = np.asarray(centre, float)
    dendrite = Process(page, hue.mark, np.random.default_rng(seed), z)
    for angle in (1.3, 2.2, 3.1, 4.0, 4.9):
        start = middle + radius * 0.7 * np.array([np.cos(angle), np.sin(angle)])
        dendrite.grow(start, angle, radius * 1.3, 4.2)
    rounded(page, ring(middle, radius, wobble=0.06, seed=seed), hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.42, hue, {"z": z + 0.2})


def opc(page: Page, centre: Spot, radius: float = 7.5, **look: Unpack[Look]) -> None:
    """Draw an oligodendrocyte progenitor: an oval drawn out at both poles, few forks, touching no sheath."""
    hue, z, turn = look.get("hue", page.theme.myelin), look.get("z", 11), look.get("turn", 0.0)
    seed, middle = look.get("seed", 0), np.asarray(centre, float)
    process = Process(page, hue.mark, np.random.default_rng(seed), z)
    for angle in (turn - 0.35, turn + 0.3, turn + np.pi - 0.3, turn + np.pi + 0.35):
        start = middle + radius * 0.8 * np.array([np.cos(angle), np.sin(angle)])
        process.grow(start, angle, radius * 1.5, 1.8, forks=1)
    body = ring(middle, radius, wobble=0.03, seed=seed, stretch=(1.35, 0.85), turn=turn)
    rounded(page, body, hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.52, hue, {"stretch": (1.3, 0.9), "turn": turn, "z": z + 0.2})


def oligodendrocyte(
    page: Page, centre: Spot, arms: Sequence[Spot], radius: float = 11, **look: Unpack[Look]
) -> None:
    """Draw an oligodendrocyte: a round body with one thin arm to each place in `arms`."""
    hue, z, seed = look.get("hue", page.theme.myelin), look.get("z", 9), look.get("seed", 0)
    for k, end in enumerate(arms):
        _arm(page, (np.asarray(centre, float), np.asarray(end, float)), hue, (-1) ** k, z)
    rounded(page, ring(centre, radius, wobble=0.03, seed=seed), hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, centre, radius * 0.5, hue, {"seed": seed, "z": z + 0.2})


def _arm(page: Page, ends: tuple[Spot, Spot], hue: Hue, side: int, z: float) -> None:
    """Draw a bent arm, thin in the middle, wider where it leaves the body and where it holds on."""
    start, away = np.asarray(ends[0]), np.asarray(ends[1]) - np.asarray(ends[0])
    bow = np.array([-away[1], away[0]]) * 0.10 * side
    path = through([start, start + away * 0.5 + bow, start + away], 60).xy
    for colour, wide, slim, above in ((hue.ink, 3.6, 2.0, 0.0), (hue.fill, 2.2, 1.4, 0.05)):
        widths = wide - slim * np.sin(np.pi * np.linspace(0, 1, len(path) - 1))
        tapered(page, path, widths, colour, z + above)


def astrocyte(
    page: Page, centre: Spot, feet: Sequence[Spot], radius: float = 7, **look: Unpack[Look]
) -> None:
    """Draw an astrocyte: a small grey star with an arm to each of its feet on a vessel."""
    hue, z, seed = look.get("hue", page.theme.control), look.get("z", 4), look.get("seed", 0)
    middle = np.asarray(centre, float)
    process = Process(page, hue.mark, np.random.default_rng(seed), z)
    for angle in np.arange(5) * 0.72 + np.pi + 0.1:
        start = middle + radius * 0.6 * np.array([np.cos(angle), np.sin(angle)])
        process.grow(start, float(angle), radius * 1.5, 2.2)
    for k, foot in enumerate(feet):
        _arm(page, (middle, foot), hue, (-1) ** k, z)
    rounded(page, ring(middle, radius, wobble=0.12, seed=seed), hue.fill, edge=hue.ink, z=z + 0.1)
    nucleus(page, middle, radius * 0.5, hue, {"seed": seed, "z": z + 0.2})


def debris(page: Page, centre: Spot, radius: float = 4, **look: Unpack[Look]) -> None:
    """Draw a curl of broken myelin."""
    seed, z = look.get("seed", 0), look.get("z", 9)
    turn = np.random.default_rng(seed).uniform(0, 2 * np.pi)
    angle = np.linspace(0, 4.2 + 0.75 * (seed % 3), 40)
    out = radius * (0.45 + 0.55 * angle / angle[-1])
    curl = np.column_stack(
        [centre[0] + out * np.cos(angle + turn), centre[1] + 0.7 * out * np.sin(angle + turn)]
    )
    stroke(page, curl, page.theme.myelin.ink, width=2.6, z=z)
    stroke(page, curl, page.theme.myelin.fill, width=1.5, z=z + 0.01)
