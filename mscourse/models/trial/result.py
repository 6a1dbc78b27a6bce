"""What simulated trials saw."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.trial.parameters import Bias, Parameters, Relapses
from mscourse.models.trial.survival import Cox, Curve, LogRank, cox, kaplan_meier, log_rank


@dataclass(frozen=True)
class Result:
    """Simulated trials that wait for an event; controls stand first.

    Attributes
    ----------
    parameters, bias
        What was simulated.
    time
        Years from joining to the event or the last look, shape (trials, patients).
    event
        Whether the event was seen, shape (trials, patients).
    treated
        Whether a patient belongs to the treated arm, shape (patients,).

    """

    parameters: Parameters
    bias: Bias
    time: NDArray[np.float64]
    event: NDArray[np.bool_]
    treated: NDArray[np.bool_]

    @property
    def events(self) -> NDArray[np.int64]:
        """Events seen in the control and in the treated arm, shape (trials, 2)."""
        arms = (self.event[:, ~self.treated], self.event[:, self.treated])
        return np.stack([arm.sum(axis=1) for arm in arms], axis=1)

    def cox(self) -> Cox:
        """Hazard ratio of every trial."""
        return cox(self.time, self.event, self.treated)

    def log_rank(self) -> LogRank:
        """Log-rank test of every trial."""
        return log_rank(self.time, self.event, self.treated)

    def curve(self, trial: int, *, treated: bool) -> Curve:
        """Return one arm's Kaplan-Meier curve in one trial, counted from 0."""
        arm = self.treated == treated
        return kaplan_meier(self.time[trial, arm], self.event[trial, arm])


@dataclass(frozen=True)
class Counts:
    """Simulated trials that count relapses.

    Attributes
    ----------
    relapses
        What was simulated.
    control, treated
        Counts, shapes (trials, patients of the arm).

    """

    relapses: Relapses
    control: NDArray[np.int64]
    treated: NDArray[np.int64]

    @property
    def log_ratio(self) -> NDArray[np.float64]:
        """Log of the ratio of means, shape (trials,); not a number where an arm counted nothing."""
        with np.errstate(divide="ignore", invalid="ignore"):
            made = np.log(self.treated.mean(axis=1) / self.control.mean(axis=1))
        return np.where(np.isfinite(made), made, np.nan)

    @property
    def error(self) -> NDArray[np.float64]:
        """Its standard error from how the counts of each arm scatter (delta method), shape (trials,)."""
        parts = []
        for arm in (self.control, self.treated):
            mean = arm.mean(axis=1)
            parts.append(arm.var(axis=1, ddof=1) / arm.shape[1] / np.where(mean > 0, mean, np.nan) ** 2)
        return np.asarray(np.sqrt(parts[0] + parts[1]), dtype=float)
