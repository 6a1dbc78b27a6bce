"""How disability grows over decades: ten steps of a scale, and what a treatment changes.

>>> import numpy as np
>>> from mscourse.models import disability
>>> natural = disability.Parameters()
>>> [round(float(share), 3) for share in disability.reach(natural, [15, 25])]
[0.262, 0.538]
>>> early = disability.Treatment(hazard_ratio=0.5)
>>> people = disability.simulate(natural, [early], rng=np.random.default_rng(1), people=2000)
>>> people.step.shape
(31, 2000)

==============  ====================================================================================
``parameters``  the rates of the ten-step model, a treatment and its time
``rates``       from rates to probabilities, and to shares of a group
``milestones``  first passage: who has ever reached a step; the one scale that is fitted
``four``        four broad states, fitted to published yearly probabilities
``table``       a table of yearly probabilities from elsewhere
``run``         `cohort`, `simulate`, `population`: a group, single people, very many people
``result``      what became of them
==============  ====================================================================================
"""

from mscourse.models.disability.four import (
    SECONDARY_PROGRESSIVE,
    STATES,
    STAY,
    WORSEN,
    FourStates,
    fit_four_states,
)
from mscourse.models.disability.milestones import ANCHOR, BRITISH_COLUMBIA, calibrate, reach, years_until
from mscourse.models.disability.parameters import MILESTONE, STEPS, Parameters, Treatment
from mscourse.models.disability.rates import at_step, frailties, generator, propagate, transitions
from mscourse.models.disability.result import Course, People, Population
from mscourse.models.disability.run import Setting, Visits, cohort, population, simulate, simulate_matrix
from mscourse.models.disability.table import check_matrix, follow, read_matrix

__all__ = [
    "ANCHOR",
    "BRITISH_COLUMBIA",
    "MILESTONE",
    "SECONDARY_PROGRESSIVE",
    "STATES",
    "STAY",
    "STEPS",
    "WORSEN",
    "Course",
    "FourStates",
    "Parameters",
    "People",
    "Population",
    "Setting",
    "Treatment",
    "Visits",
    "at_step",
    "calibrate",
    "check_matrix",
    "cohort",
    "fit_four_states",
    "follow",
    "frailties",
    "generator",
    "population",
    "propagate",
    "reach",
    "read_matrix",
    "simulate",
    "simulate_matrix",
    "transitions",
    "years_until",
]
