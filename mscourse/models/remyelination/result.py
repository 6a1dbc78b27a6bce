"""Densities over time, and where the front is."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ranges import check

LEVEL = 0.5  # of full density; theory's speed does not depend on it


@dataclass(frozen=True, eq=False)
class Result:
    """Repair of a strip of tissue.

    Attributes
    ----------
    time
        Of the records, days, shape (records,); the first is 0.
    position
        Of the pieces' middles, µm from the edge, shape (cells,).
    precursors, myelinating
        Densities as shares of full density, shape (records, cells).

    """

    time: NDArray[np.float64]
    position: NDArray[np.float64]
    precursors: NDArray[np.float64] = field(repr=False)
    myelinating: NDArray[np.float64] = field(repr=False)

    def front(self, level: float = LEVEL) -> NDArray[np.float64]:
        """Return how far both kinds of cells together reach a level, µm, shape (records,); NaN where nowhere.

        The outermost place counts; a straight line joins the pieces' middles.

        Raises
        ------
        ValueError
            If `level` is not from 1e-9 to 1.

        """
        check("level", level, 1e-9, 1, "It is a share of full density.")
        total = self.precursors + self.myelinating
        above = total >= level
        last = total.shape[1] - 1 - np.argmax(above[:, ::-1], axis=1)
        records = np.arange(self.time.size)
        after = np.minimum(last + 1, total.shape[1] - 1)
        here, there = total[records, last], total[records, after]
        drop = np.where(here > there, here - there, 1.0)
        share = np.where(after > last, (here - level) / drop, 0.0)
        at = self.position[last] + share * (self.position[after] - self.position[last])
        return np.asarray(np.where(above.any(axis=1), at, np.nan))

    def speed(self, start: float, end: float, level: float = LEVEL) -> float:
        """Return the front's mean speed between two days, µm per day.

        Raises
        ------
        ValueError
            If the days are outside the run or do not rise, or there is no front on one of them.

        """
        check("start", start, 0, float(self.time[-1]), "It lies in the run.")
        check("end", end, 0, float(self.time[-1]), "It lies in the run.")
        if end <= start:
            message = f"end is {end!r}; it must be later than start, {start!r}"
            raise ValueError(message)
        near, far = np.interp([start, end], self.time, self.front(level))
        if not np.isfinite(far - near):
            message = f"no place reaches {level:g} on day {start:g} or day {end:g}; take a lower level"
            raise ValueError(message)
        return float((far - near) / (end - start))
