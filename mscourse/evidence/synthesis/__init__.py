"""Many studies made one, with what speaks against it.

>>> from mscourse.evidence import evidence
>>> from mscourse.evidence.synthesis import bodies
>>> deaths = bodies.ahsct_deaths(evidence)      # rows, pool, what was left out and why
>>> print(deaths.pooled.sentence)
>>> evidence.pool(["record.outcome", "other.outcome"])      # refuses with reasons, unless `because` is given

==================  ==================================================================================
``results``         `Study` and `Pooled`: what comes out, and what a forest plot draws
``asking``          `pool`: rows, objections, result
``effects``         published numbers made rows; what cannot be weighed is refused
``objections``      what speaks against pooling
``overlaps``        which records hold the same people
``pooling``         averages of effects, fixed and random; Q, I², tau² and its interval; prediction
``counts``          counts pooled as counts: rare events, and none
``absolute``        differences of risks and numbers needed to treat
``small_studies``   Egger's line
``bodies``          the syntheses that the book shows
``saying``          results in words
==================  ==================================================================================
"""

from mscourse.evidence.synthesis.absolute import Absolute, Baseline, from_ratio, risk_difference
from mscourse.evidence.synthesis.asking import pool
from mscourse.evidence.synthesis.effects import Asked
from mscourse.evidence.synthesis.pooling import METHODS
from mscourse.evidence.synthesis.results import Kind, Method, Pooled, Scale, Study
from mscourse.evidence.synthesis.small_studies import SmallStudies, egger

__all__ = [
    "METHODS",
    "Absolute",
    "Asked",
    "Baseline",
    "Kind",
    "Method",
    "Pooled",
    "Scale",
    "SmallStudies",
    "Study",
    "egger",
    "from_ratio",
    "pool",
    "risk_difference",
]
