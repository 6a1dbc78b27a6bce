"""Places of a transplant: marrow in its bone, a vein, the thymus, germs, cells that are gone."""

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.graft import neutrophil
from mscourse.diagrams.glyphs.immune import b_cell, t_cell
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke
from mscourse.diagrams.glyphs.therapy import stem_cell
from mscourse.diagrams.glyphs.vessel import red_cell
from mscourse.figures.page import Page
from mscourse.figures.palette import mix

_SPOTS = ((-18.0, 4.0), (-6.0, -5.0), (7.0, 4.0), (19.0, -4.0), (30.0, 3.0), (-30.0, -3.0))


def marrow(page: Page, centre: Spot, width: float = 88, stem_cells: int = 4, z: float = 3) -> None:
    """Draw a piece of bone cut open, with 0 to 6 stem cells in its marrow; empty places are dashed."""
    x, y = float(centre[0]), float(centre[1])
    hue, half, high = page.theme.control, width / 2, 15.0
    shell = box(x - half, x + half, y - high, y + high, 9)
    shape(page, shell, fill=hue.fill, edge=hue.ink, width="thin", z=z)
    inside = box(x - half + 6, x + half - 6, y - high + 5, y + high - 5, 6)
    shape(page, inside, fill=page.theme.blood.wash, edge=hue.mark, width="hair", z=z + 0.1)
    for number, (aside, up) in enumerate(_SPOTS):
        spot = (x + aside * width / 88, y + up * 0.8)
        if number < stem_cells:
            stem_cell(page, spot, 5.2, seed=number, z=z + 1)
        else:
            gone(page, spot, 4.6)


def gone(page: Page, centre: Spot, radius: float) -> None:
    """Draw a cell that is no longer there: a dashed outline."""
    outline = ring(centre, radius, wobble=0.0)
    stroke(
        page,
        np.vstack([outline, outline[:1]]),
        page.theme.immune.ink,
        width="thin",
        dashes=(2.2, 1.8),
        z=6,
    )


def vein(page: Page, centre: Spot, width: float = 88, high: float = 24, z: float = 1) -> None:
    """Draw a stretch of vein: a band of blood between two walls, open at both ends."""
    x, y = float(centre[0]), float(centre[1])
    hue, half = page.theme.blood, width / 2
    band = np.array(
        [
            (x - half, y - high / 2),
            (x + half, y - high / 2),
            (x + half, y + high / 2),
            (x - half, y + high / 2),
        ]
    )
    shape(page, band, fill=hue.wash, z=z)
    for side in (1, -1):
        stroke(
            page,
            [(x - half, y + side * high / 2), (x + half, y + side * high / 2)],
            hue.mark,
            width="interval",
            z=z + 0.1,
        )


def thymus(page: Page, centre: Spot, size: float = 22, z: float = 3) -> None:
    """Draw the thymus: two lobes behind the breastbone."""
    hue = page.theme.immune
    for side, tall in ((-1, 1.0), (1, 0.92)):
        middle = (centre[0] + side * size * 0.46, centre[1])
        lobe = ring(middle, size * 0.72, wobble=0.06, seed=4 + side, stretch=(0.72, 1.25 * tall), turn=0.0)
        rounded(page, lobe, mix(hue.wash, hue.fill, 0.4), edge=hue.ink, light=0.25, z=z)


def germ(page: Page, centre: Spot, turn: float = 0.4, z: float = 8) -> None:
    """Draw a bacterium: a short rod."""
    along = np.array([np.cos(turn), np.sin(turn)])
    middle = np.asarray(centre, float)
    stroke(page, [middle - 4 * along, middle + 4 * along], page.theme.lesion.mark, width=3.6, z=z)


def white_cells(page: Page, spots: tuple[Spot, ...], radius: float = 7) -> None:
    """Draw a neutrophil, a T cell and a B cell in turn."""
    makers = ((neutrophil, 1.0), (t_cell, 1.0), (b_cell, 0.85))  # a B cell has receptors around it
    for number, spot in enumerate(spots):
        make, share = makers[number % len(makers)]
        make(page, spot, radius * share, seed=number)


def red_cells(page: Page, spots: tuple[Spot, ...], radius: float = 6) -> None:
    """Draw red blood cells that lie flat or tilted."""
    for number, spot in enumerate(spots):
        red_cell(page, spot, radius, seed=number, stretch=(1.0, 0.62 + 0.3 * (number % 2)), turn=0.5 * number)


def rim(page: Page, centre: Spot, radius: float) -> None:
    """Mark a cell as new: an open ring around it."""
    disc(page, centre, radius, edge=page.theme.immune.ink, width="thin", z=11)
