"""The nerve fibre: axon, nodes of Ranvier with their channels, myelin sheaths, and a fibre cut across."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mscourse.diagrams.glyphs.curves import Curve, FloatArray, Spot, ribbon, ring
from mscourse.diagrams.glyphs.paint import disc, rounded, shape, stroke, tube
from mscourse.figures.page import Page
from mscourse.figures.palette import mix

Caliber: TypeAlias = Callable[[FloatArray], FloatArray]
"""Radius of an axon in units at places along it."""


def caliber(radius: float, nodes: ArrayLike, *, waist: float = 0.55, spread: float = 7.0) -> Caliber:
    """Radius along an axon that narrows at its nodes of Ranvier.

    Parameters
    ----------
    radius : float
        Between the nodes, in units.
    nodes : array_like, shape (n,)
        Places of the nodes along the axon.
    waist : float
        Share of the radius that is left at a node.
    spread : float
        How far from a node the narrowing reaches, in units.
    """
    centres = np.asarray(nodes, float)

    def at(places: FloatArray) -> FloatArray:
        nearness = np.exp(-(((places[..., None] - centres) / spread) ** 2)).max(axis=-1)
        return np.asarray(radius * (1 - (1 - waist) * nearness))

    return at


@dataclass(frozen=True)
class Fibre:
    """An axon's course and its radius along it."""

    curve: Curve
    radius: Caliber

    def thick(self, place: float) -> float:
        """Radius at one place, in units."""
        return float(self.radius(np.array([place]))[0])


@dataclass(frozen=True)
class Wrap:
    """How a sheath is made.

    Attributes
    ----------
    thickness : float
        Beyond the axon's full radius, in units.
    lamellae : int
        How many layers are drawn as hairlines.
    taper : float
        Length of the paranode at each end, in units.
    """

    thickness: float = 6.0
    lamellae: int = 4
    taper: float = 9.0


def axon(page: Page, fibre: Fibre, end: float | None = None, z: float = 6) -> None:
    """Draw the fibre's core from its start to `end` (the whole length)."""
    places = np.linspace(0, fibre.curve.length if end is None else end, 700)
    tube(page, fibre.curve, places, fibre.radius(places), z=z)


def sheath(page: Page, fibre: Fibre, ends: tuple[float, float], wrap: Wrap, z: float = 7) -> None:
    """Draw one internode cut lengthwise: a band on each side whose layers end in paranodal loops.

    Parameters
    ----------
    page : Page
        Where to draw.
    fibre : Fibre
        The axon that is wrapped.
    ends : pair of float
        Where the sheath starts and ends along the fibre. What lies beyond the fibre's ends is not drawn.
    wrap : Wrap
        Thickness, layers and paranodes.
    z : float
        Height in the stack of the picture.
    """
    start, stop = ends
    places = np.linspace(start, stop, 240)
    places = places[(places >= 0) & (places <= fibre.curve.length)]
    if not places.size:
        return
    core = fibre.radius(places)
    nearest_end = np.minimum(places - start, stop - places) / wrap.taper
    profile = np.sqrt(1 - (1 - np.clip(nearest_end, 0, 1)) ** 2.2)
    # Flat outside, narrow inside: the sheath does not follow the axon's waist.
    height = (core.max() + wrap.thickness - core) * profile
    for side in (-1.0, 1.0):
        _band(page, fibre, places, (side * core, side * height), z)
        _layers(page, fibre, places, (side * core, side * height), (ends, wrap, z))
        _loops(page, fibre, side, (ends, wrap, z))


def _band(
    page: Page, fibre: Fibre, places: FloatArray, profile: tuple[FloatArray, FloatArray], z: float
) -> None:
    hue, (core, height) = page.theme.myelin, profile
    glow = page.theme.glow(hue.fill) if page.theme.name == "light" else hue.ink
    shape(page, ribbon(fibre.curve, places, core, core + height), fill=hue.fill, z=z)
    for k in range(3):
        low, high = core + height * (0.22 + 0.08 * k), core + height * (0.80 - 0.1 * k)
        lit = mix(hue.fill, glow, 0.14 * (k + 1))
        shape(page, ribbon(fibre.curve, places, low, high), fill=lit, z=z + 0.01)
    stroke(page, fibre.curve.offset(places, core), hue.ink, width="hair", z=z + 0.03)
    stroke(page, fibre.curve.offset(places, core + height), hue.ink, width="thin", z=z + 0.03)


