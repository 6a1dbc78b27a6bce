"""Things of the laboratory and the ward that hold cells: syringe, vial, tube, dish, flask, bag, bin."""

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour, mix


def box(x0: float, x1: float, y0: float, y1: float, round_by: float = 2.0) -> FloatArray:
    """Outline a box with round corners, shape (n, 2)."""
    reach = min(round_by, (x1 - x0) / 2, (y1 - y0) / 2)
    turn = np.linspace(0, np.pi / 2, 7)
    corners = (
        (x1 - reach, y1 - reach, 0.0),
        (x0 + reach, y1 - reach, 0.5),
        (x0 + reach, y0 + reach, 1.0),
        (x1 - reach, y0 + reach, 1.5),
    )
    return np.vstack(
        [
            np.column_stack([x + reach * np.cos(turn + q * np.pi), y + reach * np.sin(turn + q * np.pi)])
            for x, y, q in corners
        ]
    )


def glass(page: Page) -> Colour:
    """Give the colour of glass and clear plastic: hardly darker than the paper."""
    return mix(page.theme.paper, page.theme.control.wash, 0.8)


def some_cells(page: Page, spots: FloatArray, radius: float, z: float) -> None:
    """Draw small round cells of a product at places, shape (n, 2)."""
    hue = page.theme.therapy
    for spot in spots:
        disc(page, spot, radius, fill=hue.fill, edge=hue.ink, width="hair", z=z)
        disc(page, spot, radius * 0.45, fill=hue.mark, z=z + 0.01)


def syringe(page: Page, tip: Spot, angle: float, length: float = 62, z: float = 20) -> None:
    """Draw a syringe whose needle ends at `tip`; `angle` is the way it points, in radians."""
    hue, ink = page.theme.therapy, page.theme.control.ink
    scale = length / 62

    def at(points: object) -> FloatArray:
        local = np.asarray(points, float) * scale
        cos, sin = np.cos(angle), np.sin(angle)
        turned = local @ np.array([[cos, sin], [-sin, cos]])
        placed: FloatArray = turned + np.asarray(tip, float)
        return placed

    stroke(page, at([(0, 0), (-20, 0)]), ink, width="thin", z=z)
    shape(page, at(box(-25, -20, -2.4, 2.4, 1)), fill=page.theme.control.fill, edge=ink, width="hair", z=z)
    shape(page, at(box(-51, -25, -5, 5, 2)), fill=glass(page), edge=ink, width="thin", z=z)
    shape(page, at(box(-43, -26, -3.6, 3.6, 1)), fill=hue.fill, z=z + 0.1)
    stroke(page, at([(-43, -4), (-43, 4)]), ink, width="line", z=z + 0.2)
    stroke(page, at([(-43, 0), (-60, 0)]), ink, width="thin", z=z)
    stroke(page, at([(-60, -4.5), (-60, 4.5)]), ink, width="line", z=z)


def vial(  # noqa: PLR0913 - how one bottle is drawn, each once
    page: Page, foot: Spot, height: float = 34, *, full: float = 0.55, seed: int = 0, z: float = 12
) -> None:
    """Draw a small glass bottle with cells in it; `foot` is the middle of its floor."""
    x, y = float(foot[0]), float(foot[1])
    half, ink = height * 0.29, page.theme.control.ink
    neck, shoulder = half * 0.55, y + height * 0.72
    body = np.vstack([box(x - half, x + half, y, shoulder, 3)])
    shape(page, body, fill=glass(page), edge=ink, width="thin", z=z)
    level = y + 2 + (shoulder - y - 4) * full
    shape(
        page, box(x - half + 1.6, x + half - 1.6, y + 1.6, level, 2), fill=page.theme.therapy.wash, z=z + 0.1
    )
    rng = np.random.default_rng(seed)
    spots = np.column_stack(
        [
            x + (half - 4) * np.array([-0.75, 0.1, 0.8, -0.2, 0.5]),
            y + 4 + (level - y - 7) * rng.uniform(0, 1, 5),
        ]
    )
    some_cells(page, spots, height * 0.062, z + 0.2)
    shape(
        page,
        box(x - neck, x + neck, shoulder - 1, y + height * 0.84, 1),
        fill=glass(page),
        edge=ink,
        width="thin",
        z=z,
    )
    cap = box(x - neck - 1.8, x + neck + 1.8, y + height * 0.83, y + height, 1.4)
    shape(page, cap, fill=page.theme.control.fill, edge=ink, width="thin", z=z + 0.1)


