"""Two drugs together: each alone, what nothing special would look like, and four states for the rest.

>>> from mscourse.models import synergy
>>> pair = synergy.Parameters(full_both=0.05, second_potency=3.0)
>>> result = synergy.simulate(pair, [0.0, 1.0, 10.0], [0.0, 2.0])
>>> result.effect.shape, bool((result.excess("bliss") >= -1e-12).all())
((3, 2), True)

==============  ====================================================================================
``parameters``  a `Drug` by itself, and `Parameters` for two of them together
``theory``      Hill curves, and the null models: Bliss, highest single agent, Loewe
``musyc``       four states in balance: the model MuSyC
``run``         `simulate` a whole surface of doses
``result``      the surface, and how far it is from each null model
==============  ====================================================================================
"""

from mscourse.models.synergy.musyc import STATES, effect_together, populations
from mscourse.models.synergy.parameters import Drug, Parameters
from mscourse.models.synergy.result import NULLS, Result
from mscourse.models.synergy.run import simulate
from mscourse.models.synergy.theory import (
    bliss,
    combination_index,
    dose_for,
    effect_alone,
    highest_single_agent,
    isobole,
    loewe,
)

__all__ = [
    "NULLS",
    "STATES",
    "Drug",
    "Parameters",
    "Result",
    "bliss",
    "combination_index",
    "dose_for",
    "effect_alone",
    "effect_together",
    "highest_single_agent",
    "isobole",
    "loewe",
    "populations",
    "simulate",
]
