"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from mscourse.models.disability.four import EDGES, PEOPLE, STAY, WORSEN, fit_four_states
from mscourse.models.disability.milestones import BRITISH_COLUMBIA, calibrate, years_until
from mscourse.models.disability.parameters import Parameters

FRAILTY = 8.0
# Another shape with the same totals; a test holds how far its steps are from ours.
OTHER_STEPS, OTHER_IMPROVEMENT, OTHER_RATIO = (4, 5), 0.15, 7.7


def told() -> Mapping[str, Any]:
    """Return what was published, how well four states fit it, and a median when people differ."""
    frail = calibrate(replace(Parameters(), frailty=FRAILTY))
    yearly = fit_four_states().yearly()
    apart = [
        *(np.diag(yearly) - STAY),
        *(yearly[row, row + 1] - chance for row, chance in enumerate(WORSEN)),
    ]
    return {
        "british_columbia": [100 * share for share in BRITISH_COLUMBIA],
        "registry": [PEOPLE, *EDGES],
        "four_states_residual": round(float(np.max(np.abs(apart))), 4),
        "median_frail": years_until(frail, 0.5),
        "another_shape": [*OTHER_STEPS, OTHER_IMPROVEMENT, OTHER_RATIO],
    }
