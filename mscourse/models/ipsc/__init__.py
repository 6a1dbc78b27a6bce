"""From a pluripotent cell to a dose: what a culture yields, what slips through, and what a batch costs.

>>> from mscourse.models import ipsc
>>> culture = ipsc.simulate(ipsc.Parameters(), passes=[4, 12])
>>> round(float(culture.product[-1]), 2)
0.53
>>> round(float(ipsc.tumour_risk(1e7, ipsc.Release(residual=1e-5, forming=1e-3))), 3)
0.095

==============  ====================================================================================
``parameters``  a culture, what is known at release, a batch; what may be written
``run``         `simulate` a culture, pass by pass
``result``      the shares of cells after each pass
``theory``      closed forms: eventual product, sorting, risk, sampling
``batch``       doublings, days and cost
==============  ====================================================================================
"""

from mscourse.models.chance import upper_bound_zero
from mscourse.models.ipsc.batch import batch_cost, batch_days, cells_needed, doublings
from mscourse.models.ipsc.parameters import Batch, Parameters, Release, Stage
from mscourse.models.ipsc.result import Result
from mscourse.models.ipsc.run import simulate, transitions
from mscourse.models.ipsc.theory import (
    eventual_product,
    expected_undifferentiated,
    largest_dose,
    missed,
    sorted_purity,
    tumour_risk,
)

__all__ = [
    "Batch",
    "Parameters",
    "Release",
    "Result",
    "Stage",
    "batch_cost",
    "batch_days",
    "cells_needed",
    "doublings",
    "eventual_product",
    "expected_undifferentiated",
    "largest_dose",
    "missed",
    "simulate",
    "sorted_purity",
    "transitions",
    "tumour_risk",
    "upper_bound_zero",
]
