"""Relapses from chance arrivals: effector and regulatory T cells that hold each other in check.

>>> import numpy as np
>>> from mscourse.models import relapse
>>> steady = relapse.steady_state(relapse.Parameters())
>>> round(steady.effectors)
976
>>> study = relapse.Study(patients=20, years=1)
>>> result = relapse.simulate(study, rng=np.random.default_rng(1))
>>> result.effectors.shape
(20, 366)

==============  ===================================================================================
``parameters``  rates, arrivals, damage, a treatment, a study; what may be written
``theory``      the steady state, how it swings back, how far chance moves it: no simulation
``run``         `simulate` many patients side by side
``episodes``    the rule that reads episodes off a rising and falling number of cells
``result``      cells, damage and episodes of each patient
==============  ===================================================================================
"""

from mscourse.models.relapse.parameters import DAYS, Parameters, Study, Treatment, treated
from mscourse.models.relapse.result import Result
from mscourse.models.relapse.run import simulate
from mscourse.models.relapse.theory import (
    SteadyState,
    covariance,
    hill,
    jacobian,
    leading_eigenvalue,
    period,
    steady_state,
)

__all__ = [
    "DAYS",
    "Parameters",
    "Result",
    "SteadyState",
    "Study",
    "Treatment",
    "covariance",
    "hill",
    "jacobian",
    "leading_eigenvalue",
    "period",
    "simulate",
    "steady_state",
    "treated",
]
