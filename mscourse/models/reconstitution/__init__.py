"""How blood cells come back after a transplant of one's own stem cells, each at its own pace.

>>> from mscourse.models import reconstitution
>>> result = reconstitution.simulate(reconstitution.Parameters(age=35.0, survivors=0.01), [0, 180, 730])
>>> [round(float(count), 3) for count in result.b_cells]
[0.001, 0.2, 0.25]
>>> round(float(result.renewed[-1]), 2)
0.68

==============  ====================================================================================
``parameters``  each kind of cell, the thymus, the old clones, the infections: what may be written
``theory``      the closed forms: counts, when they cross a level, the share renewed, infections
``curves``      new cells and old clones apart, for one standard person
``run``         `simulate` one person or many, over days; `draw` people who differ
==============  ====================================================================================
"""

from mscourse.models.reconstitution.parameters import (
    CD8,
    KINDS,
    BCells,
    Infection,
    MemoryCD4,
    NaiveCD4,
    NaturalKillers,
    Neutrophils,
    Parameters,
    Regulatory,
    Renewal,
    Subset,
)
from mscourse.models.reconstitution.run import People, Result, Scatter, draw, simulate
from mscourse.models.reconstitution.theory import (
    YEAR,
    crossing,
    export_ratio,
    infections,
    logistic,
    logistic_integral,
    naive,
    renewed,
    shortfall,
)

__all__ = [
    "CD8",
    "KINDS",
    "YEAR",
    "BCells",
    "Infection",
    "MemoryCD4",
    "NaiveCD4",
    "NaturalKillers",
    "Neutrophils",
    "Parameters",
    "People",
    "Regulatory",
    "Renewal",
    "Result",
    "Scatter",
    "Subset",
    "crossing",
    "draw",
    "export_ratio",
    "infections",
    "logistic",
    "logistic_integral",
    "naive",
    "renewed",
    "shortfall",
    "simulate",
]
