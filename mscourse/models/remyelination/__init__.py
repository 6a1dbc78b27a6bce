"""Repair moves into a lesion: how fast its front goes, and how speed returns as new myelin thickens.

>>> from mscourse.models import remyelination
>>> tissue = remyelination.Parameters()
>>> round(remyelination.front_speed(tissue), 2)  # µm per day
7.75
>>> result = remyelination.simulate(tissue)
>>> round(float(result.front()[-1]) / 1000, 1)  # mm after 200 days
1.4

==============  ====================================================================================
``parameters``  a tissue, how it is cut up, a new sheath; what may be written
``theory``      closed forms: speed of the front, its delay, the age at which it stops
``run``         `simulate` the front, step by step
``result``      densities, and where the front is
``sheath``      a new sheath thickens; its speed by Rushton's rule, and through the axon model
==============  ====================================================================================
"""

from mscourse.models.remyelination.parameters import REFERENCE_AGE, Parameters, Resolution, Sheath
from mscourse.models.remyelination.result import Result
from mscourse.models.remyelination.run import simulate
from mscourse.models.remyelination.sheath import (
    BEST_G_RATIO,
    axon_speed,
    g_ratio_at,
    recovered,
    relative_speed,
)
from mscourse.models.remyelination.theory import coverage_days, front_delay, front_speed, growth, stall_age

__all__ = [
    "BEST_G_RATIO",
    "REFERENCE_AGE",
    "Parameters",
    "Resolution",
    "Result",
    "Sheath",
    "axon_speed",
    "coverage_days",
    "front_delay",
    "front_speed",
    "g_ratio_at",
    "growth",
    "recovered",
    "relative_speed",
    "simulate",
    "stall_age",
]
