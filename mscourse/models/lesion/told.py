"""What the card of this model tells besides parameters and stored values."""

import math
from collections.abc import Mapping

import numpy as np
from scipy.optimize import minimize_scalar

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.lesion.run import front, simulate
from mscourse.models.lesion.state import seed
from mscourse.models.lesion.theory import growth, spacing, threshold

START, END = 40.0, 80.0
LAG = 1.5  # the edge lags by this times ln t, as the theory of pulled fronts has it


def _fastest_wave(chemotaxis: float) -> float:
    held = Parameters(chemotaxis=chemotaxis)
    found = minimize_scalar(lambda k: -float(growth(k, held)), bounds=(0.1, 4), method="bounded")
    return float(2 * math.pi / found.x)


def _edge() -> float:
    grid = Grid(shape=(math.ceil((2 * END + 10) / 0.1),), width=0.1)
    found = simulate(Parameters(chemotaxis=0.0), seed(grid), [START, END])
    return float(np.diff(front(found))[0]) / (END - START)


def told() -> Mapping[str, float]:
    """Return a unit of length in mm, distances of rings, and the speed of the edge, its lag added or not."""
    onset = math.ceil(10 * threshold(Parameters())[0]) / 10
    near, far = _fastest_wave(onset), _fastest_wave(8.0)
    edge = _edge()
    return {
        "unit_mm": math.sqrt(0.01),
        "given_lag": LAG,
        "given_slow_signal": 0.1,
        "spacing_slow_signal": spacing(Parameters(signal_diffusion=0.1)),
        "spacing_fast_signal": spacing(Parameters(signal_diffusion=1.0)),
        "given_onset": onset,
        "wave_at_onset": near,
        "wave_at_8": far,
        "shorter": 100 * (1 - far / near),
        "edge": edge,
        "edge_without_lag": edge + LAG * math.log(END / START) / (END - START),
    }
