"""A lesion that grows outward: cells that follow a signal, the signal, and what they destroy.

>>> from mscourse.models import lesion
>>> sizes = lesion.Parameters(chemotaxis=8.0)
>>> threshold, wavenumber = lesion.threshold(sizes)
>>> round(threshold, 2), sizes.chemotaxis > threshold
(5.83, True)
>>> disc = lesion.Grid(shape=(64,), width=0.5, radial=True)
>>> result = lesion.simulate(sizes, lesion.seed(disc, radius=3.0), times=[0.0, 16.0])
>>> lesion.rings(result.cells[-1])
3

==============  ====================================================================================
``parameters``  rates of the equations, and the grid: a line, a plane, or a disc seen along its radius
``theory``      when rings appear, how far apart, how fast they grow: closed forms
``state``       where a run starts: a seed, a wave, or noise
``run``         `simulate` step by step, and count what came of it
==============  ====================================================================================
"""

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.lesion.run import Result, front, rings, simulate, step_limit
from mscourse.models.lesion.state import State, noisy, seed, wave
from mscourse.models.lesion.theory import FRONT_SPEED, band, growth, spacing, threshold

__all__ = [
    "FRONT_SPEED",
    "Grid",
    "Parameters",
    "Result",
    "State",
    "band",
    "front",
    "growth",
    "noisy",
    "rings",
    "seed",
    "simulate",
    "spacing",
    "step_limit",
    "threshold",
    "wave",
]
