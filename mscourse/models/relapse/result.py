"""Cells, damage and episodes of each patient, and the rates that a study reads off them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mscourse.models.relapse.parameters import DAYS, Study


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of every patient.

    Attributes
    ----------
    study
        What was watched.
    time
        Days of the records, shape (times,).
    resting_effectors, resting_regulators, effectors, regulators
        Cells, shape (patients, times).
    reversible, irreversible
        Damage of either kind, without a unit, shape (patients, times).
    regulator_growth
        aR of each patient before treatment, shape (patients,).
    onset_day, onset_patient
        When each episode began, days, and whose it is, both shape (episodes,).
    clipped
        Patients whose cells reached the largest number that is let through, shape (patients,).

    """

    study: Study
    time: NDArray[np.float64]
    resting_effectors: NDArray[np.float64]
    resting_regulators: NDArray[np.float64]
    effectors: NDArray[np.float64]
    regulators: NDArray[np.float64]
    reversible: NDArray[np.float64]
    irreversible: NDArray[np.float64]
    regulator_growth: NDArray[np.float64]
    onset_day: NDArray[np.float64]
    onset_patient: NDArray[np.intp]
    clipped: NDArray[np.bool_]

    @property
    def counts(self) -> NDArray[np.intp]:
        """Episodes of each patient, shape (patients,)."""
        return np.bincount(self.onset_patient, minlength=self.study.patients)

    @property
    def rate(self) -> float:
        """Episodes of one patient in one year."""
        return self.onset_day.size / (self.study.patients * self.study.years)

    def rate_between(self, start: float, end: float) -> float:
        """Return episodes of one patient in one year, from day `start` to before day `end`.

        Raises
        ------
        ValueError
            If the days do not rise.

        """
        if not start < end:
            message = f"start is {start:g} and end is {end:g}; give days that rise."
            raise ValueError(message)
        among = (self.onset_day >= start) & (self.onset_day < end)
        return float(among.sum()) * DAYS / (self.study.patients * (end - start))

    @property
    def dispersion(self) -> float:
        """Variance of the counts over their mean: 1 for pure chance; not a number without any episode."""
        counts = self.counts
        return float(counts.var() / counts.mean()) if counts.any() else float("nan")