def spun_tube(page: Page, foot: Spot, height: float = 52, z: float = 12) -> None:
    """Draw a tube after spinning: liquid, a thin layer of wanted cells, the rest below."""
    x, y = float(foot[0]), float(foot[1])
    half, ink = 8.0, page.theme.control.ink
    cone = np.array(
        [
            (x - half, y + height),
            (x - half, y + 14),
            (x - 2, y),
            (x + 2, y),
            (x + half, y + 14),
            (x + half, y + height),
        ]
    )
    shape(page, cone, fill=glass(page), edge=ink, width="thin", z=z)
    low = np.array(
        [
            (x - half + 1, y + 20),
            (x - half + 1, y + 14),
            (x - 1.6, y + 1.4),
            (x + 1.6, y + 1.4),
            (x + half - 1, y + 14),
            (x + half - 1, y + 20),
        ]
    )
    shape(page, low, fill=page.theme.blood.fill, z=z + 0.1)
    shape(
        page, box(x - half + 1, x + half - 1, y + 26, y + height - 8, 1), fill=page.theme.axon.wash, z=z + 0.1
    )
    some_cells(page, np.column_stack([x + np.array([-5, -1.7, 1.7, 5]), np.full(4, y + 23.2)]), 1.9, z + 0.2)
    shape(
        page,
        box(x - half - 2, x + half + 2, y + height - 2, y + height + 6, 1.5),
        fill=page.theme.control.fill,
        edge=ink,
        width="thin",
        z=z + 0.2,
    )


def dish(page: Page, centre: Spot, radius: float = 27, z: float = 11) -> None:
    """Draw an empty dish from above at a slant: cells are put into it."""
    ink = page.theme.control.ink
    x, y = float(centre[0]), float(centre[1])
    for drop, fill in ((5.0, page.theme.control.fill), (0.0, glass(page))):
        shape(page, ring((x, y - drop), radius, stretch=(1, 0.5)), fill=fill, edge=ink, width="thin", z=z)
    inner = ring((x, y - 0.5), radius * 0.9, stretch=(1, 0.46))
    shape(page, inner, fill=page.theme.therapy.wash, edge=page.theme.control.mark, width="hair", z=z + 0.1)


def flask(page: Page, foot: Spot, width: float = 62, *, cells: int = 26, z: float = 12) -> None:
    """Draw a flat culture flask lying on its side, its floor covered with cells."""
    x, y = float(foot[0]) - width / 2, float(foot[1])
    ink, high = page.theme.control.ink, width * 0.5
    body = np.array(
        [
            (x, y),
            (x + 0.72 * width, y),
            (x + 0.86 * width, y + 0.3 * high),
            (x + 0.86 * width, y + 0.7 * high),
            (x + 0.72 * width, y + high),
            (x, y + high),
        ]
    )
    shape(page, body, fill=glass(page), edge=ink, width="thin", z=z)
    shape(
        page,
        box(x + 0.86 * width, x + width, y + 0.24 * high, y + 0.76 * high, 1.5),
        fill=page.theme.control.fill,
        edge=ink,
        width="thin",
        z=z,
    )
    shape(
        page,
        box(x + 1.5, x + 0.72 * width, y + 1.5, y + high * 0.62, 1),
        fill=page.theme.therapy.wash,
        z=z + 0.1,
    )
    number = np.arange(cells)
    row, column = number // 9, number % 9
    pitch = 0.68 * width / 9
    spots = np.column_stack([x + 5 + column * pitch + 1.5 * (row % 2), y + 4.5 + row * high * 0.145])
    some_cells(page, spots, 1.9, z + 0.2)


def bag(page: Page, top: Spot, height: float = 50, z: float = 12) -> None:
    """Draw a bag of liquid that hangs from a hook, with a tube below; `top` is its hole."""
    x, y = float(top[0]), float(top[1])
    half, ink = height * 0.32, page.theme.control.ink
    shape(page, box(x - half, x + half, y - height, y + 4, 5), fill=glass(page), edge=ink, width="thin", z=z)
    shape(
        page,
        box(x - half + 2, x + half - 2, y - height + 2, y - height * 0.35, 4),
        fill=page.theme.blood.fill,
        z=z + 0.1,
    )
    disc(page, (x, y - 1), 1.6, fill=page.theme.paper, edge=ink, width="hair", z=z + 0.2)
    stroke(page, [(x, y - height), (x, y - height - 9)], ink, width="line", z=z - 0.1)


def frost(page: Page, centre: Spot, radius: float = 7, z: float = 14) -> None:
    """Draw a crystal of ice: six arms with barbs."""
    ink, middle = page.theme.myelin.ink, np.asarray(centre, float)
    for angle in np.arange(6) * np.pi / 3:
        out = np.array([np.cos(angle), np.sin(angle)])
        stroke(page, [middle, middle + out * radius], ink, width="thin", z=z)
        for side in (0.6, -0.6):
            barb = np.array([np.cos(angle + side), np.sin(angle + side)])
            root = middle + out * radius * 0.58
            stroke(page, [root, root + barb * radius * 0.32], ink, width="hair", z=z)


def waste_bin(page: Page, foot: Spot, width: float = 44, height: float = 30, z: float = 9) -> None:
    """Draw an open bin; `foot` is the middle of its floor."""
    x, y = float(foot[0]), float(foot[1])
    hue = page.theme.lesion
    sides = np.array(
        [
            (x - width * 0.42, y),
            (x + width * 0.42, y),
            (x + width / 2, y + height),
            (x - width / 2, y + height),
        ]
    )
    shape(page, sides, fill=hue.wash, edge=hue.ink, width="thin", z=z)
    shape(
        page,
        box(x - width / 2 - 2.5, x + width / 2 + 2.5, y + height - 1, y + height + 4, 2),
        fill=hue.fill,
        edge=hue.ink,
        width="thin",
        z=z + 0.1,
    )
