"""What a comparison of options gives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.preference.parameters import Option, Parameters
from mscourse.models.preference.theory import break_even, relapse_loss, utility


@dataclass(frozen=True)
class Result:
    """People's scores through time under each option, and what their lives are valued at.

    Attributes
    ----------
    parameters, options
        What was compared.
    time
        Years from the start, shape (times,).
    weight
        How many discounted years each time stands for in the sum, shape (times,).
    share
        Shares of those who outlived the start at EDSS 0 to 9, shape (options, times, 10); each sums to 1.

    """

    parameters: Parameters
    options: tuple[Option, ...]
    time: NDArray[np.float64]
    weight: NDArray[np.float64]
    share: NDArray[np.float64]

    @property
    def utility(self) -> NDArray[np.float64]:
        """Mean utility of those who outlived the start, shape (options, times)."""
        loss = [relapse_loss(self.parameters.utilities, one.relapses) for one in self.options]
        return np.asarray(
            self.share @ utility(self.parameters.utilities) - np.array(loss)[:, None], dtype=float
        )

    @property
    def qaly_outlived(self) -> NDArray[np.float64]:
        """Discounted quality-adjusted life years of those who outlived the start, shape (options,)."""
        return np.asarray(self.utility @ self.weight, dtype=float)

    @property
    def qaly(self) -> NDArray[np.float64]:
        """The same over everyone; who died at the start counts 0, shape (options,)."""
        return np.asarray(self.qaly_outlived * [1 - one.death for one in self.options], dtype=float)

    def break_even(self, *, standard: int, treated: int) -> float:
        """Return the chance of death at the start at which one option is worth another, unclipped.

        `standard` and `treated` are places in `options`. The treated option's own `death` is left out: it is
        what is asked for. See `break_even` of the package for what a negative result means.
        """
        return float(break_even(self.qaly[standard], self.qaly_outlived[treated]))


@dataclass(frozen=True)
class Grid:
    """Life years over a grid.

    Attributes
    ----------
    parameters
        How long was looked, and how life was valued; its `start` was not used.
    hazard_ratios
        Shape (ratios,).
    lasts
        Years for which the effect lasts, shape (durations,).
    qaly
        Discounted quality-adjusted life years from EDSS 0 to 9, shape (ratios, durations, 10).

    """

    parameters: Parameters
    hazard_ratios: NDArray[np.float64]
    lasts: NDArray[np.float64]
    qaly: NDArray[np.float64]
