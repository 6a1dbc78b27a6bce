"""What a transplant's pictures need: light blood cells in rows, a neutrophil, clones that are old or new."""

from collections.abc import Sequence
from typing import Literal, Unpack

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from mscourse.diagrams.glyphs.cells import Look
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring
from mscourse.diagrams.glyphs.paint import closed, disc, rounded, stroke
from mscourse.figures.page import LINES, UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour, mix

Kind = Literal["neutrophils", "cd8", "b_cells", "cd4"]
_POINTS_A_UNIT = 72 / UNITS_AN_INCH
_LOBES = ((-0.34, 0.22), (0.30, 0.30), (0.04, -0.36))
_GRAINS = ((0.52, 0.42), (0.66, 0.0), (0.52, -0.42))
_BUDS = 6
_HOLE = 0.42
_CRUMB = 0.2  # aslant: a pen that does not move leaves no dot, nor does one that is snapped to one pixel


def neutrophil(page: Page, centre: Spot, radius: float = 10, **look: Unpack[Look]) -> None:
    """Draw a neutrophil: pale and round, with a nucleus of three lobes in a row."""
    hue, z = look.get("hue", page.theme.immune), look.get("z", 12)
    middle = np.asarray(centre, float)
    body = ring(middle, radius, wobble=0.03, seed=look.get("seed", 0))
    rounded(page, body, mix(hue.fill, page.theme.paper, 0.6), edge=hue.ink, z=z)
    for number, lobe in enumerate(_LOBES):
        spot = middle + radius * np.array(lobe)
        disc(page, spot, radius * 0.33, fill=hue.mark, edge=hue.ink, width="hair", z=z + 0.1 + 0.01 * number)


def cells_in_row(page: Page, kind: Kind, spots: FloatArray, radius: float, alive: int) -> None:
    """Draw flat cells of a kind, light enough for a page: the first `alive` of them filled, others outlined.

    Parameters
    ----------
    page : Page
        Where to draw.
    kind : Kind
        neutrophils: three lobes; cd8: grains on one side; b_cells: buds all around; cd4: a large nucleus.
    spots : ndarray, shape (n, 2)
        Middles of the cells.
    radius : float
        In units.
    alive : int
        How many are filled.

    """
    hue, theme = page.theme.immune, page.theme
    lives = [number < alive for number in range(len(spots))]
    _collected(
        page,
        spots,
        _body(kind).transformed(_scaled(radius)),
        (
            [hue.fill if one else theme.paper for one in lives],
            [hue.ink if one else theme.control.mark for one in lives],
        ),
        7,
    )
    inner = [hue.ink if one else "none" for one in lives]
    _collected(page, spots, _inside(kind).transformed(_scaled(radius)), (inner, ["none"] * len(spots)), 7.1)


def clones(page: Page, spots: FloatArray, radius: float, new: Sequence[bool]) -> None:
    """Draw clones as discs: new ones are rings with a dot, old ones are filled.

    A disc is a dot of a round pen, so that a hundred of them weigh little on a page.
    """
    hue, fresh = page.theme.immune, np.asarray(new, bool)
    thin = LINES["hair"] / _POINTS_A_UNIT
    for chosen, size, colour, z in (
        (~fresh, radius, hue.ink, 7.0),
        (~fresh, radius - thin, hue.mark, 7.1),
        (fresh, radius, hue.ink, 7.0),
        (fresh, radius - thin, hue.wash, 7.1),
        (fresh, radius * _HOLE, hue.ink, 7.2),
    ):
        _dots(page, spots[chosen], size, colour, z)


def _dots(page: Page, spots: FloatArray, radius: float, colour: Colour, z: float) -> None:
    """Put dots of one size on a page as a single line with gaps; where there are none it stays unseen."""
    points = np.full((3 * len(spots) + 2, 2), np.nan)
    points[0:-2:3], points[1:-2:3] = spots, spots + _CRUMB
    # A line without any point would be left out, and states would differ in their parts.
    points[-2:] = (-100, -100), (-100 + _CRUMB, -100 + _CRUMB)
    stroke(page, points, colour, width=2 * radius * _POINTS_A_UNIT, z=z)


def _scaled(radius: float) -> Affine2D:
    """Turn outlines of radius 1 into points on the page."""
    return Affine2D().scale(radius * _POINTS_A_UNIT)


def _body(kind: Kind) -> Path:
    if kind != "b_cells":
        return Path.unit_circle()
    turn = np.linspace(0, 2 * np.pi, 8 * _BUDS, endpoint=False)
    out = 1 + 0.16 * np.cos(_BUDS * turn)
    return closed(np.column_stack([out * np.cos(turn), out * np.sin(turn)]))


def _inside(kind: Kind) -> Path:
    spots: dict[Kind, tuple[tuple[float, float, float], ...]] = {
        "neutrophils": tuple((x, y, 0.3) for x, y in _LOBES),
        "cd8": ((-0.22, 0.0, 0.5), *((x, y, 0.15) for x, y in _GRAINS)),
        "b_cells": ((0.0, 0.0, 0.5),),
        "cd4": ((0.05, -0.05, 0.64),),
    }
    return Path.make_compound_path(*(Path.circle((x, y), size) for x, y, size in spots[kind]))


def _collected(
    page: Page, spots: FloatArray, path: Path, paint: tuple[Sequence[Colour], Sequence[Colour]], z: float
) -> None:
    """Put one outline at many places as a single artist."""
    faces, edges = paint
    page.add(
        PathCollection(
            [path],
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=list(faces),
            edgecolors=list(edges),
            linewidths=LINES["hair"],
            zorder=z,
            clip_on=False,
        )
    )
