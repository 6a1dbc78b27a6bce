"""Smooth lines and outlines: geometry only, nothing is painted here."""

from dataclasses import dataclass
from typing import TypeAlias, TypedDict, Unpack

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline

FloatArray: TypeAlias = NDArray[np.float64]
Spot: TypeAlias = tuple[float, float] | FloatArray
"""A place on the page: x and y in units."""

_ENOUGH = 2


@dataclass(frozen=True)
class Curve:
    """A smooth line sampled by arc length. Places along it are distances from its start, in units.

    Attributes
    ----------
    s : ndarray, shape (n,)
        Distance of each sample from the start.
    xy : ndarray, shape (n, 2)
        The samples.
    """

    s: FloatArray
    xy: FloatArray

    @property
    def length(self) -> float:
        """Length of the whole line in units."""
        return float(self.s[-1])

    def at(self, places: ArrayLike) -> FloatArray:
        """Points at places along the line, shape (n, 2); beyond an end, the end itself."""
        s = np.atleast_1d(np.asarray(places, float))
        points: FloatArray = np.column_stack([np.interp(s, self.s, self.xy[:, axis]) for axis in (0, 1)])
        return points

    def normal(self, places: ArrayLike) -> FloatArray:
        """Directions to the left of travel at places along the line, each of length 1, shape (n, 2)."""
        # Held within the line: past an end both neighbours would be the end, and give no direction.
        s = np.clip(np.atleast_1d(np.asarray(places, float)), 0.5, self.length - 0.5)
        along = self.at(s + 0.5) - self.at(s - 0.5)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        turned: FloatArray = np.column_stack([-along[:, 1], along[:, 0]])
        return turned

    def offset(self, places: ArrayLike, aside: ArrayLike) -> FloatArray:
        """Points `aside` units to the left of the line at each place, shape (n, 2)."""
        s = np.atleast_1d(np.asarray(places, float))
        reach: FloatArray = np.broadcast_to(np.asarray(aside, float), s.shape)[:, None]
        return self.at(s) + self.normal(s) * reach

    def spot(self, place: float, aside: float = 0.0) -> FloatArray:
        """One point of `offset`, shape (2,)."""
        point: FloatArray = self.offset(place, aside)[0]
        return point


def shifted(spot: Spot, x: float, y: float) -> tuple[float, float]:
    """Give the point `x` units to the right of a spot and `y` above it."""
    return float(spot[0]) + x, float(spot[1]) + y


def through(points: ArrayLike, samples: int = 600) -> Curve:
    """Draw a smooth curve through points.

    Parameters
    ----------
    points : array_like, shape (n, 2)
        At least two, no two neighbours alike.
    samples : int
        How finely the curve is sampled.

    Raises
    ------
    ValueError
        If there are fewer than two points, or two neighbours are alike.
    """
    spots = np.asarray(points, float)
    if len(spots) < _ENOUGH:
        message = f"a curve needs at least {_ENOUGH} points, and was given {len(spots)}; add its two ends"
        raise ValueError(message)
    knots = _distances(spots)
    if (np.diff(knots) == 0).any():
        message = "a curve was given the same point twice in a row; leave one of the two out"
        raise ValueError(message)
    xy = CubicSpline(knots, spots)(np.linspace(0, knots[-1], samples))
    return Curve(_distances(xy), xy)


def _distances(points: FloatArray) -> FloatArray:
    steps = np.hypot(*np.diff(points, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def wave(start: Spot, end_x: float, *, amplitude: float, period: float, phase: float) -> Curve:
    """Draw a gently curved, nearly level line from `start` to the x of `end_x`."""
    x = np.linspace(start[0], end_x, 500)
    y = start[1] + amplitude * np.sin(2 * np.pi * x / period + phase)
    return through(np.column_stack([x, y]), 900)


class Form(TypedDict, total=False):
    """How an outline departs from a circle."""

    wobble: float
    seed: int
    stretch: tuple[float, float]
    turn: float
    modes: tuple[int, ...]


def ring(centre: Spot, radius: float, **form: Unpack[Form]) -> FloatArray:
    """Outline a slightly irregular round thing: what cells have instead of circles.

    Parameters
    ----------
    centre : Spot
        The middle.
    radius : float
        In units, before stretching.
    **form
        `wobble` (share of the radius, 0), `seed`, `stretch` along x and y, `turn` in radians, and `modes`,
        the numbers of lobes that the wobble is made of.

    Returns
    -------
    ndarray, shape (160, 2)
        Points in turning order; the first is not repeated.
    """
    rng = np.random.default_rng(form.get("seed", 0))
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    swell = np.ones_like(angle)
    for lobes in form.get("modes", (2, 3, 4, 5)):
        size = form.get("wobble", 0.0) * rng.normal() / lobes
        swell += size * np.cos(lobes * angle + rng.uniform(0, 2 * np.pi))
    wide, high = form.get("stretch", (1.0, 1.0))
    x, y = radius * swell * np.cos(angle) * wide, radius * swell * np.sin(angle) * high
    cos, sin = np.cos(form.get("turn", 0.0)), np.sin(form.get("turn", 0.0))
    return np.column_stack([centre[0] + cos * x - sin * y, centre[1] + sin * x + cos * y])


def ribbon(curve: Curve, places: FloatArray, low: ArrayLike, high: ArrayLike) -> FloatArray:
    """Outline the band between two distances from a curve, shape (2 n, 2)."""
    return np.vstack([curve.offset(places, high), curve.offset(places, low)[::-1]])
