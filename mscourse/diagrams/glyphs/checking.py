"""What a checker of claims works with: a clipping, pieces of paper, scissors, lungs, a sheet, a ladder."""

import numpy as np

from mscourse.diagrams.glyphs.body import smooth
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring, shifted
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.figures.page import LEADING, Page
from mscourse.figures.palette import mix

Size = tuple[float, float]


def _torn(width: float, seed: int) -> FloatArray:
    """Give a torn edge from left to right, shape (n, 2), around height 0."""
    rng = np.random.default_rng(seed)
    x = np.linspace(-width / 2, width / 2, max(8, round(width / 5)))
    y = rng.uniform(-1.6, 1.6, len(x))
    return np.column_stack([x, y])


def clipping(page: Page, centre: Spot, size: Size, words: str, z: float = 6) -> None:
    """Draw a piece cut from a newspaper with a sentence on it, its lower edge torn."""
    theme, (wide, high) = page.theme, size
    edge = _torn(wide, 3)[::-1] + np.array([0, -high / 2])
    outline = np.vstack([[(-wide / 2, high / 2), (wide / 2, high / 2)], edge]) + np.asarray(centre)
    shape(page, outline, fill=mix(theme.paper, theme.control.wash, 0.9), edge=theme.control.ink, z=z)
    top = shifted(centre, -wide / 2 + 12, high / 2 - 11)
    stroke(page, [top, shifted(top, 56, 0)], theme.control.mark, width=3, z=z + 0.1)
    lines = words.count("\n")
    page.text(
        shifted(centre, 0, -10 + LEADING["label"] * lines / 2),
        words,
        weight=600,
        align="center",
    )


def piece(page: Page, centre: Spot, size: Size, *, torn: int, z: float = 6) -> None:
    """Draw half of a clipping; `torn` is 1 if it was cut on its right, -1 on its left."""
    theme, (wide, high) = page.theme, size
    edge = _torn(high, 5 + torn)
    cut = np.column_stack([edge[:, 1] + wide / 2, edge[:, 0]])[::-1]
    outline = np.vstack([[(-wide / 2, -high / 2), (-wide / 2, high / 2)], cut])
    shape(
        page,
        outline * np.array([torn, 1]) + np.asarray(centre),
        fill=mix(theme.paper, theme.control.wash, 0.9),
        edge=theme.control.ink,
        z=z,
    )


def scissors(page: Page, foot: Spot, size: float = 24, z: float = 14) -> None:
    """Draw open scissors that point up; `foot` lies between the two rings."""
    ink = page.theme.ink
    pivot = shifted(foot, 0, size * 0.55)
    for side in (-1, 1):
        hole = shifted(foot, side * size * 0.24, 0)
        disc(page, hole, size * 0.17, fill=page.theme.paper, edge=ink, width="line", z=z)
        tip = shifted(pivot, -side * size * 0.2, size * 0.85)
        stroke(
            page, [shifted(hole, -side * size * 0.06, size * 0.16), pivot, tip], ink, width="interval", z=z
        )
    disc(page, pivot, 1.6, fill=ink, z=z + 0.1)


_LUNG = (
    (0.12, 1.0),
    (0.45, 0.92),
    (0.82, 0.3),
    (0.98, -0.5),
    (0.86, -0.95),
    (0.4, -0.78),
    (0.14, -0.6),
    (0.16, 0.1),
)


def lungs_with_cells(page: Page, centre: Spot, size: float = 24, z: float = 6) -> None:
    """Draw two lungs with green cells stuck in them; `size` is half their height."""
    blood, green = page.theme.blood, page.theme.therapy
    rng = np.random.default_rng(4)
    for side in (-1, 1):
        outline = smooth(np.array(_LUNG) * np.array([side, 1]) * size + np.asarray(centre))
        rounded(page, outline, blood.fill, edge=blood.ink, width="thin", z=z)
        for x, y in ((0.35, 0.5), (0.62, 0.1), (0.4, -0.1), (0.78, -0.4), (0.5, -0.5), (0.72, -0.72)):
            jitter = rng.uniform(-0.05, 0.05, 2)
            spot = np.asarray(centre) + size * np.array([side * (x + jitter[0]), y + jitter[1]])
            disc(page, spot, size * 0.105, fill=green.fill, edge=green.ink, width="thin", z=z + 0.3)
    stroke(page, [shifted(centre, 0, size * 1.25), shifted(centre, 0, size * 0.55)], blood.ink, width=3, z=z)
    for side in (-1, 1):
        stroke(
            page,
            [shifted(centre, 0, size * 0.6), shifted(centre, side * size * 0.22, size * 0.3)],
            blood.ink,
            width=2,
            z=z + 0.2,
        )


def sheet(page: Page, centre: Spot, size: Size, z: float = 6) -> None:
    """Draw a report of a trial: lines of text, and a dashed place where something was not measured."""
    theme, (wide, high) = page.theme, size
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * np.array(size) / 2 + np.asarray(centre)
    shape(page, corners, fill=mix(theme.paper, theme.control.wash, 0.9), edge=theme.control.ink, z=z)
    for number in range(3):
        start = shifted(centre, -wide / 2 + 6, high / 2 - 8 - 6 * number)
        stroke(
            page,
            [start, shifted(start, wide - (12, 18, 14)[number], 0)],
            theme.control.mark,
            width="interval",
            z=z + 0.1,
        )
    gap = ring(shifted(centre, 0, -high / 2 + 13), 9)
    stroke(page, np.vstack([gap, gap[:1]]), theme.myelin.ink, dashes=(2.4, 2), z=z + 0.2)


def ladder(page: Page, foot: Spot, height: float, *, reached: int) -> list[float]:
    """Draw a ladder whose rungs above those reached are dashed, and return the heights of all rungs.

    Parameters
    ----------
    page : Page
        Where to draw.
    foot : Spot
        The ground between its legs.
    height : float
        In units.
    reached : int
        How many of its four rungs are solid, from below.
    """
    ink, half, rungs, z = page.theme.control.ink, 26.0, 4, 6
    heights = [foot[1] + height * (number + 0.5) / rungs for number in range(rungs)]
    for side in (-1, 1):
        stroke(
            page, [shifted(foot, side * half, 0), shifted(foot, side * half, height)], ink, width="bold", z=z
        )
    for number, level in enumerate(heights):
        ends = [(foot[0] - half, level), (foot[0] + half, level)]
        if number < reached:
            stroke(page, ends, ink, width="bold", z=z)
        else:
            stroke(page, ends, ink, dashes=(3, 2.6), z=z)
    return heights
