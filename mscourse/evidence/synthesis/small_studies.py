"""Whether small studies say something else than large ones."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from mscourse.evidence import printing
from mscourse.evidence.synthesis.results import Pooled

FEW = 10
"""Below this many studies the test sees little: J. A. C. Sterne and others, BMJ 343 (2011) d4002."""


@dataclass(frozen=True, slots=True)
class SmallStudies:
    """Egger's line: effect over its error, against one over the error.

    Attributes
    ----------
    intercept, low, high
        How far the small studies lean, in standard errors, and its interval; 0 if they do not.
    p
        Two-sided.
    studies
        How many.

    """

    intercept: float
    low: float
    high: float
    p: float
    studies: int
    level: float = 95

    @property
    def sentence(self) -> str:
        """What the line says, and what it cannot say."""
        leans = "lean to one side" if self.low > 0 or self.high < 0 else "do not clearly lean to one side"
        few = (
            f" With {printing.number(self.studies)} studies the test sees little: fewer than {FEW}."
            if self.studies < FEW
            else ""
        )
        return (
            f"Small studies {leans}: intercept {printing.number(self.intercept, 2)} "
            f"({self.level:g}{printing.SPACE}% interval {printing.number(self.low, 2)} to "
            f"{printing.number(self.high, 2)}).{few} "
            "What was never published is one cause of a lean, smaller and sicker groups another."
        )


def egger(pooled: Pooled) -> SmallStudies:
    """Test whether small studies lean to one side.

    M. Egger and others, BMJ 315 (1997) 629-634, doi:10.1136/bmj.315.7109.629.

    Raises
    ------
    ValueError
        If there are fewer than three studies, all have the same error, or effects were not averaged.

    """
    if any(one.effect is None or one.variance is None for one in pooled.studies):
        message = "Egger's line needs an effect and its error from every study"
        raise ValueError(message)
    errors = np.array([one.variance for one in pooled.studies], dtype=float) ** 0.5
    effects = np.array([one.effect for one in pooled.studies], dtype=float)
    degrees = errors.size - 2
    precision, standard = 1 / errors, effects / errors
    spread = float(((precision - precision.mean()) ** 2).sum())
    if degrees < 1 or spread < 1e-12 * float((precision**2).sum()):
        message = f"{errors.size} studies of these sizes draw no line; give three or more, of several sizes"
        raise ValueError(message)
    slope = float(((precision - precision.mean()) * (standard - standard.mean())).sum()) / spread
    intercept = float(standard.mean()) - slope * float(precision.mean())
    left = float(((standard - intercept - slope * precision) ** 2).sum()) / degrees
    error = (left * (1 / errors.size + float(precision.mean()) ** 2 / spread)) ** 0.5
    reach = float(stdtrit(degrees, 0.5 + pooled.level / 200)) * error
    p = 2 * float(stdtr(degrees, -abs(intercept) / error)) if error > 0 else 0.0
    return SmallStudies(intercept, intercept - reach, intercept + reach, p, errors.size, pooled.level)
