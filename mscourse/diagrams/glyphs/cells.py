"""What all cells share: how one may differ from its kind, a nucleus, a branching process."""

from typing import TypedDict

import numpy as np

from mscourse.diagrams.glyphs.curves import Spot, ring
from mscourse.diagrams.glyphs.paint import rounded, tapered
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour, Hue, mix


class Look(TypedDict, total=False):
    """How one cell differs from its kind.

    `hue` when it was infused or grafted (therapy); `seed` so that cells of a kind look alike, not identical;
    `stretch` along x and y; `turn` in radians; `z`, its height in the stack of the picture.
    """

    hue: Hue
    seed: int
    stretch: tuple[float, float]
    turn: float
    z: float


def nucleus(page: Page, centre: Spot, radius: float, hue: Hue, look: Look) -> None:
    """Draw a dark, round body in a cell; `look` gives its seed, stretch, turn and height."""
    outline = ring(
        centre,
        radius,
        wobble=0.04,
        seed=look.get("seed", 1),
        stretch=look.get("stretch", (1.0, 1.0)),
        turn=look.get("turn", 0.0),
    )
    edge = mix(hue.ink, hue.mark, 0.3)
    rounded(page, outline, hue.mark, edge=edge, width="hair", light=0.3, z=look.get("z", 12))


class Process:
    """A tapering, bending outgrowth of a cell that forks.

    Parameters
    ----------
    page : Page
        Where to draw.
    colour : Colour
        Of the whole outgrowth.
    rng : numpy.random.Generator
        Bends and forks it; one generator for all outgrowths of a cell.
    z : float
        Height in the stack of the picture.
    """

    def __init__(self, page: Page, colour: Colour, rng: np.random.Generator, z: float) -> None:
        self.page, self.colour, self.rng, self.z = page, colour, rng, z

    def grow(self, start: Spot, angle: float, length: float, width: float, forks: int = 2) -> None:
        """Draw it from `start`; `angle` is in radians, `length` in units, `width` in points."""
        steps = 14
        angles = angle + self.rng.normal(0, 0.35) * np.linspace(0, 1, steps)
        moves = np.column_stack([np.cos(angles), np.sin(angles)]) * length / steps
        points = np.vstack([np.asarray(start), np.asarray(start) + np.cumsum(moves, axis=0)])
        tapered(self.page, points, width * (1 - 0.55 * np.arange(steps) / steps), self.colour, self.z)
        for side in (-1, 1) if forks else ():
            turned = float(angles[-1]) + side * self.rng.uniform(0.3, 0.65)
            self.grow(points[-1], turned, length * 0.6, width * 0.5, forks - 1)
