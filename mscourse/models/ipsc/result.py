"""The shares of cells after each pass."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Result:
    """A culture, pass by pass.

    Attributes
    ----------
    passes
        After how many passes, shape (times,).
    states
        Shares of all cells, shape (times, stages + 2): pluripotent, each stage in turn, off target. The last
        stage is the product. Every row adds up to 1.

    """

    passes: NDArray[np.int64]
    states: NDArray[np.float64]

    @property
    def undifferentiated(self) -> NDArray[np.float64]:
        """Share still pluripotent, shape (times,)."""
        return self.states[:, 0]

    @property
    def product(self) -> NDArray[np.float64]:
        """Share that is the product, shape (times,)."""
        return self.states[:, -2]

    @property
    def off_target(self) -> NDArray[np.float64]:
        """Share that turned into something else, shape (times,)."""
        return self.states[:, -1]
