"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping

import numpy as np

from mscourse.models.reconstitution.parameters import BCells, Parameters
from mscourse.models.reconstitution.run import simulate

HALF_YEAR, TWO_YEARS = 183.0, 730.0


def _new(day: float, person: Parameters) -> float:
    return 100 * float(simulate(person, [day]).renewed[..., 0])


def told() -> Mapping[str, float]:
    """Return shares of new clones in per cent, and the days on which CD4 and CD8 change places."""
    b_cells, days = BCells(), np.arange(0, 731.0)
    ratio = np.asarray(simulate(Parameters(), days).cd4_to_cd8).reshape(-1)
    below = days[ratio < 1]
    return {
        "b_cells_share": 100 * b_cells.level / b_cells.normal,
        "new_half_year": _new(HALF_YEAR, Parameters()),
        "first_below": float(below[0]),
        "last_below": float(below[-1]),
        "lowest_day": float(days[ratio.argmin()]),
        "lowest": float(ratio.min()),
        "new_deep": _new(TWO_YEARS, Parameters(survivors=0.001)),
        "new_young": _new(TWO_YEARS, Parameters(age=25.0)),
        "given_old": 65.0,
        "new_old": _new(TWO_YEARS, Parameters(age=65.0)),
    }
