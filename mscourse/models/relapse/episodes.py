"""The rule that reads episodes off a rising and falling number of cells.

An episode begins when active effectors rise to a threshold. A rise that follows soon after the last one
counted belongs to the same episode. It is a convention of this course; the published model names no number.
"""

import numpy as np
from numpy.typing import NDArray


class Episodes:
    """Counts episodes of many patients while time goes on.

    Attributes
    ----------
    days, patients
        When episodes began, and whose they are, in the order of time; one array for each step with a rise.

    """

    def __init__(self, effectors: NDArray[np.float64], threshold: float, merge_days: float) -> None:
        """Begin with each patient's active effectors; those above already are in no new episode."""
        self.days: list[NDArray[np.float64]] = []
        self.patients: list[NDArray[np.intp]] = []
        self._threshold, self._merge = threshold, merge_days
        self._above = effectors >= threshold
        self._last = np.full(effectors.size, -np.inf)

    def see(self, effectors: NDArray[np.float64], day: float) -> None:
        """Look at the next day's number of active effectors, shape (patients,)."""
        above = effectors >= self._threshold
        risen = np.flatnonzero(above > self._above)
        self._above = above
        if risen.size:
            new = risen[day - self._last[risen] >= self._merge]
            self._last[new] = day
            self.days.append(np.full(new.size, day))
            self.patients.append(new)
