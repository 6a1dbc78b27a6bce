"""Cells given once: how long they last, what their signal does to lesions, what a trial could see of it.

>>> from mscourse.models import msc
>>> round(msc.trial_rate_ratio(msc.Treatment(dose=1.0, route="intravenous")), 2)
0.94
>>> error = msc.error_of_interval(0.58, 1.50)
>>> round(msc.detectable_ratio(error), 2)
0.51

==============  ===================================================================================
``parameters``  the cells' fate and effect, a treatment, a trial; what may be written
``kinetics``    how many cells are where, and the rate of new lesions that follows, in closed form
``theory``      what a trial's size and spread let it see, in closed form
``run``         `simulate` whole trials and analyse each
``result``      the simulated trials, and what a statistician reads off them
==============  ===================================================================================
"""

from mscourse.models.msc.kinetics import (
    Amounts,
    amounts,
    area_of_drive,
    drive,
    rate_ratio,
    signal,
    trial_rate_ratio,
)
from mscourse.models.msc.parameters import ROUTES, SCANS, Parameters, Treatment, Trial
from mscourse.models.msc.result import Result
from mscourse.models.msc.run import analyse, simulate
from mscourse.models.msc.theory import (
    detectable_ratio,
    error_of_interval,
    implied_dispersion,
    p_value,
    power,
    standard_error,
)

__all__ = [
    "ROUTES",
    "SCANS",
    "Amounts",
    "Parameters",
    "Result",
    "Treatment",
    "Trial",
    "amounts",
    "analyse",
    "area_of_drive",
    "detectable_ratio",
    "drive",
    "error_of_interval",
    "implied_dispersion",
    "p_value",
    "power",
    "rate_ratio",
    "signal",
    "simulate",
    "standard_error",
    "trial_rate_ratio",
]
