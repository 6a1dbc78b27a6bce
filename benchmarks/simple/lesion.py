"""The lesion on a plane, cell by cell in nested loops, beside the model's whole arrays."""

import math
from collections.abc import Callable

import numpy as np
from _race import Race

from mscourse.models import lesion as model

RATES = model.Parameters(chemotaxis=8.0)
WIDTH, STEP = 0.5, 0.02
PLAIN_STEPS, OUR_STEPS = 4, 200
Rows = list[list[float]]


def advance(m: Rows, c: Rows, d: Rows) -> tuple[Rows, Rows, Rows]:
    """Return cells, signal and damage one step later."""
    count = len(m)
    new_m, new_c, new_d = ([[0.0] * count for _ in range(count)] for _ in range(3))
    for i in range(count):
        for j in range(count):
            here, signal = m[i][j], c[i][j]
            arrives = spread = 0.0
            for k, n in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if not (0 <= k < count and 0 <= n < count):
                    continue
                climb = (c[k][n] - signal) / WIDTH
                source = here if climb > 0 else m[k][n]
                carried = RATES.chemotaxis * source / (1 + source) * climb
                arrives += ((m[k][n] - here) / WIDTH - carried) / WIDTH
                spread += climb / WIDTH
            made = RATES.secretion * here + RATES.release * d[i][j] - signal
            new_m[i][j] = here + STEP * (here * (1 - here) + arrives)
            new_c[i][j] = signal + STEP * (RATES.signal_diffusion * spread + made) / RATES.delay
            fade = math.exp(-STEP * RATES.damage * here * here / (1 + here))
            new_d[i][j] = 1 - (1 - d[i][j]) * fade
    return new_m, new_c, new_d


def plain(count: int, steps: int) -> Rows:
    """Return the cells after some steps."""
    start = model.seed(model.Grid(shape=(count, count), width=WIDTH))
    m: Rows = start.cells.tolist()
    c: Rows = start.signal.tolist()
    d: Rows = start.damage.tolist()
    for _ in range(steps):
        m, c, d = advance(m, c, d)
    return m


def ours(count: int, steps: int) -> object:
    """Return the same from the model."""
    start = model.seed(model.Grid(shape=(count, count), width=WIDTH))
    return model.simulate(RATES, start, [steps * STEP], step=STEP).cells[-1]


def plane(count: int) -> Callable[[], object]:
    """Return a job: a plane of so many cells each way, 100 steps."""
    return lambda: ours(count, 100)


RACES = [
    Race(
        model="lesion",
        against="nested Python loops, per cell and step, 128 by 128",
        target=25,
        ours=lambda: ours(128, OUR_STEPS),
        simple=lambda: plain(128, PLAIN_STEPS),
        ours_work=OUR_STEPS,
        simple_work=PLAIN_STEPS,
        same=lambda: (ours(24, 60), np.array(plain(24, 60))),
        allowed=1e-10,
        growth=[(f"{count} by {count}, 100 steps", plane(count)) for count in (64, 128, 256)],
    )
]
