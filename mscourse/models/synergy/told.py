"""What the card of this model tells besides parameters and stored values."""

import math
from collections.abc import Mapping
from dataclasses import replace

from mscourse.models.synergy.musyc import effect_together
from mscourse.models.synergy.parameters import Drug, Parameters

FAST = 100.0


def _left(first: Drug, second: Drug, *, first_potency: float, second_potency: float) -> tuple[float, float]:
    """Return what is left at the half doses, and again with the first drug a hundred times as fast."""
    pair = Parameters(
        first=first,
        second=second,
        full_both=0.0,
        first_potency=first_potency,
        second_potency=second_potency,
    )
    both = (pair, replace(pair, first_speed=FAST))
    slow, fast = (float(effect_together(one, first.half_dose, second.half_dose)) for one in both)
    return slow, fast


def told() -> Mapping[str, float | tuple[float, float]]:
    """Return effects at the half doses, and the slope at which Bliss and the truth agree."""
    shallow, steep = Drug(full=0.3, slope=1.0), Drug(full=0.3, slope=2.0)
    return {
        # Twice the half dose leaves 1 / (1 + 2^slope); Bliss expects a quarter.
        "slope_of_agreement": math.log2(3),
        "doubled_potencies": _left(shallow, steep, first_potency=2.0, second_potency=2.0),
        "given_potency": 4.0,
        "where_speed_is_nothing": _left(steep, shallow, first_potency=2.0, second_potency=4.0),
    }