def _layers(
    page: Page,
    fibre: Fibre,
    places: FloatArray,
    profile: tuple[FloatArray, FloatArray],
    made: tuple[tuple[float, float], Wrap, float],
) -> None:
    (core, height), ((start, stop), wrap, z) = profile, made
    for k in range(1, wrap.lamellae + 1):
        share = k / (wrap.lamellae + 1)
        inset = wrap.taper * (1 - 0.75 * (1 - share))
        keep = (places > start + inset) & (places < stop - inset)
        line = fibre.curve.offset(places[keep], (core + height * share)[keep])
        stroke(page, line, page.theme.myelin.mark, width=0.45, alpha=0.6, z=z + 0.02)


def _loops(page: Page, fibre: Fibre, side: float, made: tuple[tuple[float, float], Wrap, float]) -> None:
    (start, stop), wrap, z = made
    hue = page.theme.myelin
    glow = page.theme.glow(hue.fill) if page.theme.name == "light" else hue.ink
    size = float(np.clip(wrap.thickness * 0.27, 0.8, 1.7))
    count = int(np.clip(wrap.taper / (2 * size), 2, 4))
    for end, inward in ((start, 1), (stop, -1)):
        for k in range(count if 0 < end < fibre.curve.length else 0):
            where = end + inward * size * (2 * k + 0.2)
            spot = fibre.curve.spot(where, side * (fibre.thick(where) + size * 0.95))
            disc(page, spot, size, fill=mix(hue.fill, glow, 0.25), edge=hue.ink, width=0.55, z=z + 0.04)


def channels(page: Page, fibre: Fibre, nodes: ArrayLike, *, pairs: bool = True, z: float = 8) -> None:
    """Draw sodium channels: short pegs through each edge of the axon's membrane, in pairs at nodes."""
    aside = np.array([-1.6, 1.6] if pairs else [0.0])
    places = (np.asarray(nodes, float)[:, None] + aside).ravel()
    for place in places.tolist():
        for side in (-1, 1):
            edge = fibre.thick(place)
            peg = [fibre.curve.spot(place, side * (edge + reach)) for reach in (-1.8, 2.2)]
            stroke(page, peg, page.theme.axon.ink, width=1.7, z=z)


def fibre_section(page: Page, centre: Spot, axon_radius: float, g_ratio: float | None, z: float = 6) -> None:
    """Draw a fibre cut across: axon, the gap round it, and the spiral of myelin.

    Parameters
    ----------
    page : Page
        Where to draw.
    centre : Spot
        The middle.
    axon_radius : float
        In units.
    g_ratio : float or None
        Axon radius over fibre radius, between 0 and 1, drawn true; None for a bare axon.
    z : float
        Height in the stack of the picture.

    Raises
    ------
    ValueError
        If the g-ratio does not lie between 0 and 1.
    """
    middle = np.asarray(centre, float)
    if g_ratio is not None:
        if not 0 < g_ratio < 1:
            message = (
                f"a g-ratio of {g_ratio} cannot be drawn; give one between 0 and 1, or None for no sheath"
            )
            raise ValueError(message)
        _spiral(page, middle, axon_radius, axon_radius / g_ratio, z)
    hue = page.theme.axon
    rounded(
        page, ring(middle, axon_radius, wobble=0.01, seed=4), hue.fill, edge=hue.ink, light=0.6, z=z + 0.3
    )
    rng = np.random.default_rng(7)
    for _ in range(int(axon_radius**2 / 9)):
        out, angle = axon_radius * 0.8 * np.sqrt(rng.uniform()), rng.uniform(0, 2 * np.pi)
        neurofilament = middle + out * np.array([np.cos(angle), np.sin(angle)])
        disc(page, neurofilament, 0.7, fill=hue.ink, alpha=0.45, z=z + 0.4)


def _spiral(page: Page, middle: FloatArray, inner: float, outer: float, z: float) -> None:
    hue, turns = page.theme.myelin, max(1, round((outer - inner) / 1.6))
    rounded(page, ring(middle, outer), hue.fill, edge=hue.ink, light=0.35, z=z)
    angle = np.linspace(0, 2 * np.pi * turns, 90 * turns)
    # A gap between axon and sheath that is never wide enough to make a thin sheath look thinner.
    gap = min(0.9, 0.2 * (outer - inner))
    radius = np.linspace(inner + gap, outer, len(angle))
    line = middle + radius[:, None] * np.column_stack([np.cos(angle + 0.9), np.sin(angle + 0.9)])
    stroke(page, line, hue.mark, width=0.6, z=z + 0.1)
    disc(page, middle, outer, edge=hue.ink, z=z + 0.15)
    disc(page, middle, inner + gap, fill=page.theme.paper, z=z + 0.2)
