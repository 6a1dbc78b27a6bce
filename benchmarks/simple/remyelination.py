"""The front by a loop over pieces and steps, explicit in everything, at the longest step that is stable."""

from dataclasses import replace

import numpy as np
from _race import Race

from mscourse.models import remyelination

TISSUE = remyelination.Parameters()
FULL = remyelination.Resolution()
SHORT = replace(FULL, length=400.0, cells=200, days=40.0, step=0.02)
TIMED = replace(SHORT, days=4.0)


def piece_by_piece(days: float, length: float = SHORT.length, cells: int = SHORT.cells) -> list[float]:
    """Return the density of precursors, then of myelinating cells, at each place."""
    width = length / cells
    step = width**2 / (2 * TISSUE.diffusion)
    spread = TISSUE.diffusion / width**2
    division, maturing = TISSUE.proliferation, TISSUE.maturation
    young = [SHORT.seed if (at + 0.5) * width < SHORT.seed_width else 0.0 for at in range(cells)]
    grown = [0.0] * cells
    for _ in range(round(days / step)):
        after = young[:]
        for at in range(cells):
            here = young[at]
            left = young[at - 1] if at > 0 else here
            right = young[at + 1] if at < cells - 1 else here
            moved = spread * (left - 2 * here + right)
            made = division * here * (1 - here - grown[at]) - maturing * here
            after[at] = here + step * (moved + made)
        for at in range(cells):
            grown[at] += step * maturing * young[at] * (1 - grown[at])
        young = after
    return young + grown


def ours() -> np.ndarray:
    """Return the same of the model."""
    made = remyelination.simulate(TISSUE, SHORT)
    return np.concatenate([made.precursors[-1], made.myelinating[-1]])


RACES = [
    Race(
        model="remyelination",
        against="an explicit loop over pieces at its longest stable step, per piece and day",
        target=60,
        ours=lambda: remyelination.simulate(TISSUE, FULL),
        ours_work=FULL.cells * FULL.days,
        simple=lambda: piece_by_piece(TIMED.days),
        simple_work=TIMED.cells * TIMED.days,
        same=lambda: (ours(), piece_by_piece(SHORT.days)),
        allowed=0.01,
        growth=[
            (
                f"{cells} pieces, {FULL.days:g} days",
                lambda cells=cells: remyelination.simulate(  # type: ignore[misc]  # a loop's own value
                    TISSUE, replace(FULL, cells=cells, length=2.0 * cells)
                ),
            )
            for cells in (500, 1500, 4500)
        ],
    )
]
