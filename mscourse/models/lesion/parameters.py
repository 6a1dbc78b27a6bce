"""What the model may be told; everything is without units."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ranges import check, check_whole

MOST_CELLS = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Rates of the equations, all without units.

    m is the density of cells, c the signal, d the share destroyed. Cells are counted by the density at which
    they stop growing, length by sqrt(their diffusion / their growth), time by 1 / growth.

    Attributes
    ----------
    chemotaxis
        chi, how strongly cells climb the signal; 0 for not at all.
    signal_diffusion
        epsilon, diffusion of the signal over that of the cells.
    secretion
        beta, signal made by the cells themselves.
    release
        delta, signal made by what is destroyed.
    delay
        tau, time in which the signal follows its sources.
    damage
        r, how fast cells destroy.

    """

    chemotaxis: float = 8.0
    signal_diffusion: float = 0.5
    secretion: float = 1.0
    release: float = 1.0
    delay: float = 1.0
    damage: float = 1.0

    def __post_init__(self) -> None:
        check("chemotaxis", self.chemotaxis, 0, 100, "The threshold for rings is 5.83 at the defaults.")
        check("signal_diffusion", self.signal_diffusion, 0.01, 100, "Give it as a multiple of the cells'.")
        check("secretion", self.secretion, 0, 100, "At 0 no rings can form.")
        check("release", self.release, 0, 100, "Give the signal made by what is destroyed.")
        check("delay", self.delay, 0.01, 100, "Give it as a multiple of the cells' time of growth.")
        check("damage", self.damage, 0, 100, "Give the rate of destruction.")


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Square cells between walls that nothing passes.

    Attributes
    ----------
    shape
        How many, along one axis or two.
    width
        Of each, in units of length.
    radial
        Whether the one axis is the radius of a disc, from its centre.

    """

    shape: tuple[int, ...] = (128, 128)
    width: float = 0.5
    radial: bool = False

    def __post_init__(self) -> None:
        if len(self.shape) not in (1, 2) or (self.radial and len(self.shape) != 1):
            message = f"shape is {self.shape}; write (cells,) or (rows, columns), and (cells,) if radial"
            raise ValueError(message)
        for count in self.shape:
            check_whole("shape", count, 3, MOST_CELLS, "Give how many cells lie along each axis.")
        check_whole("shape", math.prod(self.shape), 3, MOST_CELLS, "Give a million cells or fewer.")
        check("width", self.width, 0.01, 2, "A ring is about 5 wide; cut it into ten cells or more.")

    @property
    def axes(self) -> int:
        """How many axes there are."""
        return len(self.shape)

    @property
    def centres(self) -> NDArray[np.float64]:
        """Where the cells of the first axis lie, from the wall or from the disc's centre."""
        made: NDArray[np.float64] = (np.arange(self.shape[0], dtype=np.float64) + 0.5) * self.width
        return made

    @property
    def weights(self) -> NDArray[np.float64]:
        """Each cell's share of the whole; they sum to 1."""
        if not self.radial:
            return np.full(self.shape, 1 / math.prod(self.shape))
        made: NDArray[np.float64] = self.centres / self.centres.sum()
        return made

    @property
    def distance(self) -> NDArray[np.float64]:
        """Each cell's distance from where lesions start: the wall, the disc's centre, or the plane's."""
        if self.axes == 1:
            return self.centres
        rows, columns = ((np.arange(count) + 0.5 - count / 2) * self.width for count in self.shape)
        made: NDArray[np.float64] = np.hypot(rows[:, None], columns).astype(np.float64)
        return made
