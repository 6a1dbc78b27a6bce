"""Fibres that run through a lesion: wrapped outside it, and bare, thinly wrapped or gone inside."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, ring, wave
from mscourse.diagrams.glyphs.fibres import Fibre, Wrap, axon, caliber, sheath
from mscourse.diagrams.glyphs.paint import shape, stroke, tube
from mscourse.figures.page import Page

Inside = Literal["wrapped", "bare", "rebuilt", "lost"]
"""What a fibre looks like within the lesion; lost is a dashed outline of where it was."""

G_HEALTHY, G_REBUILT = 0.7, 0.9
"""Axon radius over fibre radius, drawn true, never printed: a healthy and a rebuilt sheath."""
_NODE = 4.0  # from sheath to sheath


@dataclass(frozen=True)
class Row:
    """A fibre through a lesion.

    Attributes
    ----------
    y : float
        Its height.
    start, stop : float
        Where along x the lesion begins and ends for it.
    radius : float
        Of its axon, in units.
    pitch : float
        Length of an internode.
    phase : float
        Where in its gentle wave it begins.
    """

    y: float
    start: float
    stop: float
    radius: float = 8.0
    pitch: float = 92.0
    phase: float = 0.0


def run_fibre(page: Page, row: Row, inside: Inside, ends: tuple[float, float] | None = None) -> None:
    """Draw a fibre from `ends[0]` to `ends[1]` along x, by default from one edge of the page to the other."""
    left, right = ends or (-30.0, page.width + 30.0)
    curve = wave((left, row.y), right, amplitude=3.2, period=560, phase=row.phase)
    a, b = row.start - left, row.stop - left
    outer = _nodes(a, b, row.pitch, curve.length)
    within = np.linspace(a, b, max(2, round((b - a) / row.pitch) + 1))
    if inside == "rebuilt":  # three short sheaths for one
        within = np.linspace(a, b, max(2, 3 * (len(within) - 1) + 1))
    spread = 3.4 if inside == "rebuilt" else 5.0
    fibre = Fibre(curve, caliber(row.radius, np.concatenate([outer[0], within, outer[1]]), spread=spread))
    thick = Wrap(row.radius * (1 / G_HEALTHY - 1), lamellae=2, taper=7)
    if inside == "lost":
        _outline_of_the_lost(page, fibre, a, b)
        for first, last in ((0.0, a + 8), (b - 8, curve.length)):
            _stump(page, fibre, first, last)
    else:
        axon(page, fibre, z=5)
    for side in outer:
        for start, stop in pairwise(side.tolist()):
            sheath(page, fibre, (start + _NODE / 2, stop - _NODE / 2), thick, z=6)
    if inside in {"wrapped", "rebuilt"}:
        thin = Wrap(row.radius * (1 / G_REBUILT - 1), lamellae=0, taper=4)
        for start, stop in pairwise(within.tolist()):
            wrap = thick if inside == "wrapped" else thin
            sheath(page, fibre, (start + _NODE / 2, stop - _NODE / 2), wrap, z=6)


def _nodes(a: float, b: float, pitch: float, length: float) -> tuple[FloatArray, FloatArray]:
    """Nodes to the left and to the right of a lesion, its own ends among them."""
    before, after = int(np.ceil(a / pitch)) + 1, int(np.ceil((length - b) / pitch)) + 1
    return a - pitch * np.arange(before, dtype=float)[::-1], b + pitch * np.arange(after, dtype=float)


def _stump(page: Page, fibre: Fibre, first: float, last: float) -> None:
    """Draw what is left of a lost axon: it tapers to a round end within the lesion."""
    tip = last if first == 0.0 else first
    reach = 20.0

    def thinned(places: FloatArray) -> FloatArray:
        near = np.clip(np.abs(places - tip) / reach, 0, 1)
        gone = (places > last) | (places < first)
        return np.asarray(np.where(gone, 0.0, fibre.radius(places) * np.sqrt(1 - (1 - near) ** 2)))

    part = Fibre(fibre.curve, thinned)
    places = np.linspace(first, last, 400)
    tube(page, part.curve, places, part.radius(places), z=5)


def _outline_of_the_lost(page: Page, fibre: Fibre, a: float, b: float) -> None:
    places = np.linspace(a + 16, b - 16, 200)
    for side in (-1, 1):
        edge = fibre.curve.offset(places, side * 0.8 * fibre.radius(places))
        stroke(page, edge, page.theme.axon.mark, width="thin", dashes=(3.0, 3.0), z=4)


def lesion_ground(
    page: Page, middle: tuple[float, float], half: tuple[float, float], *, strong: bool
) -> None:
    """Tint the ground of a lesion with a soft edge; `strong` while it is inflamed."""
    theme = page.theme
    fill, alpha = (theme.lesion.wash, 0.28) if strong else (theme.control.wash, 0.30)
    for k, share in enumerate(np.linspace(1, 0.8, 9).tolist()):
        area = ring(middle, 1, wobble=0.03, seed=8, stretch=(half[0] * share, half[1] * share))
        shape(page, area, fill=fill, alpha=alpha, z=0.6 + 0.01 * k)
