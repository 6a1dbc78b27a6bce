"""One fibre, its lesion, and what becomes of an impulse.

>>> from mscourse.models import axon
>>> fibre = axon.Parameters(diameter=5.0, temperature=37.0)
>>> result = axon.simulate(fibre, axon.Lesion(internodes=3, loss=0.97))
>>> result.blocked
False

==============  ====================================================================================
``parameters``  a fibre, a lesion, a resolution; what may be written, and what each default rests on
``channels``    how sodium and potassium channels open and shut
``cable``       a fibre as compartments: what is where, what it holds, what it lets through
``solver``      the equations, step by step
``result``      voltages, and what a physiologist reads off them
``run``         `simulate` one fibre, `sweep` over many
``measures``    questions that take more than one run
``cases``       the reference cases, translated
==============  ====================================================================================
"""

from mscourse.models.axon.cases import from_case
from mscourse.models.axon.measures import (
    RATES,
    Boundary,
    added_latency,
    boundaries,
    critical_loss,
    critical_temperature,
    following_rate,
    load,
    shortest_interval,
    train,
)
from mscourse.models.axon.parameters import STANDARD, Damage, Lesion, Parameters, Remyelinated, Resolution
from mscourse.models.axon.result import ARRIVAL, Result, crossings
from mscourse.models.axon.run import Run, lasting, simulate, sweep

__all__ = [
    "ARRIVAL",
    "RATES",
    "STANDARD",
    "Boundary",
    "Damage",
    "Lesion",
    "Parameters",
    "Remyelinated",
    "Resolution",
    "Result",
    "Run",
    "added_latency",
    "boundaries",
    "critical_loss",
    "critical_temperature",
    "crossings",
    "following_rate",
    "from_case",
    "lasting",
    "load",
    "shortest_interval",
    "simulate",
    "sweep",
    "train",
]
